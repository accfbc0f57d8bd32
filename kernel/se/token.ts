// Tokens: who acts. System threads are the local system, programs and the scenario's user an administrator, elevated; a thread may act
// for another (impersonation.ts). Left out: restricted and linked tokens, integrity levels.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Context } from "../ke/state.ts";
import { contextOfThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { findHandle, newHandle, programOf } from "../ob/handles.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { Impersonation, Token } from "./state.ts";
import { Sid, sidBytes, sidsOf } from "./well-known-sids.ts";

/** SE_…_PRIVILEGE that an administrator has, of which those that everybody has are enabled from the start. */
const administrators = [5, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 22, 24, 25, 28, 33, 34, 35];
const everybodys = [23, 29, 30];
const mostPrivilege = 36;

export function createTokens(k: Kernel): void {
  const make = (name: string, token: Token): Offset => {
    const at = allocate(k, { size: 0x100, tag: "Toke", what: "TOKEN", zero: true });
    k.state.tokens.set(at, token);
    k.nameObject(at, name);
    return at;
  };
  const all = Array.from({ length: mostPrivilege - 1 }, (_, i) => [i + 2, true] as const);
  k.state.systemToken = make("token of the system", {
    sids: [Sid.system, Sid.administrators, Sid.everyone, Sid.authenticated],
    administrator: true,
    privileges: new Map(all),
  });
  k.state.userToken = make("token of the user", {
    sids: sidsOf.administrator,
    administrator: true,
    privileges: new Map([
      ...administrators.map((one) => [one, false] as const),
      ...everybodys.map((one) => [one, true] as const),
    ]),
  });
}

/** Of the process of an EPROCESS. */
function tokenOfProcess(k: Kernel, process: Offset): Offset {
  const program = programOf(k, process);
  return program === undefined ? k.state.systemToken : (k.state.programTokens.get(program.id) ?? k.state.userToken);
}
/** A program has the user's token until it opens it: then one of its own, in which it changes its privileges. */
export function tokenOfProgram(k: Kernel, program: number): Offset {
  const known = k.state.programTokens.get(program);
  const user = k.state.tokens.get(k.state.userToken);
  if (known !== undefined || user === undefined) return known ?? 0;
  const at = allocate(k, { size: 0x100, tag: "Toke", what: "TOKEN", zero: true });
  k.state.tokens.set(at, user);
  k.nameObject(at, "token of a program");
  k.state.programTokens.set(program, at);
  return at;
}
/** Of whoever a thread's process runs for: a program, the scenario's user, the system. */
function primaryToken(k: Kernel, { user, driver }: Context): Offset {
  if (user !== undefined) return k.state.programTokens.get(user.process) ?? k.state.userToken;
  return driver === "" ? k.state.userToken : k.state.systemToken;
}
/** The token that counts for a thread: its client's, else its process's. */
export const effectiveToken = (k: Kernel, context: Context): Offset =>
  context.impersonation?.token ?? primaryToken(k, context);

export function tokenAt(k: Kernel, f: Offset, at: Offset): Token {
  const token = k.state.tokens.get(at);
  return token ?? stopWithFinding(k, f, "verifier:object", `${k.hex(at)} is no token.`);
}
/** The token that counts in a SECURITY_SUBJECT_CONTEXT. */
export function subjectToken(k: Kernel, f: Offset, at: Offset): Offset {
  const layout = k.s.SECURITY_SUBJECT_CONTEXT;
  k.touch(f, at, layout.size, false);
  const client = k.pointerAt(f, at + layout.ClientToken);
  return client === 0 ? k.pointerAt(f, at + layout.PrimaryToken) : client;
}
export const subjectAt = (k: Kernel, f: Offset, at: Offset): Token => tokenAt(k, f, subjectToken(k, f, at));

export const hasPrivilege = (token: Token, privilege: bigint): boolean =>
  privilege < 0x1_0000_0000n && token.privileges.get(Number(privilege)) === true;

// ---- subject contexts ---------------------------------------------------------------------------------------------------------

function capture(k: Kernel, f: Offset, at: Offset, token: Offset, client: Impersonation | undefined): Outcome {
  const layout = k.s.SECURITY_SUBJECT_CONTEXT;
  k.touch(f, at, layout.size, true);
  k.m.u8.fill(0, at, at + layout.size);
  k.setPointer(at + layout.PrimaryToken, token);
  if (client !== undefined) {
    k.setPointer(at + layout.ClientToken, client.token);
    k.m.setU32(at + layout.ImpersonationLevel, client.level);
  }
  return k.returnVoid(f);
}
function releaseContext(k: Kernel, f: Offset): Outcome {
  const layout = k.s.SECURITY_SUBJECT_CONTEXT;
  const at = k.argPointer(f, 0);
  subjectAt(k, f, at);
  k.m.u8.fill(0, at, at + layout.size);
  return k.returnVoid(f);
}
/** Tokens do not change here: that one is a captured context is all there is to check. */
function lockContext(k: Kernel, f: Offset): Outcome {
  subjectAt(k, f, k.argPointer(f, 0));
  return k.returnVoid(f);
}

const allNecessary = 1;
const usedForAccess = 0x8000_0000;
/** (PRIVILEGE_SET, subject context, mode): marks those that the subject has. */
function checkPrivileges(k: Kernel, f: Offset): Outcome {
  if ((k.argU32(f, 2) & 0xff) === 0) return k.returnBool(f, true);
  const layout = k.s.PRIVILEGE_SET;
  const at = k.argPointer(f, 0);
  const token = subjectAt(k, f, k.argPointer(f, 1));
  k.touch(f, at, layout.Privilege, true);
  const count = k.m.u32(at + layout.PrivilegeCount);
  const entry = k.s.LUID_AND_ATTRIBUTES;
  k.touch(f, at + layout.Privilege, count * entry.size, true);
  let held = 0;
  for (let i = 0; i < count; i++) {
    const one = at + layout.Privilege + i * entry.size;
    if (!hasPrivilege(token, k.m.u64(one + entry.Luid))) continue;
    held++;
    k.m.setU32(one + entry.Attributes, (k.m.u32(one + entry.Attributes) | usedForAccess) >>> 0);
  }
  const all = (k.m.u32(at + layout.Control) & allNecessary) !== 0;
  return k.returnBool(f, all ? held === count : held > 0);
}

// ---- information --------------------------------------------------------------------------------------------------------------

const Class = { user: 1, groups: 2, privileges: 3, session: 12, elevation: 20 } as const;
const groupEnabled = 0x7;

/** The answer of a class, with pointers for a buffer at an address. */
export function tokenInformation(k: Kernel, token: Token, which: number, base: bigint): Uint8Array | undefined {
  const [user = Sid.system, ...groups] = token.sids;
  switch (which) {
    case Class.user:
      return sidList(base, 0, [user], 0);
    case Class.groups:
      return sidList(base, 8, groups, groupEnabled);
    case Class.privileges: {
      const entry = k.s.LUID_AND_ATTRIBUTES;
      const bytes = new Uint8Array(4 + entry.size * token.privileges.size);
      const view = new DataView(bytes.buffer);
      view.setUint32(0, token.privileges.size, true);
      let at = 4;
      for (const [privilege, enabled] of token.privileges) {
        view.setUint32(at + entry.Luid, privilege, true);
        view.setUint32(at + entry.Attributes, enabled ? 3 : 0, true);
        at += entry.size;
      }
      return bytes;
    }
    case Class.session:
      return new Uint8Array(Uint32Array.of(user === Sid.system ? 0 : k.state.session).buffer);
    case Class.elevation:
      return new Uint8Array(Uint32Array.of(token.administrator ? 1 : 0).buffer);
    default:
      return undefined;
  }
}
/** SID_AND_ATTRIBUTES from `start` on, after how many there are if `start` leaves room for that; then the SIDs. */
function sidList(base: bigint, start: number, sids: readonly string[], attributes: number): Uint8Array {
  const parts = sids.map(sidBytes);
  const head = start + 16 * parts.length;
  const bytes = new Uint8Array(head + parts.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(bytes.buffer);
  if (start > 0) view.setUint32(0, parts.length, true);
  let at = head;
  for (const [i, part] of parts.entries()) {
    view.setBigUint64(start + 16 * i, base + BigInt(at), true);
    view.setUint32(start + 16 * i + 8, attributes, true);
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** (Token, Class, &Information): a block of pool that the caller frees. */
function query(k: Kernel, f: Offset): Outcome {
  const token = tokenAt(k, f, k.argPointer(f, 0));
  const out = k.argPointer(f, 2);
  k.touch(f, out, 8, true);
  const size = tokenInformation(k, token, k.argU32(f, 1), 0n)?.length;
  if (size === undefined) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  const at = allocate(k, { size, tag: "SeTi", paged: true, zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const answer = tokenInformation(k, token, k.argU32(f, 1), k.address(at));
  if (answer !== undefined) k.m.u8.set(answer, at);
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (TokenHandle, Class, Information, Length, &ReturnLength) */
const queryByHandle: Body = (k, f) => {
  const handle = findHandle(k, k.arg64(f, 0));
  const token = handle === undefined ? undefined : k.state.tokens.get(handle.target);
  if (handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (token === undefined) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const out = k.argPointer(f, 2);
  const returned = k.argPointer(f, 4);
  const answer = tokenInformation(k, token, k.argU32(f, 1), k.arg64(f, 2));
  if (answer === undefined) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  k.touch(f, returned, 4, true);
  k.m.setU32(returned, answer.length);
  if (k.argU32(f, 3) < answer.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, out, answer.length, true);
  k.m.u8.set(answer, out);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** Logon sessions: SYSTEM_LUID, and one that Windows would give a user. */
const systemLogon = 0x3e7n;
const userLogon = 0x2_3f10n;
const kernelHandle = 0x200;
/** (ProcessHandle, DesiredAccess, HandleAttributes, &TokenHandle) */
const openProcessToken: Body = (k, f) => {
  const out = k.argPointer(f, 3);
  k.touch(f, out, 8, true);
  const value = k.arg64(f, 0);
  const own = BigInt.asIntN(64, value) === -1n;
  const handle = own ? undefined : findHandle(k, value);
  if (!own && handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (!own && handle?.kind !== "process") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const target = own ? primaryToken(k, k.threadContext()) : tokenOfProcess(k, handle?.target ?? 0);
  const kernel = (k.argU32(f, 2) & kernelHandle) !== 0;
  k.m.setU64(out, newHandle(k, { kind: "object", target, name: k.nameOf(target), access: k.argU32(f, 1), kernel }));
  return k.return32(f, nt.STATUS_SUCCESS);
};

export const tokenDdis: readonly Routine[] = [
  ddi("SeCaptureSubjectContext", 1, (k, f) => {
    const context = k.threadContext();
    return capture(k, f, k.argPointer(f, 0), primaryToken(k, context), context.impersonation);
  }),
  // (Thread, Process, Context)
  ddi("SeCaptureSubjectContextEx", 3, (k, f) => {
    const client = contextOfThread(k, k.argPointer(f, 0))?.impersonation;
    return capture(k, f, k.argPointer(f, 2), tokenOfProcess(k, k.argPointer(f, 1)), client);
  }),
  ddi("SeLockSubjectContext", 1, lockContext),
  ddi("SeUnlockSubjectContext", 1, lockContext),
  ddi("SeReleaseSubjectContext", 1, releaseContext),
  ddi("SePrivilegeCheck", 3, checkPrivileges),
  // (LUID, mode)
  ddi("SeSinglePrivilegeCheck", 2, (k, f) => {
    const kernel = (k.argU32(f, 1) & 0xff) === 0;
    return k.returnBool(f, kernel || hasPrivilege(tokenAt(k, f, effectiveToken(k, k.threadContext())), k.arg64(f, 0)));
  }),
  ddi("PsReferencePrimaryToken", 1, (k, f) => k.returnPointer(f, tokenOfProcess(k, k.argPointer(f, 0)))),
  ddi("PsDereferencePrimaryToken", 1, (k, f) => {
    tokenAt(k, f, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
  ddi("SeTokenIsAdmin", 1, (k, f) => k.returnBool(f, tokenAt(k, f, k.argPointer(f, 0)).administrator)),
  ddi("SeQueryInformationToken", 3, query),
  // (Token, &SessionId)
  ddi("SeQuerySessionIdToken", 2, (k, f) => {
    const { sids } = tokenAt(k, f, k.argPointer(f, 0));
    const out = k.argPointer(f, 1);
    k.touch(f, out, 4, true);
    k.m.setU32(out, sids[0] === Sid.system ? 0 : k.state.session);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // (Token, &LUID): SYSTEM_LUID, or that of the session of the user who is logged on.
  ddi("SeQueryAuthenticationIdToken", 2, (k, f) => {
    const { sids } = tokenAt(k, f, k.argPointer(f, 0));
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    k.m.setU64(out, sids[0] === Sid.system ? systemLogon : userLogon);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ZwOpenProcessTokenEx", 4, openProcessToken),
  ddi("ZwQueryInformationToken", 5, queryByHandle),
];
