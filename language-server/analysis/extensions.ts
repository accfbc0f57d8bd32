// Device extensions as blocks: what lies in one is lost with its device.
import { markName } from "./resource-kinds.ts";
import type { State } from "./state.ts";
import type { Term } from "./term.ts";

/** The device object in whose extension a pointer leads. */
export function deviceBehind(pointer: Term): Term | undefined {
  if (pointer.kind !== "load" || pointer.place.kind !== "field" || pointer.place.name !== "DeviceExtension")
    return undefined;
  return pointer.place.base.kind === "deref" ? pointer.place.base.pointer : undefined;
}
/** The pointer is the extension of a device that this path has made and that is still its own; or of one that it has deleted. */
export function extensionIs(state: State, pointer: Term, what: "owned" | "released"): boolean {
  if (state.marks.size === 0) return false;
  const device = deviceBehind(pointer);
  return device !== undefined && state.mark(markName("device-object"), device)?.value === what;
}
