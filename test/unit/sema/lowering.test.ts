// What C becomes in the IR, construct by construct.
import { describe, expect, test } from "vitest";
import { compile, ir } from "./compile.ts";
import { faultsOf } from "./verify.ts";

const lines = (...text: string[]): string => text.join("\n");

describe("expressions", () => {
  test("operands are promoted, results converted back", () => {
    expect(ir("unsigned char f(unsigned char a, short b) { return a + b; }")).toBe(
      lines("b0:", "  return (unsigned char)((int)a + (int)b)"),
    );
  });
  test("constants are folded exactly, as the machine would compute them", () => {
    expect(ir("unsigned f(void) { return (1u << 31) + 0x80000000u - 1; }")).toBe(lines("b0:", "  return 4294967295"));
    expect(ir("int f(void) { return 1 / 0; }")).toBe(lines("b0:", "  return (1 / 0)"));
    expect(ir("long long f(void) { return -9223372036854775807LL - 1; }")).toBe(
      lines("b0:", "  return -9223372036854775808"),
    );
  });
  test("a constant keeps the macro or enumerator that spelled it", () => {
    expect(ir("#define STATUS_PENDING ((long)0x103L)\nlong f(void) { return STATUS_PENDING; }")).toBe(
      lines("b0:", "  return STATUS_PENDING"),
    );
    expect(ir("enum e { First, Second };\nint f(int x) { return x == Second; }")).toBe(
      lines("b0:", "  return (x == Second)"),
    );
  });
  test("__FUNCTION__ joins with the literals beside it", () => {
    expect(ir('int f(void) { return sizeof("in " __FUNCTION__ "!") + sizeof(__FUNCTION__ L"") * 100; }')).toBe(
      lines("b0:", "  return 406"),
    );
  });
  test("a list of arguments is begun by its name or, as Microsoft's headers do, by its address", () => {
    const begun = (list: string) => ir(`void f(const char *s, ...) { char *a; __va_start(${list}, s); }`);
    expect(begun("&a")).toBe(begun("a"));
    expect(compile("void f(const char *s, ...) { char *a; __va_start(&a, s); }").diagnostics).toEqual([]);
  });
  test("pointer arithmetic counts in elements", () => {
    expect(ir("int *f(int *p, int i) { return p + i - 1; }")).toBe(
      lines("b0:", "  return ((p + (long long)i*4) + -1*4)"),
    );
    expect(ir("long long f(int *p, int *q) { return p - q; }")).toBe(lines("b0:", "  return ((p - q)/4)"));
  });
  test("places keep the names of members, also through anonymous ones and *&x", () => {
    expect(
      ir("struct s { int a; union { int b; short c; }; }; int f(struct s *p) { int x; *&x = p->b; return x; }"),
    ).toBe(lines("b0:", "  x = p->(anonymous).b", "  return x"));
  });
  test("post-increment keeps the old value, pre-increment reads the new one", () => {
    expect(ir("int f(int x) { return x++; }")).toBe(lines("b0:", "  $1 = x", "  x = ($1 + 1)", "  return $1"));
    expect(ir("int f(int x) { return ++x; }")).toBe(lines("b0:", "  x = (x + 1)", "  return x"));
  });
  test("a compound assignment finds its target once", () => {
    expect(ir("int *g(void); void f(void) { *g() += 2; }")).toBe(
      lines("b0:", "  $0 = call g()", "  *$0 = (*$0 + 2)", "  return"),
    );
  });
  test("a call gives its value to the variable it initialises", () => {
    expect(ir("int g(void); int f(void) { int x = g(); return x; }")).toBe(
      lines("b0:", "  x = call g()", "  return x"),
    );
  });
  test("each volatile read is an assignment of its own", () => {
    expect(ir("int f(volatile int *p) { return *p + *p; }")).toBe(
      lines("b0:", "  $1 = *p", "  $2 = *p", "  return ($1 + $2)"),
    );
  });
  test("&&, || and ?: become control flow, unless they are constant", () => {
    expect(ir("int g(void); int f(int a) { return a && g(); }")).toBe(
      lines(
        "b0:",
        "  if a then b1 else b3",
        "b1:",
        "  $2 = call g()",
        "  if $2 then b2 else b3",
        "b2:",
        "  $1 = 1",
        "  jump b4",
        "b3:",
        "  $1 = 0",
        "  jump b4",
        "b4:",
        "  return $1",
      ),
    );
    expect(ir("int g(void); int f(void) { return sizeof(int) == 4 ? 7 : g(); }")).toBe(lines("b0:", "  return 7"));
  });
  test("conditions branch directly on the comparison", () => {
    expect(ir("int f(int *p, int x) { if (!p || x < 3) return 1; return 0; }")).toBe(
      lines(
        "b0:",
        "  if (p != 0) then b1 else b2",
        "b1:",
        "  if (x < 3) then b2 else b3",
        "b2:",
        "  return 1",
        "b3:",
        "  return 0",
      ),
    );
  });
});

