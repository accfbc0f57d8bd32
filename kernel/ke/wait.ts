// Waiting: for dispatcher objects (one, any, all, with a time-out), for a time, for a request of the kernel's own.
// The signal state is in the object, in its documented field; who waits for it is in the contexts. The longest waiting thread is
// served first. Alertable waits end for a user APC, and a wait in UserMode for the end of its thread. A kernel APC takes a thread out of
// its wait for the time that it runs: what is pulsed meanwhile is missed.

import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { noteLockOrder } from "../verifier/lock-order.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "../verifier/stop.ts";
import { checkWaitAllowed } from "../verifier/waits.ts";
import type { Context, Wait } from "./state.ts";

/** Values of DISPATCHER_HEADER.Type. */
export const ObjectType = {
  notificationEvent: 0,
  synchronizationEvent: 1,
  mutant: 2,
  process: 3,
  queue: 4,
  semaphore: 5,
  thread: 6,
  notificationTimer: 8,
  synchronizationTimer: 9,
} as const;
const knownTypes: ReadonlySet<number> = new Set(Object.values(ObjectType));

export const signalState = (k: Kernel, object: Offset): number => k.m.i32(object + k.s.DISPATCHER_HEADER.SignalState);
export const setSignalState = (k: Kernel, object: Offset, value: number): void =>
  k.m.setU32(object + k.s.DISPATCHER_HEADER.SignalState, value);
export const objectType = (k: Kernel, object: Offset): number =>
  (k.m.u8[object + k.s.DISPATCHER_HEADER.Type] ?? 0) & 0x7f;

export function initializeHeader(k: Kernel, object: Offset, type: number, signal: number): void {
  const header = k.s.DISPATCHER_HEADER;
  k.m.u8.fill(0, object, object + header.size);
  k.m.u8[object + header.Type] = type;
  k.m.setU32(object + header.SignalState, signal);
  k.initializeList(object + header.WaitListHead);
}

function isSignalled(k: Kernel, object: Offset, context: Context): boolean {
  if (objectType(k, object) === ObjectType.mutant) {
    return signalState(k, object) > 0 || k.m.pointer(object + k.s.KMUTANT.OwnerThread) === context.object;
  }
  return signalState(k, object) > 0;
}

/** KMUTANT.Abandoned: the last owner has ended without releasing it. */
const abandoned = 1;
/** A mutex goes to the next that waits, who is told that its owner has left it behind. */
export function abandonMutant(k: Kernel, mutant: Offset): void {
  k.m.u8[mutant + k.s.KMUTANT.MutantFlags] = abandoned;
  k.m.setPointer(mutant + k.s.KMUTANT.OwnerThread, 0);
  setSignalState(k, mutant, 1);
  wakeWaiters(k, mutant);
}

/** What a satisfied wait does to the object; true for a mutex that its last owner has left behind. */
function acquire(k: Kernel, object: Offset, context: Context): boolean {
  switch (objectType(k, object)) {
    case ObjectType.synchronizationEvent:
    case ObjectType.synchronizationTimer:
      setSignalState(k, object, 0);
      break;
    case ObjectType.semaphore:
      setSignalState(k, object, signalState(k, object) - 1);
      break;
    case ObjectType.mutant:
      setSignalState(k, object, signalState(k, object) - 1);
      k.m.setPointer(object + k.s.KMUTANT.OwnerThread, context.object);
      if (!context.locks.includes(object)) context.locks.push(object);
      return takeMark(k, object);
    default:
      break;
  }
  return false;
}
function takeMark(k: Kernel, mutant: Offset): boolean {
  const at = mutant + k.s.KMUTANT.MutantFlags;
  const marked = ((k.m.u8[at] ?? 0) & abandoned) !== 0;
  if (marked) k.m.u8[at] = 0;
  return marked;
}

