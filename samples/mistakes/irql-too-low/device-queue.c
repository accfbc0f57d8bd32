// A dispatch routine puts a request into a device queue of its own. That must be done at DISPATCH_LEVEL.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KDEVICE_QUEUE Reads;
    PIRP Current;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH SampleRead;

static BOOLEAN Enqueue(_Inout_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp)
{
    return KeInsertDeviceQueue(&Extension->Reads, &Irp->Tail.Overlay.DeviceQueueEntry); // MISTAKE irql-too-low
}

NTSTATUS SampleRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    IoMarkIrpPending(Irp);
    if (!Enqueue(extension, Irp)) {
        extension->Current = Irp;
    }
    return STATUS_PENDING;
}
