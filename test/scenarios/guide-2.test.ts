// Rows of guide-2: buffers, interrupts and deferred calls, the life of a Plug and Play device, IRQL.
import { expect, it } from "vitest";
import { driver, type Pieces } from "../unit/kernel/driver.ts";
import { board, fire, interrupting, plain, quiet } from "./board.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, prints, read, remove, run, stops, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const sleeper = sample("sleeper");
const openSleeper = {
  do: "open",
  handle: "h",
  interface: "{c8c3a51e-0c59-4e0b-9f1d-4e6b7a2d9c01}",
  access: "readWrite",
};
const state = (name: string) => ({ do: "expect", device: { name: "device", state: name } });

it("E1 a buffered read has a nonpaged buffer of its length before the driver is called, and its bytes go back after completion", () => {
  const ran = passes(
    run(
      {
        read: `
          PUCHAR p = (PUCHAR)irp->AssociatedIrp.SystemBuffer;
          KIRQL irql;
          UNREFERENCED_PARAMETER(device);
          KeRaiseIrql(DISPATCH_LEVEL, &irql);
          p[99] = 7;
          KeLowerIrql(irql);
          return Complete(irp, STATUS_SUCCESS, 100);
        `,
      },
      [open, read(100, { expect: { bytes: 100 } }), close],
    ),
  );
  expect(ran.steps.find((step) => step.includes("read 100"))).toContain("(100 bytes)");
  expect(
    run(
      {
        read: `
          UNREFERENCED_PARAMETER(device);
          ((PUCHAR)irp->AssociatedIrp.SystemBuffer)[100] = 7;
          return Complete(irp, STATUS_SUCCESS, 100);
        `,
      },
      [open, read(100)],
    ).told,
  ).toMatch(/system buffer of 100 bytes/);
});

it("E2 input read after output was written is the output", () => {
  passes(
    run(
      { control: "buffer[0] = 9; status = buffer[0] == 9 ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL; information = 1;" },
      [open, ioctl({ input: { u8: [1] }, outputLength: 1, expect: { data: { u8: [9] } } }), close],
    ),
  );
});

const direct = (body: string) =>
  driver({ read: body }).replace("device->Flags |= DO_BUFFERED_IO;", "device->Flags |= DO_DIRECT_IO;");
it("E3 a direct read of nothing has no MDL", () => {
  expect(
    run(
      direct(
        `
          UNREFERENCED_PARAMETER(device);
          (void)MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority);
          return Complete(irp, STATUS_SUCCESS, 0);
        `,
      ),
      [open, read(0)],
    ).told,
  ).toMatch(/null pointer|bugcheck/);
  passes(
    run(
      direct(
        "UNREFERENCED_PARAMETER(device); return Complete(irp, irp->MdlAddress == NULL ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL, 0);",
      ),
      [open, read(0), close],
    ),
  );
});

it("E4 an MDL over three pages says its offset and has three frames", () => {
  expect(
    prints(
      `
        PUCHAR p = (PUCHAR)ExAllocatePool2(POOL_FLAG_NON_PAGED, 4 * PAGE_SIZE, 'tseT');
        PMDL m = IoAllocateMdl((PUCHAR)ALIGN_UP_POINTER_BY(p, PAGE_SIZE) + 0x300, 2 * PAGE_SIZE, FALSE, FALSE, NULL);
        MmBuildMdlForNonPagedPool(m);
        DbgPrint("%x %u\\n", MmGetMdlByteOffset(m),
                 ADDRESS_AND_SIZE_TO_SPAN_PAGES(MmGetMdlVirtualAddress(m), MmGetMdlByteCount(m)));
        IoFreeMdl(m);
        ExFreePool(p);
      `,
    ),
  ).toEqual(["300 3"]);
});

it("E5 a user's buffer is there in the caller's context only", () => {
  const neither = 0x222003;
  const pieces: Pieces = {
    declarations: `
        static IO_WORKITEM_ROUTINE Work;
        static PUCHAR user;
        static VOID Work(PDEVICE_OBJECT d, PVOID c) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            user[0] = 1;
        }
      `,
  };
  const guarded = `
      PUCHAR p = (PUCHAR)stack->Parameters.DeviceIoControl.Type3InputBuffer;
      information = 0;
      __try {
          ProbeForRead(p, 1, 1);
          if (p[0] != 5) status = STATUS_UNSUCCESSFUL;
      } __except (EXCEPTION_EXECUTE_HANDLER) { status = GetExceptionCode(); }
    `;
  passes(run({ ...pieces, control: guarded }, [open, { ...ioctl({ input: { u8: [5] } }), code: neither }, close]));
});

