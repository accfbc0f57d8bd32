// Levels and locks that must not be reported: what users of other checkers complain of, and the pitfalls of driver code.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("a lock taken and released under the same condition", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; BOOLEAN Shared; ULONG Count; } EXT, *PEXT;
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    BOOLEAN locked = FALSE;
    KIRQL irql = PASSIVE_LEVEL;
    if (ext->Shared) {
        KeAcquireSpinLock(&ext->Lock, &irql);
        locked = TRUE;
    }
    ext->Count += 1;
    if (locked) {
        KeReleaseSpinLock(&ext->Lock, irql);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`);
});

test("the same member asked twice goes the same way twice", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; BOOLEAN Shared; ULONG Count; } EXT, *PEXT;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    KIRQL irql = 0;
    if (ext->Shared) KeAcquireSpinLock(&ext->Lock, &irql);
    ext->Count += 1;
    if (ext->Shared) KeReleaseSpinLock(&ext->Lock, irql);
}
`);
});

test("nested locks released out of order", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK A; KSPIN_LOCK B; } EXT, *PEXT;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    KIRQL irql;
    KeAcquireSpinLock(&ext->A, &irql);
    KeAcquireSpinLockAtDpcLevel(&ext->B);
    KeReleaseSpinLockFromDpcLevel(&ext->A);
    KeReleaseSpinLock(&ext->B, irql);
}
`);
});

test("KeSetEvent with Wait FALSE at DISPATCH_LEVEL, a wait with a zero timeout there", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KEVENT Event; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B) {
    PEXT ext = Context;
    LARGE_INTEGER timeout;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeSetEvent(&ext->Event, IO_NO_INCREMENT, FALSE);
    timeout.QuadPart = 0;
    if (KeWaitForSingleObject(&ext->Event, Executive, KernelMode, FALSE, &timeout) == STATUS_SUCCESS) {
        KeClearEvent(&ext->Event);
    }
}
`);
});

test("a level asked for with KeGetCurrentIrql is believed", () => {
  expectFindings(`
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    if (KeGetCurrentIrql() == PASSIVE_LEVEL) {
        ZwClose((HANDLE)Context);
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
}
`);
});

test("a function nobody is seen to call runs at an unknown level, not at PASSIVE_LEVEL", () => {
  expectFindings(`
#include <wdm.h>
VOID Maybe(KSPIN_LOCK *Lock, HANDLE File) {
    KeAcquireSpinLockAtDpcLevel(Lock);
    KeReleaseSpinLockFromDpcLevel(Lock);
    UNREFERENCED_PARAMETER(File);
}
VOID AlsoMaybe(HANDLE File) {
    ZwClose(File);
}
`);
});

test("loops converge and keep what they must", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { struct _ITEM *Next; PVOID Data; } ITEM, *PITEM;
typedef struct _EXT { KSPIN_LOCK Lock; PITEM Head; } EXT, *PEXT;
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
    PITEM item;
    KIRQL irql;
    ULONG i;
    for (i = 0; i < 10; i++) {
        KeAcquireSpinLock(&ext->Lock, &irql);
        while ((item = ext->Head) != NULL) {
            ext->Head = item->Next;
            KeReleaseSpinLock(&ext->Lock, irql);
            ExFreePool(item->Data);
            ExFreePool(item);
            KeAcquireSpinLock(&ext->Lock, &irql);
        }
        KeReleaseSpinLock(&ext->Lock, irql);
    }
}
`);
});

test("recursion and calls through pointers keep the level and end", () => {
  expectFindings(
    `
#include <wdm.h>
typedef VOID (*HOOK)(PVOID);
static ULONG Depth(ULONG N) { return N == 0 ? 0 : 1 + Depth(N - 1); }
VOID Walk(HOOK Hook, HANDLE File) {
    PAGED_CODE_LOCKED();
    Hook(NULL);
    Depth(1000);
    ZwClose(File);
}
`.replace("    PAGED_CODE_LOCKED();\n", ""),
  );
});

test("the lock routines of a cancel-safe queue take and release for their caller", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { IO_CSQ Csq; KSPIN_LOCK Lock; } EXT, *PEXT;
IO_CSQ_ACQUIRE_LOCK Take;
IO_CSQ_RELEASE_LOCK Give;
VOID Take(PIO_CSQ Csq, PKIRQL Irql) { KeAcquireSpinLock(&CONTAINING_RECORD(Csq, EXT, Csq)->Lock, Irql); }
VOID Give(PIO_CSQ Csq, KIRQL Irql) { KeReleaseSpinLock(&CONTAINING_RECORD(Csq, EXT, Csq)->Lock, Irql); }
`);
});

test("assertions about the level are believed", () => {
  expectFindings(`
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    NT_ASSERT(KeGetCurrentIrql() == PASSIVE_LEVEL);
    ZwClose((HANDLE)Context);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
`);
});

test("a lock taken the way the level asks for, and released the same way", () => {
  expectFindings(`
#include <wdm.h>
KSPIN_LOCK LogLock;
ULONG Entries;
VOID Log(ULONG By) {
    KIRQL irql = KeGetCurrentIrql();
    if (irql < DISPATCH_LEVEL) {
        KeAcquireSpinLock(&LogLock, &irql);
    } else {
        KeAcquireSpinLockAtDpcLevel(&LogLock);
    }
    Entries += By;
    if (irql < DISPATCH_LEVEL) {
        KeReleaseSpinLock(&LogLock, irql);
    } else {
        KeReleaseSpinLockFromDpcLevel(&LogLock);
    }
}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    Log(1);
    ZwClose(Context);
}
KDEFERRED_ROUTINE Dpc;
VOID Dpc(PKDPC D, PVOID Context, PVOID A, PVOID B) {
    Log(2);
    ZwClose(Context);
//  ^^^^^^^ irql-too-high
}
`);
});

