// Which device object a pointer belongs to.
import type { Term } from "../../analysis/term.ts";

/** The mark on a device object that IoDeleteDevice was called for. */
export const deviceGone = "device-gone";
/** Something was detached on the path: on a constant, so that calls cannot hide it. */
export const deviceDetached = "device-detached";

/** The device object in whose extension a pointer leads. */
export function deviceBehind(pointer: Term): Term | undefined {
  if (pointer.kind !== "load" || pointer.place.kind !== "field" || pointer.place.name !== "DeviceExtension")
    return undefined;
  return pointer.place.base.kind === "deref" ? pointer.place.base.pointer : undefined;
}