it("E6 without system addresses left an MDL cannot be mapped: a driver that does not look stops", () => {
  const control = (test: string) =>
    `PVOID p = MmGetSystemAddressForMdlSafe(irp->MdlAddress, NormalPagePriority); information = 0; ${test} *(PUCHAR)p = 1;`;
  const outcomes = (test: string) =>
    [1, 2, 3, 4].map(
      (refuse) =>
        run({ control: control(test) }, [open, { ...ioctl({ outputLength: 4, expect: {} }), code: 0x222002 }, close], {
          verifier: { refuse },
        }).told,
    );
  expect(outcomes("").some((told) => told.includes("null pointer"))).toBe(true);
  expect(
    outcomes("if (p == NULL) return Complete(irp, STATUS_INSUFFICIENT_RESOURCES, 0);").some((told) =>
      told.includes("null pointer"),
    ),
  ).toBe(false);
});

it("E19 a shared line: the routine whose device it was not says so, and the next one is called", () => {
  const pieces = interrupting(
    `${quiet} DbgPrint("ours\\n"); return TRUE;`,
    "enum { extra = TRUE };\n#define after (void)0\n",
  );
  expect(prints(fire, pieces, board)).toEqual(["other", "ours"]);
});

it("E20 an interrupt that comes as soon as it is connected, while the device is being started", () => {
  const pieces = interrupting(
    `${quiet} DbgPrint("interrupt\\n"); return TRUE;`,
    `
      enum { extra = FALSE };
      #define after \\
          { \\
              volatile ULONG n; \\
              WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80); \\
              for (n = 0; n < 100; n++) {} \\
              DbgPrint("started\\n"); \\
          }
    `,
  );
  expect(passes(run(pieces, [], { ...board, machine: { processors: 1 } })).output).toEqual(["interrupt", "started"]);
});

it("E22 three interrupts before the deferred call: it runs once, and who counts misses none", () => {
  const pieces = interrupting(`${quiet} IoRequestDpc(e->Self, NULL, NULL); return TRUE;`, plain);
  const control = `
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    ${fire} ${fire} ${fire} KeLowerIrql(irql);
    KeFlushQueuedDpcs();
    DbgPrint("%d interrupts, %d calls\\n", extension->Interrupts, extension->Calls);
  `;
  expect(prints(control, pieces, { ...board, machine: { processors: 1 } })).toEqual(["3 interrupts, 1 calls"]);
});

it("E24 what is shared with an interrupt is safe in KeSynchronizeExecution", () => {
  const pieces = interrupting(
    `${quiet} return TRUE;`,
    `
      ${plain} static KSYNCHRONIZE_ROUTINE Sync;
      static BOOLEAN Sync(PVOID c) {
          LONG *n = (LONG *)c;
          LONG before = *n;
          WRITE_PORT_UCHAR((PUCHAR)0x300, 0x80);
          return *n == before;
      }
    `,
  );
  expect(
    prints(
      `
        DbgPrint("untouched %d\\n", KeSynchronizeExecution(extension->Interrupt, Sync, &extension->Interrupts));
        DbgPrint("afterwards %d\\n", extension->Interrupts);
      `,
      pieces,
      { ...board, machine: { processors: 1 } },
    ),
  ).toEqual(["untouched 1", "afterwards 1"]);
});

it("E30 a threaded deferred call", () => {
  const pieces: Pieces = {
    declarations: `
        static KDEFERRED_ROUTINE Dpc;
        static VOID Dpc(PKDPC d, PVOID c, PVOID a, PVOID b) {
            UNREFERENCED_PARAMETER(d);
            UNREFERENCED_PARAMETER(c);
            UNREFERENCED_PARAMETER(a);
            UNREFERENCED_PARAMETER(b);
            DbgPrint("%d\\n", KeGetCurrentIrql());
        }
      `,
    add: "KeInitializeThreadedDpc(&extension->Dpc, Dpc, NULL);",
  };
  expect(prints("KeInsertQueueDpc(&extension->Dpc, NULL, NULL); KeFlushQueuedDpcs();", pieces)).toEqual(["0"]);
});

it("E33 a filter that answers for capabilities itself hides what the bus has said", () => {
  const upper = filter({ pnp: "if (minor == IRP_MN_QUERY_CAPABILITIES) return Complete(irp, STATUS_SUCCESS, 0);" });
  const made = stack(driver({}), { upper });
  const ran = run(made.sources, [], made.scenario);
  expect(traced(ran, ["irpCall"], "test").filter((line) => line.includes("QUERY_CAPABILITIES"))).toEqual([]);
});

it("E36 a start that fails: the whole stack is told to remove, and no interface is enabled", () => {
  const ran = sleeper([], {}, [
    ["pnp.c", "    SleeperPrintResources(Resources);\n\n", "    return STATUS_DEVICE_CONFIGURATION_ERROR;\n"],
  ]);
  expect(ran.kernel.state.devnodes[0]?.status).toBe("Failed");
  expect(ran.kernel.state.interfaces.map((one) => one.enabled)).toEqual([false]);
  expect(traced(ran, ["irpCall"], "sleeper").at(-1)).toContain("IRP_MN_REMOVE_DEVICE");
});

