// What a program chose is followed into the routines that serve its request: a handler finds the buffer, another routine uses it, as in
// drivers that are vulnerable on purpose.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

/** A driver whose one control code is served by `Handle(Irp, Stack)`. */
const served = (before: string, statements: string): string => `
#include <wdm.h>
#include <intrin.h>
typedef struct _PAIR { PULONG What; PULONG Where; } PAIR, *PPAIR;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
${before}
static NTSTATUS Handle(PIRP Irp, PIO_STACK_LOCATION Stack)
{
    PVOID input = Stack->Parameters.DeviceIoControl.Type3InputBuffer;
    ULONG length = Stack->Parameters.DeviceIoControl.InputBufferLength;
    UNREFERENCED_PARAMETER(Irp);
    UNREFERENCED_PARAMETER(length);
    ${statements}
}
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_NOT_SUPPORTED;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == 0x222003) {
        status = Handle(Irp, stack);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
/** A routine that does something in __try with what it is given. */
const guarded = (head: string, statements: string): string => `
static NTSTATUS ${head}
{
    NTSTATUS status = STATUS_SUCCESS;
    __try {
        ${statements}
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
`;
const rules = (source: string): string[] =>
  checkSources({ "driver.c": source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule }) => rule);

const pair = "PPAIR pair = Pair;\n        PULONG where = pair->Where;\n        PULONG what = pair->What;";
const probes = "ProbeForRead(what, sizeof(ULONG), 1);\n        ProbeForWrite(where, sizeof(ULONG), 1);";
test.each([
  ["not probed", "", ["user-buffer-not-probed", "user-buffer-not-probed"]],
  ["probed", probes, []],
])("addresses in a program's buffer, in a routine two calls down: %s", (_, more, expected) => {
  const write = guarded(
    "Write(PVOID Pair)",
    `ProbeForRead(Pair, sizeof(PAIR), 1);\n        ${pair}\n        ${more}\n        *where = *what;`,
  );
  expect(rules(served(write, "return Write(input);"))).toEqual(expected);
});

test.each([
  ["the program's own address", "Size + sizeof(ULONG) > sizeof(buffer)", ["bounds-check-overflows"]],
  ["compared without a sum", "Size > sizeof(buffer) - sizeof(ULONG)", []],
])("a sum with the length of a buffer that nobody made: %s", (_, condition, expected) => {
  const copy = guarded(
    "Copy(PULONG From, ULONG Size)",
    `ULONG buffer[64];
        ULONG total = Size + sizeof(ULONG);
        ULONG i;
        ProbeForRead(From, sizeof(buffer), 1);
        if (${condition.replace("Size + sizeof(ULONG)", "total")}) {
            return STATUS_INVALID_BUFFER_SIZE;
        }
        for (i = 0; i < Size / sizeof(ULONG) && i < 64; i++) {
            buffer[i] = From[i];
        }
        status = buffer[0] == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;`,
  );
  expect(rules(served(copy, "return Copy(input, length);"))).toEqual(expected);
});

test.each([
  ["more than the block holds", "Size", ["request-length-not-limited"]],
  ["as much as it holds", "min(Size, 504)", []],
])("a block of the kernel's goes to the program: %s", (_, size, expected) => {
  const give = `
static NTSTATUS Give(PVOID Out, ULONG Size)
{
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 504, 'tset');
    if (block == NULL) {
        return STATUS_NO_MEMORY;
    }
    __try {
        ProbeForWrite(Out, Size, 1);
        RtlCopyMemory(Out, block, ${size});
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    ExFreePoolWithTag(block, 'tset');
    return status;
}
`;
  expect(rules(served(give, "return Give(input, length);"))).toEqual(expected);
});

test.each([
  ["the program says which", "__writemsr(which, 1);", ["request-reaches-hardware"]],
  ["one of two", "if (which == 0x10 || which == 0x1b) {\n            __writemsr(which, 1);\n        }", []],
])("a model-specific register: %s", (_, statement, expected) => {
  const write = guarded(
    "Write(PULONG Which)",
    `ULONG which;\n        ProbeForRead(Which, sizeof(ULONG), 1);\n        which = *Which;\n        ${statement}`,
  );
  expect(rules(served(write, "return Write(input);"))).toEqual(expected);
});

test.each([
  ["on one way", "", ["pool-read-unwritten"]],
  ["on none", "else {\n        block->Callback = NULL;\n    }", []],
])("a member of a block that was printed and partly filled is read unwritten: %s", (_, otherwise, expected) => {
  const use = `
typedef struct _BLOCK { ULONG Value; VOID (*Callback)(VOID); UCHAR Text[32]; } BLOCK, *PBLOCK;
static VOID Called(VOID) {}
static NTSTATUS Use(ULONG Value)
{
    PBLOCK block = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(BLOCK), 'tset');
    if (block == NULL) {
        return STATUS_NO_MEMORY;
    }
    DbgPrint("block %p\\n", block);
    if (Value == 0x1234) {
        block->Callback = Called;
        RtlFillMemory(block->Text, sizeof(block->Text), 'A');
    }
    ${otherwise}
    if (block->Callback != NULL) {
        block->Callback();
    }
    ExFreePoolWithTag(block, 'tset');
    return STATUS_SUCCESS;
}
`;
  expect(rules(served(use, "UNREFERENCED_PARAMETER(input);\n    return Use(length);"))).toEqual(expected);
});
