// What hangs on a count of references, on locks and requests of others, on what another driver answers: found in public drivers.
import { expect, test } from "vitest";
import { expectFindings, found } from "./fixture.ts";

const counted = `
#include <wdm.h>
typedef struct _ADAPTER { LONG References; UNICODE_STRING Name; ULONG Unit; } ADAPTER, *PADAPTER;
KSPIN_LOCK TheLock;
`;
test("who drops a reference under a lock may hold another one: what the last one would do is a warning", () => {
  const drop = `${counted}
static VOID Free(PADAPTER Adapter)
{
    if (Adapter->Name.Buffer != NULL) RtlFreeUnicodeString(&Adapter->Name);
    ExFreePoolWithTag(Adapter, 'pdAR');
}
static VOID Drop(PADAPTER Adapter)
{
    if (InterlockedDecrement(&Adapter->References) == 0) Free(Adapter);
}
VOID Remove(PADAPTER Adapter)
{
    KIRQL irql;
    KeAcquireSpinLock(&TheLock, &irql);
    Drop(Adapter);
    KeReleaseSpinLock(&TheLock, irql);
}
`;
  const lowered = "InterlockedDecrement(&Adapter->References) == 0";
  expect(found(drop)).toEqual(["warning irql-too-high"]);
  expect(found(drop.replace(lowered, "--Adapter->References == 0"))).toEqual(["warning irql-too-high"]);
  expect(found(drop.replace(lowered, "Adapter->References == 0"))).toEqual(["error irql-too-high"]);
});

test("in the function that drops the reference itself, what follows the last one is an error", () => {
  expectFindings(`${counted}
ULONG Drop(PADAPTER Adapter)
{
    if (InterlockedDecrement(&Adapter->References) == 0) ExFreePoolWithTag(Adapter, 'pdAR');
    return Adapter->Unit;
//         ^^^^^^^^^^^^^ pool-used-after-free
//  ^^^^^^ object-touched-after-last-reference
}
`);
});

const retried = (status: string) => `
#include <ntifs.h>
typedef struct _WORK { UCHAR Major; } WORK, *PWORK;
PDEVICE_OBJECT Lower;
VOID Give(PWORK Work);
static NTSTATUS Pass(PWORK Work, PIRP Irp)
{
    NTSTATUS status;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Lower, Irp);
    Give(Work);
    return status;
}
static NTSTATUS Finish(PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Serve;
NTSTATUS Serve(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PWORK Work = DeviceObject->DeviceExtension;
    NTSTATUS status;
    do {
        if (Work->Major == IRP_MJ_PNP) status = Pass(Work, Irp);
        else status = Finish(Irp);
    } while (status == ${status});
    return status;
}
`;
test("no lower driver asks for the request to be posted", () => {
  expectFindings(retried("STATUS_CANT_WAIT"));
  expect(found(retried("STATUS_DEVICE_BUSY"))).toEqual(["error irp-double-completion"]);
});

test("a resource that is deleted is not held any more, wherever that is done", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _VCB { ERESOURCE Resource; ULONG Opens; } VCB, *PVCB;
static BOOLEAN Dismount(PVCB Vcb)
{
    if (Vcb->Opens != 0) return FALSE;
    ExDeleteResourceLite(&Vcb->Resource);
    return TRUE;
}
VOID Check(PVCB Vcb)
{
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Vcb->Resource, TRUE);
    if (!Dismount(Vcb)) ExReleaseResourceLite(&Vcb->Resource);
    KeLeaveCriticalRegion();
}
`);
});

test("a routine of another's that is not seen and needs a raised level may lower it", () => {
  const pair = (release: string) => `
