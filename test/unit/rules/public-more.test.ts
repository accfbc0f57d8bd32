// More ways of writing drivers that were met in public ones and misjudged once: lists, file systems, owners of locks.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("blocks put into a list in a loop are the list's; one that is not is leaked", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Number; } ITEM, *PITEM;
NTSTATUS Fill(PLIST_ENTRY Items, ULONG Count) {
    ULONG i;
    for (i = 0; i < Count; i++) {
        PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
        if (item == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        item->Number = i;
        InsertTailList(Items, &item->Link);
    }
    return STATUS_SUCCESS;
}
NTSTATUS FillSome(PLIST_ENTRY Items, ULONG Count) {
    ULONG i;
    for (i = 0; i < Count; i++) {
        PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
        if (item == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        item->Number = i;
        if (i == 3) return STATUS_NO_MORE_ENTRIES;
//                  ^^^^^^ pool-leaked: not freed
        InsertTailList(Items, &item->Link);
    }
    return STATUS_SUCCESS;
}
`);
});

test("a resource that may not be had without waiting", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FCB { ERESOURCE Lock; ULONG Size; } FCB, *PFCB;
DRIVER_DISPATCH Query;
static NTSTATUS Ask(PFCB Fcb, BOOLEAN Wait, PULONG Size) {
    if (!ExAcquireResourceSharedLite(&Fcb->Lock, Wait)) return STATUS_CANT_WAIT;
    *Size = Fcb->Size;
    ExReleaseResourceLite(&Fcb->Lock);
    return STATUS_SUCCESS;
}
static NTSTATUS Set(PFCB Fcb, BOOLEAN Wait, ULONG Size) {
    if (!ExAcquireResourceExclusiveLite(&Fcb->Lock, Wait)) return STATUS_CANT_WAIT;
    if (Size == 0) return STATUS_INVALID_PARAMETER;
    Fcb->Size = Size;
    ExReleaseResourceLite(&Fcb->Lock);
    return STATUS_SUCCESS;
}
NTSTATUS Query(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PFCB fcb = DeviceObject->DeviceExtension;
    NTSTATUS status;
    ULONG size = 0;
    FsRtlEnterFileSystem();
    status = Ask(fcb, IoIsOperationSynchronous(Irp), &size);
    if (NT_SUCCESS(status)) status = Set(fcb, IoIsOperationSynchronous(Irp), size);
    FsRtlExitFileSystem();
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
//  ^^^^^^^^^^^^^^ lock-unbalanced: Lock
}
`);
});

const recursive = `
#include <wdm.h>
typedef struct _FCB { FAST_MUTEX Mutex; PVOID Owner; ULONG Depth; } FCB, *PFCB;
VOID Lock(PFCB Fcb) {
    PVOID thread = PsGetCurrentThread();
    if (thread != Fcb->Owner) {
        ExAcquireFastMutex(&Fcb->Mutex);
        Fcb->Owner = thread;
    }
    Fcb->Depth += 1;
}
VOID Unlock(PFCB Fcb) {
    Fcb->Depth -= 1;
    if (Fcb->Depth == 0) {
        Fcb->Owner = NULL;
        ExReleaseFastMutex(&Fcb->Mutex);
    }
}
`;
test("a lock that its owner may take again", () => {
  expectFindings(`${recursive}
DRIVER_DISPATCH Cleanup;
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PFCB fcb = DeviceObject->DeviceExtension;
    Lock(fcb);
    Unlock(fcb);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Close(PFCB Fcb, HANDLE File) {
    Lock(Fcb);
    ZwClose(File);
//  ^^^^^^^ irql-too-high: APC_LEVEL
    Unlock(Fcb);
}
`);
});

test("an IRP in a packet whose address is given away", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _PACKET { PIRP Irp; PVOID File; } PACKET, *PPACKET;
typedef VOID POST(PPACKET Packet);
typedef struct _EXT { POST *Post; } EXT, *PEXT;
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PACKET packet;
    packet.Irp = Irp;
    packet.File = NULL;
    IoMarkIrpPending(Irp);
    ext->Post(&packet);
    return STATUS_PENDING;
}
`);
});

test("a string built aside and copied over as a whole", () => {
  expectFindings(`
