// Ways of writing drivers that well-written public ones have, and that were misjudged once: wrappers, states, lists, MDLs.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("processor state, or another process' address space, that a helper keeps for its caller", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _STATE { XSTATE_SAVE Saved; BOOLEAN Kept; } STATE, *PSTATE;
VOID Get(PSTATE State) {
    State->Kept = NT_SUCCESS(KeSaveExtendedProcessorState(XSTATE_MASK_AVX, &State->Saved));
    if (State->Kept) return;
    DbgPrint("slower\\n");
}
VOID Put(PSTATE State) {
    if (State->Kept) KeRestoreExtendedProcessorState(&State->Saved);
}
VOID Enter(PEPROCESS Process, PKAPC_STATE State) { KeStackAttachProcess(Process, State); }
VOID Leave(PKAPC_STATE State) { KeUnstackDetachProcess(State); }
VOID Use(PEPROCESS Process, BOOLEAN Stay) {
    KAPC_STATE state;
    KeStackAttachProcess(Process, &state);
    if (Stay) return;
//            ^^^^^^ process-attach-unbalanced
    KeUnstackDetachProcess(&state);
}
`);
});

test("an event that a completion routine sets where the IRP was pending, asked for with == TRUE", () => {
  expectFindings(`
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context) {
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned == TRUE) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Ask(PDEVICE_OBJECT Lower, PIRP Irp) {
    KEVENT event;
    NTSTATUS status;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &event, TRUE, TRUE, TRUE);
    status = IoCallDriver(Lower, Irp);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    return Irp->IoStatus.Status;
}
`);
});

test("a stack location copied as a whole, whose completion routine is replaced before it is sent", () => {
  const send = (set: string) => `
#include <ntifs.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp) {
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    *next = *IoGetCurrentIrpStackLocation(Irp);
    ${set}
    return IoCallDriver(Lower, Irp);
}
`;
  expectFindings(send("IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);"));
  expect(checkSources({ "/driver/driver.c": send("") }).map(({ rule }) => rule)).toEqual(["irp-stack-location-copied"]);
});

test("a list that is a variable: its head is never one of its entries, and says itself what it holds at first", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _JOB { LIST_ENTRY Link; ULONG Size; } JOB, *PJOB;
static LIST_ENTRY Waiting = { &Waiting, &Waiting };
VOID Wait(PJOB Job) { InsertTailList(&Waiting, &Job->Link); }
NTSTATUS Run(ULONG Count) {
    LIST_ENTRY jobs;
    NTSTATUS status = STATUS_SUCCESS;
    InitializeListHead(&jobs);
    while (Count-- > 0) {
        PJOB job = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(JOB), 'boJ');
        if (job == NULL) {
            status = STATUS_INSUFFICIENT_RESOURCES;
            break;
        }
        InsertTailList(&jobs, &job->Link);
    }
    while (!IsListEmpty(&jobs)) {
        PJOB job = CONTAINING_RECORD(RemoveTailList(&jobs), JOB, Link);
        ExFreePoolWithTag(job, 'boJ');
    }
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return Run(3);
}
`);
});

test("pointers cut to a flag, and the distance between two", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _RING { UCHAR Head[64]; UCHAR Slots[1]; } RING, *PRING;
BOOLEAN IsMarked(PIRP Irp) { return (BOOLEAN)(Irp->Tail.Overlay.DriverContext[1]); }
ULONG HeadSize(PRING Ring) { return (ULONG)((long)Ring->Slots - (long)Ring); }
ULONG Low(PVOID Address) { return (ULONG)Address; }
//                         ^^^^ pointer-truncated
`);
});

test("an MDL that lies in a structure of the driver's", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _PACKET { MDL Mdl; PFN_NUMBER Page; ULONG Length; } PACKET, *PPACKET;
VOID Trim(PPACKET Packet, ULONG Length) { Packet->Mdl.ByteCount = Length; }
VOID TrimOther(PMDL Mdl, ULONG Length) { Mdl->ByteCount = Length; }
//                                       ^^^^ mdl-member-written
`);
});

