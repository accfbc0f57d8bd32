// Symbols over all files, and what is offered beside another C extension.
import { expect, test } from "vitest";
import type { SymbolInformation } from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;
const disk = {
  "/driver/a.h":
    "#include <wdm.h>\n#define TOY_TAG 'yoT'\nenum { ToyIdle, ToyBusy };\ntypedef struct _TOY { LONG ToyCount; } TOY;\nVOID ToyStop(TOY *Toy);\n",
  "/driver/b.c": '#include "a.h"\nstatic LONG ToyTotal;\nVOID ToyStop(TOY *Toy)\n{\n    ToyTotal = Toy->ToyCount;\n}\n',
};

test("symbols of a driver are found by a part of their name, where they are defined", async () => {
  client = await startClient(disk);
  await client.open("file:///driver/c.c", '/* \u{1f600} */ #include "a.h"\nLONG /* \u{1f600} */ ToyTyped;\n');
  const ask = async (query: string) =>
    (await client?.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query }))?.map(
      ({ name, kind, location: { uri, range } }) =>
        `${name} ${kind} ${uri.slice(-3)}:${range.start.line}:${range.start.character}`,
    );
  expect((await ask("toy"))?.sort()).toEqual([
    "TOY 5 a.h:3:39",
    "TOY_TAG 14 a.h:1:8",
    "ToyBusy 22 a.h:2:16",
    "ToyCount 8 a.h:3:27",
    "ToyIdle 22 a.h:2:7",
    "ToyStop 12 b.c:2:5",
    "ToyTotal 13 b.c:1:12",
    "ToyTyped 13 c.c:1:14",
    "_TOY 23 a.h:3:15",
  ]);
  expect(await ask("tstp")).toEqual(["ToyStop 12 b.c:2:5"]);
  expect(await ask("KeSetEvent")).toEqual([]);
});

test("beside another C extension only what is about drivers is offered", async () => {
  client = await startClient({}, {}, { languageFeatures: false });
  const names = Object.keys(client.offered);
  expect(names).toEqual(
    expect.arrayContaining(["hoverProvider", "codeLensProvider", "inlayHintProvider", "codeActionProvider"]),
  );
  for (const general of ["renameProvider", "completionProvider", "referencesProvider", "documentSymbolProvider"])
    expect(names).not.toContain(general);
  await client.stop();
  client = await startClient();
  expect(Object.keys(client.offered)).toEqual(expect.arrayContaining(["renameProvider", "hoverProvider"]));
});
