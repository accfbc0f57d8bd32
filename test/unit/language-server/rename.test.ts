// References, highlights and renaming over the files of a driver, as an editor asks for them.
import { beforeEach, expect, test } from "vitest";
import type { DocumentHighlight, Location, WorkspaceEdit } from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

const header = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; LONG Count; union { ULONG Flags; ULONG Bits; }; } EXT, *PEXT;
#define LIMIT 10
#define BUMP(ext) ((ext)->Count++)
VOID Stop(PEXT Ext);
`;
const first = `#include "a.h"
#pragma alloc_text(PAGE, Stop)
static LONG Count;
VOID Stop(PEXT Ext)
{
    LONG Count = LIMIT; // Count
    /* \u{1f600} */ Ext->Count = Count; BUMP(Ext);
    KdPrint(("Count %d", Count));
#ifdef NEVER
    Ext->Count = Count;
#endif
    { LONG Count = 2; Ext->Flags = Count; }
}
`;
const second = `#include "a.h"
EXT Start = { .Count = LIMIT };
static LONG Count;
LONG Read(EXT *e) { Stop(e); return e->Count + Count + FIELD_OFFSET(EXT, Count); }
`;
const disk = { "/driver/a.h": header, "/driver/a.c": first, "/driver/b.c": second };
type File = keyof typeof disk;

let client: Client;
beforeEach(async () => {
  client = await startClient(disk);
  await client.open("file:///driver/a.c", first);
});

/** The `nth` place (from 0) in a file where a text stands, as a request names it. */
function at(file: File, text: string, nth = 0) {
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = disk[file].indexOf(text, offset + 1);
  const lines = disk[file].slice(0, offset).split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { textDocument: { uri: `file://${file}` }, position };
}
/** All files after a rename; a refusal as a text. */
async function renamed(place: object, newName: string): Promise<Record<string, string> | string> {
  try {
    const edit = await client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", { ...place, newName });
    return Object.fromEntries(
      Object.entries(disk).map(([file, text]) => {
        const lines = text.split("\n");
        for (const { range, newText } of (edit.changes?.[`file://${file}`] ?? []).toReversed()) {
          const line = lines[range.start.line] ?? "";
          lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
        }
        return [file, lines.join("\n")];
      }),
    );
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
const lines = (found: readonly Location[] | null) =>
  (found ?? []).map(({ uri, range }) => `${uri.slice(-3)}:${range.start.line}:${range.start.character}`).sort();

test("a member is renamed in all files: through macros, designators and FIELD_OFFSET, and where lines are left out", async () => {
  expect(await renamed(at("/driver/a.h", "Count"), "Users")).toEqual({
    "/driver/a.h": header.replaceAll("Count", "Users"),
    "/driver/a.c": first.replaceAll("->Count", "->Users"),
    "/driver/b.c": second.replace(".Count", ".Users").replace("->Count", "->Users").replace("EXT, Count", "EXT, Users"),
  });
});

test("a local is renamed in its scope only, in arguments that a macro drops too, at UTF-16 positions", async () => {
  const now = await renamed(at("/driver/a.c", "Count = LIMIT"), "value");
  expect(now).toEqual({
    ...disk,
    "/driver/a.c": first
      .replace("LONG Count = LIMIT", "LONG value = LIMIT")
      .replace("Ext->Count = Count; BUMP", "Ext->Count = value; BUMP")
      .replace('d", Count', 'd", value')
      .replace("    Ext->Count = Count;\n#endif", "    Ext->Count = value;\n#endif"),
  });
});

test("a variable is renamed where lambdas capture and use it", async () => {
  const uri = "file:///driver/c.cpp";
  const text =
    "int f(int count) {\n  auto l = [&count, n = count](int by) { int x = by; return count + n + x; };\n  return l(1) + [=] { return count; }();\n}\n";
  await client.open(uri, text);
  const rename = async (line: number, character: number): Promise<number[]> => {
    const place = { textDocument: { uri }, position: { line, character }, newName: "other" };
    const edit = await client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", place);
    return (edit.changes?.[uri] ?? []).map(({ range }) => range.start.line * 100 + range.start.character);
  };
  expect(await rename(0, 10)).toEqual([10, 113, 124, 160, 229]);
  expect(await rename(1, 20)).toEqual([120, 168]);
  expect(await rename(1, 45)).toEqual([145, 172]);
});
test("functions, globals, macros, typedefs and tags are renamed wherever they are seen, and a file's own things only there", async () => {
  expect(await renamed(at("/driver/b.c", "Stop"), "Halt")).toEqual({
    "/driver/a.h": header.replace("Stop", "Halt"),
    "/driver/a.c": first.replaceAll("Stop", "Halt"),
    "/driver/b.c": second.replace("Stop", "Halt"),
  });
  expect(await renamed(at("/driver/b.c", "Count;"), "Total")).toEqual({
    ...disk,
    "/driver/b.c": second.replace("LONG Count", "LONG Total").replace("+ Count", "+ Total"),
  });
  expect(await renamed(at("/driver/a.c", "LIMIT"), "MOST")).toEqual(
    Object.fromEntries(Object.entries(disk).map(([file, text]) => [file, text.replaceAll("LIMIT", "MOST")])),
  );
  expect(await renamed(at("/driver/a.h", "EXT,"), "DEVICE")).toEqual({
    "/driver/a.h": header.replace("EXT,", "DEVICE,"),
    "/driver/a.c": first,
    "/driver/b.c": second.replaceAll("EXT", "DEVICE"),
  });
  expect(await renamed(at("/driver/a.h", "_EXT"), "_DEVICE")).toMatchObject({
    "/driver/a.h": header.replace("_EXT", "_DEVICE"),
    "/driver/a.c": first,
  });
});

test("what cannot be renamed is refused with the reason", async () => {
  expect(await renamed(at("/driver/a.h", "KSPIN_LOCK"), "X")).toContain("not part of the driver");
  expect(await renamed(at("/driver/a.c", "KdPrint"), "X")).toContain("not part of the driver");
  expect(await renamed(at("/driver/b.c", "Stop"), "KeSetEvent")).toContain("already");
  expect(await renamed(at("/driver/b.c", "Stop"), "while")).toContain("word of the language");
  expect(await renamed(at("/driver/b.c", "Stop"), "a b")).toContain("no name of C");
  expect(await renamed(at("/driver/a.h", "Flags"), "Count")).toContain("same structure");
  expect(await renamed(at("/driver/a.c", "Ext)"), "Count")).toContain("used already");
  await expect(
    client.connection.sendRequest("textDocument/prepareRename", at("/driver/a.h", "KSPIN_LOCK")),
  ).rejects.toThrow("not part of the driver");
  expect(await client.connection.sendRequest("textDocument/prepareRename", at("/driver/a.h", "Flags"))).toMatchObject({
    placeholder: "Flags",
  });
});

test("a name that a macro pastes together, or takes from where it is used, is not renamed", async () => {
  const text =
    "#include <wdm.h>\n#define CALL(n) Do##n()\n#define GIVE() return status\nVOID DoIt(VOID);\nLONG A(VOID) { LONG status = 1; CALL(It); GIVE(); }\nLONG B(VOID) { LONG status = 2; GIVE(); }\n";
  const uri = "file:///other/c.c";
  await client.open(uri, text);
  const ask = (line: number, character: number) =>
    client.connection.sendRequest("textDocument/rename", {
      textDocument: { uri },
      position: { line, character },
      newName: "other",
    });
  await expect(ask(3, 6)).rejects.toThrow("of pieces");
  await expect(ask(4, 22)).rejects.toThrow("cannot be told");
});

test("a name out of a macro that stands in another's argument is renamed where the macro is defined", async () => {
  const text =
    "#include <wdm.h>\ntypedef LONG CODE;\n#define KIND(p) (*(CODE *)(p))\n#define CHECKED(e) ((e) ? 1 : 0)\nint A(PVOID p) { return CHECKED(KIND(p) == 3); }\n";
  const uri = "file:///other/d.c";
  await client.open(uri, text);
  const edit = await client.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri },
    position: { line: 1, character: 13 },
    newName: "NODE",
  });
  expect(edit.changes?.[uri]?.map(({ range }) => [range.start.line, range.start.character])).toEqual([
    [1, 13],
    [2, 19],
  ]);
});

