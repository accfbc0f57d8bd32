// C arithmetic on exact values: integers and pointers as bigint wrapped to their type, floating numbers as number.
// Written from the C rules and the x64 processor's behaviour, independently of the code generator that it is to test.
import type { BinaryOp, UnaryOp } from "../ir/ir.ts";
import { integerToFloat, isSigned, wrap } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";

export type Value = bigint | number;

/** Zero divisor, or a quotient that does not fit. */
export class DivideError extends Error {
  constructor() {
    super("A division by zero, or its quotient is too large.");
  }
}

export function asInteger(value: Value): bigint {
  return typeof value === "bigint" ? value : BigInt(Math.trunc(value));
}
const rounded = (value: number, type: Type): number =>
  type.kind === "float" && type.bits === 32 ? Math.fround(value) : value;

export function unary(op: UnaryOp, value: Value, type: Type): Value {
  if (typeof value === "number") return rounded(-value, type);
  return wrap(op === "neg" ? -value : ~value, type, "x64");
}

/** `operandType` is the left operand's: it decides signedness and, for shifts, width. */
export function binary(op: BinaryOp, left: Value, right: Value, operandType: Type, type: Type): Value {
  if (typeof left === "number" || typeof right === "number") return floating(op, Number(left), Number(right), type);
  const result = integral(op, left, right, operandType);
  return typeof result === "boolean" ? (result ? 1n : 0n) : wrap(result, type, "x64");
}

function floating(op: BinaryOp, a: number, b: number, type: Type): Value {
  switch (op) {
    case "add":
      return rounded(a + b, type);
    case "sub":
      return rounded(a - b, type);
    case "mul":
      return rounded(a * b, type);
    case "div":
      return rounded(a / b, type);
    case "eq":
      return a === b ? 1n : 0n;
    case "ne":
      return a !== b ? 1n : 0n;
    case "lt":
      return a < b ? 1n : 0n;
    case "le":
      return a <= b ? 1n : 0n;
    case "gt":
      return a > b ? 1n : 0n;
    case "ge":
      return a >= b ? 1n : 0n;
    default:
      throw new Error(`${op} is not defined for floating numbers`);
  }
}

function integral(op: BinaryOp, a: bigint, b: bigint, type: Type): bigint | boolean {
  const bits = BigInt(8 * sizeOf(type, "x64"));
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
    case "rem": {
      if (b === 0n) throw new DivideError();
      const quotient = a / b;
      if (isSigned(type) && BigInt.asIntN(Number(bits), quotient) !== quotient) throw new DivideError();
      return op === "div" ? quotient : a % b;
    }
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "shl":
      return a << (BigInt.asUintN(64, b) & (bits === 64n ? 63n : 31n));
    case "shr":
      return a >> (BigInt.asUintN(64, b) & (bits === 64n ? 63n : 31n));
    case "eq":
      return a === b;
    case "ne":
      return a !== b;
    case "lt":
      return a < b;
    case "le":
      return a <= b;
    case "gt":
      return a > b;
    case "ge":
      return a >= b;
  }
}

export function convert(value: Value, from: Type, to: Type): Value {
  if (to.kind === "void") return 0n;
  if (to.kind === "float") return rounded(typeof value === "number" ? value : integerToFloat(value, to.bits), to);
  if (to.kind === "bool") return (typeof value === "number" ? value !== 0 : value !== 0n) ? 1n : 0n;
  if (typeof value === "number") return floatToInteger(value, to);
  if (from.kind === "pointer" && from.width === 32) return wrap(BigInt.asIntN(32, value), to, "x64");
  return wrap(value, to, "x64");
}

/** As `cvttsd2si` does it: what does not fit is 0x8000…; see the code generator for the unsigned cases. */
function floatToInteger(value: number, to: Type): bigint {
  const size = sizeOf(to, "x64");
  const signed = isSigned(to);
  if (size === 8 && !signed) {
    if (value >= 2 ** 63) return BigInt.asUintN(64, to64(value - 2 ** 63) ^ (1n << 63n));
    return BigInt.asUintN(64, to64(value));
  }
  if (size === 8) return to64(value);
  if (size === 4 && !signed) return BigInt.asUintN(32, to64(value));
  const wide = to64(value);
  const narrow = BigInt.asIntN(32, wide) === wide ? wide : -0x8000_0000n;
  return wrap(narrow, to, "x64");
}
function to64(value: number): bigint {
  return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : -0x8000_0000_0000_0000n;
}
