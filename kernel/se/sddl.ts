// Who may open a device: the discretionary list of its security descriptor, in the text form in which drivers give it. Left out: audit
// lists, conditional entries, integrity levels, accounts by their own SIDs.
export type User = "administrator" | "standard";

const Generic = { all: 0x1000_0000, execute: 0x2000_0000, write: 0x4000_0000, read: 0x8000_0000 } as const;
const File = { read: 0x12_0089, write: 0x12_0116, execute: 0x12_00a0, all: 0x1f_01ff } as const;

const rights: { readonly [name: string]: number } = {
  GA: File.all,
  GR: File.read,
  GW: File.write,
  GX: File.execute,
  FA: File.all,
  FR: File.read,
  FW: File.write,
  FX: File.execute,
  RC: 0x2_0000,
  SD: 0x1_0000,
  WD: 0x4_0000,
  WO: 0x8_0000,
};

/** Groups in the tokens of users, by their two letters: everyone, authenticated and interactive users, users; administrators. */
const groups: { readonly [user in User]: readonly string[] } = {
  standard: ["WD", "AU", "IU", "BU"],
  administrator: ["WD", "AU", "IU", "BU", "BA"],
};

/** As the I/O manager has it for a device whose driver gives none. */
export const defaultDescriptor = "D:P(A;;GA;;;SY)(A;;GA;;;BA)(A;;GRGWGX;;;WD)(A;;GR;;;RC)";

interface Entry {
  readonly allow: boolean;
  readonly mask: number;
  readonly who: string;
}

/** Entries of the discretionary list; undefined for a text that has none, or none that can be read. */
export function parseDescriptor(text: string): readonly Entry[] | undefined {
  const list = /D:[A-Z]*((?:\([^()]*\))*)/.exec(text)?.[1];
  if (list === undefined) return undefined;
  const entries: Entry[] = [];
  for (const [, inner = ""] of list.matchAll(/\(([^()]*)\)/g)) {
    const [type, , access = "", , , who = ""] = inner.split(";");
    const mask = maskOf(access);
    if ((type !== "A" && type !== "D") || mask === undefined || who === "") return undefined;
    entries.push({ allow: type === "A", mask, who });
  }
  return entries;
}

function maskOf(access: string): number | undefined {
  if (/^0x[0-9a-f]+$/i.test(access)) return mapped(Number.parseInt(access, 16));
  let mask = 0;
  for (let i = 0; i < access.length; i += 2) {
    const right = rights[access.slice(i, i + 2)];
    if (right === undefined) return undefined;
    mask |= right;
  }
  return mask;
}

/** Generic rights as those of files. */
function mapped(access: number): number {
  let mask = access & 0x1f_ffff;
  if ((access & Generic.all) !== 0) mask |= File.all;
  if ((access & Generic.read) !== 0) mask |= File.read;
  if ((access & Generic.write) !== 0) mask |= File.write;
  if ((access & Generic.execute) !== 0) mask |= File.execute;
  return mask;
}

/** Whether a user gets all of an access: entries count in their order, the first one that speaks of a right decides on it. */
export function mayAccess(descriptor: string, user: User, access: number): boolean {
  let open = mapped(access >>> 0);
  for (const { allow, mask, who } of parseDescriptor(descriptor) ?? []) {
    if (!groups[user].includes(who)) continue;
    if (!allow && (open & mask) !== 0) return false;
    if (allow) open &= ~mask;
  }
  return open === 0;
}
