// A mistake for each of Static Driver Verifier's rules about IRPs that are completed, pended, forwarded,
// as it looks in a driver with helpers and a device extension. Each is told of by the rule that bears the name, and by no other
// but those listed.
import { expect, test } from "vitest";
import { rules } from "../../../language-server/rules/index.ts";
import { dispatch, driverHead } from "./driver.ts";
import { checkSources } from "./fixture.ts";

test.each<[string, string, readonly string[], string]>([
  [
    "CompleteRequest",
    "irp-not-completed-or-forwarded",
    [],
    `
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT D, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(D); UNREFERENCED_PARAMETER(Irp);
    KeSetEvent(Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
` +
      dispatch(
        "PNP",
        `
    KeInitializeEvent(&ext->Event, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &ext->Event, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&ext->Event, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
`,
      ),
  ],
  [
    "CompleteRequestStatusCheck",
    "completed-status-mismatch",
    [],
    dispatch(
      "READ",
      `
    if (ext->Count == 0) { Complete(Irp, STATUS_SUCCESS); return STATUS_UNSUCCESSFUL; `,
    ) +
      `
    return Complete(Irp, status);
}
`,
  ],
  [
    "CompletionRoutineRegistered",
    "irp-stack-location-not-set",
    [],
    `
IO_COMPLETION_ROUTINE Done;
` +
      dispatch(
        "READ",
        `
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
`,
      ),
  ],
  [
    "DoubleCompletion",
    "irp-double-completion",
    ["irp-touched-after-completion"],
    dispatch(
      "READ",
      `
    if (ext->Count == 0) { status = STATUS_UNSUCCESSFUL; Complete(Irp, status); `,
    ) +
      `
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`,
  ],
  [
    "ForwardedAtBadIrql",
    "irp-forwarded-at-raised-irql",
    [],
    dispatch(
      "CREATE",
      `
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    KeReleaseSpinLock(&ext->Lock, irql);
    return status;
`,
    ),
  ],
  [
    "IoSetCompletionExCompleteIrp",
    "result-not-inspected",
    [],
    `
IO_COMPLETION_ROUTINE Done;
` +
      dispatch(
        "READ",
        `
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutineEx(DeviceObject, Irp, Done, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
`,
      ),
  ],
  [
    "IoSetCompletionRoutineExCheckDeviceObject",
    "completion-ex-wrong-device",
    [],
    `
IO_COMPLETION_ROUTINE Done;
` +
      dispatch(
        "READ",
        `
    IoCopyCurrentIrpStackLocationToNext(Irp);
    status = IoSetCompletionRoutineEx(ext->Lower, Irp, Done, ext, TRUE, TRUE, TRUE);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
    return IoCallDriver(ext->Lower, Irp);
`,
      ),
  ],
  [
    "IrpCancelField",
    "irp-cancel-not-checked",
    [],
    `
DRIVER_CANCEL Cancel;
` +
      dispatch(
        "READ",
        `
    KIRQL irql;
    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&ext->Lock, &irql);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    IoSetCancelRoutine(Irp, Cancel);
    KeReleaseSpinLock(&ext->Lock, irql);
    return STATUS_PENDING;
`,
      ),
  ],
  [
    "IrpProcessingComplete",
    "irp-not-completed-or-forwarded",
    [],
    dispatch(
      "CLOSE",
      `
    if (ext->Started) return Complete(Irp, status);
    return STATUS_SUCCESS;
`,
    ),
  ],
  [
    "LowerDriverReturn",
    "lower-status-not-returned",
    [],
    dispatch(
      "READ",
      `
    IoSkipCurrentIrpStackLocation(Irp);
    IoCallDriver(ext->Lower, Irp);
    return STATUS_SUCCESS;
`,
    ),
  ],
  [
    "MarkIrpPending",
    "pending-mismatch",
    [],
    dispatch(
      "READ",
      `
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    return STATUS_PENDING;
`,
    ),
  ],
  [
    "MarkingInterlockedQueuedIrps",
    "pending-mismatch",
    [],
    dispatch(
      "READ",
      `
    ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
    return STATUS_PENDING;
`,
    ),
  ],
  [
    "MarkingQueuedIrps",
    "irp-marked-pending-after-queueing",
    [],
    dispatch(
      "READ",
      `
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    IoMarkIrpPending(Irp);
    return STATUS_PENDING;
`,
    ),
  ],
  [
    "MarkPower",
    "pending-mismatch",
    [],
    dispatch(
      "POWER",
      `
    ext->Held = Irp;
    return STATUS_PENDING;
`,
    ),
  ],
  [
    "MarkQueryRelations",
    "pending-mismatch",
    [],
    dispatch(
      "PNP",
      `
    if (stack->MinorFunction == IRP_MN_QUERY_DEVICE_RELATIONS) { ext->Held = Irp; return STATUS_PENDING; `,
    ) +
      `
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`,
  ],
  [
    "PendedCompletedRequest",
    "pending-mismatch",
    [],
    dispatch(
      "READ",
      `
    IoMarkIrpPending(Irp);
    Complete(Irp, STATUS_SUCCESS);
    return STATUS_SUCCESS;
`,
    ),
  ],
  [
    "PendedCompletedRequest",
    "irp-completed-as-pending",
    ["pending-mismatch"],
    dispatch(
      "READ",
      `
    Irp->IoStatus.Status = STATUS_PENDING;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_PENDING;
`,
    ),
  ],
  [
    "PnpSameDeviceObject",
    "irp-forwarded-to-self",
    [],
    dispatch(
      "PNP",
      `
    IoSkipCurrentIrpStackLocation(Irp);
    UNREFERENCED_PARAMETER(ext);
    return IoCallDriver(DeviceObject, Irp);
`,
    ),
  ],
  [
    "RemoveLockCheck",
    "result-not-inspected",
    [],
    dispatch(
      "READ",
      `
    IoAcquireRemoveLock(&ext->Guard, Irp);
    status = Complete(Irp, status);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
`,
    ),
  ],
  [
    "SpinLockSafe",
    "irp-completed-under-spin-lock",
    [],
    dispatch(
      "READ",
      `
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    Complete(Irp, status);
    KeReleaseSpinLock(&ext->Lock, irql);
    return status;
`,
    ),
  ],
  [
    "StartDeviceWait",
    "irp-completed-before-lower-finished",
    [],
    `
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT D, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(D);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent(Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
` +
      dispatch(
        "PNP",
        `
    if (stack->MinorFunction == IRP_MN_START_DEVICE) {
        KeInitializeEvent(&ext->Event, NotificationEvent, FALSE);
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, Done, &ext->Event, TRUE, TRUE, TRUE);
        status = IoCallDriver(ext->Lower, Irp);
        if (NT_SUCCESS(status)) ext->Started = TRUE;
        return Complete(Irp, status);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
`,
      ),
  ],
  [
    "StartIoCancel",
    "start-io-cancel-routine-not-cleared",
    [],
    `
DRIVER_STARTIO Start;
VOID Start(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Complete(Irp, STATUS_SUCCESS);
    IoStartNextPacket(DeviceObject, TRUE);
}
DRIVER_CANCEL Cancel;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH R;
NTSTATUS R(PDEVICE_OBJECT D, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(D, Irp, NULL, Cancel);
    return STATUS_PENDING;
}
`,
  ],
  [
    "StartIoRecursion",
    "start-io-recursion",
    [],
    `
DRIVER_STARTIO Start;
VOID Start(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Complete(Irp, STATUS_SUCCESS);
    IoStartNextPacket(DeviceObject, FALSE);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT D, PUNICODE_STRING P)
{
    UNREFERENCED_PARAMETER(P);
    D->DriverStartIo = Start;
    return STATUS_SUCCESS;
}
`,
  ],
  [
    "WmiForward",
    "irp-not-completed-or-forwarded",
    [],
    dispatch(
      "SYSTEM_CONTROL",
      `
    if (ext->Count == 0) return STATUS_SUCCESS;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
`,
    ),
  ],
])("%s is found by %s", (name, id, others, text) => {
  const rule = rules.find((one) => one.id === id);
  expect(rule?.names.staticDriverVerifier).toContain(name);
  const found = checkSources({ "/driver/driver.c": driverHead + text });
  expect([...new Set(found.map(({ rule: told }) => told))].sort()).toEqual([id, ...others].sort());
});
