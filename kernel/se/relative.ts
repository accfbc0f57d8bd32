// Security descriptors in one block: whether one is well formed within its length, and one taken apart into buffers, with pointers.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { partsOf } from "./object-security.ts";
import { isValid } from "./security-descriptor.ts";

const selfRelative = 0x8000;
const parts = ["Owner", "Group", "Dacl", "Sacl"] as const;
/** OWNER_SECURITY_INFORMATION and so on. */
const bits = { Owner: 1, Group: 2, Dacl: 4, Sacl: 8 } as const;

/** (descriptor, length, the parts that it must have) */
function isRelative(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const length = k.argU32(f, 1);
  const layout = k.s.SECURITY_DESCRIPTOR_RELATIVE;
  if (at === 0 || length < layout.size) return k.returnBool(f, false);
  k.touch(f, at, length, false);
  if ((k.m.u16(at + k.s.SECURITY_DESCRIPTOR.Control) & selfRelative) === 0) return k.returnBool(f, false);
  const inside = parts.every((part) => {
    const offset = k.m.u32(at + layout[part]);
    if (offset === 0) return (k.argU32(f, 2) & bits[part]) === 0 || part === "Dacl" || part === "Sacl";
    if (offset % 4 !== 0 || offset < layout.size || offset + 8 > length) return false;
    const isList = part === "Dacl" || part === "Sacl";
    const size = isList ? k.m.u16(at + offset + k.s.ACL.AclSize) : 8 + 4 * (k.m.u8[at + offset + 1] ?? 0);
    return offset + size <= length;
  });
  return k.returnBool(f, inside && isValid(k, f, at));
}

/** Where the caller's buffer for each part and its size are among the parameters. */
const buffers = { Dacl: 3, Sacl: 5, Owner: 7, Group: 9 } as const;
/** (relative, absolute, &size, list, &size, audit list, &size, owner, &size, group, &size): sizes that do not suffice are told, all of them. */
function toAbsolute(k: Kernel, f: Offset): Outcome {
  const [from, to, sizeAt] = [k.argPointer(f, 0), k.argPointer(f, 1), k.argPointer(f, 2)];
  const layout = k.s.SECURITY_DESCRIPTOR;
  if (!isValid(k, f, from)) return k.return32(f, nt.STATUS_INVALID_SECURITY_DESCR);
  const control = k.m.u16(from + layout.Control);
  if ((control & selfRelative) === 0) return k.return32(f, nt.STATUS_BAD_DESCRIPTOR_FORMAT);
  const found = partsOf(k, f, from);
  const wanted: [Offset, number][] = [[sizeAt, layout.size]];
  for (const part of parts) wanted.push([k.argPointer(f, buffers[part] + 1), found[part]?.length ?? 0]);
  let fits = true;
  for (const [at, size] of wanted) {
    k.touch(f, at, 4, true);
    if (k.m.u32(at) < size) fits = false;
  }
  for (const [at, size] of wanted) k.m.setU32(at, size);
  if (!fits) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, to, layout.size, true);
  k.m.u8.fill(0, to, to + layout.size);
  k.m.u8[to] = k.m.u8[from] ?? 0;
  k.m.setU16(to + layout.Control, control & ~selfRelative);
  for (const part of parts) {
    const bytes = found[part];
    if (bytes === undefined) continue;
    const at = k.argPointer(f, buffers[part]);
    k.touch(f, at, bytes.length, true);
    k.m.u8.set(bytes, at);
    k.setPointer(to + layout[part], at);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const relativeDescriptorDdis: readonly Routine[] = [
  ddi("RtlValidRelativeSecurityDescriptor", 3, isRelative),
  ddi("RtlSelfRelativeToAbsoluteSD", 11, toAbsolute),
];
