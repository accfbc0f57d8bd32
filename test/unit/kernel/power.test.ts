// The machine sleeps and wakes: a driver that is asked, told, and that maps system states to states of its device, as a policy owner does.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

/** A power policy owner: each system request becomes a device request, and is completed with that one's end. */
const owner = `
  static DRIVER_DISPATCH Power;
  static IO_COMPLETION_ROUTINE SystemDone;
  static REQUEST_POWER_COMPLETE DeviceDone, WakeDone;
  static PDEVICE_OBJECT physical;
  static PIRP waiting;
  static BOOLEAN refuse, fail;
  static VOID DeviceDone(PDEVICE_OBJECT d, UCHAR minor, POWER_STATE state, PVOID context, PIO_STATUS_BLOCK status) {
      PIRP irp = (PIRP)context;
      UNREFERENCED_PARAMETER(d);
      UNREFERENCED_PARAMETER(minor);
      UNREFERENCED_PARAMETER(state);
      irp->IoStatus.Status = status->Status;
      PoStartNextPowerIrp(irp);
      IoCompleteRequest(irp, IO_NO_INCREMENT);
  }
  static NTSTATUS SystemDone(PDEVICE_OBJECT d, PIRP irp, PVOID context) {
      PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
      POWER_STATE state;
      UNREFERENCED_PARAMETER(d);
      UNREFERENCED_PARAMETER(context);
      if (!NT_SUCCESS(irp->IoStatus.Status)) return STATUS_CONTINUE_COMPLETION;
      state.DeviceState = s->Parameters.Power.State.SystemState == PowerSystemWorking ? PowerDeviceD0 : PowerDeviceD3;
      if (PoRequestPowerIrp(physical, s->MinorFunction, state, DeviceDone, irp, NULL) != STATUS_PENDING)
          return STATUS_CONTINUE_COMPLETION;
      return STATUS_MORE_PROCESSING_REQUIRED;
  }
  static VOID WakeDone(PDEVICE_OBJECT d, UCHAR minor, POWER_STATE state, PVOID context, PIO_STATUS_BLOCK status) {
      UNREFERENCED_PARAMETER(d);
      UNREFERENCED_PARAMETER(minor);
      UNREFERENCED_PARAMETER(state);
      UNREFERENCED_PARAMETER(context);
      waiting = NULL;
      DbgPrint("wake %x\\n", status->Status);
  }
  static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
      PEXTENSION e = (PEXTENSION)d->DeviceExtension;
      PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
      if (s->MinorFunction == IRP_MN_WAIT_WAKE) {
          IoSkipCurrentIrpStackLocation(irp);
          return PoCallDriver(e->Lower, irp);
      }
      DbgPrint("%s %s%d\\n", s->MinorFunction == IRP_MN_QUERY_POWER ? "query" : "set",
               s->Parameters.Power.Type == SystemPowerState ? "S" : "D", s->Parameters.Power.State.SystemState - 1);
      if (refuse && s->MinorFunction == IRP_MN_QUERY_POWER && s->Parameters.Power.Type == SystemPowerState) {
          PoStartNextPowerIrp(irp);
          return Complete(irp, STATUS_UNSUCCESSFUL, 0);
      }
      if (fail && s->MinorFunction == IRP_MN_SET_POWER && s->Parameters.Power.Type == SystemPowerState) {
          PoStartNextPowerIrp(irp);
          return Complete(irp, STATUS_UNSUCCESSFUL, 0);
      }
      if (s->Parameters.Power.Type == SystemPowerState) {
          IoMarkIrpPending(irp);
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoSetCompletionRoutine(irp, SystemDone, NULL, TRUE, TRUE, TRUE);
          (void)PoCallDriver(e->Lower, irp);
          return STATUS_PENDING;
      }
      if (s->MinorFunction == IRP_MN_SET_POWER) PoSetPowerState(d, DevicePowerState, s->Parameters.Power.State);
      PoStartNextPowerIrp(irp);
      IoSkipCurrentIrpStackLocation(irp);
      return PoCallDriver(e->Lower, irp);
  }
`;
const pieces = { declarations: owner, entry: "driver->MajorFunction[IRP_MJ_POWER] = Power;", add: "physical = pdo;" };
const arm = `
    POWER_STATE w;
    w.SystemState = PowerSystemSleeping3;
    if (PoRequestPowerIrp(physical, IRP_MN_WAIT_WAKE, w, WakeDone, NULL, &waiting) != STATUS_PENDING)
        DbgPrint("not armed\\n");
  `;

