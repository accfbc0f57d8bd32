// The branches on the way to a place in a function: which conditions held. Lists that share their beginnings, so that a state
// costs one entry for each branch it takes.
import type { TokenRange } from "../../compiler/source/source.ts";
import { isJoined, type OpTerm, type PlaceRef, rootOf, type Term } from "./term.ts";

/**
 * Whether a condition held, or which case was taken; undefined for none of the cases. An instruction in a __try that raised an exception,
 * as the routines do that report that way, or as any other may.
 */
export type Choice = boolean | bigint | "raises" | "may raise" | undefined;
export interface Turn {
  readonly at: TokenRange;
  /** The condition, or what a `switch` looks at. */
  readonly value: Term;
  readonly choice: Choice;
  readonly before: Turn | undefined;
  /** How many there are, this one included. */
  readonly count: number;
  /** One of them found that a count which had just been lowered came to zero. */
  readonly lastOne: boolean;
}

/** More than this are not told: they would explain nothing. */
const mostTurns = 64;

export function turned(before: Turn | undefined, at: TokenRange, value: Term, choice: Choice): Turn | undefined {
  const count = (before?.count ?? 0) + 1;
  // That it rests on an exception which nothing speaks of matters however long the way is.
  if (count > mostTurns && (choice !== "may raise" || onlyMayRaise(before))) return before;
  return { at, value, choice, before, count, lastOne: before?.lastOne === true || isLastOne(value, choice) };
}
/** Further turns are not taken down. */
export function isFull(last: Turn | undefined): boolean {
  return last !== undefined && last.count >= mostTurns;
}
/** A count that was lowered on the way (`--Count`, InterlockedDecrement) is zero. */
function isLastOne(value: Term, choice: Choice): boolean {
  return toldOfCount(value, choice, isLowered) === "zero";
}
/** A count that was just lowered with InterlockedDecrement is not zero: others hold what it counts. */
export function leavesOthers(value: Term, choice: Choice): boolean {
  return toldOfCount(value, choice, isInterlocked) === "more";
}
function toldOfCount(
  value: Term,
  choice: Choice,
  isCount: (term: Term | undefined) => boolean,
): "zero" | "more" | undefined {
  if (typeof choice !== "boolean") return undefined;
  if (value.kind === "op" && (value.op === "eq" || value.op === "ne")) {
    const [left, right] = value.args;
    if (right?.kind !== "const") return undefined;
    // What it was before it was lowered, which some wrappers answer with, is one more.
    const [count, more] = left?.kind === "op" && left.op === "add" ? left.args : [left];
    const step = more?.kind === "const" ? more.value : 0n;
    if (right.value !== step || !isCount(right.value === 0n ? left : count)) return undefined;
    return choice === (value.op === "eq") ? "zero" : "more";
  }
  if (value.kind === "op" && isCount(value.args[0])) {
    const bound = value.args[1]?.kind === "const" ? value.args[1].value : undefined;
    const isOver = value.op === "gt" ? bound === 0n : value.op === "ge" && bound === 1n;
    const isUnder = value.op === "le" ? bound === 0n : value.op === "lt" && bound === 1n;
    if (isOver || isUnder) return choice === isOver ? "more" : "zero";
  }
  return isCount(value) ? (choice ? "more" : "zero") : undefined;
}
/** What InterlockedDecrement gave, here or in a routine that was called. */
export function isInterlocked(term: Term | undefined): boolean {
  return term?.kind === "atom" && lowering.test(term.name);
}
function isLowered(term: Term | undefined): boolean {
  if (isInterlocked(term)) return true;
  if (term?.kind !== "op") return false;
  const [count, by] = term.args;
  const step = term.op === "sub" ? 1n : term.op === "add" ? -1n : undefined;
  return count?.kind === "load" && by?.kind === "const" && by.value === step;
}
/** How the count is named that a routine lowered and answers with. */
export const loweredIn = (name: string): string => `lowered:${name}`;
const lowering = /^(?:intrinsic:_?InterlockedDecrement|lowered:)/;

/** What two ways that come to the same have in common: what else decided them does not matter. */
export function commonTurns(a: Turn | undefined, b: Turn | undefined): Turn | undefined {
  if (a === b) return a;
  const mine: Turn[] = [];
  const others: Turn[] = [];
  let left = a;
  let right = b;
  while (left !== right) {
    if (left !== undefined && left.count >= (right?.count ?? 0)) {
      mine.push(left);
      left = left.before;
    } else if (right !== undefined) {
      others.push(right);
      right = right.before;
    }
  }
  let common = left;
  for (const turn of mine.reverse())
    if (others.some(({ at, choice }) => at === turn.at && choice === turn.choice)) {
      common = turned(common, turn.at, turn.value, turn.choice);
    }
  // Whichever call it was that may have raised an exception: on both ways one had to.
  const raising = mine.find(({ choice }) => choice === "may raise");
  if (raising !== undefined && !onlyMayRaise(common) && others.some(({ choice }) => choice === "may raise"))
    common = turned(common, raising.at, raising.value, raising.choice);
  return common;
}

