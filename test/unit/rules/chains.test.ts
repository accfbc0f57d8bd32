// Mistakes that show only across functions and files, with the chain that proves them.
import { expect, test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("a call two helpers below a spin lock is reported at the innermost call, with the chain", () => {
  const [finding] = expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
static VOID Inner(EXT *Ext) {
    ZwClose(Ext->File);
//  ^^^^^^^^^^^^^^^^^^ irql-too-high: PASSIVE_LEVEL, but here the IRQL is DISPATCH_LEVEL
}
static VOID Outer(EXT *Ext) { Inner(Ext); }
VOID Stop(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Outer(Ext);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`);
  const notes = finding?.related.map((place) => `${place.range.startLine + 1}: ${place.message}`) ?? [];
  expect(notes[0]).toMatch(/^12: KeAcquireSpinLock\(&Ext->Lock\) raises the IRQL to DISPATCH_LEVEL/);
  expect(notes.join("\n")).toMatch(/ZwClose must be called at PASSIVE_LEVEL \(zw\.h:\d+\)/);
  expect(notes.join("\n")).toContain("8: Inner is called here, by Outer");
  expect(notes.join("\n")).toContain("13: Outer is called here, by Stop");
});

test("lock and release in helpers balance; an early return between them does not", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KIRQL Old; ULONG Count; } EXT, *PEXT;
static VOID Take(PEXT Ext) { KIRQL irql; KeAcquireSpinLock(&Ext->Lock, &irql); Ext->Old = irql; }
static VOID Give(PEXT Ext) { KeReleaseSpinLock(&Ext->Lock, Ext->Old); }
DRIVER_DISPATCH Read;
DRIVER_DISPATCH Write;
static NTSTATUS Finish(PIRP Irp, NTSTATUS Status) {
    Irp->IoStatus.Status = Status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    Take(ext);
    ext->Count += 1;
    Give(ext);
    return Finish(Irp, STATUS_SUCCESS);
}
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    Take(ext);
    if (ext->Count == 0) {
        return Finish(Irp, STATUS_UNSUCCESSFUL);
//      ^^^^^^ spin-lock-unbalanced: Write returns here with
    }
    Give(ext);
    return Finish(Irp, STATUS_SUCCESS);
}
`);
});

test("roles come from registrations: in a helper, through a table of majors, by the type of a parameter", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KDPC Dpc; KEVENT Event; } EXT, *PEXT;
static VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
//          ^^^^ role-type-missing: KDEFERRED_ROUTINE
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeWaitForSingleObject(&ext->Event, Executive, KernelMode, FALSE, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ irql-too-high: APC_LEVEL or below
}
static NTSTATUS Open(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
//              ^^^^ role-type-missing: DRIVER_DISPATCH
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    return STATUS_SUCCESS;
//  ^^^^^^ irp-not-completed-or-forwarded: Open returns here
}
static VOID SetRoutines(PDRIVER_OBJECT DriverObject) { DriverObject->MajorFunction[IRP_MJ_CREATE] = Open; }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    SetRoutines(DriverObject);
    return STATUS_SUCCESS;
}
VOID Prepare(PEXT Ext) { KeInitializeEvent(&Ext->Event, NotificationEvent, TRUE); KeInitializeDpc(&Ext->Dpc, Tick, Ext); }
`);
});

test("files of one driver are checked together", () => {
  const [finding] = expectFindings({
    "/driver/a.h": `
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID CloseFile(EXT *Ext);
`,
    "/driver/a.c": `
#include "a.h"
VOID Stop(EXT *Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    CloseFile(Ext);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
    "/driver/b.c": `
#include "a.h"
VOID CloseFile(EXT *Ext) {
    ZwClose(Ext->File);
//  ^^^^^^^ irql-too-high: ZwClose
}
`,
  });
  expect(
    finding?.related.some(
      (place) => place.range.file === "/driver/a.c" && place.message.includes("CloseFile is called here"),
    ),
  ).toBe(true);
});

