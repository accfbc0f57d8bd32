// Interrupts: a line asserted by hardware becomes an ISR context that borrows a processor whose IRQL is below the line's, and runs
// the connected service routines in the order in which they were connected. KeSynchronizeExecution excludes them by their spin lock.
// A level-sensitive line is asked for again as long as somebody pulls it, so the first routine that claims it is the last; the edges of a
// latched one that come meanwhile are lost, so all are asked, and all again while a device still pulls it; from memory.

import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { pullers } from "../hw/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback, checkAfterIsr, spinLocksHeld } from "../verifier/callback.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import { checkTime } from "../verifier/time-limits.ts";
import { spin } from "./conditions.ts";
import { affinityIn } from "./groups.ts";
import { chainOf, endOfInterrupt, firstMessage, irqlOf, lineOf, raiseInterrupt, stormLimit } from "./lines.ts";
import { enterPassive, leavePassive } from "./passive-interrupt.ts";
import { pushContext } from "./scheduler.ts";
import { acquireForKernel, releaseForKernel } from "./spinlock.ts";
import type { Context, InterruptConnection, InterruptObject, Processor } from "./state.ts";

const lastMessage = firstMessage + 0xffff;

export function deliverInterrupt(k: Kernel, processor: Processor, vector: number): Context {
  k.state.pendingVectors = k.state.pendingVectors.filter((entry) => entry !== vector);
  const name = `ISR vector 0x${vector.toString(16)}`;
  return pushContext(k, processor, "isr", name, irqlOf(lineOf(vector)), k.routineNamed("KiInterruptDispatch"), vector);
}

/**
 * Base of an ISR context, which begins at the line's IRQL; each routine runs at that of its object, with its lock.
 * Slot 0: vector; 2: which of the connected routines is next; 3: whether one has claimed a latched
 * interrupt in this round; 4: rounds so far.
 */
export const interruptDispatch = internal("KiInterruptDispatch", 6, (k, f, step) => {
  const vector = k.m.u32(slot(f, 0));
  const chain = chainOf(k, vector);
  let index = k.m.u32(slot(f, 2));
  if (step === 0) {
    k.setSlot(f, 3, 0);
    k.setSlot(f, 4, 0);
    k.log({ kind: "interrupt", operands: [vector], text: chain.length === 0 ? "nobody is connected" : "" });
  } else if (step === 1) {
    const done = chain[index];
    const claimed = (k.result32(f) & 0xff) !== 0;
    if (done !== undefined) {
      releaseForKernel(k, done.lock);
      checkAfterIsr(k, f, done.routine, done.synchronizeIrql);
      if (checkTime(k, k.cur)) return Status.Unwinding;
      k.log({ kind: "interruptReturn", driver: done.driver, operands: [vector, claimed ? 1 : 0] });
    }
    index++;
    k.m.setU32(slot(f, 2), index);
    if (claimed && done?.latched === false) return endDispatch(k, vector, done.driver);
    if (claimed) k.setSlot(f, 3, 1);
    const again = index >= chain.length && k.slotU32(f, 3) !== 0 && pullers(k, lineOf(vector)).length > 0;
    if (again && chain.length > 1) {
      index = 0;
      k.setSlot(f, 2, 0);
      k.setSlot(f, 3, 0);
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      if (k.slotU32(f, 4) >= stormLimit) neverEnds(k, f, vector, chain);
    }
  }
  const next = chain[index];
  if (next === undefined) return endDispatch(k, vector, undefined);
  k.setIrql(next.synchronizeIrql);
  if (acquireOrSpin(k, f, next.lock, 2)) return Status.Unwinding;
  k.cur.since = k.clock;
  const callee = k.above(f);
  k.setArg64(callee, 0, k.address(next.at));
  k.setArg64(callee, 1, next.context);
  if (next.message !== undefined) k.setArg64(callee, 2, BigInt(next.message));
  return k.call(f, 1, k.functionOr(f, next.routine));
});

function neverEnds(k: Kernel, f: Offset, vector: number, chain: readonly InterruptObject[]): never {
  const drivers = [...new Set(chain.map(({ driver }) => driver))].join(", ");
  const message = `The latched interrupt of line ${lineOf(vector)}, which ${drivers} share, is claimed round after round, and is still pulled: a service routine that returns TRUE has made its own device let go of the line.`;
  return stopWithFinding(k, f, "verifier:interrupt", message);
}

