// Writes WebAssembly: a growing byte buffer with LEB128 numbers, and the sections of a module that the code generator needs.

export const I32 = 0x7f;
export const I64 = 0x7e;
export const F32 = 0x7d;
export const F64 = 0x7c;
export type ValueType = typeof I32 | typeof I64 | typeof F32 | typeof F64;

/** Arrays of up to so many bytes lie in the host's own heap; larger ones cost an allocation outside of it. */
const SMALL = 64;

export class Bytes {
  #data = new Uint8Array(SMALL);
  #length = 0;

  get length(): number {
    return this.#length;
  }
  /** A view of what was written. */
  get bytes(): Uint8Array {
    return this.#data.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }
  u8(value: number): this {
    if (this.#length === this.#data.length) this.#grow(1);
    this.#data[this.#length++] = value;
    return this;
  }
  raw(bytes: Uint8Array): this {
    this.#grow(bytes.length);
    this.#data.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }
  /** Unsigned LEB128, up to 32 bits. */
  u32(value: number): this {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.u8((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.u8(rest);
  }
  /** Signed LEB128 of a 32-bit number. */
  s32(value: number): this {
    let rest = value | 0;
    for (;;) {
      const low = rest & 0x7f;
      rest >>= 7;
      if ((rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0)) return this.u8(low);
      this.u8(low | 0x80);
    }
  }
  /** Signed LEB128 of a 64-bit number. */
  s64(value: bigint): this {
    let rest = BigInt.asIntN(64, value);
    if (rest >= -0x8000_0000n && rest <= 0x7fff_ffffn) return this.s32(Number(rest));
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      if ((rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0)) return this.u8(low);
      this.u8(low | 0x80);
    }
  }
  f32(value: number): this {
    return this.raw(new Uint8Array(Float32Array.of(value).buffer));
  }
  f64(value: number): this {
    return this.raw(new Uint8Array(Float64Array.of(value).buffer));
  }
  /** Names here are our own: of imports and exports, in ASCII. */
  name(text: string): this {
    this.u32(text.length);
    for (let at = 0; at < text.length; at++) this.u8(text.charCodeAt(at));
    return this;
  }

  #grow(by: number): void {
    if (this.#length + by <= this.#data.length) return;
    const data = new Uint8Array(Math.max(this.#data.length * 4, this.#length + by));
    data.set(this.bytes);
    this.#data = data;
  }
}

export interface FunctionSignature {
  readonly params: readonly ValueType[];
  readonly results: readonly ValueType[];
}
interface DefinedFunction {
  readonly type: number;
  readonly locals: readonly ValueType[];
  readonly body: Uint8Array;
}

/** Function tables that a module may import from "env", by their index in it. An instance costs room for all their entries. */
export type TableName = "table" | "careful";

/** A module over an imported memory "env.memory" and imported function tables. */
export class ModuleWriter {
  readonly #types: string[] = [];
  readonly #signatures: FunctionSignature[] = [];
  readonly #imports: { name: string; type: number }[] = [];
  readonly #functions: DefinedFunction[] = [];
  readonly #exports: { name: string; index: number }[] = [];
  readonly #tables: readonly TableName[];
  #sealed = false;

  constructor(tables: readonly TableName[] = []) {
    this.#tables = tables;
  }

  typeIndex(signature: FunctionSignature): number {
    const key = `${signature.params.join()}>${signature.results.join()}`;
    const known = this.#types.indexOf(key);
    if (known >= 0) return known;
    this.#types.push(key);
    this.#signatures.push(signature);
    return this.#types.length - 1;
  }
  /** Imports must all come before the first `reserve`. Gives the function's index. */
  importFunction(name: string, signature: FunctionSignature): number {
    if (this.#sealed) throw new Error("imports come first");
    this.#imports.push({ name, type: this.typeIndex(signature) });
    return this.#imports.length - 1;
  }
  /** Index of the n-th defined function. */
  definedIndex(n: number): number {
    this.#sealed = true;
    return this.#imports.length + n;
  }
  define(signature: FunctionSignature, locals: readonly ValueType[], body: Uint8Array): number {
    this.#sealed = true;
    this.#functions.push({ type: this.typeIndex(signature), locals, body });
    return this.#imports.length + this.#functions.length - 1;
  }
  exportFunction(name: string, index: number): void {
    this.#exports.push({ name, index });
  }

  finish(): Uint8Array<ArrayBuffer> {
    const out = new Bytes().raw(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
    const section = (id: number, count: number, fill: (bytes: Bytes) => void) => {
      const bytes = new Bytes().u32(count);
      fill(bytes);
      out.u8(id).u32(bytes.length).raw(bytes.bytes);
    };
    section(1, this.#signatures.length, (bytes) => {
      for (const { params, results } of this.#signatures) {
        bytes.u8(0x60);
        for (const types of [params, results]) {
          bytes.u32(types.length);
          for (const type of types) bytes.u8(type);
        }
      }
    });
    section(2, this.#imports.length + 1 + this.#tables.length, (bytes) => {
      for (const { name, type } of this.#imports) bytes.name("env").name(name).u8(0).u32(type);
      bytes.name("env").name("memory").u8(2).u8(0).u32(1);
      for (const table of this.#tables) bytes.name("env").name(table).u8(1).u8(0x70).u8(0).u32(1);
    });
    section(3, this.#functions.length, (bytes) => {
      for (const { type } of this.#functions) bytes.u32(type);
    });
    section(7, this.#exports.length, (bytes) => {
      for (const { name, index } of this.#exports) bytes.name(name).u8(0).u32(index);
    });
    section(10, this.#functions.length, (bytes) => {
      const head = new Bytes();
      for (const { locals, body } of this.#functions) {
        head.clear();
        const runs: { type: ValueType; count: number }[] = [];
        for (const type of locals) {
          const last = runs[runs.length - 1];
          if (last?.type === type) last.count++;
          else runs.push({ type, count: 1 });
        }
        head.u32(runs.length);
        for (const { type, count } of runs) head.u32(count).u8(type);
        bytes
          .u32(head.length + body.length)
          .raw(head.bytes)
          .raw(body);
      }
    });
    return out.bytes.slice();
  }
}
