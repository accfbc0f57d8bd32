// What a driver compares a member of a structure with, read from its code: the cases of switches over it and the constants beside it.
import type { Program } from "../../compiler/index.ts";
import type { Expr, IrFunction, LocalId, Place } from "../../compiler/ir/ir.ts";

export type MemberPlace = Extract<Place, { kind: "field" }>;

/** In the order of the driver's text, each once. */
export function comparedWith(program: Program, isMember: (place: MemberPlace) => boolean): readonly bigint[] {
  const found = new Set<bigint>();
  for (const { fn } of program.functions.values()) for (const value of comparedIn(fn, isMember)) found.add(value);
  return [...found];
}

function comparedIn(fn: IrFunction, isMember: (place: MemberPlace) => boolean): bigint[] {
  const variables = variablesWithMember(fn, isMember);
  const holds = (expr: Expr) => holdsMember(expr, isMember, variables);
  return fn.blocks.flatMap(({ terminator }) => {
    if (terminator.kind === "switch" && holds(terminator.value))
      return terminator.cases.flatMap(({ first, last }) => (first === last ? [BigInt(first)] : []));
    if (terminator.kind !== "branch" || terminator.condition.kind !== "binary") return [];
    const { op, left, right } = terminator.condition;
    const other = holds(left) ? right : holds(right) ? left : undefined;
    return (op === "eq" || op === "ne") && other?.kind === "const" ? [BigInt(other.value)] : [];
  });
}

/** Variables that the member is kept in. */
function variablesWithMember(fn: IrFunction, isMember: (place: MemberPlace) => boolean): ReadonlySet<LocalId> {
  const found = new Set<LocalId>();
  for (const { instructions } of fn.blocks)
    for (const one of instructions)
      if (one.kind === "assign" && one.target.kind === "local" && holdsMember(one.value, isMember, found))
        found.add(one.target.local);
  return found;
}

function holdsMember(expr: Expr, isMember: (place: MemberPlace) => boolean, variables: ReadonlySet<LocalId>): boolean {
  if (expr.kind === "convert") return holdsMember(expr.operand, isMember, variables);
  if (expr.kind !== "load") return false;
  const { place } = expr;
  return place.kind === "field" ? isMember(place) : place.kind === "local" && variables.has(place.local);
}
