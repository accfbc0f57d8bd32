// Header segments: what units share, and what makes a header be read anew.
import { describe, expect, it } from "vitest";
import { TokenTable } from "../../../compiler/preprocess/index.ts";
import { SyntaxCache } from "../../../compiler/syntax/unit.ts";
import { tokens, unitOf } from "./support.ts";

const headers = {
  "include/wdm.h":
    '#pragma once\n#include "base.h"\ntypedef int NTSTATUS;\n#define OK 0\n#ifdef FLAVOUR\nint flavour;\n#endif\n',
  "include/base.h": "typedef unsigned ULONG;\n#define BASE 1\n",
};

describe("units with the same beginning", () => {
  it("share its segments as objects", () => {
    const cache = new SyntaxCache();
    const a = unitOf({ "a.c": "#include <wdm.h>\nNTSTATUS a = OK;\n", ...headers }, {}, cache);
    const b = unitOf(
      { "b.c": "// another\n#define LOCAL 1\n#include <wdm.h>\nULONG b = BASE + LOCAL;\n", ...headers },
      {},
      cache,
    );
    expect(a.segments.length).toBe(3);
    expect(b.segments.slice(0, -1)).toEqual(a.segments.slice(0, -1));
    for (let i = 0; i < 2; i++) expect(b.segments[i]).toBe(a.segments[i]);
    expect(tokens(b)).toBe("typedef unsigned ULONG ; typedef int NTSTATUS ; ULONG b = 1 + 1 ;");
    expect(b.diagnostics).toEqual([]);
    expect(b.files).toEqual(["b.c", "include/wdm.h", "include/base.h"]);
    expect(b.macros.has("OK") && b.macros.has("LOCAL") && !a.macros.has("LOCAL")).toBe(true);
  });
  it("do not share a header that asks for a macro they differ in", () => {
    const cache = new SyntaxCache();
    unitOf({ "a.c": "#include <wdm.h>\n", ...headers }, {}, cache);
    const b = unitOf({ "b.c": "#define FLAVOUR\n#include <wdm.h>\n", ...headers }, {}, cache);
    expect(tokens(b)).toContain("int flavour ;");
  });
  it("do not share a header whose text, or whose included header's text, has changed", () => {
    const cache = new SyntaxCache();
    unitOf({ "a.c": "#include <wdm.h>\n", ...headers }, {}, cache);
    const changed = { ...headers, "include/base.h": "typedef unsigned long ULONG;\n" };
    expect(tokens(unitOf({ "a.c": "#include <wdm.h>\n", ...changed }, {}, cache))).toContain("unsigned long ULONG");
    const nearer = { ...headers, "include/sub.h": "int sub;\n" };
    const missing = {
      "a.c": '#include "opt.h"\n',
      "opt.h": "#if __has_include(<sub.h>)\n#include <sub.h>\n#endif\nint opt;\n",
    };
    expect(tokens(unitOf({ ...missing, ...headers }, {}, cache))).toBe("int opt ;");
    expect(tokens(unitOf({ ...missing, ...nearer }, {}, cache))).toBe("int sub ; int opt ;");
  });
  it("do not share a header that includes a file beside the one that includes it", () => {
    const cache = new SyntaxCache();
    const files = { "include/h.h": '#include "local.h"\n', "a/local.h": "int in_a;\n", "b/local.h": "int in_b;\n" };
    const unit = (path: string) => tokens(unitOf({ [path]: "#include <h.h>\n", ...files }, {}, cache));
    expect([unit("a/main.c"), unit("b/main.c"), unit("a/other.c")]).toEqual(["int in_a ;", "int in_b ;", "int in_a ;"]);
  });
  it("do not share a header under another #pragma pack", () => {
    const cache = new SyntaxCache();
    const record = { "s.h": "struct S { char a; int b; };\n" };
    const a = unitOf({ "a.c": '#include "s.h"\n', ...record }, {}, cache);
    const b = unitOf({ "b.c": '#pragma pack(1)\n#include "s.h"\n', ...record }, {}, cache);
    const packs = [a, b].map((unit) => {
      const node = unit.segments[0]?.declarations[0]?.node;
      return node?.kind === "declaration" && node.specifiers.type.kind === "record"
        ? node.specifiers.type.pack
        : "none";
    });
    expect(packs).toEqual([undefined, 1]);
  });
});

