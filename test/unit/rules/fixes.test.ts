// A quick fix mends what it says it mends: applied to the bad example of its rule's page, the finding is gone, and nothing new
// is found, by a rule or by the compiler.
import { describe, expect, test } from "vitest";
import { compileUnit } from "../../../compiler/index.ts";
import { applyChanges, fixAll, fixFor } from "../../../language-server/features/fixes.ts";
import { rules } from "../../../language-server/rules/index.ts";
import { cache, disk, headers } from "../../kit.ts";
import { checkSources, readFixture } from "./fixture.ts";

const file = "/driver/driver.c";
function unitOf(source: string) {
  const files = { read: (path: string) => (path === file ? source : disk.read(path)) };
  return compileUnit(file, { target: "x64", files, includePaths: [headers], defines: {}, cache });
}
function badExamples(page: string): string[] {
  return [...page.matchAll(/^```c bad\n([\s\S]*?)^```/gm)].map((match) => readFixture(file, match[1] ?? "").source);
}
const fixable = rules.filter((rule) => rule.fix !== undefined);

test("forty rules and more have a fix", () => expect(fixable.length).toBeGreaterThanOrEqual(40));

describe.each(fixable.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its fix mends an example of its page", () => {
    const mended = badExamples(rule.page).some((source) => {
      const before = checkSources({ [file]: source });
      const finding = before.find((found) => found.rule === id);
      const fix = finding && fixFor(unitOf(source), source, finding);
      if (!fix) return false;
      const after = applyChanges(source, fix.edits);
      const left = checkSources({ [file]: after }).map((found) => `${found.rule}: ${found.message}`);
      const known = new Set(
        before.filter((found) => found !== finding).map((found) => `${found.rule}: ${found.message}`),
      );
      expect(
        left.filter((found) => !known.has(found)),
        after,
      ).toEqual([]);
      return true;
    });
    expect(mended).toBe(true);
  });
});

test("all findings of a rule in a file are mended at once", () => {
  const source = `#include <wdm.h>
VOID Set(PDEVICE_OBJECT A, PDEVICE_OBJECT B) {
    A->Flags = DO_BUFFERED_IO;
    B->Flags = DO_DIRECT_IO;
}
`;
  const findings = checkSources({ [file]: source });
  const { edits, count } = fixAll(unitOf(source), source, findings);
  expect(count).toBe(2);
  expect(checkSources({ [file]: applyChanges(source, edits) })).toEqual([]);
});
test("a statement put before the only one of an if gets braces", () => {
  const source = `#include <wdm.h>
NTSTATUS First(POBJECT_ATTRIBUTES Attributes, ULONG Length) {
    HANDLE file;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &iosb, 0, 0);
    if (!NT_SUCCESS(status)) return status;
    if (Length == 0)
        return STATUS_INVALID_PARAMETER;
    ZwClose(file);
    return STATUS_SUCCESS;
}
`;
  const [finding] = checkSources({ [file]: source });
  const fix = finding && fixFor(unitOf(source), source, finding);
  const after = applyChanges(source, fix?.edits ?? []);
  expect(after).toContain("{\n        ZwClose(file);\n        return STATUS_INVALID_PARAMETER;\n    }");
  expect(checkSources({ [file]: after })).toEqual([]);
});

const attributes = `OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, Name, OBJ_KERNEL_HANDLE, NULL, NULL);`;
describe.each([
  {
    rule: "registry-key-leaked",
    declared: `HANDLE key; ${attributes}`,
    call: "ZwOpenKey(&key, KEY_READ, &attributes)",
    undo: "ZwClose(key);",
  },
  {
    rule: "registry-key-leaked",
    declared: `HANDLE key; ULONG disposition; ${attributes}`,
    call: "ZwCreateKey(&key, KEY_READ, &attributes, 0, NULL, 0, &disposition)",
    undo: "ZwClose(key);",
  },
  {
    rule: "registry-key-leaked",
    declared: "HANDLE key;",
    call: "IoOpenDeviceRegistryKey(Device, PLUGPLAY_REGKEY_DEVICE, KEY_READ, &key)",
    undo: "ZwClose(key);",
  },
  {
    rule: "unicode-string-leaked",
    declared: `UNICODE_STRING wide; ANSI_STRING narrow; RtlInitAnsiString(&narrow, "name");`,
    call: "RtlAnsiStringToUnicodeString(&wide, &narrow, TRUE)",
    undo: "RtlFreeUnicodeString(&wide);",
  },
  {
    rule: "unicode-string-leaked",
    declared: "UNICODE_STRING text;",
    call: "RtlStringFromGUID(&Id, &text)",
    undo: "RtlFreeUnicodeString(&text);",
  },
  {
    rule: "object-reference-leaked",
    declared: "PVOID object; OBJECT_HANDLE_INFORMATION about;",
    call: "ObReferenceObjectByHandle(Handle, 0, *ExEventObjectType, KernelMode, &object, &about)",
    undo: "ObDereferenceObject(object);",
  },
  {
    rule: "object-reference-leaked",
    declared: "PEPROCESS process;",
    call: "PsLookupProcessByProcessId(Handle, &process)",
    undo: "ObDereferenceObject(process);",
  },
])("$call", ({ rule, declared, call, undo }) => {
  test("is undone for what it gave, not for what it was given", () => {
    const source = `#include <ntifs.h>
static const GUID Id;
NTSTATUS Ask(PDEVICE_OBJECT Device, PUNICODE_STRING Name, HANDLE Handle)
{
    NTSTATUS status;
    ${declared}
    UNREFERENCED_PARAMETER(Device);
    UNREFERENCED_PARAMETER(Name);
    UNREFERENCED_PARAMETER(Handle);
    status = ${call};
    if (!NT_SUCCESS(status)) return status;
    return STATUS_SUCCESS;
}
`;
    const finding = checkSources({ [file]: source }).find((found) => found.rule === rule);
    const fix = finding && fixFor(unitOf(source), source, finding);
    expect(applyChanges(source, fix?.edits ?? [])).toBe(
      source.replace("    return STATUS_SUCCESS;", `    ${undo}\n    return STATUS_SUCCESS;`),
    );
  });
});

