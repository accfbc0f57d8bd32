// Mistakes planted into strangers' drivers where the request goes through helpers, each beside what looks like it and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _EXT {
  PDEVICE_OBJECT Lower;
  PDEVICE_OBJECT Child;
  IO_REMOVE_LOCK RemoveLock;
  PIRP Current;
  ULONG State;
  ULONG_PTR Log[64];
  ULONG Next;
} EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
VOID Start(PEXT Ext)
{
    IoInitializeRemoveLock(&Ext->RemoveLock, 'tset', 0, 0);
}
IO_COMPLETION_ROUTINE Returned;
NTSTATUS Returned(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PKEVENT event = NULL;
    event = (PKEVENT)Context;
    if (event == NULL) { return STATUS_UNSUCCESSFUL; }
    KeSetEvent(event, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
static NTSTATUS ForwardAndWait(PEXT Ext, PIRP Irp)
{
    KEVENT event;
    NTSTATUS status;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Returned, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(Ext->Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
}
`;

describe("requests that go through helpers", () => {
  test("an IRP that came back to a waiting helper must be completed, though the routine lets go of one without an event", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_START_DEVICE:
        return ForwardAndWait(ext, Irp);
//      ^^^^^^ irp-not-completed-or-forwarded: took back
    case IRP_MN_QUERY_CAPABILITIES:
        status = ForwardAndWait(ext, Irp);
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
    }
}`);
  });
  test("a remove lock that a helper releases on all ways but one", () => {
    expectFindings(`${head}
static NTSTATUS PnpOfDevice(PEXT Ext, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_QUERY_STOP_DEVICE:
        if (Ext->Child != NULL) { status = STATUS_UNSUCCESSFUL; }
        Irp->IoStatus.Status = status;
        if (NT_SUCCESS(status)) {
            IoSkipCurrentIrpStackLocation(Irp);
            status = IoCallDriver(Ext->Lower, Irp);
        } else {
            IoCompleteRequest(Irp, IO_NO_INCREMENT);
        }
        return status;
    case IRP_MN_START_DEVICE:
        status = ForwardAndWait(Ext, Irp);
        break;
    case IRP_MN_QUERY_REMOVE_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(Ext->Lower, Irp);
        IoReleaseRemoveLock(&Ext->RemoveLock, Irp);
        return status;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(Ext->Lower, Irp);
        IoReleaseRemoveLock(&Ext->RemoveLock, Irp);
        return status;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->RemoveLock, Irp);
    return status;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    status = PnpOfDevice(ext, Irp);
    return status;
//  ^^^^^^ remove-lock-leaked: not released
}`);
  });
  test("a helper that keeps the IRP in a member, and one that only writes its address into a log", () => {
    expectFindings(`${head}
static VOID Keep(PEXT Ext, PIRP Irp)
{
    Ext->Current = Irp;
}
static VOID Log(PEXT Ext, PVOID What)
{
    Ext->Log[Ext->Next++ % 64] = (ULONG_PTR)What;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    Keep(DeviceObject->DeviceExtension, Irp);
    return STATUS_PENDING;
}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Log(DeviceObject->DeviceExtension, Irp);
    return STATUS_SUCCESS;
//  ^^^^^^ irp-not-completed-or-forwarded: without completing
}`);
  });
  test("a helper that is called too often to be followed, and has no way to keep an IRP, leaves it alone", () => {
    const entries = (from: number) =>
      Array.from({ length: 30 }, (_, at) => `    Note(ext, Irp, ${from + at}, ${at % 7});`).join("\n");
    const note = (body: string) => `
static VOID Note(PEXT Ext, PIRP Irp, ULONG Code, ULONG Kind)
{
    ULONG at = Ext->Next;
    if (Kind > 3) { at += 2; }
    if (Code > 9) { at += Kind; }
    if (Ext->State == 1) { at = 0; }
    Ext->Log[at % 64] = Code;
    Ext->Next = at + 1;
${body}
}`;
    expectFindings(`${head}${note('    DbgPrint("%p", Irp);')}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
${entries(0)}
    return STATUS_SUCCESS;
//  ^^^^^^ irp-not-completed-or-forwarded: without completing
}`);
    expectFindings(`${head}${note("    if (Code > 20) { Ext->Current = Irp; }")}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
${entries(0)}
    return STATUS_PENDING;
}`);
  });
  test("a completion routine that hands the IRP to a helper and returns its status still has to mark it pending", () => {
    expectFindings(`${head}
static VOID Look(PEXT Ext, PIRP Irp)
{
    Ext->State = (ULONG)Irp->IoStatus.Information;
}
static VOID LookAndMark(PEXT Ext, PIRP Irp)
{
    Ext->State = 0;
    if (Irp->PendingReturned) { IoMarkIrpPending(Irp); }
}
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    NTSTATUS status;
    status = Irp->IoStatus.Status;
    Look(DeviceObject->DeviceExtension, Irp);
    return status;
}
IO_COMPLETION_ROUTINE WriteDone;
NTSTATUS WriteDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    LookAndMark(DeviceObject->DeviceExtension, Irp);
    return Irp->IoStatus.Status;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ pending-returned-not-propagated: ReadDone
}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, WriteDone, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}`);
  });
});
