// From reports inside functions to findings of the project: walks from the roots along the calls that were analysed, so that
// each report is found by its shortest chain, and turns places into ranges of files.
import { Pace, type Slices } from "../../compiler/slices.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { RelatedPlace } from "../finding.ts";
import { rangeOf } from "./facts.ts";
import type { Interpreter } from "./interpreter.ts";
import { irqlRangeName } from "./irql.ts";
import type { LevelChange, Result, RuleReport } from "./memo.ts";
import { toldOnce } from "./repeats.ts";
import { type Root, rootFor } from "./roots.ts";
import type { Lock, Site, Why } from "./state.ts";
import { turnsOf } from "./turns.ts";
import { isUnread } from "./unread.ts";
import { type FunctionInfo, sourceText, type World } from "./world.ts";

export interface RawFinding {
  readonly rule: string;
  readonly message: string;
  readonly may: boolean;
  /** The place is come to on other ways, too, of which it does not hold. */
  readonly partial: boolean;
  readonly range: SourceRange;
  readonly related: readonly RelatedPlace[];
  /** The function it is in, by link name. */
  readonly fn: string;
  /** Equal for findings that tell of one mistake. */
  readonly about: string | undefined;
}

/** Of a long way the last conditions are told. */
const mostTurnsTold = 12;
const longestCondition = 60;
/** Of those that enter a function at a level. */
const mostReasons = 6;

interface Visit {
  readonly result: Result;
  readonly irqlWhy: Why;
  readonly locks: readonly Lock[];
  readonly call: { readonly site: Site; readonly from: Visit } | undefined;
}

/** At which levels a function is entered, and who sees to that. */
export interface Levels {
  readonly lo: number;
  readonly hi: number;
  readonly reasons: readonly string[];
}
export interface Analysis {
  readonly findings: readonly RawFinding[];
  /** By link name. */
  readonly levels: ReadonlyMap<string, Levels>;
  /** Calls that change the level, over all ways a function is entered; by link name. */
  readonly levelChanges: ReadonlyMap<string, readonly LevelChange[]>;
  /** Functions whose bodies were never walked, since the driver has used up what it may cost. */
  readonly notFollowed: number;
}

/** Analyses every root, and what no root reached, and collects what was reported; in the slices of the interpreter. */
export function* analyse(interpreter: Interpreter, roots: readonly Root[]): Slices<Analysis> {
  const { world } = interpreter;
  const queue: Visit[] = [];
  const begin = function* (root: Root): Slices<void> {
    const result = yield* interpreter.evaluateInSlices(root.info, root.entry, root.context);
    if (result) queue.push({ result, irqlWhy: root.why, locks: root.locks, call: undefined });
  };
  for (const root of roots) yield* begin(root);
  const collector = new Collector(interpreter);
  yield* collector.walk(queue);
  for (const info of world.functions.values()) {
    if (!info.own || collector.reached.has(info.name)) continue;
    queue.length = 0;
    yield* begin(rootFor(world, info));
    yield* collector.walk(queue);
  }
  const { findings, levels, levelChanges, reached } = collector;
  let notFollowed = 0;
  if (interpreter.isSpent)
    for (const { own, name } of world.functions.values()) if (own && !reached.has(name)) notFollowed++;
  return { findings, levels, levelChanges, notFollowed };
}

class Collector {
  readonly reached = new Set<string>();
  readonly levels = new Map<string, Levels>();
  readonly #changes = new Map<string, Map<number, LevelChange>>();
  /** Functions that were not walked to their ends: what is known of their levels is not all. */
  readonly #unfinished = new Set<string>();
  readonly #world: World;
  readonly #interpreter: Interpreter;
  readonly #pace: Pace;
  readonly #visited = new Set<Result>();
  readonly #byPlace = new Map<string, RawFinding>();