test("the address is passed of the structure that a format is given, in KdPrint as well, and only for %wZ and %Z", () => {
  const source = `#include <ntddk.h>
VOID Tell(PFILE_OBJECT File, PUNICODE_STRING Name)
{
    KdPrint(("100%% %*d: %wZ\\n", 4, 1, *Name));
    DbgPrint("%d %wZ\\n", 1, File->FileName);
    DbgPrint("%s\\n", File->FileName);
}
`;
  const findings = checkSources({ [file]: source }).filter(({ rule }) => rule === "format-structure-by-value");
  expect(findings).toHaveLength(3);
  const { edits, count } = fixAll(unitOf(source), source, findings);
  expect(count).toBe(2);
  const mended = applyChanges(source, edits);
  expect(mended).toContain('KdPrint(("100%% %*d: %wZ\\n", 4, 1, Name));');
  expect(mended).toContain('DbgPrint("%d %wZ\\n", 1, &File->FileName);');
  expect(mended).toContain('DbgPrint("%s\\n", File->FileName);');
});

test("a loop that takes out of a list asks before its first round only if what it asks is that list", () => {
  const drain = (asked: string) => `#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Items, Others; } EXT, *PEXT;
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
ULONG Drain(PEXT Ext)
{
    ULONG sum = 0;
    do {
        PITEM item = CONTAINING_RECORD(RemoveHeadList(&Ext->Items), ITEM, Link);
        sum += item->Id;
        ExFreePoolWithTag(item, 'metI');
    } while (!IsListEmpty(${asked}));
    return sum;
}
`;
  const mended = (source: string) => {
    const finding = checkSources({ [file]: source }).find(({ rule }) => rule === "list-may-be-empty");
    const fix = finding && fixFor(unitOf(source), source, finding);
    return { isFound: finding !== undefined, text: fix && applyChanges(source, fix.edits) };
  };
  const own = mended(drain("&Ext->Items"));
  expect(own.text).toContain("    while (!IsListEmpty(&Ext->Items)) {\n");
  expect(own.text).toContain("'metI');\n    }\n    return sum;");
  expect(mended(drain("&Ext->Others"))).toEqual({ isFound: true, text: undefined });
});

test("a mapping that may have no MDL is made only with one, in any expression, and nothing else is", () => {
  const read = (statement: string) => `#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PUCHAR buffer = NULL;
    ULONG length = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    ${statement}
    if (buffer != NULL) length = 1;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = length;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`;
  const mended = (statement: string) => {
    const source = read(statement);
    const finding = checkSources({ [file]: source }).find(({ rule }) => rule === "request-mdl-not-checked");
    const fix = finding && fixFor(unitOf(source), source, finding);
    const after = fix && applyChanges(source, fix.edits);
    return after === undefined ? undefined : { after, left: checkSources({ [file]: after }).map(({ rule }) => rule) };
  };
  const map = "MmGetSystemAddressForMdlSafe(Irp->MdlAddress, /* now */ NormalPagePriority | MdlMappingNoExecute)";
  expect(mended(`buffer = ${map};`)?.after).toContain(`buffer = (Irp->MdlAddress == NULL ? NULL : ${map});`);
  expect(mended(`if ((buffer = ${map}) == NULL) length = 0;`)?.left).toEqual([]);
  expect(mended("length = MmGetMdlByteCount(Irp->MdlAddress);")).toBeUndefined();
});
