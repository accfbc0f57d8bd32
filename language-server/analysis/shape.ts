// What is worth knowing about a function's body before walking it, computed once for each body: the order of its blocks,
// where its loops begin, which locals still matter at each block, and which members, globals and callees it mentions.
// Liveness lets paths that differ only in dead temporaries be recognised as one.
import type { Block, BlockId, Expr, Instruction, IrFunction, Place, Terminator } from "../../compiler/ir/ir.ts";

export interface Shape {
  /** Reverse post-order position of each block; -1 if it cannot be reached. */
  readonly order: readonly number[];
  readonly loopHeads: ReadonlySet<BlockId>;
  /** Locals whose value at entry is read before being written; address-taken ones always are. */
  readonly liveAtEntry: ReadonlySet<number>;
  /** Locals that may hold something at the end of the first block and do not matter from the second on. */
  dying(from: BlockId, to: BlockId): readonly number[];
  /** Members ("name@offset") and globals mentioned. */
  readonly mentions: ReadonlySet<string>;
  /** Those of them that are written to, or whose address is taken. */
  readonly writes: ReadonlySet<string>;
  /** Direct callees by link name. */
  readonly callees: ReadonlySet<string>;
  readonly callsIndirectly: boolean;
  /** The local that returns hand back, if they do and it is not counted in. */
  readonly result: number | undefined;
}

const shapes = new WeakMap<IrFunction, Shape>();

export function shapeOf(fn: IrFunction): Shape {
  const known = shapes.get(fn);
  if (known) return known;
  const made = makeShape(fn);
  shapes.set(fn, made);
  return made;
}

export function successorsOf(fn: IrFunction, block: Block): BlockId[] {
  const next = afterTerminator(block.terminator);
  // An exception may leave a guarded body anywhere: its handler is a successor.
  if (block.inTry !== undefined) {
    const region = fn.tries[block.inTry];
    if (region && block.instructions.some((i) => i.kind === "call" || i.kind === "assign")) {
      if (region.filter !== undefined) next.push(region.filter);
      if (region.kind === "except") next.push(region.handler);
    }
  }
  return next;
}
export function afterTerminator(terminator: Terminator): BlockId[] {
  switch (terminator.kind) {
    case "jump":
      return [terminator.target];
    case "branch":
      return [terminator.then, terminator.else];
    case "switch":
      return [...terminator.cases.map((c) => c.target), terminator.default];
    case "finallyEnd":
      return [terminator.next];
    default:
      return [];
  }
}

function makeShape(fn: IrFunction): Shape {
  const successors = fn.blocks.map((block) => successorsOf(fn, block));
  const { order, loopHeads } = orderBlocks(fn, successors);
  const mentions = new Set<string>();
  const writes = new Set<string>();
  const callees = new Set<string>();
  let callsIndirectly = false;
  for (const block of fn.blocks) {
    visitBlock(block, {
      place: (place) => {
        const mention = mentionOf(place);
        if (mention !== undefined) mentions.add(mention);
      },
      write: (place) => {
        for (let at: Place | undefined = place; at; at = "base" in at ? at.base : undefined) {
          const mention = mentionOf(at);
          if (mention !== undefined) writes.add(mention);
        }
      },
      use: () => {},
      define: () => {},
    });
    for (const instruction of block.instructions) {
      if (instruction.kind !== "call") continue;
      if (instruction.callee.kind === "direct") callees.add(instruction.callee.symbol.linkName);
      else callsIndirectly = true;
    }
  }
  const { live, defines } = liveness(fn, successors);
  return {
    order,
    loopHeads,
    liveAtEntry: live[0] ?? new Set(),
    dying: dyingOnEdges(
      live.map((set) => [...set]),
      defines.map((set) => [...set]),
    ),
    mentions,
    writes,
    callees,
    callsIndirectly,
    result: resultOf(fn),
  };
}

function resultOf(fn: IrFunction): number | undefined {
  for (const { terminator } of fn.blocks) {
    const value = terminator.kind === "return" ? terminator.value : undefined;
    if (value?.kind === "load" && value.place.kind === "local")
      return isCounted(fn, value.place.local) ? undefined : value.place.local;
  }
  return undefined;
}
/** Made of what it was before (`count++`, `sum += size`): which number it is says nothing of success and failure. */
function isCounted(fn: IrFunction, local: number): boolean {
  const isIt = (of: Expr): boolean =>
    of.kind === "convert"
      ? isIt(of.operand)
      : of.kind === "load" && of.place.kind === "local" && of.place.local === local;
  const isSum = (of: Expr): boolean =>
    of.kind === "convert"
      ? isSum(of.operand)
      : of.kind === "binary" && sums.has(of.op) && (isIt(of.left) || isIt(of.right));
  return fn.blocks.some(({ instructions }) =>
    instructions.some(
      (one) => one.kind === "assign" && one.target.kind === "local" && one.target.local === local && isSum(one.value),
    ),
  );
}
const sums: ReadonlySet<string> = new Set(["add", "sub", "mul"]);

function mentionOf(place: Place): string | undefined {
  if (place.kind === "field") return `${place.field.name ?? ""}@${place.offset}`;
  return place.kind === "global" ? `::${place.symbol.linkName}` : undefined;
}

