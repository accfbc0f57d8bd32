// The USB driver stack below a device of the root bus that the scenario says is a USB device: it takes URBs. What goes over the wire takes
// a frame or more and is completed at DISPATCH_LEVEL from the host controller's thread; a transfer waits until there are data for it, is cancelled,
// aborted, or its device goes. Left out: hubs, bandwidth, static streams, composite devices.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { currentLocation, setStatus } from "../io/irp.ts";
import { wakeConditions, wakeWorker } from "../ke/conditions.ts";
import { giveBack } from "../ke/spinlock.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isLost } from "../pnp/devnode.ts";
import type { Devnode } from "../pnp/state.ts";
import { pipeHandle, selectConfiguration, selectInterface } from "./select.ts";
import type { UsbDevice, UsbTransfer } from "./state.ts";
import { bufferOf, carryOut, endpointsOf, flagsOf, queueOf, setupOf, UrbFunction, UsbdStatus } from "./transfers.ts";

/** 100 ns. */
const frame = 10_000;
const In = 0x80;
/** Stands for the host controller among what is waited for; no object has this address. */
const controller = 2;

/** IOCTL_INTERNAL_USB_…: FILE_DEVICE_UNKNOWN, METHOD_NEITHER, and the number of what is asked. */
const code = (number: number): number => (0x22 << 16) | (number << 2) | 3;
const Control = {
  submitUrb: code(0),
  resetPort: code(1),
  portStatus: code(4),
  cyclePort: code(7),
  idle: code(9),
} as const;
/** USBD_PORT_ENABLED, USBD_PORT_CONNECTED. */
const portUp = 3;

/** NTSTATUS of a USBD_STATUS. */
function statusOf(status: number): number {
  switch (status) {
    case UsbdStatus.success:
      return nt.STATUS_SUCCESS;
    case UsbdStatus.cancelled:
      return nt.STATUS_CANCELLED;
    case UsbdStatus.deviceGone:
      return nt.STATUS_NO_SUCH_DEVICE;
    case UsbdStatus.invalidFunction:
    case UsbdStatus.invalidParameter:
    case UsbdStatus.invalidPipe:
    case UsbdStatus.bufferTooSmall:
    case UsbdStatus.interfaceNotFound:
    case UsbdStatus.badConfiguration:
      return nt.STATUS_INVALID_PARAMETER;
    default:
      return nt.STATUS_UNSUCCESSFUL;
  }
}

/** What an internal control request for a USB device comes to: a status, or STATUS_PENDING with the IRP kept; undefined if it is none of USB's. */
export function usbControl(k: Kernel, f: Offset, node: Devnode, irp: Offset): number | undefined {
  const device = k.state.usbDevices.get(node.id);
  const stack = currentLocation(k, irp);
  if (device === undefined || k.m.u8[stack] !== nt.IRP_MJ_INTERNAL_DEVICE_CONTROL) return undefined;
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.Others.Argument1"]);
  switch (k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceIoControl.IoControlCode"])) {
    case Control.submitUrb:
      return submit(k, f, node, device, irp, at);
    case Control.resetPort:
    case Control.cyclePort:
      device.halted.clear();
      return nt.STATUS_SUCCESS;
    case Control.idle:
      return beginIdle(k, f, node, irp);
    case Control.portStatus:
      k.touch(f, at, 4, true);
      k.m.setU32(at, isLost(node) ? 0 : portUp);
      return nt.STATUS_SUCCESS;
    default:
      return undefined;
  }
}

/**
 * A driver says that its device is idle: it is called back, at PASSIVE_LEVEL, when the device may be suspended, which is at once where
 * there is nothing else on the hub. The request stays until its driver cancels it, or the device goes.
 */
function beginIdle(k: Kernel, f: Offset, node: Devnode, irp: Offset): number {
  if (isLost(node)) return nt.STATUS_POWER_STATE_INVALID;
  if (k.state.usbTransfers.some((one) => one.device === node.id && one.urb === 0)) return nt.STATUS_DEVICE_BUSY;
  const layout = k.s.USB_IDLE_CALLBACK_INFO;
  const location = currentLocation(k, irp);
  const info = k.pointerOr0(location + k.s.IO_STACK_LOCATION["Parameters.DeviceIoControl.Type3InputBuffer"]);
  if (info !== 0) k.touch(f, info, layout.size, false);
  const callback = info === 0 ? 0 : k.pointerAt(f, info + layout.IdleCallback);
  if (callback === 0) return nt.STATUS_NO_CALLBACK_ACTIVE;
  const routine = k.functionOr(f, callback);
  pend(k, irp);
  k.state.usbTransfers.push({ irp, urb: 0, device: node.id, endpoint: 0, due: undefined });
  const args = [k.m.u64(info + layout.IdleContext)];
  k.state.workQueue.push({ routine: routine.address, args, driver: routine.image, title: routine.name, item: 0 });
  wakeWorker(k);
  return nt.STATUS_PENDING;
}
/** The bus keeps a request, which can be cancelled. */
function pend(k: Kernel, irp: Offset): void {
  const control = currentLocation(k, irp) + k.s.IO_STACK_LOCATION.Control;
  k.m.u8[control] = (k.m.u8[control] ?? 0) | nt.SL_PENDING_RETURNED;
  k.setPointer(irp + k.s.IRP.CancelRoutine, k.routineAddress("UsbCancelTransfer"));
}

