/*
 * lpt, part 4: Plug and Play. The ports and the interrupt come with IRP_MN_START_DEVICE and are used until stop or removal.
 */
#include "lpt.h"

#pragma alloc_text(PAGE, LptPnp)
#pragma alloc_text(PAGE, LptSystemControl)

_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS LptStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources);
_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS LptFindResources(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID LptStop(_In_ PDEVICE_EXTENSION Extension);

#pragma alloc_text(PAGE, LptStart)
#pragma alloc_text(PAGE, LptFindResources)

NTSTATUS
LptPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    PAGED_CODE();

    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        /* The bus first, so that the hardware can be reached. */
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = LptStart(extension, stack->Parameters.StartDevice.AllocatedResourcesTranslated);
        }
        return LptCompleteIrp(Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_QUERY_REMOVE_DEVICE:
        if (extension->OpenHandles > 0) {
            return LptCompleteIrp(Irp, STATUS_UNSUCCESSFUL, 0);
        }
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_STOP_DEVICE:
    case IRP_MN_SURPRISE_REMOVAL:
        LptStop(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        LptStop(extension);
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

/* Connects the interrupt before the printer may use it, and shows the device to programs when all is ready. */
static NTSTATUS
LptStart(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources)
{
    NTSTATUS status;

    PAGED_CODE();

    status = LptFindResources(Extension, Resources);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    LptDisableInterrupts(Extension);
    status = IoConnectInterrupt(&Extension->Interrupt, LptInterrupt, Extension, NULL, Extension->Vector, Extension->Irql,
                                Extension->Irql, Extension->Mode, Extension->ShareVector, Extension->Affinity, FALSE);
    if (!NT_SUCCESS(status)) {
        Extension->Interrupt = NULL;
        return status;
    }
    KeSynchronizeExecution(Extension->Interrupt, LptResetPrinter, Extension);

    Extension->Started = TRUE;
    IoStartTimer(Extension->Self);
    status = IoSetDeviceInterfaceState(&Extension->InterfaceName, TRUE);
    if (!NT_SUCCESS(status)) {
        LptStop(Extension);
    }
    return status;
}

/* One range of three ports and one interrupt are needed; their order in the list is not defined. */
static NTSTATUS
LptFindResources(_In_ PDEVICE_EXTENSION Extension, _In_opt_ PCM_RESOURCE_LIST Resources)
{
    PCM_PARTIAL_RESOURCE_LIST list;
    BOOLEAN havePorts = FALSE;
    BOOLEAN haveInterrupt = FALSE;
    ULONG i;

    PAGED_CODE();

    if (Resources == NULL || Resources->Count == 0) {
        return STATUS_DEVICE_CONFIGURATION_ERROR;
    }
    list = &Resources->List[0].PartialResourceList;
    for (i = 0; i < list->Count; i++) {
        PCM_PARTIAL_RESOURCE_DESCRIPTOR resource = &list->PartialDescriptors[i];

        switch (resource->Type) {
        case CmResourceTypePort:
            if (!havePorts && resource->u.Port.Length >= LPT_PORTS) {
                Extension->PortBase = (PUCHAR)(ULONG_PTR)resource->u.Port.Start.QuadPart;
                havePorts = TRUE;
            }
            break;
        case CmResourceTypeInterrupt:
            Extension->Vector = resource->u.Interrupt.Vector;
            Extension->Irql = (KIRQL)resource->u.Interrupt.Level;
            Extension->Affinity = resource->u.Interrupt.Affinity;
            Extension->Mode = (resource->Flags & CM_RESOURCE_INTERRUPT_LATCHED) != 0 ? Latched : LevelSensitive;
            Extension->ShareVector = resource->ShareDisposition == CmResourceShareShared;
            haveInterrupt = TRUE;
            break;
        default:
            break;
        }
    }
    return havePorts && haveInterrupt ? STATUS_SUCCESS : STATUS_DEVICE_CONFIGURATION_ERROR;
}

/* Undoes LptStart. Writes that are left fail with STATUS_DEVICE_NOT_CONNECTED. Not pageable: it raises the IRQL. */
static VOID
LptStop(_In_ PDEVICE_EXTENSION Extension)
{
    BOOLEAN busy;
    KIRQL irql;

    if (!Extension->Started) {
        return;
    }
    (VOID)IoSetDeviceInterfaceState(&Extension->InterfaceName, FALSE);
    IoStopTimer(Extension->Self);

    /* StartIo and the timer may be running on another processor: whoever comes after this finds the device gone. */
    KeAcquireSpinLock(&Extension->Gate, &irql);
    Extension->Started = FALSE;
    busy = KeSynchronizeExecution(Extension->Interrupt, LptAbandonTransfer, Extension);
    KeSynchronizeExecution(Extension->Interrupt, LptQuietPrinter, Extension);
    KeReleaseSpinLock(&Extension->Gate, irql);

    if (busy) {
        /* Each finished write starts the next one, and StartIo fails it because the device is not started. */
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        LptDpcForIsr(NULL, Extension->Self, Extension->Self->CurrentIrp, NULL);
        KeLowerIrql(irql);
    }
    IoDisconnectInterrupt(Extension->Interrupt);
    Extension->Interrupt = NULL;
}

NTSTATUS
LptPower(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(extension->LowerDevice, Irp);
}

NTSTATUS
LptSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(extension->LowerDevice, Irp);
}
