// Pageable memory is touched while a spin lock is held: it may be out on disk, and at DISPATCH_LEVEL nobody can bring it in.
#include "skeleton.h"

NTSTATUS MistakeDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PULONG counter = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ULONG), TAG);
    KIRQL irql;

    if (counter != NULL) {
        *counter = 0;
        KeAcquireSpinLock(&extension->Lock, &irql);
        *counter = 1; // MISTAKE: stops here
        KeReleaseSpinLock(&extension->Lock, irql);
        ExFreePoolWithTag(counter, TAG);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
