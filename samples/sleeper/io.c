/*
 * sleeper, part 2: requests of programs. A read or write goes into the queue; whoever may have made it possible to go on (a new
 * request, the end of one, power) calls SleeperStartNext; the timer's DPC carries the request out and completes it.
 */
#include "sleeper.h"

static IO_CSQ_INSERT_IRP SleeperInsertIrp;
static IO_CSQ_REMOVE_IRP SleeperRemoveIrp;
static IO_CSQ_PEEK_NEXT_IRP SleeperPeekNextIrp;
static IO_CSQ_ACQUIRE_LOCK SleeperAcquireLock;
static IO_CSQ_RELEASE_LOCK SleeperReleaseLock;
static IO_CSQ_COMPLETE_CANCELED_IRP SleeperCompleteCanceledIrp;
static KDEFERRED_ROUTINE SleeperWorkDone;

NTSTATUS
SleeperCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

/* Lets a request in, unless the device is stopped, about to stop, or gone. */
static BOOLEAN
SleeperEnter(_In_ PDEVICE_EXTENSION Extension)
{
    BOOLEAN accepted;
    KIRQL irql;

    KeAcquireSpinLock(&Extension->Lock, &irql);
    accepted = Extension->Accepting;
    if (accepted) {
        Extension->Requests++;
        KeClearEvent(&Extension->NoRequests);
    }
    KeReleaseSpinLock(&Extension->Lock, irql);
    return accepted;
}

/* Completes a request that SleeperEnter has let in, and tells who waits for the last one. */
static VOID
SleeperFinish(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    KIRQL irql;

    SleeperCompleteIrp(Irp, Status, Information);

    KeAcquireSpinLock(&Extension->Lock, &irql);
    Extension->Requests--;
    if (Extension->Requests == 0) {
        if (!Extension->Accepting) {
            DbgPrint("sleeper: the last request has been completed\n");
        }
        KeSetEvent(&Extension->NoRequests, IO_NO_INCREMENT, FALSE);
    }
    KeReleaseSpinLock(&Extension->Lock, irql);

    /* The request is gone, but its address still names who held the lock. */
    IoReleaseRemoveLock(&Extension->RemoveLock, Irp);
}

NTSTATUS
SleeperCreate(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    BOOLEAN accepted;
    KIRQL irql;

    /* Counted under the lock, so that a removal that finds no open handle cannot be followed by one. */
    KeAcquireSpinLock(&extension->Lock, &irql);
    accepted = extension->Accepting;
    if (accepted) {
        extension->OpenHandles++;
    }
    KeReleaseSpinLock(&extension->Lock, irql);
    return SleeperCompleteIrp(Irp, accepted ? STATUS_SUCCESS : STATUS_DEVICE_NOT_CONNECTED, 0);
}

NTSTATUS
SleeperClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    KIRQL irql;

    KeAcquireSpinLock(&extension->Lock, &irql);
    extension->OpenHandles--;
    KeReleaseSpinLock(&extension->Lock, irql);
    return SleeperCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

/* The last handle of a file object is closed: what it still has waiting is of no use to anybody. */
NTSTATUS
SleeperCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PFILE_OBJECT file = IoGetCurrentIrpStackLocation(Irp)->FileObject;
    PIRP waiting;

    while ((waiting = IoCsqRemoveNextIrp(&extension->Queue, file)) != NULL) {
        SleeperFinish(extension, waiting, STATUS_CANCELLED, 0);
    }
    return SleeperCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
SleeperReadWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return SleeperCompleteIrp(Irp, status, 0);
    }
    if (!SleeperEnter(extension)) {
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return SleeperCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }

    PoSetDeviceBusy(extension->IdleCounter);

    /* This marks the request pending. From here on it may be cancelled, and completed, at any moment. */
    IoCsqInsertIrp(&extension->Queue, Irp, NULL);
    SleeperStartNext(extension);
    return STATUS_PENDING;
}

/* Puts the device to work for the request that has waited longest, if it can work; wakes it if it sleeps and there is one. */
VOID
SleeperStartNext(_In_ PDEVICE_EXTENSION Extension)
{
    LARGE_INTEGER due;
    BOOLEAN start;
    BOOLEAN wake;
    BOOLEAN more;
    PIRP irp;
    KIRQL irql;

    do {
        KeAcquireSpinLock(&Extension->Lock, &irql);
        more = FALSE;
        start = !Extension->Busy && Extension->PowerState == PowerDeviceD0;
        if (start) {
            Extension->Busy = TRUE;
            KeClearEvent(&Extension->Idle);
        }
        wake = Extension->PowerState != PowerDeviceD0 && Extension->SystemState == PowerSystemWorking &&
               !Extension->Waking && !IsListEmpty(&Extension->Waiting);
        if (wake) {
            Extension->Waking = TRUE;
        }
        KeReleaseSpinLock(&Extension->Lock, irql);

        if (wake) {
            SleeperWake(Extension);
        }
        if (start) {
            irp = IoCsqRemoveNextIrp(&Extension->Queue, NULL);
            if (irp != NULL) {
                Extension->Current = irp;
                due.QuadPart = -10000LL * SLEEPER_WORK_TIME;
                KeSetTimer(&Extension->Timer, due, &Extension->Dpc);
            } else {
                KeAcquireSpinLock(&Extension->Lock, &irql);
                Extension->Busy = FALSE;
                KeSetEvent(&Extension->Idle, IO_NO_INCREMENT, FALSE);
                /* A request that came since then has seen the device busy and started nothing. */
                more = !IsListEmpty(&Extension->Waiting);
                KeReleaseSpinLock(&Extension->Lock, irql);
            }
        }
    } while (more);
}

