/*
 * reporter, part 1: the driver as a whole.
 */
#include <initguid.h>
#include "reporter.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, ReporterAddDevice)
#pragma alloc_text(PAGE, ReporterUnload)
#endif

UNICODE_STRING ReporterRegistryPath;

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    ReporterRegistryPath.MaximumLength = RegistryPath->Length;
    ReporterRegistryPath.Buffer = (PWCH)ExAllocatePool2(POOL_FLAG_PAGED, RegistryPath->Length, REPORTER_TAG);
    if (ReporterRegistryPath.Buffer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    RtlCopyUnicodeString(&ReporterRegistryPath, RegistryPath);

    DriverObject->DriverExtension->AddDevice = ReporterAddDevice;
    DriverObject->DriverUnload = ReporterUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = ReporterCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = ReporterCreateClose;
    DriverObject->MajorFunction[IRP_MJ_READ] = ReporterRead;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = ReporterWrite;
    DriverObject->MajorFunction[IRP_MJ_PNP] = ReporterPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = ReporterPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = ReporterSystemControl;

    (VOID)ReporterLog(DriverObject, REPORTER_EVENTS_ENABLED, NULL, 0);
    return STATUS_SUCCESS;
}

NTSTATUS
ReporterAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    PAGED_CODE();

    (VOID)ReporterLog(DriverObject, REPORTER_MESSAGE, L"AddDevice", 0);

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    extension->PhysicalDevice = PhysicalDeviceObject;
    extension->PowerState = PowerDeviceD3;
    IoInitializeRemoveLock(&extension->RemoveLock, REPORTER_TAG, 1, 0);
    KeInitializeSpinLock(&extension->Lock);
    ReporterInitializeWmi(extension);

    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_REPORTER, NULL, &extension->InterfaceName);
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
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

VOID
ReporterUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();

    (VOID)ReporterLog(DriverObject, REPORTER_MESSAGE, L"Unload", 0);
    ExFreePoolWithTag(ReporterRegistryPath.Buffer, REPORTER_TAG);
    ReporterRegistryPath.Buffer = NULL;
}
