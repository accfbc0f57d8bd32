/*
 * sleeper, part 4: power. The driver is the policy owner of its device: it turns each system state into a device state.
 *
 *   system request ─► passed down ─► SleeperSystemDone ─► PoRequestPowerIrp: device request
 *                                                              │ (down: before the bus; up: after it)
 *   system request completed ◄── SleeperSystemFinish ◄─────────┘
 *
 * Idle detection and SleeperWake send device requests, too. Nothing here waits for a request: only the way down waits, for the
 * work under way, which ends by itself.
 */
#include "sleeper.h"

static IO_COMPLETION_ROUTINE SleeperSystemDone;
static IO_COMPLETION_ROUTINE SleeperPoweredUp;
static REQUEST_POWER_COMPLETE SleeperSystemFinish;
static REQUEST_POWER_COMPLETE SleeperWakeDone;

static NTSTATUS
SleeperPassDown(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    NTSTATUS status;

    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&Extension->RemoveLock, Irp);
    return status;
}

/* A system request goes to the bus first; what the device does about it follows in SleeperSystemDone. */
static NTSTATUS
SleeperSystemPower(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    KIRQL irql;

    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        KeAcquireSpinLock(&Extension->Lock, &irql);
        Extension->SystemState = stack->Parameters.Power.State.SystemState;
        KeReleaseSpinLock(&Extension->Lock, irql);
    }
    IoMarkIrpPending(Irp);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, SleeperSystemDone, Extension, TRUE, TRUE, TRUE);
    (VOID)IoCallDriver(Extension->LowerDevice, Irp);
    return STATUS_PENDING;
}

static NTSTATUS
SleeperSystemDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    SYSTEM_POWER_STATE system = stack->Parameters.Power.State.SystemState;
    POWER_STATE state;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(DeviceObject);

    status = Irp->IoStatus.Status;
    if (NT_SUCCESS(status)) {
        state.DeviceState = extension->DeviceStates[system];
        if (state.DeviceState == PowerDeviceUnspecified) {
            state.DeviceState = system == PowerSystemWorking ? PowerDeviceD0 : PowerDeviceD3;
        }
        if (stack->MinorFunction == IRP_MN_SET_POWER) {
            DbgPrint("sleeper: system state %d, %s device power to %d\n", system,
                     state.DeviceState == PowerDeviceD0 ? "increase" : "decrease", state.DeviceState);
        }
        status = PoRequestPowerIrp(extension->PhysicalDevice, stack->MinorFunction, state, SleeperSystemFinish, Irp, NULL);
        if (status == STATUS_PENDING) {
            /* SleeperSystemFinish completes it. */
            return STATUS_MORE_PROCESSING_REQUIRED;
        }
        /* The machine goes to sleep all the same; only a query may be failed. */
        if (stack->MinorFunction == IRP_MN_QUERY_POWER) {
            Irp->IoStatus.Status = status;
        }
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return STATUS_CONTINUE_COMPLETION;
}

/* The device request that a system request led to is over. Its IRP is the power manager's; the system's is still ours. */
static VOID
SleeperSystemFinish(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState,
                    _In_opt_ PVOID Context, _In_ PIO_STATUS_BLOCK IoStatus)
{
    PIRP irp = (PIRP)Context;
    PDEVICE_OBJECT device = IoGetCurrentIrpStackLocation(irp)->DeviceObject;
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)device->DeviceExtension;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(PowerState);

    SleeperCompleteIrp(irp, MinorFunction == IRP_MN_QUERY_POWER ? IoStatus->Status : STATUS_SUCCESS, 0);
    IoReleaseRemoveLock(&extension->RemoveLock, irp);
}

