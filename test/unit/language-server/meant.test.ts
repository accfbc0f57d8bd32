// A name that nothing declares: the one that was meant, the header that declares it, and the quick fixes that follow from what the
// compiler says.
import { describe, expect, test } from "vitest";
import type { CodeAction } from "vscode-languageserver";
import { lettersWrong, nearest } from "../../../compiler/nearest.ts";
import { HeaderNames } from "../../../language-server/header-names.ts";
import { disk, headers } from "../../kit.ts";
import { type Client, startClient } from "./client.ts";

const uri = "file:///driver/driver.c";
const before = `#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; struct { ULONG Depth; }; ULONG Count; } EXT, *PEXT;
`;

/** What the compiler says of the statement, and the source once each of its fixes has been made. */
async function mended(
  statement: string,
): Promise<{ readonly messages: string[]; readonly titles: string[]; readonly after: string[] }> {
  const client: Client = await startClient();
  const text = `${before}VOID Work(PEXT Extension, KIRQL *Level, ULONG Flags)\n{\n    ${statement}\n}\n`;
  await client.open(uri, text);
  const found = (await client.diagnostics(uri)).filter(({ range }) => range.start.line >= 3);
  const after: string[] = [];
  const titles: string[] = [];
  for (const diagnostic of found) {
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    for (const { title, edit } of actions) {
      if (title.startsWith("Ignore ")) continue;
      const lines = text.split("\n");
      for (const { range, newText } of [...(edit?.changes?.[uri] ?? [])].reverse()) {
        const line = lines[range.start.line] ?? "";
        lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
      }
      titles.push(title);
      after.push(
        lines
          .slice(title.startsWith("Include") ? 0 : 4, -2)
          .join("\n")
          .trim(),
      );
    }
  }
  return {
    messages: found.map(({ message }) => (typeof message === "string" ? message : message.value)),
    titles,
    after,
  };
}

test.each([
  ["KeAcquireSpinlock(&Extension->Lock, Level);", "KeAcquireSpinLock(&Extension->Lock, Level);"],
  ["Extension->Cuont = 1;", "Extension->Count = 1;"],
  ["Extension->Detph = 1;", "Extension->Depth = 1;"],
  ["Extension->Count = Flag;", "Extension->Count = Flags;"],
  ["NTSTAUS status = 0; Extension->Count = status;", "NTSTATUS status = 0; Extension->Count = status;"],
  ["Extension->Count = STATUS_SUCESS;", "Extension->Count = STATUS_SUCCESS;"],
  ["Extension.Count = 1;", "Extension->Count = 1;"],
  ["(*Extension)->Count = 1;", "(*Extension).Count = 1;"],
  ["if (Extension->Count = 5) *Level = 1;", "if (Extension->Count == 5) *Level = 1;"],
  ["if (Flags && 4) *Level = 1;", "if (Flags & 4) *Level = 1;"],
  ["if (Flags != 1 || Flags != 2) *Level = 1;", "if (Flags != 1 && Flags != 2) *Level = 1;"],
  ["if (Flags == 1); { *Level = 1; }", "if (Flags == 1) { *Level = 1; }"],
  ["*Level = 1 /* one */", "*Level = 1; /* one */"],
])("%s is mended to %s", async (statement, wanted) => {
  const { messages, after } = await mended(statement);
  expect(after, messages.join("\n")).toContain(wanted);
});

test("a header is named, and included behind the last one", async () => {
  const { messages, titles, after } = await mended('RtlStringCbPrintfA((PSTR)Level, 1, "");');
  expect(messages).toEqual([expect.stringContaining("It is declared in ntstrsafe.h: include that.")]);
  expect(titles).toEqual(["Include ntstrsafe.h"]);
  expect(after[0]).toMatch(/^#include <ntddk.h>\n#include <ntstrsafe.h>\n/);
});

test("a function that is defined further down is declared above", async () => {
  const client = await startClient();
  const text = `${before}VOID Work(PEXT Extension)\n{\n    Clear(Extension, 1);\n}\nstatic VOID\nClear(PEXT Extension,\n      ULONG Count)\n{\n    Extension->Count = Count;\n}\n`;
  await client.open(uri, text);
  const [found] = await client.diagnostics(uri);
  expect(found?.message).toContain("It is defined below: declare it above.");
  const [action] = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: found?.range,
    context: { diagnostics: [found] },
  });
  expect(action?.title).toBe("Declare Clear above");
  const [edit] = action?.edit?.changes?.[uri] ?? [];
  const lines = text.split("\n");
  lines[edit?.range.start.line ?? 0] = `${edit?.newText}${lines[edit?.range.start.line ?? 0]}`;
  await client.change(uri, 2, lines.join("\n"));
  expect(await client.diagnostics(uri)).toEqual([]);
});

