// SetupAPI: device information sets, made from the device tree and the interfaces that drivers have registered and enabled. A set is a
// picture of the moment at which it was made. Left out: installing, classes of devices, remote machines.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { keyExists, RegistryType } from "../ex/registry-store.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { driverKey, hardwareKey, setupProperty, Type } from "../pnp/properties.ts";
import type { Devnode } from "../pnp/state.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { Win32 } from "./io.ts";
import { addHandle } from "./objects.ts";
import {
  accessOf,
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  invalidHandleValue,
  ok,
  optionalBytes,
  structure,
  textOf,
  unitsOf,
  win32,
} from "./routine.ts";
import type { FoundInterface, LibraryObject } from "./state.ts";

type DeviceSet = Extract<LibraryObject, { kind: "devices" }>;

const Digcf = { present: 2, allClasses: 4, deviceInterface: 0x10 } as const;
const noMoreItems = 259;
const insufficientBuffer = 122;
const invalidUserBuffer = 1784;
const noSuchDevice = 0xe000_020b;
const keyDoesNotExist = 0xe000_0204;
const Direg = { device: 1, driver: 2 } as const;
const classKeys = "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Class";
const invalidData = 13;

/** As programs see the path of an interface: in lower case, in the Win32 form. */
export const interfacePath = (link: string): string => link.replace(/^\\\?\?\\/, "\\\\?\\").toLowerCase();

export function interfacesOf(k: Kernel, guid: string | undefined, present: boolean): FoundInterface[] {
  return k.state.interfaces
    .filter((entry) => (guid === undefined || entry.guid === guid) && (entry.enabled || !present))
    .map((entry) => ({
      guid: entry.guid,
      link: entry.link,
      device: k.state.devices.get(entry.pdo)?.devnode ?? -1,
      enabled: entry.enabled,
    }));
}

/** (guid, enumerator, window, flags) */
const getClassDevs =
  (wide: boolean): Body =>
  (k, f) => {
    const flags = k.argU32(f, 3);
    const guidAt = optionalBytes(k, f, 0, 16, false);
    const enumerator = textOf(k, f, 1, wide)?.toUpperCase();
    const present = (flags & Digcf.present) !== 0;
    if (guidAt === 0 && (flags & Digcf.allClasses) === 0) return fail(k, f, Win32.invalidParameter, invalidHandleValue);
    const guid = guidAt === 0 || (flags & Digcf.allClasses) !== 0 ? undefined : guidText(k.m, guidAt);
    const fits = (node: Devnode) =>
      (!present || node.status === "Started") &&
      (enumerator === undefined || node.instance.toUpperCase().startsWith(`${enumerator}\\`));
    let interfaces: FoundInterface[] = [];
    let devices: number[];
    if ((flags & Digcf.deviceInterface) !== 0) {
      interfaces = interfacesOf(k, guid, present).filter(({ device }) => {
        const node = k.state.devnodes[device];
        return node !== undefined && (enumerator === undefined || fits(node));
      });
      devices = [...new Set(interfaces.map(({ device }) => device))];
    } else devices = k.state.devnodes.filter((node) => node.status !== "Removed" && fits(node)).map((node) => node.id);
    const process = currentProcess(k);
    const number = process.nextLibrary++;
    process.library.set(number, { kind: "devices", interfaces, devices });
    return k.return64(f, BigInt(number));
  };

function setOf(k: Kernel, f: Offset): DeviceSet | undefined {
  const found = currentProcess(k).library.get(Number(k.arg64(f, 0) & 0xffff_ffffn));
  return found?.kind === "devices" ? found : undefined;
}

/** The structure in an argument, whose first member must say its size. */
function sized(k: Kernel, f: Offset, i: number, size: number): Offset | undefined {
  const at = bytesAt(k, f, i, size, true);
  return k.m.u32(at) === size ? at : undefined;
}

const deviceData = (k: Kernel, f: Offset) =>
  structure(k, f, "SP_DEVINFO_DATA", ["cbSize", "ClassGuid", "DevInst", "Reserved"]);
const interfaceData = (k: Kernel, f: Offset) =>
  structure(k, f, "SP_DEVICE_INTERFACE_DATA", ["cbSize", "InterfaceClassGuid", "Flags", "Reserved"]);

/** The class of all devices on the root bus. */
const systemClass = "4d36e97d-e325-11ce-bfc1-08002be10318";

