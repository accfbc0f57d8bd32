/*
 * lpt, part 1: the driver as a whole.
 */
#include <initguid.h>
#include "lpt.h"

#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, LptAddDevice)
#pragma alloc_text(PAGE, LptUnload)

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = LptAddDevice;
    DriverObject->DriverUnload = LptUnload;
    DriverObject->DriverStartIo = LptStartIo;

    DriverObject->MajorFunction[IRP_MJ_CREATE] = LptCreate;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = LptClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = LptCleanup;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = LptWrite;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = LptDeviceControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = LptPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = LptPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = LptSystemControl;
    return STATUS_SUCCESS;
}

NTSTATUS
LptAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_PARALLEL_PORT,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    extension->PhysicalDevice = PhysicalDeviceObject;
    extension->Timeout = LPT_NO_TIMEOUT;
    KeInitializeSpinLock(&extension->Gate);

    IoInitializeDpcRequest(device, LptDpcForIsr);
    status = IoInitializeTimer(device, LptTimer, extension);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_PARALLEL, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        status = STATUS_NO_SUCH_DEVICE;
        goto FreeName;
    }

    device->Flags |= DO_BUFFERED_IO;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

FreeName:
    RtlFreeUnicodeString(&extension->InterfaceName);
DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
LptUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}
