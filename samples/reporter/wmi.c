/*
 * reporter, part 5: WMI. The library takes the requests apart; the routines here know what is in the blocks. Each of them
 * completes its request with WmiCompleteRequest.
 */
#include "reporter.h"

static WMI_QUERY_REGINFO_CALLBACK ReporterQueryRegInfo;
static WMI_QUERY_DATABLOCK_CALLBACK ReporterQueryDataBlock;
static WMI_SET_DATABLOCK_CALLBACK ReporterSetDataBlock;
static WMI_SET_DATAITEM_CALLBACK ReporterSetDataItem;
static WMI_EXECUTE_METHOD_CALLBACK ReporterExecuteMethod;
static WMI_FUNCTION_CONTROL_CALLBACK ReporterFunctionControl;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(PAGE, ReporterSystemControl)
#pragma alloc_text(PAGE, ReporterInitializeWmi)
#pragma alloc_text(PAGE, ReporterQueryRegInfo)
#pragma alloc_text(PAGE, ReporterSetDataBlock)
#pragma alloc_text(PAGE, ReporterSetDataItem)
#pragma alloc_text(PAGE, ReporterFunctionControl)
#endif

/* Their order is the meaning of GuidIndex. */
enum {
    PowerEnableBlock,
    InformationBlock,
    WrittenEvent
};

static WMIGUIDREGINFO ReporterBlocks[] = {
    { &GUID_POWER_DEVICE_ENABLE, 1, 0 },
    { &GUID_WMI_REPORTER_INFORMATION, 1, 0 },
    { &GUID_WMI_REPORTER_WRITTEN, 1, WMIREG_FLAG_EVENT_ONLY_GUID },
};

VOID
ReporterInitializeWmi(_In_ PDEVICE_EXTENSION Extension)
{
    PAGED_CODE();

    Extension->Wmi.GuidCount = ARRAYSIZE(ReporterBlocks);
    Extension->Wmi.GuidList = ReporterBlocks;
    Extension->Wmi.QueryWmiRegInfo = ReporterQueryRegInfo;
    Extension->Wmi.QueryWmiDataBlock = ReporterQueryDataBlock;
    Extension->Wmi.SetWmiDataBlock = ReporterSetDataBlock;
    Extension->Wmi.SetWmiDataItem = ReporterSetDataItem;
    Extension->Wmi.ExecuteWmiMethod = ReporterExecuteMethod;
    Extension->Wmi.WmiFunctionControl = ReporterFunctionControl;
}

NTSTATUS
ReporterSystemControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    SYSCTL_IRP_DISPOSITION disposition;
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ReporterCompleteIrp(Irp, status, 0);
    }

    status = WmiSystemControl(&extension->Wmi, DeviceObject, Irp, &disposition);
    switch (disposition) {
    case IrpProcessed:
        /* One of the routines here has completed it. */
        break;
    case IrpNotCompleted:
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        break;
    case IrpForward:
    case IrpNotWmi:
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(extension->LowerDevice, Irp);
        break;
    }
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}

/* Instances are named after the device; the text form of the blocks is in a resource called MofResource. */
static NTSTATUS
ReporterQueryRegInfo(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PULONG RegFlags, _Inout_ PUNICODE_STRING InstanceName,
                     _Outptr_result_maybenull_ PUNICODE_STRING *RegistryPath, _Inout_ PUNICODE_STRING MofResourceName,
                     _Outptr_result_maybenull_ PDEVICE_OBJECT *Pdo)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(InstanceName);

    *RegFlags = WMIREG_FLAG_INSTANCE_PDO;
    *Pdo = extension->PhysicalDevice;
    *RegistryPath = &ReporterRegistryPath;
    RtlInitUnicodeString(MofResourceName, L"MofResource");
    return STATUS_SUCCESS;
}

/* Not pageable: it takes the spin lock of the buffer. */
static NTSTATUS
ReporterQueryDataBlock(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
                       _In_ ULONG InstanceCount, _Out_writes_opt_(InstanceCount) PULONG InstanceLengthArray,
                       _In_ ULONG BufferAvail, _Out_writes_bytes_opt_(BufferAvail) PUCHAR Buffer)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PREPORTER_INFORMATION information = (PREPORTER_INFORMATION)Buffer;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG needed = 0;
    PUSHORT name;
    KIRQL irql;

    UNREFERENCED_PARAMETER(InstanceIndex);
    UNREFERENCED_PARAMETER(InstanceCount);

    switch (GuidIndex) {
    case PowerEnableBlock:
        needed = sizeof(BOOLEAN);
        break;
    case InformationBlock:
        needed = sizeof(REPORTER_INFORMATION) + sizeof(USHORT) + extension->InterfaceName.Length;
        break;
    case WrittenEvent:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    default:
        status = STATUS_WMI_GUID_NOT_FOUND;
        break;
    }
    if (!NT_SUCCESS(status)) {
        return WmiCompleteRequest(DeviceObject, Irp, status, 0, IO_NO_INCREMENT);
    }
    if (Buffer == NULL || InstanceLengthArray == NULL || BufferAvail < needed) {
        /* The size tells the caller what to come back with. */
        return WmiCompleteRequest(DeviceObject, Irp, STATUS_BUFFER_TOO_SMALL, needed, IO_NO_INCREMENT);
    }

    if (GuidIndex == PowerEnableBlock) {
        *Buffer = extension->IdlePowerDown;
    } else {
        RtlZeroMemory(information, sizeof(REPORTER_INFORMATION));
        KeAcquireSpinLock(&extension->Lock, &irql);
        information->BufferLength = extension->Length;
        if (extension->Length >= sizeof(ULONG)) {
            RtlCopyMemory(&information->FirstWord, extension->Buffer, sizeof(ULONG));
        }
        KeReleaseSpinLock(&extension->Lock, irql);
        name = (PUSHORT)(information + 1);
        *name = extension->InterfaceName.Length;
        RtlCopyMemory(name + 1, extension->InterfaceName.Buffer, extension->InterfaceName.Length);
    }
    *InstanceLengthArray = needed;
    return WmiCompleteRequest(DeviceObject, Irp, STATUS_SUCCESS, needed, IO_NO_INCREMENT);
}

