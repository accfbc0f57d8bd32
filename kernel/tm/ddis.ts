// The kernel transaction manager as drivers call it: Zw… by handle, Tm… by pointer. Left out: logs and so recovery from them, promotion,
// propagation and marshalling to other machines, enumeration; transactions of files.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { block, dueTime } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { handleAt } from "../ob/handles.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import {
  commit,
  complete,
  isOver,
  makeReadOnly,
  Notify,
  rejectSinglePhase,
  rollBackByClient,
  rollBackEnlistment,
  startPhase,
} from "./engine.ts";
import { advanceClock, wakeTransactionThread } from "./notify.ts";
import { giveHandle, identifierAt, newIdentifier, newObject } from "./objects.ts";
import type { Enlistment, Transaction } from "./state.ts";

const Volatile = { manager: 1, resourceManager: 1 } as const;
const superiorOption = 1;
const allNotifications = 0x3fff_ffff;

/** The object behind a handle, or at a pointer, in argument `i`; a number is the status that says why there is none. */
function byHandle<T>(k: Kernel, f: Offset, i: number, among: ReadonlyMap<Offset, T>): T | number {
  const handle = handleAt(k, f, i);
  if (handle === undefined) return nt.STATUS_INVALID_HANDLE;
  return among.get(handle.target) ?? nt.STATUS_OBJECT_TYPE_MISMATCH;
}
const byPointer = <T>(k: Kernel, f: Offset, i: number, among: ReadonlyMap<Offset, T>): T | number =>
  among.get(k.argPointer(f, i)) ?? nt.STATUS_OBJECT_TYPE_MISMATCH;
type Finder = typeof byHandle;

// ---- objects are made ----------------------------------------------------------------------------------------------------------

/** (&TmHandle, DesiredAccess, ObjectAttributes, LogFileName, CreateOptions, CommitStrength) */
const createManager: Body = (k, f) => {
  k.touch(f, k.argPointer(f, 0), 8, true);
  const name = k.argPointer(f, 3);
  const isVolatile = (k.argU32(f, 4) & Volatile.manager) !== 0;
  if (name === 0 && !isVolatile) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const log = name === 0 ? "" : readUnicodeString(k, f, name);
  const at = newObject(k, "transaction manager");
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const id = newIdentifier(k);
  k.state.transactionManagers.set(at, { at, id, volatile: isVolatile, log, online: isVolatile, clock: 1n });
  giveHandle(k, f, 2, at);
  return k.return32(f, nt.STATUS_SUCCESS);
};

