// Ways of writing drivers that were met in public ones and misjudged once, those with IRPs; each with what is still to be
// found beside it.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("an IRP that is printed is still this code's to finish", () => {
  expectFindings(`
#include <wdm.h>
VOID Log(PCSTR Format, ...);
DRIVER_DISPATCH Create;
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    Log("create %p", Irp);
    return STATUS_SUCCESS;
//  ^^^^^^^^^^^^^^^^^^^^^ irp-not-completed-or-forwarded: Create
}
`);
});

test("the routine that was set before says whether the IRP is being cancelled", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
BOOLEAN Renew(PEXT Ext) {
    if (IoSetCancelRoutine(Ext->Waiting, Cancel) == NULL) {
        Ext->Waiting = NULL;
        return FALSE;
    }
    return TRUE;
}
`);
});

test("a wait that the sender of an IRP has yet to do", () => {
  expectFindings(`
#include <wdm.h>
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
static ULONG Written(PIO_STACK_LOCATION Stack, PKEVENT Event) {
    UNREFERENCED_PARAMETER(Event);
    return Stack->Parameters.Write.Length;
}
ULONG Send(PDEVICE_OBJECT Below, PIRP Irp) {
    KEVENT event;
    NTSTATUS status;
    ULONG length;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(Below, Irp);
    length = Written(IoGetNextIrpStackLocation(Irp), &event);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    return length;
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
