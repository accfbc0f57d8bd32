// What rests on what was asked or done out of sight: in helpers, behind pointers, by the sender of a request.
import { expect, test } from "vitest";
import { dispatch, driverHead } from "./driver.ts";
import { checkSources } from "./fixture.ts";

/** What one rule says of a driver: severities by line. */
function told(rule: string, driver: string): string[] {
  return checkSources({ [/class /.test(driver) ? "/driver/driver.cpp" : "/driver/driver.c"]: driver })
    .filter((finding) => finding.rule === rule)
    .map(({ severity }) => severity);
}

const reparse = (asks: string) => `${driverHead}
typedef NTSTATUS VALIDATE(ULONG Length, PREPARSE_DATA_BUFFER Buffer);
VALIDATE *Validate;
VOID Find(PUNICODE_STRING Name) { Validate = (VALIDATE *)MmGetSystemRoutineAddress(Name); }
${dispatch(
  "FILE_SYSTEM_CONTROL",
  `
    PREPARSE_DATA_BUFFER sent = Irp->AssociatedIrp.SystemBuffer;
    ULONG length = stack->Parameters.FileSystemControl.InputBufferLength;
    if (length < sizeof(ULONG)) return Complete(Irp, STATUS_INVALID_BUFFER_SIZE);
    ${asks}
    if (NT_SUCCESS(status)) ext->Count = sent->SymbolicLinkReparseBuffer.Flags;
    return Complete(Irp, status);`,
)}`;
test("a buffer that a routine behind a pointer looks through may be long enough after that", () => {
  expect(told("system-buffer-too-short", reparse("status = Validate(length, sent);"))).toEqual([]);
  expect(told("system-buffer-too-short", reparse("ext->Count = length;"))).toEqual(["error"]);
});

const paired = (release: string) => `${driverHead}
typedef struct _RING { KSPIN_LOCK Lock; KIRQL Level; BOOLEAN Shared; ULONG Count; } RING, *PRING;
static VOID Take(PRING Ring) { KeAcquireSpinLock(&Ring->Lock, &Ring->Level); }
static VOID Begin(PRING Ring) { if (Ring->Shared) Take(Ring); }
static VOID End(PRING Ring) { if (Ring->Shared) KeReleaseSpinLock(&Ring->Lock, Ring->Level); }
VOID Settle(PRING Ring) { RtlCopyMemory(Ring, Ring + 1, Ring->Count); }
${dispatch(
  "CLEANUP",
  `
    PRING ring = (PRING)(ext + 1);
    Begin(ring);
    Settle(ring);
    ${release}
    return Complete(Irp, status);`,
)}`;
test("two helpers that take and release a lock if the same is so", () => {
  expect(told("spin-lock-unbalanced", paired("End(ring);"))).toEqual([]);
  expect(told("spin-lock-unbalanced", paired("KeReleaseSpinLock(&ring->Lock, ring->Level);"))).toEqual(["warning"]);
});

const referring = (mode: string) => `${driverHead}
static NTSTATUS Refer(HANDLE Handle, KPROCESSOR_MODE Mode, PFILE_OBJECT *File) {
    return ObReferenceObjectByHandle(Handle, FILE_READ_DATA, *IoFileObjectType, Mode, (PVOID *)File, NULL);
}
${dispatch(
  "DEVICE_CONTROL",
  `
    PFILE_OBJECT file = NULL;
    if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(HANDLE)) return Complete(Irp, STATUS_BUFFER_TOO_SMALL);
    ${mode}
    if (NT_SUCCESS(status)) ObDereferenceObject(file);
    return Complete(Irp, status);`,
)}`;
test("a handle that a request of the kernel's holds is a kernel's", () => {
  const given = (mode: string) => `status = Refer(*(HANDLE *)Irp->AssociatedIrp.SystemBuffer, ${mode}, &file);`;
  const asked = `if (Irp->RequestorMode == KernelMode) ext->Count += 1;\n${given("Irp->RequestorMode")}`;
  expect(told("object-reference-kernel-mode", referring(asked))).toEqual([]);
  expect(told("object-reference-kernel-mode", referring(given("KernelMode")))).toEqual(["error"]);
});

