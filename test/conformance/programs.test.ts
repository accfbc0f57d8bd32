// Our own programs, by clause of the C standard, run by generated code, by the interpreter and by gcc: all must agree.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { haveGcc, runNative, runOurs } from "./native.ts";

const folder = join(import.meta.dirname, "programs");
const programs = readdirSync(folder).filter((name) => name.endsWith(".c"));

describe.skipIf(!haveGcc())("C programs against gcc", () => {
  it.each(programs)("%s", { timeout: 60_000 }, (name) => {
    const path = join(folder, name);
    const native = runNative([path]);
    expect(native).toBeDefined();
    for (const engine of ["wasm", "interpret"] as const) {
      const ours = runOurs([path], { engine });
      expect(ours.fault).toBeUndefined();
      expect({ stdout: ours.stdout, exitCode: ours.exitCode }).toEqual(native);
    }
    // However the run is cut, it is the same, to the step.
    const whole = runOurs([path]);
    for (const slice of [1, 7]) expect(runOurs([path], { slice })).toEqual(whole);
  });
});
