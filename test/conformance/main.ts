// `npm run conformance:csmith -- --count 2000`: random C programs on the machine and natively, compared for equality.
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { haveCsmith, runSeed } from "./csmith.ts";
import { haveGcc } from "./native.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "50" },
    first: { type: "string", default: "1" },
    seeds: { type: "string" },
    engine: { type: "string", default: "wasm" },
    keep: { type: "string" },
  },
});
if (!haveCsmith() || !haveGcc()) {
  console.log("skipped: csmith, its headers (libcsmith-dev) or gcc are not installed");
  process.exit(0);
}
const first = Number(values.first);
const seeds = values.seeds?.split(",").map(Number) ?? Array.from({ length: Number(values.count) }, (_, i) => first + i);
if (values.keep !== undefined) mkdirSync(values.keep, { recursive: true });
const tally = { same: 0, different: 0, skipped: 0, failed: 0 };
for (const seed of seeds) {
  const { outcome, detail } = runSeed(seed, values.engine === "interpret" ? "interpret" : "wasm", values.keep);
  tally[outcome]++;
  if (outcome === "different" || outcome === "failed") console.log(`seed ${seed}: ${outcome}: ${detail}`);
}
console.log(
  `${seeds.length} programs: ${tally.same} same, ${tally.different} different, ${tally.failed} failed, ${tally.skipped} skipped`,
);
process.exitCode = tally.different + tally.failed > 0 ? 1 : 0;
