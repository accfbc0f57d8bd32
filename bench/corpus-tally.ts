// What the checks make of a tree of drivers, counted: functions understood and why others are not, findings by rule.
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { FileAccess } from "../compiler/source/source.ts";
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "../language-server/index.ts";

export interface Tally {
  functions: number;
  refused: number;
  /** Left out because of C++ that is refused by name, and of nothing else. */
  skipped: number;
  /** Functions by what was not understood in them. */
  readonly reasons: Map<string, number>;
  readonly rules: Map<string, number>;
  readonly compiler: Map<string, number>;
  readonly missingHeaders: Map<string, number>;
  /** Of sources, not headers. */
  lines: number;
  findings: number;
  /** Without any error. */
  readonly cleanFiles: Set<string>;
  readonly files: Set<string>;
}

export function emptyTally(): Tally {
  return {
    functions: 0,
    refused: 0,
    skipped: 0,
    reasons: new Map(),
    rules: new Map(),
    compiler: new Map(),
    missingHeaders: new Map(),
    lines: 0,
    findings: 0,
    cleanFiles: new Set(),
    files: new Set(),
  };
}

/** Adds what one tally counted to another. */
export function addTally(to: Tally, from: Tally): void {
  to.functions += from.functions;
  to.refused += from.refused;
  to.skipped += from.skipped;
  to.lines += from.lines;
  to.findings += from.findings;
  for (const counts of ["reasons", "rules", "compiler", "missingHeaders"] as const)
    for (const [key, count] of from[counts]) add(to[counts], key, count);
  for (const paths of ["cleanFiles", "files"] as const) for (const path of from[paths]) to[paths].add(path);
}

/** Percent of the functions that are understood, of those that are not skipped by name. */
export function understood({ functions, refused, skipped }: Tally): number {
  const read = functions - skipped;
  return read === 0 ? 100 : (100 * (read - refused)) / read;
}

/** C++ that comes later: templates' rarer forms, exceptions, lambdas, several bases. */
const later: ReadonlySet<string> = new Set(
  ["cxx", "try", "throw", "lambda", "range for", "multiple inheritance", "pointer to member"].map(notRun),
);
function notRun(construct: string): string {
  return `not run: ${construct}`;
}

/** Counts the functions of a unit's own file. One is understood if nothing in it was refused and no line of it has an error. */
export function countUnit(unit: Unit, files: FileAccess, tally: Tally): void {
  if (tally.files.has(unit.path)) return;
  tally.files.add(unit.path);
  const lines = (files.read(unit.path) ?? "").split("\n");
  tally.lines += lines.length;
  const errors = unit.diagnostics.filter(({ severity, range }) => severity === "error" && range.file === unit.path);
  if (!unit.diagnostics.some(({ severity }) => severity === "error")) tally.cleanFiles.add(unit.path);
  const inFunctions = new Set<unknown>();
  for (const fn of unit.functions.values()) {
    const range = unit.range(fn.declaration, fn.range);
    if (range.file !== unit.path) continue;
    tally.functions++;
    const reasons = new Set(fn.refusals.map(({ construct }) => notRun(construct)));
    for (const error of errors) {
      if (error.range.startLine < range.startLine || error.range.startLine > range.endLine) continue;
      inFunctions.add(error);
      reasons.add(`${error.code}: ${error.message.slice(0, 110)}`);
    }
    if (reasons.size > 0) {
      if ([...reasons].every((reason) => later.has(reason))) tally.skipped++;
      else tally.refused++;
    }
    for (const reason of reasons) add(tally.reasons, reason);
  }
  for (const declaration of unit.declarations) {
    const { node } = declaration;
    if (node.kind !== "notUnderstood") continue;
    const range = unit.range(declaration, node);
    if (range.file !== unit.path || !isFunctionText(lines.slice(range.startLine, range.endLine + 1))) continue;
    tally.functions++;
    if (later.has(notRun(node.construct))) tally.skipped++;
    else tally.refused++;
    add(tally.reasons, `declaration: ${node.construct}`);
  }
  for (const diagnostic of unit.diagnostics) {
    if (diagnostic.code === "include-not-found")
      add(tally.missingHeaders, /["<][^">]*[">]/.exec(diagnostic.message)?.[0] ?? "?");
    else if (diagnostic.severity === "error" && !inFunctions.has(diagnostic))
      add(tally.compiler, `${diagnostic.code}: ${diagnostic.message.slice(0, 110)}`);
  }
}

/** Would what was not understood have been a function? Its parameters are followed by a body. */
function isFunctionText(lines: readonly string[]): boolean {
  return /\)[^;{}=]*\{/.test(lines.join("\n"));
}

/** Counts the findings of rules in the files that are `asked` for; all of them if there is no such set. */
export function countFindings(
  findings: readonly Finding[],
  asked: ReadonlySet<string> | undefined,
  tally: Tally,
): void {
  for (const finding of findings) {
    if (finding.kind !== "rule" || asked?.has(pathKey(finding.range.file)) === false) continue;
    tally.findings++;
    add(tally.rules, `${finding.rule} (${finding.severity})`);
  }
}

export function add(counts: Map<string, number>, key: string, count = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
