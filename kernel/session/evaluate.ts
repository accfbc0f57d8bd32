// Evaluates C expressions against a stopped machine: watches, conditions, log points, assignments. Runs the lowered expression
// outside the machine, with temporaries in a scratch area of its own; functions of the driver and of its headers may be called if they
// need nothing from the kernel. Reading never changes anything; assignments go through the caller, who decides whether they may be.
import { KERNEL_BASE } from "../../compiler/abi.ts";
import { type CompiledExpression, compileExpression } from "../../compiler/index.ts";
import {
  addressOf,
  asInteger,
  type Environment,
  evaluate,
  toBytes,
  type Value,
} from "../../compiler/interpret/index.ts";
import type { Block, Expr, Instruction, IrFunction, IrSymbol, LocalId, Place } from "../../compiler/ir/ir.ts";
import { sizeOf } from "../../compiler/types/layout.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { FrameInfo, Image } from "../machine/api.ts";
import type { Evaluator, WriteMemory } from "./evaluator.ts";
import type { Inspector } from "./inspector.ts";
import { addressText, readBytes } from "./memory.ts";
import { littleEndian, type Typed } from "./values.ts";

/** Instructions that one expression may run, its calls included. */
const mostInstructions = 200_000;
const deepestCall = 64;
/** Where the scratch area appears: an address no driver has. */
const scratchBase = 0x0000_6000_0000_0000n;
const scratchSize = 256 * 1024;
const keptExpressions = 500;