/** Tries to end a wait for objects now. Gives its status, or undefined if it must go on. */
export function trySatisfy(k: Kernel, context: Context, wait: Pick<Wait, "kind" | "objects">): number | undefined {
  if (wait.kind === "all") {
    if (!wait.objects.every((object) => isSignalled(k, object, context))) return undefined;
    const left = wait.objects.filter((object) => acquire(k, object, context));
    return left.length > 0 ? nt.STATUS_ABANDONED_WAIT_0 : nt.STATUS_WAIT_0;
  }
  const index = wait.objects.findIndex((object) => isSignalled(k, object, context));
  const object = wait.objects[index];
  if (object === undefined) return undefined;
  return (acquire(k, object, context) ? nt.STATUS_ABANDONED_WAIT_0 : nt.STATUS_WAIT_0) + index;
}

/** After an object was signalled: wakes those it satisfies, in the order in which they began to wait. */
export function wakeWaiters(k: Kernel, object: Offset, increment = 0): void {
  const waiting: Context[] = [];
  for (const context of k.state.contexts.values()) {
    const wait = context.wait;
    if (context.state === "waiting" && wait !== undefined && (wait.kind === "any" || wait.kind === "all")) {
      if (wait.objects.includes(object)) waiting.push(context);
    }
  }
  waiting.sort((a, b) => (a.wait?.order ?? 0) - (b.wait?.order ?? 0));
  for (const context of waiting) {
    if (context.wait === undefined) continue;
    const status = trySatisfy(k, context, context.wait);
    if (status !== undefined) wake(k, context, status, increment);
  }
}

/** Ends a wait. The increment makes the thread go before others of its priority, until it has had its quantum as often. */
export function wake(k: Kernel, context: Context, status: number, increment = 0): void {
  context.boost = Math.max(context.boost, increment);
  context.wait = undefined;
  context.waitStatus = status;
  context.state = "ready";
  if (context.processor >= 0) {
    // Still on its processor's stack: it has not been switched away yet.
    const processor = k.state.processors[context.processor];
    if (processor !== undefined && processor.contexts[processor.contexts.length - 1] === context.id) {
      processor.contexts.pop();
    }
    context.processor = -1;
  }
  k.log({ kind: "wake", text: `${context.name} ${k.statusName(status)}` });
  k.cut();
}

/** Wakes all contexts that wait for a request, thread or work of that id. */
export function wakeFor(k: Kernel, kind: Wait["kind"], id: number, status: number, increment = 0): void {
  for (const context of [...k.state.contexts.values()]) {
    const wait = context.wait;
    if (context.state === "waiting" && wait?.kind === kind && wait.objects.includes(id))
      wake(k, context, status, increment);
  }
}

/** Ends waits whose time is over. */
export function expireWaits(k: Kernel): void {
  const clock = k.clock;
  for (const context of [...k.state.contexts.values()]) {
    const wait = context.wait;
    if (context.state !== "waiting" || wait?.due === undefined || wait.due > clock) continue;
    wake(k, context, wait.kind === "delay" ? nt.STATUS_SUCCESS : nt.STATUS_TIMEOUT);
  }
}

export function isSpinOver(k: Kernel, context: Context): boolean {
  const [lock, write] = context.wait?.objects ?? [];
  if (lock === undefined || k.state.locks.has(lock)) return false;
  // A lock with readers: who wants to write waits for all of them, who wants to read for the writer and those who wait to write.
  const shared = k.state.readerWriterLocks.get(lock);
  if (shared?.writer !== undefined) return false;
  return shared === undefined || (write === 1 ? shared.readers.length === 0 : shared.waitingWriters === 0);
}

/** Puts the current context to sleep; the DDI goes on at `next` with `k.cur.waitStatus`. */
export function block(
  k: Kernel,
  f: Offset,
  next: number,
  kind: Wait["kind"],
  objects: readonly number[],
  due: number | undefined,
  reason: string,
): Outcome {
  const context = k.cur;
  context.state = "waiting";
  context.wait = { kind, objects, due, reason, order: k.state.nextOrder++ };
  k.goOnAt(f, next);
  if (kind !== "spin") k.log({ kind: "wait", driver: k.callerDriver(f), text: reason });
  k.cut();
  return Status.Unwinding;
}

/** Clock value for a documented time-out: null waits for ever, negative is relative, positive is absolute system time. */
export function dueTime(k: Kernel, timeout: Offset): number | undefined {
  if (timeout === 0) return undefined;
  const value = BigInt.asIntN(64, k.m.u64(timeout));
  return k.dueOf(Number(value));
}

