// The request is marked pending and given to StartIo, but the routine returns success.
#include <wdm.h>

_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH SampleWrite;

NTSTATUS SampleWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    if (stack->Parameters.Write.Length == 0) {
        status = STATUS_SUCCESS;
        Irp->IoStatus.Status = status;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    } else {
        status = STATUS_SUCCESS;
        IoMarkIrpPending(Irp);
        IoStartPacket(DeviceObject, Irp, NULL, NULL);
    }
    return status; // MISTAKE pending-mismatch
}