#include <wdm.h>
_IRQL_raises_(DISPATCH_LEVEL) VOID PortAcquire(PVOID Port, ULONG Which);
${release} VOID PortRelease(PVOID Port, ULONG Which);
VOID Work(PVOID Port, PUNICODE_STRING Name)
{
    PortAcquire(Port, 1);
    PortRelease(Port, 1);
    RtlFreeUnicodeString(Name);
}
`;
  expectFindings(pair("_IRQL_requires_(DISPATCH_LEVEL)"));
  expectFindings(pair("_IRQL_requires_min_(DISPATCH_LEVEL)"));
  expect(found(pair("_IRQL_requires_(DISPATCH_LEVEL) _IRQL_requires_same_"))).toEqual(["error irql-too-high"]);
});

test("an IRP that is completed in the place of the driver below goes back to its completion routine", () => {
  const served = (enter: string) => `
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
static VOID Serve(PIRP Irp)
{
    ${enter}
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
NTSTATUS Ask(VOID)
{
    KEVENT event;
    NTSTATUS status;
    PIRP irp = IoAllocateIrp(1, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoSetCompletionRoutine(irp, Done, &event, TRUE, TRUE, TRUE);
    Serve(irp);
    KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    status = irp->IoStatus.Status;
    IoFreeIrp(irp);
    return status;
}
`;
  expectFindings(served("IoSetNextIrpStackLocation(Irp);"));
  expect(found(served(""))).toContain("error own-irp-completed");
});

test("what is found to be another pointer's thing is that one's to give back", () => {
  const walk = (given: string) => `
#include <wdm.h>
VOID Go(PDEVICE_OBJECT Device, PDEVICE_OBJECT Mine)
{
    PDEVICE_OBJECT lower = IoGetLowerDeviceObject(Device);
    if (lower == NULL) return;
    ${given}ObDereferenceObject(lower);
}
`;
  expectFindings(walk("if (lower != Mine) "));
  expect(found(walk("if (Mine != NULL) "))).toEqual(["error attached-device-reference-leaked"]);
});

test("a device that was opened by name is there where its file object is", () => {
  const open = (asked: string) => `
#include <wdm.h>
extern PDEVICE_OBJECT Kept;
NTSTATUS Open(PUNICODE_STRING Name)
{
    PFILE_OBJECT file;
    PDEVICE_OBJECT device = NULL, other = Kept;
    NTSTATUS status = IoGetDeviceObjectPointer(Name, FILE_READ_DATA, &file, &device);
    if (!NT_SUCCESS(status)) return status;
    if (other == NULL || device->StackSize > 8) status = STATUS_UNSUCCESSFUL;
    if (${asked}) ObDereferenceObject(file);
    return status;
}
`;
  expect(found(open("device"))).toEqual([]);
  expect(found(open("other"))).toEqual(["error file-object-leaked"]);
});

test("a child that is deleted is not the device that is detached", () => {
  const add = (gone: string) => `
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT own, child, lower;
    NTSTATUS status = IoCreateDevice(Driver, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &own);
    if (!NT_SUCCESS(status)) return status;
    lower = IoAttachDeviceToDeviceStack(own, Pdo);
    if (lower == NULL) {
        IoDeleteDevice(own);
        return STATUS_NO_SUCH_DEVICE;
    }
    status = IoCreateDevice(Driver, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &child);
    if (NT_SUCCESS(status)) {
        ${gone}
        return STATUS_UNSUCCESSFUL;
    }
    IoDetachDevice(lower);
    IoDeleteDevice(own);
    return status;
}
`;
  expectFindings(add("IoDeleteDevice(child); IoDetachDevice(lower); IoDeleteDevice(own);"));
  expect(found(add("IoDeleteDevice(own); IoDetachDevice(lower); IoDeleteDevice(child);"))).toEqual([
    "error device-deleted-before-detach",
  ]);
});

test("a resource is given to another owner, by whatever way the routine comes to it", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _NODE { struct _NODE *Main; PERESOURCE Resource; } NODE, *PNODE;
VOID Look(PNODE Node);
VOID Queue(PIRP Irp);
static VOID Acquire(PNODE Node) { if (Node->Main != NULL) Node = Node->Main; ExAcquireResourceExclusiveLite(Node->Resource, TRUE); }
static VOID Give(PNODE Node, PVOID Owner) { if (Node->Main != NULL) Node = Node->Main; ExSetResourceOwnerPointer(Node->Resource, (PVOID)((ULONG_PTR)Owner | 3)); }
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH Post;
NTSTATUS Post(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PNODE Node = IoGetCurrentIrpStackLocation(Irp)->FileObject->FsContext;
    UNREFERENCED_PARAMETER(DeviceObject);
    KeEnterCriticalRegion();
    Acquire(Node);
    Look(Node);
    Give(Node, Irp);
    IoMarkIrpPending(Irp);
    Queue(Irp);
    KeLeaveCriticalRegion();
    return STATUS_PENDING;
}
`);
});

