// The parser, construct by construct, and what damaged text costs: one statement, or one declaration.
import { describe, expect, it } from "vitest";
import { printNode } from "./print-tree.ts";
import { unitOf } from "./support.ts";

function parse(text: string, file = "main.c"): { nodes: string[]; problems: string[] } {
  const unit = unitOf({ [file]: text });
  return {
    nodes: unit.segments.flatMap(({ declarations }) => declarations.map(({ node }) => printNode(node))),
    problems: unit.diagnostics.map(({ range, message }) => `${range.startLine + 1}: ${message}`),
  };
}
/** The only declaration of a text without faults. */
function one(text: string): string {
  const { nodes, problems } = parse(text);
  expect(problems).toEqual([]);
  return nodes.join(" | ");
}
/** An expression, as what a function returns. */
function expression(text: string, before = ""): string {
  const node = one(`${before} int test(void) { return ${text}; }`);
  return /\(return (.*)\)\}$/s.exec(node)?.[1] ?? node;
}
function statement(text: string): string {
  const node = one(`int test(void) { ${text} }`);
  return /^function test: function\(void\) returning int \{(.*)\}$/s.exec(node)?.[1] ?? node;
}

describe("expressions", () => {
  it.each([
    ["a + b * c - d", "(- (+ a (* b c)) d)"],
    ["a = b += c ? d : e, f", "(, (= a (+= b (? c d e))) f)"],
    ["a || b && c | d ^ e & f == g < h << i", "(|| a (&& b (| c (^ d (& e (== f (< g (<< h i))))))))"],
    ["-a * !b + ~*c++ - --d", "(- (+ (* (- a) (! b)) (~ (* (post++ c)))) (pre-- d))"],
    ["a.b->c[1](2, x)(3)", "(call (call ([] (-> (. a b) c) 1) 2 x) 3)"],
    ["&a[i].b", "(& (. ([] a i) b))"],
    ["a ?: b", "(? a  b)"],
    ["sizeof a + sizeof(int) + sizeof(a)[0]", "(+ (+ (sizeof a) (sizeof <int>)) (sizeof ([] a 0)))"],
    [
      "(int)a + (a)(b) - (unsigned char *)-1",
      "(- (+ (cast <int> a) (call a b)) (cast <pointer to unsigned char> (- 1)))",
    ],
    ["(int[2]){ 1, 2 }[0]", "([] (literal <array[2] of int> {1, 2}) 0)"],
    ["_Alignof(long) + __alignof(int) ", "(+ (alignof <long>) (alignof <int>))"],
    ["_Generic(a, int: 1, char *: 2, default: 3)", "(generic a <int>:1 <pointer to char>:2 default:3)"],
    ["__builtin_offsetof(struct S, a[2].b)", "(offsetof <struct S> .a[2].b)"],
    ["__builtin_va_arg(list, int *)", "(va_arg list <pointer to int>)"],
    ["({ int i = 1; i; })", "({i: int = 1; i;})"],
    ["0x1Fui64 + 10i64 + 077 + 0b11u + 1.5f + .5L + 1e3", "(+ (+ (+ (+ (+ (+ 31ui64 10i64) 63) 3u) 1.5f) 0.5l) 1000)"],
    ["'a' + '\\n' + 'ab' + L'\\x1234' + '\\377'", "(+ (+ (+ (+ '97' '10') '24930') '4660') '-1')"],
    ['"a\\n" "b" "\\x41" "0"', '"a\nbA0"'],
    ['L"a" "b"', 'wchar"ab"'],
    // What is left of `PREFIX"a"` with PREFIX defined as L.
    ['L "a" L "b"', 'wchar"ab"'],
  ])("%s", (text, tree) => {
    expect(expression(text)).toBe(tree);
  });
  it("knows types from values by what a name is at that point", () => {
    expect(expression("(T)(x) + (v)(x)", "typedef int T; int v(int);")).toContain("(+ (cast <T> x) (call v x))");
    expect(one("typedef int T; int f(void) { T * a; int T = 2; return T * a; }")).toContain(
      "{a: pointer to T; T: int = 2; (return (* T a))}",
    );
    expect(one("typedef int T; int f(int T) { return (T)(1); } T after;")).toContain("(return (call T 1))} | after: T");
  });
});

