// Values that a program chose: what limits them, in which words, and what is left alone.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _ASK { ULONG Length; ULONG Count; UCHAR Small; UCHAR Data[1]; } ASK, *PASK;
typedef struct _EXT { UCHAR Name[64]; ULONG Values[256]; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
`;
/** A dispatch routine with the statements between the check for the structure's own size and the end. */
function serving(statements: string, before = ""): string {
  return `${head}${before}
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    PEXT ext = DeviceObject->DeviceExtension;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (length >= sizeof(ASK)) {
${statements}
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
}

test.each([
  ["min", "        RtlCopyMemory(ext->Name, ask, min(length, sizeof(ext->Name)));"],
  [
    "cut to the room there is",
    "        if (length > sizeof(ext->Name)) length = sizeof(ext->Name);\n        RtlCopyMemory(ext->Name, ask, length);",
  ],
  ["a mask", "        RtlCopyMemory(ext->Name, ask, length & 63);"],
  ["a remainder", "        ext->Values[ask->Count % 256] = 1;"],
  ["a type that cannot hold more", "        ext->Values[ask->Small] = 1;"],
  [
    "a type that cannot hold more, kept in a wider variable",
    "        ULONG index = ask->Small;\n        ext->Values[index] = 1;",
  ],
  ["two comparisons with &", "        if ((ask->Count >= 4) & (ask->Count < 256)) ext->Values[ask->Count] = 1;"],
  [
    "a failure that is looked at later",
    `        status = STATUS_SUCCESS;
        if (ask->Count >= 256) status = STATUS_INVALID_PARAMETER;
        if (ask->Length == 0) status = STATUS_INVALID_PARAMETER;
        if (ask->Small == 0) status = STATUS_INVALID_PARAMETER;
        if (ext->Name[0] == 0) status = STATUS_INVALID_PARAMETER;
        if (NT_SUCCESS(status)) ext->Values[ask->Count] = 1;`,
  ],
  ["a loop that asks for both ends", "        for (ULONG i = 0; i < ask->Count && i < 256; i++) ext->Values[i] = 0;"],
])("%s limits a value", (_, statements) => {
  expectFindings(serving(statements));
});

test("a routine that the driver asks for the limit", () => {
  expectFindings(
    serving(
      "        if (Fits(ask, length)) RtlCopyMemory(ext->Name, ask->Data, ask->Length);",
      `static BOOLEAN Fits(PASK Ask, ULONG Length)
{
    if (Ask->Length > 64) return FALSE;
    return Ask->Length <= Length - FIELD_OFFSET(ASK, Data);
}`,
    ),
  );
});
test("what the caller compared holds in the routine that uses it", () => {
  expectFindings(
    serving(
      "        if (ask->Count < 256 && ask->Length <= length - FIELD_OFFSET(ASK, Data)) Put(ext, ask);",
      `static VOID Put(PEXT Ext, PASK Ask)
{
    ULONG sum = 0;
    for (ULONG i = 0; i < Ask->Length; i++) sum += Ask->Data[i];
    Ext->Values[Ask->Count] = sum;
}`,
    ),
  );
});
test("what nobody compared is told of where it is used", () => {
  expectFindings(
    serving(
      "        Put(ext, ask);",
      `static VOID Put(PEXT Ext, PASK Ask)
{
    ULONG sum = 0;
    for (ULONG i = 0; i < Ask->Length; i++) sum += Ask->Data[i];
//                                                 ^^^^^^^^^^^^ request-index-not-limited: Length
    Ext->Values[Ask->Count] = sum;
//  ^^^^^^^^^^^^^^^^^^^^^^^ request-index-not-limited: Count
}`,
    ),
  );
});
test("a limit that is larger than the array", () => {
  expectFindings(
    serving(`        if (ask->Count <= 256) ext->Values[ask->Count] = 1;
//                             ^^^^^^^^^^^^^^^^^^^^^^^ request-index-not-limited: 256`),
  );
});
test("a lower limit is none", () => {
  expectFindings(
    serving(`        RtlCopyMemory(ext->Name, ask, length);
//      ^^^^^^^^^^^^^ request-length-not-limited: InputBufferLength`),
  );
});
test("a block of the size that the program gave", () => {
  expectFindings(
    serving(`        PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, length, 'kcoB');
        if (copy != NULL) {
            RtlCopyMemory(copy, ask, length);
            status = copy[0] == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
            ExFreePoolWithTag(copy, 'kcoB');
        }`),
  );
});
test("requests of other drivers are believed", () => {
  expectFindings(`#include <wdm.h>
typedef struct _ASK { ULONG Count; } ASK, *PASK;
static ULONG values[16];
_Dispatch_type_(IRP_MJ_INTERNAL_DEVICE_CONTROL) DRIVER_DISPATCH DispatchInternal;
NTSTATUS DispatchInternal(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    values[ask->Count] += 1;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`);
});

test("what lies behind the header is shorter than the whole by the header", () => {
  expectFindings(
    serving(`        PUCHAR copy = ExAllocatePool2(POOL_FLAG_PAGED, length, 'kcoB');
        if (copy != NULL) {
            RtlCopyMemory(copy, ask->Data, length);
//          ^^^^^^^^^^^^^ system-buffer-too-short: 9 bytes more
            status = copy[0] == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
            ExFreePoolWithTag(copy, 'kcoB');
        }`),
  );
});
test("a number of bytes is no number of characters", () => {
  expectFindings(
    serving(`        PWCHAR text = (PWCHAR)ask;
        if (text[length - 1] == 0) status = STATUS_SUCCESS;
//          ^^^^^^^^^^^^^^^^ system-buffer-too-short: 2 times`),
  );
});
test("a check whose failure is looked at later counts", () => {
  expectFindings(
    serving(
      "        status = Copy(ext, ask, length);",
      `typedef struct _LONG_ASK { ASK Ask; ULONG Rest[8]; } LONG_ASK, *PLONG_ASK;
static NTSTATUS Copy(PEXT Ext, PVOID Buffer, ULONG Length)
{
    PLONG_ASK ask = Buffer;
    NTSTATUS status = Length < sizeof(LONG_ASK) ? STATUS_BUFFER_TOO_SMALL : STATUS_SUCCESS;
    if (NT_SUCCESS(status)) Ext->Values[0] = ask->Rest[7];
    return status;
}`,
    ),
  );
});
test("a buffer that the driver terminates itself", () => {
  expectFindings(
    serving(
      "        ((PWCHAR)ask)[length / sizeof(WCHAR) - 1] = 0;\n        Open(ask);",
      `typedef struct _NAMED { UNICODE_STRING Name; } NAMED;
NTSTATUS Use(PUNICODE_STRING Name);
static VOID Open(PVOID Text)
{
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, Text);
    (VOID)Use(&name);
}`,
    ),
  );
});
test("an address in the buffer that is probed", () => {
  expectFindings(`#include <wdm.h>
typedef struct _ASK { PULONG Where; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        PULONG where = ask->Where;
        __try {
            ProbeForWrite(where, sizeof(ULONG), sizeof(ULONG));
            *where = 1;
            status = STATUS_SUCCESS;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});
