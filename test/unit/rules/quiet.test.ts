// What must not be reported: the false positives that users of other checkers complain of, and the pitfalls of driver code.
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

test("memory of an allocation that raises is never NULL, whoever has it", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; } ITEM, *PITEM;
typedef struct _EXT { LIST_ENTRY Items; PITEM Last; } EXT, *PEXT;
VOID Add(PEXT Ext) {
    PITEM item = FsRtlAllocatePoolWithTag(PagedPool, sizeof(ITEM), 'metI');
    Ext->Last = item;
    item->Size = sizeof(ITEM);
    InsertTailList(&Ext->Items, &item->Link);
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

test("forward and wait: the IRP comes back from the lower driver", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    KEVENT event;
    switch (stack->MinorFunction) {
    case IRP_MN_START_DEVICE:
        KeInitializeEvent(&event, NotificationEvent, FALSE);
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, Signal, &event, TRUE, TRUE, TRUE);
        status = IoCallDriver(ext->Lower, Irp);
        if (status == STATUS_PENDING) {
            KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
            status = Irp->IoStatus.Status;
        }
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
    }
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pnp;
    return STATUS_SUCCESS;
}
`);
});

test("an IRP given to a cancel-safe queue, to StartIo, to a work item or to an unknown routine is accounted for", () => {
  expectFindings(`
