// All rules in the order they are run: a folder a family, whose `index.ts` lists its own.
import { declarationRules } from "./declarations/index.ts";
import { deviceRules } from "./devices/index.ts";
import { filterRules } from "./filters/index.ts";
import { frameworkRules } from "./framework/index.ts";
import { irpRules } from "./irps/index.ts";
import { irqlRules } from "./irql/index.ts";
import { lockRules } from "./locks/index.ts";
import { memoryRules } from "./memory/index.ts";
import { removeLockRules } from "./remove-locks/index.ts";
import { requestRules } from "./requests/index.ts";
import { resourceRules } from "./resources/index.ts";
import type { Rule } from "./rule.ts";
import { valueRules } from "./values/index.ts";

export const rules: readonly Rule[] = [
  ...irqlRules,
  ...lockRules,
  ...irpRules,
  ...removeLockRules,
  ...deviceRules,
  ...memoryRules,
  ...resourceRules,
  ...requestRules,
  ...valueRules,
  ...declarationRules,
  ...filterRules,
  ...frameworkRules,
];

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** By id, or by the name another tool gives it: "C28121", "28121", "cpp/drivers/irql-too-high", "PagedCode". */
export function findRuleByName(name: string): Rule[] {
  const wanted = name.toLowerCase();
  const exact = rules.filter((rule) => rule.id === wanted);
  if (exact.length > 0) return exact;
  return rules.filter((rule) =>
    aliasesOf(rule).some((alias) => alias.toLowerCase() === wanted || alias.toLowerCase() === `c${wanted}`),
  );
}
export function aliasesOf(rule: Rule): string[] {
  return [...(rule.names.codeAnalysis ?? []), ...(rule.names.codeql ?? []), ...(rule.names.staticDriverVerifier ?? [])];
}
