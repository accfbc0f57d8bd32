// Security descriptors of objects by handle and by pointer: read in one block, set part by part. Kept as bytes for each object that has been
// given one; others have that of the system's objects. Only those of devices, keys and files are asked when somebody opens them. What is
// below a device is its driver's: that is sent IRP_MJ_QUERY_SECURITY and IRP_MJ_SET_SECURITY.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { isInHive } from "../ex/hives.ts";
import { keyChanged } from "../ex/key-notify.ts";
import { answerSecurity, askSecurity } from "../io/security-requests.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { handleAt } from "../ob/handles.ts";
import type { Handle } from "../ob/state.ts";
import { partsOfDescriptor } from "./descriptor-bytes.ts";
import { securityOfDevice } from "./device-security.ts";
import { systemDescriptor } from "./sddl.ts";
import { descriptorPart, isValid } from "./security-descriptor.ts";
import { sidLength } from "./sid.ts";
import type { DescriptorParts } from "./state.ts";

const parts = ["Owner", "Group", "Dacl", "Sacl"] as const;
/** Its bit in SECURITY_INFORMATION, and the rights that reading and writing it take. */
const rules = {
  Owner: { bit: 1, read: 0x2_0000, write: 0x8_0000 },
  Group: { bit: 2, read: 0x2_0000, write: 0x8_0000 },
  Dacl: { bit: 4, read: 0x2_0000, write: 0x4_0000 },
  Sacl: { bit: 8, read: 0x100_0000, write: 0x100_0000 },
} as const;
/** `lists`: those that tell of the lists. */
const Control = { selfRelative: 0x8000, Dacl: 0x4, Sacl: 0x10, lists: 0x3c3c } as const;
/** SE_…_PRESENT, …_DEFAULTED, …_AUTO_INHERITED, …_PROTECTED. */
const listControl = { Dacl: 0x140c, Sacl: 0x2830 } as const;
const headerSize = 20;

/** The parts of a descriptor in memory. */
export function partsOf(k: Kernel, f: Offset, at: Offset): DescriptorParts {
  const found: DescriptorParts = { control: k.m.u16(at + k.s.SECURITY_DESCRIPTOR.Control) & Control.lists };
  for (const part of parts) {
    const from = descriptorPart(k, f, at, part);
    if (from === 0) continue;
    const size = part === "Owner" || part === "Group" ? sidLength(k, f, from) : k.m.u16(from + k.s.ACL.AclSize);
    k.touch(f, from, size, false);
    found[part] = k.m.u8.slice(from, from + size);
  }
  return found;
}

/** A descriptor in one block, with the parts that a SECURITY_INFORMATION asks for. */
export function inOneBlock(k: Kernel, from: DescriptorParts, information: number): Uint8Array {
  const layout = k.s.SECURITY_DESCRIPTOR_RELATIVE;
  const wanted = parts.filter((part) => (information & rules[part].bit) !== 0);
  const bytes = new Uint8Array(headerSize + wanted.reduce((sum, part) => sum + whole(from[part]?.length ?? 0), 0));
  const view = new DataView(bytes.buffer);
  let control: number = Control.selfRelative;
  let end = headerSize;
  bytes[0] = 1;
  for (const part of wanted) {
    const data = from[part];
    if (part === "Dacl" || part === "Sacl")
      control |= (data === undefined ? 0 : Control[part]) | ((from.control ?? 0) & listControl[part]);
    if (data === undefined) continue;
    view.setUint32(layout[part], end, true);
    bytes.set(data, end);
    end += whole(data.length);
  }
  view.setUint16(k.s.SECURITY_DESCRIPTOR.Control, control, true);
  return bytes;
}
const whole = (size: number): number => (size + 3) & ~3;

/** The object that a handle's descriptor belongs to: a file that is a device's own has that of the device. */
const objectOf = (k: Kernel, { kind, target }: Handle): Offset =>
  kind === "file" ? (k.state.files.get(target)?.device ?? 0) : target;
/** What an object's descriptor is kept under. */
const keyFor = (k: Kernel, handle: Handle): string =>
  handle.kind === "key" ? `key ${handle.name.toLowerCase()}` : `object ${objectOf(k, handle)}`;
const ofObject = (k: Kernel, at: Offset): DescriptorParts =>
  k.state.devices.has(at)
    ? securityOfDevice(k, at)
    : (k.state.descriptors.get(`object ${at}`) ?? partsOfDescriptor(k, systemDescriptor));
const known = (k: Kernel, handle: Handle): DescriptorParts =>
  handle.kind === "key"
    ? (k.state.descriptors.get(keyFor(k, handle)) ?? partsOfDescriptor(k, systemDescriptor))
    : ofObject(k, objectOf(k, handle));

/** Whether a file is more than its device: its descriptor is its file system's or driver's affair. */
const isBelowDevice = (k: Kernel, target: number): boolean => {
  const file = k.state.files.get(target);
  return file === undefined || k.m.u16(file.object + k.s.FILE_OBJECT.FileName) !== 0;
};

