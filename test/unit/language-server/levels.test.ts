// What the editor shows of levels: call hierarchy, lenses above functions, hints behind calls that change the level.
import { expect, test } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  InlayHint,
} from "vscode-languageserver-protocol";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;
const uri = "file:///driver/a.c";
const source = `#include "a.h"
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    /* \u{1f600} */ Count(Context); Count(Context);
}
DRIVER_UNLOAD Unload;
#pragma alloc_text(PAGE, Unload)
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    KIRQL irql;
    PAGED_CODE();
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    KeLowerIrql(irql);
}
VOID Lower(KIRQL Irql)
{
    KeLowerIrql(Irql);
}
VOID Anyone(PKSPIN_LOCK Lock)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    KeReleaseSpinLock(Lock, irql);
}
`;
const disk = {
  "/driver/a.h": "#include <wdm.h>\nVOID Count(PVOID Context);\n",
  "/driver/b.c": '#include "a.h"\nVOID Count(PVOID Context)\n{\n    KeSetEvent(Context, 0, FALSE);\n}\n',
};
const ask = <T>(method: string, params: object) => client?.connection.sendRequest<T>(method, params);
const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };
const document = { textDocument: { uri } };

test("calls are followed over files in both directions, each function with its level", async () => {
  client = await startClient(disk);
  await client.open(uri, source);
  const [item] =
    (await ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
      ...document,
      position: { line: 4, character: 15 },
    })) ?? [];
  expect(item).toMatchObject({ name: "Count", detail: "DISPATCH_LEVEL", uri: "file:///driver/b.c" });
  const incoming = await ask<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });
  expect(incoming).toMatchObject([{ from: { name: "Tick", detail: "DISPATCH_LEVEL", uri } }]);
  expect(incoming?.[0]?.fromRanges.map(({ start }) => start)).toEqual([
    { line: 4, character: 13 },
    { line: 4, character: 29 },
  ]);
  const outgoing = await ask<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item });
  expect(outgoing).toMatchObject([{ to: { name: "KeSetEvent", detail: "DISPATCH_LEVEL or below" } }]);
  for (const data of [undefined, 5, { linkName: "Count" }, { linkName: "Nothing", from: "/driver/b.c" }])
    expect((await ask<unknown[] | null>("callHierarchy/outgoingCalls", { item: { ...item, data } })) ?? []).toEqual([]);
});

test("what a macro stands for is called as the source calls it, and found under that name", async () => {
  client = await startClient(disk);
  await client.open(uri, source);
  const item = async (line: number, character: number) =>
    (
      await ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", {
        ...document,
        position: { line, character },
      })
    )?.[0];
  const outgoing = await ask<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item: await item(8, 6) });
  expect(outgoing?.map(({ to }) => to.name)).toEqual(expect.arrayContaining(["KeRaiseIrql", "KeLowerIrql"]));
  const raise = await item(12, 6);
  expect(raise).toMatchObject({ name: "KeRaiseIrql" });
  const incoming = await ask<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item: raise });
  expect(incoming?.map(({ from }) => from.name)).toEqual(["Unload"]);
});

test("lenses say role, level, section and callers, and nothing of what is not known", async () => {
  client = await startClient(disk);
  await client.open(uri, source);
  const titles = async (of: string) =>
    (await ask<CodeLens[]>("textDocument/codeLens", { textDocument: { uri: of } }))?.map(
      ({ range, command }) => `${range.start.line}: ${command?.title}`,
    );
  expect(await titles(uri)).toEqual([
    "2: KDEFERRED_ROUTINE · DISPATCH_LEVEL",
    "8: DRIVER_UNLOAD · PASSIVE_LEVEL · pageable (PAGE)",
  ]);
  expect(await titles("file:///driver/b.c")).toEqual(["1: DISPATCH_LEVEL · called by 1"]);
});