describe("structures", () => {
  test("1, 2, 4 and 8 bytes travel by value; others by the address of a copy, results through a hidden parameter", () => {
    const source = `
      struct small { int a, b; }; struct large { int a, b, c; };
      struct large g(struct small s, struct large l);
      int f(struct small s, struct large l) { return g(s, l).c; }`;
    expect(ir(source)).toBe(lines("b0:", "  $3 = l", "  call g(&$2, s, &$3)", "  return $2.c"));
  });
  test("initialisers zero what they leave out", () => {
    expect(
      ir(
        "struct s { int a[3]; int b; }; void g(struct s *); void f(void) { struct s x = { .a[1] = 5, 6, 7 }; g(&x); }",
      ),
    ).toBe(lines("b0:", "  zero x, 16", "  x.a[1] = 5", "  x.a[2] = 6", "  x.b = 7", "  call g(&x)", "  return"));
  });
});

describe("statements", () => {
  test("a switch falls through and knows ranges", () => {
    expect(ir("int f(int x) { switch (x) { case 1: x = 2; case 5 ... 7: return x; default: break; } return 0; }")).toBe(
      lines(
        "b0:",
        "  switch x { 1: b1, 5..7: b2, default: b3 }",
        "b1:",
        "  x = 2",
        "  jump b2",
        "b2:",
        "  return x",
        "b3:",
        "  jump b4",
        "b4:",
        "  return 0",
      ),
    );
  });
  test("__finally runs once in the IR, whatever way leads through it", () => {
    expect(ir("void g(int); int f(int x) { __try { if (x) return 5; } __finally { g(1); } return 0; }")).toBe(
      lines(
        "  try 0: finally handler b4",
        "b0:",
        "  $1 = 0",
        "  $2 = 0",
        "  jump b1",
        "b1: (try 0)",
        "  if x then b2 else b4",
        "b2: (try 0)",
        "  $2 = 1",
        "  jump b4",
        "b3:",
        "  return 5",
        "b4:",
        "  call g(1)",
        "  finallyEnd 0 next b5",
        "b5:",
        "  switch $2 { 1: b3, default: b6 }",
        "b6:",
        "  return 0",
      ),
    );
  });
  test("every loop has a step, and every statement", () => {
    const unit = compile(
      "void f(void) { for (;;) {} } void g(void) { do {} while (1); } int h(int x) { int y = 1; if (x) y = 2; return y; }",
    );
    expect([...unit.functions.values()].flatMap(faultsOf)).toEqual([]);
    expect(unit.functions.get("h")?.steps.map((s) => s.kind)).toEqual([
      "declaration",
      "condition",
      "statement",
      "return",
    ]);
  });
  test("what cannot be executed is refused in place, the rest is lowered", () => {
    const unit = compile("int f(int x) { int y = nothing + 1; return x; }\nint g(void) { return 3; }");
    expect(unit.functions.get("f")?.refusals.map((r) => r.construct)).toEqual(["undeclared identifier"]);
    expect(unit.functions.get("g")?.refusals).toEqual([]);
  });
});

describe("objects with static storage", () => {
  const global = (source: string, name: string) => compile(source).globals.find((g) => g.symbol.name === name);
  test("bytes and addresses", () => {
    const g = global("int a[4] = { 1, [2] = 0x01020304 };", "a");
    expect(g?.size).toBe(16);
    expect([...(g?.bytes ?? [])]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 4, 3, 2, 1]);
    const p = global("struct s { char c; int v[3]; } x; int *p = &x.v[2];", "p");
    expect(p?.relocations.map((r) => [r.offset, r.target.name, r.addend])).toEqual([[0, "x", 12]]);
  });
  test("bit-fields share their unit, a flexible array grows the object", () => {
    expect([...(global("struct { unsigned a : 3, b : 6; } x = { 5, 33 };", "x")?.bytes ?? [])]).toEqual([0b1101, 1]);
    expect(global('struct { int n; char s[]; } x = { 1, "abc" };', "x")?.size).toBe(8);
  });
  test("a tentative definition is all zeros and may be merged", () => {
    const g = global("int x; int x; extern int y;", "x");
    expect([g?.size, g?.bytes, g?.symbol.mergeable, g?.symbol.defined]).toEqual([4, undefined, true, true]);
    expect(global("extern int y;", "y")).toBeUndefined();
  });
  test("link names tell statics apart", () => {
    const unit = compile("static int a; void f(void) { static int a = 1; { static int a = 2; } }");
    expect(unit.globals.map((g) => g.symbol.linkName).sort()).toEqual(["f::a", "f::a#2", "test.c:a"]);
  });
});

describe("sections", () => {
  const section = (source: string, name: string) => compile(source).symbols.get(name)?.section;
  test("alloc_text, code_seg and declspec", () => {
    expect(section("void f(void);\n#pragma alloc_text(PAGE, f)\nvoid f(void) {}", "f")).toBe("PAGE");
    expect(section('#pragma code_seg("INIT")\nvoid f(void) {}\n#pragma code_seg()\nvoid g(void) {}', "f")).toBe("INIT");
    expect(section('#pragma code_seg("INIT")\nvoid f(void) {}\n#pragma code_seg()\nvoid g(void) {}', "g")).toBe("");
    expect(section('__declspec(code_seg("PAGE")) void f(void) {}', "f")).toBe("PAGE");
    expect(section('#pragma data_seg("PAGEDATA")\nint x = 1;', "x")).toBe("PAGEDATA");
    expect(section('__declspec(allocate("MY")) int x = 1;', "x")).toBe("MY");
  });
});
