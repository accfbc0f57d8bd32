// What the kernel's tests share: drivers written in the test, compiled against our headers and run by a scenario.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { KernelOptions } from "../../../kernel/api.ts";
import { Kernel } from "../../../kernel/kernel.ts";
import {
  compileScenario,
  loadScenario,
  type RunEnd,
  runToEnd,
  type ScenarioHost,
} from "../../../kernel/scenario/run.ts";
import { checkScenario } from "../../../kernel/scenario/schema.ts";
import { placeLines } from "../../../kernel/verifier/explain-stop.ts";
import { disposedAfterTest } from "../../dispose.ts";
import { cache, disk, headers } from "../../kit.ts";

const root = resolve(import.meta.dirname, "../../..");

function hostWith(sources: Readonly<Record<string, string>>): ScenarioHost {
  return {
    // The same file access object throughout, so that the headers are compiled once.
    files: Object.keys(sources).length === 0 ? disk : overlay(sources),
    list: (folder) => {
      const own = Object.keys(sources).filter((name) => name.startsWith(`${folder}/`));
      if (own.length > 0) return own.map((name) => name.slice(folder.length + 1));
      try {
        return readdirSync(folder);
      } catch {
        return undefined;
      }
    },
    ddk: headers,
    cache,
  };
}
let current: Readonly<Record<string, string>> = {};
const overlaid = { read: (path: string) => current[path] ?? disk.read(path) };
function overlay(sources: Readonly<Record<string, string>>) {
  current = sources;
  return overlaid;
}

export interface Ran {
  readonly kernel: Kernel;
  readonly end: RunEnd;
  /** "passed" or what went wrong, by step. */
  readonly steps: readonly string[];
  readonly failures: readonly string[];
}

export function runScenarioFile(path: string): Ran {
  const loaded = loadScenario(resolve(root, path), hostWith({}));
  if (loaded.options === undefined)
    throw new Error(loaded.problems.map((one) => `${one.file}:${one.line + 1}: ${one.message}`).join("\n"));
  return runKernel(disposedAfterTest(new Kernel(loaded.options)));
}

let serial = 0;

/** Compiles a driver called "test" from a source text and runs a scenario with it. */
export function runDriver(
  source: string | Readonly<Record<string, string>>,
  scenario: Readonly<Record<string, unknown>> = {},
): Ran {
  return runKernel(makeKernel(source, scenario));
}

/** `source`: the text of "driver.c", or several files by name. */
export function makeKernel(
  source: string | Readonly<Record<string, string>>,
  scenario: Readonly<Record<string, unknown>> = {},
): Kernel {
  return disposedAfterTest(new Kernel(kernelOptions(source, scenario)));
}

/** What a kernel is made from, for those that run one driver many times. */
export function kernelOptions(
  source: string | Readonly<Record<string, string>>,
  scenario: Readonly<Record<string, unknown>> = {},
): KernelOptions {
  const folder = `/test-${serial++}`;
  const named = typeof source === "string" ? { "driver.c": source } : source;
  const texts = Object.fromEntries(Object.entries(named).map(([name, text]) => [`${folder}/${name}`, text]));
  const checked = checkScenario({
    drivers: [{ name: "test", sources: ["driver.c"] }],
    devices: [{ name: "device", driver: "test" }],
    ...scenario,
    // A machine is set up for each test, which takes as long as its memory is large.
    machine: { memory: 16, ...(typeof scenario.machine === "object" ? scenario.machine : {}) },
  });
  if (checked.scenario === undefined) throw new Error(JSON.stringify(checked.problems, null, 1));
  const loaded = compileScenario(checked.scenario, folder, hostWith(texts));
  if (loaded.options === undefined)
    throw new Error(loaded.problems.map((one) => `${one.file}:${one.line + 1}: ${one.message}`).join("\n"));
  const errors = loaded.diagnostics.filter((one) => one.severity === "error" && one.range.file.startsWith(folder));
  if (errors.length > 0) throw new Error(errors.map((one) => `${one.range.startLine + 1}: ${one.message}`).join("\n"));
  return loaded.options;
}

export function runKernel(kernel: Kernel): Ran {
  const end = runToEnd(kernel, { steps: 20_000_000 });
  const results = kernel.results();
  return {
    kernel,
    end,
    steps: results.map((result) => `${result.outcome} ${result.title}: ${result.message}`),
    failures: results
      .filter((result) => result.outcome !== "passed")
      .map((result) => `${result.title}: ${result.outcome}: ${result.message}`),
  };
}

/** All that a stop says, in one text. */
export function told(end: RunEnd): string {
  switch (end.kind) {
    case "bugcheck":
      return `bugcheck ${end.bugcheck.name} 0x${end.bugcheck.code.toString(16)}: ${end.bugcheck.message} ${placeLines(end.bugcheck).join("; ")}`;
    case "finding": {
      const code = end.finding.bugcheck === undefined ? "" : ` (${end.finding.bugcheck.name})`;
      const places = end.finding.related.map((one) => `${one.message} ${(one.place?.line ?? -1) + 1}`).join("; ");
      return `${end.finding.kind}${code}: ${end.finding.message} [${places}]`;
    }
    default:
      return end.kind;
  }
}
