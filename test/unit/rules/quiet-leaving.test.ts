// What was wrongly told of drivers that never go, or whose devices take with them what was registered for these.
import { expect, test } from "vitest";
import { checkSources } from "./fixture.ts";

const told = (source: string): string[] =>
  checkSources({ "/driver/driver.c": source })
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ rule, range }) => `${range.startLine + 1} ${rule}`);

/** A Plug and Play driver that starts something with the driver, and something with each device. */
const staying = (unload: string, perDevice = ""): string => `#include <ntddk.h>
typedef struct _ITEM { LIST_ENTRY Link; ULONG Id; } ITEM, *PITEM;
static ERESOURCE All;
static LIST_ENTRY Items;
static PCALLBACK_OBJECT Power;
static PVOID Registered;
static DRIVER_DISPATCH Pass;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_UNLOAD Unload;
VOID Loaded(PUNICODE_STRING Name, HANDLE Process, PIMAGE_INFO Image) { DbgPrint("%wZ %p %p\\n", Name, Process, Image); }
NTSTATUS Prepare(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Staying");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Staying");
    PDEVICE_OBJECT control;
    PITEM item;
    NTSTATUS status = PsSetLoadImageNotifyRoutine(Loaded);
    if (!NT_SUCCESS(status)) return status;
    (VOID)ExInitializeResourceLite(&All);
    InitializeListHead(&Items);
    item = ExAllocatePoolWithTag(NonPagedPoolNx, sizeof(ITEM), 'metI');
    if (item != NULL) InsertTailList(&Items, &item->Link);
    if (!NT_SUCCESS(IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &control))) return STATUS_SUCCESS;
    (VOID)IoCreateSymbolicLink(&link, &name);
    return STATUS_SUCCESS;
}
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(Pdo);
    ${perDevice}
    return STATUS_SUCCESS;
}
NTSTATUS Pass(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_NOT_SUPPORTED;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pass;
    DriverObject->DriverExtension->AddDevice = AddDevice;
    ${unload}
    return Prepare(DriverObject);
}
`;
const ofLeaving = (lines: readonly string[]): string[] =>
  lines.filter((line) => /never|list-never/.test(line)).map((line) => line.replace(/^\d+ /, ""));
test("what DriverEntry makes stays with a driver that has no Unload", () => {
  expect(ofLeaving(told(staying("")))).toEqual([]);
  const unload = `DriverObject->DriverUnload = Unload;
    return Prepare(DriverObject);
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    DbgPrint("gone\\n");
}
NTSTATUS Other(PDRIVER_OBJECT DriverObject)
{`;
  expect(ofLeaving(told(staying(unload))).sort()).toEqual([
    "callback-never-unregistered",
    "device-never-deleted",
    "list-never-emptied",
    "resource-never-deleted",
    "symbolic-link-never-deleted",
  ]);
});
test("what comes with each device is left behind all the same, and a class driver has an Unload of its own", () => {
  expect(ofLeaving(told(staying("", "(VOID)PsSetLoadImageNotifyRoutine(Loaded);")))).toEqual([
    "callback-never-unregistered",
  ]);
  const given = staying("PrepareClass(DriverObject);").replace(
    "static ERESOURCE",
    "VOID PrepareClass(PDRIVER_OBJECT Driver);\n$&",
  );
  expect(ofLeaving(told(given))).toContain("callback-never-unregistered");
});

const notified = (go: string): string => `#include <ntddk.h>
DRIVER_DISPATCH Shutdown;
DRIVER_UNLOAD Unload;
NTSTATUS Shutdown(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    ${go}
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    UNREFERENCED_PARAMETER(RegistryPath);
    if (!NT_SUCCESS(status)) return status;
    status = IoRegisterShutdownNotification(device);
    if (!NT_SUCCESS(status)) {
        IoDeleteDevice(device);
        return status;
    }
    DriverObject->MajorFunction[IRP_MJ_SHUTDOWN] = Shutdown;
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
`;
test("a registration for shutdown goes with its device", () => {
  const ofShutdown = (go: string) => told(notified(go)).filter((line) => line.includes("callback-never"));
  expect(ofShutdown("IoDeleteDevice(DriverObject->DeviceObject);")).toEqual([]);
  expect(ofShutdown("UNREFERENCED_PARAMETER(DriverObject);")).toEqual(["22 callback-never-unregistered"]);
});

const traced = (undo: string) => `
#include <wdm.h>
#include <TraceLoggingProvider.h>
TRACELOGGING_DECLARE_PROVIDER(Provider);
static struct { ULONG Flags; ERESOURCE Guard; PDEVICE_OBJECT Device; } State;
extern ULONG Wanted;
#define LOG(Text) if (Wanted == 0) {} else DbgPrint(Text)
DRIVER_INITIALIZE DriverEntry;
DRIVER_UNLOAD Unload;
static VOID UndoDevice(VOID)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Traced");
    if (State.Flags & 4) { State.Flags &= ~4u; IoDeleteSymbolicLink(&link); }
    if (State.Flags & 2) { State.Flags &= ~2u; IoDeleteDevice(State.Device); }
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UndoDevice();
    if (State.Flags & 1) { State.Flags &= ~1u; ExDeleteResourceLite(&State.Guard); }
    ${undo}
}
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Traced");
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Traced");
    NTSTATUS status;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    TraceLoggingRegister(Provider);
    RtlZeroMemory(&State, sizeof(State));
    status = ExInitializeResourceLite(&State.Guard);
    if (!NT_SUCCESS(status)) { LOG("guard\\n"); Unload(DriverObject); return status; }
    State.Flags |= 1;
    status = IoCreateDevice(DriverObject, 0, &name, FILE_DEVICE_DISK, FILE_DEVICE_SECURE_OPEN, FALSE, &State.Device);
    if (!NT_SUCCESS(status)) { LOG("device\\n"); Unload(DriverObject); return status; }
    State.Flags |= 2;
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) { LOG("link\\n"); Unload(DriverObject); return status; }
    State.Flags |= 4;
    status = IoRegisterShutdownNotification(State.Device);
    if (!NT_SUCCESS(status)) { LOG("shutdown\\n"); Unload(DriverObject); return status; }
    return STATUS_SUCCESS;
}
`;
test("an Unload that a failing start calls gives back what it finds; a wrapper of the kit's unregisters", () => {
  expect(told(traced("TraceLoggingUnregister(Provider);"))).toEqual([]);
  expect(told(traced(""))).toContain("33 registration-left-on-failure");
});
