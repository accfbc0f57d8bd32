// The abstract interpreter: asks for the result of a function in an entry state, walking its body if no result is at hand.
// Bounded everywhere: depth of calls, contexts of a function, paths of a walk. Whatever a bound cuts off counts as unknown.
import { tellConditionalFrees, tellConditionalLocks, valueClass } from "./apart.ts";
import { type AskedBits, askedBits, askedOf, unmasked } from "./bits.ts";
import { type Entry, type Outcome, outcomeOf } from "./boundary.ts";
import type { EventKind, Listener, PathHooks, RootContext } from "./events.ts";
import { hull, isComparison, rangeOf } from "./facts.ts";
import { Answer, type Memo, type Result, restoresAll } from "./memo.ts";
import { type Fact, isOver, type State } from "./state.ts";
import { joinedPrefix, type Leaf, type Naming, type Term, type Terms } from "./term.ts";
import { commonTurns } from "./turns.ts";
import { untrustedIn } from "./untrusted.ts";
import { Walk } from "./walk.ts";
import type { FunctionInfo, World } from "./world.ts";

/** Blocks of a body, such as a wrapper's, that costs next to nothing to walk again. */
const smallBody = 4;

export const bounds = {
  callDepth: 40,
  /** Contexts after which only the level, locks and IRPs are told apart, and those after which a function is followed no more. */
  contexts: (blocks: number) => (blocks <= smallBody ? 24 : 6),
  generalContexts: (blocks: number) => (blocks <= smallBody ? 80 : 20),
  outcomes: 3,
  /** Blocks walked of one function in one context, after which its paths are given up. */
  walkVisits: (blocks: number) => 600 + 10 * blocks,
  /** Blocks walked of one function, over all its contexts, after which its callers learn less of it, and then nothing. */
  generalVisits: (blocks: number) => 60 + 2 * blocks,
  functionVisits: (blocks: number) => 250 + 4 * blocks,
} as const;

/** By kind of event and, of calls, routine. */
type Listeners = { readonly [K in EventKind]: Map<string | undefined, readonly Listener<K>[]> };

/** Thrown where a slice of the analysis ends: what was found until then stands in the memo. */
class Paused extends Error {}

