// Loads and stores of places, bit-fields and structures among them.
import type { Place } from "../ir/ir.ts";
import type { Type } from "../types/type.ts";
import { constantIndex, emitAddress, insideArray } from "./address.ts";
import { check, checkRange } from "./checks.ts";
import { I32, I64, Op } from "./code.ts";
import type { FunctionContext } from "./context.ts";
import { bytesOf, loadOp, rawLoadOp, rawStoreOp, signedType, storeOp } from "./values.ts";

function bitField(place: Place): { readonly bits: number; readonly at: number } | undefined {
  if (place.kind !== "field" || place.field.bits === undefined) return undefined;
  return { bits: place.field.bits, at: place.bitOffset };
}

/** The scalar value of a place, on the stack. */
export function emitLoad(c: FunctionContext, place: Place): void {
  const { code } = c;
  if (place.kind === "local") {
    const resident = c.resident.get(place.local);
    if (resident !== undefined) {
      code.get(resident.local);
      return;
    }
  }
  const bits = bitField(place);
  const size = bytesOf(place.type);
  const checked = check(c, emitAddress(c, place), size, undefined);
  checked.push();
  if (bits === undefined) {
    code.memory(loadOp(place.type), checked.offset);
    checked.done();
    return;
  }
  code.memory(rawLoadOp(size, false), checked.offset);
  checked.done();
  extractBits(c, size, bits, signedType(place.type));
}

/** The value of a bit-field out of its unit on the stack. */
function extractBits(c: FunctionContext, size: number, bits: { bits: number; at: number }, signed: boolean): void {
  const { code } = c;
  if (size === 8) {
    code.i64(BigInt(64 - bits.bits - bits.at)).op(Op.i64Shl);
    code.i64(BigInt(64 - bits.bits)).op(signed ? Op.i64ShrS : Op.i64ShrU);
  } else {
    code.i32(32 - bits.bits - bits.at).op(Op.i32Shl);
    code.i32(32 - bits.bits).op(signed ? Op.i32ShrS : Op.i32ShrU);
  }
}

/** Stores a scalar that `value` pushes. The value is computed first, into a local. */
export function emitStore(c: FunctionContext, place: Place, type: Type, value: () => void): void {
  const { code } = c;
  if (place.kind === "local") {
    const resident = c.resident.get(place.local);
    if (resident !== undefined) {
      // A store would cut a narrow value to its type; what stays in the WebAssembly local must be wrapped already, and is.
      value();
      code.set(resident.local);
      if (resident.stored) c.quick?.dirty.add(place.local);
      return;
    }
  }
  const bits = bitField(place);
  const size = bytesOf(type);
  const wide = size === 8;
  if (bits === undefined) {
    const address = emitAddressFirst(c, place);
    if (address !== undefined) {
      code.get(c.frame);
      value();
      code.memory(storeOp(type), address.offset);
      return;
    }
    value();
    const kept = code.scratch(type.kind === "float" ? (type.bits === 32 ? 0x7d : 0x7c) : wide ? I64 : I32);
    code.set(kept);
    const checked = check(c, emitAddress(c, place), size, () => {
      code.get(kept);
      if (type.kind === "float") {
        code.op(type.bits === 32 ? Op.i32ReinterpretF32 : Op.i64ReinterpretF64);
        if (type.bits === 32) code.op(Op.i64ExtendI32U);
      } else if (!wide) code.op(Op.i64ExtendI32U);
    });
    checked.push();
    code.get(kept).memory(storeOp(type), checked.offset);
    checked.done();
    code.release(kept);
    return;
  }
  // A bit-field: read its unit, replace the bits, write it back.
  const kind = wide ? I64 : I32;
  const kept = code.scratch(kind);
  const unit = code.scratch(kind);
  value();
  code.set(kept);
  const reading = check(c, emitAddress(c, place), size, undefined);
  reading.push();
  code.memory(rawLoadOp(size, false), reading.offset);
  reading.done();
  const mask = ((1n << BigInt(bits.bits)) - 1n) << BigInt(bits.at);
  if (wide) {
    code
      .i64(~mask)
      .op(Op.i64And)
      .get(kept)
      .i64(BigInt(bits.at))
      .op(Op.i64Shl)
      .i64(mask)
      .op(Op.i64And, Op.i64Or)
      .set(unit);
  } else {
    code.i32(Number(BigInt.asIntN(32, ~mask))).op(Op.i32And);
    code
      .get(kept)
      .i32(bits.at)
      .op(Op.i32Shl)
      .i32(Number(BigInt.asIntN(32, mask)))
      .op(Op.i32And, Op.i32Or)
      .set(unit);
  }
  const writing = check(c, emitAddress(c, place), size, () => {
    code.get(unit);
    if (!wide) code.op(Op.i64ExtendI32U);
  });
  writing.push();
  code.get(unit).memory(rawStoreOp(size), writing.offset);
  writing.done();
  code.release(kept, unit);
}

/** The frame offset of a place that needs no code to find, so that the value may be computed after the base. */
function emitAddressFirst(c: FunctionContext, place: Place): { readonly offset: number } | undefined {
  switch (place.kind) {
    case "local":
      return c.fn.locals[place.local]?.byReference === true
        ? undefined
        : { offset: c.plan.localOffsets[place.local] ?? 0 };
    case "field": {
      const base = emitAddressFirst(c, place.base);
      return base === undefined ? undefined : { offset: base.offset + place.offset };
    }
    case "element": {
      const index = constantIndex(place.index);
      if (index === undefined || !insideArray(place.base.type, index)) return undefined;
      const base = emitAddressFirst(c, place.base);
      return base === undefined ? undefined : { offset: base.offset + Number(index) * bytesOf(place.type) };
    }
    default:
      return undefined;
  }
}

/** Copies a structure from one place to another; both ranges are checked whole before a byte is written. */
export function emitCopy(c: FunctionContext, target: Place, source: Place, size: number): void {
  if (size === 0) return;
  const from = checkRange(c, emitAddress(c, source), size, false);
  const to = checkRange(c, emitAddress(c, target), size, true);
  emitRawCopy(c, to, from, size);
  c.code.release(from, to);
}

/** Copies between checked offsets in locals. */
export function emitRawCopy(c: FunctionContext, to: number, from: number, size: number): void {
  const { code } = c;
  if (size > 64) {
    code.get(to).get(from).i32(size).memoryCopy();
    return;
  }
  // All loads come before the first store, since the places may overlap exactly or be parts of one union.
  const pieces: { at: number; size: number; kept: number }[] = [];
  let at = 0;
  for (const piece of [8, 4, 2, 1]) {
    while (size - at >= piece) {
      const kept = code.scratch(piece === 8 ? I64 : I32);
      code.get(from).memory(rawLoadOp(piece, false), at).set(kept);
      pieces.push({ at, size: piece, kept });
      at += piece;
    }
  }
  for (const piece of pieces) {
    code.get(to).get(piece.kept).memory(rawStoreOp(piece.size), piece.at).release(piece.kept);
  }
}

/** Fills a place with zeros. */
export function emitZero(c: FunctionContext, target: Place, size: number): void {
  if (size === 0) return;
  const { code } = c;
  const to = checkRange(c, emitAddress(c, target), size, true);
  if (size > 64) code.get(to).i32(0).i32(size).memoryFill();
  else {
    let at = 0;
    for (const piece of [8, 4, 2, 1]) {
      while (size - at >= piece) {
        code.get(to);
        if (piece === 8) code.i64(0n);
        else code.i32(0);
        code.memory(rawStoreOp(piece), at);
        at += piece;
      }
    }
  }
  code.release(to);
}
