// Mistakes planted into strangers' drivers that needed a new ability to be seen, and what looks like them and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; KSPIN_LOCK Lock; LIST_ENTRY Queue; IO_CSQ Csq; ULONG Level; } EXT, *PEXT;
typedef struct _NOTE { LIST_ENTRY Entry; KTIMER Timer; KDPC Dpc; PIRP Irp; } NOTE, *PNOTE;
KDEFERRED_ROUTINE Expired;
`;

describe("abilities that planted mistakes asked for", () => {
  test("a timer and a DPC of a block that is shared before they are used", () => {
    expectFindings(`${head}
NTSTATUS Notify(PEXT Ext, LARGE_INTEGER Due)
{
    KIRQL irql;
    PNOTE note = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(NOTE), 'etoN');
    if (note == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    KeInitializeTimer(&note->Timer);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    InsertTailList(&Ext->Queue, &note->Entry);
    KeSetTimer(&note->Timer, Due, &note->Dpc);
//  ^^^^^^^^^^ dpc-not-initialized: since the memory was allocated
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_SUCCESS;
}
NTSTATUS NotifyLater(PEXT Ext)
{
    PNOTE note = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(NOTE), 'etoN');
    if (note == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    KeInitializeTimer(&note->Timer);
    KeInitializeDpc(&note->Dpc, Expired, note);
    ExInterlockedInsertTailList(&Ext->Queue, &note->Entry, &Ext->Lock);
    KeInsertQueueDpc(&note->Dpc, NULL, NULL);
    return STATUS_SUCCESS;
}
NTSTATUS NotifyMany(PEXT Ext, ULONG Count)
{
    ULONG i;
    PNOTE notes = ExAllocatePool2(POOL_FLAG_NON_PAGED, Count * sizeof(NOTE), 'etoN');
    if (notes == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    for (i = 0; i < Ext->Level; i++) { KeInitializeDpc(&notes[i].Dpc, Expired, notes); }
    for (i = 0; i < Ext->Level; i++) { KeInsertQueueDpc(&notes[i].Dpc, NULL, NULL); }
    ExInterlockedInsertTailList(&Ext->Queue, &notes->Entry, &Ext->Lock);
    return STATUS_SUCCESS;
}
static VOID Prepare(PNOTE Note)
{
    KeInitializeTimer(&Note->Timer);
    KeInitializeDpc(&Note->Dpc, Expired, Note);
}
NTSTATUS NotifyPrepared(PEXT Ext, LARGE_INTEGER Due)
{
    PNOTE note = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(NOTE), 'etoN');
    if (note == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    Prepare(note);
    KeSetTimer(&note->Timer, Due, &note->Dpc);
    ExInterlockedInsertTailList(&Ext->Queue, &note->Entry, &Ext->Lock);
    return STATUS_SUCCESS;
}`);
  });
  test("IRPs out of a queue that are sent on, stored or handed to a helper are not dropped", () => {
    expectFindings(`${head}
static VOID Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
VOID Drain(PEXT Ext, PNOTE Note)
{
    PIRP irp;
    while ((irp = IoCsqRemoveNextIrp(&Ext->Csq, NULL)) != NULL) {
        if (Ext->Level == 0) {
            Finish(irp, STATUS_CANCELLED);
        } else if (Ext->Level == 1) {
            IoSkipCurrentIrpStackLocation(irp);
            IoCallDriver(Ext->Lower, irp);
        } else if (Ext->Level == 2) {
            Note->Irp = irp;
        } else {
            InsertTailList(&Ext->Queue, &irp->Tail.Overlay.ListEntry);
        }
    }
}
NTSTATUS Take(PEXT Ext, PIRP *Irp)
{
    *Irp = IoCsqRemoveNextIrp(&Ext->Csq, NULL);
    return *Irp == NULL ? STATUS_NO_MORE_ENTRIES : STATUS_SUCCESS;
}
VOID One(PEXT Ext)
{
    PIRP irp = IoCsqRemoveNextIrp(&Ext->Csq, NULL);
    if (irp != NULL && Ext->Level != 0) {
        Finish(irp, STATUS_CANCELLED);
    }
    return;
//  ^^^^^^ queued-irp-dropped: not completed
}`);
  });
  test("an IRP that a queue refused may be touched", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoCsqInsertIrpEx(&ext->Csq, Irp, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    return STATUS_PENDING;
}`);
  });
  test("critical regions left that were not entered, and those that a condition enters and leaves", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH Create;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ext->Level += 1;
    KeLeaveCriticalRegion();
//  ^^^^^^^^^^^^^^^^^^^^^ lock-unbalanced: not held
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH Close;
NTSTATUS Close(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (ext->Level > 1) { KeEnterCriticalRegion(); }
    ext->Lower->Timer = NULL;
    if (ext->Level > 1) { KeLeaveCriticalRegion(); }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}`);
  });
  test("a spin lock released to a level by its name, whatever it was taken at", () => {
    expectFindings(`${head}
VOID Count(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Level += 1;
    KeReleaseSpinLock(&Ext->Lock, PASSIVE_LEVEL);
//  ^^^^^^^^^^^^^^^^^ spin-lock-wrong-irql: PASSIVE_LEVEL
}
_IRQL_requires_(PASSIVE_LEVEL) VOID CountLow(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Level += 1;
    KeReleaseSpinLock(&Ext->Lock, PASSIVE_LEVEL);
}`);
  });

  test("a lock is still held behind a loop that maps, fills and completes what it finds", () => {
    const ticking = (releases: string, tells: string) => `
#include <ntddk.h>
typedef struct _REQ { LIST_ENTRY Link; PIRP Irp; ULONG Length; } REQ, *PREQ;
typedef struct _EXT {
    KSPIN_LOCK Lock;
    LIST_ENTRY Pending;
    IO_REMOVE_LOCK Remove;
    NPAGED_LOOKASIDE_LIST Requests;
    PIO_WORKITEM Work;
    LONG Queued;
} EXT, *PEXT;
IO_WORKITEM_ROUTINE Worker;
KDEFERRED_ROUTINE Tick;
static NTSTATUS Finish(PIRP Irp, NTSTATUS Status, ULONG_PTR Count) {
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Count;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
VOID Tick(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2) {
    PEXT ext = Context;
    LIST_ENTRY due;
    PLIST_ENTRY entry;
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
    InitializeListHead(&due);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    for (entry = ext->Pending.Flink; entry != &ext->Pending;) {
        PREQ request = CONTAINING_RECORD(entry, REQ, Link);
        entry = entry->Flink;
        if (IoSetCancelRoutine(request->Irp, NULL) == NULL) continue;
        RemoveEntryList(&request->Link);
        InsertTailList(&due, &request->Link);
    }
    ${releases}
    while (!IsListEmpty(&due)) {
        PREQ request = CONTAINING_RECORD(RemoveHeadList(&due), REQ, Link);
        PIRP irp = request->Irp;
        ULONG length = request->Length;
        PVOID to = irp->MdlAddress ? MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority) : NULL;
        ExFreeToNPagedLookasideList(&ext->Requests, request);
        if (to != NULL) RtlFillMemory(to, length, 0x5A);
        Finish(irp, to ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES, to ? length : 0);
        IoReleaseRemoveLock(&ext->Remove, irp);
    }
    if (InterlockedCompareExchange(&ext->Queued, 1, 0) == 0) {
        if (NT_SUCCESS(IoAcquireRemoveLock(&ext->Remove, ext->Work))) IoQueueWorkItem(ext->Work, Worker, DelayedWorkQueue, ext);
        else InterlockedExchange(&ext->Queued, 0);
    }
  }
${tells}
VOID Worker(PDEVICE_OBJECT Device, PVOID Context) {
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Device);
    InterlockedExchange(&ext->Queued, 0);
    IoReleaseRemoveLock(&ext->Remove, ext->Work);
}`;
    expectFindings(ticking("KeReleaseSpinLockFromDpcLevel(&ext->Lock);", ""));
    expectFindings(ticking("", "//^ spin-lock-unbalanced: still held"));
  });

  test("what only the extension of a deleted device led to", () => {
    const adding = (keeps: string, tidies: string, left: string) => `
