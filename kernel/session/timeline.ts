// The time axis of a session: how a debugger gets to any moment of a run, forwards or backwards.
// Backwards is the nearest checkpoint before the moment, then running again; nothing is recorded while the driver runs. What the
// user changed by hand is kept with its moment and done again when a run passes it, until an earlier change makes it obsolete.
//
// Two machine states may share a time: right after step T has run, and later, when the kernel has chosen what runs next and that
// is about to run its step. Every moment the debugger shows is of the second sort ("settled"), so that it is reached the same
// from before and from after.
import type { KernelCheckpoint, KernelSession, StopReason } from "../api.ts";
import type { Access, Offset, WatchedRange } from "../machine/api.ts";
import type { CodeMap } from "./code.ts";

/** What the host lends: the kernel rooms have no clock and no event loop of their own. */
export interface DebugHost {
  /** Milliseconds, from any origin. */
  now(): number;
  /** Lets the host do what is waiting: read the client's next request, say. */
  turn(): Promise<void>;
}

export interface TimelineLimits {
  /** Run time between checkpoints, milliseconds. */
  readonly checkpointEvery: number;
  readonly checkpoints: number;
  readonly checkpointBytes: number;
  /** Longest run between two turns of the host, milliseconds. */
  readonly slice: number;
}
export const usualLimits: TimelineLimits = {
  checkpointEvery: 40,
  checkpoints: 400,
  checkpointBytes: 512 * 1024 * 1024,
  slice: 12,
};

/** Asks a motion to end at the next opportunity. */
export class Cancellation {
  requested = false;
}

/** A step is about to run. `time` steps have run before it. */
export interface Hit {
  readonly time: number;
  readonly context: number;
  /** Global step number. */
  readonly step: number;
}
export type EndReason = Exclude<StopReason, { kind: "limit" } | { kind: "breakpoint" } | { kind: "crash" }>;

/** Steps to stop at; asked again for each slice, because the user may set breakpoints meanwhile. */
export type Armed = ReadonlySet<number> | (() => ReadonlySet<number>);

export type Arrival =
  | { readonly kind: "limit" }
  | { readonly kind: "hit"; readonly hit: Hit }
  | { readonly kind: "ended"; readonly reason: EndReason }
  /** Watched memory has been accessed; the machine stands later. */
  | { readonly kind: "access"; readonly access: Access }
  /** A program is about to end by an exception. */
  | { readonly kind: "crash"; readonly hit: Hit; readonly message: string }
  | { readonly kind: "cancelled" };

/** Where the machine stands. */
export type Position =
  | { readonly kind: "step"; readonly hit: Hit }
  | { readonly kind: "ended"; readonly time: number; readonly reason: EndReason };

interface Mark {
  readonly checkpoint: KernelCheckpoint;
  readonly time: number;
  /** How many edits were made before it. */
  readonly edits: number;
}
interface Edit {
  readonly time: number;
  readonly at: Offset;
  readonly bytes: Uint8Array;
}

export class Timeline {
  readonly session: KernelSession;
  /** The last access that a search has passed. */
  #passed: Access | undefined;
  /** Motions forward end where a program is about to end by an exception. */
  stopsAtCrashes = false;
  readonly #code: CodeMap;
  readonly #host: DebugHost;
  readonly #limits: TimelineLimits;
  /** By time. The first is power-on and is never given up. */
  readonly #marks: Mark[] = [];
  #edits: Edit[] = [];
  #editsDone = 0;
  #armed: ReadonlySet<number> = new Set();
  #latest = 0;
  /** Known while the machine stands where a step is about to run and has been reported. */
  #settled: Position | undefined;
  #sliceSteps = 20_000;
  #sinceMark = 0;
  /** What the last checkpoint cost, milliseconds. */
  #markCost = 0;
  #lastTurn: number;
  /** Steps a second, as measured last. */
  #rate = 10_000_000;

  constructor(session: KernelSession, code: CodeMap, host: DebugHost, limits: TimelineLimits = usualLimits) {
    this.session = session;
    this.#code = code;
    this.#host = host;
    this.#limits = limits;
    this.#lastTurn = host.now();
    this.#mark();
  }

  get time(): number {
    return this.session.time;
  }

