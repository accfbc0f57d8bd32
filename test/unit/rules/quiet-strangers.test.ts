// What was wrongly told of drivers that nobody here had seen before, with what is wrong and looks alike beside it.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (path: string, source: string): string[] =>
  checkSources({ [path]: source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const made = (after: string): string => `#include <ntddk.h>
void *__cdecl operator new(size_t Size, POOL_TYPE Pool, ULONG Tag)
{
    return ExAllocatePoolWithTag(Pool, Size, Tag);
}
static ULONG Find()
{
    PULONG list = (PULONG)ExAllocatePoolWithTag(NonPagedPoolNx, 100, 'tsil');
    ULONG first = 0;
    if (list != nullptr) {
        RtlZeroMemory(list, 100);
        first = list[1];
        ExFreePoolWithTag(list, 'tsil');
    }
    return first;
}
class Reader {
public:
    Reader() { base = Find(); }
    ULONG Get() { return base; }
private:
    ULONG base;
};
NTSTATUS Use(PULONG Answer)
{
    Reader *reader = new (NonPagedPoolNx, 'tset') Reader();
    if (reader == nullptr) return STATUS_NO_MEMORY;
    *Answer = reader->Get();
    ExFreePoolWithTag(reader, 'tset');
    ${after}
    return STATUS_SUCCESS;
}
`;
test("an object is another block than what its constructor allocates", () => {
  expect(told("reader.cpp", made(""))).toEqual([]);
  expect(told("reader.cpp", made("ExFreePoolWithTag(reader, 'tset');"))).toEqual(["30 pool-used-after-free"]);
});

const table = (insert: string): string => `#include <ntddk.h>
typedef struct _RULE { ULONG Id; } RULE, *PRULE;
NTSTATUS Insert(PRTL_AVL_TABLE Table)
{
    BOOLEAN isNew;
    PRULE rule = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(RULE), 'tset');
    if (rule == NULL) {
        return STATUS_NO_MEMORY;
    }
    rule->Id = 1;
    if (RtlInsertElementGenericTableAvl(Table, ${insert}, &isNew) == NULL) {
        ExFreePoolWithTag(rule, 'tset');
        return STATUS_NO_MEMORY;
    }
    return STATUS_SUCCESS;
}
`;
test("a table that copies a pointer keeps what it leads to; one that copies the block does not keep that", () => {
  expect(told("rules.c", table("&rule, sizeof(rule)"))).toEqual([]);
  expect(told("rules.c", table("rule, sizeof(*rule)"))).toEqual(["15 pool-leaked"]);
});

const header = (returned: string): string => `#include <ntddk.h>
PMDL Build(PVOID From, ULONG Length, PBOOLEAN Frees)
{
    PMDL mdl;
    PVOID header = NULL;
    if (Length > 14) {
        header = ExAllocatePoolWithTag(NonPagedPoolNx, 14, 'gaTn');
        if (header == NULL) return NULL;
        RtlCopyMemory(header, From, 14);
        mdl = IoAllocateMdl(header, 14, FALSE, FALSE, NULL);
        if (mdl == NULL) {
            ExFreePoolWithTag(header, 'gaTn');
            return NULL;
        }
    } else {
        mdl = IoAllocateMdl(From, Length, FALSE, FALSE, NULL);
        if (mdl == NULL) return NULL;
    }
    *Frees = header != NULL;
    ${returned}
}
`;
test("a block goes to the caller with the MDL that maps it", () => {
  expect(told("header.c", header("return mdl;"))).toEqual([]);
  expect(told("header.c", header("IoFreeMdl(mdl);\n    return NULL;"))).toEqual(["21 pool-leaked"]);
});

const helped = (look: string, between = ""): string => `#include <ntddk.h>
typedef struct _ASK { PULONG Numbers; ULONG Depth; } ASK, *PASK;
static VOID Look(PVOID Address, ULONG Depth)
{
    if (Depth != 0) Look(Address, Depth - 1);
    else { ${look} }
}
static ULONG Sum(ULONG Depth) { return Depth == 0 ? 0 : Depth + Sum(Depth - 1); }
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = (PASK)Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(Device);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        __try {
            Look(ask->Numbers, ask->Depth);
            ${between}
            status = ask->Numbers[0] == 1 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
        } __except (EXCEPTION_EXECUTE_HANDLER) {
            status = GetExceptionCode();
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;

test("what a helper that is not followed to its end may have probed is left alone, whatever runs afterwards", () => {
  const probe = "ProbeForRead(Address, sizeof(ULONG), sizeof(ULONG));";
  const about = (source: string) => told("/d/helped.c", source).filter((one) => /probed/.test(one));
  expect(about(helped(probe))).toEqual([]);
  expect(about(helped(probe, "stack->Parameters.DeviceIoControl.IoControlCode = Sum(ask->Depth);"))).toEqual([]);
  expect(about(helped('DbgPrint("%p", Address);'))).toEqual(["20 user-buffer-not-probed"]);
});

const served = (start: string): string => `#include <ntddk.h>
#define IOCTL_TRIM CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _ASK { ULONG Bytes; } ASK, *PASK;
PIRP Next(PVOID Context);
NTSTATUS Serve(PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_TRIM && stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        PASK ask = Irp->AssociatedIrp.SystemBuffer;
        PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, ask->Bytes, 'mirT');
        status = block == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
        if (block != NULL) ExFreePoolWithTag(block, 'mirT');
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
${start}`;
test("a request that only a thread serves was looked at by who queued it", () => {
  const thread = `KSTART_ROUTINE Thread;
VOID Thread(PVOID Context)
{
    PIRP irp;
    while ((irp = Next(Context)) != NULL) Serve(irp);
    PsTerminateSystemThread(STATUS_SUCCESS);
}`;
  const dispatch = `_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return Serve(Irp);
}`;
  const about = (source: string) => told("/d/served.c", source).filter((one) => /request-size/.test(one));
  expect(about(served(thread))).toEqual([]);
  expect(about(served(dispatch))).toEqual(["11 request-size-overflows"]);
});
