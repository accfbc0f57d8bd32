// The I/O manager's one-second timer of a device object: its routine is called at DISPATCH_LEVEL about once a second.
import * as nt from "../constants.ts";
import { ddi, internal, type Routine } from "../ddi.ts";
import { queueDpc } from "../ke/dpc.ts";
import { cancelAlarms, setAlarm } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";

const second = 10_000_000;

/** The tick of one device: a DPC of the kernel's own that calls the driver's routine. */
export function ioTimerTick(k: Kernel, device: Offset): void {
  const timer = k.state.devices.get(device)?.timer;
  if (timer === undefined || !timer.running) return;
  setAlarm(k, "ioTimer", device, "tick", second);
  queueDpc(k, timer.dpc, 0n, 0n);
}

function timerOf(k: Kernel, f: Offset, device: Offset) {
  const timer = k.state.devices.get(device)?.timer;
  return (
    timer ?? stopWithFinding(k, f, "verifier:io", `${k.nameOf(device)} has no timer: call IoInitializeTimer first.`)
  );
}

/** The DPC routine (Dpc, device, …) behind every I/O timer: calls the driver's IO_TIMER_ROUTINE(device, context). */
export const ioTimerDispatch = internal("IopTimerDispatch", 5, (k, f, step) => {
  const device = k.argPointer(f, 1);
  const timer = k.state.devices.get(device)?.timer;
  if (step === 1) {
    if (timer !== undefined) timer.calling = 0;
    return k.returnVoid(f);
  }
  if (timer === undefined || !timer.running) return k.returnVoid(f);
  timer.calling = k.cur.id;
  k.setArgPointer(k.above(f), 0, device);
  k.setArg64(k.above(f), 1, timer.context);
  return k.call(f, 1, k.functionOr(f, timer.routine));
});

export const ioTimerDdis: readonly Routine[] = [
  ddi("IoInitializeTimer", 3, (k, f) => {
    const device = k.state.devices.get(k.argPointer(f, 0));
    if (device === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (device.timer !== undefined) {
      const message = `IoInitializeTimer of ${k.nameOf(device.at)}, which has a timer already.`;
      verify(k, f, "verifier:io", message, 0xc9, [0xan, k.address(device.at), 0n, 0n]);
    }
    const dpc = allocate(k, { size: k.s.KDPC.size, tag: "IoTi", what: "IO_TIMER", zero: true });
    // IO_TIMER_ROUTINE takes (DeviceObject, Context): a trampoline of the kernel's drops the KDPC argument.
    k.m.u8[dpc] = 0x13;
    k.setPointer(dpc + k.s.KDPC.DeferredRoutine, k.routineAddress("IopTimerDispatch"));
    k.setPointer(dpc + k.s.KDPC.DeferredContext, device.at);
    device.timer = { routine: k.argPointer(f, 1), context: k.arg64(f, 2), running: false, dpc, calling: 0 };
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoStartTimer", 1, (k, f) => {
    const device = k.argPointer(f, 0);
    const timer = timerOf(k, f, device);
    if (!timer.running) {
      timer.running = true;
      setAlarm(k, "ioTimer", device, "tick", second);
    }
    return k.returnVoid(f);
  }),
  ddi("IoStopTimer", 1, (k, f) => {
    const device = k.argPointer(f, 0);
    const timer = timerOf(k, f, device);
    if (k.checks.io && timer.calling === k.cur.id) {
      const message = `IoStopTimer is called in the IoTimer routine of ${k.nameOf(device)} itself: it must not be, or the system can deadlock.`;
      stopWithFinding(k, f, "verifier:io", message);
    }
    timer.running = false;
    cancelAlarms(k, "ioTimer", device);
    return k.returnVoid(f);
  }),
];
