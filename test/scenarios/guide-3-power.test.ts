// Rows of guide-3, section D1: power, on the sample sleeper and on filters above it.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { type FilterPieces, filter } from "./filter.ts";
import { close, open, passes, read, run, type Seen, traced, wait, write } from "./run.ts";
import { type Change, sample } from "./samples.ts";

const sleeper = sample("sleeper");
const openSleeper = {
  do: "open",
  handle: "h",
  interface: "{c8c3a51e-0c59-4e0b-9f1d-4e6b7a2d9c01}",
  access: "readWrite",
};
const power = (system: string, more: Readonly<Record<string, unknown>> = {}) => ({ do: "power", system, ...more });
const device = (state: string, more: Readonly<Record<string, unknown>> = {}) => ({
  do: "power",
  device: "device",
  state,
  ...more,
});
const lines = (ran: Seen) =>
  ran.output.filter((line) => /power|state/.test(line) && !line.includes("capabilities")).slice(1);

/** The sleeper with a filter above it. */
function above(pieces: FilterPieces, steps: readonly unknown[], changes: readonly Change[] = []): Seen {
  return sleeper(
    steps,
    {
      drivers: [
        { name: "sleeper", sources: ["driver.c", "io.c", "pnp.c", "power.c"] },
        { name: "upper", sources: ["upper.c"] },
      ],
      devices: [{ name: "device", driver: "sleeper", upperFilters: ["upper"] }],
    },
    changes,
    { "upper.c": filter(pieces) },
  );
}
const told = `
    if (major == IRP_MJ_POWER)
        DbgPrint("upper: %s %s%d\\n", stack->MinorFunction == IRP_MN_QUERY_POWER ? "query" : "set",
                 stack->Parameters.Power.Type == SystemPowerState ? "S" : "D",
                 stack->Parameters.Power.State.SystemState - 1);
  `;

it("D-P01, D-P02 to S3 and back: the stack is asked and told, each system request becomes a device request; nobody is asked on the way up", () => {
  const ran = passes(above({ dispatch: told }, [power("S3"), power("S0")]));
  expect(ran.output.filter((line) => line.startsWith("upper"))).toEqual([
    "upper: query S3",
    "upper: query D3",
    "upper: set S3",
    "upper: set D3",
    "upper: set S0",
    "upper: set D0",
  ]);
  expect(ran.kernel.state.systemPower).toBe(1);
});

it("D-P04, D-P19 requests that come while the device sleeps wait for D0 and are served then", () => {
  const ran = passes(
    sleeper([
      openSleeper,
      write({ text: "ab" }, { offset: 0 }),
      device("D3"),
      read(2, { offset: 0, async: "one" }),
      read(2, { offset: 0, async: "two" }),
      { do: "waitFor", request: "one", expect: { bytes: 2 } },
      { do: "waitFor", request: "two", expect: { bytes: 2 } },
      close,
    ]),
  );
  expect(ran.output.filter((line) => line.includes("a request wakes"))).toHaveLength(1);
});

it("D-P05 a driver that refuses to sleep: the machine stays awake, and who had agreed is told so", () => {
  const ran = passes(
    above(
      {
        dispatch: `
          ${told} if (major == IRP_MJ_POWER && stack->MinorFunction == IRP_MN_QUERY_POWER &&
                       stack->Parameters.Power.Type == SystemPowerState) {
              PoStartNextPowerIrp(irp);
              return Complete(irp, STATUS_UNSUCCESSFUL, 0);
          }
        `,
      },
      [power("S3", { expect: { status: "STATUS_UNSUCCESSFUL" } })],
    ),
  );
  expect(ran.output.filter((line) => line.startsWith("upper"))).toEqual([
    "upper: query S3",
    "upper: set S0",
    "upper: set D0",
  ]);
  expect(ran.kernel.state.systemPower).toBe(1);
});

it("D-P06 when there is no time nobody is asked", () => {
  const ran = passes(sleeper([power("S4", { query: false })]));
  expect(lines(ran)).toEqual([
    "sleeper: system state 5, decrease device power to 4",
    "sleeper: decrease device power to 4",
    "sleeper: device power is 4",
  ]);
  expect(ran.kernel.trace.count({ kinds: ["irpCall"], text: "IRP_MN_QUERY_POWER" })).toBe(0);
});

