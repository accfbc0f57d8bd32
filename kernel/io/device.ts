// Device objects: created with their extension, named, stacked, deleted.
// IoCreateDevice gives the object DO_DEVICE_INITIALIZING; the I/O manager clears it itself only for devices made in DriverEntry.

import * as nt from "../constants.ts";
import { ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { nameProblem } from "../ob/directories.ts";
import { hold } from "../ob/held.ts";
import { checkPdoDeleted } from "../pnp/enumerate.ts";
import { readGuid } from "../rtl/guid.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { partsOfDescriptor } from "../se/descriptor-bytes.ts";
import { type ClassOverrides, classOverrides, forgetDeviceSecurity, secureDevice } from "../se/device-security.ts";
import { type Descriptor, defaultDescriptor, parseDescriptor } from "../se/sddl.ts";
import { checkInactive } from "../verifier/active.ts";
import { checkBusFilter, checkNotSurprised } from "../verifier/pnp.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { checkDeregistered } from "../wmi/registration.ts";
import { fastIoRoutine } from "./fast-io.ts";
import { resolveName } from "./links.ts";
import { unloadIfDue } from "./unload-pending.ts";
import { prepareVolume } from "./vpb.ts";

const extensionSize = 0x80;

export interface NewDevice {
  readonly driver: string;
  readonly driverObject: Offset;
  readonly extension: number;
  readonly name: string | undefined;
  readonly type: number;
  readonly characteristics: number;
  readonly exclusive: boolean;
  readonly security?: Descriptor | undefined;
  readonly f?: Offset;
}

/** Address of the device object; 0 if there is no memory. */
export function createDevice(k: Kernel, device: NewDevice): Offset {
  const layout = k.s.DEVICE_OBJECT;
  const place = device.f === undefined ? undefined : k.callerPlace(device.f);
  const headed = (layout.size + 15) & ~15;
  const at = allocate(k, {
    size: headed + extensionSize,
    tag: "Devi",
    what: "DEVICE_OBJECT",
    zero: true,
    driver: device.driver,
    place,
  });
  if (at === 0 || !prepareVolume(k, at, device.type)) return 0;
  // The extension is a block of its own, so that running over its end is noticed.
  const extension =
    device.extension === 0
      ? 0
      : allocate(k, {
          size: device.extension,
          tag: "DevE",
          what: "device extension",
          zero: true,
          driver: device.driver,
          place,
        });
  if (device.extension !== 0 && extension === 0) {
    release(k, k.pointerOr0(at + layout.Vpb));
    release(k, at);
    return 0;
  }
  const m = k.m;
  m.setU16(at + layout.Type, nt.IO_TYPE_DEVICE);
  m.setU16(at + layout.Size, headed + extensionSize);
  k.setPointer(at + layout.DriverObject, device.driverObject);
  k.setPointer(at + layout.DeviceExtension, extension);
  m.setU32(at + layout.DeviceType, device.type);
  m.setU32(at + layout.Characteristics, device.characteristics);
  const named = device.name === undefined ? 0 : nt.DO_DEVICE_HAS_NAME;
  m.setU32(at + layout.Flags, nt.DO_DEVICE_INITIALIZING | named | (device.exclusive ? nt.DO_EXCLUSIVE : 0));
  m.u8[at + layout.StackSize] = 1;
  k.setPointer(at + layout.DeviceObjectExtension, at + headed);
  const first = device.driverObject + k.s.DRIVER_OBJECT.DeviceObject;
  const next = k.state.devices.get(k.pointerOr0(first));
  k.setPointer(at + layout.NextDevice, next?.at ?? 0);
  k.setPointer(first, at);
  if (next !== undefined) next.previous = at;
  const queue = at + layout.DeviceQueue;
  m.setU16(queue + k.s.KDEVICE_QUEUE.Type, 0x14);
  m.setU16(queue + k.s.KDEVICE_QUEUE.Size, k.s.KDEVICE_QUEUE.size);
  k.initializeList(queue + k.s.KDEVICE_QUEUE.DeviceListHead);
  k.state.devices.set(at, {
    at,
    name: device.name,
    driver: device.driver,
    below: 0,
    previous: 0,
    devnode: undefined,
    exclusive: device.exclusive,
    deleted: false,
    startIo: undefined,
    timer: undefined,
  });
  if (device.name !== undefined) k.state.deviceNames.set(device.name.toLowerCase(), at);
  if (device.security !== undefined) secureDevice(k, at, partsOfDescriptor(k, device.security));
  k.nameObject(at, device.name ?? `${device.driver} device`);
  k.log({
    kind: "deviceCreate",
    driver: device.driver,
    device: at,
    deviceName: k.nameOf(at),
    text: device.name ?? "unnamed",
  });
  return at;
}

export function deleteDevice(k: Kernel, at: Offset, f?: Offset): void {
  const device = k.state.devices.get(at);
  if (device === undefined || device.deleted) return;
  device.deleted = true;
  const layout = k.s.DEVICE_OBJECT;
  const next = k.pointerOr0(at + layout.NextDevice);
  const first = k.m.u32(at + layout.DriverObject) + k.s.DRIVER_OBJECT.DeviceObject;
  k.setPointer(device.previous === 0 ? first : device.previous + layout.NextDevice, next);
  const following = k.state.devices.get(next);
  if (following !== undefined) following.previous = device.previous;
  if (device.name !== undefined) k.state.deviceNames.delete(device.name.toLowerCase());
  forgetDeviceSecurity(k, at);
  k.state.shutdown = k.state.shutdown.filter((entry) => entry.device !== at);
  k.log({ kind: "deviceDelete", driver: device.driver, device: at, deviceName: k.nameOf(at) });
  dropDeleted(k, at, f);
}

/** Counts references to a device object; the last one lets a deleted object go. */
export function referenceDevice(k: Kernel, device: Offset, by: number): void {
  const at = device + k.s.DEVICE_OBJECT.ReferenceCount;
  k.m.setU32(at, Math.max(0, k.m.i32(at) + by));
  if (by >= 0) return;
  const driver = k.driverOf(device);
  dropDeleted(k, device);
  unloadIfDue(k, driver);
}

/** A deleted device object lives on while something is attached to it or refers to it, as on Windows. */
function dropDeleted(k: Kernel, at: Offset, f?: Offset): void {
  const device = k.state.devices.get(at);
  const layout = k.s.DEVICE_OBJECT;
  if (device?.deleted !== true) return;
  if (k.pointerOr0(at + layout.AttachedDevice) !== 0 || k.m.i32(at + layout.ReferenceCount) > 0) return;
  const place = f === undefined ? undefined : k.callerPlace(f);
  const vpb = k.pointerOr0(at + layout.Vpb);
  if (vpb !== 0) release(k, vpb);
  const extension = k.pointerOr0(at + layout.DeviceExtension);
  if (k.state.pool.blocks.get(extension)?.what === "device extension") release(k, extension, place);
  release(k, at, place);
  k.state.devices.delete(at);
  k.state.held.delete(at);
}

/** The device on top of the stack that `at` belongs to. */
export function topOfStack(k: Kernel, at: Offset): Offset {
  let top = at;
  for (let i = 0; i < 64; i++) {
    const above = k.pointerOr0(top + k.s.DEVICE_OBJECT.AttachedDevice);
    if (above === 0) break;
    top = above;
  }
  return top;
}

/** The device at the bottom of the stack that `at` belongs to. */
function baseOf(k: Kernel, at: Offset): Offset {
  let base = at;
  for (let i = 0; i < 64; i++) {
    const below = k.state.devices.get(base)?.below ?? 0;
    if (below === 0) break;
    base = below;
  }
  return base;
}

/** The device object on which a file system is mounted, as its VPB says; without one the device itself. */
export function mountedOn(k: Kernel, device: Offset): Offset {
  const vpb = k.pointerOr0(device + k.s.DEVICE_OBJECT.Vpb);
  if (vpb === 0 || (k.m.u16(vpb + k.s.VPB.Flags) & nt.VPB_MOUNTED) === 0) return device;
  return k.pointerOr0(vpb + k.s.VPB.DeviceObject);
}
/** Where the requests of a file object go: to the top of its device's stack, or of that of the file system mounted there. */
export const relatedDevice = (k: Kernel, file: Offset): Offset =>
  topOfStack(k, mountedOn(k, k.pointerOr0(file + k.s.FILE_OBJECT.DeviceObject)));

function attach(k: Kernel, f: Offset, source: Offset, target: Offset): Offset {
  const layout = k.s.DEVICE_OBJECT;
  k.touch(f, source, layout.size, true);
  k.touch(f, target, layout.size, true);
  const below = topOfStack(k, target);
  if ((k.state.devices.get(source)?.below ?? 0) !== 0 || below === source) {
    const message = `${k.nameOf(source)} is attached ${below === source ? "to itself" : "a second time"}: a stack would have no end.`;
    stopWithFinding(k, f, "verifier:io", message);
  }
  k.setPointer(below + layout.AttachedDevice, source);
  k.m.u8[source + layout.StackSize] = (k.m.u8[below + layout.StackSize] ?? 0) + 1;
  k.m.setU32(source + layout.AlignmentRequirement, k.m.u32(below + layout.AlignmentRequirement));
  k.m.setU16(source + layout.SectorSize, k.m.u16(below + layout.SectorSize));
  const device = k.state.devices.get(source);
  if (device !== undefined) {
    device.below = below;
    const lowest = k.state.devices.get(target);
    if (lowest?.below === 0 && lowest.devnode === undefined) device.busFilter = target;
  }
  k.log({
    kind: "deviceAttach",
    driver: k.driverOf(source),
    device: source,
    deviceName: k.nameOf(source),
    text: `to ${k.nameOf(below)} of ${k.driverOf(below)}`,
  });
  return below;
}

function deviceArgument(k: Kernel, f: Offset, i: number): Offset {
  const at = k.argPointer(f, i);
  k.touch(f, at, k.s.DEVICE_OBJECT.size, true);
  if (!k.state.devices.has(at)) {
    return stopWithFinding(k, f, "verifier:io", `${k.hex(at)} is no device object.`, 0xc9, [4n, k.address(at), 0n, 0n]);
  }
  return at;
}

export const deviceDdis: readonly Routine[] = [
  ddi("IoCreateDevice", 7, createDeviceDdi),
  ddi("IoCreateDeviceSecure", 9, createSecureDevice),
  // (DriverObject, DeviceObjectList, its size in bytes, &ActualNumberDeviceObjects): each is referenced for the caller.
  ddi("IoEnumerateDeviceObjectList", 4, (k, f) => {
    const [list, size, out] = [k.argPointer(f, 1), k.argU32(f, 2), k.argPointer(f, 3)];
    k.touch(f, out, 4, true);
    const devices: Offset[] = [];
    for (
      let at = k.pointerOr0(k.argPointer(f, 0) + k.s.DRIVER_OBJECT.DeviceObject);
      at !== 0;
      at = k.pointerOr0(at + k.s.DEVICE_OBJECT.NextDevice)
    )
      devices.push(at);
    k.m.setU32(out, devices.length);
    const room = list === 0 ? 0 : Math.min(devices.length, Math.floor(size / 8));
    if (room > 0) k.touch(f, list, 8 * room, true);
    for (const [i, at] of devices.slice(0, room).entries()) {
      k.setPointer(list + 8 * i, at);
      referenceDevice(k, at, 1);
      hold(k, f, at);
    }
    return k.return32(f, room < devices.length ? nt.STATUS_BUFFER_TOO_SMALL : nt.STATUS_SUCCESS);
  }),
  ddi("IoDeleteDevice", 1, (k, f, step) => {
    // The driver of the device above has been told, and has detached it or not.
    if (step === 1) return k.returnVoid(f);
    const at = deviceArgument(k, f, 0);
    checkNotSurprised(k, f, at, "deleted");
    checkBusFilter(k, f, at, "deleted");
    if (k.state.devices.get(at)?.deleted === true) {
      const message = `IoDeleteDevice of ${k.nameOf(at)}, which is deleted already.`;
      stopWithFinding(k, f, "verifier:io", message, 0xc9, [0x240n, k.callerAddress(f), 0n, k.address(at)]);
    }
    const device = k.state.devices.get(at);
    if (device !== undefined && device.below !== 0) {
      const message = `IoDeleteDevice of ${k.nameOf(at)} while it is still attached to ${k.nameOf(device.below)}: call IoDetachDevice first.`;
      stopWithFinding(k, f, "verifier:io", message, 0xc9, [0x201n, k.callerAddress(f), 0n, k.address(at)]);
    }
    const extension = k.pointerOr0(at + k.s.DEVICE_OBJECT.DeviceExtension);
    const block = k.state.pool.blocks.get(extension);
    if (block?.what === "device extension" && k.m.i32(at + k.s.DEVICE_OBJECT.ReferenceCount) === 0)
      checkInactive(k, f, extension, block.size, `The extension of ${k.nameOf(at)} is freed with its device`);
    checkDeregistered(k, f, at);
    checkPdoDeleted(k, f, at);
    const above = k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice);
    const told = above === 0 ? 0 : fastIoRoutine(k, above, "FastIoDetachDevice");
    deleteDevice(k, at, f);
    if (told === 0) return k.returnVoid(f);
    k.setArgPointer(k.above(f), 0, above);
    k.setArgPointer(k.above(f), 1, at);
    return k.call(f, 1, k.functionOr(f, told));
  }),
  ddi("IoAttachDeviceToDeviceStack", 2, (k, f) =>
    k.returnPointer(f, attach(k, f, deviceArgument(k, f, 0), deviceArgument(k, f, 1))),
  ),
  ddi("IoAttachDevice", 3, (k, f) => {
    const source = deviceArgument(k, f, 0);
    const out = k.argPointer(f, 2);
    k.touch(f, out, 8, true);
    const target = resolveName(k, readUnicodeString(k, f, k.argPointer(f, 1)));
    if (target === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    k.setPointer(out, attach(k, f, source, target.device));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoAttachDeviceToDeviceStackSafe", 3, (k, f) => {
    const out = k.argPointer(f, 2);
    k.touch(f, out, 8, true);
    k.setPointer(out, attach(k, f, deviceArgument(k, f, 0), deviceArgument(k, f, 1)));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoDetachDevice", 1, (k, f) => {
    const below = deviceArgument(k, f, 0);
    const link = below + k.s.DEVICE_OBJECT.AttachedDevice;
    const above = k.pointerOr0(link);
    if (above === 0) {
      const message = `IoDetachDevice: nothing is attached to ${k.nameOf(below)}.`;
      return stopWithFinding(k, f, "verifier:io", message, 0xc9, [0x202n, k.callerAddress(f), 0n, k.address(below)]);
    }
    checkNotSurprised(k, f, above, "detached");
    checkBusFilter(k, f, above, "detached");
    k.setPointer(link, 0);
    const device = k.state.devices.get(above);
    if (device !== undefined) device.below = 0;
    k.log({
      kind: "deviceDetach",
      driver: k.driverOf(above),
      device: above,
      deviceName: k.nameOf(above),
      text: `from ${k.nameOf(below)}`,
    });
    dropDeleted(k, below, f);
    return k.returnVoid(f);
  }),
  ddi("IoGetAttachedDevice", 1, (k, f) => k.returnPointer(f, topOfStack(k, deviceArgument(k, f, 0)))),
  ddi("IoGetAttachedDeviceReference", 1, (k, f) => {
    const top = topOfStack(k, deviceArgument(k, f, 0));
    referenceDevice(k, top, 1);
    hold(k, f, top, true);
    return k.returnPointer(f, top);
  }),
  // The lowest device of a stack, referenced.
  ddi("IoGetDeviceAttachmentBaseRef", 1, (k, f) => {
    const base = baseOf(k, deviceArgument(k, f, 0));
    referenceDevice(k, base, 1);
    hold(k, f, base);
    return k.returnPointer(f, base);
  }),
  // (file): that of its file system, below all filters.
  ddi("IoGetBaseFileSystemDeviceObject", 1, (k, f) => {
    const file = k.argPointer(f, 0);
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    return k.returnPointer(f, mountedOn(k, k.pointerOr0(file + k.s.FILE_OBJECT.DeviceObject)));
  }),
  // (device of a file system's volume, &disk): the disk that it is mounted on, referenced.
  ddi("IoGetDiskDeviceObject", 2, (k, f) => {
    const volume = deviceArgument(k, f, 0);
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    const disk = [...k.state.devices.keys()].find((one) => one !== volume && mountedOn(k, one) === volume);
    if (disk === undefined) return k.return32(f, nt.STATUS_VOLUME_DISMOUNTED);
    referenceDevice(k, disk, 1);
    hold(k, f, disk);
    k.setPointer(out, disk);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoGetLowerDeviceObject", 1, (k, f) => {
    const below = k.state.devices.get(deviceArgument(k, f, 0))?.below ?? 0;
    if (below !== 0) {
      referenceDevice(k, below, 1);
      hold(k, f, below);
    }
    return k.returnPointer(f, below);
  }),
];

function createDeviceDdi(k: Kernel, f: Offset) {
  return create(k, f, k.argPointer(f, 6), {});
}
/** With a security descriptor as text, and a class for which the registry may say otherwise. */
function createSecureDevice(k: Kernel, f: Offset) {
  const text = k.argPointer(f, 6);
  const security = parseDescriptor(text === 0 ? defaultDescriptor : readUnicodeString(k, f, text));
  const named = k.argPointer(f, 2) !== 0 || (k.argU32(f, 4) & autogenerated) !== 0;
  if (security === undefined || !named) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const guid = k.argPointer(f, 7);
  return create(k, f, k.argPointer(f, 8), { security, ...(guid === 0 ? {} : classOverrides(k, readGuid(k, f, guid))) });
}

/** FILE_AUTOGENERATED_DEVICE_NAME. */
const autogenerated = 0x80;

/** `own`: what does not come from the arguments. */
function create(k: Kernel, f: Offset, out: Offset, own: ClassOverrides) {
  const driverObject = k.argPointer(f, 0);
  k.touch(f, driverObject, k.s.DRIVER_OBJECT.size, true);
  k.touch(f, out, 8, true);
  const nameAt = k.argPointer(f, 2);
  let name = nameAt === 0 ? undefined : readUnicodeString(k, f, nameAt);
  const characteristics = own.characteristics ?? k.argU32(f, 4);
  if (name === undefined && (characteristics & autogenerated) !== 0) {
    name = `\\Device\\${(k.state.nextOrder++).toString(16).padStart(8, "0")}`;
  }
  if (name !== undefined) {
    const problem = nameProblem(k, name);
    if (problem !== undefined) return k.return32(f, problem);
    if (k.state.deviceNames.has(name.toLowerCase())) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
  }
  const at = createDevice(k, {
    driver: k.driverNameOf(driverObject),
    driverObject,
    extension: k.argU32(f, 1),
    name,
    type: own.type ?? k.argU32(f, 3),
    characteristics,
    exclusive: own.exclusive ?? k.argBool(f, 5),
    security: own.security,
    f,
  });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}
