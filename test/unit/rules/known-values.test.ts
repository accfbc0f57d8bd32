// What is wrong with values that the driver itself chose: pointers known to be NULL, constant sizes and indexes.
import { expect, test } from "vitest";
import { expectFindings, found } from "./fixture.ts";

const nodes = `
#include <wdm.h>
typedef struct _NODE { struct _NODE *Next; ULONG Key; PCHAR Name; } NODE, *PNODE;
`;
test("a search that ended without finding anything goes on as if it had", () => {
  expectFindings(`${nodes}
ULONG Find(PNODE First, ULONG Key)
{
    PNODE at = First;
    while (at != NULL && at->Key != Key) at = at->Next;
    if (at == NULL) DbgPrint("no such key\\n");
    return at->Key;
//         ^^^^^^^ null-pointer-dereferenced: at
}
`);
});

test("a helper hands on the address that its caller wants the answer at: what lies there is not NULL any more", () => {
  expect(
    found(`${nodes}
NTSTATUS Elsewhere(ULONG Key, PVOID *Result);
static NTSTATUS Look(ULONG Key, PVOID *Result)
{
    NTSTATUS status = Elsewhere(Key, Result);
    if (NT_SUCCESS(status)) {
        PNODE node = *Result;
        node->Key = Key;
    }
    return status;
}
ULONG KeyOf(ULONG Key)
{
    PNODE node = NULL;
    if (!NT_SUCCESS(Look(Key, (PVOID *)&node))) return 0;
    return node->Key;
}
`),
  ).toEqual([]);
});

test("a helper that is given NULL for what it does not need is not told of what it would do with it", () => {
  expect(
    found(`${nodes}
static VOID Fill(PNODE Node, PCHAR Name, ULONG Kind)
{
    Node->Key = Kind;
    if (Kind != 0) Name[0] = 'x';
}
VOID Both(PNODE Node, PCHAR Name, ULONG Kind)
{
    Fill(Node, NULL, 0);
    Fill(Node, NULL, Node->Next->Key);
    Fill(Node, Name, Kind);
}
`),
  ).toEqual([]);
});

test("what a structure holds that is passed by its value is its caller's", () => {
  expect(
    found(`${nodes}
static BOOLEAN IsValid(STRING Name)
{
    if (Name.Length == 0) return FALSE;
    return Name.Buffer[0] != 'x';
}
BOOLEAN Check(PNODE Node)
{
    STRING name = { 0 };
    name.Length = (USHORT)Node->Key;
    return IsValid(name);
}
`),
  ).toEqual([]);
});

test("a routine that is called may set what lies in memory, through another pointer to it", () => {
  expect(
    found(`${nodes}
typedef struct _VOLUME { PNODE First; } VOLUME, *PVOLUME;
BOOLEAN Load(PVOID Device);
ULONG FirstKey(PVOLUME Volume, PVOID Device)
{
    if (Volume->First == NULL) {
        if (!Load(Device)) return 0;
    }
    return Volume->First->Key;
}
`),
  ).toEqual([]);
});

test("what one entry of a list was found to hold says nothing of the next, nor of what a helper does with it", () => {
  expect(
    found(`
#include <ntddk.h>
typedef struct _OWNER { ULONG Count; } OWNER, *POWNER;
typedef struct _ITEM { LIST_ENTRY Link; POWNER Owner; } ITEM, *PITEM;
VOID CountAll(PLIST_ENTRY Head)
{
    PLIST_ENTRY at;
    for (at = Head->Flink; at != Head; at = at->Flink) {
        POWNER owner = CONTAINING_RECORD(at, ITEM, Link)->Owner;
        if (owner == NULL) continue;
        owner->Count += 1;
    }
    for (at = Head->Flink; at != Head; at = at->Flink) {
        POWNER owner = CONTAINING_RECORD(at, ITEM, Link)->Owner;
        owner->Count += 1;
    }
}
VOID Drop(PITEM Item)
{
    if (Item->Link.Flink == NULL && Item->Link.Blink == NULL) return;
    RemoveEntryList(&Item->Link);
}
`),
  ).toEqual([]);
});

test("to be the one that a caller gave NULL for is no test for NULL", () => {
  expect(
    found(`${nodes}
static BOOLEAN IsSkipped(PNODE Node, PNODE Except)
{
    return Node->Next == Except && Node->Next->Key != 0;
}
BOOLEAN Look(PNODE Node) { return IsSkipped(Node, NULL); }
`),
  ).toEqual([]);
});

test("a string is copied up to its zero, however long it may be", () => {
  expect(
    found(`${nodes}
CHAR Page[32];
VOID Reset(VOID)
{
    strncpy(Page, "default", sizeof(Page));
}
`),
  ).not.toContain("error buffer-overrun");
});

test("an index that its type or the meeting of ways limits is no index beyond the array", () => {
  expect(
    found(`${nodes}
ULONG Table[16];
ULONG Read(UCHAR Index, BOOLEAN All, ULONG Count)
{
    ULONG last = All ? 16 : 3;
    ULONG sum = 0;
    ULONG i;
    for (i = 0; i < last; i++) sum += Table[i];
    if (Count <= 16 && Count > 0) sum += Table[Count - 1];
    return sum + Table[Index];
}
`),
  ).toEqual([]);
});

