// IRQL names and intervals as messages show them, and where source code names them.
import type { Irql } from "../../compiler/contract/contract.ts";
import type { Expr } from "../../compiler/ir/ir.ts";

/** Device levels lie between DISPATCH_LEVEL and the clock: their number is the machine's affair, so rules speak of "DIRQL". */
export const Dirql = { lowest: 3, highest: 12 } as const;
export const highest = 15;

export function irqlName(level: Irql): string {
  if (level <= 0) return "PASSIVE_LEVEL";
  if (level === 1) return "APC_LEVEL";
  if (level === 2) return "DISPATCH_LEVEL";
  if (level >= Dirql.lowest && level <= Dirql.highest) return "DIRQL";
  if (level === 13) return "CLOCK_LEVEL";
  if (level === 14) return "IPI_LEVEL";
  return "HIGH_LEVEL";
}

export function irqlRangeName(lo: Irql, hi: Irql): string {
  if (irqlName(lo) === irqlName(hi)) return irqlName(lo);
  if (lo <= 0 && hi >= highest) return "an unknown IRQL";
  if (lo <= 0) return `${irqlName(hi)} or below`;
  if (hi >= highest) return `${irqlName(lo)} or above`;
  return `${irqlName(lo)} to ${irqlName(hi)}`;
}

const levels: ReadonlySet<string> = new Set(["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"]);
/** One of the levels stands in it by its name. */
export function namesLevel(condition: Expr): boolean {
  return names(condition, (name) => levels.has(name));
}
/** It asks for the flag with which NDIS tells a driver that it is called at DISPATCH_LEVEL. */
export function isToldDispatch(condition: Expr): boolean {
  if (condition.kind === "convert") return isToldDispatch(condition.operand);
  if (condition.kind !== "binary") return false;
  const isZero = condition.right.kind === "const" && condition.right.value === 0n;
  if (condition.op === (isZero ? "ne" : "eq")) return isToldDispatch(condition.left);
  return condition.op === "and" && names(condition.right, (name) => dispatchFlag.test(name));
}
const dispatchFlag = /^NDIS_\w+_FLAGS_DISPATCH_LEVEL$/;
function names(expr: Expr, isSuch: (name: string) => boolean): boolean {
  if (expr.kind === "const") return expr.name !== undefined && isSuch(expr.name);
  if (expr.kind === "convert") return names(expr.operand, isSuch);
  return expr.kind === "binary" && (names(expr.left, isSuch) || names(expr.right, isSuch));
}
