// What functions demand of the IRQL at which they are called, and what they do to it and to locks: each function is walked by
// itself, from any level, with nothing known of its callers. What a walk could not follow to its end says nothing.

import { globalLock } from "../analysis/contracts.ts";
import type { ExitsEvent, PathHooks } from "../analysis/events.ts";
import { isNull, rangeOf } from "../analysis/facts.ts";
import { Interpreter } from "../analysis/interpreter.ts";
import { highest } from "../analysis/irql.ts";
import { Memo, type Result } from "../analysis/memo.ts";
import { poolTracking } from "../analysis/pool.ts";
import { rootFor } from "../analysis/roots.ts";
import { shapeOf } from "../analysis/shape.ts";
import type { Lock, State } from "../analysis/state.ts";
import type { PlaceRef, Term } from "../analysis/term.ts";
import { Terms } from "../analysis/terms.ts";
import { isUnread } from "../analysis/unread.ts";
import { type FunctionInfo, World } from "../analysis/world.ts";

export interface LevelUse {
  /** Levels at which it may be called, as far as its calls demand; undefined is no demand. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly effect: LevelEffect;
  /** Lock expressions over the parameters' names, e.g. `Ext->Lock`. */
  readonly acquires: readonly string[];
  readonly releases: readonly string[];
  /** The result is memory made for the caller, or NULL. */
  readonly inspect: boolean;
}
export type LevelEffect =
  /** Nothing that a caller could notice. */
  | { readonly kind: "none" }
  /** Raises and comes back. */
  | { readonly kind: "same" }
  /** Returns at a fixed level; `saves` is the parameter through which the caller is given the old one, -1 for the result. */
  | { readonly kind: "raises"; readonly level: number; readonly saves: number | undefined }
  /** Goes to the level that a parameter holds. */
  | { readonly kind: "restores"; readonly param: number };

const demand = "annotate:demand";

const worlds = new WeakMap<World, World>();
/** The same driver with terms of its own, so that the checks' are left alone. */
function apart(world: World): World {
  const known = worlds.get(world);
  if (known) return known;
  const made = new World(new Terms(), world.functions, world.roles);
  worlds.set(world, made);
  return made;
}

/** By link name, of own functions that were followed to their ends. Functions with a role are not asked. */
export function levelUses(world: World, wanted: (info: FunctionInfo) => boolean): ReadonlyMap<string, LevelUse> {
  const here = apart(world);
  const { terms } = here;
  const memo = new Memo();
  memo.begin();
  const exits = new Map<string, ExitsEvent>();
  const interpreter = new Interpreter(here, memo, [...poolTracking, demands(terms), exitsOf(exits)]);
  const found = new Map<string, LevelUse>();
  for (const info of here.functions.values()) {
    if (!info.own || isUnread(info) || world.roles.has(info.name) || !wanted(info)) continue;
    const root = rootFor(here, info);
    const result = interpreter.evaluate(info, root.entry, root.context);
    const left = exits.get(info.name);
    exits.clear();
    if (!result || !left || !isWhole(interpreter, result)) continue;
    const asksItself = shapeOf(info.fn).callees.has("KeGetCurrentIrql");
    const bounds = asksItself ? {} : demanded(interpreter, result);
    const summary = new Summary(here, info, left);
    const paged = here.isPaged(info.name) ? 1 : highest;
    const max = Math.min(bounds.max ?? highest, paged);
    found.set(info.name, { min: bounds.min, max: max < highest ? max : undefined, ...summary.read() });
  }
  return found;
}

/** Notes, in a function's result, what its calls at the entry level demand of that. */
function demands(terms: Terms): PathHooks {
  return {
    beforeCall({ run, state, requirement, site }) {
      if (state.irql !== terms.entryIrql) return;
      const range = rangeOf(state, state.irql);
      const { min, max } = requirement;
      // What a test of the level, or an earlier call, has made sure of is no demand.
      if (max !== undefined && range.hi > max) run.report(demand, { message: `max ${max}`, at: site.at }, site.at);
      if (min !== undefined && range.lo < min)
        run.report(`${demand}-min`, { message: `min ${min}`, at: site.at }, site.at);
    },
  };
}
function exitsOf(into: Map<string, ExitsEvent>): PathHooks {
  return {
    exits(event) {
      if (event.run.root) into.set(event.run.name, event);
    },
  };
}

