// Expressions to instructions. They are pure apart from faults on loads, so evaluation order does not matter.
// Integers narrower than 32 bits are kept wrapped to their type at all times.
import type { BinaryOp, Expr } from "../ir/ir.ts";
import type { Type } from "../types/type.ts";
import { emitLoad } from "./access.ts";
import { emitAddress, emitFullAddress, emitScaled, pushFull } from "./address.ts";
import { F32, F64, I32, I64, Op, Prefixed, type ValueType } from "./code.ts";
import { type FunctionContext, TrapKind, trap } from "./context.ts";
import { bytesOf, signedType, valueType } from "./values.ts";

/** The value of a scalar expression, on the stack. */
export function emitExpr(c: FunctionContext, expr: Expr): void {
  const { code } = c;
  switch (expr.kind) {
    case "const":
      if (valueType(expr.type) === I64) code.i64(expr.value);
      else if (expr.type.kind === "float") emitFloat(c, Number(expr.value), expr.type.bits);
      else code.i32(Number(BigInt.asIntN(32, expr.value)));
      return;
    case "float":
      emitFloat(c, expr.value, expr.type.kind === "float" ? expr.type.bits : 64);
      return;
    case "load":
      if (expr.place.type.kind === "array" || expr.place.type.kind === "function") emitFullAddress(c, expr.place);
      else emitLoad(c, expr.place);
      return;
    case "address":
      pushFull(c, emitAddress(c, expr.place));
      return;
    case "function":
      code.i64(c.link.space.base + BigInt(c.link.layout.code + 16 * c.link.callee(expr.symbol).tableIndex));
      return;
    case "unary":
      emitUnary(c, expr.op, expr.operand, expr.type);
      return;
    case "binary":
      emitBinary(c, expr.op, expr.left, expr.right, expr.type);
      return;
    case "convert":
      emitExpr(c, expr.operand);
      emitConversion(c, expr.operand.type, expr.type);
      return;
    case "offset":
      emitExpr(c, expr.pointer);
      emitScaled(c, expr.index, expr.scale);
      code.op(Op.i64Add);
      return;
    case "difference":
      emitExpr(c, expr.left);
      emitExpr(c, expr.right);
      code.op(Op.i64Sub);
      if (expr.scale > 1) code.i64(BigInt(expr.scale)).op(Op.i64DivS);
      if (valueType(expr.type) === I32) code.op(Op.i32WrapI64);
      return;
    case "varargs":
      pushFull(c, { base: "frame", offset: 16 + 8 * c.fn.params.length });
      return;
    case "unknown":
      trap(c, TrapKind.refused, c.link.text("a value that the compiler could not understand is needed here"));
      return;
  }
}

function emitFloat(c: FunctionContext, value: number, bits: 32 | 64): void {
  if (bits === 32) c.code.f32(value);
  else c.code.f64(value);
}

function emitUnary(c: FunctionContext, op: "neg" | "not", operand: Expr, type: Type): void {
  const { code } = c;
  const kind = valueType(type);
  if (op === "neg" && kind === I32) code.i32(0);
  if (op === "neg" && kind === I64) code.i64(0n);
  emitExpr(c, operand);
  if (op === "neg") code.op(kind === F32 ? Op.f32Neg : kind === F64 ? Op.f64Neg : kind === I64 ? Op.i64Sub : Op.i32Sub);
  else if (kind === I64) code.i64(-1n).op(Op.i64Xor);
  else code.i32(-1).op(Op.i32Xor);
  narrow(c, type);
}

