// The power framework beyond its first version: components that need others, time-outs, wake, directed power, performance states.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** Component 1 needs component 0. */
const declarations = `
  static POHANDLE handle;
  static BOOLEAN silent;
  static VOID Active(PVOID c, ULONG i) { DbgPrint("active %lu", i); }
  static VOID Idle(PVOID c, ULONG i) { DbgPrint("idle %lu", i); PoFxCompleteIdleCondition(handle, i); }
  static VOID State(PVOID c, ULONG i, ULONG s) { DbgPrint("F%lu of %lu", s, i); PoFxCompleteIdleState(handle, i); }
  static VOID Required(PVOID c) { DbgPrint("required"); PoFxReportDevicePoweredOn(handle); }
  static VOID NotRequired(PVOID c) { DbgPrint("not required"); PoFxCompleteDevicePowerNotRequired(handle); }
  static VOID Up(PVOID c, ULONG flags) { DbgPrint("up"); if (!silent) PoFxReportDevicePoweredOn(handle); }
  static VOID Down(PVOID c, ULONG flags) { DbgPrint("down"); PoFxCompleteDirectedPowerDown(handle); }
  static VOID Performs(PVOID c, ULONG i, BOOLEAN done, PVOID request) { DbgPrint("state of %lu: %d %lu", i, done, (ULONG)(ULONG_PTR)request); }
  static VOID Pause(LONG ms) { LARGE_INTEGER t; t.QuadPart = -10000LL * ms; KeDelayExecutionThread(KernelMode, FALSE, &t); }
  typedef struct { PO_FX_DEVICE_V3 Device; PO_FX_COMPONENT_V2 Second; } TWO;
  static NTSTATUS Register(PDEVICE_OBJECT pdo, ULONG version, PULONG providers) {
      static PO_FX_COMPONENT_IDLE_STATE f[2] = { { 0, 0, 3 }, { 10, 100, 2 } };
      TWO two;
      ULONG i;
      RtlZeroMemory(&two, sizeof(two));
      two.Device.Version = version;
      two.Device.ComponentCount = 2;
      two.Device.ComponentActiveConditionCallback = Active;
      two.Device.ComponentIdleConditionCallback = Idle;
      two.Device.ComponentIdleStateCallback = State;
      two.Device.DevicePowerRequiredCallback = Required;
      two.Device.DevicePowerNotRequiredCallback = NotRequired;
      two.Device.DirectedPowerUpCallback = Up;
      two.Device.DirectedPowerDownCallback = Down;
      for (i = 0; i < 2; i++) {
          two.Device.Components[i].IdleStateCount = 2;
          two.Device.Components[i].IdleStates = f;
      }
      two.Device.Components[1].ProviderCount = 1;
      two.Device.Components[1].Providers = providers;
      return PoFxRegisterDevice(pdo, (PPO_FX_DEVICE)&two.Device, &handle);
  }
`;
function run(body: string, steps: readonly unknown[] = []) {
  const ran = runDriver(
    driver({
      declarations,
      add: '{ ULONG first = 0; if (!NT_SUCCESS(Register(pdo, PO_FX_VERSION_V3, &first))) DbgPrint("refused"); }',
      control: `${body} information = 0;`,
      remove: "if (handle != NULL) PoFxUnregisterDevice(handle);",
    }),
    {
      machine: { processors: 1 },
      steps: [
        { do: "open", handle: "h", device: "\\Device\\Test" },
        { do: "ioctl", handle: "h", code: 0x222000 },
        ...steps,
        { do: "close", handle: "h" },
        { do: "remove", device: "device" },
      ],
    },
  );
  return { told: told(ran.end), failures: ran.failures, printed: ran.kernel.state.debugOutput };
}
function lines(body: string, steps: readonly unknown[] = []): readonly string[] {
  const { printed, ...rest } = run(body, steps);
  expect(rest).toEqual({ told: "finished", failures: [] });
  return printed;
}
const started = "PoFxStartDevicePowerManagement(handle); Pause(10);";
const down = ["idle 1", "idle 0", "F1 of 0", "F1 of 1", "not required"];

