/*
 * clerk: a cancel-safe queue and a thread that serves it. A write is a job; the clerk takes one after another and works on it, a
 * millisecond for each byte. A thread may wait, touch pageable memory and call what needs PASSIVE_LEVEL: for work like that it is
 * the right one to serve a queue, where a DPC is not.
 *
 * The queue's six routines say how requests are kept and what guards them; the system does the rest: it marks them pending, sets the
 * cancel routine, and settles every race between serving a request and cancelling it.
 */
#include <initguid.h>
#include <wdm.h>

/* {5C0A6E94-8D13-4F27-B1E5-3A9D7C4F6B12} */
DEFINE_GUID(GUID_DEVINTERFACE_CLERK,
    0x5c0a6e94, 0x8d13, 0x4f27, 0xb1, 0xe5, 0x3a, 0x9d, 0x7c, 0x4f, 0x6b, 0x12);

#define CLERK_TAG 'relC'

typedef struct _DEVICE_EXTENSION {
    PDEVICE_OBJECT LowerDevice;
    UNICODE_STRING InterfaceName;
    IO_REMOVE_LOCK RemoveLock;
    IO_CSQ Queue;
    /* Guards the list. The queue's callers are all at PASSIVE_LEVEL but for cancelling, so it is a spin lock. */
    KSPIN_LOCK Lock;
    _Guarded_by_(Lock) LIST_ENTRY Jobs;
    /* Counts the jobs that the clerk has not looked at; a cancelled one is counted, but no longer there. */
    KSEMAPHORE Work;
    BOOLEAN Stop;
    PVOID Thread;
} DEVICE_EXTENSION, *PDEVICE_EXTENSION;

DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE ClerkAddDevice;
DRIVER_UNLOAD ClerkUnload;
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED ClerkCreateClose;
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH ClerkCleanup;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH ClerkWrite;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH_PAGED ClerkPnp;
_Dispatch_type_(IRP_MJ_POWER) _Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH ClerkPassDown;
static KSTART_ROUTINE ClerkThread;
static IO_CSQ_INSERT_IRP ClerkInsertIrp;
static IO_CSQ_REMOVE_IRP ClerkRemoveIrp;
static IO_CSQ_PEEK_NEXT_IRP ClerkPeekNextIrp;
static IO_CSQ_ACQUIRE_LOCK ClerkAcquireLock;
static IO_CSQ_RELEASE_LOCK ClerkReleaseLock;
static IO_CSQ_COMPLETE_CANCELED_IRP ClerkCompleteCanceledIrp;

_IRQL_requires_max_(PASSIVE_LEVEL)
static NTSTATUS ClerkHire(_In_ PDEVICE_EXTENSION Extension);
_IRQL_requires_max_(PASSIVE_LEVEL)
static VOID ClerkDismiss(_In_ PDEVICE_EXTENSION Extension);

#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, ClerkAddDevice)
#pragma alloc_text(PAGE, ClerkUnload)
#pragma alloc_text(PAGE, ClerkCreateClose)
#pragma alloc_text(PAGE, ClerkPnp)
#pragma alloc_text(PAGE, ClerkThread)
#pragma alloc_text(PAGE, ClerkHire)
#pragma alloc_text(PAGE, ClerkDismiss)
#endif

NTSTATUS
DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);

    DriverObject->DriverExtension->AddDevice = ClerkAddDevice;
    DriverObject->DriverUnload = ClerkUnload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = ClerkCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = ClerkCreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = ClerkCleanup;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = ClerkWrite;
    DriverObject->MajorFunction[IRP_MJ_PNP] = ClerkPnp;
    DriverObject->MajorFunction[IRP_MJ_POWER] = ClerkPassDown;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = ClerkPassDown;
    return STATUS_SUCCESS;
}

