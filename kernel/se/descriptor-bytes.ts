// Security descriptors between what they say and the bytes of their parts, in which drivers read and set them.
import type { Kernel } from "../kernel.ts";
import { type Descriptor, type Entry, mapped } from "./sddl.ts";
import type { DescriptorParts } from "./state.ts";
import { Sid, sidBytes, sidText } from "./well-known-sids.ts";

export function partsOfDescriptor(k: Kernel, { owner, group, entries }: Descriptor): DescriptorParts {
  const named = { Owner: sidBytes(owner), Group: sidBytes(group) };
  return entries === undefined ? named : { ...named, Dacl: listOf(k, entries) };
}

function listOf(k: Kernel, entries: readonly Entry[]): Uint8Array {
  const layout = k.s.ACCESS_ALLOWED_ACE;
  const aces = entries.map(({ allow, flags, mask, who }) => {
    const sid = sidBytes(who);
    const ace = new Uint8Array(layout.SidStart + sid.length);
    const view = new DataView(ace.buffer);
    ace[k.s.ACE_HEADER.AceType] = allow ? 0 : 1;
    ace[k.s.ACE_HEADER.AceFlags] = flags;
    view.setUint16(k.s.ACE_HEADER.AceSize, ace.length, true);
    view.setUint32(layout.Mask, mask, true);
    ace.set(sid, layout.SidStart);
    return ace;
  });
  return aclOf(k, aces);
}

/** An ACL of such entries, each with its header. */
export function aclOf(k: Kernel, aces: readonly Uint8Array[]): Uint8Array {
  const list = new Uint8Array(aces.reduce((sum, ace) => sum + ace.length, k.s.ACL.size));
  const view = new DataView(list.buffer);
  list[k.s.ACL.AclRevision] = revisionOf(aces);
  view.setUint16(k.s.ACL.AclSize, list.length, true);
  view.setUint16(k.s.ACL.AceCount, aces.length, true);
  let at = k.s.ACL.size;
  for (const ace of aces) {
    list.set(ace, at);
    at += ace.length;
  }
  return list;
}
/** ACL_REVISION, or ACL_REVISION_DS for entries of kinds of objects. */
const revisionOf = (aces: readonly Uint8Array[]): number => (aces.some(([type = 0]) => type >= 5 && type <= 8) ? 4 : 2);

/** Entries of other kinds than those that allow and deny say nothing here. */
export function descriptorOfParts(k: Kernel, { Owner, Group, Dacl }: DescriptorParts): Descriptor {
  return {
    owner: Owner === undefined ? Sid.administrators : sidText(Owner),
    group: Group === undefined ? Sid.system : sidText(Group),
    entries: Dacl === undefined ? undefined : entriesOf(k, Dacl),
  };
}

function entriesOf(k: Kernel, list: Uint8Array): Entry[] {
  const view = new DataView(list.buffer, list.byteOffset, list.length);
  const header = k.s.ACE_HEADER;
  const layout = k.s.ACCESS_ALLOWED_ACE;
  const entries: Entry[] = [];
  const count = view.getUint16(k.s.ACL.AceCount, true);
  for (let i = 0, at: number = k.s.ACL.size; i < count && at + layout.SidStart + 8 <= list.length; i++) {
    const type = list[at + header.AceType] ?? 0;
    const who = sidText(list.subarray(at + layout.SidStart));
    const mask = mapped(view.getUint32(at + layout.Mask, true));
    if (type <= 1) entries.push({ allow: type === 0, flags: list[at + header.AceFlags] ?? 0, mask, who });
    at += view.getUint16(at + header.AceSize, true);
  }
  return entries;
}
