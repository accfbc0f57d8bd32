// What was wrongly told of drivers whose makers have libraries, assertions and headers of their own, with what is wrong beside it.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (source: string, others: Readonly<Record<string, string>> = {}): string[] =>
  checkSources({ "/driver/driver.c": source, ...others })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

const stack = (prepare: string): string => `#include <ntddk.h>
#include "stacklib.h"
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_UNLOAD Unload;
typedef struct _EXT { STACK_PART Part; ULONG Ready; } EXT, *PEXT;
NTSTATUS Enter(PEXT Ext)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->Part.Guard, Ext);
    if (NT_SUCCESS(status)) IoReleaseRemoveLock(&Ext->Part.Guard, Ext);
    return status;
}
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Part.Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Part.Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    ${prepare}
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
`;
const stackLibrary = {
  "/driver/stacklib.h": `typedef struct _STACK_PART { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } STACK_PART, *PSTACK_PART;
VOID StackPrepare(PDEVICE_OBJECT Device, ULONG Flags);
ULONG StackVersion(ULONG Wanted);
`,
};
const ofDevice = (lines: readonly string[]): string[] =>
  lines.filter((line) => /remove-lock-not-initialized|device-initializing/.test(line));
test("a library that is not here makes ready the device that it is given", () => {
  expect(ofDevice(told(stack("StackPrepare(device, 0);"), stackLibrary))).toEqual([]);
  expect(ofDevice(told(stack("ext->Ready = StackVersion(1);"), stackLibrary))).toEqual([
    "9 remove-lock-not-initialized",
    "26 device-initializing-not-cleared",
  ]);
});

const asserted = (stop: string): string => `#include <ntddk.h>
#define INSIST(x) if (!(x)) { DbgPrint("%s does not hold\\n", #x); ${stop} }
VOID Leave(PKSPIN_LOCK Lock, KIRQL Before, PKEVENT Event)
{
    INSIST(Before != 0xff);
    KeReleaseSpinLock(Lock, Before);
    KeSetEvent(Event, IO_NO_INCREMENT, FALSE);
}
`;
test("an assertion of the driver's own that breaks into the debugger holds", () => {
  expect(told(asserted("DbgBreakPoint();"))).toEqual([]);
  expect(told(asserted(""))).toEqual(["7 irql-too-high"]);
});

const owner = (others: string): string => `#include <ntddk.h>
typedef struct _QUEUE { LONG References; KEVENT Idle; ULONG Id; } QUEUE, *PQUEUE;
VOID Free(PQUEUE Queue)
{
    if (InterlockedDecrement(&Queue->References) > 0) {
        ${others}
    }
    ExFreePoolWithTag(Queue, 'eueQ');
}
`;
test("who waits until the others have let go of an object owns it", () => {
  expect(told(owner("KeWaitForSingleObject(&Queue->Idle, Executive, KernelMode, FALSE, NULL);"))).toEqual([]);
  expect(told(owner('DbgPrint("%lu\\n", Queue->Id); return;'))).toEqual(["6 object-touched-after-last-reference"]);
});

test("headers that the kit has for their names alone are found, and those of mingw-w64 by the folder that it keeps them in", () => {
  const source = (header: string): string => `#include <ntddk.h>
#include <${header}>
VOID Nothing(VOID) { }
`;
  for (const header of ["wdmwarn4.h", "fwpvi.h", "ntrxdef.h", "ddk/ntifs.h"]) expect(told(source(header))).toEqual([]);
  expect(told(source("ddk/nowhere.h"))).toEqual(["2 include-not-found"]);
  expect(told("#include <ntddk.h>\n#include <ntrxdef.h>\nFARPROC Found(PVOID At) { return (FARPROC)At; }\n")).toEqual(
    [],
  );
});

const finished = (role: string): string => `#include <ntddk.h>
${role} Done;
NTSTATUS Done(PDEVICE_OBJECT Device, PIRP Irp${role === "IO_COMPLETION_ROUTINE" ? ", PVOID Context" : ""})
{
    ExFreePool(Irp->AssociatedIrp.SystemBuffer);
    IoFreeIrp(Irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
`;
test("who has built a request frees the buffer that the I/O manager made for it", () => {
  const ofBuffer = (role: string) => told(finished(role)).filter((line) => line.includes("memory-freed"));
  expect(ofBuffer("IO_COMPLETION_ROUTINE")).toEqual([]);
  expect(ofBuffer("DRIVER_DISPATCH")).toEqual(["5 memory-freed-that-is-not-pool"]);
});

