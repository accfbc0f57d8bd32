// Mistakes that show when the driver runs: each scenario says with which bugcheck the machine must stop, and the source on which
// line. The loop without end must use up its steps and no more.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { Kernel } from "../../kernel/kernel.ts";
import { loadScenario, runToEnd, type ScenarioHost } from "../../kernel/scenario/run.ts";
import { placeLines } from "../../kernel/verifier/explain-stop.ts";
import { disposedAfterTest } from "../dispose.ts";
import { cache, disk, headers } from "../kit.ts";

// The first test of the file compiles the kernel headers.
vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "samples/mistakes/runtime");
const host: ScenarioHost = {
  files: disk,
  list: (path) => readdirSync(path),
  ddk: headers,
  cache,
};

function run(name: string): { kernel: Kernel; end: ReturnType<typeof runToEnd> } {
  const loaded = loadScenario(join(folder, `${name}.scenario.json`), host);
  if (loaded.options === undefined) throw new Error(loaded.problems.map((one) => one.message).join("\n"));
  const kernel = disposedAfterTest(new Kernel(loaded.options));
  return { kernel, end: runToEnd(kernel, { steps: 1_000_000 }) };
}

/** The line, from 1, on which the source says that the machine stops. */
function plantedLine(name: string): number {
  const lines = readFileSync(join(folder, `${name}.c`), "utf8").split("\n");
  return lines.findIndex((line) => line.includes("// MISTAKE")) + 1;
}

describe("mistakes that stop the machine", () => {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".scenario.json"))
    .map((name) => name.replace(".scenario.json", ""));
  for (const name of names.filter((name) => name !== "endless-loop")) {
    it(name, () => {
      const { kernel, end } = run(name);
      const unexpected = kernel.results().filter((result) => result.outcome !== "passed");
      expect(unexpected).toEqual([]);
      if (end.kind !== "bugcheck") throw new Error(`the machine ended with ${end.kind}`);
      expect(placeLines(end.bugcheck)[0]).toContain(`${name}.c:${plantedLine(name)})`);
    });
  }

  it("endless-loop", () => {
    const { end } = run("endless-loop");
    if (end.kind !== "endless") throw new Error(`the machine ended with ${end.kind}`);
    expect(end.place).toContain(`endless-loop.c`);
  });
});
