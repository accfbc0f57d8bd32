/*
 * doorbell: how a driver tells a program that something has happened. The program's requests wait in a cancel-safe queue; each event
 * completes the one that has waited longest. What comes while nobody waits is counted, and told with the next event.
 */
#include <initguid.h>
#include <wdm.h>
#include "public.h"

#define BELL_TAG 'lleB'

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    IO_REMOVE_LOCK RemoveLock;
    KSPIN_LOCK Lock;
    IO_CSQ Queue;
    _Guarded_by_(Lock) LIST_ENTRY Waiting;
    volatile LONG Missed;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE BellAddDevice;
DRIVER_UNLOAD BellUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED BellCreateClose;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH BellCleanup;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH BellDeviceControl;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED BellPnp;
_Dispatch_type_(IRP_MJ_POWER) _Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH BellPassDown;
static IO_CSQ_INSERT_IRP BellInsertIrp;
static IO_CSQ_REMOVE_IRP BellRemoveIrp;
static IO_CSQ_PEEK_NEXT_IRP BellPeekNextIrp;
static IO_CSQ_ACQUIRE_LOCK BellAcquireLock;
static IO_CSQ_RELEASE_LOCK BellReleaseLock;
static IO_CSQ_COMPLETE_CANCELED_IRP BellCompleteCanceledIrp;

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, BellAddDevice)
#pragma alloc_text(PAGE, BellUnload)
#pragma alloc_text(PAGE, BellCreateClose)
#pragma alloc_text(PAGE, BellPnp)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = BellAddDevice;
    DriverObject->DriverUnload = BellUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = BellCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = BellCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = BellCleanup;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = BellDeviceControl;
    DriverObject->MajorFunction[IRP_MJ_PNP] = BellPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = BellPassDown;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = BellPassDown;
    return STATUS_SUCCESS;
}

NTSTATUS
BellAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
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
    IoInitializeRemoveLock(&extension->RemoveLock, BELL_TAG, 0, 0);
    KeInitializeSpinLock(&extension->Lock);
    InitializeListHead(&extension->Waiting);
    status = IoCsqInitialize(&extension->Queue, BellInsertIrp, BellRemoveIrp, BellPeekNextIrp, BellAcquireLock,
                             BellReleaseLock, BellCompleteCanceledIrp);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_DOORBELL, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        RtlFreeUnicodeString(&extension->InterfaceName);
        status = STATUS_NO_SUCH_DEVICE;
        goto DeleteDevice;
    }
    device->Flags |= DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
BellUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

static NTSTATUS
BellComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

/* Ends a request that holds the remove lock. */
static NTSTATUS
BellFinish(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    BellComplete(Irp, Status, Information);
    IoReleaseRemoveLock(&Extension->RemoveLock, Irp);
    return Status;
}

NTSTATUS
BellCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    return BellComplete(Irp, STATUS_SUCCESS, 0);
}

/* A program has closed its last handle: its waiting requests are of no use to anybody. */
NTSTATUS
BellCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIRP waiting;

    while ((waiting = IoCsqRemoveNextIrp(&extension->Queue, IoGetCurrentIrpStackLocation(Irp)->FileObject)) != NULL) {
        BellFinish(extension, waiting, STATUS_CANCELLED, 0);
    }
    return BellComplete(Irp, STATUS_SUCCESS, 0);
}

/* Somebody is at the door. This might as well be called from an interrupt's DPC. */
_IRQL_requires_max_(DISPATCH_LEVEL)
static VOID
BellRing(_In_ PDEVICE_EXTENSION Extension, _In_ ULONG Visitor)
{
    PIRP irp = IoCsqRemoveNextIrp(&Extension->Queue, NULL);
    PDOORBELL_RING ring;

    if (irp == NULL) {
        InterlockedIncrement(&Extension->Missed);
        return;
    }
    ring = (PDOORBELL_RING)irp->AssociatedIrp.SystemBuffer;
    ring->Visitor = Visitor;
    ring->Missed = (ULONG)InterlockedExchange(&Extension->Missed, 0);
    BellFinish(Extension, irp, STATUS_SUCCESS, sizeof(DOORBELL_RING));
}

NTSTATUS
BellDeviceControl(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return BellComplete(Irp, status, 0);
    }
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_DOORBELL_WAIT:
        if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(DOORBELL_RING)) {
            return BellFinish(extension, Irp, STATUS_BUFFER_TOO_SMALL, 0);
        }
        /* The queue marks it pending; from here on it belongs to whoever takes it out. */
        IoCsqInsertIrp(&extension->Queue, Irp, NULL);
        return STATUS_PENDING;

    case IOCTL_DOORBELL_PRESS:
        if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(ULONG)) {
            return BellFinish(extension, Irp, STATUS_INVALID_PARAMETER, 0);
        }
        BellRing(extension, *(PULONG)Irp->AssociatedIrp.SystemBuffer);
        return BellFinish(extension, Irp, STATUS_SUCCESS, 0);

    default:
        return BellFinish(extension, Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}

NTSTATUS
BellPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;
    PIRP waiting;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return BellComplete(Irp, status, 0);
    }
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status)) {
            status = IoSetDeviceInterfaceState(&extension->InterfaceName, TRUE);
        }
        return BellFinish(extension, Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        /* Nobody will ring any more. Programs hear of that by their requests, and close their handles. */
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        while ((waiting = IoCsqRemoveNextIrp(&extension->Queue, NULL)) != NULL) {
            BellFinish(extension, waiting, STATUS_DEVICE_NOT_CONNECTED, 0);
        }
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
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

NTSTATUS
BellPassDown(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return BellComplete(Irp, status, 0);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}

/* ---- the cancel-safe queue ---- */

static VOID
BellInsertIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    InsertTailList(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Waiting, &Irp->Tail.Overlay.ListEntry);
}

static VOID
BellRemoveIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}

static PIRP
BellPeekNextIrp(_In_ PIO_CSQ Csq, _In_opt_ PIRP Irp, _In_opt_ PVOID PeekContext)
{
    PLIST_ENTRY head = &CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Waiting;
    PLIST_ENTRY entry = Irp == NULL ? head->Flink : Irp->Tail.Overlay.ListEntry.Flink;

    for (; entry != head; entry = entry->Flink) {
        PIRP next = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);

        if (PeekContext == NULL || IoGetCurrentIrpStackLocation(next)->FileObject == PeekContext) {
            return next;
        }
    }
    return NULL;
}

_IRQL_raises_(DISPATCH_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
_Acquires_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock)
static VOID
BellAcquireLock(_In_ PIO_CSQ Csq, _Out_ _At_(*Irql, _Post_ _IRQL_saves_) PKIRQL Irql)
{
    KeAcquireSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

_IRQL_requires_(DISPATCH_LEVEL)
_Releases_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock)
static VOID
BellReleaseLock(_In_ PIO_CSQ Csq, _In_ _IRQL_restores_ KIRQL Irql)
{
    KeReleaseSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

static VOID
BellCompleteCanceledIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    BellFinish(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue), Irp, STATUS_CANCELLED, 0);
}
