// Device queues, and the StartIo protocol on top of them: one IRP at a time per device object, the others wait in its queue.
// IoStartPacket calls StartIo at DISPATCH_LEVEL at once if the device is idle; IoStartNextPacket hands over the next.

import { Status } from "../../compiler/abi.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { spin } from "../ke/conditions.ts";
import { acquireForKernel, releaseForKernel } from "../ke/spinlock.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback, spinLocksHeld } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";

// ---- lists in memory ------------------------------------------------------------------------------------------------------------

function insertBefore(k: Kernel, entry: Offset, next: Offset): void {
  const previous = k.pointerOr0(next + 8);
  k.setPointer(entry, next);
  k.setPointer(entry + 8, previous);
  k.setPointer(previous, entry);
  k.setPointer(next + 8, entry);
}
function unlink(k: Kernel, entry: Offset): void {
  const next = k.pointerOr0(entry);
  const previous = k.pointerOr0(entry + 8);
  k.setPointer(previous, next);
  k.setPointer(next + 8, previous);
}

// ---- device queues ---------------------------------------------------------------------------------------------------------------

const busy = (k: Kernel, queue: Offset): boolean => (k.m.u8[queue + k.s.KDEVICE_QUEUE.Busy] ?? 0) !== 0;
const setBusy = (k: Kernel, queue: Offset, value: boolean): void => {
  k.m.u8[queue + k.s.KDEVICE_QUEUE.Busy] = value ? 1 : 0;
};

/** False if the queue was idle: the entry is not inserted, and the queue is busy now. */
function insert(k: Kernel, queue: Offset, entry: Offset, key: number | undefined): boolean {
  const layout = k.s.KDEVICE_QUEUE_ENTRY;
  const head = queue + k.s.KDEVICE_QUEUE.DeviceListHead;
  k.m.setU32(entry + layout.SortKey, key ?? 0);
  if (!busy(k, queue)) {
    setBusy(k, queue, true);
    k.m.u8[entry + layout.Inserted] = 0;
    return false;
  }
  let before = head;
  if (key !== undefined) {
    for (let at = k.pointerOr0(head); at !== head && at !== 0; at = k.pointerOr0(at)) {
      if (k.m.u32(at + layout.SortKey) > key) {
        before = at;
        break;
      }
    }
  }
  insertBefore(k, entry + layout.DeviceListEntry, before);
  k.m.u8[entry + layout.Inserted] = 1;
  return true;
}

/** The next entry, or 0: then the queue is idle. With a key: the first whose key is not smaller, else the first. */
function removeNext(k: Kernel, queue: Offset, key: number | undefined, onlyIfBusy = false): Offset {
  const layout = k.s.KDEVICE_QUEUE_ENTRY;
  const head = queue + k.s.KDEVICE_QUEUE.DeviceListHead;
  const first = k.pointerOr0(head);
  if (first === head || first === 0) {
    if (!onlyIfBusy) setBusy(k, queue, false);
    return 0;
  }
  let found = first;
  if (key !== undefined) {
    for (let at = first; at !== head && at !== 0; at = k.pointerOr0(at)) {
      if (k.m.u32(at + layout.SortKey) >= key) {
        found = at;
        break;
      }
    }
  }
  unlink(k, found);
  k.m.u8[found + layout.Inserted] = 0;
  return found;
}

function checkQueue(k: Kernel, f: Offset, queue: Offset): void {
  k.touch(f, queue, k.s.KDEVICE_QUEUE.size, true);
  if (k.pointerOr0(queue + k.s.KDEVICE_QUEUE.DeviceListHead) === 0) {
    stopWithFinding(
      k,
      f,
      "verifier:queue",
      `The device queue at ${k.hex(queue)} has not been initialised with KeInitializeDeviceQueue.`,
    );
  }
}

// ---- StartIo -----------------------------------------------------------------------------------------------------------------------

function startIoOf(k: Kernel, f: Offset, device: Offset) {
  const at = k.m.u32(device + k.s.DEVICE_OBJECT.DriverObject) + k.s.DRIVER_OBJECT.DriverStartIo;
  if (k.pointerOr0(at) === 0) {
    return stopWithFinding(k, f, "verifier:io", `${k.driverOf(device)} has set no DriverStartIo in its driver object.`);
  }
  return k.functionPointer(f, at);
}

