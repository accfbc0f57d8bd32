// A completion routine lies in the PAGE section. It may be called at DISPATCH_LEVEL.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT LowerDevice;
    ULONG Failures;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH FilterRead;
IO_COMPLETION_ROUTINE ReadDone;

#pragma alloc_text(PAGE, ReadDone) // the section

NTSTATUS ReadDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_opt_ PVOID Context) // MISTAKE paged-code-at-raised-irql
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;

    UNREFERENCED_PARAMETER(DeviceObject);
    PAGED_CODE();

    if (!NT_SUCCESS(Irp->IoStatus.Status)) {
        extension->Failures++;
    }
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    return STATUS_SUCCESS;
}

NTSTATUS FilterRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, extension, TRUE, TRUE, TRUE);
    return IoCallDriver(extension->LowerDevice, Irp);
}