function orderBlocks(fn: IrFunction, successors: readonly BlockId[][]) {
  const order = fn.blocks.map(() => -1);
  const loopHeads = new Set<BlockId>();
  const visited = new Set<BlockId>([0]);
  const open = new Set<BlockId>([0]);
  const post: BlockId[] = [];
  const stack: { block: BlockId; next: number }[] = [{ block: 0, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    if (!top) break;
    const target = successors[top.block]?.[top.next];
    top.next += 1;
    if (target === undefined) {
      open.delete(top.block);
      post.push(top.block);
      stack.pop();
    } else if (open.has(target)) {
      loopHeads.add(target);
    } else if (!visited.has(target) && target < fn.blocks.length) {
      visited.add(target);
      open.add(target);
      stack.push({ block: target, next: 0 });
    }
  }
  post.reverse().forEach((block, index) => {
    order[block] = index;
  });
  return { order, loopHeads };
}

/** By block: the locals live where it begins, and those it writes. In lists, which take a fraction of what sets do. */
function dyingOnEdges(live: readonly (readonly number[])[], defines: readonly (readonly number[])[]) {
  const edges = new Map<number, readonly number[]>();
  return (from: BlockId, to: BlockId): readonly number[] => {
    const edge = from * live.length + to;
    const known = edges.get(edge);
    if (known) return known;
    const into = new Set(live[to]);
    const dying = new Set<number>();
    for (const set of [live[from], defines[from]])
      for (const local of set ?? []) if (!into.has(local)) dying.add(local);
    const made = [...dying];
    edges.set(edge, made);
    return made;
  };
}

function liveness(fn: IrFunction, successors: readonly BlockId[][]) {
  const always = new Set(fn.locals.filter((local) => local.addressTaken).map((local) => local.id));
  const uses: Set<number>[] = [];
  const defines: Set<number>[] = [];
  for (const block of fn.blocks) {
    const used = new Set<number>();
    const defined = new Set<number>();
    visitBlock(block, {
      place: () => {},
      use: (local) => {
        if (!defined.has(local)) used.add(local);
      },
      define: (local) => defined.add(local),
    });
    uses.push(used);
    defines.push(defined);
  }
  for (const region of fn.tries) {
    if (region.filterResult !== undefined) always.add(region.filterResult);
    if (region.abnormal !== undefined) always.add(region.abnormal);
  }
  const live = fn.blocks.map((_, index) => new Set(uses[index]));
  for (let changed = true; changed; ) {
    changed = false;
    for (let index = fn.blocks.length - 1; index >= 0; index--) {
      const into = live[index];
      if (!into) continue;
      const before = into.size;
      for (const successor of successors[index] ?? []) {
        for (const local of live[successor] ?? []) if (!defines[index]?.has(local)) into.add(local);
      }
      if (into.size !== before) changed = true;
    }
  }
  for (const set of live) for (const local of always) set.add(local);
  return { live, defines };
}

// ---- walking --------------------------------------------------------------------------------------------------------

export interface BlockVisitor {
  place(place: Place): void;
  /** Written to, or its address is taken; `place` is told of it as well. */
  write?(place: Place): void;
  use(local: number): void;
  define(local: number): void;
}
export function visitBlock(block: Block, visitor: BlockVisitor): void {
  for (const instruction of block.instructions) visitInstruction(instruction, visitor);
  const terminator = block.terminator;
  if (terminator.kind === "branch") visitExpr(terminator.condition, visitor);
  else if (terminator.kind === "switch") visitExpr(terminator.value, visitor);
  else if (terminator.kind === "return" && terminator.value) visitExpr(terminator.value, visitor);
}
export function visitInstruction(instruction: Instruction, visitor: BlockVisitor): void {
  switch (instruction.kind) {
    case "assign":
      visitExpr(instruction.value, visitor);
      visitTarget(instruction.target, visitor);
      break;
    case "zero":
      visitTarget(instruction.target, visitor);
      break;
    case "call":
      if (instruction.callee.kind === "indirect") visitExpr(instruction.callee.pointer, visitor);
      for (const arg of instruction.args) visitExpr(arg, visitor);
      if (instruction.result !== undefined) visitor.define(instruction.result);
      break;
    case "intrinsic":
      for (const arg of instruction.args) visitExpr(arg, visitor);
      if (instruction.result !== undefined) visitor.define(instruction.result);
      break;
    default:
      break;
  }
}
function visitTarget(place: Place, visitor: BlockVisitor): void {
  if (place.kind === "local") visitor.define(place.local);
  else {
    visitor.write?.(place);
    visitPlace(place, visitor);
  }
}
export function visitPlace(place: Place, visitor: BlockVisitor): void {
  visitor.place(place);
  switch (place.kind) {
    case "local":
      visitor.use(place.local);
      break;
    case "deref":
      visitExpr(place.pointer, visitor);
      break;
    case "field":
      visitPlace(place.base, visitor);
      break;
    case "element":
      visitPlace(place.base, visitor);
      visitExpr(place.index, visitor);
      break;
    default:
      break;
  }
}
export function visitExpr(expr: Expr, visitor: BlockVisitor): void {
  switch (expr.kind) {
    case "load":
      visitPlace(expr.place, visitor);
      break;
    case "address":
      visitor.write?.(expr.place);
      visitPlace(expr.place, visitor);
      break;
    case "unary":
    case "convert":
      visitExpr(expr.operand, visitor);
      break;
    case "binary":
    case "difference":
      visitExpr(expr.left, visitor);
      visitExpr(expr.right, visitor);
      break;
    case "offset":
      visitExpr(expr.pointer, visitor);
      visitExpr(expr.index, visitor);
      break;
    default:
      break;
  }
}
