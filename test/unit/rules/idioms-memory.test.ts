// Ways of writing drivers that were met in public ones and misjudged once, those with memory, devices and values; each with what is still to be
// found beside it.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

test("an Unload routine that deletes the driver's devices one by one", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Index; PDEVICE_OBJECT Self; } EXT, *PEXT;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) {
    PDEVICE_OBJECT device = DriverObject->DeviceObject;
    while (device != NULL) {
        PEXT ext = device->DeviceExtension;
        DbgPrint("device %u goes\\n", ext->Index);
        IoDeleteDevice(device);
        device = DriverObject->DeviceObject;
    }
}
VOID Leave(PEXT Ext) {
    IoDeleteDevice(Ext->Self);
    Ext->Self->Flags |= DO_EXCLUSIVE;
//  ^^^^^^^^^^^^^^^^ device-extension-after-delete: deleted
}
`);
});

test("a device made in every round of a loop is another one each time", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Index; PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID AttachAll(PDRIVER_OBJECT Driver, PDEVICE_OBJECT *Below, ULONG Count) {
    PDEVICE_OBJECT device;
    ULONG i;
    for (i = 0; i < Count; i++) {
        PEXT ext;
        if (!NT_SUCCESS(IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device))) {
            continue;
        }
        ext = device->DeviceExtension;
        ext->Index = i;
        ext->Lower = IoAttachDeviceToDeviceStack(device, Below[i]);
        if (ext->Lower == NULL) {
            IoDeleteDevice(device);
            continue;
        }
        device->Flags &= ~DO_DEVICE_INITIALIZING;
    }
}
`);
});

test("an allocation tested by its caller stays tested in a helper that many call", () => {
  const calls = Array.from(
    { length: 30 },
    (_, i) => `
VOID Use${i}(PEXT Ext) {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM) + ${i}, 'metI');
    if (item == NULL) return;
    Prepare(&item->Link, ${i}, Ext);
    Ext->Items[${i}] = item;
}`,
  );
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; } ITEM, *PITEM;
typedef struct _EXT { PITEM Items[40]; } EXT, *PEXT;
static VOID Prepare(PLIST_ENTRY Link, ULONG Number, PEXT Ext) {
    Link->Flink = Link;
    Link->Blink = Link;
    DbgPrint("%u %p", Number, Ext);
}
${calls.join("\n")}
VOID Untested(PEXT Ext) {
    PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
    item->Size = 0;
//  ^^^^ allocation-not-checked: NULL
    Ext->Items[30] = item;
}
`);
});

test("the code of an exception is a failure, never STATUS_PENDING", () => {
  expectFindings(`
#include <wdm.h>
DRIVER_DISPATCH Control;
NTSTATUS Fill(PVOID Buffer, ULONG Length) {
    __try {
        ProbeForWrite(Buffer, Length, 1);
        RtlZeroMemory(Buffer, Length);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = Fill(Irp->UserBuffer, stack->Parameters.DeviceIoControl.OutputBufferLength);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (status != STATUS_PENDING) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return status;
}
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp);
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = Fill(Irp->UserBuffer, stack->Parameters.Read.Length);
    UNREFERENCED_PARAMETER(DeviceObject);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ irp-not-completed-or-forwarded: Read
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("what an interlocked exchange puts into memory is kept there; what it finds may be another", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PIRP Current; PVOID Block; LONG Busy; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
DRIVER_DISPATCH Wait;
NTSTATUS Wait(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    if (InterlockedCompareExchangePointer((PVOID *)&ext->Current, Irp, NULL) != NULL) {
        Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    return STATUS_PENDING;
}
DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    IoMarkIrpPending(Irp);
    if (InterlockedCompareExchangePointer((PVOID *)&ext->Current, Irp, NULL) != NULL) {
        return STATUS_PENDING;
//      ^^^^^^ irp-not-completed-or-forwarded: Read
    }
    return STATUS_PENDING;
}
VOID Renew(PEXT Ext) {
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcolB');
    PVOID old;
    if (block == NULL) return;
    old = InterlockedExchangePointer(&Ext->Block, block);
    if (old != NULL) ExFreePool(old);
}
VOID RenewOnce(PEXT Ext) {
    PVOID block = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'kcoB');
    if (block == NULL) return;
    if (InterlockedCompareExchangePointer(&Ext->Block, block, NULL) != NULL) {
        DbgPrint("there is one");
        return;
//      ^^^^^^ pool-leaked: not freed
    }
}
VOID Count(PEXT Ext, HANDLE File, KSPIN_LOCK *Lock) {
    KIRQL irql = PASSIVE_LEVEL;
    Ext->Busy = 0;
    InterlockedIncrement(&Ext->Busy);
    if (Ext->Busy == 0) KeAcquireSpinLock(Lock, &irql);
    ZwClose(File);
//  ^^^^^^^ irql-too-high: DISPATCH_LEVEL
    if (Ext->Busy == 0) KeReleaseSpinLock(Lock, irql);
}
`);
});

test("an allocation that failed turned a feature off; the feature's flag says so later", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { ULONG Record; PULONG History; } EXT, *PEXT;
VOID Start(PEXT Ext) {
    PULONG history = NULL;
    if (Ext->Record != 0) {
        history = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tsiH');
        if (history == NULL) Ext->Record = 0;
    }
    if (Ext->Record != 0) *history = 1;
    Ext->History = history;
}
VOID StartOther(PEXT Ext) {
    PULONG history = NULL;
    if (Ext->Record != 0) {
        history = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tsiH');
    }
    if (Ext->Record != 0) *history = 1;
//                        ^^^^^^^^ allocation-not-checked: NULL
    Ext->History = history;
}
`);
});

