// Helpers that take and give back locks for many callers: what the caller handed them must still be known in them.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

/** Queued locks, taken by whatever way suits the level that the caller assumes; `give`: what the release does; `expected`: at the return. */
function byAssumedLevel(give: string, expected = ""): string {
  const questions = Array.from({ length: 12 }, (_, index) => `if (ctx->Flag${index}) status = Enter(ctx, &lowest);`);
  const members = Array.from({ length: 12 }, (_, index) => `LONG Flag${index};`);
  return `
#include <wdm.h>
typedef struct _CTX { KSPIN_LOCK Lock; LONG Users; ${members.join(" ")} } CTX, *PCTX;
DRIVER_DISPATCH Write;
static VOID Take(PKSPIN_LOCK Lock, PKLOCK_QUEUE_HANDLE Handle, KIRQL Lowest) {
    if (Lowest >= DISPATCH_LEVEL) KeAcquireInStackQueuedSpinLockAtDpcLevel(Lock, Handle);
    else KeAcquireInStackQueuedSpinLock(Lock, Handle);
}
static VOID Give(PKLOCK_QUEUE_HANDLE Handle, PKIRQL Lowest) {
    NT_ASSERT(KeGetCurrentIrql() >= DISPATCH_LEVEL);
    if (*Lowest >= DISPATCH_LEVEL) KeReleaseInStackQueuedSpinLockFromDpcLevel(Handle);
    else { ${give} }
}
static NTSTATUS Enter(PCTX Context, PKIRQL Lowest) {
    KLOCK_QUEUE_HANDLE handle = { 0 };
    NTSTATUS status = STATUS_DEVICE_BUSY;
    Take(&Context->Lock, &handle, *Lowest);
    if (Context->Users < 8) { Context->Users += 1; status = STATUS_SUCCESS; }
    Give(&handle, Lowest);
    return status;
}
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PCTX ctx = DeviceObject->DeviceExtension;
    KIRQL lowest = PASSIVE_LEVEL;
    NTSTATUS status = Enter(ctx, &lowest);
    ${questions.join("\n    ")}
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
${expected}
}
`;
}

test("a lock that a helper takes by the level its caller assumes, and gives back by the same", () => {
  expectFindings(byAssumedLevel("KeReleaseInStackQueuedSpinLock(Handle); *Lowest = Handle->OldIrql;"));
  expectFindings(byAssumedLevel("*Lowest = Handle->OldIrql;", "//  ^^^^^^ spin-lock-unbalanced"));
});

/** A framework object's lock, reached through the object's context by each helper anew. */
function byContext(unlock: string): string {
  return `
#include <ntddk.h>
#include <wdf.h>
typedef struct _TRANSFER { WDFSPINLOCK Lock; WDFCOMMONBUFFER Buffer; ULONG Count; } TRANSFER, *PTRANSFER;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(TRANSFER, TransferOf)
EVT_WDF_WORKITEM CompleteNext;
static VOID Lock(WDFOBJECT Endpoint) { WdfSpinLockAcquire(TransferOf(Endpoint)->Lock); }
static VOID Unlock(WDFOBJECT Endpoint) { WdfSpinLockRelease(TransferOf(Endpoint)->Lock); }
VOID CompleteNext(WDFWORKITEM WorkItem) {
    WDFOBJECT endpoint = WdfWorkItemGetParentObject(WorkItem);
    PTRANSFER transfer = TransferOf(endpoint);
    Lock(endpoint);
    transfer->Count += 1;
    ${unlock}
}
`;
}

test("a framework object's context is the same one in every helper that asks for it", () => {
  expectFindings(byContext("Unlock(endpoint);"));
  expectFindings(
    byContext("if (transfer->Count > 4)\n        return;\n//      ^^^^^^ spin-lock-unbalanced\n    Unlock(endpoint);"),
  );
});