function checkObject(k: Kernel, f: Offset, object: Offset): void {
  k.touch(f, object, k.s.DISPATCHER_HEADER.size, true);
  if (!knownTypes.has(objectType(k, object))) {
    const message = `The object at ${k.hex(object)} that is waited for is no initialised dispatcher object (type ${objectType(k, object)}).`;
    stopWithFinding(k, f, "verifier:wait", message, 0xc4, [0x1002n, k.address(object), 0n, 0n]);
  }
  if (k.state.pool.blocks.get(object)?.paged === true) {
    const message = `The object at ${k.hex(object)} that is waited for lies in paged pool: what threads wait for must be resident.`;
    verify(k, f, "verifier:wait", message, 0xc4, [0xe1n, k.address(object), 0n, 0n]);
  }
}

function checkMayWait(k: Kernel, f: Offset, due: number | undefined): void {
  if (k.irql < 2 || (due !== undefined && due <= k.clock)) return;
  const message = `A wait at IRQL ${k.irql}: at DISPATCH_LEVEL or above a thread cannot be switched away.`;
  if (k.cur.kind === "thread") stopWithBugcheck(k, f, 0x0a, [0n, BigInt(k.irql), 0n, 0n], message);
  stopWithBugcheck(k, f, 0xb8, [0n, 0n, 0n, 0n], `${message} This is a ${k.cur.kind.toUpperCase()}.`);
}

/** WaitMode and Alertable of a wait, as two arguments from the `i`th on. */
interface WaitMode {
  readonly userMode: boolean;
  readonly alertable: boolean;
}
/** An object on the kernel stack may be paged out with it while a thread waits in user mode. */
function checkPlace(k: Kernel, f: Offset, object: Offset, mode: WaitMode): void {
  const { stack, limit } = k.cur;
  if (!mode.userMode || object < stack || object >= limit) return;
  const message = `${k.nameOf(object)} lies on the kernel stack, which may be paged out during a wait in UserMode: wait in KernelMode.`;
  verify(k, f, "verifier:wait", message, 0xc4, [0x123n, k.address(object), 0n, 0n]);
}

const modeAt = (k: Kernel, f: Offset, i: number): WaitMode => ({
  userMode: (k.argU32(f, i) & 0xff) !== 0,
  alertable: k.argBool(f, i + 1),
});

/** Blocks in a wait that APCs reach. */
function blockInterruptibly(k: Kernel, mode: WaitMode, how: () => Outcome): Outcome {
  const outcome = how();
  const { wait, user, irql, guarded } = k.cur;
  if (wait === undefined) return outcome;
  wait.userMode = mode.userMode && user !== undefined;
  wait.alertable = wait.userMode && mode.alertable;
  wait.interruptible = irql === 0 && guarded === 0;
  return outcome;
}
/** A program's thread has APCs to run, which the wait that it would begin now gives way to. */
const apcPending = (k: Kernel, mode: WaitMode): boolean =>
  mode.userMode && mode.alertable && (k.cur.user?.apcs.length ?? 0) > 0;

/** The due time of a wait that is begun, or begun again after a kernel APC. */
function dueNow(k: Kernel, step: number, timeout: Offset): number | undefined {
  return step === 1 ? k.cur.resumedDue : dueTime(k, timeout);
}
const interrupted = (k: Kernel, step: number): boolean => step === 1 && k.cur.waitStatus === nt.STATUS_KERNEL_APC;

/** A kernel APC for a thread, such as the end of a request of its own: if it waits so that one reaches it, it leaves its wait for a moment. */
export function interruptByApc(k: Kernel, thread: Offset, why: string): void {
  for (const context of k.state.contexts.values()) {
    if (context.object !== thread || context.kind !== "thread") continue;
    const { wait } = context;
    if (context.state !== "waiting" || wait?.interruptible !== true) return;
    context.resumedDue = wait.due;
    k.log({ kind: "wake", text: `${context.name}: kernel APC, ${why}` });
    wake(k, context, nt.STATUS_KERNEL_APC);
    return;
  }
}

