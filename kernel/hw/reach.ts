// Whether a device answers. Its bus decodes its registers from the completion of IRP_MN_START_DEVICE at the bottom of the stack to that of
// IRP_MN_STOP_DEVICE or IRP_MN_REMOVE_DEVICE, and gives it power from the completion of D0 there to that of a lower state. In D3 its
// registers lose what was in them. A device that has been pulled out floats: all ones, as a driver that looks for that may find.
// Hardware that is no device of Plug and Play, or that a driver outside Plug and Play has claimed, is as the firmware left it: reachable.
import * as nt from "../constants.ts";
import { cancelAlarms } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import { followRail } from "../po/d3cold.ts";
import { noteCapabilities } from "../verifier/capabilities.ts";
import { recordFinding } from "../verifier/stop.ts";
import { quiet } from "./device.ts";
import { hardwareModels } from "./models.ts";
import type { HardwareState } from "./state.ts";

/** DEVICE_POWER_STATE. */
const Device = { d0: 1, d3: 4 } as const;
const devicePower = 1;
/** POWER_ACTION. */
const hibernate = 3;

function become(k: Kernel, name: string, state: HardwareState, reach: HardwareState["reach"]): void {
  if (state.reach === reach) return;
  state.reach = reach;
  const text = { reachable: "answers", notStarted: "is not decoded", unpowered: "has no power", gone: "is gone" }[
    reach
  ];
  k.log({ kind: "hardware", deviceName: name, text });
  if (reach !== "reachable") quiet(k, state);
}

/** The bus driver has completed a request of Plug and Play or of power for the device: its hardware follows. `stack` is its location. */
export function followBus(k: Kernel, f: Offset, node: Devnode, stack: Offset, status: number): void {
  if (!nt.ntSuccess(status)) return;
  const minor = k.m.u8[stack + 1] ?? 0;
  if (k.m.u8[stack] === nt.IRP_MJ_PNP) {
    if (minor === nt.IRP_MN_START_DEVICE) {
      node.devicePower = Device.d0;
      setReach(k, node, "reachable");
    }
    if (minor === nt.IRP_MN_QUERY_CAPABILITIES) noteCapabilities(k, node, stack);
    if (minor === nt.IRP_MN_STOP_DEVICE || minor === nt.IRP_MN_REMOVE_DEVICE) setReach(k, node, "notStarted");
    return;
  }
  const location = k.s.IO_STACK_LOCATION;
  if (minor !== nt.IRP_MN_SET_POWER || k.m.u32(stack + location["Parameters.Power.Type"]) !== devicePower) return;
  const power = k.m.u32(stack + location["Parameters.Power.State"]);
  const action = k.m.u32(stack + location["Parameters.Power.ShutdownType"]);
  if (power !== node.devicePower) countEntry(node, power);
  node.devicePower = power;
  checkBusPowered(k, f, node);
  followRail(k, node);
  // Whoever holds the file of the hibernation says D3, but keeps its power until the file has been written.
  if (power !== Device.d0 && node.hibernation > 0 && action === hibernate) return;
  const state = hardwareOf(k, node);
  if (state === undefined) return;
  if (power === Device.d0) {
    if (state.reach === "unpowered") setReach(k, node, "reachable");
    return;
  }
  if (state.reach === "reachable") setReach(k, node, "unpowered");
  if (power !== Device.d3) return;
  cancelAlarms(k, "hardware", node.hardware ?? "");
  hardwareModels[state.model]?.powerOff(state);
}

function countEntry(node: Devnode, power: number): void {
  const [d1, d2, d3] = node.powerSequence;
  node.powerSequence = [d1 + (power === 2 ? 1 : 0), d2 + (power === 3 ? 1 : 0), d3 + (power === Device.d3 ? 1 : 0)];
}

/** The nearest bus above a device that has no power, so that nothing comes through it. */
function sleepingBus(k: Kernel, node: Devnode | undefined): Devnode | undefined {
  let bus = k.state.devnodes[node?.parent ?? -1];
  while (bus !== undefined && bus.devicePower <= Device.d0) bus = k.state.devnodes[bus.parent];
  return bus;
}

