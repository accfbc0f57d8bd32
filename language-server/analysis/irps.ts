// Which IRP a value is, or leads into. IRPs that a path only finds, in a list or in a structure, bear a mark from when it completes them.
import type { PathHooks } from "./events.ts";
import { isFound, recordOf } from "./pool.ts";
import type { IrpState, State, Why } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";

/** The mark on an IRP of which the location of the driver below was made the current one: completed, it goes back to its maker. */
export const enteredAsLower = "entered-as-lower";
/** The mark on an IRP that was found in memory and has been completed. */
export const foundIrp = "found-irp";

export const foundIrpTracking: PathHooks = {
  calls: ["IofCompleteRequest", "IoCompleteRequest"],
  afterCall({ state, args: [irp], site }) {
    if (!irp || !isFound(irp) || state.irps.has(irp.id) || state.mark(enteredAsLower, irp)) return;
    const why: Why = { kind: "site", site, message: "the IRP is completed here" };
    state.setMark(foundIrp, recordOf(irp), "completed", why);
  },
};

/** What is known of an IRP that this path must not touch any more: given away for good, and where. */
export function goneIrp(
  state: State,
  irp: Term,
): { readonly owner: "completed" | "forwarded"; readonly why: Why | undefined } | undefined {
  const tracked = state.irps.get(irp.id);
  if (!tracked) {
    const found = state.marks.size === 0 ? undefined : state.mark(foundIrp, recordOf(irp));
    return found && { owner: "completed", why: found.why };
  }
  const { owner, why } = tracked;
  return owner === "completed" || owner === "forwarded" ? { owner, why } : undefined;
}
/** The tracked IRP that a pointer is or points into (`&Irp->Tail.Overlay.ListEntry`). */
export function irpOf(state: State, value: Term): { readonly term: Term; readonly irp: IrpState } | undefined {
  const direct = state.irps.get(value.id);
  if (direct) return { term: value, irp: direct };
  return value.kind === "address" ? irpHolding(state, value.place) : undefined;
}
export function irpHolding(state: State, place: PlaceRef): { readonly term: Term; readonly irp: IrpState } | undefined {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  if (at.kind !== "deref") return undefined;
  const irp = state.irps.get(at.pointer.id);
  return irp && { term: at.pointer, irp };
}
