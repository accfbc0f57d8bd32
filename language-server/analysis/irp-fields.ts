// What is known to stand in members of an IRP on a path.
import { settled } from "./facts.ts";
import type { State } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** The value last written to `Irp->IoStatus.Status`; undefined if nothing was written. */
export function statusField(terms: Terms, state: State, irp: Term): Term | undefined {
  const written = state.store.find((_, id) => {
    const place = terms.place(id);
    return place.kind === "field" && place.name === "Status" && irpOfStatus(place) === irp;
  });
  return written && settled(state, terms, written);
}
/** The IRP whose `IoStatus.Status`, or `IoStatus` whole, is at that place. */
export function irpOfStatus(place: PlaceRef): Term | undefined {
  if (place.kind !== "field" || (place.name !== "Status" && place.name !== "IoStatus")) return undefined;
  let at: PlaceRef = place;
  while (at.kind === "field" && at.name !== "IoStatus") at = at.base;
  return at.kind === "field" && at.base.kind === "deref" ? at.base.pointer : undefined;
}
