// `ringside rules`: every rule with its severity and the names other tools give it.
import { listRules } from "../language-server/index.ts";

export function rulesCommand(format: "pretty" | "json"): number {
  const rules = listRules();
  if (format === "json") {
    process.stdout.write(`${JSON.stringify({ rules }, undefined, 2)}\n`);
    return 0;
  }
  for (const rule of rules) {
    process.stdout.write(`${rule.id} (${rule.severity})\n    ${rule.summary}\n`);
    if (rule.aliases.length > 0) process.stdout.write(`    elsewhere: ${rule.aliases.join(", ")}\n`);
  }
  return 0;
}
