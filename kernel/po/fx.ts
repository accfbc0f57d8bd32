// The power management framework: a device of several components, each with idle states F0 (on) and deeper ones. A component that nobody
// uses is told to be idle, then sent to a deeper state; when all are idle, the device is told that its power is not required. Back it
// goes in the opposite order. The framework calls one callback of a device at a time, in a worker, and goes on when the driver has said
// that it is done. Left out: idle time-outs, components that depend on others, performance states, directed power, crash dumps.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions, wakeWorker } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { recordFinding, stopWithFinding } from "../verifier/stop.ts";
import type { FxComponent, FxDevice } from "./state.ts";

const blocking = 1;
const versionOne = 1;
const mostComponents = 256;

/** A callback to make, with what it is told beside the context. */
interface Call {
  readonly routine: Offset;
  readonly name: string;
  readonly args: readonly number[];
}

/** The next callback, if one is due and the driver owes no answer that it depends on. Changes the state to "told". */
function nextCall(device: FxDevice): Call | undefined {
  const { callbacks } = device;
  const wanted = device.components.some((one) => one.references > 0);
  if (wanted && device.power === "notRequired") {
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
  if (!device.started || !device.components.every(resting)) return undefined;
  device.power = callbacks.notRequired === 0 ? "notRequired" : "released";
  return { routine: callbacks.notRequired, name: "DevicePowerNotRequiredCallback", args: [] };
}

function componentCall(device: FxDevice, index: number, component: FxComponent): Call | undefined {
  const { callbacks } = device;
  if (component.changing || component.condition === "idling" || component.condition === "activating") return undefined;
  if (component.references > 0) {
    if (component.condition === "active") return undefined;
    if (component.state !== 0) return changeState(device, index, component, 0);
    component.condition = callbacks.active === 0 ? "active" : "activating";
    return { routine: callbacks.active, name: "ComponentActiveConditionCallback", args: [index] };
  }
  if (!device.started) return undefined;
  if (component.condition === "active") {
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

/** The deepest state that is left fast enough and worth entering, as the driver's tolerances say. */
function deepest({ states, latency, residency }: FxComponent): number {
  for (let i = states.length - 1; i > 0; i--) {
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

/** Slots: 0 handle. Makes callbacks until none is due. */
export const fxPump = internal("PopFxPump", 2, (k, f) => {
  const device = k.state.fxDevices.find((one) => one.at === k.slotU32(f, 0));
  if (device === undefined) return k.returnVoid(f);
  // A component can be used once the callback that says so has returned.
  for (const component of device.components) if (component.condition === "activating") component.condition = "active";
  wakeConditions(k, device.at);
  for (let call = nextCall(device); call !== undefined; call = nextCall(device)) {
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

function register(k: Kernel, f: Offset): number {
  const [pdo, at, out] = [k.argPointer(f, 0), k.argPointer(f, 1), k.argPointer(f, 2)];
  const layout = k.s.PO_FX_DEVICE_V1;
  k.touch(f, at, layout.Components, false);
  k.touch(f, out, 8, true);
  const node = devnodeOfPdo(k, pdo);
  if (k.m.u32(at + layout.Version) !== versionOne) {
    const message = `PoFxRegisterDevice with version ${k.m.u32(at + layout.Version)} of PO_FX_DEVICE is not emulated: only PO_FX_VERSION_V1 is.`;
    recordFinding(k, f, "refused", message);
    return nt.STATUS_NOT_SUPPORTED;
  }
  const count = k.m.u32(at + layout.ComponentCount);
  if (node === undefined || count === 0 || count > mostComponents) return nt.STATUS_INVALID_PARAMETER;
  const components: FxComponent[] = [];
  for (let i = 0; i < count; i++) {
    const component = readComponent(k, f, at + layout.Components + i * k.s.PO_FX_COMPONENT_V1.size);
    if (component === undefined) return nt.STATUS_INVALID_PARAMETER;
    components.push(component);
  }
  const handle = allocate(k, { size: 16, tag: "PoFx", what: "power framework handle", zero: true });
  if (handle === 0) return nt.STATUS_INSUFFICIENT_RESOURCES;
  const callback = (member: number) => k.pointerOr0(at + member);
  k.state.fxDevices.push({
    at: handle,
    name: node.instance,
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
    context: k.m.u64(at + layout.DeviceContext),
    callbacks: {
      active: callback(layout.ComponentActiveConditionCallback),
      idle: callback(layout.ComponentIdleConditionCallback),
      state: callback(layout.ComponentIdleStateCallback),
      required: callback(layout.DevicePowerRequiredCallback),
      notRequired: callback(layout.DevicePowerNotRequiredCallback),
    },
    components,
    started: false,
    power: "required",
    pumping: false,
  });
  k.setPointer(out, handle);
  return nt.STATUS_SUCCESS;
}

/** Undefined without any idle state: F0 must be there. */
function readComponent(k: Kernel, f: Offset, at: Offset): FxComponent | undefined {
  const layout = k.s.PO_FX_COMPONENT_V1;
  const entry = k.s.PO_FX_COMPONENT_IDLE_STATE;
  k.touch(f, at, layout.size, false);
  const count = k.m.u32(at + layout.IdleStateCount);
  const list = k.pointerAt(f, at + layout.IdleStates);
  if (count === 0 || count > mostComponents || list === 0) return undefined;
  k.touch(f, list, count * entry.size, false);
  const states = Array.from({ length: count }, (_, i) => ({
    latency: Number(k.m.u64(list + i * entry.size + entry.TransitionLatency)),
    residency: Number(k.m.u64(list + i * entry.size + entry.ResidencyRequirement)),
  }));
  const tolerant = Number.MAX_VALUE;
  return {
    references: 0,
    condition: "active",
    state: 0,
    changing: false,
    states,
    latency: tolerant,
    residency: tolerant,
  };
}

function deviceArgument(k: Kernel, f: Offset, name: string): FxDevice {
  const at = k.argPointer(f, 0);
  const found = k.state.fxDevices.find((one) => one.at === at);
  return (
    found ??
    stopWithFinding(
      k,
      f,
      "verifier:power",
      `${name} is given ${k.hex(at)}, which is no handle of PoFxRegisterDevice (any more).`,
    )
  );
}

function componentArgument(k: Kernel, f: Offset, device: FxDevice, name: string): FxComponent {
  const index = k.argU32(f, 1);
  const message = `${name} names component ${index} of ${device.name}, which has ${device.components.length}.`;
  return device.components[index] ?? stopWithFinding(k, f, "verifier:power", message);
}

/** A driver says that it has done what a callback asked for. */
function completes(
  name: string,
  owed: (device: FxDevice, component: FxComponent | undefined) => boolean,
  of: "component" | "device",
) {
  return ddi(name, of === "component" ? 2 : 1, (k, f) => {
    const device = deviceArgument(k, f, name);
    const component = of === "component" ? componentArgument(k, f, device, name) : undefined;
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
  const component = componentArgument(k, f, device, "PoFxActivateComponent");
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
  const component = componentArgument(k, f, device, "PoFxIdleComponent");
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
    componentArgument(k, f, device, name)[member] = Number(k.arg64(f, 2));
    pump(k, device);
    return k.returnVoid(f);
  });
}

export const fxLeftBy = (k: Kernel, driver: string): FxDevice | undefined =>
  k.state.fxDevices.find((one) => one.driver === driver);

export const fxDdis: readonly Routine[] = [
  ddi("PoFxRegisterDevice", 3, (k, f) => k.return32(f, register(k, f))),
  ddi("PoFxUnregisterDevice", 1, (k, f) => {
    const device = deviceArgument(k, f, "PoFxUnregisterDevice");
    k.state.fxDevices = k.state.fxDevices.filter((one) => one !== device);
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
      if (device.power !== "requested") return false;
      device.power = "required";
      return true;
    },
    "device",
  ),
  tolerance("PoFxSetComponentLatency", "latency"),
  tolerance("PoFxSetComponentResidency", "residency"),
];
