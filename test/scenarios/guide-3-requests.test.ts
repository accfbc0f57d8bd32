// Rows of guide-3, section D1: how the power manager orders and holds requests, what keeps the machine awake, power settings.
import { expect, it } from "vitest";
import { driver } from "../unit/kernel/driver.ts";
import { changingCapabilities, stack } from "./filter.ts";
import { awakeDriver, machine, owner, power, settings } from "./power-owner.ts";
import { close, fails, ioctl, open, passes, run, traced, wait } from "./run.ts";

it("D-P03 a device that completes S0 early, or holds it until it is in D0: the others hear of S0 later", () => {
  const two = (hold: boolean) => {
    const ran = passes(
      run({ "o.c": owner({ hold, slow: 50 }) }, [power("S3"), power("S0"), wait(200)], machine(["one", "two"])),
    );
    const rows = ran.kernel.trace.window(0, ran.kernel.trace.length, { kinds: ["power"] });
    return rows.filter((row) => /SET_POWER S0 of/.test(row.detail)).map((row) => row.clock);
  };
  const [early, held] = [two(false), two(true)].map(([first = 0, second = 0]) => second - first);
  expect(early).toBeLessThan(50_000);
  expect(held).toBeGreaterThanOrEqual(500_000);
});

it("D-P12 a driver that changes the minor function of a power request", () => {
  const changing = "if (s->Parameters.Power.Type == DevicePowerState) s->MinorFunction = IRP_MN_QUERY_POWER;";
  expect(run({ "o.c": owner({ dispatch: changing }) }, [power("S3")], machine(["one"])).told).toMatch(
    /o has changed the minor function of a power request from IRP_MN_SET_POWER to IRP_MN_QUERY_POWER/,
  );
});

it("D-P14 two devices with DO_POWER_INRUSH: one is powered up after the other", () => {
  const ran = passes(
    run({ "o.c": owner({ inrush: true, slow: 10 }) }, [power("S3"), power("S0"), wait(100)], machine(["one", "two"])),
  );
  expect(traced(ran, ["power"])).toContainEqual(expect.stringMatching(/SET_POWER D0 waits: inrush/));
  expect(ran.output.filter((line) => line.startsWith("D0"))).toEqual([
    "D0 of 1 begins",
    "D0 of 1 done",
    "D0 of 2 begins",
    "D0 of 2 done",
  ]);
});

it("D-P15 two requests to set the state of one stack: the second goes when the first has been completed", () => {
  const control = `
      PoRequestPowerIrp(d, IRP_MN_SET_POWER, three, NULL, NULL, NULL);
      PoRequestPowerIrp(d, IRP_MN_SET_POWER, zero, NULL, NULL, NULL);
    `;
  const ran = passes(run({ "o.c": owner({ slow: 10, control }) }, [open, ioctl(), wait(50), close], machine(["one"])));
  expect(traced(ran, ["power"])).toContainEqual(expect.stringMatching(/SET_POWER D0 waits: the request before it/));
  expect(ran.output).toEqual(["D3 of 1 begins", "D3 of 1 done", "D0 of 1 begins", "D0 of 1 done"]);
});

it("D-P17 a query for a device state that no set follows", () => {
  const query = "PoRequestPowerIrp(d, IRP_MN_QUERY_POWER, three, NULL, NULL, NULL);";
  expect(run({ "o.c": owner({ control: query }) }, [open, ioctl(), close], machine(["one"])).told).toMatch(
    /o has asked the stack of .* for D3 and never set a state/,
  );
  const both = `${query} PoRequestPowerIrp(d, IRP_MN_SET_POWER, zero, NULL, NULL, NULL);`;
  passes(run({ "o.c": owner({ control: both }) }, [open, ioctl(), close], machine(["one"])));
});

