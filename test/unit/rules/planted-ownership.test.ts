// Mistakes planted into strangers' drivers with what helpers hand out or must not lose sight of, each beside what is right.
import { describe, test } from "vitest";
import { expectFindings } from "./fixture.ts";

const head = `#include <wdm.h>
typedef struct _EXT {
  PDEVICE_OBJECT Lower;
  PVOID Kept;
  ULONG Level;
  KSPIN_LOCK Lock;
  LIST_ENTRY Queue;
  IO_CSQ Csq;
} EXT, *PEXT;
typedef struct _NOTE { LIST_ENTRY Entry; KTIMER Timer; KDPC Dpc; ULONG Size; } NOTE, *PNOTE;
KDEFERRED_ROUTINE Expired;
`;

describe("what helpers hand out", () => {
  test("memory that a helper returned or left in a variable, and one that it was put into a structure by", () => {
    expectFindings(`${head}
static NTSTATUS GetName(ULONG Length, PWCHAR *Name)
{
    *Name = (PWCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, Length, 'emaN');
    if (*Name == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    if (Length > 512) {
        ExFreePool(*Name);
        *Name = NULL;
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
static NTSTATUS Further(ULONG Length, PWCHAR *Name)
{
    return GetName(Length, Name);
}
static PVOID Get(ULONG Length)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED, Length, 'emaN');
}
NTSTATUS UseName(PEXT Ext, ULONG Length)
{
    PWCHAR name = NULL;
    NTSTATUS status = Further(Length, &name);
    if (!NT_SUCCESS(status)) { return status; }
    Ext->Level = name[0];
    if (Ext->Level == 3) { return STATUS_UNSUCCESSFUL; }
//                         ^^^^^^ pool-leaked: that this function got
    ExFreePool(name);
    return STATUS_SUCCESS;
}
NTSTATUS UseBlock(PEXT Ext, ULONG Length)
{
    PUCHAR block = Get(Length);
    if (block == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    Ext->Level = block[0];
    if (Ext->Level == 3) { return STATUS_UNSUCCESSFUL; }
//                         ^^^^^^ pool-leaked: that this function got
    ExFreePool(block);
    return STATUS_SUCCESS;
}
NTSTATUS KeepBlock(PEXT Ext, ULONG Length)
{
    PUCHAR block = Get(Length);
    if (block == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    Ext->Kept = block;
    return STATUS_SUCCESS;
}
NTSTATUS GetIntoStructure(PEXT Ext, ULONG Length)
{
    return GetName(Length, (PWCHAR *)&Ext->Kept);
}`);
  });
  test("a block with an empty list in it, which leads back to the block, is still in hand", () => {
    expectFindings(`${head}
NTSTATUS Notify(PEXT Ext, PIRP Irp, BOOLEAN Late)
{
    KIRQL irql;
    PNOTE note = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(NOTE), 'etoN');
    if (note == NULL) { return STATUS_INSUFFICIENT_RESOURCES; }
    InitializeListHead(&note->Entry);
    KeInitializeDpc(&note->Dpc, Expired, note);
    KeInitializeTimer(&note->Timer);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (Late) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return STATUS_CANCELLED;
//      ^^^^^^ pool-leaked: not freed on this path
    }
    InsertTailList(&Ext->Queue, &note->Entry);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_SUCCESS;
}`);
  });
  test("a block of the size of the pointer that it is put into", () => {
    expectFindings(`${head}
PNOTE MakeNote(VOID)
{
    PNOTE note = (PNOTE)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(note), 'etoN');
//                      ^^^^^^^^^^^^^^^ size-of-pointer: sizeof(*note)
    return note;
}
PNOTE *MakeTable(VOID)
{
    PNOTE *notes = (PNOTE *)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(notes), 'etoN');
    return notes;
}
PNOTE MakeWhole(VOID)
{
    PNOTE note = (PNOTE)ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*note), 'etoN');
    return note;
}`);
  });
  test("a cancel-safe queue's routine that drops the cancelled IRP", () => {
    expectFindings(`${head}
IO_CSQ_COMPLETE_CANCELED_IRP Dropped;
VOID Dropped(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    return;
//  ^^^^^^ cancel-routine-drops-irp: without completing
}
IO_CSQ_COMPLETE_CANCELED_IRP Completed;
VOID Completed(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}`);
  });
  test("the cancel spin lock across a helper that is called too often to be followed", () => {
    const notes = Array.from({ length: 30 }, (_, at) => `    Note(ext, ${at}, ${at % 7});`).join("\n");
    const source = (release: string) => `${head}
static VOID Note(PEXT Ext, ULONG Code, ULONG Kind)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (Kind > 3) { Ext->Level += 2; }
    if (Code > 9) { Ext->Level += Kind; }
    if (Ext->Level == 1) { Ext->Kept = NULL; }
    KeReleaseSpinLock(&Ext->Lock, irql);
}
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
${release}
${notes}
    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
`;
    expectFindings(`${source("    IoReleaseCancelSpinLock(Irp->CancelIrql);")}}`);
    expectFindings(`${source("    ext->Level = 0;")}    return;
//  ^^^^^^ cancel-spin-lock-unbalanced: without releasing
}`);
  });
  test("DO_DEVICE_INITIALIZING across a helper that is called too often to be followed", () => {
    const notes = Array.from({ length: 30 }, (_, at) => `    Note(ext, ${at}, ${at % 7});`).join("\n");
    expectFindings(`${head}
static VOID Note(PEXT Ext, ULONG Code, ULONG Kind)
{
    if (Kind > 3) { Ext->Level += 2; }
    if (Code > 9) { Ext->Level += Kind; }
    if (Ext->Level == 1) { Ext->Kept = NULL; }
    DbgPrint("%x", Code);
}
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status;
    status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) { return status; }
    ext = device->DeviceExtension;
${notes}
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    return STATUS_SUCCESS;
//  ^^^^^^ device-initializing-not-cleared: still set
}`);
  });
});
