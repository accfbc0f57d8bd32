// `npm run conformance:csmith -- --count 2000`: random C programs on the machine and natively, compared for equality.
// `--jobs 2` shares them between two processes. With `--log FILE` each outcome is written down as it comes, and a run that was
// broken off goes on where it stood. `--csmith="--float --no-volatiles"` gives the generator other options.
import { spawn } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type CsmithOutcome, haveCsmith, runSeed } from "./csmith.ts";
import { haveGcc } from "./native.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "50" },
    first: { type: "string", default: "1" },
    seeds: { type: "string" },
    engine: { type: "string", default: "wasm" },
    jobs: { type: "string", default: "1" },
    log: { type: "string" },
    keep: { type: "string" },
    csmith: { type: "string" },
  },
});
if (!haveCsmith() || !haveGcc()) {
  console.log("skipped: csmith, its headers (libcsmith-dev) or gcc are not installed");
  process.exit(0);
}
const first = Number(values.first);
const seeds = values.seeds?.split(",").map(Number) ?? Array.from({ length: Number(values.count) }, (_, i) => first + i);
const wishes = values.csmith?.split(" ").filter((wish) => wish !== "");
const jobs = Math.min(Math.max(1, Number(values.jobs) || 1), 2);
if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true });

const known = new Map(readLog(values.log).map((outcome) => [outcome.seed, outcome]));
const wanted = seeds.filter((seed) => !known.has(seed));
if (jobs > 1 && wanted.length > 1) {
  const shares = Array.from({ length: jobs }, (_, share) => wanted.filter((_, i) => i % jobs === share));
  const log = values.log ?? join(mkdtempSync(join(tmpdir(), "csmith-log-")), "outcomes");
  await Promise.all(shares.map((share) => inProcess(share, log)));
  for (const outcome of readLog(log)) {
    if (known.has(outcome.seed)) continue;
    known.set(outcome.seed, outcome);
    complain(outcome);
  }
} else
  for (const seed of wanted)
    note(runSeed(seed, values.engine === "interpret" ? "interpret" : "wasm", values.keep, wishes));

const tally = { same: 0, different: 0, skipped: 0, failed: 0 };
for (const seed of seeds) {
  const found = known.get(seed);
  if (found !== undefined) tally[found.outcome]++;
}
const compared = tally.same + tally.different + tally.failed;
console.log(
  `${seeds.length} programs, ${compared} compared: ${tally.same} same, ${tally.different} different, ${tally.failed} failed; ${tally.skipped} skipped`,
);
process.exitCode = tally.different + tally.failed > 0 ? 1 : 0;

function note(outcome: CsmithOutcome): void {
  known.set(outcome.seed, outcome);
  if (values.log !== undefined) appendFileSync(values.log, `${JSON.stringify(outcome)}\n`);
  complain(outcome);
}
function complain(outcome: CsmithOutcome): void {
  if (outcome.outcome === "different" || outcome.outcome === "failed")
    console.log(`seed ${outcome.seed}: ${outcome.outcome}: ${outcome.detail}`);
}

/** Runs a share of the seeds in a process of its own, which adds their outcomes to the same log. */
function inProcess(share: readonly number[], log: string): Promise<void> {
  const args = [fileURLToPath(import.meta.url), "--seeds", share.join(","), "--engine", values.engine, "--log", log];
  if (values.keep !== undefined) args.push("--keep", values.keep);
  if (values.csmith !== undefined) args.push(`--csmith=${values.csmith}`);
  return new Promise((resolve) => spawn(process.execPath, args, { stdio: "ignore" }).on("close", () => resolve()));
}

function readLog(path: string | undefined): CsmithOutcome[] {
  if (path === undefined || !existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => (line.startsWith("{") && line.endsWith("}") ? [parseOutcome(line)] : []));
}
function parseOutcome(line: string): CsmithOutcome {
  const outcome: CsmithOutcome = JSON.parse(line);
  return outcome;
}