/* The device is in this state now: notes it, and tells the power manager. */
VOID
SleeperSetPower(_In_ PDEVICE_EXTENSION Extension, _In_ DEVICE_POWER_STATE State)
{
    POWER_STATE state;
    KIRQL irql;

    DbgPrint("sleeper: device power is %d\n", State);
    KeAcquireSpinLock(&Extension->Lock, &irql);
    Extension->PowerState = State;
    KeReleaseSpinLock(&Extension->Lock, irql);
    state.DeviceState = State;
    (VOID)PoSetPowerState(Extension->Self, DevicePowerState, state);
}

/* Down: no new work is begun, the work under way ends, then the bus takes the power away. */
static NTSTATUS
SleeperPowerDown(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    DEVICE_POWER_STATE state = IoGetCurrentIrpStackLocation(Irp)->Parameters.Power.State.DeviceState;

    DbgPrint("sleeper: decrease device power to %d\n", state);
    SleeperSetPower(Extension, state);
    (VOID)KeWaitForSingleObject(&Extension->Idle, Executive, KernelMode, FALSE, NULL);
    return SleeperPassDown(Extension, Irp);
}

/* Up: the bus gives power first. */
static NTSTATUS
SleeperPowerUp(_In_ PDEVICE_EXTENSION Extension, _Inout_ PIRP Irp)
{
    DbgPrint("sleeper: increase device power to %d\n",
             IoGetCurrentIrpStackLocation(Irp)->Parameters.Power.State.DeviceState);
    IoMarkIrpPending(Irp);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, SleeperPoweredUp, Extension, TRUE, TRUE, TRUE);
    (VOID)IoCallDriver(Extension->LowerDevice, Irp);
    return STATUS_PENDING;
}

static NTSTATUS
SleeperPoweredUp(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;

    UNREFERENCED_PARAMETER(DeviceObject);

    if (NT_SUCCESS(Irp->IoStatus.Status)) {
        SleeperSetPower(extension, IoGetCurrentIrpStackLocation(Irp)->Parameters.Power.State.DeviceState);
        SleeperStartNext(extension);
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return STATUS_CONTINUE_COMPLETION;
}

NTSTATUS
SleeperPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return SleeperCompleteIrp(Irp, status, 0);
    }

    if (stack->MinorFunction == IRP_MN_QUERY_POWER || stack->MinorFunction == IRP_MN_SET_POWER) {
        if (stack->Parameters.Power.Type == SystemPowerState) {
            return SleeperSystemPower(extension, Irp);
        }
        /* A query for a device state is never refused, and a state it is in already needs no work. */
        if (stack->MinorFunction == IRP_MN_SET_POWER &&
            stack->Parameters.Power.State.DeviceState != extension->PowerState) {
            return stack->Parameters.Power.State.DeviceState > extension->PowerState ? SleeperPowerDown(extension, Irp)
                                                                                      : SleeperPowerUp(extension, Irp);
        }
    }
    return SleeperPassDown(extension, Irp);
}

/* A request waits for a device that sleeps. */
VOID
SleeperWake(_In_ PDEVICE_EXTENSION Extension)
{
    POWER_STATE state;
    NTSTATUS status;

    DbgPrint("sleeper: a request wakes the device\n");
    state.DeviceState = PowerDeviceD0;
    status = PoRequestPowerIrp(Extension->PhysicalDevice, IRP_MN_SET_POWER, state, SleeperWakeDone, Extension, NULL);
    if (status != STATUS_PENDING) {
        Extension->Waking = FALSE;
        SleeperFailWaiting(Extension, STATUS_DEVICE_POWER_FAILURE);
    }
}

static VOID
SleeperWakeDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState,
                _In_opt_ PVOID Context, _In_ PIO_STATUS_BLOCK IoStatus)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)Context;
    KIRQL irql;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);

    KeAcquireSpinLock(&extension->Lock, &irql);
    extension->Waking = FALSE;
    KeReleaseSpinLock(&extension->Lock, irql);
    if (!NT_SUCCESS(IoStatus->Status)) {
        SleeperFailWaiting(extension, STATUS_DEVICE_POWER_FAILURE);
    }
}
