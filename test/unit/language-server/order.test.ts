// In which order a client is told of a driver that it opens one file of.
import { expect, onTestFinished, test, vi } from "vitest";
import type { DocumentDiagnosticReport, PublishDiagnosticsParams } from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;

const header = `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; PVOID Buffer; } EXT;
VOID CloseFile(EXT *Ext);
VOID Other(EXT *Ext);
`;
const wrong = (name: string) => `#include "a.h"
VOID ${name}(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    CloseFile(Ext);
    ZwClose(Ext->File);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`;
const disk = {
  "/driver/a.h": header,
  "/driver/far.c": wrong("Far").replace("    CloseFile(Ext);\n", ""),
  "/driver/caller.c": wrong("Caller"),
  "/driver/open.c": `#include "a.h"
VOID CloseFile(EXT *Ext)
{
    ZwClose(Ext->File);
    Ext->Buffer = ExAllocatePoolWithTag(NonPagedPool, 16, 'a');
    *(PULONG)Ext->Buffer = 1;
}
`,
  "/driver/ringside.json": JSON.stringify({
    drivers: [{ name: "a", sources: ["far.c", "caller.c", "open.c"] }],
  }),
};
const uri = "file:///driver/open.c";
const codesOf = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.map(({ code }) => code);
const named = ({ uri: file }: PublishDiagnosticsParams) => file.replace("file:///driver/", "");

/** What is pushed, until it has come for every file of the driver. */
function told(to: Client): Promise<PublishDiagnosticsParams[]> {
  const all: PublishDiagnosticsParams[] = [];
  return new Promise((resolve) => {
    to.connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      all.push(params);
      if (new Set(all.map(named)).size === 3) resolve(all);
    });
  });
}

test("the open file is told by itself first, then as part of the driver, then its callers, then the rest", async () => {
  client = await startClient(disk);
  const all = told(client);
  await client.open(uri, disk["/driver/open.c"]);
  const order = await all;
  expect(order.map(named)).toEqual(["open.c", "open.c", "caller.c", "far.c"]);
  // What only the caller shows, that CloseFile is called at DISPATCH_LEVEL, comes with the driver.
  const [alone, whole] = order;
  expect(alone && codesOf(alone)).toContain("allocation-not-checked");
  expect(alone && codesOf(alone)).not.toContain("irql-too-high");
  expect(whole && codesOf(whole)).toEqual(expect.arrayContaining(["allocation-not-checked", "irql-too-high"]));
});

test("a keystroke before the driver has been read is told of first again", async () => {
  client = await startClient(disk);
  const all = told(client);
  // The server's clock stands until both texts have come: a slow machine would take the first for all that is written.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  await client.open(uri, disk["/driver/open.c"]);
  await client.change(uri, 2, disk["/driver/open.c"].replace("    *(PULONG)Ext->Buffer = 1;\n", ""));
  await client.connection.sendRequest("ringside/project", { uri });
  await vi.runAllTimersAsync();
  const first = (await all)[0];
  expect(first && named(first)).toBe("open.c");
  expect(first && codesOf(first)).not.toContain("allocation-not-checked");
});

test("a client that pulls is answered with the open file alone, and asked to pull again", async () => {
  client = await startClient(disk, {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  });
  const { connection } = client;
  const again = new Promise<void>((resolve) => {
    connection.onRequest("workspace/diagnostic/refresh", () => {
      resolve();
      return null;
    });
  });
  const pull = async () => {
    const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    return report.kind === "full" ? report.items.map(({ code }) => code) : [];
  };
  await client.open(uri, disk["/driver/open.c"]);
  expect(await pull()).not.toContain("irql-too-high");
  await again;
  expect(await pull()).toContain("irql-too-high");
});

test("and is asked again when a configuration changes on disk, though nothing was typed", async () => {
  const texts: Record<string, string> = { ...disk };
  client = await startClient(texts, {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  });
  const { connection } = client;
  let wake: () => void = () => undefined;
  connection.onRequest("workspace/diagnostic/refresh", () => {
    wake();
    return null;
  });
  const asked = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const pull = async () => {
    const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    return report.kind === "full" ? report.items.map(({ code }) => code) : [];
  };
  const first = asked();
  await client.open(uri, texts["/driver/open.c"] ?? "");
  await pull();
  await first;
  expect(await pull()).toContain("irql-too-high");
  const { drivers } = JSON.parse(disk["/driver/ringside.json"]);
  texts["/driver/ringside.json"] = JSON.stringify({ drivers, rules: { "irql-too-high": "off" } });
  const again = asked();
  await connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///driver/ringside.json", type: 2 }],
  });
  await again;
  expect(await pull()).not.toContain("irql-too-high");
});
