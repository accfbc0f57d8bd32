// Rundown protection: users of an object are counted until it is run down; then nobody gets in, and who runs it down waits for the last
// to leave. The cache-aware kind keeps a count per processor on Windows, to be fast; here it keeps one.
// The word holds twice the number of users; bit 0 says that it is being run down.

import { type Body, ddi, type Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** Bytes of the cache-aware kind, opaque to drivers. */
const awareSize = 64;

function reference(k: Kernel, f: Offset): Offset {
  const at = k.argPointer(f, 0);
  k.touch(f, at, 8, true);
  return at;
}

const set =
  (value: bigint): Body =>
  (k, f) => {
    k.m.setU64(reference(k, f), value);
    return k.returnVoid(f);
  };

/** `counted`: how many uses is the second argument. */
const acquire =
  (counted: boolean): Body =>
  (k, f) => {
    const at = reference(k, f);
    const value = k.m.u32(at);
    if ((value & 1) !== 0) return k.returnBool(f, false);
    k.m.setU32(at, value + 2 * (counted ? k.argU32(f, 1) : 1));
    return k.returnBool(f, true);
  };

const release =
  (counted: boolean): Body =>
  (k, f) => {
    const at = reference(k, f);
    const value = k.m.u32(at);
    const given = 2 * (counted ? k.argU32(f, 1) : 1);
    if (value < given) {
      const message = `Rundown protection at ${k.hex(at)} is released more often than acquired.`;
      return stopWithFinding(k, f, "verifier:rundown", message);
    }
    k.m.setU32(at, value - given);
    if (value - given === 1) wakeConditions(k, at);
    return k.returnVoid(f);
  };

const wait: Body = (k, f) => {
  const at = reference(k, f);
  const value = k.m.u32(at) | 1;
  k.m.setU32(at, value);
  if (value === 1) return k.returnVoid(f);
  return block(k, f, 1, "condition", [at], undefined, "waits for the users of a protected object");
};

export const rundownDdis: readonly Routine[] = [
  ddi("ExInitializeRundownProtection", 1, set(0n)),
  ddi("ExReInitializeRundownProtection", 1, set(0n)),
  ddi("ExAcquireRundownProtection", 1, acquire(false)),
  ddi("ExAcquireRundownProtectionEx", 2, acquire(true)),
  ddi("ExReleaseRundownProtection", 1, release(false)),
  ddi("ExReleaseRundownProtectionEx", 2, release(true)),
  ddi("ExWaitForRundownProtectionRelease", 1, wait),
  ddi("ExRundownCompleted", 1, set(1n)),

  // (PoolType, PoolTag)
  ddi("ExAllocateCacheAwareRundownProtection", 2, (k, f) => {
    const tag = k.argU32(f, 1);
    const letters = String.fromCharCode(tag & 0xff, (tag >> 8) & 0xff, (tag >> 16) & 0xff, tag >>> 24);
    const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
    const paged = (k.argU32(f, 0) & 1) !== 0;
    return k.returnPointer(f, allocate(k, { size: awareSize, tag: letters, zero: true, paged, ...owner }));
  }),
  ddi("ExFreeCacheAwareRundownProtection", 1, (k, f) => {
    freeChecked(k, f, k.argPointer(f, 0), undefined);
    return k.returnVoid(f);
  }),
  ddi("ExSizeOfRundownProtectionCacheAware", 0, (k, f) => k.return64(f, BigInt(awareSize))),
  ddi("ExInitializeRundownProtectionCacheAware", 2, (k, f) => {
    const size = k.argU32(f, 1);
    if (size < awareSize) {
      const message = `Cache-aware rundown protection is set up in ${size} bytes; it takes ${awareSize}, as ExSizeOfRundownProtectionCacheAware says.`;
      return stopWithFinding(k, f, "verifier:rundown", message);
    }
    return set(0n)(k, f, 0);
  }),
  ddi("ExInitializeRundownProtectionCacheAwareEx", 2, set(0n)),
  ddi("ExReInitializeRundownProtectionCacheAware", 1, set(0n)),
  ddi("ExAcquireRundownProtectionCacheAware", 1, acquire(false)),
  ddi("ExAcquireRundownProtectionCacheAwareEx", 2, acquire(true)),
  ddi("ExReleaseRundownProtectionCacheAware", 1, release(false)),
  ddi("ExReleaseRundownProtectionCacheAwareEx", 2, release(true)),
  ddi("ExWaitForRundownProtectionReleaseCacheAware", 1, wait),
  ddi("ExRundownCompletedCacheAware", 1, set(1n)),
];
