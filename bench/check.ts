// Speed of the checks: a driver of about 5,000 lines cold, and the time from a keystroke inside one function to fresh
// diagnostics, measured at the client over the protocol.

import { join } from "node:path";
import { PassThrough } from "node:stream";
import { createConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { createProtocolConnection } from "vscode-languageserver-protocol/node";
import { favourLongRun, favourStart } from "../host/engine.ts";
import { NodeFiles } from "../host/files.ts";
import { DriverProject } from "../language-server/index.ts";
import { serve } from "../language-server/server.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const headers = join(root, "ddk/include");
const path = "/bench/driver.c";

export async function checkBench(): Promise<void> {
  const text = driver(90);
  const lines = text.split("\n").length;
  const disk = new NodeFiles();
  const files = { read: (asked: string) => (asked === path ? text : disk.read(asked)) };
  const project = new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {} });
  favourStart();
  const start = performance.now();
  const findings = project.check();
  const cold = performance.now() - start;
  favourLongRun();
  const unit = project.unit(path);
  const withHeaders = unit?.files.reduce((sum, file) => sum + (files.read(file)?.split("\n").length ?? 0), 0) ?? lines;
  console.log(`\ncheck of ${lines} lines (${withHeaders} with headers), ${findings.length} findings`);
  console.log(`cold: ${cold.toFixed(0)} ms, ${Math.round((withHeaders / cold) * 1000)} lines/s`);
  const times = await keystrokes(
    path,
    new Map([[path, text]]),
    "KeReleaseSpinLock(&Ext->Lock, irql);",
    "Ext->Count",
    60,
  );
  // The first strokes warm the caches up, as an editor's do while its user still reads.
  const settled = times.slice(10).sort((a, b) => a - b);
  const at = (share: number) => settled[Math.floor(settled.length * share)]?.toFixed(1) ?? "?";
  console.log(`edit to diagnostics over LSP: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (first ${times[0]?.toFixed(0)} ms)`);
  await projectBench();
}

/** A driver of ten such files, each with a helper that half its functions call: each edit changes what the first helper does. */
async function projectBench(): Promise<void> {
  const texts = new Map<string, string>();
  for (let part = 0; part < 10; part++) texts.set(`/bench/project/part${part}.c`, driver(90, `P${part}`));
  const lines = [...texts.values()].reduce((sum, text) => sum + text.split("\n").length, 0);
  const first = "/bench/project/part0.c";
  const times = await keystrokes(first, texts, "KeReleaseSpinLockFromDpcLevel(Lock);", "*Value", 44);
  const settled = times.slice(4).sort((a, b) => a - b);
  const at = (share: number) => settled[Math.floor(settled.length * share)]?.toFixed(0) ?? "?";
  console.log(
    `the summary of a helper with 90 callers changes, ${lines} lines of 10 files: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms (first ${times[0]?.toFixed(0)} ms)`,
  );
}

/** Milliseconds from sending each edit to the diagnostics it causes. The edit takes a release out or in, and adds another number each time. */
async function keystrokes(
  path: string,
  texts: ReadonlyMap<string, string>,
  edited: string,
  counter: string,
  count: number,
): Promise<number[]> {
  const uri = `file://${path}`;
  const text = texts.get(path) ?? "";
  const disk = new NodeFiles(undefined, headers);
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: {
      read: (asked) => texts.get(asked) ?? disk.read(asked),
      list: (folder) => {
        const here = [...texts.keys()].filter((path) => path.startsWith(`${folder}/`));
        return here.length === 0
          ? undefined
          : here.map((path) => ({ name: path.slice(folder.length + 1), isFolder: false }));
      },
    },
    headers,
    pageOf: () => undefined,
    grammars: () => Promise.reject(new Error("not measured")),
  });
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  let arrived: () => void = () => undefined;
  client.onNotification("textDocument/publishDiagnostics", (published: { uri: string }) => {
    if (published.uri === uri) arrived();
  });
  client.listen();
  const next = () =>
    new Promise<void>((resolve) => {
      arrived = resolve;
    });
  await client.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  const opened = next();
  // One finding to begin with, so that every check has something to publish.
  const line = text.split("\n").findIndex((candidate) => candidate.includes(edited));
  await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "c", version: 1, text } });
  const times: number[] = [];
  for (let stroke = 0; stroke < count; stroke++) {
    // The finding comes and goes, so an answer is always sent; no text was there before, so none is known.
    const range = { start: { line, character: 0 }, end: { line: line + 1, character: 0 } };
    const typed = `${stroke % 2 === 0 ? "" : edited} ${counter} += ${stroke + 2};\n`;
    const done = next();
    const start = performance.now();
    await client.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: stroke + 2 },
      contentChanges: [{ range, text: typed }],
    });
    await done;
    times.push(performance.now() - start);
    // The open file is told of first; its user looks at it while the rest of the driver is read, however long that takes.
    if (stroke === 0) await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  }
  void opened;
  client.dispose();
  return times;
}

/** A driver of `parts` dispatch routines, each with its helper; `prefix` keeps several files of one driver apart. */
function driver(parts: number, prefix = ""): string {
  let text = `#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; KSPIN_LOCK CountLock; LIST_ENTRY Queue; ULONG Count; ULONG Limit; PDEVICE_OBJECT Lower; PULONG Table; BOOLEAN Started; } EXT, *PEXT;
VOID ${prefix}Shared(PKSPIN_LOCK Lock, PULONG Value);
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
`;
  for (let part = 0; part < parts; part++) {
    text += `
static NTSTATUS Sum${part}(PEXT Ext, ULONG Size, PULONG Result)
{
    KIRQL irql;
    ULONG i, sum = 0;
    NTSTATUS status = STATUS_SUCCESS;

    KeAcquireSpinLock(&Ext->Lock, &irql);
    for (i = 0; i < Size; i++) {
        if (Ext->Table == NULL) {
            status = STATUS_INVALID_DEVICE_STATE;
            goto Exit;
        }
        sum += Ext->Table[i];
        if (sum > Ext->Limit && Ext->Started) {
            status = STATUS_BUFFER_OVERFLOW;
            break;
        }
    }
    *Result = sum;
    ${prefix === "" ? "Ext->Count += 1" : `${prefix}Shared(&Ext->CountLock, &Ext->Count)`};
Exit:
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}

DRIVER_DISPATCH ${prefix}Dispatch${part};
NTSTATUS ${prefix}Dispatch${part}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = (PEXT)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG result = 0;
    NTSTATUS status;

    if (length < sizeof(ULONG)) {
        return Complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    }
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case 0x1000:
        status = Sum${part}(ext, length / sizeof(ULONG), &result);
        if (!NT_SUCCESS(status)) {
            return Complete(Irp, status, 0);
        }
        *(PULONG)Irp->AssociatedIrp.SystemBuffer = result;
        return Complete(Irp, STATUS_SUCCESS, sizeof(ULONG));
    case 0x1004:
        IoMarkIrpPending(Irp);
        ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
        return STATUS_PENDING;
    default:
        return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}
`;
  }
  if (prefix !== "") {
    text += `
VOID ${prefix}Shared(PKSPIN_LOCK Lock, PULONG Value)
{
    KeAcquireSpinLockAtDpcLevel(Lock);
    *Value += 1;
    KeReleaseSpinLockFromDpcLevel(Lock);
}
`;
  }
  return text;
}
