// A whole run from sources to trace without anything of Node's: what the browser and Node are compared by.

import { createCompileCache } from "../../compiler/index.ts";
import { Kernel } from "../../kernel/kernel.ts";
import { loadScenario, runToEnd } from "../../kernel/scenario/run.ts";

export interface Sources {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly folders: Readonly<Record<string, readonly string[]>>;
  readonly scenario: string;
  readonly ddk: string;
  readonly seed: number;
}
export interface SameRun {
  readonly end: string;
  readonly steps: number;
  /** All of the trace, as `ringside run --trace run.jsonl` writes it. */
  readonly trace: string;
  /** FNV-1a of the machine's memory as it is left. */
  readonly memory: number;
  /** The same after going back to the beginning and forward again in pieces. */
  readonly again: { readonly trace: string; readonly memory: number };
}

export function run(sources: Sources): SameRun {
  const loaded = loadScenario(sources.scenario, {
    files: { read: (path) => sources.files[path] },
    list: (folder) => sources.folders[folder],
    ddk: sources.ddk,
    cache: createCompileCache(),
  });
  if (loaded.options === undefined) throw new Error(loaded.problems.map((one) => one.message).join("\n"));
  const kernel = new Kernel({ ...loaded.options, seed: sources.seed });
  const start = kernel.checkpoint();
  const { kind: end } = runToEnd(kernel);
  const first = { trace: traceOf(kernel), memory: hashed(kernel.m.u8.subarray(0, kernel.m.size)) };
  const steps = kernel.time;
  kernel.restore(start);
  for (let at = 0; kernel.advance(at).kind === "limit"; at += 997);
  const again = { trace: traceOf(kernel), memory: hashed(kernel.m.u8.subarray(0, kernel.m.size)) };
  return { end, steps, ...first, again };
}

function traceOf(kernel: Kernel): string {
  return [...kernel.trace.jsonLines()].join("");
}
function hashed(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
