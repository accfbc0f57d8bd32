// What the kernel's benchmarks share: drivers written as text, compiled against our headers and run by a scenario.
import { join } from "node:path";
import { createCompileCache } from "../compiler/index.ts";
import { NodeFiles } from "../host/files.ts";
import type { KernelOptions } from "../kernel/api.ts";
import { Kernel } from "../kernel/kernel.ts";
import { compileScenario, runToEnd } from "../kernel/scenario/run.ts";
import { checkScenario } from "../kernel/scenario/schema.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const disk = new NodeFiles();
const cache = createCompileCache();

/** Compiles the scenario; its drivers' sources are the names of `sources`. */
export function compiled(sources: Readonly<Record<string, string>>, scenario: unknown): KernelOptions {
  const files = { read: (path: string) => sources[path.replace(/^\/bench\//, "")] ?? disk.read(path) };
  const checked = checkScenario(scenario);
  if (checked.scenario === undefined)
    throw new Error(checked.problems.map((one) => `${one.path}: ${one.message}`).join("\n"));
  const host = { files, list: () => Object.keys(sources), ddk: join(root, "ddk/include"), cache };
  const { options, problems } = compileScenario(checked.scenario, "/bench", host);
  if (options === undefined) throw new Error(problems.map((one) => one.message).join("\n"));
  return options;
}

/** Milliseconds that a whole run takes once the kernel is powered on. Every step must pass. */
export function timed(options: KernelOptions, tracing: boolean): number {
  const kernel = new Kernel(options);
  kernel.tracing = tracing;
  const start = performance.now();
  const end = runToEnd(kernel, { steps: 1e10 });
  const took = performance.now() - start;
  const bad = kernel.results().find((result) => result.outcome !== "passed");
  if (end.kind !== "finished" || bad !== undefined) {
    const why = end.kind === "finding" ? end.finding.message : end.kind === "bugcheck" ? end.bugcheck.message : "";
    throw new Error(`the run ended with ${end.kind}: ${why} ${bad?.title ?? ""} ${bad?.message ?? ""}`);
  }
  return took;
}

export function median(runs: number, measure: () => number): number {
  const values = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  return values[runs >> 1] ?? 0;
}
