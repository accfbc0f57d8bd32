// The plan of a function, shared by code generator, interpreter and stack walker: where each local lies in the frame,
// what of the frame stands in the permission tables, and at which segments a run may stop and go on.
// A segment begins at a block, at a step (before its check) or at a call (after its arguments); a frame's resume word is a
// segment's number plus one.
import { Frame, Permission } from "../abi.ts";
import type { Block, BlockId, IrFunction, Local, StepId } from "../ir/ir.ts";
import { alignOf, sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";

export interface Segment {
  readonly kind: "block" | "step" | "call";
  readonly block: BlockId;
  /** Index of its first instruction. */
  readonly from: number;
  /** One past its last instruction. */
  readonly to: number;
  /** The step under way where the segment begins. */
  readonly step: StepId;
}
/** A run of permission bytes, one for each eight bytes of the frame from `offset` on. */
export interface FramePermissions {
  readonly offset: number;
  readonly bytes: Uint8Array;
}
/** Slots kept free in a variadic function's frame for its variable arguments. */
const VARIABLE_SLOTS = 128;

export interface FunctionPlan {
  readonly frameSize: number;
  /** By LocalId. */
  readonly localOffsets: readonly number[];
  /** Locals reached through pointers, with redzones around them; set at entry, dead at exit. */
  readonly exposed: readonly FramePermissions[];
  readonly segments: readonly Segment[];
  /** First segment of each block, by BlockId. */
  readonly blockSegment: readonly number[];
  /** Step under way where each block begins, by BlockId. */
  readonly blockStep: readonly StepId[];
  /** Point of each block's first instruction, by BlockId: points number the instructions and terminators of a function. */
  readonly blockPoint: readonly number[];
  /** Frame bytes that the largest outgoing call needs above `frameSize`. */
  readonly outgoing: number;
  /** Copies of large structures passed by value, by "block:instruction:argument". */
  readonly copies: ReadonlyMap<string, number>;
  /** Offset of the area for the exception being handled, in a function with tries; else 0. */
  readonly handling: number;
  /** Blocks that belong to filter expressions. */
  readonly filterBlocks: ReadonlySet<BlockId>;
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
  size: 24,
  /** Then for each try: exception code, offset of the EXCEPTION_POINTERS, and for a termination block of this frame that runs
   *  for an exception which this frame has taken, the value of `accepted` to go on with. */
  each: 12,
  code: 24,
  info: 28,
  pending: 32,
} as const;

/** Frame size is limited so that offsets stay small; a larger function is refused as a whole. */
export const LARGEST_FRAME = 16 * 1024 * 1024;

export function planFunction(fn: IrFunction): FunctionPlan {
  const frame = layFrame(fn);
  const flow = cutSegments(fn);
  return { ...frame, ...flow, filterBlocks: filterBlocks(fn) };
}

/** Bytes of a value in a parameter or result slot: structures of 1, 2, 4 and 8 bytes go by value. */
export function passedByReference(type: Type): boolean {
  if (type.kind !== "record") return false;
  const size = sizeOf(type, target);
  return size !== 1 && size !== 2 && size !== 4 && size !== 8;
}

function layFrame(
  fn: IrFunction,
): Pick<FunctionPlan, "frameSize" | "localOffsets" | "exposed" | "outgoing" | "copies" | "handling"> {
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
  return { frameSize: alignUp(end, Frame.align), localOffsets, exposed, outgoing, copies, handling };
}

function copySize(fn: IrFunction, key: string): number {
  const [block, index, n] = key.split(":").map(Number);
  const instruction = fn.blocks.find((b) => b.id === block)?.instructions[index ?? 0];
  const arg = instruction?.kind === "call" ? instruction.args[n ?? 0] : undefined;
  return arg === undefined ? 0 : sizeOf(arg.type, target);
}

function filterBlocks(fn: IrFunction): ReadonlySet<BlockId> {
  const found = new Set<BlockId>();
  const work = fn.tries.flatMap((region) => (region.filter === undefined ? [] : [region.filter]));
  while (work.length > 0) {
    const id = work.pop() ?? 0;
    if (found.has(id)) continue;
    found.add(id);
    const block = fn.blocks.find((b) => b.id === id);
    if (block !== undefined) work.push(...successors(block));
  }
  return found;
}

export class FrameTooLarge extends Error {
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

function cutSegments(fn: IrFunction): Pick<FunctionPlan, "segments" | "blockSegment" | "blockStep" | "blockPoint"> {
  const entry = stepsAtEntry(fn);
  const segments: Segment[] = [];
  const blockSegment: number[] = [];
  const blockStep: StepId[] = [];
  const blockPoint: number[] = [];
  let points = 0;
  for (const block of fn.blocks) {
    let step = entry[block.id] ?? 0;
    blockSegment[block.id] = segments.length;
    blockStep[block.id] = step;
    blockPoint[block.id] = points;
    points += block.instructions.length + 1;
    let open: { kind: Segment["kind"]; from: number; step: StepId } = { kind: "block", from: 0, step };
    const cut = (kind: Segment["kind"], at: number) => {
      segments.push({ ...open, block: block.id, to: at });
      open = { kind, from: at, step };
    };
    block.instructions.forEach((instruction, index) => {
      if (instruction.kind === "step") {
        step = instruction.step;
        cut("step", index);
      } else if (instruction.kind === "call") {
        cut("call", index);
      }
    });
    segments.push({ ...open, block: block.id, to: block.instructions.length });
  }
  return { segments, blockSegment, blockStep, blockPoint };
}

/** Number of the instruction `index` of a block; of its terminator, if that is one past the last. */
export function pointOf(plan: FunctionPlan, block: BlockId, index: number): number {
  return (plan.blockPoint[block] ?? 0) + index;
}
export interface Point {
  readonly block: Block;
  readonly index: number;
  readonly step: StepId;
}
export function pointAt(fn: IrFunction, plan: FunctionPlan, point: number): Point | undefined {
  for (const block of fn.blocks) {
    const index = point - (plan.blockPoint[block.id] ?? 0);
    if (index < 0 || index > block.instructions.length) continue;
    let step = plan.blockStep[block.id] ?? 0;
    for (const instruction of block.instructions.slice(0, index + 1))
      if (instruction.kind === "step") step = instruction.step;
    return { block, index, step };
  }
  return undefined;
}

/** The step under way where each block begins, carried along the edges from the first block that reaches it. */
function stepsAtEntry(fn: IrFunction): (StepId | undefined)[] {
  const entry: (StepId | undefined)[] = [];
  const byId = new Map(fn.blocks.map((block) => [block.id, block]));
  const work: BlockId[] = [];
  const reach = (id: BlockId, step: StepId) => {
    if (entry[id] !== undefined) return;
    entry[id] = step;
    work.push(id);
  };
  const first = fn.blocks[0];
  if (first !== undefined) reach(first.id, 0);
  for (const region of fn.tries) {
    const guarded = fn.blocks.find((block) => block.inTry === region.id);
    const step = guarded?.instructions.find((i) => i.kind === "step")?.step ?? 0;
    if (region.filter !== undefined) reach(region.filter, step);
    reach(region.handler, step);
  }
  while (work.length > 0) {
    const block = byId.get(work.pop() ?? 0);
    if (block === undefined) continue;
    let step = entry[block.id] ?? 0;
    for (const instruction of block.instructions) if (instruction.kind === "step") step = instruction.step;
    for (const next of successors(block)) reach(next, step);
  }
  return entry;
}

export function successors(block: Block): readonly BlockId[] {
  const end = block.terminator;
  switch (end.kind) {
    case "jump":
      return [end.target];
    case "branch":
      return [end.then, end.else];
    case "switch":
      return [...end.cases.map((c) => c.target), end.default];
    case "finallyEnd":
      return [end.next];
    case "return":
    case "filterEnd":
    case "unreachable":
      return [];
  }
}
