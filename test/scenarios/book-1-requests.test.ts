// Rows of book-1: opening, reading, writing and controlling a device, and what the driver's trace says of it.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter, stack } from "./filter.ts";
import { close, fails, ioctl, open, passes, read, run, seen, traced, write } from "./run.ts";
import { sample } from "./samples.ts";

const membuf = sample("membuf");
const guid = "{c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3}";
const openMembuf = (more: Readonly<Record<string, unknown>> = {}) => ({
  do: "open",
  handle: "h",
  interface: guid,
  access: "readWrite",
  ...more,
});
const two = {
  devices: [
    { name: "device", hardwareId: "ROOT\\MEMBUF", driver: "membuf" },
    { name: "second", hardwareId: "ROOT\\MEMBUF", driver: "membuf" },
  ],
};

it("D-01 the driver says where its registry path is, that it is entered, and what comes to it", () => {
  const ran = passes(membuf([]));
  expect(ran.output[0]).toMatch(
    /^membuf: registry path is \\REGISTRY\\Machine\\System\\ControlSet\d+\\Services\\membuf$/i,
  );
  // What it needs is asked for, although it needs nothing; then it is started.
  expect(ran.output.slice(1, 3)).toEqual(["membuf: PnP 0D", "membuf: PnP 00"]);
  expect(ran.kernel.state.interfaces.map((one) => one.link)).toEqual([
    "\\??\\ROOT#MEMBUF#0000#{c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3}",
  ]);
  expect(traced(ran, ["addDevice"])).toHaveLength(2);
});

it("D-02 the fourteen tests, over a buffer that an earlier run has left 0xABCDEF01 in", () => {
  const ran = passes(seen(runScenarioFile("samples/membuf/membuf.scenario.json")));
  const numbers = new Set(ran.steps.flatMap((step) => /Test (\d+)/.exec(step)?.[1] ?? []));
  expect([...numbers].map(Number)).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
  // The console program itself, held to every line by its scenario.
  passes(seen(runScenarioFile("samples/membuf/program.scenario.json")));
});

it("D-02 the same by the test program, line by line", () => {
  passes(seen(runScenarioFile("samples/membuf/program.scenario.json")));
});

it("D-03 the same run in the driver's trace", () => {
  const { output } = seen(runScenarioFile("samples/membuf/membuf.scenario.json"));
  const second = output.lastIndexOf('membuf: create, file name is ""');
  const run = output.slice(second, output.indexOf("membuf: close", second) + 1);
  expect(run.map((line) => line.replace("membuf: ", ""))).toEqual([
    'create, file name is ""',
    "read 4 bytes from 0",
    "4 bytes read",
    "write 4 bytes at 0",
    "4 bytes written",
    "read 1 bytes from 3",
    "1 bytes read",
    "write 4 bytes at 3",
    "4 bytes written",
    ...control("0022200C", 4, 4),
    ...control("00222010", 7, 7),
    ...control("00222010", 8, 0),
    ...control("00222004", 0, 0),
    ...control("00222010", 7, 7),
    ...control("00222008", 0, 0),
    ...control("0022200C", 4, 4),
    ...control("00222014", 0, 0),
    "write 4 bytes at 0",
    "4 bytes written",
    "close",
  ]);
});
function control(code: string, out: number, returned: number): readonly string[] {
  return [`control code ${code}, 0 bytes in, ${out} out`, `${returned} bytes returned`];
}

it("D-04 the first run after installing finds nothing to read, and all else works", () => {
  passes(
    membuf([
      openMembuf(),
      read(4, fails("STATUS_END_OF_FILE", { error: 38, bytes: 0 })),
      write({ u32: [0x12345678] }, { offset: 0, expect: { bytes: 4 } }),
      read(1, { offset: 3, expect: { data: { hex: "12" } } }),
      close,
    ]),
  );
});

it("D-06 what follows the link's name is the file name", () => {
  const { output } = passes(
    membuf([openMembuf({ path: "\\file" }), close, openMembuf({ handle: "i" }), { do: "close", handle: "i" }]),
  );
  expect(output).toContain('membuf: create, file name is "\\file"');
  expect(output).toContain('membuf: create, file name is ""');
});

it("D-07 reads at the end, beyond it, before the start, of nothing, and of more than there is", () => {
  passes(
    membuf([
      openMembuf(),
      write({ u8: [1, 2, 3, 4] }, { offset: 0 }),
      read(1, { offset: 4, ...fails("STATUS_END_OF_FILE", { bytes: 0 }) }),
      read(1, { offset: 400, ...fails("STATUS_END_OF_FILE", { bytes: 0 }) }),
      read(1, { offset: -1, ...fails("STATUS_INVALID_PARAMETER", { error: 87 }) }),
      read(0, { offset: 0, expect: { error: 0, bytes: 0 } }),
      read(100, { offset: 2, expect: { error: 0, bytes: 2, data: { u8: [3, 4] } } }),
      close,
    ]),
  );
});

