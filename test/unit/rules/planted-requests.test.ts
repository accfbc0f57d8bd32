// Mistakes that were missed in little drivers and strangers' ones, with what is close to them and none: requests that nobody knows,
// memory of programs behind helpers, what the system gives and takes back.
import { expect, test } from "vitest";
import { expectFindings, found } from "./fixture.ts";

const control = (rest: string, helpers = "") => `#include <ntifs.h>
#define IOCTL_A CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
#define IOCTL_B CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)
typedef struct _EXT { PDEVICE_OBJECT Lower; ULONG Count; } EXT, *PEXT;
VOID Reset(ULONG Kind);
${helpers}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG code = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode;
    UNREFERENCED_PARAMETER(ext);
${rest}
}
`;
const end = `
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
`;
const finish = `static NTSTATUS Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}`;
const unknown = ["warning unknown-request-succeeds"];

test("a control code that nobody asked for is completed with success", () => {
  expect(
    found(control(`    switch (code) { case IOCTL_A: Reset(1); break; case IOCTL_B: Reset(2); break; }${end}`)),
  ).toEqual(unknown);
  expect(found(control(`    if (code == IOCTL_A) Reset(1); else if (code == IOCTL_B) Reset(2);${end}`))).toEqual(
    unknown,
  );
  const byHelper = `    switch (code) { case IOCTL_A: Reset(1); break; default: DbgPrint("unknown\\n"); break; }
    return Finish(Irp, status);`;
  expect(found(control(byHelper, finish))).toEqual(unknown);
  // Only what has failed is completed apart, and this has not.
  const apart = `    switch (code) { case IOCTL_A: Reset(1); break; default: break; }
    if (!NT_SUCCESS(status)) { Irp->IoStatus.Information = 0; }${end}`;
  expect(found(control(apart))).toEqual(unknown);
});
test("a control code that nobody asked for is refused, passed on, or meant", () => {
  const quiet = (text: string, helpers = "") => expect(found(control(text, helpers))).toEqual([]);
  quiet(
    `    switch (code) { case IOCTL_A: Reset(1); break; default: status = STATUS_INVALID_DEVICE_REQUEST; break; }${end}`,
  );
  quiet(`    status = STATUS_NOT_SUPPORTED;
    switch (code) { case IOCTL_A: Reset(1); status = STATUS_SUCCESS; break; }${end}`);
  quiet(`    switch (code) {
    case IOCTL_A: Reset(1); break;
    default: IoSkipCurrentIrpStackLocation(Irp); return IoCallDriver(ext->Lower, Irp);
    }${end}`);
  // One code is told from all others, with which something is done.
  quiet(`    if (code != IOCTL_A) ext->Count += 1; else Reset(1);${end}`);
  quiet(
    `    switch (code) { case IOCTL_A: Reset(1); break; default: status = More(Irp, code); break; }${end}`,
    "NTSTATUS More(PIRP Irp, ULONG Code);",
  );
});

const neither = (outside: string) => `#include <ntifs.h>
#define IOCTL_A CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_NEITHER, FILE_READ_ACCESS)
static ULONG First(PULONG Values) { return Values[0]; }
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG values = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG sum = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_A) {
        __try {
            ProbeForRead(values, sizeof(ULONG), sizeof(ULONG));
            sum = First(values);
            status = STATUS_SUCCESS;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
        }
        ${outside}
    }
    if (sum == 3) status = STATUS_INVALID_PARAMETER;
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
test("a helper that reads a program's memory is called once more outside __try", () => {
  expect(found(neither("if (NT_SUCCESS(status)) sum += First(values);"))).toEqual(["error user-memory-outside-try"]);
  expect(found(neither(""))).toEqual([]);
});

test("what the system gives is kept on one way, and what only looks at it takes nothing", () => {
  expectFindings(`#include <ntifs.h>
