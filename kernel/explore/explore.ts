// Runs a scenario under one schedule after another and finds the first that breaks it: first the run that nothing interrupts, then all
// with one switch, then all with two, so that what is found first has as few as possible. Most races need no more than two. Each
// schedule branches off where it differs, from a checkpoint; what is reported can be run again from its text alone.
import type { ScenarioResult, StopReason } from "../api.ts";
import { choicesNow } from "../ke/schedule.ts";
import { type Choice, type Switch, scheduleText } from "../ke/switches.ts";
import type { Kernel } from "../kernel.ts";
import { pointsOf } from "./points.ts";

export interface ExploreOptions {
  /** Most switches of a schedule. */
  readonly switches: number;
  /** Most schedules that are run. */
  readonly runs: number;
  /** Whether the user's cancelling a request is among what is tried. */
  readonly cancels: boolean;
  /** Whether a failed expectation counts although time was made to pass or a request was cancelled. */
  readonly strict: boolean;
}
export interface Progress {
  /** Switches of the schedules that are being tried. */
  readonly switches: number;
  /** Schedules run so far, of all kinds. */
  readonly runs: number;
}
export interface Broken {
  readonly schedule: string;
  readonly stop: StopReason;
  readonly results: readonly ScenarioResult[];
  /** What each switch is, in words. */
  readonly switches: readonly string[];
}
export interface Explored {
  readonly runs: number;
  readonly broken: Broken | undefined;
  /** Everything within the bound of switches was tried. */
  readonly complete: boolean;
}

/** `k` is a kernel that has been given a schedule without switches and has not run yet. Yields now and then, to be asked to go on. */
export function* explore(k: Kernel, options: ExploreOptions): Generator<Progress, Explored> {
  k.breakpointsOn = false;
  const search = new Search(k, options);
  const found = yield* search.all();
  return { runs: search.runs, broken: found && search.explain(found), complete: search.complete };
}

class Search {
  runs = 0;
  complete = true;
  readonly #k: Kernel;
  readonly #options: ExploreOptions;
  readonly #start: ReturnType<Kernel["checkpoint"]>;
  /** Steps that a run may take; known when the uninterrupted one has ended. */
  #fuel = 100_000_000;
  #bound = 0;

  constructor(k: Kernel, options: ExploreOptions) {
    this.#k = k;
    this.#options = options;
    this.#start = k.checkpoint();
  }

  *all(): Generator<Progress, readonly Switch[] | undefined> {
    for (this.#bound = 0; this.#bound <= this.#options.switches; this.#bound++) {
      this.#k.restore(this.#start);
      const found = yield* this.#below([]);
      if (found !== undefined) return this.#smallest(found);
      if (this.#bound === 0) this.#fuel = 1_000_000 + 20 * this.#k.time;
    }
    return undefined;
  }

  /** All schedules that begin with these switches, the last of which has just been made, and have as many as is the turn of. */
  *#below(made: readonly Switch[]): Generator<Progress, readonly Switch[] | undefined> {
    if (made.length === this.#bound) {
      this.runs++;
      if (this.runs % 16 === 0) yield { switches: this.#bound, runs: this.runs };
      return this.#breaks(made) ? made : undefined;
    }
    const k = this.#k;
    for (;;) {
      const stop = k.advance(k.time + 1);
      if (stop.kind !== "limit" || k.time > this.#fuel) return undefined;
      if (!this.#isPoint()) continue;
      const choices = choicesNow(k, this.#options.cancels);
      if (choices.length === 0) continue;
      const here = k.checkpoint();
      for (const to of choices) {
        if (this.runs >= this.#options.runs) {
          this.complete = false;
          return undefined;
        }
        const switches = [...made, { time: k.time, to }];
        this.#switch(switches);
        const found = yield* this.#below(switches);
        if (found !== undefined) return found;
        k.restore(here);
      }
      k.discard(here);
    }
  }

  /** The last of these switches is made where the kernel is now. */
  #switch(switches: readonly Switch[]): void {
    const { schedule } = this.#k.state;
    if (schedule !== undefined) schedule.switches = switches.slice(-1);
    this.#k.state.reschedule = true;
  }

  /** Whether driver code is about to do something that others could notice. */
  #isPoint(): boolean {
    const { turn } = this.#k.state;
    const context = turn && this.#k.state.contexts.get(turn.context);
    if (context === undefined || context.state !== "running" || context.user?.inKernel === false) return false;
    const innermost = this.#k.machine.walk(context.stack)[0];
    if (innermost?.fn.code === undefined || innermost.step === undefined) return false;
    return pointsOf(innermost.fn.code).has(innermost.step);
  }

  #breaks(switches: readonly Switch[]): boolean {
    const stop = this.#k.advance(this.#fuel);
    if (stop.kind === "limit") return true;
    const results = this.#k.results();
    const failed = results.some(({ outcome }) => outcome === "failed");
    // A stop that the scenario foresees settles its steps; one that it does not leaves them pending.
    if (stop.kind !== "finished") return failed || results.some(({ outcome }) => outcome === "pending");
    // What comes of a request that is cancelled, or of a time that is up, need not be what the scenario expects.
    const inTime = switches.every(({ to }) => to.kind === "processor" || to.kind === "thread");
    return failed && (inTime || this.#options.strict);
  }

  /** Runs the whole of a schedule again. */
  #again(switches: readonly Switch[]): boolean {
    this.#from(switches);
    return this.#breaks(switches);
  }
  #from(switches: readonly Switch[]): void {
    const k = this.#k;
    k.restore(this.#start);
    if (k.state.schedule !== undefined) k.state.schedule.switches = switches;
  }

  /** Without the switches that it does not take. */
  #smallest(found: readonly Switch[]): readonly Switch[] {
    let smallest = found;
    for (const one of found) {
      const fewer = smallest.filter((other) => other !== one);
      if (this.#again(fewer)) smallest = fewer;
    }
    return smallest;
  }

  explain(switches: readonly Switch[]): Broken {
    const k = this.#k;
    this.#from(switches);
    const words: string[] = [];
    for (const { time, to } of switches) {
      k.advance(time);
      const context = k.state.contexts.get(k.current);
      const what = this.#words(to);
      const where = `step ${time}: ${context?.name ?? ""}, processor ${context?.processor ?? 0}, IRQL ${context?.irql ?? 0}, before ${k.placeOf(k.current)}`;
      k.advance(time + 1);
      const next = k.state.contexts.get(k.current);
      words.push(`${where}; ${what}${next === undefined ? "" : `: ${next.name} goes on`}`);
    }
    const stop = k.advance(this.#fuel);
    return { schedule: scheduleText(switches), stop, results: k.results(), switches: words };
  }

  #words(to: Choice): string {
    switch (to.kind) {
      case "processor":
        return `processor ${to.id} takes over`;
      case "thread":
        return `another thread gets a processor`;
      case "time":
        return "time passes until something is due";
      case "cancel":
        return `${this.#k.state.requests.get(to.id)?.title ?? `request ${to.id}`} is cancelled`;
    }
  }
}
