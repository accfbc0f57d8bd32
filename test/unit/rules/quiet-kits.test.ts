// What was wrongly told of samples of the old kits, with what is wrong and looks alike beside it.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (path: string, source: string): string[] =>
  checkSources({ [path]: source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const table = (release: string): string => `#include <ndis.h>
typedef struct _LOCK { NDIS_RW_LOCK Old; PNDIS_RW_LOCK_EX New; } LOCK, *PLOCK;
typedef struct _HOLD { LOCK_STATE Old; LOCK_STATE_EX New; } HOLD, *PHOLD;
typedef VOID (*LOCK_ROUTINE)(PLOCK Lock, PHOLD Hold);
static struct { LOCK_ROUTINE Acquire; LOCK_ROUTINE Release; } Routines;
static VOID AcquireOld(PLOCK Lock, PHOLD Hold) { NdisAcquireReadWriteLock(&Lock->Old, FALSE, &Hold->Old); }
static VOID ReleaseOld(PLOCK Lock, PHOLD Hold) { NdisReleaseReadWriteLock(&Lock->Old, &Hold->Old); }
static VOID AcquireNew(PLOCK Lock, PHOLD Hold) { NdisAcquireRWLockRead(Lock->New, &Hold->New, 0); }
static VOID ReleaseNew(PLOCK Lock, PHOLD Hold) { NdisReleaseRWLock(Lock->New, &Hold->New); }
VOID Choose(BOOLEAN IsNew)
{
    Routines.Acquire = IsNew ? AcquireNew : AcquireOld;
    if (IsNew) {
        Routines.Release = ReleaseNew;
    } else {
        Routines.Release = ReleaseOld;
    }
}
VOID Choose2(BOOLEAN IsNew)
{
    if (IsNew) {
        Routines.Acquire = AcquireNew;
    } else {
        Routines.Acquire = AcquireOld;
    }
}
ULONG Count(PLOCK Lock, PULONG Value)
{
    HOLD hold;
    ULONG count;
    Routines.Acquire(Lock, &hold);
    count = *Value;
    ${release}
    return count;
}
`;
test("of two locks behind a table of pointers, the one that was taken is given back", () => {
  const chosen = table("Routines.Release(Lock, &hold);").replace(/Routines.Acquire = IsNew.*/, "");
  expect(told("table.c", chosen)).toEqual([]);
  const kept = chosen
    .replace("VOID Choose(", "KSPIN_LOCK Own;\nVOID Choose(")
    .replace(
      "    Routines.Acquire(Lock",
      "    KIRQL irql;\n    KeAcquireSpinLock(&Own, &irql);\n    Routines.Acquire(Lock",
    )
    .replace("return count;", "if (count > 3) KeReleaseSpinLock(&Own, irql);\n    return count;");
  expect(told("table.c", kept).map((one) => one.replace(/\d+ /, ""))).toContain("spin-lock-unbalanced");
});

const roaming = (retake: string): string => `#include <ntddk.h>
typedef struct _PORT { KSPIN_LOCK Lock; LIST_ENTRY Queue; ULONG Count; struct _PORT *Other; VOID (*Send)(struct _PORT *); } PORT, *PPORT;
VOID Far(PPORT Port);
static VOID Pass(PPORT Port, ULONG Depth)
{
    KIRQL irql;
    KeAcquireSpinLock(&Port->Other->Lock, &irql);
    Port->Count++;
    KeReleaseSpinLock(&Port->Other->Lock, irql);
    if (Depth > 0) Pass(Port->Other, Depth - 1);
    Port->Send(Port);
}
_Requires_lock_held_(Port->Lock)
_IRQL_requires_(DISPATCH_LEVEL)
VOID Roam(PPORT Port)
{
    if (Port->Count > 3) {
        KeReleaseSpinLockFromDpcLevel(&Port->Lock);
        Pass(Port, 2);
        ${retake}
    }
}
`;
test("a lock of the caller's is given up for a call that cannot be followed, and taken again", () => {
  expect(told("roam.c", roaming("KeAcquireSpinLockAtDpcLevel(&Port->Lock);"))).toEqual([]);
});

const cancel = (call: string): string => `#include <ndis.h>
typedef struct _OPEN { NDIS_HANDLE Binding; KSPIN_LOCK Lock; LIST_ENTRY Pended; } OPEN, *POPEN;
DRIVER_CANCEL CancelWrite;
VOID CancelWrite(PDEVICE_OBJECT Device, PIRP Irp)
{
    POPEN open = Irp->Tail.Overlay.DriverContext[0];
    PVOID id = NULL;
    PLIST_ENTRY at;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Device);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    KeAcquireSpinLock(&open->Lock, &irql);
    for (at = open->Pended.Flink; at != &open->Pended; at = at->Flink)
        if (Irp == CONTAINING_RECORD(at, IRP, Tail.Overlay.ListEntry)) id = Irp->Tail.Overlay.DriverContext[1];
    KeReleaseSpinLock(&open->Lock, irql);
    if (id != NULL) ${call};
}
`;
test("a cancel routine has the send cancelled that serves its IRP", () => {
  expect(told("cancel.c", cancel("NdisCancelSendNetBufferLists(open->Binding, id)"))).toEqual([]);
  expect(told("cancel.c", cancel('DbgPrint("%p", id)'))).toContain("17 cancel-routine-drops-irp");
});

const control = (method: string): string => `#include <ntddk.h>
#define IOCTL_READ CTL_CODE(FILE_DEVICE_CD_ROM, 15, ${method}, FILE_READ_ACCESS)
typedef struct _INFO { LARGE_INTEGER Offset; ULONG Sectors; } INFO, *PINFO;
DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(Device);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_READ: {
        INFO info = *(PINFO)stack->Parameters.DeviceIoControl.Type3InputBuffer;
        status = info.Sectors > 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
        break;
    }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Start(PDRIVER_OBJECT Driver) { Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl; }
`;
test("Type3InputBuffer is the program's for METHOD_NEITHER only", () => {
  const probed = (method: string) => told("control.c", control(method)).filter((one) => /not-probed/.test(one));
  expect(probed("METHOD_OUT_DIRECT")).toEqual([]);
  expect(probed("METHOD_NEITHER")).toEqual(["12 user-buffer-not-probed"]);
});

const axes = (from: string): string => `#include <ntddk.h>
#define NONE 0x80
static const UCHAR Masks[4] = { 1, 8, NONE, 2 };
static const UCHAR Axes[9] = { 0, 0, 1, 0, 2, 0, 0, 0, 3 };
UCHAR AxisOf(ULONG Flags, UCHAR Given)
{
    UCHAR mask = ${from};
    UNREFERENCED_PARAMETER(Given);
    UNREFERENCED_PARAMETER(Flags);
    if (mask >= NONE) return 0;
    return Axes[mask];
}
`;
test("a value of a constant table is compared with the one that stands for none", () => {
  expect(told("axes.c", axes("Masks[Flags & 3]"))).toEqual([]);
  expect(told("axes.c", axes("Given"))).toEqual(["11 array-index-out-of-bounds"]);
});

const block = (member: string): string => `#include <ntddk.h>
typedef struct _DATA { UCHAR Command; union { USHORT Block[2]; ULONG Number; } Data;${member} } DATA, *PDATA;
DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PDATA data = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(Device);
    if (stack->Parameters.DeviceIoControl.IoControlCode == CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS) &&
        stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(DATA) + 64) {
        RtlZeroMemory(data->Data.Block, 64);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = status == STATUS_SUCCESS ? sizeof(DATA) : 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Start(PDRIVER_OBJECT Driver) { Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl; }
`;
test("an array at the end of what a request's buffer holds goes on as far as the buffer", () => {
  expect(told("block.c", block(""))).toEqual([]);
  expect(told("block.c", block(" ULONG Last;"))).toEqual(["12 buffer-overrun"]);
});

const list = (chain: string): string => `#include <ntddk.h>
#include <fwpsk.h>
NET_BUFFER_LIST *Make(NDIS_HANDLE Pool, PVOID Buffer, ULONG Size, PMDL *Out)
{
    NET_BUFFER_LIST *list = NULL;
    NTSTATUS status;
    PMDL mdl = IoAllocateMdl(Buffer, Size, FALSE, FALSE, NULL);
    if (mdl == NULL) return NULL;
    MmBuildMdlForNonPagedPool(mdl);
    status = FwpsAllocateNetBufferAndNetBufferList(Pool, 0, 0, ${chain}, 0, Size, &list);
    if (status != STATUS_SUCCESS) {
        IoFreeMdl(mdl);
        return NULL;
    }
    if (Out) *Out = mdl;
    return list;
}
`;
test("an MDL goes with the list of network buffers that is made of it", () => {
  expect(told("list.c", list("mdl"))).toEqual([]);
  expect(told("list.c", list("NULL"))).toEqual(["16 mdl-leaked"]);
});

const held = (tag: string): string => `#include <ntddk.h>
typedef struct _WORK { LIST_ENTRY Link; ULONG Code; } WORK, *PWORK;
typedef struct _EXT { IO_REMOVE_LOCK Lock; LIST_ENTRY Queue; KSPIN_LOCK QueueLock; KEVENT Ready; } EXT, *PEXT;
DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PEXT ext = Device->DeviceExtension;
    NTSTATUS status = STATUS_NO_MEMORY;
    PWORK work = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(WORK), 'krow');
    if (work != NULL) {
        work->Code = 1;
        status = IoAcquireRemoveLock(&ext->Lock, ${tag});
        if (NT_SUCCESS(status)) {
            ExInterlockedInsertTailList(&ext->Queue, &work->Link, &ext->QueueLock);
            KeSetEvent(&ext->Ready, IO_NO_INCREMENT, FALSE);
        } else {
            ExFreePoolWithTag(work, 'krow');
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
VOID Start(PDRIVER_OBJECT Driver) { Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl; }
`;
test("a remove lock that is held for a block of the driver's is given back by whoever serves that", () => {
  const leaked = (tag: string) => told("held.c", held(tag)).filter((one) => /remove-lock-leaked/.test(one));
  expect(leaked("work")).toEqual([]);
  expect(leaked("Irp")).toHaveLength(1);
});

/** So often called with other numbers that it is followed no further. */
const worn = Array.from({ length: 400 }, (_, code) => `    Clean(Node, ${code});`).join("\n");
const removal = (detach: string): string => `#include <ntddk.h>
typedef struct _NODE { struct _NODE *Left; struct _NODE *Right; VOID (*Forget)(struct _NODE *Node); } NODE, *PNODE;
typedef struct _EXT { PDEVICE_OBJECT Lower; PNODE Nodes; } EXT, *PEXT;
static VOID Clean(PNODE Node, ULONG Code)
{
    if (Node == NULL) return;
    if (Code > 5) Node->Left = NULL;
    if (Code & 1) Node->Right = NULL;
    Node->Forget(Node);
}
static VOID CleanOften(PNODE Node)
{
${worn}
}
DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT Device, PIRP Irp)
{
    PEXT ext = Device->DeviceExtension;
    NTSTATUS status;
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction != IRP_MN_REMOVE_DEVICE) {
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
    }
    CleanOften(ext->Nodes);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    ${detach}
    Clean(ext->Nodes, 999999);
    IoDeleteDevice(Device);
    return status;
}
VOID Start(PDRIVER_OBJECT Driver) { Driver->MajorFunction[IRP_MJ_PNP] = DispatchPnp; }
`;
test("a device that was detached stays so, whatever is called before it is deleted", () => {
  const attached = (detach: string) => told("removal.c", removal(detach)).filter((one) => /device-left/.test(one));
  expect(attached("IoDetachDevice(ext->Lower);")).toEqual([]);
  expect(attached("")).toHaveLength(1);
});

const opened = (value: string): string => `#include <ntddk.h>
NTSTATUS Touch(POBJECT_ATTRIBUTES Attributes)
{
    HANDLE handle = (HANDLE)(LONG_PTR)-1;
    IO_STATUS_BLOCK io;
    NTSTATUS status = ZwOpenFile(&handle, SYNCHRONIZE, Attributes, &io, 0, 0);
    if (NT_SUCCESS(status) && ${value})
        ZwClose(handle);
    return status;
}
`;
test("a handle that is found to be a certain number is none that was opened", () => {
  expect(told("touch.c", opened("handle != (HANDLE)(LONG_PTR)-1"))).toEqual([]);
  expect(told("touch.c", opened("io.Information != 3"))).toEqual(["9 handle-leaked"]);
});

const labelled = (value: string): string => `#include <ntddk.h>
LONG Next(LONG x)
{
    switch (x) {
    case 1:
        LONG next${value};
        x = next + 1;
        break;
    }
    return x;
}
`;
test("what is declared after a label is seen to the end of the block", () => {
  expect(told("label.c", labelled(" = x"))).toEqual([]);
  expect(told("label.c", labelled(""))).toEqual(["7 variable-read-unwritten"]);
});

const redirector = (release: string): string => `#define MINIRDR__NAME MRxMine
#include <rx.h>
typedef struct _MY_FCB { LONG Dirty; } MY_FCB, *PMY_FCB;
static MINIRDR_DISPATCH Dispatch;
static PRDBSS_DEVICE_OBJECT Device;
static NTSTATUS NTAPI Create(PRX_CONTEXT RxContext)
{
    PMRX_SRV_OPEN open = RxContext->pRelevantSrvOpen;
    PUNICODE_STRING name = GET_ALREADY_PREFIXED_NAME_FROM_CONTEXT(RxContext);
    NTSTATUS status;
    if (RxContext->Create.NtCreateParameters.CreateOptions & FILE_DELETE_ON_CLOSE || NodeType(open->pFcb) != RDBSS_NTC_STORAGE_TYPE_FILE)
        return STATUS_NOT_SUPPORTED;
    status = RxAcquireExclusiveFcbResourceInMRx(open->pFcb);
    if (!NT_SUCCESS(status))
        return status;
    ((PMY_FCB)open->pFcb->Context)->Dirty = name->Length;
    ((PFCB)open->pFcb)->NetRoot->FcbTable.Lookups++;
    RxReleaseFcbResourceInMRx(open->pFcb);
    RxContext->pFobx = RxCreateNetFobx(RxContext, open);
    RxContext->IoStatusBlock.Information = RxContext->LowIoContext.ParamsFor.ReadWrite.ByteCount;
    return STATUS_SUCCESS;
}
static VOID Look(PNET_ROOT NetRoot)
{
    KeEnterCriticalRegion();
    RxAcquireFcbTableLockExclusive(&NetRoot->FcbTable, TRUE);
    NetRoot->FcbTable.Version++;
    ${release}
    KeLeaveCriticalRegion();
}
static VOID Unload(PDRIVER_OBJECT DriverObject)
{
    RxUnregisterMinirdr(Device);
    RxUnload(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\MyRedirector");
    NTSTATUS status = RxDriverEntry(DriverObject, RegistryPath);
    if (!NT_SUCCESS(status))
        return status;
    ZeroAndInitializeNodeType(&Dispatch, RDBSS_NTC_MINIRDR_DISPATCH, sizeof(Dispatch));
    Dispatch.MRxFlags = RDBSS_MANAGE_FCB_EXTENSION;
    Dispatch.MRxFcbSize = sizeof(MY_FCB);
    Dispatch.MRxCreate = Create;
    Dispatch.MRxLowIOSubmit[LOWIO_OP_READ] = Create;
    status = RxRegisterMinirdr(
        &Device, DriverObject, &Dispatch, RX_REGISTERMINI_FLAG_DONT_PROVIDE_MAILSLOTS, &name, 0, FILE_DEVICE_NETWORK_FILE_SYSTEM, 0);
    if (NT_SUCCESS(status) && Device->NumberOfActiveFcbs == 0)
        Look(NULL);
    DriverObject->DriverUnload = Unload;
    return status;
}
`;
test("a network mini-redirector is understood; the tables it takes locks of are RDBSS's", () => {
  expect(told("redirector.c", redirector("RxReleaseFcbTableLock(&NetRoot->FcbTable);"))).toEqual([]);
  expect(told("redirector.c", redirector(""))).toContain("53 lock-unbalanced");
});

const guard = (release: string): string => `#include <ntddk.h>
class Base {
public:
    virtual ~Base() { }
};
class Guard : public Base {
public:
    Guard(PKSPIN_LOCK Lock) { if (Lock != nullptr) { m_Lock = Lock; KeAcquireSpinLock(m_Lock, &m_Level); } }
    virtual ~Guard() { if (m_Lock != nullptr) { ${release} } }
private:
    PKSPIN_LOCK m_Lock;
    KIRQL m_Level;
};
class Queue {
public:
    void Insert(PLIST_ENTRY Entry);
private:
    LIST_ENTRY m_Head;
    KSPIN_LOCK m_Lock;
};
void Queue::Insert(PLIST_ENTRY Entry)
{
    Guard guard(&m_Lock);
    if (Entry != nullptr)
        InsertTailList(&m_Head, Entry);
}
`;
test("a destructor that is virtual finds the members as they were left", () => {
  expect(told("guard.cpp", guard("KeReleaseSpinLock(m_Lock, m_Level);"))).toEqual([]);
  expect(told("guard.cpp", guard(""))).toEqual(["26 spin-lock-unbalanced"]);
});

test("transports are asked by requests that macros of the kit fill", () => {
  const send = (after: string) => `#include <tdikrnl.h>
NTSTATUS Send(PDEVICE_OBJECT Device, PFILE_OBJECT File, PMDL Mdl, ULONG Length)
{
    KEVENT done;
    IO_STATUS_BLOCK status;
    PIRP irp;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = TdiBuildInternalDeviceControlIrp(TDI_SEND, Device, File, &done, &status);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    TdiBuildSend(irp, Device, File, NULL, NULL, Mdl, 0, Length);
    ${after}
}
`;
  const wait = `{
        NTSTATUS sent = IoCallDriver(Device, irp);
        if (sent == STATUS_PENDING) {
            KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
            sent = status.Status;
        }
        return sent;
    }`;
  expect(told("tdi.c", send(wait))).toEqual([]);
  expect(told("tdi.c", send("return IoCallDriver(Device, irp);"))).toContain("13 sent-irp-not-waited-for");
});

test("property sets of kernel streaming are macros: a driver declares what its kit lacks", () => {
  const source = (name: string) => `#include <ntddk.h>
#include <windef.h>
#include <ks.h>
#include <ksmedia.h>
#ifndef ${name}
DEFINE_GUID(KSPROPSETID_AudioModule, 0xC034FDB0, 0xFF4C, 0x4788, 0xB3, 0xB6, 0xBF, 0x3E, 0x15, 0xCD, 0xC3, 0xE9);
#endif
BOOLEAN Is(const GUID *set) { return IsEqualGUIDAligned(*set, KSPROPSETID_AudioModule); }
`;
  expect(told("set.cpp", `#define INITGUID\n${source("KSPROPSETID_AudioModule")}`)).toEqual([]);
  expect(told("set.cpp", `#define INITGUID\n${source("KSPROPSETID_Other")}`)).toEqual(["7 redefinition"]);
});
