// The plan of a function, shared by code generator, interpreter and stack walker: its frame, at which segments a run may stop
// and go on, and what its quick code relies on.
import type { BlockId, IrFunction } from "../ir/ir.ts";
import type { FramePlan } from "./frame.ts";
import { planQuick, type QuickPlan } from "./quick-plan.ts";
import { blockPoints, cutSegments, type Segments, successors } from "./segments.ts";

export interface FunctionPlan extends FramePlan, Segments {
  /** Blocks that belong to filter expressions. */
  readonly filterBlocks: ReadonlySet<BlockId>;
  /** Undefined for a function that has careful code only. */
  readonly quick: QuickPlan | undefined;
}

/** Engines take no jump table longer than this; a larger function is left to the interpreter, reached by `ddi(-1, frame)`. */
export const MOST_SEGMENTS = 60_000;

export function planFunction(fn: IrFunction, frame: FramePlan): FunctionPlan {
  // An exception is handled where memory is always true: in careful code.
  const points = blockPoints(fn);
  const quick = fn.tries.length === 0 ? planQuick(fn, points) : undefined;
  const flow = cutSegments(fn, points, quick !== undefined);
  const fits = quick !== undefined && flow.segments.length <= MOST_SEGMENTS;
  return {
    ...frame,
    ...(fits || quick === undefined ? flow : cutSegments(fn, points, false)),
    filterBlocks: filterBlocks(fn),
    quick: fits ? quick : undefined,
  };
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
