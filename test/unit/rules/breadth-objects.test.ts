// Mistakes with handles, counts, DMA and declarations in other guises than their rules' pages show, and what is right though it
// looks alike.
import { describe, expect, test } from "vitest";
import { findRule } from "../../../language-server/rules/index.ts";
import { dispatch, head } from "./control.ts";
import { expectFindings } from "./fixture.ts";

describe("kernel-handle-missing", () => {
  test("in a read, with flags put into a structure, and a thread without attributes", () => {
    expectFindings(`${head}
KSTART_ROUTINE Worker;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    OBJECT_ATTRIBUTES attributes = {0};
    HANDLE thread, event;
    NTSTATUS status;
    attributes.Length = sizeof(attributes);
    attributes.Attributes = OBJ_CASE_INSENSITIVE;
    status = PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, DeviceObject);
//           ^^^^ kernel-handle-missing: PsCreateSystemThread
    if (NT_SUCCESS(status)) ZwClose(thread);
    status = ZwCreateEvent(&event, EVENT_ALL_ACCESS, &attributes, NotificationEvent, FALSE);
//           ^^^^ kernel-handle-missing: ZwCreateEvent
    if (NT_SUCCESS(status)) ZwClose(event);
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}`);
  });
  test("not in DriverEntry, in a work item, in a helper that both use, or where the attributes come from elsewhere", () => {
    expectFindings(`${head}
static NTSTATUS Open(PHANDLE Key, PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    InitializeObjectAttributes(&attributes, Path, OBJ_CASE_INSENSITIVE, NULL, NULL);
    return ZwOpenKey(Key, KEY_READ, &attributes);
}
static NTSTATUS OpenAs(PHANDLE Key, POBJECT_ATTRIBUTES Attributes)
{
    return ZwOpenKey(Key, KEY_READ, Attributes);
}
UNICODE_STRING Path;
${dispatch}
    HANDLE key;
    NTSTATUS status = Open(&key, &Path);
    OBJECT_ATTRIBUTES attributes;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (NT_SUCCESS(status)) ZwClose(key);
    InitializeObjectAttributes(&attributes, &Path, OBJ_KERNEL_HANDLE, NULL, NULL);
    status = OpenAs(&key, &attributes);
    if (NT_SUCCESS(status)) ZwClose(key);
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    HANDLE key;
    NTSTATUS status = Open(&key, RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = DispatchControl;
    if (NT_SUCCESS(status)) ZwClose(key);
    return status;
}`);
  });
  test("is mended in the call that set the flags", () => {
    const text =
      "InitializeObjectAttributes(&a, Path, OBJ_CASE_INSENSITIVE, NULL, NULL);\nInitializeObjectAttributes(&b, Path, 0, NULL, NULL);\nZwOpenKey(&key, KEY_READ, &b);";
    const start = text.indexOf("ZwOpenKey");
    const fix = findRule("kernel-handle-missing")?.fix;
    // Only the text is asked for.
    const context = { text, start } as Parameters<NonNullable<typeof fix>>[0];
    const [edit] = fix?.(context)?.edits ?? [];
    expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toContain(
      "InitializeObjectAttributes(&b, Path, OBJ_KERNEL_HANDLE, NULL, NULL)",
    );
  });
});

describe("object-touched-after-last-reference", () => {
  test("through a variable, with the way of the last one second, and after both have met", () => {
    expectFindings(`${head}
typedef struct _NODE { LIST_ENTRY Link; volatile LONG Count; KEVENT Gone; PVOID Parent; } NODE, *PNODE;
VOID Drop(PNODE Node)
{
    LONG left = InterlockedDecrement(&Node->Count);
    if (left != 0) {
        KeSetEvent(&Node->Gone, IO_NO_INCREMENT, FALSE);
//      ^^^^ object-touched-after-last-reference: Node
    } else {
        ExFreePoolWithTag(Node, 'edoN');
    }
}`);
  });
  test("not the last one's own use, not a count of something else, not another object", () => {
    expectFindings(`${head}
typedef struct _NODE { LONG Count; struct _NODE *Next; ULONG Id; } NODE, *PNODE;
typedef struct _EXT { LONG Users; KEVENT Idle; ULONG Total; } EXT, *PEXT;
ULONG Drop(PNODE Node, PEXT Ext)
{
    ULONG id = 0;
    if (InterlockedDecrement(&Node->Count) == 0) {
        id = Node->Id;
        ExFreePoolWithTag(Node, 'edoN');
    }
    if (InterlockedDecrement(&Ext->Users) == 0) KeSetEvent(&Ext->Idle, IO_NO_INCREMENT, FALSE);
    Ext->Total += 1;
    return id;
}`);
  });
});

