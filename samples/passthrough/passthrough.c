/*
 * passthrough: a filter. It sits in a stack above or below a function driver, lets every request pass, and says what it sees: the
 * request on its way down, and its status on its way up. Everything that a filter must do to change nothing is here:
 *
 *   - its device object is like the one below it: type, characteristics, the flags for buffers and power;
 *   - it passes on what it does not know, above all in Plug and Play and power;
 *   - a request that was pending below is pending here;
 *   - a remove lock keeps its device object until the last request has come back.
 */
#include <wdm.h>

#define PASS_TAG 'ssaP'

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT PhysicalDevice;
    PDEVICE_OBJECT LowerDevice;
    IO_REMOVE_LOCK RemoveLock;
    /* Requests that have passed. */
    LONG Passed;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE PassAddDevice;
DRIVER_UNLOAD PassUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_READ) _Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH PassDispatch;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED PassPnp;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH PassPower;
static IO_COMPLETION_ROUTINE PassCompleted;
static IO_COMPLETION_ROUTINE PassUsageCompleted;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, PassAddDevice)
#pragma alloc_text(PAGE, PassUnload)
#pragma alloc_text(PAGE, PassPnp)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    ULONG i;

    UNREFERENCED_PARAMETER(RegistryPath);

    /* Also requests that nobody has thought of yet belong to the drivers below. */
    for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) {
        DriverObject->MajorFunction[i] = PassDispatch;
    }
    DriverObject->MajorFunction[IRP_MJ_PNP] = PassPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = PassPower;
    DriverObject->DriverExtension->AddDevice = PassAddDevice;
    DriverObject->DriverUnload = PassUnload;
    return STATUS_SUCCESS;
}

NTSTATUS
PassAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PDEVICE_EXTENSION extension;
    PDEVICE_OBJECT below;
    NTSTATUS status;

    PAGED_CODE();

    /* No name and no security of its own: a filter is reached only through the stack. */
    status = IoCreateDevice(DriverObject, sizeof(DEVICE_EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN,
                            FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PDEVICE_EXTENSION)device->DeviceExtension;
    extension->Self = device;
    extension->PhysicalDevice = PhysicalDeviceObject;
    IoInitializeRemoveLock(&extension->RemoveLock, PASS_TAG, 0, 0);

    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    below = extension->LowerDevice;
    device->DeviceType = below->DeviceType;
    device->Characteristics = below->Characteristics;
    device->Flags |= below->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO | DO_POWER_PAGABLE | DO_POWER_INRUSH);
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}

VOID
PassUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

static NTSTATUS
PassFail(_In_ PIRP Irp, _In_ NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

/* Passes a request on and is told when it comes back. */
NTSTATUS
PassDispatch(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return PassFail(Irp, status);
    }
    DbgPrint("passthrough: %u down\n", IoGetCurrentIrpStackLocation(Irp)->MajorFunction);

    /* Copied, not skipped: the completion routine needs a stack location of its own. */
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, PassCompleted, extension, TRUE, TRUE, TRUE);
    return IoCallDriver(extension->LowerDevice, Irp);
}

/* May be called at DISPATCH_LEVEL, in any thread. */
static NTSTATUS
PassCompleted(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;

    UNREFERENCED_PARAMETER(DeviceObject);

    InterlockedIncrement(&extension->Passed);
    DbgPrint("passthrough: %u up, %08X\n", IoGetCurrentIrpStackLocation(Irp)->MajorFunction, Irp->IoStatus.Status);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return STATUS_CONTINUE_COMPLETION;
}

NTSTATUS
PassPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return PassFail(Irp, status);
    }

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            /* What the device has turned out to be. */
            DeviceObject->Characteristics |= extension->LowerDevice->Characteristics & FILE_REMOVABLE_MEDIA;
        }
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return status;

    case IRP_MN_DEVICE_USAGE_NOTIFICATION:
        /* A paging file may be put on the device or taken off it: whether it may be powered in a pageable way follows the one below. */
        if (DeviceObject->AttachedDevice == NULL || (DeviceObject->AttachedDevice->Flags & DO_POWER_PAGABLE) != 0) {
            DeviceObject->Flags |= DO_POWER_PAGABLE;
        }
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, PassUsageCompleted, extension, TRUE, TRUE, TRUE);
        return IoCallDriver(extension->LowerDevice, Irp);

    case IRP_MN_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);

        IoReleaseRemoveLockAndWait(&extension->RemoveLock, Irp);
        DbgPrint("passthrough: %d requests have passed\n", extension->Passed);
        IoDetachDevice(extension->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    default:
        /* Queries, stop, surprise removal: a filter has nothing to say to them. The status stays as it came. */
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return status;
    }
}

static NTSTATUS
PassUsageCompleted(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;

    UNREFERENCED_PARAMETER(DeviceObject);

    if ((extension->LowerDevice->Flags & DO_POWER_PAGABLE) == 0) {
        extension->Self->Flags &= ~DO_POWER_PAGABLE;
    }
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return STATUS_CONTINUE_COMPLETION;
}

/* The function driver is the one who decides about power. */
NTSTATUS
PassPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return PassFail(Irp, status);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}
