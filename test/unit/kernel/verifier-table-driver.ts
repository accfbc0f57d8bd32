// A driver that makes every mistake of the tables, chosen by the control code, and how it is run.
import { Kernel } from "../../../kernel/kernel.ts";
import { runToEnd } from "../../../kernel/scenario/run.ts";
import { disposedAfterTest } from "../../dispose.ts";
import { kernelOptions, told } from "./host.ts";
import type { Mistake, Row } from "./verifier-table.ts";
import { detected } from "./verifier-table-detected.ts";
import { dma } from "./verifier-table-dma.ts";
import { ioManager } from "./verifier-table-io.ts";

export const tables = { 196: detected, 201: ioManager, 230: dma } as const;
export const isMistake = (row: Row): row is Mistake => "kind" in row;
export const mistakes = Object.entries(tables).flatMap(([code, rows]) =>
  rows.filter(isMistake).map((row) => ({ code: Number(code), row })),
);
const code = (i: number) => 0x222000 + 4 * i;
const each = (make: (row: Mistake, i: number) => string) => mistakes.map(({ row }, i) => make(row, i)).join("\n");
const hook = (name: "add" | "pnp" | "remove") =>
  each((row, i) => (row[name] === undefined ? "" : `case ${i}: { ${row[name]} break; }`));

