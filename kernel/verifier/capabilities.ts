// Capabilities of power as a bus reports them, and what drivers above it make of them: a driver may tighten them, never loosen them, and
// they must fit together when it has. Lower numbers of SYSTEM_POWER_STATE and DEVICE_POWER_STATE have more power.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import { stopWithFinding } from "./stop.ts";

const states = [1, 2, 3, 4, 5, 6] as const;

function read(k: Kernel, at: Offset) {
  const layout = k.s.DEVICE_CAPABILITIES;
  return {
    deviceState: [0, ...states].map((state) => k.m.u32(at + layout.DeviceState + 4 * state)),
    systemWake: k.m.u32(at + layout.SystemWake),
    deviceWake: k.m.u32(at + layout.DeviceWake),
  };
}

/** The bus driver has answered IRP_MN_QUERY_CAPABILITIES. `stack` is its location. */
export function noteCapabilities(k: Kernel, node: Devnode, stack: Offset): void {
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceCapabilities.Capabilities"]);
  if (at !== 0) node.busCapabilities = read(k, at);
}

/** The whole stack has answered; `at` is the structure. */
export function checkCapabilities(k: Kernel, node: Devnode, at: Offset): void {
  const bus = node.busCapabilities;
  if (!k.checks.power || bus === undefined) return;
  const own = read(k, at);
  const loosened = (what: string) =>
    stopWithFinding(
      k,
      undefined,
      "verifier:power",
      `A driver above the bus of ${node.instance} has changed ${what} of DEVICE_CAPABILITIES: an upper driver may tighten what the bus reports, never loosen it.`,
    );
  for (const state of states) {
    const [was, is] = [bus.deviceState[state] ?? 0, own.deviceState[state] ?? 0];
    if (is < was) loosened(`DeviceState[S${state - 1}] from D${was - 1} to D${is - 1}`);
  }
  if (own.systemWake > bus.systemWake) loosened(`SystemWake from ${sleep(bus.systemWake)} to ${sleep(own.systemWake)}`);
  if (own.deviceWake > bus.deviceWake)
    loosened(`DeviceWake from ${device(bus.deviceWake)} to ${device(own.deviceWake)}`);
  const changed = own.systemWake !== bus.systemWake || own.deviceWake !== bus.deviceWake;
  const there = own.deviceState[own.systemWake] ?? 0;
  if (!changed || own.systemWake === 0 || own.deviceWake === 0 || there <= own.deviceWake) return;
  const message = `DEVICE_CAPABILITIES of ${node.instance} do not fit together: the device wakes from ${device(own.deviceWake)} at the deepest, but in ${sleep(own.systemWake)}, its SystemWake, it is in ${device(there)}. Raise SystemWake to a state in which it has enough power.`;
  stopWithFinding(k, undefined, "verifier:power", message);
}

const sleep = (state: number) => (state === 0 ? "none" : `S${state - 1}`);
const device = (state: number) => (state === 0 ? "none" : `D${state - 1}`);
