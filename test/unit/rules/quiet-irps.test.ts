// IRPs that must not be reported: accounted for in ways that are easy to miss.
import { expect, test } from "vitest";
import { checkSources, expectFindings, found } from "./fixture.ts";

test("forward and wait: the IRP comes back from the lower driver", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    KEVENT event;
    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        KeInitializeEvent(&event, NotificationEvent, FALSE);
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
        status = IoCallDriver(ext->Lower, Irp);
        if (status == STATUS_PENDING) {
            KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
            status = Irp->IoStatus.Status;
        }
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
    }
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pnp;
    return STATUS_SUCCESS;
}
`);
});

test("an IRP given to a cancel-safe queue, to StartIo, to a work item or to an unknown routine is accounted for", () => {
  expectFindings(`
#include <wdm.h>
VOID Elsewhere(PIRP Irp);
typedef struct _EXT { PIRP Current; IO_CSQ Csq; } EXT, *PEXT;
DRIVER_DISPATCH A;
DRIVER_DISPATCH B;
DRIVER_DISPATCH C;
DRIVER_DISPATCH D;
NTSTATUS A(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoCsqInsertIrp(&ext->Csq, Irp, NULL);
    return STATUS_PENDING;
}
NTSTATUS B(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_PENDING;
}
NTSTATUS C(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    ext->Current = Irp;
    return STATUS_PENDING;
}
NTSTATUS D(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    Elsewhere(Irp);
    return STATUS_SUCCESS;
}
`);
});

test("a helper that borrows a role type for its declaration does what its caller lets it", () => {
  expectFindings(`
#include <wdm.h>
DRIVER_DISPATCH Poll;
NTSTATUS Poll(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->Cancel) {
        return STATUS_CANCELLED;
    }
    return STATUS_PENDING;
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    NTSTATUS status = Poll(DeviceObject, Irp);
    if (status == STATUS_PENDING) {
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = Read;
    return STATUS_SUCCESS;
}
`);
});

const dispatchOf = (majors: string) => `
#include <wdm.h>
DRIVER_DISPATCH CreateClose;
NTSTATUS CreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    switch (stack->MajorFunction) {
    case IRP_MJ_CREATE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        break;
    case IRP_MJ_CLOSE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        break;
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    ${majors}
    return STATUS_SUCCESS;
}
`;

test("a switch over the major function that serves what the routine is registered for", () => {
  const both = "DriverObject->MajorFunction[IRP_MJ_CREATE] = DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;";
  expect(checkSources({ "/driver/driver.c": dispatchOf(both) }).map((finding) => finding.rule)).toEqual([]);
});

test("a switch over the major function that forgets one it is registered for", () => {
  const more = `
    DriverObject->MajorFunction[IRP_MJ_CREATE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = CreateClose;`;
  expect(checkSources({ "/driver/driver.c": dispatchOf(more) }).map((finding) => finding.rule)).toEqual([
    "irp-not-completed-or-forwarded",
  ]);
});

test("a remove lock released for requests that waited, beside the release for the one that came", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; IO_CSQ Queue; PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH Cleanup;
static VOID Finish(PEXT Ext, PIRP Waiting) {
    Waiting->IoStatus.Status = STATUS_CANCELLED;
    Waiting->IoStatus.Information = 0;
    IoCompleteRequest(Waiting, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->Guard, Waiting);
}
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIRP waiting;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        while ((waiting = IoCsqRemoveNextIrp(&ext->Queue, NULL)) != NULL) {
            Finish(ext, waiting);
        }
        IoReleaseRemoveLock(&ext->Guard, Irp);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("a request that a cancel-safe queue refuses is completed; one that it takes is pending", () => {
  const read = (refused: string) => `
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; } EXT, *PEXT;
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoCsqInsertIrpEx(&ext->Queue, Irp, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        ${refused}
        return status;
    }
    return STATUS_PENDING;
}
`;
  expectFindings(
    read("Irp->IoStatus.Status = status; Irp->IoStatus.Information = 0; IoCompleteRequest(Irp, IO_NO_INCREMENT);"),
  );
  const forgotten = checkSources({ "driver.c": read("") }).map((finding) => finding.rule);
  expect(forgotten).toEqual(["irp-not-completed-or-forwarded"]);
});

test("sent down once and waited for, an IRP is passed on for good: the routine of the first way is none of the second", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
    IoCallDriver(ext->Lower, Irp);
    KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`);
});

