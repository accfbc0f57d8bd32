/*
 * lpt, part 2: requests of programs. Writes are queued and printed one after another; a program may take back what it has
 * queued (cancel), and closing its handle takes back all of it (cleanup).
 */
#include "lpt.h"

#pragma alloc_text(PAGE, LptCreate)
#pragma alloc_text(PAGE, LptClose)

NTSTATUS
LptCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, NT_SUCCESS(Status) ? IO_PARALLEL_INCREMENT : IO_NO_INCREMENT);
    return Status;
}

NTSTATUS
LptCreate(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    if (!extension->Started) {
        return LptCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
    InterlockedIncrement(&extension->OpenHandles);
    return LptCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
LptClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    InterlockedDecrement(&extension->OpenHandles);
    return LptCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
LptWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);

    if (!extension->Started) {
        return LptCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
    if (stack->Parameters.Write.Length == 0) {
        return LptCompleteIrp(Irp, STATUS_SUCCESS, 0);
    }

    /* Once the packet is started the request may be complete at any moment: it is not touched any more. */
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, LptCancel);
    return STATUS_PENDING;
}

/* Tells a program how its printer is. */
NTSTATUS
LptDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PPAR_QUERY_INFORMATION answer;
    UCHAR port;
    BOOLEAN read;

    if (stack->Parameters.DeviceIoControl.IoControlCode != IOCTL_PAR_QUERY_INFORMATION) {
        return LptCompleteIrp(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(PAR_QUERY_INFORMATION)) {
        return LptCompleteIrp(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    }

    if (!LptSynchronize(extension, LptReadStatus, extension, &read)) {
        return LptCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
    port = extension->LastStatus;

    answer = (PPAR_QUERY_INFORMATION)Irp->AssociatedIrp.SystemBuffer;
    answer->Status = 0;
    if ((port & STATUS_SELECTED) != 0) {
        answer->Status |= PARALLEL_SELECTED;
    } else {
        answer->Status |= PARALLEL_OFF_LINE;
    }
    if ((port & STATUS_PAPER_END) != 0) {
        answer->Status |= PARALLEL_PAPER_EMPTY;
    }
    if ((port & STATUS_NOT_BUSY) == 0) {
        answer->Status |= PARALLEL_BUSY;
    }
    return LptCompleteIrp(Irp, STATUS_SUCCESS, sizeof(PAR_QUERY_INFORMATION));
}

/*
 * A program takes a write back. If it waits in the queue, it leaves the queue and ends here. If it is being printed, the byte
 * under way cannot be taken back: the timer sees Irp->Cancel within a second and ends the write.
 */
VOID
LptCancel(_Inout_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    BOOLEAN waited = FALSE;

    if (Irp != DeviceObject->CurrentIrp) {
        waited = KeRemoveEntryDeviceQueue(&DeviceObject->DeviceQueue, &Irp->Tail.Overlay.DeviceQueueEntry);
    }
    IoReleaseCancelSpinLock(Irp->CancelIrql);

    if (waited) {
        LptCompleteIrp(Irp, STATUS_CANCELLED, 0);
    }
}

/* The last handle of a file object has been closed: what it still has queued is of no use to anybody. */
NTSTATUS
LptCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
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
            /* Entry by entry: KeRemoveDeviceQueue would make the queue not busy when it finds it empty. */
            KeRemoveEntryDeviceQueue(&DeviceObject->DeviceQueue, &waiting->Tail.Overlay.DeviceQueueEntry);
            IoSetCancelRoutine(waiting, NULL);
            InsertTailList(&cancelled, &waiting->Tail.Overlay.ListEntry);
        }
    }
    current = extension->Printing;
    if (current != NULL && IoGetCurrentIrpStackLocation(current)->FileObject == file) {
        current->Cancel = TRUE;
    }
    IoReleaseCancelSpinLock(irql);

    while (!IsListEmpty(&cancelled)) {
        PIRP waiting = CONTAINING_RECORD(RemoveHeadList(&cancelled), IRP, Tail.Overlay.ListEntry);

        LptCompleteIrp(waiting, STATUS_CANCELLED, 0);
    }
    return LptCompleteIrp(Irp, STATUS_SUCCESS, 0);
}
