// For each of Static Driver Verifier's rules that has no example of its own in `verifier-*.test.ts`, a mistake of the kind it is about.
// Those of one driver are checked together: each under a comment with the rule's name, in a routine that is called by that name.
import {
  acquire,
  allocated,
  at,
  built,
  completeNow,
  control,
  controlRequest,
  dispatch,
  flushRequest,
  forwardsAndWaits,
  forwardWaits,
  freeOwn,
  head,
  lockLeft,
  lockReleasedEarly,
  mistake,
  pended,
  sendsAndWaits,
  sentHigh,
  sets,
  setsSometimes,
  waits,
  waitsForASecond,
} from "./mistake-shapes.ts";
import type { Mistakes } from "./mistakes-by-query.ts";

/** Routines that may not run at DISPATCH_LEVEL, by the rule that says so. */
const levels: Readonly<Record<string, string>> = {
  IrqlApcLte: "ObReleaseObjectSecurity(ext->Block, FALSE)",
  IrqlExApcLte1: "ExAcquireFastMutex(&ext->Mutex); ExReleaseFastMutex(&ext->Mutex)",
  IrqlExApcLte2: "ExSetTimerResolution(10000, TRUE)",
  IrqlExApcLte3: "(VOID)ExAcquireSharedStarveExclusive(&ext->Resource, TRUE); ExReleaseResourceLite(&ext->Resource)",
  IrqlExApcLteInline: "ExAcquireFastMutexUnsafe(&ext->Mutex); ExReleaseFastMutexUnsafe(&ext->Mutex)",
  IrqlIoApcLte: "IoDeleteDevice(ext->Self)",
  IrqlKeApcLte1: "LARGE_INTEGER time; time.QuadPart = -1; KeDelayExecutionThread(KernelMode, FALSE, &time)",
  IrqlKeApcLte2: "KeEnterCriticalRegion(); KeLeaveCriticalRegion()",
  IrqlMmApcLte: "MmUnsecureVirtualMemory(ext->Block)",
  IrqlExPassive: "UUID id; (VOID)ExUuidCreate(&id); ext->Count += id.Data1",
  IrqlIoPassive1: "(VOID)IoSetDeviceInterfaceState(ext->Block, TRUE)",
  IrqlIoPassive2:
    "SHARE_ACCESS share; RtlZeroMemory(&share, sizeof(share)); (VOID)IoCheckShareAccess(1, 1, ext->Block, &share, TRUE)",
  IrqlIoPassive3: "IoDetachDevice(ext->Lower)",
  IrqlIoPassive4: "(VOID)IoDeleteSymbolicLink(ext->Block)",
  IrqlIoPassive5: "(VOID)IoRegisterShutdownNotification(ext->Self)",
  IrqlIoRtlZwPassive: "(VOID)RtlCheckRegistryKey(RTL_REGISTRY_SERVICES, ext->Block)",
  IrqlObPassive: "(VOID)ObReferenceObjectByHandle(ext->Block, 0, NULL, KernelMode, &ext->Objects[0], NULL)",
  IrqlPsPassive: "(VOID)PsSetLoadImageNotifyRoutine(ext->Block)",
  IrqlRtlPassive: 'RtlDeleteRegistryValue(RTL_REGISTRY_SERVICES, L"A", L"B")',
  IrqlZwPassive: "(VOID)ZwFlushKey(ext->Block)",
  IrqlNtifsApcPassive: "FsRtlUninitializeOplock(ext->Block)",
  IrqlKeWaitForMultipleObjects:
    "(VOID)KeWaitForMultipleObjects(2, ext->Objects, WaitAll, Executive, KernelMode, FALSE, NULL, NULL)",
};
/** Routines that may run at DISPATCH_LEVEL, at the level of an interrupt. */
const interruptLevels: Readonly<Record<string, string>> = {
  IrqlDispatch: "IoStartNextPacket(ext->Self, TRUE)",
  IrqlKeDispatchLte: "KeCancelTimer(&ext->Timer)",
  IrqlMmDispatch: "MmFreeContiguousMemory(ext->Block)",
};

