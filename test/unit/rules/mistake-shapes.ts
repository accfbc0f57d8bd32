// The shapes of mistakes in a driver: routines around a body, named after the rule that the body breaks, and the driver's head.

export const head = `
#include <ntifs.h>
#include <wdmguid.h>
typedef struct _EXT {
    PDEVICE_OBJECT Self; PDEVICE_OBJECT Lower; PDEVICE_OBJECT Pdo; KSPIN_LOCK Lock; LIST_ENTRY Queue; FAST_MUTEX Mutex; KMUTEX Turn;
    KGUARDED_MUTEX Guarded; ERESOURCE Resource; IO_REMOVE_LOCK Guard; KEVENT Event; KTIMER Timer; PVOID Block; PVOID Objects[2]; ULONG Count; BOOLEAN Started;
} EXT, *PEXT;
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
static NTSTATUS PassDown(PEXT ext, PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
`;
/** A mistake under the name of the rule that it breaks. */
export const mistake = (name: string, text: string) => `// SDV ${name}\n${text}\n`;
export const at = (level: string, name: string, call: string) =>
  mistake(name, `VOID ${name}(PEXT ext) { KIRQL old; KeRaiseIrql(${level}, &old); ${call}; KeLowerIrql(old); }`);
export const dispatch = (name: string, major: string, body: string) =>
  mistake(
    name,
    `_Dispatch_type_(IRP_MJ_${major}) DRIVER_DISPATCH ${name};
NTSTATUS ${name}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(stack);
${body}
}`,
  );

/** An IRP of the driver's own, made by `made` and sent at DISPATCH_LEVEL. */
export const sentHigh = (name: string, made: string) =>
  mistake(
    name,
    `VOID ${name}(PEXT ext)
{
    IO_STATUS_BLOCK io; KEVENT done; KIRQL old; LARGE_INTEGER zero; PIRP irp; PIO_STACK_LOCATION next;
    zero.QuadPart = 0;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = ${made};
    if (irp == NULL) return;
    next = IoGetNextIrpStackLocation(irp);
    next->MajorFunction = IRP_MJ_FLUSH_BUFFERS;
    IoSetCompletionRoutine(irp, FreeOwn, NULL, TRUE, TRUE, TRUE);
    KeAcquireSpinLock(&ext->Lock, &old);
    (VOID)IoCallDriver(ext->Lower, irp);
    KeReleaseSpinLock(&ext->Lock, old);
    UNREFERENCED_PARAMETER(io);
}`,
  );
export const freeOwn = `
IO_COMPLETION_ROUTINE FreeOwn;
NTSTATUS FreeOwn(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Context);
    IoFreeIrp(Irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
`;

export const pended = "IoMarkIrpPending(Irp);";
export const completeNow = "return Complete(Irp, status);";
/** Acquires the remove lock, fails the request if it cannot. */
export const acquire = `    status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) return Complete(Irp, status);
`;
export const lockLeft = (name: string, major: string) =>
  dispatch(
    name,
    major,
    `${acquire}    if (!ext->Started) return Complete(Irp, STATUS_DEVICE_NOT_READY);
    status = PassDown(ext, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;`,
  );
export const lockReleasedEarly = (name: string, major: string, how = "PassDown(ext, Irp)") =>
  dispatch(
    name,
    major,
    `${acquire}    ext->Count++;
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return ${how};`,
  );

/** Sends an IRP of its own and waits on an event of the stack; `completion` is its completion routine's body, `wait` what follows. */
export const sendsAndWaits = (name: string, make: string, completion: string, wait: string) =>
  mistake(
    name,
    `static IO_COMPLETION_ROUTINE Done${name};
static NTSTATUS Done${name}(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp); UNREFERENCED_PARAMETER(Context);
    ${completion}
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS ${name}(PEXT ext)
{
    KEVENT done; NTSTATUS status; LARGE_INTEGER zero; PIRP irp;
    zero.QuadPart = 0;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = ${make};
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_FLUSH_BUFFERS;
    IoSetCompletionRoutine(irp, Done${name}, &done, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, irp);
    ${wait}
    IoFreeIrp(irp);
    return status;
}`,
  );
export const allocated = "IoAllocateIrp(ext->Lower->StackSize, FALSE)";
export const built = "IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, ext->Lower, NULL, 0, &zero, NULL)";
export const waits =
  "if (status == STATUS_PENDING) { KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); status = irp->IoStatus.Status; }";
export const waitsForASecond =
  "if (status == STATUS_PENDING) { zero.QuadPart = -10000000; KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, &zero); status = irp->IoStatus.Status; }";
export const sets = "if (Irp->PendingReturned) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);";
export const setsSometimes =
  "if (Irp->PendingReturned && NT_SUCCESS(Irp->IoStatus.Status)) KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);";

/** Forwards the request at hand with an event to wait for. */
export const forwardsAndWaits = (name: string, major: string, completion: string, wait: string) =>
  mistake(
    `${name}`,
    `static IO_COMPLETION_ROUTINE Done${name};
static NTSTATUS Done${name}(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject); UNREFERENCED_PARAMETER(Irp); UNREFERENCED_PARAMETER(Context);
    ${completion}
    return STATUS_MORE_PROCESSING_REQUIRED;
}
_Dispatch_type_(IRP_MJ_${major}) DRIVER_DISPATCH ${name};
NTSTATUS ${name}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KEVENT done; NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done${name}, &done, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    ${wait}
    return Complete(Irp, status);
}`,
  );
export const forwardWaits =
  "if (status == STATUS_PENDING) { KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL); status = Irp->IoStatus.Status; }";

export const control = (name: string, made: string, after: string) =>
  mistake(
    name,
    `NTSTATUS ${name}(PEXT ext)
{
    KEVENT done; IO_STATUS_BLOCK io; NTSTATUS status; LARGE_INTEGER second; PIRP irp;
    second.QuadPart = -10000000;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    irp = ${made};
    if (irp == NULL) return STATUS_INSUFFICIENT_RESOURCES;
    status = IoCallDriver(ext->Lower, irp);
    ${after}
    return status;
}`,
  );
export const controlRequest = "IoBuildDeviceIoControlRequest(1, ext->Lower, NULL, 0, NULL, 0, FALSE, &done, &io)";
export const flushRequest = "IoBuildSynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, ext->Lower, NULL, 0, NULL, &done, &io)";
