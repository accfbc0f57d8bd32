// Mistakes of access, levels and quotas that were planted, each beside what looks like it and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

describe("access, levels and quotas", () => {
  test("the quota of a program raises an exception", () => {
    expectFindings(`#include <ntddk.h>
PVOID Charge(SIZE_T Size)
{
    return ExAllocatePoolWithQuotaTag(NonPagedPoolNx, Size, 'gshC');
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^ allocation-raises-outside-try: raises
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^ pool-allocation-superseded
}
PVOID Ask(SIZE_T Size)
{
    return ExAllocatePoolWithQuotaTag(NonPagedPoolNx | POOL_QUOTA_FAIL_INSTEAD_OF_RAISE, Size, 'gshC');
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^ pool-allocation-superseded
}`);
  });
  test("who raises exceptions of his own catches them all in one place", () => {
    expectFindings(`#include <ntifs.h>
PVOID Need(SIZE_T Size)
{
    if (Size == 0) ExRaiseStatus(STATUS_INVALID_PARAMETER);
    return ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, Size, 'deeN');
}`);
  });
  test("a request's buffer that was got without saying how long it must be", () => {
    expectFindings(`#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL Control;
VOID Control(WDFQUEUE Queue, WDFREQUEST Request, size_t Output, size_t Input, ULONG Code)
{
    PULONG number;
    PUCHAR first;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(Queue);
    UNREFERENCED_PARAMETER(Output);
    UNREFERENCED_PARAMETER(Input);
    if (Code == 1) {
        status = WdfRequestRetrieveInputBuffer(Request, 0, (PVOID *)&number, NULL);
        if (NT_SUCCESS(status) && *number > 3) status = STATUS_INVALID_PARAMETER;
//                                ^ buffer-overrun: only sure to have 1 bytes
    } else if (Code == 2) {
        status = WdfRequestRetrieveInputBuffer(Request, 0, (PVOID *)&first, NULL);
        if (NT_SUCCESS(status) && *first > 3) status = STATUS_INVALID_PARAMETER;
    }
    WdfRequestComplete(Request, status);
}`);
  });
  test("locks released in another order than they were taken hand their levels over", () => {
    expectFindings(`#include <ntddk.h>
VOID Move(PKSPIN_LOCK From, PKSPIN_LOCK To)
{
    KIRQL outer, inner;
    KeAcquireSpinLock(From, &outer);
    KeAcquireSpinLock(To, &inner);
    KeReleaseSpinLock(From, inner);
    KeReleaseSpinLock(To, outer);
}`);
  });
  test("a format that is no text of the driver's own, and one that is", () => {
    expectFindings(`#include <ntddk.h>
VOID Show(PIRP Irp, PVOID Given, const VOID *Text)
{
    DbgPrint(Irp->AssociatedIrp.SystemBuffer);
//  ^^^^^^^^ format-not-constant
    DbgPrint(Given);
    DbgPrint(Text);
}`);
  });
  test("a name that is printed by its pointer or before it is released", () => {
    expectFindings(`#include <fltKernel.h>
VOID Show(PFLT_CALLBACK_DATA Data)
{
    PFLT_FILE_NAME_INFORMATION name;
    if (NT_SUCCESS(FltGetFileNameInformation(Data, FLT_FILE_NAME_NORMALIZED, &name))) {
        DbgPrint("%wZ\\n", &name->Name);
        FltReleaseFileNameInformation(name);
        DbgPrint("%p is released\\n", name);
    }
}`);
  });
});
