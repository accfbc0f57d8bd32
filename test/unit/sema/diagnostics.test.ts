// What the compiler says about mistakes, and that it says nothing about idiomatic driver code.
import { describe, expect, test } from "vitest";
import { compile, messages } from "./compile.ts";

const codes = (source: string): string[] =>
  compile(source).diagnostics.map((d) => `${d.range.startLine + 1} ${d.severity} ${d.code}`);

describe("mistakes", () => {
  test.each([
    ["int f(void) { return x; }", "1 error undeclared"],
    ["int f(void) { return g(); }", "1 warning implicit-function"],
    ["struct s { int a; }; int f(struct s *p) { return p->b; }", "1 error no-member"],
    ["struct s; int f(struct s *p) { return p->b; }", "1 error incomplete-type"],
    ["struct s { int a; }; int f(struct s x) { return x->a; }", "1 error no-member"],
    ["int g(int, int); int f(void) { return g(1); }", "1 error argument-count"],
    ["int g(int); int f(void) { return g(1, 2); }", "1 warning argument-count"],
    ["int *f(int x) { return x; }", "1 warning int-to-pointer"],
    ["int f(int *p) { return p; }", "1 warning pointer-to-int"],
    ["void f(const char *p) { char *q = p; }", "1 warning qualifier-dropped"],
    [
      "struct a { int x; } *g(void); struct b { int y; }; void f(void) { struct b *p = g(); }",
      "1 warning incompatible-pointer",
    ],
    ["struct a { int x; }; void f(struct a v) { int i = v; }", "1 error incompatible-types"],
    ["void g(void); int f(void) { return g(); }", "1 error incompatible-types"],
    ["void f(void) { const int x = 1; x = 2; }", "1 error assign-const"],
    ["void f(void) { 1 = 2; }", "1 error not-an-lvalue"],
    ["void f(char c) { (int)c = 2; }", "1 error not-an-lvalue"],
    ["void f(unsigned *t, int *p) { (int *)t[0] = p; }", "1 warning not-an-lvalue"],
    ["int f(int x) { if (x) return 1; }", "1 warning missing-return"],
    ["void f(void) { break; }", "1 error misplaced-jump"],
    ["void f(int x) { x == 2; }", "1 warning comparison-unused"],
    ["int f(int x) { if (x = 2) return 1; return 0; }", "1 warning assignment-in-condition"],
    ["int f(int x) { while ((x > 0) && (x = (int)0)) x--; return x; }", "1 warning assignment-in-condition"],
    ["int f(int x) { return x & 2 == 2; }", "1 warning bitwise-precedence"],
    ["int f(int x) { return 4 != x | 3; }", "1 warning bitwise-precedence"],
    ["int f(int x) { return !x & 3; }", "1 warning bitwise-precedence"],
    ["int f(int x) { if (x != 1 || x != 2) return 1; return 0; }", "1 warning condition-constant"],
    ["int f(int x) { if (x == 1 && x == 2) return 1; return 0; }", "1 warning condition-constant"],
    ["enum e { A = 3, B }; int f(enum e x) { return x != A || x != B; }", "1 warning condition-constant"],
    ["int f(int x) { if (x == 1 || 2) return 1; return 0; }", "1 warning condition-constant"],
    ["int f(int x) { if (x && 8) return 1; return 0; }", "1 warning condition-constant"],
    ["int f(int x) { while (x | 4) x--; return x; }", "1 warning condition-constant"],
    [
      "struct s { int a[2]; }; int f(struct s *p) { if (p->a[1] == p->a[1]) return 1; return 0; }",
      "1 warning condition-constant",
    ],
    [
      "int f(int x) { if (x == 1) return 1; else if (x == 2) return 2; else if (1 == x) return 3; return 0; }",
      "1 warning condition-repeated",
    ],
    ["int f(int x) { if (x == 1); { x = 2; } return x; }", "1 warning semicolon-after-condition"],
    ["int f(int x) { int i; for (i = 0; i < 4; i++); { x += i; } return x; }", "1 warning semicolon-after-condition"],
    ["void f(void) { goto nowhere; }", "1 error no-label"],
    ["int f(int x) { switch (x) { case 1: case 1: return 0; } return 1; }", "1 error duplicate-case"],
    ["int f; int f(void) { return 0; }", "1 error redefinition"],
    ["int f(int); long long f(int x) { return x; }", "1 error conflicting-types"],
    ["extern int *volatile p; int *p;", "1 warning conflicting-types"],
    ["int f(int *); int f(char *x) { return *x; }", "1 warning conflicting-types"],
    ["int f(int); int f(char *x) { return *x; }", "1 error conflicting-types"],
    ["int f(void) { return 0; } int f(void) { return 1; }", "1 error redefinition"],
    ["struct s { int a; }; struct s { int a; };", "1 error redefinition"],
    ["int a[2] = { 1, 2, 3 };", "1 error excess-initializer"],
    ["int a[UNKNOWN] = { 1, 2, 3 };", "1 error undeclared"],
    ["MISSING a[] = { { 1, 2 }, { 3 } };", "1 error unknown-type"],
    ["struct s { MISSING m; }; struct s v = { 1, 2 };", "1 error unknown-type"],
    ["int x; int y = x;", "1 error not-constant"],
    ['_Static_assert(sizeof(int) == 8, "int");', "1 error static-assert"],
    ["void f(int n) { int a[n]; }", "1 error variable-length-array"],
    ["int f(int n, int a[n]) { return a[0]; }", "1 error variable-length-array"],
    ['void f(void) { asm volatile ("nop" : : "r"(1) : "memory"); }', "1 warning unsupported"],
    ['void f(void) { asm("nop"); }', "1 warning unsupported"],
    ["void f(void) { __asm { cli }}", "1 warning unsupported"],
    ['asm(".text");', "1 error unsupported"],
    ["int f(int n) { int g(int x) { return x + n; } return n; }", "1 error unsupported"],
    ["int f(void) { __label__ out; return 0; }", "1 error unsupported"],
    ["void f(void *p) { goto *p; }", "1 error unsupported"],
    ["typedef int v __attribute__((vector_size(16)));", "1 error unsupported"],
    ["int f(void) { return 1 << 40; }", "1 warning shift-count"],
    ["struct s { int b : 40; };", "1 error bad-bit-field"],
    ["int f(int *p, char *q) { return p == q; }", "1 warning incompatible-pointer"],
    ["int h(int *p, int w); int (*f)(void *, long long) = h;", "1 warning incompatible-pointer"],
    ["void f(void) { int x; int x; }", "1 error redefinition"],
    ["struct s { };", "1 warning empty-record"],
    ["int f(int a, int a);", "1 error redefinition"],
    // GNU's extensions, by name.
    ["int x = __builtin_types_compatible_p(int, long);", "1 error unsupported"],
    ["double f(double x) { return __real__ x; }", "1 error unsupported"],
    ["double x = 1.0i;", "1 error number"],
    ["int f(int a) { int r; return __builtin_mul_overflow(a, 2, &r); }", "1 error unsupported"],
    ["void g(int *); void f(void) { int x __attribute__((cleanup(g))); }", "1 error unsupported"],
    ["__attribute__((constructor)) void f(void) { }", "1 error unsupported"],
    ['int a; extern int b __attribute__((alias("a")));', "1 error unsupported"],
    ["typedef int big __attribute__((mode(DI)));", "1 error unsupported"],
    ["typedef int F(int a, int b, int a);", "1 error redefinition"],
    ["int f(int a, int a) { return a; }", "1 error redefinition"],
    ["int f(a, a) int a; { return a; }", "1 error redefinition"],
    ["typedef struct { int a; } T; typedef struct { int a; } T;", "1 error redefinition"],
    ["typedef enum e { a, b } E; typedef enum e { a, b } E; E v = b;", "1 error redefinition"],
    ["MISSING cb; int cb(int x) { return cb(x); }", "1 error unknown-type"],
    [
      "int f(MISSING *, int); int f(struct s *p, int x) { return x; } int g(void) { return f(0, 1); }",
      "1 error unknown-type",
    ],
    ["int f(int, MISSING); int f(int a, char *b) { return a; }", "1 error unknown-type"],
    ["typedef int *(*F)(MISSING *, int); int f(F g) { return *g(0, 1); }", "1 error unknown-type"],
    ["MISSING_API int f(void) { return 1; } int g(void) { return f(); }", "1 error unknown-macro"],
    ["int MISSING_CALL f(void) { return 1; } int g(void) { return f(); }", "1 error unknown-macro"],
    ["int f(void) MISSING_LAST { return 1; } int g(void) { return f(); }", "1 error unknown-macro"],
    ["MISSING_DECL struct s { int a; }; int g(struct s *p) { return p->a; }", "1 error unknown-macro"],
    ["typedef struct { int a; } *P; typedef struct { int a; } *P;", "1 error redefinition"],
    ["typedef unsigned long long T; typedef enum { a } T;", "1 error redefinition"],
    ["typedef enum { a } T; typedef enum { b } T;", "1 error redefinition"],
  ])("%s", (source, expected) => {
    expect(codes(source)).toEqual([expected]);
  });
  test("one mistake is told once, with what to do", () => {
    const unit = compile("int f(void) { int a = lost + 1; return lost2.x->y[3]; }");
    expect(messages(unit)).toEqual([
      "1: error undeclared: 'lost' is not declared.",
      "1: error undeclared: 'lost2' is not declared.",
    ]);
    expect(unit.diagnostics[0]?.remedy).toBe("Declare it, include its header, or correct the name.");
  });
});

