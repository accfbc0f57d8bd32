// The machine: memory, a table of functions, and entering, stopping and walking what runs in it.
// Models one processor's worth of execution at a time; the kernel's scheduler decides what runs. Generated code calls back
// here for DDIs, stops, faults and traps.
import { type AddressSpace, Frame, KERNEL_BASE, Status } from "../../compiler/abi.ts";
import { Interpreter } from "../../compiler/interpret/index.ts";
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import type { Program } from "../../compiler/program.ts";
import {
  type BaseExports,
  Cell,
  FAULT_AT,
  FaultFlags,
  type FunctionRange,
  generateBaseModule,
  generateModule,
  Handling,
  type MachineLayout,
  type ModuleFunction,
  type ModuleImports,
  machineLayout,
  planFunction,
  pointAt,
  pointOf,
  Resume,
  TERMINATED,
  TrapKind,
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
  Trap,
} from "./api.ts";
import { Exceptions } from "./exceptions.ts";
import type { Slot } from "./functions.ts";
import { fillData, layOutData } from "./images.ts";
import { stepsOnLine } from "./lines.ts";
import { Memory, offsetIn, offsetOf } from "./memory.ts";
import { Shadow, type ShadowSnapshot } from "./shadow.ts";
import { type Snapshot, Snapshots } from "./snapshots.ts";
import { callerFrame, walkFrames } from "./walk.ts";

export function createMachine(host: MachineHost, options: MachineOptions = {}): Machine {
  return new EmulatedMachine(host, options);
}

/** Guest stack that one descent of native calls may use: the host's own stack has less room than the guest's. Bytes. */
const DESCENT = 48 * 1024;
const DEEP_DESCENT = 12 * 1024;
/** Bytes of address space set aside, never mapped, for variables that nobody defines. */
const NOWHERE_SIZE = 4096;

interface LoadedImage extends Image {
  readonly firstFunction: number;
  readonly functionEnd: number;
}
interface MachineSnapshot extends MemorySnapshot {
  readonly memory: Snapshot;
  readonly shadow: ShadowSnapshot | undefined;
  readonly free: Offset;
  readonly nextFunction: number;
  readonly nextStep: number;
  readonly images: readonly LoadedImage[];
  readonly slots: readonly (Slot | undefined)[];
}

class EmulatedMachine implements Machine {
  readonly memory: Memory;
  stop: Machine["stop"] = { kind: "host" };
  idle: Machine["idle"];
  readonly shadow: Shadow | undefined;
  readonly #host: MachineHost;
  readonly #layout: MachineLayout;
  /** How drivers see memory: all of it. */
  readonly #kernelSpace: AddressSpace;
  readonly #table: WebAssembly.Table;
  readonly #stub: () => void;
  readonly #base: BaseExports;
  readonly #imports: ModuleImports;
  readonly #snapshots: Snapshots;
  readonly #exceptions: Exceptions;
  readonly #interpreter: Interpreter;
  /** Everything is interpreted; otherwise only what generated code cannot do. */
  readonly #interprets: boolean;
  readonly #texts: string[] = [];
  readonly #textIndex = new Map<string, number>();
  #slots: (Slot | undefined)[] = [undefined];
  #images: LoadedImage[] = [];
  readonly #ddiIndex: number[] = [];
  #free: Offset;
  #nowhere: Offset;
  #nextStep = 0;
  #stackLimit: Offset;
  #depth = 0;
  #deep = false;
  /** Bases of the frames being entered, outermost first. */
  readonly #roots: Offset[] = [];

