// The server as an editor meets it.

import { expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type DocumentSymbol,
  type Hover,
  type Location,
} from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;

const broken = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Stop(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    ZwClose(Ext->File);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`;
const paged = `#include <wdm.h>
ULONG ReadSettings(ULONG Default);
#pragma alloc_text(PAGE, ReadSettings)
ULONG ReadSettings(ULONG Default)
{
    ULONG value = Default;

    return value + 1;
}
`;
const uri = "file:///driver/driver.c";
const document = { textDocument: { uri } };
const at = (line: number, character: number) => ({ ...document, position: { line, character } });

test("a finding is pushed with its chain and page, and goes away when it is mended", async () => {
  client = await startClient();
  await client.open(uri, broken);
  const [finding, ...others] = await client.diagnostics(uri);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    code: "irql-too-high",
    severity: 1,
    source: "ringside",
    range: { start: { line: 6, character: 4 } },
  });
  expect(finding?.codeDescription?.href).toContain("irql-too-high");
  expect(finding?.relatedInformation?.map((related) => related.location.uri)).toContain(uri);
  await client.change(uri, 2, broken.replace("    ZwClose(Ext->File);\n", ""));
  expect(await client.diagnostics(uri)).toEqual([]);
});

test("an untitled document is checked like any other", async () => {
  client = await startClient();
  await client.open("untitled:Untitled-1", broken);
  expect((await client.diagnostics("untitled:Untitled-1")).map((d) => d.code)).toEqual(["irql-too-high"]);
});

test("a question that comes before the first check does not keep the findings back", async () => {
  client = await startClient();
  await client.open(uri, broken);
  expect(await client.connection.sendRequest<Hover>("textDocument/hover", at(6, 6))).toBeTruthy();
  expect((await client.diagnostics(uri)).map((d) => d.code)).toEqual(["irql-too-high"]);
});

test("diagnostics can be pulled", async () => {
  client = await startClient({}, { textDocument: { diagnostic: {} } });
  await client.open(uri, broken);
  const report = await client.connection.sendRequest<{ items: { code: string }[] }>(
    "textDocument/diagnostic",
    document,
  );
  expect(report.items.map((item) => item.code)).toEqual(["irql-too-high"]);
});

test("files of the folder belong to the driver; findings in those not open are pushed too", async () => {
  const disk = {
    "/driver/a.h":
      "#include <wdm.h>\ntypedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;\nVOID CloseFile(EXT *Ext);\n",
    "/driver/b.c": '#include "a.h"\nVOID CloseFile(EXT *Ext) {\n    ZwClose(Ext->File);\n}\n',
  };
  client = await startClient(disk);
  await client.open(
    "file:///driver/a.c",
    '#include "a.h"\nVOID Stop(EXT *Ext) {\n    KIRQL irql;\n    KeAcquireSpinLock(&Ext->Lock, &irql);\n    CloseFile(Ext);\n    KeReleaseSpinLock(&Ext->Lock, irql);\n}\n',
  );
  expect((await client.diagnostics("file:///driver/b.c")).map((d) => d.code)).toEqual(["irql-too-high"]);
});

test("hover tells what a DDI does and demands, and at which level a function runs and why", async () => {
  client = await startClient();
  await client.open(
    uri,
    `${broken}KDEFERRED_ROUTINE Tick;\nVOID Tick(PKDPC Dpc, PVOID C, PVOID A, PVOID B)\n{\n    Stop(C);\n}\n`,
  );
  await client.diagnostics(uri);
  const text = async (line: number, character: number) => {
    const hover = await client?.connection.sendRequest<Hover | null>("textDocument/hover", at(line, character));
    return hover && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";
  };
  expect(await text(6, 6)).toContain("IRQL: PASSIVE_LEVEL");
  expect(await text(10, 6)).toContain("a DPC routine");
  expect(await text(10, 6)).toContain("DISPATCH_LEVEL");
  expect(await text(2, 6)).toContain("called by Tick");
});

test("the quick fix adds PAGED_CODE after the declarations and mends the finding", async () => {
  client = await startClient();
  await client.open(uri, paged);
  const found = await client.diagnostics(uri);
  expect(found.map((d) => d.code)).toEqual(["paged-code-missing"]);
  const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    ...document,
    range: found[0]?.range,
    context: { diagnostics: found },
  });
  const [edit] = actions[0]?.edit?.changes?.[uri] ?? [];
  expect(edit).toEqual({
    range: { start: { line: 5, character: 26 }, end: { line: 5, character: 26 } },
    newText: "\n    PAGED_CODE();",
  });
  const lines = paged.split("\n");
  lines[5] += edit?.newText ?? "";
  await client.change(uri, 2, lines.join("\n"));
  expect(await client.diagnostics(uri)).toEqual([]);
});

test("a menu that the user opens has the fixes of what is found on its line, though the client was not told of it yet", async () => {
  client = await startClient();
  await client.open(uri, paged);
  const actions = (line: number, context: object) =>
    client?.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      ...document,
      range: { start: { line, character: 0 }, end: { line, character: 0 } },
      context: { diagnostics: [], ...context },
    });
  const [invoked, automatic] = [CodeActionTriggerKind.Invoked, CodeActionTriggerKind.Automatic];
  const [found] = await client.diagnostics(uri);
  const line = found?.range.start.line ?? 0;
  const title = (actions: CodeAction[] | undefined) => actions?.map((action) => action.title)[0];
  expect(title(await actions(line, { triggerKind: invoked }))).toContain("PAGED_CODE");
  expect(await actions(line, { triggerKind: automatic })).toEqual([]);
  expect(title(await actions(line, { triggerKind: invoked, only: [CodeActionKind.RefactorRewrite] }))).not.toContain(
    "PAGED_CODE",
  );
  expect(await actions(line + 2, { triggerKind: invoked, only: [CodeActionKind.QuickFix] })).toEqual([]);
  const told = await actions(line, { triggerKind: invoked, diagnostics: [found], only: [CodeActionKind.QuickFix] });
  expect(told?.map(({ title }) => title)).toEqual([
    expect.stringContaining("PAGED_CODE"),
    expect.stringContaining("Ignore"),
  ]);
});

test("outline, folding, selection, definition, references and completion answer", async () => {
  client = await startClient();
  await client.open(uri, `${broken}VOID Again(EXT *Ext)\n{\n    Stop(Ext);\n    Ext->\n}\n`);
  const ask = <T>(method: string, params: object) => client?.connection.sendRequest<T>(method, params);
  const symbols = await ask<DocumentSymbol[]>("textDocument/documentSymbol", document);
  expect(symbols?.map((symbol) => symbol.name)).toEqual(expect.arrayContaining(["Stop", "Again"]));
  expect(await ask<object[]>("textDocument/foldingRange", document)).toContainEqual(
    expect.objectContaining({ startLine: 3 }),
  );
  expect(
    await ask<object[]>("textDocument/selectionRange", { ...document, positions: [{ line: 6, character: 6 }] }),
  ).toHaveLength(1);
  const definition = await ask<Location[]>("textDocument/definition", at(11, 6));
  expect(definition?.[0]).toMatchObject({ uri, range: { start: { line: 2, character: 5 } } });
  const references = await ask<Location[]>("textDocument/references", {
    ...at(2, 6),
    context: { includeDeclaration: true },
  });
  expect(references?.map((place) => place.range.start.line)).toEqual([2, 11]);
  const members = await ask<{ items: { label: string }[] }>("textDocument/completion", at(12, 9));
  expect(members?.items.map((item) => item.label)).toEqual(["Lock", "File"]);
});

test("odd requests are answered with nothing and the server lives on", async () => {
  client = await startClient();
  const nowhere = { textDocument: { uri: "file:///nowhere/at/all.c" } };
  for (const [method, params] of [
    ["textDocument/hover", { ...nowhere, position: { line: 3, character: 4 } }],
    ["textDocument/definition", { ...nowhere, position: { line: -1, character: -5 } }],
    ["textDocument/completion", { ...nowhere, position: { line: 1e9, character: 1e9 } }],
    ["textDocument/documentSymbol", { textDocument: { uri: "no uri at all %%%" } }],
    ["textDocument/foldingRange", nowhere],
    ["textDocument/selectionRange", { ...nowhere, positions: [{ line: 5, character: 5 }] }],
    ["textDocument/signatureHelp", { ...nowhere, position: { line: 1e9, character: -1 } }],
    ["textDocument/references", { ...nowhere, position: { line: 0, character: 0 }, context: {} }],
    ["textDocument/documentHighlight", { ...nowhere, position: { line: -3, character: 0 } }],
    ["textDocument/rename", { ...nowhere, position: { line: 0, character: 0 }, newName: "x" }],
    ["textDocument/prepareRename", { textDocument: { uri: "" }, position: { line: 0, character: 0 } }],
    ["textDocument/typeDefinition", { ...nowhere, position: { line: 0, character: 9e9 } }],
    ["textDocument/prepareCallHierarchy", { ...nowhere, position: { line: 0, character: 0 } }],
    ["textDocument/codeLens", nowhere],
    [
      "textDocument/inlayHint",
      { ...nowhere, range: { start: { line: 9, character: 0 }, end: { line: 0, character: 0 } } },
    ],
    ["textDocument/semanticTokens/full", nowhere],
    ["workspace/symbol", { query: ".*(" }],
    [
      "textDocument/codeAction",
      {
        ...nowhere,
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
        context: { diagnostics: [] },
      },
    ],
  ] as const) {
    await client.connection.sendRequest(method, params);
  }
  await expect(client.connection.sendRequest("ringside/noSuchMethod", {})).rejects.toThrow();
  await client.open(uri, "#include <wdm.h>\nVOID Half(PIRP Irp) { if (Irp-> \n");
  expect((await client.diagnostics(uri)).length).toBeGreaterThan(0);
  for (const position of [
    { line: 99, character: 0 },
    { line: 1, character: 4000 },
  ]) {
    await client.connection.sendRequest("textDocument/hover", { ...document, position });
    await client.connection.sendRequest("textDocument/completion", { ...document, position });
  }
  await client.change(uri, 2, broken);
  expect((await client.diagnostics(uri, (all) => all.length === 1)).map((d) => d.code)).toEqual(["irql-too-high"]);
});
