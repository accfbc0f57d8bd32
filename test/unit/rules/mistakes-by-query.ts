// For each of CodeQL's queries for drivers a mistake of the kind it looks for, behind a comment with its name.

export interface Mistakes {
  readonly file: string;
  readonly text: string;
}

export const mistakesByQuery: readonly Mistakes[] = [
  {
    file: "/levels/driver.c",
    text: `#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; KEVENT Event; HANDLE File; ULONG Count; } EXT, *PEXT;

// cpp/drivers/irql-annotation-issue
_IRQL_requires_max_(Ceiling) VOID Unknown(PEXT Ext);
VOID Unknown(PEXT Ext) { Ext->Count = 1; }
// cpp/drivers/irql-illegal-value
_IRQL_requires_max_(77) VOID Illegal(PEXT Ext) { Ext->Count = 1; }
// cpp/drivers/irql-function-not-annotated
IO_WORKITEM_ROUTINE Leaves;
VOID Leaves(PDEVICE_OBJECT Device, PVOID Context)
{
    KIRQL old;
    UNREFERENCED_PARAMETER(Device);
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    ((PEXT)Context)->Count = old;
}
// cpp/drivers/irql-inconsistent-with-required
_IRQL_requires_same_ VOID Same(PEXT Ext)
{
    KIRQL old;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    if (Ext->Count > 1) return;
    KeLowerIrql(old);
}
// cpp/drivers/irql-lowered-improperly
_IRQL_requires_(DISPATCH_LEVEL) VOID Improper(PEXT Ext)
{
    KIRQL old;
    KeRaiseIrql(APC_LEVEL, &old);
    Ext->Count = old;
}
// cpp/drivers/irql-not-saved
VOID NotSaved(PEXT Ext, _Out_ _IRQL_saves_ PKIRQL Old) { UNREFERENCED_PARAMETER(Old); Ext->Count = 2; }
// cpp/drivers/irql-not-used
VOID NotUsed(PEXT Ext, _In_ _IRQL_restores_ KIRQL Old)
{
    UNREFERENCED_PARAMETER(Old);
    Ext->Count = 2;
}
// cpp/drivers/irql-set-too-high
_IRQL_always_function_max_(APC_LEVEL) VOID SetTooHigh(PEXT Ext)
{
    KIRQL old;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    Ext->Count = 3;
    KeLowerIrql(old);
}
// cpp/drivers/irql-set-too-low
_IRQL_requires_(DISPATCH_LEVEL) _IRQL_always_function_min_(DISPATCH_LEVEL) VOID SetTooLow(PEXT Ext)
{
    KeLowerIrql(PASSIVE_LEVEL);
    Ext->Count = 3;
    KfRaiseIrql(DISPATCH_LEVEL);
}
// cpp/drivers/irql-too-high
VOID TooHigh(PEXT Ext)
{
    KIRQL old;
    KeAcquireSpinLock(&Ext->Lock, &old);
    ZwClose(Ext->File);
    KeReleaseSpinLock(&Ext->Lock, old);
}
// cpp/drivers/irql-too-low
_IRQL_requires_(PASSIVE_LEVEL) VOID TooLow(PEXT Ext)
{
    KeAcquireSpinLockAtDpcLevel(&Ext->Lock);
    KeReleaseSpinLockFromDpcLevel(&Ext->Lock);
}
// cpp/drivers/ke-set-event-irql
VOID SetEvent(PEXT Ext)
{
    KIRQL old;
    KeAcquireSpinLock(&Ext->Lock, &old);
    KeSetEvent(&Ext->Event, IO_NO_INCREMENT, TRUE);
    KeReleaseSpinLock(&Ext->Lock, old);
}
#pragma alloc_text(PAGE, SetPaged, Twice, NoMacro)
// cpp/drivers/ke-set-event-pageable
VOID SetPaged(PEXT Ext)
{
    PAGED_CODE();
    KeSetEvent(&Ext->Event, IO_NO_INCREMENT, TRUE);
    KeWaitForSingleObject(&Ext->Event, Executive, KernelMode, FALSE, NULL);
}
// cpp/drivers/multiple-paged-code
VOID Twice(PEXT Ext)
{
    PAGED_CODE();
    Ext->Count = 1;
    PAGED_CODE();
}
// cpp/drivers/no-paged-code
VOID NoMacro(PEXT Ext) { Ext->Count = 1; ZwClose(Ext->File); }
// cpp/drivers/kewaitlocal-requires-kernel-mode
VOID WaitLocal(VOID)
{
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeWaitForSingleObject(&event, Executive, UserMode, FALSE, NULL);
}
// cpp/drivers/float-hardware-state-protection
ULONG Half(ULONG Count)
{
    float half = Count * 0.5f;
    return (ULONG)half;
}
// cpp/drivers/kmdf/float-safe-exit
_Kernel_float_saved_ NTSTATUS Saves(PEXT Ext) { Ext->Count = 1; return STATUS_SUCCESS; }
// cpp/drivers/kmdf/float-unsafe-exit
_Kernel_float_restored_ NTSTATUS Restores(PEXT Ext) { Ext->Count = 1; return STATUS_SUCCESS; }
// cpp/drivers/irql-float-state-mismatch
VOID FloatAtOther(PEXT Ext)
{
    KFLOATING_SAVE save;
    KIRQL old;
    if (NT_SUCCESS(KeSaveFloatingPointState(&save))) {
        KeRaiseIrql(DISPATCH_LEVEL, &old);
        Ext->Count = 1;
        KeRestoreFloatingPointState(&save);
        KeLowerIrql(old);
    }
}
`,
  },
  {
    file: "/irps/driver.c",
    text: `#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PDEVICE_OBJECT Pdo; PUNICODE_STRING Kept; LIST_ENTRY List; PVOID Data; ULONG Size; } EXT, *PEXT;
PUNICODE_STRING Kept;
DRIVER_INITIALIZE DriverEntry;
DRIVER_ADD_DEVICE AddDevice;
DRIVER_CANCEL Cancel;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH Read;
DRIVER_DISPATCH Control;
IO_TIMER_ROUTINE Tick;
NTSTATUS Plain(PDEVICE_OBJECT Device, PIRP Irp);

// cpp/drivers/wrong-dispatch-table-assignment
// cpp/windows/wdk/inconsistent-dispatch-annotation
// cpp/drivers/driver-entry-save-buffer
NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    Kept = Path;
    Driver->DriverExtension->AddDevice = AddDevice;
    Driver->MajorFunction[IRP_MJ_WRITE] = Read;
    Driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
    Driver->MajorFunction[IRP_MJ_CREATE] = Plain;
    return STATUS_SUCCESS;
}
// cpp/drivers/init-not-cleared
NTSTATUS AddDevice(PDRIVER_OBJECT Driver, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(Driver, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) { IoDeleteDevice(device); return STATUS_NO_SUCH_DEVICE; }
    return STATUS_SUCCESS;
}
VOID Tick(PDEVICE_OBJECT Device, PVOID Context) { UNREFERENCED_PARAMETER(Device); UNREFERENCED_PARAMETER(Context); }
// cpp/drivers/io-initialize-timer-call
// cpp/drivers/role-type-correctly-used
NTSTATUS Plain(PDEVICE_OBJECT Device, PIRP Irp)
{
    IoInitializeTimer(Device, Tick, NULL);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
// cpp/drivers/irql-cancel-routine
VOID Cancel(PDEVICE_OBJECT Device, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Device);
    IoReleaseCancelSpinLock(PASSIVE_LEVEL);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
// cpp/drivers/irp-stack-entry-copy
VOID Copy(PIRP Irp)
{
    PIO_STACK_LOCATION here = IoGetCurrentIrpStackLocation(Irp);
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    *next = *here;
}
// cpp/drivers/illegal-field-access
VOID SetsCancel(PIRP Irp) { Irp->CancelRoutine = Cancel; }
// cpp/drivers/illegal-field-access-2
VOID ReadsField(PDRIVER_OBJECT Driver, PEXT Ext) { Ext->Data = Driver->DriverSection; }
// cpp/drivers/illegal-field-write
VOID WritesField(PDEVICE_OBJECT Device, PDRIVER_OBJECT Driver) { Device->DriverObject = Driver; }
// cpp/drivers/operand-assignment
VOID SetsFlags(PDEVICE_OBJECT Device) { Device->Flags = DO_BUFFERED_IO; }
// cpp/drivers/pending-status-error
NTSTATUS Read(PDEVICE_OBJECT Device, PIRP Irp)
{
    PEXT ext = Device->DeviceExtension;
    IoMarkIrpPending(Irp);
    InsertTailList(&ext->List, &Irp->Tail.Overlay.ListEntry);
    return STATUS_SUCCESS;
}
#define IOCTL_TAKE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_MAKE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
NTSTATUS Control(PDEVICE_OBJECT Device, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = Device->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
// cpp/microsoft/public/likely-bugs/memory-management/unprobeddereference
    case IOCTL_TAKE:
        ext->Size = *(PULONG)stack->Parameters.DeviceIoControl.Type3InputBuffer;
        status = STATUS_SUCCESS;
        break;
// cpp/microsoft/experimental/security/cwe-190/integer-overflow-tainted
// cpp/microsoft/experimental/security/cwe-190/tainted-arithmetic
// cpp/microsoft/experimental/security/cwe-190/uncontrolled-allocation-size
    case IOCTL_MAKE:
        if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ULONG)) {
            ULONG count = *(PULONG)Irp->AssociatedIrp.SystemBuffer;
            ext->Data = ExAllocatePool2(POOL_FLAG_NON_PAGED, count * sizeof(EXT), 'kaTR');
            status = ext->Data ? STATUS_SUCCESS : STATUS_INSUFFICIENT_RESOURCES;
        }
        break;
// cpp/drivers/ob-reference-mode
    default:
        status = ObReferenceObjectByHandle(
            *(PHANDLE)Irp->AssociatedIrp.SystemBuffer, EVENT_MODIFY_STATE, *ExEventObjectType, KernelMode, &ext->Data, NULL);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
`,
  },
  {
    file: "/memory/driver.c",
    text: `#include <wdm.h>
#include <string.h>
typedef struct _EXT { LONG References; PVOID Data; ULONG Size; CHAR Name[16]; HANDLE Thread; } EXT, *PEXT;
typedef struct _ASK { ULONG Length; UCHAR Data[64]; } ASK, *PASK;

// cpp/drivers/default-pool-tag
PVOID DefaultTag(VOID) { return ExAllocatePoolWithTag(NonPagedPoolNx, 16, ' mdW'); }
// cpp/drivers/default-pool-tag-extended
PVOID DefaultTagThrough(VOID)
{
    ULONG tag = ' mdW';
    return ExAllocatePoolWithTag(NonPagedPoolNx, 16, tag);
}
// cpp/drivers/wdk-deprecated-api
PVOID Old(VOID) { return ExAllocatePool(NonPagedPool, 16); }
// cpp/drivers/pool-tag-integral
PVOID StringTag(VOID) { return ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, (ULONG)(ULONG_PTR)"Tag1"); }
// cpp/drivers/pointer-variable-size
VOID Clear(PEXT Ext) { RtlZeroMemory(Ext, sizeof(Ext)); }
// cpp/drivers/multithreaded-av-condition
VOID Release(PEXT Ext)
{
    if (InterlockedDecrement(&Ext->References) == 0) ExFreePoolWithTag(Ext, 'kaTR');
    Ext->Size = 0;
}
// cpp/drivers/opaque-mdl-use
ULONG Length(PMDL Mdl) { return Mdl->ByteCount; }
// cpp/drivers/opaque-mdl-write
VOID Shorten(PMDL Mdl) { Mdl->ByteCount = 1; }
// cpp/drivers/unicode-string-not-freed
NTSTATUS Made(PCWSTR From, PEXT Ext)
{
    UNICODE_STRING copy;
    if (!RtlCreateUnicodeString(&copy, From)) return STATUS_NO_MEMORY;
    Ext->Size = copy.Length;
    return STATUS_SUCCESS;
}
// cpp/drivers/important-function-call-optimized-out
NTSTATUS Secret(PEXT Ext)
{
    UCHAR key[32];
    RtlCopyMemory(key, Ext->Data, sizeof(key));
    Ext->Size = key[3];
    RtlZeroMemory(key, sizeof(key));
    return STATUS_SUCCESS;
}
// cpp/use-after-free
// cpp/probable-use-after-free
VOID After(PEXT Ext)
{
    ExFreePoolWithTag(Ext->Data, 'kaTR');
    *(PULONG)Ext->Data = 1;
}
// cpp/microsoft/public/likely-bugs/unguardednullreturndereference
VOID Unguarded(PVOID Buffer)
{
    PMDL mdl = IoAllocateMdl(Buffer, 64, FALSE, FALSE, NULL);
    MmBuildMdlForNonPagedPool(mdl);
    IoFreeMdl(mdl);
}
// cpp/microsoft/public/likely-bugs/memory-management/bad-strncpy-size
VOID Bounded(PEXT Ext, const CHAR *From) { strncpy(Ext->Name, From, strlen(From)); }
// cpp/microsoft/public/likely-bugs/memory-management/unsafe-strcat
VOID Append(PEXT Ext, const CHAR *From) { strcat(Ext->Name, From); }
// cpp/microsoft/public/likely-bugs/memory-management/improper-null-termination
VOID Unterminated(PEXT Ext, const CHAR *From) { strncpy(Ext->Name, From, sizeof(Ext->Name)); }
// cpp/drivers/extended-deprecated-apis
VOID CopyText(PEXT Ext, const CHAR *From) { strcpy(Ext->Name, From); }
// cpp/microsoft/public/likely-bugs/memory-management/usermodememoryoutsidetry
ULONG OutsideTry(PULONG User)
{
    ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
    return *User;
}
// cpp/microsoft/public/likely-bugs/memory-management/usermodememoryreadmultipletimes
NTSTATUS TwoReads(PASK User, PUCHAR Into)
{
    __try {
        ProbeForRead(User, sizeof(ASK), sizeof(ULONG));
        if (User->Length <= 64) RtlCopyMemory(Into, User->Data, User->Length);
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    return STATUS_SUCCESS;
}
`,
  },
  {
    file: "/types/driver.c",
    text: `#include <wdm.h>
// cpp/drivers/str-safe
#include <strsafe.h>
// cpp/drivers/current-function-type-not-correct
NTSTATUS DriverEntry(PDRIVER_OBJECT Driver, PUNICODE_STRING Path)
{
    UNREFERENCED_PARAMETER(Driver);
    UNREFERENCED_PARAMETER(Path);
    return STATUS_SUCCESS;
}
// cpp/drivers/annotation-syntax
_When_(Status == 0) NTSTATUS Malformed(ULONG Status);
NTSTATUS Malformed(ULONG Status) { return (NTSTATUS)Status; }
// cpp/drivers/invalid-function-class-typedef
_Function_class_(DRIVER_UNLOAD) KDEFERRED_ROUTINE Wrong;
VOID Wrong(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(Context); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
}
// cpp/drivers/multiple-function-class-annotations
_Function_class_(DRIVER_UNLOAD) _Function_class_(DRIVER_STARTIO) VOID Both(PDRIVER_OBJECT Driver);
VOID Both(PDRIVER_OBJECT Driver) { UNREFERENCED_PARAMETER(Driver); }
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT Driver) { UNREFERENCED_PARAMETER(Driver); }
KDPC Dpc;
// cpp/drivers/invalid-function-pointer-annotation
// cpp/drivers/routine-function-type-not-expected
VOID Init(VOID) { KeInitializeDpc(&Dpc, (PKDEFERRED_ROUTINE)Unload, NULL); }
// cpp/drivers/strict-type-match
VOID Enumerated(PKEVENT Event) { KeWaitForSingleObject(Event, KernelMode, Executive, FALSE, NULL); }
// cpp/drivers/examined-value
VOID Dropped(PIO_REMOVE_LOCK Lock, PVOID Tag)
{
    IoAcquireRemoveLock(Lock, Tag);
    IoReleaseRemoveLock(Lock, Tag);
}
// cpp/drivers/improper-not-operator-on-zero
NTSTATUS Negated(ULONG Bad)
{
    if (Bad) return !STATUS_SUCCESS;
    return STATUS_SUCCESS;
}
// cpp/drivers/ntstatus-explicit-cast
BOOLEAN AsBoolean(NTSTATUS Status) { return (BOOLEAN)Status; }
// cpp/drivers/ntstatus-explicit-cast2
NTSTATUS AsStatus(BOOLEAN Done) { return (NTSTATUS)Done; }
// cpp/drivers/ntstatus-explicit-cast3
NTSTATUS AsStatusToo(BOOLEAN Done) { return Done; }
// cpp/drivers/null-character-pointer-assignment
VOID End(PCHAR Text)
{
    Text = '\\0';
    UNREFERENCED_PARAMETER(Text);
}
// cpp/microsoft/public/likely-bugs/memory-management/v2/conditionally-uninitialized-variable
ULONG Sometimes(PULONG Given)
{
    ULONG value;
    if (Given != NULL) value = *Given;
    return value;
}
// cpp/microsoft/public/likely-bugs/uninitializedptrfield
typedef struct _VIEW { PULONG Base; ULONG Count; } VIEW;
ULONG First(ULONG Count)
{
    VIEW view;
    view.Count = Count;
    return view.Count == 0 ? 0 : *view.Base;
}
`,
  },
  {
    file: "/tables/driver.cpp",
    text: `#include <wdm.h>
class Device {
public:
    NTSTATUS Start();
};
// cpp/drivers/static-initializer
static NTSTATUS (Device::*const Steps[])() = { &Device::Start };
`,
  },
  {
    file: "/framework/driver.c",
    text: `#include <ntddk.h>
#include <wdf.h>
EVT_WDF_DRIVER_DEVICE_ADD EvtDeviceAdd;
// cpp/windows/wdk/kmdf/device-init-api
NTSTATUS EvtDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;
    NTSTATUS status = WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
    UNREFERENCED_PARAMETER(Driver);
    WdfDeviceInitSetDeviceType(Init, FILE_DEVICE_UNKNOWN);
    return status;
}
`,
  },
];
