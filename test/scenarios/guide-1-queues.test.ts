// Rows of guide-1, section D.5: queues, cancelling, IRQL and memory.
import { expect, it } from "vitest";
import type { Pieces } from "../unit/kernel/driver.ts";
import { close, fails, ioctl, open, passes, read, remove, run, traced, wait } from "./run.ts";
import { sample } from "./samples.ts";

/** The code of one control request. */
const stops = (control: string, pieces: Pieces = {}) =>
  run({ ...pieces, control: `${control} UNREFERENCED_PARAMETER(information);` }, [open, ioctl()]).told;

it("D50 reads in a burst: the first goes to StartIo at DISPATCH_LEVEL, the others wait and are dequeued one by one", () => {
  const pieces: Pieces = {
    declarations: `
      static DRIVER_STARTIO Start;
      static IO_DPC_ROUTINE Finish;
      static KDEFERRED_ROUTINE Kick;
      static VOID Start(PDEVICE_OBJECT device, PIRP irp) {
          LARGE_INTEGER due;
          PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
          DbgPrint("start %u at %d, current %d\\n", IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length,
                   KeGetCurrentIrql(), device->CurrentIrp == irp);
          due.QuadPart = -10000;
          KeSetTimer(&extension->Timer, due, &extension->Dpc);
      }
      static VOID Kick(PKDPC d, PVOID c, PVOID a, PVOID b) {
          PEXTENSION e = (PEXTENSION)c;
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          IoRequestDpc(e->Self, e->Self->CurrentIrp, NULL);
      }
      static VOID Finish(PKDPC d, PDEVICE_OBJECT device, PIRP irp, PVOID c) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(c);
          Complete(irp, STATUS_SUCCESS, 0);
          IoStartNextPacket(device, FALSE);
      }
    `,
    entry: "driver->DriverStartIo = Start;",
    add: "KeInitializeDpc(&extension->Dpc, Kick, extension); IoInitializeDpcRequest(device, Finish);",
    read: "IoMarkIrpPending(irp); IoStartPacket(device, irp, NULL, NULL); return STATUS_PENDING;",
  };
  const requests = [1, 2, 3].map((length) => read(length, { async: `r${length}` }));
  const waits = [1, 2, 3].map((length) => ({ do: "waitFor", request: `r${length}` }));
  expect(passes(run(pieces, [open, ...requests, ...waits, close])).output).toEqual(
    [1, 2, 3].map((n) => `start ${n} at 2, current 1`),
  );
});

it("D51 a device queue: the first insert makes it busy and queues nothing, the last remove makes it not busy", () => {
  const control = `
    KDEVICE_QUEUE q;
    KDEVICE_QUEUE_ENTRY a, b;
    KIRQL irql;
    BOOLEAN first, second, busy;
    PKDEVICE_QUEUE_ENTRY one, none;
    KeInitializeDeviceQueue(&q);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    first = KeInsertDeviceQueue(&q, &a);
    busy = q.Busy;
    second = KeInsertDeviceQueue(&q, &b);
    one = KeRemoveDeviceQueue(&q);
    none = KeRemoveDeviceQueue(&q);
    KeLowerIrql(irql);
    DbgPrint("%d %d %d %d %d %d\\n", first, busy, second, one == &b, none == NULL, q.Busy);
    information = 0;
  `;
  expect(passes(run({ control }, [open, ioctl(), close])).output).toEqual(["0 1 1 1 1 0"]);
});

const clerk = sample("clerk");
const openClerk = { do: "open", handle: "h", interface: "{5c0a6e94-8d13-4f27-b1e5-3a9d7c4f6b12}", access: "write" };
const job = (length: number, name: string) => ({
  do: "write",
  handle: "h",
  data: { fill: { byte: 0, length } },
  async: name,
});