function submit(k: Kernel, f: Offset, node: Devnode, device: UsbDevice, irp: Offset, urb: Offset): number {
  const layout = k.s.URB;
  k.touch(f, urb, layout["UrbHeader.Status"] + 4, true);
  const length = k.m.u16(urb + layout["UrbHeader.Length"]);
  if (length > 0) k.touch(f, urb, length, true);
  const done = (status: number): number => {
    k.m.setU32(urb + layout["UrbHeader.Status"], status);
    return statusOf(status);
  };
  if (isLost(node)) return done(UsbdStatus.deviceGone);
  const pipe = () => endpointsOf(device).find(({ address }) => pipeHandle(node, address) === k.m.u64(pipeAt));
  const pipeAt = urb + layout["UrbPipeRequest.PipeHandle"];
  switch (k.m.u16(urb + layout["UrbHeader.Function"])) {
    case UrbFunction.selectConfiguration:
      return done(selectConfiguration(k, node, device, urb));
    case UrbFunction.selectInterface:
      return done(selectInterface(k, node, device, urb));
    case UrbFunction.currentFrame:
      k.m.setU32(urb + layout["UrbGetCurrentFrameNumber.FrameNumber"], Math.floor(k.clock / frame) >>> 0);
      return done(UsbdStatus.success);
    case UrbFunction.abortPipe: {
      const found = pipe();
      if (found === undefined) return done(UsbdStatus.invalidPipe);
      abort(
        k,
        (one) => one.device === node.id && one.urb !== 0 && one.endpoint === found.address,
        UsbdStatus.cancelled,
      );
      return done(UsbdStatus.success);
    }
    case UrbFunction.resetPipeAndStall:
    case UrbFunction.resetPipe:
    case UrbFunction.clearStall: {
      const found = pipe();
      if (found === undefined) return done(UsbdStatus.invalidPipe);
      device.halted.delete(found.address);
      return done(UsbdStatus.success);
    }
    case UrbFunction.bulkOrInterrupt:
    case UrbFunction.isochronous: {
      const found = pipe();
      if (found === undefined) return done(UsbdStatus.invalidPipe);
      const isIsochronous = k.m.u16(urb + layout["UrbHeader.Function"]) === UrbFunction.isochronous;
      if (isIsochronous !== (found.type === 1)) return done(UsbdStatus.invalidPipe);
      return begin(k, f, { irp, urb, device: node.id, endpoint: found.address }, device);
    }
    default: {
      const isControl = setupOf(k, urb) !== undefined;
      return isControl
        ? begin(k, f, { irp, urb, device: node.id, endpoint: 0 }, device)
        : done(UsbdStatus.invalidFunction);
    }
  }
}

function begin(k: Kernel, f: Offset, known: Omit<UsbTransfer, "due">, device: UsbDevice): number {
  const { irp, urb, endpoint } = known;
  const { at, length } = bufferOf(k, urb);
  if (length > 0 && at === 0) {
    k.m.setU32(urb + k.s.URB["UrbHeader.Status"], UsbdStatus.invalidParameter);
    return nt.STATUS_INVALID_PARAMETER;
  }
  const isIn = endpoint === 0 ? (setupOf(k, urb)?.type ?? 0) >= In : (endpoint & In) !== 0;
  if (length > 0) k.touch(f, at, length, isIn);
  pend(k, irp);
  k.m.setU32(urb + k.s.URB["UrbHeader.Status"], 0x4000_0000);
  k.state.usbTransfers.push({ ...known, due: dueTime(k, urb, endpoint, device) });
  work(k);
  return nt.STATUS_PENDING;
}

