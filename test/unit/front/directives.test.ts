// The directives: conditionals, includes, pragmas, and what is said about wrong ones.
import { describe, expect, it } from "vitest";
import { expanded, said, tokens, unitOf } from "./support.ts";

describe("#if", () => {
  it.each([
    ["1 + 2 * 3 == 7", true],
    ["(1 ? 2 : 3) == 2 && -1 < 0", true],
    ["-1 > 0u", true],
    ["0x8000000000000000 > 0", true],
    ["(2 || 1 / 0) && !(0 && 1 / 0)", true],
    ["'a' == 97 && '\\n' == 10 && 'ab' == 0x6162", true],
    ["1 << 62 >> 62 == 1 && -1 >> 63 == -1", true],
    ["0b101 == 5 && 0777 == 511 && 10i64 == 10 && 1ui64", true],
    ["unknown", false],
    ["unknown == 0", true],
    ["defined A && defined(B) && !defined C", true],
    ["HAS_A", true],
    ["TWICE(3) == 6", true],
    ['__has_include(<there.h>) && !__has_include("nowhere.h")', true],
    ["defined(__has_include)", true],
    ["__has_feature(x)", false],
    ["true", false],
  ])("%s is %s", (condition, value) => {
    const files = {
      "main.c": `#define A\n#define B 1\n#define HAS_A defined(A)\n#define TWICE(x) ((x)*2)\n#if ${condition}\nyes\n#else\nno\n#endif`,
      "include/there.h": "",
    };
    const unit = unitOf(files);
    expect(said(unit)).toEqual([]);
    expect(tokens(unit)).toBe(value ? "yes" : "no");
  });

  it("takes the first group that holds, and no other", () => {
    const chain = (a: number, b: number): string =>
      expanded(`#if ${a}\none\n#elif ${b}\ntwo\n#elif 1/0\n#if x\n#else\n#endif\n#else\nthree\n#endif`);
    expect(chain(1, 1)).toBe("one");
    expect(chain(0, 1)).toBe("two");
    expect(expanded("#ifdef A\na\n#elifndef A\nb\n#else\nc\n#endif")).toBe("b");
    expect(expanded("#define A\n#ifndef A\na\n#elifdef A\nb\n#endif")).toBe("b");
  });
  it("lines that are not read may hold anything", () => {
    expect(expanded("#if 0\ndon't \"care\n#error no\n#unknown\n#else\nread\n#endif")).toBe("read");
  });
  it("keeps the lines that are not read, for the editor", () => {
    const unit = unitOf("#if 0\na\nb\n#else\nc\n#endif\n#ifdef X\nd\n#endif\n");
    expect(unit.inactive.map((range) => [range.startLine, range.endLine])).toEqual([
      [1, 3],
      [7, 8],
    ]);
  });
  it("says what is wrong with a condition", () => {
    expect(
      said(
        unitOf(
          "#if 1 +\n#endif\n#if (1\n#endif\n#if\n#endif\n#if 1/0\n#endif\n#if 1 2\n#endif\n#if 1.5\n#endif\n#if F(1)\n#endif",
        ),
      ),
    ).toEqual([
      "1: pp-condition the condition ends where a value is expected",
      "3: pp-condition ')' is missing in the condition",
      "5: pp-directive the conditional has no condition",
      "7: pp-condition the condition divides by zero",
      "9: pp-condition '2' does not continue the condition",
      "11: pp-condition '1.5' is no integer",
      "13: pp-unknown-macro 'F' is invoked like a macro but no such macro is defined",
    ]);
  });
  it("says which parts do not belong together", () => {
    expect(said(unitOf("#else\n#endif\n#if 1\n#else\n#else\n#endif\n#ifdef A\nint x;"))).toEqual([
      "1: pp-directive '#else' has no '#if'",
      "2: pp-directive '#endif' has no '#if'",
      "5: pp-directive '#else' stands after '#else'",
      "7: pp-unclosed-conditional this conditional is not closed",
    ]);
  });
});

