// Uninitialised memory that decides something is named with its place; copying it, or setting a part of it, is no mistake.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Program } from "../../compiler/index.ts";
import { execProgram } from "../../kernel/exec/index.ts";
import { compileProgram } from "./native.ts";

const before = `#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
struct s { int a; char c; int b; };
struct bits { unsigned lo : 3, hi : 5; };
struct large { long long v[4]; };
static int pick(int n) { int x; if (n > 3) x = n; return x; }
static struct s make(int full) { struct s v; v.a = 1; v.c = 2; if (full) v.b = 3; return v; }
static int third(struct large l) { if (l.v[3]) return 1; return 0; }
static int taken(int n, ...) { va_list list; va_start(list, n); int v = va_arg(list, int); va_end(list); return v == 1 ? 5 : 6; }
`;
function compiled(body: string): Program {
  const folder = mkdtempSync(join(tmpdir(), "ringside-"));
  try {
    const file = join(folder, "program.c");
    writeFileSync(file, `${before}int main(void) {\n${body}\n}\n`);
    return compileProgram([file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const watched = { uninitialized: true, fuel: 1_000_000 } as const;
const firstLine = before.split("\n").length + 1;

const mistakes: readonly (readonly [title: string, body: string, line: number, message: RegExp])[] = [
  ["a branch", "int x;\n if (x > 1) return 1; return 0;", 2, /The condition depends on x, which was never written/],
  ["a loop", "int i;\n while (i < 3) i++; return 0;", 2, /The condition depends on i\b/],
  [
    "a switch",
    "struct s v = make(0);\n switch (v.b) { case 1: return 1; } return 0;",
    2,
    /value of the switch depends on v\.b/,
  ],
  ["an index", "int a[4] = {0}, i;\n return a[i & 3];", 2, /address of what is accessed depends on i\b/],
  ["a pointer read through", "int *p;\n return *p;", 2, /address of what is accessed depends on p\b/],
  ["a pointer written through", "struct s *p;\n p->a = 1; return 0;", 2, /address of what is accessed depends on p\b/],
  ["a function pointer", "int (*f)(void);\n return f();", 2, /Which function is called depends on f\b/],
  ["an argument of the library", 'int x;\n printf("%d", x); return 0;', 2, /Argument 2 of printf depends on x\b/],
  ["heap memory", "int *p = malloc(8); p[0] = 1;\n if (p[1]) return 1; return 0;", 2, /depends on p\[1\]/],
  [
    "heap memory copied",
    "char *p = malloc(8), q[8]; memset(p, 1, 4); memcpy(q, p, 8);\n if (q[4]) return 1; return 0;",
    2,
    /depends on q\[4\]/,
  ],
  ["a structure copied", "struct s v = make(0), w; w = v;\n if (w.b) return 1; return 0;", 2, /depends on w\.b/],
  ["a value that a function returned", "int v = pick(1);\n if (v) return 1; return 0;", 2, /depends on v\b/],
  ["a floating number", "double d;\n if (d > 1.5) return 1; return 0;", 2, /depends on d\b/],
  ["a bit-field", "struct bits b; b.lo = 1;\n if (b.hi) return 1; return 0;", 2, /depends on b\.hi/],
  ["a bit of flags", "unsigned flags; flags |= 4;\n if (flags & 2) return 1; return 0;", 2, /depends on flags/],
  ["a carry from below", "unsigned n; n &= 1; n += 0xff;\n if (n & 0x100) return 1; return 0;", 2, /depends on n\b/],
  ["what a structure by value brings", "struct large l; l.v[0] = 1;\n return third(l);", -1, /depends on l\.v\[3\]/],
  ["a variable argument", "int x;\n return taken(1, x);", -1, /depends on v\b/],
];
const sound: readonly (readonly [title: string, body: string])[] = [
  ["copying", "struct s v = make(0), w; w = v; struct s *p = malloc(sizeof *p); *p = w; return p->a == 1 ? 0 : 1;"],
  ["a result that nobody looks at", "int x = pick(1); int y = x + 1; (void)y; return 0;"],
  ["bits that were set", "unsigned flags; flags |= 4; if (flags & 4) return 0; return 1;"],
  ["bits that were cleared", "unsigned n; n &= 0xff; if (n > 0xfff) return 1; return n & 0xf00;"],
  ["bit-fields set one by one", "struct bits b; b.lo = 1; b.hi = 2; return b.lo + b.hi - 3;"],
  ["a union's other member", "union { int i; char c[4]; } u; u.i = 0; return u.c[3];"],
  ["an array filled", "int a[4]; for (int i = 0; i < 4; i++) a[i] = i; return a[0];"],
  ["what the library writes", 'char t[16]; sprintf(t, "%d", 12); return strcmp(t, "12");'],
  ["a difference that is certain", "short x[2]; x[0] = 1; int v; memcpy(&v, x, 4); return v == 2;"],
];

describe("uninitialised memory", () => {
  it.each(mistakes)("%s", (_, body, line, message) => {
    const program = compiled(body);
    const result = execProgram(program, watched);
    expect(result.fault?.message).toMatch(message);
    const place = result.fault?.stack.find((frame) => frame.place !== undefined)?.place;
    if (line > 0) expect((place?.startLine ?? 0) + 2 - firstLine).toBe(line);
    // However the run is cut, it comes to the same.
    expect(execProgram(program, { ...watched, slice: 1 })).toEqual(result);
  });
  it.each(sound)("is no mistake: %s", (_, body) => {
    const { fault, exitCode } = execProgram(compiled(body), watched);
    expect({ fault, exitCode }).toEqual({ fault: undefined, exitCode: 0 });
  });
});
