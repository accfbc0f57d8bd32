// What gcc does not have: structured exceptions, what they do to C++ objects, Microsoft's intrinsics. The expected output is written down.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram } from "./native.ts";

const folder = join(import.meta.dirname, "expected");

describe.each(["wasm", "interpret"] as const)("Microsoft's C by %s", (engine) => {
  it.each(readdirSync(folder).filter((name) => /\.(c|cpp)$/.test(name)))("%s", (name) => {
    const path = join(folder, name);
    const program = compileProgram([path]);
    const ours = execProgram(program, { engine });
    expect(ours.fault).toBeUndefined();
    expect(ours.stdout).toBe(readFileSync(path.replace(/\.(c|cpp)$/, ".txt"), "utf8"));
    // Stopped anywhere, in a filter or a termination block of an unwinding too, it goes on as if it had not been.
    for (const slice of [1, 5]) expect(execProgram(program, { engine, slice })).toEqual(ours);
  });
});
