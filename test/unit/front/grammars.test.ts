// tree-sitter on sources as written: both engines give the same trees; outline, folding and selection over them.
import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it } from "vitest";
import {
  folding,
  type GrammarNode,
  type Grammars,
  loadGrammars,
  loadNative,
  loadWeb,
  type OutlineItem,
  outline,
  readableText,
  SourceTree,
  selection,
} from "../../../grammars/index.ts";

const modules = new URL("../../../node_modules/", import.meta.url);
const bytes = async (path: string): Promise<Uint8Array> => new Uint8Array(await readFile(new URL(path, modules)));
const files = async () => ({
  engine: await bytes("web-tree-sitter/tree-sitter.wasm"),
  c: await bytes("tree-sitter-c/tree-sitter-c.wasm"),
  cpp: await bytes("tree-sitter-cpp/tree-sitter-cpp.wasm"),
});

const driver = `#include <wdm.h>
#include "membuf.h"

#define TAG 'fubM'
#define CHECK(x) \\
  do { if (!(x)) return; } while (0)

// One line,
// and another.
typedef struct _EXT {
    PDEVICE_OBJECT Self;
    union { ULONG a; UCHAR b[4]; } u;
} EXT, *PEXT;

enum Color { Red = 1, Green };

DRIVER_INITIALIZE DriverEntry;
static ULONG Count = 0, *Pointer;

#pragma region entry
_Use_decl_annotations_
_IRQL_requires_max_(PASSIVE_LEVEL)
NTSTATUS
DriverEntry(
    _In_ PDRIVER_OBJECT DriverObject,
    _In_reads_bytes_opt_(n * (2 + 1)) PUNICODE_STRING RegistryPath
    )
{
#if DBG
    KdPrint(("x"));
#else
    ;
#endif
    /* a comment
       over lines */
    if (DriverObject->DriverUnload == NULL) {
        return STATUS_UNSUCCESSFUL;
    }
    return STATUS_SUCCESS;
}
#pragma endregion
FORCEINLINE VOID Helper(IN OUT PULONG p OPTIONAL) { *p += 1; }
`;
const sources = {
  driver,
  empty: "",
  halfTyped: "int f(int a) {\n  if (a > \n  g(\n}\nint h(void) { return 1; }\n",
  noise: "}}} ((( \u00e4\u4e2d\ud83d\ude00 \" ' # if\n@@@ ;; 0x 'abc",
  seh: "void f(void) { __try { g(); } __except (1) { h(); } __finally { } }",
  cxx: 'namespace a { class B : public C { public: B(); ~B(); int f(int x = 1) const; int m; }; }\nextern "C" void g();\nvoid a::h() { auto l = [&](int i) { return i; }; new B; }\n',
  large: Array.from({ length: 3000 }, (_, i) => `static int f${i}(int a) { return a + ${i}; }`).join("\n"),
};

/** A tree as one text: types, places and what recovery made of it. */
function shape(root: GrammarNode): string {
  const lines: string[] = [];
  const stack = [{ node: root, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, depth } = top;
    const { startPosition: from, endPosition: to } = node;
    const marks = `${node.isNamed ? "" : "'"}${node.isError ? "!" : ""}${node.isMissing ? "?" : ""}`;
    lines.push(
      `${depth} ${node.type}${marks} ${node.startIndex}-${node.endIndex} ${from.row}:${from.column}-${to.row}:${to.column}`,
    );
    for (const child of [...node.children].reverse()) if (child !== null) stack.push({ node: child, depth: depth + 1 });
  }
  return lines.join("\n");
}

let web: Grammars;
let native: Grammars | undefined;
beforeAll(async () => {
  web = await loadWeb(await files());
  native = await loadNative();
});

describe("the engines", () => {
  it.each(Object.keys(sources) as (keyof typeof sources)[])("give the same tree for %s, in C and in C++", (name) => {
    // The native engine is an optional package: where it is not built there is nothing to compare with.
    if (native === undefined) return;
    expect(native.engine).toBe("native");
    for (const language of ["c", "cpp"] as const) {
      const [a, b] = [native, web].map((engine) => engine.parse(sources[name], language));
      expect(shape(a?.rootNode as GrammarNode)).toBe(shape(b?.rootNode as GrammarNode));
    }
  });
  it("are chosen by the loader: native where it loads, WebAssembly where it must not be", async () => {
    const chosen = await loadGrammars({ files });
    expect(chosen.engine).toBe(native === undefined ? "web" : "native");
    expect((await loadGrammars({ files, native: false })).engine).toBe("web");
  });
  it("read again only what an edit changed, to the same tree", () => {
    for (const engine of native === undefined ? [web] : [web, native]) {
      const edited = new SourceTree(engine, "c", driver);
      expect(edited.root.hasError).toBe(false);
      for (const [from, to] of [
        ["Count = 0", "Count = 0x10, Other"],
        ["if (Driver", "if ((Driver"],
        ["if ((Driver", "if (Driver"],
      ] as const) {
        edited.update(edited.text.replace(from, to));
        expect(shape(edited.root)).toBe(shape(new SourceTree(engine, "c", edited.text).root));
      }
    }
  });
});

