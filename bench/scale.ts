// The checks over a million lines of made-up drivers, counted with their headers and without, by the built command line, in one process
// and in two, and over one large driver: time and memory.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { NodeFiles } from "../host/files.ts";
import { DriverProject } from "../language-server/index.ts";
import { madeUpDriver } from "./made-up.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const wanted = 1_000_000;
/** Of a driver that is one: all of it is in memory while it is checked. */
const wantedOfOne = 200_000;

export function scaleBench(): void {
  withHeaders();
  manyDrivers();
  oneDriver();
}

/** A million lines as the cold check counts them: with all that each source includes. */
function withHeaders(): void {
  const folder = mkdtempSync(join(tmpdir(), "ringside-scale-"));
  try {
    let included = 0;
    let own = 0;
    for (let drivers = 0; included < wanted; drivers++) {
      const driver = join(folder, `drv${drivers}`);
      own += writeDriver(driver, 3, drivers);
      included += linesIncluded(driver);
    }
    const { elapsed, peak } = check(folder, 2);
    console.log(
      `\nringside check of ${included.toLocaleString("en-US")} lines with headers, ${own.toLocaleString("en-US")} without: ` +
        `--jobs 2: ${elapsed.toFixed(1)} s, at most ${peak} MiB a process`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
/** How many lines it has. */
function writeDriver(folder: string, parts: number, seed: number): number {
  mkdirSync(folder);
  const sources = madeUpDriver(basename(folder), parts, seed);
  for (const [file, text] of sources) writeFileSync(join(folder, file), text);
  return lineCount(sources);
}

function manyDrivers(): void {
  const folder = mkdtempSync(join(tmpdir(), "ringside-scale-"));
  try {
    let lines = 0;
    let drivers = 0;
    for (; lines < wanted; drivers++) lines += writeDriver(join(folder, `drv${drivers}`), 10, drivers);
    const included = drivers * linesIncluded(join(folder, "drv0"));
    console.log(
      `\nringside check of ${drivers} made-up drivers, ${lines.toLocaleString("en-US")} lines; ` +
        `with the headers that each source includes about ${(included / 1e6).toFixed(1)} million`,
    );
    for (const jobs of [1, 2]) {
      const { elapsed, processor, peak } = check(folder, jobs);
      console.log(
        `--jobs ${jobs}: ${elapsed.toFixed(1)} s, ${processor.toFixed(1)} s of processor time, at most ${peak} MiB a process`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines of a driver's sources and of all that they include: what the compiler answers for. */
function linesIncluded(driver: string): number {
  const files = new NodeFiles();
  const paths = readdirSync(driver).flatMap((name) => (name.endsWith(".c") ? [join(driver, name)] : []));
  const includePaths = [join(root, "ddk/include")];
  const project = new DriverProject(paths, { target: "x64", files, includePaths, defines: {} });
  project.check();
  let lines = 0;
  for (const { files: read } of project.units) for (const file of read) lines += lineCountOf(files.read(file) ?? "");
  return lines;
}

function oneDriver(): void {
  const folder = mkdtempSync(join(tmpdir(), "ringside-scale-"));
  try {
    const partsMeasured = 20;
    const perPart = lineCount(madeUpDriver("one", partsMeasured, 1)) / partsMeasured;
    const sources = madeUpDriver("one", Math.ceil(wantedOfOne / perPart), 1);
    const lines = lineCount(sources);
    for (const [file, text] of sources) writeFileSync(join(folder, file), text);
    const { elapsed, peak } = check(folder, 1);
    console.log(
      `one driver of ${lines.toLocaleString("en-US")} lines: ${elapsed.toFixed(1)} s, at most ${peak} MiB, ` +
        `${Math.round((peak * 2 ** 20) / lines).toLocaleString("en-US")} bytes a line`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lineCountOf = (text: string): number => text.split("\n").length;
const lineCount = (sources: ReadonlyMap<string, string>): number =>
  [...sources.values()].reduce((sum, text) => sum + lineCountOf(text), 0);

/** Seconds, and MiB that a process had resident at most. */
function check(
  folder: string,
  jobs: number,
): { readonly elapsed: number; readonly processor: number; readonly peak: number } {
  const command = [
    process.execPath,
    join(root, "dist/cli.js"),
    "check",
    "--format",
    "json",
    "--jobs",
    String(jobs),
    folder,
  ];
  const { stderr, status } = spawnSync("/usr/bin/time", ["-f", "%e %U %S %M", ...command], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const [elapsed = 0, user = 0, system = 0, peak = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  if (status !== 0 && status !== 1) throw new Error(`ringside check failed (npm run build first?): ${stderr}`);
  return { elapsed, processor: user + system, peak: Math.round(peak / 1024) };
}