test("an address in a request of the kernel's needs no probe", () => {
  const using = (probes: string) => `${driverHead}
static NTSTATUS ProbeIt(PIRP Irp, PVOID Address) {
    __try {
        if (Irp->RequestorMode == UserMode) ProbeForRead(Address, sizeof(ULONG), sizeof(ULONG));
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
${dispatch(
  "DEVICE_CONTROL",
  `
    PULONG given = stack->Parameters.DeviceIoControl.Type3InputBuffer;
    __try {
        ${probes}
        ext->Count = (LONG)*given;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return Complete(Irp, status);`,
)}`;
  const probe = "ProbeForRead(given, sizeof(ULONG), sizeof(ULONG));";
  expect(told("user-buffer-not-probed", using(""))).toEqual(["error"]);
  expect(told("user-buffer-not-probed", using(`if (Irp->RequestorMode == KernelMode) ${probe}`))).toEqual(["error"]);
  expect(told("user-buffer-not-probed", using(`if (Irp->RequestorMode != KernelMode) ${probe}`))).toEqual([]);
  expect(told("user-buffer-not-probed", using(`if (Irp->RequestorMode == UserMode) ${probe}`))).toEqual([]);
  expect(told("user-buffer-not-probed", using(`if (ExGetPreviousMode() != KernelMode) ${probe}`))).toEqual([]);
  expect(
    told("user-buffer-not-probed", using("status = ProbeIt(Irp, given); if (!NT_SUCCESS(status)) __leave;")),
  ).toEqual([]);
});

const wiping = (loses: string) => `${driverHead}
_IRQL_requires_(DISPATCH_LEVEL) VOID VendorLeave(VOID);
static VOID Wipe(PEXT Ext) {
    if (KeGetCurrentIrql() <= DISPATCH_LEVEL) Ext->Count = 0;
    else Ext->Started = FALSE;
}
${dispatch(
  "SHUTDOWN",
  `
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    VendorLeave();
    Wipe(ext);
    ${loses}
    return Complete(Irp, status);`,
)}`;
test("that a helper asks which level it is does not say that it is any", () => {
  expect(told("irql-too-high", wiping(""))).toEqual([]);
  expect(told("irql-too-high", wiping("KeRaiseIrql(HIGH_LEVEL, &irql);"))).toEqual(["error"]);
});

/** A helper that frees a block, called in more ways than it is followed in. */
const freeing = (frees: string) => `
#include <ntifs.h>
typedef struct _PART { LONG Users; ULONG Kind; PMDL Mdl; } PART, *PPART;
static VOID Drop(PPART Part) {
    if (Part->Kind == 77) DbgPrint("77\\n");
    if (Part->Kind == 78) DbgPrint("78\\n");
    if (InterlockedDecrement(&Part->Users) == 0) {
        ${frees}
        ExFreePool(Part);
    }
}
${Array.from(
  { length: 12 },
  (_, kind) => `
NTSTATUS Make${kind}(PPART *Out, PVOID Address) {
    PPART part = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(PART), 'traP');
    if (part == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    part->Kind = ${kind};
    part->Users = 1;
    part->Mdl = IoAllocateMdl(Address, ${kind + 1}, FALSE, FALSE, NULL);
    if (part->Mdl != NULL && *Out == NULL) { *Out = part; return STATUS_SUCCESS; }
    Drop(part);
    return STATUS_UNSUCCESSFUL;
}`,
).join("\n")}`;
test("a helper that was called in too many ways to be followed gives back what lies in the block that it frees", () => {
  expect(told("mdl-leaked", freeing("if (Part->Mdl != NULL) IoFreeMdl(Part->Mdl);"))).toEqual([]);
  expect(told("mdl-leaked", freeing("Part->Kind = 0;")).length).toBeGreaterThan(0);
});

const byKind = (asked: string) => `${driverHead}
${dispatch(
  "CREATE",
  `    if (${asked} == FILE_DEVICE_UNKNOWN) return Complete(Irp, status);
    if (${asked} == FILE_DEVICE_KEYBOARD) return Complete(Irp, STATUS_ACCESS_DENIED);
    return STATUS_UNSUCCESSFUL;`,
)}`;
test("that a device is of none of the kinds that the driver makes is a doubt", () => {
  expect(told("irp-not-completed-or-forwarded", byKind("DeviceObject->DeviceType"))).toEqual(["warning"]);
  expect(told("irp-not-completed-or-forwarded", byKind("stack->Parameters.Create.Options"))).toEqual(["error"]);
});

const sending = (waits: string) => `
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code) {
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    LARGE_INTEGER limit;
    NTSTATUS status;
    PIRP irp;
    limit.QuadPart = -10000000;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(Lower, irp);
    ${waits} KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, &limit);
    return status;
}
`;
test("a request that was not left pending is over, however long one waits for it", () => {
  const pending =
    "if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL); else";
  expect(told("stack-event-wait-timed-out", sending(pending))).toEqual([]);
  expect(told("stack-event-wait-timed-out", sending(""))).toEqual(["error"]);
});

const programming = (second: string) => `
#include <wdm.h>
typedef struct _RING { PHYSICAL_ADDRESS Physical; PULONG Registers; ULONG Size; } RING;
VOID SetTail(RING *Ring, ULONG Offset) {
    NT_ASSERT(Offset + Ring->Physical.LowPart < Ring->Physical.LowPart + Ring->Size);
    WRITE_REGISTER_ULONG(Ring->Registers, Ring->Physical.LowPart + Offset);
}
VOID SetBase(RING *Ring) { WRITE_REGISTER_ULONG(Ring->Registers + 1, ${second}); }
`;
test("an address whose halves two functions put into two registers", () => {
  expect(told("physical-address-truncated", programming("(ULONG)Ring->Physical.HighPart"))).toEqual([]);
  expect(told("physical-address-truncated", programming("Ring->Physical.HighPart == 0"))).toEqual([]);
  expect(told("physical-address-truncated", programming("Ring->Size"))).toEqual(["warning"]);
});

const completing = (comes: string) => `${driverHead}
PIRP NextIrp(PEXT Ext);
VOID Serve(PEXT Ext) {
    PIRP irp = NextIrp(Ext);
    if (irp == NULL) return;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->Guard, irp);
}
VOID Other(PEXT Ext) {
    PIRP irp = ${comes};
    if (irp != NULL) IoCompleteRequest(irp, IO_NO_INCREMENT);
}
`;
test("an IRP that a function made itself has no hold on the remove lock", () => {
  expect(told("remove-lock-lost-for-queued-irp", completing("IoAllocateIrp(1, FALSE)"))).toEqual([]);
  expect(told("remove-lock-lost-for-queued-irp", completing("NextIrp(Ext)"))).toEqual(["warning"]);
});

const split = (master: string) => `${driverHead}
static VOID Send(PDEVICE_OBJECT Lower, PIRP Irp, ULONG Parts) {
    ULONG part;
    ${master}
    for (part = 0; part < Parts; part++) {
        PIRP associated = IoMakeAssociatedIrp(Irp, Lower->StackSize);
        if (associated != NULL) IoCallDriver(Lower, associated);
    }
}
${dispatch(
  "READ",
  `    IoMarkIrpPending(Irp);
    Send(ext->Lower, Irp, stack->Parameters.Read.Length / 512);
    return STATUS_PENDING;`,
)}`;
test("a request that has parts is completed with the last of them", () => {
  const count = "Irp->AssociatedIrp.IrpCount = (LONG)Parts;";
  expect(told("irp-not-completed-or-forwarded", split(count))).toEqual([]);
  expect(told("irp-not-completed-or-forwarded", split("part = Parts;"))).toEqual(["error"]);
});

test("a block in a variable whose address is passed on may be freed or replaced there", () => {
  const recursive = (address: string) => `
#include <ntifs.h>
VOID Grow(PUNICODE_STRING Name, ULONG Depth) {
    if (Depth > 8) return;
    if (Name->MaximumLength < Depth) {
        ExFreePool(Name->Buffer);
        Name->Buffer = ExAllocatePoolWithTag(PagedPool | POOL_RAISE_IF_ALLOCATION_FAILURE, Depth, 'emaN');
    }
    Grow(${address}, Depth + 1);
    ExFreePool(Name->Buffer);
}
VOID Build(ULONG Depth) {
    UNICODE_STRING name = { 0 };
    name.Buffer = ExAllocatePoolWithTag(PagedPool | POOL_RAISE_IF_ALLOCATION_FAILURE, 64, 'emaN');
    Grow(&name, Depth);
    if (Depth > 3) ExFreePool(name.Buffer);
}
`;
  expect(told("pool-leaked", recursive("Name"))).toEqual([]);
});

const waiting = (kept: string) => `
#include <ntddk.h>
#include <wdf.h>
class Guard {
public:
    NTSTATUS acquire(WDFWAITLOCK lock, LONGLONG *timeout);
    WDFWAITLOCK held;
};
NTSTATUS Guard::acquire(WDFWAITLOCK lock, LONGLONG *timeout)
{
    NTSTATUS status = held ? STATUS_ALREADY_INITIALIZED : WdfWaitLockAcquire(lock, timeout);
    if (NT_SUCCESS(status)) held = lock;
    ${kept}
    return status;
}
`;
test("what a routine answers tells whether it took the lock", () => {
  expect(told("lock-unbalanced", waiting(""))).toEqual([]);
  expect(told("lock-unbalanced", waiting("status = STATUS_SUCCESS;"))).toEqual(["error"]);
});

const guarded = (captured: string) => `
#include <ntddk.h>
template <typename F> auto OnExit(F f) {
    class Guard {
    public:
        Guard(F f) : held{ f } {}
        ~Guard() { if (armed) held(); }
        void release() { armed = false; }
    private:
        F held;
        bool armed = true;
    };
    return Guard{ f };
}
static VOID FreeAll(PVOID *Parts, ULONG Count) {
    for (ULONG i = 0; i < Count; i++) if (Parts[i]) ExFreePoolWithTag(Parts[i], 'traP');
    ExFreePoolWithTag(Parts, 'traP');
}
NTSTATUS Make(ULONG Count, PVOID **Out) {
    PVOID part = NULL;
    PVOID *parts = NULL;
    auto guard = OnExit([&]() {
        if (part) ExFreePoolWithTag(part, 'traP');
        ${captured}
    });
    parts = (PVOID *)ExAllocatePool2(POOL_FLAG_NON_PAGED, Count * sizeof(PVOID), 'traP');
    if (parts == NULL) return STATUS_NO_MEMORY;
    for (ULONG i = 0; i < Count; i++) {
        part = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'traP');
        if (part == NULL) return STATUS_NO_MEMORY;
        parts[i] = part;
        part = NULL;
    }
    guard.release();
    *Out = parts;
    return STATUS_SUCCESS;
}
`;
test("a guard of the driver's own frees what its lambda has captured", () => {
  expect(told("pool-leaked", guarded("if (parts) FreeAll(parts, Count);"))).toEqual([]);
  expect(told("pool-leaked", guarded("Count = 0;"))).toEqual(["error"]);
});

const copied = (asked: string) => `${driverHead}
typedef struct _IMAGE { ULONG Size; UCHAR Bytes[4]; } IMAGE;
typedef struct _OWNER { IMAGE *Image; } OWNER;
NTSTATUS Send(PVOID Bytes, ULONG Size);
NTSTATUS Download(OWNER *Owner, ULONG Align) {
    NTSTATUS status;
    PUCHAR bytes = Owner->Image->Bytes;
    if (Align > 1) {
        bytes = ExAllocatePool2(POOL_FLAG_NON_PAGED, Align, 'egmI');
        if (bytes == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = Align > 64 ? STATUS_NOT_SUPPORTED : STATUS_SUCCESS;
    if (${asked}) ExFreePoolWithTag(bytes, 'egmI');
    return status;
}
`;
test("a block that was just allocated is no part of a structure that was there before", () => {
  expect(told("pool-leaked", copied("bytes != Owner->Image->Bytes"))).toEqual([]);
  expect(told("pool-leaked", copied("Align > 2 && bytes != Owner->Image->Bytes"))).toEqual(["error"]);
});

const overloaded = (second: string) => `
#include <ntddk.h>
class Names {};
NTSTATUS Get(_In_ PVOID List, _Inout_ PBOOLEAN Free, _In_ ULONG Size);
NTSTATUS Get(_In_ PVOID List, _In_ PBOOLEAN ${second});
NTSTATUS Get(PVOID List, PBOOLEAN Free, ULONG Size) { *Free = List != NULL && Size > 4; return STATUS_SUCCESS; }
`;
test("functions of one name with other parameters are others", () => {
  expect(told("annotations-conflict", overloaded("Meta"))).toEqual([]);
  expect(told("annotations-conflict", overloaded("Free, _In_ ULONG Size"))).toEqual(["warning"]);
});

const entering = (told: string) => `
#include <wdm.h>
typedef struct _QUEUE { KSPIN_LOCK Lock; PVOID Owner; ULONG Count; } QUEUE;
_IRQL_requires_(DISPATCH_LEVEL) VOID Enter(QUEUE *Queue, PVOID *Owner) {
    *Owner = Queue->Owner;
    if (${told} == NULL) return;
    KeAcquireSpinLockAtDpcLevel(&Queue->Lock);
}
`;
test("a routine that tells through a pointer whether it took the lock", () => {
  expect(told("spin-lock-unbalanced", entering("*Owner"))).toEqual([]);
  expect(told("spin-lock-unbalanced", entering("(PVOID)(ULONG_PTR)Queue->Count"))).toEqual(["error"]);
});

const raising = (lowers: string) => `
#include <wdm.h>
static ULONG total;
static VOID Count(ULONG Flags) {
    KIRQL old = DISPATCH_LEVEL;
    if (!(Flags & 1)) old = KeRaiseIrqlToDpcLevel();
    total += Flags;
    if (${lowers}) KeLowerIrql(old);
}
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_requires_same_ VOID Note(ULONG Flags) { Count(Flags); }
`;
test("a helper that was entered at the level to which it raises leaves it as it was", () => {
  expect(told("irql-not-restored", raising("old != DISPATCH_LEVEL"))).toEqual([]);
  expect(told("irql-not-restored", raising("old == APC_LEVEL")).length).toBeGreaterThan(0);
});
