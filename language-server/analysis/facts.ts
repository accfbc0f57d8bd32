// What is known about terms on a path: ranges, and what a condition teaches when it is true or false.
// Ranges are over the mathematical integers as JavaScript numbers: NTSTATUS values, flags, levels and pointers against NULL
// need no more; wrap-around arithmetic is not modelled and yields nothing known.

import { mirrored } from "../../compiler/ir/comparisons.ts";
import { alternativesWith, isAlternatives } from "./alternatives.ts";
import { callersObject } from "./naming.ts";
import type { Fact, State } from "./state.ts";
import { type OpTerm, type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { originOf } from "./untrusted.ts";

export type Truth = true | false | undefined;
const anything: Fact = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, not: undefined };
const address: Fact = { lo: 1, hi: Number.POSITIVE_INFINITY, not: 0 };
const bit: Fact = { lo: 0, hi: 1, not: undefined };
const comparisons = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);

export function rangeOf(state: State, term: Term): Fact {
  // A value in which a routine saved the level is as high as that level was.
  const saved = term.kind === "atom" ? state.savedLevel(term) : undefined;
  return saved ? both(ownRange(state, term), ownRange(state, saved)) : ownRange(state, term);
}
function ownRange(state: State, term: Term): Fact {
  if (term.kind === "const") return term.range;
  const known = state.facts.get(term.id);
  if (known) return known;
  switch (term.kind) {
    case "address":
    case "function":
      return address;
    case "atom":
      return term.name.startsWith("object:") ? address : anything;
    case "load":
      // Who reads a device's extension made the device with one.
      return term.place.kind === "field" && term.place.name === "DeviceExtension" ? address : anything;
    case "op":
      return rangeOfOp(state, term);
  }
}
function rangeOfOp(state: State, term: OpTerm): Fact {
  if (comparisons.has(term.op)) return bit;
  if (isAlternatives(term)) return term.args.some((arg) => truthOf(state, arg)) ? exact(1) : bit;
  const [left, right] = term.args;
  if (term.op === "and" && right?.kind === "const" && right.value >= 0n)
    return { lo: 0, hi: Number(right.value), not: undefined };
  if (term.op === "offset") return address;
  if ((term.op === "signed32" || term.op === "unsigned32") && left)
    return shifted(rangeOf(state, left), term.op === "signed32" ? -(2 ** 32) : 2 ** 32);
  if (term.op === "severity" && left) {
    const { lo, hi } = rangeOf(state, left);
    const [least, most] = lo >= 0 ? [0, 1] : hi < 0 ? [2, 3] : [0, 3];
    const only = severities.findIndex((band) => band.lo <= lo && hi <= band.hi);
    return only < 0 ? { lo: least, hi: most, not: undefined } : exact(only);
  }
  if ((term.op === "add" || term.op === "sub") && left && right?.kind === "const") {
    const range = rangeOf(state, left);
    const by = term.op === "add" ? Number(right.value) : -Number(right.value);
    if (Number.isFinite(range.lo) && Number.isFinite(range.hi))
      return { lo: range.lo + by, hi: range.hi + by, not: undefined };
  }
  // So many times something is something.
  if (term.op === "mul" && left && right?.kind === "const" && right.value !== 0n && isNull(state, left) === false)
    return { ...anything, not: 0 };
  if (term.op.startsWith("u") && /^u\d+$/.test(term.op)) {
    return { lo: 0, hi: 2 ** Number(term.op.slice(1)) - 1, not: undefined };
  }
  return anything;
}
/** The values, with a sign, of status codes by their two highest bits: success, information, warning, error. */
const severities: readonly Fact[] = [0, 2 ** 30, -(2 ** 31), -(2 ** 30)].map((lo) => ({
  lo,
  hi: lo + 2 ** 30 - 1,
  not: undefined,
}));
function shifted({ lo, hi, not }: Fact, by: number): Fact {
  return { lo: lo + by, hi: hi + by, not: not === undefined ? undefined : not + by };
}
function both(a: Fact, b: Fact): Fact {
  return { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi), not: a.not ?? b.not };
}
function exact(value: number): Fact {
  return { lo: value, hi: value, not: undefined };
}

/** The constant a term is known to be, or the term. */
export function settled(state: State, terms: Terms, term: Term): Term {
  if (term.kind === "const") return term;
  const fact = state.facts.get(term.id);
  if (fact && fact.lo === fact.hi && Number.isSafeInteger(fact.lo)) return terms.number(fact.lo);
  return term;
}
export function constantOf(state: State, term: Term): number | undefined {
  const range = rangeOf(state, term);
  return range.lo === range.hi && Number.isFinite(range.lo) ? range.lo : undefined;
}
export function isNull(state: State, term: Term): Truth {
  const range = rangeOf(state, term);
  if (range.lo === 0 && range.hi === 0) return true;
  return range.lo > 0 || range.hi < 0 || range.not === 0 ? false : undefined;
}