  constructor(interpreter: Interpreter) {
    this.#interpreter = interpreter;
    this.#pace = new Pace(interpreter.slice);
    this.#world = interpreter.world;
  }
  get findings(): RawFinding[] {
    return toldOnce([...this.#byPlace.values()]);
  }

  get levelChanges(): Map<string, readonly LevelChange[]> {
    const known = [...this.#changes].filter(([name]) => !this.#unfinished.has(name));
    return new Map(known.map(([name, changes]) => [name, [...changes.values()]]));
  }

  /** With a pause whenever as many results have been seen as a slice has blocks: one costs about as much. */
  *walk(queue: readonly Visit[]): Slices<void> {
    let level = [...queue];
    while (level.length > 0) {
      const next: Visit[] = [];
      const waiting = new Set<Result>();
      for (const visit of level) {
        if (this.#visited.has(visit.result)) continue;
        if (this.#pace.isDue(1)) yield;
        this.#visited.add(visit.result);
        this.reached.add(visit.result.name);
        this.#noteLevel(visit);
        this.#noteChanges(visit.result);
        for (const report of visit.result.reports) this.#add(visit, report);
        for (const call of visit.result.calls) {
          const result = this.#interpreter.memo.get(call.callee, call.entry.key);
          if (!result || this.#visited.has(result) || waiting.has(result)) continue;
          waiting.add(result);
          next.push({
            result,
            irqlWhy: call.irqlWhy.kind === "entry-irql" ? visit.irqlWhy : call.irqlWhy,
            locks: locksBehind(call.locks, visit.locks),
            call: { site: { fn: visit.result.name, at: call.at }, from: visit },
          });
        }
      }
      level = next;
    }
  }

  #noteChanges({ name, levelChanges, incomplete }: Result): void {
    if (incomplete) this.#unfinished.add(name);
    const changes = this.#changes.get(name) ?? new Map<number, LevelChange>();
    this.#changes.set(name, changes);
    for (const { at, lo, hi } of levelChanges) {
      const known = changes.get(at.first);
      changes.set(at.first, { at, lo: Math.min(lo, known?.lo ?? lo), hi: Math.max(hi, known?.hi ?? hi) });
    }
  }
  #noteLevel(visit: Visit): void {
    const { name, entry } = visit.result;
    const range = rangeOf(entry.state, entry.state.irql);
    const lo = Math.max(0, range.lo);
    const hi = Math.min(15, range.hi);
    const known = this.levels.get(name);
    const reasons = known?.reasons ?? [];
    const reason = reasons.length < mostReasons ? this.#reason(visit, lo, hi) : "";
    this.levels.set(name, {
      lo: Math.min(lo, known?.lo ?? lo),
      hi: Math.max(hi, known?.hi ?? hi),
      reasons: reason === "" || reasons.includes(reason) ? reasons : [...reasons, reason],
    });
  }
  #reason({ call, irqlWhy }: Visit, lo: number, hi: number): string {
    const caller = call && this.#world.functions.get(call.site.fn)?.fn.symbol.name;
    if (caller !== undefined) return `${irqlRangeName(lo, hi)} when called by ${caller}`;
    return irqlWhy.kind === "site" ? irqlWhy.message : "";
  }
  #add(visit: Visit, report: RuleReport): void {
    // Where part of a body could not be read, what is left of it proves nothing.
    const info = this.#world.functions.get(visit.result.name);
    if (info && isUnread(info)) return;
    const place = this.#ownPlace(visit, { fn: visit.result.name, at: report.at });
    if (!place) return;
    const { rule, message } = report;
    const { range, fn } = place;
    const may = report.may === true;
    const key = `${rule}:${range.file}:${range.startLine}:${range.startColumn}`;
    const known = this.#byPlace.get(key);
    const partial = report.partial === true || known?.partial === true;
    if (known && (!known.may || may)) {
      if (partial !== known.partial) this.#byPlace.set(key, { ...known, partial });
      return;
    }
    const related = this.#related(visit, report);
    this.#byPlace.set(key, { rule, message, may, partial, range, related, fn, about: aboutOf(report, fn) });
  }
  /** The place itself, or the call that led into a header from the driver's own text. */
  #ownPlace(visit: Visit, site: Site): { range: SourceRange; fn: string } | undefined {
    let at: Visit | undefined = visit;
    let here = site;
    for (;;) {
      const info = this.#world.functions.get(here.fn);
      if (info?.own) return { range: rangeIn(info, here), fn: here.fn };
      if (!at?.call) return undefined;
      here = at.call.site;
      at = at.call.from;
    }
  }
  #related(visit: Visit, report: RuleReport): RelatedPlace[] {
    const related: RelatedPlace[] = [];
    const add = (message: string, range: SourceRange | undefined) => {
      if (!range || message === "") return;
      if (related.some((other) => other.message === message && sameStart(other.range, range))) return;
      related.push({ message, range });
    };
    for (const note of report.notes ?? []) {
      const place = note.place;
      if (place === undefined) continue;
      if ("file" in place) add(note.message, place);
      else if ("fn" in place) add(note.message, this.#range(place));
      else {
        const why = this.#resolve(visit, place);
        if (why.kind === "site") add(note.message || why.message, this.#range(why.site));
      }
    }
    related.push(...this.#turns(visit, report));
    for (let at: Visit | undefined = visit; at?.call; at = at.call.from) {
      const callee = this.#world.functions.get(at.result.name)?.fn.symbol.name ?? at.result.name;
      const caller = this.#world.functions.get(at.call.site.fn)?.fn.symbol.name ?? at.call.site.fn;
      add(`${callee} is called here, by ${caller}`, this.#range(at.call.site));
    }
    return related;
  }
  /** The conditions on the way inside the function, as far as they stand in its own text. */
  #turns(visit: Visit, report: RuleReport): RelatedPlace[] {
    const info = this.#world.functions.get(visit.result.name);
    if (!info?.own) return [];
    const { fn, unit } = info;
    return turnsOf(report.turns)
      .slice(-mostTurnsTold)
      .flatMap(({ at, choice }) => {
        const text = sourceText(unit, fn.declaration, at);
        // The dispatch behind a termination block stands at its end.
        if (text === "" || text === "}") return [];
        const condition = text.length > longestCondition ? `${text.slice(0, longestCondition)}…` : text;
        const range = unit.range(fn.declaration, at);
        if (typeof choice === "boolean") {
          const message = `'${condition}' ${choice ? "holds" : "does not hold"} on this path`;
          return [{ message, range, turn: { condition, choice: choice ? "yes" : "no" } }];
        }
        if (typeof choice === "string") {
          const message = `'${condition}' ${choice} an exception on this path`;
          return [{ message, range, turn: { condition, choice } }];
        }
        const taken = choice === undefined ? "none of the cases" : caseText(choice);
        return [{ message: `'${condition}' is ${taken} on this path`, range, turn: { condition, choice: taken } }];
      });
  }
  #resolve(visit: Visit, why: Why): Why {
    if (why.kind === "entry-irql") return visit.irqlWhy;
    if (why.kind === "entry-lock") return visit.locks[why.index]?.why ?? why;
    return why;
  }
  #range(site: Site): SourceRange | undefined {
    const info = this.#world.functions.get(site.fn);
    return info && rangeIn(info, site);
  }
}
/** The locks at a call, those that its caller was entered with as that one's own caller has them. */
function locksBehind(locks: readonly Lock[], outer: readonly Lock[]): readonly Lock[] {
  if (locks.length === 0) return locks;
  return locks.map((lock) => (lock.why.kind === "entry-lock" ? (outer[lock.why.index] ?? lock) : lock));
}
/** What it is about, in which function, and why. */
function aboutOf({ about, rule, may, notes }: RuleReport, fn: string): string | undefined {
  if (about === undefined) return undefined;
  const [cause] = (notes ?? []).flatMap(({ place }) =>
    place && "kind" in place && place.kind === "site" ? [place] : [],
  );
  return `${rule}:${fn}:${may === true}:${about.id}:${cause?.site.fn}:${cause?.site.at.first}`;
}
function caseText(value: bigint): string {
  return value > 0xffn ? `0x${value.toString(16).toUpperCase()}` : `${value}`;
}
function rangeIn(info: FunctionInfo, site: Site): SourceRange {
  return info.unit.range(info.fn.declaration, site.at);
}
function sameStart(a: SourceRange, b: SourceRange): boolean {
  return a.file === b.file && a.startLine === b.startLine && a.startColumn === b.startColumn;
}
