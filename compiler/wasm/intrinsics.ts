// Intrinsics to instructions; which ones there are and what they do stands in `ir/intrinsics.ts`.
import { type Bits, intrinsicByName } from "../ir/intrinsics.ts";
import type { Expr, Instruction, Place } from "../ir/ir.ts";
import { integerType, pointerTo } from "../types/make.ts";
import type { IntegerType, Type } from "../types/type.ts";
import { emitLoad, emitStore } from "./access.ts";
import { I32, I64, Op, type ValueType } from "./code.ts";
import { bail, type FunctionContext, point, reload, settle, spillFuel, TrapKind, trap } from "./context.ts";
import { emitExpr } from "./expressions.ts";
import { Cell } from "./machine-layout.ts";
import { signedType, valueType } from "./values.ts";

type IntrinsicInstruction = Extract<Instruction, { kind: "intrinsic" }>;

export function emitIntrinsic(c: FunctionContext, instruction: IntrinsicInstruction): void {
  const { code } = c;
  const known = intrinsicByName(instruction.name);
  if (known === undefined) {
    trap(c, TrapKind.refused, c.link.text(`${instruction.name}: no such intrinsic`));
    return;
  }
  const arg = (n: number, kind: ValueType) => emitAs(c, instruction.args[n], kind);
  const result = (kind: ValueType, signed: boolean, value: () => void) =>
    emitResult(c, instruction.result, kind, signed, value);
  const operation = known.operation;
  switch (operation.kind) {
    case "fence":
    case "nothing":
    case "hint":
      if (known.result !== "void") result(I32, true, () => code.i32(0));
      return;
    case "first": {
      const first = instruction.args[0];
      const kind = first === undefined ? I32 : valueType(first.type);
      result(kind, first === undefined || signedType(first.type), () => arg(0, kind));
      return;
    }
    case "trap":
      trap(c, operation.trap === "debugBreak" ? TrapKind.debugBreak : TrapKind.refused, c.link.text(operation.message));
      return;
    case "host": {
      settle(c);
      instruction.args.forEach((value, n) => {
        code.i32(0);
        emitAs(c, value, I64);
        code.memory(Op.i64Store, Cell.intrinsic + 8 * n);
      });
      spillFuel(c);
      code.i32(c.link.text(known.name)).i32(instruction.args.length).get(c.frame).i32(point(c));
      code.call(c.link.services.intrinsic);
      reload(c);
      result(I64, false, () => code.i32(0).memory(Op.i64Load, Cell.intrinsic));
      return;
    }
    case "modify": {
      const kind = operation.bits === 64 ? I64 : I32;
      const place = target(instruction.args[0], operation.bits, true);
      const old = code.scratch(kind);
      const fresh = code.scratch(kind);
      emitLoad(c, place);
      code.set(old).get(old);
      const wide = kind === I64;
      switch (operation.how) {
        case "increment":
        case "decrement":
          if (wide) code.i64(1n);
          else code.i32(1);
          break;
        default:
          arg(1, kind);
      }
      switch (operation.how) {
        case "add":
        case "increment":
          code.op(wide ? Op.i64Add : Op.i32Add);
          break;
        case "sub":
        case "decrement":
          code.op(wide ? Op.i64Sub : Op.i32Sub);
          break;
        case "and":
          code.op(wide ? Op.i64And : Op.i32And);
          break;
        case "or":
          code.op(wide ? Op.i64Or : Op.i32Or);
          break;
        case "xor":
          code.op(wide ? Op.i64Xor : Op.i32Xor);
          break;
        case "exchange":
          break;
      }
      code.set(fresh);
      if (operation.how === "exchange") code.op(Op.drop);
      emitStore(c, place, place.type, () => code.get(fresh));
      result(kind, true, () => {
        code.get(operation.gives === "old" ? old : fresh);
        if (operation.bits === 8) code.op(Op.i32Extend8S);
        if (operation.bits === 16) code.op(Op.i32Extend16S);
      });
      code.release(old, fresh);
      return;
    }
    case "compareExchange": {
      const kind = operation.bits === 64 ? I64 : I32;
      const place = target(instruction.args[0], operation.bits, true);
      const old = code.scratch(kind);
      const fresh = code.scratch(kind);
      arg(1, kind);
      code.set(fresh);
      emitLoad(c, place);
      code.tee(old);
      arg(2, kind);
      if (operation.bits === 8) code.op(Op.i32Extend8S);
      if (operation.bits === 16) code.op(Op.i32Extend16S);
      code.op(kind === I64 ? Op.i64Eq : Op.i32Eq);
      const equal = code.if();
      emitStore(c, place, place.type, () => code.get(fresh));
      code.else();
      // The processor writes the old value back: memory must be writable either way.
      emitStore(c, place, place.type, () => code.get(old));
      code.end(equal);
      result(kind, true, () => code.get(old));
      code.release(old, fresh);
      return;
    }
    case "compareExchange128": {
      if (c.quick !== undefined) {
        // It writes twice: what fails between could not be done again from the beginning.
        bail(c, c.quick);
        return;
      }
      const low = target(instruction.args[0], 64, true);
      const high = target(shifted(instruction.args[0], 8), 64, true);
      const wantedLow = target(instruction.args[3], 64, true);
      const wantedHigh = target(shifted(instruction.args[3], 8), 64, true);
      const oldLow = code.scratch(I64);
      const oldHigh = code.scratch(I64);
      const equal = code.scratch(I32);
      emitLoad(c, low);
      code.set(oldLow);
      emitLoad(c, high);
      code.set(oldHigh).get(oldLow);
      emitLoad(c, wantedLow);
      code.op(Op.i64Eq).get(oldHigh);
      emitLoad(c, wantedHigh);
      code.op(Op.i64Eq, Op.i32And).tee(equal);
      const same = code.if();
      emitStore(c, low, low.type, () => arg(2, I64));
      emitStore(c, high, high.type, () => arg(1, I64));
      code.end(same);
      emitStore(c, wantedLow, low.type, () => code.get(oldLow));
      emitStore(c, wantedHigh, high.type, () => code.get(oldHigh));
      result(I32, false, () => code.get(equal));
      code.release(oldLow, oldHigh, equal);
      return;
    }
    case "bitTest": {
      const kind = operation.bits === 64 ? I64 : I32;
      const wide = kind === I64;
      const bit = code.scratch(kind);
      const word = code.scratch(kind);
      arg(1, kind);
      code.set(bit);
      const index = instruction.args[1];
      const place = target(
        index === undefined ? undefined : wordOf(instruction.args[0], index, operation.bits),
        operation.bits,
        false,
      );
      emitLoad(c, place);
      code.set(word);
      const mask = () => {
        if (wide) code.i64(1n).get(bit).op(Op.i64Shl);
        else code.i32(1).get(bit).op(Op.i32Shl);
      };
      if (operation.how !== "test") {
        emitStore(c, place, place.type, () => {
          code.get(word);
          mask();
          if (operation.how === "reset") {
            if (wide) code.i64(-1n).op(Op.i64Xor);
            else code.i32(-1).op(Op.i32Xor);
          }
          const or = wide ? Op.i64Or : Op.i32Or;
          const and = wide ? Op.i64And : Op.i32And;
          const xor = wide ? Op.i64Xor : Op.i32Xor;
          code.op(operation.how === "set" ? or : operation.how === "reset" ? and : xor);
        });
      }
      result(I32, false, () => {
        code
          .get(word)
          .get(bit)
          .op(wide ? Op.i64ShrU : Op.i32ShrU);
        if (wide) code.op(Op.i32WrapI64);
        code.i32(1).op(Op.i32And);
      });
      code.release(bit, word);
      return;
    }
    case "bitScan": {
      const wide = operation.bits === 64;
      const mask = code.scratch(wide ? I64 : I32);
      arg(1, wide ? I64 : I32);
      code.tee(mask);
      if (wide) code.i64(0n).op(Op.i64Ne);
      else code.i32(0).op(Op.i32Ne);
      const some = code.if();
      const place = target(instruction.args[0], 32, false);
      emitStore(c, place, place.type, () => {
        if (operation.from === "high") code.i32(operation.bits - 1);
        code.get(mask).op(operation.from === "low" ? (wide ? Op.i64Ctz : Op.i32Ctz) : wide ? Op.i64Clz : Op.i32Clz);
        if (wide) code.op(Op.i32WrapI64);
        if (operation.from === "high") code.op(Op.i32Sub);
      });
      code.end(some);
      result(I32, false, () => {
        code.get(mask);
        if (wide) code.i64(0n).op(Op.i64Ne);
        else code.i32(0).op(Op.i32Ne);
      });
      code.release(mask);
      return;
    }
    case "rotate": {
      const { bits } = operation;
      const left = operation.direction === "left";
      result(bits === 64 ? I64 : I32, false, () => {
        if (bits === 64 || bits === 32) {
          arg(0, bits === 64 ? I64 : I32);
          arg(1, bits === 64 ? I64 : I32);
          code.op(bits === 64 ? (left ? Op.i64Rotl : Op.i64Rotr) : left ? Op.i32Rotl : Op.i32Rotr);
          return;
        }
        // x << n | x >> (bits - n), with the counts taken modulo the width.
        for (const direct of [true, false]) {
          arg(0, I32);
          code.i32(bits === 8 ? 0xff : 0xffff).op(Op.i32And);
          if (!direct) code.i32(0);
          arg(1, I32);
          if (!direct) code.op(Op.i32Sub);
          code.i32(bits - 1).op(Op.i32And, direct === left ? Op.i32Shl : Op.i32ShrU);
        }
        code
          .op(Op.i32Or)
          .i32(bits === 8 ? 0xff : 0xffff)
          .op(Op.i32And);
      });
      return;
    }
    case "bits":
      result(operation.bits === 64 ? I64 : I32, false, () => emitBits(c, operation.how, operation.bits, arg));
      return;
    case "absolute": {
      const wide = operation.bits === 64;
      const kind = wide ? I64 : I32;
      const value = code.scratch(kind);
      arg(0, kind);
      code.set(value);
      result(kind, true, () => {
        if (wide) code.i64(0n).get(value).op(Op.i64Sub).get(value).get(value).i64(0n).op(Op.i64LtS, Op.select);
        else code.i32(0).get(value).op(Op.i32Sub).get(value).get(value).i32(0).op(Op.i32LtS, Op.select);
      });
      code.release(value);
      return;
    }
    case "widenMul":
      result(I64, operation.signed, () => {
        for (const n of [0, 1]) {
          arg(n, I32);
          code.op(operation.signed ? Op.i64ExtendI32S : Op.i64ExtendI32U);
        }
        code.op(Op.i64Mul);
      });
      return;
    case "mulHigh":
      result(I64, operation.signed, () => emitMulHigh(c, operation.signed, arg));
      return;
    case "mul128": {
      const place = target(instruction.args[2], 64, false);
      emitStore(c, place, place.type, () => emitMulHigh(c, operation.signed, arg));
      result(I64, operation.signed, () => {
        arg(0, I64);
        arg(1, I64);
        code.op(Op.i64Mul);
      });
      return;
    }
    case "shift128": {
      const left = operation.direction === "left";
      const count = code.scratch(I64);
      arg(2, I64);
      code.i64(63n).op(Op.i64And).set(count);
      result(I64, false, () => {
        // The half that is shifted, and the bits that come in from the other one: none for a count of 0.
        arg(left ? 1 : 0, I64);
        code.get(count).op(left ? Op.i64Shl : Op.i64ShrU);
        arg(left ? 0 : 1, I64);
        code
          .i64(63n)
          .get(count)
          .op(Op.i64Sub, left ? Op.i64ShrU : Op.i64Shl)
          .i64(1n);
        code.op(left ? Op.i64ShrU : Op.i64Shl, Op.i64Or);
      });
      code.release(count);
      return;
    }
  }
}