export const mistakesByVerifier: readonly Mistakes[] = [
  {
    file: "/verifier/levels.c",
    text: [
      head,
      freeOwn,
      ...Object.entries(levels).map(([name, call]) => at("DISPATCH_LEVEL", name, call)),
      ...Object.entries(interruptLevels).map(([name, call]) => at("DISPATCH_LEVEL + 1", name, call)),
      mistake(
        "IrqlIoDispatch",
        "VOID IrqlIoDispatch(PEXT ext) { KIRQL old; KeRaiseIrql(APC_LEVEL, &old); KeAcquireSpinLockAtDpcLevel(&ext->Lock); KeReleaseSpinLockFromDpcLevel(&ext->Lock); KeLowerIrql(old); }",
      ),
      ...["IrqlExFree2", "IrqlExFree3"].map((name) =>
        mistake(
          name,
          `VOID ${name}(PEXT ext)
{
    KIRQL old; PULONG block = ExAllocatePoolWithTag(PagedPool, 64, 'kcoB');
    if (block == NULL) return;
    ext->Count = 0;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    ExFreePoolWithTag(block, 'kcoB');
    KeLowerIrql(old);
}`,
        ),
      ),
      mistake(
        "IrqlKeRaiseLower2",
        "VOID IrqlKeRaiseLower2(PEXT ext) { KIRQL old = DISPATCH_LEVEL; KIRQL was; KeRaiseIrql(APC_LEVEL, &was); ext->Count = was; KeLowerIrql(old); }",
      ),
      mistake(
        "IrqlKeReleaseSpinLock",
        "_IRQL_requires_(PASSIVE_LEVEL) VOID IrqlKeReleaseSpinLock(PEXT ext) { KIRQL old; KeAcquireSpinLock(&ext->Lock, &old); KeLowerIrql(old); KeReleaseSpinLock(&ext->Lock, old); }",
      ),
      mistake(
        "SpinlockRelease",
        "VOID SpinlockRelease(PEXT ext) { KIRQL old; KeAcquireSpinLock(&ext->Lock, &old); if (ext->Started) return; KeReleaseSpinLock(&ext->Lock, old); }",
      ),
      mistake(
        "QueuedSpinLockRelease",
        "VOID QueuedSpinLockRelease(PEXT ext) { KLOCK_QUEUE_HANDLE held; KeAcquireInStackQueuedSpinLock(&ext->Lock, &held); if (ext->Started) return; KeReleaseInStackQueuedSpinLock(&held); }",
      ),
      sentHigh("ForwardedAtBadIrqlAllocate", allocated),
      sentHigh(
        "ForwardedAtBadIrqlFsdAsync",
        "IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, ext->Lower, NULL, 0, &zero, &io)",
      ),
      sentHigh("ForwardedAtBadIrqlFsdSync", flushRequest),
    ].join("\n"),
  },
  {
    file: "/verifier/pending.c",
    text: [
      head,
      dispatch("MarkIrpPending2", "WRITE", `    ${pended}\n    status = PassDown(ext, Irp);\n    return status;`),
      ...["MarkPowerDown", "MarkDevicePower"].map((name) =>
        dispatch(
          name,
          "POWER",
          `    if (stack->MinorFunction == IRP_MN_SET_POWER && stack->Parameters.Power.Type == DevicePowerState) {
        ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
        return STATUS_PENDING;
    }
    status = PassDown(ext, Irp);
    return status;`,
        ),
      ),
      dispatch(
        "MarkStartDevice",
        "PNP",
        `    if (stack->MinorFunction == IRP_MN_START_DEVICE) {
        ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
        return STATUS_PENDING;
    }
    status = PassDown(ext, Irp);
    return status;`,
      ),
      ...["PendedCompletedRequest2", "PendedCompletedRequest3", "PendedCompletedRequestEx"].map((name) =>
        dispatch(
          name,
          "READ",
          `    ext->Count++;\n    status = Complete(Irp, STATUS_SUCCESS);\n    return STATUS_PENDING;`,
        ),
      ),
      ...["StartDeviceWait2", "StartDeviceWait3", "StartDeviceWait4"].map((name) =>
        forwardsAndWaits(name, "PNP", "KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);", ""),
      ),
      forwardsAndWaits("SignalEventInCompletion", "PNP", "", forwardWaits),
      forwardsAndWaits("SignalEventInCompletion2", "PNP", setsSometimes, forwardWaits),
      forwardsAndWaits("SignalEventInCompletion3", "PNP", setsSometimes, forwardWaits),
      forwardsAndWaits("CompletionEventChecking", "PNP", sets, ""),
    ].join("\n"),
  },
  {
    file: "/verifier/locks.c",
    text: [
      head,
      "VOID Attach(PEXT ext) { ext->Lower = IoAttachDeviceToDeviceStack(ext->Self, ext->Pdo); }",
      lockLeft("RemoveLockReleaseCleanup", "CLEANUP"),
      lockLeft("RemoveLockReleaseClose", "CLOSE"),
      lockLeft("RemoveLockReleaseCreate", "CREATE"),
      lockLeft("RemoveLockReleaseDeviceControl", "DEVICE_CONTROL"),
      lockLeft("RemoveLockReleaseInternalDeviceControl", "INTERNAL_DEVICE_CONTROL"),
      lockLeft("RemoveLockReleasePnp", "PNP"),
      lockLeft("RemoveLockReleasePower", "POWER"),
      lockLeft("RemoveLockReleaseRead", "READ"),
      lockLeft("RemoveLockReleaseShutdown", "SHUTDOWN"),
      lockLeft("RemoveLockReleaseSystemControl", "SYSTEM_CONTROL"),
      lockLeft("RemoveLockReleaseWrite", "WRITE"),
      dispatch(
        "RemoveLockRelease2",
        "READ",
        `${acquire}    status = PassDown(ext, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;`,
      ),
      lockReleasedEarly("RemoveLockForward2", "SYSTEM_CONTROL"),
      lockReleasedEarly("RemoveLockForwardDeviceControl", "DEVICE_CONTROL"),
      lockReleasedEarly("RemoveLockForwardDeviceControl2", "DEVICE_CONTROL"),
      lockReleasedEarly("RemoveLockForwardDeviceControlInternal", "INTERNAL_DEVICE_CONTROL"),
      lockReleasedEarly("RemoveLockForwardDeviceControlInternal2", "INTERNAL_DEVICE_CONTROL"),
      lockReleasedEarly("RemoveLockForwardRead", "READ"),
      lockReleasedEarly("RemoveLockForwardRead2", "READ"),
      lockReleasedEarly("RemoveLockForwardWrite", "WRITE"),
      lockReleasedEarly("RemoveLockForwardWrite2", "WRITE"),
      dispatch(
        "RemoveLockQueryMnRemove",
        "PNP",
        `${acquire}    if (stack->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) {
        IoReleaseRemoveLock(&ext->Guard, Irp);
        return PassDown(ext, Irp);
    }
    status = PassDown(ext, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;`,
      ),
      dispatch(
        "RemoveLockMnRemove",
        "PNP",
        `${acquire}    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        status = PassDown(ext, Irp);
        IoReleaseRemoveLock(&ext->Guard, Irp);
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
        return status;
    }
    status = PassDown(ext, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;`,
      ),
      dispatch(
        "IoReleaseRemoveLockAndWaitOutsideRemoveDevice",
        "PNP",
        `${acquire}    status = PassDown(ext, Irp);
    if (stack->MinorFunction == IRP_MN_STOP_DEVICE) IoReleaseRemoveLockAndWait(&ext->Guard, Irp);
    else IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;`,
      ),
      ...(
        [
          ["NsRemoveLockMnRemove", "IRP_MN_REMOVE_DEVICE"],
          ["NsRemoveLockMnSurpriseRemove", "IRP_MN_SURPRISE_REMOVAL"],
          ["NsRemoveLockQueryMnRemove", "IRP_MN_QUERY_REMOVE_DEVICE"],
        ] as const
      ).map(([name, minor]) =>
        dispatch(
          name,
          "PNP",
          `    if (stack->MinorFunction == ${minor}) return Complete(Irp, STATUS_NOT_SUPPORTED);\n    status = PassDown(ext, Irp);\n    return status;`,
        ),
      ),
    ].join("\n"),
  },
  {
    file: "/verifier/own.c",
    text: [
      head,
      mistake(
        "IoBuildFsdComplete",
        `VOID IoBuildFsdComplete(PEXT ext)
{
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, ext->Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) return;
    irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}`,
      ),
      mistake(
        "IoBuildFsdForward",
        `VOID IoBuildFsdForward(PEXT ext)
{
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, ext->Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) return;
    (VOID)IoCallDriver(ext->Lower, irp);
}`,
      ),
      ...(
        [
          ["IoAllocateIrpSignalEventInCompletion", allocated, sets, ""],
          ["IoAllocateIrpSignalEventInCompletion2", allocated, "", waits],
          ["IoAllocateIrpSignalEventInCompletion3", allocated, setsSometimes, waits],
          ["IoAllocateIrpSignalEventInCompletionTimeout", allocated, sets, waitsForASecond],
          ["IoBuildFsdIrpSignalEventInCompletion", built, sets, ""],
          ["IoBuildFsdIrpSignalEventInCompletion2", built, "", waits],
          ["IoBuildFsdIrpSignalEventInCompletion3", built, setsSometimes, waits],
          ["IoBuildFsdIrpSignalEventInCompletionTimeout", built, sets, waitsForASecond],
        ] as const
      ).map(([name, make, completion, wait]) => sendsAndWaits(name, make, completion, wait)),
      control("IoBuildDeviceControlWait", controlRequest, ""),
      control(
        "IoBuildDeviceIoControlSetEvent",
        controlRequest,
        "KeSetEvent(&done, IO_NO_INCREMENT, FALSE); KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);",
      ),
      control(
        "IoBuildSynchronousFsdRequestNoFree",
        flushRequest,
        "if (status == STATUS_PENDING) KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); IoFreeIrp(irp);",
      ),
      control(
        "IoBuildSynchronousFsdRequestWaitTimeout",
        flushRequest,
        "if (status == STATUS_PENDING) KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, &second);",
      ),
    ].join("\n"),
  },
  {
    file: "/verifier/others.c",
    text: [
      head,
      mistake(
        "DoubleFetch",
        `VOID DoubleFetch(PULONG User, PUCHAR Into, PUCHAR From)
{
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        if (*User <= 64) RtlCopyMemory(Into, From, *User);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
    }
}`,
      ),
      mistake(
        "ObsoleteDDIs",
        "VOID ObsoleteDDIs(PEXT ext, PIO_STATUS_BLOCK Io, PLARGE_INTEGER At) { ext->Started = FsRtlPrivateLock(ext->Block, ext->Objects[0], At, At, ext->Objects[1], 0, TRUE, TRUE, Io, NULL, NULL, FALSE); }",
      ),
      mistake(
        "ReservedDDIs",
        "VOID ReservedDDIs(PEXT ext) { KAFFINITY affinity; KIRQL level; ext->Count = HalGetInterruptVector(PCIBus, 0, 5, 5, &level, &affinity); }",
      ),
      dispatch(
        "PowerUpFail",
        "POWER",
        `    if (stack->MinorFunction == IRP_MN_SET_POWER && stack->Parameters.Power.Type == DevicePowerState
        && stack->Parameters.Power.State.DeviceState == PowerDeviceD0 && !ext->Started) return Complete(Irp, STATUS_DEVICE_NOT_READY);
    status = PassDown(ext, Irp);
    return status;`,
      ),
      dispatch(
        "WmiComplete",
        "SYSTEM_CONTROL",
        `    if (ext->Started) return STATUS_INVALID_DEVICE_REQUEST;\n    status = PassDown(ext, Irp);\n    return status;`,
      ),
      dispatch(
        "IoSetCompletionRoutineExCheck",
        "READ",
        `    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutineEx(DeviceObject, Irp, ExDone, ext, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    return status;`,
      ).replace(
        "_Dispatch",
        `IO_COMPLETION_ROUTINE ExDone;
NTSTATUS ExDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) IoMarkIrpPending(Irp);
    return STATUS_CONTINUE_COMPLETION;
}
_Dispatch`,
      ),
      dispatch("IoReuseIrp2", "WRITE", `    ext->Count++;\n    IoReuseIrp(Irp, STATUS_SUCCESS);\n    ${completeNow}`),
    ].join("\n"),
  },
  {
    file: "/verifier/power.c",
    text: [
      head,
      mistake(
        "PagedCodeAtPowerTrans",
        `_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH Power;
static NTSTATUS SetPower(PEXT ext, PIRP Irp);
#pragma alloc_text(PAGE, SetPower)
static NTSTATUS SetPower(PEXT ext, PIRP Irp)
{
    PAGED_CODE();
    return PassDown(ext, Irp);
}
NTSTATUS Power(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_SET_POWER) return SetPower(ext, Irp);
    return PassDown(ext, Irp);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_POWER] = Power;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}`,
      ),
    ].join("\n"),
  },
  {
    file: "/verifier/nonpnp.c",
    text: [
      head,
      mistake(
        "IoSetCompletionRoutineNonPnpDriver",
        `static IO_COMPLETION_ROUTINE Done;
static NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) IoMarkIrpPending(Irp);
    return STATUS_CONTINUE_COMPLETION;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) { if (DriverObject->DeviceObject != NULL) IoDeleteDevice(DriverObject->DeviceObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = Read;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}`,
      ),
    ].join("\n"),
  },
];
