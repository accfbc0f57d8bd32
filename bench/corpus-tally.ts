// What the checks make of a tree of drivers, counted: files and functions understood, why others are not, findings by rule.
import type { IrFunction } from "../compiler/ir/ir.ts";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { FileAccess, SourceDiagnostic } from "../compiler/source/source.ts";
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "../language-server/index.ts";

/** A function that is not understood, and the first of what keeps it from being so. */
export interface Refused {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly name: string;
  readonly cause: Cause;
}
/** `kind` says what sort of thing is missing, `what` which one. */
export interface Cause {
  readonly kind: string;
  readonly what: string;
}
/** How often something was met, and where first. */
export interface Met {
  count: number;
  readonly file: string;
  /** From 0. */
  readonly line: number;
}

export interface Tally {
  functions: number;
  /** Of sources, not headers. */
  lines: number;
  findings: number;
  readonly refused: Refused[];
  /** Findings by rule and severity. */
  readonly rules: Map<string, number>;
  readonly missingHeaders: Map<string, Met>;
  /** Errors outside functions, by message. */
  readonly outside: Map<string, Met>;
  /** All of whose functions are understood. */
  readonly understoodFiles: Set<string>;
  readonly files: Set<string>;
}

export function emptyTally(): Tally {
  return {
    functions: 0,
    lines: 0,
    findings: 0,
    refused: [],
    rules: new Map(),
    missingHeaders: new Map(),
    outside: new Map(),
    understoodFiles: new Set(),
    files: new Set(),
  };
}

/** Adds what one tally counted to another. */
export function addTally(to: Tally, from: Tally): void {
  to.functions += from.functions;
  to.lines += from.lines;
  to.findings += from.findings;
  to.refused.push(...from.refused);
  for (const [rule, count] of from.rules) add(to.rules, rule, count);
  for (const counts of ["missingHeaders", "outside"] as const)
    for (const [key, { count, file, line }] of from[counts]) meet(to[counts], key, file, line, count);
  for (const paths of ["understoodFiles", "files"] as const) for (const path of from[paths]) to[paths].add(path);
}

/** Percent of the functions that are understood. */
export function understood({ functions, refused }: Tally): number {
  return functions === 0 ? 100 : (100 * (functions - refused.length)) / functions;
}

/** Counts the functions of a unit's own file. One is understood if nothing in it was refused and no line of it has an error. */
export function countUnit(unit: Unit, files: FileAccess, tally: Tally): void {
  if (tally.files.has(unit.path)) return;
  tally.files.add(unit.path);
  const lines = (files.read(unit.path) ?? "").split("\n");
  tally.lines += lines.length;
  const own = [...unit.diagnostics.filter(({ severity }) => severity === "error"), ...unit.unsaid].filter(
    ({ range }) => range.file === unit.path,
  );
  const inFunctions = new Set<SourceDiagnostic>();
  const before = tally.refused.length;
  for (const fn of unit.functions.values()) {
    const range = unit.range(fn.declaration, fn.range);
    if (range.file !== unit.path) continue;
    tally.functions++;
    const errors = own.filter(
      (error) => error.range.startLine >= range.startLine && error.range.startLine <= range.endLine,
    );
    for (const error of errors) inFunctions.add(error);
    const cause = causeOf(fn, errors);
    if (cause !== undefined)
      tally.refused.push({ file: unit.path, line: range.startLine, name: fn.symbol.name, cause });
  }
  for (const declaration of unit.declarations) {
    const { node } = declaration;
    if (node.kind !== "notUnderstood") continue;
    const range = unit.range(declaration, node);
    const text = lines.slice(range.startLine, range.endLine + 1).join("\n");
    const name = range.file === unit.path ? functionIn(text) : undefined;
    if (name === undefined) continue;
    tally.functions++;
    const cause = { kind: "syntax", what: node.construct };
    tally.refused.push({ file: unit.path, line: range.startLine, name, cause });
  }
  if (tally.refused.length === before) tally.understoodFiles.add(unit.path);
  for (const diagnostic of [...unit.diagnostics, ...unit.unsaid]) {
    const { file, startLine } = diagnostic.range;
    if (diagnostic.code === "include-not-found")
      meet(tally.missingHeaders, /["<][^">]*[">]/.exec(diagnostic.message)?.[0] ?? "?", file, startLine);
    else if (diagnostic.severity === "error" && !inFunctions.has(diagnostic))
      meet(tally.outside, diagnostic.message, file, startLine);
  }
}

/** What kinds of errors say of a function; any other is told by its code. */
const kinds: Readonly<Record<string, string>> = {
  undeclared: "a name that nothing declares",
  "implicit-function": "a name that nothing declares",
  "unknown-type": "a type that nothing declares",
  "no-member": "a member that is not known",
  "incomplete-type": "a structure that is not known whole",
  "unknown-macro": "a macro that nothing defines",
  syntax: "syntax",
};

function causeOf(fn: IrFunction, errors: readonly SourceDiagnostic[]): Cause | undefined {
  // What is not supported is told beside the errors that follow from it.
  const refusal = fn.refusals.find(({ construct }) => !/^(?:undeclared|unknown|syntax|call$)/.test(construct));
  if (refusal !== undefined) return { kind: "a construct that is not supported", what: refusal.construct };
  const first = errors[0];
  if (first !== undefined)
    return { kind: kinds[first.code] ?? first.code, what: /'[^']*'/.exec(first.message)?.[0] ?? first.message };
  const other = fn.refusals[0];
  return other === undefined ? undefined : { kind: "a construct that is not supported", what: other.construct };
}

/** The name of the function that a text which was not understood would have been: its parameters are followed by a body. */
function functionIn(text: string): string | undefined {
  return /\)[^;{}=]*\{/.test(text) ? (/([A-Za-z_]\w*)\s*\(/.exec(text)?.[1] ?? "?") : undefined;
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
function meet(met: Map<string, Met>, key: string, file: string, line: number, count = 1): void {
  const known = met.get(key);
  if (known === undefined) met.set(key, { count, file, line });
  else known.count += count;
}
