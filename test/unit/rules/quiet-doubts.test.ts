// What hangs on a count of references, on bits of flags, on what another driver answers, on arithmetic: found in public drivers.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

/** What is found, each as `severity rule`. */
const found = (source: string): string[] =>
  checkSources({ "driver.c": source }).map(({ severity, rule }) => `${severity} ${rule}`);

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

const kinds = (change: string) => `
#include <wdm.h>
#define KIND(f) ((f) & 0xF00)
#define SPARSE 0x10
typedef struct _ASK { ULONG Flags; USHORT Bits; } ASK, *PASK;
NTSTATUS Make(PASK Ask, HANDLE File)
{
    PVOID object = NULL;
    NTSTATUS status;
    if (KIND(Ask->Flags) == 0x300) {
        status = ObReferenceObjectByHandle(File, 0, *IoFileObjectType, KernelMode, &object, NULL);
        if (!NT_SUCCESS(status)) return status;
    }
    ${change}
    if (KIND(Ask->Flags) == 0x300) ObDereferenceObject(object);
    return STATUS_SUCCESS;
}
`;
test("a flag that is set or cleared leaves the others as they were", () => {
  expectFindings(kinds("Ask->Flags &= ~SPARSE;"));
  expectFindings(kinds("Ask->Flags |= SPARSE; Ask->Flags ^= 1;"));
  expectFindings(kinds("Ask->Flags = (USHORT)(Ask->Flags | SPARSE);"));
  expect(found(kinds("Ask->Flags &= ~0x100;"))).toEqual(["error object-reference-leaked"]);
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

test("two conditions that meet only in a sum leave a doubt", () => {
  const joined = (both: string) => `
#include <ntifs.h>
NTSTATUS Join(PUNICODE_STRING Name, PUNICODE_STRING Related, USHORT Rest)
{
    ULONG first = Related->Length;
    PWCHAR buffer = Name->Buffer;
    if (Name->MaximumLength < ${both}) {
        buffer = ExAllocatePoolZero(PagedPool, 512, 'maNR');
        if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (first != 0) Name->Buffer = buffer;
    return STATUS_SUCCESS;
}
`;
  expect(found(joined("first + Rest"))).toEqual(["warning pool-leaked"]);
  expect(found(joined("Rest"))).toEqual(["error pool-leaked"]);
});

test("memory that an MDL maps goes where the MDL goes", () => {
  const mapped = (end: string) => `
#include <wdm.h>
typedef struct _PORT { PMDL Mdl; } PORT, *PPORT;
NTSTATUS Inject(PMDL Mdl);
NTSTATUS Send(PPORT Port, ULONG Length)
{
    NTSTATUS status = STATUS_INSUFFICIENT_RESOURCES;
    PVOID buffer = ExAllocatePoolZero(NonPagedPoolNx, Length, 'dnSR');
    PMDL mdl;
    UNREFERENCED_PARAMETER(Port);
    if (buffer == NULL) return status;
    mdl = IoAllocateMdl(buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        ExFreePoolWithTag(buffer, 'dnSR');
        return status;
    }
    MmBuildMdlForNonPagedPool(mdl);
    ${end}
    return status;
}
`;
  expectFindings(mapped("status = Inject(mdl);"));
  expectFindings(mapped("Port->Mdl = mdl;"));
  expect(found(mapped("IoFreeMdl(mdl);"))).toEqual(["error pool-leaked"]);
});

test("blocks in an array go with the block that the array is part of", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _SOCKET { PVOID Buffers[4]; } SOCKET, *PSOCKET;
static VOID Free(PSOCKET Socket)
{
    for (ULONG i = 0; i < 4; i++)
        if (Socket->Buffers[i] != NULL) ExFreePoolWithTag(Socket->Buffers[i], 'fBSR');
    ExFreePoolWithTag(Socket, 'koSR');
}
PSOCKET Make(SIZE_T Length)
{
    PSOCKET socket = ExAllocatePoolZero(NonPagedPoolNx, sizeof(SOCKET), 'koSR');
    if (socket == NULL) return NULL;
    for (ULONG i = 0; i < 4; i++) {
        socket->Buffers[i] = ExAllocatePoolZero(NonPagedPoolNx, Length, 'fBSR');
        if (socket->Buffers[i] == NULL) {
            Free(socket);
            return NULL;
        }
    }
    return socket;
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

test("a count that was weighed against the room left in the buffer is no surprise", () => {
  const answer = (check: string) => `
#include <wdm.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG room = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PUCHAR buffer = Irp->AssociatedIrp.SystemBuffer;
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    Irp->IoStatus.Information = 0;
    if (room >= 8 && ${check}) {
        RtlCopyMemory(buffer + 8, ext->Name.Buffer, ext->Name.Length);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  expectFindings(answer("room - 8 >= ext->Name.Length + sizeof(WCHAR)"));
  expect(found(answer("ext->Name.Length != 0"))).toEqual(["error system-buffer-too-short"]);
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

test("a handle is gone with DUPLICATE_CLOSE_SOURCE, and stays without", () => {
  const duplicated = (options: string) => `
#include <ntifs.h>
NTSTATUS NTAPI ZwDuplicateObject(HANDLE From, HANDLE Source, HANDLE To, PHANDLE Target, ACCESS_MASK Access, ULONG Attributes, ULONG Options);
NTSTATUS Give(POBJECT_ATTRIBUTES Attributes, HANDLE To, PHANDLE Given)
{
    IO_STATUS_BLOCK io;
    HANDLE file;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &io, 0, FILE_NON_DIRECTORY_FILE);
    if (!NT_SUCCESS(status)) return status;
    return ZwDuplicateObject(ZwCurrentProcess(), file, To, Given, 0, 0, ${options});
}
`;
  expectFindings(duplicated("DUPLICATE_CLOSE_SOURCE | 2"));
  expect(found(duplicated("2"))).toEqual(["error handle-leaked"]);
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

test("the I/O manager has compared the lengths of file information with the structure's size", () => {
  const query = (member: string, major: string) => `
#include <ntifs.h>
static VOID Fill(FILE_BASIC_INFORMATION *Basic, LONG *Length)
{
    RtlZeroMemory(Basic, sizeof(*Basic));
    *Length -= sizeof(*Basic);
    if (*Length > 0) RtlZeroMemory(Basic + 1, *Length);
}
_Dispatch_type_(${major}) DRIVER_DISPATCH Query;
NTSTATUS Query(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    LONG length = IoGetCurrentIrpStackLocation(Irp)->${member};
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length > 0) Fill(Irp->AssociatedIrp.SystemBuffer, &length);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`;
  expectFindings(query("Parameters.QueryFile.Length", "IRP_MJ_QUERY_INFORMATION"));
  expect(found(query("Parameters.Read.Length", "IRP_MJ_READ"))).toContain("error system-buffer-too-short");
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

test("a structure that is returned takes no place among the arguments", () => {
  const get = (third: string) => `
#include <wdm.h>
typedef enum _WHERE { FirstOne = 1, LastOne } WHERE;
typedef enum _WHAT { Vendor = 200, Rates } WHAT;
typedef struct _TEXT { PUCHAR Octet; USHORT Length; ULONG More[4]; } TEXT;
TEXT Get(TEXT Packet, WHAT What, WHERE Where);
USHORT Length(TEXT Packet)
{
    TEXT found = Get(Packet, Vendor, ${third});
    return found.Length;
}
`;
  expectFindings(get("LastOne"));
  expect(found(get("Rates"))).toEqual(["warning enum-argument-mismatch"]);
});

test("what leaves when a status is not zero means just that", () => {
  const close = (then: string) => `
#include <wdm.h>
NTSTATUS Close(HANDLE Handle, PULONG Count)
{
    NTSTATUS status = ZwClose(Handle);
    if (status) ${then}
    *Count += 1;
out:
    return status;
}
`;
  expectFindings(close("goto out;"));
  expectFindings(close('{ DbgPrint("%x\\n", status); return status; }'));
  expect(found(close('{ DbgPrint("closed\\n"); goto next; } next:'))).toEqual(["warning status-as-boolean"]);
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

test("remarks of old are no annotations", () => {
  const declared = (inOut: string, only: string) => `
#include <wdm.h>
VOID Take(${inOut} PULONG Count);
VOID Take(${only} PULONG Count) { *Count += 1; }
`;
  expectFindings(declared("IN OUT", "IN"));
  expectFindings(declared("_Inout_", "IN"));
  expect(found(declared("_Inout_", "_In_"))).toEqual(["warning annotations-conflict"]);
});

test("a result that an assertion tests, or that lies in an IRP, is inspected", () => {
  expectFindings(`
#include <ntifs.h>
NTSTATUS Make(PIRP Irp, PVOID Buffer, HANDLE Thread, PVOID *Object)
{
    NT_VERIFY(NT_SUCCESS(ObReferenceObjectByHandle(Thread, 0, *PsThreadType, KernelMode, Object, NULL)));
    IoAllocateMdl(Buffer, 16, FALSE, FALSE, Irp);
    if (Irp->MdlAddress == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    ObReferenceObjectByHandle(Thread, 0, *PsThreadType, KernelMode, Object, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ result-not-inspected
    return STATUS_SUCCESS;
}
`);
});

test("what is formatted without a conversion is formatted at any level; with one, it depends on where the text lies", () => {
  const at = (format: string) => `
#include <ntddk.h>
#include <ntstrsafe.h>
KDEFERRED_ROUTINE Dpc;
VOID Dpc(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    CHAR text[32];
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(A);
    if (!NT_SUCCESS(RtlStringCbPrintfA(text, sizeof(text), ${format}, B))) return;
    DbgPrint("%s", text);
    *(PUCHAR)Context = text[0];
}
`;
  expectFindings(at('"%p"'));
  expect(found(at('"%wZ"'))).toEqual(["warning irql-too-high"]);
});

test("half of a physical address may be shown", () => {
  const use = (what: string) => `
#include <wdm.h>
VOID Show(PVOID Buffer, PULONG Register)
{
    PHYSICAL_ADDRESS address = MmGetPhysicalAddress(Buffer);
    DbgPrint("%p\\n", Register);
    ${what}
}
`;
  expectFindings(use('DbgPrint("at %x\\n", address.LowPart);'));
  expect(found(use("WRITE_REGISTER_ULONG(Register, address.LowPart);"))).toEqual([
    "warning physical-address-truncated",
  ]);
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

test("an IRP of one's own on the stack is no system object; what Microsoft's compiler was told not to say is not said", () => {
  const cut = (pragma: string) => `
#include <wdm.h>
VOID Size(PVOID Context)
{
    IRP pseudo = {0};
${pragma}
    NTSTATUS status = (NTSTATUS)Context;
    DbgPrint("%x %p\\n", status, pseudo.UserBuffer);
}
`;
  expectFindings(cut("#pragma warning(suppress:4311)"));
  expect(found(cut(""))).toEqual(["error pointer-truncated"]);
});
