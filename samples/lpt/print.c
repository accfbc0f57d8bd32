/*
 * lpt, part 3: printing. StartIo sends the first byte of a write. The printer interrupts when it can take the next one, and
 * the interrupt service routine sends it. When none is left the write is completed in the DPC: an interrupt service routine
 * may not complete requests. A timer ends writes to a printer that has fallen silent, and writes that were cancelled.
 *
 * Nothing here is pageable: all of it runs at DISPATCH_LEVEL or above.
 */
#include "lpt.h"

static KSYNCHRONIZE_ROUTINE LptBeginTransfer;
static KSYNCHRONIZE_ROUTINE LptTick;

/* What LptBeginTransfer needs, with the extension. */
typedef struct _BEGIN_TRANSFER {
    PDEVICE_EXTENSION Extension;
    PUCHAR Buffer;
    ULONG Length;
} BEGIN_TRANSFER, *PBEGIN_TRANSFER;

/* Reads how the printer is; this also quiets its interrupt. */
static VOID
LptPoll(_In_ PDEVICE_EXTENSION Extension)
{
    Extension->LastStatus = READ_PORT_UCHAR(Extension->PortBase + LPT_STATUS);
}

/* Hands the printer a byte: data first, then a pulse on STROBE, each held for a microsecond. */
static VOID
LptSendByte(_In_ PDEVICE_EXTENSION Extension, _In_ UCHAR Byte)
{
    PUCHAR control = Extension->PortBase + LPT_CONTROL;
    UCHAR run = CONTROL_RUN | CONTROL_INTERRUPTS;

    WRITE_PORT_UCHAR(control, run);
    WRITE_PORT_UCHAR(Extension->PortBase + LPT_DATA, Byte);
    KeStallExecutionProcessor(1);
    WRITE_PORT_UCHAR(control, (UCHAR)(run | CONTROL_STROBE));
    KeStallExecutionProcessor(1);
    WRITE_PORT_UCHAR(control, run);
    KeStallExecutionProcessor(1);
}

static VOID
LptSendNext(_In_ PDEVICE_EXTENSION Extension)
{
    UCHAR byte = *Extension->TxNext;

    Extension->TxNext++;
    Extension->TxLeft--;
    Extension->TxStalled = FALSE;
    Extension->Timeout = LPT_TIMEOUT_SECONDS + 1;
    LptSendByte(Extension, byte);
}

/*
 * Calls a routine so that the interrupt cannot come between, and the device cannot be taken away on another processor meanwhile.
 * FALSE if it has been: the routine is not called, for there is no interrupt any more.
 */
BOOLEAN
LptSynchronize(_In_ PDEVICE_EXTENSION Extension, _In_ PKSYNCHRONIZE_ROUTINE Routine, _In_ PVOID Context, _Out_ PBOOLEAN Result)
{
    BOOLEAN started;
    KIRQL irql;

    *Result = FALSE;
    KeAcquireSpinLock(&Extension->Gate, &irql);
    started = Extension->Started;
    if (started) {
        *Result = KeSynchronizeExecution(Extension->Interrupt, Routine, Context);
    }
    KeReleaseSpinLock(&Extension->Gate, irql);
    return started;
}

/* The next write is at the head of the queue. */
VOID
LptStartIo(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    BEGIN_TRANSFER begin;
    BOOLEAN begun;
    KIRQL irql;

    if (Irp->Cancel) {
        LptFinish(DeviceObject, Irp, STATUS_CANCELLED, 0);
        return;
    }

    begin.Extension = extension;
    begin.Buffer = (PUCHAR)Irp->AssociatedIrp.SystemBuffer;
    begin.Length = stack->Parameters.Write.Length;
    IoAcquireCancelSpinLock(&irql);
    extension->Printing = Irp;
    IoReleaseCancelSpinLock(irql);
    if (!LptSynchronize(extension, LptBeginTransfer, &begin, &begun)) {
        LptFinish(DeviceObject, Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
}

static BOOLEAN
LptBeginTransfer(_In_opt_ PVOID SynchronizeContext)
{
    PBEGIN_TRANSFER begin = (PBEGIN_TRANSFER)SynchronizeContext;
    PDEVICE_EXTENSION extension = begin->Extension;

    extension->TxNext = begin->Buffer;
    extension->TxTotal = begin->Length;
    extension->TxLeft = begin->Length;
    extension->TxStatus = STATUS_SUCCESS;
    extension->TxBusy = TRUE;
    LptSendNext(extension);
    return TRUE;
}

/*
 * The printer has acknowledged a byte, or has gone off-line, or has run out of paper. Reading the status register quiets the
 * interrupt. The line is not shared, so every interrupt on it is ours, also one that comes when nothing is being printed.
 */
BOOLEAN
LptInterrupt(_In_ PKINTERRUPT Interrupt, _In_ PVOID ServiceContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)ServiceContext;

    UNREFERENCED_PARAMETER(Interrupt);

    LptPoll(extension);
    extension->Interrupts++;
    if (!extension->TxBusy) {
        return TRUE;
    }
    if (extension->TxLeft == 0) {
        extension->TxBusy = FALSE;
        extension->Timeout = LPT_NO_TIMEOUT;
        IoRequestDpc(extension->Self, extension->Self->CurrentIrp, extension);
    } else if ((extension->LastStatus & STATUS_READY) == STATUS_READY) {
        LptSendNext(extension);
    } else {
        extension->TxStalled = TRUE;
    }
    return TRUE;
}

/* The transfer is over. Whoever set TxBusy to FALSE calls this or has it called, so it runs once for each write. */
VOID
LptDpcForIsr(_In_ PKDPC Dpc, _In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);

    LptFinish(DeviceObject, Irp, extension->TxStatus, extension->TxTotal - extension->TxLeft);
}

