/*
 * portio, part 2: requests. All of them go through the device's queue, so that scripts of different programs do not mix.
 *
 *   run a script        StartIo carries it out; the interrupt is connected in a work item, at PASSIVE_LEVEL
 *   store a script      StartIo replaces the old one
 *   read, write         StartIo carries out the script for the first byte, the interrupt service routine that for each further one;
 *                       the DPC completes the request. The timer ends one that the device has left alone.
 */
#include "portio.h"

static KSERVICE_ROUTINE PortioInterrupt;
static IO_DPC_ROUTINE PortioDpcForIsr;
static IO_TIMER_ROUTINE PortioTimer;
static IO_WORKITEM_ROUTINE PortioConnect;
static KSYNCHRONIZE_ROUTINE PortioCall;
static DRIVER_CANCEL PortioCancel;

/* A routine that may touch the registers and the transfer. */
typedef BOOLEAN PORTIO_ROUTINE(_In_ PDEVICE_EXTENSION Extension);

static PORTIO_ROUTINE PortioContinueScript;
static PORTIO_ROUTINE PortioBeginTransfer;
static PORTIO_ROUTINE PortioTick;
static PORTIO_ROUTINE PortioAbandon;
static PORTIO_ROUTINE PortioCopyResults;

_IRQL_requires_(DISPATCH_LEVEL)
static VOID PortioFinish(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);

NTSTATUS
PortioCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

typedef struct _PORTIO_CALL {
    PDEVICE_EXTENSION Extension;
    PORTIO_ROUTINE *Routine;
} PORTIO_CALL, *PPORTIO_CALL;

static BOOLEAN
PortioCall(_In_opt_ PVOID SynchronizeContext)
{
    PPORTIO_CALL call = (PPORTIO_CALL)SynchronizeContext;

    return call->Routine(call->Extension);
}

/* Calls such a routine so that the interrupt cannot come between, if it is connected. Gate is held: it stays as it is. */
static BOOLEAN
PortioCallRoutine(_In_ PDEVICE_EXTENSION Extension, _In_ PORTIO_ROUTINE *Routine)
{
    PORTIO_CALL call;

    if (Extension->Interrupt == NULL) {
        return Routine(Extension);
    }
    call.Extension = Extension;
    call.Routine = Routine;
    return KeSynchronizeExecution(Extension->Interrupt, PortioCall, &call);
}

/* The same while nobody takes the device away on another processor; FALSE if it is gone. */
static BOOLEAN
PortioSynchronize(_In_ PDEVICE_EXTENSION Extension, _In_ PORTIO_ROUTINE *Routine)
{
    BOOLEAN result;
    KIRQL irql;

    KeAcquireSpinLock(&Extension->Gate, &irql);
    result = Extension->Ready && PortioCallRoutine(Extension, Routine);
    KeReleaseSpinLock(&Extension->Gate, irql);
    return result;
}