describe("readable text", () => {
  it("has blanks for annotations, and moves nothing", () => {
    const annotation = '_Out_writes_(n + ")"[0])';
    const rest = '\n PULONG b); // _In_ stays\n#define _In_ x\nchar *s = "_In_";';
    expect(readableText(`NTSTATUS f(_In_ int a, ${annotation}${rest}`)).toBe(
      `NTSTATUS f(     int a, ${" ".repeat(annotation.length)}${rest}`,
    );
  });
  it("leaves names that only look like annotations", () => {
    const text = "int _AMD64_, __int64, _Static_assert, __inline, __index__, _In; NTAPIx IN_PATH";
    expect(readableText(text)).toBe(text);
  });
});

describe("outline", () => {
  const names = (text: string, language: "c" | "cpp" = "c"): string[] => {
    const list: string[] = [];
    const walk = (items: readonly OutlineItem[], indent: string): void => {
      for (const { name, kind, children } of items) {
        list.push(`${indent}${kind} ${name}`);
        walk(children, `${indent}  `);
      }
    };
    walk(outline(new SourceTree(web, language, text).root, text), "");
    return list;
  };
  it("lists a driver's functions, types, macros and variables", () => {
    expect(names(driver)).toEqual([
      "macro TAG",
      "macro CHECK",
      "struct EXT",
      "  field Self",
      "  field u",
      "enum Color",
      "  enumerator Red",
      "  enumerator Green",
      "variable DriverEntry",
      "variable Count",
      "variable Pointer",
      "function DriverEntry",
      "function Helper",
    ]);
  });
  it("tells prototypes, pointers to functions and K&R definitions apart", () => {
    expect(
      names("int f(int), *g(void), (*h)(int);\ntypedef void (*CB)(void *);\nint k(a) int a; { return a; }\n"),
    ).toEqual(["prototype f", "prototype g", "variable h", "typedef CB", "function k"]);
  });
  it("lists what can be read of half-typed text", () => {
    expect(names(sources.halfTyped)).toContain("function f");
    for (const typed of ["if (a >", "x->", "g(1,", "while (", "return"]) {
      expect(names(`int f(int a) {\n  ${typed}\n}\nint h(void) { return 1; }\n`)).toEqual(["function f", "function h"]);
    }
  });
  it("lists namespaces, classes and methods of C++", () => {
    expect(names(sources.cxx, "cpp")).toEqual([
      "namespace a",
      "  class B",
      "    method B",
      "    method ~B",
      "    method f",
      "    field m",
      "prototype g",
      "function a::h",
    ]);
  });
  it("says where the name and the whole are", () => {
    const [first] = outline(
      new SourceTree(web, "c", "static int\nfoo(void)\n{\n}\n").root,
      "static int\nfoo(void)\n{\n}\n",
    );
    expect(first?.selection).toEqual({ start: { row: 1, column: 0 }, end: { row: 1, column: 3 } });
    expect(first?.range).toEqual({ start: { row: 0, column: 0 }, end: { row: 3, column: 1 } });
  });
});

describe("folding", () => {
  it("folds bodies, lists, comments, includes, conditionals and regions", () => {
    const lines = driver.split("\n");
    const folds = folding(new SourceTree(web, "c", driver).root, driver).map(
      ({ startLine, endLine, kind }) =>
        `${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}${kind === undefined ? "" : ` (${kind})`}`,
    );
    expect(folds).toEqual([
      '#include <wdm.h> … #include "membuf.h" (imports)',
      "#define CHECK(x) \\ … do { if (!(x)) return; } while (0)",
      "// One line, … // and another. (comment)",
      "typedef struct _EXT { … union { ULONG a; UCHAR b[4]; } u;",
      "#pragma region entry … #pragma endregion (region)",
      "DriverEntry( … _In_reads_bytes_opt_(n * (2 + 1)) PUNICODE_STRING RegistryPath",
      "{ … return STATUS_SUCCESS;",
      '#if DBG … KdPrint(("x"));',
      "#else … ;",
      "/* a comment … over lines */ (comment)",
      "if (DriverObject->DriverUnload == NULL) { … return STATUS_UNSUCCESSFUL;",
    ]);
  });
});

describe("selection", () => {
  it("grows from the word to the file", () => {
    const text = "int f(int a) { return g(a + 12, b); }\n";
    const steps = selection(new SourceTree(web, "c", text).root, text.indexOf("12"));
    expect(steps.map(({ start, end }) => text.slice(start.column, end.row > 0 ? text.length : end.column))).toEqual([
      "12",
      "a + 12",
      "a + 12, b",
      "(a + 12, b)",
      "g(a + 12, b)",
      "return g(a + 12, b);",
      "{ return g(a + 12, b); }",
      "int f(int a) { return g(a + 12, b); }",
      text,
    ]);
  });
  it("takes the word the cursor stands behind", () => {
    const text = "int abc;";
    const [first] = selection(new SourceTree(web, "c", text).root, 7);
    expect(first).toEqual({ start: { row: 0, column: 4 }, end: { row: 0, column: 7 } });
  });
});
