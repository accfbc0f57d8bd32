// Which bits of a value come from memory that nobody has written. Works on pure expressions, after their values: a bit is undefined
// if it could be otherwise had the memory held something else, as far as the operators tell bit by bit.
import type { Expr, Place } from "../ir/ir.ts";
import { isSigned } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import type { Value } from "./arithmetic.ts";
import { addressOf, type Environment, evaluate } from "./evaluate.ts";

/** What is known of each bit of memory; the machine keeps it, one for each bit. */
export interface ShadowMemory {
  /** A mask of the bits of [at, at+size) that nobody has written. Offsets are of the machine's memory. */
  undefinedBits(at: number, size: number): bigint;
  /** [at, at+size) has been written, with a value whose bits of `undefinedBits` are undefined. */
  write(at: number, size: number, undefinedBits: bigint): void;
  /** Copies the bytes, which may overlap, and what is known of them. */
  copy(to: number, from: number, size: number): void;
  /** The first byte of [at, at+size) with undefined bits. */
  firstUndefined(at: number, size: number): number | undefined;
  /** Nobody has written [at, at+size) yet: fills it with bytes that are unlikely to be written. */
  forget(at: number, size: number): void;
}

export interface ShadowEnvironment {
  /** Reads own locals as the running code does. */
  readonly values: Environment;
  /** Undefined bits at a full address; 0 where the shadow does not reach. */
  undefinedBits(address: bigint, size: number): bigint;
}

const bitsOf = (type: Type): number => 8 * sizeOf(type, "x64");
const all = (bits: number): bigint => (1n << BigInt(bits)) - 1n;
/** A carry may change every bit from the lowest undefined one on. */
const upwards = (mask: bigint, bits: number): bigint => (mask === 0n ? 0n : all(bits) & -(mask & -mask));

/** Mask of the undefined bits of a scalar's value. */
export function undefinedBits(env: ShadowEnvironment, expr: Expr): bigint {
  switch (expr.kind) {
    case "load":
      return expr.place.type.kind === "array" || expr.place.type.kind === "function"
        ? addressBits(env, expr.place)
        : loadedBits(env, expr.place);
    case "address":
      return addressBits(env, expr.place);
    case "unary": {
      const mask = undefinedBits(env, expr.operand);
      if (mask === 0n || expr.type.kind === "float") return mask === 0n ? 0n : all(bitsOf(expr.type));
      return expr.op === "not" ? mask : upwards(mask, bitsOf(expr.type));
    }
    case "binary":
      return combined(env, expr);
    case "convert":
      return converted(env, expr);
    case "offset":
      return upwards(undefinedBits(env, expr.pointer) | undefinedBits(env, expr.index), 64);
    case "difference":
      return upwards(undefinedBits(env, expr.left) | undefinedBits(env, expr.right), bitsOf(expr.type));
    case "const":
    case "float":
    case "function":
    case "varargs":
    case "unknown":
      return 0n;
  }
}

/** Undefined bits of a place's address: a pointer or an index that nobody has set. */
export function addressBits(env: ShadowEnvironment, place: Place): bigint {
  switch (place.kind) {
    case "local":
    case "global":
      return 0n;
    case "deref":
      return undefinedBits(env, place.pointer);
    case "field":
      return addressBits(env, place.base);
    case "element":
      return upwards(addressBits(env, place.base) | undefinedBits(env, place.index), 64);
  }
}

function loadedBits(env: ShadowEnvironment, place: Place): bigint {
  const mask = env.undefinedBits(addressOf(env.values, place), sizeOf(place.type, "x64"));
  if (mask === 0n || place.kind !== "field" || place.field.bits === undefined) return mask;
  const own = (mask >> BigInt(place.bitOffset)) & all(place.field.bits);
  return isSigned(place.type) ? BigInt.asUintN(bitsOf(place.type), BigInt.asIntN(place.field.bits, own)) : own;
}

function converted(env: ShadowEnvironment, expr: Expr & { kind: "convert" }): bigint {
  const mask = undefinedBits(env, expr.operand);
  if (mask === 0n) return 0n;
  const from = expr.operand.type;
  const to = expr.type;
  if (to.kind === "void") return 0n;
  const width = bitsOf(to);
  if (from.kind === "float" || to.kind === "float") return all(width);
  // A bit that is certainly set decides.
  if (to.kind === "bool") return (integer(env, expr.operand) & ~mask & all(bitsOf(from))) !== 0n ? 0n : 1n;
  const extended = isSigned(from) ? BigInt.asIntN(bitsOf(from), mask) : mask;
  return BigInt.asUintN(width, extended);
}

