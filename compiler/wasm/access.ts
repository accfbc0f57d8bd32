// Places to addresses, and every access to memory with its check.
// A place in the frame at a constant offset needs no check; a global at a constant address needs only its permission byte;
// anything else is checked whole: that it lies in the image's address space, permission byte, alignment. What fails goes to a
// slow path that knows partial objects, misaligned accesses and read-only memory, and asks the host about the rest; quick code
// leaves it to careful code.
import { Permission } from "../abi.ts";
import type { Expr, Place } from "../ir/ir.ts";
import type { Type } from "../types/type.ts";
import { I32, I64, Op } from "./code.ts";
import type { FunctionContext } from "./context.ts";
import { bail, keepFleeting, leave, permissionsOf, point, reloadFuel, spillFuel } from "./context.ts";
import { emitExpr } from "./expressions.ts";
import { bytesOf, loadOp, rawLoadOp, rawStoreOp, signedType, storeOp } from "./values.ts";

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

function constantIndex(index: Expr): bigint | undefined {
  if (index.kind === "const") return BigInt.asIntN(64, index.value);
  if (index.kind === "convert" && index.operand.kind === "const") return BigInt.asIntN(64, index.operand.value);
  return undefined;
}
function insideArray(type: Type, index: bigint): boolean {
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

// ---- checks -----------------------------------------------------------------------------------------------------------

/** What raw loads and stores need: a base on the stack (from `push`) and a constant offset. */
export interface Checked {
  readonly push: () => void;
  readonly offset: number;
  /** Gives back scratch locals. */
  readonly done: () => void;
}

/**
 * Checks an access of `size` bytes (1, 2, 4, 8). For the dynamic kinds consumes the i64 on the stack. For a write, `value`
 * pushes the value as i64, for the host to see.
 */
export function check(c: FunctionContext, address: Address, size: number, value: (() => void) | undefined): Checked {
  const { code } = c;
  const write = value !== undefined;
  const slow = (pushAddress: () => void, offset: number) => {
    if (c.quick !== undefined) {
      bail(c, c.quick);
      return;
    }
    // An access that turns out to be allowed calls nobody who would write the fuel back, and it is reloaded below.
    spillFuel(c);
    pushAddress();
    code.i32(size).get(c.frame).i32(point(c)).get(c.fuel);
    value?.();
    code
      .call(write ? c.link.services.slowStore : c.link.services.slowLoad)
      .tee(offset)
      .i32(0)
      .op(Op.i32LtS);
    const failed = code.if();
    code.i32(0).get(offset).op(Op.i32Sub).set(c.status);
    keepFleeting(c);
    leave(c);
    code.end(failed);
    reloadFuel(c);
  };
  switch (address.base) {
    case "frame":
      return { push: () => code.get(c.frame), offset: address.offset, done: () => undefined };
    case "absolute": {
      const offset = code.scratch(I32);
      code.i32(address.offset).set(offset);
      // In bounds and aligned as the compiler placed it: only pageable, watched or read-only memory matters here.
      code.get(permissionsOf(c)).memory(Op.i32Load8U, address.offset >>> 3);
      code.i32(Permission.unmapped | (write ? Permission.readOnly : 0)).op(Op.i32And);
      const refused = code.if();
      slow(() => code.i64(c.link.space.base + BigInt(address.offset)), offset);
      code.end(refused);
      return { push: () => code.get(offset), offset: 0, done: () => code.release(offset) };
    }
    case "kernel":
    case "pointer": {
      const wide = code.scratch(I64);
      const offset = code.scratch(I32);
      // `offset` is the place in memory; `wide` is, of a pointer, the address, otherwise the place in memory too.
      const { space } = c.link;
      const sizeLog2 = BigInt(space.sizeLog2);
      const base = address.base === "pointer" ? space.base : 0n;
      const origin = BigInt.asIntN(64, base + BigInt(space.start));
      if (address.offset !== 0) code.i64(BigInt(address.offset)).op(Op.i64Add);
      code.tee(wide).op(Op.i32WrapI64);
      const low = Number(BigInt.asIntN(32, base));
      if (low !== 0) code.i32(low).op(Op.i32Sub);
      code.set(offset);
      const permission = code.scratch(I32);
      const checked = code.block();
      const slowly = code.block();
      const closed = code.block();
      if (BigInt.asUintN(space.sizeLog2, origin) === 0n) {
        code
          .get(wide)
          .i64(sizeLog2)
          .op(Op.i64ShrS)
          .i64(origin >> sizeLog2);
      } else code.get(wide).i64(origin).op(Op.i64Sub).i64(sizeLog2).op(Op.i64ShrU).i64(0n);
      code.op(Op.i64Ne).brIf(slowly);
      code.get(permissionsOf(c)).get(offset).i32(3).op(Op.i32ShrU, Op.i32Add).memory(Op.i32Load8U, 0);
      code.tee(permission);
      const relevant = write ? 0xff : ~Permission.readOnly & 0xff;
      if (!write) code.i32(relevant).op(Op.i32And);
      code.brIf(closed);
      const aligned =
        address.base === "kernel" ? (address.align | address.offset) & -(address.align | address.offset) : 1;
      if (aligned % size !== 0)
        code
          .get(offset)
          .i32(size - 1)
          .op(Op.i32And)
          .brIf(slowly);
      code.br(checked);
      code.end(closed);
      if (size < 8) {
        // The last bytes of an object: inside its open bytes all is well, however it is aligned.
        code.get(permission).i32(relevant).op(Op.i32And).set(permission);
        code.get(offset).i32(7).op(Op.i32And).i32(size).op(Op.i32Add).get(permission).op(Op.i32LeU);
        code.get(permission).i32(8).op(Op.i32LtU, Op.i32And).brIf(checked);
      }
      code.end(slowly);
      slow(() => {
        code.get(wide);
        if (address.base === "kernel") code.i64(space.base).op(Op.i64Add);
      }, offset);
      code.end(checked);
      code.release(permission);
      return { push: () => code.get(offset), offset: 0, done: () => code.release(wide, offset) };
    }
  }
}

/** Checks `size` bytes of any number; leaves the offset in a scratch local that the caller releases. */
export function checkRange(c: FunctionContext, address: Address, size: number, write: boolean): number {
  const { code } = c;
  const offset = code.scratch(I32);
  if (address.base === "frame") {
    code.get(c.frame).i32(address.offset).op(Op.i32Add).set(offset);
    return offset;
  }
  pushFull(c, address);
  if (c.quick !== undefined) {
    code
      .i32(size)
      .i32(write ? 1 : 0)
      .call(c.link.services.span)
      .tee(offset)
      .i32(0)
      .op(Op.i32LtS);
    const refused = code.if();
    bail(c, c.quick);
    code.end(refused);
    return offset;
  }
  code
    .i32(size)
    .i32(write ? 1 : 0)
    .get(c.frame)
    .i32(point(c))
    .get(c.fuel);
  code.call(c.link.services.range).tee(offset).i32(0).op(Op.i32LtS);
  const failed = code.if();
  code.i32(0).get(offset).op(Op.i32Sub).set(c.status);
  keepFleeting(c);
  leave(c);
  code.end(failed);
  return offset;
}

// ---- loads and stores ---------------------------------------------------------------------------------------------------

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