describe("declarations", () => {
  it.each([
    [
      "int a, *b, c[3][4], (*d)(int, ...), *(*e[2])(void);",
      "a: int; b: pointer to int; c: array[3] of array[4] of int; d: pointer to function(int, ...) returning int; e: array[2] of pointer to function(void) returning pointer to int",
    ],
    [
      "static const volatile unsigned long long x = 1, y;",
      "x: static const volatile unsigned long long = 1; y: static const volatile unsigned long long",
    ],
    ["char * const restrict p;", "p: const restrict pointer to char"],
    [
      "typedef struct _S { int a : 3, : 2; struct { int x; union { char c; }; }; struct _S *next; int tail[]; } S, *PS;",
      "S: typedef struct _S {a: int :3; int :2; struct {x: int; union {c: char}}; next: pointer to struct _S; tail: array[] of int}; PS: pointer to typedef struct _S {a: int :3; int :2; struct {x: int; union {c: char}}; next: pointer to struct _S; tail: array[] of int}",
    ],
    ["enum E { A, B = 2, C = B << 1, };", "enum E {A, B=2, C=(<< B 1)}"],
    ["enum E : unsigned char { A };", "enum E {A}"],
    [
      "struct P { int x, y; } a[] = { [1] = { .y = 2, 3 }, [2 ... 4].x = 5, { } };",
      "a: array[] of struct P {x: int; y: int} = {[1]={.y=2, 3}, [2 ... 4].x=5, {}}",
    ],
    [
      "int f(a, b) int a; char *b; { return a; }",
      "function f: function(a, b) returning int a: int b: pointer to char {(return a)}",
    ],
    ['_Static_assert(sizeof(int) == 4, "int");', "(assert (== (sizeof <int>) 4))"],
    ["__declspec(dllimport) int __stdcall f(void);", "f: function(void) returning @dllimport int"],
    ["__declspec(align(16)) struct S { char c; } s;", "s: @align(16) struct S {c: char}"],
    [
      "int (__cdecl *p)(void); void (__fastcall f)(int);",
      "p: pointer to function(void) returning int | f: function(int) returning void",
    ],
    ["unsigned __int64 a; __int8 b; char * __ptr32 c;", "a: unsigned __int64 | b: __int8 | c: ptr32 pointer to char"],
    ["__forceinline int f(void) { return 1; }", "function f: function(void) returning inline int {(return 1)}"],
    ["__attribute__((packed)) struct { int a; } s;", "s: @packed struct {a: int}"],
    ["typeof(1 + 2) x; __typeof__(int *) y;", "x: typeof | y: typeof"],
    ['extern "C" { int a; } extern "C" int b;', "a: int | b: int"],
    ["f(x) { return x; }", "function f: function(x) returning  {(return x)}"],
    [
      "#pragma pack(push, 1)\nstruct A { int a; };\n#pragma pack(pop)\nstruct B { int b; };",
      "struct A {a: int} pack 1 | struct B {b: int}",
    ],
  ])("%s", (text, tree) => {
    expect(one(text)).toBe(tree);
  });
  it("annotations, wherever SAL stands", () => {
    expect(
      one(`__ringside_annotation(IRQL_requires_max, 2) int f(__ringside_annotation(In_reads, n * 2) int *p,
        __ringside_annotation(Out) int n) __ringside_annotation(Ret) ;`),
    ).toBe("f: function(p: pointer to #In_reads(n*2) int, n: #Out int) returning #Ret #IRQL_requires_max(2) int");
  });
  it("#pragma code_seg goes with the declarations after it", () => {
    const unit = unitOf(
      '#pragma code_seg("PAGE")\nint f(void) { return 1; }\n#pragma code_seg()\nint g(void) { return 2; }',
    );
    expect(unit.segments.at(-1)?.declarations.map(({ sections }) => sections.code)).toEqual(["PAGE", ""]);
  });
});