describe("#include", () => {
  it("looks beside the including file, then beside the one that includes it, then in the include paths", () => {
    const unit = unitOf(
      {
        "/src/main.c": '#include "sub/a.h"\n#include <b.h>\n',
        "/src/sub/a.h": 'a\n#include "c.h"\n#include "d.h"\n',
        "/src/sub/c.h": "c_beside\n",
        "/src/d.h": "d_above\n",
        "/inc/b.h": "b1\n",
        "/inc2/b.h": "b2\n",
      },
      { includePaths: ["/inc", "/inc2"] },
    );
    expect(tokens(unit)).toBe("a c_beside d_above b1");
    expect(unit.files).toEqual(["/src/main.c", "/src/sub/a.h", "/src/sub/c.h", "/src/d.h", "/inc/b.h"]);
  });
  it("finds the parts of the headers that come last before a project's folders of their names", () => {
    const files = {
      "main.c": "#include <top.h>\n#include <crt/part.h>\n",
      "/inc/crt/part.h": "theirs\n",
      "/own/top.h": "#include <crt/part.h>\n",
      "/own/crt/part.h": "ours\n",
    };
    expect(tokens(unitOf(files, { includePaths: ["/inc", "/own"] }))).toBe("ours theirs");
  });
  it("takes backslashes, other letter cases and macros", () => {
    const files = {
      "main.c":
        '#include "..\\\\inc\\NtDdk.h"\n#include "inc\\sub\\x.h"\n#define H <sub/y.h>\n#include H\n#define Q "inc/sub/x.h"\n#include Q\n',
      "../inc/ntddk.h": "n",
      "inc/sub/x.h": "x",
      "include/sub/y.h": "y",
    };
    expect(tokens(unitOf(files))).toBe("n x y x");
  });
  it("reads a file once under #pragma once and include guards", () => {
    const files = {
      "main.c": '#include "a.h"\n#include "A.h"\n#include "g.h"\n#include "g.h"\n#include "p.h"\n#include "p.h"',
      "a.h": "#pragma once\na\n",
      "A.h": "#pragma once\nnever\n",
      "g.h": "// guarded\n#ifndef G_H\n#define G_H\ng\n#endif // G_H\n",
      "p.h": "p\n",
    };
    expect(tokens(unitOf(files))).toBe("a g p p");
  });
  it("says which header is missing and where, and goes on", () => {
    const unit = unitOf('int a;\n#include <missing.h>\nint b;\n#include "gone.h"\n#include\n#include x\n');
    expect(said(unit)).toEqual([
      "2: include-not-found the header <missing.h> was not found",
      '4: include-not-found the header "gone.h" was not found',
      "5: pp-directive '#include' is not followed by a header's name",
      "6: pp-directive '#include' is not followed by a header's name",
    ]);
    expect(unit.diagnostics[0]?.remedy).toContain("include paths");
    expect(tokens(unit)).toBe("int a ; int b ;");
  });
  it("ends when files include each other without end", () => {
    const unit = unitOf({ "main.c": '#include "a.h"', "a.h": 'x\n#include "a.h"\n#include "a.h"\n' });
    expect(said(unit).some((text) => text.includes("include-limit"))).toBe(true);
  });
});

describe("pragmas", () => {
  const kinds = (text: string) =>
    unitOf(text).pragmas.map(({ name, args, token, effect }) => ({ name, args, token, effect }));
  it("pack, with push, pop, labels and macros", () => {
    expect(
      kinds(
        "#pragma pack(push, 1)\nint a;\n#define N 4\n#pragma pack(push, lbl, N)\n#pragma pack(pop, lbl)\n#pragma pack()",
      ),
    ).toEqual([
      { name: "pack", args: ["push", "1"], token: 0, effect: { kind: "pack", action: "push", bytes: 1 } },
      {
        name: "pack",
        args: ["push", "lbl", "4"],
        token: 3,
        effect: { kind: "pack", action: "push", label: "lbl", bytes: 4 },
      },
      { name: "pack", args: ["pop", "lbl"], token: 3, effect: { kind: "pack", action: "pop", label: "lbl" } },
      { name: "pack", args: [], token: 3, effect: { kind: "pack", action: "set" } },
    ]);
  });
  it("alloc_text, code_seg and its kin, warning, from __pragma and _Pragma too", () => {
    const text = `#pragma alloc_text(PAGE, A, B)
#pragma code_seg("PAGE")
__pragma(code_seg(push, "INIT")) int x; _Pragma("warning(disable: 4200 4201)")
#define OFF __pragma(warning(suppress: 28118))
OFF int y;
#pragma comment(lib, "ntoskrnl.lib")`;
    expect(kinds(text).map(({ token, effect }) => [token, effect])).toEqual([
      [0, { kind: "allocText", section: "PAGE", functions: ["A", "B"] }],
      [0, { kind: "segment", which: "code", action: "set", section: "PAGE" }],
      [0, { kind: "segment", which: "code", action: "push", section: "INIT" }],
      [3, { kind: "warning", action: "disable", codes: [4200, 4201] }],
      [3, { kind: "warning", action: "suppress", codes: [28118] }],
      [6, { kind: "other" }],
    ]);
    expect(tokens(unitOf(text))).toBe("int x ; int y ;");
  });
  it("a pragma whose name is a macro", () => {
    const text = "#define PAGEABLE(f) alloc_text(PAGE, f)\n#pragma PAGEABLE(A)";
    expect(kinds(text).map(({ effect }) => effect)).toEqual([{ kind: "allocText", section: "PAGE", functions: ["A"] }]);
  });
  it("push_macro and pop_macro", () => {
    expect(expanded('#define M 1\n#pragma push_macro("M")\n#undef M\n#define M 2\nM\n#pragma pop_macro("M")\nM')).toBe(
      "2 1",
    );
  });
});