const retry = (finish: string, again = "status == STATUS_CANT_WAIT") => `
#include <ntifs.h>
typedef struct _REQUEST
{
  NTSTATUS Raised;
  ULONG Flags;
} REQUEST, *PREQUEST;
PREQUEST MakeRequest(PIRP Irp);
NTSTATUS Serve(PREQUEST Request);
static NTSTATUS Finish(PREQUEST Request, PIRP Irp)
{
  NTSTATUS status = Request->Raised;
  ${finish}
  Irp->IoStatus.Status = status;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return status;
}
static NTSTATUS Attempt(PREQUEST Request, PIRP Irp)
{
  NTSTATUS status = Serve(Request);
  if (status == STATUS_DEVICE_BUSY) {
    Request->Raised = Serve(Request);
    return Finish(Request, Irp);
  }
  Irp->IoStatus.Status = status;
  Irp->IoStatus.Information = 0;
  IoCompleteRequest(Irp, IO_NO_INCREMENT);
  return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
  PREQUEST Request = MakeRequest(Irp);
  NTSTATUS status;
  UNREFERENCED_PARAMETER(DeviceObject);
  do {
    status = Attempt(Request, Irp);
  } while (${again});
  return status;
}
`;
test("who completed an IRP with what it answers, or left it alone with the same answer, is not held to the first", () => {
  const both = "if (status == STATUS_CANT_WAIT) return status;";
  expectFindings(retry(`if (Request->Flags & 1) ${both}`));
  expectFindings(retry(`if (Request->Flags & 1) ${both}`, "STATUS_CANT_WAIT == status"));
});

test("who answers what only completion can have answered has completed", () => {
  const twice = ["error irp-double-completion", "error irp-touched-after-completion"];
  const kinds = (source: string) => [...new Set(found(source))].sort();
  expect(kinds(retry(""))).toEqual(twice);
  // The ways that leave it alone answer something else.
  expect(kinds(retry("if (NT_SUCCESS(status)) return status;"))).toEqual(twice);
  // Any answer but one: not what a caller asks who tells the ways apart.
  const left = "if (Request->Flags & 1) return STATUS_CANT_WAIT;";
  expect(kinds(retry(left, "!NT_SUCCESS(status)"))).toEqual(twice);
});

const sent = (cleanUp: string): string => `#include <wdm.h>
typedef struct _SENDS { LONG Count; } SENDS;
BOOLEAN SendOne(PDEVICE_OBJECT Device, SENDS *Sends);
DRIVER_DISPATCH DispatchWrite;
static LONG Lower(LONG volatile *Count) { return InterlockedDecrement(Count); }
NTSTATUS DispatchWrite(PDEVICE_OBJECT Device, PIRP Irp)
{
    ULONG left = IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length;
    SENDS *sends = Device->DeviceExtension;
    BOOLEAN complete = FALSE;
    if (left == 0) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    }
    sends->Count = left;
    IoMarkIrpPending(Irp);
    while (left > 0) {
        left--;
        if (Lower(&sends->Count) == 0) {
            ${cleanUp}
            break;
        }
    }
    if (complete) IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_PENDING;
}
`;

test("who gives up a count that others hold leaves them the request that is pending", () => {
  expect(found(sent("complete = TRUE;"))).toEqual([]);
  expect(found(sent("left = 0;"))).toEqual(["error irp-not-completed-or-forwarded"]);
});

test("an IRP that goes into a variable of the caller's is in its keeping: which of several is sent then is not known", () => {
  const source = (kept: string) => `#include <ntddk.h>
typedef struct _RUN { PIRP Irp; ULONG Bytes; } RUN, *PRUN;
static VOID SendAll(PDEVICE_OBJECT Lower, PIRP Master, PRUN Runs, ULONG Count)
{
    ULONG at;
    PIRP irp;
    for (at = 0; at < Count; at++) {
        irp = IoMakeAssociatedIrp(Master, Lower->StackSize + 1);
        if (irp == NULL) ExRaiseStatus(STATUS_INSUFFICIENT_RESOURCES);
        ${kept}
        IoGetNextIrpStackLocation(irp)->Parameters.Read.Length = Runs[at].Bytes;
    }
    for (at = 0; at < Count; at++) {
        irp = Runs[at].Irp;
        Runs[at].Irp = NULL;
        if (irp != NULL) IoCallDriver(Lower, irp);
    }
}
VOID Read(PDEVICE_OBJECT Lower, PIRP Master, ULONG Count)
{
    RUN runs[8];
    RtlZeroMemory(runs, sizeof(runs));
    SendAll(Lower, Master, runs, Count);
}
`;
  expect(found(source("Runs[at].Irp = irp;"))).not.toContain("warning own-irp-leaked");
  expect(found(source(""))).toContain("error own-irp-leaked");
});
