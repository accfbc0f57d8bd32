// `npm run corpus -- DIR`: the checks over any tree of drivers. Prints how much of it is understood, which functions are not and
// why, what is found per thousand lines by rule, time and memory. One driver is held at a time, so that memory stays bounded.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkDriver, type NamedDrivers, namedDrivers } from "../cli/drivers.ts";
import { finderFor } from "../cli/sources.ts";
import { type FoundDriver, isSourceFile } from "../compiler/project/model.ts";
import { driverProject, forgetDriver } from "../language-server/driver.ts";
import { type Count, groupHead, groupRow, report } from "./corpus-report.ts";
import { add, addTally, countFindings, countUnit, emptyTally, type Tally } from "./corpus-tally.ts";

const usage = `usage: npm run corpus -- DIR [options]
  --groups       each folder of DIR is a group of its own: a line for each, then all together
  --no-checks    only say what is understood
  --all          lists are printed whole
  --headers=DIR  a folder of driver headers instead of Ringside's
  --target=x86`;

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
    console.log(groupHead);
    for (const name of readdirSync(folder).sort()) {
      const group = join(folder, name);
      if (!statSync(group).isDirectory()) continue;
      const count = emptyCount();
      countTree(group, options, count);
      console.log(groupRow(name, count.tally));
      addCount(whole, count);
    }
    console.log("");
  } else countTree(folder, options, whole);
  console.log(report(whole, { ...options, folder: resolve(folder) }));
  return 0;
}

function emptyCount(): Count {
  return {
    tally: emptyTally(),
    kinds: new Map(),
    programs: [],
    leftOut: [],
    finding: 0,
    checking: 0,
    peak: 0,
    slowest: [],
  };
}
function addCount(to: Count, from: Count): void {
  addTally(to.tally, from.tally);
  for (const [kind, count] of from.kinds) add(to.kinds, kind, count);
  to.programs.push(...from.programs);
  to.leftOut.push(...from.leftOut);
  to.finding += from.finding;
  to.checking += from.checking;
  to.peak = Math.max(to.peak, from.peak);
  to.slowest.push(...from.slowest);
}

function countTree(folder: string, options: Options, count: Count): void {
  const started = performance.now();
  const named = namedDrivers([resolve(folder)], finderFor(options));
  count.finding = performance.now() - started;
  count.programs.push(...named.programs.map(({ name }) => name));
  count.leftOut.push(...named.ignored.filter(({ what }) => isSourceFile(what)));
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
  forgetDriver(finder, driver);
}
