// Breakpoints as a user sets them: on lines or functions, with conditions, hit counts and log messages, and the steps they stop at.
// Hits are remembered by their time, so that the tenth hit is the same one however often the run has gone back and forth over it.
import type { CodeMap, CodeStep } from "./code.ts";
import type { Hit } from "./timeline.ts";

/** What the user asks for. */
export interface BreakpointRequest {
  readonly where:
    | { readonly kind: "line"; readonly file: string; readonly line: number; readonly column: number | undefined }
    | { readonly kind: "function"; readonly name: string }
    /** Every break instruction: `__debugbreak`, `DbgBreakPoint` and their kin. */
    | { readonly kind: "breakInstruction" };
  /** A C expression: stops only where it is not zero. */
  readonly condition: string | undefined;
  /** "5", ">= 5", "% 3" …: on which hits to stop. */
  readonly hitCondition: string | undefined;
  /** Printed instead of stopping, with `{expression}` filled in. */
  readonly logMessage: string | undefined;
}

export interface Breakpoint {
  readonly id: number;
  readonly request: BreakpointRequest;
  /** Where it stops; empty if it could not be set. */
  readonly places: readonly CodeStep[];
  /** Why it could not be set, and what to do. */
  readonly problem: string | undefined;
}

/** Evaluates a C expression in the innermost frame of a context. */
export type Evaluate = (expression: string, context: number) => { readonly truth: boolean; readonly text: string };

export interface Verdict {
  /** Ids of the breakpoints that stop here. */
  readonly stopping: readonly number[];
  readonly log: readonly string[];
  readonly errors: readonly string[];
}

interface Live extends Breakpoint {
  readonly counts: ((hits: number) => boolean) | undefined;
  /** Times of the hits known, ascending. */
  readonly hits: number[];
  /** Hits up to this time have been logged. */
  logged: number;
}

const mostHitsKept = 1_000_000;

export class Breakpoints {
  readonly #code: CodeMap;
  #groups = new Map<string, Live[]>();
  #steps: ReadonlySet<number> = new Set();
  #nextId = 1;

  constructor(code: CodeMap) {
    this.#code = code;
  }

  /** All armed steps. */
  get steps(): ReadonlySet<number> {
    return this.#steps;
  }

