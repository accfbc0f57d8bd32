// Every access to memory is checked before it is made.
// A place in the frame at a constant offset needs no check; a global at a constant address needs only its permission byte;
// anything else is checked whole: that it lies in the image's address space, permission byte, alignment. Partial objects and
// misaligned accesses take a second look. What still fails, quick code leaves to careful code; that goes to a slow path, which
// knows all permissions, and asks the host about the rest.
import { Permission } from "../abi.ts";
import { type Address, pushFull } from "./address.ts";
import { I32, I64, Op } from "./code.ts";
import {
  bail,
  type FunctionContext,
  keepFleeting,
  leave,
  permissionsOf,
  point,
  reloadFuel,
  spillFuel,
} from "./context.ts";

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
  switch (address.base) {
    case "frame":
      return { push: () => code.get(c.frame), offset: address.offset, done: () => undefined };
    case "absolute": {
      const offset = code.scratch(I32);
      code.i32(address.offset).set(offset);
      // In bounds and aligned as the compiler placed it: only pageable, watched or read-only memory matters here.
      code.get(permissionsOf(c)).memory(Op.i32Load8U, address.offset >>> 3);
      code.i32(Permission.unmapped | (value === undefined ? 0 : Permission.readOnly)).op(Op.i32And);
      const refused = code.if();
      emitSlow(c, size, value, offset, () => code.i64(c.link.space.base + BigInt(address.offset)));
      code.end(refused);
      return { push: () => code.get(offset), offset: 0, done: () => code.release(offset) };
    }
    case "kernel":
    case "pointer":
      return checkDynamic(c, address, size, value);
  }
}

function checkDynamic(
  c: FunctionContext,
  address: Extract<Address, { base: "kernel" | "pointer" }>,
  size: number,
  value: (() => void) | undefined,
): Checked {
  const { code } = c;
  const { space } = c.link;
  const permissions = permissionsOf(c);
  // `offset` is the place in memory; `wide` is, of a pointer, the address, otherwise the place in memory too.
  const wide = code.scratch(I64);
  const offset = code.scratch(I32);
  const permission = code.scratch(I32);
  const base = address.base === "pointer" ? space.base : 0n;
  if (address.offset !== 0) code.i64(BigInt(address.offset)).op(Op.i64Add);
  code.tee(wide).op(Op.i32WrapI64);
  const low = Number(BigInt.asIntN(32, base));
  if (low !== 0) code.i32(low).op(Op.i32Sub);
  code.set(offset);
  const relevant = value === undefined ? ~Permission.readOnly & 0xff : 0xff;
  const pushPermission = () => {
    code.op(Op.i32ShrU).get(permissions).op(Op.i32Add).memory(Op.i32Load8U, 0).tee(permission);
    if (relevant !== 0xff) code.i32(relevant).op(Op.i32And);
  };

  const checked = code.block();
  const slowly = code.block();
  const misaligned = code.block();
  const closed = code.block();
  code.get(wide);
  pushOutside(c, BigInt.asIntN(64, base + BigInt(space.start)));
  code.brIf(slowly).get(offset).i32(3);
  pushPermission();
  code.brIf(closed);
  const align = address.base === "kernel" ? (address.align | address.offset) & -(address.align | address.offset) : 1;
  if (align % size !== 0)
    code
      .get(offset)
      .i32(size - 1)
      .op(Op.i32And)
      .brIf(misaligned);
  code.br(checked);
  code.end(closed);
  if (size < 8) {
    // The last bytes of an object: inside its open bytes all is well, however it is aligned.
    code.get(permission).i32(relevant).op(Op.i32And).set(permission);
    code.get(offset).i32(7).op(Op.i32And).i32(size).op(Op.i32Add).get(permission).op(Op.i32LeU);
    code.get(permission).i32(8).op(Op.i32LtU, Op.i32And).brIf(checked);
  }
  code.br(slowly);
  code.end(misaligned);
  if (align % size !== 0) {
    // The eight bytes that the first byte is in are open; so must be those of the last one, or enough of them.
    code
      .get(wide)
      .i64(BigInt(size - 1))
      .op(Op.i64Add);
    pushOutside(c, BigInt.asIntN(64, base + BigInt(space.start)));
    code
      .brIf(slowly)
      .get(offset)
      .i32(size - 1)
      .op(Op.i32Add)
      .i32(3);
    pushPermission();
    code.op(Op.i32Eqz).brIf(checked);
  }
  code.end(slowly);
  emitSlow(c, size, value, offset, () => {
    code.get(wide);
    if (address.base === "kernel") code.i64(space.base).op(Op.i64Add);
  });
  code.end(checked);
  code.release(permission);
  return { push: () => code.get(offset), offset: 0, done: () => code.release(wide, offset) };
}

/** Takes an address, or a place in memory, from the stack: pushes whether it lies outside the window that begins at `origin`. */
function pushOutside(c: FunctionContext, origin: bigint): void {
  const { code } = c;
  const { sizeLog2 } = c.link.space;
  const log2 = BigInt(sizeLog2);
  if (BigInt.asUintN(sizeLog2, origin) === 0n)
    code
      .i64(log2)
      .op(Op.i64ShrS)
      .i64(origin >> log2);
  else code.i64(origin).op(Op.i64Sub).i64(log2).op(Op.i64ShrU).i64(0n);
  code.op(Op.i64Ne);
}

/** What the checks in line did not allow. Goes on behind with the place to access in `offset`, or leaves. */
function emitSlow(
  c: FunctionContext,
  size: number,
  value: (() => void) | undefined,
  offset: number,
  pushAddress: () => void,
): void {
  const { code } = c;
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
    .call(value === undefined ? c.link.services.slowLoad : c.link.services.slowStore)
    .tee(offset)
    .i32(0)
    .op(Op.i32LtS);
  const failed = code.if();
  code.i32(0).get(offset).op(Op.i32Sub).set(c.status);
  keepFleeting(c);
  leave(c);
  code.end(failed);
  reloadFuel(c);
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
