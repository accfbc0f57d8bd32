// KeIpiGenericCall: a routine that all processors run at the same time, at IPI_LEVEL, whatever they did below it. The caller runs it too,
// and goes on when the last has ended it. One broadcast is under way at a time.
import { Frame } from "../../compiler/abi.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { spin, wakeSpinners } from "./conditions.ts";
import { pushContext } from "./scheduler.ts";
import type { Context, Processor } from "./state.ts";

export const ipiLevel = 14;

/** What the caller spins for, beside the frame by which the broadcast is known and for which other callers spin. */
const othersOf = (broadcast: Offset): number => broadcast + 1;

function free(k: Kernel, lock: number): void {
  k.state.locks.delete(lock);
  wakeSpinners(k, lock);
}

/** (BroadcastFunction, Context); slots beyond: 2 IRQL before; 3 the function's result. */
function genericCall(k: Kernel, f: Offset, step: number): Outcome {
  const hold = { owner: k.cur.id, place: k.callerPlace(f) };
  if (step === 0) {
    const [other] = k.state.ipis.keys();
    if (other !== undefined) return spin(k, f, other, 0);
    const routine = k.functionOr(f, k.argPointer(f, 0));
    const others = k.state.processors.filter(({ number }) => number !== k.cur.processor);
    k.state.ipis.set(f, { routine: routine.address, context: k.arg64(f, 1), left: others.length });
    k.state.locks.set(f, hold);
    for (const processor of others) processor.ipis.push(f);
    k.setSlot(f, 2, k.irql);
    k.setIrql(ipiLevel, f);
    k.cut();
    k.setArg64(k.above(f), 0, k.arg64(f, 1));
    return k.call(f, 1, routine);
  }
  if (step === 1) {
    checkAfterCallback(k, f, "broadcast function", ipiLevel);
    k.setArg64(f, 3, k.m.u64(k.above(f) + Frame.result));
    if ((k.state.ipis.get(f)?.left ?? 0) > 0) {
      k.state.locks.set(othersOf(f), hold);
      return spin(k, f, othersOf(f), 2);
    }
  }
  k.state.ipis.delete(f);
  free(k, f);
  k.lowerIrql(f, k.slotU32(f, 2), "KeIpiGenericCall");
  return k.return64(f, k.arg64(f, 3));
}

/** A processor joins the broadcast that waits for it. */
export function takeIpi(k: Kernel, processor: Processor): Context {
  const broadcast = processor.ipis.shift() ?? 0;
  return pushContext(k, processor, "isr", "IPI", ipiLevel, k.routineNamed("KiIpiGenericCallTarget"), broadcast);
}

/** Base of that context. Slots: 0 broadcast; 1 processor. */
export const ipiTarget = internal("KiIpiGenericCallTarget", 3, (k, f, step) => {
  const broadcast = k.slotU32(f, 0);
  const ipi = k.state.ipis.get(broadcast);
  if (ipi === undefined) return k.returnVoid(f);
  if (step === 0) {
    k.setArg64(k.above(f), 0, ipi.context);
    return k.call(f, 1, k.functionOr(f, ipi.routine));
  }
  checkAfterCallback(k, f, "broadcast function", ipiLevel);
  ipi.left--;
  if (ipi.left === 0) free(k, othersOf(broadcast));
  return k.returnVoid(f);
});

export const ipiDdis: readonly Routine[] = [ddi("KeIpiGenericCall", 2, genericCall, 2)];
