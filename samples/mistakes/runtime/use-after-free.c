// A pool block is read after it has been freed.
#include "skeleton.h"

NTSTATUS MistakeDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PULONG block = (PULONG)ExAllocatePool2(POOL_FLAG_NON_PAGED, 4 * sizeof(ULONG), TAG);
    ULONG last = 0;

    UNREFERENCED_PARAMETER(DeviceObject);
    if (block != NULL) {
        RtlZeroMemory(block, 4 * sizeof(ULONG));
        block[3] = 3;
        ExFreePoolWithTag(block, TAG);
        last = block[3]; // MISTAKE: stops here
    }
    DbgPrint("last is %u\n", last);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