/** One driver with all mistakes; the control code chooses. It stands above another device of its own, which pends what it is told to. */
const source = `
  #include <ntddk.h>
  #include <evntrace.h>
  #include <wmistr.h>
  typedef struct {
      PDEVICE_OBJECT Lower, Pdo;
      KEVENT Event;
      BOOLEAN Bottom;
      KDPC Dpc;
      KTIMER Timer;
      PIRP Irp;
  } EXTENSION, *PEXTENSION;
  static KSPIN_LOCK spin;
  static FAST_MUTEX fast, fast2;
  static ERESOURCE resource;
  static NPAGED_LOOKASIDE_LIST list;
  static IO_REMOVE_LOCK gate;
  static KMUTEX mutex;
  static const GUID GUID_NULL_;
  static PHYSICAL_ADDRESS zero;
  static LONG mode = -1;
  static int keep;
  static BOOLEAN pend;
  static VOID (*other)(VOID);
  static NTSTATUS Complete(PIRP irp, NTSTATUS status, ULONG_PTR information) {
      irp->IoStatus.Status = status;
      irp->IoStatus.Information = information;
      IoCompleteRequest(irp, IO_NO_INCREMENT);
      return status;
  }
  static IO_ALLOCATION_ACTION after;
  static PVOID base;
  static PSCATTER_GATHER_LIST sg;
  static IO_ALLOCATION_ACTION Granted(PDEVICE_OBJECT d, PIRP i, PVOID b, PVOID c) {
      base = b;
      return after;
  }
  static VOID Listed(PDEVICE_OBJECT d, PIRP i, PSCATTER_GATHER_LIST l, PVOID c) { sg = l; }
  static PDMA_ADAPTER Adapter(PEXTENSION e) {
      DEVICE_DESCRIPTION d;
      ULONG n;
      RtlZeroMemory(&d, sizeof(d));
      d.Version = DEVICE_DESCRIPTION_VERSION;
      d.Master = TRUE;
      d.ScatterGather = TRUE;
      d.Dma32BitAddresses = TRUE;
      d.InterfaceType = PCIBus;
      d.MaximumLength = 65536;
      return IoGetDmaAdapter(e->Pdo, &d, &n);
  }
  static VOID Ticks(PDEVICE_OBJECT d, PVOID c) {}
  static VOID Nothing2(PVOID c) { PsTerminateSystemThread(0); }
  static VOID Releases(VOID) { KeReleaseMutex(&mutex, FALSE); }
  static VOID Keeps(VOID) {
      KeEnterCriticalRegion();
      ExAcquireResourceExclusiveLite(&resource, TRUE);
  }
  static VOID Takes(VOID) {
      PVOID o;
      ObReferenceObjectByHandle((HANDLE)(LONG_PTR)(LONG)0x80001234, 0, NULL, UserMode, &o, NULL);
  }
  static VOID Elsewhere(PVOID c) {
      other();
      PsTerminateSystemThread(0);
  }
  static VOID Other(PDEVICE_OBJECT device) {
      HANDLE h;
      PVOID t;
      PsCreateSystemThread(&h, 0, NULL, NULL, NULL, Elsewhere, NULL);
      ObReferenceObjectByHandle(h, 0, NULL, KernelMode, &t, NULL);
      ZwClose(h);
      KeWaitForSingleObject(t, Executive, KernelMode, FALSE, NULL);
      ObDereferenceObject(t);
  }
  ${each((row) => row.declarations ?? "")}
  ${each((row, i) => `static VOID M${i}(PDEVICE_OBJECT device, PEXTENSION extension, PIRP irp, PUCHAR buffer, BOOLEAN *done, NTSTATUS *status) { ${row.body} }`)}
  static VOID (*mistakes[])(PDEVICE_OBJECT, PEXTENSION, PIRP, PUCHAR, BOOLEAN *,
                            NTSTATUS *) = { ${each((_, i) => `M${i},`)} };
  static VOID Later(PKDPC d, PVOID context, PVOID a, PVOID b) {
      Complete(((PEXTENSION)context)->Irp, STATUS_SUCCESS, 0);
  }
  static NTSTATUS Bottom(PEXTENSION e, PIRP irp) {
      LARGE_INTEGER due;
      if (!pend) return Complete(irp, STATUS_SUCCESS, 0);
      pend = FALSE;
      e->Irp = irp;
      IoMarkIrpPending(irp);
      due.QuadPart = -10000;
      KeSetTimer(&e->Timer, due, &e->Dpc);
      return STATUS_PENDING;
  }
  static NTSTATUS Succeed(PDEVICE_OBJECT device, PIRP irp) {
      PEXTENSION e = device->DeviceExtension;
      return e->Bottom ? Bottom(e, irp) : Complete(irp, STATUS_SUCCESS, 0);
  }
  static NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {
      IoSkipCurrentIrpStackLocation(irp);
      return IoCallDriver(((PEXTENSION)device->DeviceExtension)->Lower, irp);
  }
  static NTSTATUS Control(PDEVICE_OBJECT device, PIRP irp) {
      BOOLEAN done = FALSE;
      NTSTATUS status = STATUS_SUCCESS;
      PEXTENSION e = device->DeviceExtension;
      if (e->Bottom) return Bottom(e, irp);
      mode = (IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.IoControlCode - 0x222000) / 4;
      mistakes[mode](device, device->DeviceExtension, irp, irp->AssociatedIrp.SystemBuffer, &done, &status);
      return done ? status : Complete(irp, status, 0);
  }
  static NTSTATUS Pnp(PDEVICE_OBJECT device, PIRP irp) {
      PEXTENSION extension = device->DeviceExtension;
      NTSTATUS status;
      UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
      if (minor != IRP_MN_REMOVE_DEVICE) {
          if (extension->Bottom) return PassDown(device, irp);
          switch (mode) { ${hook("pnp")} }
          return PassDown(device, irp);
      }
      if (!extension->Bottom) switch (mode) {
              ${hook("remove")}
          }
      irp->IoStatus.Status = STATUS_SUCCESS;
      IoSkipCurrentIrpStackLocation(irp);
      status = IoCallDriver(extension->Lower, irp);
      if (keep != 1) IoDetachDevice(extension->Lower);
      if (keep == 0) IoDeleteDevice(device);
      return status;
  }
  static NTSTATUS AddBottom(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
      PDEVICE_OBJECT device;
      PEXTENSION e;
      NTSTATUS status = IoCreateDevice(driver, sizeof(EXTENSION), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
      if (!NT_SUCCESS(status)) return status;
      e = device->DeviceExtension;
      e->Bottom = TRUE;
      KeInitializeDpc(&e->Dpc, Later, e);
      KeInitializeTimer(&e->Timer);
      e->Lower = IoAttachDeviceToDeviceStack(device, pdo);
      device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
      device->Flags &= ~DO_DEVICE_INITIALIZING;
      return STATUS_SUCCESS;
  }
  static NTSTATUS AddDevice(PDRIVER_OBJECT driver, PDEVICE_OBJECT pdo) {
      static int count;
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
      PDEVICE_OBJECT device;
      PEXTENSION extension;
      NTSTATUS status = AddBottom(driver, pdo);
      if (!NT_SUCCESS(status)) return status;
      status = IoCreateDevice(driver, sizeof(EXTENSION), count++ == 0 ? &name : NULL, FILE_DEVICE_UNKNOWN, 0, FALSE,
                              &device);
      if (!NT_SUCCESS(status)) return status;
      extension = device->DeviceExtension;
      KeInitializeEvent(&extension->Event, NotificationEvent, FALSE);
      extension->Pdo = pdo;
      extension->Lower = IoAttachDeviceToDeviceStack(device, pdo);
      device->Flags |= DO_BUFFERED_IO | DO_POWER_PAGABLE;
      device->Flags &= ~DO_DEVICE_INITIALIZING;
      switch (mode) { ${hook("add")} }
      return STATUS_SUCCESS;
  }
  static VOID Unload(PDRIVER_OBJECT driver) { ExDeleteResourceLite(&resource); }
  NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
      driver->DriverExtension->AddDevice = AddDevice;
      driver->DriverUnload = Unload;
      driver->MajorFunction[IRP_MJ_CREATE] = driver->MajorFunction[IRP_MJ_CLOSE] =
          driver->MajorFunction[IRP_MJ_CLEANUP] = Succeed;
      driver->MajorFunction[IRP_MJ_DEVICE_CONTROL] = Control;
      driver->MajorFunction[IRP_MJ_READ] = driver->MajorFunction[IRP_MJ_WRITE] =
          driver->MajorFunction[IRP_MJ_FLUSH_BUFFERS] = Succeed;
      driver->MajorFunction[IRP_MJ_PNP] = Pnp;
      driver->MajorFunction[IRP_MJ_POWER] = driver->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = PassDown;
      KeInitializeSpinLock(&spin);
      ExInitializeFastMutex(&fast);
      ExInitializeFastMutex(&fast2);
      ExInitializeResourceLite(&resource);
      IoInitializeRemoveLock(&gate, 'tseT', 0, 0);
      KeInitializeMutex(&mutex, 0);
      return STATUS_SUCCESS;
  }
`;

