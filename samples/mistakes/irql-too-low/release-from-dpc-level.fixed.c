// A dispatch routine takes a lock in the form that only callers at DISPATCH_LEVEL may use.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KSPIN_LOCK Lock;
    ULONG Opened;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH SampleCreate;

NTSTATUS SampleCreate(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    KIRQL irql;

    KeAcquireSpinLock(&extension->Lock, &irql);
    extension->Opened++;
    KeReleaseSpinLock(&extension->Lock, irql);

    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
