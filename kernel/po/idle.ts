// Idle detection: a counter a device, in seconds, that the driver sets back with every request it serves. When it reaches the
// time-out the power manager sends IRP_MN_SET_POWER with the registered state, without a query before it. The counter stands still
// while the device is not in D0. The machine runs on mains power, so that the performance time-out counts, not the conservation one.

import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import { cancelAlarms, setAlarm } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { verify } from "../verifier/stop.ts";

const second = 10_000_000;
const deviceD0 = 1;
/** Time-outs of -1: what the class of the device is given where it has no policy of its own. */
const classDefault = 0xffff_ffff;
const classDefaultSeconds = 30 * 60;

/** Seconds between two looks at a counter: long time-outs are not counted to the second, so that a run always gets on. */
const period = (seconds: number) => Math.max(1, Math.floor(seconds / 1000));

function arm(k: Kernel, device: Offset, seconds: number): void {
  cancelAlarms(k, "idle", device);
  if (seconds > 0) setAlarm(k, "idle", device, "tick", period(seconds) * second);
}

/** The device whose stack `device` is in is in D0 again: its counter runs. */
export function idleAgain(k: Kernel, device: Offset): void {
  const node = devnodeOfDevice(k, device);
  for (const entry of k.state.idle) if (devnodeOfDevice(k, entry.device) === node) arm(k, entry.device, entry.seconds);
}

/** Some time has passed for a registered device. Once it has been told to power down, the counter stands until it is in D0 again. */
export function idleTick(k: Kernel, device: Offset): void {
  const found = k.state.idle.find((entry) => entry.device === device);
  const state = k.state.devices.get(device);
  if (found === undefined || state === undefined || state.deleted) {
    k.state.idle = k.state.idle.filter((entry) => entry !== found);
    return;
  }
  const node = devnodeOfDevice(k, device);
  if (node === undefined || node.status !== "Started" || node.powerState > deviceD0) {
    k.m.setU32(found.counter, 0);
    return;
  }
  const idle = k.m.u32(found.counter) + period(found.seconds);
  k.m.setU32(found.counter, found.busy > 0 ? 0 : idle);
  if (found.busy > 0 || idle < found.seconds) {
    arm(k, device, found.seconds);
    return;
  }
  k.log({ kind: "power", device, deviceName: k.nameOf(device), text: `idle for ${idle} s` });
  k.state.workQueue.push({
    routine: k.routineAddress("PopIdle"),
    args: [BigInt(node.id), BigInt(found.state)],
    driver: "nt",
    title: `idle power-down of ${node.instance}`,
    item: 0,
  });
  wakeWorker(k);
}

/** Slots: 0 devnode; 1 DEVICE_POWER_STATE. Called by a worker thread. */
export const idlePowerDown = internal("PopIdle", 3, (k, f, step) => {
  if (step === 1) return k.returnVoid(f);
  const callee = k.above(f);
  k.setSlot(callee, 0, k.slotU32(f, 0));
  k.setSlot(callee, 1, k.slotU32(f, 1));
  k.setSlot(callee, 2, 0);
  return k.callIndex(f, 1, k.routineIndex("PopSetDeviceState"));
});

function register(k: Kernel, f: Offset): Outcome {
  const device = k.argPointer(f, 0);
  k.touch(f, device, k.s.DEVICE_OBJECT.size, false);
  const conservation = k.argU32(f, 1);
  const performance = k.argU32(f, 2);
  const known = k.state.idle.find((entry) => entry.device === device);
  k.state.idle = k.state.idle.filter((entry) => entry !== known);
  if ((conservation === 0 && performance === 0) || !k.state.devices.has(device)) {
    cancelAlarms(k, "idle", device);
    if (known !== undefined) release(k, known.counter);
    return k.returnPointer(f, 0);
  }
  const counter = known?.counter ?? allocate(k, { size: 8, tag: "PoId", what: "idle counter", zero: true });
  if (counter === 0) return k.returnPointer(f, 0);
  k.m.setU32(counter, 0);
  // A time-out of 0 means that this policy never powers the device down.
  const seconds = performance === classDefault ? classDefaultSeconds : performance;
  k.state.idle.push({ device, counter, seconds, state: k.argU32(f, 3), busy: 0 });
  arm(k, device, seconds);
  return k.returnPointer(f, counter);
}

/** (IdlePointer): the counter stands at 0 while more periods of use have been begun than ended. */
function countBusy(k: Kernel, f: Offset, by: 1 | -1): Outcome {
  const counter = k.argPointer(f, 0);
  k.touch(f, counter, 4, true);
  k.m.setU32(counter, 0);
  const found = k.state.idle.find((entry) => entry.counter === counter);
  if (found === undefined) return k.returnVoid(f);
  if (found.busy + by < 0) {
    const message = `PoEndDeviceBusy for ${k.nameOf(found.device)} without a PoStartDeviceBusy before it.`;
    verify(k, f, "verifier:power", message);
  }
  found.busy = Math.max(0, found.busy + by);
  return k.returnVoid(f);
}

export const idleDdis: readonly Routine[] = [
  ddi("PoRegisterDeviceForIdleDetection", 4, register),
  ddi("PoSetDeviceBusyEx", 1, (k, f) => {
    const counter = k.argPointer(f, 0);
    k.touch(f, counter, 4, true);
    k.m.setU32(counter, 0);
    return k.returnVoid(f);
  }),
  ddi("PoStartDeviceBusy", 1, (k, f) => countBusy(k, f, 1)),
  ddi("PoEndDeviceBusy", 1, (k, f) => countBusy(k, f, -1)),
];
