// Speed of the checks: a driver of about 5,000 lines cold.

import { join } from "node:path";
import { favourFirst } from "../host/engine.ts";
import { NodeFiles } from "../host/files.ts";
import { DriverProject } from "../language-server/index.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const headers = join(root, "ddk/include");
const path = "/bench/driver.c";

export function checkBench(): void {
  const text = driver(90);
  const lines = text.split("\n").length;
  const disk = new NodeFiles();
  const files = { read: (asked: string) => (asked === path ? text : disk.read(asked)) };
  const project = new DriverProject([path], { target: "x64", files, includePaths: [headers], defines: {} });
  favourFirst();
  const start = performance.now();
  const findings = project.check();
  const cold = performance.now() - start;
  const unit = project.unit(path);
  const withHeaders = unit?.files.reduce((sum, file) => sum + (files.read(file)?.split("\n").length ?? 0), 0) ?? lines;
  console.log(`\ncheck of ${lines} lines (${withHeaders} with headers), ${findings.length} findings`);
  console.log(`cold: ${cold.toFixed(0)} ms, ${Math.round((withHeaders / cold) * 1000)} lines/s`);
}

/** A driver of `parts` dispatch routines, each with its helper; `prefix` keeps several files of one driver apart. */
export function driver(parts: number, prefix = ""): string {
  let text = `#include <ntddk.h>
typedef struct _EXT { KSPIN_LOCK Lock; KSPIN_LOCK CountLock; LIST_ENTRY Queue; ULONG Count; ULONG Limit; PDEVICE_OBJECT Lower; PULONG Table; BOOLEAN Started; } EXT, *PEXT;
VOID ${prefix}Shared(PKSPIN_LOCK Lock, PULONG Value);
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
`;
  for (let part = 0; part < parts; part++) {
    text += `
static NTSTATUS Sum${part}(PEXT Ext, ULONG Size, PULONG Result)
{
    KIRQL irql;
    ULONG i, sum = 0;
    NTSTATUS status = STATUS_SUCCESS;

    KeAcquireSpinLock(&Ext->Lock, &irql);
    for (i = 0; i < Size; i++) {
        if (Ext->Table == NULL) {
            status = STATUS_INVALID_DEVICE_STATE;
            goto Exit;
        }
        sum += Ext->Table[i];
        if (sum > Ext->Limit && Ext->Started) {
            status = STATUS_BUFFER_OVERFLOW;
            break;
        }
    }
    *Result = sum;
    ${prefix === "" ? "Ext->Count += 1" : `${prefix}Shared(&Ext->CountLock, &Ext->Count)`};
Exit:
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}

DRIVER_DISPATCH ${prefix}Dispatch${part};
NTSTATUS ${prefix}Dispatch${part}(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = (PEXT)DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    ULONG length = stack->Parameters.DeviceIoControl.InputBufferLength;
    ULONG result = 0;
    NTSTATUS status;

    if (length < sizeof(ULONG)) {
        return Complete(Irp, STATUS_BUFFER_TOO_SMALL, 0);
    }
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case 0x1000:
        status = Sum${part}(ext, length / sizeof(ULONG), &result);
        if (!NT_SUCCESS(status)) {
            return Complete(Irp, status, 0);
        }
        *(PULONG)Irp->AssociatedIrp.SystemBuffer = result;
        return Complete(Irp, STATUS_SUCCESS, sizeof(ULONG));
    case 0x1004:
        IoMarkIrpPending(Irp);
        ExInterlockedInsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry, &ext->Lock);
        return STATUS_PENDING;
    default:
        return Complete(Irp, STATUS_INVALID_DEVICE_REQUEST, 0);
    }
}
`;
  }
  if (prefix !== "") {
    text += `
VOID ${prefix}Shared(PKSPIN_LOCK Lock, PULONG Value)
{
    KeAcquireSpinLockAtDpcLevel(Lock);
    *Value += 1;
    KeReleaseSpinLockFromDpcLevel(Lock);
}
`;
  }
  return text;
}
