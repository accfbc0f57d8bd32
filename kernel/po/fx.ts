// The power management framework: a device of several components, each with idle states F0 (on) and deeper ones. A component that nobody
// uses is told to be idle, then sent to a deeper state; when all are idle, the device is told that its power is not required. Back it
// goes in the opposite order. The framework calls one callback of a device at a time, in a worker, and goes on when the driver has said
// that it is done. A component that others need is used as long as they are, comes before them and goes after them. Left out: crash dumps.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions, wakeWorker } from "../ke/conditions.ts";
import { cancelAlarms, setAlarm } from "../ke/timer.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import type { Devnode } from "../pnp/state.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { componentArgument, deviceArgument, fxDeviceAt } from "./fx-arguments.ts";
import { fxPerformanceDdis } from "./fx-performance.ts";
import { registerFxDevice } from "./fx-register.ts";
import type { FxComponent, FxDevice } from "./state.ts";

const blocking = 1;

/** A callback to make, with what it is told beside the context. */
interface Call {
  readonly routine: Offset;
  readonly name: string;
  readonly args: readonly number[];
}

/** The next callback, if one is due and the driver owes no answer that it depends on. Changes the state to "told". */
function nextCall(k: Kernel, device: FxDevice): Call | undefined {
  const { callbacks } = device;
  // What is directed to be down stays so, whoever wants it.
  if (device.directed !== "no") return undefined;
  const used = device.components.some((_, index) => isUsed(device, index));
  if ((used || device.surprised === true) && device.power === "notRequired") {
    device.surprised = false;
    // A driver without the callback keeps its device powered.
    device.power = callbacks.required === 0 ? "required" : "requested";
    return { routine: callbacks.required, name: "DevicePowerRequiredCallback", args: [] };
  }
  if (device.power !== "required") return undefined;
  for (const [index, component] of device.components.entries()) {
    const call = componentCall(device, index, component);
    if (call !== undefined) return call;
  }
  const resting = (one: FxComponent) => one.condition === "idle" && !one.changing && one.state === deepest(one);
  if (!device.started || !device.components.every(resting)) {
    device.restsSince = undefined;
    return undefined;
  }
  device.restsSince ??= k.clock;
  const left = device.restsSince + device.idleTimeout - k.clock;
  if (left > 0) {
    cancelAlarms(k, "framework", device.at);
    setAlarm(k, "framework", device.at, "idle", left);
    return undefined;
  }
  device.restsSince = undefined;
  device.power = callbacks.notRequired === 0 ? "notRequired" : "released";
  return { routine: callbacks.notRequired, name: "DevicePowerNotRequiredCallback", args: [] };
}

/** The time-out of a device that rests is over. */
export function frameworkTick(k: Kernel, handle: Offset): void {
  const device = fxDeviceAt(k, handle);
  if (device !== undefined) pump(k, device);
}

/** Whether a component is used by itself or by one that needs it. Registration has seen that nothing needs itself. */
function isUsed(device: FxDevice, index: number): boolean {
  if ((device.components[index]?.references ?? 0) > 0) return true;
  return device.components.some((one, other) => one.providers.includes(index) && isUsed(device, other));
}

function componentCall(device: FxDevice, index: number, component: FxComponent): Call | undefined {
  const { callbacks } = device;
  if (component.changing || component.condition === "idling" || component.condition === "activating") return undefined;
  if (isUsed(device, index)) {
    if (component.condition === "active") return undefined;
    // What it needs comes first.
    if (component.providers.some((one) => device.components[one]?.condition !== "active")) return undefined;
    if (component.state !== 0) return changeState(device, index, component, 0);
    component.condition = callbacks.active === 0 ? "active" : "activating";
    return { routine: callbacks.active, name: "ComponentActiveConditionCallback", args: [index] };
  }
  if (!device.started) return undefined;
  if (component.condition === "active") {
    const needed = device.components.some((one) => one.providers.includes(index) && one.condition !== "idle");
    if (needed) return undefined;
    component.condition = callbacks.idle === 0 ? "idle" : "idling";
    return { routine: callbacks.idle, name: "ComponentIdleConditionCallback", args: [index] };
  }
  const state = deepest(component);
  return component.state === state ? undefined : changeState(device, index, component, state);
}