export function truthOf(state: State, term: Term): Truth {
  if (term.kind === "op" && comparisons.has(term.op)) {
    const known = state.facts.get(term.id);
    if (known && known.lo > 0) return true;
    if (known && known.hi === 0) return false;
    const other = term.opposite && state.facts.get(term.opposite.id);
    if (other && (other.lo > 0 || other.hi === 0)) return other.hi === 0;
    const [left, right] = term.args;
    if (left && right) return compare(state, term.op, left, right);
  }
  const zero = isNull(state, term);
  return zero === undefined ? undefined : !zero;
}
function compare(state: State, op: string, left: Term, right: Term): Truth {
  if (left === right) return op === "eq" || op === "le" || op === "ge";
  if ((op === "eq" || op === "ne") && (isNewer(state, left, right) || isNewer(state, right, left))) return op === "ne";
  const shorter = isLengthOf(left, right) ? op : isLengthOf(right, left) ? mirrored[op] : undefined;
  if (shorter === "le" || shorter === "gt") return shorter === "le";
  const a = rangeOf(state, left);
  const b = rangeOf(state, right);
  switch (op) {
    case "eq":
      return equal(a, b, left, right);
    case "ne": {
      const same = equal(a, b, left, right);
      return same === undefined ? undefined : !same;
    }
    case "lt":
      return a.hi < b.lo ? true : a.lo >= b.hi ? false : undefined;
    case "le":
      return a.hi <= b.lo ? true : a.lo > b.hi ? false : undefined;
    case "gt":
      return a.lo > b.hi ? true : a.hi <= b.lo ? false : undefined;
    case "ge":
      return a.lo >= b.hi ? true : a.hi < b.lo ? false : undefined;
    default:
      return undefined;
  }
}
/** Length and MaximumLength of one counted string, unless a program sent it. */
function isLengthOf(length: Term, most: Term): boolean {
  if (length.kind !== "load" || most.kind !== "load") return false;
  const [a, b] = [length.place, most.place];
  return (
    a.kind === "field" &&
    b.kind === "field" &&
    a.base === b.base &&
    a.name === "Length" &&
    b.name === "MaximumLength" &&
    originOf(length) === undefined
  );
}
/** A block allocated on this path is no variable, and none that memory led to before. */
function isNewer(state: State, block: Term, other: Term): boolean {
  if (state.marks.size === 0) return false;
  if (other.kind === "address") {
    const root = rootOf(other.place);
    if (root.kind === "deref") return isNewer(state, block, root.pointer);
    // Nor is a part of one.
    const whole = block.kind === "address" ? rootOf(block.place) : undefined;
    const start = whole?.kind === "deref" ? whole.pointer : block;
    return start.kind === "atom" && state.mark("pool", start) !== undefined;
  }
  // Of the caller, or of one further up.
  if (other.kind === "atom" && callersObject.test(other.name))
    return block.kind === "atom" && block !== other && state.mark("pool", block) !== undefined;
  if (other.kind !== "load") return false;
  const owned = state.mark("pool", block)?.value;
  return owned === "owned-checked" || (owned === "owned" && isNull(state, block) === false);
}
function equal(a: Fact, b: Fact, left: Term, right: Term): Truth {
  if (a.lo === a.hi && b.lo === b.hi && a.lo === b.lo) return true;
  if (a.hi < b.lo || b.hi < a.lo) return false;
  if (b.lo === b.hi && a.not === b.lo) return false;
  if (a.lo === a.hi && b.not === a.lo) return false;
  if (
    left.kind === "address" &&
    right.kind === "address" &&
    left.place.kind !== "deref" &&
    right.place.kind !== "deref"
  ) {
    const apart = left.place.kind === "local" || left.place.kind === "global";
    const also = right.place.kind === "local" || right.place.kind === "global";
    if (apart && also) return false;
  }
  return undefined;
}

export function isComparison(term: Term): boolean {
  return term.kind === "op" && comparisons.has(term.op);
}
/**
 * What a comparison that was asked says lies below (or at) what: one pair for an inequality, both for an equality, and both where
 * ways with different answers have met (but for whether there is anything at all). Undefined for anything but a comparison.
 */
