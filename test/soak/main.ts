// `npm run soak -- [STATEMENTS] [--seed N] [SCENARIO ...]`: seeded random mixes of requests, cancels, power and removal against every
// sample, until they have executed so many statements. Nothing may be found, nothing may leak, and the digest of everything that
// happened is the same on every run with the same arguments.
import { createHash, type Hash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { createCompileCache } from "../../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../../host/files.ts";
import { Kernel } from "../../kernel/kernel.ts";
import { loadScenario, type RunEnd, runToEnd } from "../../kernel/scenario/run.ts";
import { checkScenario } from "../../kernel/scenario/schema.ts";
import { placeLines } from "../../kernel/verifier/explain-stop.ts";
import { Random } from "../fuzz/mutate.ts";
import { mixOf } from "./mix.ts";

/** Actions in one life of the machine. */
const actions = 12_000;
/** Statements after which a life that does not end is a finding. */
const endless = 400_000_000;

const install = installFolder(import.meta.url);
const { statements, seed, chosen } = argumentsOf(process.argv.slice(2));
const scenarios = chosen.length > 0 ? chosen : samples();
const host = {
  files: new NodeFiles(),
  list: (folder: string) => readdirSync(folder),
  ddk: ddkInclude(install),
  cache: createCompileCache(),
};
const digest = createHash("sha256");
let total = 0;
let failures = 0;
for (const path of scenarios) soak(path, Math.ceil(statements / scenarios.length));
console.log(`${total.toLocaleString("en")} statements, digest ${digest.digest("hex").slice(0, 16)}`);
console.log(`${scenarios.length - failures} passed, ${failures} failed`);
process.exitCode = failures > 0 ? 1 : 0;

/** One sample, life after life of the machine; stops at the first that goes wrong. */
function soak(path: string, share: number): void {
  const name = relative(install, path);
  const loaded = loadScenario(path, host);
  if (loaded.options === undefined)
    throw new Error(`${name}: ${loaded.problems.map(({ message }) => message).join("; ")}`);
  const { options } = loaded;
  let done = 0;
  for (let life = 0; done < share; life++) {
    const ownSeed = seed * 1_000_003 + life;
    const mix = checkScenario({ ...options.scenario, steps: mixOf(options.scenario, new Random(ownSeed), actions) });
    if (mix.scenario === undefined) throw new Error(`${name}: ${JSON.stringify(mix.problems)}`);
    const kernel = new Kernel({ ...options, scenario: mix.scenario, seed: ownSeed });
    // Rows of the trace would be most of the work, and nobody looks at them.
    kernel.tracing = false;
    const end = runToEnd(kernel, { steps: endless });
    done += kernel.time;
    note(digest, kernel);
    if (end.kind === "finished") {
      kernel.dispose();
      continue;
    }
    failures++;
    console.log(`${name}, life ${life} (seed ${seed}), after ${kernel.time} statements: ${told(end)}`);
    const results = kernel.results();
    const last = results.findIndex(({ outcome }) => outcome === "pending");
    for (const { title, message } of results.slice(Math.max(0, last - 6), last + 1))
      console.log(`  ${title}: ${message}`);
    break;
  }
  total += done;
  console.log(`${name}: ${done.toLocaleString("en")} statements`);
}

/** What came of a life: when it ended, what drivers printed, how each step went and with which data, and the state of chance. */
function note(hash: Hash, kernel: Kernel): void {
  hash.update(`${kernel.time} ${kernel.clock} ${kernel.state.random}\n`);
  for (const text of kernel.state.debugOutput) hash.update(text);
  for (const { outcome, message } of kernel.results()) hash.update(`${outcome} ${message}\n`);
}

function told(end: RunEnd): string {
  if (end.kind === "endless") return `it does not end: ${end.place}`;
  if (end.kind === "bugcheck")
    return `${end.bugcheck.name}: ${end.bugcheck.message} ${placeLines(end.bugcheck).join("; ")}`;
  if (end.kind === "finding")
    return `${end.finding.kind}: ${end.finding.message} ${placeLines(end.finding).join("; ")}`;
  return end.kind;
}

/** All scenarios of samples, but for the planted mistakes. */
function samples(): string[] {
  const folder = join(install, "samples");
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(".scenario.json") && !entry.parentPath.includes("mistakes"),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function argumentsOf(args: readonly string[]): { statements: number; seed: number; chosen: string[] } {
  const seedAt = args.indexOf("--seed");
  const rest = args.filter((_, i) => seedAt < 0 || (i !== seedAt && i !== seedAt + 1));
  const seed = seedAt < 0 ? 1 : Number(args[seedAt + 1]);
  const amount = Number(rest[0] ?? 1_000_000_000);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(amount) || amount < 1) {
    console.error("usage: npm run soak -- [STATEMENTS] [--seed N] [SCENARIO ...]");
    process.exit(2);
  }
  return { statements: amount, seed, chosen: rest.slice(1).map((path) => join(process.cwd(), path)) };
}