/** In the order they were taken; of a condition asked again and again, the last answer. */
export function turnsOf(last: Turn | undefined): readonly Turn[] {
  const found: Turn[] = [];
  const seen = new Set<string>();
  for (let turn = last; turn !== undefined; turn = turn.before) {
    const place = `${turn.at.first}:${turn.at.last}`;
    if (!seen.has(place)) found.unshift(turn);
    seen.add(place);
  }
  return found;
}

/** The last condition on the way that asked whether a pointer is NULL, and what it found; undefined if none did. */
export function nullTest(
  last: Turn | undefined,
  pointer: Term,
): { readonly turn: Turn; readonly isNull: boolean } | undefined {
  for (let turn = last; turn !== undefined; turn = turn.before) {
    const { value, choice } = turn;
    if (typeof choice !== "boolean") continue;
    if (value === pointer) return { turn, isNull: !choice };
    if (value.kind !== "op" || (value.op !== "eq" && value.op !== "ne")) continue;
    const [asked, zero] = value.args;
    if (asked === pointer && zero?.kind === "const" && zero.value === 0n)
      return { turn, isNull: choice === (value.op === "eq") };
  }
  return undefined;
}
/** The way goes on in a handler though nothing says that what is guarded raises exceptions at all. */
export function onlyMayRaise(last: Turn | undefined): boolean {
  for (let turn = last; turn !== undefined; turn = turn.before) if (turn.choice === "may raise") return true;
  return false;
}
/**
 * The way goes on because a value that the driver keeps itself is none of several constants it was compared with, one after the other:
 * whether it can be yet another, the code does not say.
 */
export function ownTagsRunOut(last: Turn | undefined): boolean {
  const excluded = new Map<number, Set<bigint>>();
  for (let turn = last; turn !== undefined; turn = turn.before) {
    const { value, choice } = turn;
    if (choice === undefined && isOwnMemory(value)) return true;
    if (value.kind !== "op" || choice !== (value.op === "ne") || (value.op !== "eq" && value.op !== "ne")) continue;
    const tag = value.args.find(isOwnMemory);
    const constant = value.args.find((arg) => arg.kind === "const");
    if (tag === undefined || constant?.kind !== "const") continue;
    const known = excluded.get(tag.id) ?? new Set();
    excluded.set(tag.id, known.add(constant.value));
    if (known.size > 1) return true;
  }
  return false;
}
/**
 * Two conditions on the way meet only in a sum (`a + b > room`, and later `a == 0`), or a sum of values that several ways left was weighed:
 * whether all can hold, arithmetic says that is not done here.
 */
export function meetInSum(last: Turn | undefined): boolean {
  const addends = new Set<Term>();
  const tested = new Set<Term>();
  for (let turn = last; turn !== undefined; turn = turn.before) {
    const { value } = turn;
    const [left, right] = value.kind === "op" ? value.args : [];
    if (value.kind === "const") continue;
    if (value.kind !== "op") tested.add(value);
    else if (right?.kind === "const" && (value.op === "eq" || value.op === "ne") && left) tested.add(left);
    else if (order.test(value.op)) {
      const isWeighed = value.args.every(({ kind }) => kind !== "const");
      if (isWeighed && value.args.some(addsJoined)) return true;
      for (const side of value.args) addendsOf(side, addends, false);
    }
  }
  for (const term of tested) if (addends.has(term)) return true;
  return false;
}
const order = /^[lg][te]$/;
function addsJoined(term: Term): boolean {
  return term.kind === "op" && isSum(term) && term.args.some((arg) => isJoined(arg) || addsJoined(arg));
}
function isSum({ op }: OpTerm): boolean {
  return op === "add" || op === "sub";
}
/** What is added up, of sums of several things that are no constants. */
function addendsOf(term: Term, found: Set<Term>, isPart: boolean): void {
  if (term.kind !== "op" || !isSum(term)) return;
  const unknown = term.args.filter(({ kind }) => kind !== "const");
  const isOfSeveral = isPart || unknown.length > 1;
  for (const arg of unknown) {
    if (isOfSeveral) found.add(arg);
    addendsOf(arg, found, isOfSeveral);
  }
}
/** An object that the function was handed. */
function isGiven(place: PlaceRef): boolean {
  return place.kind === "deref" && place.pointer.kind === "atom";
}
/** Read from a variable of the driver's, from an extension of a device, or what the driver said that a device is when it made it. */
function isOwnMemory(term: Term): boolean {
  let place: PlaceRef | undefined = term.kind === "load" ? term.place : undefined;
  if (place?.kind === "field" && place.name === "DeviceType" && isGiven(place.base)) return true;
  for (let depth = 0; place !== undefined && depth < 8; depth++) {
    const root: PlaceRef = rootOf(place);
    if (root.kind === "global") return true;
    if (place !== root && place.kind === "field" && place.name === "DeviceExtension") return true;
    place = root.kind === "deref" && root.pointer.kind === "load" ? root.pointer.place : undefined;
  }
  return false;
}
