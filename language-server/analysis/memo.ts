// Results of analysed functions, kept by entry state. A result stands as long as the body is the same object, and every callee
// it asked still answers the same and would be shown the same; so typing in one body re-runs that body, and its callers only if
// its outcomes changed, or it came to look at something that they know. The result before the last is kept, too: what is undone, or
// half written in between, comes back.
import type { IrFunction } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import type { Entry, Outcome } from "./boundary.ts";
import type { Points } from "./course.ts";
import type { Report } from "./events.ts";
import type { Lock, Why } from "./state.ts";
import type { Turn } from "./turns.ts";
import type { Answered, Footprint } from "./world.ts";

export interface RuleReport extends Report {
  readonly rule: string;
  readonly at: TokenRange;
  /** What all ways to it have in common. */
  readonly turns: Turn | undefined;
}
/** One call made while a function was analysed. */
export interface Dependency {
  readonly callee: string;
  readonly entry: Entry;
  /** What the callee was found to do then; undefined if it could not be followed. */
  readonly answer: Answer | undefined;
  readonly at: TokenRange;
  /** What the caller knew when it called: stands in for the callee's "on entry". */
  readonly irqlWhy: Why;
  readonly locks: readonly Lock[];
}
/** The levels that a call may leave the function at. */
export interface LevelChange {
  readonly at: TokenRange;
  readonly lo: number;
  readonly hi: number;
}
export interface Result {
  readonly name: string;
  readonly fn: IrFunction;
  readonly entry: Entry;
  readonly answer: Answer;
  readonly reports: readonly RuleReport[];
  readonly calls: readonly Dependency[];
  /** Whether what was asked of the driver beyond that has the same answer in another version of it. */
  readonly asked: readonly Answered[];
  /** What it could touch, and what those it calls could, by link name. */
  readonly footprint: Footprint | undefined;
  readonly footprints: ReadonlyMap<string, Footprint | undefined>;
  /** Calls after which the level is another than before. */
  readonly levelChanges: readonly LevelChange[];
  /** Cut short by a bound; nothing is concluded from such a run's exits. */
  readonly incomplete: boolean;
  /** Blocks that were walked for it. */
  readonly visits: number;
}

interface Kept {
  result: Result;
  /** Of the same body, when callees answered something else. */
  before: Result | undefined;
  generation: number;
  /** Where a walk of the same body may go on, as of the walk that made one of these results. */
  points: Points | undefined;
  /** That walk's. */
  walked: number;
  /** In this generation by a walk, or by one whose result stands; not only to find out whether that one does. */
  asked: boolean;
}

export class Memo {
  readonly #results = new Map<string, Map<string, Kept>>();
  #generation = 0;
  /** That of the last check that came to its end. */
  #ended = 0;
  /** Those that became fresh since the mark. */
  #sinceMark: Kept[] = [];

  /** Call before each check: results must prove themselves valid again. */
  begin(): void {
    this.#generation += 1;
  }
  /** What holds in this check. */
  get(name: string, key: string): Result | undefined {
    const found = this.#results.get(name)?.get(key);
    return found?.generation === this.#generation ? found.result : undefined;
  }
  /** What held in checks before, the last first: each must prove itself. */
  earlier(name: string, key: string): readonly Result[] {
    const found = this.#results.get(name)?.get(key);
    if (found === undefined) return [];
    return found.before === undefined ? [found.result] : [found.result, found.before];
  }
  /** Of walks in checks before. */
  points(name: string, key: string): Points | undefined {
    return this.#results.get(name)?.get(key)?.points;
  }
  put(result: Result, key: string, points?: Points): void {
    let byKey = this.#results.get(result.name);
    if (!byKey) {
      byKey = new Map();
      this.#results.set(result.name, byKey);
    }
    const last = byKey.get(key)?.result;
    const before = last?.fn === result.fn ? last : undefined;
    const kept = { result, before, generation: this.#generation, points, walked: this.#generation, asked: false };
    byKey.set(key, kept);
    this.#sinceMark.push(kept);
  }
  /** One of the earlier ones stands. */
  confirm(result: Result, key: string): void {
    const found = this.#results.get(result.name)?.get(key);
    if (found === undefined) return;
    if (result !== found.result) {
      found.before = found.result;
      found.result = result;
    }
    found.generation = this.#generation;
    found.asked = false;
    this.#sinceMark.push(found);
  }
  ask(name: string, key: string): void {
    const found = this.#results.get(name)?.get(key);
    if (found) found.asked = true;
  }
  mark(): void {
    this.#sinceMark = [];
  }
  /** What became fresh since the mark must prove itself again, in the order in which it is asked for. */
  doubtSinceMark(): void {
    for (const kept of this.#sinceMark) kept.generation = this.#generation - 1;
    this.#sinceMark = [];
  }
  /** What was spent on a function in this generation by those who asked; the same whether its results were made now or stood. */
  effort(name: string): { readonly contexts: number; readonly visits: number } {
    let contexts = 0;
    let visits = 0;
    for (const { result, generation, asked } of this.#results.get(name)?.values() ?? []) {
      if (generation !== this.#generation || !asked) continue;
      contexts += 1;
      visits += result.visits;
    }
    return { contexts, visits };
  }
  /** Takes a result back that was made on an assumption which did not hold. */
  forget(name: string, key: string): void {
    this.#results.get(name)?.delete(key);
  }
  /**
   * Whether the function left the level and the locks as it found them wherever it was followed in this generation; `holding`: at least
   * once with locks, or it would say nothing of what it releases.
   */
  restores(name: string, holding: boolean): boolean {
    let seen = false;
    for (const { result, generation } of this.#results.get(name)?.values() ?? []) {
      if (generation !== this.#generation) continue;
      if (!restoresAll(result)) return false;
      seen ||= !holding || result.entry.state.locks.length > 0;
    }
    return seen;
  }
  /** A check has come to its end: drops what neither it nor the one that ended before it needed. */
  sweep(): void {
    this.#sinceMark = [];
    for (const [name, byKey] of this.#results) {
      for (const [key, entry] of byKey) {
        if (entry.generation < this.#ended) byKey.delete(key);
        // Who types in one helper walks the same callers again and again.
        if (entry.walked < this.#ended) entry.points = undefined;
      }
      if (byKey.size === 0) this.#results.delete(name);
    }
    this.#ended = this.#generation;
  }
}

/** Whether a function leaves the level and the locks as it finds them, on all its ways. */
export function restoresAll({ entry, answer }: Pick<Result, "entry" | "answer">): boolean {
  const { irql, locks } = entry.state;
  return answer.outcomes.every(
    ({ state }) =>
      state.irql === irql &&
      state.locks.length === locks.length &&
      state.locks.every((lock, index) => lock.key === locks[index]?.key),
  );
}

function isSame(a: Outcome, b: Outcome | undefined): boolean {
  return (
    b !== undefined &&
    a.value === b.value &&
    a.state.lastOneElsewhere === b.state.lastOneElsewhere &&
    a.state.equals(b.state) &&
    [...a.state.irps].every(([id, { answered }]) => b.state.irps.get(id)?.answered === answered)
  );
}

/** The ways a function may be left. */
export class Answer {
  readonly outcomes: readonly Outcome[];

  constructor(outcomes: readonly Outcome[]) {
    this.outcomes = outcomes;
  }
  equals(other: Answer | undefined): boolean {
    if (this === other) return true;
    const { outcomes } = this;
    return outcomes.length === other?.outcomes.length && outcomes.every((one, at) => isSame(one, other.outcomes[at]));
  }
}