function emitBits(
  c: FunctionContext,
  how: "swap" | "count" | "leadingZeros" | "trailingZeros" | "ffs" | "parity",
  bits: Bits,
  arg: (n: number, kind: ValueType) => void,
): void {
  const { code } = c;
  const wide = bits === 64;
  const narrow = () => {
    arg(0, wide ? I64 : I32);
    if (bits < 32) code.i32((1 << bits) - 1).op(Op.i32And);
  };
  switch (how) {
    case "count":
      narrow();
      code.op(wide ? Op.i64Popcnt : Op.i32Popcnt);
      return;
    case "parity":
      narrow();
      if (wide) code.op(Op.i64Popcnt).i64(1n).op(Op.i64And);
      else code.op(Op.i32Popcnt).i32(1).op(Op.i32And);
      return;
    case "leadingZeros":
      narrow();
      code.op(wide ? Op.i64Clz : Op.i32Clz);
      if (bits < 32) code.i32(32 - bits).op(Op.i32Sub);
      return;
    case "trailingZeros":
      narrow();
      code.op(wide ? Op.i64Ctz : Op.i32Ctz);
      return;
    case "ffs":
      narrow();
      if (wide) code.op(Op.i64Ctz).i64(1n).op(Op.i64Add).i64(0n);
      else code.op(Op.i32Ctz).i32(1).op(Op.i32Add).i32(0);
      narrow();
      if (wide) code.i64(0n).op(Op.i64Ne, Op.select);
      else code.op(Op.select);
      return;
    case "swap": {
      const kind = wide ? I64 : I32;
      const value = code.scratch(kind);
      narrow();
      code.set(value);
      for (let at = 0; at < bits; at += 8) {
        const to = bits - 8 - at;
        if (wide) code.get(value).i64(BigInt(at)).op(Op.i64ShrU).i64(0xffn).op(Op.i64And).i64(BigInt(to)).op(Op.i64Shl);
        else code.get(value).i32(at).op(Op.i32ShrU).i32(0xff).op(Op.i32And).i32(to).op(Op.i32Shl);
        if (at > 0) code.op(wide ? Op.i64Or : Op.i32Or);
      }
      code.release(value);
      return;
    }
  }
}