describe("the power framework", () => {
  it("has what a component needs active before it and idle after it", () => {
    const use = `${started} DbgPrint("use"); PoFxActivateComponent(handle, 1, PO_FX_FLAG_BLOCKING); PoFxIdleComponent(handle, 1, 0); Pause(10);`;
    const up = ["required", "F0 of 0", "active 0", "F0 of 1", "active 1"];
    expect(lines(use)).toEqual([...down, "use", ...up, ...down]);
    const refused =
      '{ ULONG one = 1; POHANDLE kept = handle; DbgPrint("%x", Register(extension->Lower, PO_FX_VERSION_V3, &one)); handle = kept; }';
    expect(lines(refused)).toEqual(["c000000d"]);
    expect(lines(refused.replace("PO_FX_VERSION_V3", "7").replace("one = 1", "one = 0"))).toEqual(["c000000d"]);
  });
  it("waits for the device's time-out before it lets it go", () => {
    const timeout = `PoFxSetDeviceIdleTimeout(handle, 50 * 10000); ${started} DbgPrint("10 ms"); Pause(30); DbgPrint("40 ms"); Pause(30);`;
    expect(lines(timeout)).toEqual([...down.slice(0, 4), "10 ms", "40 ms", "not required"]);
  });
  it("keeps a component that is to wake in a state from which it can", () => {
    const f0 = ["idle 1", "idle 0", "F1 of 1", "not required"];
    expect(lines(`PoFxSetComponentWake(handle, 0, TRUE); ${started}`)).toEqual(f0);
    expect(lines(`PoFxSetComponentWake(handle, 0, TRUE); PoFxSetComponentWake(handle, 0, FALSE); ${started}`)).toEqual(
      down,
    );
  });
  it("tells a device that has got power for another's sake", () => {
    const surprise = `${started} DbgPrint("rail on"); PoFxNotifySurprisePowerOn(extension->Lower); Pause(10);`;
    expect(lines(surprise)).toEqual([...down, "rail on", "required", "not required"]);
  });
  it("has no platform extension plug-in that knows control codes", () => {
    expect(
      lines('static const GUID g = {1}; DbgPrint("%x", PoFxPowerControl(handle, &g, NULL, 0, NULL, 0, NULL));'),
    ).toEqual(["c0000002"]);
  });
});

describe("directed power", () => {
  const direct = (to: string, status?: string) => ({
    do: "directPower",
    device: "device",
    to,
    ...(status === undefined ? {} : { expect: { status } }),
  });
  const use = { do: "ioctl", handle: "h", code: 0x222000 };
  it("takes a device down, keeps it there whatever is wanted of it, and lets it up", () => {
    const body = `
      static int calls;
      if (calls++ == 0) { ${started} }
      else PoFxActivateComponent(handle, 0, 0);
    `;
    const wait = { do: "wait", for: 5 };
    expect(lines(body, [direct("down"), use, wait, direct("up"), wait])).toEqual([
      ...down,
      "down",
      "up",
      "F0 of 0",
      "active 0",
    ]);
  });
  it("is not for devices that are not in such a state, or not registered for it", () => {
    expect(lines("", [direct("up", "STATUS_INVALID_DEVICE_STATE"), direct("down")])).toEqual(["down"]);
    expect(lines("PoFxUnregisterDevice(handle); handle = NULL;", [direct("down", "STATUS_NOT_SUPPORTED")])).toEqual([]);
  });
  it("waits for the driver's answers, of which there is one each", () => {
    expect(run("silent = TRUE;", [direct("down"), direct("up")]).told).toMatch(/PoFxReportDevicePoweredOn/);
    expect(run("PoFxCompleteDirectedPowerDown(handle);").told).toMatch(/has not asked for that/);
  });
});

