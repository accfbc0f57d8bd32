import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { previousMode } from "../ob/handles.ts";
import { forgetLocks, noteLockOrder } from "../verifier/lock-order.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { apcDisableCount } from "../verifier/thread-state.ts";
import { wakeCondition } from "./conditions.ts";
import {
  abandonMutant,
  block,
  initializeHeader,
  ObjectType,
  setSignalState,
  signalState,
  wakeWaiters,
} from "./wait.ts";

export function initializeEvent(k: Kernel, event: Offset, synchronization: boolean, signalled: boolean): void {
  const type = synchronization ? ObjectType.synchronizationEvent : ObjectType.notificationEvent;
  initializeHeader(k, event, type, signalled ? 1 : 0);
}

/** Gives the previous state. `increment` is what the priority of the threads it wakes is raised by. */
export function setEvent(k: Kernel, event: Offset, increment = 0): number {
  const before = signalState(k, event);
  setSignalState(k, event, 1);
  if (before === 0) wakeWaiters(k, event, increment);
  return before;
}

function checked(k: Kernel, f: Offset, size: number): Offset {
  const object = k.argPointer(f, 0);
  k.touch(f, object, size, true);
  return object;
}

function releaseMutant(k: Kernel, f: Offset, mutex: Offset): number {
  const owner = k.m.pointer(mutex + k.s.KMUTANT.OwnerThread);
  if (owner !== k.cur.object) {
    const message = `${k.nameOf(mutex)} is released by a thread that does not own it.`;
    if (k.checks.locks) stopWithFinding(k, f, "verifier:lock", message, 0xc4, misowned(k, mutex, owner));
    k.raiseFrom(f, nt.STATUS_MUTANT_NOT_OWNED, message);
  }
  const before = signalState(k, mutex);
  setSignalState(k, mutex, before + 1);
  if (before + 1 === 1) {
    k.m.setPointer(mutex + k.s.KMUTANT.OwnerThread, 0);
    k.cur.locks = k.cur.locks.filter((entry) => entry !== mutex);
    wakeWaiters(k, mutex);
  }
  return before;
}

/** A lock is released by a thread that does not own it: another one does, or none. */
const misowned = (k: Kernel, lock: Offset, owner: Offset | undefined) =>
  owner === 0 || owner === undefined
    ? ([0x1007n, k.address(lock), 0n, 0n] as const)
    : ([0x1004n, k.address(lock), k.address(owner), k.address(k.cur.object)] as const);

/** FAST_MUTEX: LONG Count, PVOID Owner, ULONG Contention, KEVENT Event, ULONG OldIrql; 56 bytes. */
const fastMutex = { count: 0, owner: 8, event: 24, oldIrql: 48, size: 56 };

/** What holding one does to APCs: the fast mutex keeps them out by APC_LEVEL, the guarded by a guarded region, the unsafe not at all. */
type Protection = "raise" | "guard" | "none";

function take(k: Kernel, f: Offset, mutex: Offset, protection: Protection): void {
  k.m.setU32(mutex + fastMutex.count, 0);
  k.m.setPointer(mutex + fastMutex.owner, k.cur.object);
  k.m.setU32(mutex + fastMutex.oldIrql, k.irql);
  k.cur.locks.push(mutex);
  if (protection === "raise" && k.irql < 1) k.setIrql(1, f);
  if (protection === "guard") k.cur.guarded++;
}

const initializeFastMutex: Body = (k, f) => {
  const mutex = checked(k, f, fastMutex.size);
  k.m.u8.fill(0, mutex, mutex + fastMutex.size);
  k.m.setU32(mutex + fastMutex.count, 1);
  forgetLocks(k, mutex, fastMutex.size);
  initializeEvent(k, mutex + fastMutex.event, true, false);
  return k.returnVoid(f);
};

/**
 * The unsafe routines leave it to their caller to keep APCs out, by which a program's thread is suspended. Windows' Plug and Play manager
 * sends its requests in a critical region, on which its drivers rely.
 */
function checkApcsOut(k: Kernel, f: Offset, mutex: Offset, protection: Protection, violation: bigint): void {
  if (protection !== "none" || k.irql >= 1 || k.cur.apcDisable > 0 || k.cur.guarded > 0) return;
  if (previousMode(k) === 0) return;
  const verb = violation === 0x39n ? "acquired" : "released";
  const message = `A fast mutex is ${verb} with APCs enabled by a routine that does not keep them out: raise to APC_LEVEL or enter a critical region first.`;
  verify(k, f, "verifier:lock", message, 0xc4, [violation, BigInt(k.irql), 0n, k.address(mutex)]);
}

