// What the security reference monitor keeps: tokens, and the descriptors that objects were given.
import type { Offset } from "../machine/api.ts";

export interface Token {
  /** SIDs in their text form: the user's own, then the groups'. */
  readonly sids: readonly string[];
  readonly administrator: boolean;
  /** Privileges by the low half of their LUID, and whether each is enabled. */
  readonly privileges: ReadonlyMap<number, boolean>;
  /** SECURITY_IMPERSONATION_LEVEL of an impersonation token; undefined for a primary one. */
  readonly level?: number;
  /** Of a copy, which goes with its last reference; undefined for one that stays. */
  references?: number;
}

/** Whom a thread acts for. */
export interface Impersonation {
  readonly token: Offset;
  readonly copyOnOpen: boolean;
  readonly effectiveOnly: boolean;
  readonly level: number;
}

/** Bytes of the parts that a security descriptor has. */
export interface DescriptorParts {
  Owner?: Uint8Array | undefined;
  Group?: Uint8Array | undefined;
  Dacl?: Uint8Array | undefined;
  Sacl?: Uint8Array | undefined;
  /** SE_… of the lists: that there is one, though it may be NULL; that it was inherited, or is protected from that. */
  control?: number | undefined;
}

export interface SeState {
  /** By "key" with a path in lower case, or "object" with an address. */
  descriptors: Map<string, DescriptorParts>;
  /** By the address of the token object. */
  tokens: Map<Offset, Token>;
  /** The tokens of the system's processes, and of programs and the scenario's user. */
  systemToken: Offset;
  userToken: Offset;
  /** Tokens of their own that programs have, by the process' id. */
  programTokens: Map<number, Offset>;
}

export function initialSe(): SeState {
  return { descriptors: new Map(), tokens: new Map(), systemToken: 0, userToken: 0, programTokens: new Map() };
}
