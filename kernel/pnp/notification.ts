// Plug and Play notifications: drivers told of device interfaces of a class that are enabled and disabled, by a worker thread.
// A registration is a pool block of the kernel's, so that checkpoints hold it. Leaves out notifications about a target device
// (query remove and its kin): they are registered but never sent. The hardware profile never changes here.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { guidBytes } from "../rtl/guid.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import type { DeviceInterface } from "../state.ts";

/** A registration: class, routine, context, category. */
const entry = { guid: 0, routine: 16, context: 24, category: 32, size: 40 };
const registration = "Plug and Play registration";
/** DEVICE_INTERFACE_CHANGE_NOTIFICATION, then the UNICODE_STRING it points to, then the registration it was sent to. */
const notice = { version: 0, bytes: 2, event: 4, guid: 20, name: 40, size: 48, string: 48, to: 64, all: 72 };
const sent = "Plug and Play notification";
const interfaceChange = 2;
const includeExisting = 1;

/** cb3a4004- or cb3a4005-46f0-11d0-b08f-00609713053f: a device interface has arrived, or is removed. */
const eventBytes = (arrival: boolean): readonly number[] => [
  arrival ? 0x04 : 0x05,
  ...[0x40, 0x3a, 0xcb, 0xf0, 0x46, 0xd0, 0x11, 0xb0, 0x8f, 0x00, 0x60, 0x97, 0x13, 0x05, 0x3f],
];

const blocksOf = (k: Kernel, what: string): Offset[] =>
  [...k.state.pool.blocks.values()]
    .filter((block) => block.what === what && block.freed === undefined)
    .map((block) => block.at);

const isAt = (k: Kernel, at: Offset, bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => k.m.u8[at + i] === byte);

function send(k: Kernel, f: Offset, to: Offset, change: DeviceInterface, arrival: boolean): void {
  const at = allocate(k, { size: notice.all, tag: "PnpN", what: sent, zero: true });
  if (at === 0) return;
  k.m.setU16(at + notice.version, 1);
  k.m.setU16(at + notice.bytes, notice.size);
  k.m.u8.set(eventBytes(arrival), at + notice.event);
  k.m.u8.set(guidBytes(change.guid), at + notice.guid);
  makeUnicodeString(k, at + notice.string, change.link, false, "notification's link");
  k.setPointer(at + notice.name, at + notice.string);
  k.setPointer(at + notice.to, to);
  const routine = k.functionPointer(f, to + entry.routine);
  k.state.workQueue.push({
    routine: routine.address,
    args: [k.address(at), k.m.u64(to + entry.context)],
    driver: routine.image,
    title: `${routine.name} for ${change.link}`,
    item: 0,
  });
  wakeWorker(k);
}

/** Tells all who registered for the class of an interface that it has been enabled or disabled. */
export function notifyInterfaceChange(k: Kernel, f: Offset, change: DeviceInterface): void {
  const guid = guidBytes(change.guid);
  for (const at of blocksOf(k, registration)) {
    if (k.m.u32(at + entry.category) === interfaceChange && isAt(k, at + entry.guid, guid))
      send(k, f, at, change, change.enabled);
  }
}

function register(k: Kernel, f: Offset): Outcome {
  const category = k.argU32(f, 0);
  const data = k.argPointer(f, 2);
  const routine = k.functionOr(f, k.argPointer(f, 4));
  const out = k.argPointer(f, 6);
  k.touch(f, out, 8, true);
  if (category < 1 || category > 3) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const at = allocate(k, { size: entry.size, tag: "PnpR", what: registration, zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setPointer(at + entry.routine, routine.address);
  k.m.setU64(at + entry.context, k.arg64(f, 5));
  k.m.setU32(at + entry.category, category);
  k.setPointer(out, at);
  if (category === interfaceChange) {
    k.touch(f, data, 16, false);
    k.m.u8.copyWithin(at + entry.guid, data, data + 16);
    if ((k.argU32(f, 1) & includeExisting) !== 0) {
      for (const one of k.state.interfaces)
        if (one.enabled && isAt(k, data, guidBytes(one.guid))) send(k, f, at, one, true);
    }
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

function unregister(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  if (!blocksOf(k, registration).includes(at)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  // What has not been delivered yet never will be.
  const notices = blocksOf(k, sent).filter((one) => k.pointerOr0(one + notice.to) === at);
  const addresses = new Set(notices.map((one) => k.address(one)));
  k.state.workQueue = k.state.workQueue.filter((item) => !addresses.has(item.args[0] ?? 0n));
  for (const one of notices) {
    release(k, k.pointerOr0(one + notice.string + k.s.UNICODE_STRING.Buffer));
    release(k, one);
  }
  release(k, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const notificationDdis: readonly Routine[] = [
  ddi("IoRegisterPlugPlayNotification", 7, register),
  ddi("IoUnregisterPlugPlayNotification", 1, unregister),
  ddi("IoUnregisterPlugPlayNotificationEx", 1, unregister),
];
