// What the kernel transaction manager keeps: its four kinds of objects, each by the address of its object.
import type { Offset } from "../machine/api.ts";

export interface TransactionManager {
  readonly at: Offset;
  readonly id: Uint8Array;
  /** Has no log; its resource managers must be volatile, too. */
  readonly volatile: boolean;
  readonly log: string;
  /** Recovered, or with nothing to recover. */
  online: boolean;
  /** Its virtual clock, which only moves forward. */
  clock: bigint;
}

export interface Notification {
  readonly enlistment: Offset;
  /** TRANSACTION_NOTIFY_…. */
  readonly what: number;
  readonly clock: bigint;
}

export interface ResourceManager {
  readonly at: Offset;
  readonly id: Uint8Array;
  readonly manager: Offset;
  online: boolean;
  /** The routine of TmEnableCallbacks, 0 for none, and what it is given. */
  routine: Offset;
  key: bigint;
  queue: Notification[];
}

/** Where a transaction is on its way; with a superior it waits after each of the first two phases. */
export type Phase =
  | "active"
  | "singlePhase"
  | "prePreparing"
  | "prePrepared"
  | "preparing"
  | "prepared"
  | "committing"
  | "rollingBack"
  | "committed"
  | "aborted";

export interface Transaction {
  readonly at: Offset;
  /** Unit of work. */
  readonly id: Uint8Array;
  phase: Phase;
  /** Clock value at which it is rolled back if it has not been committed. */
  due: number | undefined;
}

export interface Enlistment {
  readonly at: Offset;
  readonly id: Uint8Array;
  readonly resourceManager: Offset;
  readonly transaction: Offset;
  /** The notifications it wants. */
  readonly mask: number;
  readonly key: bigint;
  readonly superior: boolean;
  readOnly: boolean;
  /** The notification that it has not answered, or 0. */
  awaited: number;
  /** It has answered TRANSACTION_NOTIFY_PREPARE: it cannot roll back any more. */
  prepared: boolean;
  /** How often its key has been referenced. */
  keyReferences: number;
}

export interface TmState {
  transactionManagers: Map<Offset, TransactionManager>;
  resourceManagers: Map<Offset, ResourceManager>;
  transactions: Map<Offset, Transaction>;
  enlistments: Map<Offset, Enlistment>;
  /** Context that calls routines of resource managers and ends transactions whose time is over. */
  transactionThread: number | undefined;
}

export const initialTm = (): TmState => ({
  transactionManagers: new Map(),
  resourceManagers: new Map(),
  transactions: new Map(),
  enlistments: new Map(),
  transactionThread: undefined,
});
