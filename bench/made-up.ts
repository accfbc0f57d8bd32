// A tree of made-up drivers, as large as wanted, for measuring: our samples under other names, and routines put together from
// what drivers are made of, each somewhat different. The same seed gives the same text.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = process.env.RINGSIDE_ROOT ?? ".";

/** Integers below `n`, from a seed (mulberry32). */
type Random = (n: number) => number;
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

/** Sources and headers of one driver, by file name. About 2,300 lines a part. */
export function madeUpDriver(name: string, parts: number, seed: number): Map<string, string> {
  const random = randomFrom(seed);
  const files = new Map<string, string>();
  files.set(`${name}.h`, header(name, parts));
  files.set("driver.c", driverSource(name, parts));
  for (let part = 0; part < parts; part++) files.set(`part${part}.c`, partSource(name, part, random));
  for (let copy = 0; copy * 4 < parts; copy++) {
    for (const [sample, prefix] of [
      ["lpt", "Lpt"],
      ["membuf", "Membuf"],
    ] as const)
      for (const [file, text] of sampleCopy(sample, prefix, copy)) files.set(file, text);
  }
  return files;
}

/** A sample's files with its names made different from those of its other copies. */
function sampleCopy(sample: string, prefix: string, copy: number): [string, string][] {
  const folder = join(root, "samples", sample);
  const names = readdirSync(folder).filter((name) => /\.[ch]$/.test(name));
  return names.map((name) => {
    const text = readFileSync(join(folder, name), "utf8")
      .replaceAll(new RegExp(`\\b${prefix}(?=[A-Z])`, "g"), `${prefix}${copy}`)
      .replaceAll("DriverEntry", `${prefix}${copy}Entry`)
      .replaceAll(/#include "(\w+)\.h"/g, `#include "${sample}${copy}-$1.h"`);
    return [`${sample}${copy}-${name}`, text];
  });
}

function header(name: string, parts: number): string {
  const each = (line: (part: number) => string) => Array.from({ length: parts }, (_, part) => line(part)).join("\n");
  return `#pragma once
#include <ntddk.h>
#include <ntstrsafe.h>

#define ${name}_TAG 'hcnB'
typedef enum _PHASE { PhaseStopped, PhaseStarting, PhaseRunning, PhaseFailed } PHASE;
typedef struct _ITEM { LIST_ENTRY Link; ULONG Size; ULONG Flags; PVOID Data; } ITEM, *PITEM;
typedef struct _CHANNEL { KSPIN_LOCK Lock; LIST_ENTRY Items; ULONG Count; ULONG Limit; PUCHAR Base; ULONG Errors; PHASE Phase; } CHANNEL, *PCHANNEL;
typedef struct _EXTENSION {
    PDEVICE_OBJECT Self;
    PDEVICE_OBJECT Lower;
    KSPIN_LOCK Lock;
    FAST_MUTEX Mutex;
    LIST_ENTRY Requests;
    KDPC Dpc;
    KTIMER Timer;
    KEVENT Idle;
    ULONG Outstanding;
    ULONG Limit;
    PULONG Table;
    PHASE Phase;
${each((part) => `    CHANNEL Channel${part};`)}
} EXTENSION, *PEXTENSION;

${each((part) => `DRIVER_DISPATCH Control${part}; NTSTATUS Prepare${part}(PEXTENSION Extension, ULONG Size);`)}
DRIVER_ADD_DEVICE AddDevice;
DRIVER_UNLOAD Unload;
NTSTATUS Finish(_In_ PIRP Irp, _In_ NTSTATUS Status, _In_ ULONG_PTR Information);
`;
}

function driverSource(name: string, parts: number): string {
  return `#include "${name}.h"
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->DriverUnload = Unload;
${Array.from({ length: parts }, (_, part) => `    DriverObject->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control${part};`).join("\n")}
    return STATUS_SUCCESS;
}
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT PhysicalDeviceObject)
{
    PDEVICE_OBJECT device;
    PEXTENSION extension;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXTENSION), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    extension = (PEXTENSION)device->DeviceExtension;
    extension->Self = device;
    KeInitializeSpinLock(&extension->Lock);
    ExInitializeFastMutex(&extension->Mutex);
    InitializeListHead(&extension->Requests);
    KeInitializeEvent(&extension->Idle, NotificationEvent, TRUE);
    extension->Lower = IoAttachDeviceToDeviceStack(device, PhysicalDeviceObject);
    if (extension->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
${Array.from({ length: parts }, (_, part) => `    if (!NT_SUCCESS(Prepare${part}(extension, 4096))) {\n        extension->Channel${part}.Phase = PhaseFailed;\n    }`).join("\n")}
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
NTSTATUS Finish(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
`;
}

function partSource(name: string, part: number, random: Random): string {
  const groups = 14 + random(4);
  let text = `#include "${name}.h"\n`;
  const cases: string[] = [];
  for (let group = 0; group < groups; group++) {
    const id = `${part}_${group}`;
    const made = shuffled(routines, random);
    for (const routine of made) text += `\n${routine(id, part, random)}`;
    cases.push(`    case ${4096 + group * 4}:
        if (length < sizeof(ULONG) * ${1 + random(4)} || room < sizeof(ULONG)) {
            return Finish(Irp, STATUS_BUFFER_TOO_SMALL, 0);
        }
        status = Take${id}(extension, (PULONG)Irp->AssociatedIrp.SystemBuffer, length / sizeof(ULONG), &result);
        if (NT_SUCCESS(status)) {
            *(PULONG)Irp->AssociatedIrp.SystemBuffer = result;
        }
        return Finish(Irp, status, NT_SUCCESS(status) ? sizeof(ULONG) : 0);`);
  }
  return `${text}
NTSTATUS Prepare${part}(PEXTENSION Extension, ULONG Size)
{
    PCHANNEL channel = &Extension->Channel${part};
    KeInitializeSpinLock(&channel->Lock);
    InitializeListHead(&channel->Items);
    channel->Limit = Size;
    channel->Base = ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, ${name}_TAG);
    return channel->Base == NULL ? STATUS_INSUFFICIENT_RESOURCES : STATUS_SUCCESS;
}
NTSTATUS Control${part}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXTENSION extension = (PEXTENSION)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG room = stack->Parameters.DeviceIoControl.OutputBufferLength;
    ULONG result = 0;
    NTSTATUS status;

    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
${cases.join("\n")}
    default:
        return Finish(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}
`;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const made: T[] = [];
  while (left.length > 0) made.push(...left.splice(random(left.length), 1));
  return made;
}

type Routine = (id: string, part: number, random: Random) => string;

/** One of each makes a group of routines that are at home in a driver. */
const routines: readonly Routine[] = [
  (id, part, random) => `/* Adds up what the table holds for a request, while nobody else may change it. */
NTSTATUS Take${id}(PEXTENSION Extension, PULONG Input, ULONG Count, PULONG Result)
{
    KIRQL irql;
    ULONG i, sum = ${random(9)};
    NTSTATUS status = STATUS_SUCCESS;

    KeAcquireSpinLock(&Extension->Channel${part}.Lock, &irql);
    for (i = 0; i < Count; i++) {
        if (Extension->Table == NULL) {
            status = STATUS_INVALID_DEVICE_STATE;
            goto Exit;
        }
        sum ${random(2) === 0 ? "+=" : "^="} Extension->Table[Input[i] & ${255 >> random(4)}];
        if (sum > Extension->Limit && Extension->Phase == PhaseRunning) {
            status = STATUS_BUFFER_OVERFLOW;
            break;
        }
    }
    Extension->Channel${part}.Count += sum;
    *Result = sum;
Exit:
    KeReleaseSpinLock(&Extension->Channel${part}.Lock, irql);
    return status;
}
`,
  (id, part, random) => `static PITEM NewItem${id}(PCHANNEL Channel, const UCHAR *Data, ULONG Size)
{
    PITEM item;

    if (Size == 0 || Size > ${1024 << random(5)}) {
        return NULL;
    }
    item = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(ITEM), '${part % 10}mtI');
    if (item == NULL) {
        Channel->Errors++;
        return NULL;
    }
    item->Data = ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, '${part % 10}taD');
    if (item->Data == NULL) {
        ExFreePoolWithTag(item, '${part % 10}mtI');
        return NULL;
    }
    RtlCopyMemory(item->Data, Data, Size);
    item->Size = Size;
    item->Flags = ${1 << random(8)};
    return item;
}
NTSTATUS Queue${id}(PEXTENSION Extension, const UCHAR *Data, ULONG Size)
{
    PITEM item = NewItem${id}(&Extension->Channel${part}, Data, Size);
    if (item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    ExInterlockedInsertTailList(&Extension->Channel${part}.Items, &item->Link, &Extension->Channel${part}.Lock);
    return STATUS_SUCCESS;
}
`,
  (id, part, random) => `static VOID Drain${id}(PCHANNEL Channel, ULONG Flags)
{
    KIRQL irql;
    PLIST_ENTRY entry;
    PITEM item;

    KeAcquireSpinLock(&Channel->Lock, &irql);
    while (!IsListEmpty(&Channel->Items)) {
        entry = RemoveHeadList(&Channel->Items);
        item = CONTAINING_RECORD(entry, ITEM, Link);
        if ((item->Flags & Flags) != 0 && Channel->Phase != PhaseFailed) {
            InsertTailList(&Channel->Items, &item->Link);
            break;
        }
        if (item->Data != NULL) {
            ExFreePoolWithTag(item->Data, '${part % 10}taD');
        }
        ExFreePoolWithTag(item, '${part % 10}mtI');
        Channel->Count -= ${1 + random(3)};
    }
    KeReleaseSpinLock(&Channel->Lock, irql);
}
KDEFERRED_ROUTINE Dpc${id};
VOID Dpc${id}(PKDPC Dpc, PVOID Context, PVOID Argument1, PVOID Argument2)
{
    PEXTENSION extension = (PEXTENSION)Context;

    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Argument1);
    UNREFERENCED_PARAMETER(Argument2);
    if (extension->Phase != PhaseRunning) {
        return;
    }
    Drain${id}(&extension->Channel${part}, ${1 << random(6)});
    KeAcquireSpinLockAtDpcLevel(&extension->Lock);
    if (--extension->Outstanding == 0) {
        KeSetEvent(&extension->Idle, IO_NO_INCREMENT, FALSE);
    }
    KeReleaseSpinLockFromDpcLevel(&extension->Lock);
}
`,
  (id, part, random) => {
    const states = 3 + random(5);
    const arms = Array.from(
      { length: states },
      (_, state) => `        case ${state}:
            if (byte == ${random(256)}) {
                state = ${(state + 1) % states};
            } else if (byte > ${random(200)} && value < ${random(5000)}) {
                value = value * ${2 + random(9)} + byte;
            } else {
                errors++;
                state = ${random(states)};
            }
            break;`,
    );
    return `static ULONG Parse${id}(const UCHAR *Bytes, ULONG Length, PULONG Value)
{
    ULONG state = 0, value = 0, errors = 0;

    for (ULONG i = 0; i < Length; i++) {
        UCHAR byte = Bytes[i];
        switch (state) {
${arms.join("\n")}
        default:
            return errors + 1;
        }
    }
    *Value = value;
    return errors;
}
NTSTATUS Feed${id}(PEXTENSION Extension, const UCHAR *Bytes, ULONG Length)
{
    ULONG value = 0;
    ULONG errors = Parse${id}(Bytes, Length, &value);

    if (errors > Extension->Channel${part}.Limit) {
        Extension->Channel${part}.Errors += errors;
        return STATUS_DEVICE_DATA_ERROR;
    }
    Extension->Channel${part}.Count = value;
    return STATUS_SUCCESS;
}
`;
  },
  (id, part, random) => `IO_COMPLETION_ROUTINE Done${id};
NTSTATUS Done${id}(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXTENSION extension = (PEXTENSION)Context;

    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    if (!NT_SUCCESS(Irp->IoStatus.Status)) {
        InterlockedIncrement((PLONG)&extension->Channel${part}.Errors);
    }
    return STATUS_CONTINUE_COMPLETION;
}
NTSTATUS Forward${id}(PEXTENSION Extension, PIRP Irp, BOOLEAN Watch)
{
    if (Extension->Phase == PhaseStopped) {
        return Finish(Irp, STATUS_DEVICE_NOT_READY, ${random(2)});
    }
    if (Watch) {
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, Done${id}, Extension, TRUE, TRUE, TRUE);
    } else {
        IoSkipCurrentIrpStackLocation(Irp);
    }
    return IoCallDriver(Extension->Lower, Irp);
}
`,
  (id, part, random) => `#pragma alloc_text(PAGE, Configure${id})
NTSTATUS Configure${id}(PEXTENSION Extension, PUNICODE_STRING Path)
{
    OBJECT_ATTRIBUTES attributes;
    HANDLE key;
    UNICODE_STRING name;
    ULONG needed;
    UCHAR buffer[${64 << random(3)}];
    PKEY_VALUE_PARTIAL_INFORMATION information = (PKEY_VALUE_PARTIAL_INFORMATION)buffer;
    NTSTATUS status;

    PAGED_CODE();
    InitializeObjectAttributes(&attributes, Path, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    status = ZwOpenKey(&key, KEY_READ, &attributes);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    RtlInitUnicodeString(&name, L"Limit${id}");
    status = ZwQueryValueKey(key, &name, KeyValuePartialInformation, buffer, sizeof(buffer), &needed);
    if (NT_SUCCESS(status) && information->Type == REG_DWORD && information->DataLength == sizeof(ULONG)) {
        ExAcquireFastMutex(&Extension->Mutex);
        Extension->Channel${part}.Limit = *(PULONG)information->Data;
        ExReleaseFastMutex(&Extension->Mutex);
    } else if (status == STATUS_OBJECT_NAME_NOT_FOUND) {
        status = STATUS_SUCCESS;
    }
    ZwClose(key);
    return status;
}
`,
  (id, part, random) => `NTSTATUS Wait${id}(PEXTENSION Extension, LONG Milliseconds)
{
    LARGE_INTEGER timeout;
    NTSTATUS status = STATUS_SUCCESS;
    ULONG tries = ${2 + random(6)};

    timeout.QuadPart = -10000LL * Milliseconds;
    while (Extension->Channel${part}.Phase == PhaseStarting && tries-- > 0) {
        status = KeWaitForSingleObject(&Extension->Idle, Executive, KernelMode, FALSE, &timeout);
        if (status != STATUS_TIMEOUT) {
            break;
        }
    }
    if (status == STATUS_TIMEOUT) {
        ExAcquireFastMutex(&Extension->Mutex);
        Extension->Channel${part}.Phase = PhaseFailed;
        ExReleaseFastMutex(&Extension->Mutex);
        return STATUS_IO_TIMEOUT;
    }
    return Extension->Channel${part}.Phase == PhaseRunning ? STATUS_SUCCESS : STATUS_DEVICE_NOT_READY;
}
`,
];