const scenario = (i: number) => ({
  devices: [
    { name: "device", driver: "test" },
    { name: "second", driver: "test", start: "manual" },
  ],
  steps: [
    { do: "open", handle: "h", device: "\\Device\\Test" },
    { do: "ioctl", handle: "h", code: code(i), outputLength: 16 },
    { do: "close", handle: "h" },
    ...(mistakes[i]?.row.add === undefined ? [] : [{ do: "start", device: "second" }]),
    { do: mistakes[i]?.row.surprise === true ? "surpriseRemove" : "remove", device: "device" },
    ...(mistakes[i]?.row.add === undefined ? [] : [{ do: "remove", device: "second" }]),
    { do: "unload", driver: "test" },
  ],
});
const shared = kernelOptions(source, scenario(0));

/** Bugcheck and first parameter that the run with the mistake ends with. */
export function raisedBy(i: number): string {
  const options = { ...shared, scenario: { ...shared.scenario, ...scenario(i) } as typeof shared.scenario };
  const end = runToEnd(disposedAfterTest(new Kernel(options)), { steps: 100_000 });
  const bugcheck = end.kind === "bugcheck" ? end.bugcheck : end.kind === "finding" ? end.finding.bugcheck : undefined;
  return bugcheck === undefined
    ? told(end)
    : `0x${bugcheck.code.toString(16)} (0x${bugcheck.parameters[0].toString(16)})`;
}
