// Mistakes that were planted into strangers' drivers and were missed there at first, each in its smallest form.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
#include <stdarg.h>
#include <ntstrsafe.h>
typedef struct _EXT { PDEVICE_OBJECT Self; PDEVICE_OBJECT Lower; LIST_ENTRY Queue; KSPIN_LOCK Lock; ULONG Level; } EXT, *PEXT;
`;

describe("planted", () => {
  test("IRPs queued or kept by a power request without being marked, printing helpers in between", () => {
    expectFindings(`${head}
VOID Print(ULONG Level, PCSTR Format, ...)
{
    char text[64];
    va_list args;
    va_start(args, Format);
    if (Level > 1) { Print(Level - 1, "nested"); }
    RtlStringCbVPrintfA(text, sizeof(text), Format, args);
    DbgPrint("%s", text);
    va_end(args);
}
REQUEST_POWER_COMPLETE Requested;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    Print(2, "read");
    ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
    return STATUS_PENDING;
//  ^^^^^^ pending-mismatch: not marked
}
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    POWER_STATE state;
    NTSTATUS status;
    state.DeviceState = PowerDeviceD3;
    status = PoRequestPowerIrp(ext->Self, IRP_MN_SET_POWER, state, Requested, Irp, NULL);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        PoStartNextPowerIrp(Irp);
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    return STATUS_PENDING;
//  ^^^^^^ pending-mismatch: not marked
}`);
  });
  test("a lock released as at DISPATCH_LEVEL that had raised the level", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
static VOID Count(PEXT Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Level += 1;
    KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
}
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Count(DeviceObject->DeviceExtension);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
//  ^^^^^^ irql-not-restored: DISPATCH_LEVEL
}`);
  });
  test("a device deleted at its removal and never detached, in a helper", () => {
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
static NTSTATUS Remove(PEXT Ext, PIRP Irp)
{
    NTSTATUS status;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Ext->Lower, Irp);
    IoDeleteDevice(Ext->Self);
    return status;
}
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        return Remove(ext, Irp);
//      ^^^^^^ device-left-attached: IoDetachDevice
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}`);
  });
  test("more bytes than there is room, in one of many requests that end alike", () => {
    const code = (n: number) => `CTL_CODE(FILE_DEVICE_UNKNOWN, 0x80${n}, METHOD_BUFFERED, FILE_ANY_ACCESS)`;
    const others = [2, 3, 4, 5, 6].map(
      (n) => `    case ${code(n)}:
        Irp->IoStatus.Information = stack->Parameters.DeviceIoControl.OutputBufferLength < ${n} ? stack->Parameters.DeviceIoControl.OutputBufferLength : ${n};
        break;`,
    );
    expectFindings(`${head}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    PCSTR text = "from the driver";
    size_t length = strlen(text) + 1;
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case ${code(1)}:
        Irp->IoStatus.Information = length;
        break;
${others.join("\n")}
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        Irp->IoStatus.Information = 0;
        break;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ information-beyond-buffer: compared
    return status;
}`);
  });
  test("events never initialised or set, a pending bit tested in vain", () => {
    expectFindings(`${head}
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
IO_COMPLETION_ROUTINE Idle;
NTSTATUS Idle(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    ASSERT(Context != NULL);
    if (Context != NULL) {
        ;
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Send(PEXT Ext, PIRP Irp)
{
    KEVENT done;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &done, TRUE, TRUE, TRUE);
    if (IoCallDriver(Ext->Lower, Irp) == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
//      ^^^^^^^^^^^^^^^^^^^^^ event-not-initialized: done
    }
    return Irp->IoStatus.Status;
}
VOID Prepare(PIRP Irp, PKEVENT Done)
{
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Idle, Done, TRUE, TRUE, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^ completion-event-not-set: Idle
}
IO_COMPLETION_ROUTINE Passed;
NTSTATUS Passed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        ;
    }
    return STATUS_CONTINUE_COMPLETION;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Passed, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ pending-returned-not-propagated: Passed
}`);
  });
  test("a device and its link that DriverEntry deletes where it fails, and Unload does not", () => {
    expectFindings(
      `${head}
UNICODE_STRING Name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
UNICODE_STRING Link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), &Name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
//                    ^^^^^^^^^^^^^^ device-never-deleted: Unload never
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) return status;
    status = IoCreateSymbolicLink(&Link, &Name);
//           ^^^^^^^^^^^^^^^^^^^^ symbolic-link-never-deleted: never
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    DriverObject->DriverUnload = Unload;
    return status;
}`,
    );
  });
  test("a status that is given back as a failure where it is success", () => {
    expectFindings(`${head}
NTSTATUS Prepare(PEXT Ext);
NTSTATUS Begin(PEXT Ext)
{
    NTSTATUS status = Prepare(Ext);
    if (!(status)) {
//        ^^^^^^ status-as-boolean: truth value
        return status;
    }
    Ext->Level = 1;
    return STATUS_SUCCESS;
}
NTSTATUS End(PEXT Ext)
{
    NTSTATUS status = Prepare(Ext);
    if (status) {
        Ext->Level = 0;
        return STATUS_UNSUCCESSFUL;
    }
    return status;
}`);
  });
});

test("a function that is never below a level is entered at it, and an AddDevice is known by its name and what it is given", () => {
  expectFindings(`
#include <wdm.h>
_IRQL_always_function_min_(5)
VOID Signal(PRKEVENT Event) {
    KeSetEvent(Event, 0, FALSE);
//  ^^^^^^^^^^ irql-too-high: KeSetEvent
}
_IRQL_always_function_max_(APC_LEVEL)
VOID SignalLow(PRKEVENT Event) {
    KeSetEvent(Event, 0, FALSE);
}
NTSTATUS FilterAddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject) {
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
//                    ^^^^^^^^^^^^^^ add-device-not-attached: attaches it to the device stack
    UNREFERENCED_PARAMETER(PhysicalDeviceObject);
    return status;
//  ^^^^^^ device-initializing-not-cleared: DO_DEVICE_INITIALIZING
}
`);
});
