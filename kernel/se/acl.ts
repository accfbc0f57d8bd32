// Access control lists: a header and entries one after another, each with its own size.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { isSid, sidLength } from "./sid.ts";

const firstRevision = 2;
const lastRevision = 4;
const largest = 0xfffc;
const atEnd = 0xffff_ffff;
const accessAllowed = 0;
/** OBJECT_INHERIT_ACE, CONTAINER_INHERIT_ACE, NO_PROPAGATE_INHERIT_ACE, INHERIT_ONLY_ACE, INHERITED_ACE. */
const inheritance = 0x1f;

interface List {
  readonly at: Offset;
  readonly size: number;
  readonly count: number;
  /** Where each entry begins, and where the first free byte is. */
  readonly entries: readonly Offset[];
  readonly end: Offset;
}

/** The list with its entries, if it is well formed. */
export function readAcl(k: Kernel, f: Offset, at: Offset): List | undefined {
  const layout = k.s.ACL;
  if (at === 0) return undefined;
  k.touch(f, at, layout.size, false);
  const revision = k.m.u8[at + layout.AclRevision] ?? 0;
  const size = k.m.u16(at + layout.AclSize);
  const count = k.m.u16(at + layout.AceCount);
  if (revision < firstRevision || revision > lastRevision || size < layout.size) return undefined;
  k.touch(f, at, size, false);
  const entries: Offset[] = [];
  let end = at + layout.size;
  for (let i = 0; i < count; i++) {
    if (end + k.s.ACE_HEADER.size > at + size) return undefined;
    const bytes = k.m.u16(end + k.s.ACE_HEADER.AceSize);
    if (bytes < k.s.ACE_HEADER.size || bytes % 4 !== 0 || end + bytes > at + size) return undefined;
    entries.push(end);
    end += bytes;
  }
  return { at, size, count, entries, end };
}

/** (Acl, AclLength, AclRevision) */
function create(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const length = k.argU32(f, 1);
  const revision = k.argU32(f, 2);
  const layout = k.s.ACL;
  if (length < layout.size) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  if (revision < firstRevision || revision > lastRevision || length > largest)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, at, length, true);
  k.m.u8.fill(0, at, at + layout.size);
  k.m.u8[at + layout.AclRevision] = revision;
  k.m.setU16(at + layout.AclSize, length & ~3);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Makes room for `bytes` before entry `index` of a list that has it, and counts `added` entries. */
function open(k: Kernel, f: Offset, list: List, index: number, bytes: number, added: number, revision: number): Offset {
  const layout = k.s.ACL;
  const at = list.entries[index] ?? list.end;
  k.touch(f, list.at, list.size, true);
  k.m.u8.copyWithin(at + bytes, at, list.end);
  k.m.setU16(list.at + layout.AceCount, list.count + added);
  k.m.u8[list.at + layout.AclRevision] = Math.max(revision, k.m.u8[list.at + layout.AclRevision] ?? 0);
  return at;
}

/** (Acl, AceRevision[, AceFlags], AccessMask, Sid) */
function addAllowed(withFlags: boolean): Body {
  return (k, f) => {
    const list = readAcl(k, f, k.argPointer(f, 0));
    const revision = k.argU32(f, 1);
    const flags = withFlags ? k.argU32(f, 2) : 0;
    const sid = k.argPointer(f, withFlags ? 4 : 3);
    if (!isSid(k, f, sid)) return k.return32(f, nt.STATUS_INVALID_SID);
    if (revision < firstRevision || revision > lastRevision) return k.return32(f, nt.STATUS_REVISION_MISMATCH);
    if ((flags & ~inheritance) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (list === undefined) return k.return32(f, nt.STATUS_INVALID_ACL);
    const layout = k.s.ACCESS_ALLOWED_ACE;
    const length = sidLength(k, f, sid);
    const bytes = layout.SidStart + length;
    if (list.end + bytes > list.at + list.size) return k.return32(f, nt.STATUS_ALLOTTED_SPACE_EXCEEDED);
    const who = k.m.u8.slice(sid, sid + length);
    const at = open(k, f, list, list.count, bytes, 1, revision);
    k.m.u8[at + k.s.ACE_HEADER.AceType] = accessAllowed;
    k.m.u8[at + k.s.ACE_HEADER.AceFlags] = flags;
    k.m.setU16(at + k.s.ACE_HEADER.AceSize, bytes);
    k.m.setU32(at + layout.Mask, k.argU32(f, withFlags ? 3 : 2));
    k.m.u8.set(who, at + layout.SidStart);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (Acl, AceRevision, StartingAceIndex, AceList, AceListLength) */
function add(k: Kernel, f: Offset): Outcome {
  const list = readAcl(k, f, k.argPointer(f, 0));
  const revision = k.argU32(f, 1);
  const index = k.argU32(f, 2);
  const from = k.argPointer(f, 3);
  const length = k.argU32(f, 4);
  if (list === undefined || revision < firstRevision || revision > lastRevision)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (length > 0) k.touch(f, from, length, false);
  let added = 0;
  for (let at = 0; at < length; added++) {
    const bytes = at + k.s.ACE_HEADER.size <= length ? k.m.u16(from + at + k.s.ACE_HEADER.AceSize) : 0;
    if (bytes < k.s.ACE_HEADER.size || bytes % 4 !== 0 || at + bytes > length)
      return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    at += bytes;
  }
  if (list.end + length > list.at + list.size) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const given = k.m.u8.slice(from, from + length);
  const at = open(k, f, list, index === atEnd ? list.count : index, length, added, revision);
  k.m.u8.set(given, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const aclDdis: readonly Routine[] = [
  ddi("RtlCreateAcl", 3, create),
  ddi("RtlAddAce", 5, add),
  ddi("RtlAddAccessAllowedAce", 4, addAllowed(false)),
  ddi("RtlAddAccessAllowedAceEx", 5, addAllowed(true)),
  // (Acl, AceIndex, Ace)
  ddi("RtlGetAce", 3, (k, f) => {
    const out = k.argPointer(f, 2);
    k.touch(f, out, 8, true);
    const entry = readAcl(k, f, k.argPointer(f, 0))?.entries[k.argU32(f, 1)];
    if (entry === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.setPointer(out, entry);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlDeleteAce", 2, (k, f) => {
    const list = readAcl(k, f, k.argPointer(f, 0));
    const entry = list?.entries[k.argU32(f, 1)];
    if (list === undefined || entry === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.touch(f, list.at, list.size, true);
    const bytes = k.m.u16(entry + k.s.ACE_HEADER.AceSize);
    k.m.u8.copyWithin(entry, entry + bytes, list.end);
    k.m.u8.fill(0, list.end - bytes, list.end);
    k.m.setU16(list.at + k.s.ACL.AceCount, list.count - 1);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];
