// Rules on IRPs: completing, pending, passing down, cancelling, queueing, and the driver's own.
import type { Rule } from "../rule.ts";
import { callbackDropsIrp } from "./callback-drops-irp.ts";
import { cancelRoutineDropsIrp } from "./cancel-routine-drops-irp.ts";
import { cancelRoutineLeavesIrpQueued } from "./cancel-routine-leaves-irp-queued.ts";
import { cancelRoutineResultIgnored } from "./cancel-routine-result-ignored.ts";
import { cancelRoutineWrongStatus } from "./cancel-routine-wrong-status.ts";
import { cancelSafeQueueNotInitialized } from "./cancel-safe-queue-not-initialized.ts";
import { cancelSafeQueueRoutineIdle } from "./cancel-safe-queue-routine-idle.ts";
import { completedStatusMismatch } from "./completed-status-mismatch.ts";
import { completionEventNotSet } from "./completion-event-not-set.ts";
import { completionExWrongDevice } from "./completion-ex-wrong-device.ts";
import { completionRoutineFinishesIrp } from "./completion-routine-finishes-irp.ts";
import { completionRoutineNeverRuns } from "./completion-routine-never-runs.ts";
import { completionRoutineReleasesIrp } from "./completion-routine-releases-irp.ts";
import { completionRoutineWithoutEx } from "./completion-routine-without-ex.ts";
import { currentPacketNotCompleted } from "./current-packet-not-completed.ts";
import { deviceQueueNotInitialized } from "./device-queue-not-initialized.ts";
import { foreignIrpFreed } from "./foreign-irp-freed.ts";
import { irpCancelNotChecked } from "./irp-cancel-not-checked.ts";
import { irpCompletedAsPending } from "./irp-completed-as-pending.ts";
import { irpCompletedBeforeLowerFinished } from "./irp-completed-before-lower-finished.ts";
import { irpCompletedUnderSpinLock } from "./irp-completed-under-spin-lock.ts";
import { irpCompletedWithCancelRoutine } from "./irp-completed-with-cancel-routine.ts";
import { irpCompletedWithoutStatus } from "./irp-completed-without-status.ts";
import { irpDoubleCompletion } from "./irp-double-completion.ts";
import { irpForwardedToSelf } from "./irp-forwarded-to-self.ts";
import { irpMarkedPendingAfterQueueing } from "./irp-marked-pending-after-queueing.ts";
import { irpNotCompletedOrForwarded } from "./irp-not-completed-or-forwarded.ts";
import { irpStackLocationCopied } from "./irp-stack-location-copied.ts";
import { irpStackLocationNotSet } from "./irp-stack-location-not-set.ts";
import { irpTouchedAfterCompletion } from "./irp-touched-after-completion.ts";
import { irpTouchedAfterQueueing } from "./irp-touched-after-queueing.ts";
import { keptIrpDropped } from "./kept-irp-dropped.ts";
import { lowerStatusNotReturned } from "./lower-status-not-returned.ts";
import { nextPacketNotStarted } from "./next-packet-not-started.ts";
import { ownIrpCompleted } from "./own-irp-completed.ts";
import { ownIrpLeaked } from "./own-irp-leaked.ts";
import { ownIrpWithoutCompletionRoutine } from "./own-irp-without-completion-routine.ts";
import { pendingMismatch } from "./pending-mismatch.ts";
import { pendingReturnedNotPropagated } from "./pending-returned-not-propagated.ts";
import { queuedIrpDropped } from "./queued-irp-dropped.ts";
import { queuedIrpStillCancellable } from "./queued-irp-still-cancellable.ts";
import { removedEntryDropped } from "./removed-entry-dropped.ts";
import { sentIrpNotWaitedFor } from "./sent-irp-not-waited-for.ts";
import { stackEventWaitTimedOut } from "./stack-event-wait-timed-out.ts";
import { startIoCancelRoutineNotCleared } from "./start-io-cancel-routine-not-cleared.ts";
import { startIoNeverNext } from "./start-io-never-next.ts";
import { startIoRecursion } from "./start-io-recursion.ts";
import { threadedIrpEventSet } from "./threaded-irp-event-set.ts";
import { threadedIrpFreed } from "./threaded-irp-freed.ts";

export const irpRules: readonly Rule[] = [
  irpNotCompletedOrForwarded,
  pendingMismatch,
  completedStatusMismatch,
  irpCompletedAsPending,
  irpCompletedUnderSpinLock,
  irpCompletedWithCancelRoutine,
  irpCompletedWithoutStatus,
  irpDoubleCompletion,
  irpTouchedAfterCompletion,
  irpStackLocationNotSet,
  completionRoutineNeverRuns,
  completionRoutineReleasesIrp,
  foreignIrpFreed,
  irpCompletedBeforeLowerFinished,
  lowerStatusNotReturned,
  ownIrpCompleted,
  ownIrpLeaked,
  ownIrpWithoutCompletionRoutine,
  pendingReturnedNotPropagated,
  sentIrpNotWaitedFor,
  stackEventWaitTimedOut,
  threadedIrpFreed,
  cancelRoutineDropsIrp,
  cancelRoutineResultIgnored,
  cancelRoutineWrongStatus,
  completionExWrongDevice,
  completionRoutineWithoutEx,
  irpCancelNotChecked,
  irpForwardedToSelf,
  irpStackLocationCopied,
  startIoCancelRoutineNotCleared,
  startIoNeverNext,
  startIoRecursion,
  threadedIrpEventSet,
  keptIrpDropped,
  completionEventNotSet,
  irpMarkedPendingAfterQueueing,
  cancelRoutineLeavesIrpQueued,
  queuedIrpStillCancellable,
  queuedIrpDropped,
  irpTouchedAfterQueueing,
  removedEntryDropped,
  nextPacketNotStarted,
  currentPacketNotCompleted,
  callbackDropsIrp,
  completionRoutineFinishesIrp,
  cancelSafeQueueNotInitialized,
  cancelSafeQueueRoutineIdle,
  deviceQueueNotInitialized,
];
