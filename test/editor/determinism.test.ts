// The same sources, scenario and seed give the same run in Node and in a browser: the trace to the byte, and the machine's memory.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ddkInclude, NodeFiles } from "../../host/files.ts";
import { launchBrowser } from "./editor.ts";
import { run, type SameRun, type Sources } from "./same-run.ts";

const root = join(import.meta.dirname, "../..");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const bundled = await build({
    entryPoints: [join(import.meta.dirname, "same-run.ts")],
    bundle: true,
    write: false,
    platform: "browser",
    format: "iife",
    globalName: "sameRun",
    logLevel: "error",
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? "" });
});
afterAll(() => browser?.close());

/** Runs in Node, and notes every file and folder that was looked at. */
function inNode(scenario: string, seed: number): { readonly sources: Sources; readonly result: SameRun } {
  const disk = new NodeFiles();
  const files: Record<string, string> = {};
  const folders: Record<string, readonly string[]> = {};
  const watched = {
    scenario: join(root, scenario),
    ddk: ddkInclude(root),
    seed,
    files: new Proxy(files, {
      get: (known, path) => {
        if (typeof path !== "string") return undefined;
        const text = known[path] ?? disk.read(path);
        if (text !== undefined) known[path] = text;
        return text;
      },
    }),
    folders: new Proxy(folders, {
      get: (known, path) => {
        if (typeof path !== "string") return undefined;
        try {
          known[path] = readdirSync(path);
        } catch {
          return undefined;
        }
        return known[path];
      },
    }),
  };
  const result = run(watched);
  return { sources: { ...watched, files: { ...files }, folders: { ...folders } }, result };
}

describe("a run in a browser", () => {
  it.each([
    ["samples/membuf/membuf.scenario.json", 1],
    ["samples/lpt/cancel.scenario.json", 7],
    ["samples/rack/rack.scenario.json", 42],
  ])("is that in Node: %s, seed %i", async (scenario, seed) => {
    const { sources, result } = inNode(scenario, seed);
    expect(result.end).toBe("finished");
    expect(result.trace.split("\n").length).toBeGreaterThan(100);
    expect(result.again).toEqual({ trace: result.trace, memory: result.memory });
    const inBrowser = await page.evaluate<SameRun, Sources>((given) => globalThis.sameRun.run(given), sources);
    expect(inBrowser).toEqual(result);
  });
  it("is another with another seed", () => {
    const [one, two] = [1, 2].map((seed) => inNode("samples/rack/rack.scenario.json", seed).result);
    expect(one?.trace).not.toBe(two?.trace);
  });
});

declare global {
  var sameRun: { run(sources: Sources): SameRun };
}
