/*
 * keyboard: a keyboard that does nothing but wake the machine. It is armed as soon as it is started, and again after each time.
 */
#include "owner.h"

typedef struct _KEYBOARD_EXTENSION {
    OWNER Owner;
} KEYBOARD_EXTENSION, *PKEYBOARD_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE KeyboardAddDevice;
DRIVER_UNLOAD KeyboardUnload;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED KeyboardPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH KeyboardPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH_PAGED KeyboardSystemControl;
static REQUEST_POWER_COMPLETE KeyboardWakeDone;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, KeyboardAddDevice)
#pragma alloc_text(PAGE, KeyboardUnload)
#pragma alloc_text(PAGE, KeyboardPnp)
#pragma alloc_text(PAGE, KeyboardSystemControl)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = KeyboardAddDevice;
    DriverObject->DriverUnload = KeyboardUnload;
    DriverObject->MajorFunction[IRP_MJ_PNP] = KeyboardPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = KeyboardPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = KeyboardSystemControl;
    return STATUS_SUCCESS;
}

VOID
KeyboardUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS
KeyboardAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    static LONG count;
    static const PCSTR names[] = { "keyboard 1", "keyboard 2", "keyboard" };
    PDEVICE_OBJECT device;
    PKEYBOARD_EXTENSION keyboard;
    LONG number;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(KEYBOARD_EXTENSION), NULL, FILE_DEVICE_KEYBOARD, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    keyboard = (PKEYBOARD_EXTENSION)device->DeviceExtension;
    number = InterlockedIncrement(&count) - 1;
    OwnerInitialize(&keyboard->Owner, device, PhysicalDeviceObject, names[number < 2 ? number : 2], KeyboardWakeDone);
    keyboard->Owner.LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (keyboard->Owner.LowerDevice == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags |= DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

NTSTATUS
KeyboardPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    POWNER owner = &((PKEYBOARD_EXTENSION)DeviceObject->DeviceExtension)->Owner;
    NTSTATUS status;

    PAGED_CODE();

    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(owner->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            OwnerSetPower(owner, PowerDeviceD0);
            OwnerArm(owner);
        }
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;

    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        OwnerDisarm(owner);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        OwnerDisarm(owner);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(owner->LowerDevice, Irp);
        IoDetachDevice(owner->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        break;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(owner->LowerDevice, Irp);
}

NTSTATUS
KeyboardPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    return OwnerPower(&((PKEYBOARD_EXTENSION)DeviceObject->DeviceExtension)->Owner, Irp);
}

/* A key has woken the machine, or the keyboard has been disarmed. */
static VOID
KeyboardWakeDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState,
                 _In_opt_ PVOID Context, _In_ PIO_STATUS_BLOCK IoStatus)
{
    POWNER owner = (POWNER)Context;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);

    DbgPrint("%s: waiting ended with %08X\n", owner->Name, IoStatus->Status);
    if (NT_SUCCESS(IoStatus->Status)) {
        OwnerArm(owner);
    }
}

NTSTATUS
KeyboardSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();

    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(((PKEYBOARD_EXTENSION)DeviceObject->DeviceExtension)->Owner.LowerDevice, Irp);
}