/* Once for each device object. */
NTSTATUS
PortioInitialize(_In_ PDEVICE_EXTENSION Extension)
{
    NTSTATUS status;

    Extension->LongestWait = PORTIO_DEFAULT_TIMEOUT;
    Extension->Timeout = PORTIO_NO_TIMEOUT;
    Extension->WorkItem = IoAllocateWorkItem(Extension->Self);
    if (Extension->WorkItem == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoInitializeDpcRequest(Extension->Self, PortioDpcForIsr);
    KeInitializeSpinLock(&Extension->Gate);
    status = IoInitializeTimer(Extension->Self, PortioTimer, Extension);
    if (!NT_SUCCESS(status)) {
        IoFreeWorkItem(Extension->WorkItem);
        Extension->WorkItem = NULL;
    }
    return status;
}

static VOID
PortioFreeScript(_Inout_ PPORTIO_SCRIPT Script)
{
    if (Script->Commands != NULL) {
        ExFreePoolWithTag(Script->Commands, PORTIO_TAG);
    }
    RtlZeroMemory(Script, sizeof(*Script));
}

VOID
PortioUninitialize(_In_ PDEVICE_EXTENSION Extension)
{
    PortioFreeScript(&Extension->Run);
    PortioFreeScript(&Extension->ReadStart);
    PortioFreeScript(&Extension->Read);
    PortioFreeScript(&Extension->Write);
    IoFreeWorkItem(Extension->WorkItem);
    Extension->WorkItem = NULL;
}

/* The device has its resources: requests may be carried out. */
VOID
PortioBegin(_In_ PDEVICE_EXTENSION Extension)
{
    Extension->Ready = TRUE;
    IoStartTimer(Extension->Self);
}

/* The device loses its resources. Whatever is under way or waits fails with STATUS_DEVICE_NOT_CONNECTED. */
VOID
PortioEnd(_In_ PDEVICE_EXTENSION Extension)
{
    PKINTERRUPT interrupt;
    BOOLEAN busy;
    KIRQL irql;

    if (!Extension->Ready) {
        return;
    }
    IoStopTimer(Extension->Self);

    /* StartIo, the timer and the work item may be running on another processor: whoever comes after this finds the device gone. */
    KeAcquireSpinLock(&Extension->Gate, &irql);
    Extension->Ready = FALSE;
    busy = PortioCallRoutine(Extension, PortioAbandon);
    interrupt = Extension->Interrupt;
    Extension->Interrupt = NULL;
    KeReleaseSpinLock(&Extension->Gate, irql);

    if (busy) {
        /* Each request that ends starts the next one, which StartIo fails. */
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        PortioDpcForIsr(NULL, Extension->Self, Extension->Self->CurrentIrp, NULL);
        KeLowerIrql(irql);
    }
    if (interrupt != NULL) {
        IoDisconnectInterrupt(interrupt);
        KeFlushQueuedDpcs();
    }
    Extension->InterruptKnown = FALSE;
    PortioUnmap(Extension);
}

/* ---- into the queue, and out of it ---- */

static NTSTATUS
PortioQueue(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    if (!Extension->Ready) {
        return PortioCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
    IoMarkIrpPending(Irp);
    IoStartPacket(Extension->Self, Irp, NULL, PortioCancel);
    return STATUS_PENDING;
}

NTSTATUS
PortioReadWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->MajorFunction == IRP_MJ_READ ? stack->Parameters.Read.Length : stack->Parameters.Write.Length;

    if (length == 0) {
        return PortioCompleteIrp(Irp, STATUS_SUCCESS, 0);
    }
    return PortioQueue((PDEVICE_EXTENSION)DeviceObject->DeviceExtension, Irp);
}

NTSTATUS
PortioDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG code = stack->Parameters.DeviceIoControl.IoControlCode;
    ULONG inputLength = stack->Parameters.DeviceIoControl.InputBufferLength;

    switch (code) {
    case IOCTL_PORTIO_RUN:
    case IOCTL_PORTIO_SET_READ_START:
    case IOCTL_PORTIO_SET_READ:
    case IOCTL_PORTIO_SET_WRITE:
        if (inputLength == 0 || inputLength > PORTIO_LONGEST_SCRIPT) {
            return PortioCompleteIrp(Irp, STATUS_INVALID_PARAMETER, 0);
        }
        break;
    case IOCTL_PORTIO_GET_RESULTS:
        if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(PORTIO_TRANSFER_RESULTS)) {
            return PortioCompleteIrp(Irp, STATUS_BUFFER_TOO_SMALL, 0);
        }
        break;
    default:
        return PortioCompleteIrp(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    return PortioQueue((PDEVICE_EXTENSION)DeviceObject->DeviceExtension, Irp);
}

/*
 * A program takes a request back. If it waits in the queue, it leaves the queue and ends here. If it is under way, whoever has it
 * sees Irp->Cancel: the script before each command, the interrupt, the timer within a second.
 */
static VOID
PortioCancel(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    BOOLEAN waited = FALSE;

    if (Irp != DeviceObject->CurrentIrp) {
        waited = KeRemoveEntryDeviceQueue(&DeviceObject->DeviceQueue, &Irp->Tail.Overlay.DeviceQueueEntry);
    }
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    DbgPrint("portio: cancel: the request %s\n", waited ? "waited in the queue" : "is under way");
    if (waited) {
        PortioCompleteIrp(Irp, STATUS_CANCELLED, 0);
    }
}

/* The last handle of a file object has been closed: its requests are of no use to anybody. */
NTSTATUS
PortioCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PFILE_OBJECT file = IoGetCurrentIrpStackLocation(Irp)->FileObject;
    PLIST_ENTRY queue = &DeviceObject->DeviceQueue.DeviceListHead;
    PLIST_ENTRY entry;
    LIST_ENTRY cancelled;
    PIRP current;
    KIRQL irql;

    InitializeListHead(&cancelled);

    IoAcquireCancelSpinLock(&irql);
    entry = queue->Flink;
    while (entry != queue) {
        PIRP waiting = CONTAINING_RECORD(entry, IRP, Tail.Overlay.DeviceQueueEntry.DeviceListEntry);

        entry = entry->Flink;
        if (IoGetCurrentIrpStackLocation(waiting)->FileObject == file) {
            KeRemoveEntryDeviceQueue(&DeviceObject->DeviceQueue, &waiting->Tail.Overlay.DeviceQueueEntry);
            IoSetCancelRoutine(waiting, NULL);
            InsertTailList(&cancelled, &waiting->Tail.Overlay.ListEntry);
        }
    }
    current = extension->Current;
    if (current != NULL && IoGetCurrentIrpStackLocation(current)->FileObject == file) {
        current->Cancel = TRUE;
    }
    IoReleaseCancelSpinLock(irql);

    while (!IsListEmpty(&cancelled)) {
        PIRP waiting = CONTAINING_RECORD(RemoveHeadList(&cancelled), IRP, Tail.Overlay.ListEntry);

        DbgPrint("portio: cleanup: a request that waited\n");
        PortioCompleteIrp(waiting, STATUS_CANCELLED, 0);
    }
    return PortioCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

/* Ends the request that StartIo had, and starts the next one. */
static VOID
PortioFinish(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    KIRQL irql;

    IoAcquireCancelSpinLock(&irql);
    Extension->Current = NULL;
    IoSetCancelRoutine(Irp, NULL);
    IoReleaseCancelSpinLock(irql);

    PortioCompleteIrp(Irp, Status, Information);
    IoStartNextPacket(Extension->Self, TRUE);
}

/* ---- scripts ---- */

/* Copies a script out of the request's buffer, which the results will take the place of. */
static BOOLEAN
PortioStoreScript(_Inout_ PPORTIO_SCRIPT Script, _In_ PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PUCHAR commands = (PUCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, length, PORTIO_TAG);

    if (commands == NULL) {
        return FALSE;
    }
    RtlCopyMemory(commands, Irp->AssociatedIrp.SystemBuffer, length);
    PortioFreeScript(Script);
    Script->Commands = commands;
    Script->Length = length;
    return TRUE;
}

static BOOLEAN
PortioContinueScript(_In_ PDEVICE_EXTENSION Extension)
{
    return PortioRunScript(Extension, &Extension->Run, Extension->Self->CurrentIrp);
}

/* Carries on with the script of IOCTL_PORTIO_RUN, and completes the request when it has come to its end. */
_IRQL_requires_(DISPATCH_LEVEL)
static VOID
PortioRun(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PPORTIO_SCRIPT script = &Extension->Run;

    if (PortioSynchronize(Extension, PortioContinueScript) && script->Connect) {
        /* Connecting is not possible at this level. */
        IoQueueWorkItem(Extension->WorkItem, PortioConnect, DelayedWorkQueue, Irp);
        return;
    }
    if (!Extension->Ready) {
        PortioFinish(Extension, Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
        return;
    }
    if (stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(PORTIO_RESULTS)) {
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, &script->Results, sizeof(PORTIO_RESULTS));
        PortioFinish(Extension, Irp, STATUS_SUCCESS, sizeof(PORTIO_RESULTS) + script->OutputLength);
    } else {
        PortioFinish(Extension, Irp, script->Results.Error == PORTIO_OK ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL, 0);
    }
}

/* The script's request waits meanwhile: nothing else of this device is started. */
static VOID
PortioConnect(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PKINTERRUPT interrupt;
    NTSTATUS status;
    BOOLEAN ready;
    KIRQL irql;

    status = IoConnectInterrupt(&interrupt, PortioInterrupt, extension, NULL, extension->Vector, extension->Irql,
                                extension->Irql, extension->Mode, extension->ShareVector, extension->Affinity, FALSE);
    if (NT_SUCCESS(status)) {
        KeAcquireSpinLock(&extension->Gate, &irql);
        ready = extension->Ready;
        if (ready) {
            extension->Interrupt = interrupt;
        }
        KeReleaseSpinLock(&extension->Gate, irql);
        if (!ready) {
            IoDisconnectInterrupt(interrupt);
        }
    } else {
        extension->Run.Results.Error = PORTIO_NO_INTERRUPT;
        extension->Run.Results.Offset = (USHORT)extension->Run.Next;
        extension->Run.Length = extension->Run.Next;
    }
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    PortioRun(extension, (PIRP)Context);
    KeLowerIrql(irql);
}

static BOOLEAN
PortioCopyResults(_In_ PDEVICE_EXTENSION Extension)
{
    RtlCopyMemory(Extension->Self->CurrentIrp->AssociatedIrp.SystemBuffer, &Extension->TxResults,
                  sizeof(PORTIO_TRANSFER_RESULTS));
    return TRUE;
}

_IRQL_requires_(DISPATCH_LEVEL)
static VOID
PortioStartControl(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG outputLength = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PPORTIO_SCRIPT script = NULL;

    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_PORTIO_RUN:
        if (!PortioStoreScript(&Extension->Run, Irp)) {
            break;
        }
        if (outputLength > sizeof(PORTIO_RESULTS)) {
            Extension->Run.Output = (PUCHAR)Irp->AssociatedIrp.SystemBuffer + sizeof(PORTIO_RESULTS);
            Extension->Run.OutputSize = outputLength - sizeof(PORTIO_RESULTS);
        }
        PortioRun(Extension, Irp);
        return;

    case IOCTL_PORTIO_GET_RESULTS:
        PortioSynchronize(Extension, PortioCopyResults);
        PortioFinish(Extension, Irp, STATUS_SUCCESS, sizeof(PORTIO_TRANSFER_RESULTS));
        return;

    case IOCTL_PORTIO_SET_READ_START:
        script = &Extension->ReadStart;
        break;
    case IOCTL_PORTIO_SET_READ:
        script = &Extension->Read;
        break;
    default:
        script = &Extension->Write;
        break;
    }
    PortioFinish(Extension, Irp,
                 script != NULL && PortioStoreScript(script, Irp) ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES, 0);
}

