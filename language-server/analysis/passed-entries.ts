// Entries of lists that a loop has taken out and is done with. The entry of each round is found through the links of the one before
// (`Head->Flink->Flink`), so no two have one name, and what is remembered of each would keep the ways of all rounds apart for ever.
import { isUnfinished } from "./irp-calls.ts";
import { baseOf } from "./pool.ts";
import { isOver, type Mark, type State } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** Forgets of entries that they were finished, where no value of this path leads to them any more; of IRPs only behind the first entry. */
export function dropPassedEntries(state: State, terms: Terms, params: readonly Term[]): void {
  const marks = [...state.marks].filter(
    ([, mark]) => !isOwed(mark) && (isEntry(baseOf(mark.term)) || (ofEntries.has(mark.name) && isJoined(mark.term))),
  );
  const irps = [...state.irps].filter(
    ([id, { owner, made }]) => !made && !isUnfinished(owner) && isPassed(terms.term(id)),
  );
  if (marks.length === 0 && irps.length === 0) return;
  const held = new Set<Term>(params.map(baseOf));
  // That it lies in a list, or its links lead back to it, does not bring the path to it again by that name.
  state.store.each((value, id) => {
    if (!isLink(terms.place(id))) held.add(baseOf(value));
  });
  for (const mark of state.marks.values()) if (mark.with && isOwed(mark)) held.add(baseOf(mark.with));
  for (const [key, { term }] of marks) if (!held.has(baseOf(term))) state.marks.delete(key);
  for (const [id] of irps) if (!held.has(baseOf(terms.term(id)))) state.irps.delete(id);
}

/** Marks that say nothing any more of what no value leads to. */
const ofEntries: ReadonlySet<string> = new Set(["held:list-entry", "irp-taken", "cancel-taken-back"]);
/** One name for the entries of several rounds. */
function isJoined(term: Term): boolean {
  return baseOf(term).kind === "atom";
}
/** Something is to be done yet with what bears the mark. */
function isOwed(mark: Mark): boolean {
  return !isOver(mark) && (mark.name.startsWith("held:") || mark.name === "pool");
}
/** It lies in an entry that is reached from another entry of its list: no caller knows it by this name. */
function isPassed(term: Term): boolean {
  const entry = baseOf(term);
  if (entry.kind !== "load" || !isEntry(entry)) return false;
  const root = rootOf(entry.place);
  return root.kind === "deref" && isEntry(baseOf(root.pointer));
}
/** It is found through a link. */
function isEntry(entry: Term): boolean {
  return entry.kind === "load" && isLink(entry.place);
}
function isLink(place: PlaceRef): boolean {
  return place.kind === "field" && /^[FB]link$/.test(place.name);
}