function combined(env: ShadowEnvironment, expr: Expr & { kind: "binary" }): bigint {
  const left = undefinedBits(env, expr.left);
  const right = undefinedBits(env, expr.right);
  if (left === 0n && right === 0n) return 0n;
  const width = bitsOf(expr.type);
  if (expr.left.type.kind === "float") return all(width);
  const operandBits = all(bitsOf(expr.left.type));
  switch (expr.op) {
    case "and": {
      const a = integer(env, expr.left);
      const b = integer(env, expr.right);
      return ((left & right) | (left & b) | (a & right)) & operandBits;
    }
    case "or": {
      const a = integer(env, expr.left);
      const b = integer(env, expr.right);
      return ((left & right) | (left & ~b) | (~a & right)) & operandBits;
    }
    case "xor":
      return left | right;
    case "add":
    case "sub":
      return upwards(left | right, width);
    case "mul":
      if ((left === 0n && integer(env, expr.left) === 0n) || (right === 0n && integer(env, expr.right) === 0n))
        return 0n;
      return upwards(left | right, width);
    case "shl":
    case "shr": {
      if (right !== 0n) return all(width);
      const count = integer(env, expr.right) & BigInt(width - 1);
      if (expr.op === "shl") return BigInt.asUintN(width, left << count);
      return BigInt.asUintN(width, (isSigned(expr.left.type) ? BigInt.asIntN(width, left) : left) >> count);
    }
    case "eq":
    case "ne": {
      // Bits that certainly differ decide.
      const differ = (integer(env, expr.left) ^ integer(env, expr.right)) & ~(left | right) & operandBits;
      return differ !== 0n ? 0n : 1n;
    }
    case "div":
    case "rem":
      return all(width);
    case "lt":
    case "ge":
      return ordered(env, expr.left, left, expr.right, right) ? 0n : 1n;
    case "le":
    case "gt":
      return ordered(env, expr.right, right, expr.left, left) ? 0n : 1n;
  }
}

/** Is `a < b` the same whatever the undefined bits are? */
function ordered(env: ShadowEnvironment, a: Expr, aBits: bigint, b: Expr, bBits: bigint): boolean {
  const first = range(a.type, integer(env, a), aBits);
  const second = range(b.type, integer(env, b), bBits);
  return first.most < second.least || first.least >= second.most;
}
/** The least and the greatest that a value can be. */
function range(type: Type, value: bigint, mask: bigint): { readonly least: bigint; readonly most: bigint } {
  const bits = bitsOf(type);
  const raw = BigInt.asUintN(bits, value);
  if (!isSigned(type)) return { least: raw & ~mask, most: raw | mask };
  const sign = mask & (1n << BigInt(bits - 1));
  const rest = mask & ~sign;
  return { least: BigInt.asIntN(bits, (raw & ~rest) | sign), most: BigInt.asIntN(bits, (raw & ~sign) | rest) };
}

function integer(env: ShadowEnvironment, expr: Expr): bigint {
  const value: Value = evaluate(env.values, expr);
  return typeof value === "bigint" ? value : 0n;
}

/** The first place in the expression that holds what nobody wrote. */
export function undefinedSource(env: ShadowEnvironment, expr: Expr): Place | undefined {
  switch (expr.kind) {
    case "load": {
      if (addressBits(env, expr.place) !== 0n) return sourceInAddress(env, expr.place);
      const read = expr.place.type.kind !== "array" && expr.place.type.kind !== "function";
      return read && loadedBits(env, expr.place) !== 0n ? expr.place : undefined;
    }
    case "address":
      return sourceInAddress(env, expr.place);
    case "unary":
    case "convert":
      return undefinedSource(env, expr.operand);
    case "binary":
    case "difference":
      return undefinedSource(env, expr.left) ?? undefinedSource(env, expr.right);
    case "offset":
      return undefinedSource(env, expr.pointer) ?? undefinedSource(env, expr.index);
    default:
      return undefined;
  }
}
export function sourceInAddress(env: ShadowEnvironment, place: Place): Place | undefined {
  switch (place.kind) {
    case "local":
    case "global":
      return undefined;
    case "deref":
      return undefinedSource(env, place.pointer);
    case "field":
      return sourceInAddress(env, place.base);
    case "element":
      return sourceInAddress(env, place.base) ?? undefinedSource(env, place.index);
  }
}

/** A place as C writes it, with the names that the function has for it. */
export function placeText(place: Place, localName: (id: number) => string | undefined): string {
  switch (place.kind) {
    case "local":
      return localName(place.local) ?? "a value in between";
    case "global":
      return place.symbol.name;
    case "deref": {
      const pointer = place.pointer.kind === "convert" ? place.pointer.operand : place.pointer;
      if (pointer.kind === "offset" && pointer.scale === sizeOf(place.type, "x64"))
        return `${valueText(pointer.pointer, localName)}[${valueText(pointer.index, localName)}]`;
      return `*${valueText(pointer, localName)}`;
    }
    case "field": {
      const name = place.field.name ?? "";
      const base = place.base;
      if (base.kind === "deref" && base.pointer.kind === "load")
        return `${placeText(base.pointer.place, localName)}->${name}`;
      const text = placeText(base, localName);
      return name === "" ? text : `${text}.${name}`;
    }
    case "element": {
      const base = placeText(place.base, localName);
      return `${place.base.kind === "deref" ? `(${base})` : base}[${valueText(place.index, localName)}]`;
    }
  }
}
function valueText(expr: Expr, localName: (id: number) => string | undefined): string {
  if (expr.kind === "convert") return valueText(expr.operand, localName);
  if (expr.kind === "load") return placeText(expr.place, localName);
  if (expr.kind === "address") return `(&${placeText(expr.place, localName)})`;
  if (expr.kind === "const") return `${expr.value}`;
  if (expr.kind === "offset") return `(${valueText(expr.pointer, localName)} + ${valueText(expr.index, localName)})`;
  return "…";
}
