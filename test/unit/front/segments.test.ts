// Header segments: what units share, and what makes a header be read anew.
import { describe, expect, it } from "vitest";
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