describe("performance states", () => {
  const register = (flags: string, more = "") => `
    static PO_FX_PERF_STATE two[2] = { { 100, NULL }, { 200, NULL } };
    struct { ULONG Count; PO_FX_COMPONENT_PERF_SET Sets[2]; } info;
    PO_FX_PERF_STATE_CHANGE change[2];
    ULONGLONG now = 7;
    RtlZeroMemory(&info, sizeof(info));
    RtlZeroMemory(change, sizeof(change));
    info.Count = 2;
    info.Sets[0].Type = PoFxPerfStateTypeDiscrete;
    info.Sets[0].Discrete.Count = 2;
    info.Sets[0].Discrete.States = two;
    info.Sets[1].Type = PoFxPerfStateTypeRange;
    info.Sets[1].Range.Minimum = 10;
    info.Sets[1].Range.Maximum = 20;
    ${more}
    DbgPrint("%x", PoFxRegisterComponentPerfStates(handle, 0, ${flags}, Performs, (PPO_FX_COMPONENT_PERF_INFO)&info, NULL));
  `;
  const registered = register("PO_FX_FLAG_PERF_PEP_OPTIONAL");
  it("are the driver's own, as there is no platform extension plug-in", () => {
    const asks =
      'PPO_FX_COMPONENT_PERF_INFO got; DbgPrint("%x", PoFxRegisterComponentPerfStates(handle, 0, 0, Performs, NULL, &got));';
    expect(lines(register("0"))).toEqual(["c0000002"]);
    expect(lines(asks)).toEqual(["c0000002"]);
    expect(lines(register("PO_FX_FLAG_PERF_PEP_OPTIONAL", "info.Count = 0;"))).toEqual(["c000000d"]);
    expect(lines(register("PO_FX_FLAG_PERF_PEP_OPTIONAL", "info.Sets[1].Range.Minimum = 30;"))).toEqual(["c000000d"]);
  });
  it("change one at a time, each with a callback, in this thread or another", () => {
    const change = `
      ${registered}
      change[0].StateIndex = 1;
      PoFxIssueComponentPerfStateChange(handle, PO_FX_FLAG_BLOCKING, 0, change, (PVOID)11);
      DbgPrint("changed");
      change[1].Set = 1;
      change[1].StateValue = 15;
      change[0].StateIndex = 0;
      PoFxIssueComponentPerfStateChangeMultiple(handle, PO_FX_FLAG_ASYNC_ONLY, 0, 2, change, (PVOID)12);
      DbgPrint("asked");
      Pause(5);
      (VOID)PoFxQueryCurrentComponentPerfState(handle, 0, 0, 1, &now);
      DbgPrint("%lu", (ULONG)now);
      DbgPrint("%x", PoFxQueryCurrentComponentPerfState(handle, 0, 0, 2, &now));
    `;
    expect(lines(change)).toEqual(["0", "state of 0: 1 11", "changed", "state of 0: 1 12", "asked", "15", "c000000d"]);
  });
  it("must have been registered, must be there, and must not overtake one another", () => {
    const issue = (flags: string) => `PoFxIssueComponentPerfStateChange(handle, ${flags}, 0, change, NULL);`;
    expect(run(`PO_FX_PERF_STATE_CHANGE change[1] = { { 0 } }; ${issue("0")}`).told).toMatch(
      /has no performance states/,
    );
    expect(run(`${registered} change[0].StateIndex = 2; ${issue("0")}`).told).toMatch(/asks for state 2 of set 0/);
    expect(
      run(
        `${registered} { KIRQL q; KeRaiseIrql(DISPATCH_LEVEL, &q); ${issue("PO_FX_FLAG_ASYNC_ONLY")} ${issue("PO_FX_FLAG_ASYNC_ONLY")} KeLowerIrql(q); }`,
      ).told,
    ).toMatch(/another change of its is under way/);
    const high = `${registered} { KIRQL q; KeRaiseIrql(DISPATCH_LEVEL, &q); ${issue("PO_FX_FLAG_BLOCKING")} KeLowerIrql(q); }`;
    expect(run(high).told).toMatch(/verifier:irql.*below DISPATCH_LEVEL/);
  });
});
