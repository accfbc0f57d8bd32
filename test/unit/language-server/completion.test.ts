// Completion in half-typed code: what is offered, in which order, and where nothing is.
import { describe, expect, test } from "vitest";
import type { ClientCapabilities, CompletionItem, CompletionList } from "vscode-languageserver";
import { type Client, startClient } from "./client.ts";

const uri = "file:///driver/driver.c";
const head = `#include <ntddk.h>
#define IOCTL_OPEN_IT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _ITEM { LIST_ENTRY Link; ULONG Weight; struct { ULONG Low; } Parts[2]; } ITEM, *PITEM;
typedef enum _STATE { StateStopped, StateStarted } STATE;
PITEM FindItem(ULONG Weight);
VOID SetState(PITEM Item, STATE State);
NTSTATUS Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_UNSUCCESSFUL;
    STATE state = StateStopped;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PLIST_ENTRY entry = NULL;
`;
const tail = `
    UNREFERENCED_PARAMETER(DeviceObject);
    return status;
}
`;

/** What is offered at the end of `typed`, in the order that an editor shows it. */
async function offered(typed: string, file = uri, capabilities: ClientCapabilities = {}) {
  const client = await startClient({ "/driver/own.h": "", "/driver/parts/part.h": "" }, capabilities);
  await client.open(file, `${head}${typed}${tail}`);
  const list = await ask(client, file, typed);
  const sorted = list?.items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1)) ?? [];
  return { client, list, items: sorted, labels: sorted.map(({ label }) => label) };
}
function ask(client: Client, file: string, typed: string, triggerCharacter?: string): Promise<CompletionList | null> {
  const lines = `${head}${typed}`.split("\n");
  return client.connection.sendRequest("textDocument/completion", {
    textDocument: { uri: file },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    context: triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter },
  });
}

describe("members", () => {
  test.each([
    ["    IoGetCurrentIrpStackLocation(Irp)->", "MajorFunction"],
    ["    IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.", "IoControlCode"],
    ["    FindItem(3)->", "Weight"],
    ["    FindItem( /* of ) */ 3 )\n        ->", "Weight"],
    ["    CONTAINING_RECORD(entry, ITEM, Link)->", "Weight"],
    ["    ((PITEM)entry)->", "Weight"],
    ["    (*FindItem(1)).", "Weight"],
    ["    FindItem(1)->Parts[status ? 0 : 1].", "Low"],
    ["    if (Irp->Cancel) { Irp->IoStatus.", "Information"],
    ["    while (Irp->", "Cancel"],
    ["    return Irp->", "Cancel"],
  ])("after %s are those of its type", async (typed, member) => {
    const { labels } = await offered(typed);
    expect(labels).toContain(member);
    expect(labels).not.toContain("KeAcquireSpinLock");
  });

  test("of a pointer behind a dot come with the arrow that is meant", async () => {
    const { items } = await offered("    Irp.Ca");
    const line = head.split("\n").length - 1;
    expect(items.find(({ label }) => label === "CancelRoutine")?.additionalTextEdits).toEqual([
      { range: { start: { line, character: 7 }, end: { line, character: 8 } }, newText: "->" },
    ]);
    expect((await offered("    Irp->Ca")).items[0]?.additionalTextEdits).toBeUndefined();
  });

  test("of what is none are not", async () => {
    expect((await offered("    status->")).labels).toEqual([]);
    expect((await offered("    1.")).labels).toEqual([]);
    expect((await offered("    Nothing()->")).labels).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    ["    // Irp->Io", ""],
    ["    /* IoComp", ""],
    ['    DbgPrint("IoComp', ""],
    ["    status = 'Io", ""],
    ["    status = 0x1F", ""],
  ])("are not offered in %s", async (typed) => {
    expect((await offered(typed)).labels).toEqual([]);
  });
  test("are behind a comment and a string on the same line", async () => {
    expect((await offered('    DbgPrint("\\"//", /* */ KeGetCurrentIr')).labels).toContain("KeGetCurrentIrql");
  });

  test.each([
    ["    status = ", "status"],
    ["    status = STATUS_", "STATUS_UNSUCCESSFUL"],
    ["    status = STATUS_INV", "STATUS_INVALID_BUFFER_SIZE"],
    ["    if (status == ", "status"],
    ["    SetState(NULL, ", "state"],
    ["    SetState(NULL, Sta", "state"],
    ["    state = Sta", "state"],
    ["    switch (state) { case ", "StateStopped"],
    ["    switch (state) { case StateStarted: { break; } case ", "StateStarted"],
    ["    switch (stack->Parameters.DeviceIoControl.IoControlCode) {\n    case ", "IOCTL_OPEN_IT"],
    ["    switch (stack->MajorFunction) { case ", "IRP_MJ_"],
    ["    if (stack->MinorFunction == IRP", "IRP_MN_"],
    ["    ExAllocatePool2(POOL_FLAG_PAGED | ", "POOL_FLAG_PAGED"],
    ["    KeWaitForSingleObject(Irp, Executive, ", "KernelMode"],
    ["    IoCompleteRequest(Irp, ", "IO_"],
    ["    KeSetEvent(NULL, ", "EVENT_INCREMENT"],
  ])("begin behind '%s' with what is meant there, %s", async (typed, first) => {
    const { labels } = await offered(typed);
    const wanted = labels
      .slice(0, 3)
      .some((label) => label === first || (first.endsWith("_") && label.startsWith(first)));
    expect([labels.slice(0, 3), wanted]).toEqual([labels.slice(0, 3), true]);
  });

  test("that the source uses come before others, and documented ones before the rest", async () => {
    const { labels } = await offered("    IoG");
    expect(labels[0]).toBe("IoGetCurrentIrpStackLocation");
    const statuses = (await offered("    STATUS_")).labels;
    expect(statuses[0]).toBe("STATUS_UNSUCCESSFUL");
    expect(statuses).toContain("STATUS_SUCCESS");
  });

  test("are found by the beginnings of their words", async () => {
    expect((await offered("    iogcisl")).labels).toEqual(["IoGetCurrentIrpStackLocation"]);
    expect((await offered("    irpmjcr")).labels).toContain("IRP_MJ_CREATE");
    expect((await offered("    exallp2")).labels).toContain("ExAllocatePool2");
    expect((await offered("    oGetCurr")).labels).toEqual([]);
  });

  test("of the language and of directives are there", async () => {
    expect((await offered("    ret")).labels[0]).toBe("return");
    expect((await offered("    __tr")).labels).toContain("__try");
    expect((await offered("    namesp")).labels).toEqual([]);
    expect((await offered("    namesp", "file:///driver/driver.cpp")).labels).toEqual(["namespace"]);
    expect((await offered("#inc")).labels).toEqual(["include"]);
    expect((await offered("#  ")).labels).toContain("pragma");
  });

  test("are told of when the user looks at them", async () => {
    const { client, items } = await offered("    IofCompl");
    const item = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", items[0]);
    expect(item.documentation).toMatchObject({ value: expect.stringContaining("IRQL: DISPATCH_LEVEL or below") });
    const unknown = { label: "NoSuchThing", data: { uri } };
    expect(await client.connection.sendRequest("completionItem/resolve", unknown)).toEqual(unknown);
    for (const odd of [{ label: "x" }, { label: "x", data: 5 }, { label: "x", data: { uri: "file:///no.c" } }])
      expect(await client.connection.sendRequest("completionItem/resolve", odd)).toEqual(odd);
  });

  test("say once where they are from, if the client takes that", async () => {
    const { list } = await offered("    IofCompl", uri, {
      textDocument: { completion: { completionList: { itemDefaults: ["data"] } } },
    });
    expect(list?.itemDefaults).toEqual({ data: { uri } });
    expect(list?.items[0]?.data).toBeUndefined();
  });
});

