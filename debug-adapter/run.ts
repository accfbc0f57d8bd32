// One run of a scenario under the debugger: starts it, moves it, and tells the client how it goes. At most one motion is under way;
// between its slices the client's requests are answered.
import type { DebugProtocol } from "@vscode/debugprotocol";
import { Debugger, type Stop } from "../kernel/session/debugger.ts";
import type { Evaluator } from "../kernel/session/evaluator.ts";
import { Inspector } from "../kernel/session/inspector.ts";
import { offsetOf, readBytes, writeProblem } from "../kernel/session/memory.ts";
import { irqlName } from "../kernel/session/names.ts";
import type { DebugHost, EndReason, TimelineLimits } from "../kernel/session/timeline.ts";
import { integerOf, isScalar, textOf } from "../kernel/session/values.ts";
import { explainStop } from "../kernel/verifier/explain-stop.ts";
import { RequestError } from "./arguments.ts";
import type { ExceptionFilter } from "./capabilities.ts";
import { Console } from "./console.ts";
import { Handles } from "./handles.ts";
import type { Launched } from "./launcher.ts";
import type { ChangedBody, TimeBody } from "./protocol.ts";

export type Emit = (event: string, body?: unknown) => void;

export interface RunOptions {
  readonly stopOnEntry: boolean;
  readonly stopAtEnd: boolean;
  readonly noDebug: boolean;
}

/** Milliseconds between two `ringside/changed` events while the machine runs. */
const changedEvery = 100;

export class Run {
  readonly launched: Launched;
  readonly debugger: Debugger;
  readonly inspector: Inspector;
  readonly evaluator: Evaluator;
  readonly handles = new Handles();
  /** Ids of the breakpoint that stands for all break instructions. */
  #breakInstructions: ReadonlySet<number> = new Set();
  readonly console: Console;
  readonly filters = new Set<ExceptionFilter>(["bugcheck", "verifier", "crash", "debugBreak"]);
  readonly #options: RunOptions;
  readonly #emit: Emit;
  readonly #host: DebugHost;
  #state: "ready" | "running" | "stopped" | "terminated" = "ready";
  #stop: Stop | undefined;
  #motion: Promise<void> | undefined;
  #backward = false;
  #lastChanged = 0;
  #disposed = false;

  constructor(
    launched: Launched,
    evaluator: Evaluator,
    options: RunOptions,
    emit: Emit,
    host: DebugHost,
    limits?: TimelineLimits,
  ) {
    this.launched = launched;
    this.evaluator = evaluator;
    this.#options = options;
    this.#emit = emit;
    this.#host = host;
    this.inspector = new Inspector(launched.session);
    this.console = new Console(launched.session, (category, output, row) => {
      emit("output", { category, output, ...(row === undefined ? {} : { data: { time: row.time, row: row.index } }) });
    });
    const own: DebugHost = {
      now: () => host.now(),
      turn: () => {
        this.#betweenSlices();
        return host.turn();
      },
    };
    const messages = {
      log: (text: string) => this.console.line("console", text),
      problem: (text: string) => this.console.line("stderr", text),
    };
    this.debugger = new Debugger(
      launched.session,
      own,
      (text, context) => this.#condition(text, context),
      messages,
      limits,
    );
    this.debugger.breakpointsOff = options.noDebug;
    this.debugger.timeline.stopsAtCrashes = !options.noDebug;
  }

  get running(): boolean {
    return this.#state === "running";
  }
  get terminated(): boolean {
    return this.#state === "terminated";
  }
  /** How the machine came to stand where it does. */
  get stop(): Stop | undefined {
    return this.#stop;
  }