describe("no noise", () => {
  test.each([
    "int f(int a, int b) { return (a & 2) == 2 | (b == 1) & (a != 0); }",
    "int f(int a, int b) { return a == 1 & b == 2 | !a & !b; }",
    "int f(int a) { int b; if ((b = a) != 0) return b; while (b = a - 1) a--; return !(a & 2); }",
    "int f(int a) { a = a == 2; return (a == 1), (void)(a == 1), a; }",
    "enum { a = 1 }; int f(enum { a = 4 } first, int second[][a]); int g[a];",
    "void f(struct s *p); struct s { int a; }; void f(struct s *p) { p->a = 1; }",
    "void f(enum e e); void f(enum e e) { (void)e; }",
    "int f(int n, char a[sizeof n]) { return a[0]; } int asm(int x) { return x; } int g(void) { return asm(3) + asm(4); }",
    "typedef unsigned long ULONG; typedef long LONG; void f(ULONG *p) { LONG *q = p; }",
    "void g(void *); void f(int **p) { g(p); int *q = (void *)0; char c = 300; }",
    "typedef void *HANDLE; int f(HANDLE h) { return h == (HANDLE)(long long)-1; }",
    "int f(int x) { for (;;) { if (x) return 1; x++; } }",
    "int f(int x) { switch (x) { case 1: return 1; default: return 2; } }",
    "__declspec(noreturn) void stop(void); int f(int x) { if (x) return 1; stop(); }",
    "struct s { int a; }; void f(struct s *p) { (void)p; (p); char b[4] = { 0 }; struct s z = { 0 }; }",
    "int f(unsigned char *s) { char *t = s; return *t; }",
    'void say(const char *, ...); void f(void) { say("at " __FUNCTION__ ": %d\\n", 1); say(__FUNCTION__ "!"); say(__FUNCTION__); }',
    "struct c { int n; }; int h(struct c *p, int w) { return p->n + w; } int (*f)(void *, int) = h;",
    "typedef int F(void); F g; static F h; int g(void) { return h(); } static int h(void) { return 1; }",
    "int main() { return 0; } int k(a, b) int a, b; { return a + b; }",
    "typedef unsigned long ULONG; typedef enum { none, some } ULONG; int f(ULONG u) { return u == some; }",
    "typedef int T; int f(T *p [[maybe_unused]], [[maybe_unused]] T q) { [[maybe_unused]] T a; int b [[maybe_unused]] = q; switch (b) { case 1: q = 2; [[fallthrough]]; default: return q; } }",
    "static [[maybe_unused]] int a; [[maybe_unused]] static int f(void) { return a; } struct [[maybe_unused]] s { [[maybe_unused]] int b; int c [[maybe_unused]]; }; enum [[maybe_unused]] { d [[maybe_unused]], e };",
  ])("%s", (source) => {
    expect(codes(source)).toEqual([]);
  });
});