#include <ntifs.h>
VOID Normalize(PUNICODE_STRING Name, USHORT Length) {
    UNICODE_STRING made;
    made.Length = 0;
    made.MaximumLength = Length;
    made.Buffer = FsRtlAllocatePoolWithTag(PagedPool, Length, 'emaN');
    RtlUpcaseUnicodeString(&made, Name, FALSE);
    if (made.Buffer != Name->Buffer) {
        ExFreePool(Name->Buffer);
        Name->Buffer = made.Buffer;
    }
}
VOID Keep(PUNICODE_STRING Name, USHORT Length) {
    UNICODE_STRING made;
    made.Length = 0;
    made.MaximumLength = Length;
    made.Buffer = FsRtlAllocatePoolWithTag(PagedPool, Length, 'emaN');
    *Name = made;
}
VOID Upper(PUNICODE_STRING Name) {
    UNICODE_STRING upper;
    if (!NT_SUCCESS(RtlUpcaseUnicodeString(&upper, Name, TRUE))) return;
    DbgPrint("%wZ", &upper);
    ExFreePool(upper.Buffer);
}
`);
});

test("major functions named in a function class, and entries as the place to insert at", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _MOVE { LIST_ENTRY Link; } MOVE, *PMOVE;
_Function_class_(IRP_MJ_CLEANUP)
_Function_class_(DRIVER_DISPATCH)
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID After(PMOVE First, PMOVE Second) {
    InsertHeadList(&First->Link, &Second->Link);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = Cleanup;
    return STATUS_SUCCESS;
}
`);
});

test("the lock of a structure that two pointers lead to", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FCB { PERESOURCE Lock; ULONG Open; } FCB, *PFCB;
typedef struct _REF { PFCB Fcb; } REF, *PREF;
typedef struct _VCB { ERESOURCE Tree; } VCB, *PVCB;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context) {
    PVCB vcb = DeviceObject->DeviceExtension;
    PREF ref = Context;
    PFCB fcb = ref->Fcb;
    FsRtlEnterFileSystem();
    ExAcquireResourceSharedLite(&vcb->Tree, TRUE);
    ExAcquireResourceExclusiveLite(fcb->Lock, TRUE);
    fcb->Open -= 1;
    ref->Fcb = fcb;
    ExReleaseResourceLite(ref->Fcb->Lock);
    ExReleaseResourceLite(&vcb->Tree);
    FsRtlExitFileSystem();
}
`);
});

test("a caller's lock given up again and again in a loop", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Ready; } EXT, *PEXT;
VOID Indicate(PEXT Ext);
VOID Drain(PEXT Ext) {
    while (Ext->Ready != 0) {
        KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
        Indicate(Ext);
        KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
    }
}
`);
});

test("a cancel-safe queue whose insert routine starts a request instead of queueing it", () => {
  const driver = (insert: string, after: string) => `
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; LIST_ENTRY Waiting; PIRP Current; } EXT, *PEXT;
IO_CSQ_INSERT_IRP_EX Insert;
NTSTATUS Insert(PIO_CSQ Csq, PIRP Irp, PVOID Context) {
    PEXT ext = CONTAINING_RECORD(Csq, EXT, Queue);
    UNREFERENCED_PARAMETER(Context);
    if (ext->Current == NULL) {
        ${insert}
        return STATUS_UNSUCCESSFUL;
    }
    InsertTailList(&ext->Waiting, &Irp->Tail.Overlay.ListEntry);
    return STATUS_SUCCESS;
}
VOID Begin(PEXT Ext);
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    if (!NT_SUCCESS(IoCsqInsertIrpEx(&ext->Queue, Irp, NULL, NULL))) {
        IoMarkIrpPending(Irp);
        Begin(ext);
    }
    return STATUS_PENDING;
${after}
}
`;
  expectFindings(driver("ext->Current = Irp;", ""));
  expectFindings(driver('DbgPrint("busy");', "//  ^^^^^^ irp-not-completed-or-forwarded: Read"));
});

test("paged memory copied from under a lock, and a device forgotten though its extension knows it", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Self, Lower; KSPIN_LOCK Lock; PUCHAR Table; } EXT, *PEXT;
DRIVER_ADD_DEVICE Add;
NTSTATUS Add(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo) {
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Self = device;
    ext->Table = ExAllocatePool2(POOL_FLAG_PAGED, 128, 'lbaT');
    if (ext->Table == NULL) return STATUS_INSUFFICIENT_RESOURCES;
//                          ^^^^^^ device-leaked-on-failure: IoDeleteDevice
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        ExFreePool(ext->Table);
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
VOID Copy(PEXT Ext, PUCHAR To) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    RtlCopyMemory(To, Ext->Table, 128);
//  ^^^^^^^^^^^^^ paged-pool-at-raised-irql: DISPATCH_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
    RtlCopyMemory(To, Ext->Table, 128);
}
`);
});

test("a stack location skipped by hand", () => {
  const findings = `
#include <ntddk.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    Irp->CurrentLocation++;
//  ^^^^^^^^^^^^^^^^^^^^ system-member-written: CurrentLocation
    Irp->Tail.Overlay.CurrentStackLocation++;
    return IoCallDriver(ext->Lower, Irp);
}
`;
  expectFindings(findings);
});
