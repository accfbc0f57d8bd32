// What a hover says of macros, numbers and names inside functions.
import { expect, test } from "vitest";
import type { Hover } from "vscode-languageserver-protocol";
import { numberAt } from "../../../language-server/features/codes.ts";
import { type Client, startClient } from "./client.ts";

let client: Client | undefined;
const uri = "file:///driver/driver.c";
const source = `#include <wdm.h>
#define TOY_READ CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_OUT_DIRECT, FILE_READ_ACCESS)
#define SWAP(a, b) { int t = (a); (a) = (b); (b) = t; }
static LONG Length;
NTSTATUS Run(ULONG Code, PIRP Irp)
{
    UCHAR Length = IRP_MJ_DEVICE_CONTROL; int x = 1, y[2]; /* \u{1f600} */ SWAP(x, y[1]);
    if (Code == TOY_READ || Code == 0x222003) return 0xC000000DL;
    Irp->IoStatus.Information = Length; IoCompleteRequest(Irp, 0); ExFreePool(ExAllocatePoolWithTag(PagedPool, 1, 'gaT1'));
    return Code == 0x21 ? STATUS_PENDING : (NTSTATUS)0x80000005;
}
`;
async function hover(text: string, nth = 0, within = 0): Promise<string> {
  let offset = -1;
  for (let i = 0; i <= nth; i++) offset = source.indexOf(text, offset + 1);
  const lines = source.slice(0, offset + within).split("\n");
  const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
}

test("macros show what they become where they stand; codes are taken apart, named or written as numbers", async () => {
  client = await startClient();
  await client.open(uri, source);
  expect(await hover("SWAP(x")).toContain("{ int t = (x); (x) = (y[1]); (y[1]) = t; }");
  const control = "device type FILE_DEVICE_UNKNOWN (0x22), function 0x801, METHOD_OUT_DIRECT, FILE_READ_ACCESS";
  expect(await hover("TOY_READ ||")).toContain(control);
  expect(await hover("TOY_READ CTL")).toContain(control);
  expect(await hover("0x222003", 0, 4)).toContain("function 0x800, METHOD_NEITHER, FILE_ANY_ACCESS");
  expect(await hover("0xC000000DL", 0, 3)).toMatch(/STATUS_INVALID_PARAMETER.*\n+.*error, facility 0, code 13/);
  expect(await hover("0x80000005")).toMatch(/STATUS_BUFFER_OVERFLOW.*\n+.*warning/);
  expect(await hover("STATUS_PENDING")).toContain("success");
  expect(await hover("IRP_MJ_DEVICE_CONTROL")).toContain("IRP major function code 0x0E");
  expect(await hover("0x21 ")).toBe("");
});

test("a macro that stands for a routine shows what holds for it; a routine says what replaces it, and leads to its family", async () => {
  client = await startClient();
  await client.open(uri, source);
  const complete = await hover("IoCompleteRequest");
  expect(complete).toMatch(/#define IoCompleteRequest.*IofCompleteRequest.*IRQL: DISPATCH_LEVEL or below/s);
  expect(complete).toMatch(/More: \[io\.md\]\(file:\/\/.*\/ddk\/docs\/io\.md\)/);
  expect(await hover("ExAllocatePoolWithTag")).toContain("Replaced by ExAllocatePool2");
});

test("a local is not taken for what has its name outside, nor a member", async () => {
  client = await startClient();
  await client.open(uri, source);
  expect(await hover("Length;")).toContain("LONG Length");
  expect(await hover("Length;", 1)).toContain("UCHAR Length");
  expect(await hover("Information")).toContain("ULONG_PTR Information");
  expect(await hover("Irp->")).toContain("PIRP Irp");
});

test("integers are read as C writes them", () => {
  const value = (text: string, offset = 0) => numberAt(text, offset)?.value;
  expect(value("0x10UL")).toBe(16n);
  expect(value("017")).toBe(15n);
  expect(value("a\n  0x7fui64;", 6)).toBe(127n);
  for (const none of ["089", "x12", "1.5", "0x", "'1'", ""]) expect(value(none)).toBeUndefined();
});

test("a routine's card names the header that a driver includes, its first version, and whether pageable code may call it", async () => {
  client = await startClient();
  const text = "#include <wdm.h>\nVOID Free(PIRP Irp, PFAST_MUTEX M) { IoFreeIrp(Irp); ExAcquireFastMutex(M); }\n";
  await client.open(uri, text);
  const card = async (routine: string): Promise<string> => {
    const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 1, character: text.split("\n")[1]?.indexOf(routine) ?? 0 },
    });
    return JSON.stringify(found?.contents);
  };
  const free = await card("IoFreeIrp");
  expect(free).toContain("Header: wdm.h");
  expect(free).toContain("Since: Windows 2000");
  expect(free).toContain("Pageable: below DISPATCH_LEVEL only");
  expect(await card("ExAcquireFastMutex")).toContain("Pageable: its callers, and what they give it, may be paged out");
});