NTSTATUS
ClerkAddDevice(_In_ PDRIVER_OBJECT DriverObject, _In_ PDEVICE_OBJECT PhysicalDeviceObject)
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
    IoInitializeRemoveLock(&extension->RemoveLock, CLERK_TAG, 0, 0);
    KeInitializeSpinLock(&extension->Lock);
    KeInitializeSemaphore(&extension->Work, 0, MAXLONG);
    InitializeListHead(&extension->Jobs);
    status = IoCsqInitialize(&extension->Queue, ClerkInsertIrp, ClerkRemoveIrp, ClerkPeekNextIrp, ClerkAcquireLock,
                             ClerkReleaseLock, ClerkCompleteCanceledIrp);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    status = IoRegisterDeviceInterface(PhysicalDeviceObject, &GUID_DEVINTERFACE_CLERK, NULL, &extension->InterfaceName);
    if (!NT_SUCCESS(status)) {
        goto DeleteDevice;
    }
    extension->LowerDevice = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->LowerDevice == NULL) {
        RtlFreeUnicodeString(&extension->InterfaceName);
        status = STATUS_NO_SUCH_DEVICE;
        goto DeleteDevice;
    }
    device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;

DeleteDevice:
    IoDeleteDevice(device);
    return status;
}

VOID
ClerkUnload(_In_ PDRIVER_OBJECT DriverObject)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DriverObject);
}

static NTSTATUS
ClerkComplete(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}

static NTSTATUS
ClerkFinish(_In_ PDEVICE_EXTENSION Extension, _In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information)
{
    ClerkComplete(Irp, Status, Information);
    IoReleaseRemoveLock(&Extension->RemoveLock, Irp);
    return Status;
}

NTSTATUS
ClerkCreateClose(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PAGED_CODE();
    UNREFERENCED_PARAMETER(DeviceObject);

    return ClerkComplete(Irp, STATUS_SUCCESS, 0);
}

/* Jobs of a program that has closed its last handle leave the queue. The one under way is finished. */
NTSTATUS
ClerkCleanup(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    PIRP job;

    while ((job = IoCsqRemoveNextIrp(&extension->Queue, IoGetCurrentIrpStackLocation(Irp)->FileObject)) != NULL) {
        ClerkFinish(extension, job, STATUS_CANCELLED, 0);
    }
    return ClerkComplete(Irp, STATUS_SUCCESS, 0);
}

NTSTATUS
ClerkWrite(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ClerkComplete(Irp, status, 0);
    }
    IoCsqInsertIrp(&extension->Queue, Irp, NULL);
    KeReleaseSemaphore(&extension->Work, IO_NO_INCREMENT, 1, FALSE);
    return STATUS_PENDING;
}

/* ---- the clerk ---- */

static NTSTATUS
ClerkHire(_In_ PDEVICE_EXTENSION Extension)
{
    OBJECT_ATTRIBUTES attributes;
    NTSTATUS status;
    HANDLE thread;

    PAGED_CODE();

    Extension->Stop = FALSE;
    InitializeObjectAttributes(&attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &attributes, NULL, NULL, ClerkThread, Extension);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ObReferenceObjectByHandle(thread, SYNCHRONIZE, *PsThreadType, KernelMode, &Extension->Thread, NULL);
    NT_ASSERT(NT_SUCCESS(status));
    (VOID)ZwClose(thread);
    return status;
}

/* The thread must be gone before the memory is that it works with. */
static VOID
ClerkDismiss(_In_ PDEVICE_EXTENSION Extension)
{
    PIRP job;

    PAGED_CODE();

    if (Extension->Thread == NULL) {
        return;
    }
    Extension->Stop = TRUE;
    KeReleaseSemaphore(&Extension->Work, IO_NO_INCREMENT, 1, FALSE);
    (VOID)KeWaitForSingleObject(Extension->Thread, Executive, KernelMode, FALSE, NULL);
    ObDereferenceObject(Extension->Thread);
    Extension->Thread = NULL;

    while ((job = IoCsqRemoveNextIrp(&Extension->Queue, NULL)) != NULL) {
        ClerkFinish(Extension, job, STATUS_DEVICE_NOT_CONNECTED, 0);
    }
}

