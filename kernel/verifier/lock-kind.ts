// Which family of routines a spin lock is used with: ordinary, queued, reader/writer. Their words in memory mean different things, so
// a lock is used with one of them for all its life, as documented for KeAcquireInStackQueuedSpinLock and ExAcquireSpinLockExclusive.
import type { Kernel } from "../kernel.ts";
import type { Offset, Place } from "../machine/api.ts";
import { verify } from "./stop.ts";

export type LockKind = "ordinary" | "queued" | "reader/writer";
export interface KnownLock {
  readonly kind: LockKind;
  readonly place: Place;
}

/** The current context is about to acquire a lock; the first that does says what the lock is. */
export function noteLockKind(k: Kernel, f: Offset, lock: Offset, kind: LockKind): void {
  const known = k.state.lockKinds.get(lock);
  if (known === undefined) k.state.lockKinds.set(lock, { kind, place: k.callerPlace(f) });
  else if (known.kind !== kind) tell(k, f, lock, kind, known, 0x1008n);
}

/** The current context is about to release a lock that it holds. */
export function checkLockKind(k: Kernel, f: Offset, lock: Offset, kind: LockKind): void {
  const known = k.state.lockKinds.get(lock);
  if (known === undefined || known.kind === kind || !k.cur.locks.includes(lock)) return;
  tell(k, f, lock, kind, known, 0x1009n);
}

function tell(k: Kernel, f: Offset, lock: Offset, kind: LockKind, known: KnownLock, violation: bigint): void {
  const verb = violation === 0x1008n ? "acquired" : "released";
  const message = `${k.nameOf(lock)} is ${verb} with a routine for ${named[kind]}, but is used as ${known.kind === "ordinary" ? "an" : "a"} ${known.kind} spin lock: all users of one lock call routines of the same family.`;
  const related = [{ message: `used as ${known.kind} here`, place: known.place }];
  verify(k, f, "verifier:deadlock", message, 0xc4, [violation, k.address(lock), 0n, 0n], related);
}
const named: { readonly [kind in LockKind]: string } = {
  ordinary: "ordinary spin locks (KeAcquireSpinLock)",
  queued: "queued spin locks (KeAcquireInStackQueuedSpinLock)",
  "reader/writer": "reader/writer spin locks (ExAcquireSpinLockShared, …Exclusive)",
};

/** A lock that is initialised, or whose memory is freed, is another lock from then on. */
export function forgetLockKinds(k: Kernel, start: Offset, size: number): void {
  const { lockKinds } = k.state;
  // Most locks lie by themselves in a block: whichever is shorter is gone through.
  if (lockKinds.size === 0) return;
  if (size <= 8) lockKinds.delete(start);
  else for (const at of lockKinds.keys()) if (at >= start && at < start + size) lockKinds.delete(at);
}
