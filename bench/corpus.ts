// `npm run corpus -- DIR`: the checks over any tree of drivers. Prints how much of it is understood, which functions are not and
// why, what is found per thousand lines by rule, time and memory. One driver is held at a time, so that memory stays bounded.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { checkDriver, type NamedDrivers, namedDrivers } from "../cli/drivers.ts";
import { finderFor } from "../cli/sources.ts";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "../language-server/index.ts";

/** Lines of the lists that are printed. */
const listed = 25;

interface Tally {
  functions: number;
  refused: number;
  /** Functions by what was not understood in them. */
  readonly reasons: Map<string, number>;
  readonly rules: Map<string, number>;
  readonly compiler: Map<string, number>;
  readonly missingHeaders: Map<string, number>;
  lines: number;
  findings: number;
  readonly cleanFiles: Set<string>;
  readonly files: Set<string>;
}

export function corpus(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith("-"));
  if (folder === undefined) {
    console.error("usage: npm run corpus -- DIR [--headers=DIR] [--target=x86]");
    return 2;
  }
  const option = (name: string): string | undefined =>
    args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const headers = option("headers");
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${folder}: there is no such folder`);
    return 2;
  }
  const started = performance.now();
  const finder = finderFor({
    ...(headers === undefined ? {} : { headers }),
    ...(option("target") === "x86" ? { target: "x86" as const } : {}),
  });
  const named = namedDrivers([resolve(folder)], finder);
  const found = performance.now();
  const tally: Tally = {
    functions: 0,
    refused: 0,
    reasons: new Map(),
    rules: new Map(),
    compiler: new Map(),
    missingHeaders: new Map(),
    lines: 0,
    findings: 0,
    cleanFiles: new Set(),
    files: new Set(),
  };
  let peak = 0;
  const slowest: { readonly name: string; readonly ms: number }[] = [];
  named.drivers.forEach((driver, i) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${i + 1} of ${named.drivers.length}: ${driver.name}`);
    const before = performance.now();
    const { findings, lines, project } = checkDriver(named, driver);
    slowest.push({ name: `${driver.name} (${driver.sources.length} sources)`, ms: performance.now() - before });
    tally.lines += lines;
    for (const unit of project.units) countUnit(unit, tally);
    countFindings(
      findings.map(({ finding }) => finding),
      named,
      tally,
    );
    peak = Math.max(peak, process.memoryUsage().rss);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  report(named, tally, { finding: found - started, checking: performance.now() - found, peak, slowest });
  return 0;
}

/** Counts the functions of a unit's own file. One is understood if nothing in it was refused and no line of it has an error. */
function countUnit(unit: Unit, tally: Tally): void {
  if (tally.files.has(unit.path)) return;
  tally.files.add(unit.path);
  const errors = unit.diagnostics.filter(({ severity, range }) => severity === "error" && range.file === unit.path);
  if (!unit.diagnostics.some(({ severity }) => severity === "error")) tally.cleanFiles.add(unit.path);
  const inFunctions = new Set<unknown>();
  for (const fn of unit.functions.values()) {
    const range = unit.range(fn.declaration, fn.range);
    if (range.file !== unit.path) continue;
    tally.functions++;
    const reasons = new Set(fn.refusals.map(({ construct }) => `not run: ${construct}`));
    for (const error of errors) {
      if (error.range.startLine < range.startLine || error.range.startLine > range.endLine) continue;
      inFunctions.add(error);
      reasons.add(`${error.code}: ${error.message.slice(0, 110)}`);
    }
    if (reasons.size > 0) tally.refused++;
    for (const reason of reasons) add(tally.reasons, reason);
  }
  for (const { node } of unit.declarations) {
    if (node.kind !== "notUnderstood") continue;
    tally.functions++;
    tally.refused++;
    add(tally.reasons, `declaration: ${node.construct}`);
  }
  for (const diagnostic of unit.diagnostics) {
    if (diagnostic.code === "include-not-found")
      add(tally.missingHeaders, /["<][^">]*[">]/.exec(diagnostic.message)?.[0] ?? "?");
    else if (diagnostic.severity === "error" && !inFunctions.has(diagnostic))
      add(tally.compiler, `${diagnostic.code}: ${diagnostic.message.slice(0, 110)}`);
  }
}

function countFindings(findings: readonly Finding[], { asked }: NamedDrivers, tally: Tally): void {
  for (const finding of findings) {
    if (finding.kind !== "rule" || asked?.has(pathKey(finding.range.file)) === false) continue;
    tally.findings++;
    add(tally.rules, `${finding.rule} (${finding.severity})`);
  }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

interface Cost {
  /** Milliseconds. */
  readonly finding: number;
  readonly checking: number;
  /** Bytes. */
  readonly peak: number;
  readonly slowest: readonly { readonly name: string; readonly ms: number }[];
}

function report(named: NamedDrivers, tally: Tally, cost: Cost): void {
  const kinds = new Map<string, number>();
  for (const { kind } of named.drivers) add(kinds, kind);
  const understood = tally.functions === 0 ? 100 : (100 * (tally.functions - tally.refused)) / tally.functions;
  console.log(
    `drivers      ${named.drivers.length} (${[...kinds].map(([kind, count]) => `${count} by ${kind}`).join(", ")}), ${named.programs.length} programs left out`,
  );
  console.log(
    `sources      ${tally.files.size} files, ${tally.lines} lines; ${tally.cleanFiles.size} files without any error`,
  );
  console.log(`functions    ${tally.functions}, understood ${understood.toFixed(2)} %`);
  console.log(`findings     ${tally.findings}, ${perThousand(tally.findings, tally.lines)} per thousand lines`);
  console.log(
    `time         ${(cost.finding / 1000).toFixed(1)} s to find, ${(cost.checking / 1000).toFixed(1)} s to check, ${Math.round(tally.lines / (cost.checking / 1000))} lines/s`,
  );
  console.log(`memory       ${Math.round(cost.peak / 2 ** 20)} MiB at most`);
  list("findings per thousand lines, by rule", tally.rules, (count) => perThousand(count, tally.lines));
  list("functions not understood, by reason", tally.reasons);
  list("headers not found", tally.missingHeaders);
  list("errors outside functions", tally.compiler);
  const slow = [...cost.slowest].sort((a, b) => b.ms - a.ms).slice(0, 5);
  console.log(
    `\nslowest drivers\n${slow.map(({ name, ms }) => `  ${(ms / 1000).toFixed(2).padStart(8)} s  ${name}`).join("\n")}`,
  );
}

function list(title: string, counts: ReadonlyMap<string, number>, extra: (count: number) => string = () => ""): void {
  if (counts.size === 0) return;
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  console.log(`\n${title}`);
  for (const [name, count] of sorted.slice(0, listed))
    console.log(`  ${String(count).padStart(6)} ${extra(count).padStart(6)}  ${name}`);
  if (sorted.length > listed) console.log(`  … ${sorted.length - listed} more`);
}

function perThousand(count: number, lines: number): string {
  return lines === 0 ? "0" : ((1000 * count) / lines).toFixed(2);
}
