/*
 * chatter: a driver that has nothing to do but to trace. It is loaded without a device of Plug and Play's: it makes one itself.
 */
#include <ntddk.h>
#include "trace.h"

DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD ChatterUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) _Dispatch_type_(IRP_MJ_DEVICE_CONTROL)
DRIVER_DISPATCH_PAGED ChatterDispatch;
static KDEFERRED_ROUTINE ChatterDpc;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, ChatterUnload)
#pragma alloc_text(PAGE, ChatterDispatch)
#endif

static KDPC ChatterDpcObject;

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\Device\\Chatter");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Chatter");
    PDEVICE_OBJECT device;
    NTSTATUS status;

    status = TraceInitialize("chatter");
    if (!NT_SUCCESS(status)) {
        return status;
    }
    Trace("RegistryPath is %T", RegistryPath);

    status = IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        goto CloseTrace;
    }
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        goto CloseTrace;
    }
    KeInitializeDpc(&ChatterDpcObject, ChatterDpc, NULL);
    DriverObject->DriverUnload = ChatterUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = ChatterDispatch;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = ChatterDispatch;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = ChatterDispatch;
    Trace("DriverEntry completed");
    return STATUS_SUCCESS;

CloseTrace:
    Trace("DriverEntry failed with %x", status);
    TraceClose();
    return status;
}

VOID
ChatterUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\DosDevices\\Chatter");

    PAGED_CODE();

    (VOID)IoDeleteSymbolicLink(&link);
    IoDeleteDevice(DriverObject->DeviceObject);
    /* A DPC may still be under way, and traces. */
    KeFlushQueuedDpcs();
    Trace("Unload");
    TraceClose();
}

/* A control request traces, and has a DPC trace, too. */
NTSTATUS
ChatterDispatch(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);

    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    switch (stack->MajorFunction) {
    case IRP_MJ_CREATE:
        Trace("Create File is %T", &stack->FileObject->FileName);
        break;
    case IRP_MJ_CLOSE:
        Trace("Close");
        break;
    default:
        Trace("%I: control code %x, %d %s", Irp, stack->Parameters.DeviceIoControl.IoControlCode, -1, "and a string");
        KeInsertQueueDpc(&ChatterDpcObject, NULL, NULL);
        break;
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

static VOID
ChatterDpc(_In_ PKDPC Dpc, _In_opt_ PVOID DeferredContext, _In_opt_ PVOID SystemArgument1, _In_opt_ PVOID SystemArgument2)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(DeferredContext);
    UNREFERENCED_PARAMETER(SystemArgument1);
    UNREFERENCED_PARAMETER(SystemArgument2);

    Trace("DPC at IRQL %u", (ULONG)KeGetCurrentIrql());
}