/** A bus driver completes D0 for a child only once the bus itself is in D0. */
function checkBusPowered(k: Kernel, f: Offset, node: Devnode): void {
  const bus = sleepingBus(k, node);
  if (!k.checks.power || node.devicePower !== Device.d0 || bus === undefined) return;
  const message = `${k.driverOf(node.pdo)} completes D0 of ${node.instance} while its bus ${bus.instance} is in D${bus.devicePower - 1}: a bus driver holds the D0 requests of its children back until its own has been completed.`;
  recordFinding(k, f, "verifier:power", message);
}

const hardwareOf = (k: Kernel, node: Devnode): HardwareState | undefined =>
  node.hardware === undefined ? undefined : k.state.hardware.get(node.hardware);

function setReach(k: Kernel, node: Devnode, reach: HardwareState["reach"]): void {
  const state = hardwareOf(k, node);
  if (node.hardware !== undefined && state !== undefined && (state.reach !== "gone" || reach === "reachable"))
    become(k, node.hardware, state, reach);
}

/** The device has been pulled out, or stands in its slot again. */
export function pulledOut(k: Kernel, node: Devnode, gone: boolean): void {
  const state = hardwareOf(k, node);
  if (node.hardware === undefined || state === undefined) return;
  state.devnode = node.id;
  become(k, node.hardware, state, gone ? "gone" : "notStarted");
}

/** Whether it may be used: it answers its driver, and may interrupt. */
export function isReachable(k: Kernel, state: HardwareState): boolean {
  if (state.reach !== "notStarted")
    return state.reach === "reachable" && sleepingBus(k, k.state.devnodes[state.devnode ?? -1]) === undefined;
  const ranges = [...state.ports, ...state.memory];
  return k.state.resourceClaims.some((claim) =>
    claim.resources.some((one) =>
      ranges.some((range) => one.start < range.start + range.length && range.start < one.start + one.length),
    ),
  );
}

/** A component of the power framework whose registers are used while it is idle: they may have neither clock nor power. */
function checkComponent(k: Kernel, f: Offset | undefined, state: HardwareState, what: string, range: number): void {
  const index = state.components[range];
  if (index === undefined || !k.checks.power) return;
  const node = k.state.devnodes.find(({ hardware }) => k.state.hardware.get(hardware ?? "") === state);
  const device = k.state.fxDevices.find((one) => one.name === node?.instance);
  if (device?.components[index]?.condition !== "idle") return;
  const message = `${k.callerDriver(f)} accesses ${what} of component ${index} of ${device.name} while that is idle: PoFxActivateComponent comes before the access, PoFxIdleComponent behind it.`;
  recordFinding(k, f, "verifier:power", message);
}

/**
 * Whether an access comes to the device; if it should not have been made, that is a finding. `what` says which register, `range` in which
 * of the device's ranges it lies.
 */
export function answers(
  k: Kernel,
  f: Offset | undefined,
  name: string,
  state: HardwareState,
  what: string,
  range: number,
): boolean {
  if (isReachable(k, state)) {
    checkComponent(k, f, state, what, range);
    return true;
  }
  if (state.reach === "gone" || !k.checks[state.reach === "notStarted" ? "pnp" : "power"]) return false;
  const bus = sleepingBus(k, k.state.devnodes[state.devnode ?? -1]);
  const why =
    state.reach === "notStarted"
      ? "its bus does not decode it: the bus driver has not completed IRP_MN_START_DEVICE yet, or has completed IRP_MN_STOP_DEVICE or IRP_MN_REMOVE_DEVICE. A driver touches its device after the drivers below have completed the start, and for the last time before it sends the stop down."
      : bus !== undefined
        ? `its bus ${bus.instance} is in D${bus.devicePower - 1}: a bus powers itself down only after all of its children.`
        : "it has no power: the bus driver has completed IRP_MN_SET_POWER for a state below D0. A driver saves what it needs before it sends the request down, and restores it after the drivers below have completed D0.";
  const message = `${k.callerDriver(f)} accesses ${what} of ${name}, but ${why}`;
  recordFinding(k, f, "verifier:hardware", message);
  return false;
}