test("a length below zero is no large number", () => {
  const source = `#include <ntddk.h>
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    int written = stack->Parameters.DeviceIoControl.InputBufferLength == 4 ? 0 : -1;
    if (stack->Parameters.DeviceIoControl.IoControlCode != CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_ANY_ACCESS)) written = 0;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = written * sizeof(ULONG);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
`;
  const messages = checkSources({ "/driver/driver.c": source }).map(({ message }) => message);
  expect(messages.filter((message) => message.startsWith("the program is given"))).toEqual([
    "the program is given a length below zero, but its output buffer is only known to hold none: OutputBufferLength must be compared first",
  ]);
});

const drained = (last: string): string => `#include <ntddk.h>
#include <wdf.h>
VOID Drain(WDFQUEUE Queue)
{
    WDFREQUEST request;
    WDFREQUEST kept = NULL;
    WDF_REQUEST_PARAMETERS parameters;
    while (NT_SUCCESS(WdfIoQueueRetrieveNextRequest(Queue, &request))) {
        WDF_REQUEST_PARAMETERS_INIT(&parameters);
        WdfRequestGetParameters(request, &parameters);
        if (kept == NULL && parameters.Parameters.DeviceIoControl.IoControlCode == 4) {
            kept = request;
        } else {
            WdfRequestComplete(request, STATUS_CANCELLED);
            ${last}
        }
    }
    if (kept != NULL && !NT_SUCCESS(WdfRequestRequeue(kept))) {
        WdfRequestComplete(kept, STATUS_CANCELLED);
    }
}
`;
test("a request that is kept of one round is not the one that a later round has completed", () => {
  const ofRequest = (last: string) => told(drained(last)).filter((line) => line.includes("framework-request"));
  expect(ofRequest("")).toEqual([]);
  expect(ofRequest("kept = request;")).toContain("18 framework-request-used-after-completion");
});

/** More callers than a routine is followed for. */
const manyCallers = 120;
const stopping = (end: string): string => `#include <ntddk.h>
static ULONG table[9];
VOID Stop(const char *Text, ULONG Line, ULONG Value)
{
    do {
        DbgPrint("%s %u %u", Text, Line, Value);
        DbgBreakPoint();
        if (Value > 1) KeStallExecutionProcessor(10);
        if (Line > 2) KeStallExecutionProcessor(20);
        if (Line > Value) KeStallExecutionProcessor(30);
    } while (${end});
}
${Array.from({ length: manyCallers }, (_, at) => `VOID Use${at}(ULONG Index)\n{\n    if (Index > 20) return;\n    if (!(Index < 9)) Stop("${at}", ${at}, Index);\n    table[Index] += ${at};\n}`).join("\n")}
`;
test("a routine that loops for ever is never left, however many call it", () => {
  expect(told(stopping("1"))).toEqual([]);
  expect(told(stopping("Value > 8 && Line == 0")).length).toBeGreaterThan(manyCallers / 2);
});

