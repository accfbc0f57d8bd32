// Holds clauses.md to the first lines of the programs: each clause has a program or a reason, and no program is left out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "programs");

/** Clause numbers by program, as its first line says: `// C17 6.5.7, 6.5.8: …`. */
function claimed(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".c")) continue;
    const [first = ""] = readFileSync(join(folder, name), "utf8").split("\n", 1);
    const clauses = /^\/\/ C17 (\d[\d.]*(?:, \d[\d.]*)*): \S/.exec(first)?.[1]?.split(", ");
    found.set(name, clauses ?? []);
  }
  return found;
}

interface Row {
  readonly clause: string;
  readonly programs: readonly string[];
  readonly reason: string | undefined;
}
function index(): Row[] {
  const text = readFileSync(join(import.meta.dirname, "clauses.md"), "utf8");
  return [...text.matchAll(/^\| (\d[\d.]*) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, clause = "", last = ""]) => {
    const programs = /^`[^`]+\.c`(?:, `[^`]+\.c`)*$/.test(last) ? last.split(", ").map((one) => one.slice(1, -1)) : [];
    return { clause, programs, reason: programs.length === 0 ? last.trim() : undefined };
  });
}

describe("the index of clauses", () => {
  const programs = claimed();
  const rows = index();

  it("has every program's clauses in its first line", () => {
    for (const [name, clauses] of programs) expect(clauses, name).not.toEqual([]);
  });
  it("names for each clause the programs that name it", () => {
    for (const { clause, programs: named, reason } of rows) {
      const claiming = [...programs].filter(([, clauses]) => clauses.includes(clause)).map(([name]) => name);
      expect(named, clause).toEqual(claiming);
      if (claiming.length === 0) expect(reason?.length, clause).toBeGreaterThan(10);
    }
  });
  it("knows every clause that a program names, once and in order", () => {
    const listed = rows.map((row) => row.clause);
    for (const clauses of programs.values()) for (const clause of clauses) expect(listed).toContain(clause);
    const key = (clause: string): number =>
      clause.split(".").reduce((sum, part, i) => sum + Number(part) / 100 ** i, 0);
    expect(listed).toEqual([...new Set(listed)].sort((a, b) => key(a) - key(b)));
  });
});
