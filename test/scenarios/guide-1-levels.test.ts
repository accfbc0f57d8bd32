// Rows of guide-1, section D.5: levels, pageable code and data, memory, stacks.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, fails, ioctl, open, passes, read, remove, run, traced } from "./run.ts";

/** The code of one control request. */
const stops = (control: string, pieces: Pieces = {}) =>
  run({ ...pieces, control: `${control} UNREFERENCED_PARAMETER(information);` }, [open, ioctl()]).told;

it("D58 a wait in a completion routine at DISPATCH_LEVEL: only with a time-out of zero", () => {
  const waits = (timeout: string) =>
    `
      KIRQL irql;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      UNREFERENCED_PARAMETER(none);
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      (void)KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, ${timeout});
      KeLowerIrql(irql);
    `;
  expect(stops(waits("NULL"))).toMatch(/KeWaitForSingleObject is called at DISPATCH_LEVEL/);
  expect(stops(waits("&none"))).toBe("finished");
});

it("D59 a pageable routine called from a DPC: PAGED_CODE says so, or the code itself stops", () => {
  const dpc = (body: string): Pieces => ({
    declarations: `
      static volatile LONG count;
      static VOID Paged(VOID);
      #pragma alloc_text(PAGE, Paged)
      static VOID Paged(VOID) { ${body} count++; }
      static KDEFERRED_ROUTINE Dpc;
      static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          Paged();
      }
    `,
    add: "KeInitializeDpc(&extension->Dpc, Dpc, NULL);",
  });
  const control = "KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs();";
  expect(stops(control, dpc("PAGED_CODE();"))).toMatch(
    /PAGED_CODE\(\) is reached at DISPATCH_LEVEL|pageable section runs at DISPATCH_LEVEL/,
  );
  expect(stops(control, dpc(""))).toMatch(/0xd1.*pageable section runs at DISPATCH_LEVEL/);
});

it("D62 paged pool in a DPC", () => {
  const pieces: Pieces = {
    declarations: `
        static PULONG paged;
        static KDEFERRED_ROUTINE Dpc;
        static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            *paged = 1;
        }
      `,
    add: "KeInitializeDpc(&extension->Dpc, Dpc, NULL); paged = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, 64, 'tseT');",
    remove: "ExFreePool(paged);",
  };
  expect(stops("*paged = 0; KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs();", pieces)).toMatch(
    /0xd1.*paged pool block of 64 bytes/,
  );
});

it("D63 the allocation that is refused makes the request fail, and nothing leaks", () => {
  const control = `
      PVOID a = ExAllocatePool2(POOL_FLAG_PAGED, 8, 'tseT'), b = NULL;
      information = 0;
      if (a != NULL) b = ExAllocatePool2(POOL_FLAG_PAGED, 8, 'tseT');
      if (b == NULL) status = STATUS_INSUFFICIENT_RESOURCES;
      if (b != NULL) ExFreePool(b);
      if (a != NULL) ExFreePool(a);
    `;
  const outcomes = [1, 2, 3, 4].map((refuse) =>
    run({ control }, [open, ioctl(), close, remove], { verifier: { refuse } }),
  );
  for (const ran of outcomes) expect(ran.told).toBe("finished");
  expect(
    outcomes.filter((ran) =>
      ran.steps.some((step) => step.includes("control request") && step.includes("STATUS_INSUFFICIENT_RESOURCES")),
    ).length,
  ).toBeGreaterThanOrEqual(2);
});

it("D65 a string literal is read-only", () => {
  expect(stops('PCHAR text = (PCHAR)"constant"; text[0] = 1;')).toMatch(/0xbe/);
});

