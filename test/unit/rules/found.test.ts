// Mistakes with things that the code at hand did not make but found, in lists and structures, or has put into blocks of its own.
import { describe, expect, test } from "vitest";
import { expectFindings, found } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _RECORD { LIST_ENTRY Entry; KDPC Dpc; KTIMER Timer; PIRP Irp; PVOID Object; PUCHAR Data; } RECORD, *PRECORD;
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; PRECORD Current; } EXT, *PEXT;
KDEFERRED_ROUTINE Expired;
`;

describe("what is found in memory", () => {
  test("IRPs of a list, touched or completed again after they were completed", () => {
    expectFindings(`${head}
VOID CompleteAll(PLIST_ENTRY Done)
{
    while (!IsListEmpty(Done)) {
        PLIST_ENTRY entry = RemoveHeadList(Done);
        PIRP irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
        DbgPrint("%x", irp->IoStatus.Status);
//                     ^^^^^^^^^^^^^ irp-touched-after-completion: read
    }
}
VOID CompleteCurrent(PRECORD Record)
{
    IoCompleteRequest(Record->Irp, IO_NO_INCREMENT);
    IoCompleteRequest(Record->Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-double-completion: already
    Record->Irp = NULL;
}
VOID Finish(PIRP Irp) { IoCompleteRequest(Irp, IO_NO_INCREMENT); }
VOID FinishCurrent(PRECORD Record)
{
    Finish(Record->Irp);
    Record->Irp->IoStatus.Information = 0;
//  ^^^^^^^^^^^ irp-touched-after-completion: written
}`);
  });
  test("another IRP each time is no mistake", () => {
    expectFindings(`${head}
VOID CompleteAll(PLIST_ENTRY Done)
{
    while (!IsListEmpty(Done)) {
        PIRP irp = CONTAINING_RECORD(RemoveHeadList(Done), IRP, Tail.Overlay.ListEntry);
        irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
VOID CompleteEach(PIRP *Irps, ULONG Count)
{
    ULONG i;
    for (i = 0; i < Count; i++) {
        Irps[i]->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(Irps[i], IO_NO_INCREMENT);
    }
}`);
  });
  test("records of a list, and what their list is walked by, after they were freed", () => {
    expectFindings(`${head}
VOID DropAll(PEXT Ext)
{
    PLIST_ENTRY entry;
    for (entry = Ext->Queue.Flink; entry != &Ext->Queue; entry = entry->Flink) {
//                                                               ^^^^^ pool-used-after-free: read
        PRECORD record = CONTAINING_RECORD(entry, RECORD, Entry);
        ExFreePoolWithTag(record, 'ceRx');
    }
    ExFreePoolWithTag(Ext->Current, 'ceRx');
    Ext->Current->Irp = NULL;
//  ^^^^^^^^^^^^ pool-used-after-free: written
}`);
  });
  test("the next entry read before, and a counted string freed twice over, are no mistakes", () => {
    expectFindings(`${head}
static VOID Release(PUNICODE_STRING Name)
{
    if (Name->Buffer) ExFreePoolWithTag(Name->Buffer, 'ceRx');
    RtlZeroMemory(Name, sizeof(*Name));
}
VOID ReleaseTwice(PUNICODE_STRING Name) { Release(Name); Release(Name); }
VOID DropAll(PEXT Ext)
{
    PLIST_ENTRY entry, next;
    for (entry = Ext->Queue.Flink; entry != &Ext->Queue; entry = next) {
        next = entry->Flink;
        ExFreePoolWithTag(CONTAINING_RECORD(entry, RECORD, Entry), 'ceRx');
    }
}`);
  });
});

describe("what is kept in a block", () => {
  const make = `PRECORD record = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(RECORD), 'ceRx');
    if (record == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    InitializeListHead(&record->Entry);
    KeInitializeDpc(&record->Dpc, Expired, record);
    KeInitializeTimer(&record->Timer);`;
  test("is lost with it, and the block is not kept by its own timer and DPC until they run", () => {
    expectFindings(`${head}
NTSTATUS Arm(PEXT Ext, HANDLE Event, LARGE_INTEGER Due)
{
    NTSTATUS status;
    ${make}
    status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &record->Object, NULL);
    if (!NT_SUCCESS(status)) return status;
//                           ^^^^^^ pool-leaked: not freed
    record->Data = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'ceRx');
    if (record->Data == NULL) {
        ExFreePoolWithTag(record, 'ceRx');
        return STATUS_INSUFFICIENT_RESOURCES;
//      ^^^^^^ object-reference-leaked: ObDereferenceObject
    }
    if (Due.QuadPart == 0) {
        ObDereferenceObject(record->Object);
        ExFreePoolWithTag(record, 'ceRx');
        return STATUS_INVALID_PARAMETER;
//      ^^^^^^ pool-leaked: not freed
    }
    Ext->Current = record;
    return STATUS_SUCCESS;
}`);
  });
  test("is another's once the timer is set, or the block is queued", () => {
    expectFindings(`${head}
NTSTATUS Arm(HANDLE Event, LARGE_INTEGER Due)
{
    NTSTATUS status;
    ${make}
    status = ObReferenceObjectByHandle(Event, EVENT_MODIFY_STATE, *ExEventObjectType, UserMode, &record->Object, NULL);
    if (!NT_SUCCESS(status)) {
        ExFreePoolWithTag(record, 'ceRx');
        return status;
    }
    KeSetTimer(&record->Timer, Due, &record->Dpc);
    return STATUS_SUCCESS;
}
NTSTATUS Queue(PEXT Ext)
{
    ${make}
    record->Data = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'ceRx');
    ExInterlockedInsertTailList(&Ext->Queue, &record->Entry, &Ext->Lock);
    return STATUS_SUCCESS;
}`);
  });
});

test("a path on which nothing was got is not joined with those that have it", () => {
  expectFindings(`${head}
