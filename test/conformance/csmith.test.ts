// A few random programs by csmith with fixed seeds; the long form is `npm run conformance:csmith`. Skipped where csmith is not installed.
import { describe, expect, it } from "vitest";
import { haveCsmith, runSeed } from "./csmith.ts";
import { haveGcc } from "./native.ts";

describe.skipIf(!haveCsmith() || !haveGcc())("random programs against gcc", () => {
  it.each([7, 19])("seed %i", { timeout: 60_000 }, (seed) => {
    const { outcome, detail } = runSeed(seed);
    expect(detail).toBe("");
    expect(outcome).toBe("same");
  });
});
