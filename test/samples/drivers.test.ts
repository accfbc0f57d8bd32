// The sample drivers: every source is clean, every scenario passes with the verifier on, and the tour in README.md leads to all.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkFiles } from "../../language-server/index.ts";
import { cache, disk, headers } from "../kit.ts";
import { runScenarioFile, told } from "../unit/kernel/host.ts";

const root = resolve(import.meta.dirname, "../..");
const samples = join(root, "samples");
const options = {
  target: "x64" as const,
  files: disk,
  includePaths: [headers],
  defines: {},
  cache,
};
const tour = readFileSync(join(samples, "README.md"), "utf8");

const drivers = readdirSync(samples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "mistakes")
  .map((entry) => entry.name);

for (const driver of drivers) {
  describe(driver, () => {
    const folder = join(samples, driver);
    const names = readdirSync(folder);
    it("is clean", () => {
      const sources = names.filter((name) => name.endsWith(".c")).map((name) => join(folder, name));
      const { findings } = checkFiles(sources, options);
      expect(findings.map((f) => `${f.range.file}:${f.range.startLine + 1}: ${f.rule}: ${f.message}`)).toEqual([]);
    });
    const scenarios = names.filter((name) => name.endsWith(".scenario.json"));
    for (const scenario of scenarios) {
      it(scenario, () => {
        const { end, failures } = runScenarioFile(`samples/${driver}/${scenario}`);
        expect({ end: told(end), failures }).toEqual({ end: "finished", failures: [] });
      });
    }
    it("has a scenario, and its place in the tour with each of them", () => {
      expect(scenarios.length).toBeGreaterThan(0);
      expect(tour.includes(`(${driver}/)`)).toBe(true);
      expect(scenarios.filter((name) => !tour.includes(name))).toEqual([]);
    });
  });
}