test("a lock taken the way the level asks for, but always released the other way", () => {
  expectFindings(`
#include <wdm.h>
KSPIN_LOCK LogLock;
VOID Log(VOID) {
    KIRQL irql = KeGetCurrentIrql();
    if (irql < DISPATCH_LEVEL) {
        KeAcquireSpinLock(&LogLock, &irql);
    } else {
        KeAcquireSpinLockAtDpcLevel(&LogLock);
    }
    KeReleaseSpinLockFromDpcLevel(&LogLock);
}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    Log();
    ZwClose(Context);
//  ^^^^^^^ irql-too-high
    }
//  ^ irql-not-restored
`);
});

test("the level that the handle of a queued lock tells, kept as the least level for the next time", () => {
  expectFindings(`
#include <wdm.h>
KSPIN_LOCK Lock;
static VOID Acquire(PKLOCK_QUEUE_HANDLE Handle, KIRQL Least) {
    if (Least >= DISPATCH_LEVEL) KeAcquireInStackQueuedSpinLockAtDpcLevel(&Lock, Handle);
    else KeAcquireInStackQueuedSpinLock(&Lock, Handle);
}
static VOID Release(PKLOCK_QUEUE_HANDLE Handle, PKIRQL Least) {
    if (*Least >= DISPATCH_LEVEL) KeReleaseInStackQueuedSpinLockFromDpcLevel(Handle);
    else { KeReleaseInStackQueuedSpinLock(Handle); *Least = Handle->OldIrql; }
}
static VOID Twice(PKIRQL Least) {
    KLOCK_QUEUE_HANDLE handle;
    Acquire(&handle, *Least);
    Release(&handle, Least);
    Acquire(&handle, *Least);
    Release(&handle, Least);
}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    KIRQL least = PASSIVE_LEVEL;
    Twice(&least);
    Twice(&least);
    ZwClose(Context);
}
`);
});

test("a level that is kept in a wider variable, and that a lock's helper takes or leaves the lock by, is the one saved", () => {
  const source = (low: string) => `
#include <wdm.h>
typedef struct _GUARD { KSPIN_LOCK Lock; ULONG How; } GUARD, *PGUARD;
typedef struct _STATE { GUARD Guard; LIST_ENTRY Head; ULONG Count; } STATE, *PSTATE;
static VOID Acquire(PGUARD Guard, unsigned long *Saved)
{
    KIRQL level = KeGetCurrentIrql();
    if (level == DISPATCH_LEVEL) {
        KeAcquireSpinLockAtDpcLevel(&Guard->Lock);
        Guard->How |= 1;
        *Saved = 0x1234567;
    } else if (level < DISPATCH_LEVEL) {
        KeAcquireSpinLock(&Guard->Lock, (PKIRQL)Saved);
        ${low}
        Guard->How |= 2;
    } else {
        DbgPrint("level %u\\n", level);
    }
}
static VOID Release(PGUARD Guard, unsigned long *Saved)
{
    if (Guard->How & 1) {
        Guard->How &= ~1u;
        if (*Saved == 0x1234567) KeReleaseSpinLockFromDpcLevel(&Guard->Lock);
        else KeReleaseSpinLock(&Guard->Lock, (KIRQL)*Saved);
    } else if (Guard->How & 2) {
        Guard->How &= ~2u;
        if (*Saved != 0x1234567) KeReleaseSpinLock(&Guard->Lock, (KIRQL)*Saved);
        else KeReleaseSpinLockFromDpcLevel(&Guard->Lock);
    }
}
static VOID Empty(PSTATE State)
{
    unsigned long saved;
    Acquire(&State->Guard, &saved);
    State->Count = 0;
    Release(&State->Guard, &saved);
    Acquire(&State->Guard, &saved);
    State->Count++;
    Release(&State->Guard, &saved);
}
extern PSTATE TheState;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Empty(TheState);
}
`;
  const unbalanced = (low: string) =>
    checkSources({ "driver.c": source(low) }).filter(
      ({ severity, rule }) => severity === "error" && rule.startsWith("spin-lock"),
    );
  expect(unbalanced("")).toEqual([]);
  expect(unbalanced("if (Guard->How == 0) KeReleaseSpinLock(&Guard->Lock, *(PKIRQL)Saved);")).not.toEqual([]);
});

test("who is told to keep a lock keeps it; who forgets it on one of its ways is told of", () => {
  const source = (kept: string) => `
#include <wdm.h>
typedef struct _GUARD { KSPIN_LOCK Lock; ULONG Count; } GUARD, *PGUARD;
static VOID Enter(PGUARD Guard, BOOLEAN Keep)
{
    KeAcquireSpinLockAtDpcLevel(&Guard->Lock);
    Guard->Count++;
    if (${kept}) KeReleaseSpinLockFromDpcLevel(&Guard->Lock);
}
_IRQL_requires_(DISPATCH_LEVEL)
VOID Work(PGUARD Guard, BOOLEAN Keep)
{
    Enter(Guard, Keep);
    Guard->Count--;
    if (Keep) KeReleaseSpinLockFromDpcLevel(&Guard->Lock);
}
`;
  const unbalanced = (kept: string) =>
    checkSources({ "driver.c": source(kept) }).flatMap(({ severity, rule }) => (severity === "error" ? [rule] : []));
  expect(unbalanced("!Keep")).toEqual([]);
  expect(unbalanced("Guard->Count > 7")).toContain("spin-lock-unbalanced");
});
