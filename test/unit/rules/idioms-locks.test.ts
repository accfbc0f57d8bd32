// Ways of writing drivers that were met in public ones and misjudged once, those with levels and locks; each with what is still to be
// found beside it.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("code of a pageable section that the driver locks in memory", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Opens; PVOID Section; } EXT, *PEXT;
VOID CountOpen(PEXT Ext);
VOID CountLate(PEXT Ext);
#pragma alloc_text(PAGEBUSY, CountOpen)
#pragma alloc_text(PAGE, CountLate)
VOID CountOpen(PEXT Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Opens += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
VOID CountLate(PEXT Ext) {
    KIRQL irql;
    PAGED_CODE();
    KeAcquireSpinLock(&Ext->Lock, &irql);
//  ^ paged-code-at-raised-irql: PAGE
    Ext->Opens += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
VOID Begin(PEXT Ext) {
    Ext->Section = MmLockPagableCodeSection(CountOpen);
}
`);
});

const serial = `
#include <ntddk.h>
typedef struct _EXT { LIST_ENTRY Waiting; PIRP Current; ULONG Busy; } EXT, *PEXT;
VOID StartNext(PEXT Ext, KIRQL Irql);
VOID Next(PEXT Ext) {
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    StartNext(Ext, irql);
}
VOID StartNext(PEXT Ext, KIRQL Irql) {
    if (IsListEmpty(&Ext->Waiting)) {
        Ext->Current = NULL;
        IoReleaseCancelSpinLock(Irql);
        return;
    }
    Ext->Current = CONTAINING_RECORD(RemoveHeadList(&Ext->Waiting), IRP, Tail.Overlay.ListEntry);
    IoReleaseCancelSpinLock(Irql);
    Next(Ext);
}
DRIVER_DISPATCH Create;
`;

test("a helper that gives up its caller's lock and comes back to itself", () => {
  expectFindings(`${serial}
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    Next(ext);
    ext->Busy = 0;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`);
});

test("a recursive helper that leaves locks alone does not hide the caller's", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _NODE { struct _NODE *Left; KSPIN_LOCK Lock; ULONG Count; } NODE, *PNODE;
ULONG Sum(PNODE Node) {
    KIRQL irql;
    ULONG sum;
    if (Node == NULL) return 0;
    KeAcquireSpinLock(&Node->Lock, &irql);
    sum = Node->Count;
    KeReleaseSpinLock(&Node->Lock, irql);
    return sum + Sum(Node->Left);
}
ULONG Total(PNODE Root, KSPIN_LOCK *Guard) {
    KIRQL irql;
    ULONG sum;
    KeAcquireSpinLock(Guard, &irql);
    sum = Sum(Root);
    return sum;
//  ^^^^^^^^^^ spin-lock-unbalanced: Guard
}
`);
});

test("a cancel routine that is called by hand releases the cancel spin lock", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { LIST_ENTRY Stalled; } EXT, *PEXT;
VOID CancelAll(PDEVICE_OBJECT DeviceObject) {
    PEXT ext = DeviceObject->DeviceExtension;
    PDRIVER_CANCEL cancel;
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    while (!IsListEmpty(&ext->Stalled)) {
        PIRP irp = CONTAINING_RECORD(RemoveHeadList(&ext->Stalled), IRP, Tail.Overlay.ListEntry);
        cancel = IoSetCancelRoutine(irp, NULL);
        irp->CancelIrql = irql;
        irp->Cancel = TRUE;
        cancel(DeviceObject, irp);
        IoAcquireCancelSpinLock(&irql);
    }
    IoReleaseCancelSpinLock(irql);
}
`);
});

test("what a macro asks of the level to print or not says nothing of the code behind it", () => {
  expectFindings(`
#include <wdm.h>
#define LOG(text) { KIRQL now = KeGetCurrentIrql(); if (now == PASSIVE_LEVEL) { DbgPrint("%s", text); } }
VOID Note(PCSTR Text) {
    if (KeGetCurrentIrql() > PASSIVE_LEVEL) return;
    DbgPrint("%s", Text);
}
VOID Close(HANDLE File) {
    LOG("closing");
    Note("closing");
    ZwClose(File);
}
VOID CloseLate(HANDLE File) {
    LOG("closing");
    if (KeGetCurrentIrql() >= DISPATCH_LEVEL) {
        ZwClose(File);
//      ^^^^^^^ irql-too-high: DISPATCH_LEVEL
    }
}
`);
});

test("a remove lock taken twice is released twice", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS Forward(PEXT Ext, PIRP Irp, BOOLEAN Again) {
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return status;
    if (Again) {
        status = IoAcquireRemoveLock(&Ext->Guard, Irp);
        if (NT_SUCCESS(status)) {
            IoReleaseRemoveLock(&Ext->Guard, Irp);
        }
    }
    IoReleaseRemoveLock(&Ext->Guard, Irp);
    return status;
}
NTSTATUS Poll(PEXT Ext, PIRP Irp) {
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Guard, Irp);
    if (NT_SUCCESS(status)) IoReleaseRemoveLock(&Ext->Guard, Irp);
    IoReleaseRemoveLock(&Ext->Guard, Irp);
//  ^^^^^^^^^^^^^^^^^^^ remove-lock-released-twice: twice
    return status;
}
`);
});

