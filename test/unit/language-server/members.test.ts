// What hover and completion say of members and structures, and that our headers have it to say: each member of the structures of
// the headers that drivers include is documented in a line of its own.
import { expect, test, vi } from "vitest";
import type { CompletionList, Hover } from "vscode-languageserver-protocol";
import { compileUnit, type Target, type Unit } from "../../../compiler/index.ts";
import { memberComment, memberSites, typeComment } from "../../../language-server/features/members.ts";
import { cache, disk, headers } from "../../kit.ts";
import { type Client, startClient } from "./client.ts";

vi.setConfig({ testTimeout: 120_000 });

let client: Client | undefined;
const uri = "file:///driver/driver.c";
const source = `#include <wdm.h>
/// What we keep of a port.
typedef struct _PORT {
    /// Bytes that wait.
    /// At most a page.
    ULONG Waiting;
    ULONG Lost; // bytes that came too soon
    union { struct { UCHAR Low; /* lower half */ UCHAR High; }; USHORT Both; /* the register */ };
    /// How fast it is.
    struct { ULONG Rate; ///< in bauds
    } Speed;
    ULONG Plain;
} PORT, *PPORT;
VOID Use(PIRP Irp, PPORT Port)
{
    Port->Waiting = Port->Lost + Port->Both + Port->Plain + Port->Speed.Rate;
    Irp->Tail.Overlay.DriverContext[0] = *(PVOID *)KdDebuggerNotPresent;
    Port->
}
`;
const place = (text: string) => {
  const lines = source.slice(0, source.lastIndexOf(text) + text.length).split("\n");
  return { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
};
async function hover(text: string): Promise<string> {
  const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", place(text));
  return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
}

test("a member's hover says what its declaration says of it, in headers and in the driver", async () => {
  client = await startClient();
  await client.open(uri, source);
  expect(await hover("Port->Waiting")).toMatch(/ULONG Waiting\n```\n\n.*\n\nBytes that wait\.\nAt most a page\.$/);
  expect(await hover("Port->Lost")).toMatch(/\n\nbytes that came too soon$/);
  expect(await hover("Port->Both")).toMatch(/\n\nthe register$/);
  expect(await hover("Port->Speed")).toMatch(/\n\nHow fast it is\.$/);
  expect(await hover("Speed.Rate")).toMatch(/\n\nin bauds$/);
  expect(await hover("Port->Plain")).toBe("```c\nULONG Plain\n```\n\n`_PORT` +0x10, 4 bytes");
  expect(await hover("Overlay.DriverContext")).toMatch(/\n\n\w.*\.$/);
  expect(await hover("KdDebuggerNotPresent")).toMatch(/\n\n\w.*\.$/);
  expect(await hover("PPORT")).toMatch(/\n\nWhat we keep of a port\.\n\n20 bytes/);
  expect(await hover("struct _PORT")).toMatch(/\n\nWhat we keep of a port\.\n\n20 bytes/);
});

test("and where it lies in its structure", async () => {
  const bits = "typedef struct _BITS { ULONG Kind : 3; ULONG Mode : 4; ULONG Last : 1; PVOID *Where; } BITS, *PBITS;\n";
  const uses = "VOID Look(PBITS Bits) { Bits->Kind = Bits->Mode + Bits->Last; *Bits->Where = NULL; }\n";
  client = await startClient();
  const text = source.replace("    Port->\n", "").replace("VOID Use", `${bits}${uses}VOID Use`);
  await client.open(uri, text);
  const lies = async (name: string) => {
    const lines = text.slice(0, text.lastIndexOf(name) + name.length).split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position,
    });
    const said = found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
    return /^`(.*)` (.*)$/m.exec(said)?.slice(1).join(" ");
  };
  expect(await lies("Port->Both")).toBe("_PORT +0x8, 2 bytes");
  expect(await lies("Speed.Rate")).toBe("_PORT +0xc, 4 bytes");
  expect(await lies("Overlay.DriverContext")).toBe("_IRP +0x78, 32 bytes");
  expect(await lies("Bits->Mode")).toBe("_BITS +0x0, bits 3 to 6");
  expect(await lies("Bits->Last")).toBe("_BITS +0x0, bit 7");
  expect(await lies("Bits->Where")).toBe("_BITS +0x8, 8 bytes");
});

test("where a value is wanted, names of types are offered last and the function's own variables before what is no such value", async () => {
  client = await startClient();
  const text = `#include <wdm.h>\nVOID Finish(PIRP Io_Packet)\n{\n    IoCompleteRequest(Io_Packet, IO_);\n    IO_;\n}\n`;
  await client.open(uri, text);
  const order = async (line: number, character: number) => {
    const params = { textDocument: { uri }, position: { line, character } };
    const list = await client?.connection.sendRequest<CompletionList>("textDocument/completion", params);
    const sorted = list?.items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1)) ?? [];
    return sorted.map(({ label }) => label);
  };
  const value = await order(3, 36);
  expect(value[0]).toMatch(/^IO_\w*INCREMENT$/);
  expect(value.indexOf("Io_Packet")).toBeGreaterThan(value.indexOf("IO_NO_INCREMENT"));
  expect(value.indexOf("IO_NO_INCREMENT")).toBeLessThan(value.indexOf("IO_APC_ROUTINE"));
  const statement = await order(4, 7);
  expect(statement.indexOf("IO_APC_ROUTINE")).toBeLessThan(statement.indexOf("IO_NO_INCREMENT"));
});

