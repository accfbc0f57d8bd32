// All rules, in the order they are listed and run.
import { irpNotCompletedOrForwarded } from "./irp-not-completed-or-forwarded.ts";
import { irqlTooHigh } from "./irql-too-high.ts";
import { irqlTooLow } from "./irql-too-low.ts";
import { pagedCodeAtRaisedIrql } from "./paged-code-at-raised-irql.ts";
import { pagedCodeMissing } from "./paged-code-missing.ts";
import { pagedCodeNotPaged } from "./paged-code-not-paged.ts";
import { pagedPoolAtRaisedIrql } from "./paged-pool-at-raised-irql.ts";
import { pendingMismatch } from "./pending-mismatch.ts";
import type { Rule } from "./rule.ts";
import { spinLockUnbalanced } from "./spin-lock-unbalanced.ts";

export const rules: readonly Rule[] = [
  irqlTooHigh,
  irqlTooLow,
  pagedCodeAtRaisedIrql,
  pagedCodeMissing,
  pagedCodeNotPaged,
  spinLockUnbalanced,
  irpNotCompletedOrForwarded,
  pendingMismatch,
  pagedPoolAtRaisedIrql,
];

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** By id, or by the name another tool gives it: "C28121", "28121", "cpp/drivers/irql-too-high", "PagedCode". */
export function findRuleByName(name: string): Rule[] {
  const wanted = name.toLowerCase();
  const exact = rules.filter((rule) => rule.id === wanted);
  if (exact.length > 0) return exact;
  return rules.filter((rule) => aliasesOf(rule).some((alias) => alias.toLowerCase() === wanted || alias.toLowerCase() === `c${wanted}`));
}
export function aliasesOf(rule: Rule): string[] {
  return [...(rule.names.codeAnalysis ?? []), ...(rule.names.codeql ?? []), ...(rule.names.staticDriverVerifier ?? [])];
}
