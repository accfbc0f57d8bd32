// Values of an earlier round of a loop. A value is named after the place where it was made, so what the round before made at a
// place must be called otherwise ("the old one") before the next round makes anything there.
import { hull } from "./facts.ts";
import type { State } from "./state.ts";
import type { AtomTerm, Leaf, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

const prefix = "old:";

/** Calls the atoms that `isStale` tells of old, in everything the state holds. Returns whether there were any. */
export function makeOld(terms: Terms, state: State, isStale: (atom: AtomTerm) => boolean): boolean {
  const isToBe = (leaf: Leaf) => leaf.kind === "atom" && isStale(leaf) && !leaf.name.startsWith(prefix);
  // Most states hold none.
  if (!someLeaves(terms, state, (leaves) => leaves.some(isToBe))) return false;
  const old = new Map<number, Term>();
  const oldBefore = new Set<Leaf>();
  const seen = new Set<Leaf>();
  someLeaves(terms, state, (leaves) => {
    for (const leaf of leaves) {
      if (leaf.kind !== "atom" || seen.has(leaf)) continue;
      seen.add(leaf);
      if (leaf.name.startsWith(prefix)) oldBefore.add(leaf);
      else if (isStale(leaf)) old.set(leaf.id, terms.atom(`${prefix}${leaf.name}`));
    }
    return false;
  });
  renameAtoms(terms, state, old, oldBefore);
  return true;
}

/** Whether there are such leaves in what the state holds, asked until there are. */
function someLeaves(terms: Terms, state: State, isSuch: (leaves: readonly Leaf[]) => boolean): boolean {
  const isIn = (term: Term | undefined) => term !== undefined && isSuch(term.leaves);
  if (state.store.some((value, id) => isSuch(value.leaves) || isSuch(terms.place(id).leaves))) return true;
  if (state.facts.some((_, id) => isIn(terms.term(id)))) return true;
  if (isIn(state.irql) || state.locks.some(({ key, savedAs }) => isIn(key) || isIn(savedAs))) return true;
  for (const id of state.irps.keys()) if (isIn(terms.term(id))) return true;
  for (const mark of state.marks.values()) if (isIn(mark.term) || isIn(mark.with)) return true;
  return false;
}

function renameAtoms(terms: Terms, state: State, atoms: ReadonlyMap<number, Term>, oldBefore: ReadonlySet<Leaf>): void {
  const renaming = { atoms, locals: new Map(), terms: new Map<number, Term>() };
  const rename = (term: Term) => terms.rename(term, renaming);
  state.store.each((value, id) => {
    const place = terms.renamePlace(terms.place(id), renaming);
    if (place.id !== id) state.store.delete(id);
    state.store.set(place.id, rename(value));
  });
  // Of these something was known that is not known of another by the same name: what is marked may be either.
  const doubted = new Set<Term>();
  state.facts.each((fact, id) => {
    const term = rename(terms.term(id));
    if (term.id === id) return;
    state.facts.delete(id);
    // The name may stand for what an even earlier round made, too: then only what holds of both is known.
    const shared = term.leaves.some((leaf) => oldBefore.has(leaf));
    const other = state.facts.get(term.id);
    const known = shared ? other && hull(fact, other) : fact;
    if (known) state.facts.set(term.id, known);
    else state.facts.delete(term.id);
    if (shared && !known) doubted.add(term);
  });
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
  const isJoined = (leaf: Leaf) => oldBefore.has(leaf) && [...atoms.values()].some((atom) => atom === leaf);
  for (const [key, mark] of [...state.marks]) {
    const term = rename(mark.term);
    const remembered = mark.with && rename(mark.with);
    if (term === mark.term && remembered === mark.with) {
      // Another one comes by the name of one that was completed.
      if (mark.value === "completed" && term.leaves.some(isJoined)) state.marks.delete(key);
      continue;
    }
    state.marks.delete(key);
    // An earlier one of that name is not the one that was completed.
    if (mark.value === "completed" && term.leaves.some(isJoined)) continue;
    if (doubted.has(term) && mark.value !== "owned") state.clearMark(mark.name, term);
    else state.setMark(mark.name, term, mark.value, mark.why, remembered);
  }
}
