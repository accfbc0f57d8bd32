// Values of an earlier round of a loop. A value is named after the place where it was made, so what the round before made at a
// place must be called otherwise ("the old one") before the next round makes anything there.
import { hull } from "./facts.ts";
import type { State } from "./state.ts";
import type { AtomTerm, Leaf, Term, Terms } from "./term.ts";

const prefix = "old:";

/** Calls the atoms that `isStale` tells of old, in everything the state holds. Returns whether there were any. */
export function makeOld(terms: Terms, state: State, isStale: (atom: AtomTerm) => boolean): boolean {
  const old = new Map<number, Term>();
  const oldBefore = new Set<Leaf>();
  const seen = new Set<Leaf>();
  const note = (leaves: readonly Leaf[]) => {
    for (const leaf of leaves) {
      if (leaf.kind !== "atom" || seen.has(leaf)) continue;
      seen.add(leaf);
      if (leaf.name.startsWith(prefix)) oldBefore.add(leaf);
      else if (isStale(leaf)) old.set(leaf.id, terms.atom(`${prefix}${leaf.name}`));
    }
  };
  for (const [id, value] of state.store) {
    note(value.leaves);
    note(terms.place(id).leaves);
  }
  for (const id of state.facts.keys()) note(terms.term(id).leaves);
  note(state.irql.leaves);
  for (const lock of state.locks) {
    note(lock.key.leaves);
    if (lock.savedAs) note(lock.savedAs.leaves);
  }
  for (const id of state.irps.keys()) note(terms.term(id).leaves);
  for (const mark of state.marks.values()) {
    note(mark.term.leaves);
    if (mark.with) note(mark.with.leaves);
  }
  if (old.size === 0) return false;
  renameAtoms(terms, state, old, oldBefore);
  return true;
}

function renameAtoms(terms: Terms, state: State, atoms: ReadonlyMap<number, Term>, oldBefore: ReadonlySet<Leaf>): void {
  const renaming = { atoms, locals: new Map(), terms: new Map<number, Term>() };
  const rename = (term: Term) => terms.rename(term, renaming);
  for (const [id, value] of state.store) {
    const place = terms.renamePlace(terms.place(id), renaming);
    if (place.id !== id) state.store.delete(id);
    state.store.set(place.id, rename(value));
  }
  for (const [id, fact] of state.facts) {
    const term = rename(terms.term(id));
    if (term.id === id) continue;
    state.facts.delete(id);
    // The name may stand for what an even earlier round made, too: then only what holds of both is known.
    const shared = term.leaves.some((leaf) => oldBefore.has(leaf));
    const other = state.facts.get(term.id);
    const known = shared ? other && hull(fact, other) : fact;
    if (known) state.facts.set(term.id, known);
    else state.facts.delete(term.id);
  }
  state.irql = rename(state.irql);
  state.locks = state.locks.map((lock) => ({
    ...lock,
    key: rename(lock.key),
    before: lock.before && rename(lock.before),
    savedAs: lock.savedAs && rename(lock.savedAs),
    level: lock.level && rename(lock.level),
  }));
  for (const [id, irp] of [...state.irps]) {
    const term = rename(terms.term(id));
    if (term.id !== id) state.irps.delete(id);
    const lowerStatus = irp.lowerStatus && rename(irp.lowerStatus);
    state.irps.set(term.id, lowerStatus === irp.lowerStatus ? irp : { ...irp, lowerStatus });
  }
  for (const [key, mark] of [...state.marks]) {
    const term = rename(mark.term);
    const remembered = mark.with && rename(mark.with);
    if (term === mark.term && remembered === mark.with) continue;
    state.marks.delete(key);
    state.setMark(mark.name, term, mark.value, mark.why, remembered);
  }
}
