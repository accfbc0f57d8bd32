// Security identifiers that every system knows: as text, in their documented layout, and by the two letters that SDDL has for them.

export const Sid = {
  system: "S-1-5-18",
  user: "S-1-5-21-1000-2000-3000-1001",
  administrators: "S-1-5-32-544",
  users: "S-1-5-32-545",
  everyone: "S-1-1-0",
  authenticated: "S-1-5-11",
  interactive: "S-1-5-4",
} as const;

/** Who a request is made for: a member of the administrators, elevated, or anybody else who is logged on. */
export type User = "administrator" | "standard";

const everybodys = [Sid.user, Sid.users, Sid.everyone, Sid.authenticated, Sid.interactive];
/** SIDs in the token of a user, his own first. */
export const sidsOf: { readonly [user in User]: readonly string[] } = {
  standard: everybodys,
  administrator: [Sid.user, Sid.administrators, ...everybodys.slice(1)],
};

const letters: { readonly [alias: string]: string } = {
  WD: Sid.everyone,
  CO: "S-1-3-0",
  CG: "S-1-3-1",
  OW: "S-1-3-4",
  NU: "S-1-5-2",
  IU: Sid.interactive,
  SU: "S-1-5-6",
  AN: "S-1-5-7",
  ED: "S-1-5-9",
  PS: "S-1-5-10",
  AU: Sid.authenticated,
  RC: "S-1-5-12",
  SY: Sid.system,
  LS: "S-1-5-19",
  NS: "S-1-5-20",
  WR: "S-1-5-33",
  UD: "S-1-5-84-0-0-0-0-0",
  AC: "S-1-15-2-1",
  LW: "S-1-16-4096",
  ME: "S-1-16-8192",
  HI: "S-1-16-12288",
  SI: "S-1-16-16384",
  BA: Sid.administrators,
  BU: Sid.users,
  BG: "S-1-5-32-546",
  PU: "S-1-5-32-547",
  AO: "S-1-5-32-548",
  SO: "S-1-5-32-549",
  PO: "S-1-5-32-550",
  BO: "S-1-5-32-551",
  RE: "S-1-5-32-552",
  RU: "S-1-5-32-554",
  RD: "S-1-5-32-555",
  NO: "S-1-5-32-556",
  MU: "S-1-5-32-558",
  LU: "S-1-5-32-559",
  IS: "S-1-5-32-568",
  CY: "S-1-5-32-569",
  ER: "S-1-5-32-573",
  CD: "S-1-5-32-574",
};

/** What SDDL writes for an account: two letters, or the SID itself; undefined of neither. */
export function sidNamed(text: string): string | undefined {
  return letters[text] ?? (/^S-1-\d+(?:-\d+){1,15}$/.test(text) ? text : undefined);
}

/** A SID in its documented layout. */
export function sidBytes(text: string): Uint8Array {
  const [, , authority = "0", ...parts] = text.split("-");
  const bytes = new Uint8Array(8 + 4 * parts.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  bytes[1] = parts.length;
  view.setUint32(4, Number(authority));
  for (const [i, part] of parts.entries()) view.setUint32(8 + 4 * i, Number(part), true);
  return bytes;
}

/** The text of a SID in that layout, at the beginning of some bytes; an authority of more than 32 bits is written in hexadecimal. */
export function sidText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = Array.from({ length: bytes[1] ?? 0 }, (_, i) => view.getUint32(8 + 4 * i, true));
  const high = view.getUint16(2);
  const low = view.getUint32(4);
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  return ["S", bytes[0], high === 0 ? low : `0x${hex(high, 4)}${hex(low, 8)}`, ...parts].join("-");
}
