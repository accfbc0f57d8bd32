// Clients that show less than editors of today: plain text, lists, no places beside a finding. Nothing is lost on them.
import { expect, test } from "vitest";
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  Hover,
  SignatureHelp,
  SymbolInformation,
} from "vscode-languageserver-protocol";
import { markup } from "../../../language-server/client-shape.ts";
import { startClient } from "./client.ts";

const uri = "file:///work/plain.c";
const document = { textDocument: { uri } };
const text = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
VOID Hold(PEXT Ext)
{
    KIRQL old;
    KeAcquireSpinLock(&Ext->Lock, &old);
    if (Ext->Count == 0) {
        return;
    }
    KeReleaseSpinLock(&Ext->Lock, old);
}
`;
const plain: ClientCapabilities = {
  textDocument: {
    hover: { contentFormat: ["plaintext"] },
    signatureHelp: { signatureInformation: { documentationFormat: ["plaintext"] } },
    publishDiagnostics: {},
    documentSymbol: {},
    rename: {},
  },
};

test("hovers, signatures and outlines come as plain text and lists", async () => {
  const { connection, open, offered } = await startClient({}, plain);
  expect(offered.renameProvider).toBe(true);
  await open(uri, text);
  const hover = await connection.sendRequest<Hover>("textDocument/hover", {
    ...document,
    position: { line: 5, character: 8 },
  });
  expect(hover.contents).toMatchObject({ kind: "plaintext", value: expect.stringContaining("KeAcquireSpinLock") });
  expect(JSON.stringify(hover.contents)).not.toMatch(/`|\*\*|\]\(/);
  const help = await connection.sendRequest<SignatureHelp>("textDocument/signatureHelp", {
    ...document,
    position: { line: 9, character: 22 },
  });
  const [signature] = help.signatures;
  expect(signature?.documentation).toMatchObject({ kind: "plaintext" });
  for (const { label } of signature?.parameters ?? []) expect(signature?.label).toContain(label);
  const symbols = await connection.sendRequest<SymbolInformation[]>("textDocument/documentSymbol", document);
  expect(symbols).toContainEqual(expect.objectContaining({ name: "Hold", location: expect.objectContaining({ uri }) }));
  expect(symbols).toContainEqual(expect.objectContaining({ name: "Lock", containerName: "EXT" }));
});

test("what stands beside a finding comes below its message, and its fix is found all the same", async () => {
  const { connection, open, diagnostics } = await startClient({}, plain);
  await open(uri, text);
  const isLeak = ({ code }: Diagnostic) => code === "spin-lock-unbalanced";
  const leak = (await diagnostics(uri, (all) => all.some(isLeak))).find(isLeak);
  expect(leak).not.toHaveProperty("relatedInformation");
  expect(leak?.message).toMatch(/\nplain\.c:6: /);
  const actions = await connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    ...document,
    range: leak?.range,
    context: { diagnostics: [leak] },
  });
  expect(actions[0]?.edit?.changes?.[uri]?.[0]?.newText).toContain("KeReleaseSpinLock");
});

test("Markdown loses its marks, code keeps its own", () => {
  const markdown = "```c\nint **Table[`];\n```\n\n**Needs** `PASSIVE_LEVEL`\n\n---\n\n- More: [irql](file:///x.md)";
  expect(markup(markdown, false)).toEqual({
    kind: "plaintext",
    value: "int **Table[`];\n\nNeeds PASSIVE_LEVEL\n\n- More: irql",
  });
  expect(markup(markdown, true)).toEqual({ kind: "markdown", value: markdown });
});

test("a client that is told of findings is told again after an edit that changes none, and of which version if it asks for that", async () => {
  const versions: (number | undefined)[] = [];
  const { connection, open, change } = await startClient(
    {},
    { textDocument: { publishDiagnostics: { versionSupport: true } } },
  );
  connection.onNotification("textDocument/publishDiagnostics", (params: { uri: string; version?: number }) => {
    if (params.uri === uri) versions.push(params.version);
  });
  await open(uri, text);
  const until = () => versions.at(-1);
  await expect.poll(until, { timeout: 20_000 }).toBe(1);
  await change(uri, 2, `${text}// no more\n`);
  await expect.poll(until, { timeout: 20_000 }).toBe(2);
  // Nothing is said without a reason.
  const before = versions.length;
  await connection.sendRequest("textDocument/documentSymbol", document);
  expect(versions.length).toBe(before);
});