it("D66 the life of an MDL in its flags; freed while locked it is found", () => {
  const control = `
    PVOID p = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'tseT');
    PMDL m = IoAllocateMdl(p, 100, FALSE, FALSE, NULL);
    information = 0;
    MmProbeAndLockPages(m, KernelMode, IoModifyAccess);
    DbgPrint("locked %d mapped %d\\n", (m->MdlFlags & MDL_PAGES_LOCKED) != 0,
             (m->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA) != 0);
    (void)MmGetSystemAddressForMdlSafe(m, NormalPagePriority);
    DbgPrint("mapped %d\\n", (m->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA) != 0);
    MmUnlockPages(m);
    DbgPrint("locked %d mapped %d\\n", (m->MdlFlags & MDL_PAGES_LOCKED) != 0,
             (m->MdlFlags & MDL_MAPPED_TO_SYSTEM_VA) != 0);
    IoFreeMdl(m);
    ExFreePool(p);
  `;
  expect(passes(run({ control }, [open, ioctl(), close])).output).toEqual([
    "locked 1 mapped 0",
    "mapped 1",
    "locked 0 mapped 0",
  ]);
  expect(
    stops(
      `
        PVOID p = ExAllocatePool2(POOL_FLAG_PAGED, 100, 'tseT');
        PMDL m = IoAllocateMdl(p, 100, FALSE, FALSE, NULL);
        MmProbeAndLockPages(m, KernelMode, IoModifyAccess);
        IoFreeMdl(m);
        ExFreePool(p);
      `,
    ),
  ).toMatch(/lock/i);
});

it("D68 StartIo of a higher driver calls the lower one at DISPATCH_LEVEL", () => {
  const pieces: Pieces = {
    declarations: `
      static PDEVICE_OBJECT target;
      static DRIVER_STARTIO Start;
      static DRIVER_DISPATCH Target;
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          DbgPrint("lower at %d\\n", KeGetCurrentIrql());
          return Complete(irp, STATUS_SUCCESS, 0);
      }
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID c) {
          UNREFERENCED_PARAMETER(device);
          UNREFERENCED_PARAMETER(irp);
          IoStartNextPacket((PDEVICE_OBJECT)c, FALSE);
          return STATUS_CONTINUE_COMPLETION;
      }
      static VOID Start(PDEVICE_OBJECT device, PIRP irp) {
          IoGetNextIrpStackLocation(irp)->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
          IoSetCompletionRoutine(irp, Done, device, TRUE, TRUE, TRUE);
          (void)IoCallDriver(target, irp);
      }
    `,
    entry: `
        driver->DriverStartIo = Start;
        driver->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = Target;
        if (!NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &target)))
            return STATUS_INSUFFICIENT_RESOURCES;
      `,
    read: "IoMarkIrpPending(irp); IoStartPacket(device, irp, NULL, NULL); return STATUS_PENDING;",
    unload: "IoDeleteDevice(target);",
  };
  expect(passes(run(pieces, [open, read(1), close, remove])).output).toEqual(["lower at 2"]);
});

it("D69 a spin lock held while a request is completed that comes down again for it", () => {
  const control = `
      KIRQL irql;
      information = 0;
      done = TRUE;
      KeAcquireSpinLock(&extension->Lock, &irql);
      Complete(irp, STATUS_SUCCESS, 0);
      KeAcquireSpinLockAtDpcLevel(&extension->Lock);
    `;
  expect(stops(control)).toMatch(/SPIN_LOCK_ALREADY_OWNED|deadlock|held/i);
});

it("D70 a power request to a device that is gone: refused, not passed on", () => {
  const pieces: Pieces = {
    declarations: `
        static BOOLEAN gone;
        static DRIVER_DISPATCH Power;
        static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
            PoStartNextPowerIrp(irp);
            if (gone) return Complete(irp, STATUS_DELETE_PENDING, 0);
            IoSkipCurrentIrpStackLocation(irp);
            return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
    control: "gone = TRUE; information = 0;",
  };
  const ran = passes(
    run(pieces, [
      open,
      ioctl(),
      { do: "power", device: "device", state: "D3", ...fails("STATUS_DELETE_PENDING") },
      close,
    ]),
  );
  expect(traced(ran, ["irpCall"], "ringside-root").filter((text) => text.startsWith("IRP_MJ_POWER"))).toEqual([]);
});

it("D72 a driver that fails what it does not know keeps its device from starting", () => {
  const pieces: Pieces = {
    declarations: `
        static DRIVER_DISPATCH Pnp2;
        static NTSTATUS Pnp2(PDEVICE_OBJECT device, PIRP irp) {
            UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
            if (minor != IRP_MN_REMOVE_DEVICE) return Complete(irp, STATUS_NOT_SUPPORTED, 0);
            return Pnp(device, irp);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_PNP] = Pnp2;",
  };
  const ran = run(pieces, []);
  expect(ran.kernel.state.devnodes[0]?.status === "Failed" || ran.told !== "finished").toBe(true);
});

