// A filter passes PnP requests on, all but one.
#include <wdm.h>

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT LowerDevice;
    BOOLEAN Paging;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH FilterPnp;

static NTSTATUS PassOn(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(Extension->LowerDevice, Irp);
}

NTSTATUS FilterPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;

    switch (stack->MinorFunction) {
    case IRP_MN_DEVICE_USAGE_NOTIFICATION:
        extension->Paging = stack->Parameters.UsageNotification.InPath;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        status = PassOn(extension, Irp);
        break;
    case IRP_MN_REMOVE_DEVICE:
        status = PassOn(extension, Irp);
        IoDetachDevice(extension->LowerDevice);
        IoDeleteDevice(DeviceObject);
        break;
    default:
        status = PassOn(extension, Irp);
        break;
    }
    return status;
}
