// `ringside check`: the rules over drivers, printed for people, programs or code scanning.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Severity, SourceRange } from "../compiler/source/source.ts";
import { readBaseline, writeBaseline } from "./baseline.ts";
import { changedSince, gitFolder, isChanged } from "./changed.ts";
import { askedSources, type CheckedFinding, type NamedDrivers, namedDrivers, problemFinding } from "./drivers.ts";
import { findingsJson } from "./output/json.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { Progress } from "./output/progress.ts";
import { sarifLog } from "./output/sarif.ts";
import { finderFor, type ProjectOptions, shown } from "./sources.ts";
import { checkHere, checkInChildren, type DriverResult, shares, work, workerShare } from "./workers.ts";

export interface CheckOptions extends ProjectOptions {
  readonly format: "pretty" | "json" | "sarif";
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly failOn: "error" | "warning" | "never";
  /** A git revision: only what has changed since is told. */
  readonly since?: string;
  readonly jobs: number;
}

export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (options.writeBaseline === true && options.baseline === undefined)
    throw new Error("--write-baseline: say where with --baseline FILE");
  const [first = "."] = paths;
  // What cannot be done is said before the work, not after.
  const baseline = options.baseline === undefined || options.writeBaseline ? undefined : readBaseline(options.baseline);
  const named = namedDrivers(paths, finderFor(options));
  const worker = workerShare();
  if (worker !== undefined) {
    await work(named, worker.share, worker.of);
    return 0;
  }
  const changed =
    options.since === undefined
      ? undefined
      : changedSince(options.since, gitFolder(resolve(first), statSync(first).isDirectory()));
  const sources = askedSources(named);
  if (sources.length === 0 && named.problems.length === 0)
    throw new Error(`${paths.join(", ")}: there are no .c or .cpp files of a driver`);
  const [program] = named.programs;
  if (program !== undefined) {
    const others =
      named.programs.length > 1 ? ` and ${named.programs.length - 1} others are programs` : " is a program";
    process.stderr.write(
      `ringside: ${program.name} (${shown(program.from)})${others} for user mode: left out; name one to have it checked\n`,
    );
  }
  const all = unique([...named.problems.map(problemFinding), ...(await checkAll(named, options.jobs))]);
  if (options.baseline !== undefined && options.writeBaseline) {
    writeBaseline(options.baseline, all);
    process.stderr.write(`ringside: ${all.length} findings are now known in ${options.baseline}\n`);
    return 0;
  }
  const since = changed === undefined ? all : all.filter((one) => isChanged(one, changed));
  const fresh = baseline === undefined ? since : baseline.fresh(since);
  print(fresh, named, sources.length, since.length - fresh.length, options);
  return fails(fresh, options.failOn) ? 1 : 0;
}

async function checkAll(named: NamedDrivers, jobs: number): Promise<CheckedFinding[]> {
  const results: DriverResult[] = [];
  const progress = new Progress(named.drivers.length);
  const taken = (result: DriverResult): void => {
    results.push(result);
    progress.step(named.drivers[result.index]?.name ?? "");
  };
  const parts = shares(named, jobs);
  try {
    if (parts.length > 1) await checkInChildren(parts.length, taken);
    else for (const result of checkHere(named, parts[0] ?? [])) taken(result);
  } finally {
    progress.end();
  }
  // The same whatever the number of jobs.
  return results.sort((a, b) => a.index - b.index).flatMap(({ findings }) => findings);
}

function print(
  findings: readonly CheckedFinding[],
  named: NamedDrivers,
  sources: number,
  known: number,
  { format }: CheckOptions,
): void {
  const plain = findings.map(({ finding }) => finding);
  switch (format) {
    case "pretty":
      process.stdout.write(prettyFindings(plain, named.finder.options.files, process.stdout.isTTY === true));
      process.stdout.write(`${tally(plain, sources)}${known === 0 ? "" : `, ${known} more known in the baseline`}\n`);
      break;
    case "json":
      process.stdout.write(`${JSON.stringify(findingsJson(findings), undefined, 2)}\n`);
      break;
    case "sarif":
      process.stdout.write(`${JSON.stringify(sarifLog(findings), undefined, 2)}\n`);
      break;
  }
}

function fails(findings: readonly CheckedFinding[], on: CheckOptions["failOn"]): boolean {
  const grave: readonly Severity[] = on === "never" ? [] : on === "warning" ? ["error", "warning"] : ["error"];
  return findings.some(({ finding }) => grave.includes(finding.severity));
}

/** In the order of their places; of a source or header that several drivers share, each finding once. */
function unique(findings: readonly CheckedFinding[]): CheckedFinding[] {
  const sorted = [...findings].sort((a, b) => byPlace(a, b));
  return sorted.filter((one, i) => {
    for (let j = i - 1; j >= 0; j--) {
      const other = sorted[j];
      if (other === undefined || byPlace(other, one) !== 0) return true;
      if (other.finding.message === one.finding.message) return false;
    }
    return true;
  });
}

function byPlace({ finding: a }: CheckedFinding, { finding: b }: CheckedFinding): number {
  if (a.range.file !== b.range.file) return a.range.file < b.range.file ? -1 : 1;
  return order(a.range) - order(b.range) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
function order(range: SourceRange): number {
  return range.startLine * 65_536 + range.startColumn;
}
