// The routine returns an error for a request that it keeps: the program waits for ever.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    UCHAR Data[64];
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH SampleRead;

NTSTATUS SampleRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.Read.Length;

    if (length > sizeof(extension->Data)) {
        Irp->IoStatus.Status = STATUS_INVALID_PARAMETER;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_INVALID_PARAMETER;
    }
    RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, extension->Data, length);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = length;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