/** A class that holds a lock for as long as it lives, and leaves taking it to those who derive from it; `base`: what its end does. */
function byGuard(base: string, locks: number, expected = ""): string {
  // Each under one lock more: as many situations to end in.
  const more = Array.from({ length: locks }, (_, index) => index);
  const taken = more.map((at) => `KeAcquireSpinLockAtDpcLevel(&q->More${at}); Add(q, ${at});`);
  const given = more.map((at) => `KeReleaseSpinLockFromDpcLevel(&q->More${at});`).reverse();
  return `
#include <ntddk.h>
struct Locker {
    KSPIN_LOCK Lock; KIRQL Irql; LONG Users; LONG Most;
    void Take() { KeAcquireSpinLock(&Lock, &Irql); }
    void Give() {
        KeReleaseSpinLock(&Lock, Irql);
${expected}
    }
    void TakeDpc() { KeAcquireSpinLockAtDpcLevel(&Lock); }
    void GiveDpc() { KeReleaseSpinLockFromDpcLevel(&Lock); }
};
struct Guard {
    Guard(Locker &locker, BOOLEAN takes) : m_Locker(locker), m_Takes(takes) { if (takes) m_Locker.Take(); }
    ~Guard() { ${base} if (m_Locker.Users > m_Locker.Most) m_Locker.Most = m_Locker.Users; }
    Locker &m_Locker; BOOLEAN m_Takes;
};
struct DpcGuard : public Guard {
    DpcGuard(Locker &locker) : Guard(locker, FALSE) { m_Locker.TakeDpc(); }
    ~DpcGuard() { m_Locker.GiveDpc(); }
};
struct Queue { Locker Locks; LONG Count; ${more.map((at) => `KSPIN_LOCK More${at};`).join(" ")} };
static void Add(Queue *q, LONG by) { DpcGuard guard(q->Locks); q->Count += by; }
extern "C" KDEFERRED_ROUTINE Deferred;
extern "C" VOID Deferred(PKDPC Dpc, PVOID Context, PVOID First, PVOID Second) {
    Queue *q = static_cast<Queue *>(Context);
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(First); UNREFERENCED_PARAMETER(Second);
    ${[...taken, ...given].join("\n    ")}
    Guard guard(q->Locks, TRUE);
    q->Count = 0;
}
`;
}

test("an object that holds a lock knows at its end whether it took it", () => {
  expectFindings({ "/driver/guard.cpp": byGuard("if (m_Takes) m_Locker.Give();", 10) });
  expectFindings({ "/driver/guard.cpp": byGuard("m_Locker.Give();", 2, "//      ^^^^^^ spin-lock-unbalanced") });
});

/** A request kept in a context that a routine elsewhere works on, which says what became of it; `known`: how the status is come by. */
function byContextElsewhere(known: string, expected = ""): string {
  return `
#include <ntddk.h>
typedef struct _WORK { PIRP Irp; LONG Number; } WORK, *PWORK;
NTSTATUS WorkElsewhere(PIRP Irp, PWORK Work);
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PWORK work = DeviceObject->DeviceExtension;
    NTSTATUS status;
    work->Irp = Irp;
    ${known}
    if (status != STATUS_PENDING) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;
${expected}
}
`;
}

test("a routine that is not seen, and gets a kept IRP, may mark it pending", () => {
  expectFindings(byContextElsewhere("status = WorkElsewhere(Irp, work);"));
  expectFindings(byContextElsewhere("status = STATUS_PENDING;", "//  ^^^^^^ pending-mismatch"));
});