test("a length that a helper was given is compared with what it fills", () => {
  expectFindings(`${nodes}
static VOID Clear(PVOID Buffer, ULONG Length)
{
    RtlZeroMemory(Buffer, Length);
}
VOID Reset(PNODE Node)
{
    CHAR name[8];
    Clear(Node, sizeof(NODE));
    RtlCopyMemory(name, Node->Name, 16);
//  ^^^^^^^^^^^^^ buffer-overrun: 16
    Node->Name[0] = name[0];
}
`);
});

test("what is left of a read's length is counted down while the answer grows", () => {
  expect(
    found(`
#include <ntddk.h>
typedef struct _EVENT { LARGE_INTEGER Time; ULONGLONG Kind; ULONGLONG Value; } EVENT, *PEVENT;
BOOLEAN Next(PEVENT Event);
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG left = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
    PUCHAR buffer = Irp->AssociatedIrp.SystemBuffer;
    ULONG bytes = 0;
    EVENT event;
    UNREFERENCED_PARAMETER(DeviceObject);
    while (left >= sizeof(EVENT) && Next(&event)) {
        RtlCopyMemory(buffer, &event, sizeof(EVENT));
        left -= sizeof(EVENT);
        buffer += sizeof(EVENT);
        bytes += sizeof(EVENT);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = bytes;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`),
  ).toEqual([]);
});

test("a walk along what begins at a pointer ends where nothing follows, not because there was nothing", () => {
  const walking = (end: string) => `${nodes}
VOID DriverPanic(PCSTR Text);
ULONG Depth(PNODE First, PULONG Keys)
{
    PNODE at = First;
    ULONG depth = 0;
    while (at != NULL) {
        Keys[depth++] = at->Key;
        at = at->Next;
    }
    ${end}
    return depth + First->Key;
}
`;
  expect(found(walking(""))).toEqual([]);
  expect(found(walking('if (First == NULL) DbgPrint("empty\\n");'))).toEqual(["error null-pointer-dereferenced"]);
  expect(found(walking('if (First == NULL) DriverPanic("empty\\n");'))).toEqual([]);
});

test("one walk along a list adds up what a second one fills", () => {
  expect(
    found(`${nodes}
PUCHAR Gather(PNODE First, BOOLEAN Keys)
{
    ULONG size = 8;
    PNODE at;
    PUCHAR block, next;
    for (at = First; at != NULL; at = at->Next) size += sizeof(ULONG64);
    block = ExAllocatePool2(POOL_FLAG_NON_PAGED, size, 'kclB');
    if (block == NULL) return NULL;
    *(PULONG64)block = Keys;
    next = block + 8;
    for (at = First; at != NULL; at = at->Next) {
        *(PULONG64)next = at->Key;
        next += sizeof(ULONG64);
    }
    return block;
}
`),
  ).toEqual([]);
});

test.each([
  ["code that is not seen", "Elsewhere(Node);"],
  ["code that is not seen, by way of another structure", "outer.Next = Node; Elsewhere(&outer);"],
  ["another thread, while this one waits", "KeWaitForSingleObject(Done, Executive, KernelMode, FALSE, NULL);"],
])("%s may have set what was a constant before", (_, call) => {
  expectFindings(`${nodes}
NTSTATUS Elsewhere(PNODE Node);
NTSTATUS Look(PNODE Node, PKEVENT Done)
{
    NODE outer;
    PVOID block;
    Node->Key = 0;
    ${call}
    if (Node->Key != 0) {
        block = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ULONG), 'kclB');
        if (block == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        *(PULONG)block = Node->Key;
    }
    return STATUS_SUCCESS;
//  ^^^^^^^^^^^^^^^^^^^^^ pool-leaked: not freed
}
`);
});

test("what NT_ERROR, NT_WARNING and NT_INFORMATION ask of a status says what it can be", () => {
  expectFindings({
    "/driver/driver.c": `#include <wdm.h>
NTSTATUS Ask(PULONG value);
VOID Error(VOID)
{
    ULONG value;
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 16, 'kcaS');
    NTSTATUS status = Ask(&value);
    if (block == NULL) return;
    if (NT_ERROR(status)) {
        if (status == STATUS_PENDING || NT_SUCCESS(status) || NT_WARNING(status) || status == STATUS_BUFFER_OVERFLOW) return;
        ExFreePoolWithTag(block, 'kcaS');
        return;
    }
    ExFreePoolWithTag(block, 'kcaS');
}
VOID Success(VOID)
{
    ULONG value;
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, 16, 'kcaS');
    NTSTATUS status = Ask(&value);
    if (block == NULL) return;
    if (NT_SUCCESS(status)) {
        if (NT_ERROR(status) || NT_WARNING(status)) return;
        if (NT_INFORMATION(status) && status == STATUS_SUCCESS) return;
        if (NT_INFORMATION(status)) return;
//                                  ^^^^^^ pool-leaked: not freed
    }
    ExFreePoolWithTag(block, 'kcaS');
}
`,
  });
});
