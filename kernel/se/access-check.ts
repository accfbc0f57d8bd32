// SeAccessCheck: whether the subject of a context may have an access, by the discretionary list of a descriptor in memory. The kernel may
// have everything. Left out: audits, object entries, conditions, integrity levels.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { readAcl } from "./acl.ts";
import { descriptorPart } from "./security-descriptor.ts";
import { sidLength } from "./sid.ts";
import type { Token } from "./state.ts";
import { hasPrivilege, subjectAt } from "./token.ts";
import { sidBytes } from "./well-known-sids.ts";

const Right = {
  maximum: 0x0200_0000,
  systemSecurity: 0x0100_0000,
  readControl: 0x2_0000,
  writeDac: 0x4_0000,
  writeOwner: 0x8_0000,
} as const;
/** SeSecurityPrivilege, SeTakeOwnershipPrivilege. */
const Privilege = { security: 8n, takeOwnership: 9n } as const;
const Ace = { allowed: 0, denied: 1, inheritOnly: 0x8 } as const;

/** Generic rights as an object's GENERIC_MAPPING has them: read, write, execute, all. */
export function mapped(k: Kernel, access: number, mapping: Offset): number {
  let rights = access & 0x0fff_ffff;
  for (const [i, bit] of [0x8000_0000, 0x4000_0000, 0x2000_0000, 0x1000_0000].entries())
    if ((access & bit) !== 0) rights |= k.m.u32(mapping + 4 * i);
  return rights >>> 0;
}

function isSidOf(k: Kernel, f: Offset, token: Token, sid: Offset): boolean {
  const bytes = k.m.u8.subarray(sid, sid + sidLength(k, f, sid));
  return token.sids.some((text) => {
    const own = sidBytes(text);
    return own.length === bytes.length && own.every((byte, i) => byte === bytes[i]);
  });
}

/** The rights that a descriptor gives of those that are asked for. */
function granted(k: Kernel, f: Offset, token: Token, descriptor: Offset, wanted: number): number {
  const everything = 0x001f_ffff;
  const open = (wanted & Right.maximum) !== 0 ? everything : wanted;
  let given = 0;
  if ((wanted & Right.systemSecurity) !== 0 && hasPrivilege(token, Privilege.security)) given |= Right.systemSecurity;
  if (hasPrivilege(token, Privilege.takeOwnership)) given |= open & Right.writeOwner;
  const owner = descriptorPart(k, f, descriptor, "Owner");
  if (owner !== 0 && isSidOf(k, f, token, owner)) given |= open & (Right.readControl | Right.writeDac);
  const list = descriptorPart(k, f, descriptor, "Dacl");
  // Without a list everybody may do everything.
  if (list === 0) return given | (open & everything);
  const header = k.s.ACE_HEADER;
  let refused = 0;
  // An ill-formed list gives nothing.
  for (const at of readAcl(k, f, list)?.entries ?? []) {
    const type = k.m.u8[at + header.AceType] ?? 0;
    const applies = ((k.m.u8[at + header.AceFlags] ?? 0) & Ace.inheritOnly) === 0;
    if (!applies || type > Ace.denied || !isSidOf(k, f, token, at + k.s.ACCESS_ALLOWED_ACE.SidStart)) continue;
    const mask = k.m.u32(at + k.s.ACCESS_ALLOWED_ACE.Mask);
    if (type === Ace.allowed) given |= open & mask & ~refused;
    else refused |= mask & ~given;
  }
  return given;
}

/**
 * (descriptor, subject, locked, wanted, granted before, &privileges, mapping, mode, &granted, &status): whether all that is wanted is
 * granted.
 */
function check(k: Kernel, f: Offset): Outcome {
  const [descriptor, subject, privileges, mapping] = [0, 1, 5, 6].map((i) => k.argPointer(f, i));
  const [out, statusOut] = [k.argPointer(f, 8), k.argPointer(f, 9)];
  k.touch(f, out, 4, true);
  k.touch(f, statusOut, 4, true);
  k.touch(f, mapping ?? 0, k.s.GENERIC_MAPPING.size, false);
  if (privileges !== undefined && privileges !== 0) {
    k.touch(f, privileges, 8, true);
    k.setPointer(privileges, 0);
  }
  const wanted = mapped(k, k.argU32(f, 3), mapping ?? 0);
  const before = k.argU32(f, 4);
  const answer = (rights: number, status: number): Outcome => {
    k.m.setU32(out, rights >>> 0);
    k.m.setU32(statusOut, status);
    return k.returnBool(f, status === nt.STATUS_SUCCESS);
  };
  const asked = wanted & ~Right.maximum;
  if ((k.argU32(f, 7) & 0xff) === 0) {
    const all = (wanted & Right.maximum) !== 0 ? k.m.u32((mapping ?? 0) + k.s.GENERIC_MAPPING.GenericAll) : 0;
    return answer(asked | all | before, nt.STATUS_SUCCESS);
  }
  if (descriptor === undefined || descriptor === 0) return answer(0, nt.STATUS_ACCESS_DENIED);
  const rights = granted(k, f, subjectAt(k, f, subject ?? 0), descriptor, wanted) | before;
  const missing = asked & ~rights;
  const nothing = (wanted & Right.maximum) !== 0 && rights === 0;
  return missing !== 0 || nothing ? answer(0, nt.STATUS_ACCESS_DENIED) : answer(rights, nt.STATUS_SUCCESS);
}

export const accessCheckDdis: readonly Routine[] = [
  ddi("SeAccessCheck", 10, check),
  ddi("SeFreePrivileges", 1, (k, f) => {
    release(k, k.argPointer(f, 0), k.callerPlace(f));
    return k.returnVoid(f);
  }),
];
