// Runs IR functions in the machine's own memory and frames, one instruction at a time: slow and plain, the oracle that the
// code generator is tested against. It stops, goes on, faults and traps exactly where generated code does. It also does again
// what an exception filter wants done again, and runs functions too large to be generated.
import { type AddressSpace, Frame, Permission } from "../abi.ts";
import type { Block, Expr, Instruction, IrFunction, IrSymbol, LocalId, Place } from "../ir/ir.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import {
  Cell,
  FAULT_AT,
  FaultFlags,
  type FunctionPlan,
  type FunctionRange,
  Handling,
  type MachineLayout,
  type ModuleImports,
  passedByReference,
  pointAt,
  pointOf,
  Resume,
  TrapKind,
} from "../wasm/index.ts";
import { DivideError, type Value } from "./arithmetic.ts";
import { addressOf, type Environment, evaluate, fromBytes, NoValue, toBytes } from "./evaluate.ts";
import { intrinsic } from "./intrinsics.ts";

export interface InterpretedFunction {
  readonly fn: IrFunction;
  readonly plan: FunctionPlan;
  readonly firstStep: number;
  readonly paged: boolean;
  readonly image: string;
  readonly space: AddressSpace;
  /** What it may call through a pointer. */
  readonly callable: readonly FunctionRange[];
}
export interface InterpreterHost {
  readonly layout: MachineLayout;
  readonly memory: WebAssembly.Memory;
  readonly imports: ModuleImports;
  breakpoint(step: number): boolean;
  /** No code is generated: every function is interpreted. */
  readonly alone: boolean;
  /** Enters any frame: interpreted, generated or a DDI's. */
  enter(frame: number): number;
  function(index: number): InterpretedFunction | undefined;
  indexOf(symbol: IrSymbol, image: string): number | undefined;
  address(symbol: IrSymbol, image: string): number;
  text(text: string): number;
}

const RETURNED = 0;
const RAISED = 2;
const bytesOf = (type: Type): number => sizeOf(type, "x64");

/** Leaves the function under way with a status. */
class Left extends Error {
  readonly status: number;
  /** The machine has said so: the function's own handlers have been asked. */
  readonly decided: boolean;
  constructor(status: number, decided = false) {
    super("left");
    this.status = status;
    this.decided = decided;
  }
}

export class Interpreter {
  readonly #host: InterpreterHost;
  readonly #view: DataView;
  readonly #u8: Uint8Array;
  readonly #stops = new WeakMap<FunctionPlan, Map<string, number>>();

  constructor(host: InterpreterHost) {
    this.#host = host;
    this.#view = new DataView(host.memory.buffer);
    this.#u8 = new Uint8Array(host.memory.buffer);
  }