  constructor(host: MachineHost, options: MachineOptions) {
    this.#host = host;
    const log2 = Math.ceil(Math.log2(options.memory ?? 64 * 1024 * 1024));
    this.#layout = machineLayout(Math.min(Math.max(log2, 24), 28));
    this.#kernelSpace = { base: KERNEL_BASE, start: 0, sizeLog2: this.#layout.sizeLog2 };
    this.memory = new Memory(this.#layout);
    this.#stackLimit = this.#layout.passive;
    this.#free = this.#layout.free;
    this.memory.protect(this.#layout.code, 16 * this.#layout.functions, 0x87);
    this.#table = new WebAssembly.Table({ element: "anyfunc", initial: 1 });
    this.#imports = this.#makeImports();
    const module = new WebAssembly.Module(generateBaseModule(this.#layout));
    const base = new WebAssembly.Instance(module, this.#environment()).exports;
    if (!isBase(base)) throw new Error("the machine's base module lacks its exports");
    this.#base = base;
    this.#stub = base.stub;
    this.#table.grow(this.#layout.functions - 1, base.stub);
    this.#snapshots = new Snapshots(this.memory, this.#layout, (from, to) => base.nextDirty(from, to));
    this.#interprets = options.engine === "interpret" || options.uninitialized === true;
    if (options.uninitialized === true) this.shadow = new Shadow(this.memory.u8);
    this.#interpreter = new Interpreter({
      layout: this.#layout,
      memory: this.memory.wasm,
      imports: this.#imports,
      breakpoint: (step) => this.memory.u8[this.#layout.breakpoints + step] !== 0,
      alone: this.#interprets,
      enter: (frame) => this.#run(frame),
      function: (index) => this.#interpreted(index),
      indexOf: (symbol, image) => this.#indexOf(symbol, this.#imageNamed(image)),
      address: (symbol, image) => this.#addressOf(symbol, this.#imageNamed(image)),
      text: (text) => this.#text(text),
      shadow: this.shadow,
      outputs: (at) => host.outputs?.(at) === true,
    });
    this.#exceptions = new Exceptions(this.memory, this.#layout, {
      slot: (index) => this.#slots[index],
      run: (frame) => this.#run(frame),
      exceptionRaised: () => host.exceptionRaised?.(),
      raiseNoncontinuable: () => host.raiseNoncontinuable?.(),
      charge: () => this.#charge(),
      again: (frame, point) => this.#interpreter.again(frame, point),
    });
    (options.ddis ?? []).forEach((ddi, number) => {
      const index = this.#slots.length;
      this.#ddiIndex[number] = index;
      this.#slots.push({ kind: "ddi", number, ...this.#foreign(index, ddi.name, ddi.frameSize) });
    });
    this.#nowhere = this.reserve(NOWHERE_SIZE, 4096, "undefined variables");
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

  // ---- images ----------------------------------------------------------------------------------------------------------------

  load(name: string, program: Program, options: LoadOptions): Image {
    const data = layOutData(program);
    const space = options.space ?? this.#kernelSpace;
    if (options.space !== undefined && data.size > 2 ** space.sizeLog2)
      throw new Error(`${name}: its variables need ${data.size} bytes, more than its process has memory; give it more`);
    const base = options.space === undefined ? this.reserve(data.size, 4096, name) : space.start;
    const firstFunction = this.#slots.length;
    const missing = new Map<string, number>();
    const functions: ModuleFunction[] = [];
    const ordinals = new Map<string, number>();
    for (const [linkName, { fn, unit }] of program.functions) {
      const plan = planFunction(fn);
      const paged = options.pagedSections(fn.symbol.section);
      const index = this.#newIndex();
      const firstStep = this.#nextStep;
      this.#nextStep += fn.steps.length;
      if (this.#nextStep > this.#layout.steps) throw new Error(`${name}: more statements than the machine can number`);
      this.#slots.push({
        kind: "code",
        plan,
        paged,
        index,
        name: fn.symbol.name,
        code: fn,
        symbol: fn.symbol,
        image: name,
        unit: unit.path,
        address: this.#codeAddress(index),
        frameSize: plan.frameSize,
        localOffsets: plan.localOffsets,
        firstStep,
        space,
      });
      ordinals.set(linkName, functions.length);
      functions.push({ fn, plan, tableIndex: index, firstStep, paged });
    }
    for (const [linkName, { symbol }] of program.imports) {
      if (symbol.kind !== "function") continue;
      const number = options.ddis.get(symbol.name);
      const known = number === undefined ? undefined : this.#ddiIndex[number];
      if (known !== undefined) missing.set(linkName, known);
      else {
        const index = this.#newIndex();
        missing.set(linkName, index);
        this.#slots.push({ kind: "missing", ...this.#foreign(index, symbol.name, 64), image: name });
      }
    }
    const image: LoadedImage = {
      name,
      program,
      base,
      size: data.size,
      firstFunction,
      functionEnd: this.#slots.length,
      function: (wanted) => {
        const ordinal = ordinals.get(wanted);
        return ordinal === undefined ? undefined : this.#slots[firstFunction + ordinal];
      },
      global: (linkName) => {
        const offset = data.offsets.get(linkName);
        return offset === undefined ? undefined : base + offset;
      },
    };
    this.#images.push(image);
    const variable = (symbol: IrSymbol): Offset =>
      image.global(symbol.linkName) ?? options.data?.get(symbol.name) ?? this.#nowhere;
    const indexOf = (symbol: IrSymbol): number | undefined => {
      const ordinal = ordinals.get(symbol.linkName);
      return ordinal === undefined ? missing.get(symbol.linkName) : firstFunction + ordinal;
    };
    const callable = this.#callable(firstFunction, options);
    this.#links.set(name, { variable, indexOf, callable });
    fillData(this.memory, program, base, data, options, space, (symbol) => {
      const index = symbol.kind === "function" ? indexOf(symbol) : undefined;
      return index === undefined ? variable(symbol) : this.#codeAddress(index);
    });
    if (!this.#interprets) {
      const bytes = generateModule({
        layout: this.#layout,
        space,
        callable,
        functions,
        callee: (symbol) => {
          const ordinal = ordinals.get(symbol.linkName);
          if (ordinal !== undefined) return { kind: "code", ordinal };
          const index = missing.get(symbol.linkName) ?? 0;
          const slot = this.#slots[index];
          return slot?.kind === "ddi"
            ? { kind: "ddi", number: slot.number, tableIndex: index }
            : { kind: "missing", tableIndex: index };
        },
        address: variable,
        text: (text) => this.#text(text),
      });
      new WebAssembly.Instance(new WebAssembly.Module(bytes), this.#environment());
    }
    return image;
  }
  readonly #links = new Map<
    string,
    {
      readonly variable: (symbol: IrSymbol) => Offset;
      readonly indexOf: (symbol: IrSymbol) => number | undefined;
      readonly callable: readonly FunctionRange[];
    }
  >();
  /** What an image's code may call through pointers: a driver everything, a program what is its own and what it may import. */
  #callable(firstFunction: number, { space, ddis }: LoadOptions): readonly FunctionRange[] {
    if (space === undefined) return [{ first: 0, end: this.#layout.functions }];
    const imported = [...ddis.values()].map((number) => this.#ddiIndex[number] ?? 0);
    const own = { first: firstFunction, end: this.#slots.length };
    return imported.length === 0 ? [own] : [own, { first: Math.min(...imported), end: Math.max(...imported) + 1 }];
  }

  unload(image: Image): void {
    const loaded = this.#images.find((one) => one === image);
    if (loaded === undefined) return;
    for (let index = loaded.firstFunction; index < loaded.functionEnd; index++) {
      this.#slots[index] = undefined;
      this.#table.set(index, this.#stub);
    }
    this.memory.protect(loaded.base, loaded.size, 0x80);
    this.#images = this.#images.filter((one) => one !== loaded);
    this.#links.delete(loaded.name);
  }

  #newIndex(): number {
    if (this.#slots.length >= this.#layout.functions) throw new Error("the machine's function table is full");
    return this.#slots.length;
  }
  #codeAddress(index: number): Offset {
    return this.#layout.code + 16 * index;
  }
  #foreign(index: number, name: string, frameSize: number): LoadedFunction {
    return {
      index,
      name,
      code: undefined,
      symbol: undefined,
      image: "nt",
      unit: "",
      address: this.#codeAddress(index),
      frameSize,
      localOffsets: [],
      firstStep: 0,
      space: this.#kernelSpace,
    };
  }
  #imageNamed(name: string): LoadedImage | undefined {
    return this.#images.find((image) => image.name === name);
  }
  #indexOf(symbol: IrSymbol, image: LoadedImage | undefined): number | undefined {
    return image === undefined ? undefined : this.#links.get(image.name)?.indexOf(symbol);
  }
  #addressOf(symbol: IrSymbol, image: LoadedImage | undefined): Offset {
    return (image === undefined ? undefined : this.#links.get(image.name)?.variable(symbol)) ?? this.#nowhere;
  }
  #interpreted(index: number) {
    const slot = this.#slots[index];
    if (slot?.kind !== "code" || slot.code === undefined) return undefined;
    const { code: fn, plan, firstStep, paged, image, space } = slot;
    return { fn, plan, firstStep, paged, image, space, callable: this.#links.get(image)?.callable ?? [] };
  }
  #text(text: string): number {
    const known = this.#textIndex.get(text);
    if (known !== undefined) return known;
    this.#texts.push(text);
    this.#textIndex.set(text, this.#texts.length - 1);
    return this.#texts.length - 1;
  }

  functionAt(address: bigint): LoadedFunction | undefined {
    const offset = offsetOf(this.memory, address);
    if (offset === undefined || offset < this.#layout.code || (offset & 15) !== 0) return undefined;
    return this.#slots[(offset - this.#layout.code) / 16];
  }
  functionByIndex(index: number): LoadedFunction | undefined {
    return this.#slots[index];
  }
  functionOfStep(step: number): LoadedFunction | undefined {
    return this.#slots.find(
      (slot) =>
        slot?.kind === "code" &&
        slot.code !== undefined &&
        step >= slot.firstStep &&
        step < slot.firstStep + slot.code.steps.length,
    );
  }
  ddiAddress(ddi: number): Offset {
    const index = this.#ddiIndex[ddi];
    if (index === undefined) throw new RangeError(`there is no DDI number ${ddi}`);
    return this.#codeAddress(index);
  }
  stepsAt(image: Image, file: string, line: number): readonly { step: number; fn: LoadedFunction; line: number }[] {
    const loaded = this.#images.find((one) => one === image);
    const slots = loaded === undefined ? [] : this.#slots.slice(loaded.firstFunction, loaded.functionEnd);
    return stepsOnLine(image.program, slots, file, line);
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
      while (status === Status.Unwinding && this.#deep) {
        this.#deep = false;
        status = this.#climb(frame);
      }
      return asStatus(status);
    } catch (error) {
      if (!(error instanceof RangeError) || !/call stack/.test(error.message)) throw error;
      return this.#overflow(frame);
    } finally {
      this.#roots.pop();
      this.#depth--;
      memory.setU32(Cell.stackLimit, limit);
    }
  }

