// How the descriptor of a new object is made of its container's and of what its maker gives ([MS-DTYP] 2.5.3.4): entries are handed on by
// their flags, those for the creator become the owner's and the group's, generic rights those of the kind of object. Works on the bytes of
// lists, so that entries of every kind go along. Left out: entries for kinds of objects, which are handed on whatever kind it is.
import type { Kernel } from "../kernel.ts";
import { aclOf } from "./descriptor-bytes.ts";
import type { DescriptorParts } from "./state.ts";
import { sidBytes, sidText } from "./well-known-sids.ts";

const Flag = { object: 0x1, container: 0x2, noPropagate: 0x4, inheritOnly: 0x8, inherited: 0x10, audit: 0xc0 } as const;
const inheritance = Flag.object | Flag.container | Flag.noPropagate | Flag.inheritOnly | Flag.inherited;
/** SEF_… of AutoInheritFlags. */
export const Automatic = { dacl: 0x1, sacl: 0x2, ownerFromParent: 0x20, groupFromParent: 0x40 } as const;
/** SE_… of a descriptor's Control, by list. */
const Control = {
  Dacl: { present: 0x4, defaulted: 0x8, inherited: 0x400, protected: 0x1000, automatic: Automatic.dacl },
  Sacl: { present: 0x10, defaulted: 0x20, inherited: 0x800, protected: 0x2000, automatic: Automatic.sacl },
} as const;
type ListName = keyof typeof Control;
const creatorOwner = "S-1-3-0";
const creatorGroup = "S-1-3-1";

export interface NewObject {
  readonly parent: DescriptorParts | undefined;
  readonly explicit: DescriptorParts | undefined;
  readonly isContainer: boolean;
  /** SEF_…. */
  readonly automatic: number;
  /** What the token of the maker has for whom nothing else says. */
  readonly defaults: DescriptorParts;
  /** Generic rights as those of the kind of object. */
  readonly map: (mask: number) => number;
}

export function newDescriptor(k: Kernel, made: NewObject): DescriptorParts {
  const { parent, explicit, automatic, defaults } = made;
  const part = (name: "Owner" | "Group", fromParent: number) =>
    explicit?.[name] ?? ((automatic & fromParent) !== 0 ? parent?.[name] : undefined) ?? defaults[name];
  const Owner = part("Owner", Automatic.ownerFromParent);
  const Group = part("Group", Automatic.groupFromParent);
  const lists = { ...made, owner: Owner, group: Group };
  const dacl = listOf(k, lists, "Dacl");
  const sacl = listOf(k, lists, "Sacl");
  return { Owner, Group, Dacl: dacl.list, Sacl: sacl.list, control: dacl.control | sacl.control };
}

interface Lists extends NewObject {
  readonly owner: Uint8Array | undefined;
  readonly group: Uint8Array | undefined;
}
const has = (parts: DescriptorParts | undefined, name: ListName): boolean =>
  parts !== undefined && (parts[name] !== undefined || ((parts.control ?? 0) & Control[name].present) !== 0);

function listOf(k: Kernel, made: Lists, name: ListName): { list: Uint8Array | undefined; control: number } {
  const bits = Control[name];
  const given = made.explicit?.control ?? 0;
  const fromParent = entriesOf(k, made.parent?.[name]).flatMap((ace) => handedOn(k, made, ace));
  const isGiven = has(made.explicit, name) && (given & bits.defaulted) === 0;
  const automatic = (made.automatic & bits.automatic) !== 0 ? bits.inherited : 0;
  const isProtected = given & bits.protected;
  if (!isGiven && fromParent.length > 0) return { list: aclOf(k, fromParent), control: bits.present | automatic };
  if (!has(made.explicit, name)) {
    const list = made.defaults[name];
    return { list, control: list === undefined ? 0 : bits.present | automatic };
  }
  const list = made.explicit?.[name];
  // A list that is not there lets everybody do everything: nothing is added to that.
  if (list === undefined) return { list, control: bits.present | isProtected };
  const merges = automatic !== 0 && isProtected === 0;
  const own = entriesOf(k, list)
    .filter((ace) => !merges || ((ace[1] ?? 0) & Flag.inherited) === 0)
    .flatMap((ace) => madeOwn(k, made, ace));
  return {
    list: aclOf(k, merges ? [...own, ...fromParent] : own),
    control: bits.present | isProtected | automatic,
  };
}

