// Nonmaskable interrupts: a scenario's step raises one, which reaches a processor whatever its IRQL. Those who have registered are asked from
// the last to the first, each told whether one before has taken it; if nobody takes it, the hardware has failed: NMI_HARDWARE_FAILURE.
import * as nt from "../constants.ts";
import { ddi, internal, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";
import { pushContext } from "./scheduler.ts";
import type { NmiCallback } from "./state.ts";

const highLevel = 15;
const hardwareFailure = 0x80;

/** False if there is no such processor. */
export function raiseNmi(k: Kernel, number: number): boolean {
  const processor = k.state.processors[number];
  if (processor === undefined) return false;
  k.log({ kind: "interrupt", text: `nonmaskable interrupt on processor ${number}` });
  pushContext(k, processor, "isr", "nonmaskable interrupt", highLevel, k.routineNamed("KiProcessNmi"));
  k.cut();
  return true;
}

/** Base of the context. Slots: 0, 1 set when it is made; 2 how many callbacks are still to be asked, and 3 whether one has taken it. */
export const processNmi = internal("KiProcessNmi", 4, (k, f, step) => {
  if (step === 0) k.setSlot(f, 2, k.state.nmiCallbacks.length);
  else {
    checkAfterCallback(k, f, "NMI callback", highLevel);
    if ((k.result32(f) & 0xff) !== 0) k.setSlot(f, 3, 1);
  }
  const left = k.slotU32(f, 2);
  const next = k.state.nmiCallbacks[left - 1];
  const handled = step !== 0 && k.slotU32(f, 3) !== 0;
  if (next === undefined) {
    if (handled) return k.returnVoid(f);
    const message = "A nonmaskable interrupt has come that no callback of KeRegisterNmiCallback has taken for its own.";
    return stopWithBugcheck(k, f, hardwareFailure, [0n, 0n, 0n, 0n], message);
  }
  k.setSlot(f, 2, left - 1);
  k.setSlot(f, 3, handled ? 1 : 0);
  const callee = k.above(f);
  k.setArg64(callee, 0, next.context);
  k.setArg32(callee, 1, handled ? 1 : 0);
  return k.call(f, 1, k.functionOr(f, next.routine));
});

export const nmiDdis: readonly Routine[] = [
  ddi("KeRegisterNmiCallback", 2, (k, f) => {
    const { address: routine } = k.functionOr(f, k.argPointer(f, 0));
    const place = k.callerPlace(f);
    const at = allocate(k, { size: 16, tag: "KNMI", what: "NMI callback", zero: true, place });
    if (at === 0) return k.returnPointer(f, 0);
    const made: NmiCallback = { at, routine, context: k.arg64(f, 1), driver: k.callerDriver(f), place };
    k.state.nmiCallbacks.push(made);
    return k.returnPointer(f, at);
  }),
  ddi("KeDeregisterNmiCallback", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    const index = k.state.nmiCallbacks.findIndex((one) => one.at === at);
    if (index < 0) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    k.state.nmiCallbacks.splice(index, 1);
    release(k, at, k.callerPlace(f));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
