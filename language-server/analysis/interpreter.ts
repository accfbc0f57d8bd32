// The abstract interpreter: asks for the result of a function in an entry state, walking its body if no result is at hand.
// Bounded everywhere: depth of calls, contexts of a function, paths of a walk. Whatever a bound cuts off counts as unknown.
import { type Entry, type Outcome, outcomeOf } from "./boundary.ts";
import type { PathHooks, RootContext } from "./events.ts";
import { hull, rangeOf } from "./facts.ts";
import { fingerprintOf, type Memo, type Result } from "./memo.ts";
import type { State } from "./state.ts";
import { sortedKeys } from "./state.ts";
import type { Term } from "./term.ts";
import { Walk } from "./walk.ts";
import type { FunctionInfo, World } from "./world.ts";

export const bounds = {
  callDepth: 40,
  contexts: 24,
  /** Contexts after which only the level, locks and IRPs are told apart. */
  generalContexts: 48,
  outcomes: 8,
  blockVisits: 6000,
  /** Blocks walked of one function, over all its contexts, after which its callers learn less of it, and then nothing. */
  generalVisits: (blocks: number) => 200 + 4 * blocks,
  functionVisits: (blocks: number) => 1000 + 8 * blocks,
} as const;

export class Interpreter {
  readonly world: World;
  readonly memo: Memo;
  readonly hooks: readonly PathHooks[];
  readonly #active: string[] = [];
  readonly #listeners = new Map<string, readonly PathHooks[]>();

  constructor(world: World, memo: Memo, hooks: readonly PathHooks[]) {
    this.world = world;
    this.memo = memo;
    this.hooks = hooks;
  }

  /** Those who want to hear of a kind of event, for calls: of this routine. */
  listeners(kind: Exclude<keyof PathHooks, "calls">, callee: string | undefined): readonly PathHooks[] {
    const key = `${kind}:${callee ?? ""}`;
    const known = this.#listeners.get(key);
    if (known) return known;
    const ofCalls = kind === "beforeCall" || kind === "afterCall";
    const made = this.hooks.filter(
      (hook) =>
        hook[kind] !== undefined &&
        (!ofCalls || hook.calls === undefined || (callee !== undefined && hook.calls.includes(callee))),
    );
    this.#listeners.set(key, made);
    return made;
  }

  /** Undefined if the function is being walked already (recursion) or calls lie too deep: the call then counts as doing nothing. */
  evaluate(info: FunctionInfo, entry: Entry, root: RootContext | undefined): Result | undefined {
    const key = root ? `root:${root.role?.name ?? ""}:${entry.key}` : entry.key;
    const known = this.memo.get(info.name, key);
    if (known?.fresh) return known.result;
    if (this.#active.includes(info.name) || this.#active.length >= bounds.callDepth) return undefined;
    if (known && known.result.fn === info.fn && this.#stands(known.result)) {
      this.memo.confirm(info.name, key);
      return known.result;
    }
    this.#active.push(info.name);
    try {
      const walk = new Walk(this, info, entry, root);
      walk.run();
      const outcomes = this.#joinOutcomes(
        walk.exits.map((exit) => outcomeOf(this.world.terms, exit.state, exit.value, entry.args)),
      );
      const result: Result = {
        name: info.name,
        fn: info.fn,
        entry,
        outcomes,
        reports: walk.reports,
        calls: walk.calls,
        fingerprint: fingerprintOf(outcomes),
        incomplete: walk.incomplete,
        visits: walk.visits,
      };
      this.memo.put(result, key);
      return result;
    } finally {
      this.#active.pop();
    }
  }

  /** Every callee that was asked still answers the same. */
  #stands(result: Result): boolean {
    this.#active.push(result.name);
    try {
      for (const call of result.calls) {
        const info = this.world.functions.get(call.callee);
        const now = info && this.evaluate(info, call.entry, undefined);
        if ((now?.fingerprint ?? "none") !== call.fingerprint) return false;
      }
      return true;
    } finally {
      this.#active.pop();
    }
  }

  #joinOutcomes(outcomes: readonly Outcome[]): Outcome[] {
    const distinct = new Map<string, Outcome>();
    for (const outcome of outcomes) distinct.set(`${outcome.value?.id}@${outcome.state.key}`, outcome);
    if (distinct.size <= bounds.outcomes) return [...distinct.values()];
    const byClass = new Map<string, Outcome>();
    for (const outcome of distinct.values()) {
      const key = `${outcome.state.typestate}@${valueClass(outcome.state, outcome.value)}`;
      const other = byClass.get(key);
      byClass.set(key, other ? this.#mergeOutcomes(other, outcome) : outcome);
    }
    return [...byClass.values()].slice(0, bounds.outcomes * 2);
  }
  #mergeOutcomes(a: Outcome, b: Outcome): Outcome {
    if (a.value === b.value || !a.value || !b.value)
      return { state: mergeStates(this.world, a.state, b.state, "exit"), value: a.value };
    const value = this.world.terms.atom("either");
    const fact = hull(rangeOf(a.state, a.value), rangeOf(b.state, b.value));
    const state = mergeStates(this.world, a.state, b.state, "exit");
    if (fact) state.facts.set(value.id, fact);
    return { state, value };
  }
}

/** Return values that callers tell apart: constants, success and failure, NULL and not. */
function valueClass(state: State, value: Term | undefined): string {
  if (!value) return "void";
  if (value.kind === "const" && value.value >= -1n && value.value <= 1n) return `${value.value}`;
  const range = rangeOf(state, value);
  if (range.lo === range.hi && range.lo === 0x103) return "pending";
  if (range.lo > 0) return "positive";
  if (range.hi < 0) return "negative";
  if (range.not === 0) return "nonzero";
  return range.lo >= 0 ? "success" : "any";
}

/** What holds in both of two states with equal typestate. Values that differ become one unknown value named after `at`. */
export function mergeStates(world: World, a: State, b: State, at: string): State {
  const merged = a.clone();
  const terms = world.terms;
  for (const id of new Set([...a.store.keys(), ...b.store.keys()])) {
    const left = a.store.get(id);
    const right = b.store.get(id);
    if (left === right) continue;
    const place = terms.place(id);
    const initial = terms.load(place);
    const x = left ?? initial;
    const y = right ?? initial;
    if (x && x === y) {
      merged.store.set(id, x);
      continue;
    }
    if (place.kind === "local" && (!left || !right)) {
      merged.store.delete(id);
      continue;
    }
    const either = terms.atom(`phi:${at}:${id}`);
    const fact = x && y ? hull(rangeOf(a, x), rangeOf(b, y)) : undefined;
    merged.store.set(id, either);
    if (fact) merged.facts.set(either.id, fact);
    else merged.facts.delete(either.id);
  }
  for (const id of sortedKeys(a.facts)) {
    const term = terms.term(id);
    const fact = hull(rangeOf(a, term), rangeOf(b, term));
    if (
      term.kind === "atom" &&
      term.name.startsWith("phi:") &&
      !b.facts.has(id) &&
      merged.facts.get(id) !== a.facts.get(id)
    )
      continue;
    if (!b.facts.has(id) && !fact) merged.facts.delete(id);
    else if (fact) merged.facts.set(id, fact);
    else merged.facts.delete(id);
  }
  merged.locksKnown = a.locksKnown && b.locksKnown;
  return merged;
}