test("what was followed with no lock held only says nothing of what it releases", () => {
  const uses = (count: number, body: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => body(n)).join("\n");
  expectFindings(`
#include <ntifs.h>
typedef struct _NODE { struct _NODE *Main; PERESOURCE Resource; PERESOURCE Paging; ULONG Flags; } NODE, *PNODE;
VOID Queue(PIRP Irp);
static VOID Acquire(PNODE Node) { ExAcquireResourceExclusiveLite(Node->Resource, TRUE); }
static VOID Give(PNODE Node, ULONG Flags, PVOID Owner)
{
    if (Node->Main != NULL) Node = Node->Main;
    if (Flags & 1) ExSetResourceOwnerPointer(Node->Resource, (PVOID)((ULONG_PTR)Owner | 3));
    if (Flags & 2) ExSetResourceOwnerPointer(Node->Paging, (PVOID)((ULONG_PTR)Owner | 3));
}
${uses(24, (n) => `VOID Other${n}(PNODE Node, PVOID Owner) { Node->Flags = ${n}; Give(Node, ${n}, Owner); }`)}
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH Post;
NTSTATUS Post(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PNODE node = IoGetCurrentIrpStackLocation(Irp)->FileObject->FsContext;
    UNREFERENCED_PARAMETER(DeviceObject);
${uses(22, (n) => `    Other${n}(node, Irp);`)}
    KeEnterCriticalRegion();
    Acquire(node);
    Give(node, 3, Irp);
    KeLeaveCriticalRegion();
    IoMarkIrpPending(Irp);
    Queue(Irp);
    return STATUS_PENDING;
}
`);
});

test("a resource that its thread may own already is given back by the driver's own count", () => {
  const serve = (release: string) => `
#include <ntifs.h>
typedef struct _NODE { PERESOURCE Resource; } NODE, *PNODE;
typedef struct _TOP { ULONG Flags; } TOP, *PTOP;
static BOOLEAN TryAcquire(PNODE Node, ULONG Flags)
{
    PTOP top = (PTOP)IoGetTopLevelIrp();
    Flags &= ~top->Flags;
    if ((Flags & 1) && !ExAcquireResourceExclusiveLite(Node->Resource, FALSE)) return FALSE;
    top->Flags |= Flags;
    return TRUE;
}
static VOID Release(PNODE Node, ULONG Flags)
{
    PTOP top = (PTOP)IoGetTopLevelIrp();
    Flags &= top->Flags;
    top->Flags &= ~Flags;
    if (Flags & 1) ExReleaseResourceLite(Node->Resource);
}
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH Serve;
NTSTATUS Serve(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PNODE node = IoGetCurrentIrpStackLocation(Irp)->FileObject->FsContext;
    UNREFERENCED_PARAMETER(DeviceObject);
    KeEnterCriticalRegion();
    if (TryAcquire(node, 1)) {
        ${release}
    }
    KeLeaveCriticalRegion();
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`;
  expectFindings(serve("Release(node, 1);"));
  expectFindings(serve("node->Resource = NULL; Release(node, 1);"));
});

test("a device that a request's file object holds lives on after it was deleted", () => {
  const post = (check: string) => `
#include <ntifs.h>
typedef struct _VDO { DEVICE_OBJECT DeviceObject; ULONG Posted; } VDO, *PVDO;
static VOID Dismount(PVDO Vdo) { if (Vdo->DeviceObject.Vpb->ReferenceCount == 0) IoDeleteDevice((PDEVICE_OBJECT)Vdo); }
VOID Post(PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PVDO vdo = CONTAINING_RECORD(stack->DeviceObject, VDO, DeviceObject);
    Dismount(vdo);
    ${check} vdo->Posted += 1;
}
`;
  expectFindings(post("if (stack->FileObject != NULL)"));
  expect(found(post(""))).toContain("error device-extension-after-delete");
});

test("that an IRP is marked pending too late hangs on whether a lock of the caller's keeps the queue shut", () => {
  const start = (acquire: string, release: string) => `
#include <wdm.h>
typedef struct _PORT { PKSPIN_LOCK Lock; LIST_ENTRY Queue; ULONG Waiting; } PORT, *PPORT;
static NTSTATUS Enqueue(PPORT Port, PIRP Irp)
{
    InsertTailList(&Port->Queue, &Irp->Tail.Overlay.ListEntry);
    Port->Waiting += 1;
    IoMarkIrpPending(Irp);
    return STATUS_PENDING;
}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Start;
NTSTATUS Start(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PPORT port = DeviceObject->DeviceExtension;
    KIRQL irql = PASSIVE_LEVEL;
    NTSTATUS status;
    ${acquire}
    status = Enqueue(port, Irp);
    ${release}
    UNREFERENCED_PARAMETER(irql);
    return status;
}
`;
  const locked = start("KeAcquireSpinLock(port->Lock, &irql);", "KeReleaseSpinLock(port->Lock, irql);");
  expect(found(locked)).toEqual(["warning irp-marked-pending-after-queueing"]);
});

