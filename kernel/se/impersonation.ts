// A thread that acts for a client: its security as it was taken, and the token that counts for the thread until it reverts. Kept per
// thread; what is opened and asked meanwhile is asked of that token. Left out: effective-only tokens, copies at open, and impersonation
// levels below SecurityImpersonation, which are kept and told but limit nothing.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Context } from "../ke/state.ts";
import { contextOfThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { findHandle } from "../ob/handles.ts";
import type { Impersonation, Token } from "./state.ts";
import { effectiveToken, subjectToken, tokenAt } from "./token.ts";

const Kind = { primary: 1, impersonation: 2 } as const;
/** SECURITY_IMPERSONATION_LEVEL. */
const Level = { anonymous: 0, identification: 1, impersonation: 2, delegation: 3 } as const;
const dynamicTracking = 1;

const kindOf = (token: Token): number => (token.level === undefined ? Kind.primary : Kind.impersonation);

// ---- references: only copies are counted, tokens of processes live as long as the machine --------------------------------------

function keep(token: Token | undefined): void {
  if (token?.references !== undefined) token.references++;
}
function drop(k: Kernel, at: Offset): void {
  const token = k.state.tokens.get(at);
  if (token?.references === undefined || --token.references > 0) return;
  k.state.tokens.delete(at);
  release(k, at);
}

/** A copy for impersonation, with a reference; 0 if there is no room for it. */
function copyOf(k: Kernel, token: Token, level: number): Offset {
  const at = allocate(k, { size: 0x100, tag: "Toke", what: "TOKEN", zero: true });
  if (at === 0) return 0;
  k.state.tokens.set(at, { ...token, level, references: 1 });
  k.nameObject(at, "token of a client");
  return at;
}

// ---- a client's security -------------------------------------------------------------------------------------------------------------

/** Fills in a SECURITY_CLIENT_CONTEXT with a token as a SECURITY_QUALITY_OF_SERVICE says. */
function createFrom(k: Kernel, f: Offset, at: Offset): Outcome {
  const quality = k.s.SECURITY_QUALITY_OF_SERVICE;
  const layout = k.s.SECURITY_CLIENT_CONTEXT;
  const qos = k.argPointer(f, 1);
  const out = k.argPointer(f, 3);
  k.touch(f, qos, quality.size, false);
  k.touch(f, out, layout.size, true);
  const token = tokenAt(k, f, at);
  const asked = k.m.u32(qos + quality.ImpersonationLevel);
  if (asked > Level.delegation) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  // A client that is itself another's server cannot give more than it was given.
  const given = token.level ?? Level.delegation;
  if (token.level !== undefined && given < asked) return k.return32(f, nt.STATUS_BAD_IMPERSONATION_LEVEL);
  const dynamic = k.m.u8[qos + quality.ContextTrackingMode] === dynamicTracking;
  const client = dynamic ? at : copyOf(k, token, asked);
  if (client === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  if (dynamic) keep(token);
  k.m.u8.fill(0, out, out + layout.size);
  k.m.u8.copyWithin(out + layout.SecurityQos, qos, qos + quality.size);
  k.setPointer(out + layout.ClientToken, client);
  k.m.u8[out + layout.DirectlyAccessClientToken] = dynamic ? 1 : 0;
  k.m.u8[out + layout.DirectAccessEffectiveOnly] = dynamic ? (k.m.u8[qos + quality.EffectiveOnly] ?? 0) : 0;
  k.m.u8[out + layout.ServerIsRemote] = k.argU32(f, 2) & 0xff;
  return k.return32(f, nt.STATUS_SUCCESS);
}

// ---- the thread ----------------------------------------------------------------------------------------------------------------------

/** Takes on an identity, or ends that with undefined. */
function take(k: Kernel, context: Context, identity: Impersonation | undefined): void {
  const before = context.impersonation;
  if (identity !== undefined) keep(k.state.tokens.get(identity.token));
  context.impersonation = identity;
  if (before !== undefined) drop(k, before.token);
}

const threadArg = (k: Kernel, f: Offset, argument: number): Context => {
  const thread = k.argPointer(f, argument);
  return (thread === 0 ? undefined : contextOfThread(k, thread)) ?? k.threadContext();
};

/** (Client context, thread or NULL for the current one) */
function impersonate(k: Kernel, f: Offset): void {
  const layout = k.s.SECURITY_CLIENT_CONTEXT;
  const at = k.argPointer(f, 0);
  k.touch(f, at, layout.size, false);
  const token = k.pointerAt(f, at + layout.ClientToken);
  tokenAt(k, f, token);
  take(k, threadArg(k, f, 1), {
    token,
    copyOnOpen: true,
    effectiveOnly: k.m.u8[at + layout.DirectAccessEffectiveOnly] === 1,
    level: k.m.u32(at + layout.SecurityQos + k.s.SECURITY_QUALITY_OF_SERVICE.ImpersonationLevel),
  });
}

/** (Thread, token or NULL, copy on open, effective only, level) */
const impersonateClient: Body = (k, f) => {
  const token = k.argPointer(f, 1);
  if (token !== 0) tokenAt(k, f, token);
  const flag = (argument: number) => (k.argU32(f, argument) & 0xff) !== 0;
  const identity = { token, copyOnOpen: flag(2), effectiveOnly: flag(3), level: k.argU32(f, 4) };
  take(k, threadArg(k, f, 0), token === 0 ? undefined : identity);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (Thread, &CopyOnOpen, &EffectiveOnly, &Level) */
const referenceImpersonation: Body = (k, f) => {
  const identity = threadArg(k, f, 0).impersonation;
  if (identity === undefined) return k.returnPointer(f, 0);
  const [copy, effective, level] = [k.argPointer(f, 1), k.argPointer(f, 2), k.argPointer(f, 3)];
  k.touch(f, copy, 1, true);
  k.touch(f, effective, 1, true);
  k.touch(f, level, 4, true);
  k.m.u8[copy] = identity.copyOnOpen ? 1 : 0;
  k.m.u8[effective] = identity.effectiveOnly ? 1 : 0;
  k.m.setU32(level, identity.level);
  keep(tokenAt(k, f, identity.token));
  return k.returnPointer(f, identity.token);
};

/** (Thread, state): keeps the identity in the state and lays it aside. */
const disable: Body = (k, f) => {
  const layout = k.s.SE_IMPERSONATION_STATE;
  const at = k.argPointer(f, 1);
  k.touch(f, at, layout.size, true);
  const context = threadArg(k, f, 0);
  const { impersonation: identity } = context;
  k.setPointer(at + layout.Token, identity?.token ?? 0);
  k.m.u8[at + layout.CopyOnOpen] = identity?.copyOnOpen === true ? 1 : 0;
  k.m.u8[at + layout.EffectiveOnly] = identity?.effectiveOnly === true ? 1 : 0;
  k.m.setU32(at + layout.Level, identity?.level ?? 0);
  // The reference goes over to the state.
  context.impersonation = undefined;
  return k.returnBool(f, identity !== undefined);
};
const restore: Body = (k, f) => {
  const layout = k.s.SE_IMPERSONATION_STATE;
  const at = k.argPointer(f, 1);
  k.touch(f, at, layout.size, false);
  const token = k.pointerAt(f, at + layout.Token);
  const context = threadArg(k, f, 0);
  take(k, context, undefined);
  if (token !== 0)
    context.impersonation = {
      token,
      copyOnOpen: k.m.u8[at + layout.CopyOnOpen] === 1,
      effectiveOnly: k.m.u8[at + layout.EffectiveOnly] === 1,
      level: k.m.u32(at + layout.Level),
    };
  return k.returnVoid(f);
};

/** (Thread, handle of a token or NULL) */
const assign: Body = (k, f) => {
  const handle = k.arg64(f, 1);
  const context = threadArg(k, f, 0);
  if (handle === 0n) {
    take(k, context, undefined);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  const found = findHandle(k, handle);
  const token = found === undefined ? undefined : k.state.tokens.get(found.target);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (token === undefined) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  if (token.level === undefined) return k.return32(f, nt.STATUS_BAD_TOKEN_TYPE);
  take(k, context, { token: found.target, copyOnOpen: false, effectiveOnly: false, level: token.level });
  return k.return32(f, nt.STATUS_SUCCESS);
};

export const impersonationDdis: readonly Routine[] = [
  // (Thread, quality of service, remote, &context)
  ddi("SeCreateClientSecurity", 4, (k, f) => createFrom(k, f, effectiveToken(k, threadArg(k, f, 0)))),
  ddi("SeCreateClientSecurityFromSubjectContext", 4, (k, f) =>
    createFrom(k, f, subjectToken(k, f, k.argPointer(f, 0))),
  ),
  ddi("SeImpersonateClient", 2, (k, f) => {
    impersonate(k, f);
    return k.returnVoid(f);
  }),
  ddi("SeImpersonateClientEx", 2, (k, f) => {
    impersonate(k, f);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("PsImpersonateClient", 5, impersonateClient),
  ddi("PsAssignImpersonationToken", 2, assign),
  ddi("PsReferenceImpersonationToken", 4, referenceImpersonation),
  ddi("PsDereferenceImpersonationToken", 1, (k, f) => {
    tokenAt(k, f, k.argPointer(f, 0));
    drop(k, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
  ddi("PsRevertToSelf", 0, (k, f) => {
    take(k, k.threadContext(), undefined);
    return k.returnVoid(f);
  }),
  ddi("PsDisableImpersonation", 2, disable),
  ddi("PsRestoreImpersonation", 2, restore),
  ddi("SeTokenType", 1, (k, f) => k.return32(f, kindOf(tokenAt(k, f, k.argPointer(f, 0))))),
  ddi("SeTokenImpersonationLevel", 1, (k, f) =>
    k.return32(f, tokenAt(k, f, k.argPointer(f, 0)).level ?? Level.anonymous),
  ),
  // No token here is restricted.
  ddi("SeTokenIsRestricted", 1, (k, f) => {
    tokenAt(k, f, k.argPointer(f, 0));
    return k.returnBool(f, false);
  }),
];