it("D-08 a major function that the driver has not set fails with error 1", () => {
  const steps = [open, write({ text: "x" }, fails("STATUS_INVALID_DEVICE_REQUEST", { error: 1 })), close];
  passes(run({}, steps));
});

it("D-09 two devices share the one buffer", () => {
  passes(
    membuf(
      [
        openMembuf({ index: 0 }),
        openMembuf({ index: 1, handle: "other" }),
        write({ text: "shared" }, { offset: 0 }),
        { do: "read", handle: "other", length: 6, offset: 0, expect: { data: { text: "shared" } } },
        close,
        { do: "close", handle: "other" },
      ],
      two,
    ),
  );
});

it("D-09 requests for two devices at once keep the buffer whole", () => {
  const writes = Array.from({ length: 20 }, (_, i) => ({
    do: "write",
    handle: i % 2 === 0 ? "h" : "other",
    data: { fill: { byte: i, length: 64 } },
    offset: 0,
    async: `w${i}`,
  }));
  const ran = passes(
    membuf(
      [openMembuf({ index: 0 }), openMembuf({ index: 1, handle: "other" }), ...writes, read(64, { offset: 0 })],
      two,
    ),
  );
  const last = ran.steps.at(-1) ?? "";
  // All of it is one writer's.
  expect(last).toMatch(/data (\w\w)( \1){31}/);
});

it("D-10 the last device goes, and the driver with it; its interface stays known", () => {
  const ran = passes(
    membuf(
      [
        { do: "remove", device: "device" },
        { do: "expect", trace: { kind: "driverUnload", count: 0 } },
        { do: "remove", device: "second" },
        { do: "unload", driver: "membuf" },
        openMembuf(fails("STATUS_OBJECT_NAME_NOT_FOUND")),
      ],
      two,
    ),
  );
  expect(ran.output.at(-1)).toBe("membuf: unloaded");
  expect(ran.kernel.state.interfaces.map((one) => one.enabled)).toEqual([false, false]);
  expect([...ran.kernel.state.devices.values()].filter(({ driver }) => driver !== "ringside-fs")).toEqual([]);
  expect(ran.kernel.state.drivers.has("membuf")).toBe(false);
});