export class Interpreter {
  readonly world: World;
  readonly memo: Memo;
  readonly hooks: readonly PathHooks[];
  readonly #active: string[] = [];
  /** Functions that were called again while they were being walked. */
  readonly #recursive = new Set<string>();
  /** Recursive functions that leave another level or other locks than they find. */
  readonly #unbalanced = new Set<string>();
  /** Results in the order they were made or found to stand. */
  readonly #made: { readonly name: string; readonly key: string }[] = [];
  /** Blocks walked in a slice of `evaluateInSlices`, and how many of them are left of this one. */
  readonly #slice: number;
  #left: number;
  readonly #listeners: Listeners = {
    beforeCall: new Map(),
    afterCall: new Map(),
    access: new Map(),
    index: new Map(),
    branch: new Map(),
    store: new Map(),
    exit: new Map(),
    exits: new Map(),
  };

  constructor(world: World, memo: Memo, hooks: readonly PathHooks[], slice = Number.POSITIVE_INFINITY) {
    this.world = world;
    this.memo = memo;
    this.hooks = hooks;
    this.#slice = slice;
    this.#left = slice;
  }

  /** Those who want to hear of a kind of event, for calls: of this routine. */
  listeners<K extends EventKind>(kind: K, callee: string | undefined): readonly Listener<K>[] {
    const ofKind = this.#listeners[kind];
    const known = ofKind.get(callee);
    if (known) return known;
    const ofCalls = kind === "beforeCall" || kind === "afterCall";
    const made = this.hooks.flatMap((hooks) => {
      const hook = hooks[kind] as Listener<K> | undefined;
      const wanted = !ofCalls || hooks.calls === undefined || (callee !== undefined && hooks.calls.includes(callee));
      return hook && wanted ? [hook.bind(hooks)] : [];
    });
    ofKind.set(callee, made);
    return made;
  }

  /**
   * What `evaluate` says, with a pause whenever a slice is used up. The walks that are under way at a pause begin anew, as if
   * nothing had been evaluated for this root; what was finished below them is then only found to stand.
   */
  *evaluateInSlices(
    info: FunctionInfo,
    entry: Entry,
    root: RootContext | undefined,
  ): Generator<undefined, Result | undefined> {
    const made = this.#made.length;
    this.memo.mark();
    for (;;) {
      try {
        return this.evaluate(info, entry, root);
      } catch (error) {
        if (!(error instanceof Paused)) throw error;
      }
      this.memo.doubtSinceMark();
      this.#made.length = made;
      this.#left = this.#slice;
      yield;
    }
  }
  /**
   * Undefined if the function is being walked already (recursion) or calls lie too deep: the call then counts as leaving level and
   * locks alone. A recursive function that turns out not to is walked once more, and so is what was found on that assumption.
   */
  evaluate(info: FunctionInfo, entry: Entry, root: RootContext | undefined): Result | undefined {
    const key = root ? `root:${root.role?.name ?? ""}:${entry.key}` : entry.key;
    const known = this.memo.get(info.name, key);
    if (known?.fresh) return known.result;
    if (this.#active.includes(info.name)) {
      this.#recursive.add(info.name);
      return undefined;
    }
    if (this.#active.length >= bounds.callDepth) return undefined;
    if (known && known.result.fn === info.fn && this.#stands(known.result)) {
      this.memo.confirm(info.name, key);
      this.#made.push({ name: info.name, key });
      return known.result;
    }
    if (this.#left <= 0) throw new Paused();
    this.#active.push(info.name);
    try {
      const before = this.#made.length;
      let result = this.#walk(info, entry, root, known?.result.answer);
      if (this.#recursive.has(info.name) && !this.#unbalanced.has(info.name) && !restoresAll(result)) {
        this.#unbalanced.add(info.name);
        for (const { name, key: made } of this.#made.splice(before)) this.memo.forget(name, made);
        result = this.#walk(info, entry, root, known?.result.answer);
      }
      this.memo.put(result, key);
      this.#left -= result.visits;
      this.#made.push({ name: info.name, key });
      return result;
    } finally {
      this.#active.pop();
    }
  }
  #walk(info: FunctionInfo, entry: Entry, root: RootContext | undefined, known: Answer | undefined): Result {
    const walk = new Walk(this, info, entry, root);
    walk.run();
    const outcomes = this.#joinOutcomes(
      walk.exits.map((exit) => outcomeOf(this.world.terms, exit.state, exit.value, entry.args)),
    );
    tellConditionalLocks(outcomes, entry.state);
    tellConditionalFrees(outcomes, entry.state);
    const answer = new Answer(outcomes);
    return {
      name: info.name,
      fn: info.fn,
      entry,
      // The same object as before where nothing changed: callers need not compare again.
      answer: known?.equals(answer) ? known : answer,
      reports: walk.reports,
      calls: walk.calls,
      levelChanges: walk.levelChanges,
      incomplete: walk.incomplete,
      visits: walk.visits,
    };
  }
  /** Whether a call that is not followed may be taken to leave level and locks alone; `holding`: made with locks held. */
  leavesAlone(name: string, holding: boolean): boolean {
    if (this.world.footprint(name)?.locks !== true) return true;
    return this.#active.includes(name) ? !this.#unbalanced.has(name) : this.memo.restores(name, holding);
  }

  /** Every callee that was asked still answers the same. */
  #stands(result: Result): boolean {
    this.#active.push(result.name);
    try {
      for (const call of result.calls) {
        const info = this.world.functions.get(call.callee);
        const now = info && this.evaluate(info, call.entry, undefined);
        if (now ? !now.answer.equals(call.answer) : call.answer !== undefined) return false;
      }
      return true;
    } finally {
      this.#active.pop();
    }
  }

  #joinOutcomes(outcomes: readonly Outcome[]): Outcome[] {
    const distinct: Outcome[] = [];
    for (const outcome of outcomes) {
      if (!distinct.some((other) => other.value === outcome.value && other.state.equals(outcome.state)))
        distinct.push(outcome);
    }
    if (distinct.length <= bounds.outcomes) return distinct;
    const byClass = new Map<string, Outcome>();
    for (const outcome of distinct) {
      const key = `${outcome.state.essence}@${valueClass(outcome.state, outcome.value)}`;
      const other = byClass.get(key);
      byClass.set(key, other ? this.#mergeOutcomes(other, outcome) : outcome);
    }
    return [...byClass.values()].slice(0, bounds.outcomes * 4);
  }
  #mergeOutcomes(a: Outcome, b: Outcome): Outcome {
    if (a.value === b.value || !a.value || !b.value)
      return { state: mergeStates(this.world, a.state, b.state, new Joint("exit")), value: a.value };
    const value = this.world.terms.atom("either");
    const fact = hull(rangeOf(a.state, a.value), rangeOf(b.state, b.value));
    const state = mergeStates(this.world, a.state, b.state, new Joint("exit"));
    if (fact) state.facts.set(value.id, fact);
    return { state, value };
  }
}