test("a switch over all values of an enumeration leaves nothing over", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH Power;
NTSTATUS Power(PDEVICE_OBJECT DeviceObject, PIRP Irp) {
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PoStartNextPowerIrp(Irp);
    switch (stack->MinorFunction) {
    case IRP_MN_SET_POWER:
        switch (stack->Parameters.Power.Type) {
        case SystemPowerState:
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
            break;
        case DevicePowerState:
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
            break;
        }
        break;
    case IRP_MN_QUERY_POWER:
        if (stack->Parameters.Power.Type == SystemPowerState) {
            IoSkipCurrentIrpStackLocation(Irp);
            status = PoCallDriver(ext->Lower, Irp);
        }
        break;
    default:
        IoSkipCurrentIrpStackLocation(Irp);
        status = PoCallDriver(ext->Lower, Irp);
        break;
    }
    return status;
//  ^^^^^^ irp-not-completed-or-forwarded: Power
}
`);
});

test("blocks put into a list in a loop are the list's; one that is not is leaked", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Number; } ITEM, *PITEM;
NTSTATUS Fill(PLIST_ENTRY Items, ULONG Count) {
    ULONG i;
    for (i = 0; i < Count; i++) {
        PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
        if (item == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        item->Number = i;
        InsertTailList(Items, &item->Link);
    }
    return STATUS_SUCCESS;
}
NTSTATUS FillSome(PLIST_ENTRY Items, ULONG Count) {
    ULONG i;
    for (i = 0; i < Count; i++) {
        PITEM item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), 'metI');
        if (item == NULL) return STATUS_INSUFFICIENT_RESOURCES;
        item->Number = i;
        if (i == 3) return STATUS_NO_MORE_ENTRIES;
//                  ^^^^^^ pool-leaked: not freed
        InsertTailList(Items, &item->Link);
    }
    return STATUS_SUCCESS;
}
`);
});

test("a string built aside and copied over as a whole", () => {
  expectFindings(`
#include <ntifs.h>
VOID Normalize(PUNICODE_STRING Name, USHORT Length) {
    UNICODE_STRING made;
    made.Length = 0;
    made.MaximumLength = Length;
    made.Buffer = FsRtlAllocatePoolWithTag(PagedPool, Length, 'emaN');
    RtlUpcaseUnicodeString(&made, Name, FALSE);
    if (made.Buffer != Name->Buffer) {
        ExFreePool(Name->Buffer);
        Name->Buffer = made.Buffer;
    }
}
VOID Keep(PUNICODE_STRING Name, USHORT Length) {
    UNICODE_STRING made;
    made.Length = 0;
    made.MaximumLength = Length;
    made.Buffer = FsRtlAllocatePoolWithTag(PagedPool, Length, 'emaN');
    *Name = made;
}
VOID Upper(PUNICODE_STRING Name) {
    UNICODE_STRING upper;
    if (!NT_SUCCESS(RtlUpcaseUnicodeString(&upper, Name, TRUE))) return;
    DbgPrint("%wZ", &upper);
    ExFreePool(upper.Buffer);
}
`);
});

test("a record is found from its entry by arithmetic on numbers", () => {
  expectFindings(`#include <wdm.h>
#define CONTAINER(at, type, member) ((type *)((ULONG_PTR)(at) - FIELD_OFFSET(type, member)))
typedef struct _NOTE { ULONG Key; LIST_ENTRY Link; } NOTE;
VOID Empty(PLIST_ENTRY Notes)
{
    while (!IsListEmpty(Notes)) {
        NOTE *note = CONTAINER(RemoveHeadList(Notes), NOTE, Link);
        ExFreePoolWithTag(note, 'etoN');
    }
}
`);
});
