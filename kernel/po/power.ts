// Device power: requests sent down a stack, PoRequestPowerIrp with its callback, and the states that drivers report.
// PoStartNextPowerIrp is a no-op, as since Windows Vista.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { makeIrp, nextLocation, setStatus } from "../io/irp.ts";
import { newRequest } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { isPresent } from "../pnp/devnode.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { idleAgain, idleDdis } from "./idle.ts";
import { PowerAction, PowerType, powerParameters } from "./system.ts";

const devicePower = PowerType.device;

/** Sends one device to a state. Slots: 0 devnode; 1 DEVICE_POWER_STATE; 2 whether it is only asked; 3 request. Result: its status. */
export const setDeviceState = internal("PopSetDeviceState", 4, (k, f, step) => {
  const node = k.state.devnodes[k.slotU32(f, 0)];
  // Whoever asks may know the device from before it went.
  if (node === undefined || (step === 0 && !isPresent(node))) return k.return32(f, nt.STATUS_NO_SUCH_DEVICE);
  if (step === 1) {
    const done = k.state.requests.get(k.slotU32(f, 3));
    k.state.requests.delete(k.slotU32(f, 3));
    const status = done?.status ?? nt.STATUS_UNSUCCESSFUL;
    k.log({ kind: "power", text: `${done?.title ?? ""}: ${k.statusName(status)}` });
    return k.return32(f, status);
  }
  const state = k.slotU32(f, 1);
  const minor = k.slotU32(f, 2) === 0 ? nt.IRP_MN_SET_POWER : nt.IRP_MN_QUERY_POWER;
  const request = newRequest(k, {
    device: topOfStack(k, node.pdo),
    title: `${k.names.minor(nt.IRP_MJ_POWER, minor)} D${state - 1} of ${node.instance}`,
    major: nt.IRP_MJ_POWER,
    minor,
    parameters: powerParameters(k, devicePower, state, PowerAction.none),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  k.setSlot(f, 3, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
});

/** Completion routine of PoRequestPowerIrp's IRP: (device, IRP, block). Block: callback, context, device, state. Slot 3: block. */
export const requestCompletion = internal("PopRequestCompletion", 6, (k, f, step) => {
  if (step === 1) {
    k.setArgPointer(k.above(f), 0, k.argPointer(f, 1));
    return k.callIndex(f, 2, k.routineIndex("IoFreeIrp"));
  }
  const block = k.argPointer(f, 2);
  if (step === 2) {
    release(k, block);
    return k.return32(f, nt.STATUS_MORE_PROCESSING_REQUIRED);
  }
  const irp = k.argPointer(f, 1);
  const callback = k.pointerOr0(block);
  if (callback === 0) {
    k.setArgPointer(k.above(f), 0, irp);
    return k.callIndex(f, 2, k.routineIndex("IoFreeIrp"));
  }
  // REQUEST_POWER_COMPLETE(DeviceObject, MinorFunction, PowerState, Context, IoStatus)
  const callee = k.above(f);
  k.copyArg(callee, 0, block + 16);
  k.copyArg(callee, 1, block + 24);
  k.copyArg(callee, 2, block + 32);
  k.copyArg(callee, 3, block + 8);
  k.setArgPointer(callee, 4, irp + k.s.IRP["IoStatus.Status"]);
  return k.call(f, 1, k.functionOr(f, callback));
});

function requestPowerIrp(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, nt.STATUS_PENDING);
  const device = k.argPointer(f, 0);
  const minor = k.argU32(f, 1) & 0xff;
  const state = k.argU32(f, 2);
  const top = topOfStack(k, device);
  const irp = makeIrp(k, (k.m.u8[top + k.s.DEVICE_OBJECT.StackSize] ?? 1) + 1, { kind: "power", f });
  const out = k.argPointer(f, 5);
  if (out !== 0) {
    k.touch(f, out, 8, true);
    k.setPointer(out, irp);
  }
  const block = allocate(k, { size: 40, tag: "PoRq", what: "power request", zero: true });
  k.copy8(block, slot(f, 3));
  k.copy8(block + 8, slot(f, 4));
  k.setPointer(block + 16, device);
  k.m.setU32(block + 24, minor);
  k.m.setU32(block + 32, state);
  // A location of our own on top holds nothing; the next one is the stack's first.
  const location = k.s.IO_STACK_LOCATION;
  const stack = nextLocation(k, irp);
  k.m.u8[stack] = nt.IRP_MJ_POWER;
  k.m.u8[stack + 1] = minor;
  if (minor === nt.IRP_MN_WAIT_WAKE) k.m.setU32(stack + location["Parameters.WaitWake.PowerState"], state);
  else {
    k.m.setU32(stack + location["Parameters.Power.Type"], devicePower);
    k.m.setU32(stack + location["Parameters.Power.State"], state);
  }
  k.setPointer(stack + location.CompletionRoutine, k.routineAddress("PopRequestCompletion"));
  k.setPointer(stack + location.Context, block);
  k.m.u8[stack + location.Control] = nt.SL_INVOKE_ON_SUCCESS | nt.SL_INVOKE_ON_ERROR | nt.SL_INVOKE_ON_CANCEL;
  setStatus(k, irp, nt.STATUS_NOT_SUPPORTED, 0);
  k.setArgPointer(k.above(f), 0, top);
  k.setArgPointer(k.above(f), 1, irp);
  return k.callIndex(f, 1, k.routineIndex("IofCallDriver"));
}

export const powerDdis: readonly Routine[] = [
  ddi("PoStartNextPowerIrp", 1, (k, f) => k.returnVoid(f)),
  ddi("PoSetPowerState", 3, (k, f) => {
    const device = k.argPointer(f, 0);
    const type = k.argU32(f, 1);
    const state = k.argU32(f, 2);
    const node = devnodeOfDevice(k, device);
    const old = node?.powerState ?? 1;
    if (node !== undefined && type === devicePower) {
      node.powerState = state;
      if (state !== old) idleAgain(k, device);
    }
    k.log({
      kind: "power",
      driver: k.callerDriver(f),
      device,
      deviceName: k.nameOf(device),
      text: `device power state D${state - 1}`,
    });
    return k.return32(f, old);
  }),
  ddi("PoRequestPowerIrp", 6, requestPowerIrp),
  ...idleDdis,
  ddi("PoRegisterSystemState", 2, (k, f) => k.returnPointer(f, k.process)),
  ddi("PoUnregisterSystemState", 1, (k, f) => k.returnVoid(f)),
  ddi("PoSetSystemState", 1, (k, f) => k.returnVoid(f)),
];