function changeState(device: FxDevice, index: number, component: FxComponent, state: number): Call {
  component.state = state;
  component.changing = device.callbacks.state !== 0;
  return { routine: device.callbacks.state, name: "ComponentIdleStateCallback", args: [index, state] };
}

/** The deepest state that is left fast enough and worth entering, as the driver's tolerances say, and that it can wake from if it is to. */
function deepest({ states, latency, residency, wakes, wakeable }: FxComponent): number {
  const last = states.length - 1;
  for (let i = wakes ? Math.min(last, wakeable) : last; i > 0; i--) {
    const state = states[i];
    if (state !== undefined && state.latency <= latency && state.residency <= residency) return i;
  }
  return 0;
}

function pump(k: Kernel, device: FxDevice): void {
  wakeConditions(k, device.at);
  if (device.pumping) return;
  device.pumping = true;
  k.state.workQueue.push({
    routine: k.routineAddress("PopFxPump"),
    args: [BigInt(device.at)],
    driver: "nt",
    title: `power framework of ${device.name}`,
    item: 0,
  });
  wakeWorker(k);
}

/** A device has got power that nobody asked for. */
export function surprisePowerOn(k: Kernel, { instance }: Pick<Devnode, "instance">): void {
  for (const device of k.state.fxDevices) {
    if (device.name !== instance || device.power !== "notRequired") continue;
    device.surprised = true;
    pump(k, device);
  }
}

/** Slots: 0 handle. Makes callbacks until none is due. */
export const fxPump = internal("PopFxPump", 2, (k, f) => {
  const device = k.state.fxDevices.find((one) => one.at === k.slotU32(f, 0));
  if (device === undefined) return k.returnVoid(f);
  // A component can be used once the callback that says so has returned.
  for (const component of device.components) if (component.condition === "activating") component.condition = "active";
  wakeConditions(k, device.at);
  for (let call = nextCall(k, device); call !== undefined; call = nextCall(k, device)) {
    const text = `${device.name}: ${[call.name, ...call.args].join(" ")}`;
    k.log({ kind: "power", driver: device.driver, text });
    if (call.routine === 0) continue;
    const callee = k.above(f);
    k.setArg64(callee, 0, device.context);
    for (const [i, value] of call.args.entries()) k.setArg32(callee, 1 + i, value);
    return k.call(f, 1, k.functionOr(f, call.routine));
  }
  device.pumping = false;
  return k.returnVoid(f);
});

/** A driver says that it has done what a callback asked for. */
function completes(
  name: string,
  owed: (device: FxDevice, component: FxComponent | undefined) => boolean,
  of: "component" | "device",
) {
  return ddi(name, of === "component" ? 2 : 1, (k, f) => {
    const device = deviceArgument(k, f, name);
    const component = of === "component" ? componentArgument(k, f, device, name, 1) : undefined;
    if (!owed(device, component)) {
      const message = `${name} for ${device.name}, but the framework has not asked for that: each callback is answered once.`;
      return stopWithFinding(k, f, "verifier:power", message);
    }
    pump(k, device);
    return k.returnVoid(f);
  });
}

function activate(k: Kernel, f: Offset, step: number): Outcome {
  const device = deviceArgument(k, f, "PoFxActivateComponent");
  const component = componentArgument(k, f, device, "PoFxActivateComponent", 1);
  if (step === 0) {
    component.references++;
    count(k, f, device, component);
    pump(k, device);
  }
  if ((k.argU32(f, 2) & blocking) === 0 || component.condition === "active") return k.returnVoid(f);
  return block(k, f, 1, "condition", [device.at], undefined, `waits for component ${k.argU32(f, 1)} of ${device.name}`);
}

function idle(k: Kernel, f: Offset): Outcome {
  const device = deviceArgument(k, f, "PoFxIdleComponent");
  const component = componentArgument(k, f, device, "PoFxIdleComponent", 1);
  if (component.references === 0) {
    const message = `PoFxIdleComponent for component ${k.argU32(f, 1)} of ${device.name}, which nobody has activated: each PoFxActivateComponent has one PoFxIdleComponent.`;
    return stopWithFinding(k, f, "verifier:power", message);
  }
  component.references--;
  count(k, f, device, component);
  pump(k, device);
  return k.returnVoid(f);
}