/** Upper half of a 64-by-64 product from 32-bit halves. */
function emitMulHigh(c: FunctionContext, signed: boolean, arg: (n: number, kind: ValueType) => void): void {
  const { code } = c;
  const [a, b, mid, low] = [code.scratch(I64), code.scratch(I64), code.scratch(I64), code.scratch(I64)];
  arg(0, I64);
  code.set(a);
  arg(1, I64);
  code.set(b);
  const half = (local: number, high: boolean) => {
    code.get(local);
    if (high) code.i64(32n).op(Op.i64ShrU);
    else code.i64(0xffff_ffffn).op(Op.i64And);
  };
  half(a, false);
  half(b, false);
  code.op(Op.i64Mul).i64(32n).op(Op.i64ShrU).set(low);
  half(a, true);
  half(b, false);
  code.op(Op.i64Mul).get(low).op(Op.i64Add).set(mid);
  half(a, false);
  half(b, true);
  code.op(Op.i64Mul).get(mid).i64(0xffff_ffffn).op(Op.i64And, Op.i64Add).i64(32n).op(Op.i64ShrU).set(low);
  half(a, true);
  half(b, true);
  code.op(Op.i64Mul).get(low).op(Op.i64Add).get(mid).i64(32n).op(Op.i64ShrU, Op.i64Add);
  if (signed) {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      code.get(x).i64(63n).op(Op.i64ShrS).get(y).op(Op.i64And, Op.i64Sub);
    }
  }
  code.release(a, b, mid, low);
}

