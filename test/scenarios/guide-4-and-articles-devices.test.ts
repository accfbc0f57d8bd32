// Rows of guide-4-and-articles about what devices are given, what is passed to the driver below, and what callbacks of a bug check may do.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { filter, stack } from "./filter.ts";
import { close, ioctl, open, passes, read, run, traced } from "./run.ts";

it("D80 a device of 64 bits that is given the lower half of an address transfers elsewhere", () => {
  const master = {
    hardware: [{ name: "dma", model: "busMaster", ports: [{ start: 0x400, length: 24 }], irq: 11 }],
    devices: [{ name: "device", driver: "test", hardware: "dma" }],
  };
  const control = (high: string) => `
    PHYSICAL_ADDRESS at;
    PUCHAR b;
    ULONG n;
    DEVICE_DESCRIPTION d;
    PDMA_ADAPTER a;
    RtlZeroMemory(&d, sizeof(d));
    d.Version = DEVICE_DESCRIPTION_VERSION;
    d.Master = TRUE;
    d.Dma64BitAddresses = TRUE;
    d.InterfaceType = PCIBus;
    d.MaximumLength = PAGE_SIZE;
    a = IoGetDmaAdapter(extension->Lower, &d, &n);
    b = (PUCHAR)a->DmaOperations->AllocateCommonBuffer(a, PAGE_SIZE, &at, TRUE);
    WRITE_PORT_ULONG((PULONG)0x400, at.LowPart);
    WRITE_PORT_ULONG((PULONG)0x404, ${high});
    WRITE_PORT_ULONG((PULONG)0x408, 16);
    WRITE_PORT_ULONG((PULONG)0x40c, 0);
    WRITE_PORT_ULONG((PULONG)0x410, 3);
    while (!(READ_PORT_ULONG((PULONG)0x414) & 2)) KeStallExecutionProcessor(10);
    DbgPrint("%u %u\\n", b[0], READ_PORT_ULONG((PULONG)0x414));
    information = 0;
    a->DmaOperations->FreeCommonBuffer(a, PAGE_SIZE, at, b, TRUE);
    a->DmaOperations->PutDmaAdapter(a);
  `;
  const steps = [{ do: "hardware", hardware: "dma", action: "fill", value: 9 }, open, ioctl()];
  expect(run({ control: control("(ULONG)at.HighPart") }, steps, master).output).toEqual(["9 2"]);
  expect(run({ control: control("0") }, steps, master).told).toMatch(
    /verifier:dma.*dma writes 16 bytes at logical address 0x[0-9a-f]{1,8}, where no transfer and no common buffer is mapped/,
  );
});

it("D41 a request that was marked pending is not passed on in a location that is skipped", () => {
  const pending = (next: string) =>
    filter({
      declarations: `
          static IO_WORKITEM_ROUTINE Later;
          static PIO_WORKITEM item;
          static VOID Later(PDEVICE_OBJECT d, PVOID c) {
              PIRP irp = (PIRP)c;
              NEXT;
              (void)IoCallDriver(((PX)d->DeviceExtension)->Lower, irp);
          }
        `.replace("NEXT", next),
      add: "item = IoAllocateWorkItem(device);",
      dispatch: `
          if (major == IRP_MJ_READ) {
              IoMarkIrpPending(irp);
              IoQueueWorkItem(item, Later, DelayedWorkQueue, irp);
              return STATUS_PENDING;
          }
        `,
      pnp: "if (minor == IRP_MN_QUERY_REMOVE_DEVICE) { IoFreeWorkItem(item); }",
    });
  const made = (next: string) => stack(driver({}), { upper: pending(next) });
  const { sources, scenario } = made("IoSkipCurrentIrpStackLocation(irp)");
  expect(run(sources, [open, read(4)], scenario).told).toMatch(
    /verifier:pending.*upper has marked the IRP at .* pending and then skipped its stack location/,
  );
  const copied = made("IoCopyCurrentIrpStackLocationToNext(irp)");
  passes(run(copied.sources, [open, read(4), close], copied.scenario));
});

it("D49 a bug check callback that takes a lock would wait for one that is frozen", () => {
  const told = (control: string) => {
    const pieces = {
      declarations: `
          static KBUGCHECK_CALLBACK_RECORD record;
          static KSPIN_LOCK lock;
          static KBUGCHECK_CALLBACK_ROUTINE Dying;
          VOID Dying(PVOID b, ULONG n) {
              UNREFERENCED_PARAMETER(b);
              UNREFERENCED_PARAMETER(n);
              KeAcquireSpinLockAtDpcLevel(&lock);
              KeReleaseSpinLockFromDpcLevel(&lock);
          }
        `,
      add: `
        KeInitializeSpinLock(&lock);
        KeInitializeCallbackRecord(&record);
        KeRegisterBugCheckCallback(&record, Dying, NULL, 0, (PUCHAR) "test");
      `,
      control,
    };
    const ran = run(pieces, [open, ioctl()]);
    expect(ran.told).toMatch(/0xe2/i);
    return traced(ran, ["bugcheck"]).join("\n");
  };
  const crash = "KeBugCheckEx(0xE2, 0, 0, 0, 0);";
  expect(told(crash)).toMatch(/deadlock: the bug check callback of test takes .*, and it happens to be free/);
  expect(told(`KIRQL q; KeAcquireSpinLock(&lock, &q); ${crash}`)).toMatch(
    /deadlock: the bug check callback of test takes .* holds it/,
  );
});