typedef struct _FDO { PDEVICE_OBJECT Self, Lower; } FDO, *PFDO;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device = NULL;
    PFDO fdo = NULL;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(FDO), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) goto End;
    fdo = device->DeviceExtension;
    fdo->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (fdo->Lower == NULL) {
        status = STATUS_NO_SUCH_DEVICE;
        goto End;
    }
End:
    if (!NT_SUCCESS(status) && device) {
        if (fdo && fdo->Lower) IoDetachDevice(fdo->Lower);
        IoDeleteDevice(device);
    }
    return status;
//  ^^^^^^ device-initializing-not-cleared: DO_DEVICE_INITIALIZING
}`);
});

test("many ways through one dispatch routine, each with its own fate of the IRP, are all told apart", () => {
  const minor = (code: number, body: string) => `    case ${code}: ${body} break;\n`;
  const cases = Array.from({ length: 9 }, (_, at) =>
    minor(at + 3, `Irp->IoStatus.Status = STATUS_SUCCESS; if (Ext->Users > ${at}) Ext->Users = ${at};`),
  ).join("");
  expectFindings(`#include <wdm.h>
typedef struct _FDO { PDEVICE_OBJECT Lower; FAST_MUTEX Mutex; LONG Users; BOOLEAN IsFdo; } FDO, *PFDO;
static VOID Enter(PFDO Ext) { InterlockedIncrement(&Ext->Users); }
static VOID Leave(PFDO Ext) { if (InterlockedDecrement(&Ext->Users) == 0) KeBugCheck(0); }
static NTSTATUS FdoPnp(PFDO Ext, PIRP Irp, UCHAR Minor)
{
    NTSTATUS status;
    Enter(Ext);
    switch (Minor) {
${cases}    case 20:
        ExAcquireFastMutex(&Ext->Mutex);
        if (Ext->Users == 1) {
            break;
        }
        ExReleaseFastMutex(&Ext->Mutex);
        break;
    case 21:
        Irp->IoStatus.Status = status = STATUS_UNSUCCESSFUL;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        Leave(Ext);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Ext->Lower, Irp);
    Leave(Ext);
    return status;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PFDO ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_NOT_SUPPORTED;
    if (ext->IsFdo) {
        status = FdoPnp(ext, Irp, IoGetCurrentIrpStackLocation(Irp)->MinorFunction);
    } else {
        status = Irp->IoStatus.Status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;
//  ^^^^^^^^^^^^^^ lock-unbalanced: Mutex
}`);
});

describe("what a routine may not have given", () => {
  test("is told where it is used: through a member, by a helper's result, by copying and by routines that look behind it", () => {
    expectFindings(`${head}
static PUCHAR Map(PIRP Irp) { return MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority); }
VOID First(PIRP Irp)
{
    PUCHAR bytes = Map(Irp);
    bytes[0] = 0;
//  ^^^^^^^^^ null-result-not-checked: MmGetSystemAddressForMdlSafe
}
VOID Copy(PIRP Irp, PVOID From)
{
    RtlCopyMemory(MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority), From, 4);