test("a length that a helper looks up is compared as well as one that is read in place", () => {
  const control = (compared: string) => `
#include <ntifs.h>
typedef struct _START { ULONG Version; UCHAR Text[200]; } START, *PSTART;
static ULONG InputLength(PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    switch (stack->MajorFunction) {
    case IRP_MJ_DEVICE_CONTROL: return stack->Parameters.DeviceIoControl.InputBufferLength;
    case IRP_MJ_FILE_SYSTEM_CONTROL: return stack->Parameters.FileSystemControl.InputBufferLength;
    case IRP_MJ_QUERY_EA: return stack->Parameters.QueryEa.EaListLength;
    default: return 0;
    }
}
VOID Begin(PSTART Start);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) _Dispatch_type_(IRP_MJ_FILE_SYSTEM_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = InputLength(Irp);
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    START start;
    UNREFERENCED_PARAMETER(Device);
    if (stack->Parameters.DeviceIoControl.OutputBufferLength == 8 && ${compared}) {
        RtlCopyMemory(&start, Irp->AssociatedIrp.SystemBuffer, sizeof(start));
        Begin(&start);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  expectFindings(control("length >= sizeof(START)"));
  const found = checkSources({ "/driver/driver.c": control("length != 0") });
  expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(["error system-buffer-too-short"]);
});

test("a helper that tries to take its caller's lock does not get it", () => {
  const tried = (after: string): string => `
#include <wdm.h>
KGUARDED_MUTEX ListMutex;
LONG Listed;
static VOID Note(VOID)
{
    BOOLEAN mine = KeTryToAcquireGuardedMutex(&ListMutex);
    Listed++;
    ${after}
}
VOID Replace(VOID)
{
    KeAcquireGuardedMutex(&ListMutex);
    Note();
    KeReleaseGuardedMutex(&ListMutex);
}
VOID Add(VOID) { Note(); }
`;
  expectFindings(tried("if (mine == TRUE) KeReleaseGuardedMutex(&ListMutex);"));
  const found = checkSources({ "/driver/driver.c": tried("if (mine == FALSE) KeReleaseGuardedMutex(&ListMutex);") });
  expect(found.filter(({ severity }) => severity === "error").length).toBeGreaterThan(0);
});

test("a region that a helper enters and leaves is counted by itself; one that is left twice is told of", () => {
  const leave = (last: string): string => `
#include <ntifs.h>
typedef struct _EXT { ERESOURCE Guard; ULONG Count; } EXT, *PEXT;
static VOID Count(PEXT Ext)
{
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Ext->Guard, TRUE);
    Ext->Count++;
    ExReleaseResourceLite(&Ext->Guard);
    KeLeaveCriticalRegion();
}
static VOID GiveBack(PEXT Ext)
{
    ExReleaseResourceLite(&Ext->Guard);
    KeLeaveCriticalRegion();
}
VOID Work(PEXT Ext)
{
    KeEnterCriticalRegion();
    Count(Ext);
    Count(Ext);
    KeLeaveCriticalRegion();
}
VOID Locked(PEXT Ext)
{
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(&Ext->Guard, TRUE);
    GiveBack(Ext);
}
VOID Done(PEXT Ext)
{
    KeEnterCriticalRegion();
    if (Ext->Count == 0) {
        KeLeaveCriticalRegion();${last}
    }
    KeLeaveCriticalRegion();
}
`;
  expectFindings(leave("\n        return;"));
  expectFindings(
    leave("").replace(
      "    }\n    KeLeaveCriticalRegion();\n",
      "    }\n    KeLeaveCriticalRegion();\n//  ^^^^^^^^^^^^^^^^^^^^^ lock-unbalanced\n",
    ),
  );
});

test("a minifilter's callback may answer through a structure that it hands on", () => {
  const filter = (given: string) => `
#include <fltKernel.h>
typedef struct _CALL { PFLT_CALLBACK_DATA Data; PCFLT_RELATED_OBJECTS Objects; } CALL, *PCALL;
BOOLEAN Ask(PCALL Call);
FLT_PRE_OPERATION_CALLBACK PreCreate;
FLT_PREOP_CALLBACK_STATUS FLTAPI PreCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS FltObjects, PVOID *Context)
{
    CALL call = { 0 };
    UNREFERENCED_PARAMETER(Context);
    ${given}
    call.Objects = FltObjects;
    return Ask(&call) ? FLT_PREOP_COMPLETE : FLT_PREOP_SUCCESS_NO_CALLBACK;
}
`;
  const rulesIn = (given: string) => checkSources({ "/driver/driver.c": filter(given) }).map(({ rule }) => rule);
  expect(rulesIn("call.Data = Data;")).toEqual([]);
  expect(rulesIn("UNREFERENCED_PARAMETER(Data);")).toEqual(["filter-completes-without-status"]);
});

test("memory of a routine that is resumed from its captured context is another path's", () => {
  const virtualize = (capture: string) => `
#include <ntddk.h>
BOOLEAN IsVirtualized(VOID);
DECLSPEC_NORETURN VOID Launch(PVOID Processor, PCONTEXT Context);
NTSYSAPI VOID NTAPI RtlCaptureContext(PCONTEXT ContextRecord);
NTSTATUS Virtualize(PCONTEXT Context)
{
    PVOID processor = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4096, 'MVSS');
    if (processor == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    ${capture}
    if (!IsVirtualized()) Launch(processor, Context);
    return STATUS_SUCCESS;
}
`;
  const rulesIn = (capture: string) =>
    checkSources({ "/driver/driver.c": virtualize(capture) }).map(({ rule }) => rule);
  expect(rulesIn("RtlCaptureContext(Context);")).toEqual([]);
  expect(rulesIn("")).toEqual(["pool-leaked"]);
});

test("a lock that a helper is not given is not taken, and no way on which it is forgotten", () => {
  const driver = (guard: string) => `
#include <ntddk.h>
typedef struct _LOCK { KSPIN_LOCK Spin; KIRQL Irql; BOOLEAN Off; } LOCK, *PLOCK;
VOID Take(PLOCK Lock)
{
    PKSPIN_LOCK spin;
    if (${guard}) return;
    spin = &Lock->Spin;
    KeAcquireSpinLock(spin, &Lock->Irql);
}
`;
  const rulesIn = (guard: string) => checkSources({ "/driver/driver.c": driver(guard) }).map(({ rule }) => rule);
  expect(rulesIn("Lock == NULL")).toEqual([]);
  expect(rulesIn("Lock->Off")).toEqual(["spin-lock-unbalanced"]);
});
