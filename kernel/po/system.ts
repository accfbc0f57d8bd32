// The machine as a whole goes to sleep, wakes and shuts down: every stack is asked first, children before parents; one refusal calls
// it off, and all that had been asked are told that the machine stays in S0. Then every stack is told, children first on the way down,
// parents first on the way up. Nobody is asked on the way to S0, nor when there is no time: a critical transition. Before the first is told
// to leave S0, and when the last is back, \Callback\PowerState tells of it.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { callbackNamed } from "../ex/callback-objects.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { powerOrder } from "../pnp/power-relations.ts";
import { isArmed } from "../verifier/power.ts";
import { explainRefusal } from "../verifier/refusal.ts";
import { recordFinding, stopWithFinding } from "../verifier/stop.ts";
import { keptAwake, legacyDriver } from "./awake.ts";

/** SYSTEM_POWER_STATE. */
export const System = { working: 1, sleeping1: 2, sleeping3: 4, hibernate: 5, shutdown: 6 } as const;
/** POWER_ACTION as IRP_MN_SET_POWER carries it in ShutdownType. */
export const PowerAction = { none: 0, sleep: 2, hibernate: 3, shutdownReset: 5, shutdownOff: 6 } as const;
/** Parameters.Power.Type. */
export const PowerType = { system: 0, device: 1 } as const;

/** Why the machine changes its state: a user wants it; there is no time to ask; nobody uses it; it is shut down for a fast startup. */
export const Why = { user: 0, critical: 1, idle: 2, fastStartup: 3 } as const;

const Phase = { query: 0, set: 1, abort: 2 } as const;

/** Parameters.Power as they lie in a stack location. */
export function powerParameters(k: Kernel, type: number, state: number, action: number, context = 0): Uint8Array {
  const layout = k.s.IO_STACK_LOCATION;
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  view.setUint32(layout["Parameters.Power.SystemContext"] - layout.Parameters, context, true);
  view.setUint32(layout["Parameters.Power.Type"] - layout.Parameters, type, true);
  view.setUint32(layout["Parameters.Power.State"] - layout.Parameters, state, true);
  view.setUint32(layout["Parameters.Power.ShutdownType"] - layout.Parameters, action, true);
  return bytes;
}

/**
 * Slots: 0 SYSTEM_POWER_STATE to go to; 1 POWER_ACTION; 2 why: see Why; 3 phase; 4 place in the order of the device under way plus 1, or 0; 5 request; 6 the
 * status of a refusal; 7 place it came from. Step 2: those who listen know that S0 is left; 3: that it is reached. Result: STATUS_SUCCESS, or the refusal.
 */
export const systemTransition = internal("PopSystemTransition", 9, (k, f, step) => {
  const state = k.slotU32(f, 0);
  if (step === 2) return next(k, f);
  if (step === 3) return k.return32(f, k.slotU32(f, 6));
  if (step === 0) {
    const why = k.slotU32(f, 2);
    const refusal = refused(k, state, why);
    if (refusal !== undefined) {
      k.log({ kind: "power", text: `the system does not go to ${stateName(state)}: ${refusal}` });
      return k.return32(f, nt.STATUS_NOT_SUPPORTED);
    }
    if (state !== System.working) k.state.fastStartup = why === Why.fastStartup;
    k.state.powerOrder = powerOrder(k);
    k.state.powerAction = k.slotU32(f, 1);
    const asks = state !== System.working && why !== Why.critical;
    k.setSlot(f, 3, asks ? Phase.query : Phase.set);
    k.setSlot(f, 4, 0);
    k.setSlot(f, 6, nt.STATUS_SUCCESS);
    k.log({ kind: "power", text: `the system goes from ${stateName(k.state.systemPower)} to ${stateName(state)}` });
    return asks || state === System.working ? next(k, f) : (tellOfState(k, f, 2, false) ?? next(k, f));
  }
  const request = k.state.requests.get(k.slotU32(f, 5));
  k.state.requests.delete(k.slotU32(f, 5));
  const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
  k.log({ kind: "power", text: `${request?.title ?? ""}: ${k.statusName(status)}` });
  if (!nt.ntSuccess(status)) {
    if (k.slotU32(f, 3) === Phase.query) {
      checkRefusal(k, k.slotU32(f, 4) - 1, state);
      k.setSlot(f, 3, Phase.abort);
      k.state.powerAction = PowerAction.none;
      k.setSlot(f, 6, status);
      k.setSlot(f, 7, k.slotU32(f, 4) - 1);
      k.setSlot(f, 4, 0);
    } else if (k.checks.power) {
      const { words, related } = explainRefusal(k, request);
      const message = `${request?.title ?? "IRP_MN_SET_POWER"} was completed with ${k.statusName(status)}; a driver must not fail it.${words}`;
      return stopWithFinding(k, undefined, "verifier:power", message, undefined, undefined, related);
    }
  }
  return next(k, f);
});