/* ---- reads and writes ---- */

/* Carries a stored script out for one byte. TRUE if it went well. */
static BOOLEAN
PortioRunForByte(_In_ PDEVICE_EXTENSION Extension, _In_ PPORTIO_SCRIPT Script, _In_ PIRP Irp)
{
    BOOLEAN good;

    Script->Next = 0;
    Script->Output = &Extension->TxResults.Output;
    Script->OutputSize = sizeof(Extension->TxResults.Output);
    Script->OutputLength = 0;
    RtlZeroMemory(&Script->Results, sizeof(Script->Results));
    good = PortioRunScript(Extension, Script, Irp);
    Extension->TxResults.Results = Script->Results;
    Extension->Timeout = Extension->LongestWait + 1;
    return good;
}

static NTSTATUS
PortioFailure(_In_ PDEVICE_EXTENSION Extension)
{
    return Extension->TxResults.Results.Error == PORTIO_CANCELLED ? STATUS_CANCELLED : STATUS_UNSUCCESSFUL;
}

/* TRUE if the device is at work now, FALSE if the first script has failed. */
static BOOLEAN
PortioBeginTransfer(_In_ PDEVICE_EXTENSION Extension)
{
    PIRP irp = Extension->Self->CurrentIrp;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
    BOOLEAN reads = stack->MajorFunction == IRP_MJ_READ;

    RtlZeroMemory(&Extension->TxResults, sizeof(Extension->TxResults));
    Extension->TxNext = (PUCHAR)irp->AssociatedIrp.SystemBuffer;
    Extension->TxTotal = reads ? stack->Parameters.Read.Length : stack->Parameters.Write.Length;
    Extension->TxLeft = Extension->TxTotal;
    Extension->TxStatus = STATUS_SUCCESS;
    Extension->TxScript = reads ? &Extension->Read : &Extension->Write;
    Extension->TxBusy = TRUE;
    if (!PortioRunForByte(Extension, reads ? &Extension->ReadStart : &Extension->Write, irp)) {
        Extension->TxBusy = FALSE;
        Extension->Timeout = PORTIO_NO_TIMEOUT;
        Extension->TxStatus = PortioFailure(Extension);
        return FALSE;
    }
    return TRUE;
}

