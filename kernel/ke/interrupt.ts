// Interrupts: a line asserted by hardware becomes an ISR context that borrows a processor whose IRQL is below the line's, and runs
// the connected service routines in the order in which they were connected. KeSynchronizeExecution excludes them by their spin lock.
// Interrupt line n has vector 0x30 + n and DIRQL 3 + (n mod 9); what a device sends as a message has a number above those of lines.

import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, internal, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback, spinLocksHeld } from "../verifier/callback.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import { checkTime } from "../verifier/time-limits.ts";
import { spin } from "./conditions.ts";
import { pushContext } from "./scheduler.ts";
import { acquireForKernel, releaseForKernel } from "./spinlock.ts";
import type { Context, InterruptObject, Processor } from "./state.ts";

export const vectorOf = (line: number): number => 0x30 + line;
export const lineOf = (vector: number): number => vector - 0x30;
/** Number of the first message; lines are below. */
export const firstMessage = 256;
const lastMessage = firstMessage + 0xffff;
export const irqlOf = (line: number): number => 3 + (line % 9);

/** Hardware pulls a line. Latched: each assertion is one interrupt. */
export function raiseInterrupt(k: Kernel, line: number): void {
  const vector = vectorOf(line);
  if (!k.state.pendingVectors.includes(vector)) k.state.pendingVectors.push(vector);
  k.cut();
}

/** The pending vector of highest IRQL that may interrupt code at `irql` now. */
export function interruptFor(k: Kernel, irql: number): number | undefined {
  let best: number | undefined;
  let bestIrql = irql;
  for (const vector of k.state.pendingVectors) {
    const connected = firstConnected(k, vector);
    const own = connected?.synchronizeIrql ?? irqlOf(lineOf(vector));
    if (own > bestIrql && !(connected !== undefined && k.state.locks.has(connected.lock))) {
      best = vector;
      bestIrql = own;
    }
  }
  return best;
}

function firstConnected(k: Kernel, vector: number): InterruptObject | undefined {
  return k.state.interrupts.find((entry) => entry.vector === vector && entry.active);
}

export function deliverInterrupt(k: Kernel, processor: Processor, vector: number): Context {
  k.state.pendingVectors = k.state.pendingVectors.filter((entry) => entry !== vector);
  const irql = firstConnected(k, vector)?.synchronizeIrql ?? irqlOf(lineOf(vector));
  const name = `ISR vector 0x${vector.toString(16)}`;
  return pushContext(k, processor, "isr", name, irql, k.routineNamed("KiInterruptDispatch"), vector);
}

/** Base of an ISR context. Slot 0: vector; 2: which of the connected routines is next; 3: whether any claimed it. */
export const interruptDispatch = internal("KiInterruptDispatch", 6, (k, f, step) => {
  const vector = k.m.u32(slot(f, 0));
  const chain = k.state.interrupts.filter((entry) => entry.vector === vector && entry.active);
  let index = k.m.u32(slot(f, 2));
  if (step === 0) {
    k.log({ kind: "interrupt", operands: [vector], text: chain.length === 0 ? "nobody is connected" : "" });
  } else {
    const done = chain[index];
    const claimed = (k.result32(f) & 0xff) !== 0;
    if (done !== undefined) {
      releaseForKernel(k, done.lock);
      checkAfterCallback(k, f, "ISR", done.synchronizeIrql);
      if (checkTime(k, k.cur)) return Status.Unwinding;
      k.log({ kind: "interruptReturn", driver: done.driver, operands: [vector, claimed ? 1 : 0] });
    }
    index++;
    k.m.setU32(slot(f, 2), index);
    if (claimed) k.m.setU32(slot(f, 3), 1);
    if (claimed && done?.latched === false) return Status.Returned;
  }
  const next = chain[index];
  if (next === undefined) return Status.Returned;
  acquireForKernel(k, next.lock);
  k.cur.since = k.clock;
  const callee = k.above(f);
  k.setArg64(callee, 0, k.address(next.at));
  k.setArg64(callee, 1, next.context);
  if (next.message !== undefined) k.setArg64(callee, 2, BigInt(next.message));
  return k.call(f, 1, k.functionOr(f, next.routine));
});

/** What a driver asks to be connected. Without `lock` the interrupt has a spin lock of its own. */
export interface Connection {
  readonly routine: Offset;
  readonly context: bigint;
  readonly lock: Offset;
  readonly vector: number;
  readonly irql: number;
  readonly synchronizeIrql: number;
  readonly latched: boolean;
  readonly shared: boolean;
  readonly message?: number;
}

