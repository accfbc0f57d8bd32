// Shutdown: IRP_MJ_SHUTDOWN for the devices whose drivers asked for it, then every device is told that the system goes to S5.
// The newest registration is served first; last-chance registrations come after all others, when file systems have been flushed.
// A device that registered twice is told twice. Drivers are not unloaded: Windows does not do that either.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { System } from "../po/system.ts";
import { topOfStack } from "./device.ts";
import { newRequest } from "./request.ts";

function register(k: Kernel, f: Offset, lastChance: boolean): Outcome {
  const device = k.argPointer(f, 0);
  k.touch(f, device, k.s.DEVICE_OBJECT.size, false);
  if (!k.state.devices.has(device)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.state.shutdown.push({ device, lastChance });
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Slots: 0 POWER_ACTION; 1 request. Result: STATUS_SUCCESS; what drivers answer stops nothing. */
export const shutdownSystem = internal("NtShutdownSystem", 4, (k, f, step) => {
  if (step === 2) return k.return32(f, k.result32(f));
  if (step === 1) k.state.requests.delete(k.slotU32(f, 1));
  const waiting = k.state.shutdown;
  const ordinary = waiting.findLastIndex((entry) => !entry.lastChance);
  const [next] = waiting.splice(ordinary >= 0 ? ordinary : Math.max(0, waiting.length - 1), 1);
  if (next === undefined) {
    const callee = k.above(f);
    // There is no way back: nobody is asked.
    k.setSlot(callee, 0, System.shutdown);
    k.setSlot(callee, 1, k.slotU32(f, 0));
    k.setSlot(callee, 2, 1);
    return k.callIndex(f, 2, k.routineIndex("PopSystemTransition"));
  }
  const request = newRequest(k, {
    device: topOfStack(k, next.device),
    title: `shutdown of ${k.nameOf(next.device)}`,
    major: nt.IRP_MJ_SHUTDOWN,
  });
  k.setSlot(f, 1, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
});

export const shutdownDdis: readonly Routine[] = [
  ddi("IoRegisterShutdownNotification", 1, (k, f) => register(k, f, false)),
  ddi("IoRegisterLastChanceShutdownNotification", 1, (k, f) => register(k, f, true)),
  ddi("IoUnregisterShutdownNotification", 1, (k, f) => {
    const device = k.argPointer(f, 0);
    k.state.shutdown = k.state.shutdown.filter((entry) => entry.device !== device);
    return k.returnVoid(f);
  }),
];
