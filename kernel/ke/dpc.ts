// Deferred procedure calls: KDPC objects queued to a processor and run there at DISPATCH_LEVEL when its IRQL allows.
// A DPC of high importance is queued first, all others last. One of low importance, or of medium importance for another processor, waits
// until that processor has its queue run for another reason: more of them, an idle moment, or the clock's next tick. Threaded ones run at PASSIVE_LEVEL, in a thread of the highest priority on
// their processor.

import { Status } from "../../compiler/abi.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { checkTime } from "../verifier/time-limits.ts";
import type { Processor } from "./state.ts";
import { createThread } from "./thread.ts";
import { block, wake } from "./wait.ts";

/** Values of KDPC.Importance and KDPC.Number: a target processor is told from none by being counted from here. */
const importance = { low: 0, medium: 1, high: 2 };
/** So many make a queue be run at once, and so long it waits at most, in 100 ns. */
const deepQueue = 4;
const tick = 156_250;
const firstTarget = 0x500;
/** Types of KDPC: DpcObject and ThreadedDpcObject. */
const Type = { ordinary: 0x13, threaded: 0x18 } as const;
const highestPriority = 31;

/** False if it is queued already. */
export function queueDpc(k: Kernel, dpc: Offset, argument1: bigint, argument2: bigint): boolean {
  const layout = k.s.KDPC;
  if (k.state.dpcs.has(dpc)) return false;
  k.state.dpcs.add(dpc);
  k.m.setU64(dpc + layout.SystemArgument1, argument1);
  k.m.setU64(dpc + layout.SystemArgument2, argument2);
  // Drivers may look at this field to see whether it is queued.
  k.m.setU64(dpc + layout.DpcData, 1n);
  const target = k.m.u16(dpc + layout.Number);
  const number = target >= firstTarget ? target - firstTarget : Math.max(0, k.cur.processor);
  const processor = k.state.processors[number] ?? k.state.processors[0];
  const threaded = k.m.u8[dpc] === Type.threaded;
  const queue = threaded ? processor?.threadedDpcs : processor?.dpcs;
  const value = k.m.u8[dpc + layout.Importance] ?? importance.medium;
  if (value === importance.high) queue?.unshift(dpc);
  else queue?.push(dpc);
  if (!threaded && processor !== undefined) {
    const deferred =
      value === importance.low || (value === importance.medium && number !== Math.max(0, k.cur.processor));
    if (processor.dpcs.length === 1) processor.drainBy = k.clock + tick;
    processor.drain ||= !deferred;
  }
  k.log({ kind: "dpcQueue", text: k.nameOf(k.pointerOr0(dpc + layout.DeferredRoutine)) });
  if (threaded && processor !== undefined) wakeDpcThread(k, processor);
  k.cut();
  return true;
}

/** Whether a processor runs its queue now that its IRQL allows. */
export const drainsNow = (k: Kernel, processor: Processor, idle: boolean): boolean =>
  processor.drain || idle || processor.dpcs.length >= deepQueue || k.clock >= processor.drainBy;

export function setTargetProcessor(k: Kernel, dpc: Offset, number: number): void {
  k.m.setU16(dpc + k.s.KDPC.Number, firstTarget + number);
}

/** The processor's thread for threaded DPCs, made when it first has one to run. */
function wakeDpcThread(k: Kernel, processor: Processor): void {
  const known = k.context(processor.dpcThread);
  if (known !== undefined) {
    if (known.wait?.kind === "condition") wake(k, known, 0);
    return;
  }
  const name = `System thread (threaded DPCs of processor ${processor.number})`;
  const thread = createThread(k, name, "nt", k.routineNamed("KiExecuteThreadedDpcs"), processor.number);
  thread.priority = highestPriority;
  thread.affinity = 1 << processor.number;
  processor.dpcThread = thread.id;
}

/** Base of that thread. Slots: 0 processor; 1 DPC under way. */
export const executeThreadedDpcs = internal("KiExecuteThreadedDpcs", 3, (k, f, step) => {
  const processor = k.state.processors[k.slotU32(f, 0)];
  if (step === 1) checkAfterCallback(k, f, "threaded DPC", 0);
  const dpc = processor?.threadedDpcs.shift();
  if (dpc === undefined) return block(k, f, 2, "condition", [0], undefined, "waits for threaded DPCs");
  return callDpc(k, f, dpc);
});

/** Takes it off the queue for good and calls its routine. */
function callDpc(k: Kernel, f: Offset, dpc: Offset): Outcome {
  k.state.dpcs.delete(dpc);
  const layout = k.s.KDPC;
  k.m.setU64(dpc + layout.DpcData, 0n);
  const routine = k.functionPointer(f, dpc + layout.DeferredRoutine);
  if (k.cur.kind === "dpc") {
    k.cur.name = `DPC ${routine.name}`;
    k.cur.since = k.clock;
  }
  k.log({ kind: "dpc", driver: routine.image, text: routine.name });
  const callee = k.above(f);
  k.setArg64(callee, 0, k.address(dpc));
  k.copyArg(callee, 1, dpc + layout.DeferredContext);
  k.copyArg(callee, 2, dpc + layout.SystemArgument1);
  k.copyArg(callee, 3, dpc + layout.SystemArgument2);
  return k.call(f, 1, routine);
}

