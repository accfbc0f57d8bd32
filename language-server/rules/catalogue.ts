// The list of all rules as a page, and by the names that other tools give them.
import { type NotMapped, notMapped } from "./elsewhere.ts";
import { rules } from "./index.ts";
import type { Rule } from "./rule.ts";

/** `docs/rules/README.md`. */
export function catalogue(): string {
  const line = (rule: Rule) =>
    `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.fix ? "yes" : ""} | ${cell(rule.summary)} |`;
  return `# Rules

Made from the rules; do not edit. ${rules.length} rules, ${rules.filter((rule) => rule.fix).length} of them with a quick fix. \`ringside explain NAME\` prints a page; NAME may be
the name another tool gives the mistake. Suppressions take the same names.

| rule | severity | fix | what it reports |
| --- | --- | --- | --- |
${[...rules]
  .sort((a, b) => (a.id < b.id ? -1 : 1))
  .map(line)
  .join("\n")}

## By Static Driver Verifier rule

${byName("Static Driver Verifier", (rule) => rule.names.staticDriverVerifier)}
## By Code Analysis number

${byName("Code Analysis", (rule) => rule.names.codeAnalysis)}
## By CodeQL query

${byName("CodeQL", (rule) => rule.names.codeql)}
## Named elsewhere, and no rule here

| tool | names | why |
| --- | --- | --- |
${notMapped.map(unmapped).join("\n")}
`;
}
function unmapped({ tool, names, why }: NotMapped): string {
  return `| ${tool} | ${names.join(", ")} | ${cell(why)} |`;
}
function byName(tool: string, namesOf: (rule: Rule) => readonly string[] | undefined): string {
  const found = new Map<string, string[]>();
  for (const rule of rules)
    for (const name of namesOf(rule) ?? [])
      found.set(name, [...(found.get(name) ?? []), `[${rule.id}](${rule.id}.md)`]);
  const rows = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, ids]) => `| ${name} | ${ids.join(", ")} |`);
  return `| ${tool} | Ringside |\n| --- | --- |\n${rows.join("\n")}\n`;
}
function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