function count(k: Kernel, f: Offset, device: FxDevice, { references }: FxComponent): void {
  const text = `${device.name}: component ${k.argU32(f, 1)} has ${references} reference${references === 1 ? "" : "s"}`;
  k.log({ kind: "power", driver: device.driver, text });
}

/** What the framework may assume of a component's use, in 100 ns. */
function tolerance(name: string, member: "latency" | "residency"): Routine {
  return ddi(name, 3, (k, f) => {
    const device = deviceArgument(k, f, name);
    componentArgument(k, f, device, name, 1)[member] = Number(k.arg64(f, 2));
    pump(k, device);
    return k.returnVoid(f);
  });
}

export const fxLeftBy = (k: Kernel, driver: string): FxDevice | undefined =>
  k.state.fxDevices.find((one) => one.driver === driver);

export const fxDdis: readonly Routine[] = [
  ddi("PoFxRegisterDevice", 3, (k, f) => k.return32(f, registerFxDevice(k, f))),
  ddi("PoFxUnregisterDevice", 1, (k, f) => {
    const device = deviceArgument(k, f, "PoFxUnregisterDevice");
    k.state.fxDevices = k.state.fxDevices.filter((one) => one !== device);
    cancelAlarms(k, "framework", device.at);
    release(k, device.at, k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("PoFxStartDevicePowerManagement", 1, (k, f) => {
    const device = deviceArgument(k, f, "PoFxStartDevicePowerManagement");
    device.started = true;
    pump(k, device);
    return k.returnVoid(f);
  }),
  ddi("PoFxActivateComponent", 3, activate),
  ddi("PoFxIdleComponent", 3, idle),
  completes(
    "PoFxCompleteIdleCondition",
    (_device, component) => {
      if (component?.condition !== "idling") return false;
      component.condition = "idle";
      return true;
    },
    "component",
  ),
  completes(
    "PoFxCompleteIdleState",
    (_device, component) => {
      if (component?.changing !== true) return false;
      component.changing = false;
      return true;
    },
    "component",
  ),
  completes(
    "PoFxCompleteDevicePowerNotRequired",
    (device) => {
      if (device.power !== "released") return false;
      device.power = "notRequired";
      return true;
    },
    "device",
  ),
  completes(
    "PoFxReportDevicePoweredOn",
    (device) => {
      if (device.directed !== "goingUp" && device.power !== "requested") return false;
      device.directed = "no";
      device.power = "required";
      return true;
    },
    "device",
  ),
  tolerance("PoFxSetComponentLatency", "latency"),
  tolerance("PoFxSetComponentResidency", "residency"),
  completes(
    "PoFxCompleteDirectedPowerDown",
    (device) => {
      if (device.directed !== "goingDown") return false;
      device.directed = "down";
      return true;
    },
    "device",
  ),
  ddi("PoFxSetDeviceIdleTimeout", 2, (k, f) => {
    const device = deviceArgument(k, f, "PoFxSetDeviceIdleTimeout");
    device.idleTimeout = Number(k.arg64(f, 1));
    pump(k, device);
    return k.returnVoid(f);
  }),
  ddi("PoFxSetComponentWake", 3, (k, f) => {
    const device = deviceArgument(k, f, "PoFxSetComponentWake");
    componentArgument(k, f, device, "PoFxSetComponentWake", 1).wakes = k.argBool(f, 2);
    pump(k, device);
    return k.returnVoid(f);
  }),
  // (Handle, PowerControlCode, …): there is no platform extension plug-in that could know the code.
  ddi("PoFxPowerControl", 7, (k, f) => {
    deviceArgument(k, f, "PoFxPowerControl");
    k.touch(f, k.argPointer(f, 1), 16, false);
    return k.return32(f, nt.STATUS_NOT_IMPLEMENTED);
  }),
  // A bus says that a device has got power because another on its rail has: its driver is told that power is required, and that it is not.
  ddi("PoFxNotifySurprisePowerOn", 1, (k, f) => {
    const node = devnodeOfPdo(k, k.argPointer(f, 0));
    if (node !== undefined) surprisePowerOn(k, node);
    return k.returnVoid(f);
  }),
  ...fxPerformanceDdis,
];
