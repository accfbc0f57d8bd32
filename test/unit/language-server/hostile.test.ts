// What stands in an editor while it is being written, merged, generated: told of at its place, the rest checked all the same.

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

const uri = "file:///driver/a.c";
let client: Client | undefined;

/** A function with a mistake in its second statement. */
const wrong = (name: string) =>
  `VOID ${name}(PEXT Ext)\n{\n    KIRQL irql;\n    KeAcquireSpinLock(&Ext->Lock, &irql);\n    ZwClose(Ext->File);\n    KeReleaseSpinLock(&Ext->Lock, irql);\n}\n`;
const head =
  "#include <wdm.h>\ntypedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; ULONG Count; } EXT, *PEXT;\n" +
  wrong("Before");
const half = head.split("\n").length - 1;

/** Rules and codes by line, counted from the first line of the middle; what stands before and after is left out. */
async function middle(text: string): Promise<{ before: boolean; after: boolean; here: [number, string][] }> {
  client = await startClient();
  const whole = `${head}${text}${wrong("After")}`;
  await client.open(uri, whole);
  const found = await client.diagnostics(uri);
  const isMistake = (one: Diagnostic, line: number) => one.code === "irql-too-high" && one.range.start.line === line;
  const beforeAt = head.split("\n").findIndex((line) => line.includes("ZwClose"));
  const afterAt = whole.split("\n").findLastIndex((line) => line.includes("ZwClose"));
  return {
    before: found.some((one) => isMistake(one, beforeAt)),
    after: found.some((one) => isMistake(one, afterAt)),
    here: found
      .filter((one) => !isMistake(one, beforeAt) && !isMistake(one, afterAt))
      .map((one) => [one.range.start.line - half, String(one.code)]),
  };
}

describe("half-typed code costs what is being typed, and no more", () => {
  test.each([
    ["a member", "VOID Half(PEXT Ext)\n{\n    Ext->\n}\n", [[3, "syntax"]]],
    ["a condition", "VOID Half(PEXT Ext)\n{\n    if (Ext->Count >\n}\n", [[3, "syntax"]]],
    [
      "an argument",
      "VOID Half(PEXT Ext)\n{\n    Ext->Count = min(1,\n}\n",
      [
        [2, "pp-unclosed-invocation"],
        [3, "syntax"],
      ],
    ],
    ["a string", 'VOID Half(PEXT Ext)\n{\n    DbgPrint("half);\n    Ext->Count = 1;\n}\n', [[2, "syntax"]]],
    ["a loop", "VOID Half(PEXT Ext)\n{\n    for (;;\n}\n", [[3, "syntax"]]],
    ["a case", "VOID Half(PEXT Ext)\n{\n    switch (Ext->Count) {\n    case \n    }\n}\n", [[4, "syntax"]]],
    [
      "a block",
      "VOID Half(PEXT Ext)\n{\n    if (Ext->Count > 1) {\n        Ext->Count = 2;\n",
      [
        [1, "syntax"],
        [2, "syntax"],
      ],
    ],
    ["a brace too many", "VOID Half(PEXT Ext)\n{\n    Ext->Count = 1;\n}}\n", [[3, "syntax"]]],
    ["a function's head", "NTSTATUS Half(PEXT Ext)\n", [[0, "syntax"]]],
    ["a list of parameters", "VOID Half(PEXT Ext,\n", [[0, "syntax"]]],
    ["a return type", "static NTSTATUS\n", [[0, "syntax"]]],
    ["a structure", "typedef struct _NEW {\n    ULONG A;\n    PEXT\n", [[0, "syntax"]]],
    ["an attribute", "__declspec(\n", [[0, "syntax"]]],
    [
      "an annotation",
      "_IRQL_requires_max_(\nVOID Half(PEXT Ext) { Ext->Count = 1; }\n",
      [
        [0, "pp-unclosed-invocation"],
        [0, "syntax"],
      ],
    ],
    ["a macro", "#define HALF(a\n", [[0, "pp-define"]]],
    [
      "directives",
      '#include "\n#inc\n#\n',
      [
        [0, "pp-directive"],
        [1, "pp-directive"],
      ],
    ],
    [
      "a condition for the preprocessor",
      "#if FOO(\nVOID Half(PEXT Ext) { Ext->Count = 1; }\n#endif\n",
      [[0, "pp-unknown-macro"]],
    ],
  ] as [string, string, [number, string][]][])("%s", async (_, text, here) => {
    expect(await middle(text)).toEqual({ before: true, after: true, here });
  });
  test("also while it is typed letter by letter", async () => {
    client = await startClient();
    const typed = "VOID Half(PEXT Ext)\n{\n    if (Ext->Count > 1) {\n        ZwClose(Ext->File);\n    }\n}\n";
    await client.open(uri, head + wrong("After"));
    await client.diagnostics(uri);
    let version = 1;
    for (let length = 1; length <= typed.length; length += 6) {
      const text = head + typed.slice(0, length) + (length < typed.length ? "\n" : "") + wrong("After");
      await client.change(uri, ++version, text);
      const { items } = await client.connection.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      const last = text.split("\n").findLastIndex((line) => line.includes("ZwClose"));
      expect(
        items.some((one) => one.code === "irql-too-high" && one.range.start.line === last),
        text.slice(head.length, head.length + length),
      ).toBe(true);
    }
  });
});

