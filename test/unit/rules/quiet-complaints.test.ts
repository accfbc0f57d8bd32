// The false positives of the CodeQL driver queries that users complain of, as `field-checks.md` section 7 lists them, one test each;
// where it costs nothing, what is wrong and looks alike is there, too.
import { expect, test } from "vitest";
import { checkSources, expectFindings } from "./fixture.ts";

test("1: writing members of a buffer that an MDL maps is no second fetch", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _ANSWER { ULONG Count; ULONG Items[8]; } ANSWER, *PANSWER;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PANSWER answer = NULL;
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    ULONG count = 3;
    ULONG i;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (Irp->MdlAddress != NULL && stack->Parameters.Read.Length >= sizeof(ANSWER)) {
        answer = MmGetSystemAddressForMdlSafe(Irp->MdlAddress, NormalPagePriority | MdlMappingNoExecute);
        status = STATUS_INSUFFICIENT_RESOURCES;
    }
    if (answer != NULL) {
        RtlZeroMemory(answer, sizeof(*answer));
        for (i = 0; i < count; i++) answer->Items[i] = i;
        answer->Count = count;
        Irp->IoStatus.Information = sizeof(*answer);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`);
});

test("2: the dispatch table and the unload routine set in a helper", () => {
  expectFindings(`
#include <wdm.h>
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH PassDown;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH PassPower;
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH PassControl;
DRIVER_UNLOAD Unload;
DRIVER_ADD_DEVICE AddDevice;
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS PassDown(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        NTSTATUS status;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(ext->Lower, Irp);
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
NTSTATUS PassPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(((PEXT)DeviceObject->DeviceExtension)->Lower, Irp);
}
NTSTATUS PassControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(((PEXT)DeviceObject->DeviceExtension)->Lower, Irp);
}
VOID Unload(PDRIVER_OBJECT DriverObject) { UNREFERENCED_PARAMETER(DriverObject); }
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags |= ext->Lower->Flags & (DO_BUFFERED_IO | DO_DIRECT_IO | DO_POWER_PAGABLE);
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
static VOID Fill(PDRIVER_OBJECT DriverObject, PDRIVER_DISPATCH Pnp)
{
    PDRIVER_DISPATCH *table = DriverObject->MajorFunction;
    table[IRP_MJ_PNP] = Pnp;
    table[IRP_MJ_POWER] = PassPower;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = PassControl;
    DriverObject->DriverUnload = Unload;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    Fill(DriverObject, PassDown);
    DriverObject->DriverExtension->AddDevice = AddDevice;
    return STATUS_SUCCESS;
}
`);
});

test("3: KeSetEvent at DISPATCH_LEVEL, which only Wait TRUE forbids", () => {
  expectFindings(`
#include <wdm.h>
VOID Signal(PKSPIN_LOCK Lock, PKEVENT Event, BOOLEAN Wait)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    KeSetEvent(Event, IO_NO_INCREMENT, FALSE);
    KeSetEvent(Event, IO_NO_INCREMENT, Wait);
    KeSetEvent(Event, IO_NO_INCREMENT, TRUE);
//  ^^^^ irql-too-high: APC_LEVEL
    KeReleaseSpinLock(Lock, irql);
}
`);
});

test("4: annotations that a simple reader cannot take: conditions, arithmetic, members, several at once", () => {
  expectFindings(`
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KIRQL Old; } EXT, *PEXT;
_When_((Flags & 0x10) != 0 && Count >= sizeof(EXT) / 2, _IRQL_requires_max_(APC_LEVEL))
_At_(Ext->Lock, _Acquires_nonreentrant_lock_(Ext->Lock))
_IRQL_requires_max_(DISPATCH_LEVEL) _IRQL_raises_(DISPATCH_LEVEL)
_Pre_satisfies_(Count <= 64 && (Count % 4) == 0)
_Post_satisfies_(_Old_(Ext->Old) == Ext->Old || return != 0)
_Success_(return == 0)
LONG Take(_Inout_ PEXT Ext, _In_ ULONG Flags, _In_range_(0, 64) ULONG Count);
_IRQL_requires_(DISPATCH_LEVEL) _At_(Ext->Lock, _Releases_nonreentrant_lock_(Ext->Lock)) _IRQL_restores_global_(Old, Ext)
VOID Give(_Inout_ PEXT Ext);
VOID Work(PEXT Ext)
{
    (VOID)Take(Ext, 0, 4);
    Give(Ext);
}
`);
});

test("5: pageable code whose section comes with a macro or a type of its own", () => {
  expectFindings(`
