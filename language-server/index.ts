// The door of the checks for programs: check files, list the rules, explain one.
import { compileUnit, createCompileCache } from "../compiler/index.ts";
import { definitionsOf, groupIntoDrivers } from "../compiler/project/group.ts";
import type { Finding } from "./finding.ts";
import { DriverProject, type ProjectOptions } from "./project.ts";
import { aliasesOf, findRuleByName, rules } from "./rules/index.ts";
import type { Rule } from "./rules/rule.ts";

export type { Finding, RelatedPlace } from "./finding.ts";
export { DriverProject, type ProjectOptions } from "./project.ts";
export type { Rule } from "./rules/rule.ts";
export { rules };

export interface RuleInfo {
  readonly id: string;
  readonly severity: Rule["severity"];
  readonly summary: string;
  /** What other tools call it. */
  readonly aliases: readonly string[];
}
export function listRules(): RuleInfo[] {
  return rules.map((rule) => ({
    id: rule.id,
    severity: rule.severity,
    summary: rule.summary,
    aliases: aliasesOf(rule),
  }));
}

/** The rules' pages in Markdown, for an id or another tool's name; undefined if there is no such rule. */
export function explain(name: string): string | undefined {
  const found = findRuleByName(name);
  if (found.length === 0) return undefined;
  return found.map((rule) => pageOf(rule)).join("\n");
}
export function pageOf(rule: Rule): string {
  const aliases = aliasesOf(rule);
  const known = aliases.length === 0 ? "" : `\nElsewhere: ${aliases.join(", ")}\n`;
  return `# ${rule.id} (${rule.severity})\n\n${rule.summary}\n\n${rule.page}${known}`;
}

export interface CheckedFiles {
  readonly findings: readonly Finding[];
  /** Lines of the files asked for; headers are not counted. */
  readonly lines: number;
  readonly files: readonly string[];
  /** Files that could not be read. */
  readonly missing: readonly string[];
}

/**
 * Checks sources. Files of one folder are taken for one driver unless they define the same function twice.
 * `alsoCompile` are further files of the same drivers whose findings are not asked for.
 */
export function checkFiles(
  paths: readonly string[],
  options: ProjectOptions,
  alsoCompile: readonly string[] = [],
): CheckedFiles {
  const cache = options.cache ?? createCompileCache();
  const shared: ProjectOptions = { ...options, cache };
  const asked = new Set(paths);
  const missing = paths.filter((path) => options.files.read(path) === undefined);
  const all = [...new Set([...paths, ...alsoCompile])].filter((path) => !missing.includes(path));
  const findings: Finding[] = [];
  let lines = 0;
  for (const path of paths) lines += (options.files.read(path) ?? "").split("\n").length;
  for (const group of driversOf(all, shared)) {
    if (!group.some((path) => asked.has(path))) continue;
    const others = new Set(group.filter((path) => !asked.has(path)));
    for (const finding of new DriverProject(group, shared).check())
      if (!others.has(finding.range.file)) findings.push(finding);
  }
  return { findings, lines, files: paths.filter((path) => !missing.includes(path)), missing };
}

/** Groups paths into drivers, folder by folder. */
export function driversOf(paths: readonly string[], options: ProjectOptions): string[][] {
  const byFolder = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.replace(/[\\/][^\\/]*$/, "");
    const files = byFolder.get(folder) ?? [];
    files.push(path);
    byFolder.set(folder, files);
  }
  const groups: string[][] = [];
  for (const files of byFolder.values()) {
    if (files.length === 1) groups.push(files);
    else groups.push(...groupIntoDrivers(files.map((file) => definitionsOf(compileUnit(file, options)))));
  }
  return groups;
}
