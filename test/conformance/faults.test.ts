// Mistakes that a native program may survive and ours must name: each a small program, with what is said about it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram, runOurs } from "./native.ts";

const mistakes: readonly (readonly [title: string, body: string, line: number, message: RegExp])[] = [
  ["null pointer", "int *p = 0;\n return *p;", 2, /read of 4 bytes at 0x0{16}: the pointer is null/],
  [
    "a member of a null pointer",
    "struct { int a, b; } *p = 0;\n p->b = 1; return 0;",
    2,
    /write of 4 bytes at 0x0{15}4/,
  ],
  ["stack array, one too far", "int a[4]; volatile int i = 4;\n a[i] = 1; return 0;", 2, /beyond the bounds/],
  [
    "stack array, one byte too far",
    "char a[5]; volatile int i = 5; a[0] = 0;\n return a[i];",
    2,
    /beyond the end of an object/,
  ],
  ["before a stack array", "int a[4]; volatile int i = -1; a[0] = 0;\n return a[i];", 2, /beyond the bounds/],
  [
    "global array",
    "static int g[3]; volatile int i = 3;\n return g[i];",
    2,
    /beyond the end of an object|beyond the bounds/,
  ],
  ["heap block", "char *p = malloc(10); volatile int i = 10;\n p[i] = 1; return 0;", 2, /beyond the end of an object/],
  [
    "library call past a heap block",
    "char *p = malloc(10);\n memset(p, 0, 11); return 0;",
    2,
    /beyond the end of an object/,
  ],
  ["use after free", "int *p = malloc(4); free(p);\n return *p;", 2, /the block was freed/],
  ["double free", "int *p = malloc(4); free(p);\n free(p); return 0;", 2, /freed already/],
  ["free of no block", "int x; \n free(&x); return 0;", 2, /no block of the heap/],
  ["a string literal written", 'char *p = "text";\n p[0] = 1; return 0;', 2, /read-only/],
  ["a constant written", "static const int c = 1; int *p = (int *)&c;\n *p = 2; return 0;", 2, /read-only/],
  ["unterminated string", 'char a[4]; memcpy(a, "abcd", 4);\n return (int)strlen(a);', 2, /beyond the (bounds|end)/],
  [
    "a wild function pointer",
    "int (*f)(void) = (int (*)(void))0x1234;\n return f();",
    2,
    /0x1234, which is no function/,
  ],
  ["data called", "static int x; int (*f)(void) = (int (*)(void))&x;\n return f();", 2, /which is no function/],
  ["division by zero", "volatile int z = 0;\n return 1 / z;", 2, /Division by zero/],
  ["endless loop", "volatile int i = 0;\n for (;;) i++;", 2, /does not seem to end/],
  [
    "a filter that always fails",
    "__try {\n *(volatile int *)0 = 1; } __except (*(volatile int *)8) { } return 0;",
    2,
    /stack is used up/,
  ],
  ["endless recursion", "return main();", 1, /stack is used up/],
  ["an undefined function", "extern int nowhere(int);\n return nowhere(1);", 2, /nowhere is called, but neither/],
  [
    "structure copied beyond a block",
    "struct { int v[8]; } *p = malloc(16), s;\n s = *p; return s.v[0];",
    2,
    /read of 32 bytes/,
  ],
];

describe("mistakes are named with their place", () => {
  it.each(mistakes)("%s", (_, body, line, message) => {
    const folder = mkdtempSync(join(tmpdir(), "ringside-"));
    try {
      const file = join(folder, "mistake.c");
      writeFileSync(file, `#include <stdlib.h>\n#include <string.h>\nint main(void) {\n${body}\n}\n`);
      const limits = { fuel: 1_000_000 };
      const program = compileProgram([file]);
      const ours = execProgram(program, limits);
      expect(ours.fault?.message).toMatch(message);
      // Either engine says the same, with the same frames.
      expect(execProgram(program, { ...limits, engine: "interpret" })).toEqual(ours);
      expect(ours.exitCode).toBeGreaterThan(120);
      const place = ours.fault?.stack.find((frame) => frame.place !== undefined)?.place;
      expect((place?.startLine ?? 0) - 2).toBe(line);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("finds a local used after its function returned", () => {
    const folder = mkdtempSync(join(tmpdir(), "ringside-"));
    try {
      const file = join(folder, "dangling.c");
      writeFileSync(
        file,
        "static int *leak(void) { int x = 5; int *p = &x; return p; }\nint main(void) { int *p = leak(); return *p; }\n",
      );
      expect(runOurs([file]).fault?.message).toMatch(/the variable's function has returned/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
