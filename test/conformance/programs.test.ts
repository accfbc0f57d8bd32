// Our own programs, by clause of the C standard, run by generated code, by the interpreter and by gcc: all must agree.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram, haveGcc, runNative } from "./native.ts";

const folder = join(import.meta.dirname, "programs");
const programs = readdirSync(folder).filter((name) => name.endsWith(".c"));

describe.skipIf(!haveGcc())("C programs against gcc", () => {
  it.each(programs)("%s", { timeout: 60_000 }, (name) => {
    const path = join(folder, name);
    const native = runNative([path]);
    expect(native).toBeDefined();
    const program = compileProgram([path]);
    for (const engine of ["wasm", "interpret"] as const) {
      const ours = execProgram(program, { engine });
      expect(ours.fault).toBeUndefined();
      expect({ stdout: ours.stdout, exitCode: ours.exitCode }).toEqual(native);
    }
    // None of them lets uninitialised memory decide anything.
    expect(execProgram(program, { uninitialized: true }).fault).toBeUndefined();
    // However the run is cut, it is the same, to the step.
    const whole = execProgram(program);
    for (const slice of [1, 7]) expect(execProgram(program, { slice })).toEqual(whole);
  });
});