/** A device that is armed for wake and cannot wake from there is no reason to keep the machine from a state: its request is cancelled. */
function checkRefusal(k: Kernel, place: number, state: number): void {
  const { devnodes, powerOrder: order } = k.state;
  const node = devnodes[order === undefined ? place : (order[place] ?? -1)];
  const deepest = node?.busCapabilities?.systemWake;
  if (!k.checks.power || node === undefined || !isArmed(k, node) || deepest === undefined || state <= deepest) return;
  const message = `${k.driverOf(topOfStack(k, node.pdo))}'s stack keeps the machine from ${stateName(state)} while ${node.instance} is armed for wake, which works from ${stateName(deepest)} at most. The power policy owner cancels its wait/wake request then, and lets the query succeed.`;
  recordFinding(k, undefined, "verifier:power", message);
}

/** What keeps the machine from a state, in words. */
function refused(k: Kernel, state: number, why: number): string | undefined {
  if (state === System.working || why === Why.critical) return undefined;
  const legacy = state < System.hibernate ? legacyDriver(k) : undefined;
  if (legacy !== undefined) return `${legacy} has no power management`;
  return why === Why.idle ? keptAwake(k) : undefined;
}

/** SYSTEM_POWER_STATE_CONTEXT of a request: the state that was chosen, the one that it comes to for drivers, and the one before. */
function systemContext(k: Kernel, target: number): number {
  const from = k.state.systemPower;
  // On the way back to work it tells where the machine comes from.
  const chosen = target === System.working ? from : target;
  const effective = chosen === System.hibernate && k.state.fastStartup ? System.shutdown : chosen;
  return (chosen << 8) | (effective << 12) | (from << 16);
}

/** PO_CB_SYSTEM_STATE_LOCK. */
const stateLock = 3;
/** Calls those who have registered with \Callback\PowerState: S0 is about to be left, or is reached again. Undefined if nobody has. */
function tellOfState(k: Kernel, f: Offset, nextStep: number, working: boolean): Outcome | undefined {
  const callback = callbackNamed(k, "\\Callback\\PowerState");
  if (callback === undefined) return undefined;
  const callee = k.above(f);
  k.setArgPointer(callee, 0, callback.at);
  k.setArg32(callee, 1, stateLock);
  k.setArg32(callee, 2, working ? 1 : 0);
  return k.callIndex(f, nextStep, k.routineIndex("ExNotifyCallback"));
}

const stateName = (state: number) => `S${state - 1}`;

function next(k: Kernel, f: Offset): Outcome {
  const phase = k.slotU32(f, 3);
  const target = phase === Phase.abort ? System.working : k.slotU32(f, 0);
  const { devnodes, powerOrder: order } = k.state;
  const at = (place: number) => devnodes[order === undefined ? place : (order[place] ?? -1)];
  const before = k.slotU32(f, 4);
  // A child's id is above its parent's, and so is its place.
  const upwards = phase === Phase.set && target === System.working;
  const first = upwards ? before : before === 0 ? devnodes.length - 1 : before - 2;
  const last = phase === Phase.abort ? k.slotU32(f, 7) : 0;
  let place = first;
  while (at(place) !== undefined && place >= last && at(place)?.status !== "Started") place += upwards ? 1 : -1;
  const node = at(place);
  if (node === undefined || place < last) {
    if (phase === Phase.query) {
      k.setSlot(f, 3, Phase.set);
      k.setSlot(f, 4, 0);
      return tellOfState(k, f, 2, false) ?? next(k, f);
    }
    if (phase === Phase.set) {
      k.state.systemPower = target;
      if (target === System.hibernate) k.log({ kind: "power", text: "the memory image has been written" });
    }
    const back = upwards ? tellOfState(k, f, 3, true) : undefined;
    return back ?? k.return32(f, k.slotU32(f, 6));
  }
  k.setSlot(f, 4, place + 1);
  const minor = phase === Phase.query ? nt.IRP_MN_QUERY_POWER : nt.IRP_MN_SET_POWER;
  const request = newRequest(k, {
    device: topOfStack(k, node.pdo),
    title: `${k.names.minor(nt.IRP_MJ_POWER, minor)} ${stateName(target)} of ${node.instance}`,
    major: nt.IRP_MJ_POWER,
    minor,
    parameters: powerParameters(k, PowerType.system, target, k.slotU32(f, 1), systemContext(k, target)),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  k.setSlot(f, 5, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}
