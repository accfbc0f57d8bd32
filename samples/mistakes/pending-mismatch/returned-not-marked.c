// The request is queued and STATUS_PENDING returned, but the request is not marked pending.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    KSPIN_LOCK Lock;
    LIST_ENTRY Waiting;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH SampleRead;

NTSTATUS SampleRead(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    KIRQL irql;

    KeAcquireSpinLock(&extension->Lock, &irql);
    InsertTailList(&extension->Waiting, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&extension->Lock, irql);
    return STATUS_PENDING; // MISTAKE pending-mismatch
}
