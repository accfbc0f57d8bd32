// The output buffer is used although the caller gave none.
#include "skeleton.h"

NTSTATUS MistakeDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PULONG answer = (PULONG)Irp->AssociatedIrp.SystemBuffer;

    UNREFERENCED_PARAMETER(DeviceObject);
    *answer = 42; // MISTAKE: stops here, SystemBuffer is NULL without buffers
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
