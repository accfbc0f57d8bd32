// What a path owes: which of the things that it got are surely there, and still its own to give back.
import { constantOf, isNull, rangeOf } from "./facts.ts";
import { baseOf, lent, lostWithBlock } from "./pool.ts";
import { listEntries, markName, type ResourceName } from "./resource-kinds.ts";
import type { Mark, State } from "./state.ts";
import type { Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** The mark on a result that is TRUE where the thing was got, and no status. */
export const answersTruth = "answers-truth";

/** What this path owes of a kind, with proof that it really got it. */
export function owed(state: State, terms: Terms, kind: ResourceName): readonly Mark[] {
  const marks = state.marksNamed(markName(kind));
  if (marks.length === 0) return marks;
  return marks.filter(
    (mark) =>
      (mark.value === "owned" ||
        mark.value === "asked" ||
        (mark.value === "stored" && lostWithBlock(state, terms, mark.term)) ||
        (mark.value === "given" && wasRefused(state, mark.term))) &&
      surelyMade(state, terms, mark) &&
      !isAnothers(state, terms, mark.term),
  );
}
/**
 * The path has found it to be what another pointer leads to, or asked and, where ways were joined, lost the answer: that one may be
 * what it is kept by, or whose it is.
 */
function isAnothers(state: State, terms: Terms, thing: Term): boolean {
  if (thing.kind === "const") return false;
  return state.facts.some((fact, id) => {
    const asked = terms.term(id);
    if (asked.kind !== "op" || (asked.op !== "eq" && asked.op !== "ne")) return false;
    const same = asked.op === "eq" ? fact.hi > 0 : fact.lo <= 0;
    return (
      same && asked.args.includes(thing) && asked.args.every((arg) => arg.kind !== "const" && !isNeighbour(arg, thing))
    );
  });
}
/** A link of a neighbour in a list: what takes an entry out asserts that it leads back to it. */
function isNeighbour(link: Term, thing: Term): boolean {
  return link !== thing && link.kind === "load" && link.place.kind === "field" && /^[FB]link$/.test(link.place.name);
}
function surelyMade(state: State, terms: Terms, mark: Mark): boolean {
  // What was found to be a certain number, as NULL or INVALID_HANDLE_VALUE, is nothing that a routine has made.
  if (mark.term.kind !== "const" && constantOf(state, mark.term) !== undefined) return false;
  if (mark.name === markName("string") && hasNoBuffer(state, terms, mark.term)) return false;
  if (mark.name === markName("file-object") && isGivenBesideNull(state, terms, mark.term)) return false;
  if (mark.name === markName(listEntries.name) && isNoRecord(state, terms, mark.term)) return false;
  if (!mark.with) return true;
  if (mark.value === "asked" || mark.with === mark.term || state.mark(answersTruth, mark.with))
    return isNull(state, mark.with) === false;
  // A path that has found the status to be a success other than STATUS_SUCCESS is one that nobody takes.
  const status = rangeOf(state, mark.with);
  return status.lo === 0 && status.not !== 0;
}
/** Another output of the same call was found to be NULL: all of them are given, or none. */
function isGivenBesideNull(state: State, terms: Terms, given: Term): boolean {
  if (given.kind !== "atom") return false;
  const call = given.name.slice(0, given.name.lastIndexOf(":") + 1);
  return state.facts.some((fact, id) => {
    if (fact.lo !== 0 || fact.hi !== 0) return false;
    const other = terms.term(id);
    return other.kind === "atom" && call !== "" && other.name.startsWith(call);
  });
}
/** The record that the entry lies in was found to be none: a path that nobody takes. */
function isNoRecord(state: State, terms: Terms, entry: Term): boolean {
  return state.facts.some((fact, id) => fact.lo === 0 && fact.hi === 0 && baseOf(terms.term(id)) === entry);
}
/** The path has found the buffer of a counted string that is known as a whole to be NULL: nothing was allocated. */
function hasNoBuffer(state: State, terms: Terms, string: Term): boolean {
  const isIts = (term: Term) => term.kind === "op" && term.op.startsWith("member:Buffer@") && term.args[0] === string;
  return state.facts.some((fact, id) => fact.hi === 0 && isIts(terms.term(id)));
}
/** Who was to have it has failed: with a status, or with no object made of it. */
function wasRefused(state: State, thing: Term): boolean {
  const taken = state.mark(lent, thing);
  if (taken?.with === undefined) return false;
  return taken.value.startsWith("Ndis") ? isNull(state, taken.with) === true : rangeOf(state, taken.with).hi < 0;
}
