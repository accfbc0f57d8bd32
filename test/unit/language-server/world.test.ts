import { expect, it } from "vitest";
import { Terms } from "../../../language-server/analysis/terms.ts";
import { World } from "../../../language-server/analysis/world.ts";

const terms = new Terms();

it("a question about a driver is answered once, and again in its next version", () => {
  const asked: string[] = [];
  const isFirst = (world: World, name: string): boolean => {
    asked.push(name);
    return world === first;
  };
  const first = new World(terms, new Map(), new Map());
  const next = new World(terms, new Map(), new Map());

  const once = first.ask(isFirst, ["Read"]);
  expect(first.ask(isFirst, ["Read"])).toBe(once);
  expect(first.ask(isFirst, ["Write"])).not.toBe(once);
  expect(asked).toEqual(["Read", "Write"]);

  expect(once.answer).toBe(true);
  expect(once.isSame(first)).toBe(true);
  expect(once.isSame(next)).toBe(false);
  expect(asked).toEqual(["Read", "Write", "Read"]);
});