//  ^^^^^^^^^^^^^ null-result-not-checked: MmGetSystemAddressForMdlSafe
}
VOID Build(PVOID Buffer)
{
    PMDL mdl = IoAllocateMdl(Buffer, 4, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ null-result-not-checked: IoAllocateMdl
    IoFreeMdl(mdl);
}
VOID Send(PDEVICE_OBJECT Device)
{
    PIRP irp = IoAllocateIrp(Device->StackSize, FALSE);
    irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
//  ^^^^^^^^^^^^^^^^^^^^ null-result-not-checked: IoAllocateIrp
    IoFreeIrp(irp);
}`);
  });
  test("and not where it was asked for, in whatever form", () => {
    expectFindings(`${head}
NTSTATUS First(PIRP Irp)
{
    PUCHAR bytes = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
    if (!bytes) return STATUS_INSUFFICIENT_RESOURCES;
    bytes[0] = 0;
    return STATUS_SUCCESS;
}
NTSTATUS Kept(PDEVICE_OBJECT Device, PRECORD Record)
{
    if ((Record->Irp = IoAllocateIrp(Device->StackSize, FALSE)) == NULL) return STATUS_NO_MEMORY;
    Record->Irp->IoStatus.Information = 0;
    return STATUS_SUCCESS;
}
NTSTATUS Given(PDEVICE_OBJECT Device, PIO_WORKITEM *Item)
{
    *Item = IoAllocateWorkItem(Device);
    return *Item != NULL ? STATUS_SUCCESS : STATUS_NO_MEMORY;
}
VOID Build(PVOID Buffer, PMDL *Made)
{
    PMDL mdl = IoAllocateMdl(Buffer, 4, FALSE, FALSE, NULL);
    if (mdl) MmBuildMdlForNonPagedPool(mdl);
    *Made = mdl;
}`);
  });
  test("an extension that a helper is given after its device was deleted", () => {
    expectFindings(`
#include <wdm.h>
typedef struct _EXT { PUNICODE_STRING Link; } EXT, *PEXT;
static VOID FreeNames(PEXT Ext)
{
    if (Ext->Link != NULL) ExFreePool(Ext->Link);
//      ^^^^^^^^^ device-extension-after-delete: deleted
}
VOID Leave(PDEVICE_OBJECT Device)
{
    PEXT ext = Device->DeviceExtension;
    IoDeleteDevice(Device);
    FreeNames(ext);
}
VOID LeaveInOrder(PDEVICE_OBJECT Device)
{
    FreeNames(Device->DeviceExtension);
    IoDeleteDevice(Device);
}`);
  });
});

test("a wrapper of the allocator is followed however often it is called", () => {
  const users = Array.from(
    { length: 300 },
    (_, at) => `VOID Use${at}(VOID)
{
    PVOID block = Allocate(${16 + at}, 't${String(at).padStart(3, "0")}');
    if (block == NULL) return;
    ${at % 100 === 99 ? "" : "ExFreePool(block);"}
}
`,
  );
  const source = `#include <ntddk.h>
static PVOID Allocate(SIZE_T Size, ULONG Tag) { return ExAllocatePoolWithTag(NonPagedPoolNx, Size, Tag); }
${users.join("")}`;
  expect(found(source).filter((one) => one === "error pool-leaked")).toHaveLength(3);
});
