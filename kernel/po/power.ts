// Device power: requests that the power manager sends down a stack itself, and the states that drivers report.
// PoStartNextPowerIrp is a no-op, as since Windows Vista.

import * as nt from "../constants.ts";
import { ddi, internal, type Routine } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import { isPresent } from "../pnp/devnode.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { awakeDdis } from "./awake.ts";
import { fxDdis } from "./fx.ts";
import { idleAgain, idleDdis } from "./idle.ts";
import { powerRequestDdis } from "./requests.ts";
import { powerSettingDdis } from "./settings.ts";
import { PowerType, powerParameters } from "./system.ts";

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
  if (minor === nt.IRP_MN_SET_POWER) k.state.powerQueries.delete(node.id);
  const request = newRequest(k, {
    device: topOfStack(k, node.pdo),
    title: `${k.names.minor(nt.IRP_MJ_POWER, minor)} D${state - 1} of ${node.instance}`,
    major: nt.IRP_MJ_POWER,
    minor,
    parameters: powerParameters(k, devicePower, state, k.state.powerAction),
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  k.setSlot(f, 3, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
});

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
  ...powerRequestDdis,
  ...idleDdis,
  ...awakeDdis,
  ...powerSettingDdis,
  ...fxDdis,
];
