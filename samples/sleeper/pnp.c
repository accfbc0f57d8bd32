/*
 * sleeper, part 3: Plug and Play.
 *
 *   added ── START ─► started ◄── CANCEL_STOP ── stop pending ── STOP ─► stopped ── START ─► started
 *                       │  ▲                         ▲
 *                       │  └── CANCEL_REMOVE ── remove pending ── REMOVE ─► gone
 *                       └── SURPRISE_REMOVAL ─► surprise removed ── REMOVE ─► gone
 *
 * Requests are let in in "started" only. Stop and removal wait for those that were.
 */
#include "sleeper.h"

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SleeperPnp)
#pragma alloc_text(PAGE, SleeperSystemControl)
#endif

_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS SleeperStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID SleeperPrintResources(_In_opt_ PCM_RESOURCE_LIST Resources);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID SleeperWaitForRequests(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID SleeperRemove(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS SleeperCapabilities(_In_ PDEVICE_EXTENSION Extension, _In_ PDEVICE_CAPABILITIES Capabilities);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, SleeperStart)
#pragma alloc_text(PAGE, SleeperPrintResources)
#pragma alloc_text(PAGE, SleeperWaitForRequests)
#pragma alloc_text(PAGE, SleeperRemove)
#pragma alloc_text(PAGE, SleeperCapabilities)
#endif

/* Opens the gate, or shuts it. If `Unused` is set, it is shut only while no handle is open. Gives the number of open handles. */
static LONG
SleeperSetAccepting(_In_ PDEVICE_EXTENSION Extension, _In_ BOOLEAN Accepting, _In_ BOOLEAN Unused)
{
    LONG open;
    KIRQL irql;

    KeAcquireSpinLock(&Extension->Lock, &irql);
    open = Extension->OpenHandles;
    if (!Unused || open == 0) {
        Extension->Accepting = Accepting;
    }
    KeReleaseSpinLock(&Extension->Lock, irql);
    return open;
}

NTSTATUS
SleeperPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    LONG open;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return SleeperCompleteIrp(Irp, status, 0);
    }

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        /* The bus first: only then has the device power and can be reached. */
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = SleeperStart(extension, stack->Parameters.StartDevice.AllocatedResourcesTranslated);
        }
        SleeperCompleteIrp(Irp, status, Irp->IoStatus.Information);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
        return status;

    case IRP_MN_QUERY_REMOVE_DEVICE:
        open = SleeperSetAccepting(extension, FALSE, TRUE);
        if (open > 0) {
            DbgPrint("sleeper: not removed, %d handles still open\n", open);
            SleeperCompleteIrp(Irp, STATUS_UNSUCCESSFUL, 0);
            IoReleaseRemoveLock(&extension->RemoveLock, Irp);
            return STATUS_UNSUCCESSFUL;
        }
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_QUERY_STOP_DEVICE:
        (VOID)SleeperSetAccepting(extension, FALSE, FALSE);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_CANCEL_REMOVE_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
        (VOID)SleeperSetAccepting(extension, TRUE, FALSE);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_STOP_DEVICE:
        /* What was let in before the query is still served, as the device is there. */
        (VOID)SleeperSetAccepting(extension, FALSE, FALSE);
        SleeperWaitForRequests(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        (VOID)SleeperSetAccepting(extension, FALSE, FALSE);
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        SleeperFailWaiting(extension, STATUS_DEVICE_NOT_CONNECTED);
        SleeperWaitForRequests(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        SleeperRemove(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);

        /* Waits for everybody else who still has a request here. */
        IoReleaseRemoveLockAndWait(&extension->RemoveLock, Irp);
        /* The DPC that completed the last one may not have returned yet. */
        KeFlushQueuedDpcs();
        IoDetachDevice(extension->LowerDevice);
        IoDeleteDevice(DeviceObject);
        return status;

    case IRP_MN_QUERY_CAPABILITIES:
        /* What the bus says comes first; this driver learns from it and adds to it. */
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = SleeperCapabilities(extension, stack->Parameters.DeviceCapabilities.Capabilities);
        }
        SleeperCompleteIrp(Irp, status, Irp->IoStatus.Information);
        IoReleaseRemoveLock(&extension->RemoveLock, Irp);
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
SleeperStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources)
{
    NTSTATUS status;

    PAGED_CODE();

    SleeperPrintResources(Resources);

    /* The bus has powered it up with the start, without a power request. */
    SleeperSetPower(Extension, PowerDeviceD0);

    /* A device that is started again after a stop is registered already, and its interface enabled. */
    if (Extension->IdleCounter == NULL) {
        Extension->IdleCounter = PoRegisterDeviceForIdleDetection(Extension->PhysicalDevice, SLEEPER_IDLE_CONSERVATION,
                                                                  SLEEPER_IDLE_PERFORMANCE, PowerDeviceD3);
        status = IoSetDeviceInterfaceState(&Extension->InterfaceName, TRUE);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }
    (VOID)SleeperSetAccepting(Extension, TRUE, FALSE);
    return STATUS_SUCCESS;
}