it("D52 a cancel-safe queue: three in, the second cancelled, the order of the others kept; each callback in its place", () => {
  const say = (routine: string, from: string): readonly [string, string, string] => [
    "clerk.c",
    from,
    `DbgPrint("${routine}\\n"); ${from}`,
  ];
  const ran = passes(
    clerk(
      [
        openClerk,
        job(50, "one"),
        job(51, "two"),
        job(52, "three"),
        wait(5),
        { do: "expect", debugOutput: "" },
        { do: "cancel", request: "two" },
        { do: "waitFor", request: "two", ...fails("STATUS_CANCELLED") },
        { do: "waitFor", request: "one" },
        { do: "waitFor", request: "three" },
        close,
      ],
      {},
      [
        say("insert", "InsertTailList(&CONTAINING_RECORD"),
        say("remove", "RemoveEntryList(&Irp"),
        say("complete cancelled", "ClerkFinish(CONTAINING_RECORD"),
      ],
    ),
  );
  expect(ran.output.filter((line) => !line.startsWith("clerk"))).toEqual([
    "insert",
    "remove",
    "insert",
    "insert",
    "remove",
    "complete cancelled",
    "remove",
  ]);
  expect(ran.output.filter((line) => line.startsWith("clerk"))).toEqual([
    "clerk: a job of 50 bytes is done",
    "clerk: a job of 52 bytes is done",
  ]);
});

it("D53 an IRP cancelled before it is queued, while it waits, and after it was started: completed once each time", () => {
  const early: Pieces = {
    declarations: `
      static LIST_ENTRY list;
      static IO_CSQ queue;
      static IO_CSQ_INSERT_IRP In;
      static IO_CSQ_REMOVE_IRP Out;
      static IO_CSQ_PEEK_NEXT_IRP Peek;
      static IO_CSQ_ACQUIRE_LOCK Lock;
      static IO_CSQ_RELEASE_LOCK Free;
      static IO_CSQ_COMPLETE_CANCELED_IRP Gone;
      static KSPIN_LOCK guard;
      static VOID In(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          InsertTailList(&list, &irp->Tail.Overlay.ListEntry);
      }
      static VOID Out(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          RemoveEntryList(&irp->Tail.Overlay.ListEntry);
      }
      static PIRP Peek(PIO_CSQ q, PIRP irp, PVOID c) {
          UNREFERENCED_PARAMETER(q);
          UNREFERENCED_PARAMETER(c);
          return irp != NULL || IsListEmpty(&list) ? NULL : CONTAINING_RECORD(list.Flink, IRP, Tail.Overlay.ListEntry);
      }
      static VOID Lock(PIO_CSQ q, PKIRQL i) {
          UNREFERENCED_PARAMETER(q);
          KeAcquireSpinLock(&guard, i);
      }
      static VOID Free(PIO_CSQ q, KIRQL i) {
          UNREFERENCED_PARAMETER(q);
          KeReleaseSpinLock(&guard, i);
      }
      static VOID Gone(PIO_CSQ q, PIRP irp) {
          UNREFERENCED_PARAMETER(q);
          DbgPrint("cancelled\\n");
          Complete(irp, STATUS_CANCELLED, 0);
      }
    `,
    add: "KeInitializeSpinLock(&guard); InitializeListHead(&list); IoCsqInitialize(&queue, In, Out, Peek, Lock, Free, Gone);",
    // (a) cancelled before it is put into the queue: the queue completes it.
    read: `
      UNREFERENCED_PARAMETER(device);
      if (IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length == 1) (void)IoCancelIrp(irp);
      IoCsqInsertIrp(&queue, irp, NULL);
      return STATUS_PENDING;
    `,
    // (d) taken out: cancelling comes too late.
    control: `
        PIRP next = IoCsqRemoveNextIrp(&queue, NULL);
        information = 0;
        if (next != NULL) {
            (void)IoCancelIrp(next);
            Complete(next, STATUS_SUCCESS, 0);
        }
      `,
  };
  const ran = passes(
    run(early, [
      open,
      read(1, fails("STATUS_CANCELLED")),
      read(2, { async: "b" }),
      { do: "cancel", request: "b" },
      { do: "waitFor", request: "b", ...fails("STATUS_CANCELLED") },
      read(3, { async: "d" }),
      ioctl(),
      { do: "waitFor", request: "d", expect: { status: "STATUS_SUCCESS" } },
      close,
    ]),
  );
  expect(ran.output).toEqual(["cancelled", "cancelled"]);
});

