// Where the source keeps ways apart that come to the same place: by memory filled with zeros, by counts and by flags. Found in public
// drivers.
import { expect, test } from "vitest";
import { found } from "./fixture.ts";

const devices = (last: string) => `
#include <wdm.h>
typedef struct _DRIVER { ULONG Devices; UNICODE_STRING Path; } DRIVER, *PDRIVER;
typedef struct _EXT { PDRIVER Driver; } EXT, *PEXT;
DRIVER_INITIALIZE DriverEntry;
static NTSTATUS Create(PDRIVER_OBJECT DriverObject, PDRIVER Driver)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_DISK, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ((PEXT)device->DeviceExtension)->Driver = Driver;
    Driver->Devices++;
    return STATUS_SUCCESS;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING Path)
{
    NTSTATUS status;
    PDRIVER driver = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(DRIVER), 'virD');
    UNREFERENCED_PARAMETER(Path);
    if (driver == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlZeroMemory(driver, sizeof(DRIVER));
    do {
        status = Create(DriverObject, driver);
    } while (NT_SUCCESS(status) && driver->Devices < 4);
    if (driver->Devices == 0) {
        ${last}
        return status;
    }
    return STATUS_SUCCESS;
}
`;
test("a count in memory filled with zeros says whether anything has been made", () => {
  expect(found(devices("ExFreePoolWithTag(driver, 'virD');"))).toEqual([]);
  expect(found(devices(""))).toHaveLength(1);
});

const asked = (fill: string, ask: string, member: string) => `
#include <ntifs.h>
typedef struct _ANSWER { FILE_STANDARD_INFORMATION Standard; UCHAR Bytes[16]; } ANSWER, *PANSWER;
NTSTATUS Ask(HANDLE File)
{
    ANSWER answer;
    PANSWER mine = ${fill};
    IO_STATUS_BLOCK io;
    NTSTATUS status;
    PVOID block;
    if (mine == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlZeroMemory(mine, sizeof(*mine));
    status = ZwQueryInformationFile(File, &io, ${ask}, FileStandardInformation);
    if (!NT_SUCCESS(status)) return status;
    block = ExAllocatePool2(POOL_FLAG_PAGED, 16, 'ksaT');
    if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (mine->${member} != 0) return STATUS_UNSUCCESSFUL;
    ExFreePoolWithTag(block, 'ksaT');
    return STATUS_SUCCESS;
}
`;
test("what was filled with zeros is whatever a routine has put there since", () => {
  const leaks = ["error pool-leaked"];
  expect(found(asked("&answer", "mine, sizeof(*mine)", "Standard.NumberOfLinks"))).toEqual(leaks);
  expect(found(asked("&answer", "&mine->Standard, sizeof(mine->Standard)", "Standard.NumberOfLinks"))).toEqual(leaks);
  expect(found(asked("&answer", "mine->Bytes, sizeof(mine->Bytes)", "Bytes[3]"))).toEqual(leaks);
  expect(found(asked("&answer", "mine->Bytes, sizeof(mine->Bytes)", "Standard.NumberOfLinks"))).toEqual([]);
  expect(found(asked("(PANSWER)File", "mine, sizeof(*mine)", "Standard.NumberOfLinks"))).toEqual(leaks);
});

const counted = (references: string) => `
#include <ntifs.h>
typedef struct _ENTRY { LIST_ENTRY Link; LONG References; PEPROCESS Process; } ENTRY, *PENTRY;
LIST_ENTRY Entries;
static VOID Drop(PENTRY Entry)
{
    if (InterlockedDecrement(&Entry->References) == 0) {
        ObDereferenceObject(Entry->Process);
        ExFreePoolWithTag(Entry, 'yrtE');
    }
}
PENTRY Make(PEPROCESS Process, BOOLEAN IsWanted)
{
    PENTRY entry = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ENTRY), 'yrtE');
    if (entry == NULL) return NULL;
    ObReferenceObject(Process);
    entry->Process = Process;
    entry->References = ${references};
    if (!IsWanted) {
        Drop(entry);
        Drop(entry);
        return NULL;
    }
    InsertTailList(&Entries, &entry->Link);
    return entry;
}
`;
test("a count in a block that nobody else knows of comes to zero when it has been lowered as often as it says", () => {
  expect(found(counted("2"))).toEqual([]);
  expect(found(counted("1"))).toContain("error pool-used-after-free");
  expect(found(counted("3"))).toContain("error pool-leaked");
});
test("who is told little of a block takes it for neither zero nor lowered: what it may do is a warning", () => {
  const before = counted("2")
    .replace(/Drop\(PENTRY Entry\)/, "Drop(PENTRY Entry, ULONG Why)")
    .replace("ObDereferenceObject(", "if (Why > 100) Entry->Link.Flink = NULL;\n        ObDereferenceObject(")
    .replace("entry->Process =", "RtlZeroMemory(entry, sizeof(ENTRY));\n    entry->Process =")
    .replaceAll("Drop(entry)", "Drop(entry, 40)");
  const others = Array.from({ length: 12 }, (_, why) => `VOID Other${why}(PENTRY Entry) { Drop(Entry, ${why}); }`);
  const at = before.indexOf("PENTRY Make");
  expect(found(`${before.slice(0, at)}${others.join("\n")}\n${before.slice(at)}`)).toEqual([
    "warning pool-used-after-free",
  ]);
});

