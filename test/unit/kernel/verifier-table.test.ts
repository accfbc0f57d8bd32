// The tables of what Driver Verifier documents, run: each mistake stops the machine with the bugcheck and the parameter that they say.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { violationOf } from "../../../kernel/verifier/rules.ts";
import { wdmRules } from "../rules/verifier-names.ts";
import { rules } from "./rules-at-run-time.ts";
import { isMistake, mistakes, raisedBy, tables } from "./verifier-table-driver.ts";

for (const [table, rows] of Object.entries(tables))
  describe(`0x${Number(table).toString(16)}`, () => {
    it("lists each violation once", () => {
      const kinds = rows.flatMap((row) => (isMistake(row) ? [row.kind] : row.kinds));
      expect(kinds).toEqual([...new Set(kinds)]);
    });
  });

it("says of each what Windows' tools call it", () => {
  const nameless = mistakes.filter(({ code, row }) => {
    const [raised, kind] = row.as ?? [code, row.kind];
    const verifiers = raised === 0xc4 || raised === 0xc9;
    return verifiers && violationOf({ code: raised, parameters: [BigInt(kind ?? 0), 0n, 0n, 0n] }) === undefined;
  });
  expect(nameless.map(({ row }) => row.kind.toString(16))).toEqual([]);
});

it.each(
  mistakes.map(({ code, row }, i) => ({ name: `0x${code.toString(16)} 0x${row.kind.toString(16)}`, code, row, i })),
)("$name", ({ code, row, i }) => {
  const [wanted, kind] = row.as ?? [code, row.kind];
  const found = raisedBy(i);
  expect(kind === undefined ? found.replace(/ \(.*/, "") : found).toBe(
    kind === undefined ? `0x${wanted.toString(16)}` : `0x${wanted.toString(16)} (0x${kind.toString(16)})`,
  );
});

describe("the rules of Static Driver Verifier", () => {
  const names = rules.flatMap((row) => row.rules.split(" "));
  it("stand once each", () => {
    expect(names).toEqual([...new Set(names)]);
  });
  it("are all those that the checks know", () => {
    const known = new Set(names);
    expect(wdmRules.filter((name) => !known.has(name))).toEqual([]);
  });
  it("are broken by the mistakes and tests that they name", () => {
    const kinds = new Set(mistakes.map(({ row }) => row.kind));
    const missing = rules.flatMap((row) =>
      "by" in row
        ? row.by.filter((kind) => !kinds.has(kind)).map((kind) => `${row.rules}: 0x${kind.toString(16)}`)
        : "tested" in row && !existsSync(resolve(import.meta.dirname, `${row.tested}.test.ts`))
          ? [`${row.rules}: ${row.tested}`]
          : [],
    );
    expect(missing).toEqual([]);
  });
});
