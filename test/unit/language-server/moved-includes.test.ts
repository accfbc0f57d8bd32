// A header or source that is renamed or moved in the editor: the lines that include it go on naming it.
import { expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import { startClient } from "./client.ts";

const files = {
  "/w/sys/a.c":
    '#include <wdm.h>\r\n#include "a.h"\r\n  #  include "..\\inc\\shared.h" // both\r\n#include <kit/own.h>\r\n',
  "/w/sys/a.h": '#pragma once\n#include "parts/b.h"\n',
  "/w/sys/parts/b.h": "struct B;\n",
  "/w/inc/shared.h": "struct S;\n",
  "/w/inc/kit/own.h": "struct O;\n",
  "/w/ringside.json": '{ "include": ["inc"] }',
  "/w/else/c.c": '#include <wdm.h>\n#include "a.h"\n',
  "/w/else/a.h": "struct A;\n",
};

/** The lines that are another after the renaming of files. */
async function after(moves: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const fileOperations = { willRename: true };
  const client = await startClient(files, { workspace: { fileOperations } }, {}, [{ uri: "file:///w", name: "w" }]);
  expect(client.offered.workspace?.fileOperations?.willRename?.filters).toHaveLength(1);
  await client.open("file:///w/sys/a.c", files["/w/sys/a.c"]);
  const edit = await client.connection.sendRequest<WorkspaceEdit | null>("workspace/willRenameFiles", {
    files: Object.entries(moves).map(([from, to]) => ({ oldUri: `file://${from}`, newUri: `file://${to}` })),
  });
  const texts: Readonly<Record<string, string>> = files;
  return Object.entries(edit?.changes ?? {}).flatMap(([uri, edits]) =>
    edits.map(({ range: { start, end }, newText }) => {
      const line = (texts[uri.slice(7)] ?? "").split(/\r?\n/)[start.line] ?? "";
      return `${uri.slice(9)}: ${line.slice(0, start.character)}${newText}${line.slice(end.character)}`;
    }),
  );
}

test("a header under another name is included by it, another one of its old name is not", async () => {
  expect(await after({ "/w/sys/a.h": "/w/sys/main.h" })).toEqual(['/sys/a.c: #include "main.h"']);
  expect(await after({ "/w/inc/shared.h": "/w/inc/public.h" })).toEqual([
    '/sys/a.c:   #  include "..\\inc\\public.h" // both',
  ]);
});

test("a header that is moved is found where it goes, and finds what it includes", async () => {
  expect((await after({ "/w/sys/a.h": "/w/inc/a.h" })).toSorted()).toEqual([
    '/sys/a.c: #include "../inc/a.h"',
    '/sys/a.h: #include "../sys/parts/b.h"',
  ]);
});

test("what is found through a folder of headers stays found through it", async () => {
  expect(await after({ "/w/inc/kit/own.h": "/w/inc/own.h" })).toEqual(["/sys/a.c: #include <own.h>"]);
});

test("what nobody includes changes nothing", async () => {
  expect(await after({ "/w/nothing.h": "/w/something.h" })).toEqual([]);
});
