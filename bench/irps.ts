// IRPs a second: buffered 512-byte reads through a stack of three drivers, a function driver below two filters that pass them on.
// The requests are made by a driver, as a class driver makes them, so that nothing but the kernel's way of an IRP is measured.
import type { KernelOptions } from "../kernel/api.ts";
import { compiled, median, timed } from "./drivers.ts";

const count = 200_000;

const shared = `#include <wdm.h>
typedef struct _EXTENSION { PDEVICE_OBJECT Lower; } EXTENSION, *PEXTENSION;
DRIVER_INITIALIZE DriverEntry; DRIVER_ADD_DEVICE Add; DRIVER_UNLOAD Unload; DRIVER_DISPATCH Pass, Pnp;
VOID Unload(PDRIVER_OBJECT driver) { UNREFERENCED_PARAMETER(driver); }
NTSTATUS Pass(PDEVICE_OBJECT device, PIRP irp) { IoSkipCurrentIrpStackLocation(irp); return IoCallDriver(((PEXTENSION)device->DeviceExtension)->Lower, irp); }
NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) { PDEVICE_OBJECT lower = ((PEXTENSION)device->DeviceExtension)->Lower; BOOLEAN last = IoGetCurrentIrpStackLocation(irp)->MinorFunction == IRP_MN_REMOVE_DEVICE; NTSTATUS status;
  IoSkipCurrentIrpStackLocation(irp); status = IoCallDriver(lower, irp); if (last) { IoDetachDevice(lower); IoDeleteDevice(device); } return status; }
static NTSTATUS AddWith(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo, PUNICODE_STRING name) { PDEVICE_OBJECT device; NTSTATUS status = IoCreateDevice(driver, sizeof(EXTENSION), name, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
  if (!NT_SUCCESS(status)) return status; ((PEXTENSION)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, pdo); device->Flags |= DO_BUFFERED_IO; device->Flags &= ~DO_DEVICE_INITIALIZING; return STATUS_SUCCESS; }
`;
const filter = `${shared}
NTSTATUS Add(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) { return AddWith(driver, pdo, NULL); }
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) { int i; UNREFERENCED_PARAMETER(path); driver->DriverExtension->AddDevice = Add; driver->DriverUnload = Unload;
  for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) driver->MajorFunction[i] = Pass; driver->MajorFunction[IRP_MJ_PNP] = Pnp; return STATUS_SUCCESS; }
`;
const bottom = `${shared}
DRIVER_DISPATCH Read, Control, Succeed; IO_COMPLETION_ROUTINE Back;
NTSTATUS Add(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) { UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Irps"); return AddWith(driver, pdo, &name); }
NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); irp->IoStatus.Status = STATUS_SUCCESS; irp->IoStatus.Information = 0; IoCompleteRequest(irp, IO_NO_INCREMENT); return STATUS_SUCCESS; }
NTSTATUS Read(PDEVICE_OBJECT device, PIRP irp) { ULONG length = IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length; UNREFERENCED_PARAMETER(device); RtlFillMemory(irp->AssociatedIrp.SystemBuffer, length, 0x5a);
  irp->IoStatus.Status = STATUS_SUCCESS; irp->IoStatus.Information = length; IoCompleteRequest(irp, IO_NO_INCREMENT); return STATUS_SUCCESS; }
NTSTATUS Back(PDEVICE_OBJECT device, PIRP irp, PVOID context) { UNREFERENCED_PARAMETER(device); UNREFERENCED_PARAMETER(irp); UNREFERENCED_PARAMETER(context); return STATUS_MORE_PROCESSING_REQUIRED; }
NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) { PDEVICE_OBJECT top = IoGetAttachedDeviceReference(device); PIRP read = IoAllocateIrp(top->StackSize, FALSE); PVOID buffer = ExAllocatePoolWithTag(NonPagedPool, 512, 'sprI'); ULONG i;
  if (read == NULL || buffer == NULL) return STATUS_NO_MEMORY;
  for (i = 0; i < ${count}; i++) { PIO_STACK_LOCATION next; IoReuseIrp(read, STATUS_NOT_SUPPORTED); next = IoGetNextIrpStackLocation(read); next->MajorFunction = IRP_MJ_READ; next->Parameters.Read.Length = 512;
    read->AssociatedIrp.SystemBuffer = buffer; IoSetCompletionRoutine(read, Back, NULL, TRUE, TRUE, TRUE); (void)IoCallDriver(top, read); if (read->IoStatus.Information != 512) break; }
  IoFreeIrp(read); ExFreePool(buffer); ObDereferenceObject(top); irp->IoStatus.Status = i == ${count} ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL; irp->IoStatus.Information = 0; IoCompleteRequest(irp, IO_NO_INCREMENT); return irp->IoStatus.Status; }
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) { UNREFERENCED_PARAMETER(path); driver->DriverExtension->AddDevice = Add; driver->DriverUnload = Unload; driver->MajorFunction[IRP_MJ_CREATE] = Succeed; driver->MajorFunction[IRP_MJ_CLOSE] = Succeed;
  driver->MajorFunction[IRP_MJ_CLEANUP] = Succeed; driver->MajorFunction[IRP_MJ_READ] = Read; driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control; driver->MajorFunction[IRP_MJ_POWER] = Pass; driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Pass; driver->MajorFunction[IRP_MJ_PNP] = Pnp; return STATUS_SUCCESS; }
`.replace("return irp->IoStatus.Status; }\nNTSTATUS DriverEntry", "return STATUS_SUCCESS; }\nNTSTATUS DriverEntry");

/** A stack of three drivers, and a request upon which the lowest sends itself so many reads. */
export function irpOptions(): KernelOptions {
  return compiled(
    { "bottom.c": bottom, "filter.c": filter },
    {
      drivers: [
        { name: "bottom", sources: ["bottom.c"] },
        { name: "first", sources: ["filter.c"] },
        { name: "second", sources: ["filter.c"] },
      ],
      devices: [{ name: "device", driver: "bottom", upperFilters: ["first", "second"] }],
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Irps" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        { do: "close", handle: "h" },
      ],
    },
  );
}

/** IRPs a second with the trace off and on: the medians of five runs each. */
export function irpBench(): { readonly plain: number; readonly traced: number } {
  const options = irpOptions();
  const rate = (tracing: boolean) => (count / median(5, () => timed(options, tracing))) * 1000;
  const plain = rate(false);
  const traced = rate(true);
  console.log(
    `\nIRPs through three drivers, buffered 512-byte reads: ${Math.round(plain)}/s, with the trace ${Math.round(traced)}/s`,
  );
  return { plain, traced };
}
