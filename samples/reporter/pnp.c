/*
 * reporter, part 4: Plug and Play and power. The device is registered with WMI while it is started. When it is idle it may be
 * powered down, if the administrator allows that (see wmi.c).
 */
#include "reporter.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, ReporterPnp)
#pragma alloc_text(PAGE, ReporterSetIdlePowerDown)
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS ReporterStart(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID ReporterStop(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID ReporterLogMinor(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR Minor);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, ReporterStart)
#pragma alloc_text(PAGE, ReporterStop)
#pragma alloc_text(PAGE, ReporterLogMinor)
#endif

NTSTATUS
ReporterPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    UCHAR minor = IoGetCurrentIrpStackLocation(Irp)->MinorFunction;
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ReporterCompleteIrp(Irp, status, 0);
    }
    ReporterLogMinor(DeviceObject, minor);

    switch (minor) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = ReporterStart(extension);
        }
        ReporterCompleteIrp(Irp, status, Irp->IoStatus.Information);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return status;

    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        ReporterStop(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        ReporterStop(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);

        IoReleaseRemoveLockAndWait(&extension->RemoveLock, Irp);
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

static NTSTATUS
ReporterStart(_In_ PDEVICE_EXTENSION Extension)
{
    POWER_STATE state;
    NTSTATUS status;

    PAGED_CODE();

    Extension->PowerState = PowerDeviceD0;
    state.DeviceState = PowerDeviceD0;
    (VOID)PoSetPowerState(Extension->Self, DevicePowerState, state);
    if (Extension->Started) {
        return STATUS_SUCCESS;
    }

    status = IoWMIRegistrationControl(Extension->Self, WMIREG_ACTION_REGISTER);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoSetDeviceInterfaceState(&Extension->InterfaceName, TRUE);
    if (!NT_SUCCESS(status)) {
        (VOID)IoWMIRegistrationControl(Extension->Self, WMIREG_ACTION_DEREGISTER);
        return status;
    }
    Extension->Started = TRUE;
    ReporterSetIdlePowerDown(Extension, TRUE);
    return STATUS_SUCCESS;
}

/* Undoes ReporterStart: with surprise removal, or with removal. */
static VOID
ReporterStop(_In_ PDEVICE_EXTENSION Extension)
{
    PAGED_CODE();

    if (!Extension->Started) {
        return;
    }
    Extension->Started = FALSE;
    ReporterSetIdlePowerDown(Extension, FALSE);
    (VOID)IoSetDeviceInterfaceState(&Extension->InterfaceName, FALSE);
    (VOID)IoWMIRegistrationControl(Extension->Self, WMIREG_ACTION_DEREGISTER);
}

/* "PnP 0A" for minor function 10. */
static VOID
ReporterLogMinor(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR Minor)
{
    static const WCHAR digits[] = L"0123456789ABCDEF";
    WCHAR text[] = L"PnP 00";

    PAGED_CODE();

    text[4] = digits[Minor >> 4];
    text[5] = digits[Minor & 0xF];
    (VOID)ReporterLog(DeviceObject, REPORTER_MESSAGE, text, Minor);
}

VOID
ReporterSetIdlePowerDown(_In_ PDEVICE_EXTENSION Extension, _In_ BOOLEAN Enable)
{
    POWER_STATE state;

    PAGED_CODE();

    Extension->IdlePowerDown = Enable;
    if (Enable) {
        Extension->IdleCounter = PoRegisterDeviceForIdleDetection(Extension->PhysicalDevice, 30, 60, PowerDeviceD3);
        return;
    }
    (VOID)PoRegisterDeviceForIdleDetection(Extension->PhysicalDevice, 0, 0, PowerDeviceD0);
    Extension->IdleCounter = NULL;
    /* It may be powered down right now. */
    if (Extension->Started && Extension->PowerState != PowerDeviceD0) {
        DbgPrint("reporter: power up\n");
        state.DeviceState = PowerDeviceD0;
        (VOID)PoRequestPowerIrp(Extension->PhysicalDevice, IRP_MN_SET_POWER, state, NULL, NULL, NULL);
    }
}

/* There is nothing to save or to restore: the state is noted, and the bus does the rest. */
NTSTATUS
ReporterPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ReporterCompleteIrp(Irp, status, 0);
    }
    if (stack->MinorFunction == IRP_MN_SET_POWER && stack->Parameters.Power.Type == DevicePowerState) {
        extension->PowerState = stack->Parameters.Power.State.DeviceState;
        (VOID)PoSetPowerState(DeviceObject, DevicePowerState, stack->Parameters.Power.State);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}