test("the device of a child, or one made and given up again, while the parent's remove lock is held", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _CHILD { PDEVICE_OBJECT Self; LIST_ENTRY Link; } CHILD, *PCHILD;
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Self; PDEVICE_OBJECT Lower; LIST_ENTRY Children; PCHILD First; } EXT, *PEXT;
static NTSTATUS Add(PEXT Ext, PDRIVER_OBJECT Driver) {
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(Driver, sizeof(CHILD), NULL, FILE_DEVICE_UNKNOWN, FILE_AUTOGENERATED_DEVICE_NAME, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    if (Ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_UNSUCCESSFUL;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    Ext->First = device->DeviceExtension;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    status = Add(ext, DeviceObject->DriverObject);
    if (!NT_SUCCESS(status)) IoDeleteDevice(ext->First->Self);
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
`);
});

test("a helper that is annotated to leave another level, which its body does not show", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; HANDLE File; } EXT, *PEXT;
VOID TakeUnseen(PKSPIN_LOCK Lock);
VOID GiveUnseen(PKSPIN_LOCK Lock);
void _disable(void);
void _enable(void);
__drv_requiresIRQL(DISPATCH_LEVEL) __drv_setsIRQL(HIGH_LEVEL) VOID Off(VOID);
__drv_requiresIRQL(HIGH_LEVEL) __drv_setsIRQL(DISPATCH_LEVEL) VOID On(VOID);
VOID Off(VOID) { _disable(); }
VOID On(VOID) { _enable(); }
VOID Freeze(PKSPIN_LOCK Lock) {
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    Off();
    On();
    KeReleaseSpinLock(Lock, irql);
}
_IRQL_requires_max_(DISPATCH_LEVEL) _Acquires_lock_(Ext->Lock) _IRQL_saves_global_(SpinLock, Ext) _IRQL_raises_(DISPATCH_LEVEL)
VOID Take(PEXT Ext) { TakeUnseen(&Ext->Lock); }
_IRQL_requires_(DISPATCH_LEVEL) _Releases_lock_(Ext->Lock) _IRQL_restores_global_(SpinLock, Ext)
VOID Give(PEXT Ext) { GiveUnseen(&Ext->Lock); }
KSTART_ROUTINE Work;
VOID Work(PVOID Context) {
    Take(Context);
    ZwFlushKey(((PEXT)Context)->File);
//  ^^^^^^^ irql-too-high: DISPATCH_LEVEL
    Give(Context);
    ZwFlushKey(((PEXT)Context)->File);
}
`);
});

test("a resource that is handed to another owner, who releases it", () => {
  expectFindings(`
#include <ntifs.h>
typedef struct _FCB { ERESOURCE Lock; PVOID Owner; } FCB, *PFCB;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context) {
    PFCB fcb = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    FsRtlEnterFileSystem();
    ExAcquireResourceExclusiveLite(&fcb->Lock, TRUE);
    ExSetResourceOwnerPointer(&fcb->Lock, (PVOID)((ULONG_PTR)fcb->Owner | 3));
    FsRtlExitFileSystem();
}
`);
});

test("a key open where only routines of the kernel that report failure by their result are called", () => {
  expectFindings(`
#include <ntifs.h>
VOID Ask(PUNICODE_STRING Path, PUNICODE_STRING Name, PVOID Into, ULONG Size) {
    __try {
        OBJECT_ATTRIBUTES attributes;
        HANDLE key;
        ULONG length;
        InitializeObjectAttributes(&attributes, Path, OBJ_KERNEL_HANDLE, NULL, NULL);
        if (!NT_SUCCESS(ZwOpenKey(&key, KEY_READ, &attributes))) return;
        if (!NT_SUCCESS(ZwQueryValueKey(key, Name, KeyValuePartialInformation, Into, Size, &length))) DbgPrint("none\\n");
        ZwClose(key);
        RtlZeroMemory(Into, Size);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return;
    }
}
`);
});

test("a macro whose header is not there may have tested what it is given, and left", () => {
  const found = checkSources({
    "/driver/driver.c": `
#include <ntddk.h>
NTSTATUS Fill(PULONG From, ULONG Count, PULONG *Into) {
    PULONG copy = ExAllocatePool2(POOL_FLAG_NON_PAGED, Count * sizeof(ULONG), 'ypoC');
    RETURN_STATUS_IF(copy == NULL, STATUS_INSUFFICIENT_RESOURCES);
    copy[0] = From[0];
    *Into = copy;
    return STATUS_SUCCESS;
}
`,
  });
  expect(found.map(({ rule }) => rule)).toEqual(["implicit-function"]);
});

test("what replaces a routine is said in words where it is no routine", () => {
  const found = checkSources({
    "/driver/driver.c": `
#include <ntddk.h>
BOOLEAN Translate(PHYSICAL_ADDRESS Bus, PULONG Space, PPHYSICAL_ADDRESS Into) {
    return HalTranslateBusAddress(Internal, 0, Bus, Space, Into);
}
`,
  });
  expect(found.map(({ message }) => message).join()).toContain("the resources of IRP_MN_START_DEVICE");
});

test("what a function that could not be read may have initialised, or undone", () => {
  const driver = (broken: string) => ({
    "/driver/driver.c": `
#include <ntddk.h>
typedef struct _EXT { LIST_ENTRY Items; ERESOURCE Lock; } EXT, *PEXT;
VOID Ready(PEXT Ext) {
    ${broken}
    InitializeListHead(&Ext->Items);
    ExInitializeResourceLite(&Ext->Lock);
}
VOID Add(PEXT Ext, PLIST_ENTRY Entry) { InsertTailList(&Ext->Items, Entry); }
VOID Enter(PEXT Ext) { ExAcquireResourceExclusiveLite(&Ext->Lock, TRUE); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
`,
  });
  const rulesIn = (broken: string) =>
    checkSources(driver(broken)).flatMap((one) => (one.kind === "rule" ? one.rule : []));
  expect(rulesIn("MissingType *x; x = (")).toEqual([]);
});

