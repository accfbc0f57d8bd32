// The debug adapter: DAP requests in, responses and events out, whatever the transport. Each request is answered exactly once; one
// that makes no sense is answered with an error and changes nothing. Files, the clock and the event loop are lent by the host.

// The module by its path: the package's front door opens sockets.
import { ProtocolServer } from "@vscode/debugadapter/lib/protocol.js";
import type { DebugProtocol } from "@vscode/debugprotocol";
import { isRecord } from "../compiler/json/shape.ts";
import type { Granularity } from "../kernel/session/debugger.ts";
import type { Evaluator } from "../kernel/session/evaluator.ts";
import type { DebugHost, TimelineLimits } from "../kernel/session/timeline.ts";
import { Arguments, RequestError } from "./arguments.ts";
import { BreakpointRequests } from "./breakpoint-requests.ts";
import { capabilities } from "./capabilities.ts";
import { Client } from "./client.ts";
import { command, commandCompletions } from "./commands.ts";
import { DataBreakpointRequests } from "./data-breakpoint-requests.ts";
import type { Launched, Launcher } from "./launcher.ts";
import type { LaunchArguments } from "./protocol.ts";
import { Run } from "./run.ts";
import * as state from "./state-requests.ts";
import { typedMotion } from "./typed-motions.ts";
import * as views from "./view-requests.ts";

export interface AdapterHost extends DebugHost {
  readonly launcher: Launcher;
  evaluator(launched: Launched): Evaluator;
  readonly limits?: TimelineLimits;
  /** Called when the client has gone or said `disconnect`, after the response. */
  ended?(): void;
}

/** What a handler gives: the response's body, and what happens once the response is out. */
type Answer = { readonly body?: unknown; readonly after?: () => void };
type Handler = (args: Arguments, seq: number) => Answer | Promise<Answer>;

export class RingsideDebugAdapter extends ProtocolServer {
  readonly #host: AdapterHost;
  readonly #breakpoints = new BreakpointRequests();
  readonly #dataBreakpoints = new DataBreakpointRequests();
  #client: Client | undefined;
  #run: Run | undefined;
  /** Breakpoints set before the launch, as they are since; still to be told. */
  #moved: DebugProtocol.Breakpoint[] = [];
  #launch: { readonly args: LaunchArguments; readonly stopAtEnd: boolean } | undefined;
  #configured = false;
  #started = false;
  #launching = false;
  /** A motion has been accepted whose request is about to be answered. */
  #accepted = false;
  /** Requests not answered yet that `cancel` can reach, by their number. */
  readonly #cancellable = new Map<number, () => void>();

