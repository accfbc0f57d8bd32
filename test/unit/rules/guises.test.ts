// Mistakes of the newer rules in other guises than their pages show: behind helpers, in structures, by other names; and the same
// code put right.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("a handle that a helper opened is the caller's to close", () => {
  expectFindings(
    `
#include <wdm.h>
static NTSTATUS OpenLog(PHANDLE Log, POBJECT_ATTRIBUTES Attributes) {
    IO_STATUS_BLOCK iosb;
    HANDLE file;
    NTSTATUS status = ZwCreateFile(&file, GENERIC_WRITE, Attributes, &iosb, NULL, 0, 0, FILE_OPEN_IF, 0, NULL, 0);
    if (NT_SUCCESS(status)) *Log = file;
    return status;
}
NTSTATUS Note(POBJECT_ATTRIBUTES Attributes, PVOID Text, ULONG Length) {
    HANDLE log = NULL;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status = OpenLog(&log, Attributes);
    if (!NT_SUCCESS(status)) return status;
    status = ZwWriteFile(log, NULL, NULL, NULL, &iosb, Text, Length, NULL, NULL);
    ZwClose(log);
    return status;
}
static VOID Shut(HANDLE Key) { ZwClose(Key); }
NTSTATUS Touch(POBJECT_ATTRIBUTES Attributes, PUNICODE_STRING Name) {
    HANDLE key;
    NTSTATUS status = ZwOpenKey(&key, KEY_READ, Attributes);
    if (!NT_SUCCESS(status)) return status;
    if (Name->Length == 0) goto Out;
    status = ZwDeleteValueKey(key, Name);
Out:
    Shut(key);
    Shut(key);
    return status;
}
`.replace(
      "static VOID Shut(HANDLE Key) { ZwClose(Key); }",
      `static VOID Shut(HANDLE Key) {
    ZwClose(Key);
//  ^^^^^^^ handle-used-after-close: twice
}`,
    ),
  );
});

test("an MDL kept in a structure, given to an IRP or returned is not leaked", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PMDL Kept; } EXT, *PEXT;
BOOLEAN Keep(PEXT Ext, PVOID Buffer) {
    PMDL mdl = IoAllocateMdl(Buffer, 16, FALSE, FALSE, NULL);
    if (!mdl) return FALSE;
    Ext->Kept = mdl;
    return TRUE;
}
PMDL Make(PVOID Buffer) {
    PMDL mdl = IoAllocateMdl(Buffer, 16, FALSE, FALSE, NULL);
    return mdl;
}
BOOLEAN Attach(PIRP Irp, PVOID Buffer) {
    PMDL mdl = IoAllocateMdl(Buffer, 16, FALSE, FALSE, Irp);
    return mdl != NULL;
}
BOOLEAN Lose(PVOID Buffer) {
    PMDL mdl = Make(Buffer);
    if (!mdl) return FALSE;
    MmBuildMdlForNonPagedPool(mdl);
    return TRUE;
//  ^^^^^^ mdl-leaked
}
`);
});

test("Plug and Play minors reach the routines that a dispatch routine calls for them", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _FDO { PDEVICE_OBJECT Below; } FDO, *PFDO;
static NTSTATUS Gone(PDEVICE_OBJECT Device, PFDO Fdo, PIRP Irp) {
    NTSTATUS status;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Fdo->Below, Irp);
    IoDetachDevice(Fdo->Below);
//  ^^^^^^^^^^^^^^ device-deleted-at-surprise-removal
    IoDeleteDevice(Device);
//  ^^^^^^^^^^^^^^ device-deleted-at-surprise-removal
    return status;
}
static NTSTATUS Refuse(PIRP Irp) {
    Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ pnp-remove-failed
    return STATUS_DEVICE_BUSY;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT Device, PIRP Irp) {
    PFDO fdo = Device->DeviceExtension;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_SURPRISE_REMOVAL:
        return Gone(Device, fdo, Irp);
    case IRP_MN_CANCEL_REMOVE_DEVICE:
        return Refuse(Irp);
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(fdo->Below, Irp);
    }
}
`);
});

test("an IRP sent with a structure of the stack, and waited for only on some ways", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _WAIT { KEVENT Done; ULONG Count; } WAIT;
IO_COMPLETION_ROUTINE Done;
NTSTATUS Send(PDEVICE_OBJECT Below, PIRP Irp, BOOLEAN Patient) {
    WAIT wait;
    NTSTATUS status;
    KeInitializeEvent(&wait.Done, NotificationEvent, FALSE);
    IoSetCompletionRoutine(Irp, Done, &wait, TRUE, TRUE, TRUE);
    status = IoCallDriver(Below, Irp);
    if (status == STATUS_PENDING && Patient) {
        KeWaitForSingleObject(&wait.Done, Executive, KernelMode, FALSE, NULL);
    }
    return status;
//  ^^^^^^ sent-irp-not-waited-for
}
NTSTATUS SendAndWait(PDEVICE_OBJECT Below, PIRP Irp) {
    WAIT wait;
    NTSTATUS status;
    KeInitializeEvent(&wait.Done, NotificationEvent, FALSE);
    IoSetCompletionRoutine(Irp, Done, &wait, TRUE, TRUE, TRUE);
    status = IoCallDriver(Below, Irp);
    if (status != STATUS_PENDING) return status;
    KeWaitForSingleObject(&wait.Done, Executive, KernelMode, FALSE, NULL);
    return STATUS_SUCCESS;
}
`);
});

test("what a driver starts and another of its files undoes", () => {
  expectFindings({
    "/driver/a.c": `
#include <wdm.h>
KTIMER Timer;
KDPC Dpc;
KDEFERRED_ROUTINE Tick;
VOID Begin(LARGE_INTEGER Due) {
    KeInitializeTimer(&Timer);
    KeInitializeDpc(&Dpc, Tick, NULL);
    KeSetTimer(&Timer, Due, &Dpc);
}
`,
    "/driver/b.c": `
#include <wdm.h>
extern KTIMER Timer;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) {
    UNREFERENCED_PARAMETER(DriverObject);
    KeCancelTimer(&Timer);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
`,
  });
});
