// SeAssignSecurity and its kin: descriptors of new objects, in pool, and those of objects changed and read by their owners' drivers.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { mapped } from "./access-check.ts";
import { partsOfDescriptor } from "./descriptor-bytes.ts";
import { newDescriptor } from "./inherit.ts";
import { inOneBlock, mergedParts, partsOf } from "./object-security.ts";
import { systemDescriptor } from "./sddl.ts";
import { isValid } from "./security-descriptor.ts";
import type { DescriptorParts, Token } from "./state.ts";
import { effectiveToken, subjectAt } from "./token.ts";
import { Sid, sidText } from "./well-known-sids.ts";

const everything = 0xf;

/** What a maker's token gives an object that nothing else says anything of. */
export const defaultsOf = (k: Kernel, { sids, administrator }: Token): DescriptorParts =>
  partsOfDescriptor(k, {
    owner: administrator ? Sid.administrators : (sids[0] ?? systemDescriptor.owner),
    group: systemDescriptor.group,
    entries: systemDescriptor.entries,
  });

/** A descriptor in one block of pool; 0 if there is no memory. */
function inPool(k: Kernel, f: Offset, parts: DescriptorParts): Offset {
  const bytes = inOneBlock(k, parts, everything);
  const [driver, place] = [k.callerDriver(f), k.callerPlace(f)];
  const made = allocate(k, { size: bytes.length, tag: "SeSd", paged: true, driver, place });
  if (made !== 0) k.m.u8.set(bytes, made);
  return made;
}

interface Places {
  readonly parent: number;
  readonly explicit: number;
  readonly out: number;
  readonly isContainer: number;
  readonly automatic?: number;
  readonly subject: number;
  readonly mapping: number;
}
const assign =
  (at: Places): Body =>
  (k, f) => {
    const [parent = 0, explicit = 0, out = 0] = [at.parent, at.explicit, at.out].map((i) => k.argPointer(f, i));
    k.touch(f, out, 8, true);
    const mapping = k.argPointer(f, at.mapping);
    if (mapping !== 0) k.touch(f, mapping, k.s.GENERIC_MAPPING.size, false);
    if ([parent, explicit].some((one) => one !== 0 && !isValid(k, f, one)))
      return k.return32(f, nt.STATUS_INVALID_SECURITY_DESCR);
    const made = newDescriptor(k, {
      parent: parent === 0 ? undefined : partsOf(k, f, parent),
      explicit: explicit === 0 ? undefined : partsOf(k, f, explicit),
      isContainer: k.argBool(f, at.isContainer),
      automatic: at.automatic === undefined ? 0 : k.argU32(f, at.automatic),
      defaults: defaultsOf(k, subjectAt(k, f, k.argPointer(f, at.subject))),
      map: (mask) => (mapping === 0 ? mask : mapped(k, mask, mapping)),
    });
    const descriptor = inPool(k, f, made);
    if (descriptor === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.setPointer(out, descriptor);
    return k.return32(f, nt.STATUS_SUCCESS);
  };

/** (&SecurityDescriptor): freed, and the pointer cleared. */
function deassign(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, 8, true);
  const descriptor = k.pointerAt(f, at);
  if (descriptor !== 0) release(k, descriptor, k.callerPlace(f));
  k.setPointer(at, 0);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (&SecurityInformation, buffer, &Length, &descriptor of the object): the parts asked for; of an object without one, none. */
function query(k: Kernel, f: Offset): Outcome {
  const [which = 0, out = 0, length = 0, object = 0] = [0, 1, 2, 3].map((i) => k.argPointer(f, i));
  k.touch(f, which, 4, false);
  k.touch(f, length, 4, true);
  k.touch(f, object, 8, false);
  const descriptor = k.pointerAt(f, object);
  const bytes = inOneBlock(k, descriptor === 0 ? {} : partsOf(k, f, descriptor), k.m.u32(which));
  const room = k.m.u32(length);
  k.m.setU32(length, bytes.length);
  if (room < bytes.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, out, bytes.length, true);
  k.m.u8.set(bytes, out);
  return k.return32(f, nt.STATUS_SUCCESS);
}

const Information = { owner: 1, group: 2 } as const;
/** (Object, &SecurityInformation, changes, &descriptor of the object, [flags,] PoolType, GenericMapping): a new block; the old one stays the caller's. */
const set =
  (mappingAt: number): Body =>
  (k, f) => {
    const [which = 0, changes = 0, object = 0, mapping = 0] = [1, 2, 3, mappingAt].map((i) => k.argPointer(f, i));
    k.touch(f, which, 4, false);
    k.touch(f, object, 8, true);
    if (mapping !== 0) k.touch(f, mapping, k.s.GENERIC_MAPPING.size, false);
    const old = k.pointerAt(f, object);
    if (old === 0) return k.return32(f, nt.STATUS_NO_SECURITY_ON_OBJECT);
    if (!isValid(k, f, changes)) return k.return32(f, nt.STATUS_INVALID_SECURITY_DESCR);
    const information = k.m.u32(which);
    const given = partsOf(k, f, changes);
    if ((information & Information.owner) !== 0 && !mayOwn(k, given.Owner))
      return k.return32(f, nt.STATUS_INVALID_OWNER);
    if ((information & Information.group) !== 0 && given.Group === undefined)
      return k.return32(f, nt.STATUS_INVALID_PRIMARY_GROUP);
    // Entries that the caller gives count for this object: generic rights are mapped as for a new one.
    const own = newDescriptor(k, {
      parent: undefined,
      explicit: given,
      isContainer: true,
      automatic: 0,
      defaults: {},
      map: (mask) => (mapping === 0 ? mask : mapped(k, mask, mapping)),
    });
    const made = inPool(k, f, mergedParts(partsOf(k, f, old), own, information));
    if (made === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.setPointer(object, made);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
/** An owner is one of those that whoever acts stands for; who may restore files may name any. */
function mayOwn(k: Kernel, sid: Uint8Array | undefined): boolean {
  const token = k.state.tokens.get(effectiveToken(k, k.threadContext()));
  if (sid === undefined) return false;
  return token === undefined || token.sids.includes(sidText(sid)) || token.privileges.get(restorePrivilege) === true;
}
const restorePrivilege = 18;

export const assignDdis: readonly Routine[] = [
  ddi("SeAssignSecurity", 7, assign({ parent: 0, explicit: 1, out: 2, isContainer: 3, subject: 4, mapping: 5 })),
  ddi(
    "SeAssignSecurityEx",
    9,
    assign({ parent: 0, explicit: 1, out: 2, isContainer: 4, automatic: 5, subject: 6, mapping: 7 }),
  ),
  ddi("SeDeassignSecurity", 1, deassign),
  ddi("SeQuerySecurityDescriptorInfo", 4, query),
  ddi("SeSetSecurityDescriptorInfo", 6, set(5)),
  ddi("SeSetSecurityDescriptorInfoEx", 7, set(6)),
];
