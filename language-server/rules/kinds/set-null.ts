// A variable is given NULL, and what it leads to is used before anything else is decided or the variable is set: whichever way led to the
// first leads to the second.
import type { Block, Expr, Instruction, LocalId, Place } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, type Code, constantIn } from "../../analysis/code.ts";
import { neverReturns } from "../../analysis/models.ts";
import type { FunctionInfo } from "../../analysis/world.ts";

export interface UsedAsNull {
  readonly name: string;
  readonly setAt: TokenRange;
  readonly at: TokenRange;
}

/** More blocks than these, one behind the other without a condition, are not looked through. */
const mostBlocks = 30;

export function usedAsNull({ fn }: FunctionInfo, { assigns }: Code): UsedAsNull[] {
  return assigns.flatMap(({ target, value, at: setAt, block, index }) => {
    if (target.kind !== "local" || target.type.kind !== "pointer" || constantIn(value) !== 0) return [];
    const held = fn.locals[target.local];
    if (held === undefined || held.addressTaken || held.kind === "temporary") return [];
    const at = firstUse(fn.blocks, block, index + 1, target.local);
    return at ? [{ name: held.name ?? "the pointer", setAt, at }] : [];
  });
}

function firstUse(blocks: readonly Block[], from: Block, index: number, local: LocalId): TokenRange | undefined {
  let block: Block | undefined = from;
  let start = index;
  for (let count = 0; block !== undefined && count < mostBlocks; count++) {
    for (const instruction of block.instructions.slice(start)) {
      if (instruction.kind === "step") continue;
      if (instruction.kind === "refuse") return undefined;
      if (reads(instruction).some((expr) => leadsThrough(expr, local))) return instruction.at;
      if (sets(instruction, local) || endsThere(instruction)) return undefined;
    }
    const { terminator }: Block = block;
    if (terminator.kind === "branch" && leadsThrough(terminator.condition, local)) return terminator.at;
    if (terminator.kind === "switch" && leadsThrough(terminator.value, local)) return terminator.at;
    if (terminator.kind === "return" && terminator.value && leadsThrough(terminator.value, local)) return terminator.at;
    block = terminator.kind === "jump" ? blocks[terminator.target] : undefined;
    start = 0;
  }
  return undefined;
}
type Doing = Exclude<Instruction, { kind: "step" | "refuse" }>;
/** What an instruction reads; where it writes counts as the read of that place. */
function reads(instruction: Doing): Expr[] {
  switch (instruction.kind) {
    case "assign":
    case "zero": {
      const { target } = instruction;
      const written: Expr[] = target.kind === "local" ? [] : [{ kind: "load", place: target, type: target.type }];
      return instruction.kind === "assign" ? [instruction.value, ...written] : written;
    }
    case "call":
      return [...instruction.args, ...(instruction.callee.kind === "indirect" ? [instruction.callee.pointer] : [])];
    case "intrinsic":
      return [...instruction.args];
  }
}
function sets(instruction: Doing, local: LocalId): boolean {
  if (instruction.kind === "assign" || instruction.kind === "zero")
    return instruction.target.kind === "local" && instruction.target.local === local;
  return instruction.result === local;
}
function endsThere(instruction: Doing): boolean {
  if (instruction.kind === "intrinsic") return neverReturns(instruction.name);
  return (
    instruction.kind === "call" &&
    instruction.callee.kind === "direct" &&
    neverReturns(instruction.callee.symbol.linkName)
  );
}
/** Something is read through the variable; not what only works out an address. */
function leadsThrough(expr: Expr, local: LocalId): boolean {
  switch (expr.kind) {
    case "load":
      return readsThrough(expr.place, local);
    case "unary":
    case "convert":
      return leadsThrough(expr.operand, local);
    case "binary":
    case "difference":
      return leadsThrough(expr.left, local) || leadsThrough(expr.right, local);
    case "offset":
      return leadsThrough(expr.pointer, local) || leadsThrough(expr.index, local);
    default:
      return false;
  }
}
function readsThrough(place: Place, local: LocalId): boolean {
  let at = place;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "element" && leadsThrough(at.index, local)) return true;
    at = at.base;
  }
  if (at.kind !== "deref") return false;
  const pointer = bare(at.pointer);
  return (pointer.kind === "load" && isThe(pointer.place, local)) || leadsThrough(at.pointer, local);
}
function isThe(place: Place, local: LocalId): boolean {
  return place.kind === "local" && place.local === local;
}
