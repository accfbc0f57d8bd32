// What quick code relies on: the stretches of steps for whose whole length there must be fuel where they begin, and the locals
// it keeps. A stretch begins where the function is entered, and at the first step after the head of a loop or a call; the
// first of these places that a path meets is its checkpoint, and no path has more steps to the next one than are asked for.
import type { Block, BlockId, IrFunction, LocalId } from "../ir/ir.ts";
import { mostKept } from "./machine-layout.ts";
import { asksOthers } from "./may-fail.ts";
import { type Edge, findLoops, irregularTargets } from "./regions.ts";
import { type Residence, residenceOf } from "./residence.ts";
import { successors } from "./segments.ts";

export interface QuickPlan extends Residence {
  /** Steps for which there must be fuel where the function is entered. */
  readonly need: number;
  /** At steps that begin a stretch, the same for that stretch; by its point. */
  readonly checkpoints: ReadonlyMap<number, number>;
  /** The largest of these numbers. */
  readonly mostNeeded: number;
  /** Heads of loops: where careful code hands over. */
  readonly heads: ReadonlySet<BlockId>;
  /** Fleeting locals, with the words in which they are handed to careful code. */
  readonly kept: ReadonlyMap<LocalId, number>;
}

/** A longer stretch is divided, so that the last steps before a stop seldom have to be done by careful code. */
const LONGEST_STRETCH = 48;

/** `points` as `blockPoints` gives them. Undefined for a function that quick code is not made for. */
export function planQuick(fn: IrFunction, points: readonly number[]): QuickPlan | undefined {
  const edges = edgesOf(fn);
  const heads = new Set<BlockId>();
  for (const { from, to } of edges) {
    const id = fn.blocks[to]?.id;
    if (to <= from && id !== undefined) heads.add(id);
  }
  // No loop is entered but at its head.
  if (heads.size > 0 && irregularTargets(findLoops(fn.blocks.length, edges), edges).size > 0) return undefined;
  const residence = residenceOf(fn, points);
  if (residence.fleeting.size > mostKept) return undefined;
  return {
    ...residence,
    ...stretches(fn, points, heads),
    heads,
    kept: new Map([...residence.fleeting].map((id, n) => [id, n])),
  };
}

/** Blocks, by their position in the function. */
function edgesOf(fn: IrFunction): Edge[] {
  const position = new Map(fn.blocks.map((block, i) => [block.id, i]));
  return fn.blocks.flatMap((block, from) => successors(block).map((next) => ({ from, to: position.get(next) ?? 0 })));
}

function stretches(
  fn: IrFunction,
  points: readonly number[],
  heads: ReadonlySet<BlockId>,
): Pick<QuickPlan, "need" | "checkpoints" | "mostNeeded"> {
  const uncovered = uncoveredBlocks(fn, heads);
  const byId = new Map(fn.blocks.map((block) => [block.id, block]));
  const checkpoints = new Map<number, number>();
  const known = new Map<BlockId, number>();
  const lengthFrom = (id: BlockId): number => known.get(id) ?? 0;
  // Against the order of the blocks: what a jump forward leads to is known before, and at a jump backward a stretch ends.
  for (const block of fn.blocks.toReversed()) {
    let length = Math.max(0, ...successors(block).map((next) => (heads.has(next) ? 0 : lengthFrom(next))));
    for (let at = block.instructions.length - 1; at >= 0; at--) {
      const instruction = block.instructions[at];
      if (instruction === undefined) continue;
      if (asksOthers(instruction)) length = 0;
      if (instruction.kind !== "step") continue;
      length++;
      if (!isCovered(block, at, uncovered) || length >= LONGEST_STRETCH) {
        checkpoints.set((points[block.id] ?? 0) + at, length);
        length = 0;
      }
    }
    known.set(block.id, length);
  }
  const first = byId.get(fn.blocks[0]?.id ?? 0);
  const need = first === undefined || heads.has(first.id) ? 0 : lengthFrom(first.id);
  return { need, checkpoints, mostNeeded: Math.max(need, ...checkpoints.values()) };
}

/** Blocks that may be reached without a check since the last loop head or call. */
function uncoveredBlocks(fn: IrFunction, heads: ReadonlySet<BlockId>): ReadonlySet<BlockId> {
  const uncovered = new Set<BlockId>(heads);
  const byId = new Map(fn.blocks.map((block) => [block.id, block]));
  const work = fn.blocks.slice();
  while (work.length > 0) {
    const block = work.pop();
    if (block === undefined || isCovered(block, block.instructions.length, uncovered)) continue;
    for (const next of successors(block)) {
      const target = byId.get(next);
      if (target === undefined || uncovered.has(next)) continue;
      uncovered.add(next);
      work.push(target);
    }
  }
  return uncovered;
}

/** Whether there has been a check since the last loop head or call, before an instruction of a block. */
function isCovered(block: Block, at: number, uncovered: ReadonlySet<BlockId>): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const instruction = block.instructions[i];
    if (instruction === undefined) continue;
    if (instruction.kind === "step") return true;
    if (asksOthers(instruction)) return false;
  }
  return !uncovered.has(block.id);
}