test("a cancel routine that stays at DISPATCH_LEVEL for a while", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoReleaseCancelSpinLock(DISPATCH_LEVEL);
    KeAcquireSpinLockAtDpcLevel(&ext->Lock);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLockFromDpcLevel(&ext->Lock);
    KeLowerIrql(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
DRIVER_CANCEL CancelOther;
VOID CancelOther(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(DISPATCH_LEVEL);
//  ^^^^^^^^^^^^^^^^^^^^^^^ cancel-irql-not-restored: CancelIrql
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
`);
});

test("memory that a routine called in step with the interrupt is told of", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PKINTERRUPT Interrupt; PUCHAR Bytes; } EXT, *PEXT;
typedef struct _JOB { PEXT Ext; PUCHAR Bytes; } JOB, *PJOB;
KSYNCHRONIZE_ROUTINE Begin;
BOOLEAN Begin(PVOID Context) {
    PJOB job = Context;
    job->Ext->Bytes = job->Bytes;
    return TRUE;
}
VOID Send(PEXT Ext) {
    JOB job;
    job.Ext = Ext;
    job.Bytes = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'etyB');
    if (job.Bytes == NULL) return;
    KeSynchronizeExecution(Ext->Interrupt, Begin, &job);
}
`);
});

const wrappers = `
#include <wdm.h>
typedef struct _SELECTOR { FAST_MUTEX Mutex; } SELECTOR, *PSELECTOR;
typedef struct _EXT { FAST_MUTEX Mutex; PSELECTOR Selector; ULONG Tag; PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID LockSelector(PSELECTOR Selector) { if (Selector) ExAcquireFastMutex(&Selector->Mutex); }
VOID UnlockSelector(PSELECTOR Selector) { if (Selector) ExReleaseFastMutex(&Selector->Mutex); }
VOID LockDevice(PEXT Ext) { ExAcquireFastMutex(&Ext->Mutex); }
VOID UnlockDevice(PEXT Ext) { ExReleaseFastMutex(&Ext->Mutex); }
`;

test("wrappers that take a lock if there is one, around another lock of the same kind", () => {
  expectFindings(`${wrappers}
ULONG Ask(PEXT Ext) {
    ULONG tag;
    LockSelector(Ext->Selector);
    LockDevice(Ext);
    tag = Ext->Tag;
    UnlockDevice(Ext);
    UnlockSelector(Ext->Selector);
    return tag;
}
KSTART_ROUTINE AskAndForget;
VOID AskAndForget(PVOID Context) {
    PEXT ext = Context;
    LockSelector(ext->Selector);
    LockDevice(ext);
    ext->Tag = 0;
    UnlockSelector(ext->Selector);
    return;
//  ^ lock-unbalanced: Mutex
}
VOID AskTwice(PEXT Ext, HANDLE File) {
    LockSelector(Ext->Selector);
    LockDevice(Ext);
    UnlockSelector(Ext->Selector);
    ZwClose(File);
//  ^^^^^^^ irql-too-high: APC_LEVEL
}
KSTART_ROUTINE Forget;
VOID Forget(PVOID Context) {
    PEXT ext = Context;
    LockSelector(ext->Selector);
    ext->Tag = 0;
    return;
//  ^ lock-unbalanced: Mutex
}
`);
});

