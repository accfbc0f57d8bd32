// Mistakes with IRPs and their events in other guises than their rules' pages show, and what is right though it looks alike.
import { describe, test } from "vitest";
import { head } from "./control.ts";
import { expectFindings } from "./fixture.ts";

describe("threaded-irp-event-set", () => {
  test("in a completion routine's place, through a structure", () => {
    expectFindings(`${head}
typedef struct _CALL { KEVENT Event; IO_STATUS_BLOCK Iosb; } CALL, *PCALL;
static VOID Wake(PCALL Call)
{
    KeSetEvent(&Call->Event, IO_NO_INCREMENT, FALSE);
//  ^^^^ threaded-irp-event-set: I/O manager
}
NTSTATUS Ask(PDEVICE_OBJECT Lower, PCALL Call)
{
    PIRP irp;
    NTSTATUS status;
    KeInitializeEvent(&Call->Event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Lower, NULL, 0, NULL, 0, FALSE, &Call->Event, &Call->Iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(Lower, irp);
    if (status != STATUS_PENDING) Wake(Call);
    return status;
}`);
  });
  test("not of another event, nor of one that was made ready again", () => {
    expectFindings(`${head}
NTSTATUS Ask(PDEVICE_OBJECT Lower, PKEVENT Other)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(1, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
    KeSetEvent(Other, IO_NO_INCREMENT, FALSE);
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeSetEvent(&event, IO_NO_INCREMENT, FALSE);
    return status;
}`);
  });
});

describe("completion-event-not-set", () => {
  const send = (routine: string) => `
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ${routine}, &done, TRUE, TRUE, TRUE);
@
    status = IoCallDriver(Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
}`;
  test("by a routine that knows no event", () => {
    expectFindings(`${head}
IO_COMPLETION_ROUTINE Stop;
NTSTATUS Stop(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    UNREFERENCED_PARAMETER(Context);
    return STATUS_MORE_PROCESSING_REQUIRED;
}${send("Stop").replace("@", "//  ^^^^ completion-event-not-set: Stop")}`);
  });
  test.each([
    ["always", "KeSetEvent(Context, IO_NO_INCREMENT, FALSE);"],
    ["by a helper", "Wake(Irp, Context);"],
    ["where there is one", "if (Context != NULL) KeSetEvent(Context, IO_NO_INCREMENT, FALSE);"],
    [
      "where somebody waits",
      "if (!Irp->PendingReturned) return STATUS_MORE_PROCESSING_REQUIRED; KeSetEvent(Context, IO_NO_INCREMENT, FALSE);",
    ],
  ])("not where it is set %s", (_, body) => {
    expectFindings(`${head}
static VOID Wake(PIRP Irp, PVOID Event)
{
    if (NT_SUCCESS(Irp->IoStatus.Status)) DbgPrint("done\\n");
    KeSetEvent((PKEVENT)Event, IO_NO_INCREMENT, FALSE);
}
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    ${body}
    UNREFERENCED_PARAMETER(Irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Unused(PIRP Irp) { Wake(Irp, NULL); return 0; }
${send("Done").replace("@\n", "")}`);
  });
});

test("an IRP of the driver's own is not sent under a spin lock, whichever way it was made", () => {
  expectFindings(`${head}
typedef struct _EXT { PDEVICE_OBJECT Lower; KSPIN_LOCK Lock; } EXT, *PEXT;
IO_COMPLETION_ROUTINE FreeIt;
NTSTATUS Flush(PEXT Ext)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, Ext->Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
//           ^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
NTSTATUS Send(PEXT Ext, UCHAR Major)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_SHUTDOWN;
    if (Major != 0) IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_WRITE;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
//           ^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
//           ^^^^ irp-completed-under-spin-lock: Ext->Lock
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
NTSTATUS Write(PEXT Ext)
{
    KIRQL irql;
    NTSTATUS status;
    PIRP irp = IoAllocateIrp(Ext->Lower->StackSize, FALSE);
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_WRITE;
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    status = IoCallDriver(Ext->Lower, irp);
//           ^^^^ irp-completed-under-spin-lock: Ext->Lock
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}`);
});

test("a query for removal is passed down with the remove lock held", () => {
  expectFindings(`${head}
typedef struct _EXT { PDEVICE_OBJECT Lower; IO_REMOVE_LOCK Guard; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    if (stack->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) {
        IoReleaseRemoveLock(&ext->Guard, Irp);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
//             ^^^^ remove-lock-not-held-when-forwarding: released
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}`);
});

test("an IRP that a structure refers to is not in a queue yet", () => {
  expectFindings(`${head}
typedef struct _WORK { PIRP Irp; WORK_QUEUE_ITEM Item; } WORK, *PWORK;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
VOID Post(PWORK Work);
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PWORK work = DeviceObject->DeviceExtension;
    work->Irp = Irp;
    IoMarkIrpPending(Irp);
    Post(work);
    return STATUS_PENDING;
}`);
});