test("what names of a missing header do; what other functions do is told as ever", () => {
  const found = checkSources({
    "/driver/driver.c": `
#include <ntddk.h>
#include "gone.h"
VOID Unknown(PVOID *Block) {
    ULONG length;
    GoneMeasure(length);
    *Block = ExAllocatePool2(POOL_FLAG_PAGED, length, 'gone');
}
VOID Known(PVOID *Block) {
    ULONG length;
    *Block = ExAllocatePool2(POOL_FLAG_PAGED, length, 'gone');
}
`,
  });
  const lines = found.map(({ rule, range }) => `${range.startLine + 1} ${rule}`);
  expect(lines).toEqual(["3 include-not-found", "11 variable-read-unwritten"]);
});

test("a status that only a test says is STATUS_PENDING", () => {
  expectFindings(`
#include <wdm.h>
NTSTATUS Ask(VOID);
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH Pnp;
NTSTATUS Pnp(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    NTSTATUS status = IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_START_DEVICE ? Ask() : Irp->IoStatus.Status;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (status != STATUS_PENDING) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;
}
`);
});

test("a probe in a routine of a table, whose caller guards it", () => {
  expectFindings(`
#include <ntifs.h>
typedef NTSTATUS (*SERVICE)(PVOID User);
NTSTATUS Put(PVOID User);
NTSTATUS Put(PVOID User) {
    ProbeForWrite(User, 4, 4);
    *(PULONG)User = 1;
    return STATUS_SUCCESS;
}
static const SERVICE Services[] = { Put };
NTSTATUS Serve(ULONG Number, PVOID User) {
    NTSTATUS status;
    __try {
        status = Services[Number](User);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        status = GetExceptionCode();
    }
    return status;
}
`);
});

test("process numbers in 32 bits", () => {
  expectFindings(`
#include <ntddk.h>
ULONG Number(HANDLE ProcessId) { return (ULONG)ProcessId; }
`);
});

test("an enumeration that is named before it is defined", () => {
  expectFindings(
    `
#include <wdm.h>
typedef enum _KIND KIND;
VOID Use(_In_ KIND Kind, _In_ ULONG Size);
typedef enum _KIND { KindOfRead = 3, KindOfWrite = 4 } KIND;
VOID Work(VOID) {
    Use(KindOfRead, 1);
    Use(PassiveLevel, 1);
}
`.replace("    Use(PassiveLevel, 1);\n", "    Use(KernelMode, 1);\n//  ^^^^ enum-argument-mismatch: KernelMode\n"),
  );
});

test("the low half of a physical address, asked for its offset in a page or whether it is below a bound", () => {
  expectFindings(`
#include <ntddk.h>
ULONG Offset(PHYSICAL_ADDRESS Address) { return Address.LowPart & (PAGE_SIZE - 1); }
BOOLEAN IsLow(PHYSICAL_ADDRESS Address) { return Address.LowPart < 0x100000; }
`);
});

test("a helper that is followed no further may have taken the lock that was released before", () => {
  const uses = Array.from(
    { length: 90 },
    (_, index) => `    Ext->Part[${index}] = ${index};\n    Take(Ext);\n    Give(Ext);`,
  ).join("\n");
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Part[90]; ULONG Sum; } EXT, *PEXT;
_IRQL_requires_(DISPATCH_LEVEL) VOID Take(PEXT Ext);
_IRQL_requires_(DISPATCH_LEVEL) VOID Give(PEXT Ext);
VOID Take(PEXT Ext) { Ext->Sum += Ext->Part[0]; KeAcquireSpinLockAtDpcLevel(&Ext->Lock); }
VOID Give(PEXT Ext) { Ext->Sum -= Ext->Part[0]; KeReleaseSpinLockFromDpcLevel(&Ext->Lock); }
_IRQL_requires_(DISPATCH_LEVEL) VOID Work(PEXT Ext) {
${uses}
}
`);
});

test("the length of an IOCTL's output by the name that another request has for the same bytes", () => {
  expectFindings(`
#include <ntddk.h>
#define IOCTL_ASK CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)
DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG_PTR given = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_ASK) {
        status = STATUS_BUFFER_TOO_SMALL;
        if (stack->Parameters.QueryFile.Length >= sizeof(LONGLONG)) {
            *(PLONGLONG)Irp->AssociatedIrp.SystemBuffer = 5;
            given = sizeof(LONGLONG);
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = given;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});
