// `npm run corpus -- DIR`: the checks over any tree of drivers. Prints how much of it is understood, which functions are not and
// why, what is found per thousand lines by rule, time and memory. One driver is held at a time, so that memory stays bounded.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkDriver, type NamedDrivers, namedDrivers } from "../cli/drivers.ts";
import { finderFor } from "../cli/sources.ts";
import { forgetUnits } from "../compiler/index.ts";
import type { FoundDriver } from "../compiler/project/model.ts";
import { driverProject } from "../language-server/driver.ts";
import { add, addTally, countFindings, countUnit, emptyTally, type Tally, understood } from "./corpus-tally.ts";

const usage = `usage: npm run corpus -- DIR [options]
  --groups       each folder of DIR is a group of its own: a line for each, then all together
  --no-checks    only say what is understood
  --all          lists are printed whole
  --headers=DIR  a folder of driver headers instead of Ringside's
  --target=x86`;

/** Lines of the lists that are printed. */
const listed = 25;

interface Options {
  readonly checks: boolean;
  readonly all: boolean;
  readonly headers?: string;
  readonly target?: "x86";
}

export function corpus(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith("-"));
  if (folder === undefined) {
    console.error(usage);
    return 2;
  }
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    console.error(`${folder}: there is no such folder`);
    return 2;
  }
  const headers = args.find((arg) => arg.startsWith("--headers="))?.slice("--headers=".length);
  const options: Options = {
    checks: !args.includes("--no-checks"),
    all: args.includes("--all"),
    ...(headers === undefined ? {} : { headers }),
    ...(args.includes("--target=x86") ? { target: "x86" } : {}),
  };
  const whole = emptyCount();
  if (args.includes("--groups")) {
    console.log("   files functions  understood  findings/1000  group");
    for (const name of readdirSync(folder).sort()) {
      const group = join(folder, name);
      if (!statSync(group).isDirectory()) continue;
      const count = emptyCount();
      countTree(group, options, count);
      console.log(row(name, count.tally));
      addCount(whole, count);
    }
    console.log("");
  } else countTree(folder, options, whole);
  report(whole, options);
  return 0;
}

/** What was counted in a tree, and what that took. */
interface Count {
  readonly tally: Tally;
  readonly kinds: Map<string, number>;
  programs: number;
  /** Milliseconds. */
  finding: number;
  checking: number;
  /** Bytes. */
  peak: number;
  readonly slowest: { readonly name: string; readonly ms: number }[];
}

function emptyCount(): Count {
  return { tally: emptyTally(), kinds: new Map(), programs: 0, finding: 0, checking: 0, peak: 0, slowest: [] };
}
function addCount(to: Count, from: Count): void {
  addTally(to.tally, from.tally);
  for (const [kind, count] of from.kinds) add(to.kinds, kind, count);
  to.programs += from.programs;
  to.finding += from.finding;
  to.checking += from.checking;
  to.peak = Math.max(to.peak, from.peak);
  to.slowest.push(...from.slowest);
}

function countTree(folder: string, options: Options, count: Count): void {
  const started = performance.now();
  const named = namedDrivers([resolve(folder)], finderFor(options));
  count.finding = performance.now() - started;
  count.programs = named.programs.length;
  named.drivers.forEach((driver, i) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${i + 1} of ${named.drivers.length}: ${driver.name}`);
    const before = performance.now();
    countDriver(named, driver, options, count.tally);
    count.slowest.push({ name: `${driver.name} (${driver.sources.length} sources)`, ms: performance.now() - before });
    add(count.kinds, driver.kind);
    count.peak = Math.max(count.peak, process.memoryUsage().rss);
  });
  count.checking = performance.now() - started - count.finding;
  if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
}

function countDriver(named: NamedDrivers, driver: FoundDriver, options: Options, tally: Tally): void {
  const { finder, asked } = named;
  if (options.checks) {
    const { findings, project } = checkDriver(named, driver);
    for (const unit of project.units) countUnit(unit, finder.options.files, tally);
    countFindings(
      findings.map(({ finding }) => finding),
      asked,
      tally,
    );
    return;
  }
  const project = driverProject(finder, driver);
  project.compile();
  for (const unit of project.units) countUnit(unit, finder.options.files, tally);
  if (finder.options.cache !== undefined) forgetUnits(finder.options.cache);
}

function row(name: string, tally: Tally): string {
  const { files, functions, findings, lines } = tally;
  return [
    String(files.size).padStart(8),
    String(functions).padStart(10),
    `${understood(tally).toFixed(2)} %`.padStart(12),
    perThousand(findings, lines).padStart(15),
    `  ${name}`,
  ].join("");
}

function report({ tally, kinds, programs, finding, checking, peak, slowest }: Count, { checks, all }: Options): void {
  const drivers = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    `drivers      ${drivers} (${[...kinds].map(([kind, count]) => `${count} by ${kind}`).join(", ")}), ${programs} programs left out`,
  );
  console.log(
    `sources      ${tally.files.size} files, ${tally.lines} lines; ${tally.cleanFiles.size} files without any error`,
  );
  console.log(
    `functions    ${tally.functions}, understood ${understood(tally).toFixed(2)} %; ${tally.skipped} skipped by name`,
  );
  if (checks)
    console.log(`findings     ${tally.findings}, ${perThousand(tally.findings, tally.lines)} per thousand lines`);
  console.log(
    `time         ${(finding / 1000).toFixed(1)} s to find, ${(checking / 1000).toFixed(1)} s to ${checks ? "check" : "read"}, ${Math.round(tally.lines / (checking / 1000))} lines/s`,
  );
  console.log(`memory       ${Math.round(peak / 2 ** 20)} MiB at most`);
  const most = all ? Number.POSITIVE_INFINITY : listed;
  list("findings per thousand lines, by rule", tally.rules, most, (count) => perThousand(count, tally.lines));
  list("functions not understood, by reason", tally.reasons, most);
  list("headers not found", tally.missingHeaders, most);
  list("errors outside functions", tally.compiler, most);
  const slow = slowest.sort((a, b) => b.ms - a.ms).slice(0, 5);
  console.log(
    `\nslowest drivers\n${slow.map(({ name, ms }) => `  ${(ms / 1000).toFixed(2).padStart(8)} s  ${name}`).join("\n")}`,
  );
}

function list(
  title: string,
  counts: ReadonlyMap<string, number>,
  most: number,
  extra: (count: number) => string = () => "",
): void {
  if (counts.size === 0) return;
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  console.log(`\n${title}`);
  for (const [name, count] of sorted.slice(0, most))
    console.log(`  ${String(count).padStart(6)} ${extra(count).padStart(6)}  ${name}`);
  if (sorted.length > most) console.log(`  … ${sorted.length - most} more`);
}

function perThousand(count: number, lines: number): string {
  return lines === 0 ? "0" : ((1000 * count) / lines).toFixed(2);
}