describe("dma-operation-not-undone", () => {
  const entry =
    "DRIVER_INITIALIZE DriverEntry;\nNTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P) { UNREFERENCED_PARAMETER(D); UNREFERENCED_PARAMETER(P); return STATUS_SUCCESS; }\n";
  test("a common buffer and a scatter/gather list, through the operations kept in a variable", () => {
    expectFindings(`${head}
DRIVER_LIST_CONTROL Go;
VOID Go(PDEVICE_OBJECT D, PIRP I, PSCATTER_GATHER_LIST L, PVOID C)
{
    UNREFERENCED_PARAMETER(D); UNREFERENCED_PARAMETER(I); UNREFERENCED_PARAMETER(L); UNREFERENCED_PARAMETER(C);
}
PVOID Start(PDMA_ADAPTER Adapter, PDEVICE_OBJECT Device, PMDL Mdl)
{
    PDMA_OPERATIONS operations = Adapter->DmaOperations;
    PHYSICAL_ADDRESS where;
    KIRQL irql;
    PVOID buffer = operations->AllocateCommonBuffer(Adapter, 4096, &where, TRUE);
//                 ^^^^ dma-operation-not-undone: FreeCommonBuffer
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    operations->GetScatterGatherList(Adapter, Device, Mdl, MmGetMdlVirtualAddress(Mdl), 4096, Go, NULL, TRUE);
//  ^^^^ dma-operation-not-undone: PutScatterGatherList
    KeLowerIrql(irql);
    return buffer;
}
${entry}`);
  });
  test("not where the driver gives them back in another routine, nor in a part of a driver", () => {
    const start = `
PVOID Start(PDMA_ADAPTER Adapter)
{
    PHYSICAL_ADDRESS where;
    return Adapter->DmaOperations->AllocateCommonBuffer(Adapter, 4096, &where, TRUE);
}
`;
    expectFindings(head + start);
    expectFindings(`${head}${start}
VOID Stop(PDMA_ADAPTER Adapter, PVOID Buffer)
{
    PHYSICAL_ADDRESS where = {0};
    PFREE_COMMON_BUFFER give = Adapter->DmaOperations->FreeCommonBuffer;
    give(Adapter, 4096, where, Buffer, TRUE);
}
${entry}`);
  });
});

describe("annotation-malformed", () => {
  test("in a declaration of its own names, without an argument, and inside another", () => {
    expectFindings(`${head}
_When_(Wait == TRUE, _IRQL_requires_max_(APC_LEVEL))
VOID A(PKEVENT Event, BOOLEAN Wait);
VOID A(PKEVENT TheEvent, BOOLEAN Really)
{
    if (Really) KeWaitForSingleObject(TheEvent, Executive, KernelMode, FALSE, NULL);
}
_Acquires_lock_()
VOID B(PKSPIN_LOCK Lock, PKIRQL Irql)
//   ^ annotation-malformed: Acquires_lock
{
    KeAcquireSpinLock(Lock, Irql);
}
_When_(return == 0, _At_(*Level, _IRQL_saves_))
NTSTATUS C(PKIRQL Irql)
//       ^ annotation-malformed: Level
{
    *Irql = KeGetCurrentIrql();
    return STATUS_SUCCESS;
}
_When_(PoolFlags & POOL_FLAG_PAGED, _IRQL_requires_max_(APC_LEVEL))
_At_(*Irql, _IRQL_saves_)
VOID D(ULONG PoolFlags, PKIRQL Irql)
{
    *Irql = (KIRQL)PoolFlags;
}`);
  });
});

test("routines that were replaced are told of by name, also those that were macros, and not through a macro that is current", () => {
  expectFindings(`${head}
VOID Old(PMDL Mdl, PVOID Entry, PDEVICE_OBJECT Disk, PUNICODE_STRING Name, struct _DRIVE_LAYOUT_INFORMATION **Layout)
{
    PUCHAR bytes = MmGetSystemAddressForMdl(Mdl);
//                 ^^^^ ddi-obsolete: MmGetSystemAddressForMdlSafe
    *bytes = 0;
    IoUnregisterPlugPlayNotification(Entry);
//  ^^^^ ddi-obsolete: IoUnregisterPlugPlayNotificationEx
    IoReadPartitionTable(Disk, 512, TRUE, Layout);
//  ^^^^ ddi-obsolete: IoReadPartitionTableEx
    RtlVolumeDeviceToDosName(Disk, Name);
//  ^^^^ ddi-obsolete: IoVolumeDeviceToDosName
}
VOID New(PMDL Mdl, PVOID Entry)
{
    PUCHAR bytes = MmGetSystemAddressForMdlSafe(Mdl, NormalPagePriority);
    if (bytes != NULL) *bytes = 0;
    IoUnregisterPlugPlayNotificationEx(Entry);
}`);
});

test("WDFDEVICE_INIT that is still set after WdfDeviceCreate failed is its owner's to free", () => {
  expectFindings(`
#include <ntddk.h>
#include <wdf.h>
NTSTATUS Make(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDFDEVICE device;
    NTSTATUS status;
    WDF_IO_QUEUE_CONFIG config;
    UNREFERENCED_PARAMETER(Driver);
    status = WdfDeviceCreate(&DeviceInit, WDF_NO_OBJECT_ATTRIBUTES, &device);
    if (!NT_SUCCESS(status)) goto End;
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&config, WdfIoQueueDispatchSequential);
    status = WdfIoQueueCreate(device, &config, WDF_NO_OBJECT_ATTRIBUTES, NULL);
    if (!NT_SUCCESS(status)) goto End;
    WdfControlFinishInitializing(device);
End:
    if (DeviceInit != NULL) WdfDeviceInitFree(DeviceInit);
    return status;
}`);
});