it("D-P07, D-P28 a driver that fails a set, or completes it itself", () => {
  const complete = (status: string, type: string) => ({
    dispatch: `
      if (major == IRP_MJ_POWER && stack->MinorFunction == IRP_MN_SET_POWER && stack->Parameters.Power.Type == ${type}) {
          PoStartNextPowerIrp(irp);
          return Complete(irp, ${status}, 0);
      }
    `,
  });
  expect(above(complete("STATUS_UNSUCCESSFUL", "SystemPowerState"), [power("S3")]).told).toMatch(/must not fail/);
  const kept = above(complete("STATUS_SUCCESS", "DevicePowerState"), [device("D3")]);
  expect(
    kept.told !== "finished" ||
      traced(kept, ["irpCall"], "sleeper").every((line) => !line.includes("IRP_MN_SET_POWER")),
  ).toBe(true);
});

it("D-P08 a dispatch routine that waits for what only its own return brings about", () => {
  const ran = above(
    {
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(irp);
              UNREFERENCED_PARAMETER(c);
              return STATUS_CONTINUE_COMPLETION;
          }
        `,
      dispatch: `
          if (major == IRP_MJ_POWER && stack->Parameters.Power.Type == SystemPowerState) {
              NTSTATUS s;
              IoMarkIrpPending(irp);
              IoCopyCurrentIrpStackLocationToNext(irp);
              IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
              s = IoCallDriver(x->Lower, irp);
              KeWaitForSingleObject(&x->Event, Executive, KernelMode, FALSE, NULL);
              return STATUS_PENDING;
          }
        `,
    },
    [power("S3")],
  );
  expect(ran.told).toMatch(/can go on|deadlock|waits/i);
});

it("D-P11 a completion routine on a skipped location of a power request", () => {
  const ran = above(
    {
      declarations: `
          static IO_COMPLETION_ROUTINE Done;
          static NTSTATUS Done(PDEVICE_OBJECT d, PIRP irp, PVOID c) {
              UNREFERENCED_PARAMETER(d);
              UNREFERENCED_PARAMETER(irp);
              UNREFERENCED_PARAMETER(c);
              return STATUS_CONTINUE_COMPLETION;
          }
        `,
      dispatch: `
          if (major == IRP_MJ_POWER) {
              IoSkipCurrentIrpStackLocation(irp);
              IoSetCompletionRoutine(irp, Done, NULL, TRUE, TRUE, TRUE);
              return IoCallDriver(x->Lower, irp);
          }
        `,
    },
    [device("D3")],
  );
  expect(ran.told).toMatch(/has skipped its stack location/);
});

it("D-P13 a pageable power routine of a device that may be powered at DISPATCH_LEVEL", () => {
  const made = driver({
    declarations: `
        static DRIVER_DISPATCH Power;
        #pragma alloc_text(PAGE, Power)
        static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
            PoStartNextPowerIrp(irp);
            IoSkipCurrentIrpStackLocation(irp);
            return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
        }
      `,
    entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;",
    control: `
        KIRQL irql;
        POWER_STATE s;
        s.DeviceState = PowerDeviceD0;
        information = 0;
        KeRaiseIrql(DISPATCH_LEVEL, &irql);
        (void)PoRequestPowerIrp(IoGetAttachedDevice(extension->Lower), IRP_MN_SET_POWER, s, NULL, NULL, NULL);
        KeLowerIrql(irql);
      `,
  });
  expect(run(made, [open, { do: "ioctl", handle: "h", code: 0x222000 }]).told).toMatch(
    /pageable section runs at DISPATCH_LEVEL/,
  );
});

it("D-P18 a path that forgets to say that the device is busy: it is powered down under work", () => {
  const forgetful = (forgets: boolean) => {
    const step = [wait(40_000), write({ text: "x" }, { offset: 0 })];
    return sleeper(
      [openSleeper, ...step, ...step, close],
      {},
      forgets ? [["io.c", "    PoSetDeviceBusy(extension->IdleCounter);\n", ""]] : [],
    );
  };
  expect(passes(forgetful(false)).output).not.toContain("sleeper: decrease device power to 4");
  expect(passes(forgetful(true)).output).toContain("sleeper: decrease device power to 4");
});

it("D-P24 removal while a power request is under way waits for the remove lock; one that is not released holds it up for ever", () => {
  const steps = [device("D3"), device("D0"), { do: "remove", device: "device" }];
  passes(sleeper(steps));
  const kept = sleeper(steps, {}, [
    [
      "power.c",
      "        SleeperStartNext(extension);\n    }\n    IoReleaseRemoveLock(&extension->RemoveLock, Irp);",
      "        SleeperStartNext(extension);\n    }",
    ],
  ]);
  expect(kept.told).not.toBe("finished");
});

it("D-P25 D0 while it is in D0: nothing is done", () => {
  expect(lines(passes(sleeper([device("D0"), device("D0")])))).toEqual([]);
});

it("D-P26 a start brings power without a power request; the state is what the driver tells", () => {
  const ran = passes(sleeper([]));
  expect(ran.kernel.trace.count({ kinds: ["irpCall"], text: "IRP_MJ_POWER" })).toBe(0);
  expect(ran.kernel.state.devnodes[0]?.powerState).toBe(1);
  expect(passes(run({}, [])).kernel.state.devnodes[0]?.powerState).toBe(0);
});

it("D-P21 a device that is pulled out while the machine sleeps: its bus finds out on the way up, and it is removed", () => {
  const rack = sample("rack");
  const slot = (code: string) => ({ do: "ioctl", handle: "rack", code, input: { u32: [3] } });
  const steps = [
    { do: "open", handle: "rack", interface: "{5b1f2e34-8e0a-4d57-9b42-2f6c1a7e0d11}", access: "readWrite" },
    slot("0x2aa000"),
    wait(1),
    power("S3"),
    slot("0x2aa004"),
    power("S0"),
    wait(10),
    { do: "expect", device: { name: "module", state: "Removed" } },
    { do: "expect", device: { name: "device", state: "Started" } },
  ];
  const scenario = {
    drivers: [
      { name: "rack", sources: ["rack.c", "modules.c"] },
      { name: "module", sources: ["module.c"] },
    ],
    install: [{ hardwareId: "RACK\\MODULE", driver: "module" }],
  };
  const ran = passes(rack(steps, scenario));
  const told = traced(ran, ["irpCall"], "module").flatMap(
    (line) => /IRP_MN_(?:SURPRISE_REMOVAL|REMOVE_DEVICE)/.exec(line)?.[0] ?? [],
  );
  expect(told).toEqual(["IRP_MN_SURPRISE_REMOVAL", "IRP_MN_REMOVE_DEVICE"]);
});

it("D-P22 hibernation: the device with the file says D3 and keeps its power, the others are off, and then the image is written", () => {
  const lights = (name: string, port: number) => ({
    name,
    model: "interruptSource",
    ports: [{ start: port, length: 2 }],
  });
  const driverOf = (name: string) =>
    driver({})
      .replace(
        "NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {",
        `
          NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {
              PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
              if (s->MajorFunction == IRP_MJ_POWER && s->MinorFunction == IRP_MN_SET_POWER &&
                  s->Parameters.Power.Type == SystemPowerState) {
                  POWER_STATE d;
                  d.DeviceState = s->Parameters.Power.State.SystemState == PowerSystemWorking ? PowerDeviceD0 : PowerDeviceD3;
                  (void)PoRequestPowerIrp(((PEXTENSION)device->DeviceExtension)->Lower, IRP_MN_SET_POWER, d, NULL, NULL, NULL);
              }
        `,
      )
      .replaceAll("Device\\\\Test", `Device\\\\${name}`);
  const ran = run(
    { "disk.c": driverOf("Disk"), "other.c": driverOf("Other") },
    [{ do: "usage", device: "disk", file: "hibernation" }, power("S4")],
    {
      hardware: [lights("a", 0x300), lights("b", 0x310)],
      drivers: [
        { name: "disk", sources: ["disk.c"] },
        { name: "other", sources: ["other.c"] },
      ],
      devices: [
        { name: "disk", driver: "disk", hardware: "a" },
        { name: "other", driver: "other", hardware: "b" },
      ],
    },
  );
  passes(ran);
  const { devnodes, hardware } = ran.kernel.state;
  expect(devnodes.map(({ devicePower }) => devicePower)).toEqual([4, 4]);
  expect([hardware.get("a")?.reach, hardware.get("b")?.reach]).toEqual(["reachable", "unpowered"]);
  const rows = traced(ran, ["power", "hardware"]);
  expect(rows.indexOf("the memory image has been written")).toBeGreaterThan(
    rows.findIndex((row) => row.includes("has no power")),
  );
});

it("D-P35 a device's power sequence counts each entry of a lower state: equal counts need no setting up anew", () => {
  const control = `
    PIRP i = IoAllocateIrp(extension->Lower->StackSize, FALSE);
    POWER_SEQUENCE q;
    PIO_STACK_LOCATION s;
    KEVENT e;
    KeInitializeEvent(&e, NotificationEvent, FALSE);
    information = 0;
    s = IoGetNextIrpStackLocation(i);
    s->MajorFunction = IRP_MJ_POWER;
    s->MinorFunction = IRP_MN_POWER_SEQUENCE;
    s->Parameters.PowerSequence.PowerSequence = &q;
    i->IoStatus.Status = STATUS_NOT_SUPPORTED;
    IoSetCompletionRoutine(i, Done, &e, TRUE, TRUE, TRUE);
    (void)PoCallDriver(extension->Lower, i);
    KeWaitForSingleObject(&e, Executive, KernelMode, FALSE, NULL);
    DbgPrint("%u %u %u\\n", q.SequenceD1, q.SequenceD2, q.SequenceD3);
    IoFreeIrp(i);
  `;
  const declarations = `
      static IO_COMPLETION_ROUTINE Done;
      static NTSTATUS Done(PDEVICE_OBJECT d, PIRP i, PVOID c) {
          UNREFERENCED_PARAMETER(d);
          UNREFERENCED_PARAMETER(i);
          KeSetEvent((PKEVENT)c, 0, FALSE);
          return STATUS_MORE_PROCESSING_REQUIRED;
      }
    `;
  const ask = { do: "ioctl", handle: "h", code: 0x222000 };
  const steps = [
    open,
    ask,
    device("D3"),
    device("D0"),
    ask,
    ask,
    device("D3"),
    device("D0"),
    device("D1"),
    device("D0"),
    ask,
    close,
  ];
  expect(passes(run({ control, declarations }, steps)).output).toEqual(["0 0 0", "0 0 1", "0 0 1", "1 0 2"]);
});

it("D-P33 a deferred call that stalls for 2 ms while its device powers up is over its budget, and those behind it are late", () => {
  const device0 = driver({
    declarations: `
      static KDPC slow, next;
      static LARGE_INTEGER queued;
      static KDEFERRED_ROUTINE Late;
      static VOID Late(PKDPC dpc, PVOID c, PVOID a, PVOID b) {
          UNREFERENCED_PARAMETER(c);
          UNREFERENCED_PARAMETER(a);
          UNREFERENCED_PARAMETER(b);
          if (dpc == &slow) {
              KeStallExecutionProcessor(2000);
              return;
          }
          DbgPrint("late %d\\n", (LONG)((KeQueryInterruptTime() - queued.QuadPart) / 10000));
      }
      static VOID WarmUp(void) {
          KIRQL irql;
          KeInitializeDpc(&slow, Late, NULL);
          KeInitializeDpc(&next, Late, NULL);
          queued.QuadPart = KeQueryInterruptTime();
          KeRaiseIrql(DISPATCH_LEVEL, &irql);
          KeInsertQueueDpc(&slow, NULL, NULL);
          KeInsertQueueDpc(&next, NULL, NULL);
          KeLowerIrql(irql);
      }
    `,
  }).replace(
    "NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) { ",
    `
      NTSTATUS PassDown(PDEVICE_OBJECT device, PIRP irp) {
          PIO_STACK_LOCATION at = IoGetCurrentIrpStackLocation(irp);
          if (at->MajorFunction == IRP_MJ_POWER && at->MinorFunction == IRP_MN_SET_POWER &&
              at->Parameters.Power.State.DeviceState == PowerDeviceD0)
              WarmUp();
    `,
  );
  const steps = [device("D3"), device("D0"), wait(5)];
  expect(passes(run(device0, steps)).output).toEqual(["late 2"]);
  expect(run(device0, steps, { verifier: { dpcTime: 100 } }).told).toMatch(
    /DPC Late has taken .* µs at IRQL 2; the scenario's verifier allows 100 µs/,
  );
});
