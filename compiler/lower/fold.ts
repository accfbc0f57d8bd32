// Makers of IR expressions that compute constants on the spot, exactly as the machine would at run time.
// What would trap (division by zero) or is undefined (a shift by more than the width) stays an operation.
import { mirrored } from "../ir/comparisons.ts";
import type { BinaryOp, Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import { integerToFloat, wrap } from "../types/arithmetic.ts";
import { sizeOf } from "../types/layout.ts";
import { INT, LLONG, unqualified } from "../types/make.ts";
import type { Type } from "../types/type.ts";
import type { Target } from "../unit.ts";

export function constant(value: bigint, type: Type, name?: string): Expr {
  return name === undefined ? { kind: "const", value, type } : { kind: "const", value, type, name };
}
export const intConst = (value: number): Expr => ({ kind: "const", value: BigInt(value), type: INT });
export const indexConst = (value: number | bigint): Expr => ({ kind: "const", value: BigInt(value), type: LLONG });
export const unknown = (type: Type): Expr => ({ kind: "unknown", type });

export function load(place: Place): Expr {
  return { kind: "load", place, type: unqualified(place.type) };
}

const rangeOf = (at: TokenRange): TokenRange => ({ first: at.first, last: at.last });

/** `operand` converted to `type`; unchanged where both hold the same values in the same way. */
export function convert(operand: Expr, to: Type, implicit: boolean, target: Target): Expr {
  const type = unqualified(to);
  const from = operand.type;
  if (from === type) return operand;
  if (operand.kind === "unknown") return unknown(type);
  if (implicit && operand.kind !== "const" && sameValues(from, type)) return operand;
  if (operand.kind === "const") {
    if (type.kind === "float") {
      return { kind: "float", value: integerToFloat(operand.value, type.bits), type };
    }
    if (type.kind === "void") return { kind: "convert", operand, type, implicit };
    // A pointer narrower than its source keeps the low bits; an `int` widened to a pointer is sign-extended.
    return constant(wrap(operand.value, type, target), type, operand.name);
  }
  if (operand.kind === "float") {
    if (type.kind === "float")
      return { kind: "float", value: type.bits === 32 ? Math.fround(operand.value) : operand.value, type };
    if (type.kind === "bool") return constant(operand.value === 0 ? 0n : 1n, type);
    if (type.kind === "integer" || type.kind === "enum") {
      const whole = Math.trunc(operand.value);
      if (Number.isFinite(whole) && Math.abs(whole) < 2 ** 63) return constant(wrap(BigInt(whole), type, target), type);
      if (Number.isFinite(whole) && whole < 2 ** 64 && whole > 0)
        return constant(wrap(BigInt(whole), type, target), type);
    }
  }
  if (type.kind === "record" || from.kind === "record") return operand;
  // A comparison is 0 or 1 already: what C++ makes a bool of needs no second look when it becomes a number.
  if (
    operand.kind === "convert" &&
    from.kind === "bool" &&
    operand.operand.kind === "binary" &&
    type.kind === "integer"
  ) {
    const { op, type: inner } = operand.operand;
    if (inner === INT && (op === "eq" || op === "ne" || op === "lt" || op === "le" || op === "gt" || op === "ge"))
      return convert(operand.operand, type, implicit, target);
  }
  return { kind: "convert", operand, type, implicit };
}

/** Two names or two copies of one type. */
function sameValues(a: Type, b: Type): boolean {
  if (a.kind === "integer" && b.kind === "integer") return a.rank === b.rank && a.signed === b.signed;
  if (a.kind === "float" && b.kind === "float") return a.bits === b.bits;
  if (a.kind === "pointer" && b.kind === "pointer") return a.to === b.to && a.width === b.width;
  return a.kind === "bool" && b.kind === "bool";
}

/** Both operands have the type of the operation already (shifts: the left one). */
export function binary(op: BinaryOp, left: Expr, right: Expr, type: Type, at: TokenRange, target: Target): Expr {
  if (left.kind === "unknown" || right.kind === "unknown") return unknown(type);
  if (left.kind === "const" && right.kind === "const") {
    const value = foldInteger(op, left.value, right.value, left.type, target);
    if (value !== undefined) return constant(wrap(value, type, target), type);
  }
  if (left.kind === "float" && right.kind === "float") {
    const folded = foldFloat(op, left.value, right.value, type);
    if (folded !== undefined) return folded;
  }
  // `0 == x` is `x == 0`: who reads comparisons looks for the constant on one side only.
  const turned = left.kind === "const" && right.kind !== "const" ? mirrored[op] : undefined;
  if (turned !== undefined) return { kind: "binary", op: turned, left: right, right: left, type, at: rangeOf(at) };
  return { kind: "binary", op, left, right, type, at: rangeOf(at) };
}

function foldInteger(op: BinaryOp, a: bigint, b: bigint, type: Type, target: Target): bigint | undefined {
  const bits = BigInt(sizeOf(type, target) * 8);
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return b === 0n || (b === -1n && wrap(-a, type, target) === a && a !== 0n) ? undefined : a / b;
    case "rem":
      return b === 0n || (b === -1n && wrap(-a, type, target) === a && a !== 0n) ? undefined : a % b;
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "shl":
      return b < 0n || b >= bits ? undefined : a << b;
    case "shr":
      return b < 0n || b >= bits ? undefined : a >> b;
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
  }
}
function foldFloat(op: BinaryOp, a: number, b: number, type: Type): Expr | undefined {
  const result = (value: number): Expr => ({
    kind: "float",
    value: type.kind === "float" && type.bits === 32 ? Math.fround(value) : value,
    type,
  });
  switch (op) {
    case "add":
      return result(a + b);
    case "sub":
      return result(a - b);
    case "mul":
      return result(a * b);
    case "div":
      return result(a / b);
    case "eq":
      return intConst(a === b ? 1 : 0);
    case "ne":
      return intConst(a !== b ? 1 : 0);
    case "lt":
      return intConst(a < b ? 1 : 0);
    case "le":
      return intConst(a <= b ? 1 : 0);
    case "gt":
      return intConst(a > b ? 1 : 0);
    case "ge":
      return intConst(a >= b ? 1 : 0);
    default:
      return undefined;
  }
}