test("a device that is detached if it was attached is detached", () => {
  const remove = (detach: string) => `
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Self, Lower; } EXT, *PEXT;
static VOID Leave(PEXT Ext)
{
    ${detach}
    IoDeleteDevice(Ext->Self);
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    UCHAR minor = IoGetCurrentIrpStackLocation(Irp)->MinorFunction;
    NTSTATUS status;
    if (minor == IRP_MN_REMOVE_DEVICE) Irp->IoStatus.Status = STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (minor == IRP_MN_REMOVE_DEVICE) Leave(ext);
    return status;
}
`;
  expectFindings(remove("if (Ext->Lower != NULL) IoDetachDevice(Ext->Lower);"));
  expect(found(remove(""))).toEqual(["error device-left-attached"]);
});

const trusted = (asked: string) => `
#include <wdm.h>
typedef VOID (*PNOTIFY)(ULONG Value);
typedef struct _ASK { PNOTIFY Notify; ULONG Value; } ASK, *PASK;
static PNOTIFY Kept;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
  PASK ask = Irp->AssociatedIrp.SystemBuffer;
  NTSTATUS status = STATUS_INVALID_PARAMETER;
  UNREFERENCED_PARAMETER(DeviceObject);
  if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) ${asked}) {
    Kept = ask->Notify;
    if (Kept != NULL) Kept(1);
    status = STATUS_SUCCESS;
  }
  Irp->IoStatus.Status = status;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return status;
}
`;
test("a request that was found to be the kernel's own may name a routine", () => {
  expectFindings(trusted("&& Irp->RequestorMode == KernelMode"));
  expect(found(trusted(""))).toContain("error request-pointer-called");
});

test("a routine that was registered by a cast and takes no IRP has none to complete", () => {
  const registered = (second: string) => `
#include <wdm.h>
BOOLEAN Fake(PDEVICE_OBJECT DeviceObject, ${second} Given)
{
  UNREFERENCED_PARAMETER(DeviceObject);
  return Given != 0;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
  UNREFERENCED_PARAMETER(RegistryPath);
  DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = (PDRIVER_DISPATCH)Fake;
  return STATUS_SUCCESS;
}
`;
  expect(found(registered("ULONG"))).not.toContain("error irp-not-completed-or-forwarded");
  expect(found(registered("PIRP"))).toContain("error irp-not-completed-or-forwarded");
});

test("a device that a routine gives twice is referenced where either of them is", () => {
  const relations = (referenced: string) => `
#include <wdm.h>
PDEVICE_OBJECT DeviceOf(PVOID Bus);
NTSTATUS Answer(PVOID Bus, PDEVICE_RELATIONS *Relations)
{
  *Relations = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(DEVICE_RELATIONS), 'leRD');
  if (*Relations == NULL) return STATUS_INSUFFICIENT_RESOURCES;
  (*Relations)->Count = 1;
  (*Relations)->Objects[0] = DeviceOf(Bus);
  ${referenced}
  return STATUS_SUCCESS;
}
`;
  expect(found(relations("ObReferenceObject(DeviceOf(Bus));"))).toEqual([]);
  expect(found(relations(""))).toEqual(["error target-relation-not-referenced"]);
});

test("where a member lies is no address, though its index is no constant", () => {
  const cut = (base: string) => `
#include <ntddk.h>
typedef struct _TABLE { UCHAR Head[4]; ULONG64 Data[8]; } TABLE, *PTABLE;
ULONG End(PTABLE Table, ULONG Index) { UNREFERENCED_PARAMETER(Table); return (ULONG)(&(${base})->Data[Index + 1]); }
`;
  expect(found(cut("(PTABLE)NULL"))).toEqual([]);
  expect(found(cut("Table"))).toEqual(["error pointer-truncated"]);
});