test("hints stand where the level changes; where it goes back to is as far known as the lock's own demand says", async () => {
  client = await startClient(disk);
  await client.open(uri, source);
  const hints = await ask<InlayHint[]>("textDocument/inlayHint", { ...document, range: everywhere });
  expect(hints?.map(({ position, label }) => `${position.line}:${position.character} ${label}`)).toEqual([
    "12:38 DISPATCH_LEVEL",
    "13:21 PASSIVE_LEVEL",
    "22:34 DISPATCH_LEVEL",
    "23:33 DISPATCH_LEVEL or below",
  ]);
  const some = await ask<InlayHint[]>("textDocument/inlayHint", {
    ...document,
    range: { start: { line: 13, character: 0 }, end: { line: 14, character: 0 } },
  });
  expect(some).toHaveLength(1);
});

test("a call that only demands a level has no hint", async () => {
  client = await startClient(disk);
  const text =
    "#include <wdm.h>\nDRIVER_DISPATCH Ask;\nNTSTATUS Ask(PDEVICE_OBJECT D, PIRP I)\n{\n    PVOID p = ExAllocatePool2(POOL_FLAG_PAGED, 8, 1);\n    UNREFERENCED_PARAMETER(D);\n    if (p) ExFreePool(p);\n    I->IoStatus.Status = 0;\n    IoCompleteRequest(I, 0);\n    return 0;\n}\n";
  await client.open(uri, text);
  expect(await ask<InlayHint[]>("textDocument/inlayHint", { ...document, range: everywhere })).toEqual([]);
});

test("a guard's hint stands behind what makes it, and none where its destructor has its place", async () => {
  client = await startClient(disk);
  const guard = `#include <wdm.h>
struct Guard {
    Guard(PFAST_MUTEX mutex) : Mutex(mutex) { ExAcquireFastMutex(Mutex); }
    ~Guard() { ExReleaseFastMutex(Mutex); }
    PFAST_MUTEX Mutex;
};
ULONG Count(PFAST_MUTEX Mutex, PULONG Number)
{
    Guard guard(Mutex);
    return ++*Number;
}
`;
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "file:///driver/guard.cpp", languageId: "cpp", version: 1, text: guard },
  });
  const hints = await ask<InlayHint[]>("textDocument/inlayHint", {
    textDocument: { uri: "file:///driver/guard.cpp" },
    range: { start: { line: 6, character: 0 }, end: { line: 11, character: 0 } },
  });
  expect(hints?.map(({ position, label }) => `${position.line}:${position.character} ${label}`)).toEqual([
    "8:22 APC_LEVEL",
  ]);
});

test("names in code at DISPATCH_LEVEL or above are tinted where that is wanted, and no others", async () => {
  client = await startClient(disk, {}, { raisedIrqlTint: true });
  expect(client.offered.semanticTokensProvider).toBeDefined();
  await client.open(
    uri,
    source.replace("    KeLowerIrql(irql);", "    if (DriverObject) irql += 0;\n    KeLowerIrql(irql); Lower(irql);"),
  );
  const tokens = await ask<{ data: number[] }>("textDocument/semanticTokens/full", document);
  const places: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < (tokens?.data.length ?? 0); i += 5) {
    const [down = 0, right = 0, length = 0, , modifiers] = tokens?.data.slice(i) ?? [];
    character = down === 0 ? character + right : right;
    line += down;
    if (modifiers === 1) places.push(`${line}:${character}+${length}`);
  }
  expect(places).toEqual([
    "4:13+5",
    "4:19+7",
    "4:29+5",
    "4:35+7",
    "13:8+12",
    "13:22+4",
    "14:4+11",
    "14:16+4",
    "24:4+17",
    "24:22+4",
    "24:28+4",
  ]);
  await client.stop();
  client = await startClient(disk);
  expect(client.offered.semanticTokensProvider).toBeUndefined();
});

test("both can be switched off, and follow the text as it is typed", async () => {
  client = await startClient(disk);
  await client.open(uri, source);
  await client.change(uri, 2, source.replace("    KeLowerIrql(irql);\n", ""));
  const hints = () => ask<InlayHint[] | null>("textDocument/inlayHint", { ...document, range: everywhere });
  expect((await hints())?.map(({ position }) => position.line)).toEqual([12, 21, 22]);
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { ringside: { codeLens: false, inlayHints: false } },
  });
  expect((await hints()) ?? []).toEqual([]);
  expect((await ask<CodeLens[] | null>("textDocument/codeLens", document)) ?? []).toEqual([]);
});