export function comparisonSides(
  asked: OpTerm,
  answer: Fact,
): readonly { readonly below: Term; readonly above: Term }[] | undefined {
  const [left, right] = asked.args;
  if (!comparisons.has(asked.op) || !left || !right) return undefined;
  const truth = answer.lo > 0 ? true : answer.hi === 0 ? false : undefined;
  const up = { below: left, above: right };
  const down = { below: right, above: left };
  if (truth === undefined) return right.kind === "const" && right.value <= 1n ? [] : [up, down];
  if (asked.op === "eq" || asked.op === "ne") return (asked.op === "eq") === truth ? [up, down] : [];
  return [asked.op.startsWith("l") === truth ? up : down];
}

/** Learns that `term` is true (non-zero) or false. Returns false if that cannot be: the path is infeasible. */
export function assume(state: State, term: Term, truth: boolean): boolean {
  return assumeAlone(state, term, truth) && alternativesWith(term).every((known) => settleLast(state, known));
}
/** Of conditions of which one holds, the last that may hold where the others do not. */
function settleLast(state: State, known: OpTerm): boolean {
  if (state.facts.get(known.id)?.lo !== 1) return true;
  let last: Term | undefined;
  for (const condition of known.args) {
    const truth = truthOf(state, condition);
    if (truth === true || (truth === undefined && last !== undefined)) return true;
    if (truth === undefined) last = condition;
  }
  return last !== undefined && assume(state, last, true);
}
function assumeAlone(state: State, term: Term, truth: boolean): boolean {
  const known = truthOf(state, term);
  if (known !== undefined && known !== truth) return false;
  if (known === undefined) assumeRead(state, term);
  if (term.kind === "op" && comparisons.has(term.op)) {
    const [left, right] = term.args;
    // Known as it was asked before; what it says of its operands may have been given up since.
    if (known !== undefined)
      return !left || !right || !state.facts.get(term.id) || assumeComparison(state, term.op, left, right, truth);
    state.facts.set(term.id, truth ? exact(1) : exact(0));
    if (left && right) return assumeComparison(state, term.op, left, right, truth);
    return true;
  }
  // `(a > b) & (c > d)`: both hold; with `|`, neither does.
  if (term.kind === "op" && term.op === (truth ? "and" : "or") && term.args.every(isComparison))
    return term.args.every((arg) => assume(state, arg, truth));
  return known !== undefined || narrow(state, term, truth ? { ...anything, not: 0 } : exact(0));
}
/** What was read or locked is there: its address is not NULL. */
export function assumeThere(state: State, place: PlaceRef): void {
  const root = rootOf(place);
  if (root.kind === "deref" && isNull(state, root.pointer) === undefined)
    narrow(state, root.pointer, { ...anything, not: 0 });
}
/** What a condition asks about was read to ask it. */
function assumeRead(state: State, term: Term): void {
  if (term.kind === "load") assumeThere(state, term.place);
  else if (term.kind === "op") for (const arg of term.args) assumeRead(state, arg);
}
function assumeComparison(state: State, op: string, left: Term, right: Term, truth: boolean): boolean {
  const bound = constantOf(state, right);
  if (bound === undefined) {
    const swapped = constantOf(state, left);
    if (swapped === undefined && (op === "eq") === truth && state.marks.size > 0) {
      leadElsewhere(state, left);
      leadElsewhere(state, right);
    }
    if (swapped === undefined)
      return (
        (op !== "eq" && op !== "ne") ||
        truth === (op === "eq") ||
        (assumeLinked(state, left) && assumeLinked(state, right))
      );
    return narrowBy(state, right, mirrored[op] ?? op, swapped, truth);
  }
  // `(a == b) == 0` and the like: the inner comparison is what was asked.
  if (left.kind === "op" && comparisons.has(left.op) && (op === "eq" || op === "ne")) {
    if (bound === 0) return assume(state, left, (op === "ne") === truth);
    if (bound === 1) return assume(state, left, (op === "eq") === truth);
  }
  return narrowBy(state, left, op, bound, truth);
}
/** A block whose address is found to be what somebody else has, too, is theirs as well. */
function leadElsewhere(state: State, pointer: Term): void {
  const block = pointer.kind === "atom" ? state.mark("pool", pointer) : undefined;
  if (block?.value.startsWith("owned"))
    state.setMark("pool", pointer, block.value === "owned" ? "given" : "given-checked", block.why);
}
/** Who compares a link with the head of its list, or with an entry, goes round a ring: no link in it is NULL. */
function assumeLinked(state: State, link: Term): boolean {
  const isLink = link.kind === "load" && link.place.kind === "field" && link.place.name === "Flink";
  return !isLink || narrow(state, link, { ...anything, not: 0 });
}

