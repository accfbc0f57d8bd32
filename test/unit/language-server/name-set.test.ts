// Sets of names as bits, against JavaScript's own sets.
import { expect, it } from "vitest";
import { NameSet, NameTable } from "../../../language-server/analysis/name-set.ts";
import { Random } from "../../fuzz/mutate.ts";

it("holds what a set of texts holds", () => {
  const random = new Random(3);
  const table = new NameTable();
  const names = Array.from({ length: 300 }, (_, at) => `m${at}`);
  const drawn = (): Set<string> => new Set(names.filter(() => random.below(8) === 0));
  for (let round = 0; round < 20; round++) {
    const plain = [drawn(), drawn(), drawn()] as const;
    const [a, b, c] = plain.map((set) => NameSet.of(table, set));
    if (!a || !b || !c) throw new Error("three sets");
    const all = NameSet.union([a, b, c]);
    const expected = new Set(plain.flatMap((set) => [...set]));
    expect(new Set(all)).toEqual(expected);
    expect(names.filter((name) => all.has(name))).toEqual(names.filter((name) => expected.has(name)));
    expect(all.equals(NameSet.of(table, expected))).toBe(true);
    expect(all.equals(a)).toBe(plain[0].size === expected.size);
    expect(all.some((name) => name === "m7")).toBe(expected.has("m7"));
    expect(NameSet.union([a, all])).toBe(all);
  }
});
it("is empty without names, and knows none that it was not given", () => {
  const table = new NameTable();
  const none = NameSet.of(table, []);
  expect([none.isEmpty, none.has("a"), [...none]]).toEqual([true, false, []]);
  const one = NameSet.of(table, ["a"]);
  expect([one.isEmpty, one.has("a"), one.has("b"), NameSet.union([none, one]) === one]).toEqual([
    false,
    true,
    false,
    true,
  ]);
});
it("takes as many names as a generated function may mention", () => {
  const many = Array.from({ length: 300_000 }, (_, at) => `m${at}`);
  const set = NameSet.of(new NameTable(), many);
  expect([set.has("m0"), set.has("m299999"), set.has("m300000")]).toEqual([true, true, false]);
});
