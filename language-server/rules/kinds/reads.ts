// Which variables of a function are ever read.
import type { Expr, IrFunction, Place } from "../../../compiler/ir/ir.ts";

const known = {
  all: new WeakMap<IrFunction, ReadonlySet<number>>(),
  "but tests": new WeakMap<IrFunction, ReadonlySet<number>>(),
};

/** `of`: all reads, or those that are more than the condition of a branch. */
export function readsOf(fn: IrFunction, of: keyof typeof known = "all"): ReadonlySet<number> {
  const found = known[of].get(fn);
  if (found) return found;
  const reads = new Set<number>();
  const place = (of: Place, asTarget: boolean): void => {
    if (of.kind === "local") {
      if (!asTarget) reads.add(of.local);
    } else if (of.kind === "deref") expr(of.pointer);
    else if (of.kind === "field") place(of.base, asTarget);
    else if (of.kind === "element") {
      place(of.base, asTarget);
      expr(of.index);
    }
  };
  const expr = (of: Expr): void => {
    switch (of.kind) {
      case "load":
      case "address":
        place(of.place, false);
        return;
      case "unary":
      case "convert":
        expr(of.operand);
        return;
      case "binary":
      case "difference":
        expr(of.left);
        expr(of.right);
        return;
      case "offset":
        expr(of.pointer);
        expr(of.index);
        return;
      default:
        return;
    }
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.kind === "assign") {
        place(instruction.target, true);
        expr(instruction.value);
      } else if (instruction.kind === "call") {
        if (instruction.callee.kind === "indirect") expr(instruction.callee.pointer);
        instruction.args.forEach(expr);
      } else if (instruction.kind === "intrinsic") instruction.args.forEach(expr);
    }
    const { terminator } = block;
    if (terminator.kind === "branch") {
      if (of === "all") expr(terminator.condition);
    } else if (terminator.kind === "switch") expr(terminator.value);
    else if (terminator.kind === "return" && terminator.value) expr(terminator.value);
  }
  known[of].set(fn, reads);
  return reads;
}