it("D93 StartIo that is deferred is not entered while it runs; a request that it has started cannot be cancelled", () => {
  const declarations = `
    static ULONG depth, most;
    static DRIVER_STARTIO StartIo;
    static IO_WORKITEM_ROUTINE Later;
    static PIO_WORKITEM item;
    static DRIVER_CANCEL Cancel;
    static VOID Cancel(PDEVICE_OBJECT d, PIRP irp) {
        UNREFERENCED_PARAMETER(d);
        IoReleaseCancelSpinLock(irp->CancelIrql);
        DbgPrint("cancelled\\n");
        Complete(irp, STATUS_CANCELLED, 0);
    }
    static VOID StartIo(PDEVICE_OBJECT d, PIRP irp) {
        depth++;
        if (depth > most) most = depth;
        if (((PEXTENSION)d->DeviceExtension)->Slow) {
            ((PEXTENSION)d->DeviceExtension)->Slow = FALSE;
            IoQueueWorkItem(item, Later, DelayedWorkQueue, irp);
        } else {
            IoStartNextPacket(d, TRUE);
            Complete(irp, STATUS_SUCCESS, 0);
        }
        depth--;
    }
    static VOID Later(PDEVICE_OBJECT d, PVOID c) {
        LARGE_INTEGER t;
        KIRQL q;
        t.QuadPart = -50000;
        KeDelayExecutionThread(KernelMode, FALSE, &t);
        KeRaiseIrql(DISPATCH_LEVEL, &q);
        IoStartNextPacket(d, TRUE);
        KeLowerIrql(q);
        Complete((PIRP)c, STATUS_SUCCESS, 4);
    }
  `;
  const pieces = {
    fields: "BOOLEAN Slow;",
    declarations,
    entry: "driver->DriverStartIo = StartIo;",
    add: "IoSetStartIoAttributes(device, TRUE, TRUE); item = IoAllocateWorkItem(device); extension->Slow = TRUE;",
    read: "IoMarkIrpPending(irp); IoStartPacket(device, irp, NULL, Cancel); return STATUS_PENDING;",
    remove: 'IoFreeWorkItem(item); DbgPrint("most %u\\n", most);',
  };
  const steps = [
    open,
    read(4, { async: "slow" }),
    read(4, { async: "b" }),
    read(4, { async: "c" }),
    read(4, { async: "d" }),
    { do: "cancel", request: "slow" },
    { do: "waitFor", request: "slow", expect: { information: 4 } },
    { do: "waitFor", request: "b" },
    { do: "waitFor", request: "c" },
    { do: "waitFor", request: "d" },
    close,
    { do: "remove", device: "device" },
  ];
  expect(passes(run(pieces, steps)).output).toEqual(["most 1"]);
});