test("references, highlights, definition, declaration and type definition are those of the meaning", async () => {
  const ask = <T>(method: string, place: object) =>
    client.connection.sendRequest<T>(`textDocument/${method}`, { ...place, context: { includeDeclaration: false } });
  expect(lines(await ask<Location[]>("references", at("/driver/a.h", "Flags")))).toEqual(["a.c:11:27"]);
  const marks = await ask<DocumentHighlight[]>("documentHighlight", at("/driver/a.c", "Count = LIMIT"));
  expect(marks.map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [5, 3],
    [6, 2],
    [7, 2],
    [9, 2],
  ]);
  expect(lines(await ask<Location[]>("definition", at("/driver/b.c", "Stop")))).toEqual(["a.c:3:5"]);
  expect(lines(await ask<Location[]>("declaration", at("/driver/b.c", "Stop")))).toEqual(["a.h:4:5"]);
  expect(lines(await ask<Location[]>("definition", at("/driver/b.c", "Count +")))).toEqual(["a.h:1:44"]);
  expect(lines(await ask<Location[]>("typeDefinition", at("/driver/b.c", "e->Count")))[0]).toContain("a.h:1:");
});

test("the text as it is typed counts, saved or not, and half a line does no harm", async () => {
  const typed = first.replace("    { LONG", "    Ext->Flags = 3; if (Ext->\n    { LONG");
  await client.change("file:///driver/a.c", 2, typed);
  const found = await client.connection.sendRequest<Location[]>("textDocument/references", {
    ...at("/driver/a.h", "Flags"),
    context: { includeDeclaration: true },
  });
  expect(lines(found)).toContain("a.c:11:9");
});