function endDispatch(k: Kernel, vector: number, claimedBy: string | undefined): Outcome {
  endOfInterrupt(k, vector, claimedBy);
  return Status.Returned;
}

/** What a driver asks to be connected. Without `lock` the interrupt has a spin lock of its own. */
export interface Connection extends InterruptConnection {
  /** The KINTERRUPT of the set that it belongs to; without it one of its own. */
  readonly set?: Offset;
  /** Its routine runs at PASSIVE_LEVEL. */
  readonly passive?: boolean;
  readonly message?: number;
}

/** The interrupt object, or why there is none: an NTSTATUS. */
export function connect(k: Kernel, f: Offset, connection: Connection): InterruptObject | number {
  const { vector, irql, synchronizeIrql } = connection;
  const line = lineOf(vector);
  const passive = connection.passive === true;
  if (line < 0 || line > lastMessage || irql !== (passive ? 0 : irqlOf(line))) return nt.STATUS_INVALID_PARAMETER;
  if (synchronizeIrql < irql || (passive && (synchronizeIrql !== 0 || connection.lock !== 0)))
    return nt.STATUS_INVALID_PARAMETER;
  const others = k.state.interrupts.filter((entry) => entry.vector === vector);
  const agrees = (entry: InterruptObject): boolean =>
    entry.shared && entry.passive === passive && entry.latched === connection.latched;
  if (others.length > 0 && !(connection.shared && others.every(agrees))) return nt.STATUS_INVALID_PARAMETER;
  const at =
    connection.set ??
    allocate(k, { size: 0x100, tag: "Intr", what: "KINTERRUPT", zero: true, place: k.callerPlace(f) });
  if (at === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const object: InterruptObject = {
    at,
    routine: connection.routine,
    message: connection.message,
    active: true,
    context: connection.context,
    lock: connection.lock === 0 ? at + 0x40 : connection.lock,
    vector,
    affinity: connection.affinity,
    irql,
    synchronizeIrql,
    latched: connection.latched,
    shared: connection.shared,
    passive,
    holder: undefined,
    driver: k.callerDriver(f),
  };
  k.state.interrupts.push(object);
  k.nameObject(at, `interrupt 0x${vector.toString(16)}`);
  k.log({ kind: "interrupt", driver: object.driver, operands: [vector], text: `connected at IRQL ${irql}` });
  // A level-sensitive line may have been pulled already, and was masked until now.
  if (pullers(k, line).length > 0) raiseInterrupt(k, line);
  k.cut();
  return object;
}

/** Leaves a pointer to the object at `out`, which the caller has checked; the status of the whole. */
export function handOut(k: Kernel, out: Offset, object: InterruptObject | number): number {
  if (typeof object === "number") return object;
  k.setPointer(out, object.at);
  return nt.STATUS_SUCCESS;
}

/** A service routine that runs on another processor ends before its interrupt is disconnected. The DDI begins again. */
export function waitForRoutines(k: Kernel, f: Offset, objects: readonly InterruptObject[]): Outcome | undefined {
  const busy = objects.find(({ lock }) => k.state.locks.has(lock));
  return busy && spin(k, f, busy.lock, 0);
}

/** The object and those that were connected with it as a set. */
export function disconnect(k: Kernel, f: Offset, object: InterruptObject): void {
  k.state.interrupts = k.state.interrupts.filter((entry) => entry.at !== object.at);
  release(k, object.at, k.callerPlace(f));
}

export function interruptAt(k: Kernel, f: Offset, at: Offset): InterruptObject {
  const found = k.state.interrupts.find((entry) => entry.at === at);
  if (found !== undefined) return found;
  return stopWithFinding(k, f, "verifier:interrupt", `${k.hex(at)} is no connected interrupt object.`);
}

export const interruptDdis: readonly Routine[] = [
  ddi("IoConnectInterrupt", 11, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    const affinity = affinityIn(k, 0, k.arg64(f, 9));
    if (affinity === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const object = connect(k, f, {
      affinity,
      routine: k.argPointer(f, 1),
      context: k.arg64(f, 2),
      lock: k.argPointer(f, 3),
      vector: k.argU32(f, 4),
      irql: k.argU32(f, 5) & 0xff,
      synchronizeIrql: k.argU32(f, 6) & 0xff,
      latched: k.argU32(f, 7) === 1,
      shared: k.argBool(f, 8),
    });
    return k.return32(f, handOut(k, out, object));
  }),
  ddi("IoDisconnectInterrupt", 1, (k, f) => {
    const object = interruptAt(k, f, k.argPointer(f, 0));
    const waits = waitForRoutines(k, f, [object]);
    if (waits !== undefined) return waits;
    disconnect(k, f, object);
    return k.returnVoid(f);
  }),
  ddi(
    "KeSynchronizeExecution",
    3,
    (k, f, step) => {
      const object = interruptAt(k, f, k.argPointer(f, 0));
      if (step === 0) {
        mustNotBeAbove(k, f, object, "KeSynchronizeExecution");
        k.m.setU32(slot(f, 3), k.irql);
        k.setIrql(object.synchronizeIrql);
        k.goOnAt(f, 1);
      }
      if (step <= 1) {
        if (object.passive) {
          const waits = enterPassive(k, f, object, 1);
          if (waits !== undefined) return waits;
        } else if (acquireOrSpin(k, f, object.lock, 1)) return Status.Unwinding;
        const callee = k.above(f);
        k.setArg64(callee, 0, k.arg64(f, 2));
        k.setSlot(f, 4, spinLocksHeld(k));
        return k.call(f, 2, k.functionOr(f, k.argPointer(f, 1)));
      }
      checkAfterCallback(k, f, "SynchCritSection routine", object.synchronizeIrql, k.slotU32(f, 4));
      if (object.passive) leavePassive(k, object);
      else releaseForKernel(k, object.lock);
      k.setIrql(k.m.u32(slot(f, 3)));
      return k.return32(f, k.result32(f) & 0xff);
    },
    2,
  ),
  ddi(
    "KeAcquireInterruptSpinLock",
    1,
    (k, f, step) => {
      const object = withSpinLock(k, f, "KeAcquireInterruptSpinLock");
      if (step === 0) {
        mustNotBeAbove(k, f, object, "KeAcquireInterruptSpinLock");
        k.m.setU32(slot(f, 1), k.irql);
        k.setIrql(object.synchronizeIrql);
      }
      if (acquireOrSpin(k, f, object.lock, 1)) return Status.Unwinding;
      return k.return32(f, k.m.u32(slot(f, 1)));
    },
    1,
  ),
  ddi("KeReleaseInterruptSpinLock", 2, (k, f) => {
    const object = withSpinLock(k, f, "KeReleaseInterruptSpinLock");
    releaseForKernel(k, object.lock);
    k.setIrql(k.argU32(f, 1) & 0xff);
    return k.returnVoid(f);
  }),
];

function mustNotBeAbove(k: Kernel, f: Offset, object: InterruptObject, name: string): void {
  if (k.irql <= object.synchronizeIrql) return;
  const message = `${name} at IRQL ${k.irql}, above the interrupt's ${object.synchronizeIrql}.`;
  stopWithBugcheck(k, f, 0x0a, [k.address(object.at), BigInt(k.irql), 0n, 0n], message);
}

/** The interrupt that is the first argument. One whose routine runs at PASSIVE_LEVEL has no spin lock: Windows stops there. */
function withSpinLock(k: Kernel, f: Offset, name: string): InterruptObject {
  const object = interruptAt(k, f, k.argPointer(f, 0));
  if (!object.passive) return object;
  const message = `${name} of ${k.nameOf(object.at)}, whose service routine runs at PASSIVE_LEVEL and is excluded by an event: use KeSynchronizeExecution.`;
  return stopWithFinding(k, f, "verifier:interrupt", message);
}

/** True if the lock is busy: the context spins and the DDI goes on at `next`. */
function acquireOrSpin(k: Kernel, f: Offset, lock: Offset, next: number): boolean {
  const held = k.state.locks.get(lock);
  if (held === undefined) {
    acquireForKernel(k, lock, k.callerPlace(f));
    return false;
  }
  if (held.owner === k.cur.id) {
    stopWithBugcheck(k, f, 0x0f, [k.address(lock), 0n, 0n, 0n], "The interrupt's spin lock is already held here.", [
      { message: "taken here", place: held.place },
    ]);
  }
  spin(k, f, lock, next);
  return true;
}