it("E37 a stop and a new start with requests under way: none of them fails", () => {
  const ran = passes(
    sleeper([
      openSleeper,
      write({ text: "a" }, { offset: 0, async: "a" }),
      write({ text: "b" }, { offset: 1, async: "b" }),
      { do: "restart", device: "device" },
      { do: "waitFor", request: "a", expect: { error: 0 } },
      { do: "waitFor", request: "b", expect: { error: 0 } },
      read(2, { offset: 0, expect: { data: { text: "ab" } } }),
      close,
    ]),
  );
  const minors = traced(ran, ["irpCall"], "sleeper").flatMap(
    (line) => /IRP_MN_(\w*STOP\w*|START\w*)/.exec(line)?.[1] ?? [],
  );
  expect(minors).toEqual(["START_DEVICE", "QUERY_STOP_DEVICE", "STOP_DEVICE", "START_DEVICE"]);
});

it("E38 a stop that one driver refuses: the others are told that it is off", () => {
  const upper = filter({
    pnp: 'if (minor == IRP_MN_QUERY_STOP_DEVICE || minor == IRP_MN_CANCEL_STOP_DEVICE) DbgPrint("upper %d\\n", minor);',
  });
  const lower = filter({ pnp: "if (minor == IRP_MN_QUERY_STOP_DEVICE) return Complete(irp, STATUS_UNSUCCESSFUL, 0);" });
  const made = stack(driver({}), { upper }, { lower });
  const ran = passes(
    run(
      made.sources,
      [{ do: "stop", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } }, state("Started")],
      made.scenario,
    ),
  );
  expect(ran.output).toEqual(["upper 5", "upper 6"]);
});

it("E42 removal with a handle open: asked, found in use, and called off for all", () => {
  const ran = passes(
    run({}, [
      open,
      { do: "remove", device: "device", ...fails("STATUS_UNSUCCESSFUL") },
      state("Started"),
      read(1),
      close,
      remove,
    ]),
  );
  const minors = traced(ran, ["irpCall"], "test").flatMap((line) => /IRP_MN_(\w*REMOVE\w*)/.exec(line)?.[1] ?? []);
  expect(minors).toEqual(["QUERY_REMOVE_DEVICE", "CANCEL_REMOVE_DEVICE", "QUERY_REMOVE_DEVICE", "REMOVE_DEVICE"]);
});

it("E43 opens fail while removal is pending, and work again when it is off", () => {
  passes(
    sleeper([
      { do: "queryRemove", device: "device" },
      { ...openSleeper, ...fails("STATUS_DEVICE_NOT_CONNECTED") },
      { do: "cancelRemove", device: "device" },
      openSleeper,
      close,
    ]),
  );
});

it("E44 surprise removal with requests and a handle open: failed at once, removed only when the handle is closed", () => {
  const ran = passes(
    sleeper([
      openSleeper,
      ...["a", "b", "c"].map((name) => write({ text: name }, { offset: 0, async: name })),
      { do: "surpriseRemove", device: "device" },
      ...["b", "c"].map((request) => ({ do: "waitFor", request, ...fails("STATUS_DEVICE_NOT_CONNECTED") })),
      state("RemovePendingCloses"),
      { do: "expect", trace: { kind: "deviceDelete", driver: "sleeper", count: 0 } },
      close,
      wait(1),
      state("Removed"),
    ]),
  );
  expect(ran.kernel.state.interfaces[0]?.enabled).toBe(false);
});

it("E47 a device that is removed but still there keeps its PDO, and can be started again while its bus is there", () => {
  const rack = { do: "open", handle: "rack", interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}", access: "readWrite" };
  const control = (code: number) => ({ do: "ioctl", handle: "rack", code, input: { u32: [3] } });
  const scenario = {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
    ],
    install: [{ hardwareId: "RACK\\MODULE", driver: "module", name: "module" }],
    devices: [{ name: "device", hardwareId: "ROOT\\RACK", driver: "rack" }],
  };
  const ran = passes(
    sample("rack")(
      [
        rack,
        control(0x2aa000),
        wait(1),
        { do: "remove", device: "module" },
        { do: "start", device: "module" },
        control(0x2aa004),
        wait(1),
        control(0x2aa000),
        wait(1),
        { do: "remove", device: "module" },
        // Open, it waits for its handle to be closed; nobody opens anything of it meanwhile.
        { do: "surpriseRemove", device: "device" },
        { do: "start", device: "module", ...fails("STATUS_NO_SUCH_DEVICE") },
        { do: "close", handle: "rack" },
      ],
      scenario,
    ),
  );
  expect(
    ran.kernel.state.devnodes.filter((node) => node.hardwareId === "RACK\\MODULE").map((node) => node.status),
  ).toEqual(["Removed", "Removed"]);
});