it("D-P09, D-P10 registers touched in the dispatch routine on the way up, or after the bus has taken the power away", () => {
  const port = { hardware: [{ name: "card", model: "interruptSource", ports: [{ start: 0x300, length: 2 }] }] };
  const ran = (pieces: Parameters<typeof owner>[0]) =>
    run({ "o.c": owner(pieces) }, [power("S3"), power("S0"), wait(50)], {
      ...machine(["one"]),
      ...port,
      devices: [{ name: "one", driver: "o", hardware: "card" }],
    });
  const touch = "READ_PORT_UCHAR((PUCHAR)0x300);";
  const to = (state: string) =>
    `if (s->Parameters.Power.Type == DevicePowerState && s->Parameters.Power.State.DeviceState == ${state}) ${touch}`;
  expect(ran({ dispatch: to("PowerDeviceD0") }).told).toMatch(/o accesses port 0x300 of card, but it has no power/);
  expect(ran({ completed: `if (state == PowerDeviceD3) ${touch}` }).told).toMatch(/but it has no power/);
  // On the way down before the request is passed on, and on the way up after it has come back: what was in the register is lost.
  const kept = ran({
    dispatch: `
      if (s->Parameters.Power.Type == DevicePowerState && s->Parameters.Power.State.DeviceState == PowerDeviceD3)
          WRITE_PORT_UCHAR((PUCHAR)0x300, 0x42);
    `,
    completed: `if (state == PowerDeviceD0) DbgPrint("register %x\\n", READ_PORT_UCHAR((PUCHAR)0x300));`,
  });
  expect(passes(kept).output).toContain("register 0");
});

it("D-P23 resume from hibernation and from a fast startup are told apart by SystemPowerStateContext", () => {
  const says = `
      if (s->MinorFunction == IRP_MN_SET_POWER && s->Parameters.Power.Type == SystemPowerState &&
          s->Parameters.Power.State.SystemState == PowerSystemWorking)
          DbgPrint("target %d effective %d\\n", s->Parameters.Power.SystemPowerStateContext.TargetSystemState,
                   s->Parameters.Power.SystemPowerStateContext.EffectiveSystemState);
    `;
  const steps = [power("S4"), power("S0"), power("S4", { why: "fastStartup" }), power("S0"), wait(50)];
  const ran = passes(run({ "o.c": owner({ dispatch: says }) }, steps, machine(["one"])));
  expect(ran.output).toEqual(["target 5 effective 5", "target 5 effective 6"]);
});

it("D-P34 a driver that keeps the system busy: only who does not ask gets it to sleep", () => {
  const idle = (expected: string) => power("S3", { why: "idle", ...fails(expected) });
  const busy = run(
    { "o.c": awakeDriver(true) },
    [idle("STATUS_NOT_SUPPORTED"), power("S3", { query: false }), power("S0"), settings.remove],
    machine(["one"]),
  );
  passes(busy);
  expect(traced(busy, ["power"])).toContainEqual(expect.stringMatching(/o keeps the system awake with a system state/));
  expect(run({ "o.c": awakeDriver(false) }, [settings.remove], machine(["one"])).told).toMatch(
    /a system state of its is still there.*PoUnregisterSystemState is missing/,
  );
});

it("D-P36 mains and battery, the monitor, the scheme: who has registered is told the value and its changes", () => {
  const change = (setting: string, value: number) => ({ do: "powerSetting", setting, value });
  const ran = passes(
    run(
      { "o.c": settings.driver },
      [
        wait(1),
        change("powerSource", 1),
        wait(1),
        change("monitor", 0),
        wait(1),
        change("personality", 1),
        change("personality", 1),
        wait(1),
        settings.remove,
        change("powerSource", 0),
        wait(1),
      ],
      machine(["one"]),
    ),
  );
  expect([...ran.output].sort()).toEqual(
    ["source 0", "monitor 1", "scheme 381b4222", "source 1", "callback 1 0", "monitor 0", "scheme a1841308"].sort(),
  );
});

it("D-P29 an upper driver that lets the machine wake its device from a deeper sleep than the bus can", () => {
  const made = stack(driver({}), { above: changingCapabilities("k->SystemWake = PowerSystemHibernate;") });
  expect(run(made.sources, [], made.scenario).told).toMatch(
    /SystemWake from S3 to S4.*may tighten what the bus reports/,
  );
});