VOID Use(PVOID Buffer);
NTSTATUS Change(PFILE_OBJECT Stream, PLARGE_INTEGER Offset)
{
    PVOID bcb, sector;
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        if (CcPinRead(Stream, Offset, 512, PIN_WAIT, &bcb, &sector)) {
            CcSetDirtyPinnedData(bcb, NULL);
            CcRepinBcb(bcb);
            CcUnpinData(bcb);
        }
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
NTSTATUS Named(PCUNICODE_STRING Name)
{
    UNICODE_STRING copy;
    NTSTATUS status = RtlDuplicateUnicodeString(RTL_DUPLICATE_UNICODE_STRING_NULL_TERMINATE, Name, &copy);
    if (!NT_SUCCESS(status)) return status;
    if (copy.Length < 4) return STATUS_OBJECT_NAME_INVALID;
//                       ^^^^^^ unicode-string-leaked: not freed
    RtlFreeUnicodeString(&copy);
    return STATUS_SUCCESS;
}
NTSTATUS Token(HANDLE Process, PHANDLE Kept)
{
    HANDLE token;
    NTSTATUS status = ZwOpenProcessTokenEx(Process, GENERIC_READ, OBJ_KERNEL_HANDLE, &token);
    if (!NT_SUCCESS(status)) return status;
    if (Kept == NULL) return STATUS_INVALID_PARAMETER;
//                    ^^^^^^ handle-leaked: not closed
    *Kept = token;
    return STATUS_SUCCESS;
}
NTSTATUS Mapped(HANDLE Section, PVOID *Base)
{
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = ZwMapViewOfSection(Section, ZwCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READONLY);
    if (!NT_SUCCESS(status)) return status;
    *Base = base;
    return STATUS_SUCCESS;
}
`);
});

test("an array and a string as long as it", () => {
  const names = (size: string) => `#include <wdm.h>
VOID Use(PCUNICODE_STRING Name);
VOID Names(PCUNICODE_STRING Name)
{
    WCHAR buffer[64];
    UNICODE_STRING copy;
    RtlInitEmptyUnicodeString(&copy, buffer, ${size});
    RtlCopyUnicodeString(&copy, Name);
    Use(&copy);
}
`;
  expect(found(names("sizeof(buffer)"))).toEqual([]);
  expect(found(names("sizeof(buffer) + sizeof(WCHAR)"))).toEqual(["error string-capacity-exceeds-block"]);
});
test("a table of values whose types are asked for behind its flags", () => {
  const table = (more: string) => `#include <wdm.h>
NTSTATUS Level(PCWSTR Path, PULONG Level)
{
    RTL_QUERY_REGISTRY_TABLE table[2];
    RtlZeroMemory(table, sizeof(table));
    table[0].Flags = RTL_QUERY_REGISTRY_DIRECT;
    ${more}
    table[0].Name = L"Level";
    table[0].EntryContext = Level;
    return RtlQueryRegistryValues(RTL_REGISTRY_ABSOLUTE, Path, table, NULL, NULL);
}
`;
  expect(found(table(""))).toEqual(["warning registry-type-not-checked"]);
  expect(found(table("table[0].Flags |= RTL_QUERY_REGISTRY_TYPECHECK;"))).toEqual([]);
});

test("a start that fails behind a helper leaves its filter registered", () => {
  const entry = (undo: string) => `#include <fltKernel.h>
PFLT_FILTER Filter;
NPAGED_LOOKASIDE_LIST Blocks;
extern const FLT_REGISTRATION Registration;
NTSTATUS Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    ExDeleteNPagedLookasideList(&Blocks);
    return STATUS_SUCCESS;
}
const FLT_REGISTRATION Registration = { sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, NULL, NULL, Unload };
static VOID ReadParameters(PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    InitializeObjectAttributes(&attributes, Path, OBJ_KERNEL_HANDLE, NULL, NULL);
    if (NT_SUCCESS(ZwOpenKey(&key, KEY_READ, &attributes))) ZwClose(key);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    ReadParameters(RegistryPath);
    ExInitializeNPagedLookasideList(&Blocks, NULL, NULL, 0, 64, 'kolB', 0);
    status = FltRegisterFilter(DriverObject, &Registration, &Filter);
    if (!NT_SUCCESS(status)) goto Done;
    status = FltStartFiltering(Filter);
    if (!NT_SUCCESS(status)) { ${undo} }
Done:
    if (!NT_SUCCESS(status)) ExDeleteNPagedLookasideList(&Blocks);
    return status;
}
`;
  expect(found(entry(""))).toEqual(["error registration-left-on-failure"]);
  expect(found(entry("FltUnregisterFilter(Filter);"))).toEqual([]);
});
test("a context whose allocation has failed, and that is filled all the same", () => {
  const setup = (leave: string) => `#include <fltKernel.h>
