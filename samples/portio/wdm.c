/*
 * portio, part 3: the WDM driver. Plug and Play finds the device and assigns its registers and its interrupt. It is not stopped or
 * removed while a program has it open, as its scripts belong to that program.
 */
#include <initguid.h>
#include "portio.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE PortioAddDevice;
DRIVER_UNLOAD PortioUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED PortioCreateClose;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED PortioPnp;
_Dispatch_type_(IRP_MJ_POWER) _Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH PortioPassDown;

_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS PortioStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, PortioAddDevice)
#pragma alloc_text(PAGE, PortioUnload)
#pragma alloc_text(PAGE, PortioCreateClose)
#pragma alloc_text(PAGE, PortioPnp)
#pragma alloc_text(PAGE, PortioStart)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = PortioAddDevice;
    DriverObject->DriverUnload = PortioUnload;
    DriverObject->DriverStartIo = PortioStartIo;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = PortioCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = PortioCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = PortioCleanup;
    DriverObject->MajorFunction[IRP_MJ_READ] = PortioReadWrite;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = PortioReadWrite;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = PortioDeviceControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = PortioPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = PortioPassDown;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = PortioPassDown;
    return STATUS_SUCCESS;
}

NTSTATUS
PortioAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    status = PortioInitialize(extension);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_PORTIO, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto Uninitialize;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        RtlFreeUnicodeString(&extension->InterfaceName);
        status = STATUS_NO_SUCH_DEVICE;
        goto Uninitialize;
    }
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

Uninitialize:
    PortioUninitialize(extension);
DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
PortioUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

NTSTATUS
PortioCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    if (IoGetCurrentIrpStackLocation(Irp)->MajorFunction == IRP_MJ_CLOSE) {
        InterlockedDecrement(&extension->OpenHandles);
    } else if (!extension->Ready) {
        return PortioCompleteIrp(Irp, STATUS_DEVICE_NOT_CONNECTED, 0);
    } else {
        InterlockedIncrement(&extension->OpenHandles);
    }
    return PortioCompleteIrp(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
PortioPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    PAGED_CODE();

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = PortioStart(extension, stack->Parameters.StartDevice.AllocatedResourcesTranslated);
        }
        return PortioCompleteIrp(Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_QUERY_REMOVE_DEVICE:
        if (extension->OpenHandles > 0) {
            return PortioCompleteIrp(Irp, STATUS_UNSUCCESSFUL, 0);
        }
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_STOP_DEVICE:
    case IRP_MN_SURPRISE_REMOVAL:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        PortioEnd(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        PortioEnd(extension);
        PortioUninitialize(extension);
        RtlFreeUnicodeString(&extension->InterfaceName);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);

        IoDetachDevice(extension->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        break;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(extension->LowerDevice, Irp);
}

/* One range of registers is needed, as ports or in memory, and no second one; an interrupt may be there. */
static NTSTATUS
PortioStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources)
{
    PCM_PARTIAL_RESOURCE_LIST list;
    ULONG ranges = 0;
    NTSTATUS status;
    ULONG i;

    PAGED_CODE();

    if (Resources == NULL || Resources->Count == 0) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    Extension->HaveInterrupt = FALSE;
    list = &Resources->List[0].PartialResourceList;
    for (i = 0; i < list->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->PartialDescriptors[i];

        switch (one->Type) {
        case CmResourceTypePort:
        case CmResourceTypeMemory:
            Extension->PortInIoSpace = one->Type == CmResourceTypePort;
            Extension->PortStart = Extension->PortInIoSpace ? one->u.Port.Start : one->u.Memory.Start;
            Extension->PortLength = Extension->PortInIoSpace ? one->u.Port.Length : one->u.Memory.Length;
            ranges++;
            break;
        case CmResourceTypeInterrupt:
            Extension->Vector = one->u.Interrupt.Vector;
            Extension->Irql = (KIRQL)one->u.Interrupt.Level;
            Extension->Affinity = one->u.Interrupt.Affinity;
            Extension->Mode = (one->Flags & CM_RESOURCE_INTERRUPT_LATCHED) != 0 ? Latched : LevelSensitive;
            Extension->ShareVector = one->ShareDisposition == CmResourceShareShared;
            Extension->HaveInterrupt = TRUE;
            break;
        default:
            break;
        }
    }
    if (ranges != 1) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    status = PortioMap(Extension);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    PortioBegin(Extension);
    status = IoSetDeviceInterfaceState(&Extension->InterfaceName, TRUE);
    if (!NT_SUCCESS(status)) {
        PortioEnd(Extension);
    }
    return status;
}

NTSTATUS
PortioPassDown(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(((PDEVICE_EXTENSION)DeviceObject->DeviceExtension)->LowerDevice, Irp);
}