VOID
PortioStartIo(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    UCHAR major = IoGetCurrentIrpStackLocation(Irp)->MajorFunction;
    PPORTIO_SCRIPT first = major == IRP_MJ_READ ? &extension->ReadStart : &extension->Write;
    KIRQL irql;

    if (Irp->Cancel || !extension->Ready) {
        PortioFinish(extension, Irp, Irp->Cancel ? STATUS_CANCELLED : STATUS_DEVICE_NOT_CONNECTED, 0);
        return;
    }
    if (major == IRP_MJ_DEVICE_CONTROL) {
        PortioStartControl(extension, Irp);
        return;
    }
    if (extension->Interrupt == NULL || first->Commands == NULL) {
        /* Nothing would ever come of it. */
        PortioFinish(extension, Irp, STATUS_INVALID_DEVICE_STATE, 0);
        return;
    }
    IoAcquireCancelSpinLock(&irql);
    extension->Current = Irp;
    IoReleaseCancelSpinLock(irql);
    if (!PortioSynchronize(extension, PortioBeginTransfer)) {
        PortioFinish(extension, Irp, extension->TxStatus, 0);
    }
}

/*
 * Reading the register that PORTIO_IRQ_CONNECT has named quiets the interrupt, and tells whether it is ours. It may come at any
 * time: also when nothing is under way.
 */
