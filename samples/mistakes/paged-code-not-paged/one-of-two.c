// One alloc_text line names the wrong routine of two.
#include <wdm.h>

_Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH SampleClose;
static NTSTATUS Finish(_In_ PIRP Irp, _In_ NTSTATUS Status);

static NTSTATUS Finish(_In_ PIRP Irp, _In_ NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS SampleClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE(); // MISTAKE paged-code-not-paged
    UNREFERENCED_PARAMETER(DeviceObject);
    return Finish(Irp, STATUS_SUCCESS);
}
