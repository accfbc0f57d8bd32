// Constants that a loop compares with: where a bound that moves in it may well come to rest.
import type { BlockId, Expr, IrFunction } from "../../compiler/ir/ir.ts";

/** Loops by their first blocks: the blocks from which these are come to again. */
type Loops = ReadonlyMap<BlockId, readonly BlockId[]>;
type Edges = readonly (readonly BlockId[])[];

/** Of the loop that begins at a block, in ascending order; worked out when first asked for: until then nobody keeps the edges. */
export function thresholdsOf(
  fn: IrFunction,
  edgesOf: (fn: IrFunction) => Edges,
  loops: Loops,
): (head: BlockId) => readonly number[] {
  if (loops.size === 0) return () => none;
  const known = new Map<BlockId, readonly number[]>();
  return (head) => {
    let found = known.get(head);
    if (found === undefined) {
      found = constantsOf(fn, blocksOf(reversed(edgesOf(fn)), head, loops.get(head) ?? []));
      known.set(head, found);
    }
    return found;
  };
}
const none: readonly number[] = [];

function reversed(successors: Edges): Edges {
  const predecessors = successors.map((): BlockId[] => []);
  for (const [block, next] of successors.entries()) for (const one of next) predecessors[one]?.push(block);
  return predecessors;
}
function blocksOf(predecessors: Edges, head: BlockId, back: readonly BlockId[]): ReadonlySet<BlockId> {
  const blocks = new Set([head, ...back]);
  // A set also tells of what is added to it on the way.
  for (const block of blocks) if (block !== head) for (const before of predecessors[block] ?? []) blocks.add(before);
  return blocks;
}
function constantsOf(fn: IrFunction, blocks: ReadonlySet<BlockId>): readonly number[] {
  const found = new Set<number>();
  for (const block of blocks) {
    const terminator = fn.blocks[block]?.terminator;
    if (terminator?.kind === "branch") constantsIn(terminator.condition, found);
  }
  return [...found].sort((a, b) => a - b);
}
/** With each its neighbours: a counter stands there on one side of the comparison that ends the loop. */
function constantsIn(condition: Expr, found: Set<number>): void {
  if (condition.kind === "convert" || condition.kind === "unary") constantsIn(condition.operand, found);
  if (condition.kind !== "binary") return;
  for (const side of [condition.left, condition.right]) {
    if (side.kind !== "const") constantsIn(side, found);
    else for (const near of [-1n, 0n, 1n]) found.add(Number(side.value + near));
  }
}