typedef struct _CONTEXT { ULONG Size; } CONTEXT, *PCONTEXT;
NTSTATUS Setup(PCFLT_RELATED_OBJECTS Objects)
{
    PCONTEXT context = NULL;
    NTSTATUS status;
    __try {
        status = FltAllocateContext(Objects->Filter, FLT_VOLUME_CONTEXT, sizeof(CONTEXT), NonPagedPool, (PFLT_CONTEXT *)&context);
        if (!NT_SUCCESS(status)) { ${leave} }
        context->Size = 512;
        status = FltSetVolumeContext(Objects->Volume, FLT_SET_CONTEXT_KEEP_IF_EXISTS, context, NULL);
    } __finally {
        if (context != NULL) FltReleaseContext(context);
    }
    return status;
}
`;
  expect(found(setup(`DbgPrint("no context\\n");`))).toEqual(["error failed-output-used"]);
  expect(found(setup("__leave;"))).toEqual([]);
});

test("a request that was moved to another queue is completed where the ways meet", () => {
  const onControl = (pending: string) => `#include <ntddk.h>
#include <wdf.h>
#define IOCTL_WAIT CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
typedef struct _CONTEXT { WDFQUEUE Waiting; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL OnControl;
VOID OnControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    NTSTATUS status;
    BOOLEAN pending = FALSE;
    UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength);
    switch (IoControlCode) {
    case IOCTL_WAIT:
        status = WdfRequestForwardToIoQueue(Request, GetContext(WdfIoQueueGetDevice(Queue))->Waiting);
        if (NT_SUCCESS(status)) { ${pending} }
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    if (pending == FALSE) WdfRequestComplete(Request, status);
}
`;
  expect(found(onControl(""))).toEqual(["error framework-request-completed-twice"]);
  expect(found(onControl("pending = TRUE;"))).toEqual([]);
});
test("a minifilter's unload leaves the lookaside list that only a failed start deletes", () => {
  const filter = (undo: string) => `#include <fltKernel.h>
PFLT_FILTER Filter;
NPAGED_LOOKASIDE_LIST Blocks;
FLT_FILTER_UNLOAD_CALLBACK Unload;
NTSTATUS Unload(FLT_FILTER_UNLOAD_FLAGS Flags)
{
    UNREFERENCED_PARAMETER(Flags);
    FltUnregisterFilter(Filter);
    ${undo}
    return STATUS_SUCCESS;
}
const FLT_REGISTRATION Registration = { sizeof(FLT_REGISTRATION), FLT_REGISTRATION_VERSION, 0, NULL, NULL, Unload };
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    ExInitializeNPagedLookasideList(&Blocks, NULL, NULL, 0, 64, 'kolB', 0);
    status = FltRegisterFilter(DriverObject, &Registration, &Filter);
    if (!NT_SUCCESS(status)) {
        ExDeleteNPagedLookasideList(&Blocks);
        return status;
    }
    status = FltStartFiltering(Filter);
    if (!NT_SUCCESS(status)) {
        FltUnregisterFilter(Filter);
        ExDeleteNPagedLookasideList(&Blocks);
    }
    return status;
}
`;
  expect(found(filter(""))).toEqual(["error lookaside-list-never-deleted"]);
  expect(found(filter("ExDeleteNPagedLookasideList(&Blocks);"))).toEqual([]);
});
