// Holds the scenario tables: every row of the specification has a test here whose title begins with the row's id, or stands in
// NOT-YET.md with a reason; a row in both must say there what is still missing ("Partly: ").
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rows, rowsOf, type SpecFile } from "./rows.ts";

const folder = import.meta.dirname;
const files = Object.keys(rows) as SpecFile[];
const id = /^(?:D|E)-?[A-Z]*-?\d+[a-z]?/;

/** Ids at the start of a test's title: "D-01, D-03 …". */
function idsOf(title: string): readonly string[] {
  const found: string[] = [];
  for (const word of title.split(/[\s:]+/)) {
    const match = id.exec(word);
    if (match === null || !/^,?$/.test(word.slice(match[0].length))) break;
    found.push(match[0]);
    if (!word.endsWith(",")) break;
  }
  return found;
}

const titles = /\b(?:it|holds)\(\s*"((?:[^"\\]|\\.)*)"/g;
function tested(file: SpecFile): ReadonlySet<string> {
  const sources = readdirSync(folder).filter((name) => name.startsWith(file) && name.endsWith(".test.ts"));
  const text = sources.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  return new Set([...text.matchAll(titles)].flatMap((match) => idsOf(match[1] ?? "")));
}

/** The reasons of NOT-YET.md by row, for one specification file. */
function notYet(file: SpecFile): ReadonlyMap<string, string> {
  const text = readFileSync(join(folder, "NOT-YET.md"), "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(`${file}\n`)) ?? "";
  const found = new Map<string, string>();
  for (const line of section.split("\n")) {
    const cells = /^\| ([^|]+) \| ([^|]+) \|$/.exec(line);
    if (cells === null) continue;
    for (const row of (cells[1] ?? "").split(", ")) if (id.test(row)) found.set(row, (cells[2] ?? "").trim());
  }
  return found;
}

for (const file of files) {
  describe(file, () => {
    const all = rowsOf(file);
    const inTests = tested(file);
    const inNotYet = notYet(file);
    it("has every row tested or with a reason", () => {
      expect(all.filter((row) => !inTests.has(row) && !inNotYet.has(row))).toEqual([]);
    });
    it("names no row that the specification does not have", () => {
      expect([...inTests, ...inNotYet.keys()].filter((row) => !all.includes(row))).toEqual([]);
    });
    it("says of a row in both places what is missing", () => {
      expect(all.filter((row) => inTests.has(row) && inNotYet.get(row)?.startsWith("Partly: ") === false)).toEqual([]);
      expect(all.filter((row) => !inTests.has(row) && inNotYet.get(row)?.startsWith("Partly: ") === true)).toEqual([]);
    });
  });
}
