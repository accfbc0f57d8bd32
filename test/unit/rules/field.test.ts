// What users of the other checkers complain of, and what those who write checkers stumble over: none of it may be reported.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("memory described by an MDL is written twice, and the MDL lies on the stack", () => {
  expectFindings(`
#include <wdm.h>
VOID Fill(PIRP Irp, ULONG Length) {
    PULONG out = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority);
    if (out == NULL || Length < 2 * sizeof(ULONG)) return;
    out[0] = Length;
    out[0] = Length + 1;
    out[1] = out[0];
}
VOID Describe(PVOID Buffer) {
    MDL mdl;
    MmInitializeMdl(&mdl, Buffer, sizeof(ULONG));
    MmBuildMdlForNonPagedPool(&mdl);
    DbgPrint("%p", MmGetSystemAddressForMdlSafe(&mdl, NormalPagePriority));
}
`);
});

test("dispatch routines set in a helper, declared with the paged role types, with an annotation nobody knows", () => {
  expectFindings(`
#include <ntddk.h>
_Dispatch_type_(IRP_MJ_CREATE) _Dispatch_type_(IRP_MJ_CLOSE) DRIVER_DISPATCH_PAGED Create;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
#define _House_rule_(x)
static VOID SetRoutines(PDRIVER_OBJECT Driver) {
    Driver->MajorFunction[IRP_MJ_CREATE] = Create;
    Driver->MajorFunction[IRP_MJ_CLOSE] = Create;
    Driver->DriverUnload = Unload;
}
_House_rule_(7)
NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    SetRoutines(Driver);
    return STATUS_SUCCESS;
}
#pragma alloc_text(PAGE, Create)
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    PAGED_CODE();
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT Driver) { UNREFERENCED_PARAMETER(Driver); }
`);
});

test("_In_opt_ and _Analysis_assume_ are heeded", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { ULONG Size; } ITEM, *PITEM;
ULONG SizeOf(_In_opt_ PITEM Item) { return Item != NULL ? Item->Size : 0; }
VOID Use(HANDLE File, SIZE_T Length) {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM) + Length, 'metI');
    DbgPrint("%u", SizeOf(item));
    _Analysis_assume_(item != NULL);
    item->Size = (ULONG)Length;
    ExFreePool(item);
    _Analysis_assume_(KeGetCurrentIrql() == PASSIVE_LEVEL);
    ZwClose(File);
}
`);
});

test("the level before a lock, kept in a structure, in a global, and passed through helpers", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KIRQL OldIrql; ULONG Count; } EXT, *PEXT;
KIRQL GlobalIrql;
KSPIN_LOCK GlobalLock;
static VOID Take(PEXT Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->OldIrql = irql;
}
static VOID Give(PEXT Ext) { KeReleaseSpinLock(&Ext->Lock, Ext->OldIrql); }
static KIRQL TakeGlobal(VOID) {
    KIRQL irql;
    KeAcquireSpinLock(&GlobalLock, &irql);
    return irql;
}
static VOID GiveGlobal(KIRQL Irql) { KeReleaseSpinLock(&GlobalLock, Irql); }
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    KIRQL irql;
    Take(ext);
    ext->Count += 1;
    Give(ext);
    irql = TakeGlobal();
    ext->Count += 1;
    GiveGlobal(irql);
    GlobalIrql = TakeGlobal();
    ext->Count += 1;
    GiveGlobal(GlobalIrql);
    ZwClose((HANDLE)Context);
}
`);
});

test("mutexes that raise the level and such that do not, queued locks, locks of an interrupt", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { FAST_MUTEX Fast; KGUARDED_MUTEX Guarded; KSPIN_LOCK Lock; PKINTERRUPT Interrupt; ULONG Count; } EXT, *PEXT;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    KLOCK_QUEUE_HANDLE first, second;
    KIRQL irql;
    ExAcquireFastMutex(&ext->Fast);
    ext->Count += 1;
    ExReleaseFastMutex(&ext->Fast);
    KeAcquireGuardedMutex(&ext->Guarded);
    ext->Count += 1;
    KeReleaseGuardedMutex(&ext->Guarded);
    KeAcquireInStackQueuedSpinLock(&ext->Lock, &first);
    ext->Count += 1;
    KeReleaseInStackQueuedSpinLock(&first);
    KeAcquireInStackQueuedSpinLock(&ext->Lock, &second);
    KeReleaseInStackQueuedSpinLock(&second);
    irql = KeAcquireInterruptSpinLock(ext->Interrupt);
    ext->Count += 1;
    KeReleaseInterruptSpinLock(ext->Interrupt, irql);
    ZwClose((HANDLE)Context);
}
`);
});

test("locks and returns hidden in macros, cleaned up behind a label", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; PVOID Block; } EXT, *PEXT;
#define ENTER(e) { KIRQL oldIrql; KeAcquireSpinLock(&(e)->Lock, &oldIrql);
#define LEAVE(e) KeReleaseSpinLock(&(e)->Lock, oldIrql); }
#define TRY_RETURN(s) { status = (s); goto done; }
DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PVOID block = NULL;
    NTSTATUS status = STATUS_SUCCESS;
    ENTER(ext)
    ext->Count += 1;
    LEAVE(ext)
    if (Irp->RequestorMode == UserMode) TRY_RETURN(STATUS_ACCESS_DENIED);
    block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    if (block == NULL) TRY_RETURN(STATUS_INSUFFICIENT_RESOURCES);
    if (ext->Block == NULL) {
        ext->Block = block;
        block = NULL;
    }
done:
    if (block != NULL) ExFreePool(block);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("what is right under one condition is not asked of another", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KEVENT Event; ERESOURCE Lock; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
    PEXT ext = Context;
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeSetEvent(&ext->Event, IO_NO_INCREMENT, FALSE);
    if (block != NULL) ExFreePool(block);
}
_When_(Wait != 0, _IRQL_requires_max_(PASSIVE_LEVEL))
_When_(Wait == 0, _IRQL_requires_max_(DISPATCH_LEVEL))
NTSTATUS Ask(PEXT Ext, BOOLEAN Wait);
KDEFERRED_ROUTINE Tock;
VOID Tock(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    Ask(Context, FALSE);
    Ask(Context, TRUE);
//  ^^^ irql-too-high: DISPATCH_LEVEL
}
`);
});