describe("merge markers are told of once each, and one side is checked", () => {
  test.each([
    [
      "in a body",
      "VOID Half(PEXT Ext)\n{\n<<<<<<< HEAD\n    Ext->Count = 1;\n=======\n    Ext->Count = 2;\n>>>>>>> other\n}\n",
      2,
    ],
    [
      "with the base between",
      "VOID Half(PEXT Ext)\n{\n<<<<<<< a\n    Ext->Count = 1;\n||||||| b\n    Ext->Count = 0;\n=======\n    Ext->Count = 2;\n>>>>>>> c\n}\n",
      2,
    ],
    [
      "around functions",
      "<<<<<<< HEAD\nVOID Half(PEXT Ext)\n{\n    Ext->Count = 1;\n}\n=======\nVOID Half(PEXT Ext, ULONG n)\n{\n    Ext->Count = n;\n}\n>>>>>>> other\n",
      0,
    ],
    [
      "through braces",
      "VOID Half(PEXT Ext)\n{\n<<<<<<< HEAD\n    if (Ext->Count) {\n=======\n    if (!Ext->Count) {\n>>>>>>> other\n        Ext->Count = 2;\n    }\n}\n",
      2,
    ],
    [
      "in a structure",
      "typedef struct _NEW {\n<<<<<<< HEAD\n    ULONG A;\n=======\n    ULONG64 A;\n>>>>>>> other\n} NEW;\n",
      1,
    ],
  ])("%s", async (_, text, line) => {
    expect(await middle(text)).toEqual({ before: true, after: true, here: [[line, "merge-conflict"]] });
  });
});

test("a generated file of 100,000 lines is checked to its end, and again after an edit", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `    ${(i * 2654435761) >>> 0},`).join("\n");
  const getters = Array.from(
    { length: 8_000 },
    (_, i) => `ULONG Get${i}(PEXT Ext)\n{\n    Ext->Count += Table[${i}];\n    return Ext->Count;\n}\n`,
  ).join("");
  const text = `${head}static const ULONG Table[] = {\n${rows}\n};\n${getters}${wrong("After")}`;
  expect(text.split("\n").length).toBeGreaterThan(100_000);
  client = await startClient();
  await client.open(uri, text);
  expect((await client.diagnostics(uri)).map(({ code }) => code)).toEqual(["irql-too-high", "irql-too-high"]);
  await client.change(uri, 2, text.replace("Ext->Count += Table[7999];", "Ext->Count += Table[7999"));
  const found = await client.diagnostics(uri);
  expect(found.map(({ code }) => code)).toEqual(["irql-too-high", "syntax", "irql-too-high"]);
});

test("annotations that contradict each other are told of where the second stands", async () => {
  expect(
    await middle(
      "_IRQL_requires_max_(PASSIVE_LEVEL)\nVOID Half(_In_ PEXT Ext);\n_IRQL_requires_max_(DISPATCH_LEVEL)\nVOID Half(_In_ PEXT Ext) { Ext->Count = 1; }\n" +
        "_IRQL_requires_min_(DISPATCH_LEVEL)\n_IRQL_requires_max_(APC_LEVEL)\nVOID Never(PEXT Ext) { Ext->Count = 2; }\n" +
        "_IRQL_requires_max_(99)\nVOID Odd(PEXT Ext) { Ext->Count = 3; }\n",
    ),
  ).toEqual({
    before: true,
    after: true,
    here: [
      [3, "annotations-conflict"],
      [6, "irql-annotations-contradict"],
      [8, "irql-annotation-illegal"],
    ],
  });
});

test("a configuration with an unknown rule is told of there, and what else it says holds", async () => {
  const configuration =
    '{\n  // levels\n  "rules": {\n    "irql-to-high": "off",\n    "irql-too-high": "information"\n  }\n}\n';
  client = await startClient({ "/driver/ringside.json": configuration, "/driver/a.c": head });
  await client.open(uri, head);
  const [problem] = await client.diagnostics("file:///driver/ringside.json");
  expect(problem?.range.start).toEqual({ line: 3, character: 4 });
  expect(problem?.message).toMatch(/there is no rule 'irql-to-high'.*irql-too-high/);
  const found = await client.diagnostics(uri);
  expect(found.map(({ code, severity }) => [code, severity])).toEqual([["irql-too-high", 3]]);
});

test.each([
  ["half-typed", '{\n  "rules": {\n    "irql-too-high":\n', 3],
  ["of a level that is none", '{\n  "rules": {\n    "irql-too-high": "loud"\n  }\n}\n', 2],
  ["of a setting that is none", '{\n  "rulez": {}\n}\n', 1],
  ["of another kind altogether", "[1, 2]\n", 0],
])("a configuration %s is told of there, and the driver is checked without it", async (_, configuration, line) => {
  client = await startClient({ "/driver/ringside.json": configuration, "/driver/a.c": head });
  await client.open(uri, head);
  const problems = await client.diagnostics("file:///driver/ringside.json");
  expect(problems.map(({ range }) => range.start.line)).toContain(line);
  expect((await client.diagnostics(uri)).map(({ code, severity }) => [code, severity])).toEqual([["irql-too-high", 1]]);
});