/** A bound that moved is given up, so that loops come to an end. */
function widened(before: Fact, now: Fact): Fact {
  return {
    lo: now.lo < before.lo ? Number.NEGATIVE_INFINITY : now.lo,
    hi: now.hi > before.hi ? Number.POSITIVE_INFINITY : now.hi,
    not: now.not,
  };
}

/** A place where ways meet: the values that became one there are called after it. */
export class Joint {
  readonly #by: Naming;
  /** Numbers of the variables and members that such values were made for, by those of the values. */
  readonly made = new Map<number, number>();

  constructor(name: string) {
    this.#by = { name: `${joinedPrefix}${name}`, place: "" };
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
 * `loop`: `a` is what is known at a loop's head, `b` comes round to it.
 */
export function mergeStates(world: World, a: State, b: State, at: Joint, loop = false): State {
  const merged = a.clone();
  for (const [key, mark] of a.marks) if (isOver(mark) && !b.marks.has(key)) merged.marks.delete(key);
  const terms = world.terms;
  const rebound = new Set<number>();
  const met: Met[] = [];
  a.store.differences(b.store, (id, left, right) => {
    const place = terms.place(id);
    const initial = terms.load(place);
    const x = left ?? initial;
    const y = right ?? initial;
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
    const fact = x && both && loop ? hull(widened(rangeOf(a, x), both), both) : both;
    merged.store.set(id, either);
    rebound.add(either.id);
    if (fact) merged.facts.set(either.id, fact);
    else merged.facts.delete(either.id);
    if (x && y && !loop) met.push({ x, y, either });
  });
  a.facts.differences(b.facts, (id, mine, _its) => {
    if (rebound.has(id)) return;
    const term = terms.term(id);
    if (!mine) {
      // That something was asked of a request's value on one of the ways is worth knowing.
      if (isComparison(term) && untrustedIn(term).length > 0) merged.facts.set(id, rangeOf(a, term));
      return;
    }
    const both = hull(rangeOf(a, term), rangeOf(b, term));
    const fact = both && loop ? hull(widened(mine, both), both) : both;
    if (fact) merged.facts.set(id, fact);
    else merged.facts.delete(id);
  });
  // At a loop's head the name stood for the value of the round before: what was known of terms over that one is over.
  const isRebound = (leaf: Leaf) => leaf.kind === "atom" && rebound.has(leaf.id);
  if (rebound.size > 0)
    merged.facts.each((_, id) => {
      if (!rebound.has(id) && terms.term(id).leaves.some(isRebound)) merged.facts.delete(id);
    });
  if (met.length > 0) keepBits(terms, merged, a, b, met);
  merged.locksKnown = a.locksKnown && b.locksKnown;
  merged.levelAsked = a.levelAsked && b.levelAsked;
  merged.lastOneElsewhere = a.lastOneElsewhere && b.lastOneElsewhere;
  merged.turns = commonTurns(a.turns, b.turns);
  return merged;
}

/** Two values that became one. */
interface Met {
  readonly x: Term;
  readonly y: Term;
  readonly either: Term;
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