  /** A `Status`, or `TERMINATED`. */
  #run(frame: Offset): number {
    if (this.#interprets) {
      const slot = this.#slots[this.memory.u32(frame + Frame.function)];
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

  #limitDescent(frame: Offset): void {
    const slot = this.#slots[this.memory.u32(frame + Frame.function)];
    const own = slot?.kind === "code" ? slot.plan.frameSize + slot.plan.outgoing : 0;
    const room = this.#depth <= 6 ? DESCENT : DEEP_DESCENT;
    this.memory.setU32(Cell.stackLimit, Math.min(this.#stackLimit, frame + own + room));
  }

  /** The native stack had no room for the guest's: runs the innermost frame by itself, then its callers one by one. */
  #climb(base: Offset): number {
    const { memory } = this;
    const framesFrom = (root: Offset) => walkFrames(memory, (index) => this.#slots[index], root);
    const chain = framesFrom(base);
    for (;;) {
      const unwinding = chain.filter((info) => this.#unwinds(info.frame));
      let frame = chain.at(-1)?.frame ?? base;
      for (;;) {
        this.#limitDescent(frame);
        const status = this.#run(frame);
        if (status === Status.Unwinding) break;
        if (chain.length <= 1) return status;
        if (status === TERMINATED) {
          // Whoever unwinds this frame goes on.
          do chain.pop();
          while (chain.length > 1 && !this.#unwinds(chain.at(-1)?.frame ?? base));
        } else {
          const word = memory.u32(frame + Frame.resume);
          memory.setU32(frame + Frame.resume, (word | Resume.done | (status << Resume.doneShift)) >>> 0);
          this.#exceptions.left(unwinding, frame);
          chain.pop();
        }
        frame = chain.at(-1)?.frame ?? base;
      }
      if (!this.#deep) return Status.Unwinding;
      this.#deep = false;
      for (const further of framesFrom(frame).slice(1)) chain.push(further);
    }
  }

  #unwinds(frame: Offset): boolean {
    const slot = this.#slots[this.memory.u32(frame + Frame.function)];
    return slot?.kind === "code" && (this.memory.u32(frame + Frame.resume) & Resume.unwinding) !== 0;
  }

  #overflow(base: Offset): Status {
    const innermost = walkFrames(this.memory, (index) => this.#slots[index], base).at(-1);
    const frame = innermost?.frame ?? base;
    return this.#trap("stackOverflow", "the host's own stack is used up", 0n, frame, innermost?.step ?? 0);
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
    if (!Number.isInteger(step) || step < 0 || step >= this.#layout.steps)
      throw new RangeError(`there is no step ${step}`);
    this.memory.u8[this.#layout.breakpoints + step] = on ? 0xff : 0;
  }

  callerOf(base: Offset, frame: Offset): FrameInfo | undefined {
    return callerFrame(this.memory, (index) => this.#slots[index], base, frame);
  }
  walk(base: Offset): FrameInfo[] {
    return walkFrames(this.memory, (index) => this.#slots[index], base).reverse();
  }
  top(base: Offset): Offset {
    const innermost = this.walk(base)[0];
    return innermost === undefined ? base : innermost.frame + innermost.fn.frameSize;
  }

  // ---- what generated code asks for -------------------------------------------------------------------------------------------

  #makeImports(): ModuleImports {
    const { memory } = this;
    return {
      ddi: (number, frame) => {
        if ((memory.u32(frame + Frame.resume) & Resume.closed) !== 0) {
          const slot = this.#slots[memory.u32(frame + Frame.function)];
          const status = slot?.kind === "ddi" ? this.#exceptions.reenterForeign(frame) : undefined;
          if (status !== undefined) return status;
        }
        if (number >= 0) return this.#host.ddi(number, frame);
        const slot = this.#slots[memory.u32(frame + Frame.function)];
        // Too large to be generated.
        if (slot?.kind === "code") return this.#interpreter.enter(frame);
        if (slot?.kind === "ddi") return this.#host.ddi(slot.number, frame);
        const caller = this.#caller(frame);
        const address = KERNEL_BASE + BigInt(this.#codeAddress(memory.u32(frame + Frame.function)));
        if (slot?.kind === "missing")
          return this.#trap("undefinedFunction", slot.name, address, caller.frame, caller.step ?? 0);
        return this.#trap(
          "badCall",
          "a call through a pointer that leads to no function",
          address,
          caller.frame,
          caller.step ?? 0,
        );
      },
      stop: (frame, resume, step) => this.#stopAt(frame, resume, step),
      trap: (kind, detail, frame, point) => this.#trapAt(kind, detail, frame, point),
      intrinsic: (name, count, frame, point) => {
        const handled = this.#handledException(this.#texts[name] ?? "", frame, memory.u32(Cell.intrinsic));
        if (handled !== undefined) {
          memory.setU64(Cell.intrinsic, handled);
          return;
        }
        if (this.#texts[name] === "_ReturnAddress") {
          memory.setU64(Cell.intrinsic, this.#callerAddress(frame));
          return;
        }
        const args = Array.from({ length: count }, (_, n) => memory.u64(Cell.intrinsic + 8 * n));
        const word = memory.u32(frame + Frame.resume);
        memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
        const value = this.#host.intrinsic(this.#texts[name] ?? "", args);
        memory.setU32(frame + Frame.resume, word);
        memory.setU64(Cell.intrinsic, BigInt.asUintN(64, value));
      },
      stackOverflow: (frame, need) => {
        if (frame + need <= this.#stackLimit) {
          this.#deep = true;
          return Status.Unwinding;
        }
        const slot = this.#slots[memory.u32(frame + Frame.function)];
        return this.#trap(
          "stackOverflow",
          `the kernel stack has no room for ${slot?.name ?? "a function"}`,
          0n,
          frame,
          0,
        );
      },
      raise: (frame, inTry) => this.#exceptions.raise(frame, inTry),
      filtered: (frame, inTry, answer) => this.#exceptions.filtered(frame, inTry, answer),
      terminated: (frame, region) => this.#exceptions.terminated(frame, region),
      reenter: (frame) => this.#exceptions.reenter(frame),
      fault: (frame, size, flags, point) => this.#faultAt(frame, size, flags, point),
    };
  }
  #handledException(name: string, frame: Offset, region: number): bigint | undefined {
    if (name !== "_exception_code" && name !== "_exception_info") return undefined;
    const slot = this.#slots[this.memory.u32(frame + Frame.function)];
    const area = frame + (slot?.kind === "code" ? slot.plan.handling : 0) + Handling.each * region;
    if (name === "_exception_code") return BigInt(this.memory.u32(area + Handling.code));
    return (slot?.space ?? this.#kernelSpace).base + BigInt(this.memory.u32(area + Handling.info));
  }
  #environment(): WebAssembly.Imports {
    return { env: { ...this.#imports, memory: this.memory.wasm, table: this.#table } };
  }

  /** The frame that called the one at `frame`, on the stack being run. */
  #caller(frame: Offset): { readonly frame: Offset; readonly step: number | undefined } {
    const root = this.#roots[this.#roots.length - 1] ?? frame;
    const frames = walkFrames(this.memory, (index) => this.#slots[index], root).filter((info) => info.frame < frame);
    return frames[frames.length - 1] ?? { frame, step: undefined };
  }

  /** As far as the machine knows places in code: that of the function that called. */
  #callerAddress(frame: Offset): bigint {
    const caller = this.#caller(frame);
    const slot = caller.frame === frame ? undefined : this.#slots[this.memory.u32(caller.frame + Frame.function)];
    return slot === undefined ? 0n : slot.space.base + BigInt(slot.address);
  }

  #stopAt(frame: Offset, resume: number, step: number): number {
    const { memory } = this;
    const slot = this.#slots[memory.u32(frame + Frame.function)];
    const word = memory.u32(frame + Frame.resume);
    const reported = (word & Resume.reported) !== 0 && (word & Resume.segment) === resume ? Resume.reported : 0;
    if (this.fuel <= 0) {
      memory.setU32(frame + Frame.resume, resume | reported);
      this.stop = { kind: "fuel" };
      return Status.Unwinding;
    }
    if (slot?.kind === "code" && slot.paged && this.raised) {
      const segment = slot.plan.segments[resume - 1];
      const point = segment === undefined ? 0 : pointOf(slot.plan, segment.block, segment.from);
      memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
      const address = KERNEL_BASE + BigInt(slot.address);
      return this.#trap(
        "pagedCode",
        `${slot.name} lies in a pageable section and runs at DISPATCH_LEVEL or above`,
        address,
        frame,
        step,
      );
    }
    const global = (slot?.firstStep ?? 0) + step;
    if (memory.u8[this.#layout.breakpoints + global] !== 0 && reported === 0) {
      memory.setU32(frame + Frame.resume, resume | Resume.reported);
      this.stop = { kind: "breakpoint", step: global };
      return Status.Unwinding;
    }
    memory.setU32(frame + Frame.resume, resume);
    return 0;
  }

  #trapAt(kind: number, detail: number, frame: Offset, point: number): number {
    const { memory } = this;
    memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
    const step = this.#stepAt(frame, point);
    switch (kind) {
      case TrapKind.divideError:
        return this.#trap("divideError", "division by zero, or a quotient too large", 0n, frame, step);
      case TrapKind.badCall:
        return this.#trap(
          "badCall",
          "a call through a pointer that leads to no function",
          memory.u64(Cell.faultAddress),
          frame,
          step,
        );
      case TrapKind.uninitialized:
        return this.#trap("uninitialized", this.#texts[detail] ?? "", memory.u64(Cell.faultAddress), frame, step);
      case TrapKind.undefinedFunction:
        return this.#trap("undefinedFunction", this.#texts[detail] ?? "", 0n, frame, step);
      default:
        return this.#trap(
          kind === TrapKind.debugBreak ? "debugBreak" : "refused",
          this.#texts[detail] ?? "",
          0n,
          frame,
          step,
        );
    }
  }
  #stepAt(frame: Offset, point: number): number {
    const slot = this.#slots[this.memory.u32(frame + Frame.function)];
    const found = slot?.kind === "code" && slot.code !== undefined ? pointAt(slot.code, slot.plan, point) : undefined;
    return found?.step ?? 0;
  }
  #trap(kind: Trap["kind"], message: string, address: bigint, frame: Offset, step: number): Status {
    this.stop = { kind: "host" };
    return this.#host.trap({ kind, message, address, frame, step });
  }

  #faultAt(frame: Offset, size: number, flags: number, point: number): number {
    const { memory } = this;
    const write = (flags & FaultFlags.write) !== 0;
    const range = (flags & FaultFlags.range) !== 0;
    const word = memory.u32(frame + Frame.resume);
    memory.setU32(frame + Frame.resume, (Resume.faulted | point) >>> 0);
    const wanted = memory.u64(Cell.faultAddress);
    const space = this.#slots[memory.u32(frame + Frame.function)]?.space ?? this.#kernelSpace;
    const offset = offsetIn(space, wanted);
    const bad = offset === undefined ? undefined : memory.check(offset, size, write, this.raised);
    const address = range && bad !== undefined ? space.base + BigInt(bad.at) : wanted;
    this.stop = { kind: "host" };
    const value = write && !range ? { value: BigInt.asUintN(8 * size, memory.u64(Cell.faultValue)) } : {};
    const answer = this.#host.fault({
      kind: write ? "write" : "read",
      address,
      size,
      permission: bad?.permission ?? 0x80,
      frame,
      step: this.#stepAt(frame, point),
      ...value,
    });
    if ("status" in answer) return answer.status;
    if ("at" in answer && answer.at >= FAULT_AT) {
      memory.setU32(frame + Frame.resume, word);
      return answer.at;
    }
    if (range || !("value" in answer)) return Status.Unwinding;
    memory.setU64(Cell.faultValue, BigInt.asUintN(64, answer.value));
    memory.setU32(frame + Frame.resume, word);
    return 0;
  }

  // ---- snapshots ----------------------------------------------------------------------------------------------------------------

  snapshot(): MachineSnapshot {
    const memory = this.#snapshots.take(this.#free, this.idle);
    return {
      id: memory.id,
      bytes: memory.bytes,
      memory,
      shadow: this.shadow?.snapshot(),
      free: this.#free,
      nextFunction: this.#slots.length,
      nextStep: this.#nextStep,
      images: this.#images,
      slots: this.#slots.slice(),
    };
  }
  restore(snapshot: MemorySnapshot): void {
    if (!isOwn(snapshot)) throw new Error("this snapshot was not made by a machine");
    this.#snapshots.restore(snapshot.memory, Math.max(this.#free, snapshot.free), this.idle);
    if (snapshot.shadow !== undefined) this.shadow?.restore(snapshot.shadow);
    for (let index = snapshot.nextFunction; index < this.#slots.length; index++) this.#table.set(index, this.#stub);
    this.#free = snapshot.free;
    this.#nextStep = snapshot.nextStep;
    this.#images = [...snapshot.images];
    this.#slots = snapshot.slots.slice();
  }
  discard(_snapshot: MemorySnapshot): void {
    // Pages are shared and belong to whoever still refers to them.
  }
}

function asStatus(value: number): Status {
  if (value === Status.Returned || value === Status.Unwinding || value === Status.Raised) return value;
  throw new Error(`generated code returned ${value}, which is no status`);
}
function isOwn(snapshot: MemorySnapshot): snapshot is MachineSnapshot {
  return "memory" in snapshot && "slots" in snapshot;
}
function isBase(exports: object): exports is BaseExports {
  return "stub" in exports && "enter" in exports && "nextDirty" in exports;
}
