// The abstract interpreter: asks for the result of a function in an entry state, walking its body if no result is at hand.
// Bounded everywhere: depth of calls, contexts of a function, paths of a walk. Whatever a bound cuts off counts as unknown.
import {
  tellConditionalCompletions,
  tellConditionalFrees,
  tellConditionalLocks,
  tellConditionalPending,
  valueClass,
} from "./apart.ts";
import { type Entry, type Outcome, outcomeOf } from "./boundary.ts";
import { type Point, Pointing, type Points } from "./course.ts";
import type { EventKind, PathHooks, RootContext } from "./events.ts";
import { hull, rangeOf } from "./facts.ts";
import { Joint, mergeStates } from "./joint.ts";
import { type Audience, type Hearing, Listeners } from "./listeners.ts";
import { Answer, type Dependency, type Memo, type Result, restoresAll } from "./memo.ts";
import { shapeOf } from "./shape.ts";
import { showsOther } from "./shown.ts";
import { Walk } from "./walk.ts";
import type { FunctionInfo, World } from "./world.ts";

/** Blocks of a body, such as a wrapper's, that costs next to nothing to walk again. */
const smallBody = 4;

export const bounds = {
  callDepth: 40,
  /** Contexts after which only the level, locks and IRPs are told apart, and those after which a function is followed no more. */
  contexts: (blocks: number, share: number) => (blocks <= smallBody ? 24 : 6) * share,
  generalContexts: (blocks: number, share: number) => (blocks <= smallBody ? 400 : 20) * share,
  outcomes: 3,
  /** Kinds of outcomes of one function, such as a dispatch routine's cases, that its caller goes on with. */
  outcomeKinds: 40,
  /** Blocks walked of one function in one context, after which its paths are given up. */
  walkVisits: (blocks: number) => 600 + 10 * blocks,
  /** Blocks walked of one function, over all its contexts, after which its callers learn less of it, and then nothing. */
  generalVisits: (blocks: number, share: number) => (60 + 2 * blocks) * share,
  functionVisits: (blocks: number, share: number) => (blocks <= smallBody ? 1_600 : 250 + 4 * blocks) * share,
  /** Terms and places made of one driver, of some 700 bytes each with what is known of them, after which no further body is walked. */
  terms: 2_500_000,
} as const;

/** Functions of a driver that all get their full share of contexts and visits. */
const fullShares = 3_000;
/** What each function of a large driver gets of the contexts and visits of its bounds; the same for drivers of about the same size. */
export function shareOf(functions: number): number {
  return functions <= fullShares ? 1 : functions <= 2 * fullShares ? 1 / 2 : 1 / 4;
}

/** Of a slice, what may be lost of the walks that a pause breaks off. */
const mostLost = 0.05;

/** Thrown where a slice of the analysis ends: what was found until then stands in the memo. */
class Paused extends Error {}

export interface InterpreterOptions {
  /** Blocks walked before a pause; no pauses without it. */
  readonly slice?: number;
  /** Functions that the driver did not have when some of the results were made. */
  readonly appeared?: ReadonlySet<string>;
  /** Of such hooks, if it is known. */
  readonly hearing?: Hearing;
  /** Instead of `bounds.terms`. */
  readonly mostTerms?: number | undefined;
}

export class Interpreter {
  readonly world: World;
  readonly memo: Memo;
  /** What those who listen keep of walks. */
  readonly kept: readonly NonNullable<PathHooks["kept"]>[];
  readonly #appeared: ReadonlySet<string>;
  readonly #active: string[] = [];
  /** Functions that were called again while they were being walked. */
  readonly #recursive = new Set<string>();
  /** Recursive functions that leave another level or other locks than they find. */
  readonly #unbalanced = new Set<string>();
  /** Results in the order they were made or found to stand. */
  readonly #made: { readonly name: string; readonly key: string }[] = [];
  /** Blocks walked in a slice of `evaluateInSlices`. */
  readonly slice: number;
  /** How many of them are left of this one. */
  #left: number;
  /** Results found to stand in this slice. */
  #stood = 0;
  /** Under way, outermost first: a pause breaks them off. */
  readonly #walks: Walk[] = [];
  readonly #listeners: Listeners;
  /** See `shareOf`. */
  readonly share: number;
  #isSpent = false;
  readonly #mostTerms: number;

