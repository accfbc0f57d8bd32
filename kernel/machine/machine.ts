// The machine: memory, a table of functions, and entering, stopping and walking what runs in it.
// Models one processor's worth of execution at a time; the kernel's scheduler decides what runs.
import { Frame, KERNEL_BASE, Status } from "../../compiler/abi.ts";
import { Interpreter } from "../../compiler/interpret/index.ts";
import type { Program } from "../../compiler/program.ts";
import {
  type BaseExports,
  Cell,
  generateBaseModule,
  type MachineLayout,
  machineLayout,
  Resume,
  TERMINATED,
} from "../../compiler/wasm/index.ts";
import type {
  FrameInfo,
  Image,
  LoadedFunction,
  LoadOptions,
  Machine,
  MachineHost,
  MachineOptions,
  MemorySnapshot,
  Offset,
} from "./api.ts";
import { Breakpoints } from "./breakpoints.ts";
import { Exceptions } from "./exceptions.ts";
import { type Loaded, Loader } from "./loader.ts";
import { Memory } from "./memory.ts";
import { type Run, Services } from "./services.ts";
import { Shadow, type ShadowSnapshot } from "./shadow.ts";
import { type Snapshot, Snapshots } from "./snapshots.ts";
import { keepSpare } from "./spare.ts";
import { Texts } from "./texts.ts";
import { callerFrame, walkFrames } from "./walk.ts";
import { Watches } from "./watches.ts";

export function createMachine(host: MachineHost, options: MachineOptions = {}): Machine {
  return new EmulatedMachine(host, options);
}

/** Guest stack that one descent of native calls may use: the host's own stack has less room than the guest's. Bytes. */
const DESCENT = 48 * 1024;
const DEEP_DESCENT = 12 * 1024;

interface MachineSnapshot extends MemorySnapshot {
  readonly memory: Snapshot;
  readonly shadow: ShadowSnapshot | undefined;
  readonly free: Offset;
  readonly loaded: Loaded;
}

class EmulatedMachine implements Machine, Run {
  readonly memory: Memory;
  stop: Machine["stop"] = { kind: "host" };
  idle: Machine["idle"];
  readonly shadow: Shadow | undefined;
  readonly watches: Watches;
  deep = false;
  readonly #layout: MachineLayout;
  readonly #base: BaseExports;
  readonly #snapshots: Snapshots;
  readonly #services: Services;
  readonly #exceptions: Exceptions;
  readonly #interpreter: Interpreter;
  readonly #breakpoints: Breakpoints;
  readonly #loader: Loader;
  /** Everything is interpreted; otherwise only what generated code cannot do. */
  readonly #interprets: boolean;
  #free: Offset;
  #stackLimit: Offset;
  #depth = 0;
  #disposed = false;
  /** Bases of the frames being entered, outermost first. */
  readonly #roots: Offset[] = [];

