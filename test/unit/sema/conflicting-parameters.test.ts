// Declarations of one function whose parameters or results differ, and of a variable, as Microsoft's C takes them.
import { expect, test } from "vitest";
import { compile } from "./compile.ts";

const said = (source: string): string[] =>
  compile({ "test.c": source }, { path: "test.c" }).diagnostics.map((d) => `${d.severity} ${d.code}`);

test.each([
  ["enum A { a }; enum B { b }; int f(enum A x); int f(enum B x) { return x; }", ["warning conflicting-types"]],
  ["int f(char *p); int f(short *p) { return *p; }", ["warning conflicting-types"]],
  ["enum A { a }; int f(enum A x); int f(char *x) { return *x; }", ["error conflicting-types"]],
  ["enum A { a }; int f(enum A x); int f(unsigned char x) { return x; }", ["warning conflicting-types"]],
  ["enum A { a }; enum B { b }; enum A f(void); enum B f(void) { return b; }", ["warning conflicting-types"]],
  ["enum A { a }; extern enum A x; unsigned long x;", ["warning conflicting-types"]],
  ["enum A { a }; extern enum A x; unsigned char x;", ["error conflicting-types"]],
  ["int f(long long x); int f(int x) { return x; }", ["error conflicting-types"]],
])("%s", (source, expected) => expect(said(source)).toEqual(expected));