export function initializeDpc(k: Kernel, f: Offset, dpc: Offset, routine: bigint, context: bigint): void {
  const layout = k.s.KDPC;
  k.touch(f, dpc, layout.size, true);
  k.m.u8.fill(0, dpc, dpc + layout.size);
  k.m.u8[dpc] = Type.ordinary;
  k.m.u8[dpc + layout.Importance] = importance.medium;
  k.m.setU64(dpc + layout.DeferredRoutine, routine);
  k.m.setU64(dpc + layout.DeferredContext, context);
}

/** Base of a DPC context: runs what its processor has queued, one after another. Slot 1: processor; 2: DPC under way. */
export const retireDpcList = internal("KiRetireDpcList", 6, (k, f, step) => {
  const processor = k.state.processors[k.m.u32(slot(f, 1))];
  if (step === 1) {
    checkAfterCallback(k, f, "DPC", 2);
    if (checkTime(k, k.cur)) return Status.Unwinding;
  }
  k.cur.since = undefined;
  const dpc = processor?.dpcs.shift();
  if (dpc === undefined) {
    if (processor !== undefined) processor.drain = false;
    return Status.Returned;
  }
  return callDpc(k, f, dpc);
});

export const dpcDdis: readonly Routine[] = [
  ddi("KeInitializeDpc", 3, (k, f) => {
    initializeDpc(k, f, k.argPointer(f, 0), k.arg64(f, 1), k.arg64(f, 2));
    return k.returnVoid(f);
  }),
  ddi("KeInitializeThreadedDpc", 3, (k, f) => {
    initializeDpc(k, f, k.argPointer(f, 0), k.arg64(f, 1), k.arg64(f, 2));
    k.m.u8[k.argPointer(f, 0)] = Type.threaded;
    return k.returnVoid(f);
  }),
  ddi("KeInsertQueueDpc", 3, (k, f) => {
    const dpc = k.argPointer(f, 0);
    k.touch(f, dpc, k.s.KDPC.size, true);
    return k.returnBool(f, queueDpc(k, dpc, k.arg64(f, 1), k.arg64(f, 2)));
  }),
  ddi("KeRemoveQueueDpc", 1, (k, f) => {
    const dpc = k.argPointer(f, 0);
    k.touch(f, dpc, k.s.KDPC.size, true);
    const was = k.state.dpcs.delete(dpc);
    if (was) {
      k.m.setU64(dpc + k.s.KDPC.DpcData, 0n);
      for (const processor of k.state.processors) {
        processor.dpcs = processor.dpcs.filter((entry) => entry !== dpc);
        processor.threadedDpcs = processor.threadedDpcs.filter((entry) => entry !== dpc);
      }
    }
    return k.returnBool(f, was);
  }),
  ddi("KeSetImportanceDpc", 2, (k, f) => {
    const dpc = k.argPointer(f, 0);
    k.touch(f, dpc, k.s.KDPC.size, true);
    k.m.u8[dpc + k.s.KDPC.Importance] = k.argU32(f, 1) & 0xff;
    return k.returnVoid(f);
  }),
  ddi("KeSetTargetProcessorDpc", 2, (k, f) => {
    const dpc = k.argPointer(f, 0);
    k.touch(f, dpc, k.s.KDPC.size, true);
    setTargetProcessor(k, dpc, k.argU32(f, 1) & 0xff);
    return k.returnVoid(f);
  }),
  ddi("KeFlushQueuedDpcs", 0, (k, f, step) => {
    // The DPCs of this processor run as soon as the caller's IRQL allows, which is at the next step; the others' too.
    if (step === 0 && k.state.processors.some((processor) => processor.dpcs.length > 0)) {
      for (const processor of k.state.processors) processor.drain ||= processor.dpcs.length > 0;
      k.goOnAt(f, 1);
      k.cut();
      return Status.Unwinding;
    }
    if (k.irql >= 2) return k.returnVoid(f);
    return k.state.dpcs.size > 0 || underWay(k)
      ? block(k, f, 1, "delay", [], k.clock + lookAgain, "waits for DPCs")
      : k.returnVoid(f);
  }),
];

/** Until those that wait for a DPC's end look again, in 100 ns. */
const lookAgain = 100;

/** A DPC that has been taken off its queue and has not returned, on a processor or in a thread. */
function underWay(k: Kernel): boolean {
  return k.state.processors.some(({ contexts, dpcThread }) => {
    const thread = k.context(dpcThread);
    if (thread !== undefined && thread.id !== k.cur.id && thread.wait?.kind !== "condition") return true;
    return contexts.some((id) => id !== k.cur.id && k.context(id)?.kind === "dpc");
  });
}
