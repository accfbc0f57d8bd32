// Holds on remove locks: what is followed through helpers, and who must give back the hold of a request that goes on.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; LIST_ENTRY Queue; KSPIN_LOCK Lock; ULONG Open; } EXT, *PEXT;
DRIVER_DISPATCH DispatchRead;
`;

describe("remove locks", () => {
  test("stay held through a helper that is not followed and releases none, and one that completes", () => {
    expectFindings(`${head}
ULONG Depth(ULONG Level) { return Level == 0 ? 0 : Depth(Level - 1) + 1; }
NTSTATUS Finish(PEXT Ext, PIRP Irp, NTSTATUS Status)
{
    Ext->Open -= 1;
    KeSetEvent((PKEVENT)Ext->Lower, IO_NO_INCREMENT, FALSE);
    Irp->IoStatus.Status = Status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        return Finish(ext, Irp, status);
    }
    ext->Open += Depth(3);
    if (ext->Open > 8) {
        return Finish(ext, Irp, STATUS_DEVICE_BUSY);
//      ^^^^^^ remove-lock-leaked: not released
    }
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return Finish(ext, Irp, STATUS_SUCCESS);
}`);
  });
  test("a second hold is counted, and one that a callback gives back with its tag is its own", () => {
    expectFindings(`${head}
IO_WORKITEM_ROUTINE Later;
VOID Later(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIRP other = IoAllocateIrp(1, FALSE);
    if (other != NULL) {
        if (NT_SUCCESS(IoAcquireRemoveLock(&ext->Guard, other))) {
            IoReleaseRemoveLock(&ext->Guard, other);
        }
        IoFreeIrp(other);
    }
    ExFreePool(Context);
}
IO_WORKITEM_ROUTINE LaterToo;
VOID LaterToo(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoReleaseRemoveLock(&ext->Guard, Context);
    ExFreePool(Context);
}
VOID Queue(PEXT Ext, PIO_WORKITEM Item, PVOID Note)
{
    if (NT_SUCCESS(IoAcquireRemoveLock(&Ext->Guard, Note))) {
        IoQueueWorkItem(Item, Later, DelayedWorkQueue, Note);
        return;
//      ^^^^^^ remove-lock-lost-in-callback: Later
    }
}
VOID QueueToo(PEXT Ext, PIO_WORKITEM Item, PVOID Note)
{
    if (NT_SUCCESS(IoAcquireRemoveLock(&Ext->Guard, Note))) {
        IoQueueWorkItem(Item, LaterToo, DelayedWorkQueue, Note);
    }
}
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    if (NT_SUCCESS(status) && ext->Open > 3) {
        return status;
//      ^^^^^^ remove-lock-leaked: not released
    }
    if (NT_SUCCESS(status)) {
        IoReleaseRemoveLock(&ext->Guard, Irp);
    }
    return status;
}`);
  });
});