test("nothing is thrown, whatever the source", () => {
  const pieces = [
    "struct s {",
    "int f(",
    ") {",
    "x =",
    "* &",
    "return",
    "}",
    "[",
    "case 3:",
    "typedef",
    ";",
    "f(1)",
    "->",
    "goto a;",
    "sizeof",
    "(int)",
    "= {",
    ", .a = 1",
  ];
  let seed = 1;
  const next = (n: number): number => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % n;
  };
  for (let i = 0; i < 200; i++) {
    let text = "int f(int x) { ";
    for (let k = 0; k < 14; k++) text += `${pieces[next(pieces.length)]} `;
    const unit = compile(text);
    expect(unit.diagnostics.filter((d) => d.code === "internal")).toEqual([]);
  }
  const deep = compile(`int f(int x) { return ${"(".repeat(3000)}x${")".repeat(3000)}; }`);
  expect(deep.path).toBe("test.c");
});

test("a type that is not declared is told once, and what is made of it is not complained of", () => {
  const unit = compile(
    "int f(LOST *p, int x) {\n  p->a = x;\n  x = p->b[2].c + 1;\n  LOST y = *p;\n  return y.z;\n}\nint g(void) { return 1; }",
  );
  expect(unit.diagnostics.filter((d) => d.code !== "unknown-type")).toEqual([]);
  expect(unit.functions.has("g")).toBe(true);
});