describe("other directives and bad text", () => {
  it("#error and #warning say their text", () => {
    expect(said(unitOf("#error This won't do\n#warning careful"))).toEqual([
      "1: pp-error #error: This won't do",
      "2: pp-warning #warning: careful",
    ]);
  });
  it("wrong definitions", () => {
    expect(
      said(
        unitOf(
          "#define\n#define 1\n#define F(a,a) a\n#define G(a a\n#define H(a) #b\n#define I ## x\n#define A 1\n#define A 2\n#nonsense",
        ),
      ),
    ).toEqual([
      "1: pp-directive '#define' is not followed by a name",
      "2: pp-directive '#define' is not followed by a name",
      "3: pp-define the parameter 'a' is named twice",
      "4: pp-define the macro's parameter list is not closed",
      "5: pp-define '#' is not followed by a parameter of the macro",
      "6: pp-define '##' stands at an end of the macro's replacement",
      "8: pp-redefined macro 'A' is defined again with another text (first at main.c:7)",
      "9: pp-directive '#nonsense' is no directive",
    ]);
  });
  it("an invocation that is not closed costs its line, not the file", () => {
    const unit = unitOf("#define F(x) <x>\nint f() {\n  F(1;\n}\nint after;\n");
    expect(said(unit)).toEqual(["3: pp-unclosed-invocation the invocation of macro 'F' is not closed"]);
    expect(tokens(unit)).toContain("int after ;");
  });
  it("an unresolved merge reads our side", () => {
    const unit = unitOf("int a;\n<<<<<<< HEAD\nint ours;\n=======\nint theirs;\n>>>>>>> other\nint b;\n");
    expect(said(unit)).toEqual(["2: merge-conflict the file has an unresolved merge conflict"]);
    expect(tokens(unit)).toBe("int a ; int ours ; int b ;");
  });
  it("joins spliced lines and drops comments, wherever they are", () => {
    expect(expanded("in\\\nt a /* x\n y */ = 1\\\r\n2; // c \\\n still\nb +\\\n= 3;")).toBe("int a = 12 ; b += 3 ;");
  });
  it("a carriage return alone ends a line only where nothing else does", () => {
    expect(expanded('#define A "x\r"\r\nint a\r= 1\r; A')).toBe('int a = 1 ; "x\v"');
    expect(expanded("#define A 1\rint a = A;")).toBe("int a = 1 ;");
  });
  it("digraphs", () => {
    expect(expanded("<: :> <% %> %:")).toBe("[ ] { } #");
  });
  it("bounds a macro that multiplies", () => {
    const lines = ["#define A0 x x x x x x x x x x"];
    for (let i = 1; i < 12; i++) lines.push(`#define A${i} ${`A${i - 1} `.repeat(10)}`);
    const unit = unitOf(`${lines.join("\n")}\nint a = A11;\nint b;\n`);
    expect(said(unit).some((text) => text.includes("pp-expansion-limit"))).toBe(true);
    expect(unit.tokens.text(unit.tokens.count - 1)).toBe(";");
  });
});
