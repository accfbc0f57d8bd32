// Units over edits, headers shared by units, linking, and expressions given as text.
import { describe, expect, test } from "vitest";
import {
  compileExpression,
  compileTypeName,
  createCompileCache,
  linkProgram,
  printExpr,
  printFunction,
  typeText,
} from "../../../compiler/index.ts";
import { compile, messages } from "./compile.ts";

describe("edits", () => {
  test("an edit inside one body keeps every other function as the same object", () => {
    const cache = createCompileCache();
    const text = (body: string) =>
      `struct s { int a; };\nint f(struct s *p) { return ${body}; }\nint g(void) { return "x"[0]; }\n`;
    const before = compile(text("p->a"), { cache });
    const after = compile(text("p->a + lost"), { cache });
    expect(after.functions.get("g")).toBe(before.functions.get("g"));
    expect(after.functions.get("f")).not.toBe(before.functions.get("f"));
    expect(messages(after)).toEqual(["2: error undeclared: 'lost' is not declared."]);
    const again = compile(text("p->a"), { cache });
    expect(messages(again)).toEqual([]);
    expect(again.globals.map((g) => g.symbol.linkName)).toEqual(before.globals.map((g) => g.symbol.linkName));
  });
  test("ranges move with the text above", () => {
    const cache = createCompileCache();
    compile("int f(void) { return lost; }", { cache });
    const moved = compile("\n\nint f(void) { return lost; }", { cache });
    expect(messages(moved)).toEqual(["3: error undeclared: 'lost' is not declared."]);
  });
  test("a changed type changes what uses it", () => {
    const cache = createCompileCache();
    const text = (member: string) => `struct s { ${member} int a; };\nint f(struct s *p) { return p->a; }\n`;
    const before = compile(text(""), { cache });
    const after = compile(text("int first;"), { cache });
    expect(after.functions.get("f")).not.toBe(before.functions.get("f"));
  });
  test("a body lowered again sees only what stands before it", () => {
    const cache = createCompileCache();
    const text = (n: number) => `int f(void) { return later(${n}); }\nint later(int x) { return x; }\n`;
    expect(messages(compile(text(1), { cache })).length).toBe(1);
    expect(messages(compile(text(2), { cache })).length).toBe(1);
  });
});

describe("headers", () => {
  const header =
    "typedef struct opaque *handle; int api(handle h); struct pair { int a, b; }; static inline int twice(int x) { return 2 * x; }";
  test("are shared by units, which do not disturb each other", () => {
    const cache = createCompileCache();
    const files = {
      "h.h": header,
      "a.c": '#include "h.h"\nint api(handle h) { return twice(1); }',
      "b.c": '#include "h.h"\nint b(handle h) { return api(h); }',
    };
    const a = compile(files, { cache, path: "a.c" });
    const b = compile(files, { cache, path: "b.c" });
    expect([...messages(a), ...messages(b)]).toEqual([]);
    expect(a.symbols.get("api")?.defined).toBe(true);
    expect(b.symbols.get("api")?.defined).toBe(false);
    expect(a.records.get("pair")).toBe(b.records.get("pair"));
  });
  test("what one defines another and the source do not define again, to the letter or not", () => {
    const one = "typedef enum state { off, on } state; enum { first = 1 }; typedef enum late late; late *named(void);";
    for (const path of ["a.c", "a.cpp"]) {
      const text = `#include "h.h"\n#include "o.h"\n#include "d.h"\nenum { first = 2 };\ntypedef char *state;\nlate l = (late)soon;\n`;
      const unit = compile(
        { "h.h": one, "o.h": "typedef enum state { off, on } state;", "d.h": "enum late { soon };", [path]: text },
        { path },
      );
      const places = unit.diagnostics.map(({ range, code }) => `${range.file} ${range.startLine + 1} ${code}`);
      expect(places.sort()).toEqual([`${path} 4 redefinition`, `${path} 5 redefinition`, "o.h 1 redefinition"]);
    }
  });
  test("a structure declared in a header may be defined in the source, again after each edit", () => {
    const cache = createCompileCache();
    const files = (n: number) => ({
      "h.h": header,
      "a.c": `#include "h.h"\nstruct opaque { int a[${n}]; };\nint f(handle h) { return (int)sizeof *h + h->a[0]; }`,
    });
    for (const n of [1, 2, 3]) {
      const unit = compile(files(n), { cache, path: "a.c" });
      expect(messages(unit)).toEqual([]);
      const fn = unit.functions.get("f");
      expect(fn && printFunction(fn)).toContain(`(${4 * n} + h->a[0])`);
    }
  });
});

