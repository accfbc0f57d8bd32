// Where each local of a function lies in its frame, and what of the frame stands in the permission tables.
import { Frame, Permission } from "../abi.ts";
import type { IrFunction, Local } from "../ir/ir.ts";
import { alignOf, sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";

/** A run of permission bytes, one for each eight bytes of the frame from `offset` on. */
export interface FramePermissions {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
/** Slots kept free in a variadic function's frame for its variable arguments. */
const VARIABLE_SLOTS = 128;

export interface FramePlan {
  readonly frameSize: number;
  /** By LocalId. */
  readonly localOffsets: readonly number[];
  /** Locals reached through pointers, with redzones around them; set at entry, dead at exit. */
  readonly exposed: readonly FramePermissions[];
  /** Frame bytes that the largest outgoing call needs above `frameSize`. */
  readonly outgoing: number;
  /** Copies of large structures passed by value, by "block:instruction:argument". */
  readonly copies: ReadonlyMap<string, number>;
  /** Offset of the area for the exception being handled, in a function with tries; else 0. */
  readonly handling: number;
}

const target = "x64";
const REDZONE = 16;

/** The area that a function with tries keeps in its frame for the exception it handles. Offsets of u32 words. */
export const Handling = {
  /** End of the frames in use where the exception was raised: filters call above it. */
  top: 0,
  /** Resume word of the frame, and its innermost try, where the exception came to it. */
  resume: 4,
  try: 8,
  /** One more than the try that took the exception, while the frames above are unwound; else 0. */
  accepted: 12,
  /** The frame whose termination blocks are being run, and one more than the try whose block that is; 0 before the first. */
  cursor: 16,
  region: 20,
  /** What is kept of the filter in which the exception was raised; 0 if it was raised elsewhere. */
  nested: 24,
  size: 28,
  /** Then for each try: exception code, offset of the EXCEPTION_POINTERS, and for a termination block of this frame that runs
   *  for an exception which this frame has taken, the value of `accepted` to go on with. */
  each: 12,
  code: 28,
  info: 32,
  pending: 36,
} as const;

/** Frame size is limited so that offsets stay small; a larger function is refused as a whole. */
const LARGEST_FRAME = 16 * 1024 * 1024;

/** Bytes of a value in a parameter or result slot: structures of 1, 2, 4 and 8 bytes go by value. */
export function passedByReference(type: Type): boolean {
  if (type.kind !== "record") return false;
  const size = sizeOf(type, target);
  return size !== 1 && size !== 2 && size !== 4 && size !== 8;
}

/** Throws `FrameTooLarge`. */
export function layFrame(fn: IrFunction): FramePlan {
  const localOffsets: number[] = new Array(fn.locals.length).fill(0);
  const exposed: FramePermissions[] = [];
  const params = new Set(fn.params);
  fn.params.forEach((id, index) => {
    const offset = Frame.params + 8 * index;
    localOffsets[id] = offset;
    const local = fn.locals[id];
    if (local !== undefined && isExposed(local)) {
      exposed.push({ offset, bytes: Uint8Array.of(local.byReference ? 0 : sizeOf(local.type, target) & 7) });
    }
  });
  // Variable arguments follow the named ones in the caller's way of laying them out: the callee's locals begin after room for them.
  let end = Frame.params + 8 * (fn.params.length + (fn.type.variadic ? VARIABLE_SLOTS : 0));
  const place = (size: number, align: number): number => {
    const offset = alignUp(end, Math.min(Math.max(align, 1), Frame.align));
    end = offset + size;
    if (end > LARGEST_FRAME) throw new FrameTooLarge(fn.symbol.name, end);
    return offset;
  };
  const inZone: Local[] = [];
  for (const local of fn.locals) {
    if (params.has(local.id)) continue;
    if (isExposed(local)) inZone.push(local);
    else localOffsets[local.id] = place(slotSize(local), Math.max(alignOf(local.type, target), local.minAlign));
  }
  let outgoing: number = Frame.params;
  const copies = new Map<string, number>();
  for (const block of fn.blocks) {
    block.instructions.forEach((instruction, index) => {
      if (instruction.kind !== "call") return;
      outgoing = Math.max(outgoing, Frame.params + 8 * Math.max(instruction.args.length, 4));
      instruction.args.forEach((arg, n) => {
        if (passedByReference(arg.type)) {
          copies.set(`${block.id}:${index}:${n}`, place(alignUp(sizeOf(arg.type, target), 8), 8));
        }
      });
    });
  }
  const handling = fn.tries.length > 0 ? place(Handling.size + Handling.each * fn.tries.length, 8) : 0;
  if (inZone.length > 0 || copies.size > 0) {
    end = alignUp(end, 8);
    const start = end;
    const marks: number[] = [];
    const mark = (upTo: number, permission: number) => {
      while (start + marks.length * 8 < upTo) marks.push(permission);
    };
    for (const local of inZone) {
      end += REDZONE;
      const size = sizeOf(local.type, target);
      const offset = alignUp(end, Math.min(Math.max(alignOf(local.type, target), local.minAlign, 8), Frame.align));
      mark(offset, Permission.redzone);
      localOffsets[local.id] = offset;
      end = alignUp(offset + Math.max(size, 1), 8);
      if (end > LARGEST_FRAME) throw new FrameTooLarge(fn.symbol.name, end);
      mark(offset + size - (size & 7), Permission.open);
      if ((size & 7) !== 0) mark(end, size & 7);
      mark(end, Permission.redzone);
    }
    if (inZone.length > 0) {
      end += REDZONE;
      mark(end, Permission.redzone);
      exposed.push({ offset: start, bytes: Uint8Array.from(marks) });
    }
    for (const [key, offset] of copies) {
      const size = copySize(fn, key);
      const bytes = new Uint8Array(Math.ceil(size / 8));
      if ((size & 7) !== 0) bytes[bytes.length - 1] = size & 7;
      exposed.push({ offset, bytes });
    }
  }
  // Never touched: it costs nothing but the room.
  end += Math.min(3 * largeLocals(fn), LARGEST_PADDING);
  return { frameSize: alignUp(end, Frame.align), localOffsets, exposed, outgoing, copies, handling };
}

/** A stack here is four times a real one, because small frames are larger than a real compiler's. Arrays and structures are not: they
 *  are given as much more room, so that they fill the stack as they would there. */
function largeLocals(fn: IrFunction): number {
  let bytes = 0;
  for (const local of fn.locals) {
    const size = local.kind === "variable" ? sizeOf(local.type, target) : 0;
    if (size >= 64) bytes += size;
  }
  return bytes;
}
/** Bytes: the largest locals fill any kernel stack with it, and leave room for what a plain program may have. */
const LARGEST_PADDING = 72 * 1024;

function copySize(fn: IrFunction, key: string): number {
  const [block, index, n] = key.split(":").map(Number);
  const instruction = fn.blocks.find((b) => b.id === block)?.instructions[index ?? 0];
  const arg = instruction?.kind === "call" ? instruction.args[n ?? 0] : undefined;
  return arg === undefined ? 0 : sizeOf(arg.type, target);
}

class FrameTooLarge extends Error {
  constructor(name: string, size: number) {
    super(
      `the locals of ${name} take ${size} bytes, more than the ${LARGEST_FRAME} a frame may have; move large arrays out of the function`,
    );
  }
}

function slotSize(local: Local): number {
  return Math.max(local.byReference ? 8 : sizeOf(local.type, target), 1);
}
/** Reached through computed addresses: needs permission bytes of its own. */
function isExposed(local: Local): boolean {
  return local.addressTaken || (!local.byReference && holdsArray(local.type));
}
function holdsArray(type: Type): boolean {
  if (type.kind === "array") return true;
  if (type.kind !== "record") return false;
  return (type.decl.fields ?? []).some((field) => holdsArray(field.type));
}

export const alignUp = (n: number, to: number): number => Math.ceil(n / to) * to;
