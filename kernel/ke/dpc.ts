// Deferred procedure calls: KDPC objects queued to a processor and run there at DISPATCH_LEVEL when its IRQL allows.
// A DPC of high importance is queued first, all others last. Left out: targeting by group, threaded DPCs as threads (they run as
// ordinary ones).

import { Status } from "../../compiler/abi.ts";
import { Again, ddi, internal, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { checkTime } from "../verifier/time-limits.ts";

/** Values of KDPC.Importance and KDPC.Number: a target processor is told from none by being counted from here. */
const importance = { medium: 1, high: 2 };
const firstTarget = 0x500;

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
  const queue = (k.state.processors[number] ?? k.state.processors[0])?.dpcs;
  if (k.m.u8[dpc + layout.Importance] === importance.high) queue?.unshift(dpc);
  else queue?.push(dpc);
  k.log({ kind: "dpcQueue", text: k.nameOf(k.pointerOr0(dpc + layout.DeferredRoutine)) });
  k.cut();
  return true;
}

export function setTargetProcessor(k: Kernel, dpc: Offset, number: number): void {
  k.m.setU16(dpc + k.s.KDPC.Number, firstTarget + number);
}

export function initializeDpc(k: Kernel, f: Offset, dpc: Offset, routine: bigint, context: bigint): void {
  const layout = k.s.KDPC;
  k.touch(f, dpc, layout.size, true);
  k.m.u8.fill(0, dpc, dpc + layout.size);
  k.m.u8[dpc] = 0x13;
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
  if (dpc === undefined) return Status.Returned;
  k.state.dpcs.delete(dpc);
  const layout = k.s.KDPC;
  k.m.setU64(dpc + layout.DpcData, 0n);
  const routine = k.functionPointer(f, dpc + layout.DeferredRoutine);
  k.cur.name = `DPC ${routine.name}`;
  k.cur.since = k.clock;
  k.log({ kind: "dpc", driver: routine.image, text: routine.name });
  const callee = k.above(f);
  k.setArg64(callee, 0, k.address(dpc));
  k.copyArg(callee, 1, dpc + layout.DeferredContext);
  k.copyArg(callee, 2, dpc + layout.SystemArgument1);
  k.copyArg(callee, 3, dpc + layout.SystemArgument2);
  return k.call(f, 1, routine);
});

export const dpcDdis: readonly Routine[] = [
  ddi("KeInitializeDpc", 3, (k, f) => {
    initializeDpc(k, f, k.argPointer(f, 0), k.arg64(f, 1), k.arg64(f, 2));
    return k.returnVoid(f);
  }),
  ddi("KeInitializeThreadedDpc", 3, (k, f) => {
    initializeDpc(k, f, k.argPointer(f, 0), k.arg64(f, 1), k.arg64(f, 2));
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
      for (const processor of k.state.processors) processor.dpcs = processor.dpcs.filter((entry) => entry !== dpc);
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
      k.goOnAt(f, 1);
      k.cut();
      return Status.Unwinding;
    }
    return k.state.dpcs.size > 0 && k.irql < 2 ? yieldAgain(k, f) : k.returnVoid(f);
  }),
];

function yieldAgain(k: Kernel, f: Offset) {
  k.goOnAt(f, 1);
  k.cut();
  return Status.Unwinding;
}

export { Again };
