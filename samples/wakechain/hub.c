/*
 * hub, part 1: the driver, and the hub as a device.
 */
#include <initguid.h>
#include "hub.h"

static REQUEST_POWER_COMPLETE HubWakeDone;
_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS HubStart(_In_ PHUB_EXTENSION Hub);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, HubAddDevice)
#pragma alloc_text(PAGE, HubUnload)
#pragma alloc_text(PAGE, HubControl)
#pragma alloc_text(PAGE, HubPnp)
#pragma alloc_text(PAGE, HubSystemControl)
#pragma alloc_text(PAGE, HubStart)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = HubAddDevice;
    DriverObject->DriverUnload = HubUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = HubControl;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = HubControl;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = HubControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = HubPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = HubPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = HubSystemControl;
    return STATUS_SUCCESS;
}

VOID
HubUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS
HubComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

NTSTATUS
HubAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PHUB_EXTENSION hub;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(HUB_EXTENSION), NULL, FILE_DEVICE_BUS_EXTENDER, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    hub = (PHUB_EXTENSION)device->DeviceExtension;
    hub->Common.Kind = HubItself;
    hub->Nested = PhysicalDeviceObject->DriverObject == DriverObject;
    hub->PortCount = hub->Nested ? HUB_PORTS : 1;
    OwnerInitialize(&hub->Owner, device, PhysicalDeviceObject, hub->Nested ? "hub 2" : "hub 1", HubWakeDone);

    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_WAKEHUB, NULL, &hub->InterfaceName);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    hub->Owner.LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (hub->Owner.LowerDevice == NULL) {
        RtlFreeUnicodeString(&hub->InterfaceName);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags |= DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

NTSTATUS
HubControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PHUB_EXTENSION hub = (PHUB_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);

    PAGED_CODE();

    if (hub->Common.Kind != HubItself) {
        return HubComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
    if (stack->MajorFunction == IRP_MJ_DEVICE_CONTROL) {
        if (stack->Parameters.DeviceIoControl.IoControlCode != IOCTL_WAKEHUB_PRESS) {
            return HubComplete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
        }
        if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(ULONG)) {
            return HubComplete(Irp, STATUS_INVALID_PARAMETER, 0);
        }
        hub->Pressed = *(PULONG)Irp->AssociatedIrp.SystemBuffer;
    }
    return HubComplete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
HubPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PHUB_EXTENSION hub = (PHUB_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    ULONG i;

    PAGED_CODE();

    if (hub->Common.Kind == HubPort) {
        return PortPnp((PPORT_EXTENSION)hub, Irp);
    }

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(hub->Owner.LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = HubStart(hub);
        }
        return HubComplete(Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_DEVICE_RELATIONS:
        if (stack->Parameters.QueryDeviceRelations.Type == BusRelations) {
            status = PortReport(hub, Irp);
            if (!NT_SUCCESS(status)) {
                return HubComplete(Irp, status, Irp->IoStatus.Information);
            }
            Irp->IoStatus.Status = status;
        }
        break;

    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        (VOID)IoSetDeviceInterfaceState(&hub->InterfaceName, FALSE);
        OwnerDisarm(&hub->Owner);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        (VOID)IoSetDeviceInterfaceState(&hub->InterfaceName, FALSE);
        OwnerDisarm(&hub->Owner);
        for (i = 0; i < hub->PortCount; i++) {
            if (hub->Ports[i] != NULL) {
                IoDeleteDevice(hub->Ports[i]);
            }
        }
        RtlFreeUnicodeString(&hub->InterfaceName);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(hub->Owner.LowerDevice, Irp);

        IoDetachDevice(hub->Owner.LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        break;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(hub->Owner.LowerDevice, Irp);
}

/* What is plugged in never changes: the ports are made with the first start. */
static NTSTATUS
HubStart(_In_ PHUB_EXTENSION Hub)
{
    NTSTATUS status;
    ULONG i;

    PAGED_CODE();

    OwnerSetPower(&Hub->Owner, PowerDeviceD0);
    for (i = 0; i < Hub->PortCount; i++) {
        if (Hub->Ports[i] == NULL) {
            status = PortCreate(Hub, i + 1);
            if (!NT_SUCCESS(status)) {
                return status;
            }
        }
    }
    return IoSetDeviceInterfaceState(&Hub->InterfaceName, TRUE);
}

NTSTATUS
HubPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PHUB_EXTENSION hub = (PHUB_EXTENSION)DeviceObject->DeviceExtension;

    if (hub->Common.Kind == HubPort) {
        return PortPower((PPORT_EXTENSION)hub, Irp);
    }
    return OwnerPower(&hub->Owner, Irp);
}

/*
 * The hub's own request is over. After a wake signal: the machine's hub looks which keyboard it was; the one behind it is told with
 * the request. The port's request is completed, and the hub waits again if other ports are armed.
 */
static VOID
HubWakeDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState, _In_opt_ PVOID Context,
            _In_ PIO_STATUS_BLOCK IoStatus)
{
    PHUB_EXTENSION hub = CONTAINING_RECORD(Context, HUB_EXTENSION, Owner);
    ULONG keyboard = hub->Nested ? (ULONG)IoStatus->Information : hub->Pressed;
    ULONG port = hub->Nested ? keyboard : 1;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);

    DbgPrint("%s: waiting ended with %08X\n", hub->Owner.Name, IoStatus->Status);
    if (!NT_SUCCESS(IoStatus->Status)) {
        return;
    }
    if (port >= 1 && port <= hub->PortCount) {
        PortWake((PPORT_EXTENSION)hub->Ports[port - 1]->DeviceExtension, keyboard);
    }
    if (hub->Armed > 0) {
        OwnerArm(&hub->Owner);
    }
}

NTSTATUS
HubSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PHUB_EXTENSION hub = (PHUB_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    if (hub->Common.Kind == HubPort) {
        return HubComplete(Irp, Irp->IoStatus.Status, Irp->IoStatus.Information);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(hub->Owner.LowerDevice, Irp);
}