describe("linking", () => {
  const unit = (path: string, text: string) => compile({ [path]: text }, { path });
  test("what is defined nowhere is an import", () => {
    const program = linkProgram([
      unit("a.c", "int b(void); int ddi(int); extern int shared; int a(void) { return b() + ddi(1) + shared; }"),
      unit("b.c", "int shared = 1; int b(void) { return 2; }"),
    ]);
    expect([...program.imports.keys()]).toEqual(["ddi"]);
    expect([...program.functions.keys()].sort()).toEqual(["a", "b"]);
  });
  test("two definitions are told, tentative ones are merged", () => {
    const program = linkProgram([
      unit("a.c", "int x; int f(void) { return 1; }"),
      unit("b.c", "int x = 5; int f(void) { return 2; }"),
    ]);
    expect(program.diagnostics.map((d) => [d.code, d.range.file])).toEqual([["duplicate-definition", "b.c"]]);
    expect(program.globals.get("x")?.global.bytes?.[0]).toBe(5);
  });
  test("disagreeing declarations are told", () => {
    const program = linkProgram([
      unit("a.c", "long long f(int); int a(void) { return f(1); }"),
      unit("b.c", "int f(int x) { return x; }"),
    ]);
    expect(program.diagnostics.map((d) => d.code)).toEqual(["conflicting-types"]);
  });
});

describe("text", () => {
  const source = `#define FLAG 0x10
struct ext { int count; struct ext *next; };
int f(struct ext *e, int n) { { int n = 5; e->count = n; } return n; }`;
  const unit = compile(source);
  const fn = unit.functions.get("f");
  const at = (line: string): number => {
    // The step whose range begins with that statement.
    const step = fn?.steps.find((s) => {
      const r = unit.range(fn.declaration, s);
      return source.split("\n")[r.startLine]?.slice(r.startColumn).startsWith(line);
    });
    return step?.first ?? 0;
  };
  test("an expression means what it means at its place", () => {
    const inner = compileExpression("e->next->count + n * FLAG", unit, "f", at("e->count"));
    if (!inner.ok) throw new Error(inner.message);
    expect(inner.value.value && printExpr(inner.value.value)).toBe("($0->next->count + ($2 * 16))");
    const outer = compileExpression("n", unit, "f", at("return"));
    expect(outer.ok && outer.value.value && printExpr(outer.value.value)).toBe("$1");
    expect(outer.ok && outer.value.place?.kind).toBe("local");
  });
  test("assignments and errors", () => {
    const set = compileExpression("e->count = 7", unit, "f", at("return"));
    expect(set.ok && printFunction(set.value.fn)).toContain("e->count = 7");
    expect(compileExpression("e->lost", unit, "f", at("return"))).toEqual({
      ok: false,
      message: "'struct ext' has no member 'lost'.",
    });
    expect(compileExpression("1 +", unit, "f", 0).ok).toBe(false);
  });
  test("type names and macro values", () => {
    const type = compileTypeName("struct ext *[3]", unit);
    expect(type.ok && typeText(type.value)).toBe("struct ext *[3]");
    expect(compileTypeName("struct ext", unit).ok).toBe(true);
    expect(compileTypeName("12", unit).ok).toBe(false);
    expect(unit.macroValue("FLAG")).toBe(16n);
    expect(unit.macroValue("nothing")).toBeUndefined();
  });
});
