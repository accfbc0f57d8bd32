// Objects with static storage: their bytes, and the addresses in them that the loader fills in.

import type { Expr, Global, IrSymbol, Place, Relocation } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Initializer } from "../syntax/ast.ts";
import { wrap } from "../types/arithmetic.ts";
import { alignOf, pointerSize, sizeOf } from "../types/layout.ts";
import { isConst } from "../types/make.ts";
import type { ArrayType, Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { initializeStatic } from "./initialize.ts";
import type { Sink, Spot } from "./initializer-walk.ts";
import { newSymbol } from "./new-symbol.ts";
import { stringBytes } from "./strings.ts";

/** A constant: a number, or the address of a symbol plus some bytes. */
export type StaticValue =
  | { readonly kind: "integer"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "address"; readonly symbol: IrSymbol; readonly addend: bigint };

/** The constant an expression stands for, or undefined. */
export function staticValue(f: Body, expr: Expr): StaticValue | undefined {
  const { target } = f.context;
  switch (expr.kind) {
    case "const":
      return { kind: "integer", value: expr.value };
    case "float":
      return { kind: "float", value: expr.value };
    case "function":
      return { kind: "address", symbol: expr.symbol, addend: 0n };
    case "address":
      return placeAddress(f, expr.place);
    case "convert": {
      const inner = staticValue(f, expr.operand);
      if (inner?.kind === "integer" && expr.type.kind !== "float" && expr.type.kind !== "void")
        return { kind: "integer", value: wrap(inner.value, expr.type, target) };
      if (inner?.kind !== "address") return undefined;
      const size = sizeOf(expr.type, target);
      return size === pointerSize(target) && expr.type.kind !== "float" ? inner : undefined;
    }
    case "offset": {
      const base = staticValue(f, expr.pointer);
      if (expr.index.kind !== "const" || base === undefined || base.kind === "float") return undefined;
      const by = expr.index.value * BigInt(expr.scale);
      return base.kind === "address"
        ? { ...base, addend: base.addend + by }
        : { kind: "integer", value: base.value + by };
    }
    case "binary": {
      if (expr.op !== "add" && expr.op !== "sub") return undefined;
      const left = staticValue(f, expr.left);
      const right = staticValue(f, expr.right);
      if (left?.kind === "address" && right?.kind === "integer")
        return { ...left, addend: expr.op === "add" ? left.addend + right.value : left.addend - right.value };
      if (left?.kind === "integer" && right?.kind === "address" && expr.op === "add")
        return { ...right, addend: right.addend + left.value };
      if (left?.kind === "address" && right?.kind === "address" && expr.op === "sub" && left.symbol === right.symbol)
        return { kind: "integer", value: left.addend - right.addend };
      return undefined;
    }
    case "difference": {
      const left = staticValue(f, expr.left);
      const right = staticValue(f, expr.right);
      if (left?.kind === "address" && right?.kind === "address" && left.symbol === right.symbol)
        return { kind: "integer", value: (left.addend - right.addend) / BigInt(expr.scale) };
      return undefined;
    }
    default:
      return undefined;
  }
}
function placeAddress(f: Body, place: Place): StaticValue | undefined {
  switch (place.kind) {
    case "global":
      return { kind: "address", symbol: place.symbol, addend: 0n };
    case "deref":
      return staticValue(f, place.pointer);
    case "field": {
      const base = placeAddress(f, place.base);
      return moved(base, BigInt(place.offset));
    }
    case "element": {
      const base = placeAddress(f, place.base);
      if (place.index.kind !== "const") return undefined;
      return moved(base, place.index.value * BigInt(sizeOf(place.type, f.context.target)));
    }
    case "local":
      return undefined;
  }
}
function moved(value: StaticValue | undefined, by: bigint): StaticValue | undefined {
  if (value?.kind === "address") return { ...value, addend: value.addend + by };
  if (value?.kind === "integer") return { ...value, value: value.value + by };
  return undefined;
}

/** Initialised bytes of one object. */
const LARGEST_IMAGE = 1 << 27;

/** The contents of compound literals at file scope, by symbol: they may initialise other objects. */
const anonymous = new WeakMap<IrSymbol, StaticImage>();

export class StaticImage implements Sink {
  readonly #f: Body;
  readonly #type: Type;
  #bytes: Uint8Array;
  #used = 0;
  /** By offset: a later initialiser of the same place replaces it. */
  readonly #relocations = new Map<number, Relocation>();
  /** False once something was met that is known only at run time. */
  constant = true;

  constructor(f: Body, type: Type) {
    this.#f = f;
    this.#type = type;
    this.#bytes = new Uint8Array(Math.max(16, Math.min(sizeOf(type, f.context.target), 1 << 16)));
  }

  scalar(spot: Spot, value: Expr, at: TokenRange): void {
    const { context } = this.#f;
    const known = staticValue(this.#f, value);
    const size = sizeOf(spot.type, context.target);
    if (known === undefined) {
      this.constant = false;
      if (value.kind !== "unknown")
        context.report(
          at,
          "error",
          "not-constant",
          "The initialiser of an object with static storage must be constant.",
          "Assign it at run time.",
        );
      return;
    }
    if (!this.#room(spot.offset + size, at)) return;
    this.#relocations.delete(spot.offset);
    if (spot.bits !== undefined && known.kind === "integer")
      this.#writeBits(spot.offset, spot.bits.offset, spot.bits.width, size, known.value);
    else if (known.kind === "integer") this.#write(spot.offset, size, known.value);
    else if (known.kind === "float") {
      const view = new DataView(this.#bytes.buffer);
      if (size === 4) view.setFloat32(spot.offset, known.value, true);
      else view.setFloat64(spot.offset, known.value, true);
    } else if (size === pointerSize(context.target)) {
      this.#write(spot.offset, size, 0n);
      this.#relocations.set(spot.offset, { offset: spot.offset, target: known.symbol, addend: Number(known.addend) });
    } else {
      this.constant = false;
      context.report(at, "error", "not-constant", "An address does not fit here.", "Use a pointer-sized integer.");
    }
  }
  string(spot: Spot & { readonly type: ArrayType }, units: readonly number[], size: 1 | 2 | 4, at: TokenRange): void {
    const length = spot.type.length ?? units.length;
    if (!this.#room(spot.offset + length * size, at)) return;
    this.#bytes.fill(0, spot.offset, spot.offset + length * size);
    this.#bytes.set(stringBytes(units, size), spot.offset);
  }
  zero(spot: Spot): void {
    const end = spot.offset + sizeOf(spot.type, this.#f.context.target);
    this.#bytes.fill(0, spot.offset, end);
    for (const offset of this.#relocations.keys())
      if (offset >= spot.offset && offset < end) this.#relocations.delete(offset);
  }
  record(spot: Spot, value: Expr, at: TokenRange): void {
    const source =
      value.kind === "load" && value.place.kind === "global" ? anonymous.get(value.place.symbol) : undefined;
    if (source === undefined) {
      this.constant = false;
      this.#f.context.report(
        at,
        "error",
        "not-constant",
        "The initialiser of an object with static storage must be constant.",
        "Write its members in braces.",
      );
      return;
    }
    if (!this.#room(spot.offset + source.#used, at)) return;
    this.#bytes.set(source.#bytes.subarray(0, source.#used), spot.offset);
    for (const [offset, relocation] of source.#relocations)
      this.#relocations.set(spot.offset + offset, { ...relocation, offset: spot.offset + offset });
  }

  /** Bytes up to the last that is not zero. */
  toGlobal(symbol: IrSymbol, readOnly: boolean): Global {
    const { target } = this.#f.context;
    let end = this.#used;
    while (end > 0 && this.#bytes[end - 1] === 0) end--;
    return {
      symbol,
      size: Math.max(sizeOf(this.#type, target), this.#used),
      align: Math.max(symbol.minAlign, alignOf(this.#type, target)),
      readOnly,
      bytes: end === 0 ? undefined : this.#bytes.slice(0, end),
      relocations: [...this.#relocations.values()].sort((a, b) => a.offset - b.offset),
    };
  }
  /** As an unnamed read-only object of the declaration being lowered. */
  asGlobal(f: Body, at: TokenRange): Global {
    const symbol = unnamedSymbol(f, this.#type, at);
    const global = this.toGlobal(symbol, true);
    f.context.products.globals.push(global);
    return global;
  }

  /** Makes room up to `end`; false (reported) beyond what an image may hold. */
  #room(end: number, at: TokenRange): boolean {
    if (end > LARGEST_IMAGE) {
      this.constant = false;
      this.#f.context.report(
        at,
        "error",
        "too-large",
        `This initialises byte ${end} of an object: too far.`,
        "Fill it at run time.",
      );
      return false;
    }
    this.#used = Math.max(this.#used, end);
    if (end > this.#bytes.length) {
      const more = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      more.set(this.#bytes);
      this.#bytes = more;
    }
    return true;
  }
  #write(offset: number, size: number, value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    for (let i = 0; i < size; i++) {
      this.#bytes[offset + i] = Number(rest & 255n);
      rest >>= 8n;
    }
  }
  #writeBits(offset: number, bitOffset: number, width: number, size: number, value: bigint): void {
    let unit = 0n;
    for (let i = size - 1; i >= 0; i--) unit = (unit << 8n) | BigInt(this.#bytes[offset + i] ?? 0);
    const mask = ((1n << BigInt(width)) - 1n) << BigInt(bitOffset);
    this.#write(offset, size, (unit & ~mask) | ((BigInt.asUintN(width, value) << BigInt(bitOffset)) & mask));
  }
}

function unnamedSymbol(f: Body, type: Type, at: TokenRange): IrSymbol {
  const { context } = f;
  const owner = f.name === "" ? `@${context.declaration}` : f.name;
  return newSymbol(
    {
      name: "",
      linkName: `${context.unitName}:${owner}#${context.products.unnamed++}`,
      kind: "variable",
      type,
      linkage: "internal",
      declaredAt: { declaration: context.declaration, token: at.first },
    },
    true,
  );
}

/** A compound literal outside functions: an unnamed object with static storage. */
export function anonymousGlobal(f: Body, type: Type, initializer: Initializer, at: TokenRange): Place {
  const symbol = unnamedSymbol(f, type, at);
  const place: Place = { kind: "global", symbol, type };
  const image = initializeStatic(f, type, place, initializer);
  anonymous.set(symbol, image);
  f.context.products.globals.push(image.toGlobal(symbol, isReadOnly(type)));
  return place;
}

export function isReadOnly(type: Type): boolean {
  return type.kind === "array" ? isReadOnly(type.of) : isConst(type);
}
