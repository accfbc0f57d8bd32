// Security descriptors: who owns an object, its group, who may do what, what is audited. Those with pointers are made and changed;
// those in one block, with offsets, can be read. Left out: turning one kind into the other.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAcl } from "./acl.ts";
import { isSid, sidLength } from "./sid.ts";

const revision = 1;
const selfRelative = 0x8000;
type Part = "Owner" | "Group" | "Dacl" | "Sacl";
/** SE_…_DEFAULTED, and SE_…_PRESENT for the lists; an owner or group is there if its pointer is. */
const control = {
  Owner: { defaulted: 0x01, present: 0 },
  Group: { defaulted: 0x02, present: 0 },
  Dacl: { defaulted: 0x08, present: 0x04 },
  Sacl: { defaulted: 0x20, present: 0x10 },
} as const;

function controlOf(k: Kernel, f: Offset, at: Offset): number {
  k.touch(f, at, k.s.SECURITY_DESCRIPTOR_RELATIVE.size, false);
  const bits = k.m.u16(at + k.s.SECURITY_DESCRIPTOR.Control);
  if ((bits & selfRelative) === 0) k.touch(f, at, k.s.SECURITY_DESCRIPTOR.size, false);
  return bits;
}

/** Where a part is; 0 if there is none. */
export function descriptorPart(k: Kernel, f: Offset, at: Offset, part: Part): Offset {
  const bits = controlOf(k, f, at);
  const { present } = control[part];
  if (present !== 0 && (bits & present) === 0) return 0;
  if ((bits & selfRelative) === 0) return k.pointerAt(f, at + k.s.SECURITY_DESCRIPTOR[part]);
  const offset = k.m.u32(at + k.s.SECURITY_DESCRIPTOR_RELATIVE[part]);
  return offset === 0 ? 0 : at + offset;
}

/** Lists: (SecurityDescriptor, Present, List, Defaulted); owner and group: (SecurityDescriptor, Sid, Defaulted). */
function set(part: Part): Body {
  const { defaulted, present } = control[part];
  const value = present === 0 ? 1 : 2;
  return (k, f) => {
    const at = k.argPointer(f, 0);
    const bits = controlOf(k, f, at);
    const layout = k.s.SECURITY_DESCRIPTOR;
    if (k.m.u8[at] !== revision) return k.return32(f, nt.STATUS_UNKNOWN_REVISION);
    if ((bits & selfRelative) !== 0) return k.return32(f, nt.STATUS_INVALID_SECURITY_DESCR);
    k.touch(f, at, layout.size, true);
    if (present !== 0 && !k.argBool(f, 1)) {
      k.m.setU16(at + layout.Control, bits & ~present);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    k.setPointer(at + layout[part], k.argPointer(f, value));
    k.m.setU16(at + layout.Control, (bits & ~defaulted) | present | (k.argBool(f, value + 1) ? defaulted : 0));
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** Lists: (SecurityDescriptor, Present, List, Defaulted); owner and group: (SecurityDescriptor, Sid, Defaulted). */
function get(part: Part): Body {
  const { defaulted, present } = control[part];
  const value = present === 0 ? 1 : 2;
  return (k, f) => {
    const at = k.argPointer(f, 0);
    const bits = controlOf(k, f, at);
    if (k.m.u8[at] !== revision) return k.return32(f, nt.STATUS_UNKNOWN_REVISION);
    if (present !== 0) {
      k.touch(f, k.argPointer(f, 1), 1, true);
      k.m.u8[k.argPointer(f, 1)] = (bits & present) === 0 ? 0 : 1;
      if ((bits & present) === 0) return k.return32(f, nt.STATUS_SUCCESS);
    }
    const out = k.argPointer(f, value);
    const flag = k.argPointer(f, value + 1);
    k.touch(f, out, 8, true);
    k.touch(f, flag, 1, true);
    k.setPointer(out, descriptorPart(k, f, at, part));
    k.m.u8[flag] = (bits & defaulted) === 0 ? 0 : 1;
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

export function isValid(k: Kernel, f: Offset, at: Offset): boolean {
  if (at === 0) return false;
  controlOf(k, f, at);
  if (k.m.u8[at] !== revision) return false;
  const part = (name: Part) => descriptorPart(k, f, at, name);
  const sids = [part("Owner"), part("Group")].every((sid) => sid === 0 || isSid(k, f, sid));
  return sids && [part("Dacl"), part("Sacl")].every((list) => list === 0 || readAcl(k, f, list) !== undefined);
}

export const securityDescriptorDdis: readonly Routine[] = [
  ddi("RtlCreateSecurityDescriptor", 2, (k, f) => {
    const at = k.argPointer(f, 0);
    if (k.argU32(f, 1) !== revision) return k.return32(f, nt.STATUS_UNKNOWN_REVISION);
    k.touch(f, at, k.s.SECURITY_DESCRIPTOR.size, true);
    k.m.u8.fill(0, at, at + k.s.SECURITY_DESCRIPTOR.size);
    k.m.u8[at] = revision;
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlSetOwnerSecurityDescriptor", 3, set("Owner")),
  ddi("RtlSetGroupSecurityDescriptor", 3, set("Group")),
  ddi("RtlSetDaclSecurityDescriptor", 4, set("Dacl")),
  ddi("RtlSetSaclSecurityDescriptor", 4, set("Sacl")),
  ddi("RtlGetOwnerSecurityDescriptor", 3, get("Owner")),
  ddi("RtlGetGroupSecurityDescriptor", 3, get("Group")),
  ddi("RtlGetDaclSecurityDescriptor", 4, get("Dacl")),
  ddi("RtlGetSaclSecurityDescriptor", 4, get("Sacl")),
  ddi("RtlValidSecurityDescriptor", 1, (k, f) => k.returnBool(f, isValid(k, f, k.argPointer(f, 0)))),
  // The parts' bytes count in whole ULONGs.
  ddi("RtlLengthSecurityDescriptor", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    const relative = (controlOf(k, f, at) & selfRelative) !== 0;
    let bytes = relative ? k.s.SECURITY_DESCRIPTOR_RELATIVE.size : k.s.SECURITY_DESCRIPTOR.size;
    for (const name of ["Owner", "Group"] as const) {
      const sid = descriptorPart(k, f, at, name);
      if (sid !== 0) bytes += sidLength(k, f, sid);
    }
    for (const name of ["Dacl", "Sacl"] as const) {
      const list = descriptorPart(k, f, at, name);
      if (list === 0) continue;
      k.touch(f, list, k.s.ACL.size, false);
      bytes += (k.m.u16(list + k.s.ACL.AclSize) + 3) & ~3;
    }
    return k.return32(f, bytes);
  }),
];
