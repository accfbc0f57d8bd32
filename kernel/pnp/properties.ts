// What is known of a device, as drivers ask for it: by DEVICE_REGISTRY_PROPERTY, or by the key of a property, which drivers can also set.
// Values that a bus did not tell are not there: STATUS_OBJECT_NAME_NOT_FOUND. Properties are the same in every locale.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { guidBytes, guidText } from "../rtl/guid.ts";
import { wideBytes } from "../rtl/unicode.ts";
import { writeRequirements, writeResources } from "./requirements.ts";
import { Capability, type Devnode, type DevnodeProperty } from "./state.ts";
import { devnodeOfPdo } from "./tree.ts";

const systemClass = "4d36e97d-e325-11ce-bfc1-08002be10318";
/** DEVPROPTYPE. */
export const Type = {
  empty: 0,
  uint32: 7,
  guid: 0x0d,
  boolean: 0x11,
  string: 0x12,
  stringList: 0x2012,
  binary: 0x1003,
} as const;
/** DEVPKEY_Device_…: the property set that holds what the registry held, and that of the instance id. */
const registrySet = "a45c254e-df1c-4efd-8020-67d146a850e0";
/** DEVPKEY_Device_ContainerId. */
const containerSet = "8c7ed206-3f8a-4827-b3ab-ae9e1faefc6c";
export const instanceSet = "78c34fc8-104a-4aca-9ea4-524d52996e57";
/** DEVICE_REGISTRY_PROPERTY by the number of its key in that set. */
const registryKeys: ReadonlyMap<number, number> = new Map([
  [2, 0],
  [3, 1],
  [4, 2],
  [9, 5],
  [10, 6],
  [11, 7],
  [13, 8],
  [14, 9],
  [15, 10],
  [16, 11],
  [18, 17],
  [21, 12],
  [22, 13],
  [23, 14],
  [24, 15],
  [30, 16],
  [33, 19],
  [36, 18],
]);

/** The driver key of a device below HKLM\SYSTEM\CurrentControlSet\Control\Class. */
export const driverKey = (node: Devnode): string => `{${systemClass}}\\${String(node.id).padStart(4, "0")}`;

/** The key of the device itself, which its driver keeps its settings in. */
export const hardwareKey = (node: Devnode): string =>
  `\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Enum\\${node.instance}\\Device Parameters`;

export function text(value: string): DevnodeProperty | undefined {
  return value === "" ? undefined : { type: Type.string, data: wideBytes(`${value}\0`) };
}
const texts = (values: readonly string[]): DevnodeProperty | undefined =>
  values.length === 0
    ? undefined
    : { type: Type.stringList, data: wideBytes(`${values.map((value) => `${value}\0`).join("")}\0`) };

function number(value: number | undefined): DevnodeProperty | undefined {
  if (value === undefined || value === 0xffff_ffff) return undefined;
  return { type: Type.uint32, data: new Uint8Array(Uint32Array.of(value).buffer) };
}

/** The bytes of a list that is only made to be copied. */
function listBytes(k: Kernel, at: Offset): DevnodeProperty | undefined {
  if (at === 0) return undefined;
  const data = k.m.u8.slice(at, at + (k.state.pool.blocks.get(at)?.size ?? 0));
  release(k, at);
  return { type: Type.binary, data };
}

/** What is built in belongs to the machine, what a bus says can be taken away to itself, and what says nothing to what its bus is in. */
function containerOf(k: Kernel, node: Devnode): string {
  if (node.containerId !== "") return node.containerId;
  const parent = k.state.devnodes[node.parent];
  if (parent === undefined) return "{00000000-0000-0000-ffff-ffffffffffff}";
  if ((node.capabilities & Capability.removable) === 0) return containerOf(k, parent);
  return `{${node.id.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000}`;
}

/** By DEVICE_REGISTRY_PROPERTY. */
function registryProperty(k: Kernel, node: Devnode, which: number): DevnodeProperty | undefined {
  const bus = node.filtered ?? node.requirements ?? { interfaceType: 1, busNumber: 0 };
  switch (which) {
    case 0:
    case 9:
      return text(node.description);
    case 1:
      return texts(node.hardwareIds);
    case 2:
      return texts(node.compatibleIds);
    case 3:
    case 4:
      return listBytes(k, writeResources(k, node.bootResources, bus, which === 4));
    case 5:
      return text("System");
    case 6:
      return text(`{${systemClass}}`);
    case 7:
      return text(driverKey(node));
    case 8:
      return text("Ringside");
    case 10:
      return text(node.location);
    case 11:
      return text(k.state.devices.get(node.pdo)?.name ?? "");
    case 12:
      return node.bus && { type: Type.guid, data: Uint8Array.from(guidBytes(node.bus.guid)) };
    case 13:
      return number(node.bus?.interfaceType);
    case 14:
      return number(node.bus?.number);
    case 15:
      return text(node.instance.split("\\")[0] ?? "");
    case 16:
      return number(node.address);
    case 17:
      return number(node.uiNumber);
    case 18:
      // InstallStateInstalled, or InstallStateFailedInstall without a driver.
      return number(node.driver === "" ? 2 : 0);
    case 19:
      // RemovalPolicyExpectNoRemoval, …OrderlyRemoval, …SurpriseRemoval.
      return number(
        (node.capabilities & Capability.surpriseRemovalOk) !== 0
          ? 3
          : (node.capabilities & Capability.removable) !== 0
            ? 2
            : 1,
      );
    case 20:
      return node.requirements && listBytes(k, writeRequirements(k, node.requirements));
    case 21:
      return listBytes(k, writeResources(k, node.resources, bus, false));
    case 22:
      return text(containerOf(k, node));
    default:
      return undefined;
  }
}