function narrowBy(state: State, term: Term, op: string, bound: number, truth: boolean): boolean {
  const low = { ...anything, hi: bound };
  const high = { ...anything, lo: bound };
  switch (op) {
    case "eq":
      return narrow(state, term, truth ? exact(bound) : { ...anything, not: bound });
    case "ne":
      return narrow(state, term, truth ? { ...anything, not: bound } : exact(bound));
    case "lt":
      return narrow(state, term, truth ? { ...low, hi: bound - 1 } : high);
    case "le":
      return narrow(state, term, truth ? low : { ...high, lo: bound + 1 });
    case "gt":
      return narrow(state, term, truth ? { ...high, lo: bound + 1 } : low);
    case "ge":
      return narrow(state, term, truth ? high : { ...low, hi: bound - 1 });
    default:
      return true;
  }
}

/** Cuts a term's range down; false if nothing is left. */
export function narrow(state: State, term: Term, by: Fact): boolean {
  if (!narrowOwn(state, term, by)) return false;
  // What is learnt of a saved level holds for the level itself.
  const saved = term.kind === "atom" ? state.savedLevel(term) : undefined;
  return saved === undefined || saved === term || narrowOwn(state, saved, by);
}
function narrowOwn(state: State, term: Term, by: Fact): boolean {
  const now = rangeOf(state, term);
  let lo = Math.max(now.lo, by.lo);
  let hi = Math.min(now.hi, by.hi);
  const not = by.not ?? now.not;
  const without = (excluded: number | undefined): void => {
    if (lo === excluded) lo += 1;
    if (hi === excluded) hi -= 1;
  };
  without(now.not);
  without(by.not);
  if (lo > hi) return false;
  if (term.kind !== "const")
    state.facts.set(term.id, { lo, hi, not: not !== undefined && not >= lo && not <= hi ? not : undefined });
  if (term.kind === "op") return narrowThrough(state, term, lo, hi);
  return true;
}
/** Takes values away that others were chosen for (the cases of a switch); false if nothing is left. */
export function exclude(
  state: State,
  term: Term,
  taken: readonly { readonly first: bigint; readonly last: bigint }[],
): boolean {
  for (let cut = true; cut; ) {
    cut = false;
    for (const { first, last } of taken) {
      const now = rangeOf(state, term);
      const covers = (value: number) => Number(first) <= value && value <= Number(last);
      if (covers(now.lo) && covers(now.hi)) return false;
      if (covers(now.lo)) cut = narrow(state, term, { ...anything, lo: Number(last) + 1 });
      else if (covers(now.hi)) cut = narrow(state, term, { ...anything, hi: Number(first) - 1 });
      else continue;
      if (!cut) return false;
    }
  }
  return true;
}
/** What the range of `x + c`, or of the severity of a status, says about `x`. */
function narrowThrough(state: State, term: OpTerm, lo: number, hi: number): boolean {
  const [left, right] = term.args;
  if (!left) return true;
  if (
    (term.op === "add" || term.op === "sub") &&
    right?.kind === "const" &&
    Number.isFinite(lo) &&
    Number.isFinite(hi)
  ) {
    const by = term.op === "add" ? Number(right.value) : -Number(right.value);
    return narrow(state, left, { lo: lo - by, hi: hi - by, not: undefined });
  }
  if (term.op === "severity") {
    if (lo === hi) return narrow(state, left, severities[lo] ?? anything);
    if (lo >= 2) return narrow(state, left, { ...anything, hi: -1 });
    if (hi === 2) return exclude(state, left, [{ first: -(2n ** 30n), last: -1n }]);
    if (hi <= 1) return narrow(state, left, { ...anything, lo: 0 });
  }
  return true;
}

/** The smallest fact that both allow. */
export function hull(a: Fact, b: Fact): Fact | undefined {
  const lo = Math.min(a.lo, b.lo);
  const hi = Math.max(a.hi, b.hi);
  let not: number | undefined;
  if (a.not !== undefined && excludes(b, a.not)) not = a.not;
  else if (b.not !== undefined && excludes(a, b.not)) not = b.not;
  else if (excludes(a, 0) && excludes(b, 0) && lo <= 0 && hi >= 0) not = 0;
  if (lo === Number.NEGATIVE_INFINITY && hi === Number.POSITIVE_INFINITY && not === undefined) return undefined;
  return { lo, hi, not };
}
function excludes(fact: Fact, value: number): boolean {
  return fact.not === value || value < fact.lo || value > fact.hi;
}