export function negate(operand: Expr, target: Target): Expr {
  if (operand.kind === "unknown") return operand;
  if (operand.kind === "const") return constant(wrap(-operand.value, operand.type, target), operand.type);
  if (operand.kind === "float") return { kind: "float", value: -operand.value, type: operand.type };
  return { kind: "unary", op: "neg", operand, type: operand.type };
}
export function complement(operand: Expr, target: Target): Expr {
  if (operand.kind === "unknown") return operand;
  if (operand.kind === "const") return constant(wrap(~operand.value, operand.type, target), operand.type);
  return { kind: "unary", op: "not", operand, type: operand.type };
}

/** Whether an expression is constant and, if so, whether it is not zero. */
export function constantTruth(expr: Expr): boolean | undefined {
  if (expr.kind === "const") return expr.value !== 0n;
  if (expr.kind === "float") return expr.value !== 0;
  return undefined;
}

/** `pointer + index * scale`, with constant steps joined and element places kept by name. */
export function offsetBy(pointer: Expr, index: Expr, scale: number, type: Type, target: Target): Expr {
  if (pointer.kind === "unknown" || index.kind === "unknown") return unknown(type);
  if (index.kind === "const") {
    if (index.value === 0n && pointer.type === type) return pointer;
    if (pointer.kind === "const")
      return constant(wrap(pointer.value + index.value * BigInt(scale), type, target), type);
    if (pointer.kind === "offset" && pointer.index.kind === "const" && pointer.scale === scale) {
      return { ...pointer, index: indexConst(BigInt.asIntN(64, pointer.index.value + index.value)), type };
    }
  }
  return { kind: "offset", pointer, index, scale, type };
}