describe("statements", () => {
  it.each([
    ["if (a) b; else if (c) d; else e;", "(if a b; else (if c d; else e;))"],
    ["for (int i = 0; i < 3; i++) a += i;", "(for i: int = 0; (< i 3); (post++ i) (+= a i);)"],
    ["for (;;) { break; continue; }", "(for ; ;  {(break) (continue)})"],
    ["do x--; while (x > 0);", "(do (post-- x); (> x 0))"],
    [
      "switch (a) { case 1: case 2 ... 4: b; break; default: ; }",
      "(switch a {(case 1 (case 2 … 4 b;)) (break) (default ;)})",
    ],
    ["again: a; goto again; end: ;", "(label again a;) (goto again) (label end ;)"],
    ["__try { a; __leave; } __except (f(1)) { b; }", "(try {a; (leave)} except (call f 1) {b;})"],
    ["__try { a; } __finally { b; }", "(try {a;} finally {b;})"],
    ["int a; a = 1; struct S { int x; } s; { int b; }", "a: int; (= a 1); s: struct S {x: int}; {b: int;}"],
    ["while (a) ;", "(while a ;)"],
  ])("%s", (text, tree) => {
    expect(statement(text)).toBe(tree);
  });
});

describe("what a fault costs", () => {
  const inside = (text: string): { nodes: string[]; problems: string[] } =>
    parse(`int f(void) {\n  before;\n${text}\n  after;\n}\nint g;`);
  it.each([
    ["  a + ;", "expected an expression, found ';'"],
    ["  foo(1,;", "expected an expression, found ';'"],
    ["  int a[] = { 1, @ };", "expected an expression, found '@'"],
    ["  if (a > ) { b; }", "expected an expression, found ')'"],
    ["  x->;", "expected the name of a member after '->', found ';'"],
    ["  for (i = 0; i < ; i++) { b; }", "expected an expression, found ';'"],
    ["  1 2;", "expected ';' after the expression, found '2'"],
    ["  a = 'unclosed;\n  ;", "'unclosed;"],
  ])("%s costs that statement", (text, message) => {
    const { nodes, problems } = inside(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^3: /);
    expect(problems[0]).toContain(message);
    expect(nodes).toHaveLength(2);
    expect(nodes[0]).toMatch(/\{before; .*<\w+>.* after;\}$/);
    expect(nodes[1]).toBe("g: int");
  });
  it("outside a function it costs that declaration", () => {
    const { nodes, problems } = parse("int a;\nint b = ;\nint 3c;\nstruct { int (x } s;\nint d;");
    expect(problems.map((text) => text.split(":")[0])).toEqual(["2", "3", "4"]);
    expect(nodes[0]).toBe("a: int");
    expect(nodes.at(-1)).toBe("d: int");
  });
  it("a member's missing semicolon is said, and costs nothing", () => {
    const { nodes, problems } = parse("struct S { int a; int x } s;");
    expect(problems).toEqual(["1: expected ';' after the last member, found '}'"]);
    expect(nodes).toEqual(["s: struct S {a: int; x: int}"]);
  });
  it("an unknown type costs no more than its name", () => {
    const { nodes, problems } = parse("FOO *f(PBAR x, int y) { FOO *z = x; return z; }\nint after;");
    expect(problems.every((text) => text.includes("unknown type name"))).toBe(true);
    expect(nodes.at(-1)).toBe("after: int");
    expect(nodes[0]).toContain("y: int");
  });
  it("a function whose closing brace is missing does not take the next one's outline along", () => {
    const { problems } = parse("int f(void) {\n  if (a) {\n  b;\n}\nint g(void) { return 1; }\n");
    expect(problems.length).toBeGreaterThan(0);
  });
  it("passes over inline assembly, whatever stands in it", () => {
    expect(one("void f(void) { __asm {\n mov eax, 1 ; don't\n } __asm int 3\n after; }")).toBe(
      "function f: function(void) returning void {(asm) (asm) after;}",
    );
  });
  it("names the C++ that it does not read in C++ sources", () => {
    for (const [text, word] of [
      ["template <> struct A<int> { int x; };", "no class template"],
      ["void f() { throw 1; }", "throw"],
      ["void f() { try { } catch (...) { } }", "try"],
    ] as const) {
      const { nodes, problems } = parse(`${text}\nint after;`, "main.cpp");
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(word);
      expect(nodes.at(-1)).toBe("after: int");
    }
  });
  it("reads a C++ class that is named from the global scope", () => {
    const { nodes, problems } = parse("struct A;\nstruct ::A { C::D e; int x; };\nint after;", "main.cpp");
    expect(problems).toEqual([expect.stringContaining("C::D")]);
    expect(nodes.at(-1)).toBe("after: int");
  });
});
