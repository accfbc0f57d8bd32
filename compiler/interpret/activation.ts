// One stay in a frame: its instructions and terminators, one after another, until the function returns, stops or unwinds.
import { Frame } from "../abi.ts";
import type { Block, Expr, Instruction, Place } from "../ir/ir.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { askedFirst, Cell, Handling, passedByReference, pointOf, TrapKind } from "../wasm/index.ts";
import { DivideError, type Value } from "./arithmetic.ts";
import { fromBytes, NoValue, toBytes } from "./evaluate.ts";
import { FrameMemory, Left } from "./frame-memory.ts";
import { type IntrinsicEnvironment, intrinsic } from "./intrinsics.ts";
import type { InterpretedFunction, Interpreter, InterpreterHost } from "./machine.ts";
import { Watch } from "./watch.ts";

const RETURNED = 0;
const RAISED = 2;
const bytesOf = (type: Type): number => sizeOf(type, "x64");

/** One stay in a frame, from entry or resumption until it returns or unwinds. */
export class Activation implements IntrinsicEnvironment {
  readonly #interpreter: Interpreter;
  readonly #host: InterpreterHost;
  readonly #f: InterpretedFunction;
  readonly #frame: number;
  readonly #memory: FrameMemory;
  readonly #watch: Watch | undefined;
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
    const point = (): number => this.#point();
    this.#memory = new FrameMemory(host, f, frame, point);
    if (host.shadow !== undefined) this.#watch = new Watch(host.shadow, host, f, frame, this.#memory, point);
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
    const inTry = askedFirst(this.#f.plan, this.#block);
    if (status === RAISED && inTry !== undefined) return this.#host.imports.raise(this.#frame, inTry);
    return -status;
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

  value(expr: Expr): Value {
    return this.#memory.value(expr);
  }
  load(address: bigint, size: number): bigint {
    return this.#memory.load(address, size);
  }
  store(address: bigint, size: number, value: bigint): void {
    this.#memory.store(address, size, value);
  }

  // ---- instructions ------------------------------------------------------------------------------------------------------

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
        else this.#assign(instruction.target, instruction.value);
        return;
      case "zero":
        this.#zero(instruction.target, instruction.size);
        return;
      case "call":
        this.#call(instruction);
        return;
      case "intrinsic": {
        const unknown = this.#watch?.intrinsic(instruction);
        const result = intrinsic(this, instruction);
        const undefinedBits = unknown?.();
        const local = instruction.result === undefined ? undefined : this.#f.fn.locals[instruction.result];
        if (local === undefined || result === undefined) return;
        const place: Place = { kind: "local", local: local.id, type: local.type };
        this.#memory.assign(
          place,
          local.type.kind === "float" ? Number(result) : BigInt.asUintN(8 * bytesOf(local.type), result),
          undefinedBits,
        );
        return;
      }
      case "refuse":
        this.trapAndLeave(TrapKind.refused, `${instruction.refusal.construct}: ${instruction.refusal.message}`);
    }
  }

  #assign(target: Place, value: Expr): void {
    const watch = this.#watch;
    watch?.addresses(value);
    const result = this.value(value);
    watch?.place(target);
    const undefinedBits = watch?.bits(value) ?? 0n;
    watch?.written(target, value, undefinedBits);
    this.#memory.assign(target, result, undefinedBits);
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
    this.#watch?.addresses(value);
    this.#watch?.place(target);
    const [from, end] = this.#memory.span(value.place, size, false);
    const bytes = this.#interpreter.u8.slice(from, end);
    const [to] = this.#memory.span(target, size, true);
    this.#watch?.copied(to, from, size, value.place);
    this.#host.shadow?.copy(to, from, size);
    this.#interpreter.u8.set(bytes, to);
  }
  #zero(target: Place, size: number): void {
    if (size === 0) return;
    this.#watch?.place(target);
    const [at, end] = this.#memory.span(target, size, true);
    this.#interpreter.u8.fill(0, at, end);
    this.#host.shadow?.write(at, size, 0n);
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
      this.#host.shadow?.copy(to, callee + Frame.result, bytesOf(type));
      this.#interpreter.u8.copyWithin(to, callee + Frame.result, callee + Frame.result + bytesOf(type));
      return;
    }
    const value = fromBytes(view.getBigUint64(callee + Frame.result, true), type);
    const place: Place = { kind: "local", local: local.id, type: local.type };
    const undefinedBits = this.#watch?.result(callee, bytesOf(local.type));
    this.#memory.assign(place, typeof value === "number" ? value : BigInt.asUintN(64, value), undefinedBits);
  }

  #prepare(call: Extract<Instruction, { kind: "call" }>, callee: number): void {
    const view = this.#interpreter.view;
    let index: number;
    if (call.callee.kind === "direct") index = this.#host.indexOf(call.callee.symbol, this.#f.image) ?? 0;
    else {
      this.#watch?.decides(call.callee.pointer, "Which function is called");
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
      const key = `${this.#block.id}:${this.#index}:${n}`;
      const slot = callee + Frame.params + 8 * n;
      this.#watch?.addresses(arg);
      view.setBigUint64(slot, this.#argument(arg, key), true);
      const copy = this.#f.plan.copies.get(key);
      this.#watch?.argument(slot, arg, copy === undefined ? undefined : this.#frame + copy);
    });
    if (this.#watch !== undefined && this.#host.function(index) === undefined)
      this.#watch.foreignCall(callee, call.args, call.callee.kind === "direct" ? call.callee.symbol.name : "a routine");
    const missing = call.callee.kind === "direct" ? this.#host.missing(index) : undefined;
    if (missing !== undefined) this.trapAndLeave(TrapKind.undefinedFunction, missing);
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
    const [from, end] = this.#memory.span(arg.place, size, false);
    if (!passedByReference(arg.type)) return this.#memory.read(from, size);
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
        this.#watch?.decides(end.condition, "The condition");
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
        this.#watch?.decides(end.value, "The value of the switch");
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
    this.#watch?.addresses(value);
    if (value.type.kind !== "record") {
      const result = this.value(value);
      const raw = typeof result === "number" ? toBytes(result, value.type) : BigInt.asUintN(64, result);
      view.setBigUint64(this.#frame + Frame.result, raw, true);
      this.#watch?.returned(value);
      return;
    }
    if (value.kind !== "load") this.trapAndLeave(TrapKind.refused, "a structure that is no variable is returned");
    const size = bytesOf(value.type);
    const [from, end] = this.#memory.span(value.place, size, false);
    if (!passedByReference(value.type)) {
      view.setBigUint64(this.#frame + Frame.result, this.#memory.read(from, size), true);
      this.#watch?.returned(value);
      return;
    }
    const bytes = this.#interpreter.u8.slice(from, end);
    const to = this.#memory.access(view.getBigUint64(this.#frame + Frame.params, true), size, true);
    this.#host.shadow?.copy(to, from, size);
    this.#interpreter.u8.set(bytes, to);
  }
}
