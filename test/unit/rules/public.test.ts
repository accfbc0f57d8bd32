// Ways of writing drivers that were met in public ones and misjudged once; each with what is still to be found beside it.
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

test("an Unload routine that deletes the driver's devices one by one", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Index; PDEVICE_OBJECT Self; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) {
    PDEVICE_OBJECT device = DriverObject->DeviceObject;
    while (device != NULL) {
        PEXT ext = device->DeviceExtension;
        DbgPrint("device %u goes\\n", ext->Index);
        IoDeleteDevice(device);
        device = DriverObject->DeviceObject;
    }
}
VOID Leave(PEXT Ext) {
    IoDeleteDevice(Ext->Self);
    Ext->Self->Flags |= DO_EXCLUSIVE;
//  ^^^^^^^^^^^^^^^^ device-extension-after-delete: deleted
}
`);
});

test("a device made in every round of a loop is another one each time", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Index; PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID AttachAll(PDRIVER_OBJECT Driver, PDEVICE_OBJECT *Below, ULONG Count) {
    PDEVICE_OBJECT device;
    ULONG i;
    for (i = 0; i < Count; i++) {
        PEXT ext;
        if (!NT_SUCCESS(IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device))) {
            continue;
        }
        ext = device->DeviceExtension;
        ext->Index = i;
        ext->Lower = IoAttachDeviceToDeviceStack(device, Below[i]);
        if (ext->Lower == NULL) {
            IoDeleteDevice(device);
            continue;
        }
        device->Flags &= ~DO_DEVICE_INITIALIZING;
    }
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

test("an IRP that is printed is still this code's to finish", () => {
  expectFindings(`
#include <wdm.h>
VOID Log(PCSTR Format, ...);
DRIVER_DISPATCH Create;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    Log("create %p", Irp);
    return STATUS_SUCCESS;
//  ^^^^^^^^^^^^^^^^^^^^^ irp-not-completed-or-forwarded: Create
}
`);
});

test("an allocation tested by its caller stays tested in a helper that many call", () => {
  const calls = Array.from(
    { length: 30 },
    (_, i) => `
VOID Use${i}(PEXT Ext) {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM) + ${i}, 'metI');
    if (item == NULL) return;
    Prepare(&item->Link, ${i}, Ext);
    Ext->Items[${i}] = item;
}`,
  );
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; } ITEM, *PITEM;
typedef struct _EXT { PITEM Items[40]; } EXT, *PEXT;
static VOID Prepare(PLIST_ENTRY Link, ULONG Number, PEXT Ext) {
    Link->Flink = Link;
    Link->Blink = Link;
    DbgPrint("%u %p", Number, Ext);
}
${calls.join("\n")}
VOID Untested(PEXT Ext) {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    item->Size = 0;
//  ^^^^ allocation-not-checked: NULL
    Ext->Items[30] = item;
}
`);
});

test("the routine that was set before says whether the IRP is being cancelled", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
BOOLEAN Renew(PEXT Ext) {
    if (IoSetCancelRoutine(Ext->Waiting, Cancel) == NULL) {
        Ext->Waiting = NULL;
        return FALSE;
    }
    return TRUE;
}
`);
});

test("the code of an exception is a failure, never STATUS_PENDING", () => {
  expectFindings(`
#include <wdm.h>
DRIVER_DISPATCH Control;
NTSTATUS Fill(PVOID Buffer, ULONG Length) {
    __try {
        ProbeForWrite(Buffer, Length, 1);
        RtlZeroMemory(Buffer, Length);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = Fill(Irp->UserBuffer, stack->Parameters.DeviceIoControl.OutputBufferLength);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (status != STATUS_PENDING) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;
}
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp);
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = Fill(Irp->UserBuffer, stack->Parameters.Read.Length);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ irp-not-completed-or-forwarded: Read
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("what an interlocked exchange puts into memory is kept there; what it finds may be another", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PIRP Current; PVOID Block; LONG Busy; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
DRIVER_DISPATCH Wait;
NTSTATUS Wait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    if (InterlockedCompareExchangePointer((PVOID *)&ext->Current, Irp, NULL) != NULL) {
        Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return STATUS_PENDING;
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    if (InterlockedCompareExchangePointer((PVOID *)&ext->Current, Irp, NULL) != NULL) {
        return STATUS_PENDING;
//      ^^^^^^ irp-not-completed-or-forwarded: Read
    }
    return STATUS_PENDING;
}
VOID Renew(PEXT Ext) {
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcolB');
    PVOID old;
    if (block == NULL) return;
    old = InterlockedExchangePointer(&Ext->Block, block);
    if (old != NULL) ExFreePool(old);
}
VOID RenewOnce(PEXT Ext) {
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    if (block == NULL) return;
    if (InterlockedCompareExchangePointer(&Ext->Block, block, NULL) != NULL) {
        DbgPrint("there is one");
        return;
//      ^^^^^^ pool-leaked: not freed
    }
}
VOID Count(PEXT Ext, HANDLE File, KSPIN_LOCK *Lock) {
    KIRQL irql = PASSIVE_LEVEL;
    Ext->Busy = 0;
    InterlockedIncrement(&Ext->Busy);
    if (Ext->Busy == 0) KeAcquireSpinLock(Lock, &irql);
    ZwClose(File);
//  ^^^^^^^ irql-too-high: DISPATCH_LEVEL
    if (Ext->Busy == 0) KeReleaseSpinLock(Lock, irql);
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

test("a wait that the sender of an IRP has yet to do", () => {
  expectFindings(`
#include <wdm.h>
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
static ULONG Written(PIO_STACK_LOCATION Stack, PKEVENT Event) {
    UNREFERENCED_PARAMETER(Event);
    return Stack->Parameters.Write.Length;
}
ULONG Send(PDEVICE_OBJECT Below, PIRP Irp) {
    KEVENT event;
    NTSTATUS status;
    ULONG length;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(Below, Irp);
    length = Written(IoGetNextIrpStackLocation(Irp), &event);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    return length;
}
`);
});

test("an allocation that failed turned a feature off; the feature's flag says so later", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Record; PULONG History; } EXT, *PEXT;
VOID Start(PEXT Ext) {
    PULONG history = NULL;
    if (Ext->Record != 0) {
        history = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tsiH');
        if (history == NULL) Ext->Record = 0;
    }
    if (Ext->Record != 0) *history = 1;
    Ext->History = history;
}
VOID StartOther(PEXT Ext) {
    PULONG history = NULL;
    if (Ext->Record != 0) {
        history = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tsiH');
    }
    if (Ext->Record != 0) *history = 1;
//                        ^^^^^^^^ allocation-not-checked: NULL
    Ext->History = history;
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

test("a switch over all values of an enumeration leaves nothing over", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH Power;
NTSTATUS Power(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PoStartNextPowerIrp(Irp);
    switch (stack->MinorFunction) {
    case IRP_MN_SET_POWER:
        switch (stack->Parameters.Power.Type) {
        case SystemPowerState:
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
            break;
        case DevicePowerState:
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
            break;
        }
        break;
    case IRP_MN_QUERY_POWER:
        if (stack->Parameters.Power.Type == SystemPowerState) {
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
        }
        break;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        status = PoCallDriver(ext->Lower, Irp);
        break;
    }
    return status;
//  ^^^^^^ irp-not-completed-or-forwarded: Power
}
`);
});
