// Whether the calls of a function would be shown other parts of what it knows, now that its callees touch other things: of an edit that
// makes a helper look at one more member, only those callers hear that know something of this member.
import type { Result } from "./memo.ts";
import type { NameSet } from "./name-set.ts";
import { wholeRecords } from "./shape.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Footprint, World } from "./world.ts";

type Shown = Pick<Result, "footprint" | "footprints" | "entry">;

export function showsOther(result: Shown, world: World): boolean {
  let known: ReadonlySet<string> | undefined;
  for (const [callee, before] of result.footprints) {
    const now = world.footprint(callee);
    if (now === before) continue;
    if (before === undefined || now === undefined || doesOther(before, now)) return true;
    known ??= knownMembers(result, world);
    if (differsIn(before.mentions, now.mentions, known) || differsIn(before.writes, now.writes, known)) return true;
  }
  return false;
}

function doesOther(a: Footprint, b: Footprint): boolean {
  return (
    a.locks !== b.locks ||
    a.irps !== b.irps ||
    a.gives.size !== b.gives.size ||
    [...a.gives].some((kind) => !b.gives.has(kind)) ||
    a.mentions.has(wholeRecords) !== b.mentions.has(wholeRecords)
  );
}
function differsIn(a: NameSet, b: NameSet, known: ReadonlySet<string>): boolean {
  for (const member of known) if (a.has(member) !== b.has(member)) return true;
  return false;
}

/** All that its walk can have known of: what it and its callees touched then, and what it was entered with. */
function knownMembers({ footprint, entry: { state, args } }: Shown, { terms }: World): ReadonlySet<string> {
  const known = new Set<string>(footprint?.mentions);
  const ofTerm = (term: Term): void => {
    if (term.kind === "load" || term.kind === "address") ofPlace(term.place);
    else if (term.kind === "op") term.args.forEach(ofTerm);
  };
  const ofPlace = (place: PlaceRef): void => {
    if (place.kind === "global") known.add(`::${place.name}`);
    else if (place.kind === "deref") ofTerm(place.pointer);
    else if (place.kind !== "local") {
      if (place.kind === "field") known.add(place.member);
      else ofTerm(place.index);
      ofPlace(place.base);
    }
  };
  args.forEach(ofTerm);
  state.store.each((value, id) => {
    ofPlace(terms.place(id));
    ofTerm(value);
  });
  state.facts.each((_, id) => ofTerm(terms.term(id)));
  for (const { term, with: other } of state.marks.values()) {
    ofTerm(term);
    if (other) ofTerm(other);
  }
  return known;
}
