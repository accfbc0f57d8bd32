// Interrupts whose service routines run at PASSIVE_LEVEL: the line is masked, a thread of high priority asks the routines, one after the
// other, and the line is unmasked when they are done. What excludes them from each other and from KeSynchronizeExecution is no spin
// lock but an event of the interrupt object.
import { Status } from "../../compiler/abi.ts";
import { internal, type Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterIsr } from "../verifier/callback.ts";
import { wakeCondition } from "./conditions.ts";
import { chainOf, endOfInterrupt, firstConnected } from "./lines.ts";
import type { InterruptObject } from "./state.ts";
import { createThread } from "./thread.ts";
import { block } from "./wait.ts";

const priority = 30;

/** Gives a pending vector to a thread, if its routines run at PASSIVE_LEVEL and none is at it. */
export function servePassive(k: Kernel, vector: number): void {
  const { state } = k;
  if (firstConnected(k, vector)?.passive !== true || state.maskedVectors.includes(vector)) return;
  state.pendingVectors = state.pendingVectors.filter((entry) => entry !== vector);
  state.maskedVectors.push(vector);
  const name = `Passive interrupt 0x${vector.toString(16)}`;
  createThread(k, name, "nt", k.routineNamed("KiPassiveInterruptDispatch"), vector).priority = priority;
}

/** The outcome to return while somebody else has the event; undefined once the current context has it. The body goes on at `next`. */
export function enterPassive(k: Kernel, f: Offset, object: InterruptObject, next: number): Outcome | undefined {
  if (object.holder !== undefined)
    return block(k, f, next, "condition", [object.lock], undefined, `waits for ${k.nameOf(object.at)}`);
  object.holder = k.cur.id;
  return undefined;
}

export function leavePassive(k: Kernel, object: InterruptObject): void {
  object.holder = undefined;
  wakeCondition(k, object.lock);
}

/** Slots: 0 vector; 1 which of the routines is next; 2 the object under way; 3 whether a level-sensitive interrupt has been claimed. */
export const passiveDispatch = internal("KiPassiveInterruptDispatch", 6, (k, f, step) => {
  const vector = k.slotU32(f, 0);
  if (step === 2) {
    const done = k.state.interrupts.find((entry) => entry.at === k.slotU32(f, 2));
    const claimed = (k.result32(f) & 0xff) !== 0;
    if (done !== undefined) {
      checkAfterIsr(k, f, done.routine, 0);
      leavePassive(k, done);
      k.log({ kind: "interruptReturn", driver: done.driver, operands: [vector, claimed ? 1 : 0] });
      if (claimed && !done.latched) return finish(k, vector, done.driver);
    }
    k.setSlot(f, 1, k.slotU32(f, 1) + 1);
  } else if (step === 0) k.log({ kind: "interrupt", operands: [vector], text: "at PASSIVE_LEVEL" });
  const next = chainOf(k, vector)[k.slotU32(f, 1)];
  if (next === undefined) return finish(k, vector, undefined);
  const waits = enterPassive(k, f, next, 1);
  if (waits !== undefined) return waits;
  k.setSlot(f, 2, next.at);
  const callee = k.above(f);
  k.setArg64(callee, 0, k.address(next.at));
  k.setArg64(callee, 1, next.context);
  return k.call(f, 2, k.functionOr(f, next.routine));
});

function finish(k: Kernel, vector: number, claimedBy: string | undefined): Outcome {
  const { state } = k;
  state.maskedVectors = state.maskedVectors.filter((entry) => entry !== vector);
  endOfInterrupt(k, vector, claimedBy);
  // A latched line may have been pulled meanwhile.
  if (state.pendingVectors.includes(vector)) servePassive(k, vector);
  return Status.Returned;
}
