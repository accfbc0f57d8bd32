// Power: device and system power requests sent down stacks, PoRequestPowerIrp with its callback, and the states the manager keeps.
// Only one power request of a kind is under way in a stack at a time; PoStartNextPowerIrp is a no-op, as since Windows Vista.
// Left out: wake-up, the policy of a whole machine going to sleep.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { makeIrp, nextLocation, setStatus } from "../io/irp.ts";
import { newRequest } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { idleAgain, idleDdis } from "./idle.ts";

const systemPower = 0;
const devicePower = 1;
/** SYSTEM_POWER_STATE of S0. */
const systemWorking = 1;

function powerParameters(k: Kernel, type: number, state: number, action: number): Uint8Array {
  const layout = k.s.IO_STACK_LOCATION;
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  view.setUint32(layout["Parameters.Power.Type"] - layout.Parameters, type, true);
  view.setUint32(layout["Parameters.Power.State"] - layout.Parameters, state, true);
  view.setUint32(layout["Parameters.Power.ShutdownType"] - layout.Parameters, action, true);
  return bytes;
}

/** Slots: 0 devnode; 1 system state or 0; 2 device state or 0; 3 all devnodes; 4 request; 5 devnode under way; 6 POWER_ACTION. */
export const setState = internal("PoSetState", 8, (k, f, step) => {
  const system = k.slotU32(f, 1);
  const device = k.slotU32(f, 2);
  const all = k.slotU32(f, 3) !== 0;
  const send = (next: number, node: number, minor: number): Outcome => {
    const found = k.state.devnodes[node];
    if (found === undefined) return k.return32(f, nt.STATUS_SUCCESS);
    const type = system !== 0 ? systemPower : devicePower;
    const request = newRequest(k, {
      device: topOfStack(k, found.pdo),
      title: `${k.names.minor(nt.IRP_MJ_POWER, minor)} of ${found.instance}`,
      major: nt.IRP_MJ_POWER,
      minor,
      parameters: powerParameters(k, type, system !== 0 ? system : device, k.slotU32(f, 6)),
      initialStatus: nt.STATUS_NOT_SUPPORTED,
    });
    k.setSlot(f, 4, request.id);
    k.setSlot(k.above(f), 0, request.id);
    return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
  };
  if (step === 0) {
    k.setSlot(f, 5, all ? 0 : k.slotU32(f, 0));
    return nextNode(k, f, send);
  }
  const request = k.state.requests.get(k.slotU32(f, 4));
  k.state.requests.delete(k.slotU32(f, 4));
  const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
  k.log({ kind: "power", text: `${request?.title ?? ""}: ${k.statusName(status)}` });
  if (!nt.ntSuccess(status) || !all) return k.return32(f, status);
  k.setSlot(f, 5, k.slotU32(f, 5) + 1);
  return nextNode(k, f, send);
});

/** Slot 5 counts through the tree: children power down before their parents, and up after them. A child's id is above its parent's. */
function nextNode(k: Kernel, f: Offset, send: (next: number, node: number, minor: number) => Outcome): Outcome {
  const count = k.state.devnodes.length;
  const down = k.slotU32(f, 1) !== systemWorking;
  for (let i = k.slotU32(f, 5); i < count; i++) {
    const id = down && k.slotU32(f, 3) !== 0 ? count - 1 - i : i;
    if (k.state.devnodes[id]?.status !== "Started") continue;
    k.setSlot(f, 5, i);
    return send(1, id, nt.IRP_MN_SET_POWER);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

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
  k.m.setU32(stack + location["Parameters.Power.Type"], devicePower);
  k.m.setU32(stack + location["Parameters.Power.State"], state);
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
    const node = k.state.devnodes.find((entry) => topOfStack(k, entry.pdo) === topOfStack(k, device));
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