function putDevice(k: Kernel, f: Offset, at: Offset, device: number): void {
  const layout = deviceData(k, f);
  k.m.u8.set(guidBytes(systemClass), at + layout.ClassGuid);
  // A device instance is never 0.
  k.m.setU32(at + layout.DevInst, device + 1);
}
function deviceIn(k: Kernel, f: Offset, i: number): Devnode | undefined {
  const layout = deviceData(k, f);
  const at = sized(k, f, i, layout.size);
  return at === undefined ? undefined : k.state.devnodes[k.m.u32(at + layout.DevInst) - 1];
}

/** (set, device, guid, index, found) */
const enumInterfaces: Body = (k, f) => {
  const set = setOf(k, f);
  if (set === undefined) return fail(k, f, Win32.invalidHandle);
  const layout = interfaceData(k, f);
  const guid = guidText(k.m, bytesAt(k, f, 2, 16, false));
  const at = sized(k, f, 4, layout.size);
  if (at === undefined) return fail(k, f, invalidUserBuffer);
  const of = k.arg64(f, 1) === 0n ? undefined : deviceIn(k, f, 1);
  const fitting = set.interfaces.filter((entry) => entry.guid === guid && (of === undefined || entry.device === of.id));
  const found = fitting[k.argU32(f, 3)];
  if (found === undefined) return fail(k, f, noMoreItems);
  k.m.u8.set(guidBytes(found.guid), at + layout.InterfaceClassGuid);
  k.m.setU32(at + layout.Flags, found.enabled ? 1 : 0);
  k.m.setU64(at + layout.Reserved, BigInt(set.interfaces.indexOf(found) + 1));
  return ok(k, f);
};

/** (set, found, detail, size, needed, device) */
const interfaceDetail =
  (wide: boolean): Body =>
  (k, f) => {
    const set = setOf(k, f);
    if (set === undefined) return fail(k, f, Win32.invalidHandle);
    const layout = interfaceData(k, f);
    const from = sized(k, f, 1, layout.size);
    if (from === undefined) return fail(k, f, invalidUserBuffer);
    const found = set.interfaces[Number(k.m.u64(from + layout.Reserved)) - 1];
    if (found === undefined) return fail(k, f, Win32.invalidParameter);
    const detail = structure(k, f, `SP_DEVICE_INTERFACE_DETAIL_DATA_${wide ? "W" : "A"}`, ["cbSize", "DevicePath"]);
    const units = [...unitsOf(interfacePath(found.link), wide), 0];
    const needed = detail.DevicePath + units.length * (wide ? 2 : 1);
    const neededAt = optionalBytes(k, f, 4, 4, true);
    if (neededAt !== 0) k.m.setU32(neededAt, Math.max(needed, detail.size));
    const size = k.argU32(f, 3);
    if (k.arg64(f, 2) === 0n) return fail(k, f, size === 0 ? insufficientBuffer : Win32.invalidParameter);
    const at = bytesAt(k, f, 2, Math.max(4, size), true);
    if (k.m.u32(at) !== detail.size) return fail(k, f, invalidUserBuffer);
    if (size < needed) return fail(k, f, insufficientBuffer);
    units.forEach((unit, i) => {
      if (wide) k.m.setU16(at + detail.DevicePath + 2 * i, unit);
      else k.m.u8[at + detail.DevicePath + i] = unit;
    });
    if (k.arg64(f, 5) !== 0n) {
      const device = sized(k, f, 5, deviceData(k, f).size);
      if (device === undefined) return fail(k, f, invalidUserBuffer);
      putDevice(k, f, device, found.device);
    }
    return ok(k, f);
  };

/** (set, index, device) */
const enumDevices: Body = (k, f) => {
  const set = setOf(k, f);
  if (set === undefined) return fail(k, f, Win32.invalidHandle);
  const at = sized(k, f, 2, deviceData(k, f).size);
  if (at === undefined) return fail(k, f, invalidUserBuffer);
  const device = set.devices[k.argU32(f, 1)];
  if (device === undefined) return fail(k, f, noMoreItems);
  putDevice(k, f, at, device);
  return ok(k, f);
};

/** DEVPROPTYPE as the type of a value in the registry. */
const registryTypes: { readonly [type: number]: number | undefined } = {
  [Type.string]: RegistryType.sz,
  [Type.stringList]: RegistryType.multiSz,
  [Type.uint32]: RegistryType.dword,
};

