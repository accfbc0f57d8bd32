// Cuts a function into segments, at which a run may stop and go on: a segment begins at a block, at a step (before its check)
// or at a call (after its arguments), and in a function that has quick code also at whatever instruction that may leave to
// careful code. A frame's resume word is a segment's number plus one. Points number the instructions instead.
import type { Block, BlockId, IrFunction, StepId } from "../ir/ir.ts";
import { mayFail, terminatorMayFail } from "./may-fail.ts";

export interface Segment {
  /** "redo": an instruction, or a terminator, that quick code could not do. */
  readonly kind: "block" | "step" | "call" | "redo";
  readonly block: BlockId;
  /** Index of its first instruction. */
  readonly from: number;
  /** One past its last instruction. */
  readonly to: number;
  /** The step under way where the segment begins. */
  readonly step: StepId;
}
export interface Segments {
  readonly segments: readonly Segment[];
  /** First segment of each block, by BlockId. */
  readonly blockSegment: readonly number[];
  /** Step under way where each block begins, by BlockId. */
  readonly blockStep: readonly StepId[];
  /** Point of each block's first instruction, by BlockId: points number the instructions and terminators of a function. */
  readonly blockPoint: readonly number[];
  /** Segment at whose beginning an instruction is done anew, by its point; empty without quick code. */
  readonly redo: ReadonlyMap<number, number>;
}

export function blockPoints(fn: IrFunction): readonly number[] {
  const points: number[] = [];
  let next = 0;
  for (const block of fn.blocks) {
    points[block.id] = next;
    next += block.instructions.length + 1;
  }
  return points;
}

export function cutSegments(fn: IrFunction, blockPoint: readonly number[], forQuick: boolean): Segments {
  const entry = stepsAtEntry(fn);
  const segments: Segment[] = [];
  const redo = new Map<number, number>();
  const blockSegment: number[] = [];
  const blockStep: StepId[] = [];
  for (const block of fn.blocks) {
    let step = entry[block.id] ?? 0;
    blockSegment[block.id] = segments.length;
    blockStep[block.id] = step;
    const point = blockPoint[block.id] ?? 0;
    let kind: Segment["kind"] = "block";
    let from = 0;
    let stepThen = step;
    const cut = (next: Segment["kind"], to: number) => {
      segments.push({ kind, block: block.id, from, to, step: stepThen });
      kind = next;
      from = to;
      stepThen = step;
    };
    const redoAt = (index: number, needed: boolean) => {
      if (!forQuick || !needed) return;
      if (from !== index || kind === "call") cut("redo", index);
      redo.set(point + index, segments.length);
    };
    block.instructions.forEach((instruction, index) => {
      if (instruction.kind === "step") {
        step = instruction.step;
        cut("step", index);
        redoAt(index, true);
        return;
      }
      redoAt(index, forQuick && mayFail(fn, instruction));
      if (instruction.kind === "call") cut("call", index);
    });
    redoAt(block.instructions.length, forQuick && terminatorMayFail(fn, block.terminator));
    segments.push({ kind, block: block.id, from, to: block.instructions.length, step: stepThen });
  }
  return { segments, blockSegment, blockStep, blockPoint, redo };
}

/** Number of the instruction `index` of a block; of its terminator, if that is one past the last. */
export function pointOf(plan: Segments, block: BlockId, index: number): number {
  return (plan.blockPoint[block] ?? 0) + index;
}
export function redoSegment(plan: Segments, block: BlockId, index: number): number {
  const segment = plan.redo.get(pointOf(plan, block, index));
  if (segment === undefined) throw new Error(`instruction ${index} of block ${block} was not expected to fail`);
  return segment;
}
export interface Point {
  readonly block: Block;
  readonly index: number;
  readonly step: StepId;
}
export function pointAt(fn: IrFunction, plan: Segments, point: number): Point | undefined {
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
