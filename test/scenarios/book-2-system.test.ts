// Rows of book-2: power, WMI and the event log, on the samples that have them.
import { expect, it } from "vitest";
import { messageText } from "../../kernel/io/error-log.ts";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter } from "./filter.ts";
import { close, fails, open, passes, read, run, seen, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const sleeper = sample("sleeper");
const reporter = sample("reporter");
const openSleeper = {
  do: "open",
  handle: "h",
  interface: "{c8c3a51e-0c59-4e0b-9f1d-4e6b7a2d9c01}",
  access: "readWrite",
};
const openReporter = {
  do: "open",
  handle: "h",
  interface: "{4d1b5c70-2e8f-4a5b-8d52-6f1d0a3b7e10}",
  access: "readWrite",
};
const withMessages = {
  drivers: [
    { name: "reporter", sources: ["driver.c", "dispatch.c", "events.c", "pnp.c", "wmi.c"], messages: ["events.mc"] },
  ],
};
const power = (system: string) => ({ do: "power", system });
const block = (which: number) => `{4d1b5c7${which}-2e8f-4a5b-8d52-6f1d0a3b7e10}`;
const powerEnable = "{827c0a6f-feb0-11d0-bd26-00aa00b7b32a}";

it("E-PWR-1 after 60 idle seconds the power manager sets D3, and nobody is asked", () => {
  const { kernel } = passes(
    sleeper([
      openSleeper,
      write({ text: "x" }, { offset: 0 }),
      wait(59_000),
      { do: "expect", trace: { kind: "power", text: "device power state D3", count: 1 } },
      wait(2_000),
      { do: "expect", debugOutput: "sleeper: decrease device power to 4\nsleeper: device power is 4\n" },
    ]),
  );
  expect(kernel.state.devnodes[0]?.powerState).toBe(4);
  expect(kernel.trace.count({ kinds: ["irpCall"], text: "IRP_MN_QUERY_POWER" })).toBe(0);
});

it("E-PWR-2 the first request after that brings it to D0 and is served", () => {
  const ran = passes(
    sleeper([openSleeper, wait(70_000), read(1, { offset: 0, expect: { error: 0, bytes: 1 } }), close]),
  );
  const from = ran.output.indexOf("sleeper: device power is 4");
  expect(ran.output.slice(from + 1)).toEqual([
    "sleeper: a request wakes the device",
    "sleeper: increase device power to 1",
    "sleeper: device power is 1",
  ]);
  expect(ran.kernel.state.devnodes[0]?.powerState).toBe(1);
});

it("E-PWR-3 S3 and back: down, the device goes first; up, the bus does; the system's request ends last each time", () => {
  const ran = passes(sleeper([power("S3"), power("S0")]));
  const lines = ran.output.filter((line) => /system state|crease device|power is/.test(line)).slice(1);
  expect(lines).toEqual([
    "sleeper: system state 4, decrease device power to 4",
    "sleeper: decrease device power to 4",
    "sleeper: device power is 4",
    "sleeper: system state 1, increase device power to 1",
    "sleeper: increase device power to 1",
    "sleeper: device power is 1",
  ]);
  // The system's request of each direction is done only after the device's, whose IRP the power manager freed before.
  const done = ran.kernel.trace
    .window(0, ran.kernel.trace.length)
    .filter(
      (row) =>
        (row.kind === "irpDone" && row.driver !== "sleeper") ||
        /device power is|^IRP_MN_SET_POWER S\d/.test(row.detail),
    )
    .map((row) => row.detail.trim());
  for (const [device, system] of [
    ["sleeper: device power is 4", "IRP_MN_SET_POWER S3"],
    ["sleeper: device power is 1", "IRP_MN_SET_POWER S0"],
  ] as const) {
    const at = done.lastIndexOf(device);
    expect(at).toBeGreaterThanOrEqual(0);
    expect(done.findIndex((line) => line.startsWith(system))).toBeGreaterThan(at);
  }
  const queried = ran.kernel.trace.window(0, ran.kernel.trace.length, { kinds: ["power"] }).map((row) => row.detail);
  expect(queried.filter((text) => /^IRP_MN_QUERY_POWER S3 of/.test(text))).toHaveLength(1);
  expect(queried.filter((text) => /^IRP_MN_QUERY_POWER S0 of/.test(text))).toHaveLength(0);
});

it("E-PWR-5 what the bus says of its power, and what the driver makes of it: D0 awake, D3 else", () => {
  const ran = passes(sleeper([]));
  expect(ran.output.filter((line) => line.includes("capabilities from bus"))).toEqual(
    [1, 4, 4, 4, 4, 4].map((state, i) => `sleeper: capabilities from bus: DeviceState[${i + 1}]=${state}`),
  );
  // What a lower driver would leave of power in S1 is overruled.
  const lower = filter({
    pnp: `
      if (minor == IRP_MN_QUERY_CAPABILITIES) {
          if (IoForwardIrpSynchronously(x->Lower, irp))
              stack->Parameters.DeviceCapabilities.Capabilities->DeviceState[PowerSystemSleeping1] = PowerDeviceD1;
          return Complete(irp, irp->IoStatus.Status, 0);
      }
    `,
  });
  const names = ["driver.c", "io.c", "pnp.c", "power.c"];
  const drivers = [
    { name: "sleeper", sources: names },
    { name: "lower", sources: ["lower.c"] },
  ];
  const devices = [{ name: "device", driver: "sleeper", lowerFilters: ["lower"] }];
  const over = passes(sleeper([power("S1")], { drivers, devices }, [], { "lower.c": lower }));
  expect(over.output).toContain("sleeper: capabilities from bus: DeviceState[2]=2");
  expect(over.output).toContain("sleeper: system state 2, decrease device power to 4");
});

it("E-PWR-6 power requests to a device that is stopped, and to one that is going", () => {
  const pieces = (answer: string) => ({
    declarations: `
      static BOOLEAN stopped;
      static DRIVER_DISPATCH Power;
      static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
          PEXTENSION e = (PEXTENSION)d->DeviceExtension;
          if (stopped) {
              PoStartNextPowerIrp(irp);
              return Complete(irp, ${answer}, 0);
          }
          PoStartNextPowerIrp(irp);
          IoSkipCurrentIrpStackLocation(irp);
          return PoCallDriver(e->Lower, irp);
      }
    `,
    entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
    read: "UNREFERENCED_PARAMETER(device); stopped = TRUE; return Complete(irp, STATUS_SUCCESS, 0);",
  });
  for (const status of ["STATUS_DEVICE_NOT_CONNECTED", "STATUS_DELETE_PENDING"]) {
    passes(
      run(pieces(status), [
        open,
        { do: "power", device: "device", state: "D3" },
        read(1),
        { do: "power", device: "device", state: "D0", ...fails(status) },
        close,
      ]),
    );
  }
});

it("E-WMI-1 the tick that lets a device power down is read, taken away, and set again", () => {
  const set = (value: number) => ({ do: "wmi", block: powerEnable, operation: "set", data: { u8: [value] } });
  const get = (value: number) => ({
    do: "wmi",
    block: powerEnable,
    operation: "query",
    expect: { data: { u8: [value] } },
  });
  const ran = passes(
    reporter([
      wait(1),
      get(1),
      set(0),
      get(0),
      wait(70_000),
      { do: "expect", trace: { kind: "power", text: "device power state D3", count: 0 } },
      set(1),
      get(1),
      wait(70_000),
      { do: "expect", trace: { kind: "power", text: "device power state D3", count: 1 } },
      set(0),
    ]),
  );
  expect(ran.output).toEqual([
    "reporter: disabling power down",
    "reporter: enabling power down",
    "reporter: disabling power down",
    "reporter: power up",
  ]);
});

it("E-WMI-2 the information block after a write: length 4, first word 0xABCDEF01, the interface's name", () => {
  const ran = passes(
    reporter([
      openReporter,
      write({ u32: [0xabcdef01] }),
      wait(1),
      { do: "wmi", block: block(1), operation: "query", expect: { data: { hex: information() } } },
      close,
    ]),
  );
  expect(ran.kernel.state.wmi[0]?.blocks[1]?.instances).toEqual(["ROOT\\REPORTER\\0000_0"]);
});
function information(): string {
  const name = "\\??\\ROOT#REPORTER#0000#{4d1b5c70-2e8f-4a5b-8d52-6f1d0a3b7e10}";
  const bytes = Buffer.alloc(10 + 2 * name.length);
  bytes.writeUInt32LE(4, 0);
  bytes.writeUInt32LE(2882400001, 4);
  bytes.writeUInt16LE(2 * name.length, 8);
  bytes.write(name, 10, "utf16le");
  return bytes.toString("hex");
}

it("E-WMI-3 a block that nobody has, and setting what cannot be set", () => {
  passes(
    reporter([
      wait(1),
      { do: "wmi", block: block(9), operation: "query", ...fails("STATUS_WMI_GUID_NOT_FOUND") },
      { do: "wmi", block: block(1), operation: "set", data: { u32: [1] }, ...fails("STATUS_INVALID_DEVICE_REQUEST") },
      {
        do: "wmi",
        block: block(1),
        operation: "setItem",
        item: 1,
        data: { u32: [1] },
        ...fails("STATUS_INVALID_DEVICE_REQUEST"),
      },
    ]),
  );
});

it("E-WMI-4 a request for another device's blocks is passed down the stack", () => {
  // Above the reporter another one: requests for the lower one go through the upper, which says that they are not its own.
  const ran = passes(
    reporter([wait(1), { do: "wmi", block: block(1), operation: "queryAll" }], {
      drivers: [
        { name: "reporter", sources: ["driver.c", "dispatch.c", "events.c", "pnp.c", "wmi.c"] },
        { name: "upper", sources: ["driver.c", "dispatch.c", "events.c", "pnp.c", "wmi.c"] },
      ],
      devices: [{ name: "device", driver: "reporter", upperFilters: ["upper"] }],
    }),
  );
  const wmi = (driver: string) =>
    ran.kernel.trace
      .window(0, ran.kernel.trace.length, { kinds: ["irpCall"], driver })
      .filter((row) => row.detail.startsWith("IRP_MJ_SYSTEM_CONTROL"));
  expect(wmi("upper").length).toBeGreaterThan(wmi("reporter").length);
  expect(wmi("reporter").length).toBeGreaterThan(0);
});

it("E-EVT-1 what the driver writes to the event log while it is installed and removed", () => {
  const ran = passes(reporter([{ do: "remove", device: "device" }], withMessages));
  const log = traced(ran, ["eventLog"], "reporter");
  expect(log[0]).toBe("informational: Events of the reporter driver are logged., data 00 00 00 00");
  expect(log[1]).toBe("informational: Message: AddDevice., data 00 00 00 00");
  expect(log.at(-1)).toBe("informational: Message: Unload., data 00 00 00 00");
  const minors = traced(ran, ["irpCall"], "reporter").filter((line) => line.startsWith("IRP_MJ_PNP"));
  expect(log.filter((line) => line.includes("PnP"))).toHaveLength(minors.length);
  expect(log.filter((line) => line.includes("PnP"))[1]).toContain("Message: PnP 00.");
});

it("E-EVT-1 the strings of an event: the device is %1, the driver's own begin with %2", () => {
  expect(messageText("%1: %2%n100%%, %3 %0 not this", ["device", "text"])).toBe("device: text\n100%, %3 ");
});

it("E-EVT-2 a text that makes the entry too long is not logged, and nothing is allocated", () => {
  const entry = '(VOID)ReporterLog(DriverObject, REPORTER_MESSAGE, L"AddDevice", 0);';
  const logging = (length: number) =>
    passes(
      reporter([], withMessages, [
        [
          "driver.c",
          entry,
          `if (ReporterLog(DriverObject, REPORTER_MESSAGE, L"${"x".repeat(length)}", 0)) { DbgPrint("logged\\n"); }`,
        ],
      ]),
    );
  const long = logging(120);
  expect(long.output).toEqual([]);
  expect(traced(long, ["eventLog"]).filter((line) => line.includes("xxx"))).toEqual([]);
  // What there is room for is logged.
  const fits = logging(90);
  expect(fits.output).toEqual(["logged"]);
  expect(traced(fits, ["eventLog"]).filter((line) => line.includes("xxx"))).toHaveLength(1);
});

it("E-EVT-2 the kernel refuses an entry beyond the limit, and finds one that was allocated too small", () => {
  const control = `
    PIO_ERROR_LOG_PACKET p;
    if (IoAllocateErrorLogEntry(extension->Self, ERROR_LOG_MAXIMUM_SIZE + 1) != NULL) DbgPrint("too long\\n");
    p = (PIO_ERROR_LOG_PACKET)IoAllocateErrorLogEntry(extension->Self, sizeof(IO_ERROR_LOG_PACKET));
    if (p == NULL) return STATUS_UNSUCCESSFUL;
    p->NumberOfStrings = 1;
    p->StringOffset = sizeof(IO_ERROR_LOG_PACKET);
    IoWriteErrorLogEntry(p);
  `;
  const ran = run({ control }, [open, { do: "ioctl", handle: "h", code: 0x222000 }]);
  expect(ran.output).toEqual([]);
  expect(ran.told).toContain("was allocated too small");
});

it("E-WMI-2 the sample's scenario", () => {
  passes(seen(runScenarioFile("samples/reporter/reporter.scenario.json")));
});
