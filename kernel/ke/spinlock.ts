// Spin locks, with their owners: a lock taken twice by one context, released by another, or never released is found at once.
// The lock word in memory is 1 while held, as a driver's debugger would see it.
// A context that finds a lock held spins: its processor does nothing else, at DISPATCH_LEVEL, until the lock is free.

import { Status } from "../../compiler/abi.ts";
import { type Body, ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset, Place } from "../machine/api.ts";
import { checkLockKind, type LockKind, noteLockKind } from "../verifier/lock-kind.ts";
import { forgetLocks, noteLockOrder } from "../verifier/lock-order.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import { noteFrozenLock } from "./bugcheck-callbacks.ts";
import { spin, wakeSpinners } from "./conditions.ts";

export function acquireForKernel(k: Kernel, lock: Offset, place?: Place): void {
  k.state.locks.set(lock, { owner: k.cur.id, place });
  k.cur.locks.push(lock);
  k.m.setU64(lock, 1n);
}

export function releaseForKernel(k: Kernel, lock: Offset): void {
  const held = k.state.locks.get(lock);
  if (held === undefined) return;
  k.state.locks.delete(lock);
  const owner = k.context(held.owner);
  if (owner !== undefined) owner.locks = owner.locks.filter((entry) => entry !== lock);
  k.m.setU64(lock, 0n);
  wakeSpinners(k, lock);
}

/** Takes the lock at step 0 or 1; undefined when it has it, else the outcome to return. The IRQL has been raised. */
function take(k: Kernel, f: Offset, lock: Offset, kind: LockKind = "ordinary"): Outcome | undefined {
  noteLockKind(k, f, lock, kind);
  noteLockOrder(k, f, lock);
  if (k.state.frozen !== undefined) noteFrozenLock(k, f, lock);
  if (k.state.deviceLocks.size > 0) checkDeviceLock(k, f, lock);
  const held = k.state.locks.get(lock);
  if (held === undefined) {
    if (k.m.u32(lock) !== 0) {
      const message = `The spin lock at ${k.hex(lock)} holds 0x${k.m.u64(lock).toString(16)}: it was never initialised, or has been overwritten.`;
      stopWithFinding(k, f, "verifier:lock", message);
    }
    acquireForKernel(k, lock, k.callerPlace(f));
    logLock(k, f, "acquired", lock);
    return undefined;
  }
  if (k.state.frozen !== undefined) {
    // Nobody will give it back: the machine's stop is what there is to tell.
    spin(k, f, lock, 1);
    return Status.Unwinding;
  }
  if (held.owner === k.cur.id) {
    const message = `${k.nameOf(lock)} is already held by this ${k.cur.kind}: it would spin for ever.`;
    stopWithBugcheck(k, f, 0x0f, [k.address(lock), 0n, 0n, 0n], message, [
      { message: "taken here", place: held.place },
    ]);
  }
  const owner = k.context(held.owner);
  if (owner === undefined || (owner.processor >= 0 && owner.processor === k.cur.processor)) {
    const message = `${k.nameOf(lock)} is held by ${owner?.name ?? "code that has ended"}, which cannot go on on this processor: it would spin for ever.`;
    stopWithFinding(
      k,
      f,
      "verifier:deadlock",
      message,
      0xc4,
      [0x1000n, k.address(lock), 0n, 0n],
      [{ message: "taken here", place: held.place }],
    );
  }
  spin(k, f, lock, 1);
  return Status.Unwinding;
}

/** A lock that interlocked routines use above DISPATCH_LEVEL belongs to them alone: an interrupt while it is held would spin for ever. */
function checkDeviceLock(k: Kernel, f: Offset, lock: Offset): void {
  const used = k.state.deviceLocks.get(lock);
  if (!k.checks.deadlock || used === undefined) return;
  const message = `${k.nameOf(lock)} is acquired at DISPATCH_LEVEL, but an interlocked routine has been called with it above: an interrupt of this processor while it is held would spin for it for ever. Give the list of the interrupt service routine a lock that nothing else uses.`;
  const parameters = [0x1000n, k.address(lock), 0n, 0n] as const;
  stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, parameters, [
    { message: "used by an interlocked routine here", place: used },
  ]);
}

export function giveBack(k: Kernel, f: Offset, lock: Offset, kind: LockKind = "ordinary"): void {
  checkLockKind(k, f, lock, kind);
  const held = k.state.locks.get(lock);
  if (held === undefined || held.owner !== k.cur.id) {
    const who = held === undefined ? "it is not held" : `${k.context(held.owner)?.name ?? "somebody else"} holds it`;
    const related = held === undefined ? [] : [{ message: "taken here", place: held.place }];
    stopWithBugcheck(k, f, 0x10, [k.address(lock), 0n, 0n, 0n], `${k.nameOf(lock)} is released but ${who}.`, related);
  }
  releaseForKernel(k, lock);
  logLock(k, f, "released", lock);
}

function logLock(k: Kernel, f: Offset, what: string, lock: Offset): void {
  if (k.tracing) k.log({ kind: "lock", driver: k.callerDriver(f), text: `${what} ${k.nameOf(lock)}` });
}

/** Raises to DISPATCH_LEVEL and takes the lock; slot `keep` holds the old IRQL meanwhile. */
function acquireRaising(keep: number, finish: (k: Kernel, f: Offset, old: number) => Outcome): Body {
  return (k, f, step) => {
    const lock = k.argPointer(f, 0);
    if (step === 0) {
      k.touch(f, lock, 8, true);
      k.m.setU32(slot(f, keep), k.irql);
      if (k.irql < 2) k.setIrql(2, f);
    }
    return take(k, f, lock) ?? finish(k, f, k.m.u32(slot(f, keep)));
  };
}