/** Takes the cancel lock if the driver's StartIo IRPs can be cancelled. True if the context must spin first. */
function lockCancel(k: Kernel, f: Offset, wanted: boolean, next: number): boolean {
  if (!wanted) return false;
  const held = k.state.locks.get(k.cancelLock);
  if (held !== undefined && held.owner !== k.cur.id) {
    spin(k, f, k.cancelLock, next);
    return true;
  }
  if (held === undefined) acquireForKernel(k, k.cancelLock, k.callerPlace(f));
  return false;
}

/** Slots: 0 device, 1 IRP, 2 key, 3 cancel routine; 4 old IRQL; 5 locks held before. */
function startPacket(k: Kernel, f: Offset, step: number): Outcome {
  const device = k.argPointer(f, 0);
  const irp = k.argPointer(f, 1);
  const keyAt = k.argPointer(f, 2);
  const layout = k.s.IRP;
  if (step === 0) {
    k.setSlot(f, 4, k.irql);
    if (k.irql < 2) k.setIrql(2, f);
  }
  if (step <= 1) {
    const cancel = k.argPointer(f, 3);
    if (lockCancel(k, f, cancel !== 0, 1)) return Status.Unwinding;
    if (cancel !== 0) k.setPointer(irp + layout.CancelRoutine, cancel);
    const queue = device + k.s.DEVICE_OBJECT.DeviceQueue;
    const entry = irp + layout["Tail.Overlay.DeviceQueueEntry"];
    const queued = insert(k, queue, entry, keyAt === 0 ? undefined : k.m.u32(keyAt));
    if (queued) {
      k.log({ kind: "startIo", driver: k.driverOf(device), device, irp, text: "queued" });
      if (cancel !== 0) {
        const cancelled = (k.m.u8[irp + layout.Cancel] ?? 0) !== 0;
        releaseForKernel(k, k.cancelLock);
        if (cancelled && k.pointerOr0(irp + layout.CancelRoutine) !== 0) {
          k.setArgPointer(k.above(f), 0, irp);
          k.setIrql(k.slotU32(f, 4));
          return k.callIndex(f, 3, k.routineIndex("IoCancelIrp"));
        }
      }
      k.setIrql(k.slotU32(f, 4));
      return k.returnVoid(f);
    }
    k.setPointer(device + k.s.DEVICE_OBJECT.CurrentIrp, irp);
    if (cancel !== 0) {
      // A driver that asked for it (IoSetStartIoAttributes) gets its IRPs without a cancel routine.
      if (k.state.devices.get(device)?.startIo?.cancelable === false) k.setPointer(irp + layout.CancelRoutine, 0);
      releaseForKernel(k, k.cancelLock);
    }
    return callStartIo(k, f, device, irp, 2);
  }
  if (step === 3) return k.returnVoid(f);
  if (step === 2) checkAfterCallback(k, f, "StartIo routine", 2, k.slotU32(f, 5));
  const again = afterStartIo(k, f, device);
  if (again !== undefined) return again;
  k.setIrql(k.slotU32(f, 4));
  return k.returnVoid(f);
}

/** StartIo has returned: a packet that it has asked for meanwhile is started now, if it is not to be entered within itself. */
function afterStartIo(k: Kernel, f: Offset, device: Offset): Outcome | undefined {
  const attributes = k.state.devices.get(device)?.startIo;
  if (attributes === undefined) return undefined;
  attributes.running = false;
  const wanted = attributes.next;
  if (wanted === undefined) return undefined;
  if (lockCancel(k, f, wanted.cancelable, deferredStep)) return Status.Unwinding;
  attributes.next = undefined;
  return handOver(k, f, device, wanted.key, wanted.cancelable);
}
/** Step at which the packet that was deferred is started. */
const deferredStep = 4;

/** Starts the next packet; undefined if there is none. The cancel lock is held if it is wanted. */
function handOver(
  k: Kernel,
  f: Offset,
  device: Offset,
  key: number | undefined,
  cancelable: boolean,
): Outcome | undefined {
  const entry = removeNext(k, device + k.s.DEVICE_OBJECT.DeviceQueue, key);
  const irp = entry === 0 ? 0 : entry - k.s.IRP["Tail.Overlay.DeviceQueueEntry"];
  k.setPointer(device + k.s.DEVICE_OBJECT.CurrentIrp, irp);
  if (irp !== 0 && cancelable && k.state.devices.get(device)?.startIo?.cancelable === false) {
    k.setPointer(irp + k.s.IRP.CancelRoutine, 0);
  }
  if (cancelable) releaseForKernel(k, k.cancelLock);
  return irp === 0 ? undefined : callStartIo(k, f, device, irp, 2);
}