type Family = readonly [i32: number, i32u: number, i64: number, i64u: number, f32: number, f64: number];
const families: Readonly<Record<BinaryOp, Family>> = {
  add: [Op.i32Add, Op.i32Add, Op.i64Add, Op.i64Add, Op.f32Add, Op.f64Add],
  sub: [Op.i32Sub, Op.i32Sub, Op.i64Sub, Op.i64Sub, Op.f32Sub, Op.f64Sub],
  mul: [Op.i32Mul, Op.i32Mul, Op.i64Mul, Op.i64Mul, Op.f32Mul, Op.f64Mul],
  div: [Op.i32DivS, Op.i32DivU, Op.i64DivS, Op.i64DivU, Op.f32Div, Op.f64Div],
  rem: [Op.i32RemS, Op.i32RemU, Op.i64RemS, Op.i64RemU, 0, 0],
  and: [Op.i32And, Op.i32And, Op.i64And, Op.i64And, 0, 0],
  or: [Op.i32Or, Op.i32Or, Op.i64Or, Op.i64Or, 0, 0],
  xor: [Op.i32Xor, Op.i32Xor, Op.i64Xor, Op.i64Xor, 0, 0],
  shl: [Op.i32Shl, Op.i32Shl, Op.i64Shl, Op.i64Shl, 0, 0],
  shr: [Op.i32ShrS, Op.i32ShrU, Op.i64ShrS, Op.i64ShrU, 0, 0],
  eq: [Op.i32Eq, Op.i32Eq, Op.i64Eq, Op.i64Eq, Op.f32Eq, Op.f64Eq],
  ne: [Op.i32Ne, Op.i32Ne, Op.i64Ne, Op.i64Ne, Op.f32Ne, Op.f64Ne],
  lt: [Op.i32LtS, Op.i32LtU, Op.i64LtS, Op.i64LtU, Op.f32Lt, Op.f64Lt],
  le: [Op.i32LeS, Op.i32LeU, Op.i64LeS, Op.i64LeU, Op.f32Le, Op.f64Le],
  gt: [Op.i32GtS, Op.i32GtU, Op.i64GtS, Op.i64GtU, Op.f32Gt, Op.f64Gt],
  ge: [Op.i32GeS, Op.i32GeU, Op.i64GeS, Op.i64GeU, Op.f32Ge, Op.f64Ge],
};

function opcodeFor(op: BinaryOp, type: Type): number {
  const family = families[op];
  switch (valueType(type)) {
    case F32:
      return family[4];
    case F64:
      return family[5];
    case I64:
      return family[signedType(type) ? 2 : 3];
    default:
      return family[signedType(type) ? 0 : 1];
  }
}

function emitBinary(c: FunctionContext, op: BinaryOp, left: Expr, right: Expr, type: Type): void {
  const { code } = c;
  if ((op === "div" || op === "rem") && left.type.kind !== "float") {
    emitDivision(c, op, left, right);
    narrow(c, type);
    return;
  }
  if ((op === "eq" || op === "ne") && isZero(right) && valueType(left.type) !== F32 && valueType(left.type) !== F64) {
    emitExpr(c, left);
    if (op === "eq") code.op(valueType(left.type) === I64 ? Op.i64Eqz : Op.i32Eqz);
    else if (valueType(left.type) === I64) code.i64(0n).op(Op.i64Ne);
    else code.i32(0).op(Op.i32Ne);
    return;
  }
  emitExpr(c, left);
  emitExpr(c, right);
  if (op === "shl" || op === "shr") {
    const wide = valueType(left.type) === I64;
    if (wide && valueType(right.type) === I32) code.op(Op.i64ExtendI32U);
    if (!wide && valueType(right.type) === I64) code.op(Op.i32WrapI64);
  }
  code.op(opcodeFor(op, left.type));
  if (valueType(type) === I32 && !["eq", "ne", "lt", "le", "gt", "ge"].includes(op)) narrow(c, type);
}

function isZero(expr: Expr): boolean {
  return expr.kind === "const" && expr.value === 0n;
}

/** Division as the processor does it: zero, and the most negative number by -1, are divide errors. */
function emitDivision(c: FunctionContext, op: "div" | "rem", left: Expr, right: Expr): void {
  const { code } = c;
  const wide = valueType(left.type) === I64;
  const signed = signedType(left.type);
  if (right.kind === "const" && right.value !== 0n && (!signed || BigInt.asIntN(wide ? 64 : 32, right.value) !== -1n)) {
    emitExpr(c, left);
    emitExpr(c, right);
    code.op(opcodeFor(op, left.type));
    return;
  }
  const kind = wide ? I64 : I32;
  const dividend = code.scratch(kind);
  const divisor = code.scratch(kind);
  emitExpr(c, left);
  code.set(dividend);
  emitExpr(c, right);
  code.tee(divisor).op(wide ? Op.i64Eqz : Op.i32Eqz);
  if (signed) {
    code.get(divisor);
    if (wide) code.i64(-1n).op(Op.i64Eq).get(dividend).i64(-0x8000_0000_0000_0000n).op(Op.i64Eq);
    else code.i32(-1).op(Op.i32Eq).get(dividend).i32(-0x8000_0000).op(Op.i32Eq);
    code.op(Op.i32And, Op.i32Or);
  }
  const error = code.if();
  trap(c, TrapKind.divideError, 0);
  code.end(error);
  code.get(dividend).get(divisor).op(opcodeFor(op, left.type)).release(dividend, divisor);
}

