// Which IRP a value is, or leads into.
import type { IrpState, State } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";

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
