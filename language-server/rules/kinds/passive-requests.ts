// Which requests are sent down at PASSIVE_LEVEL only.
import type { Run } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { irpOf } from "../../analysis/irps.ts";
import { baseOf } from "../../analysis/pool.ts";
import { majorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";

/** The mark on an IRP that was made for one kind of request. */
export const ownMajorMark = "own-major";

/** The IRP is surely for another request than those that may be sent down at DISPATCH_LEVEL. */
export function isForPassive(run: Run, state: State, value: Term): boolean {
  const found = irpOf(state, value);
  const major = found && (found.irp.made ? ownMajor(run.terms, state, found.term) : majorOf(run, state, found.term));
  return major !== undefined && !raised.has(major);
}
/** What an IRP of the driver's own asks: as it was made, or as its next stack location was filled. */
function ownMajor(terms: Terms, state: State, irp: Term): number | undefined {
  const mark = state.mark(ownMajorMark, irp);
  if (mark) return Number(mark.value);
  for (const [id, value] of state.store) {
    const place = terms.place(id);
    if (place.kind !== "field" || place.name !== "MajorFunction" || place.base.kind !== "deref") continue;
    const location = baseOf(place.base.pointer);
    const root = location.kind === "load" ? rootOf(location.place) : undefined;
    if (root?.kind === "deref" && root.pointer === irp) return constantOf(state, value);
  }
  return undefined;
}
/** Read, write, device control, internal device control and power. */
const raised = new Set([0x03, 0x04, 0x0e, 0x0f, 0x16]);