function run(steps: readonly unknown[], more: { add?: string; control?: string; declarations?: string } = {}) {
  const ran = runDriver(driver({ ...pieces, ...more }), { steps });
  return { ...ran, told: told(ran.end), output: ran.kernel.state.debugOutput.map((line) => line.trim()) };
}
const open = { do: "open", handle: "h", device: "\\Device\\Test" };
const ioctl = { do: "ioctl", handle: "h", code: 0x222000 };
const power = (system: string, more: Readonly<Record<string, unknown>> = {}) => ({ do: "power", system, ...more });

describe("sleep and resume", () => {
  it("asks every stack, tells every stack, and asks nobody on the way back", () => {
    const ran = run([power("S3"), power("S0")]);
    expect([ran.told, ran.failures]).toEqual(["finished", []]);
    expect(ran.output).toEqual(["query S3", "query D3", "set S3", "set D3", "set S0", "set D0"]);
  });
  it("is called off by one refusal, which all are told of", () => {
    const ran = run([power("S3", { expect: { status: "STATUS_UNSUCCESSFUL" } })], {
      add: `${pieces.add} refuse = TRUE;`,
    });
    expect([ran.told, ran.failures]).toEqual(["finished", []]);
    expect(ran.output).toEqual(["query S3", "set S0", "set D0"]);
    expect(ran.kernel.state.systemPower).toBe(1);
  });
  it("asks nobody when there is no time", () => {
    expect(run([power("S4", { query: false })], { add: `${pieces.add} refuse = TRUE;` }).output).toEqual([
      "set S4",
      "set D3",
    ]);
  });
  it("finds a driver that fails to be told", () => {
    expect(run([power("S3")], { add: `${pieces.add} fail = TRUE;` }).told).toContain("must not fail it");
  });
  it("finds a driver that keeps a request from its bus", () => {
    const keeps = (type: string, status: string) => `
      static NTSTATUS Keeps(PDEVICE_OBJECT d, PIRP irp) {
          PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
          if (s->MinorFunction == IRP_MN_SET_POWER && s->Parameters.Power.Type == ${type})
              return Complete(irp, ${status}, 0);
          return Power(d, irp);
      }
    `;
    const kept = (type: string, status: string) =>
      runDriver(
        driver({
          ...pieces,
          declarations: `${owner} ${keeps(type, status)}`,
          entry: "driver->MajorFunction[IRP_MJ_POWER] = Keeps;",
        }),
        { steps: [power("S3")] },
      ).end;
    const said = /verifier:power \(DRIVER_VERIFIER_IOMANAGER_VIOLATION\): test completed IRP_MN_SET_POWER with/;
    for (const [type, status, violation] of [
      ["SystemPowerState", "STATUS_SUCCESS", 0x231n],
      ["DevicePowerState", "STATUS_SUCCESS", 0x231n],
      ["SystemPowerState", "STATUS_NOT_SUPPORTED", 0x232n],
    ] as const) {
      const end = kept(type, status);
      expect(told(end)).toMatch(said);
      expect(end.kind === "finding" ? end.finding.bugcheck?.parameters[0] : undefined).toBe(violation);
    }
  });
  it("asks a device alone", () => {
    expect(run([{ do: "power", device: "device", state: "D2", query: true }]).output).toEqual(["query D2"]);
  });
});

