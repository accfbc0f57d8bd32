// The one-second timer reads the registry. A work item can do that; the timer routine, at DISPATCH_LEVEL, can not.
#include <ntddk.h>

typedef struct _DEVICE_EXTENSION {
    PIO_WORKITEM WorkItem;
    LONG Queued;
    ULONG Limit;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

IO_TIMER_ROUTINE OneSecond;
IO_WORKITEM_ROUTINE ReadLimitLater;

static VOID ReadLimit(_Inout_ PDEVICE_EXTENSION Extension)
{
    ULONG limit = 10;
    RTL_QUERY_REGISTRY_TABLE table[2];

    RtlZeroMemory(table, sizeof(table));
    table[0].Flags = RTL_QUERY_REGISTRY_DIRECT | RTL_QUERY_REGISTRY_TYPECHECK;
    table[0].DefaultType = (REG_DWORD << RTL_QUERY_REGISTRY_TYPECHECK_SHIFT) | REG_NONE;
    table[0].Name = L"Limit";
    table[0].EntryContext = &limit;
    if (NT_SUCCESS(RtlQueryRegistryValues(RTL_REGISTRY_SERVICES, L"sample", table, NULL, NULL))) { // MISTAKE irql-too-high
        Extension->Limit = limit;
    }
}

VOID ReadLimitLater(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    UNREFERENCED_PARAMETER(Context);
    ReadLimit(extension);
    InterlockedExchange(&extension->Queued, 0);
}

VOID OneSecond(_In_ PDEVICE_OBJECT DeviceObject, _In_opt_ PVOID Context)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;

    UNREFERENCED_PARAMETER(Context);
    ReadLimit(extension);
}

NTSTATUS StartTimer(_In_ PDEVICE_OBJECT DeviceObject)
{
    NTSTATUS status = IoInitializeTimer(DeviceObject, OneSecond, NULL);

    if (NT_SUCCESS(status)) {
        IoStartTimer(DeviceObject);
    }
    return status;
}