/** (PDO, property, size, buffer, &length) */
function getProperty(k: Kernel, f: Offset): Outcome {
  const node = devnodeOfPdo(k, k.argPointer(f, 0));
  const length = k.argU32(f, 2);
  const out = k.argPointer(f, 4);
  k.touch(f, out, 4, true);
  if (node === undefined) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const which = k.argU32(f, 1);
  if (which > 0x16) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const value = registryProperty(k, node, which);
  return giveProperty(k, f, value, length, k.argPointer(f, 3), out);
}

export function giveProperty(
  k: Kernel,
  f: Offset,
  value: DevnodeProperty | undefined,
  length: number,
  buffer: Offset,
  out: Offset,
): Outcome {
  k.m.setU32(out, value?.data.length ?? 0);
  if (value === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  if (length < value.data.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, buffer, value.data.length, true);
  k.m.u8.set(value.data, buffer);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A DEVPROPKEY as text. */
export function keyAt(k: Kernel, f: Offset, at: Offset): { set: string; id: number } {
  k.touch(f, at, 20, false);
  return { set: guidText(k.m, at), id: k.m.u32(at + 16) };
}

function propertyByKey(k: Kernel, node: Devnode, key: { set: string; id: number }): DevnodeProperty | undefined {
  const own = node.properties.get(`${key.set} ${key.id}`);
  if (own !== undefined) return own;
  if (key.set === instanceSet && key.id === 256) return text(node.instance);
  if (key.set === registrySet && key.id === 6) return text(node.driver);
  if (key.set === containerSet && key.id === 2)
    return { type: Type.guid, data: Uint8Array.from(guidBytes(containerOf(k, node).slice(1, -1))) };
  const which = key.set === registrySet ? registryKeys.get(key.id) : undefined;
  return which === undefined ? undefined : registryProperty(k, node, which);
}

/** What SetupAPI's SPDRP_… asks for: the numbers of that property set, but for 2. */
export function setupProperty(k: Kernel, node: Devnode, which: number): DevnodeProperty | undefined {
  switch (which) {
    case 0x0f:
      return number(setupCapabilities(node));
    case 0x11:
      return texts(node.upperFilters);
    case 0x12:
      return texts(node.lowerFilters);
    default:
      return propertyByKey(k, node, { set: registrySet, id: which + 2 });
  }
}
/** DEVICE_CAPABILITIES' bits as CM_DEVCAP_…, which begin with LockSupported. */
const setupCapabilities = (node: Devnode): number => (node.capabilities >>> 2) & 0x3ff;

/** (PDO, key, locale, flags, size, buffer, &length, &type) */
function getPropertyData(k: Kernel, f: Offset): Outcome {
  const node = devnodeOfPdo(k, k.argPointer(f, 0));
  const key = keyAt(k, f, k.argPointer(f, 1));
  const out = k.argPointer(f, 6);
  const type = k.argPointer(f, 7);
  k.touch(f, out, 4, true);
  k.touch(f, type, 4, true);
  if (node === undefined) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const value = propertyByKey(k, node, key);
  k.m.setU32(type, value?.type ?? Type.empty);
  return giveProperty(k, f, value, k.argU32(f, 4), k.argPointer(f, 5), out);
}

/** (PDO, key, locale, flags, type, size, data): no data take the property away. */
function setPropertyData(k: Kernel, f: Offset): Outcome {
  const node = devnodeOfPdo(k, k.argPointer(f, 0));
  const key = keyAt(k, f, k.argPointer(f, 1));
  if (node === undefined) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  // What Plug and Play keeps of the device is not a driver's to change, but for the names that people see.
  if (
    key.set === instanceSet ||
    key.set === containerSet ||
    (key.set === registrySet && key.id !== 14 && key.id !== 15)
  )
    return k.return32(f, nt.STATUS_ACCESS_DENIED);
  return storeProperty(k, f, node.properties, key, { device: node.pdo, whose: node.instance });
}

/** Keeps what the parameters from the fifth on give, (type, size, data), or takes the property away. */
export function storeProperty(
  k: Kernel,
  f: Offset,
  properties: Map<string, DevnodeProperty>,
  key: { set: string; id: number },
  { device, whose }: { readonly device: Offset; readonly whose: string },
): Outcome {
  const [type, size, data] = [k.argU32(f, 4), k.argU32(f, 5), k.argPointer(f, 6)];
  const name = `${key.set} ${key.id}`;
  if (data === 0 || size === 0 || type === Type.empty) {
    const known = properties.delete(name);
    return k.return32(f, known ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_NOT_FOUND);
  }
  k.touch(f, data, size, false);
  properties.set(name, { type, data: k.m.u8.slice(data, data + size) });
  k.log({ kind: "devnode", driver: k.callerDriver(f), device, text: `${whose}: property {${key.set}} ${key.id} set` });
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const propertyDdis: readonly Routine[] = [
  ddi("IoGetDeviceProperty", 5, getProperty),
  ddi("IoGetDevicePropertyData", 8, getPropertyData),
  ddi("IoSetDevicePropertyData", 7, setPropertyData),
];
