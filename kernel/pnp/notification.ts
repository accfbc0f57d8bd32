// Plug and Play notifications. Drivers that registered for a class of device interfaces hear of those enabled and disabled from a worker
// thread; those that registered for a device are called on the thread that removes it, where they can refuse, and of events that a
// driver of the device reports; those that registered for the hardware profile are called when it changes, where they can refuse too.
// Leaves out: notifications of a class of containers, and of a kernel's soft restart.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { unloadIfDue } from "../io/unload-pending.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { askPrograms, programsListen, tellPrograms, tellProgramsOfInterface } from "../user/notifications.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { nodeOf } from "./devnode.ts";
import type { DeviceInterface, NotificationEntry } from "./state.ts";
import { devnodeOfDevice, devnodeOfPdo, firstToGo, nextToGo, subtree } from "./tree.ts";

/** IO_NOTIFICATION_EVENT_CATEGORY. */
const Category = { hardwareProfile: 1, deviceInterface: 2, targetDevice: 3 } as const;
const includeExisting = 1;

/** Events of the system, by their number among the GUIDs cb3a4000-… on. */
export const Event = {
  profileQueryChange: 1,
  profileChangeCancelled: 2,
  profileChangeComplete: 3,
  interfaceArrival: 4,
  interfaceRemoval: 5,
  queryRemove: 6,
  removeCancelled: 7,
  removeComplete: 8,
  /** Of a driver: its notice is in a block of its own. */
  custom: 0xff,
} as const;
const systemEvent = /^cb3a400[1-9a-f]-46f0-11d0-b08f-00609713053f$/;
const eventGuid = (event: number): string => `cb3a400${event.toString(16)}-46f0-11d0-b08f-00609713053f`;

/** The head of every notice: version, size, event; what follows depends on the event. */
const head = { version: 0, bytes: 2, event: 4, size: 20 };
/** DEVICE_INTERFACE_CHANGE_NOTIFICATION, with the string it points to behind it. */
const interfaceNotice = { guid: 20, name: 40, size: 48, string: 48, all: 64 };
/** TARGET_DEVICE_REMOVAL_NOTIFICATION, and the custom one, which goes on behind FileObject. */
const targetNotice = { file: 24, size: 32, least: 37 };
const registration = "Plug and Play registration";
const noticeBlock = "Plug and Play notification";

function newNotice(k: Kernel, event: number, size: number, all = size): Offset {
  const at = allocate(k, { size: all, tag: "PnpN", what: noticeBlock, zero: true });
  if (at === 0) return 0;
  k.m.setU16(at + head.version, 1);
  k.m.setU16(at + head.bytes, size);
  k.m.u8.set(guidBytes(eventGuid(event)), at + head.event);
  return at;
}

function dropNotice(k: Kernel, at: Offset): void {
  if (
    (k.state.pool.blocks.get(at)?.size ?? 0) >= interfaceNotice.all &&
    k.m.u16(at + head.bytes) === interfaceNotice.size
  )
    release(k, k.pointerOr0(at + interfaceNotice.string + k.s.UNICODE_STRING.Buffer));
  release(k, at);
}

// ---- delivery by a worker thread ------------------------------------------------------------------------------------------------------

/** Slots: 0 notice, 1 registration, as 64-bit addresses. What has been withdrawn meanwhile is not delivered. */
export const deliver = internal("PnpDeliver", 3, (k, f, step) => {
  const notice = k.argPointer(f, 0);
  const entry = k.state.notifications.get(k.argPointer(f, 1));
  if (step === 1) checkAfterCallback(k, f, "notification callback", 0);
  if (step === 1 || entry === undefined) {
    dropNotice(k, notice);
    return k.returnVoid(f);
  }
  k.setArgPointer(k.above(f), 0, notice);
  k.setArg64(k.above(f), 1, entry.context);
  return k.call(f, 1, k.functionOr(f, entry.routine));
});

function deliverLater(k: Kernel, to: NotificationEntry, notice: Offset, title: string): void {
  if (notice === 0) return;
  const args = [k.address(notice), k.address(to.at)];
  const title0 = `notification of ${title}`;
  k.state.workQueue.push({ routine: k.routineAddress("PnpDeliver"), args, driver: to.driver, title: title0, item: 0 });
  wakeWorker(k);
}