describe("the callback object PowerState", () => {
  const listening = {
    declarations: `
      ${owner}
      static PCALLBACK_OBJECT callback;
      static PVOID registration;
      static VOID Heard(PVOID context, PVOID what, PVOID value) {
          UNREFERENCED_PARAMETER(context);
          DbgPrint("told %d %d\\n", (int)(ULONG_PTR)what, (int)(ULONG_PTR)value);
      }
    `,
    add: `
      ${pieces.add}
      {
          UNICODE_STRING n = RTL_CONSTANT_STRING(L"\\\\Callback\\\\PowerState");
          OBJECT_ATTRIBUTES a;
          InitializeObjectAttributes(&a, &n, OBJ_CASE_INSENSITIVE, NULL, NULL);
          if (NT_SUCCESS(ExCreateCallback(&callback, &a, FALSE, TRUE)))
              registration = ExRegisterCallback(callback, Heard, NULL);
      }
    `,
  };
  it("tells before anybody is told to leave S0, when S0 is reached again, and of the lid", () => {
    const lid = (value: number) => ({ do: "powerSetting", setting: "lid", value });
    const ran = run([power("S3"), power("S0"), lid(0), { do: "wait", for: 1 }], listening);
    expect([ran.told, ran.failures]).toEqual(["finished", []]);
    const [leaves, back] = ["told 3 0", "told 3 1"];
    expect(ran.output).toEqual([
      ...["query S3", "query D3", leaves, "set S3", "set D3"],
      ...["set S0", "set D0", back, "told 4 0"],
    ]);
  });
  it("tells nobody of a sleep that was refused", () => {
    const refusing = { ...listening, add: `${listening.add} refuse = TRUE;` };
    const ran = run([power("S3", { expect: { status: "STATUS_UNSUCCESSFUL" } })], refusing);
    expect(ran.output).toEqual(["query S3", "set S0", "set D0"]);
  });
});

describe("wait/wake", () => {
  it("brings the machine back, then completes the IRP", () => {
    const ran = run([open, ioctl, power("S3"), { do: "wake", device: "device" }], { control: arm });
    expect([ran.told, ran.failures]).toEqual(["finished", []]);
    expect(ran.output.slice(-3)).toEqual(["set S0", "set D0", "wake 0"]);
  });
  it("is marked as what has woken the machine, which a driver sees and can say itself", () => {
    const marks = {
      declarations: owner
        .replace(
          "IoSkipCurrentIrpStackLocation(irp);",
          `
          IoCopyCurrentIrpStackLocationToNext(irp);
          IoSetCompletionRoutine(irp, Woken, NULL, TRUE, TRUE, TRUE);
        `,
        )
        .replace(
          "static DRIVER_DISPATCH Power;",
          `
          static DRIVER_DISPATCH Power;
          static NTSTATUS Woken(PDEVICE_OBJECT d, PIRP irp, PVOID context) {
              UNREFERENCED_PARAMETER(context);
              if (irp->PendingReturned) IoMarkIrpPending(irp);
              DbgPrint("woken by %d\\n", PoGetSystemWake(irp));
              PoSetSystemWake(irp);
              if (PoGetSystemWake(irp)) PoSetSystemWakeDevice(d);
              return STATUS_CONTINUE_COMPLETION;
          }
        `,
        ),
      control: arm,
    };
    const asleep = run([open, ioctl, power("S3"), { do: "wake", device: "device" }], marks);
    expect([asleep.told, asleep.failures]).toEqual(["finished", []]);
    expect(asleep.output).toContain("woken by 1");
    const awake = run([open, ioctl, { do: "wake", device: "device" }], marks);
    expect(awake.output).toEqual(["woken by 0", "wake 0"]);
    expect(awake.kernel.trace.count({ text: "is a source of the machine's waking" })).toBe(2);
  });
  it("can be cancelled, and is then no more", () => {
    const cancel = `if (waiting == NULL) { ${arm} } else IoCancelIrp(waiting);`;
    const steps = [open, ioctl, ioctl, { do: "wake", device: "device", expect: { status: "STATUS_NOT_SUPPORTED" } }];
    const ran = run(steps, { control: cancel });
    expect([ran.told, ran.failures]).toEqual(["finished", []]);
    expect(ran.output).toEqual(["wake c0000120"]);
  });
  it("is one IRP a device: a second is refused", () => {
    const ran = run([open, ioctl, ioctl], { control: arm });
    expect(ran.output).toEqual(["wake 80000011"]);
  });
});
