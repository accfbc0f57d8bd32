// The statuses that a scenario expects by name: that the kernel's headers define them.
import type { Problem } from "../../compiler/json/shape.ts";
import type { Program } from "../../compiler/program.ts";
import { bindContract } from "../contract.ts";
import type { Scenario } from "./schema.ts";

export function checkStatuses(scenario: Scenario, contract: Program): readonly Problem[] {
  const problems: Problem[] = [];
  const check = (status: string | number | undefined, path: string): void => {
    if (typeof status !== "string" || bindContract(contract).names.number(status) !== undefined) return;
    const remedy = "Check the spelling, or give its number if only the driver's own headers define it.";
    problems.push({ path, message: `"${status}" is no status that the kernel's headers define`, remedy });
  };
  scenario.steps?.forEach((step, i) => {
    const at = `/steps/${i}/expect`;
    if (step.do === "run" || step.do === "waitForExit") check(step.expect?.exception, `${at}/exception`);
    else if ("expect" in step) check(step.expect?.status, `${at}/status`);
  });
  return problems;
}
