// Documents as clients open, change, close, move and delete them: what is told is always of the text as it is now, and of no file
// that is not there any more.
import { describe, expect, test } from "vitest";
import type { Diagnostic, Location, TextDocumentContentChangeEvent } from "vscode-languageserver-protocol";
import { offsetAt, positionAt } from "../../../language-server/text.ts";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;

const head = "#include <wdm.h>\ntypedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT, *PEXT;\n";
const wrong = (name: string) =>
  `VOID ${name}(PEXT Ext)\n{\n    KIRQL irql;\n    KeAcquireSpinLock(&Ext->Lock, &irql);\n    ZwClose(Ext->File);\n    KeReleaseSpinLock(&Ext->Lock, irql);\n}\n`;
const uri = "file:///driver/a.c";
const lines = (found: readonly Diagnostic[]) =>
  found.filter(({ code }) => code === "irql-too-high").map(({ range }) => range.start.line);
const isWrong = (found: readonly Diagnostic[]) => lines(found).length > 0;
const isRight = (found: readonly Diagnostic[]) => found.length === 0;
const at = (line: number, character: number, endLine = line, endCharacter = character) => ({
  start: { line, character },
  end: { line: endLine, character: endCharacter },
});
const change = (version: number, contentChanges: readonly TextDocumentContentChangeEvent[]) =>
  client?.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
const watched = (file: string, type: 1 | 2 | 3) =>
  client?.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: file, type }] });

describe("positions", () => {
  test("are of UTF-16, whatever else a client offers", async () => {
    client = await startClient({}, { general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] } });
    expect(client.offered.positionEncoding).toBe("utf-16");
    await client.open(uri, head + wrong("F").replace("    ZwClose", "/* \u{1f5dd}\u00e4 */ ZwClose"));
    const [found] = await client.diagnostics(uri, isWrong);
    expect(found?.range.start.character).toBe(10);
  });
});

test("an offset and its place are the same, also at ends of lines and beyond the text", () => {
  for (const text of ["", "a", "a\n", "\n\na b\r\nc", "x\ny"]) {
    for (let offset = 0; offset <= text.length; offset++) {
      const place = positionAt(text, offset);
      expect(place.line).toBe(text.slice(0, offset).split("\n").length - 1);
      expect(offsetAt(text, place)).toBe(offset);
    }
    expect(offsetAt(text, { line: 99, character: 0 })).toBe(text.length);
    expect(offsetAt(text, { line: 0, character: 99 })).toBe(text.split("\n")[0]?.length);
    expect(offsetAt(text, { line: -1, character: 5 })).toBe(0);
  }
});

describe("changes of one message", () => {
  test("follow one another, also where they overlap, and hundreds are one edit", async () => {
    client = await startClient();
    await client.open(uri, head);
    const typed = wrong("F");
    const changes: TextDocumentContentChangeEvent[] = [];
    // Letter by letter, each written twice and the second taken away again, then a stretch replaced within what was replaced.
    for (const [index, letter] of [...typed].entries()) {
      const before = typed.slice(0, index).split("\n");
      const line = 1 + before.length;
      const character = before.at(-1)?.length ?? 0;
      const [down, right] = letter === "\n" ? [line + 1, 0] : [line, character + 1];
      changes.push({ range: at(line, character), text: letter }, { range: at(down, right), text: letter });
      changes.push({ range: letter === "\n" ? at(down, 0, down + 1, 0) : at(down, right, down, right + 1), text: "" });
    }
    changes.push({ range: at(6, 4, 6, 11), text: "ExFree" }, { range: at(6, 4, 6, 10), text: "ZwClose" });
    expect(changes.length).toBeGreaterThan(400);
    await change(2, changes);
    expect(lines(await client.diagnostics(uri, isWrong))).toEqual([6]);
  });

  test("may lie outside of the text, or end before they begin", async () => {
    client = await startClient();
    await client.open(uri, head + wrong("F"));
    await client.diagnostics(uri, isWrong);
    await change(2, [
      { range: at(9000, 0, 9999, 7), text: wrong("G") },
      { range: at(6, 400, 6, 4), text: "" },
    ]);
    expect(lines(await client.diagnostics(uri, (found) => isWrong(found) && !lines(found).includes(6)))).toEqual([13]);
  });
});

