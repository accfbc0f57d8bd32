// `npm run fuzz -- [COUNT] [--seed N]`: mutated driver sources through the whole front end and the checks. Every input must be taken
// without an exception, within a second, and without memory growing. A failing input is kept in `.cache/fuzz/` and named.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileUnit, createCompileCache } from "../../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../../host/files.ts";
import { DriverProject } from "../../language-server/index.ts";
import { mutate, Random } from "./mutate.ts";

/** Longest an input may take, milliseconds of this process's own time. */
const limit = 1000;
/** Inputs that share one compile cache, as a long editing session would. */
const session = 200;
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
const sources = sourcesBelow(join(install, "samples"));
const main = join(install, "samples", "fuzzed.c");
let cache = createCompileCache();
let worst = { ms: 0, seed: 0 };
let heapAtFirst = 0;
let failures = 0;

for (let seed = firstSeed; seed < firstSeed + count; seed++) {
  if ((seed - firstSeed) % session === 0) {
    cache = createCompileCache();
    if (seed === firstSeed + session) heapAtFirst = heap();
  }
  const text = mutate(new Random(seed), sources);
  const options = {
    target: seed % 8 === 0 ? ("x86" as const) : ("x64" as const),
    files: { read: (path: string): string | undefined => (path === main ? text : disk.read(path)) },
    includePaths: [ddkInclude(install)],
    defines: {},
    cache,
  };
  const before = process.cpuUsage();
  try {
    compileUnit(main, options);
    new DriverProject([main], options).check();
  } catch (error) {
    fail(seed, text, `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  const used = process.cpuUsage(before);
  const ms = (used.user + used.system) / 1000;
  if (ms > worst.ms) worst = { ms, seed };
  if (ms > limit && seed !== firstSeed) fail(seed, text, `took ${ms.toFixed(0)} ms`);
}
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

function fail(seed: number, text: string, why: string): void {
  failures++;
  const folder = join(install, ".cache", "fuzz");
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, `${seed}.c`);
  writeFileSync(kept, text);
  console.log(`seed ${seed}: ${why}\n  kept in ${kept}`);
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[ch]$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path, "utf8"));
}