/* This device needs no resources. A driver that does would keep these; here they are only shown. */
static VOID
SleeperPrintResources(_In_opt_ PCM_RESOURCE_LIST Resources)
{
    PCM_PARTIAL_RESOURCE_LIST list;
    ULONG i;

    PAGED_CODE();

    if (Resources == NULL || Resources->Count == 0) {
        DbgPrint("sleeper: no allocated translated resources\n");
        return;
    }
    list = &Resources->List[0].PartialResourceList;
    DbgPrint("sleeper: %u resource lists, %u resources\n", Resources->Count, list->Count);
    for (i = 0; i < list->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR one = &list->PartialDescriptors[i];

        switch (one->Type) {
        case CmResourceTypePort:
            DbgPrint("sleeper: port %I64x, length %u, needs mapping %c\n", one->u.Port.Start.QuadPart, one->u.Port.Length,
                     (one->Flags & CM_RESOURCE_PORT_IO) != 0 ? 'N' : 'Y');
            break;
        case CmResourceTypeInterrupt:
            DbgPrint("sleeper: interrupt vector %x, IRQL %u, affinity %Ix, mode %d\n", one->u.Interrupt.Vector,
                     one->u.Interrupt.Level, one->u.Interrupt.Affinity,
                     (one->Flags & CM_RESOURCE_INTERRUPT_LATCHED) != 0 ? Latched : LevelSensitive);
            break;
        case CmResourceTypeMemory:
            DbgPrint("sleeper: memory %I64x, length %u\n", one->u.Memory.Start.QuadPart, one->u.Memory.Length);
            break;
        default:
            DbgPrint("sleeper: resource of type %u\n", one->Type);
            break;
        }
    }
}

static VOID
SleeperWaitForRequests(_In_ PDEVICE_EXTENSION Extension)
{
    PAGED_CODE();

    (VOID)KeWaitForSingleObject(&Extension->NoRequests, Executive, KernelMode, FALSE, NULL);
    DbgPrint("sleeper: no request is left\n");
}

static VOID
SleeperRemove(_In_ PDEVICE_EXTENSION Extension)
{
    PAGED_CODE();

    (VOID)SleeperSetAccepting(Extension, FALSE, FALSE);
    (VOID)IoSetDeviceInterfaceState(&Extension->InterfaceName, FALSE);
    SleeperFailWaiting(Extension, STATUS_DELETE_PENDING);
    SleeperWaitForRequests(Extension);
    /* It is not set any more, as nothing is under way; but what is about to be freed is not left to chance. */
    (VOID)KeCancelTimer(&Extension->Timer);
    if (Extension->IdleCounter != NULL) {
        (VOID)PoRegisterDeviceForIdleDetection(Extension->PhysicalDevice, 0, 0, PowerDeviceD0);
    }
    RtlFreeUnicodeString(&Extension->InterfaceName);
}

/* Awake the device may have all of its power; for every sleeping state it has none. A bus that allows less is believed. */
static NTSTATUS
SleeperCapabilities(_In_ PDEVICE_EXTENSION Extension, _In_ PDEVICE_CAPABILITIES Capabilities)
{
    ULONG i;

    PAGED_CODE();

    for (i = PowerSystemWorking; i < PowerSystemMaximum; i++) {
        DEVICE_POWER_STATE wanted = i == PowerSystemWorking ? PowerDeviceD0 : PowerDeviceD3;

        DbgPrint("sleeper: capabilities from bus: DeviceState[%u]=%d\n", i, Capabilities->DeviceState[i]);
        if (Capabilities->DeviceState[i] < wanted) {
            Capabilities->DeviceState[i] = wanted;
        }
        Extension->DeviceStates[i] = Capabilities->DeviceState[i];
    }
    return STATUS_SUCCESS;
}

NTSTATUS
SleeperSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return SleeperCompleteIrp(Irp, status, 0);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}
