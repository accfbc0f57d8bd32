/*
 * tracer, part 2: records and reads meet. A write appends a record; a read takes the oldest one, or waits for one in a queue of
 * which the first place is the only one. Whichever comes second brings the two together, in TracerMatch.
 */
#include "tracer.h"

static IO_CSQ_INSERT_IRP_EX TracerInsertIrp;
static IO_CSQ_REMOVE_IRP TracerRemoveIrp;
static IO_CSQ_PEEK_NEXT_IRP TracerPeekNextIrp;
static IO_CSQ_ACQUIRE_LOCK TracerAcquireLock;
static IO_CSQ_RELEASE_LOCK TracerReleaseLock;
static IO_CSQ_COMPLETE_CANCELED_IRP TracerCompleteCanceledIrp;

static VOID
TracerFinishRead(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    TracerCompleteIrp(Irp, Status, Information);
    IoReleaseRemoveLock(&Extension->RemoveLock, Irp);
}

/* Gives records to reads as long as there is one of each. A record that is longer than the read is cut. */
static VOID
TracerMatch(_In_ PDEVICE_EXTENSION Extension)
{
    PTRACER_EVENT event;
    BOOLEAN again;
    PIRP irp;
    KIRQL irql;

    do {
        event = NULL;
        again = FALSE;
        KeAcquireSpinLock(&Extension->Lock, &irql);
        if (!IsListEmpty(&Extension->Events)) {
            event = CONTAINING_RECORD(RemoveHeadList(&Extension->Events), TRACER_EVENT, Link);
        }
        KeReleaseSpinLock(&Extension->Lock, irql);
        if (event == NULL) {
            return;
        }

        irp = IoCsqRemoveNextIrp(&Extension->ReadQueue, NULL);
        if (irp != NULL) {
            ULONG length = IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length;

            if (length > event->Length) {
                length = event->Length;
            }
            if (length != 0) {
                RtlCopyMemory(irp->AssociatedIrp.SystemBuffer, event->Record, length);
            }
            ExFreePoolWithTag(event, TRACER_TAG);
            TracerFinishRead(Extension, irp, STATUS_SUCCESS, length);
        } else {
            /* Nobody reads. A read that came meanwhile has found no record: it is looked for again. */
            KeAcquireSpinLock(&Extension->Lock, &irql);
            InsertHeadList(&Extension->Events, &event->Link);
            again = !IsListEmpty(&Extension->Reads);
            KeReleaseSpinLock(&Extension->Lock, irql);
        }
    } while (again);
}

NTSTATUS
TracerRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return TracerCompleteIrp(Irp, status, 0);
    }
    status = IoCsqInsertIrpEx(&extension->ReadQueue, Irp, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        /* Somebody else watches. The request was not taken, and not marked pending. */
        TracerFinishRead(extension, Irp, status, 0);
        return status;
    }
    TracerMatch(extension);
    return STATUS_PENDING;
}

NTSTATUS
TracerWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
    PTRACER_EVENT event;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return TracerCompleteIrp(Irp, status, 0);
    }

    if (length != 0) {
        event = length > MAXUSHORT ? NULL
                                   : (PTRACER_EVENT)ExAllocatePool2(
                                         POOL_FLAG_NON_PAGED, FIELD_OFFSET(TRACER_EVENT, Record) + length, TRACER_TAG);
        if (event == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            length = 0;
        } else {
            event->Length = length;
            RtlCopyMemory(event->Record, Irp->AssociatedIrp.SystemBuffer, length);
            ExInterlockedInsertTailList(&extension->Events, &event->Link, &extension->Lock);
            TracerMatch(extension);
        }
    }
    TracerCompleteIrp(Irp, status, length);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}

/* The watching program closes its handle, or ends: its read ends, too. */
NTSTATUS
TracerCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIRP waiting;

    while ((waiting = IoCsqRemoveNextIrp(&extension->ReadQueue, IoGetCurrentIrpStackLocation(Irp)->FileObject)) != NULL) {
        TracerFinishRead(extension, waiting, STATUS_CANCELLED, 0);
    }
    return TracerCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

/* The device goes, and with it what nobody has read. */
VOID
TracerFreeEvents(_In_ PDEVICE_EXTENSION Extension)
{
    PLIST_ENTRY entry;

    while ((entry = ExInterlockedRemoveHeadList(&Extension->Events, &Extension->Lock)) != NULL) {
        ExFreePoolWithTag(CONTAINING_RECORD(entry, TRACER_EVENT, Link), TRACER_TAG);
    }
}

/* ---- the cancel-safe queue of reads ---- */

NTSTATUS
TracerInitializeQueue(_In_ PDEVICE_EXTENSION Extension)
{
    KeInitializeSpinLock(&Extension->Lock);
    InitializeListHead(&Extension->Events);
    InitializeListHead(&Extension->Reads);
    return IoCsqInitializeEx(&Extension->ReadQueue, TracerInsertIrp, TracerRemoveIrp, TracerPeekNextIrp, TracerAcquireLock,
                             TracerReleaseLock, TracerCompleteCanceledIrp);
}

static NTSTATUS
TracerInsertIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp, _In_ PVOID InsertContext)
{
    PDEVICE_EXTENSION extension = CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue);

    UNREFERENCED_PARAMETER(InsertContext);

    if (!IsListEmpty(&extension->Reads)) {
        return STATUS_UNSUCCESSFUL;
    }
    InsertTailList(&extension->Reads, &Irp->Tail.Overlay.ListEntry);
    return STATUS_SUCCESS;
}

static VOID
TracerRemoveIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}

static PIRP
TracerPeekNextIrp(_In_ PIO_CSQ Csq, _In_opt_ PIRP Irp, _In_opt_ PVOID PeekContext)
{
    PDEVICE_EXTENSION extension = CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue);
    PLIST_ENTRY entry = Irp == NULL ? extension->Reads.Flink : Irp->Tail.Overlay.ListEntry.Flink;

    for (; entry != &extension->Reads; entry = entry->Flink) {
        PIRP next = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);

        if (PeekContext == NULL || IoGetCurrentIrpStackLocation(next)->FileObject == PeekContext) {
            return next;
        }
    }
    return NULL;
}

_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
_Acquires_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue)->Lock)
static VOID
TracerAcquireLock(_In_ PIO_CSQ Csq, _Out_ _At_(*Irql, _Post_ _IRQL_saves_) PKIRQL Irql)
{
    KeAcquireSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue)->Lock, Irql);
}

_IRQL_requires_(DISPATCH_LEVEL)
_Releases_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue)->Lock)
static VOID
TracerReleaseLock(_In_ PIO_CSQ Csq, _In_ _IRQL_restores_ KIRQL Irql)
{
    KeReleaseSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue)->Lock, Irql);
}

static VOID
TracerCompleteCanceledIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    TracerFinishRead(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, ReadQueue), Irp, STATUS_CANCELLED, 0);
}
