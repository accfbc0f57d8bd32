// Locks that many may read under or one write under: EX_SPIN_LOCK, which spins at DISPATCH_LEVEL, and push locks, which wait in a
// critical region. The word in memory shows the state as Windows lays it out: readers counted, bit 31 for the writer of a spin lock;
// bit 0 held and the readers above it in a push lock. A writer who waits lets no new readers in.

import { Status } from "../../compiler/abi.ts";
import { type Body, ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkLockKind, noteLockKind } from "../verifier/lock-kind.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "../verifier/stop.ts";
import { apcDisableCount } from "../verifier/thread-state.ts";
import { wakeConditions, wakeSpinners } from "./conditions.ts";
import type { ReaderWriterLock } from "./state.ts";
import { block } from "./wait.ts";

type Kind = "spin" | "push";
const size = { spin: 4, push: 8 } as const;

function stateOf(k: Kernel, f: Offset, kind: Kind): ReaderWriterLock {
  const at = k.argPointer(f, 0);
  k.touch(f, at, size[kind], true);
  const known = k.state.readerWriterLocks.get(at);
  if (known !== undefined) return known;
  if (k.m.u32(at) !== 0) {
    const message = `The ${name(kind)} at ${k.hex(at)} holds 0x${k.m.u32(at).toString(16)}: it was never initialised, or has been overwritten.`;
    stopWithFinding(k, f, "verifier:lock", message);
  }
  const made: ReaderWriterLock = { at, writer: undefined, readers: [], waitingWriters: 0 };
  k.state.readerWriterLocks.set(at, made);
  return made;
}
const name = (kind: Kind) => (kind === "spin" ? "reader/writer spin lock" : "push lock");

/** Writes the word, and forgets a lock that is free. */
function show(k: Kernel, lock: ReaderWriterLock, kind: Kind): void {
  const readers = lock.readers.length;
  const held = lock.writer !== undefined;
  if (kind === "spin") k.m.setU32(lock.at, held ? 0x8000_0000 : readers);
  else k.m.setU64(lock.at, BigInt(held ? 1 : readers > 0 ? (readers << 4) | 1 : 0));
  if (!held && readers === 0 && lock.waitingWriters === 0) k.state.readerWriterLocks.delete(lock.at);
}

/** Takes the lock, or says how to wait. At step 1 the caller has waited already. */
function take(k: Kernel, f: Offset, step: number, kind: Kind, write: boolean): Outcome | undefined {
  if (kind === "spin") noteLockKind(k, f, k.argPointer(f, 0), "reader/writer");
  const lock = stateOf(k, f, kind);
  const me = k.cur.id;
  if (lock.writer?.context === me || (write && lock.readers.some((one) => one.context === me))) {
    const held = lock.writer ?? lock.readers.find((one) => one.context === me);
    const message = `The ${name(kind)} ${k.nameOf(lock.at)} is held by this ${k.cur.kind} already: it would wait for itself.`;
    const related = [{ message: "taken here", place: held?.place }];
    if (kind === "spin") stopWithBugcheck(k, f, 0x0f, [k.address(lock.at), 0n, 0n, 0n], message, related);
    stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, [0x1000n, k.address(lock.at), 0n, 0n], related);
  }
  if (step === 1 && write) lock.waitingWriters--;
  const again = lock.readers.some((one) => one.context === me);
  const free = lock.writer === undefined && (write ? lock.readers.length === 0 : lock.waitingWriters === 0 || again);
  if (free) {
    const hold = { context: me, place: k.callerPlace(f) };
    if (write) lock.writer = hold;
    else lock.readers.push(hold);
    if (kind === "spin") k.cur.locks.push(lock.at);
    show(k, lock, kind);
    return undefined;
  }
  const holders = lock.writer === undefined ? lock.readers : [lock.writer];
  if (kind === "spin") {
    const stuck = holders.find((one) => {
      const owner = k.context(one.context);
      return owner === undefined || (owner.processor >= 0 && owner.processor === k.cur.processor);
    });
    if (stuck !== undefined) {
      const message = `The ${name(kind)} ${k.nameOf(lock.at)} is held by ${k.context(stuck.context)?.name ?? "code that has ended"}, which cannot go on on this processor.`;
      const related = [{ message: "taken here", place: stuck.place }];
      stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, [0x1000n, k.address(lock.at), 0n, 0n], related);
    }
  }
  if (write) lock.waitingWriters++;
  const reason = `waits for the ${name(kind)} ${k.nameOf(lock.at)}`;
  if (kind === "push") return block(k, f, 1, "condition", [lock.at], undefined, reason);
  // The second object says what the spinner waits to become: see isSpinOver.
  block(k, f, 1, "spin", [lock.at, write ? 1 : 0], undefined, reason);
  return Status.Unwinding;
}

