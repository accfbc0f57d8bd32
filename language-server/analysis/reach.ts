// What nobody else can come to yet: an IRP that a driver was given or made, a block of pool that it allocated, of which only variables know.
import { baseOf } from "./pool.ts";
import type { State } from "./state.ts";
import { rootOf, type Term, type Terms } from "./term.ts";

/** Who is called with these arguments does not come to it: it is in hand, and lies only in variables whose addresses are not among them. */
export function isOutOfReach(terms: Terms, state: State, thing: Term, args: readonly Term[]): boolean {
  if (!isInHand(state, thing) || args.some((arg) => baseOf(arg) === thing)) return false;
  const pointed = new Set(args.map((arg) => (arg.kind === "address" ? rootOf(arg.place) : undefined)));
  return !state.store.some((value, id) => {
    if (baseOf(value) !== thing) return false;
    const place = terms.place(id);
    const root = rootOf(place);
    const isItsOwn = root.kind === "deref" && root.pointer === thing;
    return !isItsOwn && !(place.kind === "local" && !pointed.has(place));
  });
}
/** It was put nowhere from where others take it. */
function isInHand(state: State, thing: Term): boolean {
  const irp = state.irps.get(thing.id);
  if (irp) return irp.owner === "owned" && (irp.made || state.mark("received", thing) !== undefined);
  return state.mark("pool", thing)?.value.startsWith("owned") === true;
}
