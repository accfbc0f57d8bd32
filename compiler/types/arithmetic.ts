// The arithmetic types of C: integer promotion, the usual arithmetic conversions, and exact values wrapped to a type.
import type { Target } from "../unit.ts";
import { sizeOf } from "./layout.ts";
import { DOUBLE, FLOAT, INT, integerType, LDOUBLE, UINT } from "./make.ts";
import type { IntegerType, Type } from "./type.ts";

const RANK = { char: 1, short: 2, int: 3, long: 4, longlong: 5 } as const;

/** Type of an operand after the integer promotions; `bits` is the width of a bit-field. */
export function promoted(type: Type, bits?: number): Type {
  if (type.kind === "bool") return INT;
  const integer = type.kind === "enum" ? type.decl.underlying : type;
  if (integer.kind !== "integer") return type;
  if (bits !== undefined && (bits < 32 || (bits === 32 && integer.signed)) && RANK[integer.rank] <= RANK.int)
    return INT;
  if (RANK[integer.rank] < RANK.int) return INT;
  return integerType(integer.rank, integer.signed);
}

/** Common type of two arithmetic operands that are promoted already. */
export function usualConversion(a: Type, b: Type, target: Target): Type {
  if (a.kind === "float" || b.kind === "float") {
    const bits = Math.max(a.kind === "float" ? a.bits : 0, b.kind === "float" ? b.bits : 0);
    if (bits === 32) return FLOAT;
    return (a.kind === "float" && a.long) || (b.kind === "float" && b.long) ? LDOUBLE : DOUBLE;
  }
  const left = promoted(a);
  const right = promoted(b);
  if (left.kind !== "integer" || right.kind !== "integer") return INT;
  if (left.signed === right.signed) return RANK[left.rank] >= RANK[right.rank] ? left : right;
  const [signed, unsigned] = left.signed ? [left, right] : [right, left];
  if (RANK[unsigned.rank] >= RANK[signed.rank]) return unsigned;
  if (sizeOf(signed, target) > sizeOf(unsigned, target)) return signed;
  return integerType(signed.rank, false);
}

/** Whether values of the type are signed; pointers and bools are not. */
export function isSigned(type: Type): boolean {
  if (type.kind === "enum") return type.decl.underlying.signed;
  return type.kind === "integer" && type.signed;
}

/** The value as the type holds it: modulo its width, sign-extended where it is signed; 0 or 1 for `_Bool`. */
export function wrap(value: bigint, type: Type, target: Target): bigint {
  if (type.kind === "bool") return value === 0n ? 0n : 1n;
  if (type.kind === "void") return value;
  const bits = sizeOf(type, target) * 8;
  return isSigned(type) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

/** Value of an integer bit-field of `bits` bits. */
export function wrapBits(value: bigint, type: Type, bits: number): bigint {
  if (type.kind === "bool") return value === 0n ? 0n : 1n;
  return isSigned(type) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

const INT_MAX = 0x7fff_ffffn;
const UINT_MAX = 0xffff_ffffn;
const LLONG_MAX = 0x7fff_ffff_ffff_ffffn;

/** Type of an integer literal by its value, base and suffix (C17 6.4.4.1, and Microsoft's `i64`). */
export function literalType(value: bigint, decimal: boolean, suffix: string): IntegerType {
  const text = suffix.toLowerCase();
  const unsigned = text.includes("u");
  const sized = /i(8|16|32|64)/.exec(text);
  if (sized !== null) {
    const rank = sized[1] === "64" ? "longlong" : sized[1] === "8" ? "char" : sized[1] === "16" ? "short" : "int";
    return integerType(rank, !unsigned);
  }
  const longs = text.includes("ll") ? 2 : text.includes("l") ? 1 : 0;
  if (longs === 0) {
    if (!unsigned && value <= INT_MAX) return INT;
    if ((unsigned || !decimal) && value <= UINT_MAX) return UINT;
  }
  if (longs <= 1) {
    if (!unsigned && value <= INT_MAX) return integerType("long", true);
    // A decimal constant too, which the standard would make `long long`: Microsoft's documentation of warning C4146.
    if (value <= UINT_MAX) return integerType("long", false);
  }
  if (!unsigned && value <= LLONG_MAX) return integerType("longlong", true);
  return integerType("longlong", false);
}

/** An integer as a floating number, rounded once: going through double first could round twice. */
export function integerToFloat(value: bigint, bits: 32 | 64): number {
  if (bits === 64) return Number(value);
  const magnitude = value < 0n ? -value : value;
  const length = magnitude.toString(2).length;
  if (length <= 53) return Math.fround(Number(value));
  // Keep 40 leading bits, with a sticky bit for what is cut: enough to round to 24.
  const cut = BigInt(length - 40);
  const kept = (magnitude >> cut) | ((magnitude & ((1n << cut) - 1n)) === 0n ? 0n : 1n);
  const result = Math.fround(Number(kept)) * 2 ** Number(cut);
  return value < 0n ? -result : result;
}