const acquireHere: Body = (k, f, step) => {
  const lock = k.argPointer(f, 0);
  if (step === 0) k.touch(f, lock, 8, true);
  return take(k, f, lock) ?? k.returnVoid(f);
};

const returnOld = (k: Kernel, f: Offset, old: number) => k.return32(f, old);

const releaseLowering: Body = (k, f) => {
  const lock = k.argPointer(f, 0);
  k.touch(f, lock, 8, true);
  giveBack(k, f, lock);
  k.lowerIrql(f, k.argU32(f, 1) & 0xff, "KeReleaseSpinLock");
  return k.returnVoid(f);
};

const releaseHere: Body = (k, f) => {
  const lock = k.argPointer(f, 0);
  k.touch(f, lock, 8, true);
  giveBack(k, f, lock);
  return k.returnVoid(f);
};

// In-stack queued spin locks: the handle's second pointer remembers the lock, the byte after it the IRQL.
const acquireQueued: Body = (k, f, step) => {
  const lock = k.argPointer(f, 0);
  const handle = k.argPointer(f, 1);
  if (step === 0) {
    k.touch(f, lock, 8, true);
    k.touch(f, handle, 24, true);
    k.m.setPointer(handle + 8, lock);
    k.m.u8[handle + 16] = k.irql;
    if (k.irql < 2) k.setIrql(2, f);
  }
  return take(k, f, lock, "queued") ?? k.returnVoid(f);
};
const releaseQueued: Body = (k, f) => {
  const handle = k.argPointer(f, 0);
  k.touch(f, handle, 24, false);
  giveBack(k, f, k.pointerAt(f, handle + 8), "queued");
  k.lowerIrql(f, k.m.u8[handle + 16] ?? 0, "KeReleaseInStackQueuedSpinLock");
  return k.returnVoid(f);
};

export const spinLockDdis: readonly Routine[] = [
  ddi("KeInitializeSpinLock", 1, (k, f) => {
    const lock = k.argPointer(f, 0);
    k.touch(f, lock, 8, true);
    k.m.setU64(lock, 0n);
    forgetLocks(k, k.argPointer(f, 0), 8);
    return k.returnVoid(f);
  }),
  ddi(
    "KeAcquireSpinLock",
    2,
    acquireRaising(2, (k, f, old) => {
      const out = k.argPointer(f, 1);
      k.touch(f, out, 1, true);
      k.m.u8[out] = old;
      return k.returnVoid(f);
    }),
    1,
  ),
  ddi("KeAcquireSpinLockRaiseToDpc", 1, acquireRaising(1, returnOld), 1),
  ddi("KfAcquireSpinLock", 1, acquireRaising(1, returnOld), 1),
  // Threaded DPCs run as ordinary ones, at DISPATCH_LEVEL: there is nothing left for these to raise or lower then.
  ddi("KeAcquireSpinLockForDpc", 1, acquireRaising(1, returnOld), 1),
  ddi("KeReleaseSpinLockForDpc", 2, releaseLowering),
  ddi("KeAcquireSpinLockAtDpcLevel", 1, acquireHere),
  ddi("KefAcquireSpinLockAtDpcLevel", 1, acquireHere),
  ddi("KeReleaseSpinLock", 2, releaseLowering),
  ddi("KfReleaseSpinLock", 2, releaseLowering),
  ddi("KeReleaseSpinLockFromDpcLevel", 1, releaseHere),
  ddi("KefReleaseSpinLockFromDpcLevel", 1, releaseHere),
  ddi("KeTryToAcquireSpinLockAtDpcLevel", 1, (k, f) => {
    const lock = k.argPointer(f, 0);
    k.touch(f, lock, 8, true);
    if (k.state.locks.has(lock)) return k.returnBool(f, false);
    noteLockKind(k, f, lock, "ordinary");
    acquireForKernel(k, lock, k.callerPlace(f));
    return k.returnBool(f, true);
  }),
  ddi("KeTestSpinLock", 1, (k, f) => k.returnBool(f, !k.state.locks.has(k.argPointer(f, 0)))),
  ddi("KeAcquireInStackQueuedSpinLock", 2, acquireQueued),
  ddi("KeAcquireInStackQueuedSpinLockForDpc", 2, acquireQueued),
  ddi("KeReleaseInStackQueuedSpinLock", 1, releaseQueued),
  ddi("KeReleaseInStackQueuedSpinLockForDpc", 1, releaseQueued),
  ddi("KeAcquireInStackQueuedSpinLockAtDpcLevel", 2, (k, f, step) => {
    const lock = k.argPointer(f, 0);
    const handle = k.argPointer(f, 1);
    if (step === 0) {
      k.touch(f, lock, 8, true);
      k.touch(f, handle, 24, true);
      k.m.setPointer(handle + 8, lock);
    }
    return take(k, f, lock, "queued") ?? k.returnVoid(f);
  }),
  ddi("KeReleaseInStackQueuedSpinLockFromDpcLevel", 1, (k, f) => {
    const handle = k.argPointer(f, 0);
    k.touch(f, handle, 24, false);
    giveBack(k, f, k.pointerAt(f, handle + 8), "queued");
    return k.returnVoid(f);
  }),
];
