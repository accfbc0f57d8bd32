// What file systems and their filters register: control devices of file systems, and routines that are told when one comes or goes.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** Calls the routines from `slot`'s number on, each with the device and whether it is active. Slots from `slot`: next routine. */
function tell(k: Kernel, f: Offset, slot: number, device: Offset, active: boolean): Outcome {
  const index = k.slotU32(f, slot);
  const listener = k.state.fileSystemListeners[index];
  if (listener === undefined) return k.returnVoid(f);
  k.setSlot(f, slot, index + 1);
  k.setArgPointer(k.above(f), 0, device);
  k.setArg32(k.above(f), 1, active ? 1 : 0);
  return k.call(f, 1, k.functionOr(f, listener.routine));
}

function register(k: Kernel, f: Offset, step: number): Outcome {
  const device = k.argPointer(f, 0);
  if (step === 0) {
    k.touch(f, device, k.s.DEVICE_OBJECT.size, true);
    k.state.fileSystems = [...k.state.fileSystems, device];
    k.setSlot(f, 1, 0);
  }
  return tell(k, f, 1, device, true);
}

function unregister(k: Kernel, f: Offset, step: number): Outcome {
  const device = k.argPointer(f, 0);
  if (step === 0) {
    if (!k.state.fileSystems.includes(device)) return k.returnVoid(f);
    k.state.fileSystems = k.state.fileSystems.filter((one) => one !== device);
    k.setSlot(f, 1, 0);
  }
  return tell(k, f, 1, device, false);
}

/** (driver, routine): it hears of the file systems that are there already, too. Slot 2: the next of these. */
function listen(k: Kernel, f: Offset, step: number): Outcome {
  const driver = k.argPointer(f, 0);
  const routine = k.functionOr(f, k.argPointer(f, 1));
  if (step === 0) {
    if (k.state.fileSystemListeners.some((one) => one.driver === driver && one.routine === routine.address))
      return k.return32(f, nt.STATUS_DEVICE_ALREADY_ATTACHED);
    k.state.fileSystemListeners = [...k.state.fileSystemListeners, { driver, routine: routine.address }];
    k.setSlot(f, 2, 0);
  }
  const index = k.slotU32(f, 2);
  const device = k.state.fileSystems[index];
  if (device === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  k.setSlot(f, 2, index + 1);
  k.setArgPointer(k.above(f), 0, device);
  k.setArg32(k.above(f), 1, 1);
  return k.call(f, 1, routine);
}

export const fileSystemDdis: readonly Routine[] = [
  ddi("IoRegisterFileSystem", 1, register, 1),
  ddi("IoUnregisterFileSystem", 1, unregister, 1),
  ddi("IoRegisterFsRegistrationChange", 2, listen, 1),
  ddi("IoUnregisterFsRegistrationChange", 2, (k, f) => {
    const [driver, routine] = [k.argPointer(f, 0), k.argPointer(f, 1)];
    k.state.fileSystemListeners = k.state.fileSystemListeners.filter(
      (one) => one.driver !== driver || one.routine !== routine,
    );
    return k.returnVoid(f);
  }),
];