test("so it is in C++, in classes, bases and namespaces", async () => {
  const text = `extern "C" {
#include <ntddk.h>
}
struct Base { /// Who uses it.
    LONG Users;
    /// What it is used for.
    LONG Purpose; };
namespace Ports {
class Port : public Base {
public:
    VOID Reset() { Speed = Purpose; }
    /// In bauds.
    ULONG Speed;
    struct Line { ULONG Pin; /* number on the connector */ } Wire;
};
}
ULONG Use(Ports::Port *Port, PIRP Irp) { return Port->Speed + Port->Purpose + Port->Wire.Pin + Irp->StackCount; }
`;
  client = await startClient();
  const cpp = "file:///driver/driver.cpp";
  await client.open(cpp, text);
  const said = async (name: string) => {
    const lines = text.slice(0, text.lastIndexOf(name) + name.length).split("\n");
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri: cpp },
      position,
    });
    return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
  };
  expect(await said("Port->Speed")).toMatch(/\n\nIn bauds\.$/);
  expect(await said("{ Speed")).toMatch(/\n\nIn bauds\.$/);
  expect(await said("Port->Purpose")).toMatch(/\n\nWhat it is used for\.$/);
  expect(await said("Wire.Pin")).toMatch(/\n\nnumber on the connector$/);
  expect(await said("Irp->StackCount")).toMatch(/\n\n\w.*\.$/);
});

test("completion of members brings the same", async () => {
  client = await startClient();
  await client.open(uri, source);
  const found = await client.connection.sendRequest<CompletionList>("textDocument/completion", place("    Port->"));
  const said = found.items.map(({ label, documentation }) => [label, documentation]);
  expect(said.slice(0, 3)).toEqual([
    ["Waiting", "Bytes that wait.\nAt most a page."],
    ["Lost", "bytes that came too soon"],
    ["Low", "lower half"],
  ]);
});

// ---- our headers ----------------------------------------------------------------------------------------------------

/** What drivers include, together with the one header that they begin with. */
const groups = [
  "wdm",
  "ntifs",
  "ntddk wdmsec wmilib wmistr ntstrsafe ntintsafe initguid wdmguid poclass ntddser ntddpar ntddkbd ntddmou ntdddisk " +
    "ntddstor usb usbdi usbdlib usbioctl hidclass hidpi hidport hidsdi",
];
const including = (group: string): string => group.replace(/\w+ ?/g, (name) => `#include <${name.trim()}.h>\n`);

/** A line says more than the name unless all its words are in the name; that a member is reserved is all there is to say. */
function saysNothing(name: string, comment: string | undefined): boolean {
  const words = comment?.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (words.length > 0 && /reserved|spare|unused|padding|fill|dummy/i.test(name)) return false;
  const own = name.toLowerCase();
  return words.every(
    (word) => /^(a|an|the|of|its|this|is|to|for|in|and)$/.test(word) || own.includes(word.replace(/s$/, "")),
  );
}
/** Parts of other headers that are documented whole. */
const documented = /^(?:ndis\/ndis5\/|(?:kcom|smbus|minitape|ntagp)\.h)/;

/** "file:line: what", one for each member and structure that lacks its line. */
function lacking(unit: Unit): string[] {
  const found = new Map<string, string>();
  const tell = (token: number, what: string) => {
    const source = unit.tokens.source(token);
    if (!source?.path.startsWith(headers)) return;
    const line = source.text.slice(0, unit.tokens.span(token).start).split("\n").length;
    found.set(`${source.path.slice(headers.length + 1)}:${line}`, what);
  };
  const declared = new Map<number, string>();
  for (const { field, declaration } of memberSites(unit)) {
    if (field.name === undefined) continue;
    const other = declared.get(declaration.first);
    declared.set(declaration.first, field.name);
    if (other !== undefined) tell(declaration.first, `${field.name} is declared together with ${other}`);
    else if (saysNothing(field.name, memberComment(unit, field)))
      tell(declaration.first, `${field.name} lacks its line`);
  }
  for (const { node, tokenBase } of unit.declarations) {
    if (node.kind !== "declaration") continue;
    const { type } = node.specifiers;
    const name = node.declarators[0]?.declarator.name ?? (type.kind === "record" ? type.name : undefined);
    if (type.kind !== "record" || type.members === undefined || name === undefined) continue;
    if (!typeComment(unit, name)) tell(tokenBase + node.first, `${name} lacks its line`);
  }
  return [...found].map(([at, what]) => `${at}: ${what}`);
}

test("lines that only repeat the name are no documentation", () => {
  expect(saysNothing("ByteCount", undefined)).toBe(true);
  expect(saysNothing("ByteCount", "The count of bytes.")).toBe(true);
  expect(saysNothing("ByteCount", "Bytes that the list describes.")).toBe(false);
  expect(saysNothing("Reserved2", "Reserved.")).toBe(false);
});

test("each member in the headers that drivers include has a line of its own", () => {
  const compiled = (path: string, text: string, target: Target) => {
    const files = { read: (name: string) => (name === path ? text : disk.read(name)) };
    return compileUnit(path, { target, files, includePaths: [headers], defines: {}, cache });
  };
  const told = new Set<string>();
  for (const target of ["x64", "x86"] satisfies Target[])
    for (const group of groups)
      for (const line of lacking(compiled("/members.c", including(group), target))) told.add(line);
  const unit = compiled("/parts.cpp", including("ndis kcom smbus minitape ntagp"), "x64");
  for (const line of lacking(unit)) if (documented.test(line)) told.add(line);
  expect([...told]).toEqual([]);
});