it("D54 a cancel routine that does not release the cancel spin lock", () => {
  const pieces = (body: string): Pieces => ({
    declarations: `static DRIVER_CANCEL Cancel; static VOID Cancel(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); ${body} }`,
    read: `
      UNREFERENCED_PARAMETER(device);
      IoMarkIrpPending(irp);
      (void)IoSetCancelRoutine(irp, Cancel);
      return STATUS_PENDING;
    `,
  });
  const steps = [open, read(1, { async: "r" }), { do: "cancel", request: "r" }, wait(1)];
  expect(run(pieces("UNREFERENCED_PARAMETER(irp);"), steps).told).toMatch(/cancel spin lock|still holding|IRQL 2/i);
  expect(
    run(pieces("Complete(irp, STATUS_CANCELLED, 0); IoReleaseCancelSpinLock(irp->CancelIrql);"), steps).told,
  ).toMatch(/IoCompleteRequest is called while the cancel spin lock is held/);
  passes(
    run(pieces("IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0);"), [...steps, close]),
  );
});

it("D55 cleanup takes back the requests of its own file object, and close follows", () => {
  const ran = passes(
    clerk([
      openClerk,
      { ...openClerk, handle: "i" },
      job(90, "busy"),
      job(1, "h1"),
      job(2, "h2"),
      { ...job(3, "i1"), handle: "i" },
      { ...job(4, "i2"), handle: "i" },
      wait(5),
      { do: "close", handle: "i" },
      ...["i1", "i2"].map((request) => ({ do: "waitFor", request, timeout: 0, ...fails("STATUS_CANCELLED") })),
      ...["busy", "h1", "h2"].map((request) => ({ do: "waitFor", request })),
      close,
    ]),
  );
  expect(traced(ran, ["irpCancel"])).toEqual([]);
});

it("D56 a request that is not cancelled is taken from its thread after five minutes, with an entry in the error log", () => {
  const pieces: Pieces = {
    declarations: `
      static PDEVICE_OBJECT target;
      static DRIVER_DISPATCH Target;
      static PIRP held;
      static NTSTATUS Target(PDEVICE_OBJECT device, PIRP irp) {
          UNREFERENCED_PARAMETER(device);
          held = irp;
          IoMarkIrpPending(irp);
          return STATUS_PENDING;
      }
      static KEVENT event;
      static IO_STATUS_BLOCK block;
      static KSTART_ROUTINE Thread;
      static VOID Thread(PVOID context) {
          PIRP irp;
          UNREFERENCED_PARAMETER(context);
          KeInitializeEvent(&event, NotificationEvent, FALSE);
          irp = IoBuildDeviceIoControlRequest(1, target, NULL, 0, NULL, 0, TRUE, &event, &block);
          (void)IoCallDriver(target, irp);
          PsTerminateSystemThread(STATUS_SUCCESS);
      }
    `,
    entry: `
        driver->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = Target;
        if (!NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &target)))
            return STATUS_INSUFFICIENT_RESOURCES;
      `,
    control: `
        HANDLE thread;
        OBJECT_ATTRIBUTES a;
        information = 0;
        if (held != NULL) {
            Complete(held, STATUS_CANCELLED, 0);
            return Complete(irp, STATUS_SUCCESS, 0);
        }
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        if (NT_SUCCESS(PsCreateSystemThread(&thread, THREAD_ALL_ACCESS, &a, NULL, NULL, Thread, NULL))) ZwClose(thread);
      `,
    unload: "IoDeleteDevice(target);",
  };
  const log = (count: number) => ({ do: "expect", trace: { kind: "eventLog", text: "five minutes", count } });
  const steps = [open, ioctl(), wait(290_000), log(0), wait(20_000), log(1), ioctl(), close, remove];
  passes(run(pieces, steps, { verifier: { io: false } }));
  expect(run(pieces, steps).told).toMatch(/was cancelled 310 seconds ago/);
});

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
