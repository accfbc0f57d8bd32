/*
 * membuf, part 1: the driver as a whole. It is entered once when it is loaded, once for each device, and once before it goes.
 */
#include <initguid.h>
#include "membuf.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, MembufAddDevice)
#pragma alloc_text(PAGE, MembufUnload)
#endif

MEMBUF_BUFFER MembufBuffer;

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    DbgPrint("membuf: registry path is %wZ\n", RegistryPath);

    KeInitializeSpinLock(&MembufBuffer.Lock);

    DriverObject->DriverExtension->AddDevice = MembufAddDevice;
    DriverObject->DriverUnload = MembufUnload;

    /* Whatever is not set here is failed by the I/O manager with STATUS_INVALID_DEVICE_REQUEST. */
    DriverObject->MajorFunction[IRP_MJ_CREATE] = MembufCreate;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = MembufClose;
    DriverObject->MajorFunction[IRP_MJ_READ] = MembufRead;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = MembufWrite;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = MembufDeviceControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = MembufPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = MembufPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = MembufSystemControl;
    return STATUS_SUCCESS;
}

/*
 * The PnP manager has a device for us. Make a device object, put it on the stack above the bus driver's, and let programs
 * find it.
 */
NTSTATUS
MembufAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    extension->PhysicalDevice = PhysicalDeviceObject;

    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_MEMBUF, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }

    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        RtlFreeUnicodeString(&extension->InterfaceName);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }

    /* Reads and writes come with a copy of the caller's data in a nonpaged system buffer. */
    device->Flags |= DO_BUFFERED_IO;
    /* From here on requests may come. */
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

/* The last device is gone, so nobody holds or wants the lock any more. */
VOID
MembufUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);

    if (MembufBuffer.Data != NULL) {
        ExFreePoolWithTag(MembufBuffer.Data, MEMBUF_TAG);
        MembufBuffer.Data = NULL;
        MembufBuffer.Size = 0;
    }
    DbgPrint("membuf: unloaded\n");
}