static BOOLEAN
PortioInterrupt(_In_ PKINTERRUPT Interrupt, _In_ PVOID ServiceContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)ServiceContext;
    PIRP irp = extension->Self->CurrentIrp;
    UCHAR status;

    UNREFERENCED_PARAMETER(Interrupt);

    if (!extension->InterruptKnown) {
        return FALSE;
    }
    status = PortioReadRegister(extension, extension->InterruptRegister);
    if ((status & extension->InterruptMask) != extension->InterruptValue) {
        return FALSE;
    }
    extension->TxResults.InterruptStatus = status;
    if (!extension->TxBusy) {
        return TRUE;
    }

    if (irp->Cancel) {
        extension->TxResults.Results.Error = PORTIO_CANCELLED;
        extension->TxStatus = STATUS_CANCELLED;
        extension->TxBusy = FALSE;
    } else if (extension->TxLeft == 0) {
        extension->TxBusy = FALSE;
    } else if (!PortioRunForByte(extension, extension->TxScript, irp)) {
        extension->TxStatus = PortioFailure(extension);
        extension->TxBusy = FALSE;
    } else if (extension->TxLeft == 0 && extension->TxScript == &extension->Read) {
        /* The last byte of a read is there with this interrupt; that of a write has still to be taken by the device. */
        extension->TxBusy = FALSE;
    }
    if (!extension->TxBusy) {
        extension->Timeout = PORTIO_NO_TIMEOUT;
        IoRequestDpc(extension->Self, irp, extension);
    }
    return TRUE;
}

/* The transfer is over. Whoever set TxBusy to FALSE calls this or has it called, so that it runs once for each. */
static VOID
PortioDpcForIsr(_In_ PKDPC Dpc, _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);

    PortioFinish(extension, Irp, extension->TxStatus,
                 NT_SUCCESS(extension->TxStatus) ? extension->TxTotal - extension->TxLeft : 0);
}

/* About once a second. */
static VOID
PortioTimer(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    UNREFERENCED_PARAMETER(Context);

    if (PortioSynchronize(extension, PortioTick)) {
        PortioDpcForIsr(NULL, DeviceObject, DeviceObject->CurrentIrp, NULL);
    }
}

/* TRUE if the transfer has to end: it was cancelled, or the device has not interrupted in time. */
static BOOLEAN
PortioTick(_In_ PDEVICE_EXTENSION Extension)
{
    if (!Extension->TxBusy) {
        return FALSE;
    }
    if (Extension->Self->CurrentIrp->Cancel) {
        Extension->TxResults.Results.Error = PORTIO_CANCELLED;
        Extension->TxStatus = STATUS_CANCELLED;
    } else {
        Extension->Timeout--;
        if (Extension->Timeout > 0) {
            return FALSE;
        }
        Extension->TxStatus = STATUS_DEVICE_NOT_READY;
    }
    Extension->TxBusy = FALSE;
    Extension->Timeout = PORTIO_NO_TIMEOUT;
    return TRUE;
}

/* TRUE if there was a transfer. */
static BOOLEAN
PortioAbandon(_In_ PDEVICE_EXTENSION Extension)
{
    BOOLEAN busy = Extension->TxBusy;

    Extension->TxBusy = FALSE;
    Extension->Timeout = PORTIO_NO_TIMEOUT;
    Extension->TxStatus = STATUS_DEVICE_NOT_CONNECTED;
    return busy;
}