test("a name near to none, and one too short to be told from others, have no fix", async () => {
  for (const statement of ["Quite_Unlike_Anything(Level);", "*Level = Ix;", "if (Flags == 2 && 4) *Level = 1;"]) {
    const { messages, titles } = await mended(statement);
    expect(messages).not.toEqual([]);
    expect(messages.join()).not.toContain("Did you mean");
    expect(titles, statement).toEqual([]);
  }
});

describe("the nearest name", () => {
  const known = ["KeWaitForSingleObject", "KeWaitForMultipleObjects", "IoCallDriver", "irp", "Irql"];
  test.each([
    ["KeWaitForSingelObject", "KeWaitForSingleObject"],
    ["keWaitforsingleobject", "KeWaitForSingleObject"],
    ["IoCalDrivr", "IoCallDriver"],
    ["IRP", "irp"],
    ["irq", undefined],
    ["IoCallDrivers12", undefined],
  ])("of %s is %s", (name, wanted) => {
    expect(nearest(name, known, lettersWrong(name))).toBe(wanted);
  });
});

test("the header of a name is the one that a driver includes", () => {
  const names = new HeaderNames(disk, headers);
  const of = (name: string) => names.headerOf(name)?.toLowerCase();
  expect(of("FltRegisterFilter")).toBe("fltkernel.h");
  expect(of("KeInitializeDpc")).toBe("wdm.h");
  expect(of("STATUS_DELETE_PENDING")).toBe("ntstatus.h");
  expect(of("WdfRequestComplete")).toBe("wdf.h");
  expect(of("SCSI_REQUEST_BLOCK")).toBe("srb.h");
  expect(of("Key")).toBeUndefined();
});

test("a finding can be ignored where it is, with the reason asked for", async () => {
  const text = `#include <wdm.h>\nVOID Set(PDEVICE_OBJECT Device)\n{\n    Device->Flags = DO_BUFFERED_IO;\n}\n`;
  const ignore = async (capabilities: object) => {
    const client = await startClient({}, capabilities);
    await client.open(uri, text);
    const [found] = await client.diagnostics(uri);
    const actions = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: found?.range,
      context: { diagnostics: [found] },
    });
    expect(actions[0]?.title).not.toContain("Ignore");
    return { client, action: actions.find(({ title }) => title.startsWith("Ignore")) };
  };
  const plain = await ignore({});
  const [insert] = plain.action?.edit?.changes?.[uri] ?? [];
  expect(insert?.newText).toBe("    // ringside-ignore device-flags-overwritten: \n");
  const lines = text.split("\n");
  const commented = (reason: string) => [
    ...lines.slice(0, 3),
    (insert?.newText ?? "").trimEnd() + reason,
    ...lines.slice(3),
  ];
  await plain.client.change(uri, 2, commented("").join("\n"));
  expect((await plain.client.diagnostics(uri)).map(({ code }) => code)).toContain("suppression-without-reason");
  await plain.client.change(uri, 3, commented(" set once, before it starts").join("\n"));
  expect(await plain.client.diagnostics(uri)).toEqual([]);
  const { action } = await ignore({
    workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  });
  expect(action?.edit).toEqual({
    documentChanges: [
      {
        textDocument: { uri, version: null },
        edits: [
          {
            range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
            // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a snippet's place
            snippet: { kind: "snippet", value: "    // ringside-ignore device-flags-overwritten: ${1:reason}\n" },
          },
        ],
      },
    ],
  });
});
