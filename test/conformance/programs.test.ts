// Our own programs, by clause of the C standard and by feature of C++, run by generated code, by the interpreter and by gcc or
// g++: all must agree.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram, haveGcc, runNative } from "./native.ts";

const programs = ["programs", "cpp"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, folder))
    .filter((name) => /\.(?:c|cpp)$/.test(name))
    .map((name) => `${folder}/${name}`),
);

describe.skipIf(!haveGcc())("programs against gcc and g++", () => {
  it.each(programs)("%s", { timeout: 60_000 }, (name) => {
    const path = join(import.meta.dirname, name);
    const native = runNative([path]);
    expect(native).toBeDefined();
    const program = compileProgram([path]);
    for (const engine of ["wasm", "interpret"] as const) {
      const ours = execProgram(program, { engine });
      expect(ours.fault).toBeUndefined();
      expect({ stdout: ours.stdout, exitCode: ours.exitCode }).toEqual(native);
    }
    // However the run is cut, it is the same, to the step.
    const whole = execProgram(program);
    for (const slice of [1, 7]) expect(execProgram(program, { slice })).toEqual(whole);
  });
});
