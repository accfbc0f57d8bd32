// Security descriptors as text, in which drivers and scenarios give them, and whom they let do what: the owner, and the discretionary list.
// Left out: audit lists and integrity levels, which are passed over, and conditional and object entries, which are not understood.
import { Sid, sidNamed, sidsOf, type User } from "./well-known-sids.ts";

const Generic = { all: 0x1000_0000, execute: 0x2000_0000, write: 0x4000_0000, read: 0x8000_0000 } as const;
const File = { read: 0x12_0089, write: 0x12_0116, execute: 0x12_00a0, all: 0x1f_01ff } as const;
const Standard = { delete: 0x1_0000, readControl: 0x2_0000, writeDac: 0x4_0000, writeOwner: 0x8_0000 } as const;

const rights: { readonly [name: string]: number } = {
  GA: File.all,
  GR: File.read,
  GW: File.write,
  GX: File.execute,
  FA: File.all,
  FR: File.read,
  FW: File.write,
  FX: File.execute,
  RC: Standard.readControl,
  SD: Standard.delete,
  WD: Standard.writeDac,
  WO: Standard.writeOwner,
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
};
const flagBits: { readonly [name: string]: number } = { OI: 1, CI: 2, NP: 4, IO: 8, ID: 0x10, SA: 0x40, FA: 0x80 };
export const inheritOnly = 8;

/** As the I/O manager has it for a device whose driver gives none. */
export const defaultDescriptor = "O:BAG:SYD:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGWGX;;;WD)(A;;GR;;;RC)";

export interface Entry {
  readonly allow: boolean;
  /** ACE flags. */
  readonly flags: number;
  /** Rights of files, without generic ones. */
  readonly mask: number;
  /** A SID as text. */
  readonly who: string;
}
export interface Descriptor {
  readonly owner: string;
  readonly group: string;
  /** The discretionary list; undefined if there is none, so that everybody may do everything. */
  readonly entries: readonly Entry[] | undefined;
}

/** Undefined for a text that has no discretionary list, or that cannot be read. */
export function parseDescriptor(text: string): Descriptor | undefined {
  const parts =
    /^(?:O:(\w\w|S-[\d-]+\d))?(?:G:(\w\w|S-[\d-]+\d))?D:(?:P|AR|AI)*(NO_ACCESS_CONTROL|(?:\([^()]*\))*)(?:S:.*)?$/.exec(
      text.trim(),
    );
  if (parts === null) return undefined;
  const [, owner = "BA", group = "SY", list = ""] = parts;
  const named = { owner: sidNamed(owner), group: sidNamed(group) };
  if (named.owner === undefined || named.group === undefined) return undefined;
  const entries: Entry[] = [];
  for (const [, inner = ""] of list.matchAll(/\(([^()]*)\)/g)) {
    const [type, flags = "", access = "", , , account = ""] = inner.split(";");
    const mask = maskOf(access, rights);
    const bits = maskOf(flags, flagBits);
    const who = sidNamed(account);
    if ((type !== "A" && type !== "D") || mask === undefined || bits === undefined || who === undefined)
      return undefined;
    entries.push({ allow: type === "A", flags: bits, mask, who });
  }
  return { owner: named.owner, group: named.group, entries: list === "NO_ACCESS_CONTROL" ? undefined : entries };
}

function maskOf(text: string, names: { readonly [name: string]: number }): number | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return mapped(Number.parseInt(text, 16));
  let mask = 0;
  for (let i = 0; i < text.length; i += 2) {
    const bits = names[text.slice(i, i + 2)];
    if (bits === undefined) return undefined;
    mask |= bits;
  }
  return mask;
}

/** Generic rights as those of files. */
export function mapped(access: number): number {
  let mask = access & 0x1f_ffff;
  if ((access & Generic.all) !== 0) mask |= File.all;
  if ((access & Generic.read) !== 0) mask |= File.read;
  if ((access & Generic.write) !== 0) mask |= File.write;
  if ((access & Generic.execute) !== 0) mask |= File.execute;
  return mask;
}

/** Those of some rights that somebody with these SIDs gets: entries count in their order, the first one that speaks of a right decides on it. */
export function grantedTo({ owner, entries }: Descriptor, sids: readonly string[], wanted: number): number {
  if (entries === undefined) return wanted;
  let given = sids.includes(owner) ? wanted & (Standard.readControl | Standard.writeDac) : 0;
  let refused = 0;
  for (const { allow, mask, flags, who } of entries) {
    if (!sids.includes(who) || (flags & inheritOnly) !== 0) continue;
    if (allow) given |= wanted & mask & ~refused;
    else refused |= mask & ~given;
  }
  return given >>> 0;
}
/** Whether a user gets all of an access. */
export function mayAccess(descriptor: Descriptor, user: User, access: number): boolean {
  const wanted = mapped(access >>> 0) >>> 0;
  return grantedTo(descriptor, sidsOf[user], wanted) === wanted;
}

/** Of what only the system and the administrators may have. */
export const systemDescriptor: Descriptor = {
  owner: Sid.administrators,
  group: Sid.system,
  entries: [Sid.system, Sid.administrators].map((who) => ({ allow: true, flags: 0, mask: 0x1f_ffff, who })),
};