describe("a question", () => {
  const disk = {
    "/driver/a.c": `${head}VOID Other(PEXT Ext);\n__declspec(code_seg("PAGE")) VOID F(PEXT Ext) { Other(Ext); }\n`,
    "/driver/b.c": `${head}VOID Other(PEXT Ext) { ZwClose(Ext->File); }\n`,
    "/driver/ringside.json": JSON.stringify({ drivers: [{ name: "a", sources: ["a.c", "b.c"] }] }),
  };
  const where = { textDocument: { uri }, position: { line: 3, character: 52 } };

  test("about a driver that has not been read lets others come first, and is answered from all of it", async () => {
    client = await startClient(disk);
    await client.open(uri, disk["/driver/a.c"]);
    const order: string[] = [];
    const { connection } = client;
    const definition = connection.sendRequest<Location[]>("textDocument/definition", where).then((found) => {
      order.push("definition");
      return found;
    });
    const signature = connection.sendRequest("textDocument/signatureHelp", where).then(() => order.push("signature"));
    await Promise.all([definition, signature]);
    expect((await definition).map((found) => [found.uri, found.range.start.line])).toEqual([["file:///driver/b.c", 2]]);
    expect(order).toEqual(["signature", "definition"]);
  });

  test("about a place in a text that changes meanwhile is refused; one about the whole is answered as it is now", async () => {
    client = await startClient(disk);
    await client.open(uri, disk["/driver/a.c"]);
    const refused = client.connection.sendRequest("textDocument/references", { ...where, context: {} }).then(
      () => undefined,
      ({ code }: { code: number }) => code,
    );
    const lenses = client.connection.sendRequest<{ range: { start: { line: number } } }[]>("textDocument/codeLens", {
      textDocument: { uri },
    });
    await change(2, [{ range: at(0, 0), text: "\n\n" }]);
    expect(await refused).toBe(-32801);
    expect((await lenses).map(({ range }) => range.start.line)).toEqual([5]);
  });
});

describe("a document", () => {
  test("that is no file is checked", async () => {
    client = await startClient();
    await client.open("untitled:Untitled-1", head + wrong("F"));
    expect(lines(await client.diagnostics("untitled:Untitled-1"))).toEqual([6]);
  });

  test("that is closed is told of as its driver sees it, and no more once the driver is closed", async () => {
    const disk = { "/driver/a.c": head + wrong("F"), "/driver/b.c": head + wrong("G") };
    client = await startClient(disk);
    const other = "file:///driver/b.c";
    await client.open(uri, disk["/driver/a.c"]);
    await client.open(other, `\n${disk["/driver/b.c"]}`);
    expect(lines(await client.diagnostics(other, isWrong))).toEqual([7]);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri: other } });
    expect(lines(await client.diagnostics(other, isWrong))).toEqual([6]);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.diagnostics(other, isRight);
    await client.diagnostics(uri, isRight);
  });

  test("of a driver that loses a file, or its folder's name, leaves nothing behind", async () => {
    const disk: Record<string, string> = { "/driver/a.c": head + wrong("F"), "/driver/b.c": head + wrong("G") };
    client = await startClient(disk);
    await client.open(uri, head + wrong("F"));
    expect(isWrong(await client.diagnostics("file:///driver/b.c", isWrong))).toBe(true);
    delete disk["/driver/b.c"];
    await watched("file:///driver/b.c", 3);
    expect(await client.diagnostics("file:///driver/b.c", isRight)).toEqual([]);
    // The editor closes and opens what is open in a folder that it renames.
    delete disk["/driver/a.c"];
    disk["/moved/a.c"] = head + wrong("F");
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await watched("file:///driver", 3);
    await client.open("file:///moved/a.c", head + wrong("F"));
    expect(lines(await client.diagnostics("file:///moved/a.c", isWrong))).toEqual([6]);
    expect(await client.diagnostics(uri, isRight)).toEqual([]);
  });

  test("that is deleted while it is open is checked as it stands in the editor", async () => {
    const disk: Record<string, string> = { "/driver/a.c": head };
    client = await startClient(disk);
    await client.open(uri, head);
    await client.diagnostics(uri);
    delete disk["/driver/a.c"];
    await watched(uri, 3);
    await change(2, [{ range: at(2, 0), text: wrong("F") }]);
    expect(lines(await client.diagnostics(uri, isWrong))).toEqual([6]);
  });
});

test("a client that pulls is not told again of what it has opened", async () => {
  const disk = { "/driver/a.c": head + wrong("F"), "/driver/b.c": head + wrong("G") };
  client = await startClient(disk, { textDocument: { diagnostic: {} } });
  await client.open(uri, disk["/driver/a.c"]);
  await client.diagnostics("file:///driver/b.c", isWrong);
  await client.open("file:///driver/b.c", disk["/driver/b.c"]);
  expect(await client.diagnostics("file:///driver/b.c", isRight)).toEqual([]);
});

test("folders come and go while the server runs", async () => {
  const disk = {
    "/work/ringside.json": '{ "rules": { "irql-too-high": "off" } }',
    "/work/driver/a.c": head + wrong("F"),
  };
  const inside = "file:///work/driver/a.c";
  const folder = (path: string) => ({ uri: `file://${path}`, name: path });
  client = await startClient(disk, { workspace: { workspaceFolders: true } }, {}, [folder("/work/driver")]);
  await client.open(inside, disk["/work/driver/a.c"]);
  expect(lines(await client.diagnostics(inside))).toEqual([6]);
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [folder("/work")], removed: [folder("/work/driver")] },
  });
  expect(await client.diagnostics(inside, isRight)).toEqual([]);
});
