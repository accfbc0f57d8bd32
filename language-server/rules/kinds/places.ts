// Whether two places of one function are the same as they are written, and which variables an expression reads.
import type { Expr, Instruction, LocalId, Place, Terminator } from "../../../compiler/ir/ir.ts";
import { bare } from "../../analysis/code.ts";

export function isSamePlace(a: Place, b: Place): boolean {
  switch (a.kind) {
    case "local":
      return b.kind === "local" && a.local === b.local;
    case "global":
      return b.kind === "global" && a.symbol === b.symbol;
    case "field":
      return b.kind === "field" && a.offset === b.offset && a.field === b.field && isSamePlace(a.base, b.base);
    case "deref":
      return b.kind === "deref" && isSameValue(a.pointer, b.pointer);
    case "element":
      return b.kind === "element" && isSamePlace(a.base, b.base) && isSameValue(a.index, b.index);
  }
}
export function isSameValue(one: Expr, other: Expr): boolean {
  const a = bare(one);
  const b = bare(other);
  if (a.kind === "const") return b.kind === "const" && a.value === b.value;
  if (a.kind === "load") return b.kind === "load" && isSamePlace(a.place, b.place);
  return a.kind === "address" && b.kind === "address" && isSamePlace(a.place, b.place);
}

/** The variables that an expression reads. */
export function loadsOf(expr: Expr): LocalId[] {
  switch (expr.kind) {
    case "load":
    case "address":
      return placeLoads(expr.place);
    case "unary":
    case "convert":
      return loadsOf(expr.operand);
    case "binary":
    case "difference":
      return [...loadsOf(expr.left), ...loadsOf(expr.right)];
    case "offset":
      return [...loadsOf(expr.pointer), ...loadsOf(expr.index)];
    default:
      return [];
  }
}
function placeLoads(place: Place): LocalId[] {
  switch (place.kind) {
    case "local":
      return [place.local];
    case "global":
      return [];
    case "deref":
      return loadsOf(place.pointer);
    case "field":
      return placeLoads(place.base);
    case "element":
      return [...placeLoads(place.base), ...loadsOf(place.index)];
  }
}
/** The variables that an instruction reads; not the one that it writes. */
export function readBy(instruction: Instruction): LocalId[] {
  switch (instruction.kind) {
    case "assign": {
      const { target, value } = instruction;
      return [...loadsOf(value), ...(target.kind === "local" ? [] : placeLoads(target))];
    }
    case "call": {
      const { args, callee } = instruction;
      return (callee.kind === "indirect" ? [...args, callee.pointer] : args).flatMap(loadsOf);
    }
    case "intrinsic":
      return instruction.args.flatMap(loadsOf);
    default:
      return [];
  }
}
/** The variables that the end of a block reads. */
export function readAtEnd(terminator: Terminator): LocalId[] {
  switch (terminator.kind) {
    case "branch":
      return loadsOf(terminator.condition);
    case "switch":
      return loadsOf(terminator.value);
    case "return":
      return terminator.value ? loadsOf(terminator.value) : [];
    default:
      return [];
  }
}