test("a resource that may not be had without waiting", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FCB { ERESOURCE Lock; ULONG Size; } FCB, *PFCB;
DRIVER_DISPATCH Query;
static NTSTATUS Ask(PFCB Fcb, BOOLEAN Wait, PULONG Size) {
    if (!ExAcquireResourceSharedLite(&Fcb->Lock, Wait)) return STATUS_CANT_WAIT;
    *Size = Fcb->Size;
    ExReleaseResourceLite(&Fcb->Lock);
    return STATUS_SUCCESS;
}
static NTSTATUS Set(PFCB Fcb, BOOLEAN Wait, ULONG Size) {
    if (!ExAcquireResourceExclusiveLite(&Fcb->Lock, Wait)) return STATUS_CANT_WAIT;
    if (Size == 0) return STATUS_INVALID_PARAMETER;
    Fcb->Size = Size;
    ExReleaseResourceLite(&Fcb->Lock);
    return STATUS_SUCCESS;
}
NTSTATUS Query(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PFCB fcb = DeviceObject->DeviceExtension;
    NTSTATUS status;
    ULONG size = 0;
    FsRtlEnterFileSystem();
    status = Ask(fcb, IoIsOperationSynchronous(Irp), &size);
    if (NT_SUCCESS(status)) status = Set(fcb, IoIsOperationSynchronous(Irp), size);
    FsRtlExitFileSystem();
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
//  ^^^^^^^^^^^^^^ lock-unbalanced: Lock
}
`);
});

const recursive = `
#include <wdm.h>
typedef struct _FCB { FAST_MUTEX Mutex; PVOID Owner; ULONG Depth; } FCB, *PFCB;
VOID Lock(PFCB Fcb) {
    PVOID thread = PsGetCurrentThread();
    if (thread != Fcb->Owner) {
        ExAcquireFastMutex(&Fcb->Mutex);
        Fcb->Owner = thread;
    }
    Fcb->Depth += 1;
}
VOID Unlock(PFCB Fcb) {
    Fcb->Depth -= 1;
    if (Fcb->Depth == 0) {
        Fcb->Owner = NULL;
        ExReleaseFastMutex(&Fcb->Mutex);
    }
}
`;

test("a lock that its owner may take again", () => {
  expectFindings(`${recursive}
DRIVER_DISPATCH Cleanup;
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PFCB fcb = DeviceObject->DeviceExtension;
    Lock(fcb);
    Unlock(fcb);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Close(PFCB Fcb, HANDLE File) {
    Lock(Fcb);
    ZwClose(File);
//  ^^^^^^^ irql-too-high: APC_LEVEL
    Unlock(Fcb);
}
`);
});

test("the lock of a structure that two pointers lead to", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FCB { PERESOURCE Lock; ULONG Open; } FCB, *PFCB;
typedef struct _REF { PFCB Fcb; } REF, *PREF;
typedef struct _VCB { ERESOURCE Tree; } VCB, *PVCB;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context) {
    PVCB vcb = DeviceObject->DeviceExtension;
    PREF ref = Context;
    PFCB fcb = ref->Fcb;
    FsRtlEnterFileSystem();
    ExAcquireResourceSharedLite(&vcb->Tree, TRUE);
    ExAcquireResourceExclusiveLite(fcb->Lock, TRUE);
    fcb->Open -= 1;
    ref->Fcb = fcb;
    ExReleaseResourceLite(ref->Fcb->Lock);
    ExReleaseResourceLite(&vcb->Tree);
    FsRtlExitFileSystem();
}
`);
});

test("a caller's lock given up again and again in a loop", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Ready; } EXT, *PEXT;
VOID Indicate(PEXT Ext);
VOID Drain(PEXT Ext) {
    while (Ext->Ready != 0) {
        KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
        Indicate(Ext);
        KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
    }
}
`);
});

test("paged memory copied from under a lock, and a device forgotten though its extension knows it", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Self, Lower; KSPIN_LOCK Lock; PUCHAR Table; } EXT, *PEXT;
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo) {
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Self = device;
    ext->Table = ExAllocatePool2(POOL_FLAG_PAGED, 128, 'lbaT');
    if (ext->Table == NULL) return STATUS_INSUFFICIENT_RESOURCES;
//                          ^^^^^^ device-leaked-on-failure: IoDeleteDevice
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        ExFreePool(ext->Table);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
VOID Copy(PEXT Ext, PUCHAR To) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    RtlCopyMemory(To, Ext->Table, 128);
//  ^^^^^^^^^^^^^ paged-pool-at-raised-irql: DISPATCH_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
    RtlCopyMemory(To, Ext->Table, 128);
}
`);
});