function giveBack(k: Kernel, f: Offset, kind: Kind, write: boolean): void {
  if (kind === "spin") checkLockKind(k, f, k.argPointer(f, 0), "reader/writer");
  const lock = stateOf(k, f, kind);
  const index = lock.readers.findIndex((one) => one.context === k.cur.id);
  const mine = write ? lock.writer?.context === k.cur.id : index >= 0;
  if (!mine) {
    const message = `The ${name(kind)} ${k.nameOf(lock.at)} is released as ${write ? "exclusive" : "shared"} by a ${k.cur.kind} that does not hold it so.`;
    if (kind === "spin") stopWithBugcheck(k, f, 0x10, [k.address(lock.at), 0n, 0n, 0n], message);
    stopWithFinding(k, f, "verifier:lock", message, 0xc4, [0x33n, k.address(lock.at), 0n, 0n]);
  }
  if (write) lock.writer = undefined;
  else lock.readers.splice(index, 1);
  if (kind === "spin") {
    const held = k.cur.locks.lastIndexOf(lock.at);
    if (held >= 0) k.cur.locks.splice(held, 1);
    wakeSpinners(k, lock.at);
  } else wakeConditions(k, lock.at);
  show(k, lock, kind);
}

/** Slot 1 keeps the level before. */
const spinRaising =
  (write: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      k.m.setU32(slot(f, 1), k.irql);
      if (k.irql < 2) k.setIrql(2, f);
    }
    return take(k, f, step, "spin", write) ?? k.return32(f, k.m.u32(slot(f, 1)));
  };
const spinHere =
  (write: boolean): Body =>
  (k, f, step) =>
    take(k, f, step, "spin", write) ?? k.returnVoid(f);
const spinLowering =
  (write: boolean, routine: string): Body =>
  (k, f) => {
    giveBack(k, f, "spin", write);
    k.lowerIrql(f, k.argU32(f, 1) & 0xff, routine);
    return k.returnVoid(f);
  };
const spinRelease =
  (write: boolean): Body =>
  (k, f) => {
    giveBack(k, f, "spin", write);
    return k.returnVoid(f);
  };
function checkRegion(k: Kernel, f: Offset, acquires: boolean): void {
  if (apcDisableCount(k) > 0 || k.cur.guarded > 0 || k.irql >= 1) return;
  const message = acquires
    ? "A push lock is acquired with normal kernel APCs enabled: call KeEnterCriticalRegion first."
    : "A push lock is released with normal kernel APCs enabled: KeLeaveCriticalRegion comes after it.";
  const parameters = [acquires ? 0xean : 0xebn, BigInt(k.irql), 0n, k.address(k.argPointer(f, 0))] as const;
  verify(k, f, "verifier:lock", message, 0xc4, parameters);
}
const push =
  (write: boolean): Body =>
  (k, f, step) => {
    if (step === 0) checkRegion(k, f, true);
    return take(k, f, step, "push", write) ?? k.returnVoid(f);
  };
const pushRelease =
  (write: boolean): Body =>
  (k, f) => {
    checkRegion(k, f, false);
    giveBack(k, f, "push", write);
    return k.returnVoid(f);
  };

export const readerWriterDdis: readonly Routine[] = [
  ddi("ExAcquireSpinLockShared", 1, spinRaising(false), 1),
  ddi("ExAcquireSpinLockExclusive", 1, spinRaising(true), 1),
  ddi("ExAcquireSpinLockSharedAtDpcLevel", 1, spinHere(false)),
  ddi("ExAcquireSpinLockExclusiveAtDpcLevel", 1, spinHere(true)),
  ddi("ExReleaseSpinLockShared", 2, spinLowering(false, "ExReleaseSpinLockShared")),
  ddi("ExReleaseSpinLockExclusive", 2, spinLowering(true, "ExReleaseSpinLockExclusive")),
  ddi("ExReleaseSpinLockSharedFromDpcLevel", 1, spinRelease(false)),
  ddi("ExReleaseSpinLockExclusiveFromDpcLevel", 1, spinRelease(true)),
  // Only the one reader that there is may become the writer, and only if nobody waits for that.
  ddi("ExTryConvertSharedSpinLockExclusive", 1, (k, f) => {
    const lock = stateOf(k, f, "spin");
    const [hold] = lock.readers;
    if (hold === undefined || !lock.readers.some((one) => one.context === k.cur.id)) {
      const message = `ExTryConvertSharedSpinLockExclusive of ${k.nameOf(lock.at)}, which this ${k.cur.kind} does not hold shared.`;
      stopWithBugcheck(k, f, 0x10, [k.address(lock.at), 0n, 0n, 0n], message);
    }
    if (lock.readers.length > 1 || lock.waitingWriters > 0) return k.return32(f, 0);
    lock.readers = [];
    lock.writer = hold;
    show(k, lock, "spin");
    return k.return32(f, 1);
  }),
  ddi("ExInitializePushLock", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, 8, true);
    k.m.setU64(at, 0n);
    return k.returnVoid(f);
  }),
  ddi("ExfAcquirePushLockExclusive", 1, push(true)),
  ddi("ExfAcquirePushLockShared", 1, push(false)),
  ddi("ExfReleasePushLockExclusive", 1, pushRelease(true)),
  ddi("ExfReleasePushLockShared", 1, pushRelease(false)),
  // Flags are the caller's promises; EX_DEFAULT_PUSH_LOCK_FLAGS makes none.
  ddi("ExAcquirePushLockExclusiveEx", 2, push(true)),
  ddi("ExAcquirePushLockSharedEx", 2, push(false)),
  ddi("ExReleasePushLockExclusiveEx", 2, pushRelease(true)),
  ddi("ExReleasePushLockSharedEx", 2, pushRelease(false)),
];
