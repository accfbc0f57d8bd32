// What class drivers for storage and file systems do that must not be reported: requests served in the place of a lower driver, lists of
// devices that are copied, strings freed if there are any, answers built in the request's own buffer, wrappers that allocate twice.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("an IRP whose next location was entered goes back to its maker, though a helper lies between", () => {
  const sent = (enter: string) => `
#include <wdm.h>
VOID Note(PIRP Irp);
IO_COMPLETION_ROUTINE Done;
VOID Fail(PIRP Irp) { Note(Irp); IoCompleteRequest(Irp, IO_NO_INCREMENT); }
NTSTATUS Send(PDEVICE_OBJECT Device, PVOID Buffer, ULONG Length)
{
    PMDL mdl;
    PIRP irp = IoAllocateIrp(Device->StackSize + 1, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    ${enter}
    mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, irp);
    if (mdl == NULL) {
        irp->IoStatus.Status = STATUS_INSUFFICIENT_RESOURCES;
        Fail(irp);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(Device, irp);
}
`;
  expectFindings(sent("IoSetNextIrpStackLocation(irp);"));
  expect(checkSources({ "/driver/driver.c": sent("") }).map(({ rule }) => rule)).toEqual(["own-irp-completed"]);
});

test("devices copied from other relations are referenced already", () => {
  expectFindings(`
#include <wdm.h>
VOID Join(PDEVICE_RELATIONS Old, PDEVICE_RELATIONS New)
{
    ULONG i;
    for (i = 0; i < Old->Count; i++) New->Objects[i] = Old->Objects[i];
    New->Count = Old->Count;
}
VOID Add(PDEVICE_RELATIONS New, PDEVICE_OBJECT Device)
{
    New->Objects[New->Count++] = Device;
    }
//  ^ target-relation-not-referenced: ObReferenceObject
`);
});

test("a string without a buffer was not allocated", () => {
  const written = (test: string) => `
#include <wdm.h>
NTSTATUS Write(HANDLE Key, PUNICODE_STRING Name, PANSI_STRING Text)
{
    UNICODE_STRING wide = { 0 };
    NTSTATUS status = RtlAnsiStringToUnicodeString(&wide, Text, TRUE);
    if (NT_SUCCESS(status)) status = ZwSetValueKey(Key, Name, 0, REG_SZ, wide.Buffer, wide.Length);
    if (${test}) RtlFreeUnicodeString(&wide);
    return status;
}
`;
  expectFindings(written("wide.Buffer != NULL"));
  expectFindings(written("wide.Buffer").replace("wide = { 0 }", "wide"));
  expect(checkSources({ "/driver/driver.c": written("wide.Length > 4") }).map(({ rule }) => rule)).toEqual([
    "unicode-string-leaked",
  ]);
});

