// Rows of book-1: Plug and Play, removal, failure to start, and how the machine stops.
import { expect, it } from "vitest";
import { runScenarioFile } from "../unit/kernel/host.ts";
import { filter } from "./filter.ts";
import { close, fails, ioctl, open, passes, read, remove, run, seen, traced, wait, write } from "./run.ts";
import { sample } from "./samples.ts";

const sleeper = sample("sleeper");
const guid = "{c8c3a51e-0c59-4e0b-9f1d-4e6b7a2d9c01}";
const openSleeper = { do: "open", handle: "h", interface: guid, access: "readWrite" };
const device = (state: string) => ({ do: "expect", device: { name: "device", state } });

it("D-11 removal while a program has the device open: the driver refuses, says how many handles there are, and yields later", () => {
  const ran = passes(
    sleeper([
      openSleeper,
      { do: "open", handle: "i", interface: guid },
      { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
      { do: "expect", debugOutput: "sleeper: not removed, 2 handles still open\n" },
      device("Started"),
      close,
      { do: "close", handle: "i" },
      remove,
      device("Removed"),
    ]),
  );
  expect(ran.output.filter((line) => line.includes("still open"))).toHaveLength(1);
});

it("D-13 start: the bus first, then the driver's own part; the status of whoever fails completes the request", () => {
  const ran = passes(sleeper([device("Started")]));
  const calls = traced(ran, ["irpCall", "irpComplete", "debugPrint"]);
  const of = (text: RegExp) => calls.findIndex((line) => text.test(line));
  expect(of(/IRP_MN_START_DEVICE/)).toBeGreaterThanOrEqual(0);
  expect(of(/no allocated translated resources/)).toBeGreaterThan(of(/IRP_MN_START_DEVICE/));
  const change = (to: string) => [["pnp.c", "    SleeperPrintResources(Resources);\n\n", `    ${to}\n`]] as const;
  const failing = sleeper([], {}, change("return STATUS_DEVICE_CONFIGURATION_ERROR;"));
  expect(failing.steps[0]).toContain("STATUS_DEVICE_CONFIGURATION_ERROR");
  expect(failing.kernel.state.devnodes[0]?.status).toBe("Failed");
  expect(failing.kernel.state.interfaces[0]?.enabled).toBe(false);
});

it("D-14 a driver above that fails to start: those below are told to remove", () => {
  const upper = filter({
    pnp: `
      if (minor == IRP_MN_START_DEVICE) {
          (void)IoForwardIrpSynchronously(x->Lower, irp);
          return Complete(irp, STATUS_NO_SUCH_DEVICE, 0);
      }
    `,
  });
  const ran = sleeper(
    [],
    {
      drivers: [
        { name: "sleeper", sources: ["driver.c", "io.c", "pnp.c", "power.c"] },
        { name: "upper", sources: ["upper.c"] },
      ],
      devices: [{ name: "device", driver: "sleeper", upperFilters: ["upper"] }],
    },
    [],
    { "upper.c": upper },
  );
  expect(ran.steps[0]).toContain("STATUS_NO_SUCH_DEVICE");
  expect(ran.kernel.state.devnodes[0]?.status).toBe("Failed");
  const minors = traced(ran, ["irpCall"], "sleeper").flatMap((line) => /IRP_MN_\w+/.exec(line)?.[0] ?? []);
  expect(minors).toEqual(["IRP_MN_FILTER_RESOURCE_REQUIREMENTS", "IRP_MN_START_DEVICE", "IRP_MN_REMOVE_DEVICE"]);
});

it("D-15 surprise removal with a request in progress: new ones are refused, and the driver waits for the last one", () => {
  const ran = passes(
    sleeper([
      openSleeper,
      write({ text: "x" }, { offset: 0, async: "under way" }),
      { do: "surpriseRemove", device: "device" },
      read(1, fails("STATUS_DEVICE_NOT_CONNECTED")),
      { do: "waitFor", request: "under way", expect: { error: 0, bytes: 1 } },
      close,
      wait(1),
      device("Removed"),
    ]),
  );
  const tail = ran.output.slice(-3);
  expect(tail[0]).toBe("sleeper: the last request has been completed");
  expect(tail[1]).toBe("sleeper: no request is left");
});

it("D-16 requests to a device that is stopped, or is asked to stop or to be removed", () => {
  passes(
    sleeper([
      openSleeper,
      { do: "stop", device: "device" },
      read(1, fails("STATUS_DEVICE_NOT_CONNECTED")),
      { do: "start", device: "device" },
      read(1, { offset: 0 }),
      close,
      { do: "queryRemove", device: "device" },
      { ...openSleeper, ...fails("STATUS_DEVICE_NOT_CONNECTED") },
      { do: "cancelRemove", device: "device" },
      openSleeper,
      close,
    ]),
  );
});

it("D-16 a remove lock that removal waits for is not to be had: STATUS_DELETE_PENDING", () => {
  const pieces = {
    fields: "IO_REMOVE_LOCK Guard;",
    add: "IoInitializeRemoveLock(&extension->Guard, 'tseT', 0, 0); (void)IoAcquireRemoveLock(&extension->Guard, driver);",
    control: "IoReleaseRemoveLockAndWait(&extension->Guard, stack->DeviceObject->DriverObject);",
    read: `PEXTENSION extension = (PEXTENSION)device->DeviceExtension; NTSTATUS status = IoAcquireRemoveLock(&extension->Guard, irp);
      if (NT_SUCCESS(status)) IoReleaseRemoveLock(&extension->Guard, irp); return Complete(irp, status, 0);`,
  };
  passes(run(pieces, [open, read(1), ioctl(), read(1, fails("STATUS_DELETE_PENDING")), close]));
});

it("D-18 the resources a device is started with, and none", () => {
  const hardware = [
    {
      name: "board",
      model: "interruptSource",
      ports: [{ start: 0x378, length: 3 }],
      memory: [{ start: 0xd0000, length: 4096 }],
      irq: 7,
    },
  ];
  const lines = passes(
    sleeper([], { hardware, devices: [{ name: "device", driver: "sleeper", hardware: "board" }] }),
  ).output.filter((line) => /resource|port|interrupt|memory/.test(line));
  expect(lines[0]).toBe("sleeper: 1 resource lists, 3 resources");
  expect(lines).toContain("sleeper: port 378, length 3, needs mapping N");
  expect(lines).toContain("sleeper: memory d0000, length 4096");
  expect(lines.find((line) => /interrupt vector [0-9a-f]+, IRQL \d+, affinity 3, mode 1/.test(line))).toBeDefined();
  expect(passes(sleeper([])).output[0]).toBe("sleeper: no allocated translated resources");
});

/** Parameters of the bugcheck a run ended in. */
function stop(ran: ReturnType<typeof run>) {
  if (ran.end.kind !== "bugcheck") throw new Error(`ended with ${ran.told}`);
  return ran.end.bugcheck;
}

it("D-19 a write through a null pointer stops with the exception, the instruction and the driver", () => {
  const ran = run({ control: "volatile ULONG *nowhere = NULL; *nowhere = 5;" }, [open, ioctl()]);
  const bugcheck = stop(ran);
  expect(bugcheck.name).toBe("SYSTEM_SERVICE_EXCEPTION");
  expect(bugcheck.parameters[0]).toBe(0xc0000005n);
  expect(ran.kernel.describe(bugcheck.parameters[1])).toMatch(/^test!Control/);
  expect(bugcheck.message).toMatch(/writes? .*null pointer/i);
});

it("D-20 a member of a null structure: the instruction leads to the routine", () => {
  const declarations = `typedef struct _FAR { ULONG Skip[4]; ULONG Member; } FAR_AWAY;
static VOID Elsewhere(VOID) { DbgPrint("elsewhere\\n"); } static ULONG Culprit(FAR_AWAY *one) { return one->Member; }`;
  const ran = run({ declarations, control: "Elsewhere(); status = (NTSTATUS)Culprit(NULL);" }, [open, ioctl()]);
  const bugcheck = stop(ran);
  expect(bugcheck.message).toContain("0x10");
  expect(ran.kernel.describe(bugcheck.parameters[1])).toContain("Culprit");
});

it("D-21 pageable memory at DISPATCH_LEVEL: address, IRQL, read or write, instruction", () => {
  const touch = (how: string) => {
    const ran = run(
      {
        control: `
          KIRQL irql;
          PULONG p = (PULONG)ExAllocatePool2(POOL_FLAG_PAGED, 64, 'tseT');
          DbgPrint("%p\\n", p);
          KeAcquireSpinLock(&extension->Lock, &irql);
          ${how} KeReleaseSpinLock(&extension->Lock, irql);
          ExFreePool(p);
        `,
      },
      [open, ioctl()],
    );
    const { name, parameters } = stop(ran);
    const offset = parameters[0] - BigInt(`0x${ran.output[0]}`);
    return { name, offset, irql: parameters[1], operation: parameters[2], at: ran.kernel.describe(parameters[3]) };
  };
  const common = { name: "DRIVER_IRQL_NOT_LESS_OR_EQUAL", irql: 2n, at: expect.stringMatching(/^test!Control/) };
  expect(touch("p[1] = 1;")).toEqual({ ...common, offset: 4n, operation: 1n });
  expect(touch("status = (NTSTATUS)p[2];")).toEqual({ ...common, offset: 8n, operation: 0n });
});

it("D-22 a link left behind keeps the driver from loading again; a device left behind is found at the unload", () => {
  const names = `UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Left"), target = RTL_CONSTANT_STRING(L"\\\\Device\\\\Left");`;
  const leaves = {
    entry: `${names} { NTSTATUS status = IoCreateSymbolicLink(&link, &target); if (!NT_SUCCESS(status)) return status; }`,
  };
  const again = [remove, { do: "start", device: "device", ...fails("STATUS_OBJECT_NAME_COLLISION") }];
  expect(run(leaves, again).told).toMatch(/symbolic link .*Left to .* is still there/);
  expect(run(leaves, again, { verifier: { leaks: false } }).failures).toEqual([]);
  const deviceLeft = run(
    { entry: "PDEVICE_OBJECT other; (void)IoCreateDevice(driver, 0, NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &other);" },
    [remove, { do: "unload", driver: "test" }],
  );
  expect(deviceLeft.told).toMatch(/has not been deleted with IoDeleteDevice/);
  // The bugcheck has a parameter for an IRP, but is about none.
  expect(deviceLeft.told).not.toMatch(/IRP 0x0/);
});

it("D-31c a bus finds devices, has them started, and loses one", () => {
  const ran = seen(runScenarioFile("samples/rack/rack.scenario.json"));
  passes(ran);
  const minors = ran.kernel.trace
    .window(0, ran.kernel.trace.length, { kinds: ["irpCall"] })
    .filter((row) => row.driver === "rack")
    .flatMap((row) => /IRP_MN_\w+/.exec(row.detail)?.[0] ?? []);
  const found = minors.indexOf("IRP_MN_QUERY_ID");
  expect(minors.indexOf("IRP_MN_QUERY_DEVICE_RELATIONS")).toBeLessThan(found);
  // The new PDO is asked who it is before its drivers are added, then started.
  expect(minors.indexOf("IRP_MN_QUERY_CAPABILITIES", found)).toBeGreaterThan(found);
  expect(minors.indexOf("IRP_MN_START_DEVICE", found)).toBeGreaterThan(found);
  // PDOs are never given to the bus driver's AddDevice.
  const added = ran.kernel.trace.window(0, ran.kernel.trace.length, { kinds: ["addDevice"], driver: "rack" });
  expect(added).toHaveLength(2);
});

it("D-33 after a stop and a start the next stop waits for requests again", () => {
  const cycle = [
    write({ text: "x" }, { offset: 0, async: "w" }),
    { do: "stop", device: "device" },
    { do: "waitFor", request: "w", timeout: 0, expect: { error: 0, bytes: 1 } },
    { do: "start", device: "device" },
  ];
  passes(sleeper([openSleeper, ...cycle, ...cycle, ...cycle, close]));
});

it("D-31 the tracer cannot be removed while a driver that traces is loaded: it has it open", () => {
  const steps = [
    { do: "start", device: "device" },
    { do: "load", driver: "chatter" },
    wait(2_000),
    { do: "remove", device: "device", expect: { status: "STATUS_UNSUCCESSFUL" } },
    device("Started"),
    { do: "unload", driver: "chatter" },
    remove,
  ];
  passes(
    sample("tracer")(steps, {
      drivers: [
        { name: "tracer", sources: ["tracer.c", "queue.c"] },
        { name: "chatter", sources: ["chatter.c", "trace.c"] },
      ],
      devices: [{ name: "device", driver: "tracer", start: "manual" }],
    }),
  );
});

it("D-17 a new device needs what another could do without: that one is stopped and started elsewhere first", () => {
  const hardware = [
    {
      name: "one",
      model: "none",
      ports: [{ start: 0x378, length: 3 }],
      irq: 7,
      alternatives: [{ ports: [{ start: 0x278, length: 3 }], irq: 5 }],
    },
    { name: "two", model: "none", ports: [{ start: 0x300, length: 16 }], irq: 7 },
  ];
  const devices = [
    { name: "device", driver: "sleeper", hardware: "one" },
    { name: "second", driver: "sleeper", hardware: "two", start: "manual" },
  ];
  const ran = passes(sleeper([{ do: "start", device: "second" }], { hardware, devices }));
  expect(ran.output.filter((line) => line.includes("port "))).toEqual([
    "sleeper: port 378, length 3, needs mapping N",
    "sleeper: port 278, length 3, needs mapping N",
    "sleeper: port 300, length 16, needs mapping N",
  ]);
  expect(ran.kernel.state.devnodes.map((node) => node.status)).toEqual(["Started", "Started"]);
});