#include <wdm.h>
VOID Elsewhere(PIRP Irp);
typedef struct _EXT { PIRP Current; IO_CSQ Csq; } EXT, *PEXT;
DRIVER_DISPATCH A;
DRIVER_DISPATCH B;
DRIVER_DISPATCH C;
DRIVER_DISPATCH D;
NTSTATUS A(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoCsqInsertIrp(&ext->Csq, Irp, NULL);
    return STATUS_PENDING;
}
NTSTATUS B(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_PENDING;
}
NTSTATUS C(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    ext->Current = Irp;
    return STATUS_PENDING;
}
NTSTATUS D(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    Elsewhere(Irp);
    return STATUS_SUCCESS;
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

test("half-typed functions are diagnosed, the rest is still checked", () => {
  const findings = checkSources({
    "/driver/driver.c": `
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Half(EXT *Ext) { if (Ext-> ; KeAcquire
}
VOID Stop(EXT *Ext) {
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    ZwClose(Ext->File);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
`,
  });
  expect(findings.some((finding) => finding.kind === "compiler" && finding.range.startLine === 3)).toBe(true);
  expect(findings.some((finding) => finding.rule === "irql-too-high" && finding.range.startLine === 8)).toBe(true);
});

test("a helper that borrows a role type for its declaration does what its caller lets it", () => {
  expectFindings(`
#include <wdm.h>
DRIVER_DISPATCH Poll;
NTSTATUS Poll(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->Cancel) {
        return STATUS_CANCELLED;
    }
    return STATUS_PENDING;
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    NTSTATUS status = Poll(DeviceObject, Irp);
    if (status == STATUS_PENDING) {
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = Read;
    return STATUS_SUCCESS;
}
`);
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

test("suppressions: by pragma and number, by comment and reason; an idle comment is told of", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT;
VOID Stop(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
#pragma warning(suppress: 28121)
    ZwClose(Ext->File);
#pragma prefast(suppress: 28121, "known")
    ZwClose(Ext->File);
    ZwClose(Ext->File); // ringside-ignore irql-too-high: the handle is a kernel one
    ZwClose(Ext->File);
//  ^^^^^^^ irql-too-high: ZwClose
    KeReleaseSpinLock(&Ext->Lock, irql);
    ZwClose(Ext->File); // ringside-ignore irql-too-high: nothing is wrong here
//                      ^^^^ unused-suppression: the comment can go
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

const dispatchOf = (majors: string) => `
#include <wdm.h>
DRIVER_DISPATCH CreateClose;
NTSTATUS CreateClose(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    switch (stack->MajorFunction) {
    case IRP_MJ_CREATE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        break;
    case IRP_MJ_CLOSE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        break;
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    ${majors}
    return STATUS_SUCCESS;
}
`;
test("a switch over the major function that serves what the routine is registered for", () => {
  const both = "DriverObject->MajorFunction[IRP_MJ_CREATE] = DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;";
  expect(checkSources({ "/driver/driver.c": dispatchOf(both) }).map((finding) => finding.rule)).toEqual([]);
});

test("a switch over the major function that forgets one it is registered for", () => {
  const more = `
    DriverObject->MajorFunction[IRP_MJ_CREATE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLOSE] = CreateClose;
    DriverObject->MajorFunction[IRP_MJ_CLEANUP] = CreateClose;`;
  expect(checkSources({ "/driver/driver.c": dispatchOf(more) }).map((finding) => finding.rule)).toEqual([
    "irp-not-completed-or-forwarded",
  ]);
});

test("a line of calls that may each allocate or fail is walked in bounded time", () => {
  const calls = Array.from({ length: 24 }, (_, index) => `    Take(&ext->Buffers[${index}]);`).join("\n");
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PVOID Buffers[24]; } EXT, *PEXT;
NTSTATUS Take(PVOID *Into) {
    PVOID buffer = ExAllocatePoolZero(NonPagedPoolNx, 16, 'kaTR');
    if (buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    *Into = buffer;
    return STATUS_SUCCESS;
}
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context) {
    PEXT ext = Context;
${calls}
    ext->Buffers[0] = NULL;
}
`);
});

test("a string's buffer is still the same after the string was filled", () => {
  expectFindings(`
#include <wdm.h>
NTSTATUS Name(BOOLEAN Free) {
    UNICODE_STRING name;
    RtlInitUnicodeString(&name, NULL);
    name.MaximumLength = 32;
    name.Buffer = ExAllocatePoolZero(PagedPool, 32, 'maNR');
    if (name.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlAppendUnicodeToString(&name, L"COM");
    if (!Free) return STATUS_UNSUCCESSFUL;
//             ^^^^^^ pool-leaked
    ExFreePoolWithTag(name.Buffer, 'maNR');
    return STATUS_SUCCESS;
}
NTSTATUS Move(VOID) {
    UNICODE_STRING name;
    name.Length = 0;
    name.MaximumLength = 32;
    name.Buffer = ExAllocatePoolZero(PagedPool, 32, 'maNR');
    if (name.Buffer == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    RtlFreeUnicodeString(&name);
    return STATUS_SUCCESS;
}
`);
});

test("a string freed and zeroed may be freed again", () => {
  expectFindings(`
#include <wdm.h>
VOID FreeString(PUNICODE_STRING String) {
    if (String->Buffer) ExFreePoolWithTag(String->Buffer, 'rtSR');
    RtlZeroMemory(String, sizeof(*String));
}
VOID Twice(PUNICODE_STRING String) {
    String->Buffer = ExAllocatePoolZero(PagedPool, 32, 'rtSR');
    FreeString(String);
    FreeString(String);
}
VOID Once(PUNICODE_STRING String) {
    String->Buffer = ExAllocatePoolZero(PagedPool, 32, 'rtSR');
    if (String->Buffer == NULL) return;
    ExFreePoolWithTag(String->Buffer, 'rtSR');
    ExFreePoolWithTag(String->Buffer, 'rtSR');
//  ^^^^^^^^^^^^^^^^^ pool-used-after-free
}
`);
});

test("printing and freeing raise no exception that would leak a block; copying from a user does", () => {
  expectFindings(`
#include <ntddk.h>
NTSTATUS Plain(VOID) {
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block;
    __try {
        block = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'rtSR');
        if (block == NULL) return STATUS_NO_MEMORY;
        DbgPrint("got it\\n");
        ExFreePoolWithTag(block, 'rtSR');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
NTSTATUS Copying(PVOID User) {
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block;
    __try {
        block = ExAllocatePool2(POOL_FLAG_PAGED, 64, 'rtSR');
        if (block == NULL) return STATUS_NO_MEMORY;
        RtlCopyMemory(block, User, 64);
        ExFreePoolWithTag(block, 'rtSR');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
//  ^^^^^^ pool-leaked
}
`);
});

test("a bus deletes its children's devices before it detaches and deletes its own", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _CHILD { PDEVICE_OBJECT Self; LIST_ENTRY Link; } CHILD, *PCHILD;
typedef struct _BUS { PDEVICE_OBJECT Lower; LIST_ENTRY Children; } BUS, *PBUS;
VOID Empty(PBUS Bus) {
    while (!IsListEmpty(&Bus->Children)) {
        PCHILD child = CONTAINING_RECORD(RemoveHeadList(&Bus->Children), CHILD, Link);
        IoDeleteDevice(child->Self);
    }
}
VOID Remove(PDEVICE_OBJECT Device) {
    PBUS bus = Device->DeviceExtension;
    Empty(bus);
    IoDetachDevice(bus->Lower);
    IoDeleteDevice(Device);
}
VOID RemoveInTheWrongOrder(PDEVICE_OBJECT Device) {
    PBUS bus = Device->DeviceExtension;
    PDEVICE_OBJECT lower = bus->Lower;
    IoDeleteDevice(Device);
    IoDetachDevice(lower);
//  ^^^^^^^^^^^^^^ device-deleted-before-detach
}
`);
});

test("a remove lock released for requests that waited, beside the release for the one that came", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; IO_CSQ Queue; PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH Cleanup;
static VOID Finish(PEXT Ext, PIRP Waiting) {
    Waiting->IoStatus.Status = STATUS_CANCELLED;
    Waiting->IoStatus.Information = 0;
    IoCompleteRequest(Waiting, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&Ext->Guard, Waiting);
}
NTSTATUS Cleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIRP waiting;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        while ((waiting = IoCsqRemoveNextIrp(&ext->Queue, NULL)) != NULL) {
            Finish(ext, waiting);
        }
        IoReleaseRemoveLock(&ext->Guard, Irp);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("a request that a cancel-safe queue refuses is completed; one that it takes is pending", () => {
  const read = (refused: string) => `
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; } EXT, *PEXT;
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoCsqInsertIrpEx(&ext->Queue, Irp, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        ${refused}
        return status;
    }
    return STATUS_PENDING;
}
`;
  expectFindings(
    read("Irp->IoStatus.Status = status; Irp->IoStatus.Information = 0; IoCompleteRequest(Irp, IO_NO_INCREMENT);"),
  );
  const forgotten = checkSources({ "driver.c": read("") }).map((finding) => finding.rule);
  expect(forgotten).toEqual(["irp-not-completed-or-forwarded"]);
});
