// Calls through tables and pointers of the driver's own are followed to the routines that are stored there.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const header = `
#include <ntddk.h>
typedef struct _EXT EXT, *PEXT;
typedef NTSTATUS HANDLER(PEXT Ext, PIRP Irp);
typedef VOID LOGGER(PEXT Ext, PCSTR Text);
typedef struct _OPS { HANDLER *Get; HANDLER *Set; LOGGER *Log; } OPS, *POPS;
struct _EXT { KSPIN_LOCK Lock; POPS Ops; LOGGER *Note; HANDLE Key; ULONG Value; };
extern OPS Operations;
HANDLER GetValue, SetValue;
LOGGER LogValue;
VOID SetNote(PEXT Ext, LOGGER *Note);
`;
const dispatch = `#include "driver.h"
DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    case 0x222000:
        return ext->Ops->Get(ext, Irp);
    default:
        return Operations.Set(ext, Irp);
    }
}
VOID Begin(PEXT Ext) {
    Ext->Ops = &Operations;
    SetNote(Ext, LogValue);
}
`;

test("a driver whose handlers are in a table, well written", () => {
  expectFindings({
    "/driver/driver.h": header,
    "/driver/dispatch.c": dispatch,
    "/driver/ops.c": `#include "driver.h"
OPS Operations = { GetValue, SetValue, LogValue };
VOID SetNote(PEXT Ext, LOGGER *Note) { Ext->Note = Note; }
VOID LogValue(PEXT Ext, PCSTR Text) { DbgPrint("%s %u", Text, Ext->Value); }
NTSTATUS GetValue(PEXT Ext, PIRP Irp) {
    Ext->Ops->Log(Ext, "get");
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS SetValue(PEXT Ext, PIRP Irp) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Note(Ext, "set");
    KeReleaseSpinLock(&Ext->Lock, irql);
    Irp->IoStatus.Status = STATUS_INVALID_PARAMETER;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_INVALID_PARAMETER;
}
`,
  });
});

test("mistakes in handlers reached through tables, members and registration helpers", () => {
  expectFindings({
    "/driver/driver.h": header,
    "/driver/dispatch.c": dispatch.replace(
      "        return ext->Ops->Get(ext, Irp);",
      `        return ext->Ops->Get(ext, Irp);
//      ^^^^^^ irp-not-completed-or-forwarded: Control`,
    ),
    "/driver/ops.c": `#include "driver.h"
OPS Operations = { GetValue, SetValue, LogValue };
VOID SetNote(PEXT Ext, LOGGER *Note) { Ext->Note = Note; }
VOID LogValue(PEXT Ext, PCSTR Text) {
    ZwFlushKey(Ext->Key);
//  ^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
    DbgPrint("%s %u", Text, Ext->Value);
}
NTSTATUS GetValue(PEXT Ext, PIRP Irp) {
    if (Ext->Value == 0) return STATUS_NOT_FOUND;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS SetValue(PEXT Ext, PIRP Irp) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Note(Ext, "set");
    KeReleaseSpinLock(&Ext->Lock, irql);
    Irp->IoStatus.Status = STATUS_INVALID_PARAMETER;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_INVALID_PARAMETER;
}
`,
  });
});

test("a pointer that comes from elsewhere as well leads nowhere in particular", () => {
  expectFindings({
    "/driver/driver.h": header,
    "/driver/ops.c": `#include "driver.h"
VOID SetNote(PEXT Ext, LOGGER *Note) { Ext->Note = Note; }
VOID LogValue(PEXT Ext, PCSTR Text) {
    ZwFlushKey(Ext->Key);
    DbgPrint("%s", Text);
}
VOID Choose(PEXT Ext, PVOID *Others, PDRIVER_DISPATCH Dispatch) {
    UNREFERENCED_PARAMETER(Dispatch);
    if (Ext->Value == 0) Ext->Note = LogValue;
    else Ext->Note = (LOGGER *)Others[0];
}
VOID Use(PEXT Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Note(Ext, "use");
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  });
});

test("a lock taken by a macro is called by its own name", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
#define LOCK(e) KeAcquireSpinLock(&(e)->Lock, &irql)
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    KIRQL irql;
    LOCK(ext);
    ext->Count += 1;
    return;
//  ^ spin-lock-unbalanced: Lock still held
}
`);
});

const filter = (preOperation: string) => `
#include <fltKernel.h>
FLT_PREOP_CALLBACK_STATUS Before(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS Objects, PVOID *Context)
{
    UNREFERENCED_PARAMETER(Data);
    UNREFERENCED_PARAMETER(Objects);
    *Context = NULL;
    return ${preOperation};
}
VOID Name(PFLT_CALLBACK_DATA Data)
{
    PFLT_FILE_NAME_INFORMATION name;
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
        FltReleaseFileNameInformation(name);
    }
}
FLT_POSTOP_CALLBACK_STATUS AfterCreate(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS Objects, PVOID Context, FLT_POST_OPERATION_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Objects); UNREFERENCED_PARAMETER(Context); UNREFERENCED_PARAMETER(Flags);
    Name(Data);
    return FLT_POSTOP_FINISHED_PROCESSING;
}
`;
const registered = `
const FLT_OPERATION_REGISTRATION Operations[] = {
    { IRP_MJ_CREATE, 0, NULL, AfterCreate },
    { IRP_MJ_WRITE, 0, Before, AfterWrite },
    { IRP_MJ_OPERATION_END }
};
`;

test("what a minifilter's table says of a callback's operation tells its level: writes come back at DISPATCH_LEVEL", () => {
  const afterWrite = (marks: string) => `
FLT_POSTOP_CALLBACK_STATUS AfterWrite(PFLT_CALLBACK_DATA Data, PCFLT_RELATED_OBJECTS Objects, PVOID Context, FLT_POST_OPERATION_FLAGS Flags)
{
    PFLT_FILE_NAME_INFORMATION name;
    UNREFERENCED_PARAMETER(Objects); UNREFERENCED_PARAMETER(Context); UNREFERENCED_PARAMETER(Flags);
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_OPENED | FLT_FILE_NAME_QUERY_DEFAULT, &name))) {
${marks}        FltReleaseFileNameInformation(name);
    }
    return FLT_POSTOP_FINISHED_PROCESSING;
}
`;
  const mark = "//                 ^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: FltGetFileNameInformation\n";
  expectFindings(`${filter("FLT_PREOP_SUCCESS_WITH_CALLBACK")}${afterWrite(mark)}${registered}`);
  // In the thread that wrote.
  expectFindings(`${filter("FLT_PREOP_SYNCHRONIZE")}${afterWrite("")}${registered}`);
});
