// The firmware: UEFI, whose variables drivers read and write by name and vendor. Those that are kept by the firmware outlive a restart; here they
// last as long as the machine is on.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { guidText } from "../rtl/guid.ts";
import { readUnicodeString } from "../rtl/unicode.ts";

const uefi = 2;
/** VARIABLE_ATTRIBUTE_…: accessible to boot services is wanted of what is accessible at run time. */
const Attribute = { bootServices: 2, runTime: 4, append: 0x40 } as const;

function nameOf(k: Kernel, f: Offset): string {
  const vendor = k.argPointer(f, 1);
  k.touch(f, vendor, 16, false);
  return `${guidText(k.m, vendor)} ${readUnicodeString(k, f, k.argPointer(f, 0))}`;
}

/** (VariableName, VendorGuid, Value, &ValueLength, &Attributes) */
function get(k: Kernel, f: Offset): Outcome {
  const lengthAt = k.argPointer(f, 3);
  k.touch(f, lengthAt, 4, true);
  const found = k.state.firmwareVariables.get(nameOf(k, f));
  if (found === undefined) return k.return32(f, nt.STATUS_VARIABLE_NOT_FOUND);
  const room = k.m.u32(lengthAt);
  k.m.setU32(lengthAt, found.value.length);
  const attributesAt = k.argPointer(f, 4);
  if (attributesAt !== 0) {
    k.touch(f, attributesAt, 4, true);
    k.m.setU32(attributesAt, found.attributes);
  }
  const to = k.argPointer(f, 2);
  if (to === 0 || room < found.value.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, to, found.value.length, true);
  k.m.u8.set(found.value, to);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (VariableName, VendorGuid, Value, ValueLength, Attributes): no value, or no access to it, deletes the variable. */
function set(k: Kernel, f: Offset): Outcome {
  const name = nameOf(k, f);
  const variables = k.state.firmwareVariables;
  const [from, length, attributes] = [k.argPointer(f, 2), k.argU32(f, 3), k.argU32(f, 4)];
  const known = variables.get(name);
  const access = attributes & (Attribute.bootServices | Attribute.runTime);
  const appends = (attributes & Attribute.append) !== 0;
  if ((length === 0 && !appends) || access === 0) {
    if (!variables.delete(name)) return k.return32(f, nt.STATUS_VARIABLE_NOT_FOUND);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  if (access === Attribute.runTime) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  // What a variable is like is settled when it is made.
  if (known !== undefined && known.attributes !== (attributes & ~Attribute.append))
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (length > 0) k.touch(f, from, length, false);
  const before = appends ? (known?.value ?? new Uint8Array(0)) : new Uint8Array(0);
  const value = new Uint8Array(before.length + length);
  value.set(before);
  value.set(k.m.u8.subarray(from, from + length), before.length);
  variables.set(name, { value, attributes: attributes & ~Attribute.append });
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const firmwareDdis: readonly Routine[] = [
  ddi("ExGetFirmwareType", 0, (k, f) => k.return32(f, uefi)),
  ddi("ExGetFirmwareEnvironmentVariable", 5, get),
  ddi("ExSetFirmwareEnvironmentVariable", 5, set),
];
