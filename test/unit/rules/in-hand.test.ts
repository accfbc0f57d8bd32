// What only variables know of stays in hand through calls of routines that cannot come to it, even of those that are followed no more.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

// Called in more ways than are followed: what comes after the first twenty is not walked through.
const levels = Array.from({ length: 24 }, (_, level) => `Note(ext, ${level});`).join(" ");
const head = `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PKEVENT Waiting; ULONG Level; ULONG Seen; PIRP Current; } EXT, *PEXT;
static VOID Note(PEXT Ext, ULONG Level)
{
    if (Level > Ext->Level) { Ext->Level = Level; }
    if (Level == 3) { Ext->Seen += 1; }
    if (Level == 5) { Ext->Seen += 2; }
    KeSetEvent(Ext->Waiting, IO_NO_INCREMENT, FALSE);
}
static VOID NoteAll(PEXT ext) { ${levels} }
`;

describe("in hand", () => {
  test("a request that is never finished, with calls in between", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NoteAll(ext);
    Note(ext, 40);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    return STATUS_SUCCESS;
//  ^^^^^^ irp-not-completed-or-forwarded: without completing
}`);
  });
  test("not where the routine may find it in memory, or is given it", () => {
    expectFindings(`${head}
static VOID Finish(PEXT Ext, PIRP *Irp, ULONG Level)
{
    if (Level > Ext->Level) { Ext->Level = Level; }
    if (Level == 3) { Ext->Seen += 1; }
    if (Level == 5) { Ext->Seen += 2; }
    KeSetEvent(Ext->Waiting, IO_NO_INCREMENT, FALSE);
    if (*Irp != NULL) { IoCompleteRequest(*Irp, IO_NO_INCREMENT); }
}
static VOID FinishAll(PEXT ext) { PIRP none = NULL; ${levels.replaceAll("Note(ext,", "Finish(ext, &none,")} }
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIRP mine = Irp;
    FinishAll(ext);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Finish(ext, &mine, 40);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ext->Current = Irp;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Finish(ext, &ext->Current, 41);
    return STATUS_SUCCESS;
}`);
  });
  test("memory that was not asked about, and parts of it handed to routines", () => {
    expectFindings(`${head}
typedef struct _ITEM { LIST_ENTRY Entry; KEVENT Done; IO_REMOVE_LOCK Lock; UNICODE_STRING Name; } ITEM, *PITEM;
PITEM MakeWithEvent(PEXT Ext)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    NoteAll(Ext);
    Note(Ext, 50);
    KeInitializeEvent(&item->Done, NotificationEvent, FALSE);
//  ^^^^^^^^^^^^^^^^^ allocation-not-checked: NULL
    return item;
}
PITEM MakeWithLock(VOID)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    IoInitializeRemoveLock(&item->Lock, 'metI', 0, 0);
//  ^^^^^^^^^^^^^^^^^^^^^^ allocation-not-checked: NULL
    return item;
}
PITEM MakeAsked(VOID)
{
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    if (item != NULL) { RtlInitUnicodeString(&item->Name, L"item"); }
    return item;
}
`);
  });
});

test("behind a loop whose ways are too many to follow to their ends", () => {
  const parts = [0, 1, 2, 3, 4];
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT
{
  ULONG Wanted, Left;
} EXT, *PEXT;
NTSTATUS Step(PEXT Ext);
void Collect(PEXT Ext)
{
  PVOID parts[5];
  PULONG count;
  while (Ext->Left != 0) {
    RtlZeroMemory(parts, sizeof(parts));
    ${parts.map((n) => `if (Ext->Wanted & ${1 << n}) { parts[${n}] = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'traP'); if (parts[${n}] == NULL) Ext->Left = 1; }`).join(" ")}
    Step(Ext);
    ${parts.map((n) => `if (parts[${n}] != NULL) ExFreePool(parts[${n}]);`).join(" ")}
  }
  count = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tnuC');
  *count = Ext->Left;
//^^^^^^ allocation-not-checked: NULL
  ExFreePool(count);
}
`);
});