const integerOf = (bits: Bits, signed: boolean): IntegerType =>
  integerType(bits === 8 ? "char" : bits === 16 ? "short" : bits === 32 ? "int" : "longlong", signed);

const NOWHERE = { first: 0, last: 0 };

/** The memory an intrinsic works on, as a place of C, so that its accesses are checked like any other. */
function target(pointer: Expr | undefined, bits: Bits, signed: boolean): Place {
  const type = integerOf(bits, signed);
  return { kind: "deref", pointer: pointer ?? { kind: "const", value: 0n, type: pointerTo(type) }, type, at: NOWHERE };
}
function shifted(pointer: Expr | undefined, bytes: number): Expr | undefined {
  if (pointer === undefined) return undefined;
  const index: Expr = { kind: "const", value: BigInt(bytes), type: integerType("longlong", true) };
  return { kind: "offset", pointer, index, scale: 1, type: pointer.type };
}
/** The word of a bit string that holds bit `index`, which may be negative or beyond the first word. */
function wordOf(pointer: Expr | undefined, index: Expr, bits: 32 | 64): Expr | undefined {
  if (pointer === undefined) return undefined;
  const long: Type = integerType("longlong", true);
  const wide: Expr = { kind: "convert", operand: index, type: long, implicit: true };
  const shift: Expr = { kind: "const", value: bits === 32 ? 5n : 6n, type: long };
  const word: Expr = { kind: "binary", op: "shr", left: wide, right: shift, type: long, at: NOWHERE };
  return { kind: "offset", pointer, index: word, scale: bits / 8, type: pointer.type };
}

function emitAs(c: FunctionContext, value: Expr | undefined, kind: ValueType): void {
  if (value === undefined) {
    if (kind === I64) c.code.i64(0n);
    else c.code.i32(0);
    return;
  }
  emitExpr(c, value);
  const has = valueType(value.type);
  if (has === I32 && kind === I64) c.code.op(signedType(value.type) ? Op.i64ExtendI32S : Op.i64ExtendI32U);
  else if (has === I64 && kind === I32) c.code.op(Op.i32WrapI64);
}

function emitResult(
  c: FunctionContext,
  result: number | undefined,
  kind: ValueType,
  signed: boolean,
  value: () => void,
): void {
  const local = result === undefined ? undefined : c.fn.locals[result];
  if (local === undefined) return;
  emitStore(c, { kind: "local", local: local.id, type: local.type }, local.type, () => {
    value();
    const wanted = valueType(local.type);
    if (kind === I32 && wanted === I64) c.code.op(signed ? Op.i64ExtendI32S : Op.i64ExtendI32U);
    if (kind === I64 && wanted === I32) c.code.op(Op.i32WrapI64);
    if (wanted === I32) {
      const type = local.type;
      const size = type.kind === "integer" ? { char: 8, short: 16, int: 32, long: 32, longlong: 64 }[type.rank] : 32;
      if (size === 8) signedType(type) ? c.code.op(Op.i32Extend8S) : c.code.i32(0xff).op(Op.i32And);
      if (size === 16) signedType(type) ? c.code.op(Op.i32Extend16S) : c.code.i32(0xffff).op(Op.i32And);
    }
  });
}