export class ExpressionEvaluator implements Evaluator {
  readonly #inspector: Inspector;
  readonly #compiled = new Map<string, CompiledExpression>();

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  evaluate(expression: string, frame: FrameInfo | undefined, write?: WriteMemory): Typed {
    const unit = (frame === undefined ? undefined : this.#inspector.unit(frame)) ?? this.#anyUnit();
    if (unit === undefined) throw new Error("No driver is loaded, so that there is nothing to evaluate this in.");
    const compiled = this.#compile(expression, unit, frame);
    const image = (frame === undefined ? undefined : this.#inspector.image(frame)) ?? this.#imageOf(unit);
    return new Evaluation(this.#inspector, unit, image, frame, compiled, write).run();
  }

  #compile(expression: string, unit: Unit, frame: FrameInfo | undefined): CompiledExpression {
    const linkName = frame?.fn.symbol?.linkName;
    const step = frame?.step === undefined ? undefined : frame.fn.code?.steps[frame.step];
    const at = step?.first ?? frame?.fn.code?.range.first ?? 0;
    const key = `${unit.path}\n${linkName ?? ""}\n${at}\n${expression}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const result = compileExpression(expression, unit, linkName, at);
    if (!result.ok) throw new Error(result.message);
    if (this.#compiled.size >= keptExpressions) this.#compiled.clear();
    this.#compiled.set(key, result.value);
    return result.value;
  }

  #anyUnit(): Unit | undefined {
    return this.#inspector.session.images[0]?.program.units[0] ?? this.#inspector.session.contract.units[0];
  }
  #imageOf(unit: Unit): Image | undefined {
    return this.#inspector.session.images.find((image) => image.program.units.includes(unit));
  }
}

/** One run of one expression. */
class Evaluation {
  readonly #inspector: Inspector;
  readonly #unit: Unit;
  readonly #image: Image | undefined;
  readonly #frame: FrameInfo | undefined;
  readonly #compiled: CompiledExpression;
  readonly #write: WriteMemory | undefined;
  readonly #scratch = new Uint8Array(scratchSize);
  readonly #strings = new Map<IrSymbol, bigint>();
  #used = 0;
  #fuel = mostInstructions;

  constructor(
    inspector: Inspector,
    unit: Unit,
    image: Image | undefined,
    frame: FrameInfo | undefined,
    compiled: CompiledExpression,
    write: WriteMemory | undefined,
  ) {
    this.#inspector = inspector;
    this.#unit = unit;
    this.#image = image;
    this.#frame = frame;
    this.#compiled = compiled;
    this.#write = write;
  }

  run(): Typed {
    const { fn, place, value, type, firstTemporary, globals } = this.#compiled;
    for (const { symbol, size, bytes } of globals) {
      const at = this.#allocate(Math.max(size, bytes?.length ?? 0));
      if (bytes !== undefined) this.#scratch.set(bytes, Number(at - scratchBase));
      this.#strings.set(symbol, at);
    }
    const activation = this.#activation(fn, (id) => (id < firstTemporary ? this.#localOfFrame(id) : undefined));
    const unit = this.#unit;
    const result = this.#execute(activation);
    if (place !== undefined) return this.#typedPlace(activation, place);
    if (type.kind === "void" || value === undefined)
      return { type, unit, address: undefined, bytes: new Uint8Array(0) };
    if (type.kind === "record" || type.kind === "array") {
      if (value.kind !== "load") throw new Error("This value cannot be shown.");
      return this.#typedPlace(activation, value.place);
    }
    const bytes = new Uint8Array(sizeOf(type, unit.target));
    put(bytes, toBytes(result ?? evaluate(activation, value), type));
    return { type, unit, address: undefined, bytes };
  }

  #typedPlace(activation: Activation, place: Place): Typed {
    const address = addressOf(activation, place);
    const bits =
      place.kind === "field" && place.field.bits !== undefined
        ? { offset: place.bitOffset, width: place.field.bits }
        : undefined;
    const base = place.kind === "field" && place.base.type.kind === "record" ? place.base.type.decl.name : undefined;
    const context =
      place.kind === "field"
        ? { record: base, field: place.field.name, major: this.#majorBeside(activation, place) }
        : undefined;
    const common = {
      type: place.type,
      unit: this.#unit,
      ...(bits === undefined ? {} : { bits }),
      ...(context === undefined ? {} : { context }),
    };
    const at = this.#scratchOffset(address, 0);
    if (at === undefined) return { ...common, address };
    return {
      ...common,
      address: undefined,
      bytes: this.#scratch.slice(at, at + sizeOf(place.type, this.#unit.target)),
    };
  }

  /** What gives a minor function code its meaning. */
  #majorBeside(activation: Activation, place: Place): number | undefined {
    if (place.kind !== "field" || place.field.name !== "MinorFunction") return undefined;
    try {
      return Number(activation.load(addressOf(activation, place) - 1n, 1));
    } catch {
      return undefined;
    }
  }

  #activation(
    fn: IrFunction,
    outside: (id: LocalId) => { address: bigint; byReference: boolean } | undefined,
  ): Activation {
    const slots = new Map<LocalId, bigint>();
    return {
      fn,
      local: (id) => {
        const known = outside(id);
        if (known !== undefined) return known;
        const local = fn.locals[id];
        if (local === undefined) return undefined;
        let address = slots.get(id);
        if (address === undefined) {
          address = this.#allocate(local.byReference ? 8 : sizeOf(local.type, this.#unit.target));
          slots.set(id, address);
        }
        return { address, byReference: local.byReference };
      },
      load: (address, size) => littleEndian(this.#bytes(address, size)),
      variable: (symbol) => this.#variable(symbol),
      function: (symbol) => this.#function(symbol),
      varargs: () => {
        throw new Error("Variable arguments cannot be reached from here.");
      },
    };
  }

  #localOfFrame(id: LocalId): { address: bigint; byReference: boolean } | undefined {
    const frame = this.#frame;
    const offset = frame?.fn.localOffsets[id];
    if (frame === undefined || offset === undefined) return undefined;
    const byReference = frame.fn.code?.locals[id]?.byReference === true;
    return { address: frame.fn.space.base + BigInt(frame.frame + offset), byReference };
  }
  #variable(symbol: IrSymbol): bigint {
    const own = this.#strings.get(symbol);
    if (own !== undefined) return own;
    const at = this.#image?.global(symbol.linkName);
    if (at === undefined) throw new Error(`"${symbol.name}" has no place in this driver.`);
    return (this.#image?.space.base ?? KERNEL_BASE) + BigInt(at);
  }
  #function(symbol: IrSymbol): bigint {
    const fn = this.#image?.function(symbol.linkName);
    if (fn === undefined)
      throw new Error(`"${symbol.name}" is a function of the kernel; its address is not known here.`);
    return fn.space.base + BigInt(fn.address);
  }

  #execute(activation: Activation, depth = 0): Value | undefined {
    const blocks = new Map(activation.fn.blocks.map((block) => [block.id, block]));
    let block: Block | undefined = blocks.get(0);
    while (block !== undefined) {
      for (const instruction of block.instructions) this.#instruction(activation, instruction, depth);
      this.#spend();
      const end: Block["terminator"] = block.terminator;
      switch (end.kind) {
        case "jump":
          block = blocks.get(end.target);
          break;
        case "branch":
          block = blocks.get(truth(evaluate(activation, end.condition)) ? end.then : end.else);
          break;
        case "switch": {
          const value = asInteger(evaluate(activation, end.value));
          const found = end.cases.find((one) => value >= one.first && value <= one.last);
          block = blocks.get(found?.target ?? end.default);
          break;
        }
        case "return":
          if (end.value === undefined || !isPlain(end.value)) return undefined;
          return evaluate(activation, end.value);
        default:
          throw new Error("Exception handling cannot be evaluated here.");
      }
    }
    return undefined;
  }

  #instruction(activation: Activation, instruction: Instruction, depth: number): void {
    this.#spend();
    switch (instruction.kind) {
      case "step":
        return;
      case "assign":
        this.#assign(activation, instruction.target, instruction.value);
        return;
      case "zero":
        this.#store(addressOf(activation, instruction.target), new Uint8Array(instruction.size));
        return;
      case "call":
        this.#call(activation, instruction, depth);
        return;
      case "intrinsic":
        throw new Error(`${instruction.name} cannot be evaluated here: it needs the processor.`);
      case "refuse":
        throw new Error(instruction.refusal.message);
    }
  }

  #assign(activation: Activation, target: Place, value: Expr): void {
    const address = addressOf(activation, target);
    if (!isPlain(value)) {
      if (value.kind !== "load") throw new Error("This value cannot be assigned.");
      this.#store(address, this.#bytes(addressOf(activation, value.place), sizeOf(target.type, this.#unit.target)));
      return;
    }
    this.#storeValue(address, target, evaluate(activation, value));
  }

  #storeValue(address: bigint, target: Place, value: Value): void {
    const bytes = new Uint8Array(sizeOf(target.type, this.#unit.target));
    let number = toBytes(value, target.type);
    if (target.kind === "field" && target.field.bits !== undefined) {
      const mask = ((1n << BigInt(target.field.bits)) - 1n) << BigInt(target.bitOffset);
      number =
        (littleEndian(this.#bytes(address, bytes.length)) & ~mask) | ((number << BigInt(target.bitOffset)) & mask);
    }
    put(bytes, number);
    this.#store(address, bytes);
  }

  #call(activation: Activation, call: Extract<Instruction, { kind: "call" }>, depth: number): void {
    if (call.callee.kind === "indirect") throw new Error("Calls through pointers are not made from the debugger.");
    const { symbol } = call.callee;
    const callee = this.#unit.functions.get(symbol.linkName) ?? this.#image?.program.functions.get(symbol.linkName)?.fn;
    if (callee === undefined && !this.#unit.symbols.has(symbol.name))
      throw new Error(`'${symbol.name}' is not declared.`);
    if (callee === undefined)
      throw new Error(
        `${symbol.name} is a function of the kernel: only the driver's own and inline ones can be called from here.`,
      );
    if (depth >= deepestCall) throw new Error(`${symbol.name} calls too deeply.`);
    const inner = this.#activation(callee, () => undefined);
    callee.params.forEach((id, i) => {
      const local = callee.locals[id];
      const slot = inner.local(id);
      const argument = call.args[i];
      if (local === undefined || slot === undefined || argument === undefined) return;
      const place: Place = { kind: "local", local: id, type: local.type };
      if (local.byReference || !isPlain(argument)) {
        if (argument.kind !== "load") throw new Error("This argument cannot be passed from here.");
        const from = addressOf(activation, argument.place);
        if (local.byReference) this.#storeNumber(slot.address, from);
        else this.#store(slot.address, this.#bytes(from, sizeOf(local.type, this.#unit.target)));
        return;
      }
      this.#storeValue(slot.address, place, evaluate(activation, argument));
    });
    const value = this.#execute(inner, depth + 1);
    const local = call.result === undefined ? undefined : activation.fn.locals[call.result];
    if (local === undefined || call.result === undefined) return;
    if (value === undefined) throw new Error(`${symbol.name} returns a structure, which is not supported here.`);
    const place: Place = { kind: "local", local: call.result, type: local.type };
    this.#storeValue(addressOf(activation, place), place, value);
  }

  #storeNumber(address: bigint, number: bigint): void {
    const bytes = new Uint8Array(8);
    put(bytes, number);
    this.#store(address, bytes);
  }

