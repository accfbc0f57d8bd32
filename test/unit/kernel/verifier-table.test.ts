// The tables of what Driver Verifier documents, run: each mistake stops the machine with the bugcheck and the parameter that they say.
import { describe, expect, it } from "vitest";
import { violationOf } from "../../../kernel/verifier/rules.ts";
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
