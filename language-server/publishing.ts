// In which order the findings of a driver are told, and in which files they are.
import { shapeOf } from "./analysis/shape.ts";
import type { Finding } from "./finding.ts";
import type { DriverProject } from "./project.ts";

export function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byFile.get(finding.range.file) ?? [];
    list.push(finding);
    byFile.set(finding.range.file, list);
  }
  return byFile;
}

/** A project's sources and some more files, each once: those that are open, those that call into them, the rest. */
export function nearestFirst(project: DriverProject, open: ReadonlySet<string>, others: Iterable<string>): string[] {
  const near = (path: string): number => (open.has(path) ? 0 : callers.has(path) ? 1 : 2);
  const callers = callersOf(project, open);
  return [...new Set([...project.paths, ...others])].sort((a, b) => near(a) - near(b));
}
function callersOf({ world }: DriverProject, open: ReadonlySet<string>): Set<string> {
  const functions = [...(world?.functions.values() ?? [])].filter(({ own }) => own);
  const inOpen = new Set(functions.filter(({ unit }) => open.has(unit.path)).map(({ name }) => name));
  const calling = functions.filter(({ fn }) => [...shapeOf(fn).callees].some((callee) => inOpen.has(callee)));
  return new Set(calling.map(({ unit }) => unit.path));
}
