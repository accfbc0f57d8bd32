// What is taken out of lists, started and registered, and must not be lost: mistakes beside what looks like them and is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <ntifs.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; BOOLEAN Pooled; LONG References; UCHAR Data[16]; } ITEM, *PITEM;
typedef struct _EXT { ULONG Rounds; LIST_ENTRY Items; LIST_ENTRY Irps; KSPIN_LOCK Lock; PITEM Current; } EXT, *PEXT;
VOID Begin(PEXT Ext)
{
    InitializeListHead(&Ext->Items);
    InitializeListHead(&Ext->Irps);
    KeInitializeSpinLock(&Ext->Lock);
}
PITEM Make(VOID) { return (PITEM)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI'); }
VOID Release(PITEM Item) { ExFreePoolWithTag(Item, 'metI'); }
`;

describe("entries of lists", () => {
  test("an IRP whose cancel routine has it, and one of which it is known that it has not", () => {
    expectFindings(`${head}
VOID Requeue(PEXT Ext, PIRP Irp);
VOID Withdraw(PEXT Ext, ULONG Most)
{
    KIRQL irql;
    PIRP irp;
    PLIST_ENTRY entry;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    while (TRUE) {
        if (IsListEmpty(&Ext->Irps)) {
            KeReleaseSpinLock(&Ext->Lock, irql);
            break;
        }
        entry = RemoveHeadList(&Ext->Irps);
        irp = CONTAINING_RECORD(entry, IRP, Tail.Overlay.ListEntry);
        if (IoSetCancelRoutine(irp, NULL)) {
            KeReleaseSpinLock(&Ext->Lock, irql);
            if (Ext->Rounds > Most) {
                return;
//              ^^^^^^ removed-entry-dropped: not finished
            }
            Requeue(Ext, irp);
            KeAcquireSpinLock(&Ext->Lock, &irql);
        } else {
            irp = NULL;
        }
    }
}`);
  });
  test("an entry that says itself whether it is freed, one that is counted, one that a helper keeps or frees", () => {
    expectFindings(`${head}
PITEM Next(PEXT Ext)
{
    PLIST_ENTRY entry = ExInterlockedRemoveHeadList(&Ext->Items, &Ext->Lock);
    return entry == NULL ? NULL : CONTAINING_RECORD(entry, ITEM, Link);
}
VOID Drain(PEXT Ext)
{
    PITEM item;
    while ((item = Next(Ext)) != NULL) {
        if (item->Pooled) Release(item);
    }
}
VOID DrainCounted(PEXT Ext)
{
    PITEM item;
    while ((item = Next(Ext)) != NULL) {
        if (InterlockedDecrement(&item->References) == 0) Release(item);
    }
}
static VOID Keep(PEXT Ext, PITEM Item)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Current = Item;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
VOID Choose(PEXT Ext, ULONG Most)
{
    PITEM item = Next(Ext);
    if (item == NULL) return;
    if (item->Size > Most) Keep(Ext, item);
    else Release(item);
}
VOID Lose(PEXT Ext, ULONG Most)
{
    PITEM item = Next(Ext);
    if (item == NULL) return;
    if (item->Size > Most) return;
//                         ^^^^^^ removed-entry-dropped: not finished
    Release(item);
}`);
  });
  test("a record that fails after it was linked, in a helper that frees it, and one whose insertion failed", () => {
    expectFindings(`${head}
static BOOLEAN Link(PEXT Ext, PITEM Item)
{
    if (Ext->Rounds >= 10) return FALSE;
    ExInterlockedInsertTailList(&Ext->Items, &Item->Link, &Ext->Lock);
    return TRUE;
}
static VOID Remove(PITEM Item) { if (Item != NULL) ExFreePoolWithTag(Item, 'metI'); }
//                                                 ^^^^^^^^^^^^^^^^^ listed-entry-freed: still linked
static VOID Discard(PITEM Item) { if (Item != NULL) ExFreePoolWithTag(Item, 'metI'); }
NTSTATUS Register(PEXT Ext, PEX_CALLBACK_FUNCTION Routine, PDEVICE_OBJECT Device, PUNICODE_STRING Altitude, PLARGE_INTEGER Cookie)
{
    PITEM item = Make();
    NTSTATUS status;
    if (item == NULL) return STATUS_NO_MEMORY;
    status = CmRegisterCallbackEx(Routine, Altitude, Device->DriverObject, item, Cookie, NULL);
    if (!NT_SUCCESS(status)) goto Exit;
    if (!Link(Ext, item)) { status = STATUS_UNSUCCESSFUL; goto Exit; }
    Ext->Rounds++;
Exit:
    if (!NT_SUCCESS(status)) Discard(item);
    return status;
}
NTSTATUS Put(PEXT Ext, ULONG Size)
{
    PITEM item = Make();
    if (item == NULL) return STATUS_NO_MEMORY;
    if (!Link(Ext, item)) { Discard(item); return STATUS_UNSUCCESSFUL; }
    if (Size > sizeof(item->Data)) { Remove(item); return STATUS_INVALID_PARAMETER; }
    return STATUS_SUCCESS;
}
VOID TakeAndFree(PEXT Ext, PITEM Item)
{
    KIRQL irql;
    ExInterlockedInsertTailList(&Ext->Items, &Item->Link, &Ext->Lock);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    RemoveEntryList(&Item->Link);
    KeReleaseSpinLock(&Ext->Lock, irql);
    Release(Item);
}`);
  });
  test("a walk that frees all of a list, and one that frees the first it finds", () => {
    expectFindings(`${head}
VOID FreeAll(PEXT Ext)
{
    PLIST_ENTRY entry = Ext->Items.Flink;
    while (entry != &Ext->Items) {
        PITEM item = CONTAINING_RECORD(entry, ITEM, Link);
        entry = entry->Flink;
        ExFreePoolWithTag(item, 'metI');
    }
    InitializeListHead(&Ext->Items);
}
VOID FreeOne(PEXT Ext, ULONG Size)
{
    PLIST_ENTRY entry;
    for (entry = Ext->Items.Flink; entry != &Ext->Items; entry = entry->Flink) {
        PITEM item = CONTAINING_RECORD(entry, ITEM, Link);
        if (item->Size == Size) {
            ExFreePoolWithTag(item, 'metI');
//          ^^^^^^^^^^^^^^^^^ listed-entry-freed: walked
            return;
        }
    }
}`);
  });
});

describe("what a start that fails leaves behind", () => {
  test("a handle that is only given back if there is one, and a flag that says what has been registered", () => {
    expectFindings(`${head}
PVOID Handle;
NTSTATUS RegisterObjects(POB_CALLBACK_REGISTRATION Registration);
VOID Seen(HANDLE Parent, HANDLE Process, BOOLEAN Create);
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    OB_CALLBACK_REGISTRATION registration = { 0 };
    PDEVICE_OBJECT device = NULL;
    BOOLEAN registered = FALSE;
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    do {
        status = ObRegisterCallbacks(&registration, &Handle);
        if (!NT_SUCCESS(status)) break;
        status = PsSetCreateProcessNotifyRoutine(Seen, FALSE);
        if (!NT_SUCCESS(status)) break;
        registered = TRUE;
        status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
        if (!NT_SUCCESS(status)) break;
    } while (FALSE);
    if (!NT_SUCCESS(status)) {
        if (Handle) ObUnRegisterCallbacks(Handle);
        if (registered) PsSetCreateProcessNotifyRoutine(Seen, TRUE);
    }
    return status;
}`);
  });
});

describe("flags and locks", () => {
  test("a flag of records that a loop goes through is no lock", () => {
    expectFindings(`${head}
