// A toy kernel session: a few functions of a few statements, threads that take turns, and nothing else. It keeps the promises of
// kernel/api.ts that the debugger relies on (time in steps, breakpoints reported once, checkpoints), so that the time axis and the
// stepping can be tried without a compiler or a kernel.
import { KERNEL_BASE } from "../../../compiler/abi.ts";
import type { IrFunction, IrSymbol, Step } from "../../../compiler/ir/ir.ts";
import type { Program } from "../../../compiler/program.ts";
import { VOID } from "../../../compiler/types/make.ts";
import type { Unit } from "../../../compiler/unit.ts";
import type { ContextInfo, KernelCheckpoint, KernelSession, StopReason } from "../../../kernel/api.ts";
import type { FrameInfo, GuestMemory, Image, LoadedFunction, Machine } from "../../../kernel/machine/api.ts";
import { TraceLog } from "../../../kernel/trace/log.ts";

/** What a statement does. `cell` names one of 64 numbers in memory. */
export type Action =
  | { readonly do: "add"; readonly cell: number; readonly by: number }
  | { readonly do: "print"; readonly text: string }
  | { readonly do: "call"; readonly name: string }
  /** `return name();` */
  | { readonly do: "tailCall"; readonly name: string }
  /** Goes to a statement of the function as long as a cell is less than a bound. */
  | { readonly do: "loop"; readonly to: number; readonly cell: number; readonly below: number }
  | { readonly do: "crash" }
  | { readonly do: "return" };
export interface ToyStep {
  /** From 0. */
  readonly line: number;
  readonly action: Action;
}
export type ToyProgram = Readonly<Record<string, readonly ToyStep[]>>;

const frameSize = 64;
const stackBase = 0x1000;
const stackSize = 0x2000;
const cellBase = 0x100;
const memorySize = 0x10000;

interface ToyContext {
  readonly id: number;
  /** Functions the kernel calls one after the other. */
  readonly calls: readonly string[];
  next: number;
  /** Frames in use, the kernel's own among them. */
  depth: number;
  done: boolean;
}
interface ToyState {
  time: number;
  turn: number;
  ran: number;
  contexts: ToyContext[];
  end: StopReason | undefined;
}
interface ToyCheckpoint extends KernelCheckpoint {
  readonly state: ToyState;
  readonly memory: Uint8Array;
  readonly trace: number;
}

export class ToySession implements KernelSession {
  readonly trace = new TraceLog();
  readonly machine: Machine;
  readonly images: readonly Image[];
  readonly contract: Program;
  breakpointsOn = true;
  stopsAtCrashes = false;
  /** Calls of `advance`, to see what a search costs. */
  restores = 0;
  readonly #memory: Uint8Array = new Uint8Array(memorySize);
  readonly #armed = new Set<number>();
  readonly #functions: LoadedFunction[] = [];
  readonly #actions = new Map<number, Action>();
  readonly #quantum: number;
  #state: ToyState;

  /** `threads`: for each, what the kernel calls in it. `quantum`: statements until the next thread has its turn. */
  constructor(program: ToyProgram, threads: readonly (readonly string[])[], quantum = 7) {
    this.#quantum = quantum;
    const image = this.#load(program);
    this.images = [image];
    this.contract = image.program;
    this.machine = this.#machine();
    const contexts = threads.map((calls, i) => ({ id: i + 1, calls, next: 0, depth: 1, done: false }));
    this.#state = { time: 0, turn: 0, ran: 0, contexts, end: undefined };
  }