/** Waits for one object and gives its status; goes on at step 1, where the caller returns `k.cur.waitStatus`. */
export function waitForObject(k: Kernel, f: Offset, object: Offset, timeout: Offset): Outcome {
  checkObject(k, f, object);
  if (objectType(k, object) === ObjectType.mutant) noteLockOrder(k, f, object);
  if (timeout !== 0) k.touch(f, timeout, 8, false);
  const due = dueTime(k, timeout);
  const status = trySatisfy(k, k.cur, { kind: "any", objects: [object] });
  if (status !== undefined) return k.return32(f, status);
  if (due !== undefined && due <= k.clock) return k.return32(f, nt.STATUS_TIMEOUT);
  checkMayWait(k, f, due);
  return block(k, f, 1, "any", [object], due, `waits for ${k.nameOf(object)}`);
}

const keWaitForSingleObject = ddi(
  "KeWaitForSingleObject",
  5,
  (k, f, step) => {
    if (step === 1 && !interrupted(k, step)) return k.return32(f, k.cur.waitStatus);
    const mode = modeAt(k, f, 2);
    checkWaitAllowed(k, f);
    if (apcPending(k, mode)) return k.return32(f, nt.STATUS_USER_APC);
    const object = k.argPointer(f, 0);
    const timeout = k.argPointer(f, 4);
    checkPlace(k, f, object, mode);
    if (step === 0) return blockInterruptibly(k, mode, () => waitForObject(k, f, object, timeout));
    const due = dueNow(k, step, timeout);
    const status = trySatisfy(k, k.cur, { kind: "any", objects: [object] });
    if (status !== undefined) return k.return32(f, status);
    return blockInterruptibly(k, mode, () => block(k, f, 1, "any", [object], due, `waits on for ${k.nameOf(object)}`));
  },
  1,
);

const keWaitForMultipleObjects = ddi("KeWaitForMultipleObjects", 8, (k, f, step) => {
  if (step === 1 && !interrupted(k, step)) return k.return32(f, k.cur.waitStatus);
  const mode = modeAt(k, f, 4);
  checkWaitAllowed(k, f);
  if (apcPending(k, mode)) return k.return32(f, nt.STATUS_USER_APC);
  const count = k.argU32(f, 0);
  const array = k.argPointer(f, 1);
  const kind = k.argU32(f, 2) === 0 ? "all" : "any";
  const timeout = k.argPointer(f, 6);
  const block8 = k.argPointer(f, 7);
  if (count === 0 || count > 64 || (count > 3 && block8 === 0)) {
    const message = `${count} objects are waited for${count > 3 ? " without a WaitBlockArray" : ""}; a thread itself has room for 3, the limit is 64.`;
    return stopWithBugcheck(k, f, 0x0c, [0n, 0n, 0n, 0n], message);
  }
  k.touch(f, array, count * 8, false);
  const objects: Offset[] = [];
  for (let i = 0; i < count; i++) {
    const object = k.pointerAt(f, array + 8 * i);
    checkObject(k, f, object);
    objects.push(object);
  }
  const due = dueNow(k, step, timeout);
  const status = trySatisfy(k, k.cur, { kind, objects });
  if (status !== undefined) return k.return32(f, status);
  if (due !== undefined && due <= k.clock) return k.return32(f, nt.STATUS_TIMEOUT);
  checkMayWait(k, f, due);
  const names = objects.map((object) => k.nameOf(object)).join(", ");
  return blockInterruptibly(k, mode, () => block(k, f, 1, kind, objects, due, `waits for ${kind} of ${names}`));
});

const keDelayExecutionThread = ddi("KeDelayExecutionThread", 3, (k, f, step) => {
  if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
  const interval = k.argPointer(f, 2);
  k.touch(f, interval, 8, false);
  const due = dueTime(k, interval) ?? k.clock;
  checkMayWait(k, f, undefined);
  return block(k, f, 1, "delay", [], due, `sleeps ${((due - k.clock) / 10_000).toFixed(3)} ms`);
});

export const waitDdis: readonly Routine[] = [keWaitForSingleObject, keWaitForMultipleObjects, keDelayExecutionThread];
