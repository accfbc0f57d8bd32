// Pool, as drivers ask for it.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked, tagText } from "../mm/pool.ts";
import { refused } from "../verifier/low-resources.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** POOL_FLAGS of ExAllocatePool2. */
const flags2 = { uninitialized: 0x2, raiseOnFailure: 0x20, nonPaged: 0x40, nonPagedExecute: 0x80, paged: 0x100 };
const defaultTag = 0x656e_6f4e;

function allocatePool(
  k: Kernel,
  f: Offset,
  size: number,
  tag: number,
  paged: boolean,
  zero: boolean,
  mayRaise: boolean,
): Outcome {
  if (k.checks.irql) {
    if (paged && k.irql > 1) {
      const message = `Paged pool is allocated at IRQL ${k.irql}; that needs APC_LEVEL or below.`;
      stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x2n, BigInt(k.irql), 1n, BigInt(size)], k.raisedAt());
    }
    if (k.irql > 2) {
      const message = `Pool is allocated at IRQL ${k.irql}; that needs DISPATCH_LEVEL or below.`;
      stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x2n, BigInt(k.irql), 0n, BigInt(size)], k.raisedAt());
    }
  }
  if (size === 0 && k.checks.pool) {
    stopWithFinding(k, f, "verifier:pool", "A pool block of 0 bytes is allocated.", 0xc4, [
      0n,
      BigInt(k.irql),
      paged ? 1n : 0n,
      0n,
    ]);
  }
  const request = { size, tag: tagText(tag), paged, driver: k.callerDriver(f), place: k.callerPlace(f), zero };
  const at = refused(k, f, `${size} bytes of pool`) ? 0 : allocate(k, request);
  if (at === 0 && mayRaise) k.raiseFrom(f, nt.STATUS_INSUFFICIENT_RESOURCES, "pool is used up");
  k.log({
    kind: "pool",
    driver: k.callerDriver(f),
    operands: [at, size, 0],
    text: `'${tagText(tag)}'${paged ? " paged" : ""}`,
  });
  return k.returnPointer(f, at);
}

const size32 = (k: Kernel, f: Offset, i: number): number => Number(k.arg64(f, i) & 0x1f_ffff_ffff_ffffn);
const isPaged = (type: number): boolean => (type & 1) === 1;
const raises = (type: number): boolean => (type & 16) !== 0;

function free(k: Kernel, f: Offset, tag: number | undefined): Outcome {
  const at = k.argPointer(f, 0);
  k.log({ kind: "pool", driver: k.callerDriver(f), operands: [at, k.state.pool.blocks.get(at)?.size ?? 0, 1] });
  freeChecked(k, f, at, tag);
  return k.returnVoid(f);
}

export const poolDdis: readonly Routine[] = [
  ddi("ExAllocatePool", 2, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), defaultTag, isPaged(type), false, raises(type));
  }),
  ddi("ExAllocatePoolWithTag", 3, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, raises(type));
  }),
  ddi("ExAllocatePoolWithTagPriority", 4, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, raises(type));
  }),
  ddi("ExAllocatePoolWithQuotaTag", 3, (k, f) => {
    const type = k.argU32(f, 0);
    // Raises unless POOL_QUOTA_FAIL_INSTEAD_OF_RAISE is given.
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, (type & 8) === 0);
  }),
  ddi("ExAllocatePoolWithQuota", 2, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), defaultTag, isPaged(type), false, (type & 8) === 0);
  }),
  ddi("ExAllocatePoolQuotaZero", 3, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), true, (type & 8) === 0);
  }),
  ddi("ExAllocatePoolQuotaUninitialized", 3, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, (type & 8) === 0);
  }),
  ddi("ExAllocatePoolPriorityZero", 4, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), true, raises(type));
  }),
  ddi("ExAllocatePoolPriorityUninitialized", 4, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, raises(type));
  }),
  ddi("ExAllocatePoolZero", 3, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), true, raises(type));
  }),
  ddi("ExAllocatePoolUninitialized", 3, (k, f) => {
    const type = k.argU32(f, 0);
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), isPaged(type), false, raises(type));
  }),
  ddi("ExAllocatePool2", 3, (k, f) => {
    const flags = k.argU32(f, 0);
    const paged = (flags & flags2.paged) !== 0;
    const zero = (flags & flags2.uninitialized) === 0;
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), paged, zero, (flags & flags2.raiseOnFailure) !== 0);
  }),
  ddi("ExAllocatePool3", 5, (k, f) => {
    const flags = k.argU32(f, 0);
    const paged = (flags & flags2.paged) !== 0;
    const zero = (flags & flags2.uninitialized) === 0;
    return allocatePool(k, f, size32(k, f, 1), k.argU32(f, 2), paged, zero, (flags & flags2.raiseOnFailure) !== 0);
  }),
  ddi("ExFreePool", 1, (k, f) => free(k, f, undefined)),
  ddi("ExFreePoolWithTag", 2, (k, f) => free(k, f, k.argU32(f, 1))),
  ddi("ExFreePool2", 4, (k, f) => free(k, f, k.argU32(f, 1))),
];
