// What a driver leaves behind in its members: found where a helper frees or completes, and where Unload forgets.
import { expect, test } from "vitest";
import { expectFindings, found } from "./fixture.ts";

const variable = `
#include <ntddk.h>
typedef struct _BLOCK { ULONG Count; } BLOCK, *PBLOCK;
PBLOCK Current;
static VOID FreeCurrent(VOID)
{
    if (Current != NULL) {
        ExFreePoolWithTag(Current, 'kcoB');
        /*cleared*/
    }
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == 0x222000) {
        FreeCurrent();
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`;
test("a helper frees what a variable holds and leaves the variable as it is", () => {
  expect(found(variable)).toEqual(["warning dangling-pointer-kept"]);
  expect(found(variable.replace("/*cleared*/", "Current = NULL;"))).toEqual([]);
  // Nothing asks whether there is one: something else says so.
  expect(found(variable.replace("if (Current != NULL)", "if (Current->Count != 0)"))).toEqual([]);
  expect(found(variable.replace("_Dispatch_type_(IRP_MJ_DEVICE_CONTROL)", "_Dispatch_type_(IRP_MJ_CLEANUP)"))).toEqual(
    [],
  );
});

const unloaded = (unload: string) => `
#include <ntddk.h>
typedef struct _ITEM { LIST_ENTRY Link; } ITEM, *PITEM;
LIST_ENTRY Items = { &Items, &Items };
PUCHAR Buffer;
DRIVER_UNLOAD Unload;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode != 0x222000) {
        if (Buffer != NULL) ExFreePoolWithTag(Buffer, 'fuBx');
        Buffer = NULL;
    } else if (Buffer == NULL) {
        Buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'fuBx');
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    while (!IsListEmpty(&Items)) {
        PLIST_ENTRY entry = RemoveHeadList(&Items);
        ExFreePoolWithTag(CONTAINING_RECORD(entry, ITEM, Link), 'metI');
    }
    ${unload}
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    return STATUS_SUCCESS;
}
`;
test("what Unload frees from a list is not what a variable of another type holds", () => {
  expect(found(unloaded(""))).toEqual(["warning member-never-released"]);
  expect(found(unloaded("if (Buffer != NULL) ExFreePoolWithTag(Buffer, 'fuBx');"))).toEqual([]);
});

test("the event of a record that an array leads to for a wait, and that nothing sets", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _EXT { KEVENT Stop; KEVENT Work; } EXT, *PEXT;
KSTART_ROUTINE Poll;
VOID Poll(PVOID Context)
{
    PEXT ext = Context;
    PVOID objects[2];
    objects[0] = &ext->Stop;
    objects[1] = &ext->Work;
    while (KeWaitForMultipleObjects(2, objects, WaitAny, Executive, KernelMode, FALSE, NULL, NULL) != STATUS_WAIT_0) {
//         ^^^^^^^^^^^^^^^^^^^^^^^^ event-never-set: Stop
        DbgPrint("work\\n");
    }
    PsTerminateSystemThread(STATUS_SUCCESS);
}
VOID Work(PEXT Ext) { KeSetEvent(&Ext->Work, IO_NO_INCREMENT, FALSE); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    UNREFERENCED_PARAMETER(DriverObject);
    return STATUS_SUCCESS;
}
VOID Prepare(PEXT Ext)
{
    KeInitializeEvent(&Ext->Stop, NotificationEvent, FALSE);
    KeInitializeEvent(&Ext->Work, SynchronizationEvent, FALSE);
}
`);
});
