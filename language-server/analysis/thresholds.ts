// Constants that a loop compares with: where a bound that moves in it may well come to rest.
import type { BlockId, Expr, IrFunction, LocalId } from "../../compiler/ir/ir.ts";

/** Loops by their first blocks: the blocks from which these are come to again. */
type Loops = ReadonlyMap<BlockId, readonly BlockId[]>;
type Edges = readonly (readonly BlockId[])[];

/** Constants, in ascending order, at which a bound may come to rest. */
export interface Thresholds {
  /** All that the loop compares with. */
  readonly all: readonly number[];
  /** Those that it compares a variable with, or another one that goes into it or comes out of it. */
  of(local: LocalId): readonly number[];
}
export const noThresholds: Thresholds = { all: [], of: () => none };
const none: readonly number[] = [];

/** Of the loop that begins at a block; worked out when first asked for: until then nobody keeps the edges. */
export function thresholdsOf(
  fn: IrFunction,
  edgesOf: (fn: IrFunction) => Edges,
  loops: Loops,
): (head: BlockId) => Thresholds {
  if (loops.size === 0) return () => noThresholds;
  const known = new Map<BlockId, Thresholds>();
  return (head) => {
    let found = known.get(head);
    if (found === undefined) {
      found = thresholdsIn(fn, blocksOf(reversed(edgesOf(fn)), head, loops.get(head) ?? []));
      known.set(head, found);
    }
    return found;
  };
}

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
function thresholdsIn(fn: IrFunction, blocks: ReadonlySet<BlockId>): Thresholds {
  const all = new Set<number>();
  const related = new Related();
  for (const id of blocks) {
    const block = fn.blocks[id];
    if (block?.terminator.kind !== "branch") continue;
    constantsIn(block.terminator.condition, (constant, locals) => {
      all.add(constant);
      for (const local of locals) related.add(local, constant);
    });
  }
  if (all.size === 0) return noThresholds;
  for (const id of blocks)
    for (const instruction of fn.blocks[id]?.instructions ?? []) {
      if (instruction.kind !== "assign" || instruction.target.kind !== "local") continue;
      for (const local of localsIn(instruction.value)) related.join(instruction.target.local, local);
    }
  return { all: inOrder(all), of: (local) => related.of(local) };
}
const inOrder = (numbers: Iterable<number>): readonly number[] => [...numbers].sort((a, b) => a - b);

/** With each its neighbours: a counter stands there on one side of the comparison that ends the loop. */
function constantsIn(condition: Expr, found: (constant: number, compared: readonly LocalId[]) => void): void {
  if (condition.kind === "convert" || condition.kind === "unary") constantsIn(condition.operand, found);
  if (condition.kind !== "binary") return;
  for (const [side, other] of [
    [condition.left, condition.right],
    [condition.right, condition.left],
  ] as const) {
    if (side.kind !== "const") constantsIn(side, found);
    else for (const near of [-1n, 0n, 1n]) found(Number(side.value + near), localsIn(other));
  }
}
/** Variables whose values a value is worked out from. */
function localsIn(value: Expr, found: LocalId[] = []): readonly LocalId[] {
  if (value.kind === "convert" || value.kind === "unary") localsIn(value.operand, found);
  else if (value.kind === "binary") {
    localsIn(value.left, found);
    localsIn(value.right, found);
  } else if (value.kind === "load" && value.place.kind === "local") found.push(value.place.local);
  return found;
}

/** Variables in groups, of which each is worked out from another, with the constants that one of them is compared with. */
class Related {
  readonly #leaders = new Map<LocalId, LocalId>();
  readonly #constants = new Map<LocalId, Set<number>>();
  readonly #sorted = new Map<LocalId, readonly number[]>();

  /** Before any are joined. */
  add(local: LocalId, constant: number): void {
    const known = this.#constants.get(local);
    if (known) known.add(constant);
    else this.#constants.set(local, new Set([constant]));
  }
  join(a: LocalId, b: LocalId): void {
    const one = this.#leader(a);
    const other = this.#leader(b);
    if (one === other) return;
    this.#leaders.set(other, one);
    for (const constant of this.#constants.get(other) ?? []) this.add(one, constant);
  }
  of(local: LocalId): readonly number[] {
    const leader = this.#leader(local);
    let sorted = this.#sorted.get(leader);
    if (sorted === undefined) {
      sorted = inOrder(this.#constants.get(leader) ?? none);
      this.#sorted.set(leader, sorted);
    }
    return sorted;
  }
  #leader(local: LocalId): LocalId {
    let leader = local;
    for (let above = this.#leaders.get(leader); above !== undefined; above = this.#leaders.get(leader)) leader = above;
    return leader;
  }
}