describe("headers that two units include in another order", () => {
  /** Nodes of all declarations of a unit's headers, by the file they stand in. */
  const nodes = (unit: ReturnType<typeof unitOf>, file: string): unknown[] => {
    const table = new TokenTable(unit.segments.map((segment) => segment.tokens));
    return unit.segments
      .flatMap(({ declarations }) => declarations)
      .filter(({ tokenBase }) => table.source(tokenBase)?.path === file)
      .map(({ node }) => node);
  };
  const text = (node: unknown): string =>
    JSON.stringify(node, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
  const files = {
    "x.h": "struct X { int a; };\nint x(struct X *p);\n",
    "y.h": "typedef int Y;\n",
    "z.h": "static int z(int n) { return (Y)(n) + SIZE; }\n",
  };
  const unit = (cache: SyntaxCache, main: string, name = "a.c") => unitOf({ [name]: main, ...files }, {}, cache);

  it("share the trees over their declarations, each at its own place", () => {
    const cache = new SyntaxCache();
    const a = unit(cache, '#include "x.h"\n#include "y.h"\n');
    const b = unit(cache, '#include "y.h"\n#include "x.h"\n', "b.c");
    expect(nodes(b, "x.h")).toHaveLength(2);
    for (const [i, node] of nodes(b, "x.h").entries()) expect(node).toBe(nodes(a, "x.h")[i]);
    const [, xOfB] = b.segments.flatMap(({ declarations }) => declarations);
    expect([xOfB?.tokenBase, xOfB && b.tokens.range(xOfB.tokenBase).file]).toEqual([4, "x.h"]);
    const c = unit(cache, 'int before;\n#include "x.h"\n', "c.c");
    expect(nodes(c, "x.h")[1]).toBe(nodes(a, "x.h")[1]);
  });
  it("read a declaration anew where a name in it is a type, and was none", () => {
    const cache = new SyntaxCache();
    const plain = unit(cache, '#define SIZE 4\nint Y;\n#include "z.h"\n');
    const typed = unit(cache, '#define SIZE 4\n#include "y.h"\n#include "z.h"\n', "b.c");
    expect(text(nodes(plain, "z.h"))).toContain('"kind":"call"');
    expect(text(nodes(typed, "z.h"))).toContain('"kind":"cast"');
    const again = unit(cache, '#define SIZE 4\nint other;\n#include "y.h"\n#include "z.h"\n', "c.c");
    expect(nodes(again, "z.h")[0]).toBe(nodes(typed, "z.h")[0]);
  });
  it("read a declaration anew where a macro makes something else of it, or it is packed in another way", () => {
    const cache = new SyntaxCache();
    const four = unit(cache, '#define SIZE 4\n#include "y.h"\n#include "z.h"\n#include "x.h"\n');
    const eight = unit(
      cache,
      '#define SIZE 8\n#pragma pack(1)\n#include "x.h"\n#include "y.h"\n#include "z.h"\n',
      "b.c",
    );
    expect(nodes(eight, "z.h")).not.toEqual(nodes(four, "z.h"));
    expect(nodes(eight, "x.h")[0]).not.toEqual(nodes(four, "x.h")[0]);
  });
  it("tell of a mistake in each of them", () => {
    const cache = new SyntaxCache();
    const wrong = { "w.h": "int w(;\n", "y.h": "typedef int Y;\n" };
    const a = unitOf({ "a.c": '#include "w.h"\n', ...wrong }, {}, cache);
    const b = unitOf({ "b.c": '#include "y.h"\n#include "w.h"\n', ...wrong }, {}, cache);
    expect(b.diagnostics).toEqual(a.diagnostics);
    expect(b.diagnostics).toHaveLength(1);
  });
});

describe("a header that ends inside a declaration", () => {
  it("is read together with what follows it", () => {
    const unit = unitOf({
      "a.c": '#include "open.h"\nint inside;\n#include "close.h"\nint after;\n',
      "open.h": "struct S {\n",
      "close.h": "};\n",
    });
    expect(unit.diagnostics).toEqual([]);
    expect(unit.segments.length).toBe(1);
    expect(unit.segments[0]?.declarations.length).toBe(2);
  });
  it('so may extern "C" be opened and closed by headers', () => {
    const unit = unitOf({
      "a.cpp": '#include "open.h"\nint inside;\n#include "close.h"\n',
      "open.h": 'extern "C" {\n',
      "close.h": "}\n",
    });
    expect(unit.diagnostics).toEqual([]);
  });
});

describe("an edit of the main file", () => {
  it("keeps the nodes of declarations whose tokens are the same", () => {
    const cache = new SyntaxCache();
    const body = "int f(void) { return 1; }\nint g(void) { return 2; }\n";
    const before = unitOf({ "a.c": body }, {}, cache).segments.at(-1)?.declarations;
    const after = unitOf({ "a.c": `int x;\n\n${body.replace("1", "3")}` }, {}, cache).segments.at(-1)?.declarations;
    expect(after?.length).toBe(3);
    expect(after?.[2]?.node).toBe(before?.[1]?.node);
    expect(after?.[1]?.node).not.toBe(before?.[0]?.node);
    expect(after?.[2]?.tokenBase).toBe((before?.[1]?.tokenBase ?? 0) + 3);
  });
});