  /** Resolves when no motion is under way. */
  async idle(): Promise<void> {
    while (this.#motion !== undefined) await this.#motion;
  }
  /** Resolves when no search through the past is under way, whose machine states are no one's present. */
  async present(): Promise<void> {
    while (this.#motion !== undefined && this.#backward) await this.#motion;
  }

  start(): void {
    void this.move("forward", () =>
      this.#options.stopOnEntry && !this.#options.noDebug ? this.debugger.toEntry() : this.debugger.continue(),
    );
  }

  /** Starts a motion; it reports its end by events. */
  move(direction: "forward" | "backward", motion: () => Promise<Stop>): Promise<void> {
    this.mustStand();
    this.#state = "running";
    this.#stop = undefined;
    this.#backward = direction === "backward";
    this.handles.reset();
    const done = this.#moving(direction, motion);
    this.#motion = done;
    return done;
  }

  pause(): void {
    this.debugger.pause();
  }

  /** Goes on after a stop; from the end of a run there is nowhere to go. */
  continue(): Promise<void> {
    const end = this.#stop?.reason === "ended" ? this.#stop.end : undefined;
    if (end !== undefined && end.kind !== "finding") {
      this.mustStand();
      this.finish(end.kind === "bugcheck" ? 1 : this.#exitCode());
      return Promise.resolve();
    }
    const time = this.debugger.timeline.time;
    return this.move("forward", async () => {
      const stop = await this.debugger.continue();
      // A finding the machine cannot go on from comes again at the same moment.
      const stuck =
        end !== undefined &&
        stop.reason === "ended" &&
        stop.end.kind === "finding" &&
        this.debugger.timeline.time === time;
      if (stuck) this.finish(1);
      return stop;
    });
  }

  mustStand(): void {
    if (this.#state === "terminated") throw new RequestError("The run has ended.");
    if (this.#state === "running") throw new RequestError("notStopped", { id: 1001 });
  }

  /** Ends the run for the client. */
  finish(exitCode: number): void {
    if (this.#state === "terminated") return;
    this.#state = "terminated";
    this.debugger.pause();
    this.handles.reset();
    this.#emit("terminated");
    this.#emit("exited", { exitCode });
  }

  /** Ends any motion and gives the checkpoints back, and, when all that has waited for its end is answered, the machine's memory. */
  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    this.debugger.pause();
    await this.idle();
    this.debugger.timeline.dispose();
    await this.#host.turn();
    this.launched.session.dispose();
  }

  /** Changes memory at this moment. */
  write(address: bigint, bytes: Uint8Array): void {
    this.mustStand();
    if (this.debugger.position.kind === "ended")
      throw new RequestError("The machine has come to its end here: go back first, then change it.");
    const memory = this.launched.session.machine.memory;
    const problem = writeProblem(memory, address, bytes.length);
    const at = offsetOf(memory, address);
    if (problem !== undefined || at === undefined) throw new RequestError(problem ?? "no such memory");
    const old = readBytes(memory, address, bytes.length);
    if (old.kind === "bytes" && old.bytes.every((byte, i) => byte === bytes[i])) return;
    this.debugger.edit(at, bytes);
    this.console.changed();
  }

  time(): TimeBody {
    const { session } = this.launched;
    return { time: session.time, clock: session.clock, latest: this.debugger.timeline.latest, running: this.running };
  }

  async #moving(direction: "forward" | "backward", motion: () => Promise<Stop>): Promise<void> {
    // The response to the request that started this goes out first.
    await Promise.resolve();
    try {
      const stop = await motion();
      this.#arrived(stop, direction);
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.console.line("stderr", `Ringside itself has failed here, please report it: ${text}`);
      this.finish(1);
    } finally {
      this.#motion = undefined;
      this.#backward = false;
    }
  }

  #arrived(stop: Stop, direction: "forward" | "backward"): void {
    if (this.#state === "terminated") return;
    if (direction === "backward") this.console.wentBack();
    this.console.update();
    this.#stop = stop;
    if (stop.reason === "ended") {
      this.#ended(stop.end, stop.context);
      return;
    }
    if (stop.reason === "exception") {
      this.console.line("important", `${stop.text}\n`);
      this.#stopped({
        reason: "exception",
        description: "Unhandled exception",
        text: stop.text,
        threadId: stop.context,
      });
      return;
    }
    if (stop.reason === "data breakpoint") {
      this.console.line("console", stop.text);
      this.#stopped({
        reason: "data breakpoint",
        description: "Paused on a data breakpoint",
        text: stop.text,
        threadId: stop.context,
        hitBreakpointIds: [...stop.ids],
      });
      return;
    }
    if (stop.reason === "breakpoint" && stop.ids.every((id) => this.#breakInstructions.has(id))) {
      this.#stopped({ reason: "breakpoint", description: "Paused on a break instruction", threadId: stop.context });
      return;
    }
    this.#stopped({
      reason: stop.reason,
      threadId: stop.context,
      ...(stop.reason === "breakpoint" ? { hitBreakpointIds: [...stop.ids] } : {}),
    });
  }

  /** Whether to stop before each break instruction, as a debugger on another machine would. */
  breakAtInstructions(on: boolean): void {
    const request = {
      where: { kind: "breakInstruction" },
      condition: undefined,
      hitCondition: undefined,
      logMessage: undefined,
    } as const;
    const made = this.debugger.breakpoints.set("break instructions", on ? [request] : []);
    this.#breakInstructions = new Set(made.map((one) => one.id));
  }

  #ended(end: EndReason, context: number): void {
    if (end.kind === "finished") {
      this.#reportResults();
      if (this.#options.stopAtEnd)
        this.#stopped({ reason: "pause", description: "Paused at the end of the run", threadId: context });
      else this.finish(this.#exitCode());
      return;
    }
    const text = end.kind === "bugcheck" ? end.bugcheck.message : end.finding.message;
    this.console.line("important", explainStop(end));
    const wanted = filterFor(end);
    if (this.#options.noDebug || !this.filters.has(wanted)) {
      this.#reportResults();
      this.finish(1);
      return;
    }
    const description = end.kind === "bugcheck" ? `Bugcheck ${end.bugcheck.name}` : `Verifier: ${end.finding.kind}`;
    this.#stopped({ reason: "exception", description, text, threadId: context });
  }

  #stopped(body: DebugProtocol.StoppedEvent["body"]): void {
    this.#state = "stopped";
    this.#changed();
    this.#emit("stopped", { ...body, allThreadsStopped: true });
  }

  #betweenSlices(): void {
    if (this.#backward || this.#state !== "running") return;
    this.console.update();
    if (this.#host.now() - this.#lastChanged >= changedEvery) this.#changed();
  }

  #changed(): void {
    this.#lastChanged = this.#host.now();
    const { trace } = this.launched.session;
    const body: ChangedBody = { ...this.time(), traceLength: trace.length, traceGeneration: trace.generation };
    this.#emit("ringside/changed", body);
  }

  #reportResults(): void {
    const results = this.launched.session.results();
    if (results.length === 0) return;
    for (const result of results) {
      if (result.outcome === "passed") continue;
      this.console.line("stderr", `${result.outcome}: ${result.path} ${result.title}: ${result.message}`);
    }
    const passed = results.filter((result) => result.outcome === "passed").length;
    this.console.line(
      passed === results.length ? "console" : "stderr",
      `${this.launched.title}: ${passed} of ${results.length} steps passed.`,
    );
  }

  #exitCode(): number {
    return this.launched.session.results().every((result) => result.outcome === "passed") ? 0 : 1;
  }

  #condition(expression: string, context: number): { truth: boolean; text: string } {
    const value = this.evaluator.evaluate(expression, this.debugger.codeFrame(context));
    if (!isScalar(value.type)) return { truth: true, text: textOf(this.inspector, value) };
    const number = integerOf(this.inspector, value);
    const text = textOf(this.inspector, value);
    return { truth: number === undefined ? Number(text) !== 0 : number !== 0n, text };
  }
}

/** Which filter an end of this kind belongs to. */
export function filterFor(end: EndReason): ExceptionFilter {
  return end.kind === "bugcheck" ? "bugcheck" : "verifier";
}

/** A thread as a client lists it. */
export function threadName(info: {
  readonly name: string;
  readonly processor: number | undefined;
  readonly irql: number;
  readonly state: string;
}): string {
  const where = info.processor === undefined ? info.state : `CPU ${info.processor}`;
  return `${info.name} [${where}, ${irqlName(info.irql)}]`;
}
