// Renaming what stands in a header that several drivers of the workspace include: in all of them, or in none.
import { expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import { startClient } from "./client.ts";

const project = (...sources: readonly string[]) =>
  `<Project><PropertyGroup><DriverType>WDM</DriverType></PropertyGroup><ItemGroup>${sources
    .map((source) => `<ClCompile Include="${source}"/>`)
    .join("")}</ItemGroup></Project>`;
const shared = `#include <wdm.h>
typedef struct _EXT { ULONG Count; } EXT;
#define IOCTL_PING CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
VOID Stop(EXT *Ext);
`;
const full = `#include "../inc/shared.h"
VOID Stop(EXT *Ext) { Ext->Count = IOCTL_PING; }
static VOID Own(VOID) { }
`;
const texts = {
  "/w/inc/shared.h": shared,
  "/w/full/full.vcxproj": project("full.c"),
  "/w/full/full.c": full,
  "/w/plain/plain.vcxproj": project("plain.c"),
  "/w/plain/plain.c": `#include "../inc/shared.h"
VOID Stop(EXT *Ext) { ULONG taken = 1; Ext->Count = taken; }
`,
  "/w/else/else.vcxproj": project("else.c"),
  "/w/else/else.c": "#include <wdm.h>\nVOID Stop(VOID) { }\n",
};

async function renamed(text: string, newName: string) {
  const client = await startClient(texts, {}, {}, [{ uri: "file:///w", name: "w" }]);
  await client.open("file:///w/full/full.c", full);
  const before = full.slice(0, full.indexOf(text)).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const edit = await client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: "file:///w/full/full.c" },
    position,
    newName,
  });
  return Object.entries(edit.changes ?? {})
    .flatMap(([uri, edits]) =>
      edits.map(({ range }) => `${uri.slice(10)}:${range.start.line}:${range.start.character}`),
    )
    .sort();
}

test("the others that include it are written in, too, and what only bears the name is not", async () => {
  expect(await renamed("Stop(", "Halt")).toEqual(["full/full.c:1:5", "inc/shared.h:3:5", "plain/plain.c:1:5"]);
  expect(await renamed("Count", "Total")).toEqual(["full/full.c:1:27", "inc/shared.h:1:28", "plain/plain.c:1:44"]);
  expect(await renamed("IOCTL_PING", "IOCTL_PONG")).toEqual(["full/full.c:1:35", "inc/shared.h:2:8"]);
});

test("what is a source's own is renamed in it alone", async () => {
  expect(await renamed("Own", "Mine")).toEqual(["full/full.c:2:12"]);
});

test("a name that is taken in another of them is refused, with the driver's name", async () => {
  await expect(renamed("Stop(", "taken")).rejects.toThrow(/'taken' is used already in plain\.c:2\. \(plain\)/);
});
