// Running and stepping, forwards and backwards, over the time axis: what a debugger's buttons do.
// A step goes by statements of one context (thread, DPC or ISR): others run meanwhile and stop only at breakpoints. "Over" and
// "out" compare frame addresses, for the frames of a stack follow one another upwards: a callee's is higher, a caller's lower.
// Where a context leaves the driver altogether, the next statement of any driver, whoever runs it, is where a step ends.
import type { KernelSession } from "../api.ts";
import type { Access, FrameInfo, Offset } from "../machine/api.ts";
import { Breakpoints, type Evaluate } from "./breakpoints.ts";
import { CodeMap, type CodeStep } from "./code.ts";
import { type DataBreakpoint, type DataBreakpointRequest, DataBreakpoints } from "./data-breakpoints.ts";
import {
  type Armed,
  type Arrival,
  Cancellation,
  type DebugHost,
  type EndReason,
  type Hit,
  type Position,
  Timeline,
  type TimelineLimits,
} from "./timeline.ts";

export type Granularity = "statement" | "line";

/** Why a motion has ended, and where. */
export type Stop =
  | { readonly reason: "breakpoint"; readonly context: number; readonly ids: readonly number[] }
  | { readonly reason: "step" | "pause" | "goto"; readonly context: number }
  /** Forwards just after an access to watched memory, backwards just before it; `text` says what was done to it. */
  | {
      readonly reason: "data breakpoint";
      readonly context: number;
      readonly ids: readonly number[];
      readonly text: string;
    }
  /** The beginning of time, reached backwards; or the first statement. */
  | { readonly reason: "entry"; readonly context: number }
  /** A program's exception that nothing has handled; the program ends when the machine goes on. */
  | { readonly reason: "exception"; readonly context: number; readonly text: string }
  | {
      readonly reason: "ended";
      readonly context: number;
      readonly end: EndReason;
    };

/** What breakpoints have to say while the machine runs on. */
export interface DebuggerMessages {
  log(text: string): void;
  problem(text: string): void;
}

/** Where a motion forward has come to. */
type Reached = Exclude<Arrival, { readonly kind: "access" }> | { readonly kind: "accessed"; readonly stop: Stop };

export class Debugger {
  readonly session: KernelSession;
  readonly code: CodeMap;
  readonly timeline: Timeline;
  readonly breakpoints: Breakpoints;
  readonly #dataBreakpoints = new DataBreakpoints();
  readonly #evaluate: Evaluate;
  readonly #messages: DebuggerMessages;
  #position: Position;
  #cancel = new Cancellation();
  /** Passing over breakpoints: `noDebug`. */
  breakpointsOff = false;

  constructor(
    session: KernelSession,
    host: DebugHost,
    evaluate: Evaluate,
    messages: DebuggerMessages,
    limits?: TimelineLimits,
  ) {
    this.session = session;
    this.code = new CodeMap(() => session.images);
    this.timeline = new Timeline(session, this.code, host, limits);
    this.breakpoints = new Breakpoints(this.code);
    this.#evaluate = evaluate;
    this.#messages = messages;
    this.#position = { kind: "step", hit: { time: session.time, context: session.current, step: -1 } };
  }

  get position(): Position {
    return this.#position;
  }

  /** Asks the motion under way to end; it does within a slice. */
  pause(): void {
    this.#cancel.requested = true;
  }

  /** The frame of driver code a context is in, innermost. */
  codeFrame(context: number): FrameInfo | undefined {
    return this.#frames(context).find((frame) => frame.fn.code !== undefined);
  }

  /** To the first statement of any driver. */
  async toEntry(): Promise<Stop> {
    const cancel = this.#begin();
    return this.#arrived(await this.#run(this.code.all, () => true, cancel, false), "entry");
  }

  /** Replaces the memory that is watched. */
  setDataBreakpoints(requests: readonly DataBreakpointRequest[]): readonly DataBreakpoint[] {
    const made = this.#dataBreakpoints.set(requests);
    this.timeline.watch(this.breakpointsOff ? [] : this.#dataBreakpoints.ranges);
    return made;
  }

  async continue(): Promise<Stop> {
    const cancel = this.#begin();
    let ids: readonly number[] = [];
    const accept = (hit: Hit): boolean => {
      ids = this.#test(hit);
      return ids.length > 0;
    };
    const steps = (): ReadonlySet<number> => this.#userSteps();
    const arrival = await this.#run(steps, accept, cancel, this.#atStep());
    return arrival.kind === "hit"
      ? this.#hit(arrival.hit, { reason: "breakpoint", context: arrival.hit.context, ids })
      : this.#arrived(arrival, "pause");
  }

  /** Runs forward to an armed step that `accept` takes, or to an access to watched memory that stops the machine. */
  async #run(armed: Armed, accept: (hit: Hit) => boolean, cancel: Cancellation, passFirst: boolean): Promise<Reached> {
    for (let pass = passFirst; ; pass = false) {
      const arrival = await this.timeline.run(Number.POSITIVE_INFINITY, armed, accept, cancel, pass);
      if (arrival.kind !== "access") return arrival;
      const stop = await this.#accessed(arrival.access, "after");
      if (stop !== undefined) return { kind: "accessed", stop };
    }
  }