  /** Enters or re-enters the frame at `frame`, as the generated function would. */
  enter(frame: number): number {
    const view = this.#view;
    const f = this.#host.function(view.getUint32(frame + Frame.function, true));
    if (f === undefined) return this.#host.imports.ddi(-1, frame);
    const word = view.getUint32(frame + Frame.resume, true);
    let segment = word & Resume.segment;
    if ((word & Resume.closed) !== 0) {
      segment = this.#host.imports.reenter(frame);
      if (segment <= 0) return -segment;
    }
    const need = f.plan.frameSize + f.plan.outgoing;
    if (frame + need > view.getUint32(Cell.stackLimit, true)) return this.#host.imports.stackOverflow(frame, need);
    if (segment === 0) this.#markFrame(f.plan, frame, true);
    return new Activation(this, this.#host, f, frame).run(segment === 0 ? 0 : segment - 1);
  }

  /** Does the instruction at a point of a frame again, and what follows it up to the next segment: that segment plus one, or
   *  minus a status. */
  again(frame: number, point: number): number {
    const f = this.#host.function(this.#view.getUint32(frame + Frame.function, true));
    const at = f === undefined ? undefined : pointAt(f.fn, f.plan, point);
    if (f === undefined || at === undefined) throw new Error("a frame says to go on where the function has no place");
    return new Activation(this, this.#host, f, frame).again(at.block, at.index);
  }

  get view(): DataView {
    return this.#view;
  }
  get u8(): Uint8Array {
    return this.#u8;
  }
  leaveFrame(plan: FunctionPlan, frame: number): void {
    this.#markFrame(plan, frame, false);
    this.#view.setUint32(frame + Frame.resume, 0, true);
  }
  #markFrame(plan: FunctionPlan, frame: number, entry: boolean): void {
    for (const { offset, bytes } of plan.exposed) {
      for (const table of [this.#host.layout.passive, this.#host.layout.raised]) {
        const at = table + (frame + offset) / 8;
        if (entry) this.#u8.set(bytes, at);
        else this.#u8.fill(Permission.stackDead, at, at + bytes.length);
      }
    }
  }
  /** Number of the segment that begins at an instruction. */
  stopAt(plan: FunctionPlan, block: number, index: number): number {
    let stops = this.#stops.get(plan);
    if (stops === undefined) {
      stops = new Map();
      plan.segments.forEach((segment, n) => {
        if (segment.kind !== "block") stops?.set(`${segment.block}:${segment.from}`, n);
      });
      this.#stops.set(plan, stops);
    }
    return stops.get(`${block}:${index}`) ?? 0;
  }
}

/** One stay in a frame, from entry or resumption until it returns or unwinds. */
export class Activation implements Environment {
  readonly #interpreter: Interpreter;
  readonly #host: InterpreterHost;
  readonly #f: InterpretedFunction;
  readonly #frame: number;
  readonly #blocks: ReadonlyMap<number, Block>;
  #block: Block;
  #index = 0;
  /** A call that is entered again has its arguments in the callee's frame already. */
  #entersCall = false;

  constructor(interpreter: Interpreter, host: InterpreterHost, f: InterpretedFunction, frame: number) {
    this.#interpreter = interpreter;
    this.#host = host;
    this.#f = f;
    this.#frame = frame;
    this.#blocks = new Map(f.fn.blocks.map((block) => [block.id, block]));
    const first = f.fn.blocks[0];
    if (first === undefined) throw new Error(`${f.fn.symbol.name} has no blocks`);
    this.#block = first;
  }

  run(segment: number): number {
    this.#goTo(segment);
    for (;;) {
      try {
        for (;;) {
          const instruction = this.#block.instructions[this.#index];
          if (instruction === undefined) {
            if (this.#terminate()) return RETURNED;
          } else this.#execute(instruction);
        }
      } catch (error) {
        const decision = this.#failed(error);
        if (decision <= 0) return -decision;
        this.#goTo(decision - 1);
      }
    }
  }

  again(block: Block, index: number): number {
    this.#block = block;
    this.#index = index;
    try {
      for (;;) {
        const instruction = this.#block.instructions[this.#index];
        if (instruction === undefined) {
          if (this.#terminate()) return -RETURNED;
        } else if (instruction.kind === "call") {
          this.#prepare(instruction, this.#callee());
          return this.#interpreter.stopAt(this.#f.plan, this.#block.id, this.#index) + 1;
        } else if (instruction.kind === "step") {
          return this.#interpreter.stopAt(this.#f.plan, this.#block.id, this.#index) + 1;
        } else {
          this.#execute(instruction);
        }
      }
    } catch (error) {
      return this.#failed(error);
    }
  }

  #goTo(segment: number): void {
    const to = this.#f.plan.segments[segment];
    const block = to === undefined ? undefined : this.#blocks.get(to.block);
    if (to === undefined || block === undefined)
      throw new Error("a frame says to go on where the function has no place");
    this.#block = block;
    this.#index = to.from;
    this.#entersCall = to.kind === "call";
  }

  /** What to do about an exception of ours: a segment to go on at plus one, or minus a status. */
  #failed(error: unknown): number {
    if (error instanceof Left && error.decided) return -error.status;
    let status: number;
    try {
      if (error instanceof Left) status = error.status;
      else if (error instanceof DivideError) status = this.trap(TrapKind.divideError, "");
      else if (error instanceof NoValue) status = this.trap(TrapKind.refused, error.message);
      else throw error;
    } catch (inner) {
      if (!(inner instanceof Left)) throw inner;
      status = inner.status;
    }
    if (status === RAISED && this.#block.inTry !== undefined)
      return this.#host.imports.raise(this.#frame, this.#block.inTry);
    return -status;
  }

  // ---- environment ------------------------------------------------------------------------------------------------------

  local(id: LocalId): { readonly address: bigint; readonly byReference: boolean } {
    return {
      address: this.#f.space.base + BigInt(this.#frame + (this.#f.plan.localOffsets[id] ?? 0)),
      byReference: this.#f.fn.locals[id]?.byReference === true,
    };
  }
  variable(symbol: IrSymbol): bigint {
    return this.#f.space.base + BigInt(this.#host.address(symbol, this.#f.image));
  }
  function(symbol: IrSymbol): bigint {
    const index = this.#host.indexOf(symbol, this.#f.image) ?? 0;
    return this.#f.space.base + BigInt(this.#host.layout.code + 16 * index);
  }
  varargs(): bigint {
    return this.#f.space.base + BigInt(this.#frame + Frame.params + 8 * this.#f.fn.params.length);
  }
  load(address: bigint, size: number): bigint {
    return this.#read(this.#access(address, size, false), size);
  }
  store(address: bigint, size: number, value: bigint): void {
    const at = this.#access(address, size, true, value);
    for (let i = 0; i < size; i++) this.#interpreter.u8[at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
  }
  #read(at: number, size: number): bigint {
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#interpreter.u8[at + i] ?? 0);
    return value;
  }

  /** Offset to access, after all checks. Places of the frame itself, and variables whole, are not bounded here either. */
  #access(address: bigint, size: number, write: boolean, value?: bigint): number {
    const { imports } = this.#host;
    const { base, start, sizeLog2 } = this.#f.space;
    const view = this.#interpreter.view;
    const offset = address - base;
    const own = offset >= BigInt(this.#frame) && offset + BigInt(size) <= BigInt(this.#frame + this.#f.plan.frameSize);
    if (own && this.#ownPlace) return Number(offset);
    if (offset >= BigInt(start) && offset + BigInt(size) <= BigInt(start) + (1n << BigInt(sizeLog2))) {
      const at = Number(offset);
      if (this.#allowed(at, size, write)) return at;
    }
    view.setBigUint64(Cell.faultAddress, BigInt.asUintN(64, address), true);
    const range = size > 8 || (value === undefined) === write;
    if (value !== undefined) view.setBigUint64(Cell.faultValue, BigInt.asUintN(64, value), true);
    const flags = (write ? FaultFlags.write : 0) | (range ? FaultFlags.range : 0);
    const status = imports.fault(this.#frame, size, flags, this.#point());
    if (status >= FAULT_AT) return status;
    if (status !== 0) throw new Left(status);
    return write ? Cell.scratch : Cell.faultValue;
  }
  /** Set while a place of this frame at a constant offset is accessed: generated code does not check those. */
  #ownPlace = false;
  #allowed(at: number, size: number, write: boolean): boolean {
    const table = this.#interpreter.view.getUint32(Cell.permissions, true);
    for (let i = at; i < at + size; i++) {
      const permission = this.#interpreter.u8[table + (i >> 3)] ?? Permission.unmapped;
      if ((permission & Permission.unmapped) !== 0) return false;
      if (write && (permission & Permission.readOnly) !== 0) return false;
      const open = permission & Permission.partialMask;
      if (open !== 0 && (i & 7) >= open) return false;
    }
    return true;
  }
  #point(): number {
    return pointOf(this.#f.plan, this.#block.id, this.#index);
  }
  trap(kind: number, message: string): number {
    return this.#host.imports.trap(kind, this.#host.text(message), this.#frame, this.#point());
  }
  trapAndLeave(kind: number, message: string): never {
    throw new Left(this.trap(kind, message));
  }
  hostIntrinsic(name: string, args: readonly bigint[]): bigint {
    const view = this.#interpreter.view;
    args.forEach((arg, n) => {
      view.setBigUint64(Cell.intrinsic + 8 * n, BigInt.asUintN(64, arg), true);
    });
    this.#host.imports.intrinsic(this.#host.text(name), args.length, this.#frame, this.#point());
    return view.getBigUint64(Cell.intrinsic, true);
  }

  // ---- instructions ------------------------------------------------------------------------------------------------------

  value(expr: Expr): Value {
    if (expr.kind === "load" && constantInFrame(this.#f.fn, expr.place)) {
      this.#ownPlace = true;
      try {
        return evaluate(this, expr);
      } finally {
        this.#ownPlace = false;
      }
    }
    // A subexpression may be an unchecked local, so operands are evaluated one by one through here.
    return evaluate(this.#mixed, expr);
  }
  /** The environment for nested expressions: own scalar locals are read as generated code reads them. */
  readonly #mixed: Environment = {
    load: (address, size) => this.#loadMixed(address, size),
    local: (id) => this.local(id),
    variable: (symbol) => this.variable(symbol),
    function: (symbol) => this.function(symbol),
    varargs: () => this.varargs(),
  };
  #loadMixed(address: bigint, size: number): bigint {
    const offset = Number(address - this.#f.space.base);
    const inFrame = offset >= this.#frame && offset + size <= this.#frame + this.#f.plan.frameSize;
    if (inFrame && !this.#isExposed(offset - this.#frame)) return this.#read(offset, size);
    return this.load(address, size);
  }
  #isExposed(offset: number): boolean {
    return this.#f.plan.exposed.some((run) => offset >= run.offset && offset < run.offset + 8 * run.bytes.length);
  }

  assign(place: Place, value: Value): void {
    const address = addressOf(this.#mixed, place);
    const size = bytesOf(place.type);
    const own = constantInFrame(this.#f.fn, place);
    this.#ownPlace = own;
    try {
      if (place.kind === "field" && place.field.bits !== undefined) {
        const mask = ((1n << BigInt(place.field.bits)) - 1n) << BigInt(place.bitOffset);
        const unit = this.load(address, size);
        const bits = (typeof value === "number" ? 0n : value) << BigInt(place.bitOffset);
        this.store(address, size, (unit & ~mask) | (bits & mask));
      } else this.store(address, size, toBytes(value, place.type));
    } finally {
      this.#ownPlace = false;
    }
  }

  #execute(instruction: Instruction): void {
    this.#perform(instruction);
    this.#index++;
  }
  #perform(instruction: Instruction): void {
    switch (instruction.kind) {
      case "step":
        this.#beginStep(instruction.step);
        return;
      case "assign":
        if (instruction.target.type.kind === "record" || instruction.target.type.kind === "array")
          this.#copy(instruction.target, instruction.value);
        else this.assign(instruction.target, this.value(instruction.value));
        return;
      case "zero":
        this.#zero(instruction.target, instruction.size);
        return;
      case "call":
        this.#call(instruction);
        return;
      case "intrinsic": {
        const result = intrinsic(this, instruction);
        const local = instruction.result === undefined ? undefined : this.#f.fn.locals[instruction.result];
        if (local === undefined || result === undefined) return;
        const place: Place = { kind: "local", local: local.id, type: local.type };
        this.assign(
          place,
          local.type.kind === "float" ? Number(result) : BigInt.asUintN(8 * bytesOf(local.type), result),
        );
        return;
      }
      case "refuse":
        this.trapAndLeave(TrapKind.refused, `${instruction.refusal.construct}: ${instruction.refusal.message}`);
    }
  }

  #beginStep(step: number): void {
    const view = this.#interpreter.view;
    const fuel = view.getBigInt64(Cell.fuel, true);
    const paged = this.#f.paged && view.getUint32(Cell.permissions, true) !== this.#host.layout.passive;
    if (fuel <= 0n || paged || this.#host.breakpoint(this.#f.firstStep + step)) {
      const segment = this.#interpreter.stopAt(this.#f.plan, this.#block.id, this.#index);
      const status = this.#host.imports.stop(this.#frame, segment + 1, step);
      if (status !== 0) throw new Left(status);
    }
    view.setBigInt64(Cell.fuel, view.getBigInt64(Cell.fuel, true) - 1n, true);
  }

  #copy(target: Place, value: Expr): void {
    if (value.kind !== "load") this.trapAndLeave(TrapKind.refused, "a structure that is no variable is assigned");
    const size = Math.min(bytesOf(target.type), bytesOf(value.place.type));
    if (size === 0) return;
    const bytes = this.#interpreter.u8.slice(...this.#span(value.place, size, false));
    this.#interpreter.u8.set(bytes, this.#span(target, size, true)[0]);
  }
  #zero(target: Place, size: number): void {
    if (size > 0) this.#interpreter.u8.fill(0, ...this.#span(target, size, true));
  }
  #span(place: Place, size: number, write: boolean): [number, number] {
    const address = addressOf(this.#mixed, place);
    this.#ownPlace = constantInFrame(this.#f.fn, place);
    try {
      const at = this.#access(address, size, write);
      return [at, at + size];
    } finally {
      this.#ownPlace = false;
    }
  }

  #callee(): number {
    const { plan } = this.#f;
    if (!plan.filterBlocks.has(this.#block.id)) return this.#frame + plan.frameSize;
    return this.#interpreter.view.getUint32(this.#frame + plan.handling + Handling.top, true);
  }

  #call(call: Extract<Instruction, { kind: "call" }>): void {
    const view = this.#interpreter.view;
    const callee = this.#callee();
    if (!this.#entersCall) this.#prepare(call, callee);
    this.#entersCall = false;
    // The shortest way, since each call of the program takes room on the host's own stack.
    const direct = this.#host.alone && this.#host.function(view.getUint32(callee + Frame.function, true)) !== undefined;
    const status = direct ? this.#interpreter.enter(callee) : this.#host.enter(callee);
    if (status !== RETURNED) throw new Left(status);
    const local = call.result === undefined ? undefined : this.#f.fn.locals[call.result];
    const type = call.type.returns;
    if (local === undefined || type.kind === "void" || passedByReference(type)) return;
    if (type.kind === "record") {
      const to = this.#frame + (this.#f.plan.localOffsets[local.id] ?? 0);
      this.#interpreter.u8.copyWithin(to, callee + Frame.result, callee + Frame.result + bytesOf(type));
      return;
    }
    const value = fromBytes(view.getBigUint64(callee + Frame.result, true), type);
    const place: Place = { kind: "local", local: local.id, type: local.type };
    this.assign(place, typeof value === "number" ? value : BigInt.asUintN(64, value));
  }

  #prepare(call: Extract<Instruction, { kind: "call" }>, callee: number): void {
    const view = this.#interpreter.view;
    let index: number;
    if (call.callee.kind === "direct") index = this.#host.indexOf(call.callee.symbol, this.#f.image) ?? 0;
    else {
      const pointer = this.value(call.callee.pointer);
      const code = this.#f.space.base + BigInt(this.#host.layout.code);
      const at = typeof pointer === "bigint" ? BigInt.asUintN(64, pointer) - code : -1n;
      const inside = this.#f.callable.some(({ first, end }) => at >= BigInt(16 * first) && at < BigInt(16 * end));
      if ((at & 15n) !== 0n || !inside) {
        view.setBigUint64(Cell.faultAddress, typeof pointer === "bigint" ? BigInt.asUintN(64, pointer) : 0n, true);
        this.trapAndLeave(TrapKind.badCall, "");
      }
      index = Number(at >> 4n);
    }
    call.args.forEach((arg, n) => {
      view.setBigUint64(
        callee + Frame.params + 8 * n,
        this.#argument(arg, `${this.#block.id}:${this.#index}:${n}`),
        true,
      );
    });
    if (call.type.variadic) {
      const count = call.args.length - call.type.params.length;
      const first = (callee + Frame.params + 8 * call.type.params.length) / 8;
      for (const table of [this.#host.layout.passive, this.#host.layout.raised]) {
        if (count > 0) this.#interpreter.u8.fill(0, table + first, table + first + count);
      }
    }
    view.setUint32(callee + Frame.resume, 0, true);
    view.setUint32(callee + Frame.function, index, true);
    const segment = this.#interpreter.stopAt(this.#f.plan, this.#block.id, this.#index);
    view.setUint32(this.#frame + Frame.resume, segment + 1, true);
  }

  #argument(arg: Expr, key: string): bigint {
    if (arg.type.kind !== "record") {
      const value = this.value(arg);
      return typeof value === "number" ? toBytes(value, arg.type) : BigInt.asUintN(64, value);
    }
    if (arg.kind !== "load") this.trapAndLeave(TrapKind.refused, "a structure that is no variable is passed by value");
    const size = bytesOf(arg.type);
    const [from, end] = this.#span(arg.place, size, false);
    if (!passedByReference(arg.type)) return this.#read(from, size);
    const copy = this.#frame + (this.#f.plan.copies.get(key) ?? 0);
    this.#interpreter.u8.copyWithin(copy, from, end);
    return this.#f.space.base + BigInt(copy);
  }

  // ---- terminators --------------------------------------------------------------------------------------------------------

  #jump(target: number): void {
    const block = this.#blocks.get(target);
    if (block === undefined) throw new Error(`${this.#f.fn.symbol.name} has no block ${target}`);
    this.#block = block;
    this.#index = 0;
  }

  /** True if the function has returned. */
  #terminate(): boolean {
    const end = this.#block.terminator;
    const view = this.#interpreter.view;
    switch (end.kind) {
      case "jump":
        this.#jump(end.target);
        return false;
      case "branch": {
        const condition = this.value(end.condition);
        this.#jump(
          typeof condition === "bigint"
            ? condition !== 0n
              ? end.then
              : end.else
            : condition !== 0
              ? end.then
              : end.else,
        );
        return false;
      }
      case "switch": {
        const value = this.value(end.value);
        const found = end.cases.find((one) => typeof value === "bigint" && value >= one.first && value <= one.last);
        this.#jump(found?.target ?? end.default);
        return false;
      }
      case "return":
        if (end.value !== undefined && end.value.type.kind !== "void") this.#result(end.value);
        this.#interpreter.leaveFrame(this.#f.plan, this.#frame);
        return true;
      case "filterEnd": {
        const region = this.#f.fn.tries.find((t) => t.filter !== undefined && this.#inFilter(t.filter));
        const result = region?.filterResult;
        const answer =
          result === undefined ? 0 : view.getInt32(this.#frame + (this.#f.plan.localOffsets[result] ?? 0), true);
        const decision = this.#host.imports.filtered(this.#frame, region?.id ?? 0, answer);
        if (decision <= 0) throw new Left(-decision, true);
        this.#goTo(decision - 1);
        return false;
      }
      case "finallyEnd": {
        const region = this.#f.fn.tries.find((t) => t.id === end.try);
        const offset = region?.abnormal === undefined ? undefined : this.#f.plan.localOffsets[region.abnormal];
        if (offset === undefined || view.getInt32(this.#frame + offset, true) === 0) {
          this.#jump(end.next);
          return false;
        }
        const decision = this.#host.imports.terminated(this.#frame, end.try);
        if (decision <= 0) throw new Left(-decision, true);
        this.#goTo(decision - 1);
        return false;
      }
      case "unreachable":
        return this.trapAndLeave(
          TrapKind.refused,
          "the end of a function that must return a value, or code that cannot be reached",
        );
    }
  }
  #inFilter(filter: number): boolean {
    const seen = new Set<number>();
    const work = [filter];
    while (work.length > 0) {
      const id = work.pop() ?? 0;
      if (id === this.#block.id) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      const end = this.#blocks.get(id)?.terminator;
      if (end?.kind === "jump") work.push(end.target);
      else if (end?.kind === "branch") work.push(end.then, end.else);
      else if (end?.kind === "switch") work.push(end.default, ...end.cases.map((one) => one.target));
    }
    return false;
  }

  #result(value: Expr): void {
    const view = this.#interpreter.view;
    if (value.type.kind !== "record") {
      const result = this.value(value);
      const raw = typeof result === "number" ? toBytes(result, value.type) : BigInt.asUintN(64, result);
      view.setBigUint64(this.#frame + Frame.result, raw, true);
      return;
    }
    if (value.kind !== "load") this.trapAndLeave(TrapKind.refused, "a structure that is no variable is returned");
    const size = bytesOf(value.type);
    const [from, end] = this.#span(value.place, size, false);
    if (!passedByReference(value.type)) {
      view.setBigUint64(this.#frame + Frame.result, this.#read(from, size), true);
      return;
    }
    const bytes = this.#interpreter.u8.slice(from, end);
    const to = this.#access(view.getBigUint64(this.#frame + Frame.params, true), size, true);
    this.#interpreter.u8.set(bytes, to);
  }
}

/** A place of the frame at a constant offset in bounds: generated code accesses it without a check. */
function constantInFrame(fn: IrFunction, place: Place): boolean {
  switch (place.kind) {
    case "local":
      return fn.locals[place.local]?.byReference !== true;
    case "field":
      return constantInFrame(fn, place.base);
    case "element": {
      const index = place.index.kind === "convert" ? place.index.operand : place.index;
      const length = place.base.type.kind === "array" ? place.base.type.length : undefined;
      return (
        index.kind === "const" &&
        length !== undefined &&
        index.value >= 0n &&
        index.value < BigInt(length) &&
        constantInFrame(fn, place.base)
      );
    }
    default:
      return false;
  }
}