/** Every initialised one has an event in it, whose header says so. */
function checkInitialized(k: Kernel, f: Offset, mutex: Offset): void {
  if (k.m.u64(mutex) !== 0n || k.m.u64(mutex + fastMutex.event) !== 0n) return;
  const message = `The fast mutex at ${k.hex(mutex)} has never been initialised.`;
  verify(k, f, "verifier:lock", message, 0xc4, [0x1002n, k.address(mutex), 0n, 0n]);
}

function acquireFastMutex(protection: Protection) {
  return (k: Kernel, f: Offset, step: number): Outcome => {
    const mutex = checked(k, f, fastMutex.size);
    if (step === 0) {
      checkInitialized(k, f, mutex);
      checkApcsOut(k, f, mutex, protection, 0x39n);
    }
    const owner = k.m.pointer(mutex + fastMutex.owner);
    if (step === 0) noteLockOrder(k, f, mutex);
    if (k.m.i32(mutex + fastMutex.count) <= 0) {
      if (owner === k.cur.object && step === 0) {
        const message = `The fast mutex at ${k.hex(mutex)} is already held by this thread; fast mutexes are not recursive.`;
        stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, [0x1000n, k.address(mutex), 0n, 0n]);
      }
      return block(k, f, 1, "condition", [mutex], undefined, `waits for the fast mutex ${k.nameOf(mutex)}`);
    }
    take(k, f, mutex, protection);
    return k.returnVoid(f);
  };
}

function tryFastMutex(protection: Protection) {
  return (k: Kernel, f: Offset): Outcome => {
    const mutex = checked(k, f, fastMutex.size);
    if (k.m.i32(mutex + fastMutex.count) <= 0) return k.returnBool(f, false);
    take(k, f, mutex, protection);
    return k.returnBool(f, true);
  };
}

function releaseFastMutex(protection: Protection) {
  return (k: Kernel, f: Offset): Outcome => {
    const mutex = checked(k, f, fastMutex.size);
    const owner = k.m.pointer(mutex + fastMutex.owner);
    if (owner !== k.cur.object || k.m.i32(mutex + fastMutex.count) > 0) {
      const message = `The fast mutex at ${k.hex(mutex)} is released by a thread that does not hold it.`;
      stopWithFinding(k, f, "verifier:lock", message, 0xc4, misowned(k, mutex, owner));
    }
    checkApcsOut(k, f, mutex, protection, 0x3an);
    k.m.setU32(mutex + fastMutex.count, 1);
    k.m.setPointer(mutex + fastMutex.owner, 0);
    k.cur.locks = k.cur.locks.filter((entry) => entry !== mutex);
    if (protection === "raise") k.lowerIrql(f, k.m.u32(mutex + fastMutex.oldIrql), "ExReleaseFastMutex");
    if (protection === "guard") k.cur.guarded = Math.max(0, k.cur.guarded - 1);
    wakeCondition(k, mutex);
    return k.returnVoid(f);
  };
}

const initializeMutex = (k: Kernel, f: Offset): Outcome => {
  const mutex = checked(k, f, k.s.KMUTANT.size);
  k.m.u8.fill(0, mutex, mutex + k.s.KMUTANT.size);
  initializeHeader(k, mutex, ObjectType.mutant, 1);
  forgetLocks(k, mutex, k.s.KMUTANT.size);
  return k.returnVoid(f);
};