/** A disk whose medium is changed by control requests, and the file system that is mounted on it while its VPB says so, in one driver. */
const floppy = `
  #include <ntddk.h>
  static DRIVER_DISPATCH Disk, All;
  static DRIVER_UNLOAD Gone;
  static PDEVICE_OBJECT disk, fs;
  static BOOLEAN changed;
  static NTSTATUS Done(PIRP irp, NTSTATUS status) {
      irp->IoStatus.Status = status;
      irp->IoStatus.Information = 0;
      IoCompleteRequest(irp, IO_NO_INCREMENT);
      return status;
  }
  static NTSTATUS Disk(PDEVICE_OBJECT device, PIRP irp) {
      PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
      NTSTATUS status = STATUS_SUCCESS;
      if (changed) {
          changed = FALSE;
          if (device->Vpb->Flags & VPB_MOUNTED) device->Flags |= DO_VERIFY_VOLUME;
          else status = STATUS_IO_DEVICE_ERROR;
      }
      if ((device->Flags & DO_VERIFY_VOLUME) && !(stack->Flags & SL_OVERRIDE_VERIFY_VOLUME))
          status = STATUS_VERIFY_REQUIRED;
      if (IoIsErrorUserInduced(status)) IoSetHardErrorOrVerifyDevice(irp, device);
      return Done(irp, status);
  }
  static NTSTATUS All(PDEVICE_OBJECT device, PIRP irp) {
      PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(irp);
      PETHREAD thread = PsGetCurrentThread();
      NTSTATUS status;
      switch (stack->MajorFunction) {
      case IRP_MJ_DEVICE_CONTROL:
          switch (stack->Parameters.DeviceIoControl.IoControlCode) {
          case 0x222000: changed = TRUE; break;
          case 0x222004:
              disk->Vpb->DeviceObject = fs;
              disk->Vpb->Flags |= VPB_MOUNTED;
              break;
          case 0x222008: disk->Flags &= ~DO_VERIFY_VOLUME; break;
          }
          return Done(irp, STATUS_SUCCESS);
      case IRP_MJ_READ:
          if (device == disk) return Disk(device, irp);
          if (stack->Parameters.Read.Length == 512) stack->Flags |= SL_OVERRIDE_VERIFY_VOLUME;
          if (!IoForwardIrpSynchronously(disk, irp)) return Done(irp, STATUS_UNSUCCESSFUL);
          status = irp->IoStatus.Status;
          if (status != STATUS_VERIFY_REQUIRED) return Done(irp, status);
          DbgPrint("verify %d\\n", IoGetDeviceToVerify(thread) == disk);
          IoSetDeviceToVerify(thread, NULL);
          IoMarkIrpPending(irp);
          IoRaiseHardError(irp, disk->Vpb, disk);
          return STATUS_PENDING;
      default: return Done(irp, STATUS_SUCCESS);
      }
  }
  static VOID Gone(PDRIVER_OBJECT driver) {
      UNREFERENCED_PARAMETER(driver);
      IoDeleteDevice(fs);
      IoDeleteDevice(disk);
  }
  NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
      UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Test");
      int i;
      NTSTATUS status;
      UNREFERENCED_PARAMETER(path);
      for (i = 0; i <= IRP_MJ_MAXIMUM_FUNCTION; i++) driver->MajorFunction[i] = All;
      driver->DriverUnload = Gone;
      status = IoCreateDevice(driver, 0, &name, FILE_DEVICE_DISK, FILE_REMOVABLE_MEDIA, FALSE, &disk);
      if (!NT_SUCCESS(status)) return status;
      status = IoCreateDevice(driver, 0, NULL, FILE_DEVICE_DISK_FILE_SYSTEM, 0, FALSE, &fs);
      if (!NT_SUCCESS(status)) {
          IoDeleteDevice(disk);
          return status;
      }
      fs->StackSize = 2;
      DbgPrint("%d %d %d %u\\n", disk->Vpb->RealDevice == disk, disk->Vpb->Flags, fs->Vpb == NULL, fs->SectorSize);
      return STATUS_SUCCESS;
  }
`;

it("D45 a medium that was changed under a mounted volume must be verified before anything else is read from it", () => {
  const tell = (code: number) => ioctl({ code });
  const [change, mount, verified] = [tell(0x222000), tell(0x222004), tell(0x222008)];
  const fails = (status: string) => read(8, { expect: { status } });
  const steps = [
    open,
    change,
    fails("STATUS_IO_DEVICE_ERROR"),
    read(8),
    mount,
    change,
    fails("STATUS_VERIFY_REQUIRED"),
  ];
  const ran = run(floppy, [...steps, fails("STATUS_VERIFY_REQUIRED"), read(512), verified, read(8), close], {
    devices: [],
  });
  expect(passes(ran).output).toEqual(["1 0 1 512", "verify 1", "verify 1"]);
  expect(traced(ran, ["eventLog"]).filter((text) => text.includes("pop-up: STATUS_VERIFY_REQUIRED"))).toHaveLength(2);
});

it("D54 in safe mode a function driver fails AddDevice, a filter succeeds without attaching; nothing fails DriverEntry", () => {
  const declared = "extern PULONG InitSafeBootMode;";
  const upper = filter({ declarations: declared }).replace(
    /(static )?NTSTATUS AddDevice\([^)]*\) \{/,
    (head) => `${head} if (*InitSafeBootMode > 0) return STATUS_SUCCESS; DbgPrint("attached\\n");`,
  );
  const { sources, scenario } = stack(driver({}), { upper });
  const entry = 'DbgPrint("mode %u\\n", *InitSafeBootMode);';
  const started = (machine: Readonly<Record<string, unknown>>, refuses: string) =>
    run(
      { ...sources, "driver.c": driver({ declarations: declared, entry, add: refuses }) },
      [{ do: "expect", device: { name: "device", state: refuses === "" ? "Started" : "Failed" } }],
      { ...scenario, machine },
    );
  expect(passes(started({}, "")).output).toEqual(["mode 0", "attached"]);
  for (const [mode, safeMode] of [
    [1, "minimal"],
    [2, "network"],
    [3, "directoryRepair"],
  ] as const)
    expect(passes(started({ safeMode }, "")).output).toEqual([`mode ${mode}`]);
  const fails =
    "if (*InitSafeBootMode > 0) { IoDetachDevice(extension->Lower); IoDeleteDevice(device); return STATUS_NOT_SAFE_MODE_DRIVER; }";
  const refused = started({ safeMode: "minimal" }, fails);
  expect([refused.told, refused.output]).toEqual(["finished", ["mode 1"]]);
  expect(refused.failures).toEqual([expect.stringMatching(/^start device: .*STATUS_NOT_SAFE_MODE_DRIVER/)]);
});
