// The memory of a frame under way, as its function's code sees it: what its places are, with the checks that generated code makes,
// and without those that generated code leaves out.
import { Frame, Permission } from "../abi.ts";
import type { Expr, IrFunction, IrSymbol, LocalId, Place } from "../ir/ir.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { Cell, FAULT_AT, FaultFlags } from "../wasm/index.ts";
import type { Value } from "./arithmetic.ts";
import { addressOf, type Environment, evaluate, toBytes } from "./evaluate.ts";
import type { InterpretedFunction, InterpreterHost } from "./machine.ts";

const bytesOf = (type: Type): number => sizeOf(type, "x64");

/** Leaves the function under way with a status. No error: to note the host's stack each time costs more than the call that is left. */
export class Left {
  readonly status: number;
  /** The machine has said so: the function's own handlers have been asked. */
  readonly decided: boolean;
  constructor(status: number, decided = false) {
    this.status = status;
    this.decided = decided;
  }
}

export class FrameMemory implements Environment {
  readonly #host: InterpreterHost;
  readonly #view: DataView;
  readonly #u8: Uint8Array;
  readonly #f: InterpretedFunction;
  readonly #frame: number;
  readonly #point: () => number;

  /** `point` tells the instruction under way, for faults. */
  constructor(host: InterpreterHost, f: InterpretedFunction, frame: number, point: () => number) {
    this.#host = host;
    this.#view = new DataView(host.memory.buffer);
    this.#u8 = new Uint8Array(host.memory.buffer);
    this.#f = f;
    this.#frame = frame;
    this.#point = point;
  }

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
    return this.read(this.access(address, size, false), size);
  }
  /** `undefinedBits`: those of the value that come from memory which nobody has written. */
  store(address: bigint, size: number, value: bigint, undefinedBits = 0n): void {
    const at = this.access(address, size, true, value);
    for (let i = 0; i < size; i++) this.#u8[at + i] = Number((value >> BigInt(8 * i)) & 0xffn);
    this.#host.shadow?.write(at, size, undefinedBits);
  }
  /** Offset of a range in the machine's memory; undefined if it is not all in the code's address space. */
  offsetOf(address: bigint, size: number): number | undefined {
    const { base, start, sizeLog2 } = this.#f.space;
    const offset = BigInt.asUintN(64, address) - base;
    const inside = offset >= BigInt(start) && offset + BigInt(size) <= BigInt(start) + (1n << BigInt(sizeLog2));
    return inside ? Number(offset) : undefined;
  }
  read(at: number, size: number): bigint {
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(this.#u8[at + i] ?? 0);
    return value;
  }

  /** Offset to access, after all checks. Places of the frame itself, and variables whole, are not bounded here either. */
  access(address: bigint, size: number, write: boolean, value?: bigint): number {
    const { imports } = this.#host;
    const { base, start, sizeLog2 } = this.#f.space;
    const view = this.#view;
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
    const table = this.#view.getUint32(Cell.permissions, true);
    for (let i = at; i < at + size; i++) {
      const permission = this.#u8[table + (i >> 3)] ?? Permission.unmapped;
      if ((permission & Permission.unmapped) !== 0) return false;
      if (write && (permission & Permission.readOnly) !== 0) return false;
      const open = permission & Permission.partialMask;
      if (open !== 0 && (i & 7) >= open) return false;
    }
    return true;
  }

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
    return evaluate(this.mixed, expr);
  }
  /** The environment for nested expressions: own scalar locals are read as generated code reads them. */
  readonly mixed: Environment = {
    load: (address, size) => this.#loadMixed(address, size),
    local: (id) => this.local(id),
    variable: (symbol) => this.variable(symbol),
    function: (symbol) => this.function(symbol),
    varargs: () => this.varargs(),
  };
  #loadMixed(address: bigint, size: number): bigint {
    const offset = Number(address - this.#f.space.base);
    const inFrame = offset >= this.#frame && offset + size <= this.#frame + this.#f.plan.frameSize;
    if (inFrame && !this.#isExposed(offset - this.#frame)) return this.read(offset, size);
    return this.load(address, size);
  }
  #isExposed(offset: number): boolean {
    return this.#f.plan.exposed.some((run) => offset >= run.offset && offset < run.offset + 8 * run.bytes.length);
  }

  assign(place: Place, value: Value, undefinedBits = 0n): void {
    const address = addressOf(this.mixed, place);
    const size = bytesOf(place.type);
    const own = constantInFrame(this.#f.fn, place);
    this.#ownPlace = own;
    try {
      if (place.kind === "field" && place.field.bits !== undefined) {
        const mask = ((1n << BigInt(place.field.bits)) - 1n) << BigInt(place.bitOffset);
        const unit = this.load(address, size);
        const bits = (typeof value === "number" ? 0n : value) << BigInt(place.bitOffset);
        // Of the other bits of the unit, what was known before.
        const at = this.#host.shadow === undefined ? undefined : this.offsetOf(address, size);
        const known = at === undefined ? 0n : (this.#host.shadow?.undefinedBits(at, size) ?? 0n);
        const unknown = (known & ~mask) | ((undefinedBits << BigInt(place.bitOffset)) & mask);
        this.store(address, size, (unit & ~mask) | (bits & mask), unknown);
      } else this.store(address, size, toBytes(value, place.type), undefinedBits);
    } finally {
      this.#ownPlace = false;
    }
  }

  span(place: Place, size: number, write: boolean): [number, number] {
    const address = addressOf(this.mixed, place);
    this.#ownPlace = constantInFrame(this.#f.fn, place);
    try {
      const at = this.access(address, size, write);
      return [at, at + size];
    } finally {
      this.#ownPlace = false;
    }
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
