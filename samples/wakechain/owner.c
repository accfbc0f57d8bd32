/*
 * owner: see owner.h. A request to wait for a wake signal goes down the stack and stays with the bus; who sent it may take it back at
 * any time, also in the moment in which the bus completes it. WakeState settles who of the two has it.
 */
#include "owner.h"

static IO_COMPLETION_ROUTINE OwnerSystemDone;
static IO_COMPLETION_ROUTINE OwnerPoweredUp;
static IO_COMPLETION_ROUTINE OwnerWakeCompleted;
static REQUEST_POWER_COMPLETE OwnerSystemFinish;

VOID
OwnerInitialize(_Out_ POWNER Owner, _In_ PDEVICE_OBJECT Self, _In_ PDEVICE_OBJECT PhysicalDevice, _In_ PCSTR Name,
                _In_ PREQUEST_POWER_COMPLETE WakeDone)
{
    RtlZeroMemory(Owner, sizeof(*Owner));
    Owner->Self = Self;
    Owner->PhysicalDevice = PhysicalDevice;
    Owner->Name = Name;
    Owner->PowerState = PowerDeviceD3;
    Owner->WakeDone = WakeDone;
}

VOID
OwnerSetPower(_In_ POWNER Owner, _In_ DEVICE_POWER_STATE State)
{
    POWER_STATE state;

    DbgPrint("%s: D%d\n", Owner->Name, State - PowerDeviceD0);
    Owner->PowerState = State;
    state.DeviceState = State;
    (VOID)PoSetPowerState(Owner->Self, DevicePowerState, state);
}

/* ---- waking ---- */

VOID
OwnerArm(_In_ POWNER Owner)
{
    POWER_STATE state;
    NTSTATUS status;

    /* Only a device in D0 can be armed; one whose power could not be asked for is left as it is. */
    if (Owner->PowerState != PowerDeviceD0 ||
        InterlockedCompareExchange(&Owner->WakeState, WakeRequested, WakeNone) != WakeNone) {
        return;
    }
    /* The deepest sleep that it is to wake the machine from. */
    state.SystemState = PowerSystemSleeping3;
    status = PoRequestPowerIrp(Owner->PhysicalDevice, IRP_MN_WAIT_WAKE, state, Owner->WakeDone, Owner, NULL);
    if (status != STATUS_PENDING) {
        InterlockedExchange(&Owner->WakeState, WakeNone);
    }
}

VOID
OwnerDisarm(_In_ POWNER Owner)
{
    PIRP irp;

    if (InterlockedCompareExchange(&Owner->WakeState, WakeCancelling, WakeWaiting) != WakeWaiting) {
        return;
    }
    IoCancelIrp(Owner->WakeIrp);
    if (InterlockedCompareExchange(&Owner->WakeState, WakeNone, WakeCancelling) == WakeHeld) {
        irp = Owner->WakeIrp;
        InterlockedExchange(&Owner->WakeState, WakeNone);
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}

static NTSTATUS
OwnerWaitWake(_In_ POWNER Owner, _Inout_ PIRP Irp)
{
    if (InterlockedCompareExchange(&Owner->WakeState, WakeForwarding, WakeRequested) != WakeRequested) {
        /* Somebody else's: it will hear from the bus that there is one already. */
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(Owner->LowerDevice, Irp);
    }
    IoMarkIrpPending(Irp);
    Owner->WakeIrp = Irp;
    InterlockedExchange(&Owner->WakeState, WakeWaiting);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, OwnerWakeCompleted, Owner, TRUE, TRUE, TRUE);
    (VOID)IoCallDriver(Owner->LowerDevice, Irp);
    return STATUS_PENDING;
}

static NTSTATUS
OwnerWakeCompleted(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    POWNER owner = (POWNER)Context;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);

    if (InterlockedCompareExchange(&owner->WakeState, WakeNone, WakeWaiting) != WakeWaiting &&
        InterlockedCompareExchange(&owner->WakeState, WakeHeld, WakeCancelling) == WakeCancelling) {
        return STATUS_MORE_PROCESSING_REQUIRED;
    }
    return STATUS_CONTINUE_COMPLETION;
}

/* ---- sleeping ---- */

static NTSTATUS
OwnerSystemDone(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    POWNER owner = (POWNER)Context;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    POWER_STATE state;
    NTSTATUS status;

    UNREFERENCED_PARAMETER(DeviceObject);

    if (!NT_SUCCESS(Irp->IoStatus.Status)) {
        return STATUS_CONTINUE_COMPLETION;
    }
    /* An armed device, too, may go to D3: its bus hears of the wake signal there. */
    state.DeviceState =
        stack->Parameters.Power.State.SystemState == PowerSystemWorking ? PowerDeviceD0 : PowerDeviceD3;
    status = PoRequestPowerIrp(owner->PhysicalDevice, stack->MinorFunction, state, OwnerSystemFinish, Irp, NULL);
    if (status == STATUS_PENDING) {
        return STATUS_MORE_PROCESSING_REQUIRED;
    }
    if (stack->MinorFunction == IRP_MN_QUERY_POWER) {
        Irp->IoStatus.Status = status;
    }
    return STATUS_CONTINUE_COMPLETION;
}

static VOID
OwnerSystemFinish(_In_ PDEVICE_OBJECT DeviceObject, _In_ UCHAR MinorFunction, _In_ POWER_STATE PowerState,
                  _In_opt_ PVOID Context, _In_ PIO_STATUS_BLOCK IoStatus)
{
    PIRP irp = (PIRP)Context;

    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(PowerState);

    irp->IoStatus.Status = MinorFunction == IRP_MN_QUERY_POWER ? IoStatus->Status : STATUS_SUCCESS;
    irp->IoStatus.Information = 0;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}

static NTSTATUS
OwnerPoweredUp(_In_ PDEVICE_OBJECT DeviceObject, _In_ PIRP Irp, _In_reads_opt_(_Inexpressible_("varies")) PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);

    if (NT_SUCCESS(Irp->IoStatus.Status)) {
        OwnerSetPower((POWNER)Context, PowerDeviceD0);
    }
    return STATUS_CONTINUE_COMPLETION;
}

NTSTATUS
OwnerPower(_In_ POWNER Owner, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PIO_COMPLETION_ROUTINE routine = NULL;

    if (stack->MinorFunction == IRP_MN_WAIT_WAKE) {
        return OwnerWaitWake(Owner, Irp);
    }
    if (stack->MinorFunction == IRP_MN_QUERY_POWER || stack->MinorFunction == IRP_MN_SET_POWER) {
        if (stack->Parameters.Power.Type == SystemPowerState) {
            routine = OwnerSystemDone;
        } else if (stack->MinorFunction == IRP_MN_SET_POWER &&
                   stack->Parameters.Power.State.DeviceState != Owner->PowerState) {
            if (stack->Parameters.Power.State.DeviceState == PowerDeviceD0) {
                routine = OwnerPoweredUp;
            } else {
                OwnerSetPower(Owner, stack->Parameters.Power.State.DeviceState);
            }
        }
    }
    if (routine == NULL) {
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(Owner->LowerDevice, Irp);
    }
    IoMarkIrpPending(Irp);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, routine, Owner, TRUE, TRUE, TRUE);
    (VOID)IoCallDriver(Owner->LowerDevice, Irp);
    return STATUS_PENDING;
}
