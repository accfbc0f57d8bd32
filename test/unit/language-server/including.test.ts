// Headers that are opened by themselves: what is asked of them is answered in the light of a source around them.
import { expect, test } from "vitest";
import type { CompletionList, DocumentDiagnosticReport, Hover, Location } from "vscode-languageserver-protocol";
import { startClient } from "./client.ts";

const header = `#pragma once
#define IOCTL_TOY CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _TOY { KSPIN_LOCK Lock; ULONG Opens; } TOY, *PTOY;
FORCEINLINE VOID Hold(PTOY Toy) { KIRQL irql; KeAcquireSpinLock(&Toy->Lock, &irql); Toy->Opens++; }
`;
const driver =
  '#include <ntddk.h>\n#include "../inc/Public.h"\nDRIVER_INITIALIZE DriverEntry;\nNTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING R)\n{\n    UNREFERENCED_PARAMETER(D);\n    UNREFERENCED_PARAMETER(R);\n    return STATUS_SUCCESS;\n}\n';
const folders = [{ uri: "file:///work", name: "work" }];
const disk = {
  "/work/inc/Public.h": header,
  "/work/sys/driver.c": driver,
  "/work/sys/other.c": "#include <ntddk.h>\nVOID Other(VOID) { }\n",
  "/work/exe/main.c": "int main(void) { return 0; }\n",
};
const uri = "file:///work/inc/Public.h";
const at = (text: string) => {
  const lines = header.slice(0, header.indexOf(text)).split("\n");
  return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
};

test("hovers, definitions, completion and findings are there", async () => {
  const { connection, open } = await startClient(disk, { textDocument: { diagnostic: {} } }, {}, folders);
  await open(uri, header);
  const hover = await connection.sendRequest<Hover | null>("textDocument/hover", at("IOCTL_TOY"));
  expect(hover?.contents).toMatchObject({ value: expect.stringContaining("function 0x801") });
  const routine = await connection.sendRequest<Hover | null>("textDocument/hover", at("KeAcquireSpinLock"));
  expect(routine?.contents).toMatchObject({ value: expect.stringContaining("DISPATCH_LEVEL") });
  const defined = await connection.sendRequest<Location[]>("textDocument/definition", at("PTOY Toy"));
  expect(defined).toMatchObject([{ uri, range: { start: { line: 2 } } }]);
  const list = await connection.sendRequest<CompletionList>("textDocument/completion", at("Opens++"));
  expect(list.items.map(({ label }) => label)).toContain("Opens");
  const report = await connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
  });
  expect(report).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ code: "spin-lock-unbalanced" })]),
  });
});

test("nothing is said of one that no source around it includes, nor outside of the folder that is open", async () => {
  const alone = { ...disk, "/work/sys/driver.c": driver.replace('#include "../inc/Public.h"\n', "") };
  const first = await startClient(alone, {}, {}, folders);
  await first.open(uri, header);
  expect(await first.connection.sendRequest("textDocument/hover", at("IOCTL_TOY"))).toBeNull();
  const second = await startClient(disk, {}, {}, [{ uri: "file:///work/inc", name: "inc" }]);
  await second.open(uri, header);
  expect(await second.connection.sendRequest("textDocument/hover", at("IOCTL_TOY"))).toBeNull();
});

test("a source that comes to include it is seen", async () => {
  const texts: Record<string, string> = {
    ...disk,
    "/work/sys/driver.c": driver.replace("../inc/Public.h", "../inc/Gone.h"),
  };
  const { connection, open } = await startClient(texts, {}, {}, folders);
  await open(uri, header);
  expect(await connection.sendRequest("textDocument/hover", at("IOCTL_TOY"))).toBeNull();
  texts["/work/sys/driver.c"] = driver;
  await connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: "file:///work/sys/driver.c", type: 2 }],
  });
  expect(await connection.sendRequest("textDocument/hover", at("IOCTL_TOY"))).not.toBeNull();
});