/** When a transfer that begins now ends; undefined while its endpoint has nothing to send. */
function dueTime(k: Kernel, urb: Offset, endpoint: number, device: UsbDevice): number | undefined {
  const now = Math.floor(k.clock / frame);
  if (endpoint !== 0 && k.m.u16(urb + k.s.URB["UrbHeader.Function"]) === UrbFunction.isochronous) {
    const startAt = urb + k.s.URB["UrbIsochronousTransfer.StartFrame"];
    const asSoonAsPossible = (flagsOf(k, urb) & 4) !== 0;
    if (asSoonAsPossible) k.m.setU32(startAt, (now + 1) >>> 0);
    const packets = k.m.u32(urb + k.s.URB["UrbIsochronousTransfer.NumberOfPackets"]);
    return (now + 1 + Math.max(1, Math.ceil(packets / 8))) * frame;
  }
  const waits = (endpoint & In) !== 0 && !device.halted.has(endpoint) && queueOf(device, endpoint).length === 0;
  return waits ? undefined : (now + 1) * frame;
}

/** Transfers that wait for data of an endpoint look again; the controller's thread has something to do. */
function feed(k: Kernel, node: number, device: UsbDevice): void {
  for (const one of k.state.usbTransfers)
    if (one.device === node && one.due === undefined && one.urb !== 0)
      one.due = dueTime(k, one.urb, one.endpoint, device);
  work(k);
}
/** Transfers end at once, with a status. */
function abort(k: Kernel, which: (one: UsbTransfer) => boolean, status: number): void {
  for (const one of k.state.usbTransfers)
    if (which(one)) {
      one.ended ??= status;
      one.due = k.clock;
    }
  work(k);
}
/** Its transfers end: it is gone. */
export const abortUsb = (k: Kernel, { id }: Devnode): void =>
  abort(k, (one) => one.device === id, UsbdStatus.deviceGone);
/** A device that is plugged in has no configuration yet. */
export function plugUsb(k: Kernel, { id }: Devnode): void {
  const device = k.state.usbDevices.get(id);
  if (device === undefined) return;
  device.configured = 0;
  device.settings.clear();
  device.halted.clear();
  device.queues.clear();
}
function work(k: Kernel): void {
  wakeConditions(k, controller);
  if (k.state.usbAtWork || !k.state.usbTransfers.some(({ due }) => due !== undefined)) return;
  k.state.usbAtWork = true;
  createThread(k, "System thread (USB host controller)", "nt", k.routineNamed("UsbControllerThread")).priority = 24;
}

/** What a scenario's step sends up an IN endpoint, or that it halts one. */
export function usbInput(k: Kernel, node: Devnode, endpoint: number, data: Uint8Array | undefined): boolean {
  const device = k.state.usbDevices.get(node.id);
  if (device === undefined || !endpointsOf(device).some(({ address }) => address === endpoint)) return false;
  if (data === undefined) device.halted.add(endpoint);
  else queueOf(device, endpoint).push(data);
  feed(k, node.id, device);
  return true;
}

/** Takes the transfers whose time has come, one after the other, and goes when there are none to come. */
export const controllerThread = internal("UsbControllerThread", 3, (k, f, step) => {
  if (step === 1) k.setIrql(0, f);
  const due = k.state.usbTransfers.filter((one) => one.due !== undefined);
  const next = due.find((one) => (one.due ?? 0) <= k.clock);
  if (next === undefined) {
    if (due.length > 0) {
      const first = Math.min(...due.map((one) => one.due ?? 0));
      return block(k, f, 2, "condition", [controller], first, "waits for the next frame");
    }
    k.state.usbAtWork = false;
    return k.returnVoid(f);
  }
  k.state.usbTransfers = k.state.usbTransfers.filter((one) => one !== next);
  const device = k.state.usbDevices.get(next.device);
  const status = next.ended ?? (device === undefined ? UsbdStatus.deviceGone : carryOut(k, device, next));
  k.m.setU64(next.irp + k.s.IRP.CancelRoutine, 0n);
  if (device !== undefined) feed(k, next.device, device);
  k.setIrql(2, f);
  return complete(k, f, next, status);
});

function complete(k: Kernel, f: Offset, { irp, urb }: UsbTransfer, status: number): Outcome {
  if (urb !== 0) k.m.setU32(urb + k.s.URB["UrbHeader.Status"], status);
  const gone = urb === 0 && status === UsbdStatus.deviceGone;
  setStatus(k, irp, gone ? nt.STATUS_POWER_STATE_INVALID : statusOf(status), 0);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
}

/** Cancel routine of a transfer: (device, IRP), with the cancel spin lock held. */
export const cancelTransfer = internal("UsbCancelTransfer", 3, (k, f, step) => {
  if (step === 1) return k.returnVoid(f);
  const irp = k.argPointer(f, 1);
  giveBack(k, f, k.cancelLock);
  k.setIrql(k.m.u8[irp + k.s.IRP.CancelIrql] ?? 0);
  const known = k.state.usbTransfers.find((one) => one.irp === irp);
  if (known === undefined) return k.returnVoid(f);
  k.state.usbTransfers = k.state.usbTransfers.filter((one) => one !== known);
  return complete(k, f, known, UsbdStatus.cancelled);
});
