/*
 * sleeper, part 1: the driver as a whole.
 */
#include <initguid.h>
#include "sleeper.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, SleeperAddDevice)
#pragma alloc_text(PAGE, SleeperUnload)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = SleeperAddDevice;
    DriverObject->DriverUnload = SleeperUnload;

    DriverObject->MajorFunction[IRP_MJ_CREATE] = SleeperCreate;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = SleeperClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = SleeperCleanup;
    DriverObject->MajorFunction[IRP_MJ_READ] = SleeperReadWrite;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = SleeperReadWrite;
    DriverObject->MajorFunction[IRP_MJ_PNP] = SleeperPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = SleeperPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = SleeperSystemControl;
    return STATUS_SUCCESS;
}

NTSTATUS
SleeperAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    POWER_STATE state;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    extension->PhysicalDevice = PhysicalDeviceObject;
    extension->SystemState = PowerSystemWorking;
    extension->PowerState = PowerDeviceD3;
    IoInitializeRemoveLock(&extension->RemoveLock, SLEEPER_TAG, 1, 0);
    KeInitializeSpinLock(&extension->Lock);

    status = SleeperInitializeQueue(extension);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_SLEEPER, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        status = STATUS_NO_SUCH_DEVICE;
        goto FreeName;
    }

    /* The device has no power until it is started. */
    state.DeviceState = PowerDeviceD3;
    (VOID)PoSetPowerState(device, DevicePowerState, state);

    /* Power requests come at PASSIVE_LEVEL: the way down waits for work under way. */
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

FreeName:
    RtlFreeUnicodeString(&extension->InterfaceName);
DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
SleeperUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}