  /** Latest moment reached of the run as it now is. */
  get latest(): number {
    return Math.max(this.#latest, this.session.time);
  }

  /** Checkpoints kept and their bytes, for measurements. */
  get kept(): { readonly checkpoints: number; readonly bytes: number } {
    return {
      checkpoints: this.#marks.length,
      bytes: this.#marks.reduce((sum, mark) => sum + mark.checkpoint.bytes, 0),
    };
  }

  /**
   * Runs until `until`, or until `accept` takes a hit of one of the armed steps. The machine may stand anywhere; a step it is about to
   * run counts as a hit unless `passFirst` is set. Hits at `until` itself do not count.
   */
  async run(
    until: number,
    armed: Armed,
    accept: (hit: Hit) => boolean,
    cancel: Cancellation,
    passFirst = false,
  ): Promise<Arrival> {
    let pass = passFirst;
    // On the way to a known moment nothing else is stopped at.
    this.session.stopsAtCrashes = this.stopsAtCrashes && until === Number.POSITIVE_INFINITY;
    for (;;) {
      if (cancel.requested) return { kind: "cancelled" };
      const edited = this.#doEdits();
      if (edited?.kind === "ended") return { kind: "ended", reason: edited.reason };
      if (this.time >= until) return { kind: "limit" };
      // Where the machine has settled it does not report the step again.
      const here = this.#settled;
      if (here?.kind === "step" && !pass && stepsOf(armed).has(here.hit.step)) {
        if (accept(here.hit)) return { kind: "hit", hit: here.hit };
        pass = true;
      }
      if (pass) {
        pass = false;
        const stop = this.#passStep();
        const access = this.#met(until);
        if (access !== undefined) return { kind: "access", access };
        if (stop?.kind === "crash") return this.#crash(stop);
        if (stop !== undefined) return { kind: "ended", reason: stop };
        this.#markIfDue();
        continue;
      }
      const stop = this.#slice(until, armed);
      const access = this.#met(until);
      if (access !== undefined) return { kind: "access", access };
      if (stop.kind === "breakpoint") {
        const hit = { time: this.time, context: stop.context, step: stop.step };
        if (hit.time >= until) return { kind: "limit" };
        if (accept(hit)) return { kind: "hit", hit };
        pass = true;
      } else if (stop.kind === "limit") {
        this.#markIfDue();
      } else if (stop.kind === "crash") {
        return this.#crash(stop);
      } else {
        return { kind: "ended", reason: stop };
      }
      await this.breathe();
    }
  }

  /** Memory to watch from now on: motions without an end stop at accesses, searches backwards find them. */
  watch(ranges: readonly WatchedRange[]): void {
    this.session.machine.watches.set(ranges);
  }
  /** The first access of a stretch, for a motion without an end; for a search the last is kept. */
  #met(until: number): Access | undefined {
    const met = this.session.machine.watches.take();
    if (until === Number.POSITIVE_INFINITY) return met?.first;
    this.#passed = met?.last ?? this.#passed;
    return undefined;
  }

  /** Goes to a moment, back or forward; not settled. */
  async goTo(time: number, cancel: Cancellation): Promise<Arrival> {
    const target = Math.max(0, Math.floor(time));
    // From the future, or from a nearer checkpoint than where the machine stands.
    const mark = this.#markBefore(target);
    if (target < this.time || mark.time > this.time || (target === this.time && this.#editsDone < this.#edits.length)) {
      this.#restore(mark);
    }
    // A step back from there is what often comes next.
    const before = target - justBefore;
    if (before - this.time > this.#spacing) {
      const arrival = await this.run(before, nothing, () => false, cancel);
      if (arrival.kind !== "limit") return arrival;
      this.#mark();
    }
    return this.run(target, nothing, () => false, cancel);
  }

  /** The machine stands where the exception was raised, which is no step. */
  #crash({ context, message }: Extract<StopReason, { kind: "crash" }>): Arrival {
    const hit = { time: this.time, context, step: -1 };
    this.#settled = { kind: "step", hit };
    return { kind: "crash", hit, message };
  }