it("D-12 a device whose driver does not count its handles is not removed while one is open", () => {
  passes(
    membuf([
      openMembuf(),
      { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
      read(1, fails("STATUS_END_OF_FILE")),
      close,
      { do: "remove", device: "device" },
    ]),
  );
});

it("D-24 four drivers: completion routines of drivers 3, 2 and 1 run, in that order", () => {
  const upper = (number: number) =>
    filter({
      declarations: `
        static IO_COMPLETION_ROUTINE Done;
        static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
            UNREFERENCED_PARAMETER(device);
            UNREFERENCED_PARAMETER(context);
            if (irp->PendingReturned) IoMarkIrpPending(irp);
            DbgPrint("completion of driver ${number}\\n");
            return STATUS_CONTINUE_COMPLETION;
        }
      `,
      dispatch: `
        if (major == IRP_MJ_READ) {
            DbgPrint("read in driver ${number}\\n");
            IoCopyCurrentIrpStackLocationToNext(irp);
            IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
            return IoCallDriver(x->Lower, irp);
        }
      `,
    });
  const lowest = driver({
    read: 'UNREFERENCED_PARAMETER(device); DbgPrint("read in driver 4\\n"); return Complete(irp, STATUS_SUCCESS, 0);',
  });
  const four = stack(lowest, { one: upper(1), two: upper(2), three: upper(3) });
  const ran = run(four.sources, [open, read(4), close], four.scenario);
  passes(ran);
  expect(ran.output).toEqual([
    "read in driver 1",
    "read in driver 2",
    "read in driver 3",
    "read in driver 4",
    "completion of driver 3",
    "completion of driver 2",
    "completion of driver 1",
  ]);
});

it("D-25 a transport that takes 1024 bytes at a time: a longer read is several requests, then one completion", () => {
  // The reader sends the same IRP down again until it has everything.
  const declarations = `
    static IO_COMPLETION_ROUTINE Again;
    static ULONG wanted, had;
    static PDEVICE_OBJECT self;
    static NTSTATUS Send(PDEVICE_OBJECT lower, PIRP irp) {
        PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(irp);
        RtlZeroMemory(next, sizeof(*next));
        next->MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
        next->Parameters.DeviceIoControl.OutputBufferLength = wanted - had < 1024 ? wanted - had : 1024;
        IoSetCompletionRoutine(irp, Again, lower, TRUE, TRUE, TRUE);
        return IoCallDriver(lower, irp);
    }
    static NTSTATUS Again(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
        UNREFERENCED_PARAMETER(device);
        had += (ULONG)irp->IoStatus.Information;
        DbgPrint("part %u\\n", (ULONG)irp->IoStatus.Information);
        if (NT_SUCCESS(irp->IoStatus.Status) && had < wanted) {
            Send((PDEVICE_OBJECT)context, irp);
            return STATUS_MORE_PROCESSING_REQUIRED;
        }
        irp->IoStatus.Information = had;
        return STATUS_CONTINUE_COMPLETION;
    }
    static DRIVER_DISPATCH Transport;
    static NTSTATUS Transport(PDEVICE_OBJECT device, PIRP irp) {
        ULONG length = IoGetCurrentIrpStackLocation(irp)->Parameters.DeviceIoControl.OutputBufferLength;
        UNREFERENCED_PARAMETER(device);
        return Complete(irp, length <= 1024 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER, length <= 1024 ? length : 0);
    }
    static PDEVICE_OBJECT transport;
  `;
  const ran = run(
    {
      declarations,
      entry: `
        driver->MajorFunction[IRP_MJ_INTERNAL_DEVICE_CONTROL] = Transport;
        if (!NT_SUCCESS(IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &transport)))
            return STATUS_INSUFFICIENT_RESOURCES;
      `,
      unload: "IoDeleteDevice(transport);",
      read: `
        UNREFERENCED_PARAMETER(device);
        wanted = IoGetCurrentIrpStackLocation(irp)->Parameters.Read.Length;
        had = 0;
        self = device;
        IoMarkIrpPending(irp);
        Send(transport, irp);
        return STATUS_PENDING;
      `,
    },
    [open, read(2500, { expect: { bytes: 2500 } }), read(1024, { expect: { bytes: 1024 } }), close],
  );
  passes(ran);
  expect(ran.output).toEqual(["part 1024", "part 1024", "part 452", "part 1024"]);
});

it("D-26 a buffered control request has one system buffer, as long as the longer of its two", () => {
  const pieces = {
    control: `
        DbgPrint("in %02x, then %02x\\n", buffer[0], buffer[99]);
        buffer[0] = 7;
        buffer[99] = 9;
        DbgPrint("aliased: %u\\n", buffer == (PUCHAR)irp->AssociatedIrp.SystemBuffer);
      `,
  };
  const ran = run(pieces, [
    open,
    ioctl({ input: { u8: [5] }, outputLength: 100, expect: { bytes: 100 } }),
    ioctl({ input: { fill: { byte: 6, length: 100 } }, outputLength: 1, expect: { bytes: 1, data: { u8: [7] } } }),
    close,
  ]);
  passes(ran);
  expect(ran.output[2]).toBe("in 06, then 06");
  // One byte beyond the longer of the two is beyond the buffer.
  const beyond = run({ control: "buffer[100] = 1;" }, [open, ioctl({ input: { u8: [5] }, outputLength: 100 }), close]);
  expect(beyond.told).toMatch(/0xd6/);
});

it("D-29 a write that cannot make its buffer longer writes what fits into the old one", () => {
  const steps = [
    openMembuf(),
    write({ u8: [1, 2, 3, 4] }, { offset: 0 }),
    write({ u8: [9, 9, 9, 9] }, { offset: 2, expect: { error: 0, bytes: 2 } }),
    read(10, { offset: 0, expect: { data: { u8: [1, 2, 9, 9] } } }),
    write({ u8: [9] }, { offset: 4, expect: { error: 0, bytes: 1 } }),
    close,
  ];
  // The one request that is refused is the longer buffer of the second write.
  const refused = [1, 2, 3, 4, 5, 6, 7, 8].map((refuse) => membuf(steps, { verifier: { refuse } }));
  expect(refused.filter((ran) => ran.told === "finished" && ran.failures.length === 0)).toHaveLength(1);
});

it("D-32 lengths around a limit of 1024 bytes", () => {
  const steps = [0, 1, 1023, 1024].map((length) =>
    ioctl({ input: { fill: { byte: 0, length } }, expect: { error: 0 } }),
  );
  passes(
    run(
      {
        control:
          "information = 0; if (stack->Parameters.DeviceIoControl.InputBufferLength > 1024) status = STATUS_INVALID_BUFFER_SIZE;",
      },
      [
        open,
        ...steps,
        ioctl({ input: { fill: { byte: 0, length: 1025 } }, ...fails("STATUS_INVALID_BUFFER_SIZE") }),
        close,
      ],
    ),
  );
});