it("D73 recursion uses up the kernel stack", () => {
  const declarations = `
      static ULONG Deep(ULONG n) {
          volatile CHAR room[512];
          room[0] = (CHAR)n;
          if ((n & 15) == 0 && n < 40) DbgPrint("%d\\n", IoGetRemainingStackSize() > 0);
          return room[0] + Deep(n + 1);
      }
    `;
  expect(stops("status = (NTSTATUS)Deep(0);", { declarations })).toMatch(/stack/i);
});

it("D57 interrupts come over deferred calls, and those over threads", () => {
  const pieces: Pieces = {
    declarations: `
      static KDEFERRED_ROUTINE Dpc;
      static KSERVICE_ROUTINE Isr;
      static PKINTERRUPT interrupt;
      static KDPC call;
      static volatile LONG inDpc, inIsr;
      static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          DbgPrint("dpc at %d\\n", KeGetCurrentIrql());
      }
      static BOOLEAN Isr(PKINTERRUPT i, PVOID c) {
          UNREFERENCED_PARAMETER(i);
          UNREFERENCED_PARAMETER(c);
          (void)READ_PORT_UCHAR((PUCHAR)0x301);
          DbgPrint("isr at %d\\n", KeGetCurrentIrql() > DISPATCH_LEVEL);
          KeInsertQueueDpc(&call, NULL, NULL);
          return TRUE;
      }
      static NTSTATUS Start(PDEVICE_OBJECT device, PIRP irp) {
          PCM_PARTIAL_RESOURCE_LIST l = &IoGetCurrentIrpStackLocation(irp)
                                             ->Parameters.StartDevice.AllocatedResourcesTranslated->List[0]
                                             .PartialResourceList;
          ULONG i;
          NTSTATUS s;
          IoForwardIrpSynchronously(((PEXTENSION)device->DeviceExtension)->Lower, irp);
          s = irp->IoStatus.Status;
          for (i = 0; i < l->Count; i++)
              if (l->PartialDescriptors[i].Type == CmResourceTypeInterrupt)
                  s = IoConnectInterrupt(&interrupt, Isr, NULL, NULL, l->PartialDescriptors[i].u.Interrupt.Vector,
                                         (KIRQL)l->PartialDescriptors[i].u.Interrupt.Level,
                                         (KIRQL)l->PartialDescriptors[i].u.Interrupt.Level, Latched, FALSE,
                                         l->PartialDescriptors[i].u.Interrupt.Affinity, FALSE);
          return Complete(irp, s, 0);
      }
      static DRIVER_DISPATCH Pnp2, Pnp;
      static NTSTATUS Pnp2(PDEVICE_OBJECT device, PIRP irp) {
          UCHAR minor = IoGetCurrentIrpStackLocation(irp)->MinorFunction;
          if (minor == IRP_MN_START_DEVICE) return Start(device, irp);
          if (minor == IRP_MN_REMOVE_DEVICE) IoDisconnectInterrupt(interrupt);
          return Pnp(device, irp);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_PNP] = Pnp2; KeInitializeDpc(&call, Dpc, NULL);",
    control:
      'information = 0; WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80); DbgPrint("thread goes on at %d\\n", KeGetCurrentIrql());',
  };
  const hardware = [{ name: "board", model: "interruptSource", ports: [{ start: 0x300, length: 2 }], irq: 5 }];
  const ran = passes(
    run(pieces, [open, ioctl(), close, remove], {
      hardware,
      machine: { processors: 1 },
      devices: [{ name: "device", driver: "test", hardware: "board" }],
    }),
  );
  expect(ran.output).toEqual(["isr at 1", "dpc at 2", "thread goes on at 0"]);
});
