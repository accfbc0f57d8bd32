// Evaluates IR expressions over whatever memory it is given: the running machine for the interpreter, or a stopped one for
// the debugger's watches and conditions. Memory says itself what it refuses, by throwing.
import type { Expr, IrSymbol, LocalId, Place } from "../ir/ir.ts";
import { isSigned, wrap } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { binary, convert, unary, type Value } from "./arithmetic.ts";

/** A value that the compiler did not understand, or an expression without one. */
export class NoValue extends Error {}

export interface Environment {
  /** `size` bytes at a full 64-bit address, as an unsigned number; throws if they may not be read. */
  load(address: bigint, size: number): bigint;
  /** Full address of a local's slot; undefined if it has none here. */
  local(id: LocalId): { readonly address: bigint; readonly byReference: boolean } | undefined;
  variable(symbol: IrSymbol): bigint;
  function(symbol: IrSymbol): bigint;
  /** Address of the first variable argument. */
  varargs(): bigint;
}

const bytesOf = (type: Type): number => sizeOf(type, "x64");

export function evaluate(env: Environment, expr: Expr): Value {
  switch (expr.kind) {
    case "const":
      return expr.type.kind === "float" ? Number(expr.value) : expr.value;
    case "float":
      return expr.type.kind === "float" && expr.type.bits === 32 ? Math.fround(expr.value) : expr.value;
    case "load":
      if (expr.place.type.kind === "array" || expr.place.type.kind === "function") return addressOf(env, expr.place);
      return loadPlace(env, expr.place);
    case "address":
      return addressOf(env, expr.place);
    case "function":
      return env.function(expr.symbol);
    case "unary":
      return unary(expr.op, evaluate(env, expr.operand), expr.type);
    case "binary":
      return binary(expr.op, evaluate(env, expr.left), evaluate(env, expr.right), expr.left.type, expr.type);
    case "convert":
      return convert(evaluate(env, expr.operand), expr.operand.type, expr.type);
    case "offset":
      return address(integer(env, expr.pointer) + integer(env, expr.index) * BigInt(expr.scale));
    case "difference": {
      const bytes = BigInt.asIntN(64, integer(env, expr.left) - integer(env, expr.right));
      return wrap(bytes / BigInt(Math.max(expr.scale, 1)), expr.type, "x64");
    }
    case "varargs":
      return env.varargs();
    case "unknown":
      throw new NoValue("a value that the compiler could not understand is needed here");
  }
}

function integer(env: Environment, expr: Expr): bigint {
  const value = evaluate(env, expr);
  if (typeof value === "number") throw new NoValue("a floating number stands where an integer is needed");
  return value;
}
const address = (value: bigint): bigint => BigInt.asUintN(64, value);

/** Full address of a place. */
export function addressOf(env: Environment, place: Place): bigint {
  switch (place.kind) {
    case "local": {
      const slot = env.local(place.local);
      if (slot === undefined) throw new NoValue("this variable has no place in memory here");
      return slot.byReference ? env.load(slot.address, 8) : slot.address;
    }
    case "global":
      return env.variable(place.symbol);
    case "deref":
      return address(integer(env, place.pointer));
    case "field":
      return address(addressOf(env, place.base) + BigInt(place.offset));
    case "element":
      return address(addressOf(env, place.base) + integer(env, place.index) * BigInt(bytesOf(place.type)));
  }
}

/** The scalar value of a place. */
export function loadPlace(env: Environment, place: Place): Value {
  const raw = env.load(addressOf(env, place), bytesOf(place.type));
  if (place.kind === "field" && place.field.bits !== undefined) {
    const bits = raw >> BigInt(place.bitOffset);
    return isSigned(place.type) ? BigInt.asIntN(place.field.bits, bits) : BigInt.asUintN(place.field.bits, bits);
  }
  return fromBytes(raw, place.type);
}

/** A value out of its bytes, and back. */
export function fromBytes(raw: bigint, type: Type): Value {
  if (type.kind === "float") {
    scratch.setBigUint64(0, BigInt.asUintN(64, raw), true);
    return type.bits === 32 ? scratch.getFloat32(0, true) : scratch.getFloat64(0, true);
  }
  if (type.kind === "bool") return raw & 0xffn;
  return wrap(raw, type, "x64");
}
export function toBytes(value: Value, type: Type): bigint {
  if (type.kind === "float") {
    scratch.setBigUint64(0, 0n, true);
    if (type.bits === 32) scratch.setFloat32(0, Number(value), true);
    else scratch.setFloat64(0, Number(value), true);
    return scratch.getBigUint64(0, true);
  }
  if (typeof value === "number") throw new NoValue("a floating number stands where an integer is needed");
  return BigInt.asUintN(8 * bytesOf(type), value);
}
const scratch = new DataView(new ArrayBuffer(8));