export function entriesOf(k: Kernel, list: Uint8Array | undefined): Uint8Array[] {
  if (list === undefined || list.length < k.s.ACL.size) return [];
  const view = new DataView(list.buffer, list.byteOffset, list.length);
  const count = view.getUint16(k.s.ACL.AceCount, true);
  const entries: Uint8Array[] = [];
  for (let i = 0, at: number = k.s.ACL.size; i < count && at + 4 <= list.length; i++) {
    const size = view.getUint16(at + k.s.ACE_HEADER.AceSize, true);
    if (size < 4 || at + size > list.length) break;
    entries.push(list.slice(at, at + size));
    at += size;
  }
  return entries;
}
const withFlags = (ace: Uint8Array, flags: number): Uint8Array => {
  const copy = ace.slice();
  copy[1] = flags;
  return copy;
};
/** Whether the SID of an entry of that type lies right behind the mask. */
const isPlain = (type: number): boolean => type <= 3 || type === 9 || type === 10 || type === 13 || type === 17;

/** The entry as it counts for the object itself: its generic rights mapped, its creator named. */
function effective(k: Kernel, made: Lists, ace: Uint8Array): Uint8Array {
  const layout = k.s.ACCESS_ALLOWED_ACE;
  if (!isPlain(ace[0] ?? 0) || ace.length < layout.SidStart + 8) return ace;
  const mask = new DataView(ace.buffer, ace.byteOffset).getUint32(layout.Mask, true);
  const who = sidText(ace.subarray(layout.SidStart));
  const sid = who === creatorOwner ? made.owner : who === creatorGroup ? made.group : undefined;
  const named = sid ?? sidBytes(who);
  // What follows the SID of a conditional entry goes along.
  const rest = ace.subarray(layout.SidStart + sidBytes(who).length);
  const bytes = new Uint8Array(layout.SidStart + named.length + rest.length);
  bytes.set(ace.subarray(0, layout.SidStart));
  bytes.set(named, layout.SidStart);
  bytes.set(rest, layout.SidStart + named.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(k.s.ACE_HEADER.AceSize, bytes.length, true);
  view.setUint32(layout.Mask, made.map(mask) >>> 0, true);
  return bytes;
}
/** Whether an entry says the same, whatever its flags. */
const sameEntry = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => i === 1 || byte === b[i]);

/** What a new object has of an entry of its container's. */
function handedOn(k: Kernel, made: Lists, ace: Uint8Array): Uint8Array[] {
  const flags = ace[1] ?? 0;
  const kept = (flags & Flag.audit) | Flag.inherited;
  const ends = (flags & Flag.noPropagate) !== 0;
  if (!made.isContainer) return (flags & Flag.object) === 0 ? [] : [withFlags(effective(k, made, ace), kept)];
  const further = flags & (Flag.object | Flag.container);
  if ((flags & Flag.container) === 0)
    return (flags & Flag.object) === 0 || ends ? [] : [withFlags(ace, kept | Flag.object | Flag.inheritOnly)];
  const own = effective(k, made, ace);
  if (ends) return [withFlags(own, kept)];
  if (sameEntry(own, ace)) return [withFlags(ace, kept | further)];
  // What counts here is not what goes on: generic rights and creators mean something else further below.
  return [withFlags(own, kept), withFlags(ace, kept | further | Flag.inheritOnly)];
}

/** An entry that the maker gave. */
function madeOwn(k: Kernel, made: Lists, ace: Uint8Array): Uint8Array[] {
  const flags = ace[1] ?? 0;
  if ((flags & Flag.inheritOnly) !== 0) return made.isContainer ? [ace] : [];
  const own = effective(k, made, ace);
  const goesOn = made.isContainer && (flags & (Flag.object | Flag.container)) !== 0;
  if (!goesOn || sameEntry(own, ace))
    return [withFlags(own, made.isContainer ? flags : flags & ~(inheritance & ~Flag.inherited))];
  return [withFlags(own, flags & ~inheritance), withFlags(ace, flags | Flag.inheritOnly)];
}
