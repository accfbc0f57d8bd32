// Objects referenced by their names: drivers and devices. ObReferenceObjectByName is exported without being described; drivers that look for
// the devices of another driver declare it themselves.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { referenceDevice } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { hold } from "./held.ts";

interface Found {
  readonly at: Offset;
  readonly type: "IoDriverObjectType" | "IoDeviceObjectType";
}

function objectNamed(k: Kernel, f: Offset, name: string): Found | undefined {
  const wanted = name.toLowerCase();
  const device = k.state.deviceNames.get(wanted);
  if (device !== undefined) return { at: device, type: "IoDeviceObjectType" };
  for (const { object } of k.state.drivers.values())
    if (readUnicodeString(k, f, object + k.s.DRIVER_OBJECT.DriverName).toLowerCase() === wanted)
      return { at: object, type: "IoDriverObjectType" };
  return undefined;
}

/** (Name, Attributes, AccessState, DesiredAccess, ObjectType, AccessMode, ParseContext, &Object) */
function referenceByName(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 7);
  k.touch(f, out, 8, true);
  const found = objectNamed(k, f, readUnicodeString(k, f, k.argPointer(f, 0)));
  if (found === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  const type = k.argPointer(f, 4);
  if (type !== 0 && type !== k.objectType(found.type)) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  if (found.type === "IoDeviceObjectType") referenceDevice(k, found.at, 1);
  hold(k, f, found.at);
  k.setPointer(out, found.at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const byNameDdis: readonly Routine[] = [ddi("ObReferenceObjectByName", 8, referenceByName)];