/* The device has done its work for Current. Reads beyond the end give what there is; writes that do not fit are refused. */
static VOID
SleeperWorkDone(_In_ PKDPC Dpc, _In_opt_ PVOID DeferredContext, _In_opt_ PVOID SystemArgument1,
                _In_opt_ PVOID SystemArgument2)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeferredContext;
    PIRP irp = extension->Current;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    PUCHAR buffer = (PUCHAR)irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG length;
    LONGLONG offset;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);

    if (stack->MajorFunction == IRP_MJ_READ) {
        length = stack->Parameters.Read.Length;
        offset = stack->Parameters.Read.ByteOffset.QuadPart;
    } else {
        length = stack->Parameters.Write.Length;
        offset = stack->Parameters.Write.ByteOffset.QuadPart;
    }

    if (offset < 0) {
        status = STATUS_INVALID_PARAMETER;
    } else if (stack->MajorFunction == IRP_MJ_WRITE) {
        if (offset > SLEEPER_SIZE || length > (ULONG)(SLEEPER_SIZE - offset)) {
            status = STATUS_DISK_FULL;
        } else if (length != 0) {
            RtlCopyMemory(extension->Memory + offset, buffer, length);
        }
    } else if (offset >= SLEEPER_SIZE) {
        status = STATUS_END_OF_FILE;
    } else {
        if (length > (ULONG)(SLEEPER_SIZE - offset)) {
            length = (ULONG)(SLEEPER_SIZE - offset);
        }
        if (length != 0) {
            RtlCopyMemory(buffer, extension->Memory + offset, length);
        }
    }

    extension->Current = NULL;
    KeAcquireSpinLockAtDpcLevel(&extension->Lock);
    extension->Busy = FALSE;
    KeSetEvent(&extension->Idle, IO_NO_INCREMENT, FALSE);
    KeReleaseSpinLockFromDpcLevel(&extension->Lock);

    SleeperFinish(extension, irp, status, NT_SUCCESS(status) ? length : 0);
    SleeperStartNext(extension);
}

/* The device will not serve what waits. */
VOID
SleeperFailWaiting(_In_ PDEVICE_EXTENSION Extension, _In_ NTSTATUS Status)
{
    PIRP irp;

    while ((irp = IoCsqRemoveNextIrp(&Extension->Queue, NULL)) != NULL) {
        SleeperFinish(Extension, irp, Status, 0);
    }
}

/* ---- the cancel-safe queue: where requests are kept, and what guards them ---- */

NTSTATUS
SleeperInitializeQueue(_In_ PDEVICE_EXTENSION Extension)
{
    InitializeListHead(&Extension->Waiting);
    KeInitializeEvent(&Extension->NoRequests, NotificationEvent, TRUE);
    KeInitializeEvent(&Extension->Idle, NotificationEvent, TRUE);
    KeInitializeTimer(&Extension->Timer);
    KeInitializeDpc(&Extension->Dpc, SleeperWorkDone, Extension);
    return IoCsqInitialize(&Extension->Queue, SleeperInsertIrp, SleeperRemoveIrp, SleeperPeekNextIrp, SleeperAcquireLock,
                           SleeperReleaseLock, SleeperCompleteCanceledIrp);
}

static VOID
SleeperInsertIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue);

    InsertTailList(&extension->Waiting, &Irp->Tail.Overlay.ListEntry);
}

static VOID
SleeperRemoveIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}

/* The one behind `Irp`, or the first; of one file object only, if PeekContext names one. */
static PIRP
SleeperPeekNextIrp(_In_ PIO_CSQ Csq, _In_opt_ PIRP Irp, _In_opt_ PVOID PeekContext)
{
    PDEVICE_EXTENSION extension = CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue);
    PLIST_ENTRY entry = Irp == NULL ? extension->Waiting.Flink : Irp->Tail.Overlay.ListEntry.Flink;

    for (; entry != &extension->Waiting; entry = entry->Flink) {
        PIRP next = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);

        if (PeekContext == NULL || IoGetCurrentIrpStackLocation(next)->FileObject == PeekContext) {
            return next;
        }
    }
    return NULL;
}

_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
_Acquires_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock)
static VOID
SleeperAcquireLock(_In_ PIO_CSQ Csq, _Out_ _At_(*Irql, _Post_ _IRQL_saves_) PKIRQL Irql)
{
    KeAcquireSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

_IRQL_requires_(DISPATCH_LEVEL)
_Releases_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock)
static VOID
SleeperReleaseLock(_In_ PIO_CSQ Csq, _In_ _IRQL_restores_ KIRQL Irql)
{
    KeReleaseSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

/* Called when a waiting request is cancelled; the queue has taken it out. */
static VOID
SleeperCompleteCanceledIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    SleeperFinish(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue), Irp, STATUS_CANCELLED, 0);
}
