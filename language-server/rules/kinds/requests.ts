// What several rules about Plug and Play and power requests ask.
import { callsTo } from "../../analysis/code.ts";
import type { CallEvent } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { serves } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";

/** True if the call completes a request of one of these kinds, as a failure of this driver's own making. */
export function failsRequest(world: World, event: CallEvent, major: number, minors: readonly number[]): boolean {
  if (event.irp?.kind !== "complete") return false;
  const { run, state } = event;
  const irp = event.args[event.irp.irp];
  const known = irp && state.irps.get(irp.id);
  if (!irp || known?.owner !== "owned" || known.lowerStatus !== undefined) return false;
  if (!minors.some((minor) => serves(run, state, irp, major, minor))) return false;
  const status = statusField(world.terms, state, irp);
  // A value that another driver or a routine gave may be any; one that is written here as a failure is meant.
  return status !== undefined && status.kind === "const" && rangeOf(state, status).hi < 0;
}

/** The driver attaches itself above others and makes no physical device objects of its own. */
export function isFunctionOrFilter(world: World): boolean {
  const attaches = callsTo(world, "IoAttachDeviceToDeviceStack", "IoAttachDeviceToDeviceStackSafe").length > 0;
  return attaches && callsTo(world, "IoInvalidateDeviceRelations").length === 0;
}