function callStartIo(k: Kernel, f: Offset, device: Offset, irp: Offset, next: number): Outcome {
  k.setSlot(f, 5, spinLocksHeld(k));
  const attributes = k.state.devices.get(device)?.startIo;
  if (attributes !== undefined) attributes.running = true;
  const routine = startIoOf(k, f, device);
  k.log({ kind: "startIo", driver: k.driverOf(device), device, irp, text: `${routine.name} called` });
  k.setArgPointer(k.above(f), 0, device);
  k.setArgPointer(k.above(f), 1, irp);
  return k.call(f, next, routine);
}

/** Slots: 0 device, 1 cancelable; 5 locks. */
function startNext(k: Kernel, f: Offset, step: number, key: number | undefined, cancelable: boolean): Outcome {
  const device = k.argPointer(f, 0);
  if (step >= 2) {
    if (step === 2) checkAfterCallback(k, f, "StartIo routine", k.irql, k.slotU32(f, 5));
    return afterStartIo(k, f, device) ?? k.returnVoid(f);
  }
  const attributes = k.state.devices.get(device)?.startIo;
  if (attributes?.deferred === true && attributes.running) {
    attributes.next = { key, cancelable };
    return k.returnVoid(f);
  }
  if (lockCancel(k, f, cancelable, 1)) return Status.Unwinding;
  return handOver(k, f, device, key, cancelable) ?? k.returnVoid(f);
}

export const startIoDdis: readonly Routine[] = [
  ddi("IoStartPacket", 4, startPacket, 2),
  ddi("IoStartNextPacket", 2, (k, f, step) => startNext(k, f, step, undefined, k.argBool(f, 1)), 4),
  ddi("IoStartNextPacketByKey", 3, (k, f, step) => startNext(k, f, step, k.argU32(f, 2), k.argBool(f, 1)), 3),
  ddi("IoSetStartIoAttributes", 3, (k, f) => {
    const device = k.state.devices.get(k.argPointer(f, 0));
    if (device !== undefined)
      device.startIo = { deferred: k.argBool(f, 1), cancelable: !k.argBool(f, 2), running: false, next: undefined };
    return k.returnVoid(f);
  }),
  ddi("KeInitializeDeviceQueue", 1, (k, f) => {
    const queue = k.argPointer(f, 0);
    const layout = k.s.KDEVICE_QUEUE;
    k.touch(f, queue, layout.size, true);
    k.m.u8.fill(0, queue, queue + layout.size);
    k.m.setU16(queue + layout.Type, 0x14);
    k.m.setU16(queue + layout.Size, layout.size);
    k.initializeList(queue + layout.DeviceListHead);
    return k.returnVoid(f);
  }),
  ddi("KeInsertDeviceQueue", 2, (k, f) => {
    const queue = k.argPointer(f, 0);
    const entry = k.argPointer(f, 1);
    checkQueue(k, f, queue);
    k.touch(f, entry, k.s.KDEVICE_QUEUE_ENTRY.size, true);
    return k.returnBool(f, insert(k, queue, entry, undefined));
  }),
  ddi("KeInsertByKeyDeviceQueue", 3, (k, f) => {
    const queue = k.argPointer(f, 0);
    const entry = k.argPointer(f, 1);
    checkQueue(k, f, queue);
    k.touch(f, entry, k.s.KDEVICE_QUEUE_ENTRY.size, true);
    return k.returnBool(f, insert(k, queue, entry, k.argU32(f, 2)));
  }),
  ddi("KeRemoveDeviceQueue", 1, (k, f) => {
    const queue = k.argPointer(f, 0);
    checkQueue(k, f, queue);
    return k.returnPointer(f, removeNext(k, queue, undefined));
  }),
  ddi("KeRemoveByKeyDeviceQueue", 2, (k, f) => {
    const queue = k.argPointer(f, 0);
    checkQueue(k, f, queue);
    return k.returnPointer(f, removeNext(k, queue, k.argU32(f, 1)));
  }),
  ddi("KeRemoveEntryDeviceQueue", 2, (k, f) => {
    const queue = k.argPointer(f, 0);
    const entry = k.argPointer(f, 1);
    checkQueue(k, f, queue);
    k.touch(f, entry, k.s.KDEVICE_QUEUE_ENTRY.size, true);
    const inserted = entry + k.s.KDEVICE_QUEUE_ENTRY.Inserted;
    const was = (k.m.u8[inserted] ?? 0) !== 0;
    if (was) {
      unlink(k, entry);
      k.m.u8[inserted] = 0;
    }
    return k.returnBool(f, was);
  }),
];