  constructor(host: AdapterHost) {
    super();
    this.#host = host;
    this.on("close", () => this.#over());
    this.on("error", () => undefined);
  }

  override dispose(): void {
    void this.#run?.dispose();
  }

  override handleMessage(message: DebugProtocol.ProtocolMessage): void {
    const type: unknown = isRecord(message) ? message.type : undefined;
    if (isRecord(message) && type === "request") this.#serve(message);
    else if (type === "response") super.handleMessage(message);
    else this.problem("A message that is neither a request nor a response has been ignored.");
  }

  /** Says on the client's console that what it sent could not be used. */
  problem(text: string): void {
    this.#emit("output", { category: "stderr", output: `${text}\n` });
  }

  protected override dispatchRequest(request: DebugProtocol.Request): void {
    this.#serve({ ...request });
  }

  #serve(request: Readonly<Record<string, unknown>>): void {
    const command = typeof request.command === "string" ? request.command : "";
    const seq = typeof request.seq === "number" ? request.seq : 0;
    const handler = Object.hasOwn(this.#handlers, command) ? this.#handlers[command] : undefined;
    const handle = async (): Promise<Answer> => {
      if (command === "") throw new RequestError("The request names no command.", { id: 1002 });
      if (handler === undefined)
        throw new RequestError(`Ringside does not know the request "${command}".`, { id: 1002 });
      if (this.#client === undefined && command !== "initialize" && command !== "disconnect") {
        throw new RequestError(`"${command}" came before "initialize".`, { id: 1003 });
      }
      return handler(new Arguments(request.arguments, command), seq);
    };
    // Handlers start in the order of their requests; most end at once.
    handle().then(
      (answer) => this.#respond(seq, command, answer),
      (error: unknown) => this.#fail(seq, command, error),
    );
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    initialize: (args) => {
      if (this.#client !== undefined) throw new RequestError('"initialize" may come only once.');
      const format = args.optionalString("pathFormat");
      if (format !== undefined && format !== "path" && format !== "uri")
        throw new RequestError(`initialize.pathFormat: expected "path" or "uri", got "${format}"`);
      this.#client = new Client(args);
      return { body: capabilities, after: () => this.#emit("initialized") };
    },
    launch: (args) => this.#launchRequest(args),
    attach: () => {
      throw new RequestError(
        "There is nothing to attach to: Ringside runs drivers itself. Use a launch configuration.",
        { show: true },
      );
    },
    configurationDone: () => {
      this.#configured = true;
      return { after: () => this.#startWhenReady() };
    },
    restart: (args) => this.#restart(args),
    terminate: async () => {
      const run = this.#mustRun();
      run.pause();
      await run.idle();
      return { after: () => run.finish(1) };
    },
    disconnect: async () => {
      const run = this.#run;
      this.#run = undefined;
      await run?.dispose();
      return { after: () => this.#over() };
    },
    cancel: (args) => {
      const id = args.optionalInteger("requestId", 0);
      if (id !== undefined) this.#cancellable.get(id)?.();
      return {};
    },

    setBreakpoints: (args) => ({ body: this.#breakpoints.setBreakpoints(this.#run, args, this.#mustKnow()) }),
    setFunctionBreakpoints: (args) => ({
      body: this.#breakpoints.setFunctionBreakpoints(this.#run, args, this.#mustKnow()),
    }),
    dataBreakpointInfo: (args) => ({ body: this.#dataBreakpoints.info(this.#mustRun(), args) }),
    setDataBreakpoints: (args) => ({ body: this.#dataBreakpoints.set(this.#run, args) }),
    setExceptionBreakpoints: (args) => ({ body: this.#breakpoints.setExceptionBreakpoints(this.#run, args) }),
    breakpointLocations: (args) => ({
      body: this.#breakpoints.breakpointLocations(this.#mustRun(), args, this.#mustKnow()),
    }),

    continue: (args) => {
      // All threads go on, whichever is named.
      args.integer("threadId", 0);
      return this.#move((run) => run.continue(), { allThreadsContinued: true });
    },
    next: (args) => this.#step(args, "forward", (run, thread, by) => run.debugger.stepOver(thread, by)),
    stepIn: (args) => this.#step(args, "forward", (run, thread, by) => run.debugger.stepInto(thread, by)),
    stepOut: (args) => this.#step(args, "forward", (run, thread) => run.debugger.stepOut(thread)),
    stepBack: (args) => this.#step(args, "backward", (run, thread, by) => run.debugger.stepBack(thread, by)),
    reverseContinue: (args) => {
      args.integer("threadId", 0);
      return this.#move((run) => run.move("backward", () => run.debugger.reverseContinue()));
    },
    "ringside/stepBackInto": (args) => this.#step(args, "backward", (run, thread) => run.debugger.stepBackInto(thread)),
    "ringside/stepBackOut": (args) => this.#step(args, "backward", (run, thread) => run.debugger.stepBackOut(thread)),
    pause: () => {
      const run = this.#mustRun();
      if (run.terminated) throw new RequestError("The run has ended.");
      return { after: () => run.pause() };
    },

    threads: async () => ({ body: state.threads(await this.#present()) }),
    stackTrace: (args) => ({ body: state.stackTrace(this.#mustRun(), args, this.#mustKnow()) }),
    scopes: (args) => ({ body: state.scopes(this.#mustRun(), args) }),
    variables: (args) => ({ body: state.variables(this.#mustRun(), args) }),
    setVariable: (args) => ({
      body: state.setVariable(this.#mustRun(), args),
      after: () => this.#invalidated(["variables"]),
    }),
    setExpression: (args) => ({
      body: state.setExpression(this.#mustRun(), args),
      after: () => this.#invalidated(["variables"]),
    }),
    evaluate: (args) => {
      const typed = typedMotion(this.#mustRun(), args);
      if (typed !== undefined)
        return this.#move(
          () => {
            // The client did not ask for a motion, so it has to be told of one.
            this.#emit("continued", { threadId: typed.thread, allThreadsContinued: true });
            return typed.start();
          },
          { result: "", variablesReference: 0 },
        );
      const answer = command(this.#mustRun(), args, this.#dataBreakpoints);
      if (answer !== undefined) return { body: answer };
      let changed = false;
      const body = state.evaluate(this.#mustRun(), args, () => {
        changed = true;
      });
      return { body, after: () => changed && this.#invalidated(["variables"]) };
    },
    completions: (args) => {
      const known = commandCompletions(
        args
          .string("text")
          .slice(0, Math.max(0, args.integer("column", 0) - 1))
          .trim(),
      );
      return { body: known.length > 0 ? { targets: [...known] } : state.completions(this.#mustRun(), args) };
    },
    exceptionInfo: (args) => ({ body: state.exceptionInfo(this.#mustRun(), args) }),
    readMemory: async (args) => ({ body: state.readMemory(await this.#present(), args) }),
    writeMemory: (args) => ({
      body: state.writeMemory(this.#mustRun(), args),
      after: () => this.#invalidated(["variables"]),
    }),

    source: (args) => {
      const path = args.has("source") ? args.object("source").optionalString("path") : undefined;
      const text = path === undefined ? undefined : this.#host.launcher.read(this.#mustKnow().path(path));
      if (text === undefined)
        throw new RequestError(`There is no source ${path === undefined ? "without a path" : `"${path}"`}.`);
      return { body: { content: text, mimeType: "text/x-c" } };
    },
    loadedSources: () => {
      const client = this.#mustKnow();
      return { body: { sources: this.#mustRun().debugger.code.files.map((file) => client.source(file)) } };
    },
    modules: (args) => this.#modules(args),

    "ringside/time": async () => ({ body: (await this.#present()).time() }),
    "ringside/goToTime": async (args, seq) => this.#goTo(this.#mustRun(), args.integer("time", 0), seq),
    "ringside/goToTraceRow": async (args, seq) => {
      const run = this.#mustRun();
      return this.#goTo(run, views.rowTime(run, args), seq);
    },
    "ringside/deviceTree": async () => ({ body: views.deviceTree(await this.#present()) }),
    "ringside/trace": async (args) => ({ body: views.trace(await this.#present(), args) }),
    "ringside/traceCount": async (args) => ({ body: views.traceCount(await this.#present(), args) }),
    "ringside/traceFind": async (args) => ({ body: views.traceFind(await this.#present(), args) }),
    "ringside/traceExport": async (args) => ({ body: views.traceExport(await this.#present(), args) }),
    "ringside/irp": async (args) => ({ body: views.irp(await this.#present(), args) }),
    "ringside/contexts": async () => ({ body: views.contexts(await this.#present()) }),
    "ringside/describe": async (args) => ({ body: views.describe(await this.#present(), args) }),
    "ringside/results": async () => ({ body: views.results(await this.#present()) }),
  };

  async #launchRequest(args: Arguments): Promise<Answer> {
    if (this.#run !== undefined || this.#launching)
      throw new RequestError("A driver has been launched already: use restart.");
    const launch = launchArguments(args);
    const stopAtEnd = args.boolean("stopAtEnd");
    await this.#load(launch, stopAtEnd);
    return { after: () => this.#startWhenReady() };
  }

  async #restart(args: Arguments): Promise<Answer> {
    const old = this.#mustRun();
    const given = args.has("arguments") ? args.object("arguments") : undefined;
    const launch = given?.has("program") ? launchArguments(given) : this.#launch?.args;
    if (launch === undefined) throw new RequestError("There is nothing to restart.");
    await old.dispose();
    this.#run = undefined;
    this.#started = false;
    this.#emit("output", { category: "console", output: "— restarted —\n" });
    await this.#load(launch, given?.has("stopAtEnd") ? given.boolean("stopAtEnd") : (this.#launch?.stopAtEnd ?? false));
    return { after: () => this.#startWhenReady() };
  }

  /** Compiles and powers on; the machine stands at time 0 afterwards. */
  async #load(args: LaunchArguments, stopAtEnd: boolean): Promise<void> {
    this.#launching = true;
    try {
      const outcome = await this.#host.launcher.launch(args);
      if ("problems" in outcome) {
        for (const problem of outcome.problems) this.problem(problem);
        const first = outcome.problems[0] ?? "it could not be prepared";
        const more =
          outcome.problems.length > 1 ? ` (and ${outcome.problems.length - 1} more, see the debug console)` : "";
        throw new RequestError(`${first}${more}`, { id: 1010, show: true });
      }
      const launched = outcome.launched;
      const options = { stopOnEntry: args.stopOnEntry ?? false, stopAtEnd, noDebug: args.noDebug ?? false };
      const emit = (event: string, body?: unknown): void => this.#emit(event, this.#translated(event, body));
      this.#run = new Run(launched, this.#host.evaluator(launched), options, emit, this.#host, this.#host.limits);
      this.#launch = { args, stopAtEnd };
      const client = this.#mustKnow();
      for (const { severity, range, message } of launched.diagnostics) {
        if (severity === "error")
          this.problem(`${range.file}:${range.startLine + 1}:${range.startColumn + 1}: ${message}`);
      }
      this.#emit("process", { name: launched.title, isLocalProcess: false, startMethod: "launch", pointerSize: 64 });
      this.#moved = [];
      this.#dataBreakpoints.apply(this.#run);
      this.#breakpoints.apply(this.#run, client, (breakpoint) => this.#moved.push(breakpoint));
    } finally {
      this.#launching = false;
    }
  }

  #startWhenReady(): void {
    if (this.#run === undefined || !this.#configured || this.#started) return;
    this.#started = true;
    // Not told earlier: a client that is still waiting for its answer to setBreakpoints does not know these breakpoints yet.
    for (const breakpoint of this.#moved) this.#emit("breakpoint", { reason: "changed", breakpoint });
    this.#moved = [];
    this.#run.start();
  }

  #step(
    args: Arguments,
    direction: "forward" | "backward",
    motion: (run: Run, thread: number, by: Granularity) => ReturnType<Run["debugger"]["continue"]>,
  ): Answer {
    const run = this.#mustRun();
    const thread = state.threadOf(run, args);
    const by = args.has("granularity") ? args.choice("granularity", "statement", "line", "instruction") : "statement";
    return this.#move((one) => one.move(direction, () => motion(one, thread, by === "line" ? "line" : "statement")));
  }

  #move(motion: (run: Run) => Promise<void>, body?: unknown): Answer {
    const run = this.#mustRun();
    run.mustStand();
    this.#mustHaveStarted();
    if (this.#accepted) throw new RequestError("notStopped", { id: 1001 });
    // Between this answer and the motion's first slice another request may come: it finds the motion accepted.
    this.#accepted = true;
    const after = (): void => {
      this.#accepted = false;
      if (!run.terminated) void motion(run);
    };
    return { body, after };
  }

  async #goTo(run: Run, time: number, seq: number): Promise<Answer> {
    this.#mustHaveStarted();
    if (this.#accepted) throw new RequestError("notStopped", { id: 1001 });
    const direction = time < run.debugger.timeline.time ? "backward" : "forward";
    let cancelled = false;
    const motion = run.move(direction, () => run.debugger.goTo(time));
    this.#cancellable.set(seq, () => {
      cancelled = true;
      run.pause();
    });
    await motion.finally(() => this.#cancellable.delete(seq));
    if (cancelled) throw new RequestError("cancelled", { id: 1004 });
    return { body: run.time() };
  }

  #modules(args: Arguments): Answer {
    const images = this.#mustRun().launched.session.images;
    const start = args.optionalInteger("startModule", 0) ?? 0;
    const count = args.optionalInteger("moduleCount", 0) ?? 0;
    const modules = images.map((image) => ({
      id: image.name,
      name: `${image.name}.sys`,
      path: image.program.units[0]?.path ?? "",
      isUserCode: true,
      symbolStatus: "Compiled from source",
      addressRange: `0x${image.base.toString(16)} + 0x${image.size.toString(16)}`,
    }));
    return {
      body: { modules: modules.slice(start, count === 0 ? undefined : start + count), totalModules: modules.length },
    };
  }

  #mustRun(): Run {
    if (this.#run === undefined) {
      throw new RequestError(
        this.#launching ? "The driver is being compiled." : 'Nothing has been launched yet: send "launch" first.',
        { id: 1003 },
      );
    }
    return this.#run;
  }
  #mustKnow(): Client {
    if (this.#client === undefined) throw new RequestError('"initialize" has not come yet.', { id: 1003 });
    return this.#client;
  }
  #mustHaveStarted(): void {
    if (!this.#started) throw new RequestError('The run has not begun: send "configurationDone" first.', { id: 1003 });
  }
  /** The run, at a moment when the machine's state is somebody's present. */
  async #present(): Promise<Run> {
    const run = this.#mustRun();
    await run.present();
    return run;
  }

  /** Breakpoint ids as this client knows them. */
  #translated(event: string, body: unknown): unknown {
    if (event !== "stopped" || !isRecord(body) || !Array.isArray(body.hitBreakpointIds)) return body;
    const ids = body.hitBreakpointIds.filter((id): id is number => typeof id === "number");
    return { ...body, hitBreakpointIds: this.#breakpoints.clientIds(ids) };
  }

  #invalidated(areas: readonly string[]): void {
    if (this.#client?.supportsInvalidated === true) this.#emit("invalidated", { areas });
  }

  #respond(seq: number, command: string, answer: Answer): void {
    this.#answer(seq, { command, success: true, ...(answer.body === undefined ? {} : { body: answer.body }) });
    answer.after?.();
  }

  #fail(seq: number, command: string, error: unknown): void {
    const known = error instanceof RequestError;
    const text = error instanceof Error ? error.message : String(error);
    const id = known ? error.id : 1100;
    const body = {
      error: { id, format: text.replaceAll("{", "(").replaceAll("}", ")"), showUser: known && error.show },
    };
    this.#answer(seq, { command, success: false, message: text, body });
  }

  #answer(seq: number, content: { command: string; success: boolean; message?: string; body?: unknown }): void {
    this.sendResponse({ seq: 0, type: "response", request_seq: seq, ...content });
  }

  #emit(event: string, body?: unknown): void {
    this.sendEvent({ seq: 0, type: "event", event, ...(body === undefined ? {} : { body }) });
  }

  #over(): void {
    void this.#run?.dispose();
    this.#run = undefined;
    this.#host.ended?.();
  }
}

function launchArguments(args: Arguments): LaunchArguments {
  const program = args.string("program");
  if (program.trim() === "")
    throw new RequestError(
      "launch.program: expected the path of a scenario, of a driver's source or folder, or of a program's source",
      {
        show: true,
      },
    );
  const seed = args.optionalInteger("seed", 0, 0xffff_ffff);
  const input = args.optionalString("input");
  const driver = args.optionalString("driver");
  const schedule = args.optionalString("schedule");
  const refuse = args.optionalInteger("refuse", 1, 0xffff_ffff);
  const pend = args.optionalInteger("pend", 0, 0xffff_ffff);
  return {
    program,
    args: args.strings("args"),
    ...(input === undefined ? {} : { input }),
    ...(driver === undefined ? {} : { driver }),
    stopOnEntry: args.boolean("stopOnEntry"),
    noDebug: args.boolean("noDebug"),
    ...(seed === undefined ? {} : { seed }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(refuse === undefined ? {} : { refuse }),
    ...(pend === undefined ? {} : { pend }),
    ...(args.boolean("uninitialized") ? { uninitialized: true } : {}),
    ...(args.has("verifierOff") ? { verifierOff: args.strings("verifierOff") } : {}),
    includePath: args.strings("includePath"),
    defines: args.stringMap("defines"),
  };
}