function* reached(interpreter: Interpreter, from: Result): Generator<Result> {
  const seen = new Set([from]);
  for (const result of seen) {
    yield result;
    for (const call of result.calls) {
      const callee = interpreter.memo.get(call.callee, call.entry.key);
      if (callee) seen.add(callee);
    }
  }
}
function isWhole(interpreter: Interpreter, from: Result): boolean {
  for (const result of reached(interpreter, from)) {
    if (result.incomplete || result.calls.some(({ answer }) => answer === undefined)) return false;
  }
  return true;
}
function demanded(interpreter: Interpreter, from: Result): { min?: number; max?: number } {
  let min: number | undefined;
  let max: number | undefined;
  for (const result of reached(interpreter, from)) {
    for (const { rule, message } of result.reports) {
      if (!rule.startsWith(demand)) continue;
      const level = Number(message.slice(4));
      if (message.startsWith("max")) max = Math.min(max ?? level, level);
      else min = Math.max(min ?? level, level);
    }
  }
  // A routine that takes both asks for one level exactly.
  if (min !== undefined && max !== undefined && min > max) return {};
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** What all the ways out of a function have in common. */
class Summary {
  readonly #world: World;
  readonly #info: FunctionInfo;
  readonly #left: ExitsEvent;

  constructor(world: World, info: FunctionInfo, left: ExitsEvent) {
    this.#world = world;
    this.#info = info;
    this.#left = left;
  }

  read(): Omit<LevelUse, "min" | "max"> {
    const { exits } = this.#left;
    const nothing = { effect: { kind: "none" }, acquires: [], releases: [], inspect: false } as const;
    if (exits.length === 0) return nothing;
    const acquires = this.#inCommon(exits.map(({ state }) => this.#taken(state)));
    const releases = this.#inCommon(exits.map(({ state }) => this.#given(state)));
    const effect = this.#effect();
    if (!acquires || !releases || !effect) return nothing;
    return { effect, acquires, releases, inspect: this.#mustInspect() };
  }

  /** Undefined if the ways out differ in it. */
  #effect(): LevelEffect | undefined {
    const { exits, entry } = this.#left;
    const [first] = exits;
    if (!first) return undefined;
    if (exits.every(({ state }) => state.irql === entry.irql))
      return this.#changesLevel() ? { kind: "same" } : { kind: "none" };
    const params = this.#left.run.params;
    const restored = params.indexOf(first.state.irql);
    if (restored >= 0)
      return exits.every(({ state }) => state.irql === first.state.irql)
        ? { kind: "restores", param: restored }
        : undefined;
    const level = first.state.irql;
    if (level.kind !== "const" || !exits.every(({ state }) => state.irql === level)) return undefined;
    const saves = new Set(exits.map((exit) => this.#savesIn(exit.state, exit.value)));
    const [into] = saves;
    return saves.size === 1 ? { kind: "raises", level: Number(level.value), saves: into } : undefined;
  }
  /** Where the caller finds the level on entry: the parameter that points to it, -1 for the result. */
  #savesIn(state: State, value: Term | undefined): number | undefined {
    const { entry, run } = this.#left;
    const isEntry = (term: Term | undefined): boolean =>
      term !== undefined && (term === entry.irql || state.savedLevel(term) === entry.irql);
    if (isEntry(value)) return -1;
    const index = run.params.findIndex((param) => isEntry(state.store.get(run.terms.deref(param).id)));
    return index < 0 ? undefined : index;
  }
  #changesLevel(): boolean {
    const info = this.#info;
    for (const callee of shapeOf(info.fn).callees) {
      const symbol = info.unit.symbols.get(callee);
      const clauses = symbol ? info.unit.contractOf(symbol).clauses : [];
      if (clauses.some(({ kind }) => kind === "irqlRaises")) return true;
    }
    return false;
  }

  #taken(state: State): (string | undefined)[] {
    return state.locks.filter((lock) => !lock.fromEntry).map((lock) => this.#lockText(lock.key, lock));
  }
  #given(state: State): (string | undefined)[] {
    return state
      .marksNamed("not-held")
      .filter(({ value }) => value === "given up")
      .map(({ term }) => this.#lockText(term));
  }
  /** The same on every way out, each of them with a name; undefined otherwise. */
  #inCommon(ways: readonly (readonly (string | undefined)[])[]): string[] | undefined {
    const [first = []] = ways;
    const texts = first.filter((text) => text !== undefined);
    if (texts.length !== first.length) return undefined;
    const key = texts.toSorted().join();
    return ways.every((way) => way.length === first.length && [...way].sort().join() === key) ? texts : undefined;
  }
  #lockText(key: Term, lock?: Lock): string | undefined {
    const { terms } = this.#world;
    if (key === globalLock(terms, "cancel")) return "_Global_cancel_spin_lock_";
    if (key === globalLock(terms, "critical")) return "_Global_critical_region_";
    if (lock?.kind === "region") return undefined;
    const index = this.#left.run.params.indexOf(key);
    if (index >= 0) return this.#paramName(index) === undefined ? undefined : `*${this.#paramName(index)}`;
    return key.kind === "address" ? this.#placeText(key.place) : undefined;
  }
  #placeText(place: PlaceRef): string | undefined {
    if (place.kind === "global") return /^(?:[^:]+:)?(\w+)$/.exec(place.name)?.[1];
    if (place.kind !== "field" || place.name === "") return undefined;
    if (place.base.kind === "deref") {
      const name = this.#paramName(this.#left.run.params.indexOf(place.base.pointer));
      return name && `${name}->${place.name}`;
    }
    const base = this.#placeText(place.base);
    return base && `${base}.${place.name}`;
  }
  #paramName(index: number): string | undefined {
    const local = this.#info.fn.params[index];
    return local === undefined ? undefined : this.#info.fn.locals[local]?.name;
  }

  #mustInspect(): boolean {
    const { type } = this.#info.fn;
    if (type.returns.kind !== "pointer") return false;
    const { exits } = this.#left;
    const nullable = exits.some(({ state, value }) => value !== undefined && isNull(state, value) === true);
    const made = exits.some(({ state, value }) => value !== undefined && state.mark("pool", value)?.value === "owned");
    return nullable && made;
  }
}