describe("headers", () => {
  test("beside the source and of the kit are offered behind #include", async () => {
    const quoted = await offered('#include "');
    expect(quoted.labels.slice(0, 1)).toEqual(["own.h"]);
    expect(quoted.labels).toContain("parts");
    const system = await offered("#include <ntdd");
    expect(system.labels).toContain("ntddk.h");
    expect(system.labels).not.toContain("own.h");
    const line = head.split("\n").length - 1;
    expect(system.items.find(({ label }) => label === "ntddk.h")?.textEdit).toEqual({
      range: { start: { line, character: 10 }, end: { line, character: 14 } },
      newText: "ntddk.h",
    });
    expect((await offered('#include "parts/')).labels).toEqual(["part.h"]);
    expect((await offered('#include "parts\\')).labels).toEqual(["part.h"]);
  });

  test("alone are what <, a quote and a slash bring by themselves", async () => {
    const { client } = await offered("    if (status <");
    expect(await ask(client, uri, "    if (status <", "<")).toBeNull();
    const { client: other } = await offered("    if (status >");
    expect(await ask(other, uri, "    if (status >", ">")).toBeNull();
    const { client: including } = await offered('#include "');
    expect((await ask(including, uri, '#include "', '"'))?.items.length).toBeGreaterThan(0);
  });
});

describe("what the line before leaves open", () => {
  test("is the next statement as well as a member, if it begins a line", async () => {
    const { labels } = await offered("    stack->Parameters.\n    KeAcquireSp");
    expect(labels[0]).toBe("KeAcquireSpinLock");
    const both = (await offered("    Irp->\n    IoS")).labels;
    expect(both[0]).toBe("IoStatus");
    expect(both).toContain("IoSetCompletionRoutine");
    expect((await offered("    Irp->\n    ")).labels).not.toContain("KeAcquireSpinLock");
  });
});

describe("a place that takes certain words", () => {
  test("behind case are no variables and functions", async () => {
    const { labels } = await offered("    switch (stack->MajorFunction) { case ");
    expect(labels[0]).toMatch(/^IRP_MJ_/);
    expect(labels).not.toContain("stack");
    expect(labels).not.toContain("Dispatch");
  });
  test("in MajorFunction[ are the codes of requests", async () => {
    expect((await offered("    DeviceObject->DriverObject->MajorFunction[")).labels[0]).toMatch(/^IRP_MJ_/);
  });
  test("behind goto are the function's labels", async () => {
    const { labels } = await offered(
      "    if (entry) { goto done; }\nfailed:\ndone: status = entry ? 1 : state;\n    goto ",
    );
    expect(labels).toEqual(["done", "failed"]);
  });
  test("behind #pragma are the compiler's", async () => {
    expect((await offered("\n#pragma al")).labels).toEqual(["alloc_text"]);
    expect((await offered("\n#pragma ")).labels).toContain("warning");
  });
  test("a routine's address comes first where one of its kind is meant", async () => {
    const { labels } = await offered("    DeviceObject->DriverObject->MajorFunction[0] = ");
    expect(labels.slice(0, 2)).toContain("Dispatch");
  });
});
