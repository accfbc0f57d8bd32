// Wait/wake: the root bus keeps IRP_MN_WAIT_WAKE pending for each of its devices that is armed. A wake signal brings the machine back to
// S0 if it sleeps, and then completes the IRP; who sent it brings the device to D0. Cancelling it disarms the device. An IRP that has woken
// the machine is marked as such by the bus at the bottom, and drivers above hand the mark on; the trace tells whose it was.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { currentLocation, irpArgument, setStatus } from "../io/irp.ts";
import { giveBack } from "../ke/spinlock.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import { devnodeOfDevice, devnodeOfPdo } from "../pnp/tree.ts";
import { System } from "./system.ts";

/** Takes a wait/wake IRP in; a second one for the same device is refused, as documented. Gives the status to complete it with, if any. */
export function armWake(k: Kernel, node: Devnode, irp: Offset): number {
  if (node.wakeIrp !== 0) return nt.STATUS_DEVICE_BUSY;
  node.wakeIrp = irp;
  const stack = currentLocation(k, irp);
  const control = stack + k.s.IO_STACK_LOCATION.Control;
  k.m.u8[control] = (k.m.u8[control] ?? 0) | nt.SL_PENDING_RETURNED;
  k.setPointer(irp + k.s.IRP.CancelRoutine, k.routineAddress("RootBusCancelWake"));
  k.log({ kind: "power", device: node.pdo, irp, text: `${node.instance} is armed for wake` });
  return nt.STATUS_PENDING;
}

/** Cancel routine of the IRP: (device, IRP), with the cancel spin lock held. */
export const cancelWake = internal("RootBusCancelWake", 3, (k, f, step) => {
  if (step === 1) return k.returnVoid(f);
  const irp = k.argPointer(f, 1);
  giveBack(k, f, k.cancelLock);
  k.setIrql(k.m.u8[irp + k.s.IRP.CancelIrql] ?? 0);
  const node = devnodeOfPdo(k, k.argPointer(f, 0));
  if (node?.wakeIrp === irp) node.wakeIrp = 0;
  return complete(k, f, irp, nt.STATUS_CANCELLED);
});

/** Slots: 0 devnode. Result: STATUS_SUCCESS, or STATUS_NOT_SUPPORTED if the device is not armed. */
export const signalWake = internal("PopWake", 3, (k, f, step) => {
  const node = k.state.devnodes[k.slotU32(f, 0)];
  if (step === 2) return k.return32(f, nt.STATUS_SUCCESS);
  if (node === undefined || node.wakeIrp === 0) return k.return32(f, nt.STATUS_NOT_SUPPORTED);
  if (step === 0 && k.state.systemPower !== System.working) {
    const callee = k.above(f);
    for (let i = 0; i < 8; i++) k.setSlot(callee, i, 0);
    k.setSlot(callee, 0, System.working);
    const known = k.state.irps.get(node.wakeIrp);
    if (known !== undefined) known.wakesSystem = true;
    return k.callIndex(f, 1, k.routineIndex("PopSystemTransition"));
  }
  const irp = node.wakeIrp;
  node.wakeIrp = 0;
  k.m.setU64(irp + k.s.IRP.CancelRoutine, 0n);
  k.log({ kind: "power", device: node.pdo, irp, text: `${node.instance} wakes the machine` });
  return complete(k, f, irp, nt.STATUS_SUCCESS, 2);
});

/** Tells of a wait/wake request that has come back to its sender. */
export function noteWake(k: Kernel, irp: Offset): void {
  const known = k.state.irps.get(irp);
  if (known?.wakesSystem === true) tellSource(k, known.lowest);
}
function tellSource(k: Kernel, device: Offset): void {
  const node = devnodeOfDevice(k, device);
  k.log({ kind: "power", device, text: `${node?.instance ?? k.nameOf(device)} is a source of the machine's waking` });
}

export const wakeDdis: readonly Routine[] = [
  ddi("PoSetSystemWake", 1, (k, f) => {
    irpArgument(k, f, k.argPointer(f, 0)).wakesSystem = true;
    return k.returnVoid(f);
  }),
  ddi("PoGetSystemWake", 1, (k, f) => k.returnBool(f, irpArgument(k, f, k.argPointer(f, 0)).wakesSystem === true)),
  ddi("PoSetSystemWakeDevice", 1, (k, f) => {
    const device = k.argPointer(f, 0);
    k.touch(f, device, k.s.DEVICE_OBJECT.size, false);
    tellSource(k, device);
    return k.returnVoid(f);
  }),
];

function complete(k: Kernel, f: Offset, irp: Offset, status: number, then = 1): Outcome {
  setStatus(k, irp, status, 0);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, then, k.routineIndex("IofCompleteRequest"));
}
