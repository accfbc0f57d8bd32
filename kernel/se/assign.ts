// The descriptor of a new object: what its maker gives, else what the container's has for what is made in it, else that of the system's
// objects. Left out: audit lists, entries for creators and by kinds of objects.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { descriptorOfParts, partsOfDescriptor } from "./descriptor-bytes.ts";
import { inOneBlock, partsOf } from "./object-security.ts";
import { type Descriptor, type Entry, systemDescriptor } from "./sddl.ts";
import { subjectAt } from "./token.ts";
import { Sid } from "./well-known-sids.ts";

const Inherit = { object: 1, container: 2, notOn: 4, inherited: 0x10 } as const;

/** The entries that a new object has from its container's list. */
function inherited(entries: readonly Entry[], isContainer: boolean): Entry[] {
  const bit = isContainer ? Inherit.container : Inherit.object;
  return entries
    .filter(({ flags }) => (flags & bit) !== 0)
    .map((entry) => {
      // Below an object there is nothing; a container hands on what it has, unless that is to go no further.
      const kept =
        isContainer && (entry.flags & Inherit.notOn) === 0 ? entry.flags & (Inherit.object | Inherit.container) : 0;
      return { ...entry, flags: kept | Inherit.inherited };
    });
}

interface Places {
  readonly parent: number;
  readonly explicit: number;
  readonly out: number;
  readonly isContainer: number;
  readonly subject: number;
}
const assign =
  (at: Places) =>
  (k: Kernel, f: Offset): Outcome => {
    const [parentAt, explicitAt, out] = [at.parent, at.explicit, at.out].map((i) => k.argPointer(f, i));
    k.touch(f, out ?? 0, 8, true);
    const { sids, administrator } = subjectAt(k, f, k.argPointer(f, at.subject));
    const explicit = explicitAt === undefined || explicitAt === 0 ? {} : partsOf(k, f, explicitAt);
    const parent = parentAt === undefined || parentAt === 0 ? undefined : descriptorOfParts(k, partsOf(k, f, parentAt));
    const fromParent = inherited(parent?.entries ?? [], k.argBool(f, at.isContainer));
    const own: Descriptor = {
      owner: administrator ? Sid.administrators : (sids[0] ?? systemDescriptor.owner),
      group: systemDescriptor.group,
      entries: fromParent.length > 0 ? fromParent : systemDescriptor.entries,
    };
    const bytes = inOneBlock(k, { ...partsOfDescriptor(k, own), ...explicit }, 0x7);
    const made = allocate(k, {
      size: bytes.length,
      tag: "SeSd",
      paged: true,
      driver: k.callerDriver(f),
      place: k.callerPlace(f),
    });
    if (made === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.m.u8.set(bytes, made);
    k.setPointer(out ?? 0, made);
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

export const assignDdis: readonly Routine[] = [
  ddi("SeAssignSecurity", 7, assign({ parent: 0, explicit: 1, out: 2, isContainer: 3, subject: 4 })),
  ddi("SeAssignSecurityEx", 9, assign({ parent: 0, explicit: 1, out: 2, isContainer: 4, subject: 6 })),
  ddi("SeDeassignSecurity", 1, deassign),
];