const recoverManager: Body = (k, f) => {
  const manager = byHandle(k, f, 0, k.state.transactionManagers);
  if (typeof manager === "number") return k.return32(f, manager);
  manager.online = true;
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (&Handle, DesiredAccess, TmHandle, Guid, ObjectAttributes, CreateOptions, Description) */
const createResourceManager: Body = (k, f) => {
  k.touch(f, k.argPointer(f, 0), 8, true);
  const manager = byHandle(k, f, 2, k.state.transactionManagers);
  if (typeof manager === "number") return k.return32(f, manager);
  if (!manager.online) return k.return32(f, nt.STATUS_TRANSACTIONMANAGER_NOT_ONLINE);
  const isVolatile = (k.argU32(f, 5) & Volatile.resourceManager) !== 0;
  if (manager.volatile && !isVolatile) return k.return32(f, nt.STATUS_TM_VOLATILE);
  const at = newObject(k, "resource manager");
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const id = identifierAt(k, f, 3);
  // One without a log has nothing to recover.
  k.state.resourceManagers.set(at, { at, id, manager: manager.at, online: isVolatile, routine: 0, key: 0n, queue: [] });
  giveHandle(k, f, 4, at);
  return k.return32(f, nt.STATUS_SUCCESS);
};
function recoverResourceManager(find: Finder): Body {
  return (k, f) => {
    const one = find(k, f, 0, k.state.resourceManagers);
    if (typeof one === "number") return k.return32(f, one);
    one.online = true;
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (&Handle, DesiredAccess, ObjectAttributes, Uow, TmHandle, CreateOptions, IsolationLevel, IsolationFlags, Timeout, Description) */
const createTransaction: Body = (k, f) => {
  k.touch(f, k.argPointer(f, 0), 8, true);
  const timeout = k.argPointer(f, 8);
  if (timeout !== 0) k.touch(f, timeout, 8, false);
  const at = newObject(k, "transaction");
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const transaction: Transaction = { at, id: identifierAt(k, f, 3), phase: "active", due: undefined };
  k.state.transactions.set(at, transaction);
  setTimeout(k, transaction, timeout);
  giveHandle(k, f, 2, at);
  return k.return32(f, nt.STATUS_SUCCESS);
};
function setTimeout(k: Kernel, transaction: Transaction, at: Offset): void {
  transaction.due = at === 0 || k.m.u64(at) === 0n ? undefined : dueTime(k, at);
  if (transaction.due !== undefined) wakeTransactionThread(k);
}

/** (&Handle, DesiredAccess, ObjectAttributes, Uow, TmHandle) */
const openTransaction: Body = (k, f) => {
  k.touch(f, k.argPointer(f, 0), 8, true);
  const id = identifierAt(k, f, 3);
  const found = [...k.state.transactions.values()].find((one) => one.id.every((byte, i) => byte === id[i]));
  if (found === undefined) return k.return32(f, nt.STATUS_TRANSACTION_NOT_FOUND);
  giveHandle(k, f, 2, found.at);
  return k.return32(f, nt.STATUS_SUCCESS);
};

interface Wanted {
  readonly resourceManager: number;
  readonly transaction: number;
  readonly attributes: number;
  /** CreateOptions; the mask and the key follow. */
  readonly options: number;
}
function createEnlistment(find: Finder, at: Wanted): Body {
  return (k, f) => {
    k.touch(f, k.argPointer(f, 0), 8, true);
    const resourceManager = find(k, f, at.resourceManager, k.state.resourceManagers);
    if (typeof resourceManager === "number") return k.return32(f, resourceManager);
    const transaction = find(k, f, at.transaction, k.state.transactions);
    if (typeof transaction === "number") return k.return32(f, transaction);
    const mask = k.argU32(f, at.options + 1);
    const superior = (k.argU32(f, at.options) & superiorOption) !== 0;
    if (mask === 0 || mask > allNotifications) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (!resourceManager.online) return k.return32(f, nt.STATUS_TRANSACTIONMANAGER_NOT_ONLINE);
    if (transaction.phase !== "active") return k.return32(f, nt.STATUS_TRANSACTION_NOT_ACTIVE);
    const others = [...k.state.enlistments.values()].filter((one) => one.transaction === transaction.at);
    if (superior && others.some((one) => one.superior)) return k.return32(f, nt.STATUS_TRANSACTION_SUPERIOR_EXISTS);
    const object = newObject(k, "enlistment");
    if (object === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.state.enlistments.set(object, {
      at: object,
      id: newIdentifier(k),
      resourceManager: resourceManager.at,
      transaction: transaction.at,
      mask,
      key: k.arg64(f, at.options + 2),
      superior,
      readOnly: false,
      awaited: 0,
      prepared: false,
      keyReferences: 0,
    });
    giveHandle(k, f, at.attributes, object);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

// ---- transactions end ------------------------------------------------------------------------------------------------------------

/** (Transaction, Wait) */
function end(find: Finder, how: typeof commit, wanted: "committed" | "aborted"): Body {
  return (k, f, step) => {
    const transaction = find(k, f, 0, k.state.transactions);
    if (typeof transaction === "number") return k.return32(f, transaction);
    const status = step === 0 ? how(k, transaction) : nt.STATUS_SUCCESS;
    if (!nt.ntSuccess(status)) return k.return32(f, status);
    if (isOver(transaction))
      return k.return32(f, transaction.phase === wanted ? nt.STATUS_SUCCESS : nt.STATUS_TRANSACTION_ABORTED);
    if (!k.argBool(f, 1)) return k.return32(f, nt.STATUS_PENDING);
    return block(k, f, 1, "condition", [transaction.at], undefined, "waits for resource managers");
  };
}

/** Something an enlistment does: (Enlistment, TmVirtualClock) */
function act(find: Finder, how: (k: Kernel, enlistment: Enlistment) => number): Body {
  return (k, f) => {
    const enlistment = find(k, f, 0, k.state.enlistments);
    if (typeof enlistment === "number") return k.return32(f, enlistment);
    const clock = k.argPointer(f, 1);
    if (clock !== 0) {
      k.touch(f, clock, 8, false);
      advanceClock(k, enlistment.resourceManager, k.m.u64(clock));
    }
    return k.return32(f, how(k, enlistment));
  };
}
const actions: readonly (readonly [name: string, how: (k: Kernel, enlistment: Enlistment) => number])[] = [
  ["PrePrepareComplete", (k, one) => complete(k, one, Notify.prePrepare)],
  ["PrepareComplete", (k, one) => complete(k, one, Notify.prepare)],
  ["CommitComplete", (k, one) => complete(k, one, Notify.commit)],
  ["RollbackComplete", (k, one) => complete(k, one, Notify.rollback)],
  ["ReadOnlyEnlistment", makeReadOnly],
  ["SinglePhaseReject", rejectSinglePhase],
  ["PrePrepareEnlistment", (k, one) => startPhase(k, one, Notify.prePrepare)],
  ["PrepareEnlistment", (k, one) => startPhase(k, one, Notify.prepare)],
  ["CommitEnlistment", (k, one) => startPhase(k, one, Notify.commit)],
  ["RollbackEnlistment", rollBackEnlistment],
];

// ---- notifications and information ---------------------------------------------------------------------------------------------

/** TRANSACTION_NOTIFICATION. */
const Notification = { size: 32, what: 8, clock: 16, argumentLength: 24 } as const;
/** (ResourceManagerHandle, Notification, Length, Timeout, &ReturnLength, Asynchronous, AsynchronousContext) */
const getNotification: Body = (k, f, step) => {
  const resourceManager = byHandle(k, f, 0, k.state.resourceManagers);
  if (typeof resourceManager === "number") return k.return32(f, resourceManager);
  const out = k.argPointer(f, 1);
  const returned = k.argPointer(f, 4);
  k.touch(f, out, Notification.size, true);
  if (returned !== 0) k.touch(f, returned, 4, true);
  if (k.argU32(f, 2) < Notification.size) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const next = resourceManager.queue.shift();
  if (next === undefined) {
    const timeout = k.argPointer(f, 3);
    if (timeout !== 0) k.touch(f, timeout, 8, false);
    if (step === 1 && k.cur.waitStatus === nt.STATUS_TIMEOUT) return k.return32(f, nt.STATUS_TIMEOUT);
    const due = timeout === 0 ? undefined : dueTime(k, timeout);
    if (due !== undefined && due <= k.clock) return k.return32(f, nt.STATUS_TIMEOUT);
    return block(k, f, 1, "condition", [resourceManager.at], due, "waits for a transaction's notification");
  }
  k.m.u8.fill(0, out, out + Notification.size);
  k.m.setU64(out, k.state.enlistments.get(next.enlistment)?.key ?? 0n);
  k.m.setU32(out + Notification.what, next.what);
  k.m.setU64(out + Notification.clock, next.clock);
  if (returned !== 0) k.m.setU32(returned, Notification.size);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (ResourceManager, CallbackRoutine, RMKey) */
function enableCallbacks(k: Kernel, f: Offset): Outcome {
  const resourceManager = byPointer(k, f, 0, k.state.resourceManagers);
  if (typeof resourceManager === "number") return k.return32(f, resourceManager);
  resourceManager.routine = k.functionOr(f, k.argPointer(f, 1)).address;
  resourceManager.key = k.arg64(f, 2);
  wakeTransactionThread(k);
  return k.return32(f, nt.STATUS_SUCCESS);
}

const Class = { basic: 0, properties: 1 } as const;
/** TRANSACTION_BASIC_INFORMATION and TRANSACTION_PROPERTIES_INFORMATION; values of TRANSACTION_STATE and TRANSACTION_OUTCOME. */
const Basic = { size: 24, state: 16, outcome: 20 } as const;
const Properties = { least: 24, timeout: 8 } as const;
const State = { normal: 1, committed: 3 } as const;
const Result = { undetermined: 1, committed: 2, aborted: 3 } as const;

/** (Transaction, Class, Information, Length, &ReturnLength) */
const queryTransaction: Body = (k, f) => {
  const transaction = byHandle(k, f, 0, k.state.transactions);
  if (typeof transaction === "number") return k.return32(f, transaction);
  const returned = k.argPointer(f, 4);
  if (k.argU32(f, 1) !== Class.basic) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  if (returned !== 0) {
    k.touch(f, returned, 4, true);
    k.m.setU32(returned, Basic.size);
  }
  if (k.argU32(f, 3) < Basic.size) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const out = k.argPointer(f, 2);
  k.touch(f, out, Basic.size, true);
  const { phase } = transaction;
  k.m.u8.set(transaction.id, out);
  k.m.setU32(out + Basic.state, phase === "committed" ? State.committed : State.normal);
  const isAborted = phase === "aborted" || phase === "rollingBack";
  k.m.setU32(
    out + Basic.outcome,
    phase === "committed" ? Result.committed : isAborted ? Result.aborted : Result.undetermined,
  );
  return k.return32(f, nt.STATUS_SUCCESS);
};
/** (Transaction, Class, Information, Length): of the properties, the timeout counts. */
const setTransaction: Body = (k, f) => {
  const transaction = byHandle(k, f, 0, k.state.transactions);
  if (typeof transaction === "number") return k.return32(f, transaction);
  if (k.argU32(f, 1) !== Class.properties) return k.return32(f, nt.STATUS_INVALID_INFO_CLASS);
  if (k.argU32(f, 3) < Properties.least) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const from = k.argPointer(f, 2);
  k.touch(f, from, Properties.least, false);
  if (transaction.phase !== "active") return k.return32(f, nt.STATUS_TRANSACTION_NOT_ACTIVE);
  setTimeout(k, transaction, from + Properties.timeout);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** (Enlistment, &Key) and (Enlistment, &LastReference) */
function keyReference(by: 1 | -1): Body {
  return (k, f) => {
    const enlistment = byPointer(k, f, 0, k.state.enlistments);
    if (typeof enlistment === "number") return k.return32(f, enlistment);
    const out = k.argPointer(f, 1);
    enlistment.keyReferences += by;
    if (out !== 0 && by === 1) {
      k.touch(f, out, 8, true);
      k.m.setU64(out, enlistment.key);
    } else if (out !== 0) {
      k.touch(f, out, 1, true);
      k.m.u8[out] = enlistment.keyReferences <= 0 ? 1 : 0;
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

const zwEnlistment: Wanted = { resourceManager: 2, transaction: 3, attributes: 4, options: 5 };
const tmEnlistment: Wanted = { resourceManager: 4, transaction: 5, attributes: 3, options: 6 };

export const transactionDdis: readonly Routine[] = [
  ddi("ZwCreateTransactionManager", 6, createManager),
  ddi("ZwRecoverTransactionManager", 1, recoverManager),
  ddi("ZwCreateResourceManager", 7, createResourceManager),
  ddi("ZwRecoverResourceManager", 1, recoverResourceManager(byHandle)),
  ddi("TmRecoverResourceManager", 1, recoverResourceManager(byPointer)),
  ddi("ZwCreateTransaction", 10, createTransaction),
  ddi("ZwOpenTransaction", 5, openTransaction),
  ddi("ZwCreateEnlistment", 8, createEnlistment(byHandle, zwEnlistment)),
  ddi("TmCreateEnlistment", 9, createEnlistment(byPointer, tmEnlistment)),
  ddi("ZwCommitTransaction", 2, end(byHandle, commit, "committed")),
  ddi("TmCommitTransaction", 2, end(byPointer, commit, "committed")),
  ddi("ZwRollbackTransaction", 2, end(byHandle, rollBackByClient, "aborted")),
  ddi("TmRollbackTransaction", 2, end(byPointer, rollBackByClient, "aborted")),
  ...actions.flatMap(([name, how]) => [
    ddi(`Zw${name}`, 2, act(byHandle, how)),
    ddi(`Tm${name}`, 2, act(byPointer, how)),
  ]),
  ddi("ZwGetNotificationResourceManager", 7, getNotification),
  ddi("TmEnableCallbacks", 3, enableCallbacks),
  ddi("ZwQueryInformationTransaction", 5, queryTransaction),
  ddi("ZwSetInformationTransaction", 4, setTransaction),
  ddi("TmIsTransactionActive", 1, (k, f) => {
    const transaction = byPointer(k, f, 0, k.state.transactions);
    return k.returnBool(f, typeof transaction !== "number" && transaction.phase === "active");
  }),
  ddi("TmGetTransactionId", 2, (k, f) => {
    const transaction = byPointer(k, f, 0, k.state.transactions);
    const out = k.argPointer(f, 1);
    k.touch(f, out, 16, true);
    if (typeof transaction !== "number") k.m.u8.set(transaction.id, out);
    return k.returnVoid(f);
  }),
  ddi("TmReferenceEnlistmentKey", 2, keyReference(1)),
  ddi("TmDereferenceEnlistmentKey", 2, keyReference(-1)),
];
