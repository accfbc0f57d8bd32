// The routine polls a flag that nobody ever sets.
#include "skeleton.h"

static volatile LONG Ready;

NTSTATUS MistakeDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    while (Ready == 0) { // MISTAKE: runs here for ever
        YieldProcessor();
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
