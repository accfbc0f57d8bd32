// What only time or the end of the system brings to a driver: shutdown notifications and idle power-down.
import { describe, expect, it } from "vitest";
import { driver } from "./driver.ts";
import { runDriver, told } from "./host.ts";

const shutdown = `
  static DRIVER_DISPATCH Shutdown, Power;
  static ULONG shutdowns;
  static NTSTATUS Shutdown(PDEVICE_OBJECT d, PIRP irp) {
      PEXTENSION e = (PEXTENSION)d->DeviceExtension;
      shutdowns++;
      DbgPrint("shutdown %u\\n", shutdowns);
      if (e->Twice) { e->Twice = FALSE; }
      return Complete(irp, STATUS_SUCCESS, 0);
  }
  static NTSTATUS Power(PDEVICE_OBJECT d, PIRP irp) {
      PIO_STACK_LOCATION s = IoGetCurrentIrpStackLocation(irp);
      DbgPrint("power %d to %d action %d\\n", s->Parameters.Power.Type, s->Parameters.Power.State.SystemState,
               s->Parameters.Power.ShutdownType);
      PoStartNextPowerIrp(irp);
      IoSkipCurrentIrpStackLocation(irp);
      return PoCallDriver(((PEXTENSION)d->DeviceExtension)->Lower, irp);
  }
`;
const entry = "driver->MajorFunction[IRP_MJ_SHUTDOWN] = Shutdown; driver->MajorFunction[IRP_MJ_POWER] = Power;";

function output(
  pieces: { add?: string; declarations?: string; entry?: string; control?: string },
  steps: readonly unknown[],
) {
  const source = driver({ fields: "BOOLEAN Twice; PULONG Idle;", declarations: shutdown, entry, ...pieces });
  const { kernel, end, failures } = runDriver(source, { steps });
  expect({ end: told(end), failures }).toEqual({ end: "finished", failures: [] });
  return kernel.state.debugOutput.map((line) => line.trim());
}

describe("shutdown", () => {
  it("comes once for each registration, then S5 with what follows it", () => {
    const add =
      "(void)IoRegisterShutdownNotification(device); (void)IoRegisterLastChanceShutdownNotification(device); extension->Twice = TRUE;";
    expect(output({ add }, [{ do: "shutdown" }])).toEqual(["shutdown 1", "shutdown 2", "power 0 to 6 action 6"]);
    expect(output({ add }, [{ do: "shutdown", action: "reset" }])[2]).toBe("power 0 to 6 action 5");
  });
  it("does not come without registration, nor after it was taken back", () => {
    expect(output({}, [{ do: "shutdown" }])).toEqual(["power 0 to 6 action 6"]);
    const add = "(void)IoRegisterShutdownNotification(device); IoUnregisterShutdownNotification(device);";
    expect(output({ add }, [{ do: "shutdown" }])).toEqual(["power 0 to 6 action 6"]);
  });
  it("does not come to a device that was deleted", () => {
    const add = "(void)IoRegisterShutdownNotification(device);";
    expect(output({ add }, [{ do: "remove", device: "device" }, { do: "shutdown" }])).toEqual([]);
  });
});

describe("idle detection", () => {
  const wait = (seconds: number) => ({ do: "wait", for: seconds * 1000 });
  const control = "PoSetDeviceBusy(extension->Idle);";
  const add = "extension->Idle = PoRegisterDeviceForIdleDetection(pdo, 30, 60, PowerDeviceD3);";
  const open = { do: "open", handle: "h", device: "\\Device\\Test" };
  const use = { do: "ioctl", handle: "h", code: 0x222000 };

  it("sets the device to the registered state after the time-out, without a query, once", () => {
    expect(output({ add }, [wait(59), { do: "expect" }])).toEqual([]);
    expect(output({ add }, [wait(300)])).toEqual(["power 1 to 4 action 0"]);
  });
  it("starts anew with each use", () => {
    expect(output({ add, control }, [open, wait(50), use, wait(50), use, wait(50)])).toEqual([]);
    expect(output({ add, control }, [open, wait(50), use, wait(70)])).toEqual(["power 1 to 4 action 0"]);
  });
  it("starts anew when the device is back in D0", () => {
    const back =
      "POWER_STATE s; s.DeviceState = PowerDeviceD3; PoSetPowerState(extension->Self, DevicePowerState, s); s.DeviceState = PowerDeviceD0; PoSetPowerState(extension->Self, DevicePowerState, s);";
    expect(output({ add, control: back }, [open, wait(100), use, wait(100)]).length).toBe(2);
  });
  it("is told of use by the counter's routine too", () => {
    const busy = "PoSetDeviceBusyEx(extension->Idle);";
    expect(output({ add, control: busy }, [open, wait(50), use, wait(50)])).toEqual([]);
  });
  it("stands still through a period of use that is begun and ended", () => {
    const turn = `
      static ULONG calls;
      if (++calls < 3) PoStartDeviceBusy(extension->Idle);
      else PoEndDeviceBusy(extension->Idle);
    `;
    const busyTwice = [open, use, use, wait(300), use, wait(300)];
    expect(output({ add, control: turn }, busyTwice)).toEqual([]);
    expect(output({ add, control: turn }, [...busyTwice, use, wait(70)])).toEqual(["power 1 to 4 action 0"]);
  });
  it("ends when both time-outs are zero", () => {
    const off = `${add} if (PoRegisterDeviceForIdleDetection(pdo, 0, 0, PowerDeviceD3) != NULL) DbgPrint("wrong\\n");`;
    expect(output({ add: off }, [wait(300)])).toEqual([]);
  });
  it("does not keep a machine going in which nobody can go on", () => {
    const control2 = "KeWaitForSingleObject(&extension->Event, Executive, KernelMode, FALSE, NULL);";
    const source = driver({
      fields: "BOOLEAN Twice; PULONG Idle;",
      declarations: shutdown,
      entry,
      add,
      control: control2,
    });
    expect(told(runDriver(source, { steps: [open, use] }).end)).toContain("Nothing can go on");
  });
});