  #bytes(address: bigint, size: number): Uint8Array {
    const at = this.#scratchOffset(address, size);
    if (at !== undefined) return this.#scratch.slice(at, at + size);
    const read = readBytes(this.#inspector.memory, address, size);
    if (read.kind === "bytes") return read.bytes;
    throw new Error(
      address === 0n ? "A null pointer is read." : `${addressText(address)} cannot be read: ${read.why}.`,
    );
  }

  #store(address: bigint, bytes: Uint8Array): void {
    const at = this.#scratchOffset(address, bytes.length);
    if (at !== undefined) {
      this.#scratch.set(bytes, at);
      return;
    }
    if (this.#write === undefined)
      throw new Error("This would change the driver's memory; only the console and Set Value do that.");
    this.#write(address, bytes);
  }

  #scratchOffset(address: bigint, size: number): number | undefined {
    const offset = address - scratchBase;
    return offset >= 0n && offset + BigInt(size) <= BigInt(scratchSize) ? Number(offset) : undefined;
  }
  #allocate(size: number): bigint {
    const at = (this.#used + 15) & ~15;
    if (at + size > scratchSize) throw new Error("The expression needs too much memory.");
    this.#used = at + size;
    return scratchBase + BigInt(at);
  }
  #spend(): void {
    if (this.#fuel-- <= 0) throw new Error("The expression runs for too long.");
  }
}

interface Activation extends Environment {
  readonly fn: IrFunction;
}

/** A value that fits a register: everything but whole structures and arrays. */
function isPlain(value: Expr): boolean {
  return value.type.kind !== "record" && value.type.kind !== "array";
}
function truth(value: Value): boolean {
  return typeof value === "number" ? value !== 0 : value !== 0n;
}
function put(bytes: Uint8Array, number: bigint): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number((number >> BigInt(8 * i)) & 0xffn);
}