#include <wdm.h>
#define _PAGED __declspec(code_seg("PAGE"))
typedef _PAGED VOID WORKER(_In_ PVOID Context);
typedef WORKER *PWORKER;
static WORKER Work;
_PAGED static VOID Work(PVOID Context)
{
    PAGED_CODE();
    ZwClose(Context);
}
_PAGED static NTSTATUS Start(PHANDLE Thread)
{
    PAGED_CODE();
    return PsCreateSystemThread(Thread, THREAD_ALL_ACCESS, NULL, NULL, NULL, Work, NULL);
}
_PAGED NTSTATUS Begin(PHANDLE Thread);
_PAGED NTSTATUS Begin(PHANDLE Thread)
{
    PAGED_CODE();
    return Start(Thread);
}
`);
});

test("6: an MDL on the stack, built and used by its own routine", () => {
  expectFindings(`
#include <ntddk.h>
typedef struct _SMALL_MDL { MDL Mdl; PFN_NUMBER Pages[2]; } SMALL_MDL;
VOID Copy(PVOID Source, ULONG Length, PVOID Into)
{
    SMALL_MDL small;
    PVOID mapped;
    if (Length > PAGE_SIZE) return;
    MmInitializeMdl(&small.Mdl, Source, Length);
    MmBuildMdlForNonPagedPool(&small.Mdl);
    mapped = MmGetSystemAddressForMdlSafe(&small.Mdl, NormalPagePriority);
    if (mapped != NULL) RtlCopyMemory(Into, mapped, Length);
}
`);
});

test("7: an optional pointer that was looked at, and one that may be left out", () => {
  expectFindings(`
#include <ntifs.h>
_IRQL_requires_max_(APC_LEVEL)
NTSTATUS Measure(_In_opt_ PUNICODE_STRING Name, _Out_opt_ PULONG Length)
{
    if (Length != NULL) *Length = 0;
    if (!ARGUMENT_PRESENT(Name)) return STATUS_INVALID_PARAMETER;
    if (Length) *Length = Name->Length;
    return STATUS_SUCCESS;
}
VOID Wait(PKEVENT Event, _In_opt_ PLARGE_INTEGER Timeout)
{
    (VOID)Measure(NULL, NULL);
    KeWaitForSingleObject(Event, Executive, KernelMode, FALSE, Timeout);
}
`);
});

test("8: what _Analysis_assume_ says is believed, and never executed", () => {
  const count = (assumed: string) => `
#include <ntddk.h>
typedef struct _EXT { PULONG Counts; ULONG Length; } EXT, *PEXT;
ULONG Total(PEXT Ext);
VOID Count(PEXT Ext, ULONG Length)
{
    Ext->Length = Length;
    Ext->Counts = NULL;
    if (Length != 0) Ext->Counts = ExAllocatePool2(POOL_FLAG_NON_PAGED, Length * sizeof(ULONG), 'tnuC');
    ${assumed}
    Ext->Counts[0] = 1;
    ExFreePoolWithTag(Ext->Counts, 'tnuC');
}
`;
  const rulesIn = (assumed: string) => checkSources({ "/driver/driver.c": count(assumed) }).map(({ rule }) => rule);
  expect(rulesIn("_Analysis_assume_(Length > 0 && Ext->Counts != NULL);")).toEqual([]);
  expect(rulesIn("__analysis_assume(Ext->Counts);")).toEqual([]);
  // What says nothing that can be known: a call, or names that are nowhere.
  for (const nothing of ["", "_Analysis_assume_(Total(Ext) > 0);", "_Analysis_assume_(_Length_of_(x) > NOWHERE);"])
    expect(rulesIn(nothing)).toEqual(["allocation-not-checked"]);
});