  get time(): number {
    return this.#state.time;
  }
  get clock(): number {
    return this.#state.time;
  }
  get current(): number {
    return this.#state.contexts[this.#state.turn]?.id ?? 1;
  }
  /** A number in memory, by its name. */
  cell(cell: number): number {
    return new DataView(this.#memory.buffer).getInt32(cellBase + 4 * cell, true);
  }
  cellAddress(cell: number): bigint {
    return KERNEL_BASE + BigInt(cellBase + 4 * cell);
  }
  /** All of memory, for comparing. */
  get image(): string {
    return Buffer.from(this.#memory).toString("latin1");
  }

  advance(until: number): StopReason {
    const state = this.#state;
    for (;;) {
      if (state.end !== undefined) return state.end;
      if (state.time >= until) return { kind: "limit" };
      const context = this.#schedule();
      if (context === undefined) {
        state.end = { kind: "finished" };
        continue;
      }
      const frame = this.#frame(context, context.depth - 1);
      const fn = this.#functions[this.#u32(frame + 4)];
      const step = (fn?.firstStep ?? 0) + this.#u32(frame);
      if (this.#armed.has(step) && this.breakpointsOn && this.#memory[frame + 8] === 0) {
        this.#memory[frame + 8] = 1;
        return { kind: "breakpoint", context: context.id, step };
      }
      this.#memory[frame + 8] = 0;
      state.time++;
      state.ran++;
      this.#run(context, frame, step);
    }
  }

  contexts(): readonly ContextInfo[] {
    return this.#state.contexts.map((context) => ({
      id: context.id,
      kind: "thread",
      name: `Toy ${context.id}`,
      processor: 0,
      irql: 0,
      state: context.done ? "terminated" : "ready",
      waitingFor: undefined,
      stack: this.#frame(context, 0),
    }));
  }
  frames(id: number): readonly FrameInfo[] {
    const context = this.#state.contexts.find((one) => one.id === id);
    const found: FrameInfo[] = [];
    for (let i = (context?.depth ?? 0) - 1; i >= 0 && context !== undefined; i--) {
      const frame = this.#frame(context, i);
      const fn = this.#functions[this.#u32(frame + 4)];
      if (fn !== undefined) found.push({ frame, fn, step: this.#stepOf(fn, frame, i === context.depth - 1) });
    }
    return found;
  }
  deviceTree(): [] {
    return [];
  }
  inStack(): boolean {
    return false;
  }
  describe(): undefined {
    return undefined;
  }
  poolBlocks() {
    return [];
  }
  faults() {
    return { requests: 0, handedDown: 0, refused: undefined };
  }
  results(): [] {
    return [];
  }
  checkpoint(): KernelCheckpoint {
    const made: ToyCheckpoint = {
      time: this.time,
      bytes: memorySize,
      state: structuredClone(this.#state),
      memory: this.#memory.slice(),
      trace: this.trace.length,
    };
    return made;
  }
  restore(checkpoint: KernelCheckpoint): void {
    const made = checkpoint as ToyCheckpoint;
    this.restores++;
    this.#state = structuredClone(made.state);
    this.#memory.set(made.memory);
    this.trace.goTo(made.trace);
  }
  discard(): void {
    // Checkpoints are plain copies.
  }
  dispose(): void {
    // The memory is this session's own.
  }

  #schedule(): ToyContext | undefined {
    const state = this.#state;
    for (let tried = 0; tried <= state.contexts.length; tried++) {
      const context = state.contexts[state.turn];
      if (context !== undefined && !context.done && state.ran < this.#quantum) {
        if (context.depth > 1) return context;
        const name = context.calls[context.next++];
        if (name !== undefined) {
          this.#push(context, name);
          return context;
        }
        context.done = true;
      }
      state.turn = (state.turn + 1) % state.contexts.length;
      state.ran = 0;
    }
    return undefined;
  }

  #run(context: ToyContext, frame: number, step: number): void {
    const action = this.#actions.get(step);
    const view = new DataView(this.#memory.buffer);
    view.setUint32(frame, this.#u32(frame) + 1, true);
    switch (action?.do) {
      case "add":
        view.setInt32(cellBase + 4 * action.cell, this.cell(action.cell) + action.by, true);
        break;
      case "print":
        this.trace.append(
          { kind: "debugPrint", text: action.text },
          { time: this.time, clock: 0, processor: 0, irql: 0, context: context.id, contextName: "" },
        );
        break;
      case "call":
      case "tailCall":
        this.#push(context, action.name);
        break;
      case "loop":
        if (this.cell(action.cell) < action.below) view.setUint32(frame, action.to, true);
        break;
      case "crash":
        view.setUint32(frame, this.#u32(frame) - 1, true);
        this.#state.end = {
          kind: "bugcheck",
          bugcheck: {
            code: 0xd1,
            name: "DRIVER_IRQL_NOT_LESS_OR_EQUAL",
            parameters: [0n, 2n, 0n, 0n],
            message: "It crashed.",
            context: context.id,
            related: [],
          },
        };
        break;
      default:
        this.#memory.fill(0, frame, frame + frameSize);
        context.depth--;
        // Callers that were at their return have returned as well.
        while (context.depth > 1 && this.#atEnd(this.#frame(context, context.depth - 1))) context.depth--;
    }
  }

  /** Callers are at the statement whose call is under way. */
  #stepOf(fn: LoadedFunction, frame: number, innermost: boolean): number | undefined {
    if (fn.code === undefined) return undefined;
    return innermost ? this.#u32(frame) : this.#u32(frame) - 1;
  }

  #atEnd(frame: number): boolean {
    return this.#u32(frame) >= (this.#functions[this.#u32(frame + 4)]?.code?.steps.length ?? 0);
  }

  #push(context: ToyContext, name: string): void {
    const frame = this.#frame(context, context.depth++);
    const view = new DataView(this.#memory.buffer);
    view.setUint32(frame, 0, true);
    view.setUint32(
      frame + 4,
      this.#functions.findIndex((fn) => fn.name === name),
      true,
    );
    this.#memory[frame + 8] = 0;
  }
  #frame(context: ToyContext, depth: number): number {
    return stackBase + (context.id - 1) * stackSize + depth * frameSize;
  }
  #u32(at: number): number {
    return new DataView(this.#memory.buffer).getUint32(at, true);
  }

  #load(program: ToyProgram): Image {
    const unit = {
      path: "toy.c",
      globals: [],
      range: (_: number, tokens: { first: number; last: number }) => rangeOf(tokens),
    } as unknown as Unit;
    const functions = new Map<string, { fn: IrFunction; unit: Unit }>();
    const space = { base: KERNEL_BASE, start: 0, sizeLog2: 16 };
    const common = { image: "toy", unit: "toy.c", frameSize, localOffsets: [], space };
    this.#functions.push({
      ...common,
      index: 0,
      name: "ToyThread",
      code: undefined,
      symbol: undefined,
      image: "nt",
      address: 0,
      firstStep: 0,
    });
    let firstStep = 0;
    for (const [name, steps] of Object.entries(program)) {
      const symbol = { name, linkName: name } as unknown as IrSymbol;
      const code = irFunction(symbol, steps);
      functions.set(name, { fn: code, unit });
      const index = this.#functions.length;
      this.#functions.push({ ...common, index, name, code, symbol, address: index * 16, firstStep });
      for (const [i, step] of steps.entries()) this.#actions.set(firstStep + i, step.action);
      firstStep += steps.length;
    }
    const made = {
      units: [unit],
      functions,
      globals: new Map(),
      initializers: [],
      imports: new Map(),
      diagnostics: [],
    };
    return {
      name: "toy",
      program: made,
      base: 0,
      size: 0,
      space,
      function: (name) => this.#functions.find((fn) => fn.name === name && fn.code !== undefined),
      global: () => undefined,
    };
  }

  #machine(): Machine {
    const u8 = this.#memory;
    const view = new DataView(u8.buffer);
    const memory = {
      size: memorySize,
      u8,
      view,
      u32: (at: number) => view.getUint32(at, true),
      u64: (at: number) => view.getBigUint64(at, true),
      check: () => undefined,
    } as unknown as GuestMemory;
    return {
      memory,
      setBreakpoint: (step: number, on: boolean) => (on ? this.#armed.add(step) : this.#armed.delete(step)),
      functionAt: () => undefined,
      watches: { set: () => undefined, compare: () => undefined, accept: () => undefined, take: () => undefined },
    } as unknown as Machine;
  }
}

/** In the toy, the token number is the line. */
function rangeOf(tokens: { readonly first: number; readonly last: number }) {
  return { file: "toy.c", startLine: tokens.first, startColumn: 2, endLine: tokens.last, endColumn: 20 };
}

function irFunction(symbol: IrSymbol, steps: readonly ToyStep[]): IrFunction {
  const lines = steps.map((step) => step.line);
  const made: Step[] = steps.map(({ line, action }) => ({
    first: line,
    last: line,
    kind:
      action.do === "tailCall"
        ? "return"
        : action.do === "return"
          ? "end"
          : action.do === "loop"
            ? "condition"
            : "statement",
  }));
  return {
    symbol,
    type: { kind: "function", quals: 0, returns: VOID, params: [], variadic: false, prototyped: true },
    declaration: 0,
    range: { first: Math.min(...lines), last: Math.max(...lines) },
    params: [],
    locals: [],
    blocks: [
      { id: 0, instructions: [{ kind: "step", step: 0 }], terminator: { kind: "unreachable" }, inTry: undefined },
    ],
    steps: made,
    tries: [],
    refusals: [],
  };
}
