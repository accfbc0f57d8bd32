// What of a caller's knowledge a footprint covers: which places and values a callee may come to, by the members and globals that it
// names, and which it may write.
import type { Values } from "./maps.ts";
import { isOverwritten, unionMention, unionSteps } from "./overlay.ts";
import { wholeRecords } from "./shape.ts";
import type { State } from "./state.ts";
import { type PlaceRef, rootOf, type Term, within } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { Footprint } from "./world.ts";

/** Whether a function can come to a value from what it is given and the members and globals that it mentions. */
export function nameable(term: Term, given: ReadonlySet<Term>, footprint: Footprint): boolean {
  if (given.has(term)) return true;
  if (term.kind === "atom") return false;
  if (term.kind === "op") return term.args.some((arg) => nameable(arg, given, footprint));
  return termMentioned(term, footprint);
}

function written(place: PlaceRef, { writes }: Pick<Footprint, "writes">): boolean {
  if (place.kind === "element") return written(place.base, { writes });
  if (place.kind === "field")
    return place.offset === -1 || writes.has(place.member) || (place.inUnion && isOverwritten(place, writes));
  return place.kind === "global" && writes.has(`::${place.name}`);
}
/** Members and globals that this state knows something of, or whose first value it works with, and that a callee may write. */
export function touchable(terms: Terms, state: State, args: readonly Term[], footprint: Footprint): Set<PlaceRef> {
  const found = new Set<PlaceRef>();
  const pointed = args.flatMap((arg) => (arg.kind === "const" || arg.kind === "function" ? [] : [terms.deref(arg)]));
  const consider = (place: PlaceRef) => {
    const reached = rootOf(place).kind !== "local" || pointed.some((outer) => within(place, outer));
    if (pointed.includes(place) || (reached && written(place, footprint))) found.add(place);
  };
  const look = (term: Term) => {
    if (term.kind === "load") consider(term.place);
    else if (term.kind === "op") for (const arg of term.args) look(arg);
  };
  state.store.each((value, id) => {
    consider(terms.place(id));
    look(value);
  });
  state.facts.each((_, id) => look(terms.term(id)));
  for (const id of state.irps.keys()) look(terms.term(id));
  for (const mark of state.marks.values()) look(mark.term);
  return found;
}
/**
 * A variable whose address is an argument; of a caller's own structure, such as the object that holds a lock, all that lies in it. Of any
 * other, which was filled with zeros, the whole says nothing without the members that have been written since.
 */
export function isPointedAt(terms: Terms, store: Values<Term>, place: PlaceRef, args: readonly Term[]): boolean {
  const root = rootOf(place);
  if (root.kind === "global") return false;
  if (isOwnObject(root)) return args.some((arg) => arg.kind !== "const" && within(place, terms.deref(arg)));
  if (root.kind !== "deref" || place !== root || !args.includes(root.pointer)) return false;
  return !store.some((_, id) => id !== place.id && within(terms.place(id), place));
}
export function isArgument(place: PlaceRef, args: readonly Term[]): boolean {
  return place.kind === "field" && args.some((arg) => arg.kind === "address" && arg.place === place);
}
/** A variable of the caller or of one further up, whose address has been passed. */
function isOwnObject(root: PlaceRef): boolean {
  if (root.kind === "local") return true;
  return root.kind === "deref" && root.pointer.kind === "atom" && root.pointer.name.startsWith("object:");
}
export function mentioned(place: PlaceRef, footprint: Footprint): boolean {
  switch (place.kind) {
    case "field":
      // The buffer of a counted string goes with the string, whose name alone is in the call that frees it.
      if (place.name === "Buffer" && place.base.kind === "field" && mentioned(place.base, footprint)) return true;
      if (place.offset === -1 || footprint.mentions.has(place.member)) return true;
      if (place.inUnion && unionSteps(place).some(({ union }) => footprint.mentions.has(unionMention(union.key))))
        return true;
      return footprint.mentions.has(wholeRecords) && isOwnObject(rootOf(place));
    case "global":
      return footprint.mentions.has(`::${place.name}`);
    case "element":
      return mentioned(place.base, footprint);
    case "deref":
    case "local":
      return true;
  }
}
export function termMentioned(term: Term, footprint: Footprint): boolean {
  switch (term.kind) {
    case "load":
    case "address":
      return mentioned(term.place, footprint);
    case "op":
      return term.args.every((arg) => termMentioned(arg, footprint));
    default:
      return true;
  }
}