test("what a driver has written over a whole buffer, no program chose", () => {
  const answered = (clear: string) => `
#include <wdm.h>
typedef struct _PART { ULONG Size; ULONG Next; UCHAR Data[1]; } PART, *PPART;
BOOLEAN Same(const VOID *A, const VOID *B, SIZE_T Length);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PPART part = Irp->AssociatedIrp.SystemBuffer;
    UCHAR copy[16];
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    UNREFERENCED_PARAMETER(Device);
    if (length >= sizeof(PART)) {
        ${clear};
        RtlCopyMemory(copy, (PUCHAR)part + 8, part->Size);
        status = copy[0] == 0 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
  expectFindings(answered("RtlZeroMemory(part, length)"));
  const found = checkSources({ "/driver/driver.c": answered("part->Next = 0") }).map(({ rule }) => rule);
  expect(found).toContain("request-length-not-limited");
});

test("a wrapper's earlier block is its caller's; a routine that answers FALSE made nothing", () => {
  expectFindings(`
#include <wdm.h>
static PVOID Get(SIZE_T Size) { return ExAllocatePoolZero(NonPagedPoolNx, Size, 'tseT'); }
typedef struct _INFO { ULONG Length; } INFO, *PINFO;
BOOLEAN Fill(PINFO Info);
NTSTATUS Query(PVOID *Result, PUNICODE_STRING Link, PCWSTR Name)
{
    PINFO info = Get(sizeof(INFO));
    if (info == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (!Fill(info)) { ExFreePool(info); return STATUS_UNSUCCESSFUL; }
    *Result = Get(info->Length);
    ExFreePool(info);
    if (*Result == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    if (!RtlCreateUnicodeString(Link, Name)) return STATUS_INSUFFICIENT_RESOURCES;
    return STATUS_SUCCESS;
}
NTSTATUS Name(PCWSTR Name, ULONG Kind)
{
    UNICODE_STRING name;
    if (!RtlCreateUnicodeString(&name, Name)) return STATUS_INSUFFICIENT_RESOURCES;
    if (Kind == 3) return STATUS_INVALID_PARAMETER;
//                 ^^^^^^ unicode-string-leaked: RtlFreeUnicodeString
    RtlFreeUnicodeString(&name);
    return STATUS_SUCCESS;
}
`);
});

test("an IRP built for its thread is the I/O manager's when its completion routine lets it go; to try a lock is no wait", () => {
  const sent = (build: string) => `
#include <wdm.h>
static NTSTATUS Done(PDEVICE_OBJECT Device, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(Device); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_SUCCESS;
}
NTSTATUS Send(PDEVICE_OBJECT Lower, PFAST_MUTEX Lock)
{
    KEVENT event;
    IO_STATUS_BLOCK block;
    PIRP irp;
    NTSTATUS status;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = ${build};
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoSetCompletionRoutine(irp, Done, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    ExAcquireFastMutex(Lock);
    if (ExTryToAcquireFastMutex(Lock)) ExReleaseFastMutex(Lock);
    ExReleaseFastMutex(Lock);
    return status;
}
`;
  const rules = (build: string) => checkSources({ "/driver/driver.c": sent(build) }).map(({ rule }) => rule);
  const threaded = "IoBuildDeviceIoControlRequest(1, Lower, NULL, 0, NULL, 0, FALSE, &event, &block)";
  expect(rules(threaded)).not.toContain("completion-routine-releases-irp");
  expect(rules(threaded)).not.toContain("spin-lock-double-acquire");
  expect(rules("IoAllocateIrp(Lower->StackSize, FALSE)")).toContain("completion-routine-releases-irp");
});

test("handles in an array that a loop closes, blocks with several owners, MDLs that say they are not locked", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FILTER { LONG References; ULONG Kind; } FILTER, *PFILTER;
VOID Fill(HANDLE *Files);
HANDLE Make(ULONG Length)
{
    HANDLE file; OBJECT_ATTRIBUTES oa; IO_STATUS_BLOCK block;
    InitializeObjectAttributes(&oa, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    if (!NT_SUCCESS(ZwCreateFile(&file, GENERIC_READ, &oa, &block, NULL, Length, 0, FILE_CREATE, 0, NULL, 0))) return NULL;
    return file;
}
VOID Trim(VOID)
{
    HANDLE files[8], file;
    ULONG i, count = 0;
    for (i = 0; i < 8; i++) if ((file = Make(i)) != NULL) files[count++] = file;
    for (i = 0; i < count; i++) ZwClose(files[i]);
}
static VOID Dereference(PFILTER Filter) { if (InterlockedDecrement(&Filter->References) == 0) ExFreePool(Filter); }
NTSTATUS Attach(ULONG Kind)
{
    PFILTER filter = ExAllocatePoolZero(NonPagedPoolNx, sizeof(FILTER), 'tliF');
    if (filter == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    filter->References = 1;
    Dereference(filter);
    return Kind == 3 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL;
}
NTSTATUS Lock(PVOID Address, ULONG Length)
{
    NTSTATUS status = STATUS_SUCCESS;
    PMDL mdl = IoAllocateMdl(Address, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    __try { MmProbeAndLockPages(mdl, UserMode, IoReadAccess); }
    __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
    if (mdl->MdlFlags & MDL_PAGES_LOCKED) MmUnlockPages(mdl);
    IoFreeMdl(mdl);
    return status;
}
`);
});

test("what a request carries the driver below may replace; aligned blocks are returned; locks of an array are a doubt", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _PACKET { PVOID Sense; ULONG Flags; } PACKET, *PPACKET;
NTSTATUS Ask(PDEVICE_OBJECT Lower, PIRP Irp, PPACKET Packet)
{
    NTSTATUS status;
    PVOID sense = ExAllocatePoolZero(NonPagedPoolNx, 64, 'esnS');
    if (sense == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    Packet->Sense = sense;
    IoGetNextIrpStackLocation(Irp)->Parameters.Others.Argument1 = Packet;
    status = IoCallDriver(Lower, Irp);
    if (Packet->Flags & 1) ExFreePool(Packet->Sense);
    ExFreePool(sense);
    return status;
}
PVOID Aligned(SIZE_T Length, ULONG_PTR Mask)
{
    PUCHAR block = ExAllocatePoolZero(NonPagedPoolNx, Length + Mask, 'ngiA');
    if (block != NULL && Mask != 0) block = (PUCHAR)(((ULONG_PTR)block + Mask) & ~Mask);
    return block;
}
`);
  const found = checkSources({
    "/driver/driver.c": `
#include <wdm.h>
typedef struct _CPU { KSPIN_LOCK Lock; ULONG Count; } CPU;
typedef struct _OPEN { CPU Cpus[32]; } OPEN, *POPEN;
VOID Reset(POPEN Open, ULONG Count)
{
    ULONG i;
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    for (i = 0; i < Count; i++) KeAcquireSpinLockAtDpcLevel(&Open->Cpus[i].Lock);
    do { i--; KeReleaseSpinLockFromDpcLevel(&Open->Cpus[i].Lock); } while (i != 0);
    KeLowerIrql(irql);
}
`,
  });
  expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
});