  /** Replaces the breakpoints of a group: a source file's, or all on functions. A breakpoint asked for again keeps its id and its hits. */
  set(group: string, requests: readonly BreakpointRequest[]): readonly Breakpoint[] {
    const old = [...(this.#groups.get(group) ?? [])];
    const made = requests.map((request) => {
      const key = JSON.stringify(request);
      const same = old.findIndex((one) => JSON.stringify(one.request) === key);
      const known = same < 0 ? undefined : old.splice(same, 1)[0];
      return this.#make(request, known);
    });
    this.#groups.set(group, made);
    this.#collect();
    return made;
  }

  /** Finds the places again after images have been loaded; answers what has changed. */
  rebind(): readonly Breakpoint[] {
    const changed: Breakpoint[] = [];
    for (const [group, list] of this.#groups) {
      const made = list.map((one) => this.#make(one.request, one));
      this.#groups.set(group, made);
      made.forEach((one, i) => {
        if (JSON.stringify(places(one)) !== JSON.stringify(places(list[i]))) changed.push(one);
      });
    }
    this.#collect();
    return changed;
  }

  /** What the breakpoints at a hit say. Counts the hit. */
  test(hit: Hit, evaluate: Evaluate): Verdict {
    const stopping: number[] = [];
    const log: string[] = [];
    const errors: string[] = [];
    for (const list of this.#groups.values()) {
      for (const one of list) {
        if (!one.places.some((place) => place.step === hit.step)) continue;
        const { condition, logMessage } = one.request;
        if (condition !== undefined) {
          try {
            if (!evaluate(condition, hit.context).truth) continue;
          } catch (error) {
            // A condition that cannot be told stops, so that it is noticed.
            errors.push(`Breakpoint condition "${condition}": ${messageOf(error)}`);
          }
        }
        const count = countHit(one.hits, hit.time);
        if (one.counts !== undefined && !one.counts(count)) continue;
        if (logMessage === undefined) {
          stopping.push(one.id);
        } else if (hit.time > one.logged) {
          one.logged = hit.time;
          log.push(interpolate(logMessage, (text) => evaluate(text, hit.context).text));
        }
      }
    }
    return { stopping, log, errors };
  }

  /** Forgets hits later than `time`: the run has been changed there. */
  forgetAfter(time: number): void {
    for (const list of this.#groups.values()) {
      for (const one of list) {
        while ((one.hits.at(-1) ?? -1) > time) one.hits.pop();
        one.logged = Math.min(one.logged, time);
      }
    }
  }

  #make(request: BreakpointRequest, known: Live | undefined): Live {
    const hits = known?.hits ?? [];
    const logged = known?.logged ?? -1;
    const id = known?.id ?? this.#nextId++;
    const counts = request.hitCondition === undefined ? undefined : parseHitCondition(request.hitCondition);
    if (counts === "unreadable") {
      const problem = `The hit condition "${request.hitCondition}" was not understood: write a number, or one of == != < <= > >= % and a number.`;
      return { id, request, places: [], problem, counts: undefined, hits, logged };
    }
    const found = this.#find(request);
    if (typeof found === "string") return { id, request, places: [], problem: found, counts, hits, logged };
    return { id, request, places: found, problem: undefined, counts, hits, logged };
  }

  #find({ where }: BreakpointRequest): readonly CodeStep[] | string {
    if (where.kind === "function") {
      const found = this.#code.entriesOf(where.name);
      return found.length > 0 ? found : `No driver of this run has a function "${where.name}".`;
    }
    if (where.kind === "breakInstruction") return this.#code.breakInstructions();
    const found = this.#code.bind(where.file, where.line, where.column);
    if (found !== undefined) return found;
    const known = this.#code.onLines(where.file, 0, Number.POSITIVE_INFINITY).length > 0;
    return known
      ? "There is no statement on this line or below it."
      : "This file is not part of any driver that this run loads, or holds no statements that run.";
  }

  #collect(): void {
    const steps = new Set<number>();
    for (const list of this.#groups.values())
      for (const one of list) for (const place of one.places) steps.add(place.step);
    this.#steps = steps;
  }
}

/** The predicate on the number of hits, this one included. */
export function parseHitCondition(text: string): ((hits: number) => boolean) | "unreadable" {
  const match = /^\s*(==|=|!=|<=|<|>=|>|%)?\s*(\d{1,15})\s*$/.exec(text);
  if (match === null) return "unreadable";
  const n = Number(match[2]);
  switch (match[1]) {
    case undefined:
    case "=":
    case "==":
      return (hits) => hits === n;
    case "!=":
      return (hits) => hits !== n;
    case "<":
      return (hits) => hits < n;
    case "<=":
      return (hits) => hits <= n;
    case ">":
      return (hits) => hits > n;
    case ">=":
      return (hits) => hits >= n;
    default:
      return n === 0 ? "unreadable" : (hits) => hits % n === 0;
  }
}

/** `{expression}` filled in; `{{` and `}}` are braces. */
export function interpolate(message: string, evaluate: (expression: string) => string): string {
  return message.replace(/\{\{|\}\}|\{([^{}]*)\}/g, (whole: string, expression: string | undefined) => {
    if (expression === undefined) return whole.charAt(0);
    try {
      return evaluate(expression);
    } catch (error) {
      return `{${expression}: ${messageOf(error)}}`;
    }
  });
}

/** The number of a hit at that time among those known, from 1; it is known from now on. */
export function countHit(hits: number[], time: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hits[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  if (hits[low] !== time && hits.length < mostHitsKept) hits.splice(low, 0, time);
  return low + 1;
}

function places(one: Breakpoint | undefined): readonly number[] {
  return one?.places.map((place) => place.step) ?? [];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
