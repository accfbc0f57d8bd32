// How notifications reach resource managers: a routine of theirs, which a system thread of the transaction manager's calls for one after
// another at PASSIVE_LEVEL, or a queue that they take them from. The same thread rolls back transactions whose time is over.
import { internal, type Outcome } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { expireTransactions, isOver } from "./engine.ts";
import type { Notification, ResourceManager } from "./state.ts";

/** The thread is made when there is something for it to do. */
export function wakeTransactionThread(k: Kernel): void {
  const known = k.context(k.state.transactionThread);
  if (known !== undefined) {
    wakeConditions(k, known.object);
    return;
  }
  const thread = createThread(k, "System thread (transactions)", "nt", k.routineNamed("TmpTransactionThread"));
  k.state.transactionThread = thread.id;
}

/** Base of that thread. Slots: 0 where the virtual clock is given, 1 the resource manager whose routine has been called. */
export const transactionThread = internal("TmpTransactionThread", 2, (k, f, step) => {
  if (step === 1) {
    checkAfterCallback(k, f, "resource manager's notification routine", 0);
    advanceClock(k, k.slotU32(f, 1), k.m.u64(k.slotU32(f, 0)));
  }
  expireTransactions(k);
  for (const one of k.state.transactions.values()) if (isOver(one)) wakeConditions(k, one.at);
  for (const one of k.state.resourceManagers.values()) {
    const next = one.routine === 0 ? undefined : one.queue.shift();
    if (next !== undefined) return tell(k, f, one, next);
  }
  const dues = [...k.state.transactions.values()].flatMap(({ due }) => (due === undefined ? [] : [due]));
  const due = dues.length === 0 ? undefined : Math.min(...dues);
  return block(k, f, 2, "condition", [k.cur.object], due, "waits for transactions");
});

/** (Enlistment, RMContext, TransactionContext, TransactionNotification, &TmVirtualClock, ArgumentLength, Argument) */
function tell(k: Kernel, f: Offset, resourceManager: ResourceManager, notification: Notification): Outcome {
  if (k.slotU32(f, 0) === 0) k.setSlot(f, 0, allocate(k, { size: 8, tag: "TmCl", what: "virtual clock", zero: true }));
  k.setSlot(f, 1, resourceManager.at);
  k.m.setU64(k.slotU32(f, 0), notification.clock);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, notification.enlistment);
  k.setArg64(callee, 1, resourceManager.key);
  k.setArg64(callee, 2, k.state.enlistments.get(notification.enlistment)?.key ?? 0n);
  k.setArg32(callee, 3, notification.what);
  k.setArgPointer(callee, 4, k.slotU32(f, 0));
  k.setArg32(callee, 5, 0);
  k.setArgPointer(callee, 6, 0);
  return k.call(f, 1, k.functionOr(f, resourceManager.routine));
}

/** A virtual clock only moves forward. */
export function advanceClock(k: Kernel, resourceManager: Offset, value: bigint): void {
  const manager = k.state.transactionManagers.get(k.state.resourceManagers.get(resourceManager)?.manager ?? 0);
  if (manager !== undefined && value > manager.clock) manager.clock = value;
}
