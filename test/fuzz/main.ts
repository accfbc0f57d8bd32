// `npm run fuzz -- [COUNT] [--seed N]`: mutated driver sources through the whole front end and the checks. Every input must be taken
// without an exception, within a second, and without memory growing. A failing input is kept in `.cache/fuzz/` and named.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createCompileCache } from "../../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../../host/files.ts";
import { DriverProject } from "../../language-server/index.ts";
import { mutate, Random } from "./mutate.ts";

/** Longest an input may take, milliseconds of this process's own time. */
const limit = 1000;
/** Inputs made of one source for one target, one after the other in one project as edits in an editor would be. */
const run = 50;
/** Runs that share one compile cache, as a long editing session would. */
const session = 20;
/** How much the heap may grow from the first session's end to the last's, bytes. */
const growth = 256 * 1024 * 1024;

const install = installFolder(import.meta.url);
const count = Number(process.argv[2] ?? 2000);
const seedAt = process.argv.indexOf("--seed");
const firstSeed = seedAt < 0 ? 1 : Number(process.argv[seedAt + 1]);
if (!Number.isSafeInteger(count) || !Number.isSafeInteger(firstSeed)) {
  console.error("usage: npm run fuzz -- [COUNT] [--seed N]");
  process.exit(2);
}

const disk = new NodeFiles();
const sources = sourcesBelow(join(install, "samples"), /\.c$/).concat(
  sourcesBelow(join(install, "test", "conformance", "cpp"), /\.cpp$/),
);
const texts = sources.map((source) => source.text);
let cache = createCompileCache();
let worst = { ms: 0, seed: 0 };
let heapAtFirst = 0;
let failures = 0;

for (let from = firstSeed; from < firstSeed + count; from += run) {
  const turn = (from - firstSeed) / run;
  if (turn % session === 0) {
    cache = createCompileCache();
    if (turn === session) heapAtFirst = heap();
  }
  fuzzOne(Math.floor(from / run), from, Math.min(run, firstSeed + count - from));
}
// As after the first session: what one session keeps is no growth.
cache = createCompileCache();
const grown = heapAtFirst === 0 ? 0 : heap() - heapAtFirst;
if (grown > growth) {
  failures++;
  console.log(`the heap grew by ${(grown / 2 ** 20).toFixed(0)} MiB`);
}
console.log(
  `${count} inputs, slowest ${worst.ms.toFixed(0)} ms (seed ${worst.seed}), heap grew ${(grown / 2 ** 20).toFixed(1)} MiB`,
);
console.log(`${count - failures} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

/** Checks mutants of one source, chosen by `turn`; the last also in a project that never saw another text, which must find the same. */
function fuzzOne(turn: number, from: number, inputs: number): void {
  const source = sources[turn % sources.length];
  if (source === undefined) return;
  const main = source.path;
  let { text } = source;
  const options = {
    target: turn % 8 === 0 ? ("x86" as const) : ("x64" as const),
    files: { read: (path: string): string | undefined => (path === main ? text : disk.read(path)) },
    includePaths: [ddkInclude(install), join(ddkInclude(install), "crt")],
    defines: {},
    cache,
  };
  const project = new DriverProject([main], options);
  project.check();
  let last = "";
  for (let seed = from; seed < from + inputs; seed++) {
    text = mutate(new Random(seed), source.text, texts);
    const before = process.cpuUsage();
    try {
      last = JSON.stringify(project.check());
    } catch (error) {
      fail(seed, main, text, `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return;
    }
    const used = process.cpuUsage(before);
    const ms = (used.user + used.system) / 1000;
    if (ms > worst.ms) worst = { ms, seed };
    if (ms > limit) fail(seed, main, text, `took ${ms.toFixed(0)} ms`);
  }
  const afresh = JSON.stringify(new DriverProject([main], options).check());
  if (afresh !== last)
    fail(from + inputs - 1, main, text, `found otherwise after edits: ${last}\n  than afresh: ${afresh}`);
}

function fail(seed: number, main: string, text: string, why: string): void {
  failures++;
  const folder = join(install, ".cache", "fuzz");
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, `${seed}-${basename(main)}`);
  writeFileSync(kept, text);
  console.log(`seed ${seed}: ${why}\n  instead of ${main}, kept in ${kept}`);
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function sourcesBelow(folder: string, name: RegExp): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