/** The object behind the first argument, if its handle has the rights for the parts; else the status that says why not. */
function objectFor(k: Kernel, f: Offset, information: number, how: "read" | "write"): Handle | number {
  const handle = handleAt(k, f, 0);
  if (handle === undefined) return nt.STATUS_INVALID_HANDLE;
  const needed = parts
    .filter((part) => (information & rules[part].bit) !== 0)
    .reduce((rights, part) => rights | rules[part][how], 0);
  return (needed & ~handle.access & 0x1f_ffff) === 0 ? handle : nt.STATUS_ACCESS_DENIED;
}

/** (Handle, SecurityInformation, SecurityDescriptor, Length, &LengthNeeded); slot 5: the request to a file's driver. */
const query: Body = (k, f, step) => {
  const needed = k.argPointer(f, 4);
  if (step === 1) return answerSecurity(k, f, 5, needed);
  k.touch(f, needed, 4, true);
  const handle = objectFor(k, f, k.argU32(f, 1), "read");
  if (typeof handle === "number") return k.return32(f, handle);
  if (handle.kind === "file" && isBelowDevice(k, handle.target)) {
    const room = k.argU32(f, 3);
    if (room > 0) k.touch(f, k.argPointer(f, 2), room, true);
    return askSecurity(k, f, 5, handle.target, k.argU32(f, 1), { buffer: room === 0 ? 0n : k.arg64(f, 2), room });
  }
  const bytes = inOneBlock(k, known(k, handle), k.argU32(f, 1));
  k.m.setU32(needed, bytes.length);
  if (k.argU32(f, 3) < bytes.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const out = k.argPointer(f, 2);
  k.touch(f, out, bytes.length, true);
  k.m.u8.set(bytes, out);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** What a descriptor is after the parts that a SECURITY_INFORMATION names have been set. */
export function mergedParts(old: DescriptorParts, given: DescriptorParts, information: number): DescriptorParts {
  const merged = { ...old };
  for (const part of parts) {
    if ((information & rules[part].bit) === 0) continue;
    merged[part] = given[part];
    if (part !== "Dacl" && part !== "Sacl") continue;
    const bits = listControl[part];
    merged.control = ((merged.control ?? 0) & ~bits) | ((given.control ?? 0) & bits);
  }
  return merged;
}

/** (Handle, SecurityInformation, SecurityDescriptor); slot 3: the request to a file's driver. */
const set: Body = (k, f, step) => {
  if (step === 1) return answerSecurity(k, f, 3, 0);
  const information = k.argU32(f, 1);
  const handle = objectFor(k, f, information, "write");
  if (typeof handle === "number") return k.return32(f, handle);
  if (handle.kind === "key" && isInHive(handle.name)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  const at = k.argPointer(f, 2);
  if (!isValid(k, f, at)) return k.return32(f, nt.STATUS_INVALID_SECURITY_DESCR);
  if (handle.kind === "file" && isBelowDevice(k, handle.target))
    return askSecurity(k, f, 3, handle.target, information, { descriptor: k.address(at) });
  k.state.descriptors.set(keyFor(k, handle), mergedParts(known(k, handle), partsOf(k, f, at), information));
  if (handle.kind === "key") keyChanged(k, handle.name, "security");
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (AbsoluteSecurityDescriptor, SelfRelativeSecurityDescriptor, &BufferLength) */
function toOneBlock(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  const length = k.argPointer(f, 2);
  k.touch(f, length, 4, true);
  k.touch(f, at, k.s.SECURITY_DESCRIPTOR.size, false);
  if ((k.m.u16(at + k.s.SECURITY_DESCRIPTOR.Control) & Control.selfRelative) !== 0)
    return k.return32(f, nt.STATUS_BAD_DESCRIPTOR_FORMAT);
  const bytes = inOneBlock(k, partsOf(k, f, at), 0xf);
  const room = k.m.u32(length);
  k.m.setU32(length, bytes.length);
  if (room < bytes.length || out === 0) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, out, bytes.length, true);
  k.m.u8.set(bytes, out);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (Object, &SecurityDescriptor, &MemoryAllocated) */
function getObjectSecurity(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 1);
  const allocated = k.argPointer(f, 2);
  k.touch(f, out, 8, true);
  k.touch(f, allocated, 1, true);
  const bytes = inOneBlock(k, ofObject(k, k.argPointer(f, 0)), 0xf);
  const at = allocate(k, { size: bytes.length, tag: "ObSd", paged: true, what: "security descriptor" });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.m.u8.set(bytes, at);
  k.setPointer(out, at);
  k.m.u8[allocated] = 1;
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const objectSecurityDdis: readonly Routine[] = [
  ddi("ZwQuerySecurityObject", 5, query, 1),
  ddi("ZwSetSecurityObject", 3, set, 1),
  ddi("RtlAbsoluteToSelfRelativeSD", 3, toOneBlock),
  ddi("ObGetObjectSecurity", 3, getObjectSecurity),
  ddi("ObReleaseObjectSecurity", 2, (k, f) => {
    if (k.argBool(f, 1)) release(k, k.argPointer(f, 0), k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("SeValidSecurityDescriptor", 2, (k, f) => {
    const at = k.argPointer(f, 1);
    const relative =
      k.argU32(f, 0) >= headerSize && (k.m.u16(at + k.s.SECURITY_DESCRIPTOR.Control) & Control.selfRelative) !== 0;
    return k.returnBool(f, relative && isValid(k, f, at));
  }),
];
