import { describe, expect, it } from "vitest";
import { runProgram } from "./program.ts";

describe("a program", () => {
  it("runs main, prints and gives its exit code", () => {
    const ran = runProgram(`printf("hello %d\\n", 42); return 7;`, {
      run: { expect: { exitCode: 7, output: ["hello 42"] } },
    });
    expect(ran.end).toBe("finished");
    expect(ran.output).toBe("hello 42\n");
    expect(ran.steps.at(-1)).toMatch(/^passed/);
  });
});