const waiting = (rest: string, unregister: string): string => `#include <ntddk.h>
#include <wdmguid.h>
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
DRIVER_NOTIFICATION_CALLBACK_ROUTINE Arrived;
static PVOID entry;
static KEVENT there;
NTSTATUS Arrived(PVOID Notification, PVOID Context)
{
    UNREFERENCED_PARAMETER(Notification);
    UNREFERENCED_PARAMETER(Context);
    KeSetEvent(&there, IO_NO_INCREMENT, FALSE);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
static NTSTATUS WaitFor(PDRIVER_OBJECT DriverObject)
{
    NTSTATUS status;
    KeInitializeEvent(&there, NotificationEvent, FALSE);
    status = IoRegisterPlugPlayNotification(EventCategoryDeviceInterfaceChange, PNPNOTIFY_DEVICE_INTERFACE_INCLUDE_EXISTING_INTERFACES,
        (PVOID)&GUID_HWPROFILE_CHANGE_COMPLETE, DriverObject, Arrived, NULL, &entry);
    if (!NT_SUCCESS(status)) return status;
    KeWaitForSingleObject(&there, Executive, KernelMode, FALSE, NULL);
    ${unregister}
    return STATUS_SUCCESS;
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    ${rest}
}
`;
test("what a helper of DriverEntry's registers for a while is taken back by itself", () => {
  const takeBack = "IoUnregisterPlugPlayNotificationEx(entry);";
  const rules = (source: string) => told(source).filter((one) => one.includes("callback-never-unregistered")).length;
  expect(rules(waiting("return WaitFor(DriverObject);", takeBack))).toBe(0);
  const failing = `NTSTATUS status = WaitFor(DriverObject);
    if (NT_SUCCESS(status)) status = IoRegisterShutdownNotification(DriverObject->DeviceObject);
    if (!NT_SUCCESS(status)) ${takeBack}
    return status;`;
  expect(rules(waiting(failing, ""))).toBe(1 + 1);
});

/** A driver whose device has a lock in a job; what `give` gives goes to a library. */
const giving = (give: string): string => `#include <ntddk.h>
#include "partlib.h"
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_UNLOAD Unload;
typedef struct _JOB { LIST_ENTRY Link; IO_REMOVE_LOCK Guard; } JOB, *PJOB;
typedef struct _NOTE { ULONG Size; PVOID Owner; KEVENT Done; } NOTE, *PNOTE;
typedef struct _CHAIN { LIST_ENTRY Link; ULONG Id; } CHAIN, *PCHAIN;
typedef struct _EXT { PJOB Job; NOTE Note; CHAIN Chain; LIST_ENTRY Jobs; UNICODE_STRING Name; } EXT, *PEXT;
NTSTATUS Enter(PJOB Job)
{
    NTSTATUS status = IoAcquireRemoveLock(&Job->Guard, Job);
    if (NT_SUCCESS(status)) IoReleaseRemoveLock(&Job->Guard, Job);
    return status;
}
VOID Remember(PEXT Ext, PVOID Anything, ULONG_PTR Number)
{
    InsertTailList(&Ext->Jobs, &Ext->Job->Link);
    InsertTailList(&Ext->Jobs, &Ext->Chain.Link);
    Ext->Note.Owner = Ext;
    KeInitializeEvent(&Ext->Note.Done, NotificationEvent, FALSE);
    ${give}
}
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(Pdo);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
`;
const partLibrary = {
  "/driver/partlib.h": `struct _JOB;
struct _NOTE;
VOID PartName(PUNICODE_STRING Name);
VOID PartEvent(PKEVENT Event);
VOID PartBytes(PVOID Bytes, ULONG Size);
VOID PartJobs(struct _JOB **Jobs);
VOID PartNote(struct _NOTE *Note);
VOID PartNumber(ULONG_PTR Number);
VOID PartChain(PVOID Chain);
struct _JOB *PartNew(VOID);
`,
};
const ofJob = (give: string): string[] =>
  told(giving(give), partLibrary).filter((line) => /remove-lock-not-initialized/.test(line));
test.each([
  "PartName(&Ext->Name);",
  "PartEvent(&Ext->Note.Done);",
  "PartBytes(&Ext->Chain.Id, sizeof(ULONG));",
  "PartBytes(ExAllocatePoolWithTag(NonPagedPoolNx, 10, 'traP'), 10);",
  "PartNumber((ULONG_PTR)Ext->Name.Buffer);",
])("a library that is given what does not lead to the object has not made it ready: %s", (give) => {
  expect(ofJob(give)).toEqual(["12 remove-lock-not-initialized"]);
});
test.each([
  // A structure that points to it, directly, by a void pointer, or from nobody knows where.
  "PartJobs(&Ext->Job);",
  "PartNote(&Ext->Note);",
  "PartNumber((ULONG_PTR)Ext);",
  "PartBytes(Anything, sizeof(EXT));",
  // What lists lead to.
  "PartChain(&Ext->Chain);",
  "PartChain(&Ext->Jobs);",
  // Its own.
  "Ext->Job = PartNew();",
])("a library that is given a way to the object may make it ready: %s", (give) => {
  expect(ofJob(give)).toEqual([]);
});
