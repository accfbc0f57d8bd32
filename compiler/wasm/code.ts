// Emits the body of one WebAssembly function: instructions, structured labels and a pool of scratch locals.
import { Bytes, F32, F64, I32, I64, type ValueType } from "./encoder.ts";
import { Fuel } from "./machine-layout.ts";
import { EMPTY, Op, Prefixed } from "./opcodes.ts";

/** A block or loop that is open; `br` to a block leaves it, to a loop begins it again. */
export interface Label {
  readonly depth: number;
}

export class Code {
  readonly #bytes = new Bytes();
  readonly #locals: ValueType[] = [];
  readonly #free = new Map<ValueType, number[]>();
  readonly #typeOf = new Map<number, ValueType>();
  readonly #params: number;
  #depth = 0;

  constructor(params: number) {
    this.#params = params;
  }
  get body(): Uint8Array {
    return this.#bytes.bytes;
  }
  get locals(): readonly ValueType[] {
    return this.#locals;
  }

  op(...codes: readonly number[]): this {
    for (const code of codes) this.#bytes.u8(code);
    return this;
  }
  i32(value: number): this {
    this.#bytes.u8(Op.i32Const).s32(value | 0);
    return this;
  }
  i64(value: bigint): this {
    this.#bytes.u8(Op.i64Const).s64(value);
    return this;
  }
  f32(value: number): this {
    this.#bytes.u8(Op.f32Const).f32(value);
    return this;
  }
  f64(value: number): this {
    this.#bytes.u8(Op.f64Const).f64(value);
    return this;
  }
  get(local: number): this {
    this.#bytes.u8(Op.localGet).u32(local);
    return this;
  }
  set(local: number): this {
    this.#bytes.u8(Op.localSet).u32(local);
    return this;
  }
  tee(local: number): this {
    this.#bytes.u8(Op.localTee).u32(local);
    return this;
  }
  /** A load or store; alignment is only a hint, 0 is always right. */
  memory(op: number, offset: number): this {
    this.#bytes.u8(op).u32(0).u32(offset);
    return this;
  }
  memoryCopy(): this {
    this.#bytes.u8(0xfc).u32(Prefixed.memoryCopy).u8(0).u8(0);
    return this;
  }
  memoryFill(): this {
    this.#bytes.u8(0xfc).u32(Prefixed.memoryFill).u8(0);
    return this;
  }
  saturating(which: number): this {
    this.#bytes.u8(0xfc).u32(which);
    return this;
  }
  call(fn: number): this {
    this.#bytes.u8(Op.call).u32(fn);
    return this;
  }
  tableSize(table: number): this {
    this.#bytes.u8(0xfc).u32(Prefixed.tableSize).u32(table);
    return this;
  }
  callIndirect(type: number, table = 0): this {
    this.#bytes.u8(Op.callIndirect).u32(type).u32(table);
    return this;
  }

  block(): Label {
    this.op(Op.block, EMPTY);
    return { depth: ++this.#depth };
  }
  loop(): Label {
    this.op(Op.loop, EMPTY);
    return { depth: ++this.#depth };
  }
  /** Takes the condition from the stack. */
  if(result: ValueType | undefined = undefined): Label {
    this.op(Op.if, result ?? EMPTY);
    return { depth: ++this.#depth };
  }
  else(): this {
    return this.op(Op.else);
  }
  end(label: Label): this {
    if (label.depth !== this.#depth) throw new Error("blocks are closed innermost first");
    this.#depth--;
    return this.op(Op.end);
  }
  br(label: Label): this {
    this.#bytes.u8(Op.br).u32(this.#depth - label.depth);
    return this;
  }
  brIf(label: Label): this {
    this.#bytes.u8(Op.brIf).u32(this.#depth - label.depth);
    return this;
  }
  brTable(labels: readonly Label[], otherwise: Label): this {
    this.#bytes.u8(Op.brTable).u32(labels.length);
    for (const label of labels) this.#bytes.u32(this.#depth - label.depth);
    this.#bytes.u32(this.#depth - otherwise.depth);
    return this;
  }

  /** A local for good. */
  local(type: ValueType): number {
    this.#locals.push(type);
    const index = this.#params + this.#locals.length - 1;
    this.#typeOf.set(index, type);
    return index;
  }
  /** A local until `release`; keeps functions with thousands of accesses at few locals. */
  scratch(type: ValueType): number {
    return this.#free.get(type)?.pop() ?? this.local(type);
  }
  release(...locals: readonly number[]): this {
    for (const local of locals) {
      const type = this.#typeOf.get(local);
      if (type === undefined) continue;
      const free = this.#free.get(type);
      if (free === undefined) this.#free.set(type, [local]);
      else free.push(local);
    }
    return this;
  }
}

/** With fuel and a frame's resume word on the stack: marks the fuel if that frame is one to be resumed. */
export function markResumed(code: Code): void {
  code.i32(0).op(Op.i32Ne, Op.i64ExtendI32U).i64(Fuel.resumed).op(Op.i64Shl, Op.i64Or);
}

export type { ValueType };
export { EMPTY, F32, F64, I32, I64, Op, Prefixed };