static NTSTATUS
ReporterSetDataBlock(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
                     _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    BOOLEAN enable;

    PAGED_CODE();
    UNREFERENCED_PARAMETER(InstanceIndex);

    if (GuidIndex != PowerEnableBlock) {
        /* The others are there to be read only. */
        return WmiCompleteRequest(DeviceObject, Irp,
                                  GuidIndex < ARRAYSIZE(ReporterBlocks) ? STATUS_INVALID_DEVICE_REQUEST
                                                                        : STATUS_WMI_GUID_NOT_FOUND,
                                  0, IO_NO_INCREMENT);
    }
    if (BufferSize < sizeof(BOOLEAN)) {
        return WmiCompleteRequest(DeviceObject, Irp, STATUS_BUFFER_TOO_SMALL, sizeof(BOOLEAN), IO_NO_INCREMENT);
    }
    enable = *Buffer != 0;
    if (enable != extension->IdlePowerDown) {
        DbgPrint("reporter: %s power down\n", enable ? "enabling" : "disabling");
        ReporterSetIdlePowerDown(extension, enable);
    }
    return WmiCompleteRequest(DeviceObject, Irp, STATUS_SUCCESS, 0, IO_NO_INCREMENT);
}

/* No block has items that could be set one by one. */
static NTSTATUS
ReporterSetDataItem(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
                    _In_ ULONG DataItemId, _In_ ULONG BufferSize, _In_reads_bytes_(BufferSize) PUCHAR Buffer)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(InstanceIndex);
    UNREFERENCED_PARAMETER(DataItemId);
    UNREFERENCED_PARAMETER(BufferSize);
    UNREFERENCED_PARAMETER(Buffer);

    return WmiCompleteRequest(DeviceObject, Irp,
                              GuidIndex < ARRAYSIZE(ReporterBlocks) ? STATUS_INVALID_DEVICE_REQUEST
                                                                    : STATUS_WMI_GUID_NOT_FOUND,
                              0, IO_NO_INCREMENT);
}

/* The room is tested before anything is done: a caller whose buffer is too small comes again. Not pageable: takes the spin lock. */
static NTSTATUS
ReporterExecuteMethod(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex, _In_ ULONG InstanceIndex,
                      _In_ ULONG MethodId, _In_ ULONG InBufferSize, _In_ ULONG OutBufferSize,
                      _Inout_updates_bytes_to_(InBufferSize, OutBufferSize) PUCHAR Buffer)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    ULONG forgotten;
    KIRQL irql;

    UNREFERENCED_PARAMETER(InstanceIndex);
    UNREFERENCED_PARAMETER(InBufferSize);

    if (GuidIndex != InformationBlock) {
        return WmiCompleteRequest(DeviceObject, Irp, STATUS_INVALID_DEVICE_REQUEST, 0, IO_NO_INCREMENT);
    }
    if (MethodId != REPORTER_FORGET) {
        return WmiCompleteRequest(DeviceObject, Irp, STATUS_WMI_ITEMID_NOT_FOUND, 0, IO_NO_INCREMENT);
    }
    if (OutBufferSize < sizeof(ULONG)) {
        return WmiCompleteRequest(DeviceObject, Irp, STATUS_BUFFER_TOO_SMALL, sizeof(ULONG), IO_NO_INCREMENT);
    }
    KeAcquireSpinLock(&extension->Lock, &irql);
    forgotten = extension->Length;
    extension->Length = 0;
    KeReleaseSpinLock(&extension->Lock, irql);
    RtlCopyMemory(Buffer, &forgotten, sizeof(ULONG));
    return WmiCompleteRequest(DeviceObject, Irp, STATUS_SUCCESS, sizeof(ULONG), IO_NO_INCREMENT);
}

static NTSTATUS
ReporterFunctionControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp, _In_ ULONG GuidIndex,
                        _In_ WMIENABLEDISABLECONTROL Function, _In_ BOOLEAN Enable)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    PAGED_CODE();

    if (GuidIndex == WrittenEvent && Function == WmiEventControl) {
        extension->EventsWanted = Enable;
    }
    return WmiCompleteRequest(DeviceObject, Irp, STATUS_SUCCESS, 0, IO_NO_INCREMENT);
}

/* WMI frees the data of an event, so that it must come from nonpaged pool. */
VOID
ReporterFireWritten(_In_ PDEVICE_EXTENSION Extension)
{
    static const WCHAR message[] = L"The buffer has been written";
    USHORT length = sizeof(message) - sizeof(WCHAR);
    PUSHORT data;
    NTSTATUS status;

    if (!Extension->EventsWanted) {
        return;
    }
    data = (PUSHORT)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(USHORT) + length, REPORTER_TAG);
    if (data == NULL) {
        return;
    }
    *data = length;
    RtlCopyMemory(data + 1, message, length);
    status = WmiFireEvent(Extension->Self, &GUID_WMI_REPORTER_WRITTEN, 0, sizeof(USHORT) + length, data);
    if (!NT_SUCCESS(status)) {
        DbgPrint("reporter: event not sent, %08X\n", status);
    }
}