ULONG Age(PEXT Ext)
{
    PLIST_ENTRY entry;
    ULONG young = 0;
    for (entry = Ext->Items.Flink; entry != &Ext->Items; entry = entry->Flink) {
        PITEM item = CONTAINING_RECORD(entry, ITEM, Link);
        if (item->Pooled) {
            Ext->Rounds++;
        } else {
            item->Pooled = TRUE;
            young++;
        }
    }
    return young;
}`);
  });
});

describe("what a helper finishes", () => {
  const finish = `#include <wdm.h>
static NTSTATUS Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
`;
  test("the device's queue stands still where the helper alone is called", () => {
    expectFindings(`${finish}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH Write;
NTSTATUS Write(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_PENDING;
}
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.Write.Length > 4096) {
        Finish(Irp, STATUS_INVALID_PARAMETER);
        return;
//      ^^^^^^ next-packet-not-started: IoStartNextPacket
    }
    Finish(Irp, STATUS_SUCCESS);
    IoStartNextPacket(DeviceObject, FALSE);
}`);
  });
  test("input that a routine takes as constant is read by it, unless it can ask for the length itself", () => {
    expectFindings(`${finish}
#define IOCTL_ADD CTL_CODE(FILE_DEVICE_UNKNOWN, 0x900, METHOD_BUFFERED, FILE_ANY_ACCESS)
#define IOCTL_SUM CTL_CODE(FILE_DEVICE_UNKNOWN, 0x901, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _PAIR { ULONG First; ULONG Second; } PAIR;
static NTSTATUS Add(PULONG Total, const PAIR *Pair)
{
    *Total += Pair->First + Pair->Second;
    return STATUS_SUCCESS;
}
static NTSTATUS Sum(PULONG Total, const PAIR *Pair, PIO_STACK_LOCATION Stack)
{
    if (Stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(PAIR)) return STATUS_INVALID_PARAMETER;
    return Add(Total, Pair);
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG room = stack->Parameters.DeviceIoControl.OutputBufferLength;
    PULONG total = DeviceObject->DeviceExtension;
    PVOID buffer = Irp->AssociatedIrp.SystemBuffer;
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_ADD:
        if (room < sizeof(PAIR)) return Finish(Irp, STATUS_BUFFER_TOO_SMALL);
        return Finish(Irp, Add(total, (PAIR *)buffer));
//                         ^^^ input-length-not-checked: InputBufferLength
    case IOCTL_SUM:
        if (room < sizeof(PAIR)) return Finish(Irp, STATUS_BUFFER_TOO_SMALL);
        return Finish(Irp, Sum(total, (PAIR *)buffer, stack));
    default:
        return Finish(Irp, STATUS_INVALID_DEVICE_REQUEST);
    }
}`);
  });
});

const requested = (refused: string, told: string) => `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Pdo; } EXT, *PEXT;
REQUEST_POWER_COMPLETE Up;
VOID Up(PDEVICE_OBJECT DeviceObject, UCHAR Minor, POWER_STATE State, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PIRP irp = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Minor);
    UNREFERENCED_PARAMETER(State);
    irp->IoStatus.Status = IoStatus->Status;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    POWER_STATE state;
    NTSTATUS status;
    state.DeviceState = PowerDeviceD0;
    IoMarkIrpPending(Irp);
    status = PoRequestPowerIrp(ext->Pdo, IRP_MN_SET_POWER, state, Up, Irp, NULL);
    if (!NT_SUCCESS(status)) {
        ${refused}
    }
    return STATUS_PENDING;
${told}
}`;
describe("an IRP that is the context of a power request", () => {
  test("is lost where the request cannot be made and nothing completes it", () => {
    expectFindings(requested('DbgPrint("no power\\n");', "//  ^^^^^^ irp-not-completed-or-forwarded: returns here"));
  });
  test("is completed where it cannot be made, and left to the callback where it can", () => {
    expectFindings(
      requested(
        "Irp->IoStatus.Status = status; Irp->IoStatus.Information = 0; IoCompleteRequest(Irp, IO_NO_INCREMENT);",
        "",
      ),
    );
  });
});