/** (set, device, property, type, buffer, size, needed) */
const registryProperty =
  (wide: boolean): Body =>
  (k, f) => {
    if (setOf(k, f) === undefined) return fail(k, f, Win32.invalidHandle);
    const node = deviceIn(k, f, 1);
    if (node === undefined) return fail(k, f, noSuchDevice);
    const value = setupProperty(k, node, k.argU32(f, 2));
    if (value === undefined) return fail(k, f, invalidData);
    const typeAt = optionalBytes(k, f, 3, 4, true);
    const type = registryTypes[value.type] ?? RegistryType.binary;
    if (typeAt !== 0) k.m.setU32(typeAt, type);
    const isText = type === RegistryType.sz || type === RegistryType.multiSz;
    const bytes =
      isText && !wide ? Uint8Array.from(unitsOf(new TextDecoder("utf-16le").decode(value.data), false)) : value.data;
    return giveBytes(k, f, { bytes, buffer: 4, size: k.argU32(f, 5), needed: 6, neededIs: bytes.length });
  };

/** (set, device, scope, profile, which key, access): DIREG_DEV is the key of the device, DIREG_DRV that of its driver. */
const openRegistryKey: Body = (k, f) => {
  if (setOf(k, f) === undefined) return fail(k, f, Win32.invalidHandle, invalidHandleValue);
  const node = deviceIn(k, f, 1);
  if (node === undefined) return fail(k, f, noSuchDevice, invalidHandleValue);
  const which = k.argU32(f, 4);
  if (which !== Direg.device && which !== Direg.driver) return fail(k, f, Win32.invalidParameter, invalidHandleValue);
  const path = which === Direg.device ? hardwareKey(node) : `${classKeys}\\${driverKey(node)}`;
  if (!keyExists(k, path)) return fail(k, f, keyDoesNotExist, invalidHandleValue);
  const access = k.argU32(f, 5);
  return k.return64(f, addHandle(k, currentProcess(k), { kind: "key", target: 0, name: path, access }));
};

/** (set, device, id, size, needed) */
const instanceId =
  (wide: boolean): Body =>
  (k, f) => {
    if (setOf(k, f) === undefined) return fail(k, f, Win32.invalidHandle);
    const node = deviceIn(k, f, 1);
    if (node === undefined) return fail(k, f, noSuchDevice);
    const units = unitsOf(`${node.instance}\0`, wide);
    const bytes = wide ? Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >>> 8])) : Uint8Array.from(units);
    const size = k.argU32(f, 3) * (wide ? 2 : 1);
    return giveBytes(k, f, { bytes, buffer: 2, size, needed: 4, neededIs: units.length });
  };

interface Given {
  /** Arguments: buffer and where the needed size goes; `size` is the buffer's, bytes. */
  readonly bytes: Uint8Array;
  readonly buffer: number;
  readonly size: number;
  readonly needed: number;
  readonly neededIs: number;
}
function giveBytes(k: Kernel, f: Offset, { bytes, buffer, size, needed, neededIs }: Given): Outcome {
  const neededAt = optionalBytes(k, f, needed, 4, true);
  if (neededAt !== 0) k.m.setU32(neededAt, neededIs);
  if (size < bytes.length || k.arg64(f, buffer) === 0n) return fail(k, f, insufficientBuffer);
  k.m.u8.set(bytes, accessOf(k, f).at(k.arg64(f, buffer), bytes.length, true));
  return ok(k, f);
}

export const deviceRoutines: readonly Routine[] = [
  ...ansiAndWide("SetupDiGetClassDevs", 4, getClassDevs),
  win32("SetupDiEnumDeviceInterfaces", 5, enumInterfaces),
  ...ansiAndWide("SetupDiGetDeviceInterfaceDetail", 6, interfaceDetail),
  win32("SetupDiEnumDeviceInfo", 3, enumDevices),
  ...ansiAndWide("SetupDiGetDeviceRegistryProperty", 7, registryProperty),
  ...ansiAndWide("SetupDiGetDeviceInstanceId", 5, instanceId),
  win32("SetupDiOpenDevRegKey", 6, openRegistryKey),
  win32("SetupDiDestroyDeviceInfoList", 1, (k, f) => {
    const known = setOf(k, f) !== undefined;
    currentProcess(k).library.delete(Number(k.arg64(f, 0) & 0xffff_ffffn));
    return known ? ok(k, f) : fail(k, f, Win32.invalidHandle);
  }),
];
