/*
 * tracer, part 1: the driver as a whole, and what the system asks of it. There is one device only: its name is taken when a second
 * one is found.
 */
#include <initguid.h>
#include "tracer.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, TracerAddDevice)
#pragma alloc_text(PAGE, TracerUnload)
#pragma alloc_text(PAGE, TracerCreateClose)
#pragma alloc_text(PAGE, TracerPnp)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = TracerAddDevice;
    DriverObject->DriverUnload = TracerUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = TracerCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = TracerCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = TracerCleanup;
    DriverObject->MajorFunction[IRP_MJ_READ] = TracerRead;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = TracerWrite;
    DriverObject->MajorFunction[IRP_MJ_PNP] = TracerPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = TracerPassDown;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = TracerPassDown;
    return STATUS_SUCCESS;
}

NTSTATUS
TracerAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(TRACER_DEVICE_NAME);
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    IoInitializeRemoveLock(&extension->RemoveLock, TRACER_TAG, 0, 0);

    status = TracerInitializeQueue(extension);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_TRACER, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        RtlFreeUnicodeString(&extension->InterfaceName);
        status = STATUS_NO_SUCH_DEVICE;
        goto DeleteDevice;
    }
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
TracerUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS
TracerCompleteIrp(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS
TracerCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    return TracerCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
TracerPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return TracerCompleteIrp(Irp, status, 0);
    }

    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = IoSetDeviceInterfaceState(&extension->InterfaceName, TRUE);
        }
        TracerCompleteIrp(Irp, status, Irp->IoStatus.Information);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return status;

    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
    case IRP_MN_SURPRISE_REMOVAL:
        /* It has no hardware: a stop does not touch it. Drivers that trace have it open, and so it is not removed under them. */
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);

        IoReleaseRemoveLockAndWait(&extension->RemoveLock, Irp);
        TracerFreeEvents(extension);
        RtlFreeUnicodeString(&extension->InterfaceName);
        IoDetachDevice(extension->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        break;
    }

    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}

/* Power and WMI: the bus decides. */
NTSTATUS
TracerPassDown(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return TracerCompleteIrp(Irp, status, 0);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}
