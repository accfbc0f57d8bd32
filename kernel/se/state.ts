// What the security reference monitor keeps: tokens.
import type { Offset } from "../machine/api.ts";

export interface Token {
  /** SIDs in their text form: the user's own, then the groups'. */
  readonly sids: readonly string[];
  readonly administrator: boolean;
  /** Privileges by the low half of their LUID, and whether each is enabled. */
  readonly privileges: ReadonlyMap<number, boolean>;
}

export interface SeState {
  /** By the address of the token object. */
  tokens: Map<Offset, Token>;
  /** The tokens of the system's processes, and of programs and the scenario's user. */
  systemToken: Offset;
  userToken: Offset;
}

export function initialSe(): SeState {
  return { tokens: new Map(), systemToken: 0, userToken: 0 };
}
