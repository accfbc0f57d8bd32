// PoRequestPowerIrp: device power requests and wait/wake of policy owners, with their completion callbacks. At most one request to set a
// device's state is on its way in a stack, and at most one inrush device in the whole machine is being powered up: the others wait for
// it. A pageable stack is called at PASSIVE_LEVEL by a worker when the request is made at raised IRQL.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { makeIrp, nextLocation, setStatus } from "../io/irp.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { checkPowerPassedDown, checkRequested, checkWaitWake } from "../verifier/power.ts";
import type { PowerRequest } from "./state.ts";
import { PowerType } from "./system.ts";
import { noteWake } from "./wake.ts";

const deviceD0 = 1;

/** Why a request may not be sent now; undefined if it may. */
function obstacle(k: Kernel, request: PowerRequest): string | undefined {
  if (request.minor !== nt.IRP_MN_SET_POWER) return undefined;
  for (const other of k.state.powerRequests) {
    if (other === request) break;
    if (other.minor !== nt.IRP_MN_SET_POWER) continue;
    if (other.devnode === request.devnode) return "the request before it in its stack has not been completed";
    if (request.inrush && other.inrush && other.sent) return `inrush: ${k.nameOf(other.device)} is being powered up`;
  }
  return undefined;
}

/** Somebody in the stack says that powering up takes a surge. */
function isInrush(k: Kernel, top: Offset): boolean {
  for (let at = top; at !== 0; at = k.state.devices.get(at)?.below ?? 0)
    if ((k.m.u32(at + k.s.DEVICE_OBJECT.Flags) & nt.DO_POWER_INRUSH) !== 0) return true;
  return false;
}

const describe = (k: Kernel, { minor, state }: PowerRequest): string =>
  `${k.names.minor(nt.IRP_MJ_POWER, minor)} ${minor === nt.IRP_MN_WAIT_WAKE ? `S${state - 1}` : `D${state - 1}`}`;

function requestPowerIrp(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, nt.STATUS_PENDING);
  const device = k.argPointer(f, 0);
  const minor = k.argU32(f, 1) & 0xff;
  const state = k.argU32(f, 2);
  const wait = minor === nt.IRP_MN_WAIT_WAKE;
  if (!wait && minor !== nt.IRP_MN_SET_POWER && minor !== nt.IRP_MN_QUERY_POWER)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER_2);
  const top = topOfStack(k, device);
  const node = devnodeOfDevice(k, device);
  const inrush = minor === nt.IRP_MN_SET_POWER && state === deviceD0 && isInrush(k, top);
  if (wait && node !== undefined) checkWaitWake(k, f, node);
  if (!wait) checkRequested(k, f);
  const irp = makeIrp(k, (k.m.u8[top + k.s.DEVICE_OBJECT.StackSize] ?? 1) + 1, { kind: "power", f });
  if (irp === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const out = k.argPointer(f, 5);
  if (out !== 0) {
    k.touch(f, out, 8, true);
    k.setPointer(out, irp);
  }
  prepare(k, f, irp, device, minor, state);
  const request: PowerRequest = {
    irp,
    device: top,
    devnode: node?.id,
    minor,
    state,
    inrush,
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
    sent: false,
  };
  k.state.powerRequests.push(request);
  if (minor === nt.IRP_MN_SET_POWER && node !== undefined) k.state.powerQueries.delete(node.id);
  const why = obstacle(k, request);
  const pageable = (k.m.u32(top + k.s.DEVICE_OBJECT.Flags) & nt.DO_POWER_PAGABLE) !== 0;
  if (why !== undefined) {
    k.log({ kind: "power", device: top, irp, text: `${describe(k, request)} waits: ${why}` });
    return k.return32(f, nt.STATUS_PENDING);
  }
  request.sent = true;
  if (pageable && k.irql >= 2) {
    sendLater(k, request);
    return k.return32(f, nt.STATUS_PENDING);
  }
  k.setArgPointer(k.above(f), 0, top);
  k.setArgPointer(k.above(f), 1, irp);
  return k.callIndex(f, 1, k.routineIndex("IofCallDriver"));
}

/** The stack's first location, and the block that the completion routine needs: callback, context, device, minor function, state. */
function prepare(k: Kernel, f: Offset, irp: Offset, device: Offset, minor: number, state: number): void {
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
    k.m.setU32(stack + location["Parameters.Power.Type"], PowerType.device);
    k.m.setU32(stack + location["Parameters.Power.State"], state);
    k.m.setU32(stack + location["Parameters.Power.ShutdownType"], k.state.powerAction);
  }
  k.setPointer(stack + location.CompletionRoutine, k.routineAddress("PopRequestCompletion"));
  k.setPointer(stack + location.Context, block);
  k.m.u8[stack + location.Control] = nt.SL_INVOKE_ON_SUCCESS | nt.SL_INVOKE_ON_ERROR | nt.SL_INVOKE_ON_CANCEL;
  setStatus(k, irp, nt.STATUS_NOT_SUPPORTED, 0);
}

function sendLater(k: Kernel, request: PowerRequest): void {
  k.state.workQueue.push({
    routine: k.routineAddress("IofCallDriver"),
    args: [k.address(request.device), k.address(request.irp)],
    driver: "nt",
    title: `${describe(k, request)} to ${k.nameOf(request.device)}`,
    item: 0,
  });
  wakeWorker(k);
}

/** A request has been completed: those that waited for it may go. */
function done(k: Kernel, irp: Offset): void {
  const { state } = k;
  const request = state.powerRequests.find((one) => one.irp === irp);
  if (request === undefined) return;
  state.powerRequests = state.powerRequests.filter((one) => one !== request);
  const succeeded = nt.ntSuccess(k.m.u32(irp + k.s.IRP["IoStatus.Status"]));
  if (request.minor === nt.IRP_MN_QUERY_POWER && request.devnode !== undefined && succeeded)
    state.powerQueries.set(request.devnode, { driver: request.driver, state: request.state, place: request.place });
  for (const other of state.powerRequests) {
    if (other.sent || obstacle(k, other) !== undefined) continue;
    other.sent = true;
    sendLater(k, other);
  }
}

/** Completion routine of PoRequestPowerIrp's IRP: (device, IRP, block). Slot 3 keeps the block. */
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
  noteWake(k, irp);
  const known = k.state.irps.get(irp);
  const status = k.m.u32(irp + k.s.IRP["IoStatus.Status"]);
  if (known !== undefined) checkPowerPassedDown(k, f, known, k.m.u32(block + 24), status);
  done(k, irp);
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

export const powerRequestDdis: readonly Routine[] = [ddi("PoRequestPowerIrp", 6, requestPowerIrp)];