  /** Lets the kernel choose what runs next, and stops just before that runs. */
  settle(): Position {
    if (this.#settled !== undefined) return this.#settled;
    this.session.stopsAtCrashes = false;
    this.#arm(this.#code.all);
    let position: Position = { kind: "step", hit: { time: this.time, context: this.session.current, step: -1 } };
    // A step without a place in any source (it belongs to no image) cannot be stopped at: the next one that has a place can.
    for (let passed = 0; passed < longestPlaceless; passed++) {
      const stop = this.#advance(this.time + 1);
      if (stop.kind === "limit" || stop.kind === "crash") continue;
      position = this.#settled ?? { kind: "ended", time: this.time, reason: endOf(stop) };
      break;
    }
    this.#arm(nothing);
    this.#settled = position;
    return position;
  }

  /** The last moment before `before` at which an armed step is about to run and `accept` takes it; leaves the machine anywhere. */
  async lastBefore(
    before: number,
    armed: ReadonlySet<number>,
    accept: (hit: Hit) => boolean,
    cancel: Cancellation,
    reach = Number.POSITIVE_INFINITY,
  ): Promise<Hit | "cancelled" | undefined> {
    const found = await this.#search(before, armed, accept, cancel, { reach, accesses: false });
    return found === "cancelled" ? found : found?.hit;
  }
  /** The same, or the last moment before `before` at which watched memory is about to be accessed, whichever is later. */
  async lastBeforeOrAccess(
    before: number,
    armed: ReadonlySet<number>,
    accept: (hit: Hit) => boolean,
    cancel: Cancellation,
  ): Promise<Hit | Access | "cancelled" | undefined> {
    const found = await this.#search(before, armed, accept, cancel, {
      reach: Number.POSITIVE_INFINITY,
      accesses: true,
    });
    if (found === undefined || found === "cancelled") return found;
    const { hit, access } = found;
    return access !== undefined && access.time > (hit?.time ?? -1) ? access : hit;
  }

  /** Searches windows that grow sixteenfold, the nearest first, each run forwards. */
  async #search(
    before: number,
    armed: ReadonlySet<number>,
    accept: (hit: Hit) => boolean,
    cancel: Cancellation,
    { reach, accesses }: { readonly reach: number; readonly accesses: boolean },
  ): Promise<{ readonly hit: Hit | undefined; readonly access: Access | undefined } | "cancelled" | undefined> {
    const oldest = Math.max(0, before - reach);
    let end = before;
    await this.#nearMarks(before, oldest, cancel);
    for (let width = 1; end > oldest; width *= 16) {
      const start = Math.max(oldest, end - width);
      await this.goTo(start, cancel);
      this.#passed = undefined;
      const last: { hit: Hit | undefined } = { hit: undefined };
      const note = (hit: Hit): boolean => {
        if (accept(hit)) last.hit = hit;
        return false;
      };
      const arrival = await this.run(end, armed, note, cancel);
      if (arrival.kind === "cancelled") return "cancelled";
      const access = accesses ? this.#passed : undefined;
      if (last.hit !== undefined || access !== undefined) return { hit: last.hit, access };
      end = start;
    }
    return undefined;
  }

  /** Changes memory at this moment, in place of whatever was changed later; what was reached later no longer holds. */
  edit(at: Offset, bytes: Uint8Array): void {
    const time = this.time;
    this.#edits = this.#edits.slice(0, this.#editsDone);
    this.#edits.push({ time, at, bytes: bytes.slice() });
    this.#editsDone = this.#edits.length;
    this.session.machine.memory.u8.set(bytes, at);
    this.session.machine.watches.accept();
    while ((this.#marks.at(-1)?.time ?? 0) > time) this.#drop(this.#marks.length - 1);
    this.#latest = time;
  }

  /** Gives all checkpoints back. The timeline cannot go back afterwards. */
  dispose(): void {
    while (this.#marks.length > 0) this.#drop(this.#marks.length - 1);
  }

  /** Lets the host have its turn if it has waited long enough. */
  async breathe(): Promise<void> {
    if (this.#host.now() - this.#lastTurn < this.#limits.slice) return;
    await this.#host.turn();
    this.#lastTurn = this.#host.now();
  }

  #slice(until: number, armed: Armed): StopReason {
    const nextEdit = this.#edits[this.#editsDone];
    const from = this.time;
    const limit = Math.min(until, from + this.#sliceSteps, nextEdit?.time ?? Number.POSITIVE_INFINITY);
    this.#arm(stepsOf(armed));
    const started = this.#host.now();
    const stop = this.#advance(limit);
    const took = this.#host.now() - started;
    const ran = this.time - from;
    if (took > this.#limits.slice) this.#sliceSteps = Math.max(256, Math.floor(this.#sliceSteps / 2));
    else if (took < this.#limits.slice / 3 && ran >= this.#sliceSteps)
      this.#sliceSteps = Math.min(2 ** 26, this.#sliceSteps * 2);
    if (took > 1 && ran > 0) this.#rate = (ran / took) * 1000;
    this.#sinceMark += took;
    return stop;
  }

  #advance(until: number): StopReason {
    const stop = this.session.advance(until);
    this.#latest = this.latest;
    const { time } = this;
    this.#settled =
      stop.kind === "breakpoint" ? { kind: "step", hit: { time, context: stop.context, step: stop.step } } : undefined;
    return stop;
  }

  /** Runs the one step that is about to run, whatever is armed. */
  #passStep(): EndReason | Extract<StopReason, { kind: "crash" }> | undefined {
    this.session.breakpointsOn = false;
    const stop = this.#advance(this.time + 1);
    this.session.breakpointsOn = true;
    return stop.kind === "limit" || stop.kind === "breakpoint" ? undefined : stop;
  }

  /** Does again what was changed by hand at this moment; if there is anything, the machine settles for it. */
  #doEdits(): Position | undefined {
    let edit = this.#edits[this.#editsDone];
    if (edit === undefined || edit.time > this.time) return undefined;
    const position = this.settle();
    if (position.kind === "ended") return position;
    for (; edit !== undefined && edit.time <= this.time; edit = this.#edits[this.#editsDone]) {
      this.session.machine.memory.u8.set(edit.bytes, edit.at);
      this.#editsDone++;
    }
    this.session.machine.watches.accept();
    return position;
  }

  #arm(steps: ReadonlySet<number>): void {
    if (steps === this.#armed) return;
    const machine = this.session.machine;
    for (const step of this.#armed) if (!steps.has(step)) machine.setBreakpoint(step, false);
    for (const step of steps) if (!this.#armed.has(step)) machine.setBreakpoint(step, true);
    this.#armed = steps;
  }

  /** Checkpoints close to a moment that is about to be searched from, so that the search need not run far more than once. */
  async #nearMarks(before: number, oldest: number, cancel: Cancellation): Promise<void> {
    const nearest = this.#markBefore(Math.max(0, before - 1)).time;
    const starts: number[] = [];
    for (let at = before - 1, width = 1; at > Math.max(oldest, nearest); width *= 16, at -= width) starts.unshift(at);
    let last = nearest;
    for (const start of starts) {
      if (start - last < this.#spacing || cancel.requested) continue;
      const arrival = await this.goTo(start, cancel);
      if (arrival.kind === "limit") this.#mark();
      last = start;
    }
  }

  /** Steps worth a checkpoint: some milliseconds' run. */
  get #spacing(): number {
    return Math.max(10_000, this.#rate * 0.004);
  }

  #markBefore(time: number): Mark {
    let found = this.#marks[0];
    for (const mark of this.#marks) if (mark.time <= time) found = mark;
    if (found === undefined) throw new Error("the timeline has been disposed of");
    return found;
  }

  #restore(mark: Mark): void {
    this.#latest = this.latest;
    this.session.restore(mark.checkpoint);
    this.#settled = undefined;
    this.#editsDone = mark.edits;
    this.#sinceMark = 0;
  }

  /** Only between steps: a machine that has reported a breakpoint will not report it again, and neither would one restored to that. */
  #markIfDue(): void {
    // Where much memory changes a checkpoint costs more, so there are fewer, but not so few that going back becomes slow.
    const { checkpointEvery } = this.#limits;
    const worth = Math.min(mostShareOfRun * this.#markCost, 3 * checkpointEvery);
    if (this.#sinceMark >= Math.max(checkpointEvery, worth)) this.#mark();
  }

  #mark(): void {
    this.#sinceMark = 0;
    if (this.#settled !== undefined) return;
    const time = this.time;
    const at = this.#marks.findIndex((mark) => mark.time >= time);
    if (at >= 0 && this.#marks[at]?.time === time) return;
    const started = this.#host.now();
    const mark = { checkpoint: this.session.checkpoint(), time, edits: this.#editsDone };
    // The first of all looks at the whole of memory, which none does again.
    if (this.#marks.length > 0) this.#markCost = this.#host.now() - started;
    if (at < 0) this.#marks.push(mark);
    else this.#marks.splice(at, 0, mark);
    this.#thin();
  }

  /** Gives up checkpoints where they are dense for their distance: near ones make short steps back quick, far ones are seldom needed. */
  #thin(): void {
    let bytes = this.kept.bytes;
    while (
      this.#marks.length > 2 &&
      (this.#marks.length > this.#limits.checkpoints || bytes > this.#limits.checkpointBytes)
    ) {
      let densest = 1;
      let least = Number.POSITIVE_INFINITY;
      for (let i = 1; i < this.#marks.length - 1; i++) {
        const gap = (this.#marks[i + 1]?.time ?? 0) - (this.#marks[i - 1]?.time ?? 0);
        const distance = Math.abs(this.time - (this.#marks[i]?.time ?? 0)) + 1;
        if (gap / distance < least) {
          least = gap / distance;
          densest = i;
        }
      }
      bytes -= this.#marks[densest]?.checkpoint.bytes ?? 0;
      this.#drop(densest);
    }
  }

  #drop(index: number): void {
    const [mark] = this.#marks.splice(index, 1);
    if (mark !== undefined) this.session.discard(mark.checkpoint);
  }
}

function stepsOf(armed: Armed): ReadonlySet<number> {
  return typeof armed === "function" ? armed() : armed;
}

function endOf(stop: StopReason): EndReason {
  if (stop.kind === "limit" || stop.kind === "breakpoint" || stop.kind === "crash")
    throw new Error("the machine has not come to an end");
  return stop;
}

const nothing: ReadonlySet<number> = new Set();
/** Run time to a checkpoint, in times of what one costs: about three percent. */
const mostShareOfRun = 32;

/** How far before the end of a journey a checkpoint is left, steps. */
const justBefore = 300;
const longestPlaceless = 100_000;