export const objectDdis: readonly Routine[] = [
  ddi("KeInitializeEvent", 3, (k, f) => {
    initializeEvent(k, checked(k, f, k.s.KEVENT.size), k.argU32(f, 1) !== 0, k.argBool(f, 2));
    return k.returnVoid(f);
  }),
  ddi("KeSetEvent", 3, (k, f) => k.return32(f, setEvent(k, checked(k, f, k.s.KEVENT.size), k.argU32(f, 1)))),
  ddi("KePulseEvent", 3, (k, f) => {
    const event = checked(k, f, k.s.KEVENT.size);
    const before = setEvent(k, event, k.argU32(f, 1));
    setSignalState(k, event, 0);
    return k.return32(f, before);
  }),
  ddi("KeClearEvent", 1, (k, f) => {
    setSignalState(k, checked(k, f, k.s.KEVENT.size), 0);
    return k.returnVoid(f);
  }),
  ddi("KeResetEvent", 1, (k, f) => {
    const event = checked(k, f, k.s.KEVENT.size);
    const before = signalState(k, event);
    setSignalState(k, event, 0);
    return k.return32(f, before);
  }),
  ddi("KeReadStateEvent", 1, (k, f) => k.return32(f, signalState(k, checked(k, f, k.s.KEVENT.size)))),

  ddi("KeInitializeSemaphore", 3, (k, f) => {
    const semaphore = checked(k, f, k.s.KSEMAPHORE.size);
    initializeHeader(k, semaphore, ObjectType.semaphore, k.argU32(f, 1));
    k.m.setU32(semaphore + k.s.KSEMAPHORE.Limit, k.argU32(f, 2));
    return k.returnVoid(f);
  }),
  ddi("KeReleaseSemaphore", 4, (k, f) => {
    const semaphore = checked(k, f, k.s.KSEMAPHORE.size);
    const before = signalState(k, semaphore);
    const after = before + k.argU32(f, 2);
    if (after > k.m.i32(semaphore + k.s.KSEMAPHORE.Limit) || after < before) {
      const message = `${k.nameOf(semaphore)} is released beyond its limit: ${after} of ${k.m.i32(semaphore + k.s.KSEMAPHORE.Limit)}.`;
      k.raiseFrom(f, nt.STATUS_SEMAPHORE_LIMIT_EXCEEDED, message);
    }
    setSignalState(k, semaphore, after);
    wakeWaiters(k, semaphore, k.argU32(f, 1));
    return k.return32(f, before);
  }),
  ddi("KeReadStateSemaphore", 1, (k, f) => k.return32(f, signalState(k, checked(k, f, k.s.KSEMAPHORE.size)))),

  ddi("KeInitializeMutex", 2, initializeMutex),
  ddi("KeReleaseMutex", 2, (k, f) => k.return32(f, releaseMutant(k, f, checked(k, f, k.s.KMUTANT.size)))),
  ddi("KeInitializeMutant", 2, (k, f) => {
    initializeMutex(k, f);
    if (!k.argBool(f, 1)) return k.returnVoid(f);
    const mutant = k.argPointer(f, 0);
    setSignalState(k, mutant, 0);
    k.m.setPointer(mutant + k.s.KMUTANT.OwnerThread, k.cur.object);
    k.cur.locks.push(mutant);
    return k.returnVoid(f);
  }),
  // (Mutant, Increment, Abandoned, Wait)
  ddi("KeReleaseMutant", 4, (k, f) => {
    const mutant = checked(k, f, k.s.KMUTANT.size);
    if (k.argBool(f, 2)) {
      const before = signalState(k, mutant);
      k.cur.locks = k.cur.locks.filter((entry) => entry !== mutant);
      abandonMutant(k, mutant);
      return k.return32(f, before);
    }
    return k.return32(f, releaseMutant(k, f, mutant));
  }),
  ddi("KeReadStateMutant", 1, (k, f) => k.return32(f, signalState(k, checked(k, f, k.s.KMUTANT.size)))),
  ddi("KeReadStateMutex", 1, (k, f) => k.return32(f, signalState(k, checked(k, f, k.s.KMUTANT.size)))),

  ddi("ExInitializeFastMutex", 1, initializeFastMutex),
  ddi("ExAcquireFastMutex", 1, acquireFastMutex("raise")),
  ddi("ExReleaseFastMutex", 1, releaseFastMutex("raise")),
  ddi("ExAcquireFastMutexUnsafe", 1, acquireFastMutex("none")),
  ddi("ExReleaseFastMutexUnsafe", 1, releaseFastMutex("none")),
  ddi("ExTryToAcquireFastMutex", 1, tryFastMutex("raise")),
  ddi("KeInitializeGuardedMutex", 1, initializeFastMutex),
  ddi("KeAcquireGuardedMutex", 1, acquireFastMutex("guard")),
  ddi("KeReleaseGuardedMutex", 1, releaseFastMutex("guard")),
  ddi("KeTryToAcquireGuardedMutex", 1, tryFastMutex("guard")),
  ddi("KeAcquireGuardedMutexUnsafe", 1, acquireFastMutex("none")),
  ddi("KeReleaseGuardedMutexUnsafe", 1, releaseFastMutex("none")),

  ddi("KeEnterCriticalRegion", 0, (k, f) => {
    k.cur.apcDisable++;
    return k.returnVoid(f);
  }),
  ddi("KeLeaveCriticalRegion", 0, leaveRegion("apcDisable")),
  ddi("KeEnterGuardedRegion", 0, (k, f) => {
    k.cur.guarded++;
    return k.returnVoid(f);
  }),
  ddi("KeLeaveGuardedRegion", 0, leaveRegion("guarded")),
  ddi("KeAreApcsDisabled", 0, (k, f) => k.returnBool(f, apcDisableCount(k) > 0 || k.cur.guarded > 0)),
  ddi("KeAreAllApcsDisabled", 0, (k, f) => k.returnBool(f, k.cur.guarded > 0 || k.irql >= 1)),
];

function leaveRegion(region: "apcDisable" | "guarded") {
  return (k: Kernel, f: Offset): Outcome => {
    if (k.cur[region] === 0) {
      const message = `A ${region === "guarded" ? "guarded" : "critical"} region is left that was not entered.`;
      return stopWithFinding(k, f, "verifier:lock", message, 0xc4, [
        region === "guarded" ? 0x4000en : 0x3en,
        0n,
        0n,
        0n,
      ]);
    }
    k.cur[region]--;
    k.admitApcs();
    return k.returnVoid(f);
  };
}
