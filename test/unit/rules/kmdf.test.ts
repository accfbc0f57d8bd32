// Drivers on the kernel-mode framework: its callbacks have roles and levels, and a well-written one is left in peace.
import { test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `
#include <ntddk.h>
#include <wdf.h>
typedef struct _DEVICE_CONTEXT {
    WDFSPINLOCK Lock;
    WDFWAITLOCK Gate;
    WDFTIMER Timer;
    WDFQUEUE Pending;
    ULONG Count;
} DEVICE_CONTEXT, *PDEVICE_CONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(DEVICE_CONTEXT, GetContext)
`;

test("a whole driver, well written", () => {
  expectFindings(`${head}
DRIVER_INITIALIZE DriverEntry;
EVT_WDF_DRIVER_DEVICE_ADD DeviceAdd;
EVT_WDF_DEVICE_PREPARE_HARDWARE PrepareHardware;
EVT_WDF_DEVICE_D0_ENTRY D0Entry;
EVT_WDF_IO_QUEUE_IO_READ Read;
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL Control;
EVT_WDF_TIMER Tick;
EVT_WDF_INTERRUPT_ISR Isr;
EVT_WDF_INTERRUPT_DPC Dpc;
EVT_WDF_OBJECT_CONTEXT_CLEANUP Cleanup;
#ifdef ALLOC_PRAGMA
#pragma alloc_text(INIT, DriverEntry)
#pragma alloc_text(PAGE, DeviceAdd)
#pragma alloc_text(PAGE, PrepareHardware)
#pragma alloc_text(PAGE, Cleanup)
#endif
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath) {
    WDF_DRIVER_CONFIG config;
    WDF_DRIVER_CONFIG_INIT(&config, DeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}
NTSTATUS DeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit) {
    WDF_OBJECT_ATTRIBUTES attributes;
    WDF_PNPPOWER_EVENT_CALLBACKS callbacks;
    WDF_IO_QUEUE_CONFIG queue;
    WDF_INTERRUPT_CONFIG interrupt;
    WDF_TIMER_CONFIG timer;
    WDFINTERRUPT line;
    WDFDEVICE device;
    PDEVICE_CONTEXT context;
    NTSTATUS status;
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Driver);
    WDF_PNPPOWER_EVENT_CALLBACKS_INIT(&callbacks);
    callbacks.EvtDevicePrepareHardware = PrepareHardware;
    callbacks.EvtDeviceD0Entry = D0Entry;
    WdfDeviceInitSetPnpPowerEventCallbacks(DeviceInit, &callbacks);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, DEVICE_CONTEXT);
    attributes.EvtCleanupCallback = Cleanup;
    status = WdfDeviceCreate(&DeviceInit, &attributes, &device);
    if (!NT_SUCCESS(status)) return status;
    context = GetContext(device);
    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&queue, WdfIoQueueDispatchParallel);
    queue.EvtIoRead = Read;
    queue.EvtIoDeviceControl = Control;
    status = WdfIoQueueCreate(device, &queue, WDF_NO_OBJECT_ATTRIBUTES, &context->Pending);
    if (!NT_SUCCESS(status)) return status;
    WDF_TIMER_CONFIG_INIT(&timer, Tick);
    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    attributes.ParentObject = device;
    status = WdfTimerCreate(&timer, &attributes, &context->Timer);
    if (!NT_SUCCESS(status)) return status;
    status = WdfSpinLockCreate(&attributes, &context->Lock);
    if (!NT_SUCCESS(status)) return status;
    status = WdfWaitLockCreate(&attributes, &context->Gate);
    if (!NT_SUCCESS(status)) return status;
    WDF_INTERRUPT_CONFIG_INIT(&interrupt, Isr, Dpc);
    return WdfInterruptCreate(device, &interrupt, WDF_NO_OBJECT_ATTRIBUTES, &line);
}
NTSTATUS PrepareHardware(WDFDEVICE Device, WDFCMRESLIST Raw, WDFCMRESLIST Translated) {
    PDEVICE_CONTEXT context = GetContext(Device);
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Raw);
    WdfWaitLockAcquire(context->Gate, NULL);
    context->Count = WdfCmResourceListGetCount(Translated);
    WdfWaitLockRelease(context->Gate);
    return STATUS_SUCCESS;
}
NTSTATUS D0Entry(WDFDEVICE Device, WDF_POWER_DEVICE_STATE PreviousState) {
    UNREFERENCED_PARAMETER(PreviousState);
    WdfTimerStart(GetContext(Device)->Timer, WDF_REL_TIMEOUT_IN_MS(100));
    return STATUS_SUCCESS;
}
VOID Read(WDFQUEUE Queue, WDFREQUEST Request, size_t Length) {
    PDEVICE_CONTEXT context = GetContext(WdfIoQueueGetDevice(Queue));
    PVOID buffer;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, sizeof(ULONG), &buffer, NULL);
    UNREFERENCED_PARAMETER(Length);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
        return;
    }
    WdfSpinLockAcquire(context->Lock);
    *(PULONG)buffer = context->Count;
    WdfSpinLockRelease(context->Lock);
    WdfRequestCompleteWithInformation(Request, STATUS_SUCCESS, sizeof(ULONG));
}
VOID Control(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode) {
    UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength);
    UNREFERENCED_PARAMETER(IoControlCode);
    // Legal wherever the queue's level is PASSIVE_LEVEL, which the one above decides.
    WdfWaitLockAcquire(GetContext(WdfIoQueueGetDevice(Queue))->Gate, NULL);
    WdfWaitLockRelease(GetContext(WdfIoQueueGetDevice(Queue))->Gate);
    WdfRequestComplete(Request, STATUS_INVALID_DEVICE_REQUEST);
}
VOID Tick(WDFTIMER Timer) {
    PDEVICE_CONTEXT context = GetContext(WdfTimerGetParentObject(Timer));
    WdfSpinLockAcquire(context->Lock);
    context->Count += 1;
    WdfSpinLockRelease(context->Lock);
}
BOOLEAN Isr(WDFINTERRUPT Interrupt, ULONG MessageID) {
    UNREFERENCED_PARAMETER(MessageID);
    GetContext(WdfInterruptGetDevice(Interrupt))->Count += 1;
    return WdfInterruptQueueDpcForIsr(Interrupt);
}
VOID Dpc(WDFINTERRUPT Interrupt, WDFOBJECT AssociatedObject) {
    WdfInterruptAcquireLock(Interrupt);
    GetContext(AssociatedObject)->Count = 0;
    WdfInterruptReleaseLock(Interrupt);
}
VOID Cleanup(WDFOBJECT Object) {
    PAGED_CODE();
    UNREFERENCED_PARAMETER(Object);
}
`);
});

test("a wait lock under a spin lock", () => {
  expectFindings(`${head}
EVT_WDF_WORKITEM Work;
VOID Work(WDFWORKITEM WorkItem) {
    PDEVICE_CONTEXT context = GetContext(WdfWorkItemGetParentObject(WorkItem));
    WdfSpinLockAcquire(context->Lock);
    WdfWaitLockAcquire(context->Gate, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
    context->Count += 1;
    WdfWaitLockRelease(context->Gate);
    WdfSpinLockRelease(context->Lock);
    WdfWaitLockAcquire(context->Gate, NULL);
    WdfWaitLockRelease(context->Gate);
}
`);
});

test("what an interrupt service routine, a DPC and a timer may not call", () => {
  expectFindings(`${head}
EVT_WDF_INTERRUPT_ISR Isr;
BOOLEAN Isr(WDFINTERRUPT Interrupt, ULONG MessageID) {
    PDEVICE_CONTEXT context = GetContext(WdfInterruptGetDevice(Interrupt));
    UNREFERENCED_PARAMETER(MessageID);
    WdfSpinLockAcquire(context->Lock);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DIRQL
    WdfSpinLockRelease(context->Lock);
    return TRUE;
}
EVT_WDF_INTERRUPT_DPC Dpc;
VOID Dpc(WDFINTERRUPT Interrupt, WDFOBJECT AssociatedObject) {
    UNREFERENCED_PARAMETER(Interrupt);
    WdfWaitLockAcquire(GetContext(AssociatedObject)->Gate, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
    WdfWaitLockRelease(GetContext(AssociatedObject)->Gate);
}
EVT_WDF_TIMER Tick;
VOID Tick(WDFTIMER Timer) {
    WdfTimerStop(Timer, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
}
`);
});

test("a driver that asks for passive callbacks and interrupts", () => {
  expectFindings(`${head}
EVT_WDF_INTERRUPT_ISR Isr;
EVT_WDF_TIMER Tick;
VOID Configure(PWDF_INTERRUPT_CONFIG Interrupt, PWDF_OBJECT_ATTRIBUTES Attributes) {
    Interrupt->PassiveHandling = TRUE;
    Attributes->ExecutionLevel = WdfExecutionLevelPassive;
}
BOOLEAN Isr(WDFINTERRUPT Interrupt, ULONG MessageID) {
    PDEVICE_CONTEXT context = GetContext(WdfInterruptGetDevice(Interrupt));
    UNREFERENCED_PARAMETER(MessageID);
    WdfWaitLockAcquire(context->Gate, NULL);
    WdfWaitLockRelease(context->Gate);
    return TRUE;
}
VOID Tick(WDFTIMER Timer) {
    WdfWaitLockAcquire(GetContext(WdfTimerGetParentObject(Timer))->Gate, NULL);
    WdfWaitLockRelease(GetContext(WdfTimerGetParentObject(Timer))->Gate);
}
`);
});

test("the framework's own headers, which keep the level before in the lock's handle", () => {
  expectFindings(`
#include <ntddk.h>
DECLARE_HANDLE(LOCK);
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_raises_(DISPATCH_LEVEL)
VOID Take(_In_ _Requires_lock_not_held_(_Curr_) _Acquires_lock_(_Curr_) _IRQL_saves_ LOCK Lock);
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_requires_min_(DISPATCH_LEVEL)
VOID Give(_In_ _Requires_lock_held_(_Curr_) _Releases_lock_(_Curr_) _IRQL_restores_ LOCK Lock);
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context) {
    LOCK lock = Context;
    LARGE_INTEGER time = { 0 };
    UNREFERENCED_PARAMETER(DeviceObject);
    Take(lock);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-too-high: DISPATCH_LEVEL
    Give(lock);
    KeDelayExecutionThread(KernelMode, FALSE, &time);
}
`);
});

test("a wait lock without a timeout is always taken", () => {
  expectFindings(`${head}
EVT_WDF_WORKITEM Work;
VOID Work(WDFWORKITEM WorkItem) {
    PDEVICE_CONTEXT context = GetContext(WdfWorkItemGetParentObject(WorkItem));
    LONGLONG timeout = WDF_REL_TIMEOUT_IN_SEC(1);
    NTSTATUS status = WdfWaitLockAcquire(context->Gate, NULL);
    if (!NT_SUCCESS(status)) return;
    context->Count += 1;
    WdfWaitLockRelease(context->Gate);
    status = WdfWaitLockAcquire(context->Gate, &timeout);
    if (status == STATUS_TIMEOUT) return;
    WdfWaitLockRelease(context->Gate);
}
`);
});

test("a caller's lock that is given up for a while", () => {
  expectFindings(`${head}
_IRQL_requires_(DISPATCH_LEVEL) _Requires_lock_held_(Context->Lock)
VOID Finish(_In_ PDEVICE_CONTEXT Context, _In_opt_ WDFREQUEST Request) {
    Context->Count -= 1;
    if (Request != NULL) {
        WdfSpinLockRelease(Context->Lock);
        WdfRequestComplete(Request, STATUS_SUCCESS);
        WdfSpinLockAcquire(Context->Lock);
    }
}
EVT_WDF_DPC Dpc;
VOID Dpc(WDFDPC Dpc) {
    PDEVICE_CONTEXT context = GetContext(WdfDpcGetParentObject(Dpc));
    WdfSpinLockAcquire(context->Lock);
    Finish(context, NULL);
    WdfSpinLockRelease(context->Lock);
}
`);
});

test("a wait lock that is kept on a path is no spin lock", () => {
  expectFindings(`${head}
EVT_WDF_DEVICE_D0_ENTRY D0Entry;
NTSTATUS D0Entry(WDFDEVICE Device, WDF_POWER_DEVICE_STATE PreviousState) {
    PDEVICE_CONTEXT context = GetContext(Device);
    WdfWaitLockAcquire(context->Gate, NULL);
    if (PreviousState == WdfPowerDeviceD3) return STATUS_UNSUCCESSFUL;
//                                         ^^^^^^ lock-unbalanced: Gate
    context->Count = 0;
    WdfWaitLockRelease(context->Gate);
    return STATUS_SUCCESS;
}
`);
});

test("a lock that has been taken by its handle is there, so a guard that asks for it gives it back", () => {
  expectFindings(`${head}
static ULONG CountOf(PDEVICE_CONTEXT context, BOOLEAN forgets) {
    ULONG count;
    WDFSPINLOCK kept = context->Lock;
    WDFSPINLOCK taken;
    WdfSpinLockAcquire(kept);
    count = context->Count;
    if (forgets) return count;
//               ^^^^^^ spin-lock-unbalanced
    taken = (WDFSPINLOCK)InterlockedExchangePointer((PVOID *)&kept, NULL);
    if (taken) WdfSpinLockRelease(taken);
    return count;
}
`);
});