function tellOfInterface(k: Kernel, to: NotificationEntry, change: DeviceInterface, arrival: boolean): void {
  const event = arrival ? Event.interfaceArrival : Event.interfaceRemoval;
  const at = newNotice(k, event, interfaceNotice.size, interfaceNotice.all);
  if (at === 0) return;
  k.m.u8.set(guidBytes(change.guid), at + interfaceNotice.guid);
  makeUnicodeString(k, at + interfaceNotice.string, change.link, false, "notification's link");
  k.setPointer(at + interfaceNotice.name, at + interfaceNotice.string);
  deliverLater(k, to, at, change.link);
}

/** Tells all who registered for the class of an interface that it has been enabled or disabled. */
export function notifyInterfaceChange(k: Kernel, change: DeviceInterface): void {
  tellProgramsOfInterface(k, change);
  for (const entry of k.state.notifications.values())
    if (entry.category === Category.deviceInterface && entry.guid === change.guid)
      tellOfInterface(k, entry, change, change.enabled);
}

// ---- delivery at once -----------------------------------------------------------------------------------------------------------------

/** The registration behind number `after` and up to `last` that hears of this: of the device, or of the profile if there is no device. */
function nextListener(
  k: Kernel,
  devnode: number | undefined,
  after: number,
  last: number,
): NotificationEntry | undefined {
  for (const entry of k.state.notifications.values()) {
    if (entry.number <= after || entry.number > last) continue;
    if (devnode === undefined ? entry.category === Category.hardwareProfile : entry.devnode === devnode) return entry;
  }
  return undefined;
}

/**
 * Calls the listeners of one device, or of the profile. Slots: 0 devnode; 1 event; 2 number of the registration called last; 3 its
 * notice; 4 the notice of a driver's event, to copy; 5 whether this is of the profile; 6 number of the last registration that there was
 * when this began: who registers anew while it is told, as after a removal that was cancelled, is not told of the same again.
 * Result: the first refusal, if the event asks.
 */
