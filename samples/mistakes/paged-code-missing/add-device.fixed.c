// A routine is in the PAGE section but does not say PAGED_CODE: nothing tells whoever calls it too high.
#include <wdm.h>

DRIVER_ADD_DEVICE SampleAddDevice;

#pragma alloc_text(PAGE, SampleAddDevice)

NTSTATUS SampleAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_OBJECT lower;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