#include <ntddk.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PIO_WORKITEM Work; PVOID Table; KDPC Dpc; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
KSTART_ROUTINE Serve;
static PVOID Spare;
static VOID Tidy(PEXT Ext) {
    if (Ext->Work != NULL) IoFreeWorkItem(Ext->Work);
    if (Ext->Table != NULL) ExFreePool(Ext->Table);
}
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Table = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'baTe');
    if (ext->Table == NULL) {
        IoDeleteDevice(device);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ext->Work = IoAllocateWorkItem(device);
    ${keeps}
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        ${tidies}
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
//      ^^^^^^${left}
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}`;
    const lines = (...rules: string[]) => rules.map((rule) => ` ${rule}`).join("\n//      ^^^^^^");
    const some =
      "if (ext->Work == NULL) { ExFreePool(ext->Table); IoDeleteDevice(device); return STATUS_INSUFFICIENT_RESOURCES; }";
    expectFindings(adding(some, "", lines("pool-leaked", "work-item-leaked")));
    expectFindings(adding(some, "ExFreePool(ext->Table);", lines("work-item-leaked")));
    const clean = (source: string) => expectFindings(source.replace(/^\/\/ +\^+.*$/gm, ""));
    clean(adding(some, "Tidy(ext);", ""));
    clean(adding(some, "IoFreeWorkItem(ext->Work); ExFreePool(ext->Table);", ""));
    clean(adding(`${some} Spare = ext->Table;`, "IoFreeWorkItem(ext->Work);", ""));
  });
});