export const notifyListeners = internal("PnpNotifyListeners", 7, (k, f, step) => {
  const event = k.slotU32(f, 1);
  if (step === 0) k.setSlot(f, 6, k.state.nextOrder - 1);
  if (step === 0 && k.slotU32(f, 5) !== 1) {
    if (event === Event.removeComplete) tellPrograms(k, k.slotU32(f, 0), "removeComplete");
    if (event === Event.removeCancelled) tellPrograms(k, k.slotU32(f, 0), "queryRemoveFailed");
  }
  if (step === 1) {
    checkAfterCallback(k, f, "notification callback", 0);
    release(k, k.slotU32(f, 3));
    const status = k.result32(f);
    if ((event === Event.queryRemove || event === Event.profileQueryChange) && !nt.ntSuccess(status))
      return k.return32(f, status);
  }
  const entry = nextListener(k, k.slotU32(f, 5) === 1 ? undefined : k.slotU32(f, 0), k.slotU32(f, 2), k.slotU32(f, 6));
  if (entry === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  const notice = noticeFor(k, entry, event, k.slotU32(f, 4));
  if (notice === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setSlot(f, 2, entry.number);
  k.setSlot(f, 3, notice);
  const routine = k.functionOr(f, entry.routine);
  k.log({ kind: "devnode", driver: routine.image, text: `${routine.name} is told: ${eventName(event)}` });
  k.setArgPointer(k.above(f), 0, notice);
  k.setArg64(k.above(f), 1, entry.context);
  return k.call(f, 1, routine);
});

function noticeFor(k: Kernel, entry: NotificationEntry, event: number, custom: Offset): Offset {
  if (event !== Event.custom) {
    const size = entry.category === Category.targetDevice ? targetNotice.size : head.size;
    const at = newNotice(k, event, size);
    if (at !== 0 && entry.file !== 0) k.setPointer(at + targetNotice.file, entry.file);
    return at;
  }
  const size = k.m.u16(custom + head.bytes);
  const at = allocate(k, { size, tag: "PnpN", what: noticeBlock });
  if (at === 0) return 0;
  k.m.u8.copyWithin(at, custom, custom + size);
  k.setPointer(at + targetNotice.file, entry.file);
  return at;
}

function eventName(event: number): string {
  const names: { readonly [event: number]: string } = {
    [Event.queryRemove]: "GUID_TARGET_DEVICE_QUERY_REMOVE",
    [Event.removeCancelled]: "GUID_TARGET_DEVICE_REMOVE_CANCELLED",
    [Event.removeComplete]: "GUID_TARGET_DEVICE_REMOVE_COMPLETE",
    [Event.profileQueryChange]: "GUID_HWPROFILE_QUERY_CHANGE",
    [Event.profileChangeCancelled]: "GUID_HWPROFILE_CHANGE_CANCELLED",
    [Event.profileChangeComplete]: "GUID_HWPROFILE_CHANGE_COMPLETE",
  };
  return names[event] ?? "an event of the device";
}

/** The same for a device and all below it. Slots: 0 devnode at the top; 1 event; 2 devnode under way plus 1. Result: the first refusal. */
export const notifyTree = internal("PnpNotifyTree", 4, (k, f, step) => {
  const top = nodeOf(k, f);
  if (step !== 0 && !nt.ntSuccess(k.result32(f))) return k.return32(f, k.result32(f));
  const programs = programsListen(k, new Set(subtree(k, top).map((node) => node.id)));
  // Programs are asked before drivers.
  if (step === 0 && programs && k.slotU32(f, 1) === Event.queryRemove)
    return askPrograms(k, f, 2, new Set(subtree(k, top).map((node) => node.id)));
  // Most trees have nobody who listens.
  const some =
    programs || [...k.state.notifications.values()].some((entry) => entry.category === Category.targetDevice);
  const last = k.state.devnodes[k.slotU32(f, 2) - 1];
  const node = !some ? undefined : step !== 1 || last === undefined ? firstToGo(k, top) : nextToGo(k, top, last);
  if (node === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  k.setSlot(f, 2, node.id + 1);
  return callListeners(k, f, 1, node.id, k.slotU32(f, 1));
});

function callListeners(
  k: Kernel,
  f: Offset,
  next: number,
  devnode: number,
  event: number,
  custom: Offset = 0,
  profile = 0,
): Outcome {
  const callee = k.above(f);
  for (const [i, value] of [devnode, event, 0, 0, custom, profile, 0].entries()) k.setSlot(callee, i, value);
  return k.callIndex(f, next, k.routineIndex("PnpNotifyListeners"));
}

/** Calls a routine of this file from another of the manager's: the tree below a devnode hears of an event. */
export function tellTree(k: Kernel, f: Offset, next: number, devnode: number, event: number): Outcome {
  const callee = k.above(f);
  for (const [i, value] of [devnode, event, 0, 0].entries()) k.setSlot(callee, i, value);
  return k.callIndex(f, next, k.routineIndex("PnpNotifyTree"));
}

/** The same for one device alone. */
export const tellDevice = (k: Kernel, f: Offset, next: number, devnode: number, event: number): Outcome =>
  callListeners(k, f, next, devnode, event);

/** The hardware profile changes, as when a portable computer is docked. Slot 2: status to end with. Result: the refusal, if any. */
export const changeProfile = internal("PnpChangeHardwareProfile", 4, (k, f, step) => {
  const tell = (next: number, event: number) => callListeners(k, f, next, 0, event, 0, 1);
  switch (step) {
    case 0:
      return tell(1, Event.profileQueryChange);
    case 1: {
      const status = k.result32(f);
      k.setSlot(f, 2, status);
      return tell(2, nt.ntSuccess(status) ? Event.profileChangeComplete : Event.profileChangeCancelled);
    }
    default:
      return k.return32(f, k.slotU32(f, 2));
  }
});

// ---- events of drivers ----------------------------------------------------------------------------------------------------------------

/** A copy of the driver's TARGET_DEVICE_CUSTOM_NOTIFICATION; or the status that it is refused with. */
function customNotice(k: Kernel, f: Offset, pdo: Offset, from: Offset): { at: Offset } | { status: number } {
  const node = devnodeOfPdo(k, pdo);
  if (node === undefined) {
    const message = `A notification is reported for ${k.nameOf(pdo)}, which is no PDO of a device.`;
    return stopWithFinding(k, f, "verifier:pnp", message, 0xca, [2n, k.address(pdo), 0n, 0n]);
  }
  k.touch(f, from, targetNotice.least, false);
  const size = k.m.u16(from + head.bytes);
  k.touch(f, from, size, false);
  const known = systemEvent.test(guidText(k.m, from + head.event));
  // The events of the system are not a driver's to report.
  if (known || k.m.u16(from + head.version) !== 1 || size < targetNotice.least)
    return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
  const at = allocate(k, { size, tag: "PnpN", what: noticeBlock });
  if (at === 0) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  k.m.u8.copyWithin(at, from, from + size);
  return { at };
}

/** Slots: 0 PDO, 1 notice; 2 its copy. */
/** Listeners are called one at a time, under a lock that an event from within one of them would wait for. */
function checkOutsideCallback(k: Kernel, f: Offset): void {
  const delivers = (name: string) => name.startsWith("Pnp") || name === "IoReportTargetDeviceChange";
  if (!k.frames(k.cur.id).some(({ fn, frame }) => frame < f && fn.code === undefined && delivers(fn.name))) return;
  const message =
    "IoReportTargetDeviceChange is called in a notification callback: it waits for the callback to return. Use IoReportTargetDeviceChangeAsynchronous.";
  stopWithFinding(k, f, "verifier:deadlock", message);
}

function reportChange(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) {
    release(k, k.slotU32(f, 2));
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  const pdo = k.argPointer(f, 0);
  checkOutsideCallback(k, f);
  const made = customNotice(k, f, pdo, k.argPointer(f, 1));
  if ("status" in made) return k.return32(f, made.status);
  k.setSlot(f, 2, made.at);
  return callListeners(k, f, 1, devnodeOfPdo(k, pdo)?.id ?? 0, Event.custom, made.at);
}

/** Slots: 0 PDO, 1 notice, 2 callback, 3 context. A worker thread does it. */
function reportChangeLater(k: Kernel, f: Offset): Outcome {
  const pdo = k.argPointer(f, 0);
  const made = customNotice(k, f, pdo, k.argPointer(f, 1));
  if ("status" in made) return k.return32(f, made.status);
  k.state.workQueue.push({
    routine: k.routineAddress("PnpReportChange"),
    args: [k.address(pdo), k.address(made.at), k.arg64(f, 2), k.arg64(f, 3)],
    driver: k.callerDriver(f),
    title: `event of ${k.nameOf(pdo)}`,
    item: 0,
  });
  wakeWorker(k);
  return k.return32(f, nt.STATUS_PENDING);
}

/** Slots: 0 PDO, 1 copy of the notice, 2 callback, 3 context, as 64-bit values. */
export const reportChangeWork = internal("PnpReportChange", 5, (k, f, step) => {
  const notice = k.argPointer(f, 1);
  if (step === 0)
    return callListeners(k, f, 1, devnodeOfPdo(k, k.argPointer(f, 0))?.id ?? 0xffff_ffff, Event.custom, notice);
  if (step === 2) return k.returnVoid(f);
  release(k, notice);
  const callback = k.argPointer(f, 2);
  if (callback === 0) return k.returnVoid(f);
  k.setArg64(k.above(f), 0, k.arg64(f, 3));
  return k.call(f, 2, k.functionOr(f, callback));
});

// ---- registration ---------------------------------------------------------------------------------------------------------------------

function register(k: Kernel, f: Offset): Outcome {
  const category = k.argU32(f, 0);
  const data = k.argPointer(f, 2);
  const routine = k.functionOr(f, k.argPointer(f, 4));
  const out = k.argPointer(f, 6);
  k.touch(f, out, 8, true);
  if (category < 1 || category > 3) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  let guid = "";
  let devnode: number | undefined;
  if (category === Category.deviceInterface) {
    k.touch(f, data, 16, false);
    guid = guidText(k.m, data);
  }
  if (category === Category.targetDevice) {
    k.touch(f, data, k.s.FILE_OBJECT.size, false);
    devnode = devnodeOfDevice(k, k.pointerOr0(data + k.s.FILE_OBJECT.DeviceObject))?.id;
    if (devnode === undefined) return k.return32(f, nt.STATUS_NO_SUCH_DEVICE);
  }
  // What the driver holds of it is opaque.
  const at = allocate(k, { size: 16, tag: "PnpR", what: registration, zero: true });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const entry: NotificationEntry = {
    at,
    number: k.state.nextOrder++,
    category,
    guid,
    devnode,
    file: category === Category.targetDevice ? data : 0,
    routine: routine.address,
    context: k.arg64(f, 5),
    driver: k.driverNameOf(k.argPointer(f, 3)) || routine.image,
    place: k.callerPlace(f),
  };
  k.state.notifications.set(at, entry);
  k.setPointer(out, at);
  if (category === Category.deviceInterface && (k.argU32(f, 1) & includeExisting) !== 0) {
    for (const one of k.state.interfaces) if (one.enabled && one.guid === guid) tellOfInterface(k, entry, one, true);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

function unregister(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const entry = k.state.notifications.get(at);
  if (entry === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.state.notifications.delete(at);
  release(k, at);
  unloadIfDue(k, entry.driver);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const notificationDdis: readonly Routine[] = [
  ddi("IoRegisterPlugPlayNotification", 7, register),
  ddi("IoUnregisterPlugPlayNotification", 1, unregister),
  ddi("IoUnregisterPlugPlayNotificationEx", 1, unregister),
  ddi("IoReportTargetDeviceChange", 2, reportChange, 1),
  ddi("IoReportTargetDeviceChangeAsynchronous", 4, reportChangeLater),
];
