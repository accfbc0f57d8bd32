// Security identifiers: S-1-authority-part-part…, in their documented layout.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked } from "../mm/pool.ts";
import { give } from "../rtl/strings.ts";
import { sidText } from "./well-known-sids.ts";

const revision = 1;
const mostParts = 15;
const mostAllocated = 8;
const authoritySize = 6;

export const sidSize = (k: Kernel, parts: number): number => k.s.SID.SubAuthority + 4 * parts;

const partsOf = (k: Kernel, sid: Offset): number => k.m.u8[sid + k.s.SID.SubAuthorityCount] ?? 0;

/** Bytes of a SID, all of which may be read. */
export function sidLength(k: Kernel, f: Offset, sid: Offset): number {
  k.touch(f, sid, k.s.SID.SubAuthority, false);
  const length = sidSize(k, partsOf(k, sid));
  k.touch(f, sid, length, false);
  return length;
}

export function isSid(k: Kernel, f: Offset, sid: Offset): boolean {
  if (sid === 0) return false;
  k.touch(f, sid, k.s.SID.SubAuthority, false);
  if (((k.m.u8[sid] ?? 0) & 0xf) !== revision || partsOf(k, sid) > mostParts) return false;
  sidLength(k, f, sid);
  return true;
}

function fill(k: Kernel, f: Offset, sid: Offset, authority: Offset, parts: number): void {
  k.touch(f, authority, authoritySize, false);
  k.touch(f, sid, sidSize(k, parts), true);
  k.m.u8[sid] = revision;
  k.m.u8[sid + k.s.SID.SubAuthorityCount] = parts;
  k.m.u8.copyWithin(sid + k.s.SID.IdentifierAuthority, authority, authority + authoritySize);
}

/** (Sid, IdentifierAuthority, SubAuthorityCount[, parts…]) */
function initialize(withParts: boolean): Body {
  return (k, f) => {
    const sid = k.argPointer(f, 0);
    const parts = k.argU32(f, 2) & 0xff;
    if (parts > mostParts) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    fill(k, f, sid, k.argPointer(f, 1), parts);
    const at = sid + k.s.SID.SubAuthority;
    for (let i = 0; withParts && i < parts; i++) k.m.setU32(at + 4 * i, k.m.u32(slot(f, 3 + i)));
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (IdentifierAuthority, SubAuthorityCount, eight parts, Sid) */
function allocateSid(k: Kernel, f: Offset): Outcome {
  const parts = k.argU32(f, 1) & 0xff;
  const out = k.argPointer(f, 10);
  if (parts > mostAllocated) return k.return32(f, nt.STATUS_INVALID_SID);
  k.touch(f, out, 8, true);
  const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
  const sid = allocate(k, { size: sidSize(k, parts), tag: "Sid ", zero: true, paged: true, ...owner });
  if (sid === 0) return k.return32(f, nt.STATUS_NO_MEMORY);
  fill(k, f, sid, k.argPointer(f, 0), parts);
  for (let i = 0; i < parts; i++) k.m.setU32(sid + k.s.SID.SubAuthority + 4 * i, k.argU32(f, 2 + i));
  k.setPointer(out, sid);
  return k.return32(f, nt.STATUS_SUCCESS);
}

const bytesOf = (k: Kernel, f: Offset, sid: Offset): Uint8Array => k.m.u8.slice(sid, sid + sidLength(k, f, sid));

/** `but`: bytes at the end that may differ. */
function equal(but: number): Body {
  return (k, f) => {
    const a = bytesOf(k, f, k.argPointer(f, 0));
    const b = bytesOf(k, f, k.argPointer(f, 1));
    const compared = Math.max(0, a.length - but);
    return k.returnBool(f, a.length === b.length && a.subarray(0, compared).every((byte, i) => byte === b[i]));
  };
}

export const sidDdis: readonly Routine[] = [
  ddi("RtlLengthRequiredSid", 1, (k, f) => k.return32(f, sidSize(k, k.argU32(f, 0)))),
  ddi("RtlLengthSid", 1, (k, f) => k.return32(f, sidLength(k, f, k.argPointer(f, 0)))),
  ddi("RtlValidSid", 1, (k, f) => k.returnBool(f, isSid(k, f, k.argPointer(f, 0)))),
  ddi("RtlInitializeSid", 3, initialize(false)),
  ddi("RtlInitializeSidEx", 3, initialize(true)),
  ddi("RtlAllocateAndInitializeSid", 11, allocateSid),
  ddi("RtlFreeSid", 1, (k, f) => {
    freeChecked(k, f, k.argPointer(f, 0), undefined);
    return k.returnPointer(f, 0);
  }),
  ddi("RtlIdentifierAuthoritySid", 1, (k, f) => k.returnPointer(f, k.argPointer(f, 0) + k.s.SID.IdentifierAuthority)),
  ddi("RtlSubAuthorityCountSid", 1, (k, f) => k.returnPointer(f, k.argPointer(f, 0) + k.s.SID.SubAuthorityCount)),
  ddi("RtlSubAuthoritySid", 2, (k, f) => k.returnPointer(f, k.argPointer(f, 0) + sidSize(k, k.argU32(f, 1)))),
  ddi("RtlEqualSid", 2, equal(0)),
  ddi("RtlEqualPrefixSid", 2, equal(4)),
  // (DestinationSidLength, DestinationSid, SourceSid)
  ddi("RtlCopySid", 3, (k, f) => {
    const source = bytesOf(k, f, k.argPointer(f, 2));
    const out = k.argPointer(f, 1);
    if (source.length > k.argU32(f, 0)) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
    k.touch(f, out, source.length, true);
    k.m.u8.set(source, out);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlConvertSidToUnicodeString", 3, (k, f) => {
    const sid = k.argPointer(f, 1);
    if (!isSid(k, f, sid)) return k.return32(f, nt.STATUS_INVALID_SID);
    return give(k, f, k.argPointer(f, 0), sidText(bytesOf(k, f, sid)), k.argBool(f, 2), true);
  }),
];
