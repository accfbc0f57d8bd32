// A loop writes one element beyond the end of a pool block.
#include "skeleton.h"

NTSTATUS MistakeDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PULONG block = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 5 * sizeof(ULONG), TAG);
    ULONG i;

    UNREFERENCED_PARAMETER(DeviceObject);
    if (block != NULL) {
        for (i = 0; i <= 5; i++) {
            block[i] = i; // MISTAKE: stops here when i is 5
        }
        ExFreePoolWithTag(block, TAG);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