  /** Goes to where memory was accessed; undefined if that is not to stop the machine. */
  async #accessed(access: Access, where: "after" | "before"): Promise<Stop | undefined> {
    await this.timeline.goTo(access.time, new Cancellation());
    const { machine, current } = this.session;
    const settled = this.#settled("goto");
    // The one who did it, if it is still there.
    const context = this.#frames(current).length > 0 ? current : settled.context;
    const { stops, error } = this.#dataBreakpoints.test(access, context, this.#evaluate);
    if (error !== undefined) this.#messages.problem(error);
    const text = this.#dataBreakpoints.describe(access, machine.memory);
    if (stops && where === "before") {
      await this.timeline.goTo(access.time - 1, new Cancellation());
      this.#settled("goto");
    }
    machine.watches.take();
    if (!stops) return undefined;
    if (settled.reason === "ended") return settled;
    return { reason: "data breakpoint", context, ids: [access.id], text };
  }

  stepOver(context: number, granularity: Granularity = "statement"): Promise<Stop> {
    return this.#step(context, "over", granularity);
  }
  stepInto(context: number, granularity: Granularity = "statement"): Promise<Stop> {
    return this.#step(context, "into", granularity);
  }
  stepOut(context: number): Promise<Stop> {
    return this.#step(context, "out", "statement");
  }

  /** The statement of this context that ran before, on this level or above; its calls are stepped over. */
  async stepBack(context: number, granularity: Granularity = "statement"): Promise<Stop> {
    let stop = await this.#back(context, "over");
    if (granularity !== "line") return stop;
    // On to the first statement of the line it came to.
    for (let lines = 0; lines < mostStepsOfLine && stop.reason === "step"; lines++) {
      const here = this.#place();
      const before = this.timeline.time;
      const next = await this.#back(context, "over");
      const there = this.#place();
      if (next.reason === "step" && here !== undefined && there !== undefined && sameLine(here, there)) {
        stop = next;
        continue;
      }
      await this.timeline.goTo(before, this.#cancel);
      return this.#settled("step");
    }
    return stop;
  }
  stepBackInto(context: number): Promise<Stop> {
    return this.#back(context, "into");
  }
  stepBackOut(context: number): Promise<Stop> {
    return this.#back(context, "out");
  }

  /** To the latest hit of a breakpoint before now, or to the beginning. */
  async reverseContinue(): Promise<Stop> {
    const cancel = this.#begin();
    const now = this.#now();
    let ids: readonly number[] = [];
    const accept = (hit: Hit): boolean => {
      const here = this.#test(hit);
      if (here.length > 0) ids = here;
      return here.length > 0;
    };
    for (let before = now; ; ) {
      const found = await this.timeline.lastBeforeOrAccess(before, this.#userSteps(), accept, cancel);
      if (found === "cancelled") return this.#settled("pause");
      if (found !== undefined && "kind" in found) {
        const stop = await this.#accessed(found, "before");
        if (stop !== undefined) return stop;
        before = found.time - 1;
        continue;
      }
      await this.timeline.goTo(found?.time ?? 0, new Cancellation());
      const stop = this.#settled("entry");
      return found === undefined || stop.reason === "ended"
        ? stop
        : { reason: "breakpoint", context: found.context, ids };
    }
  }

  /** To a moment, back or forward. Breakpoints are passed over. */
  async goTo(time: number): Promise<Stop> {
    const arrival = await this.timeline.goTo(time, this.#begin());
    return arrival.kind === "cancelled" ? this.#settled("pause") : this.#settled("goto");
  }

  /** Changes memory now. What was reached later no longer holds. */
  edit(at: Offset, bytes: Uint8Array): void {
    this.timeline.edit(at, bytes);
    this.breakpoints.forgetAfter(this.timeline.time);
    this.#dataBreakpoints.forgetAfter(this.timeline.time);
  }

  async #step(context: number, how: "over" | "into" | "out", granularity: Granularity): Promise<Stop> {
    const cancel = this.#begin();
    const stack = this.#frames(context).filter((frame) => frame.fn.code !== undefined);
    const origin = stack[0];
    const start = this.#place(context);
    if (origin === undefined) return this.#anyStep(cancel);
    // Where every frame that the step may end in is about to return, the kernel comes next without another statement.
    const leaving = (how === "out" ? stack.slice(1) : stack).every((frame) => this.#returns(frame));
    const armed = new Set<number>();
    for (const frame of stack) for (const step of this.code.stepsOf(frame.fn)) armed.add(step);
    if (how === "into" || leaving) for (const step of this.code.entries) armed.add(step);

    let ids: readonly number[] = [];
    const accept = (hit: Hit): boolean => {
      if (this.#userSteps().has(hit.step)) {
        ids = this.#test(hit);
        if (ids.length > 0) return true;
      }
      const now = this.#frames(context);
      // The innermost of the frames at the start that is still there.
      const level = stack.find((frame) => now.some((one) => one.frame === frame.frame && one.fn === frame.fn));
      if (hit.context !== context) return leaving && level === undefined;
      if (level === undefined) return true;
      if (how === "out" && level === origin) return false;
      const inner = now[0];
      if (inner?.frame !== level.frame) return how === "into";
      return level !== origin || !this.#samePlace(start, hit.step, granularity);
    };
    const arrival = await this.#run(this.#withUser(armed), accept, cancel, this.#atStep());
    if (arrival.kind !== "hit") return this.#arrived(arrival, "pause");
    if (ids.length > 0) return this.#hit(arrival.hit, { reason: "breakpoint", context: arrival.hit.context, ids });
    return this.#hit(arrival.hit, { reason: "step", context: arrival.hit.context });
  }

  async #anyStep(cancel: Cancellation): Promise<Stop> {
    return this.#arrived(await this.#run(this.code.all, () => true, cancel, this.#atStep()), "step");
  }

  async #back(context: number, how: "over" | "into" | "out"): Promise<Stop> {
    const cancel = this.#begin();
    const now = this.#now();
    const found = await this.#previous(context, how, now, cancel);
    if (found === "cancelled") return this.#settled("pause");
    await this.timeline.goTo(found?.time ?? 0, new Cancellation());
    return this.#settled(found === undefined || found.time <= 0 ? "entry" : "step");
  }

  async #previous(
    context: number,
    how: "over" | "into" | "out",
    now: number,
    cancel: Cancellation,
  ): Promise<{ readonly time: number } | "cancelled" | undefined> {
    const before = { time: this.timeline.time - 1 };
    const stack = this.#frames(context).filter((frame) => frame.fn.code !== undefined);
    const origin = stack[0];
    if (origin === undefined) return before.time >= 0 ? before : undefined;
    const here = this.#place(context);
    const atEntry = here !== undefined && this.code.entries.has(here.step);
    const outermost = stack.length === 1;

    if (how === "into") {
      // What this context ran last is in a function on its stack or ended one that has returned.
      const armed = this.#stackSteps(stack);
      for (const code of this.code.steps.values())
        if (code.kind === "return" || code.kind === "end") armed.add(code.step);
      const found = await this.timeline.lastBefore(now, armed, (hit) => hit.context === context, cancel);
      if (found === "cancelled" || found === undefined || now - found.time > finestSearch) return found;
      // A callee that an exception ended has passed no end: look at every statement since.
      const exact = await this.timeline.lastBefore(
        now,
        this.code.all,
        (hit) => hit.context === context,
        cancel,
        now - found.time,
      );
      return exact ?? found;
    }
    if (how === "out") {
      const callers = this.#stackSteps(stack.slice(1));
      if (callers.size > 0) {
        const accept = (hit: Hit): boolean => hit.context === context && this.#innerFrame(context) < origin.frame;
        return this.timeline.lastBefore(now, callers, accept, cancel);
      }
      if (atEntry) return before.time >= 0 ? before : undefined;
      const accept = (hit: Hit): boolean => hit.context === context && this.#innerFrame(context) <= origin.frame;
      const entries = new Set(this.code.stepsOf(origin.fn).filter((step) => this.code.entries.has(step)));
      return this.timeline.lastBefore(now, entries, accept, cancel);
    }
    // Over. The place itself may come again without anything between (a loop of one statement), so every hit of another place counts.
    const accept = (hit: Hit): boolean => hit.context === context && this.#innerFrame(context) <= origin.frame;
    const reach = outermost && atEntry ? entryLoopReach : Number.POSITIVE_INFINITY;
    const found = await this.timeline.lastBefore(now, this.#stackSteps(stack), accept, cancel, reach);
    if (found === "cancelled" || !(outermost && atEntry)) return found;
    // At the first statement of the outermost function: either a loop comes back to it, or the kernel has just called it.
    const last = found === undefined ? undefined : this.code.at(found.step);
    const loops = last !== undefined && last.fn === origin.fn && last.kind !== "return" && last.kind !== "end";
    return loops ? found : before.time >= 0 ? before : undefined;
  }

  #stackSteps(stack: readonly FrameInfo[]): Set<number> {
    const steps = new Set<number>();
    for (const frame of stack) for (const step of this.code.stepsOf(frame.fn)) steps.add(step);
    return steps;
  }

  #begin(): Cancellation {
    this.#cancel = new Cancellation();
    return this.#cancel;
  }

  /** The machine stands before a step that the next motion must pass rather than stop at again. */
  #atStep(): boolean {
    return this.#position.kind === "step" && this.#position.hit.step >= 0;
  }

  /** Moments before this one are in the past. At the end of a run the step that ended it counts as past as well. */
  #now(): number {
    return this.#position.kind === "ended" ? this.timeline.time + 1 : this.timeline.time;
  }

  #userSteps(): ReadonlySet<number> {
    return this.breakpointsOff ? noSteps : this.breakpoints.steps;
  }

  /** The steps, and the breakpoints as they are at the moment. */
  #withUser(steps: ReadonlySet<number>): () => ReadonlySet<number> {
    let user: ReadonlySet<number> | undefined;
    let both = steps;
    return () => {
      if (user !== this.#userSteps()) {
        user = this.#userSteps();
        both = new Set([...steps, ...user]);
      }
      return both;
    };
  }

  #test(hit: Hit): readonly number[] {
    const verdict = this.breakpoints.test(hit, this.#evaluate);
    for (const text of verdict.log) this.#messages.log(text);
    for (const text of verdict.errors) this.#messages.problem(text);
    return verdict.stopping;
  }

  #hit(hit: Hit, stop: Stop): Stop {
    this.#position = { kind: "step", hit };
    return stop;
  }

  #arrived(arrival: Reached, reason: "step" | "pause" | "entry"): Stop {
    if (arrival.kind === "accessed") return arrival.stop;
    if (arrival.kind === "hit") return this.#hit(arrival.hit, { reason, context: arrival.hit.context });
    if (arrival.kind === "crash")
      return this.#hit(arrival.hit, { reason: "exception", context: arrival.hit.context, text: arrival.message });
    if (arrival.kind === "ended") {
      this.#position = { kind: "ended", time: this.timeline.time, reason: arrival.reason };
      return { reason: "ended", context: this.#contextAt(arrival.reason), end: arrival.reason };
    }
    return this.#settled(arrival.kind === "cancelled" ? "pause" : reason);
  }

  #settled(reason: "step" | "pause" | "goto" | "entry"): Stop {
    this.#position = this.timeline.settle();
    if (this.#position.kind === "step") return { reason, context: this.#position.hit.context };
    const end = this.#position.reason;
    return { reason: "ended", context: this.#contextAt(end), end };
  }

  /** The statement that a context is at in its innermost function of driver code. */
  #place(context?: number): CodeStep | undefined {
    const of = context ?? (this.#position.kind === "step" ? this.#position.hit.context : this.session.current);
    const frame = this.codeFrame(of);
    return frame?.step === undefined ? undefined : this.code.at(frame.fn.firstStep + frame.step);
  }

  /** Whether going from `start` to a step gets the user nowhere: the same line, or another statement of the same macro use. */
  #samePlace(start: CodeStep | undefined, step: number, granularity: Granularity): boolean {
    const code = this.code.at(step);
    if (start === undefined || code === undefined || start.step === code.step) return false;
    if (granularity === "line") return sameLine(start, code);
    const [a, b] = [start.range, code.range];
    return (
      sameLine(start, code) && a.startColumn === b.startColumn && a.endLine === b.endLine && a.endColumn === b.endColumn
    );
  }

  /** Whom an end is about; where it is about nobody, a thread that still exists. */
  #contextAt(end: EndReason): number {
    if (end.kind === "bugcheck") return end.bugcheck.context;
    if (end.kind === "finding") return end.finding.context;
    const left = this.session.contexts().filter((info) => info.state !== "terminated");
    return (left.find((info) => info.id === this.session.current) ?? left[0])?.id ?? this.session.current;
  }

  /** The frame runs its last statement. */
  #returns(frame: FrameInfo): boolean {
    const code = frame.step === undefined ? undefined : this.code.at(frame.fn.firstStep + frame.step);
    return code === undefined || code.kind === "return" || code.kind === "end";
  }

  #frames(context: number): readonly FrameInfo[] {
    return this.session.frames(context);
  }
  #innerFrame(context: number): Offset {
    return this.#frames(context)[0]?.frame ?? Number.POSITIVE_INFINITY;
  }
}

/** Statements looked at one by one when going back into a callee. */
const finestSearch = 200_000;
/** How far back a loop around a function's first statement is looked for. */
const entryLoopReach = 1 << 24;
const mostStepsOfLine = 64;
const noSteps: ReadonlySet<number> = new Set();

function sameLine(a: CodeStep, b: CodeStep): boolean {
  return a.range.startLine === b.range.startLine && a.range.file === b.range.file;
}
