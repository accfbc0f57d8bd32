// The control codes that a driver knows, read from its code: the cases of its switches over IoControlCode, and what it compares it with.
import type { Program } from "../../compiler/index.ts";
import type { Expr, IrFunction, LocalId } from "../../compiler/ir/ir.ts";

/** In the order of the driver's text, each once. */
export function controlCodesOf(program: Program): readonly number[] {
  const codes = new Set<number>();
  for (const { fn } of program.functions.values()) for (const code of codesIn(fn)) codes.add(code);
  return [...codes];
}

function codesIn(fn: IrFunction): number[] {
  const variables = variablesWithCode(fn);
  const isCode = (expr: Expr) => holdsCode(expr, variables);
  return fn.blocks
    .flatMap(({ terminator }) => {
      if (terminator.kind === "switch" && isCode(terminator.value))
        return terminator.cases.flatMap(({ first, last }) => (first === last ? [Number(first)] : []));
      if (terminator.kind !== "branch" || terminator.condition.kind !== "binary") return [];
      const { op, left, right } = terminator.condition;
      const other = isCode(left) ? right : isCode(right) ? left : undefined;
      return (op === "eq" || op === "ne") && other?.kind === "const" ? [Number(other.value)] : [];
    })
    .map((code) => code >>> 0);
}

/** Variables that IoControlCode is kept in. */
function variablesWithCode(fn: IrFunction): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  for (const { instructions } of fn.blocks)
    for (const one of instructions)
      if (one.kind === "assign" && one.target.kind === "local" && holdsCode(one.value, found))
        found.add(one.target.local);
  return found;
}

function holdsCode(expr: Expr, variables: ReadonlySet<LocalId>): boolean {
  if (expr.kind === "convert") return holdsCode(expr.operand, variables);
  if (expr.kind !== "load") return false;
  const { place } = expr;
  return place.kind === "field"
    ? place.field.name === "IoControlCode"
    : place.kind === "local" && variables.has(place.local);
}
