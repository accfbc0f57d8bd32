// `ringside check`: the rules over drivers, printed for people, programs or code scanning.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Severity, SourceRange } from "../compiler/source/source.ts";
import { beginKnown, isOfConfiguration, type PlacedFinding } from "../language-server/baseline.ts";
import { baselinesToWrite, givenBaseline, writeBaselines } from "./baselines.ts";
import { changedSince, gitFolder, isChanged } from "./changed.ts";
import { askedSources, type NamedDrivers, namedDrivers, problemFinding } from "./drivers.ts";
import { findingsJson } from "./output/json.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { Progress } from "./output/progress.ts";
import { sarifLog } from "./output/sarif.ts";
import { mustBeWritable } from "./output/writable.ts";
import { finderFor, type ProjectOptions, shown } from "./sources.ts";
import { checkHere, checkInChildren, type DriverResult, isWorker, largestFirst, work } from "./workers.ts";

export interface CheckOptions extends ProjectOptions {
  readonly format: "pretty" | "json" | "sarif";
  /** File to write to, instead of the standard output. */
  readonly output?: string;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly failOn: "error" | "warning" | "never";
  /** A git revision: only what has changed since is told. */
  readonly since?: string;
  readonly jobs: number;
}

export async function checkCommand(paths: readonly string[], options: CheckOptions): Promise<number> {
  if (isWorker()) {
    await work(namedDrivers(paths, finderFor(options)));
    return 0;
  }
  // What cannot be done is said before the work, not after.
  const { output } = options;
  if (output !== undefined) mustBeWritable("--output", output);
  const given = options.baseline === undefined || options.writeBaseline ? undefined : givenBaseline(options.baseline);
  const folders = paths.map((path) => gitFolder(resolve(path)));
  const changed = options.since === undefined ? undefined : changedSince(options.since, folders);
  const named = namedDrivers(paths, finderFor(options));
  const sources = askedSources(named);
  if (sources.length === 0 && named.problems.length === 0)
    throw new Error(`${paths.join(", ")}: there are no .c or .cpp files of a driver`);
  const [program] = named.programs;
  if (program !== undefined) {
    const more = named.programs.length - 1;
    const others = more === 0 ? " is a program" : ` and ${more === 1 ? "another" : `${more} others`} are programs`;
    process.stderr.write(
      `ringside: ${program.name} (${shown(program.from)})${others} for user mode: left out; name one to have it checked\n`,
    );
  }
  tellOtherConfiguration(named, options.configuration);
  const baselines = options.writeBaseline === true ? baselinesToWrite(named, options.baseline) : undefined;
  const found = await checkAll(named, options.jobs);
  if (baselines !== undefined) {
    const described = named.problems.filter((problem) => !isOfConfiguration(problem, named.configurations));
    writeBaselines(baselines, unique([...described.map(problemFinding), ...found]), named, options.baseline);
    return 0;
  }
  const all = unique([...named.problems.map(problemFinding), ...found]);
  const since = changed === undefined ? all : all.filter((one) => isChanged(one, changed));
  const knows = given ?? beginKnown(named.finder);
  const fresh = since.filter((one) => !knows(one));
  const known = since.length - fresh.length;
  const sum = `${tally(
    fresh.map(({ finding }) => finding),
    sources.length,
  )}${known === 0 ? "" : `, ${known} more known in the baseline`}\n`;
  const text = rendered(fresh, named, options);
  if (output !== undefined) writeFileSync(output, text);
  else process.stdout.write(text);
  if (output !== undefined || options.format === "pretty") process.stdout.write(sum);
  return fails(fresh, options.failOn) ? 1 : 0;
}

/** A project without the configuration that was asked for is checked in the one that it has. */
function tellOtherConfiguration({ drivers }: NamedDrivers, asked: string | undefined): void {
  if (asked === undefined) return;
  const nameOf = (configuration: string): string | undefined => configuration.toLowerCase().split("|", 1)[0];
  const isAsked = (name: string): boolean => nameOf(name) === nameOf(asked);
  const other = drivers.find(({ configuration }) => configuration !== undefined && !isAsked(configuration));
  if (other !== undefined)
    process.stderr.write(
      `ringside: --configuration ${asked}: ${shown(other.from)} has none of that name; ${other.configuration} is taken\n`,
    );
}

async function checkAll(named: NamedDrivers, jobs: number): Promise<PlacedFinding[]> {
  const results: DriverResult[] = [];
  const progress = new Progress(named.drivers.length);
  const taken = (result: DriverResult): void => {
    results.push(result);
    progress.step(named.drivers[result.index]?.name ?? "");
  };
  const children = Math.min(jobs, named.drivers.length);
  try {
    if (children > 1) await checkInChildren(children, largestFirst(named), taken);
    else for (const result of checkHere(named)) taken(result);
  } finally {
    progress.end();
  }
  // The same whatever the number of jobs.
  return results.sort((a, b) => a.index - b.index).flatMap(({ findings }) => findings);
}

function rendered(
  findings: readonly PlacedFinding[],
  { finder }: NamedDrivers,
  { format, output }: CheckOptions,
): string {
  switch (format) {
    case "pretty":
      return prettyFindings(
        findings.map(({ finding }) => finding),
        finder.options.files,
        output === undefined && process.stdout.isTTY === true,
      );
    case "json":
      return `${JSON.stringify(findingsJson(findings), undefined, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(sarifLog(findings), undefined, 2)}\n`;
  }
}

function fails(findings: readonly PlacedFinding[], on: CheckOptions["failOn"]): boolean {
  const grave: readonly Severity[] = on === "never" ? [] : on === "warning" ? ["error", "warning"] : ["error"];
  return findings.some(({ finding }) => grave.includes(finding.severity));
}

/** In the order of their places; of a source or header that several drivers share, each finding once. */
function unique(findings: readonly PlacedFinding[]): PlacedFinding[] {
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

function byPlace({ finding: a }: PlacedFinding, { finding: b }: PlacedFinding): number {
  if (a.range.file !== b.range.file) return a.range.file < b.range.file ? -1 : 1;
  return order(a.range) - order(b.range) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
function order(range: SourceRange): number {
  return range.startLine * 65_536 + range.startColumn;
}
