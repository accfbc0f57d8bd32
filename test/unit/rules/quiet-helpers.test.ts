// Helpers that take and give back locks for many callers: what the caller handed them must still be known in them.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

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
