// Our own programs, by feature of C++, run by generated code, by the interpreter and by g++: all must agree.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram, haveGcc, runNative } from "./native.ts";

const folder = join(import.meta.dirname, "cpp");
const programs = readdirSync(folder).filter((name) => name.endsWith(".cpp"));

describe.skipIf(!haveGcc())("C++ programs against g++", () => {
  it.each(programs)("%s", { timeout: 60_000 }, async (name) => {
    // The test runner hears of each program, however busy this process is.
    await setImmediate();
    const path = join(folder, name);
    const native = runNative([path], ["-O0"]);
    expect(native).toBeDefined();
    const program = compileProgram([path]);
    const whole = execProgram(program);
    expect(whole.fault).toBeUndefined();
    expect({ stdout: whole.stdout, exitCode: whole.exitCode }).toEqual(native);
    // However the run is cut, and whichever engine runs it, it is the same, to the step.
    expect(execProgram(program, { engine: "interpret", slice: 7 })).toEqual(whole);
  });
});
