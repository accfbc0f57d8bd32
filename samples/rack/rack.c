/*
 * rack, part 1: the driver, and the rack as a device. Requests for a module's PDO go to modules.c.
 */
#include <initguid.h>
#include "rack.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, RackAddDevice)
#pragma alloc_text(PAGE, RackUnload)
#pragma alloc_text(PAGE, RackCreateClose)
#pragma alloc_text(PAGE, RackDeviceControl)
#pragma alloc_text(PAGE, RackPnp)
#pragma alloc_text(PAGE, RackSystemControl)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = RackAddDevice;
    DriverObject->DriverUnload = RackUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = RackCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = RackCreateClose;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = RackDeviceControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = RackPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = RackPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = RackSystemControl;
    return STATUS_SUCCESS;
}

VOID
RackUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS
RackAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PRACK_EXTENSION rack;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(RACK_EXTENSION), NULL, FILE_DEVICE_BUS_EXTENDER,
                            FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    rack = (PRACK_EXTENSION)device->DeviceExtension;
    rack->Common.Kind = RackItself;
    rack->Common.Self = device;
    rack->PhysicalDevice = PhysicalDeviceObject;
    ExInitializeFastMutex(&rack->Lock);
    InitializeListHead(&rack->Modules);

    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_RACK, NULL, &rack->InterfaceName);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    rack->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (rack->LowerDevice == NULL) {
        RtlFreeUnicodeString(&rack->InterfaceName);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags |= DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

NTSTATUS
RackComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

/* Programs open the rack. A module is opened through its own driver; without one there is nothing to be had from it. */
NTSTATUS
RackCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PCOMMON_EXTENSION common = (PCOMMON_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    return RackComplete(Irp, common->Kind == RackItself ? STATUS_SUCCESS : STATUS_INVALID_DEVICE_REQUEST, 0);
}

NTSTATUS
RackDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PRACK_EXTENSION rack = (PRACK_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG slot;
    NTSTATUS status;

    PAGED_CODE();

    if (rack->Common.Kind != RackItself) {
        return RackComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(ULONG)) {
        return RackComplete(Irp, STATUS_INVALID_PARAMETER, 0);
    }
    slot = *(PULONG)Irp->AssociatedIrp.SystemBuffer;
    if (slot >= RACK_SLOTS) {
        return RackComplete(Irp, STATUS_INVALID_PARAMETER, 0);
    }

    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_RACK_INSERT:
        status = RackInsert(rack, slot);
        break;
    case IOCTL_RACK_PULL:
        status = RackPull(rack, slot);
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    return RackComplete(Irp, status, 0);
}

NTSTATUS
RackPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PRACK_EXTENSION rack = (PRACK_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    PAGED_CODE();

    if (rack->Common.Kind == RackModule) {
        return ModulePnp((PMODULE_EXTENSION)DeviceObject->DeviceExtension, Irp);
    }

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        status = IoForwardIrpSynchronously(rack->LowerDevice, Irp) ? Irp->IoStatus.Status : STATUS_UNSUCCESSFUL;
        if (NT_SUCCESS(status)) {
            status = IoSetDeviceInterfaceState(&rack->InterfaceName, TRUE);
        }
        return RackComplete(Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_DEVICE_RELATIONS:
        if (stack->Parameters.QueryDeviceRelations.Type != BusRelations) {
            break;
        }
        status = RackReport(rack, Irp);
        if (!NT_SUCCESS(status)) {
            return RackComplete(Irp, status, Irp->IoStatus.Information);
        }
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        (VOID)IoSetDeviceInterfaceState(&rack->InterfaceName, FALSE);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        /* All modules have been removed before; their PDOs go with the rack. */
        (VOID)IoSetDeviceInterfaceState(&rack->InterfaceName, FALSE);
        RtlFreeUnicodeString(&rack->InterfaceName);
        RackEmpty(rack);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(rack->LowerDevice, Irp);
        IoDetachDevice(rack->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        break;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(rack->LowerDevice, Irp);
}

/* A module draws its power from the rack: whatever state it is told to take, it is in. */
NTSTATUS
RackPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PRACK_EXTENSION rack = (PRACK_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    PoStartNextPowerIrp(Irp);
    if (rack->Common.Kind == RackItself) {
        IoSkipCurrentIrpStackLocation(Irp);
        return PoCallDriver(rack->LowerDevice, Irp);
    }
    status = Irp->IoStatus.Status;
    if (stack->MinorFunction == IRP_MN_SET_POWER || stack->MinorFunction == IRP_MN_QUERY_POWER) {
        status = STATUS_SUCCESS;
        Irp->IoStatus.Status = status;
    }
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}

NTSTATUS
RackSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PRACK_EXTENSION rack = (PRACK_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    PAGED_CODE();

    if (rack->Common.Kind == RackItself) {
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(rack->LowerDevice, Irp);
    }
    /* Nobody below a PDO: it is completed as it came. */
    status = Irp->IoStatus.Status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
