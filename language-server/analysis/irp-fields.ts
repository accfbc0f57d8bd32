// What is known to stand in members of an IRP on a path.
import { settled } from "./facts.ts";
import type { State } from "./state.ts";
import type { Term, Terms } from "./term.ts";

/** The value last written to `Irp->IoStatus.Status`; undefined if nothing was written. */
export function statusField(terms: Terms, state: State, irp: Term): Term | undefined {
  for (const [id, value] of state.store) {
    const place = terms.place(id);
    if (place.kind !== "field" || place.name !== "Status") continue;
    let at = place.base;
    while (at.kind === "field" && at.name !== "IoStatus") at = at.base;
    if (at.kind === "field" && at.base.kind === "deref" && at.base.pointer === irp) return settled(state, terms, value);
  }
  return undefined;
}