static VOID
ClerkThread(_In_ PVOID StartContext)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)StartContext;
    LARGE_INTEGER work;
    ULONG length;
    PIRP job;

    PAGED_CODE();

    for (;;) {
        (VOID)KeWaitForSingleObject(&extension->Work, Executive, KernelMode, FALSE, NULL);
        if (extension->Stop) {
            break;
        }
        job = IoCsqRemoveNextIrp(&extension->Queue, NULL);
        if (job == NULL) {
            /* It has been cancelled meanwhile. */
            continue;
        }
        length = IoGetCurrentIrpStackLocation(job)->Parameters.Write.Length;
        work.QuadPart = -10000LL * length;
        (VOID)KeDelayExecutionThread(KernelMode, FALSE, &work);
        DbgPrint("clerk: a job of %u bytes is done\n", length);
        ClerkFinish(extension, job, STATUS_SUCCESS, length);
    }
    (VOID)PsTerminateSystemThread(STATUS_SUCCESS);
}

/* ---- Plug and Play ---- */

NTSTATUS
ClerkPnp(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    PAGED_CODE();

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ClerkComplete(Irp, status, 0);
    }
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        if (!IoForwardIrpSynchronously(extension->LowerDevice, Irp)) {
            status = STATUS_UNSUCCESSFUL;
        } else {
            status = Irp->IoStatus.Status;
        }
        if (NT_SUCCESS(status) && extension->Thread == NULL) {
            status = ClerkHire(extension);
            if (NT_SUCCESS(status)) {
                status = IoSetDeviceInterfaceState(&extension->InterfaceName, TRUE);
            }
        }
        return ClerkFinish(extension, Irp, status, Irp->IoStatus.Information);

    case IRP_MN_QUERY_REMOVE_DEVICE:
    case IRP_MN_QUERY_STOP_DEVICE:
    case IRP_MN_CANCEL_REMOVE_DEVICE:
    case IRP_MN_CANCEL_STOP_DEVICE:
    case IRP_MN_STOP_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_SURPRISE_REMOVAL:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        ClerkDismiss(extension);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;

    case IRP_MN_REMOVE_DEVICE:
        (VOID)IoSetDeviceInterfaceState(&extension->InterfaceName, FALSE);
        ClerkDismiss(extension);
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
ClerkPassDown(_In_ PDEVICE_OBJECT DeviceObject, _Inout_ PIRP Irp)
{
    PDEVICE_EXTENSION extension = (PDEVICE_EXTENSION)DeviceObject->DeviceExtension;
    NTSTATUS status;

    status = IoAcquireRemoveLock(&extension->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        return ClerkComplete(Irp, status, 0);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(extension->LowerDevice, Irp);
    IoReleaseRemoveLock(&extension->RemoveLock, Irp);
    return status;
}

/* ---- the queue ---- */

static VOID
ClerkInsertIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    InsertTailList(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Jobs, &Irp->Tail.Overlay.ListEntry);
}

static VOID
ClerkRemoveIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);

    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
}

/* The job behind `Irp`, or the first one; only those of one file object if PeekContext is one. */
static PIRP
ClerkPeekNextIrp(_In_ PIO_CSQ Csq, _In_opt_ PIRP Irp, _In_opt_ PVOID PeekContext)
{
    PLIST_ENTRY head = &CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Jobs;
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
ClerkAcquireLock(_In_ PIO_CSQ Csq, _Out_ _At_(*Irql, _Post_ _IRQL_saves_) PKIRQL Irql)
{
    KeAcquireSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

_IRQL_requires_(DISPATCH_LEVEL)
_Releases_lock_(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock)
static VOID
ClerkReleaseLock(_In_ PIO_CSQ Csq, _In_ _IRQL_restores_ KIRQL Irql)
{
    KeReleaseSpinLock(&CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue)->Lock, Irql);
}

static VOID
ClerkCompleteCanceledIrp(_In_ PIO_CSQ Csq, _In_ PIRP Irp)
{
    ClerkFinish(CONTAINING_RECORD(Csq, DEVICE_EXTENSION, Queue), Irp, STATUS_CANCELLED, 0);
}
