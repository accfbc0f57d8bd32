// D3cold: devices of the root bus that lie on one power rail lose all power when all of them are in D3 and their drivers have allowed it, by
// SetD3ColdSupport of the bus's D3COLD_SUPPORT_INTERFACE. When one of them is to be in D0 the rail comes on again, and the others are
// in a D0 in which nobody has set them up: the power framework tells its drivers, an armed wait/wake request is completed, and who has
// neither is left like that until its next D0. Left out: auxiliary power, delays, rails of devices on other buses.
import * as nt from "../constants.ts";
import { internal, type Outcome, type Routine } from "../ddi.ts";
import { createThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { fillInterface, interfaceDevice } from "../pnp/bus-interface.ts";
import type { Devnode } from "../pnp/state.ts";
import { surprisePowerOn } from "./fx.ts";

export const d3coldInterface = "b38290e5-3cd0-4f9d-9937-f5fe2b44d47a";
/** DEVICE_POWER_STATE. */
const Device = { d0: 1, d3: 4 } as const;
/** D3COLD_LAST_TRANSITION_STATUS. */
const Last = { unknown: 0, hot: 1, cold: 2 } as const;
/** DEVICE_WAKE_DEPTH. */
const WakeDepth = { none: 0, d3hot: 4, d3cold: 5 } as const;
/** SYSTEM_POWER_STATE: S0, and the deepest that the root bus's devices wake from. */
const System = { working: 1, deepestWakeable: 4 } as const;

const onRail = (k: Kernel, rail: string): readonly Devnode[] =>
  k.state.devnodes.filter((one) => one.powerRail === rail && one.pdo !== 0 && one.devicePower !== 0);

function tell(k: Kernel, node: Devnode, text: string): void {
  k.log({ kind: "power", device: node.pdo, text: `${node.instance} ${text}` });
}

/** The bus has put a device into a state. */
export function followRail(k: Kernel, node: Devnode): void {
  const { powerRail, devicePower, d3cold } = node;
  if (devicePower === Device.d3) d3cold.last = Last.hot;
  if (devicePower === Device.d0) d3cold.state = "no";
  if (powerRail === undefined) return;
  const all = onRail(k, powerRail);
  if (devicePower === Device.d0) {
    for (const other of all) if (other.d3cold.state === "cold") powerUnasked(k, other);
    return;
  }
  if (!all.every((one) => one.devicePower === Device.d3 && one.d3cold.enabled)) return;
  for (const one of all) {
    one.d3cold.state = "cold";
    one.d3cold.last = Last.cold;
    tell(k, one, `is in D3cold: the rail ${powerRail} is off`);
  }
}
/** The rail is on again for the sake of another device. */
function powerUnasked(k: Kernel, node: Devnode): void {
  node.d3cold.state = "uninitialized";
  tell(k, node, `is in an uninitialized D0: the rail ${node.powerRail} is on again`);
  surprisePowerOn(k, node);
  if (node.wakeIrp !== 0) createThread(k, "System thread (Power)", "nt", k.routineNamed("PopWake"), node.id);
}

/** The root bus gives its D3COLD_SUPPORT_INTERFACE, referenced once. */
export function giveD3cold(k: Kernel, node: Devnode, at: Offset, size: number): number {
  const layout = k.s.D3COLD_SUPPORT_INTERFACE;
  return fillInterface(k, node, { at, size }, layout, [
    [layout.SetD3ColdSupport, "RootBusSetD3ColdSupport"],
    [layout.GetIdleWakeInfo, "RootBusGetIdleWakeInfo"],
    [layout.GetD3ColdCapability, "RootBusGetD3ColdCapability"],
    [layout.GetBusDriverD3ColdSupport, "RootBusGetBusDriverD3ColdSupport"],
    [layout.GetLastTransitionStatus, "RootBusGetLastTransitionStatus"],
  ]);
}

const device = (k: Kernel, f: Offset, name: string): Devnode => interfaceDevice(k, f, name, "D3COLD_SUPPORT_INTERFACE");
/** (Context, &supported) */
const supports =
  (name: string, is: (node: Devnode) => boolean) =>
  (k: Kernel, f: Offset): Outcome => {
    const node = device(k, f, name);
    const out = k.argPointer(f, 1);
    k.touch(f, out, 1, true);
    k.m.u8[out] = is(node) ? 1 : 0;
    return k.return32(f, nt.STATUS_SUCCESS);
  };

export const d3coldRoutines: readonly Routine[] = [
  // (Context, D3ColdSupport)
  internal("RootBusSetD3ColdSupport", 2, (k, f) => {
    const node = device(k, f, "SetD3ColdSupport");
    node.d3cold.enabled = k.argBool(f, 1);
    // One that is in D3 already was all that the rail waited for.
    if (node.devicePower === Device.d3 && node.d3cold.state === "no") followRail(k, node);
    return k.returnVoid(f);
  }),
  // (Context, SystemPowerState, &DeepestWakeableDstate)
  internal("RootBusGetIdleWakeInfo", 3, (k, f) => {
    const node = device(k, f, "GetIdleWakeInfo");
    const system = k.argU32(f, 1);
    const out = k.argPointer(f, 2);
    k.touch(f, out, 4, true);
    const depth = node.powerRail === undefined ? WakeDepth.d3hot : WakeDepth.d3cold;
    const wakes = system >= System.working && system <= System.deepestWakeable;
    k.m.setU32(out, wakes ? depth : WakeDepth.none);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  internal(
    "RootBusGetD3ColdCapability",
    2,
    supports("GetD3ColdCapability", (node) => node.powerRail !== undefined),
  ),
  internal(
    "RootBusGetBusDriverD3ColdSupport",
    2,
    supports("GetBusDriverD3ColdSupport", () => true),
  ),
  // (Context, &LastTransitionStatus)
  internal("RootBusGetLastTransitionStatus", 2, (k, f) => {
    const node = device(k, f, "GetLastTransitionStatus");
    const out = k.argPointer(f, 1);
    k.touch(f, out, 4, true);
    k.m.setU32(out, node.d3cold.last);
    return k.returnVoid(f);
  }),
];