it("E48 the remove lock: removal waits for who holds it, and nobody gets it any more", () => {
  const pieces: Pieces = {
    fields: "IO_REMOVE_LOCK Guard;",
    declarations: `
        static KSTART_ROUTINE Holder;
        static VOID Holder(PVOID c) {
            PEXTENSION e = (PEXTENSION)c;
            LARGE_INTEGER p;
            p.QuadPart = -100000;
            KeDelayExecutionThread(KernelMode, FALSE, &p);
            DbgPrint("late %x\\n", IoAcquireRemoveLock(&e->Guard, c));
            DbgPrint("released\\n");
            IoReleaseRemoveLock(&e->Guard, e->Lower);
            PsTerminateSystemThread(STATUS_SUCCESS);
        }
      `,
    add: "IoInitializeRemoveLock(&extension->Guard, 'tseT', 0, 0);",
    control: `
        HANDLE h;
        OBJECT_ATTRIBUTES a;
        information = 0;
        (void)IoAcquireRemoveLock(&extension->Guard, extension->Lower);
        (void)IoAcquireRemoveLock(&extension->Guard, irp);
        InitializeObjectAttributes(&a, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
        PsCreateSystemThread(&h, THREAD_ALL_ACCESS, &a, NULL, NULL, Holder, extension);
        IoReleaseRemoveLockAndWait(&extension->Guard, irp);
        DbgPrint("free\\n");
        ZwWaitForSingleObject(h, FALSE, NULL);
        ZwClose(h);
      `,
  };
  expect(passes(run(pieces, [open, ioctl(), close])).output).toEqual(["late c0000056", "released", "free"]);
});

it("E56 a device state that one driver overwrites instead of adding to it", () => {
  const says = (how: string) =>
    filter({
      pnp: `
        if (minor == IRP_MN_QUERY_PNP_DEVICE_STATE) {
            (void)IoForwardIrpSynchronously(x->Lower, irp);
            irp->IoStatus.Information ${how} PNP_DEVICE_DONT_DISPLAY_IN_UI;
            return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information);
        }
      `,
    });
  const lower = filter({
    pnp: `
      if (minor == IRP_MN_QUERY_PNP_DEVICE_STATE) {
          (void)IoForwardIrpSynchronously(x->Lower, irp);
          return Complete(irp, STATUS_SUCCESS, irp->IoStatus.Information | PNP_DEVICE_NOT_DISABLEABLE);
      }
    `,
  });
  const bits = (how: string) => {
    const made = stack(driver({}), { upper: says(how) }, { lower });
    return run(made.sources, [], made.scenario).kernel.state.devnodes[0]?.deviceState;
  };
  expect(bits("|=")).toBe(0x22);
  expect(bits("=")).toBe(2);
});

it("E58 raising the IRQL downwards", () => {
  expect(
    stops(`
      KIRQL a, b;
      information = 0;
      KeRaiseIrql(DISPATCH_LEVEL, &a);
      KeRaiseIrql(APC_LEVEL, &b);
      KeLowerIrql(a);
    `),
  ).toMatch(/IRQL/);
});

it("E59 waiting in a deferred call, with and without time", () => {
  const at = (timeout: string) =>
    `
      KIRQL irql;
      LARGE_INTEGER none;
      none.QuadPart = 0;
      information = 0;
      UNREFERENCED_PARAMETER(none);
      KeRaiseIrql(DISPATCH_LEVEL, &irql);
      (void)KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, ${timeout});
      KeLowerIrql(irql);
    `;
  expect(stops(at("NULL"))).toMatch(/KeWaitForSingleObject is called at DISPATCH_LEVEL/);
  expect(stops(at("&none"))).toBe("finished");
});

it("E60 paged pool at DISPATCH_LEVEL", () => {
  expect(
    stops(
      `
        KIRQL irql;
        PULONG p = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, 8, 'tseT');
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        *p = 1;
        KeLowerIrql(irql);
        ExFreePool(p);
      `,
    ),
  ).toMatch(/0xd1/);
});

it("E62 to S3: the system's request of a stack ends only after the device's", () => {
  const ran = passes(sleeper([{ do: "power", system: "S3" }]));
  const rows = ran.kernel.trace.window(0, ran.kernel.trace.length).map((row) => row.detail.trim());
  expect(rows.findIndex((row) => row.startsWith("IRP_MN_SET_POWER S3 of"))).toBeGreaterThan(
    rows.indexOf("sleeper: device power is 4"),
  );
});
