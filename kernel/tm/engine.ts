// How transactions are committed and rolled back: which notifications resource managers are sent, in which order, and what their answers
// lead to. Single-phase commit where the only enlistment that takes part wants it; else pre-prepare, prepare and commit, each when all have
// answered the one before. A superior enlistment starts each phase itself.
import * as nt from "../constants.ts";
import { endTransactedKeys } from "../ex/transacted-keys.ts";
import { wakeConditions } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import { wakeTransactionThread } from "./notify.ts";
import type { Enlistment, Phase, Transaction } from "./state.ts";

/** TRANSACTION_NOTIFY_…. */
export const Notify = {
  prePrepare: 0x1,
  prepare: 0x2,
  commit: 0x4,
  rollback: 0x8,
  prePrepareComplete: 0x10,
  prepareComplete: 0x20,
  commitComplete: 0x40,
  rollbackComplete: 0x80,
  singlePhase: 0x200,
  disconnected: 0x100_0000,
  commitRequest: 0x400_0000,
} as const;

const enlistmentsOf = (k: Kernel, transaction: Transaction): readonly Enlistment[] =>
  [...k.state.enlistments.values()].filter((one) => one.transaction === transaction.at);
const superiorOf = (k: Kernel, transaction: Transaction): Enlistment | undefined =>
  enlistmentsOf(k, transaction).find(({ superior }) => superior);
/** Those that take part in the commit. */
const participants = (k: Kernel, transaction: Transaction): readonly Enlistment[] =>
  enlistmentsOf(k, transaction).filter(({ superior, readOnly }) => !superior && !readOnly);

/** Queues a notification, if the enlistment wants it. */
function send(k: Kernel, enlistment: Enlistment, what: number): boolean {
  const resourceManager = k.state.resourceManagers.get(enlistment.resourceManager);
  if (resourceManager === undefined || enlistment.readOnly || (enlistment.mask & what) === 0) return false;
  const clock = k.state.transactionManagers.get(resourceManager.manager)?.clock ?? 0n;
  resourceManager.queue.push({ enlistment: enlistment.at, what, clock });
  if (resourceManager.routine === 0) wakeConditions(k, resourceManager.at);
  else wakeTransactionThread(k);
  return true;
}

/** Sends all that take part a notification that they are to answer. */
function begin(k: Kernel, transaction: Transaction, phase: Phase, what: number): void {
  transaction.phase = phase;
  for (const one of participants(k, transaction)) if (send(k, one, what)) one.awaited = what;
  settle(k, transaction);
}

/** The next phase, when nobody has to answer any more. */
function settle(k: Kernel, transaction: Transaction): void {
  if (enlistmentsOf(k, transaction).some(({ awaited }) => awaited !== 0)) return;
  const superior = superiorOf(k, transaction);
  switch (transaction.phase) {
    case "prePreparing":
      if (superior === undefined) begin(k, transaction, "preparing", Notify.prepare);
      else rest(k, transaction, "prePrepared", superior, Notify.prePrepareComplete);
      break;
    case "preparing":
      if (superior === undefined) begin(k, transaction, "committing", Notify.commit);
      else rest(k, transaction, "prepared", superior, Notify.prepareComplete);
      break;
    case "singlePhase":
    case "committing":
      finish(k, transaction, "committed", Notify.commitComplete);
      break;
    case "rollingBack":
      finish(k, transaction, "aborted", Notify.rollbackComplete);
      break;
    default:
      break;
  }
}
/** Until its superior goes on. */
function rest(k: Kernel, transaction: Transaction, phase: Phase, superior: Enlistment, what: number): void {
  transaction.phase = phase;
  send(k, superior, what);
}
function finish(k: Kernel, transaction: Transaction, phase: "committed" | "aborted", what: number): void {
  transaction.phase = phase;
  endTransactedKeys(k, transaction.at, phase === "committed");
  const superior = superiorOf(k, transaction);
  if (superior !== undefined) send(k, superior, what);
  // Who waits goes on when the routine that gave the last answer has returned: it may still use what it shares with him.
  if (k.cur.id !== k.state.transactionThread) wakeConditions(k, transaction.at);
}

export const isOver = ({ phase }: Transaction): boolean => phase === "committed" || phase === "aborted";

/** Each commit moves the clocks of all transaction managers that take part. */
function tick(k: Kernel, transaction: Transaction): void {
  const managers = enlistmentsOf(k, transaction).map(
    ({ resourceManager }) => k.state.resourceManagers.get(resourceManager)?.manager,
  );
  for (const at of new Set(managers)) {
    const manager = at === undefined ? undefined : k.state.transactionManagers.get(at);
    if (manager !== undefined) manager.clock++;
  }
}

/** A client commits; its answer is the status that says why it may not. */
export function commit(k: Kernel, transaction: Transaction): number {
  if (transaction.phase !== "active") return notActive(transaction);
  const superior = superiorOf(k, transaction);
  if (superior !== undefined)
    return send(k, superior, Notify.commitRequest) ? nt.STATUS_SUCCESS : nt.STATUS_TRANSACTION_SUPERIOR_EXISTS;
  tick(k, transaction);
  const all = participants(k, transaction);
  const [only] = all;
  if (only !== undefined && all.length === 1 && (only.mask & Notify.singlePhase) !== 0)
    begin(k, transaction, "singlePhase", Notify.singlePhase);
  else begin(k, transaction, "prePreparing", Notify.prePrepare);
  return nt.STATUS_SUCCESS;
}
function notActive({ phase }: Transaction): number {
  if (phase === "committed") return nt.STATUS_TRANSACTION_ALREADY_COMMITTED;
  return phase === "aborted" || phase === "rollingBack"
    ? nt.STATUS_TRANSACTION_ALREADY_ABORTED
    : nt.STATUS_TRANSACTION_NOT_ACTIVE;
}

