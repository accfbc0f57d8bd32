// What is worth knowing about a function's body before walking it, computed once for each body: the order of its blocks,
// where its loops begin, which locals still matter at each block, and which members, globals and callees it mentions.
// Liveness lets paths that differ only in dead temporaries be recognised as one.
import type { Block, BlockId, Expr, Instruction, IrFunction, Place, Terminator } from "../../compiler/ir/ir.ts";
import type { Type } from "../../compiler/types/type.ts";
import { type Liveness, LocalMentions, livenessOf } from "./liveness.ts";
import { unionKey, unionMention, unionWrite } from "./overlay.ts";
import { type Thresholds, thresholdsOf } from "./thresholds.ts";

export interface Shape {
  /** Reverse post-order position of each block; -1 if it cannot be reached. */
  readonly order: readonly number[];
  readonly loopHeads: ReadonlySet<BlockId>;
  /** Blocks behind which there are no more loops: from there the function is soon left. */
  readonly waysOut: ReadonlySet<BlockId>;
  /** Constants that the loop which begins at a block compares with, in ascending order. */
  readonly thresholds: (head: BlockId) => Thresholds;
  readonly liveAtEntry: Liveness["atEntry"];
  readonly dying: Liveness["dying"];
  /** Members ("name@offset") and globals mentioned; `wholeRecords` where records are copied. */
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
const stays = new WeakMap<IrFunction, boolean>();
/** No return can be come to, whatever the calls do: it loops for ever, as routines for what must not happen do. */
export function staysInside(fn: IrFunction): boolean {
  let known = stays.get(fn);
  if (known === undefined) {
    known = !reachesReturn(fn);
    stays.set(fn, known);
  }
  return known;
}
function reachesReturn(fn: IrFunction): boolean {
  const reached = new Set<BlockId>([0]);
  for (const at of reached) {
    const block = fn.blocks[at];
    if (block === undefined) continue;
    const { terminator } = block;
    if (terminator.kind === "return") return true;
    const condition = terminator.kind === "branch" ? terminator.condition : undefined;
    const isGuarded = block.inTry !== undefined;
    const next =
      terminator.kind === "branch" && condition?.kind === "const" && !isGuarded
        ? [condition.value === 0n ? terminator.else : terminator.then]
        : successorsOf(fn, block);
    for (const one of next) reached.add(one);
  }
  return false;
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

function edgesOf(fn: IrFunction): BlockId[][] {
  return fn.blocks.map((block) => successorsOf(fn, block));
}

function makeShape(fn: IrFunction): Shape {
  const successors = edgesOf(fn);
  const { order, loops } = orderBlocks(fn, successors);
  const mentions = new Set<string>();
  const writes = new Set<string>();
  const callees = new Set<string>();
  let callsIndirectly = false;
  const locals = new LocalMentions(fn);
  let current = 0;
  const visitor: BlockVisitor = {
    place: (place) => {
      const mention = mentionOf(place);
      if (mention !== undefined) mentions.add(mention);
      const key = unionOf(place);
      if (key !== undefined) mentions.add(unionMention(key));
    },
    write: (place) => {
      for (let at: Place | undefined = place; at; at = "base" in at ? at.base : undefined) {
        const mention = mentionOf(at);
        if (mention !== undefined) writes.add(mention);
        const key = unionOf(at);
        if (key === undefined) continue;
        writes.add(unionMention(key));
        writes.add(unionWrite(key, startIn(place, at)));
      }
    },
    use: (local) => locals.use(current, local),
    define: (local) => locals.define(current, local),
  };
  fn.blocks.forEach((block, index) => {
    current = index;
    visitBlock(block, visitor);
    for (const instruction of block.instructions) {
      if (copiesPointers(instruction)) mentions.add(wholeRecords);
      if (instruction.kind !== "call") continue;
      if (instruction.callee.kind === "direct") callees.add(instruction.callee.symbol.linkName);
      else callsIndirectly = true;
    }
  });
  const { atEntry, dying } = livenessOf(fn, locals, successors);
  return {
    order,
    loopHeads: new Set(loops.keys()),
    waysOut: withoutLoops(order, loops, successors),
    thresholds: thresholdsOf(fn, edgesOf, loops),
    liveAtEntry: atEntry,
    dying,
    mentions,
    writes,
    callees,
    callsIndirectly,
    result: resultOf(fn),
  };
}

function withoutLoops(
  order: readonly number[],
  loops: ReadonlyMap<BlockId, unknown>,
  successors: readonly BlockId[][],
): ReadonlySet<BlockId> {
  const out = new Set<BlockId>();
  const reached = order.flatMap((at, block) => (at < 0 ? [] : [block]));
  // What comes after a block comes later in this order, but for the heads of its loops.
  for (const block of reached.sort((a, b) => (order[b] ?? 0) - (order[a] ?? 0)))
    if (!loops.has(block) && (successors[block] ?? []).every((next) => out.has(next))) out.add(block);
  return out;
}

/** Stands among the mentions for all members of the small records with pointers in them that a function copies as a whole. */
export const wholeRecords = "*";
function copiesPointers(instruction: Instruction): boolean {
  if (instruction.kind === "call") return instruction.args.some(copiesPointer);
  return instruction.kind === "assign" && copiesPointer(instruction.value);
}
function copiesPointer(value: Expr): boolean {
  return value.kind === "load" && value.type.kind === "record" && holdsPointer(value.type, 0);
}
function holdsPointer(type: Type, depth: number): boolean {
  if (type.kind === "pointer") return true;
  if (type.kind !== "record" || depth > 3) return false;
  const fields = type.decl.fields ?? [];
  return fields.length <= 8 && fields.some((field) => holdsPointer(field.type, depth + 1));
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
  if (place.kind !== "field") return place.kind === "global" ? `::${place.symbol.linkName}` : undefined;
  const known = fieldMentions.get(place.field);
  if (known?.offset === place.offset) return known.mention;
  const mention = `${place.field.name ?? ""}@${place.offset}`;
  fieldMentions.set(place.field, { offset: place.offset, mention });
  return mention;
}
/** The union that a place is a member of. */
function unionOf(place: Place): string | undefined {
  const { type } = place.kind === "field" ? place.base : {};
  return type?.kind === "record" && type.decl.tag === "union" ? unionKey(type.decl) : undefined;
}
/** Where a place begins, in bytes from the start of the union that `step` is a member of; elements count from the first. */
function startIn(place: Place, step: Place): number {
  let from = 0;
  for (let at = place; at.kind === "field" || at.kind === "element"; at = at.base) {
    from = at.kind === "field" ? from + at.offset : 0;
    if (at === step) break;
  }
  return from;
}
/** The same text for each mention of a member: it is looked up far more often than it is made. */
const fieldMentions = new WeakMap<object, { readonly offset: number; readonly mention: string }>();

function orderBlocks(fn: IrFunction, successors: readonly BlockId[][]) {
  const order = fn.blocks.map(() => -1);
  /** By their heads, the blocks from which these are come to again. */
  const loops = new Map<BlockId, BlockId[]>();
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
      const back = loops.get(target);
      if (back) back.push(top.block);
      else loops.set(target, [top.block]);
    } else if (!visited.has(target) && target < fn.blocks.length) {
      visited.add(target);
      open.add(target);
      stack.push({ block: target, next: 0 });
    }
  }
  post.reverse().forEach((block, index) => {
    order[block] = index;
  });
  return { order, loops };
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