test("types show their layout as a debugger does, enumerators their enumeration, macros and conditions as they are written", async () => {
  client = await startClient();
  const text = `#include <ntddk.h>
typedef struct _PARTS { UCHAR Kind; union { ULONG Whole; struct { USHORT Low; USHORT High; }; }; ULONG Mode : 4; ULONG Rest : 28; } PARTS, *PPARTS;
typedef enum _COLOUR { Red, Green = 7 } COLOUR;
#define LOG(Format, ...) DbgPrint(Format, __VA_ARGS__)
#define TELL(Format, Rest...) DbgPrint(Format, Rest)
VOID Use(PPARTS Parts, COLOUR Colour, PVOID Object)
{
    LOG("%u %u", Parts->Kind, Colour == Green);
    TELL("%u", 1u);
    KeWaitForSingleObject(Object, Executive, KernelMode, FALSE, NULL);
}
`;
  await client.open(uri, text);
  const card = async (word: string): Promise<string> => {
    const lines = text.slice(0, text.indexOf(word)).split("\n");
    const found = await client?.connection.sendRequest<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    });
    return found && typeof found.contents === "object" && "value" in found.contents ? found.contents.value : "";
  };
  const layout = `12 bytes (0xC), x64
\`\`\`c
+0x000 UCHAR Kind
+0x004 ULONG Whole
+0x004 USHORT Low
+0x006 USHORT High
+0x008 ULONG Mode : 4 // bit 0
+0x008 ULONG Rest : 28 // bit 4
\`\`\``;
  expect(await card("PPARTS Parts")).toContain(layout);
  expect(await card("PARTS, *PPARTS")).toContain(layout);
  expect(await card("COLOUR Colour")).toContain("Red = 0\nGreen = 7\n");
  expect(await card("Green)")).toBe("```c\nGreen = 7\n```\n\n`COLOUR`");
  expect(await card('LOG("')).toContain("#define LOG(Format, ...) DbgPrint");
  expect(await card('TELL("')).toContain("#define TELL(Format, Rest...) DbgPrint");
  const wait = await card("KeWaitForSingleObject");
  expect(wait).toContain("IRQL: APC_LEVEL or below, if `Timeout == NULL || Timeout->QuadPart != 0`");
});

test("what software tracing becomes is not shown: it is made by the build", async () => {
  const text = `#include <ntddk.h>
#define WPP_CONTROL_GUIDS WPP_DEFINE_CONTROL_GUID(Toy, (1,2,3,4,5), WPP_DEFINE_BIT(TOY_ALL))
#include "driver.tmh"
VOID Use(VOID) { DoTraceMessage(TOY_ALL, "used"); }
`;
  const project = `<Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003"><PropertyGroup Label="Configuration"><ConfigurationType>Driver</ConfigurationType></PropertyGroup>
<ItemGroup><ClCompile Include="driver.c"><WppEnabled>true</WppEnabled></ClCompile></ItemGroup></Project>`;
  client = await startClient({ "/driver/driver.c": text, "/driver/driver.vcxproj": project });
  await client.open(uri, text);
  const found = await client.connection.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line: 3, character: 20 },
  });
  expect(found?.contents).toMatchObject({ value: expect.stringMatching(/^```c\nDoTraceMessage\(.*, \.\.\.\)\n```/) });
  expect(JSON.stringify(found)).not.toContain("Ringside");
});