test("a helper that fails leaves no lock behind; the caller tells by its status", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Free; } EXT, *PEXT;
static NTSTATUS TakeIfFree(PEXT Ext, PKIRQL Irql) {
    KeAcquireSpinLock(&Ext->Lock, Irql);
    if (Ext->Free == 0) {
        KeReleaseSpinLock(&Ext->Lock, *Irql);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return STATUS_SUCCESS;
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    NTSTATUS status = TakeIfFree(ext, &irql);
    if (NT_SUCCESS(status)) {
        ext->Free -= 1;
        KeReleaseSpinLock(&ext->Lock, irql);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("the wrong lock of two is released", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK First; KSPIN_LOCK Second; ULONG Count; } EXT, *PEXT;
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    KeAcquireSpinLock(&ext->First, &irql);
    ext->Count += 1;
    KeReleaseSpinLock(&ext->Second, irql);
//  ^^^^^^^^^^^^^^^^^ spin-lock-unbalanced: ext->Second is released here but is not held
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
//  ^^^^^^ spin-lock-unbalanced: ext->First
}
`);
});

test("a goto to a common exit that forgets the lock on one way", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PVOID Data; } EXT, *PEXT;
DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    if (ext->Data == NULL) {
        status = STATUS_INVALID_DEVICE_STATE;
        goto Exit;
    }
    ext->Data = NULL;
    KeReleaseSpinLock(&ext->Lock, irql);
Exit:
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
//  ^^^^^^ spin-lock-unbalanced: ext->Lock
}
`);
});

test("paged memory kept in a member is touched by a DPC", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KDPC Dpc; PULONG Table; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    ext->Table[0] += 1;
//  ^^^^^^^^^^^^^ paged-pool-at-raised-irql: paged memory
}
NTSTATUS Prepare(PEXT Ext) {
    Ext->Table = ExAllocatePool2(POOL_FLAG_PAGED, 4096, 'lbaT');
    if (Ext->Table == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    KeInitializeDpc(&Ext->Dpc, Tick, Ext);
    return STATUS_SUCCESS;
}
`);
});

test("pending marked in one helper, wrong status returned in another place", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; BOOLEAN Ready; } EXT, *PEXT;
static VOID Queue(PEXT Ext, PIRP Irp) {
    IoMarkIrpPending(Irp);
    ExInterlockedInsertTailList(&Ext->Queue, &Irp->Tail.Overlay.ListEntry, &Ext->Lock);
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    if (!ext->Ready) {
        Queue(ext, Irp);
        return status;
//      ^^^^^^ pending-mismatch: marked the IRP pending
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
    return STATUS_PENDING;
//  ^^^^^^ pending-mismatch: not marked
}
`);
});

test("DPC code in a paged section, and a paged helper called under a lock", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KDPC Dpc; KSPIN_LOCK Lock; ULONG Count; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Helper(PEXT Ext);
#pragma alloc_text(PAGE, Tick)
#pragma alloc_text(PAGE, Helper)
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
//   ^^^^ paged-code-at-raised-irql: a DPC routine
//   ^^^^ paged-code-missing: Tick
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(Context); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
}
VOID Helper(PEXT Ext) {
    PAGED_CODE();
    Ext->Count = 0;
}
VOID Reset(PEXT Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Helper(Ext);
//  ^^^^^^ paged-code-at-raised-irql: Helper is pageable
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`);
});

test("an IRP that the completion routine took back is not completed", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
static IO_COMPLETION_ROUTINE Signal;
static NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    KEVENT event;
    NTSTATUS status;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
//  ^^^^^^ irp-not-completed-or-forwarded: took back from the lower driver
}
`);
});

test("what two callers allocated is told of at each one's own allocation, though what both call was followed once", () => {
  const findings = expectFindings(`
#include <wdm.h>
typedef struct _BOX { ULONG Size; } BOX, *PBOX;
static NTSTATUS Fill(PBOX Box, ULONG Size)
{
    Box->Size = Size;
    return Size > 100 ? STATUS_INVALID_PARAMETER : STATUS_SUCCESS;
}
NTSTATUS First(ULONG Size)
{
    NTSTATUS status;
    PBOX box = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(BOX), 'xoB1');
    if (box == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = Fill(box, Size);
    if (!NT_SUCCESS(status)) return status;
//                           ^^^^^^ pool-leaked
    ExFreePoolWithTag(box, 'xoB1');
    return STATUS_SUCCESS;
}
NTSTATUS Second(ULONG Size)
{
    NTSTATUS status;
    PBOX box = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(BOX), 'xoB1');
    if (box == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = Fill(box, Size);
    if (!NT_SUCCESS(status)) return status;
//                           ^^^^^^ pool-leaked
    ExFreePoolWithTag(box, 'xoB1');
    return STATUS_SUCCESS;
}
`);
  const allocations = findings.map(({ related }) => related.find(({ message }) => /allocated here/.test(message)));
  expect(allocations.map((place) => place && place.range.startLine + 1)).toEqual([12, 23]);
});
