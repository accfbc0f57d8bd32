// Arguments of the power framework's routines: a handle of PoFxRegisterDevice, the index of a component.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { FxComponent, FxDevice } from "./state.ts";

export const fxDeviceAt = (k: Kernel, handle: Offset): FxDevice | undefined =>
  k.state.fxDevices.find((one) => one.at === handle);

/** The device whose handle is the first argument. */
export function deviceArgument(k: Kernel, f: Offset, name: string): FxDevice {
  const at = k.argPointer(f, 0);
  const message = `${name} is given ${k.hex(at)}, which is no handle of PoFxRegisterDevice (any more).`;
  return fxDeviceAt(k, at) ?? stopWithFinding(k, f, "verifier:power", message);
}

/** The component whose index is argument `i`. */
export function componentArgument(k: Kernel, f: Offset, device: FxDevice, name: string, i: number): FxComponent {
  const index = k.argU32(f, i);
  const message = `${name} names component ${index} of ${device.name}, which has ${device.components.length}.`;
  return device.components[index] ?? stopWithFinding(k, f, "verifier:power", message);
}
