// What was wrongly told of further drivers that nobody here had seen before, with what is wrong and looks alike beside it.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (path: string, source: string): string[] =>
  checkSources({ [path]: source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const hooked = (otherwise: string): string => `#include <ntddk.h>
static PDEVICE_OBJECT Control;
static PDRIVER_DISPATCH Original;
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (DeviceObject != Control) {
        if (Original != NULL) return Original(DeviceObject, Irp);
        ${otherwise}
        return STATUS_DEVICE_NOT_READY;
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
static PDRIVER_DISPATCH OriginalClose;
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (DeviceObject != Control) return OriginalClose(DeviceObject, Irp);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Hook(PDRIVER_OBJECT DriverObject)
{
    Original = DriverObject->MajorFunction[IRP_MJ_CREATE];
    DriverObject->MajorFunction[IRP_MJ_CREATE] = DispatchCreate;
    OriginalClose = DriverObject->MajorFunction[IRP_MJ_CLOSE];
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = DispatchClose;
}
`;
test("a routine that was in the driver object's table is another's, who completes the request", () => {
  const completed = `Irp->IoStatus.Status = STATUS_DEVICE_NOT_READY;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);`;
  expect(told("hook.c", hooked(completed))).toEqual([]);
  expect(told("hook.c", hooked(""))).toEqual(["10 irp-not-completed-or-forwarded"]);
});

const entered = (free: string): string => `#include <ntddk.h>
typedef struct _ENTRY { LIST_ENTRY Link; HANDLE Id; } ENTRY, *PENTRY;
static LIST_ENTRY Entries;
static FAST_MUTEX Lock;
static ULONG Enabled;
static PENTRY Find(HANDLE Id)
{
    for (PLIST_ENTRY at = Entries.Flink; at != &Entries; at = at->Flink) {
        PENTRY entry = CONTAINING_RECORD(at, ENTRY, Link);
        if (entry->Id == Id) return entry;
    }
    return NULL;
}
PENTRY Enter(HANDLE Id)
{
    PENTRY made = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(ENTRY), 'tset');
    if (made == NULL) return NULL;
    made->Id = Id;
    ExAcquireFastMutex(&Lock);
    PENTRY found = Find(Id);
    if (found == NULL && Enabled) {
        InsertHeadList(&Entries, &made->Link);
        found = made;
    }
    ExReleaseFastMutex(&Lock);
    if (found == made) {
        DbgPrint("new\\n");
    } else {
        ${free}
    }
    return found;
}
`;
test("a block that is found to be what a search has found is in the list", () => {
  expect(told("entry.c", entered("ExFreePoolWithTag(made, 'tset');"))).toEqual([]);
  expect(told("entry.c", entered(""))).toEqual(["31 pool-leaked"]);
});

const grown = (first: string): string => `#include <ntddk.h>
typedef struct _LIST { PULONG64 Elements; SIZE_T Room; SIZE_T Count; } LIST, *PLIST;
static PVOID Allocate(SIZE_T Size)
{
    if (Size == 0) Size = 1;
    return ExAllocatePoolWithTag(NonPagedPoolNx, Size, 'tset');
}
NTSTATUS Grow(PLIST List, ULONG64 Element)
{
    SIZE_T number = ${first};
    PULONG64 elements = Allocate(number * sizeof(ULONG64));
    if (elements == NULL) return STATUS_NO_MEMORY;
    elements[0] = Element;
    if (List->Elements != NULL) ExFreePoolWithTag(List->Elements, 'tset');
    List->Elements = elements;
    List->Room = number;
    return STATUS_SUCCESS;
}
`;
// The helper is not shown what its caller knows of the room: that it finds nothing asked for is no way on.
test("twice something is something, and has the size of some elements", () => {
  expect(told("grow.c", grown("List->Room == 0 ? 4 : List->Room * 2"))).toEqual([]);
  expect(told("grow.c", grown("List->Room * 2"))).toEqual(["13 buffer-overrun"]);
});

const paged = (kept: string): string => `#include <ntddk.h>
typedef union _ENTRY { ULONG64 All; struct { ULONG64 Present : 1; ULONG64 Reserved : 11; ULONG64 Frame : 52; }; } ENTRY, *PENTRY;
static ULONG64 AddressOf(PVOID Address)
{
    return MmGetPhysicalAddress(Address).QuadPart;
}
static VOID Set(PENTRY Entry, ULONG64 Frame)
{
    Entry->Present = 1;
    Entry->Frame = Frame;
}
NTSTATUS Extend(PENTRY Table)
{
    PENTRY next = ExAllocatePoolWithTag(NonPagedPoolNx, PAGE_SIZE, 'tset');
    if (next == NULL) return STATUS_NO_MEMORY;
    RtlZeroMemory(next, PAGE_SIZE);
    Set(Table, ${kept});
    return STATUS_SUCCESS;
}
NTSTATUS ExtendHere(PENTRY Table)
{
    PENTRY next = ExAllocatePoolWithTag(NonPagedPoolNx, PAGE_SIZE, 'tset');
    if (next == NULL) return STATUS_NO_MEMORY;
    RtlZeroMemory(next, PAGE_SIZE);
    Table->Frame = ${kept};
    return STATUS_SUCCESS;
}
NTSTATUS Fill(PENTRY Table)
{
    PHYSICAL_ADDRESS highest = { .QuadPart = -1 };
    PENTRY next = MmAllocateContiguousMemory(PAGE_SIZE, highest);
    if (next == NULL) return STATUS_NO_MEMORY;
    RtlZeroMemory(next, PAGE_SIZE);
    Table->All = ${kept} << PAGE_SHIFT;
    return STATUS_SUCCESS;
}
`;
test("a block whose physical address is in a table is the table's", () => {
  expect(told("table.c", paged("AddressOf(next) / PAGE_SIZE"))).toEqual([]);
  expect(told("table.c", paged("AddressOf(Table) / PAGE_SIZE"))).toEqual([
    "18 pool-leaked",
    "26 pool-leaked",
    "35 contiguous-memory-leaked",
  ]);
});

const walked = (start: string): string => `#include <ntddk.h>
typedef struct _NODE { PULONG Leaf[2]; struct _NODE *Child[2]; UCHAR Size[2]; } NODE, *PNODE;
typedef struct _PATH { PNODE Nodes[24]; PULONG *Leaf; } PATH, *PPATH;
static VOID Walk(ULONG Hash, PPATH Path)
{
    UCHAR level = 0;
    PNODE node = Path->Nodes[0];
    for (;;) {
        UCHAR side = (UCHAR)(Hash & 1);
        if (!node->Size[side] && node->Child[side]) {
            node = node->Child[side];
            Path->Nodes[++level] = node;
            Hash >>= 1;
        } else {
            Path->Leaf = &Path->Nodes[level]->Leaf[side];
            break;
        }
    }
}
PULONG Find(PNODE Root, ULONG Hash)
{
    PATH path = { { Root } };
    ${start}
    return *path.Leaf;
}
`;
test("an element that is not told from others is not the zero that all of them were once", () => {
  expect(told("walk.c", walked("Walk(Hash, &path);"))).toEqual([]);
  expect(told("walk.c", walked(""))).toEqual(["24 null-pointer-dereferenced"]);
});

const slotted = (first: string): string => `#include <ntddk.h>
typedef struct _SLOT { ULONG Kind; PULONG Value; } SLOT;
ULONG Ask(PULONG Value, ULONG Index)
{
    SLOT slots[4] = { 0 };
    ${first}
    return *slots[Index & 3].Value;
}
`;
test("nor is one of whose elements a member was written", () => {
  expect(told("slots.c", slotted("slots[1].Value = Value;"))).toEqual([]);
  expect(told("slots.c", slotted(""))).toEqual(["7 null-pointer-dereferenced"]);
});

const listed = (flags: string, exFlags: string): string => `#include <ntddk.h>
typedef struct _EXT { LOOKASIDE_LIST_EX Entries; } EXT, *PEXT;
static NPAGED_LOOKASIDE_LIST Contexts;
NTSTATUS Prepare(PEXT Extension)
{
    ExInitializeNPagedLookasideList(&Contexts, NULL, NULL, ${flags}, 64, 'tset', 0);
    return ExInitializeLookasideListEx(&Extension->Entries, NULL, NULL, NonPagedPoolNx, ${exFlags}, 64, 'tset', 0);
}
PVOID NewContext(VOID)
{
    PVOID context = ExAllocateFromNPagedLookasideList(&Contexts);
    RtlZeroMemory(context, 64);
    return context;
}
PVOID NewEntry(PEXT Extension)
{
    PVOID entry = ExAllocateFromLookasideListEx(&Extension->Entries);
    RtlZeroMemory(entry, 64);
    return entry;
}
`;
test("a lookaside list that was told to raise gives something or does not return", () => {
  const flags = "POOL_NX_ALLOCATION | POOL_RAISE_IF_ALLOCATION_FAILURE";
  const exFlags = "EX_LOOKASIDE_LIST_EX_FLAGS_RAISE_ON_FAIL";
  expect(told("list.c", listed(flags, exFlags))).toEqual([]);
  expect(told("list.c", listed("POOL_NX_ALLOCATION", exFlags))).toEqual(["12 null-result-not-checked"]);
  expect(told("list.c", listed(flags, "0"))).toEqual(["18 null-result-not-checked"]);
});

const asserted = (test: string): string => `#include <ntddk.h>
extern BOOLEAN DoAssert;
#define CHECK(exp) if (DoAssert) { NT_ASSERT(exp); }
PUCHAR Copy(PUCHAR Bytes, ULONG Size)
{
    PUCHAR copy = ExAllocatePoolWithTag(NonPagedPoolNx, Size + 1, 'tset');
    CHECK(copy);
    ${test} {
        RtlCopyMemory(copy, Bytes, Size);
    }
    return copy;
}
`;
test("a block that is asked for behind an assertion is asked for", () => {
  expect(told("copy.c", asserted("if (copy)"))).toEqual([]);
  expect(told("copy.c", asserted("if (copy != NULL)"))).toEqual([]);
  expect(told("copy.c", asserted("if (!copy) return NULL;"))).toEqual([]);
  expect(told("copy.c", asserted("if (Size > 0)"))).toEqual(["9 allocation-not-checked"]);
});

const named = (free: string): string => `#include <ntifs.h>
static UNICODE_STRING None;
static UNICODE_STRING Root;
PUNICODE_STRING NameOf(PVOID Object, ULONG Length)
{
    PUNICODE_STRING name = &None;
    POBJECT_NAME_INFORMATION info = ExAllocatePoolWithTag(NonPagedPoolNx, Length, 'tset');
    if (info != NULL) {
        name = &info->Name;
        if (!NT_SUCCESS(ObQueryNameString(Object, info, Length, &Length))) {
            ExFreePoolWithTag(info, 'tset');
            name = &None;
        }
    }
    if (RtlEqualUnicodeString(name, &Root, TRUE)) {
        if (${free}) ExFreePoolWithTag(name, 'tset');
        name = NULL;
    }
    return name;
}
`;
test("a part of a block is no variable", () => {
  expect(told("named.c", named("name != &None"))).toEqual([]);
  expect(told("named.c", named("Length > 64 && name != &None"))).toEqual(["19 pool-leaked"]);
});

const asked = (written: string, free: string): string => `#include <ntddk.h>
typedef struct _ASK { PUNICODE_STRING Name; PUNICODE_STRING Full; } ASK, *PASK;
static VOID Answer(PASK Ask)
{
    PUNICODE_STRING full = Ask->Full;
    PUNICODE_STRING name = Ask->Name;
    if (name->Length == 0) return;
    ${written}
}
VOID FullName(PUNICODE_STRING Image, PUNICODE_STRING Full)
{
    UNICODE_STRING copy;
    ASK ask = { &copy, Full };
    PWCHAR buffer = ExAllocatePoolWithTag(NonPagedPoolNx, Image->Length, 'tset');
    if (buffer == NULL) return;
    copy.Length = copy.MaximumLength = Image->Length;
    copy.Buffer = buffer;
    RtlCopyMemory(buffer, Image->Buffer, Image->Length);
    Answer(&ask);
    ${free}
}
`;
const into = (string: string): string => `${string}->Buffer = ExAllocatePoolWithTag(NonPagedPoolNx, 64, 'tset');`;
test("a helper that writes to one string writes to no other, for all that it knows", () => {
  expect(told("ask.c", asked(into("full"), "ExFreePoolWithTag(copy.Buffer, 'tset');"))).toEqual([]);
  expect(told("ask.c", asked("full->Length = name->Length;", ""))).toEqual(["21 pool-leaked"]);
  expect(told("ask.c", asked("name->Buffer = NULL;", "ExFreePoolWithTag(copy.Buffer, 'tset');"))).toContain(
    "21 pool-leaked",
  );
});

const counted = (first: string): string => `#include <ntddk.h>
typedef struct _VM { LONG Count; UNICODE_STRING Link; } VM, *PVM;
static FAST_MUTEX Lock;
static LONG Lower(LONG *Count) { return InterlockedDecrement(Count) + 1; }
static VOID Destroy(PVM Vm) { IoDeleteSymbolicLink(&Vm->Link); }
static VOID Put(PVM Vm)
{
    if (Lower(&Vm->Count) == ${first}) Destroy(Vm);
}
VOID Look(PVM Vm)
{
    ExAcquireFastMutex(&Lock);
    Put(Vm);
    ExReleaseFastMutex(&Lock);
}
`;
test("a count that was one before it was lowered is told by the last of its users", () => {
  const severities = (source: string): string[] =>
    checkSources({ "vm.c": source }).flatMap(({ rule, severity }) => (rule === "irql-too-high" ? [severity] : []));
  expect(severities(counted("1"))).toEqual(["warning"]);
  expect(severities(counted("2"))).toEqual(["error"]);
});