  constructor(host: MachineHost, options: MachineOptions) {
    const log2 = Math.ceil(Math.log2(options.memory ?? 64 * 1024 * 1024));
    const layout = machineLayout(Math.min(Math.max(log2, 24), 28));
    const kernelSpace = { base: KERNEL_BASE, start: 0, sizeLog2: layout.sizeLog2 };
    this.#layout = layout;
    this.memory = new Memory(layout);
    this.#breakpoints = new Breakpoints(this.memory, layout);
    this.watches = new Watches(this.memory, () => host.time ?? 0);
    this.#stackLimit = layout.passive;
    this.#free = layout.free;
    this.memory.protect(layout.code, 16 * layout.functions, 0x87);
    const texts = new Texts();
    this.#services = new Services({
      host,
      memory: this.memory,
      breakpoints: this.#breakpoints,
      texts,
      kernelSpace,
      run: this,
      watches: this.watches,
      loader: () => this.#loader,
      exceptions: () => this.#exceptions,
      interpreter: () => this.#interpreter,
    });
    const imports = this.#services.imports();
    const table = new WebAssembly.Table({ element: "anyfunc", initial: 1 });
    const careful = new WebAssembly.Table({ element: "anyfunc", initial: 1 });
    const env = { ...imports, memory: this.memory.wasm, table, careful };
    const base = new WebAssembly.Instance(baseModule(layout), {
      env: { ...env, prepare: (frame: Offset, careful: number) => this.#loader.prepare(frame, careful !== 0) },
    }).exports;
    if (!isBase(base)) throw new Error("the machine's base module lacks its exports");
    this.#base = base;
    table.set(0, base.stub);
    careful.set(0, base.carefulStub);
    this.#snapshots = new Snapshots(this.memory, layout, (from, to) => base.nextDirty(from, to));
    this.#interprets = options.engine === "interpret" || options.uninitialized === true;
    if (options.uninitialized === true) this.shadow = new Shadow(this.memory.u8);
    this.#loader = new Loader(
      {
        memory: this.memory,
        layout,
        kernelSpace,
        table,
        careful,
        stub: base.stub,
        codeStub: base.codeStub,
        carefulStub: base.carefulStub,
        breakpoints: this.#breakpoints,
        imports: { env: { ...env, call: base.call, toCareful: base.toCareful } },
        reserve: (size, align, name) => this.reserve(size, align, name),
        text: (text) => texts.number(text),
      },
      options.ddis ?? [],
    );
    this.#interpreter = new Interpreter({
      layout,
      memory: this.memory.wasm,
      imports,
      breakpoint: (step) => this.#breakpoints.stops(step),
      alone: this.#interprets,
      enter: (frame) => this.#run(frame),
      function: (index) => this.#loader.interpreted(index),
      indexOf: (symbol, image) => this.#loader.indexOf(symbol, image),
      missing: (index) => {
        const slot = this.#loader.slot(index);
        return slot?.kind === "missing" ? slot.name : undefined;
      },
      address: (symbol, image) => this.#loader.addressOf(symbol, image),
      text: (text) => texts.number(text),
      shadow: this.shadow,
      outputs: (at) => host.outputs?.(at) === true,
    });
    this.#exceptions = new Exceptions(this.memory, layout, {
      slot: (index) => this.#loader.slot(index),
      run: (frame) => this.#run(frame),
      exceptionRaised: () => host.exceptionRaised?.(),
      raiseNoncontinuable: () => host.raiseNoncontinuable?.(),
      limit: () => this.#stackLimit,
      overflow: (frame, what) => this.#services.stackOverflow(frame, what),
      charge: () => this.#charge(),
      again: (frame, point) => this.#interpreter.again(frame, point),
    });
    this.raised = false;
    this.fuel = 0;
  }

  // ---- memory --------------------------------------------------------------------------------------------------------------

  reserve(size: number, align: number, name: string): Offset {
    const step = Math.max(align, 16);
    const at = Math.ceil(this.#free / step) * step;
    if (at + size > this.#layout.passive) {
      throw new Error(
        `the machine's memory is used up: ${name} needs ${size} bytes and ${this.unreserved} are left; give the machine more memory`,
      );
    }
    this.#free = at + size;
    return at;
  }
  get unreserved(): number {
    return this.#layout.passive - this.#free;
  }

  // ---- what is loaded -------------------------------------------------------------------------------------------------------

  load(name: string, program: Program, options: LoadOptions): Image {
    return this.#loader.load(name, program, options);
  }
  undefinedVariableAt(at: Offset): string | undefined {
    return this.#loader.undefinedVariableAt(at);
  }
  functionAt(address: bigint): LoadedFunction | undefined {
    return this.#loader.functionAt(address);
  }
  functionByIndex(index: number): LoadedFunction | undefined {
    return this.#loader.slot(index);
  }
  functionOfStep(step: number): LoadedFunction | undefined {
    return this.#loader.functionOfStep(step);
  }
  ddiAddress(ddi: number): Offset {
    return this.#loader.ddiAddress(ddi);
  }
  stepsAt(image: Image, file: string, line: number): readonly { step: number; fn: LoadedFunction; line: number }[] {
    return this.#loader.stepsAt(image, file, line);
  }

  // ---- running ----------------------------------------------------------------------------------------------------------------

  pushFrame(frame: Offset, fn: LoadedFunction, args: readonly bigint[]): void {
    this.memory.setU32(frame + Frame.resume, 0);
    this.memory.setU32(frame + Frame.function, fn.index);
    args.forEach((arg, i) => {
      this.memory.setU64(frame + Frame.params + 8 * i, BigInt.asUintN(64, arg));
    });
    this.shadow?.write(frame + Frame.params, 8 * args.length, 0n);
  }

  enter(frame: Offset): Status {
    const { memory } = this;
    const limit = memory.u32(Cell.stackLimit);
    this.#depth++;
    this.#roots.push(frame);
    this.stop = { kind: "host" };
    this.#exceptions.forget();
    try {
      this.#limitDescent(frame);
      let status = this.#run(frame);
      while (status === Status.Unwinding && this.deep) {
        this.deep = false;
        status = this.#climb(frame);
      }
      return asStatus(status);
    } catch (error) {
      if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
      return this.#services.overflow(frame);
    } finally {
      this.#roots.pop();
      this.#depth--;
      memory.setU32(Cell.stackLimit, limit);
    }
  }

  /** A `Status`, or `TERMINATED`. */
  #run(frame: Offset): number {
    if (this.#interprets) {
      const slot = this.#slotOf(frame);
      if (slot?.kind === "code") return this.#interpreter.enter(frame);
    }
    return this.#base.enter(frame);
  }
  #charge(): boolean {
    const left = this.fuel;
    if (left > 0) {
      this.fuel = left - 1;
      return true;
    }
    this.stop = { kind: "fuel" };
    return false;
  }

  get root(): Offset | undefined {
    return this.#roots.at(-1);
  }
  #slotOf(frame: Offset) {
    return this.#loader.slot(this.memory.u32(frame + Frame.function));
  }

  #limitDescent(frame: Offset): void {
    const slot = this.#slotOf(frame);
    const own = slot?.kind === "code" ? slot.plan.frameSize + slot.plan.outgoing : 0;
    const room = this.#depth <= 6 && !this.#interprets ? DESCENT : DEEP_DESCENT;
    this.memory.setU32(Cell.stackLimit, Math.min(this.#stackLimit, frame + own + room));
  }

  /** The native stack had no room for the guest's: runs the innermost frame by itself, then its callers one by one. */
  #climb(base: Offset): number {
    const { memory } = this;
    const framesFrom = (root: Offset) => walkFrames(memory, (index) => this.#loader.slot(index), root);
    const chain = framesFrom(base);
    // Those of the chain that unwind others: only what runs can begin to.
    const unwinding = chain.filter((info) => this.#unwinds(info.frame));
    const leave = () => {
      const left = chain.pop()?.frame;
      if (unwinding.at(-1)?.frame === left) unwinding.pop();
    };
    for (;;) {
      let frame = chain.at(-1)?.frame ?? base;
      for (;;) {
        this.#limitDescent(frame);
        const status = this.#run(frame);
        if (status === Status.Unwinding) break;
        if (chain.length <= 1) return status;
        if (status === TERMINATED) {
          // Whoever unwinds this frame goes on.
          do leave();
          while (chain.length > 1 && !this.#unwinds(chain.at(-1)?.frame ?? base));
        } else {
          const word = memory.u32(frame + Frame.resume);
          memory.setU32(frame + Frame.resume, (word | Resume.done | (status << Resume.doneShift)) >>> 0);
          this.#exceptions.left(unwinding, frame);
          leave();
        }
        frame = chain.at(-1)?.frame ?? base;
      }
      if (!this.deep) return Status.Unwinding;
      this.deep = false;
      leave();
      for (const running of framesFrom(frame)) {
        chain.push(running);
        if (this.#unwinds(running.frame)) unwinding.push(running);
      }
    }
  }

  #unwinds(frame: Offset): boolean {
    const slot = this.#slotOf(frame);
    return slot?.kind === "code" && (this.memory.u32(frame + Frame.resume) & Resume.unwinding) !== 0;
  }

  get fuel(): number {
    return this.memory.u32(Cell.fuel) + this.memory.i32(Cell.fuel + 4) * 0x1_0000_0000;
  }
  set fuel(steps: number) {
    const whole = Math.min(Math.max(0, Math.floor(steps)), Number.MAX_SAFE_INTEGER);
    this.memory.setU32(Cell.fuel, whole);
    this.memory.setU32(Cell.fuel + 4, Math.floor(whole / 0x1_0000_0000));
  }
  get raised(): boolean {
    return this.memory.u32(Cell.permissions) === this.#layout.raised;
  }
  set raised(raised: boolean) {
    this.memory.setU32(Cell.permissions, raised ? this.#layout.raised : this.#layout.passive);
  }
  get stackLimit(): Offset {
    return this.#stackLimit;
  }
  set stackLimit(limit: Offset) {
    this.#stackLimit = limit;
    if (this.#depth > 0) this.#limitDescent(this.#roots[this.#depth - 1] ?? 0);
  }

  setBreakpoint(step: number, on: boolean): void {
    this.#breakpoints.set(step, on);
  }
  guard(functions: ReadonlySet<number>): void {
    this.#breakpoints.guard(functions);
  }

  callerOf(base: Offset, frame: Offset): FrameInfo | undefined {
    return callerFrame(this.memory, (index) => this.#loader.slot(index), base, frame);
  }
  walk(base: Offset): FrameInfo[] {
    return walkFrames(this.memory, (index) => this.#loader.slot(index), base).reverse();
  }
  top(base: Offset): Offset {
    const innermost = this.walk(base)[0];
    return innermost === undefined ? base : innermost.frame + innermost.fn.frameSize;
  }

  // ---- snapshots ----------------------------------------------------------------------------------------------------------------

  snapshot(): MachineSnapshot {
    this.watches.suspend();
    const memory = this.#snapshots.take(this.#free, this.idle);
    this.watches.resume();
    return {
      id: memory.id,
      bytes: memory.bytes,
      memory,
      shadow: this.shadow?.snapshot(),
      free: this.#free,
      loaded: this.#loader.state(),
    };
  }
  restore(snapshot: MemorySnapshot): void {
    if (!isOwn(snapshot)) throw new Error("this snapshot was not made by a machine");
    this.watches.suspend();
    this.#snapshots.restore(snapshot.memory, Math.max(this.#free, snapshot.free), this.idle);
    this.watches.resume();
    if (snapshot.shadow !== undefined) this.shadow?.restore(snapshot.shadow);
    this.#free = snapshot.free;
    this.#loader.restore(snapshot.loaded);
  }
  discard(_snapshot: MemorySnapshot): void {
    // Pages are shared and belong to whoever still refers to them.
  }
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.watches.suspend();
    const { breakpoints, shadow, passive, raised } = this.#layout;
    const used = Math.ceil(this.#free / 8) * 8;
    const from = Math.min(used, Math.ceil((this.idle?.start ?? used) / 8) * 8);
    const to = Math.max(from, Math.floor(Math.min(used, this.idle?.end ?? used) / 8) * 8);
    const shadowed = this.#snapshots.shadowed;
    const beside = [0, passive, raised].map((base) => {
      const length = base === 0 ? shadowed : shadowed / 8;
      return [shadow + base, shadow + base + length] as const;
    });
    keepSpare({
      layout: this.#layout,
      memory: this.memory.wasm,
      guest: [
        [0, from],
        [to, used],
      ],
      beside: [[breakpoints, shadow], ...beside],
    });
    this.memory.close();
  }
}

const baseModules = new Map<number, WebAssembly.Module>();

/** The base module for a layout: it depends on nothing else. */
function baseModule(layout: MachineLayout): WebAssembly.Module {
  const made = baseModules.get(layout.sizeLog2) ?? new WebAssembly.Module(generateBaseModule(layout));
  baseModules.set(layout.sizeLog2, made);
  return made;
}
function asStatus(value: number): Status {
  if (value === Status.Returned || value === Status.Unwinding || value === Status.Raised) return value;
  throw new Error(`generated code returned ${value}, which is no status`);
}
function isOwn(snapshot: MemorySnapshot): snapshot is MachineSnapshot {
  return "memory" in snapshot && "loaded" in snapshot;
}
function isBase(exports: object): exports is BaseExports {
  return (
    "call" in exports &&
    "toCareful" in exports &&
    "stub" in exports &&
    "codeStub" in exports &&
    "carefulStub" in exports &&
    "enter" in exports &&
    "nextDirty" in exports
  );
}