/** Everybody who is enlisted hears of it and answers. */
export function rollBack(k: Kernel, transaction: Transaction): void {
  transaction.phase = "rollingBack";
  for (const one of enlistmentsOf(k, transaction)) one.awaited = send(k, one, Notify.rollback) ? Notify.rollback : 0;
  settle(k, transaction);
}
export function rollBackByClient(k: Kernel, transaction: Transaction): number {
  if (transaction.phase !== "active") return notActive(transaction);
  rollBack(k, transaction);
  return nt.STATUS_SUCCESS;
}

const transactionOf = (k: Kernel, { transaction }: Enlistment): Transaction | undefined =>
  k.state.transactions.get(transaction);

/** The answer to a notification. */
export function complete(k: Kernel, enlistment: Enlistment, what: number): number {
  const isSingle = what === Notify.commit && enlistment.awaited === Notify.singlePhase;
  if (enlistment.awaited !== what && !isSingle) return nt.STATUS_TRANSACTION_NOT_REQUESTED;
  if (what === Notify.prepare) enlistment.prepared = true;
  return answered(k, enlistment);
}
function answered(k: Kernel, enlistment: Enlistment): number {
  enlistment.awaited = 0;
  const transaction = transactionOf(k, enlistment);
  if (transaction !== undefined) settle(k, transaction);
  return nt.STATUS_SUCCESS;
}

/** It hears of nothing any more. */
export function makeReadOnly(k: Kernel, enlistment: Enlistment): number {
  if (enlistment.prepared || enlistment.awaited === Notify.commit) return nt.STATUS_TRANSACTION_REQUEST_NOT_VALID;
  enlistment.readOnly = true;
  return answered(k, enlistment);
}

/** The commit goes on in all its phases. */
export function rejectSinglePhase(k: Kernel, enlistment: Enlistment): number {
  if (enlistment.awaited !== Notify.singlePhase) return nt.STATUS_TRANSACTION_NOT_REQUESTED;
  enlistment.awaited = 0;
  const transaction = transactionOf(k, enlistment);
  if (transaction !== undefined) begin(k, transaction, "prePreparing", Notify.prePrepare);
  return nt.STATUS_SUCCESS;
}

const phases: { readonly [what: number]: { readonly from: Phase; readonly to: Phase } } = {
  [Notify.prePrepare]: { from: "active", to: "prePreparing" },
  [Notify.prepare]: { from: "prePrepared", to: "preparing" },
  [Notify.commit]: { from: "prepared", to: "committing" },
};
/** A superior enlistment starts a phase. */
export function startPhase(k: Kernel, enlistment: Enlistment, what: number): number {
  if (!enlistment.superior) return nt.STATUS_ENLISTMENT_NOT_SUPERIOR;
  const transaction = transactionOf(k, enlistment);
  const step = phases[what];
  if (transaction === undefined || step === undefined || transaction.phase !== step.from)
    return nt.STATUS_TRANSACTION_REQUEST_NOT_VALID;
  if (what === Notify.prePrepare) tick(k, transaction);
  begin(k, transaction, step.to, what);
  return nt.STATUS_SUCCESS;
}

/** An enlistment rolls the transaction back, which it can until it has prepared; a superior one until it commits. */
export function rollBackEnlistment(k: Kernel, enlistment: Enlistment): number {
  const transaction = transactionOf(k, enlistment);
  if (transaction === undefined || isOver(transaction)) return nt.STATUS_TRANSACTION_NOT_ACTIVE;
  const late = transaction.phase === "committing" || transaction.phase === "rollingBack";
  if (late || (enlistment.prepared && !enlistment.superior)) return nt.STATUS_TRANSACTION_REQUEST_NOT_VALID;
  rollBack(k, transaction);
  return nt.STATUS_SUCCESS;
}

/** An enlistment's last handle is closed: before the commit that is a rollback; in the middle of a single-phase commit the others are told. */
export function abandon(k: Kernel, enlistment: Enlistment): void {
  const transaction = transactionOf(k, enlistment);
  if (transaction === undefined || enlistment.readOnly || isOver(transaction)) return;
  if (enlistment.awaited === Notify.singlePhase) {
    for (const one of enlistmentsOf(k, transaction)) {
      // Read-only ones hear of this alone.
      if (one !== enlistment) send(k, { ...one, readOnly: false }, Notify.disconnected);
    }
    finish(k, transaction, "aborted", Notify.rollbackComplete);
  } else if (!enlistment.prepared && transaction.phase !== "rollingBack") rollBack(k, transaction);
}

/** Those whose time is over. */
export function expireTransactions(k: Kernel): void {
  for (const transaction of k.state.transactions.values()) {
    if (transaction.due === undefined || transaction.due > k.clock) continue;
    transaction.due = undefined;
    if (transaction.phase === "active") rollBack(k, transaction);
  }
}
