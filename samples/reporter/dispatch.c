/*
 * reporter, part 2: requests of programs. A write replaces what the buffer held; a read gives it.
 */
#include "reporter.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, ReporterCreateClose)
#endif

NTSTATUS
ReporterCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS
ReporterCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    return ReporterCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
ReporterRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;
    NTSTATUS status;
    KIRQL irql;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ReporterCompleteIrp(Irp, status, 0);
    }

    KeAcquireSpinLock(&extension->Lock, &irql);
    if (length > extension->Length) {
        length = extension->Length;
    }
    if (length != 0) {
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, extension->Buffer, length);
    }
    KeReleaseSpinLock(&extension->Lock, irql);

    ReporterCompleteIrp(Irp, STATUS_SUCCESS, length);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return STATUS_SUCCESS;
}

NTSTATUS
ReporterWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
    NTSTATUS status;
    KIRQL irql;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ReporterCompleteIrp(Irp, status, 0);
    }

    if (length > REPORTER_SIZE) {
        (VOID)ReporterLog(DeviceObject, REPORTER_FULL, L"a write was refused", length);
        status = STATUS_DISK_FULL;
        length = 0;
    } else {
        KeAcquireSpinLock(&extension->Lock, &irql);
        extension->Length = length;
        if (length != 0) {
            RtlCopyMemory(extension->Buffer, Irp->AssociatedIrp.SystemBuffer, length);
        }
        KeReleaseSpinLock(&extension->Lock, irql);
        ReporterFireWritten(extension);
    }

    ReporterCompleteIrp(Irp, status, length);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}