/** The interrupt object, or why there is none: an NTSTATUS. */
export function connect(k: Kernel, f: Offset, connection: Connection): InterruptObject | number {
  const { vector, irql, synchronizeIrql } = connection;
  const line = lineOf(vector);
  if (line < 0 || line > lastMessage || irql !== irqlOf(line)) return nt.STATUS_INVALID_PARAMETER;
  if (synchronizeIrql < irql) return nt.STATUS_INVALID_PARAMETER;
  const others = k.state.interrupts.filter((entry) => entry.vector === vector);
  if (others.length > 0 && (!connection.shared || others.some((entry) => entry.driver === ""))) {
    return nt.STATUS_INVALID_PARAMETER;
  }
  const at = allocate(k, { size: 0x100, tag: "Intr", what: "KINTERRUPT", zero: true, place: k.callerPlace(f) });
  if (at === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const object: InterruptObject = {
    at,
    routine: connection.routine,
    message: connection.message,
    active: true,
    context: connection.context,
    lock: connection.lock === 0 ? at + 0x40 : connection.lock,
    vector,
    irql,
    synchronizeIrql,
    latched: connection.latched,
    driver: k.callerDriver(f),
  };
  k.state.interrupts.push(object);
  k.nameObject(at, `interrupt 0x${vector.toString(16)}`);
  k.log({ kind: "interrupt", driver: object.driver, operands: [vector], text: `connected at IRQL ${irql}` });
  k.cut();
  return object;
}

/** Leaves a pointer to the object at `out`, which the caller has checked; the status of the whole. */
export function handOut(k: Kernel, out: Offset, object: InterruptObject | number): number {
  if (typeof object === "number") return object;
  k.setPointer(out, object.at);
  return nt.STATUS_SUCCESS;
}

export function disconnect(k: Kernel, f: Offset, object: InterruptObject): void {
  k.state.interrupts = k.state.interrupts.filter((entry) => entry !== object);
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
    const object = connect(k, f, {
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
    disconnect(k, f, interruptAt(k, f, k.argPointer(f, 0)));
    return k.returnVoid(f);
  }),
  ddi(
    "KeSynchronizeExecution",
    3,
    (k, f, step) => {
      const object = interruptAt(k, f, k.argPointer(f, 0));
      if (step === 0) {
        if (k.irql > object.synchronizeIrql) {
          const message = `KeSynchronizeExecution at IRQL ${k.irql}, above the interrupt's ${object.synchronizeIrql}.`;
          stopWithBugcheck(k, f, 0x0a, [k.address(object.at), BigInt(k.irql), 0n, 0n], message);
        }
        k.m.setU32(slot(f, 3), k.irql);
        k.setIrql(object.synchronizeIrql);
        k.goOnAt(f, 1);
      }
      if (step <= 1) {
        const waits = acquireOrSpin(k, f, object.lock, 1);
        if (waits) return Status.Unwinding;
        const callee = k.above(f);
        k.setArg64(callee, 0, k.arg64(f, 2));
        k.setSlot(f, 4, spinLocksHeld(k));
        return k.call(f, 2, k.functionOr(f, k.argPointer(f, 1)));
      }
      checkAfterCallback(k, f, "SynchCritSection routine", object.synchronizeIrql, k.slotU32(f, 4));
      releaseForKernel(k, object.lock);
      k.setIrql(k.m.u32(slot(f, 3)));
      return k.return32(f, k.result32(f) & 0xff);
    },
    2,
  ),
  ddi(
    "KeAcquireInterruptSpinLock",
    1,
    (k, f, step) => {
      const object = interruptAt(k, f, k.argPointer(f, 0));
      if (step === 0) {
        k.m.setU32(slot(f, 1), k.irql);
        k.setIrql(object.synchronizeIrql);
      }
      if (acquireOrSpin(k, f, object.lock, 1)) return Status.Unwinding;
      return k.return32(f, k.m.u32(slot(f, 1)));
    },
    1,
  ),
  ddi("KeReleaseInterruptSpinLock", 2, (k, f) => {
    const object = interruptAt(k, f, k.argPointer(f, 0));
    releaseForKernel(k, object.lock);
    k.setIrql(k.argU32(f, 1) & 0xff);
    return k.returnVoid(f);
  }),
];

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