const referencedTwice = (again: string, last: string) => `
#include <ntifs.h>
typedef struct _ENTRY { PEPROCESS Process; } ENTRY, *PENTRY;
VOID Look(HANDLE Id)
{
    PEPROCESS process;
    PENTRY entry;
    if (!NT_SUCCESS(PsLookupProcessByProcessId(Id, &process))) return;
    entry = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ENTRY), 'kooL');
    if (entry != NULL) {
        ${again}
        entry->Process = process;
        ObDereferenceObject(entry->Process);
        ExFreePoolWithTag(entry, 'kooL');
    }
    ${last}
}
`;
test("an object that was referenced once more is given back twice", () => {
  expect(found(referencedTwice("ObReferenceObject(process);", "ObDereferenceObject(process);"))).toEqual([]);
  expect(found(referencedTwice("", "ObDereferenceObject(process);"))).toEqual(["error object-dereferenced-twice"]);
});

const member = (free: string) => `
#include <wdm.h>
typedef struct _GUARD { KSPIN_LOCK Lock; ULONG How; } GUARD, *PGUARD;
VOID Unseen(PGUARD Guard);
static VOID Take(PGUARD Guard, PKIRQL Irql)
{
    KeAcquireSpinLock(&Guard->Lock, Irql);
    Guard->How |= 1;
    Unseen(Guard);
}
static VOID Free(PGUARD Guard, KIRQL Irql)
{
    ${free}
    Guard->How &= ~1;
    KeReleaseSpinLock(&Guard->Lock, Irql);
}
VOID Use(PGUARD Guard)
{
    KIRQL irql;
    Take(Guard, &irql);
    Free(Guard, irql);
    Take(Guard, &irql);
    Free(Guard, irql);
}
`;
test("a lock that a helper gives back as a member says is not surely kept, and who takes it again did not hold it", () => {
  const errors = (source: string) => found(source).filter((finding) => finding.startsWith("error"));
  expect(errors(member("if ((Guard->How & 1) == 0) return;"))).toEqual([]);
  expect(errors(member("return;"))).toContain("error spin-lock-double-acquire");
});

test.each([
  ["Most >= Limit", "Most < Limit"],
  ["Most > Limit", "Most <= Limit"],
  ["Most >= Limit", "Limit > Most"],
  ["Most > Limit", "Limit >= Most"],
  ["Most == Limit", "Most != Limit"],
])("where %s was false, %s is true", (first, then) => {
  const source = (asked: string) => `#include <ntddk.h>
NTSTATUS Serve(ULONG Most, ULONG Limit)
{
    PVOID block;
    if (${first}) return STATUS_INVALID_PARAMETER;
    block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (${asked}) ExFreePoolWithTag(block, 'kcoB');
    return STATUS_SUCCESS;
}
`;
  expect(found(source(then))).toEqual([]);
  expect(found(source(first))).toEqual(["error pool-leaked"]);
});

test("what a comparison said of a variable on all of many ways that meet, it says of it there", () => {
  const cases = [0, 1, 2, 3, 4, 5].map(
    (at) =>
      `    case ${at}: wanted = Ext->Wanted${at}; if (wanted >= Ext->Most) return STATUS_INVALID_PARAMETER; break;`,
  );
  const source = (asked: string) => `#include <ntddk.h>
typedef struct _EXT {
    ULONG Most; ULONG Wanted0; ULONG Wanted1; ULONG Wanted2; ULONG Wanted3; ULONG Wanted4; ULONG Wanted5;
} EXT, *PEXT;
NTSTATUS Serve(PEXT Ext, ULONG Which)
{
    ULONG wanted;
    PVOID block;
    switch (Which) {
${cases.join("\n")}
    default: return STATUS_INVALID_PARAMETER;
    }
    block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (${asked}) ExFreePoolWithTag(block, 'kcoB');
    return STATUS_SUCCESS;
}
`;
  expect(found(source("!(wanted >= Ext->Most)"))).toEqual([]);
  expect(found(source("wanted < Ext->Most"))).toEqual([]);
  expect(found(source("wanted + 1 < Ext->Most"))).toHaveLength(1);
});

const aligned = (again: string) => `
#include <wdm.h>
extern ULONG Trace;
NTSTATUS Read(HANDLE File, PUCHAR Buffer, ULONG Length, ULONG Offset, ULONG Sector)
{
    ULONG before = Offset % Sector;
    ULONG after = (Offset + Length) % Sector;
    PUCHAR into = Buffer;
    IO_STATUS_BLOCK io;
    NTSTATUS status = STATUS_SUCCESS;
    if (after != 0) after = Sector - after;
    if (Trace & 1) DbgPrint("read\\n");
    if (Trace & 2) DbgPrint("of %u\\n", Length);
    if (before != 0 || after != 0) {
        into = ExAllocatePool2(POOL_FLAG_PAGED, before + Length + after, 'ksaT');
        if (into == NULL) status = STATUS_NO_MEMORY;
    }
    if (Trace & 4) DbgPrint("at %u\\n", Offset);
    if (NT_SUCCESS(status)) {
        status = ZwReadFile(File, NULL, NULL, NULL, &io, into, before + Length + after, NULL, NULL);
        if (NT_SUCCESS(status) && (before != 0 || after != 0)) RtlCopyMemory(Buffer, into + before, Length);
    }
    if (${again}) {
        if (into != NULL) ExFreePoolWithTag(into, 'ksaT');
    }
    return status;
}
`;
test("one of two conditions holds on all ways, whichever it was on each of them", () => {
  expect(found(aligned("before != 0 || after != 0"))).toEqual([]);
  expect(found(aligned("!(before == 0 && after == 0)"))).toEqual([]);
  expect(found(aligned("before != 0"))).toHaveLength(1);
});
