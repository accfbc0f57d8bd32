// IoSetDeviceInterfacePropertyData and IoGetDeviceInterfacePropertyData: properties of a device interface by key. A driver keeps its own
// with an interface; what Plug and Play knows of it (DEVPKEY_DeviceInterface_…) is read only, but for the name that people see.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { interfaceNamed } from "../io/interface.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { guidBytes } from "../rtl/guid.ts";
import { giveProperty, instanceSet, keyAt, storeProperty, Type, text } from "./properties.ts";
import type { DeviceInterface, DevnodeProperty } from "./state.ts";
import { devnodeOfPdo } from "./tree.ts";

/** The property set of DEVPKEY_DeviceInterface_…, and the numbers in it. */
const interfaceSet = "026e516e-b814-414b-83cd-856d6fef4822";
const Id = { friendlyName: 2, enabled: 3, classGuid: 4, reference: 5 } as const;
const instanceId = 256;

function known(k: Kernel, one: DeviceInterface, key: { set: string; id: number }): DevnodeProperty | undefined {
  if (key.set === instanceSet && key.id === instanceId) return text(devnodeOfPdo(k, one.pdo)?.instance ?? "");
  if (key.set !== interfaceSet) return undefined;
  switch (key.id) {
    case Id.enabled:
      return { type: Type.boolean, data: Uint8Array.of(one.enabled ? 0xff : 0) };
    case Id.classGuid:
      return { type: Type.guid, data: Uint8Array.from(guidBytes(one.guid)) };
    case Id.reference:
      return text(one.reference);
    default:
      return undefined;
  }
}

/** (link, key, locale, flags, size, buffer, &length, &type) */
function get(k: Kernel, f: Offset): Outcome {
  const key = keyAt(k, f, k.argPointer(f, 1));
  const [out, type] = [k.argPointer(f, 6), k.argPointer(f, 7)];
  k.touch(f, out, 4, true);
  k.touch(f, type, 4, true);
  const one = interfaceNamed(k, f, 0);
  if (one === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  const value = one.properties?.get(`${key.set} ${key.id}`) ?? known(k, one, key);
  k.m.setU32(type, value?.type ?? Type.empty);
  return giveProperty(k, f, value, k.argU32(f, 4), k.argPointer(f, 5), out);
}

/** (link, key, locale, flags, type, size, data): no data take the property away. */
function set(k: Kernel, f: Offset): Outcome {
  const key = keyAt(k, f, k.argPointer(f, 1));
  const one = interfaceNamed(k, f, 0);
  if (one === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  if (key.set === instanceSet || (key.set === interfaceSet && key.id !== Id.friendlyName))
    return k.return32(f, nt.STATUS_ACCESS_DENIED);
  one.properties ??= new Map();
  return storeProperty(k, f, one.properties, key, { device: one.pdo, whose: one.link });
}

export const interfacePropertyDdis: readonly Routine[] = [
  ddi("IoGetDeviceInterfacePropertyData", 8, get),
  ddi("IoSetDeviceInterfacePropertyData", 7, set),
];