  constructor(world: World, memo: Memo, hooks: readonly PathHooks[], options: InterpreterOptions = {}) {
    const { slice = Number.POSITIVE_INFINITY, appeared = new Set(), hearing, mostTerms = bounds.terms } = options;
    this.#appeared = appeared;
    this.world = world;
    this.memo = memo;
    this.#listeners = new Listeners(hooks, hearing);
    this.kept = hooks.flatMap(({ kept }) => kept ?? []);
    this.slice = slice;
    this.#left = slice;
    this.share = shareOf(world.functions.size);
    this.#mostTerms = mostTerms;
  }

  /** There was more to follow than the driver may cost: some bodies were not walked, or not as often as they were to be. */
  get isSpent(): boolean {
    return this.#isSpent;
  }
  /** Those who want to hear of a kind of event, for calls: of this routine. */
  listeners<K extends EventKind>(kind: K, callee: string | undefined): Audience<K> {
    return this.#listeners.of(kind, callee);
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
    // To see that a result stands costs about as much as a block. It ends no slice within a root, which would begin anew with it.
    if (this.#left <= this.#stood) {
      this.#left = this.slice;
      this.#stood = 0;
      yield;
    }
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
      this.#left = this.slice;
      this.#stood = 0;
      yield;
    }
  }
  /**
   * Undefined if the function is being walked already (recursion) or calls lie too deep: the call then counts as leaving level and
   * locks alone. A recursive function that turns out not to is walked once more, and so is what was found on that assumption.
   */
  evaluate(info: FunctionInfo, entry: Entry, root: RootContext | undefined): Result | undefined {
    const key = keyOf(entry, root);
    const result = this.#evaluate(info, entry, root, key);
    if (result) this.memo.ask(info.name, key);
    return result;
  }
  #evaluate(info: FunctionInfo, entry: Entry, root: RootContext | undefined, key: string): Result | undefined {
    const known = this.memo.get(info.name, key);
    if (known) return known;
    if (this.#active.includes(info.name)) {
      this.#recursive.add(info.name);
      return undefined;
    }
    if (this.#active.length >= bounds.callDepth) return undefined;
    const earlier = this.memo.earlier(info.name, key);
    for (const result of earlier) {
      if (result.fn !== info.fn || !this.#stands(result)) continue;
      this.memo.confirm(result, key);
      this.#stood += 1;
      this.#made.push({ name: info.name, key });
      return result;
    }
    if (this.#isPauseDue) throw new Paused();
    if (this.world.terms.size > this.#mostTerms) {
      this.#isSpent = true;
      return undefined;
    }
    this.#active.push(info.name);
    try {
      const made = this.#made.length;
      const before = this.#standing(info, entry, this.memo.points(info.name, key));
      // Only what edits have walked again is worth remembering the points of: not the whole of a first check.
      const isAgain = earlier.some(({ fn }) => fn === info.fn);
      const pointing = isAgain ? new Pointing(this.world, info, before) : undefined;
      let result = this.#walk(info, entry, root, earlier, pointing, before.at(-1));
      if (this.#recursive.has(info.name) && !this.#unbalanced.has(info.name) && !restoresAll(result)) {
        this.#unbalanced.add(info.name);
        for (const { name, key } of this.#made.splice(made)) this.memo.forget(name, key);
        result = this.#walk(info, entry, root, earlier);
        this.memo.put(result, key);
      } else this.memo.put(result, key, pointing?.points);
      this.#made.push({ name: info.name, key });
      return result;
    } finally {
      this.#active.pop();
    }
  }
  /** A slice is used up, and little is lost by a pause here; or it has become twice as long for want of such a place. */
  get #isPauseDue(): boolean {
    if (this.#left > 0) return false;
    const lost = this.#walks.reduce((sum, { course }) => sum + course.effort, 0);
    return lost <= this.slice * mostLost || this.#left <= -this.slice;
  }
  /** The points of an earlier walk up to which all that was asked has the same answers now. The function is the one under way. */
  #standing(info: FunctionInfo, entry: Entry, points: Points | undefined): readonly Point[] {
    if (points?.fn !== info.fn || this.#callsNew(info)) return [];
    const { footprint } = points;
    const calls = points.list.at(-1)?.course.calls ?? [];
    const other = calls.findIndex((call) => call.answer === undefined || !this.#answersSame(call));
    const known = other < 0 ? calls.length : other;
    const end = points.list.findLastIndex(
      ({ course: { calls, asked, footprints } }) =>
        calls.length <= known &&
        [...asked].every((one) => one.isSame(this.world)) &&
        !showsOther({ entry, footprint, footprints }, this.world),
    );
    const standing = points.list.slice(0, end + 1);
    for (const call of standing.at(-1)?.course.calls ?? []) this.memo.ask(call.callee, keyOf(call.entry, undefined));
    return standing;
  }
  #walk(
    info: FunctionInfo,
    entry: Entry,
    root: RootContext | undefined,
    earlier: readonly Result[],
    pointing?: Pointing,
    from?: Point,
  ): Result {
    const walk = new Walk(this, info, entry, root, pointing, from);
    this.#walks.push(walk);
    try {
      walk.run();
    } finally {
      this.#walks.pop();
    }
    this.#left -= walk.course.effort - (from?.course.effort ?? 0);
    const outcomes = this.#joinOutcomes(
      walk.course.exits.map((exit) => outcomeOf(this.world.terms, exit.state, exit.value, entry.args)),
    );
    tellConditionalLocks(outcomes, entry.state);
    tellConditionalFrees(outcomes, entry.state);
    tellConditionalCompletions(outcomes, entry.state);
    tellConditionalPending(outcomes);
    const answer = new Answer(outcomes);
    return {
      name: info.name,
      fn: info.fn,
      entry,
      // The same object as before where nothing changed: callers need not compare again.
      answer: earlier.find((result) => result.answer.equals(answer))?.answer ?? answer,
      reports: walk.reports,
      calls: walk.course.calls,
      asked: [...walk.course.asked],
      footprint: this.world.footprint(info.name),
      footprints: walk.course.footprints,
      levelChanges: walk.levelChanges,
      incomplete: walk.course.incomplete,
      visits: walk.course.visits,
    };
  }
  /** Whether a call that is not followed may be taken to leave level and locks alone; `holding`: made with locks held. */
  leavesAlone(name: string, holding: boolean): boolean {
    if (this.world.footprint(name)?.locks !== true) return true;
    return this.#active.includes(name) ? !this.#unbalanced.has(name) : this.memo.restores(name, holding);
  }

  /** It calls a routine that had no body then. */
  #callsNew({ fn }: Pick<Result, "fn">): boolean {
    if (this.#appeared.size === 0) return false;
    for (const callee of shapeOf(fn).callees) if (this.#appeared.has(callee)) return true;
    return false;
  }
  /** Every callee that was asked still answers the same, and so does the driver. */
  #stands(result: Result): boolean {
    if (this.#callsNew(result) || !result.asked.every((asked) => asked.isSame(this.world))) return false;
    if (showsOther(result, this.world)) return false;
    this.#active.push(result.name);
    try {
      if (!result.calls.every((call) => this.#answersSame(call))) return false;
      // What it asked counts as asked only now: a walk that has to be done again asks by itself, and in its own order.
      for (const call of result.calls) this.memo.ask(call.callee, keyOf(call.entry, undefined));
      return true;
    } finally {
      this.#active.pop();
    }
  }

  #answersSame({ callee, entry, answer }: Dependency): boolean {
    const info = this.world.functions.get(callee);
    const now = info && this.#evaluate(info, entry, undefined, keyOf(entry, undefined));
    return now ? now.answer.equals(answer) : answer === undefined;
  }

  #joinOutcomes(outcomes: readonly Outcome[]): Outcome[] {
    const distinct: Outcome[] = [];
    for (const outcome of outcomes) {
      const same = distinct.find((other) => other.value === outcome.value && other.state.equals(outcome.state));
      if (!same) distinct.push(outcome);
      else same.state.raisedElsewhere &&= outcome.state.raisedElsewhere;
    }
    if (distinct.length <= bounds.outcomes) return distinct;
    const byClass = new Map<string, Outcome>();
    for (const outcome of distinct) {
      const key = `${outcome.state.essence}@${valueClass(outcome.state, outcome.value)}`;
      const other = byClass.get(key);
      byClass.set(key, other ? this.#mergeOutcomes(other, outcome) : outcome);
    }
    return [...byClass.values()].slice(0, bounds.outcomeKinds);
  }
  #mergeOutcomes(a: Outcome, b: Outcome): Outcome {
    if (a.value === b.value || !a.value || !b.value)
      return { state: mergeStates(this.world.terms, a.state, b.state, new Joint("exit")), value: a.value };
    const value = this.world.terms.atom("either");
    const fact = hull(rangeOf(a.state, a.value), rangeOf(b.state, b.value));
    const state = mergeStates(this.world.terms, a.state, b.state, new Joint("exit"));
    if (fact) state.facts.set(value.id, fact);
    return { state, value };
  }
}

function keyOf(entry: Entry, root: RootContext | undefined): string {
  return root ? `root:${root.role?.name ?? ""}:${entry.key}` : entry.key;
}
