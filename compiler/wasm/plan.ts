// The plan of a function, shared by code generator, interpreter and stack walker: its frame, at which segments a run may stop
// and go on, and what its quick code relies on.
import type { Block, BlockId, IrFunction, TryId } from "../ir/ir.ts";
import type { FramePlan } from "./frame.ts";
import { planQuick, type QuickPlan } from "./quick-plan.ts";
import { blockPoints, cutSegments, type Segments, successors } from "./segments.ts";

export interface FunctionPlan extends FramePlan, Segments {
  /** Blocks that belong to filter expressions, and of which try. */
  readonly filterBlocks: ReadonlyMap<BlockId, TryId>;
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

function filterBlocks(fn: IrFunction): ReadonlyMap<BlockId, TryId> {
  const found = new Map<BlockId, TryId>();
  for (const { id: region, filter } of fn.tries) {
    const work = filter === undefined ? [] : [filter];
    while (work.length > 0) {
      const id = work.pop() ?? 0;
      if (found.has(id)) continue;
      found.set(id, region);
      const block = fn.blocks.find((b) => b.id === id);
      if (block !== undefined) work.push(...successors(block));
    }
  }
  return found;
}

/** The try that an exception in a block comes to first: one in a filter, that with the filter. */
export function askedFirst({ filterBlocks }: FunctionPlan, { id, inTry }: Block): TryId | undefined {
  return filterBlocks.get(id) ?? inTry;
}
