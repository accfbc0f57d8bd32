// Holds docs/executive.md to the tests that it names.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../../..");
const titles = /\b(?:it|test|holds|programHolds)(?:\.\w+\([^)]*\))?\(\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g;

function titlesOf(file: string): readonly string[] {
  const path = resolve(root, "test", `${file}.test.ts`);
  return existsSync(path)
    ? [...readFileSync(path, "utf8").matchAll(titles)].map(([, quoted, template]) => quoted ?? template ?? "")
    : [];
}

it("names for each thing of the executive tests that there are", () => {
  const rows = readFileSync(resolve(root, "docs/executive.md"), "utf8").matchAll(/^\| (?!what|---)(.+) \| (.+) \|$/gm);
  const wrong: string[] = [];
  let named = 0;
  for (const [, what = "", shown = ""] of rows)
    for (const one of shown.split("; ")) {
      named++;
      const [, file = "", start = ""] = /^([^:]+): (.+)$/.exec(one) ?? [];
      // An id is a whole word: D1 is not D10.
      const begins = (title: string) => title.startsWith(start) && !/^\d/.test(title.slice(start.length));
      if (!titlesOf(file).some(begins)) wrong.push(`${what}: ${one}`);
    }
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(100);
});