/** Wraps an i32 on the stack to a type narrower than 32 bits. */
function narrow(c: FunctionContext, type: Type): void {
  if (type.kind === "float" || type.kind === "bool") return;
  const size = bytesOf(type);
  const signed = signedType(type);
  if (size === 1) {
    if (signed) c.code.op(Op.i32Extend8S);
    else c.code.i32(0xff).op(Op.i32And);
  } else if (size === 2) {
    if (signed) c.code.op(Op.i32Extend16S);
    else c.code.i32(0xffff).op(Op.i32And);
  }
}

/** Converts the value on the stack as C does between arithmetic and pointer types. */
export function emitConversion(c: FunctionContext, from: Type, to: Type): void {
  const { code } = c;
  if (to.kind === "void") {
    if (from.kind !== "void" && from.kind !== "record") code.op(Op.drop);
    return;
  }
  const source = valueType(from);
  const result = valueType(to);
  if (to.kind === "bool") {
    if (from.kind === "bool") return;
    if (source === F32) code.f32(0).op(Op.f32Ne);
    else if (source === F64) code.f64(0).op(Op.f64Ne);
    else if (source === I64) code.i64(0n).op(Op.i64Ne);
    else code.i32(0).op(Op.i32Ne);
    return;
  }
  if (to.kind === "float") {
    emitToFloat(c, source, result, signedType(from));
    return;
  }
  if (source === F32 || source === F64) {
    emitFloatToInteger(c, source, to);
    return;
  }
  if (source === I32 && result === I64) {
    // A 32-bit pointer (`__ptr32`) is sign-extended by default, like a signed integer.
    code.op(signedType(from) || from.kind === "pointer" ? Op.i64ExtendI32S : Op.i64ExtendI32U);
    return;
  }
  if (source === I64 && result === I32) code.op(Op.i32WrapI64);
  if (result === I32 && (bytesOf(to) < bytesOf(from) || signedType(to) !== signedType(from))) narrow(c, to);
}

function emitToFloat(c: FunctionContext, source: ValueType, result: ValueType, signed: boolean): void {
  const { code } = c;
  if (source === result) return;
  if (source === F32) code.op(Op.f64PromoteF32);
  else if (source === F64) code.op(Op.f32DemoteF64);
  else if (result === F32) {
    if (source === I64) code.op(signed ? Op.f32ConvertI64S : Op.f32ConvertI64U);
    else code.op(signed ? Op.f32ConvertI32S : Op.f32ConvertI32U);
  } else if (source === I64) code.op(signed ? Op.f64ConvertI64S : Op.f64ConvertI64U);
  else code.op(signed ? Op.f64ConvertI32S : Op.f64ConvertI32U);
}

const TWO_63 = 2 ** 63;

/**
 * As x64 code does it: `cvttsd2si` gives 0x8000… for what does not fit; 32-bit unsigned goes through 64 bits and is cut;
 * 64-bit unsigned takes 2^63 off first. Narrower types are cut from the 32-bit result.
 */
function emitFloatToInteger(c: FunctionContext, source: ValueType, to: Type): void {
  const { code } = c;
  if (source === F32) code.op(Op.f64PromoteF32);
  const value = code.scratch(F64);
  code.set(value);
  const size = bytesOf(to);
  const signed = signedType(to);
  const indefinite64 = () => {
    // In range is -2^63 <= value < 2^63; NaN fails both.
    code.get(value).saturating(Prefixed.i64TruncSatF64S);
    code.i64(-0x8000_0000_0000_0000n);
    code.get(value).f64(-TWO_63).op(Op.f64Ge).get(value).f64(TWO_63).op(Op.f64Lt, Op.i32And, Op.select);
  };
  if (size === 8 && !signed) {
    const big = code.get(value).f64(TWO_63).op(Op.f64Ge).if(I64);
    code.get(value).f64(TWO_63).op(Op.f64Sub).set(value);
    indefinite64();
    code.i64(-0x8000_0000_0000_0000n).op(Op.i64Xor);
    code.else();
    indefinite64();
    code.end(big);
  } else if (size === 8) indefinite64();
  else if (size === 4 && !signed) {
    indefinite64();
    code.op(Op.i32WrapI64);
  } else {
    const wide = code.scratch(I64);
    indefinite64();
    code.tee(wide).op(Op.i32WrapI64).i32(-0x8000_0000);
    code.get(wide).get(wide).op(Op.i64Extend32S, Op.i64Eq, Op.select);
    code.release(wide);
    narrow(c, to);
  }
  code.release(value);
}
