// The IRQL at which a contract allows a call, given what is known about the arguments: used by the checker and the kernel alike.
import { evaluateCondition, type Lookup } from "./condition.ts";
import { type Contract, Irql } from "./contract.ts";

export interface IrqlRange {
  readonly min: Irql;
  readonly max: Irql;
}

/** Bounds that surely hold: clauses whose condition is not known to be true are left out. */
export function requiredIrql(contract: Contract, lookup: Lookup = () => undefined): IrqlRange {
  let min: Irql = Irql.PASSIVE;
  let max: Irql = Irql.HIGH;
  for (const clause of contract.clauses) {
    const { level } = clause;
    if (level === undefined) continue;
    if (clause.kind !== "irqlMax" && clause.kind !== "irqlMin" && clause.kind !== "irqlIs") continue;
    if (clause.when !== undefined && evaluateCondition(clause.when, lookup) !== true) continue;
    if (clause.kind !== "irqlMin") max = Math.min(max, level);
    if (clause.kind !== "irqlMax") min = Math.max(min, level);
  }
  return { min, max };
}
