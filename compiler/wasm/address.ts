// Places and pointers to addresses, with their constant parts split off.
import type { Expr, Place } from "../ir/ir.ts";
import type { Type } from "../types/type.ts";
import { Op } from "./code.ts";
import type { FunctionContext } from "./context.ts";
import { emitExpr } from "./expressions.ts";
import { bytesOf } from "./values.ts";

/**
 * Where a place lies. "frame": constant offset in the frame; "absolute": constant offset in memory; "kernel": an i64 on the
 * stack, to which `offset` and the address space's base are still to be added; "pointer": a full address on the stack, less `offset`.
 */
export type Address =
  | { readonly base: "frame" | "absolute"; readonly offset: number }
  /** `align`: a power of two that divides what is on the stack. */
  | { readonly base: "kernel"; readonly offset: number; readonly align: number }
  | { readonly base: "pointer"; readonly offset: number };

/** Adds `index * scale` to an address whose dynamic part, if any, is on the stack. */
function addScaled(c: FunctionContext, base: Address, index: Expr, scale: number): Address {
  if (base.base === "frame") c.code.get(c.frame).op(Op.i64ExtendI32U);
  emitScaled(c, index, scale);
  const step = scale & -scale;
  if (base.base === "absolute") return { base: "kernel", offset: base.offset, align: step };
  c.code.op(Op.i64Add);
  if (base.base === "pointer") return base;
  // Frames are 16-aligned.
  return { base: "kernel", offset: base.offset, align: Math.min(step, base.base === "kernel" ? base.align : 16) };
}

/** A place's address; for the dynamic kinds leaves an i64 on the stack. */
export function emitAddress(c: FunctionContext, place: Place): Address {
  switch (place.kind) {
    case "local": {
      const offset = c.plan.localOffsets[place.local] ?? 0;
      if (c.fn.locals[place.local]?.byReference !== true) return { base: "frame", offset };
      c.code.get(c.frame).memory(Op.i64Load, offset);
      return { base: "pointer", offset: 0 };
    }
    case "global":
      return { base: "absolute", offset: c.link.address(place.symbol) };
    case "deref":
      return emitPointer(c, place.pointer);
    case "field": {
      const base = emitAddress(c, place.base);
      return { ...base, offset: base.offset + place.offset };
    }
    case "element": {
      const size = bytesOf(place.type);
      const base = emitAddress(c, place.base);
      const index = constantIndex(place.index);
      if (
        index !== undefined &&
        (base.base === "pointer" || base.base === "kernel" || insideArray(place.base.type, index))
      ) {
        const offset = base.offset + Number(index) * size;
        if (Number.isSafeInteger(offset) && Math.abs(offset) < 0x4000_0000) return { ...base, offset };
      }
      return addScaled(c, base, place.index, size);
    }
  }
}

export function constantIndex(index: Expr): bigint | undefined {
  if (index.kind === "const") return BigInt.asIntN(64, index.value);
  if (index.kind === "convert" && index.operand.kind === "const") return BigInt.asIntN(64, index.operand.value);
  return undefined;
}
export function insideArray(type: Type, index: bigint): boolean {
  return type.kind === "array" && index >= 0n && (type.length === undefined ? false : index < BigInt(type.length));
}

/** A pointer's value as an address, with constant parts split off. */
export function emitPointer(c: FunctionContext, pointer: Expr): Address {
  if (pointer.kind === "address") return emitAddress(c, pointer.place);
  if (pointer.kind === "convert" && pointer.type.kind === "pointer" && pointer.operand.type.kind === "pointer") {
    return emitPointer(c, pointer.operand);
  }
  if (pointer.kind === "offset") {
    const index = constantIndex(pointer.index);
    const base = emitPointer(c, pointer.pointer);
    if (index !== undefined && (base.base === "pointer" || base.base === "kernel")) {
      const offset = base.offset + Number(index) * pointer.scale;
      if (Number.isSafeInteger(offset) && Math.abs(offset) < 0x4000_0000) return { ...base, offset };
    }
    return addScaled(c, base, pointer.index, pointer.scale);
  }
  emitExpr(c, pointer);
  return { base: "pointer", offset: 0 };
}

/** `index * scale` as i64. */
export function emitScaled(c: FunctionContext, index: Expr, scale: number): void {
  emitExpr(c, index);
  if (scale === 1) return;
  const log2 = Math.log2(scale);
  if (Number.isInteger(log2)) c.code.i64(BigInt(log2)).op(Op.i64Shl);
  else c.code.i64(BigInt(scale)).op(Op.i64Mul);
}

/** The full 64-bit address of a place, on the stack. */
export function emitFullAddress(c: FunctionContext, place: Place): void {
  pushFull(c, emitAddress(c, place));
}
export function pushFull(c: FunctionContext, address: Address): void {
  const { code } = c;
  switch (address.base) {
    case "frame":
      code
        .get(c.frame)
        .op(Op.i64ExtendI32U)
        .i64(c.link.space.base + BigInt(address.offset))
        .op(Op.i64Add);
      break;
    case "absolute":
      code.i64(c.link.space.base + BigInt(address.offset));
      break;
    case "kernel":
      code.i64(c.link.space.base + BigInt(address.offset)).op(Op.i64Add);
      break;
    case "pointer":
      if (address.offset !== 0) code.i64(BigInt(address.offset)).op(Op.i64Add);
      break;
  }
}
