// Two states become one: what holds in both. Values that differ become one unknown value, named after the place where the ways met.
import { alternativesOf, isAlternatives } from "./alternatives.ts";
import { type AskedBits, askedBits, askedOf, unmasked } from "./bits.ts";
import { hull, isComparison, rangeOf, truthOf } from "./facts.ts";
import { overlaid } from "./overlay.ts";
import { type Fact, isOver, type State } from "./state.ts";
import { joinedPrefix, type Leaf, type Naming, type PlaceRef, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { Thresholds } from "./thresholds.ts";
import { commonTurns, onlyMayRaise } from "./turns.ts";
import { untrustedIn } from "./untrusted.ts";

/** A bound that moved goes as far as the next of the thresholds, or is given up: so that loops come to an end. */
function widened(before: Fact, now: Fact, thresholds: readonly number[]): Fact {
  return {
    lo: now.lo < before.lo ? (thresholds.findLast((at) => at <= now.lo) ?? Number.NEGATIVE_INFINITY) : now.lo,
    hi: now.hi > before.hi ? (thresholds.find((at) => at >= now.hi) ?? Number.POSITIVE_INFINITY) : now.hi,
    not: now.not,
  };
}

/** A place where ways meet: the values that became one there are called after it. */
export class Joint {
  readonly #name: string;
  readonly #by: Naming;
  /** Numbers of the variables and members that such values were made for, by those of the values. */
  readonly made = new Map<number, number>();

  constructor(name: string) {
    this.#name = name;
    this.#by = { name: `${joinedPrefix}${name}`, place: "" };
  }
  copy(): Joint {
    const copy = new Joint(this.#name);
    for (const [value, place] of this.made) copy.made.set(value, place);
    return copy;
  }
  value(terms: Terms, place: number): Term {
    const made = terms.numbered(this.#by, place);
    this.made.set(made.id, place);
    return made;
  }
  /** Those of its values that no longer stand where they were made. */
  left(state: State): ReadonlySet<number> {
    const left = new Set<number>();
    for (const [value, place] of this.made) if (state.store.get(place)?.id !== value) left.add(value);
    return left;
  }
}
/**
 * What holds in both of two states with equal typestate. Values that differ become one unknown value named after the joint.
 * `loop`: `a` is what is known at a loop's head, `b` comes round to it; the constants at which a moving bound may stop there.
 */
export function mergeStates(terms: Terms, a: State, b: State, at: Joint, loop?: Thresholds): State {
  const merged = a.clone();
  for (const [key, mark] of a.marks) if (isOver(mark) && !b.marks.has(key)) merged.marks.delete(key);
  const rebound = new Set<number>();
  const met: Met[] = [];
  a.store.differences(b.store, (id, left, right) => {
    const place = terms.place(id);
    const x = left ?? initialIn(terms, a, place);
    const y = right ?? initialIn(terms, b, place);
    if (x && x === y) {
      merged.store.set(id, x);
      return;
    }
    if (place.kind === "local" && (!left || !right)) {
      merged.store.delete(id);
      return;
    }
    const either = at.value(terms, id);
    const both = x && y ? hull(rangeOf(a, x), rangeOf(b, y)) : undefined;
    const stops = place.kind === "local" ? loop?.of(place.local) : loop?.all;
    const fact = x && both && stops ? hull(widened(rangeOf(a, x), both, stops), both) : both;
    merged.store.set(id, either);
    rebound.add(either.id);
    if (fact) merged.facts.set(either.id, fact);
    else merged.facts.delete(either.id);
    if (x && y) met.push({ x, y, either });
  });
  const alternatives: Term[] = [];
  a.facts.differences(b.facts, (id, mine, _its) => {
    if (rebound.has(id)) return;
    const term = terms.term(id);
    if (!mine) {
      // That something was asked of a request's value on one of the ways is worth knowing.
      if (isComparison(term) && untrustedIn(term).length > 0) merged.facts.set(id, rangeOf(a, term));
      if (isAlternatives(term)) alternatives.push(term);
      return;
    }
    if (isAlternatives(term)) {
      merged.facts.delete(id);
      alternatives.push(term);
      return;
    }
    const both = hull(rangeOf(a, term), rangeOf(b, term));
    // Of a comparison that may come out either way only that it was asked is known: that matters of a request's values.
    if (both && both.lo === 0 && both.hi === 1 && isComparison(term) && untrustedIn(term).length === 0) {
      merged.facts.delete(id);
      return;
    }
    // Of levels there are few: their bounds come to rest by themselves.
    const isLevel = term === terms.entryIrql;
    const fact = both && loop && !isLevel ? hull(widened(mine, both, loop.all), both) : both;
    if (fact) merged.facts.set(id, fact);
    else merged.facts.delete(id);
  });
  // At a loop's head the name stood for the value of the round before: what was known of terms over that one is over.
  const isRebound = (leaf: Leaf) => leaf.kind === "atom" && rebound.has(leaf.id);
  if (rebound.size > 0)
    merged.facts.each((_, id) => {
      if (!rebound.has(id) && terms.term(id).leaves.some(isRebound)) merged.facts.delete(id);
    });
  if (met.length > 0 && !loop) keepBits(terms, merged, a, b, met);
  if (met.length > 0) keepComparisons(terms, merged, a, b, met);
  for (const term of loop ? [] : alternatives) keepAlternatives(terms, merged, a, b, term, met);
  keepAnswers(merged, a, b, met);
  merged.locksKnown = a.locksKnown && b.locksKnown;
  merged.levelAsked = a.levelAsked && b.levelAsked;
  merged.lastOneElsewhere = a.lastOneElsewhere && b.lastOneElsewhere;
  merged.raisedElsewhere = restsOnRaising(a) && restsOnRaising(b);
  merged.turns = commonTurns(a.turns, b.turns);
  return merged;
}

/** The way leads through a handler, here or elsewhere, though nothing says that what is guarded raises exceptions. */
function restsOnRaising({ raisedElsewhere, turns }: State): boolean {
  return raisedElsewhere || onlyMayRaise(turns);
}
/** What a place held before anything wrote it, or another member of the union that it lies in. */
function initialIn(terms: Terms, { store }: State, place: PlaceRef): Term | undefined {
  return (place.inUnion ? overlaid(terms, store, place) : undefined) ?? terms.load(place);
}
/** Two values that became one. */
interface Met {
  readonly x: Term;
  readonly y: Term;
  readonly either: Term;
}
/** What was answered with the completion of an IRP is the value that it became. */
function keepAnswers(merged: State, a: State, b: State, met: readonly Met[]): void {
  for (const [id, irp] of merged.irps) {
    const mine = a.irps.get(id)?.answered;
    const its = b.irps.get(id)?.answered;
    if (!mine && !its) continue;
    const both = met.find(({ x, y }) => x === mine || y === its)?.either;
    const answered = both ?? (mine === its ? mine : undefined);
    if (answered !== irp.answered) merged.irps.set(id, { ...irp, answered });
  }
}
/** What a comparison said on both ways of two values that became one, it says of that one: that a loop has more to do, say. */
function keepComparisons(terms: Terms, merged: State, a: State, b: State, met: readonly Met[]): void {
  const byValue = new Map(met.map((one) => [one.x, one]));
  a.facts.each((fact, id) => {
    const term = terms.term(id);
    if (term.kind !== "op" || !isComparison(term) || fact.lo !== fact.hi) return;
    const pairs = term.args.map((arg) => byValue.get(arg));
    if (pairs.every((pair) => pair === undefined)) return;
    const its = terms.op(
      term.op,
      term.args.map((arg, at) => pairs[at]?.y ?? arg),
    );
    if (its === undefined || truthOf(b, its) !== (fact.lo === 1)) return;
    const now = terms.op(
      term.op,
      term.args.map((arg, at) => pairs[at]?.either ?? arg),
    );
    if (now?.kind === "op") merged.facts.set(now.id, fact);
  });
}
/** That one of several conditions holds, on both ways, holds of the values that became one, too. */
function keepAlternatives(terms: Terms, merged: State, a: State, b: State, known: Term, met: readonly Met[]): void {
  const isMine = a.facts.has(known.id);
  const side = (to: "x" | "y" | "either") =>
    alternativesOf(terms, known, (value) => {
      const pair = met.find(({ x, y }) => value === (isMine ? x : y));
      return pair?.[to] ?? value;
    });
  const its = side(isMine ? "y" : "x");
  const now = side("either");
  if (its && now && rangeOf(isMine ? b : a, its).lo === 1) merged.facts.set(now.id, { lo: 1, hi: 1, not: undefined });
}
/** What is known on both ways of bits of two values that became one is known of that one: other bits may have told them apart. */
function keepBits(terms: Terms, merged: State, a: State, b: State, met: readonly Met[]): void {
  const asked: AskedBits[] = [];
  a.facts.each((_, id) => {
    const one = askedBits(terms.term(id));
    if (one) asked.push(one);
  });
  if (asked.length === 0) return;
  for (const { x, y, either } of met) {
    const left = unmasked(x);
    const right = unmasked(y);
    for (const one of asked) {
      if (one.value !== left.of || (one.mask & (left.changed | right.changed)) !== 0n) continue;
      const its = askedOf(terms, one, right.of);
      const fact = its && b.facts.has(its.id) && hull(rangeOf(a, one.term), rangeOf(b, its));
      const now = fact ? askedOf(terms, one, either) : undefined;
      if (now && fact) merged.facts.set(now.id, fact);
    }
  }
}