/* Completes the write that StartIo had and starts the next one. */
VOID
LptFinish(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    KIRQL irql;

    /*
     * From here on it cannot be cancelled any more. DeviceObject->CurrentIrp will point to it until IoStartNextPacket, when it
     * has long been completed: who wants to know what is being printed must look at Printing.
     */
    IoAcquireCancelSpinLock(&irql);
    extension->Printing = NULL;
    IoSetCancelRoutine(Irp, NULL);
    IoReleaseCancelSpinLock(irql);

    LptCompleteIrp(Irp, Status, NT_SUCCESS(Status) ? Information : 0);
    IoStartNextPacket(DeviceObject, TRUE);
}

/* About once a second while the device is started. */
VOID
LptTimer(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    BOOLEAN over;

    UNREFERENCED_PARAMETER(Context);

    if (LptSynchronize(extension, LptTick, extension, &over) && over) {
        LptDpcForIsr(NULL, DeviceObject, DeviceObject->CurrentIrp, NULL);
    }
}

/* TRUE if the transfer has to end: it was cancelled, or the printer did not take a byte in time. */
static BOOLEAN
LptTick(_In_opt_ PVOID SynchronizeContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)SynchronizeContext;

    if (!extension->TxBusy) {
        return FALSE;
    }
    if (extension->Self->CurrentIrp->Cancel) {
        extension->TxStatus = STATUS_CANCELLED;
    } else if (extension->TxStalled) {
        LptPoll(extension);
        if ((extension->LastStatus & STATUS_READY) == STATUS_READY) {
            LptSendNext(extension);
            return FALSE;
        }
    }
    if (extension->TxStatus == STATUS_SUCCESS) {
        extension->Timeout--;
        if (extension->Timeout > 0) {
            return FALSE;
        }
        extension->TxStatus = STATUS_DEVICE_NOT_READY;
    }
    extension->TxBusy = FALSE;
    extension->Timeout = LPT_NO_TIMEOUT;
    return TRUE;
}

/* Ends a transfer because the device is going. TRUE if there was one. */
BOOLEAN
LptAbandonTransfer(_In_opt_ PVOID SynchronizeContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)SynchronizeContext;
    BOOLEAN busy = extension->TxBusy;

    extension->TxBusy = FALSE;
    extension->Timeout = LPT_NO_TIMEOUT;
    extension->TxStatus = STATUS_DEVICE_NOT_CONNECTED;
    return busy;
}

BOOLEAN
LptReadStatus(_In_opt_ PVOID SynchronizeContext)
{
    LptPoll((PDEVICE_EXTENSION)SynchronizeContext);
    return TRUE;
}

/* Resets the printer and lets it interrupt. INIT must be low, and the printer then left alone, for 50 microseconds each. */
BOOLEAN
LptResetPrinter(_In_opt_ PVOID SynchronizeContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)SynchronizeContext;

    WRITE_PORT_UCHAR(extension->PortBase + LPT_CONTROL, CONTROL_RESET);
    KeStallExecutionProcessor(50);
    WRITE_PORT_UCHAR(extension->PortBase + LPT_CONTROL, CONTROL_RUN | CONTROL_INTERRUPTS);
    KeStallExecutionProcessor(50);
    return TRUE;
}

/* Keeps the printer from interrupting. */
VOID
LptDisableInterrupts(_In_ PDEVICE_EXTENSION Extension)
{
    WRITE_PORT_UCHAR(Extension->PortBase + LPT_CONTROL, CONTROL_RUN);
}

BOOLEAN
LptQuietPrinter(_In_opt_ PVOID SynchronizeContext)
{
    LptDisableInterrupts((PDEVICE_EXTENSION)SynchronizeContext);
    return TRUE;
}
