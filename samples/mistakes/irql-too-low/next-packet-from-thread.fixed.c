// A work item, at PASSIVE_LEVEL, starts the next packet. StartIo must be called at DISPATCH_LEVEL.
#include <wdm.h>

IO_WORKITEM_ROUTINE FinishLater;

static VOID FinishCurrent(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoStartNextPacket(DeviceObject, TRUE);
}

VOID FinishLater(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    KIRQL irql;

    UNREFERENCED_PARAMETER(Context);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    FinishCurrent(DeviceObject, DeviceObject->CurrentIrp);
    KeLowerIrql(irql);
}
