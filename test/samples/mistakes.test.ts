// The planted mistakes: each source says, on the line where it belongs, which rule finds it. Exactly that is found, and nothing
// in the twin where it is mended.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { checkFiles } from "../../language-server/index.ts";
import { cache, disk, headers } from "../kit.ts";

// The first test of the file compiles the kernel headers.
vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, "../..");
const mistakes = join(root, "samples/mistakes");
const options = {
  target: "x64" as const,
  files: disk,
  includePaths: [headers],
  defines: {},
  cache,
};

const rulesWithMistakes = readdirSync(mistakes, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "runtime")
  .map((entry) => entry.name);

for (const rule of rulesWithMistakes) {
  describe(rule, () => {
    const names = readdirSync(join(mistakes, rule)).filter((name) => name.endsWith(".c"));
    for (const name of names) {
      const path = join(mistakes, rule, name);
      it(name.endsWith(".fixed.c") ? `${name} is clean` : `${name} has the one mistake`, () => {
        const planted = readFileSync(path, "utf8")
          .split("\n")
          .flatMap((line, i) => {
            const mark = /\/\/ MISTAKE ([\w-]+)/.exec(line);
            return mark === null ? [] : [`line ${i + 1}: ${mark[1]}`];
          });
        const found = checkFiles([path], options).findings.map((f) => `line ${f.range.startLine + 1}: ${f.rule}`);
        // A mistake may lead to another one, which says so.
        expect(planted.length > 0).toBe(!name.endsWith(".fixed.c"));
        expect(found).toEqual(planted);
      });
    }
    it("has at least two mistakes, each with its twin", () => {
      const wrong = names.filter((name) => !name.endsWith(".fixed.c"));
      expect(wrong.length).toBeGreaterThanOrEqual(2);
      for (const name of wrong) expect(names).toContain(name.replace(/\.c$/, ".fixed.c"));
    });
  });
}
