// All rules, in the order they are listed and run.
import { addDeviceNotAttached } from "./add-device-not-attached.ts";
import { allocationNotChecked } from "./allocation-not-checked.ts";
import { annotationMalformed } from "./annotation-malformed.ts";
import { annotationsConflict } from "./annotations-conflict.ts";
import { arrayIndexOutOfBounds } from "./array-index-out-of-bounds.ts";
import { attachNotChecked } from "./attach-not-checked.ts";
import { attachedDeviceReferenceLeaked } from "./attached-device-reference-leaked.ts";
import { booleanAsStatus } from "./boolean-as-status.ts";
import { boundsCheckOverflows } from "./bounds-check-overflows.ts";
import { bufferOverrun } from "./buffer-overrun.ts";
import { callbackDropsIrp } from "./callback-drops-irp.ts";
import { callbackNeverUnregistered } from "./callback-never-unregistered.ts";
import { cancelIrqlNotRestored } from "./cancel-irql-not-restored.ts";
import { cancelRoutineDropsIrp } from "./cancel-routine-drops-irp.ts";
import { cancelRoutineLeavesIrpQueued } from "./cancel-routine-leaves-irp-queued.ts";
import { cancelRoutineResultIgnored } from "./cancel-routine-result-ignored.ts";
import { cancelRoutineWrongStatus } from "./cancel-routine-wrong-status.ts";
import { cancelSpinLockUnbalanced } from "./cancel-spin-lock-unbalanced.ts";
import { caseFallsThrough } from "./case-falls-through.ts";
import { charactersAsBytes } from "./characters-as-bytes.ts";
import { comparedBytesMisread } from "./compared-bytes-misread.ts";
import { completedStatusMismatch } from "./completed-status-mismatch.ts";
import { completionEventNotSet } from "./completion-event-not-set.ts";
import { completionExWrongDevice } from "./completion-ex-wrong-device.ts";
import { completionRoutineFinishesIrp } from "./completion-routine-finishes-irp.ts";
import { completionRoutineNeverRuns } from "./completion-routine-never-runs.ts";
import { completionRoutineReleasesIrp } from "./completion-routine-releases-irp.ts";
import { completionRoutineWithoutEx } from "./completion-routine-without-ex.ts";
import { contextNeverFreed } from "./context-never-freed.ts";
import { contiguousMemoryLeaked } from "./contiguous-memory-leaked.ts";
import { counterReadAgain } from "./counter-read-again.ts";
import { currentPacketNotCompleted } from "./current-packet-not-completed.ts";
import { danglingPointerKept } from "./dangling-pointer-kept.ts";
import { ddiObsolete } from "./ddi-obsolete.ts";
import { debugBreakLeft } from "./debug-break-left.ts";
import { defaultPoolTag } from "./default-pool-tag.ts";
import { deviceDeletedAtSurpriseRemoval } from "./device-deleted-at-surprise-removal.ts";
import { deviceDeletedBeforeDetach } from "./device-deleted-before-detach.ts";
import { deviceDetachedBeforeForward } from "./device-detached-before-forward.ts";
import { deviceExtensionAfterDelete } from "./device-extension-after-delete.ts";
import { deviceFlagsOverwritten } from "./device-flags-overwritten.ts";
import { deviceInitUsedAfterCreate } from "./device-init-used-after-create.ts";
import { deviceInitializingNotCleared } from "./device-initializing-not-cleared.ts";
import { deviceInterfaceNeverDisabled } from "./device-interface-never-disabled.ts";
import { deviceLeakedOnFailure } from "./device-leaked-on-failure.ts";
import { deviceLeftAfterRemoval } from "./device-left-after-removal.ts";
import { deviceLeftAttached } from "./device-left-attached.ts";
import { deviceNeverDeleted } from "./device-never-deleted.ts";
import { deviceNeverDetached } from "./device-never-detached.ts";
import { deviceSecureOpenMissing } from "./device-secure-open-missing.ts";
import { dispatchTypeMismatch } from "./dispatch-type-mismatch.ts";
import { dispatcherObjectInPagedPool } from "./dispatcher-object-in-paged-pool.ts";
import { dmaAdapterNeverPut } from "./dma-adapter-never-put.ts";
import { dmaOperationNotUndone } from "./dma-operation-not-undone.ts";
import { doubleFetch } from "./double-fetch.ts";
import { dpcNotInitialized } from "./dpc-not-initialized.ts";
import { dpcsFlushedBeforeTimerCancelled } from "./dpcs-flushed-before-timer-cancelled.ts";
import { driverEntryRoleMissing } from "./driver-entry-role-missing.ts";
import { entryFreedInsteadOfRecord } from "./entry-freed-instead-of-record.ts";
import { enumArgumentMismatch } from "./enum-argument-mismatch.ts";
import { errorLogEntryLeaked } from "./error-log-entry-leaked.ts";
import { eventNeverSet } from "./event-never-set.ts";
import { eventNotInitialized } from "./event-not-initialized.ts";
import { executablePool } from "./executable-pool.ts";
import { fastMutexNotInitialized } from "./fast-mutex-not-initialized.ts";
import { fileNameInformationLeaked } from "./file-name-information-leaked.ts";
import { fileNameNotParsed } from "./file-name-not-parsed.ts";
import { fileObjectLeaked } from "./file-object-leaked.ts";
import { fillArgumentsSwapped } from "./fill-arguments-swapped.ts";
import { filterBufferOutsideTry } from "./filter-buffer-outside-try.ts";
import { filterChangeNotMarked } from "./filter-change-not-marked.ts";
import { filterCompletesWithoutStatus } from "./filter-completes-without-status.ts";
import { filterCompletionContextLost } from "./filter-completion-context-lost.ts";
import { filterContextLeaked } from "./filter-context-leaked.ts";
import { filterMemoryLeaked } from "./filter-memory-leaked.ts";
import { filterObjectLeaked } from "./filter-object-leaked.ts";
import { filterStatusIgnored } from "./filter-status-ignored.ts";
import { filterTransactionLeftOpen } from "./filter-transaction-left-open.ts";
import { filteringPlatformLeaked } from "./filtering-platform-leaked.ts";
import { flagAsLock } from "./flag-as-lock.ts";
import { floatingPointAnnotationNotKept } from "./floating-point-annotation-not-kept.ts";
import { floatingPointRestoredAtOtherIrql } from "./floating-point-restored-at-other-irql.ts";
import { floatingPointStateNotRestored } from "./floating-point-state-not-restored.ts";
import { floatingPointUnprotected } from "./floating-point-unprotected.ts";
import { foreignErrorAsStatus } from "./foreign-error-as-status.ts";
import { foreignIrpFreed } from "./foreign-irp-freed.ts";
import { formatArgumentLeftOver } from "./format-argument-left-over.ts";
import { formatArgumentMismatch } from "./format-argument-mismatch.ts";
import { formatArgumentMissing } from "./format-argument-missing.ts";
import { formatArgumentSize } from "./format-argument-size.ts";
import { formatNotConstant } from "./format-not-constant.ts";
import { formatStructureByValue } from "./format-structure-by-value.ts";
import { frameworkInitLeaked } from "./framework-init-leaked.ts";
import { frameworkKeyLeaked } from "./framework-key-leaked.ts";
import { frameworkObjectLeaked } from "./framework-object-leaked.ts";
import { frameworkObjectNeverCreated } from "./framework-object-never-created.ts";
import { frameworkParentMissing } from "./framework-parent-missing.ts";
import { frameworkRequestCompletedTwice } from "./framework-request-completed-twice.ts";
import { frameworkRequestNotCompleted } from "./framework-request-not-completed.ts";
import { frameworkRequestStillCancelable } from "./framework-request-still-cancelable.ts";
import { frameworkRequestUsedAfterCompletion } from "./framework-request-used-after-completion.ts";
import { freedByOtherRoutine } from "./freed-by-other-routine.ts";
import { functionClassConflict } from "./function-class-conflict.ts";
import { functionClassDiffersFromType } from "./function-class-differs-from-type.ts";
import { handleLeaked } from "./handle-leaked.ts";
import { handleUsedAfterClose } from "./handle-used-after-close.ts";
import { informationBeyondBuffer } from "./information-beyond-buffer.ts";
import { inputLengthNotChecked } from "./input-length-not-checked.ts";
import { interruptNeverDisconnected } from "./interrupt-never-disconnected.ts";
import { ioSpaceLeaked } from "./io-space-leaked.ts";
import { ioSpaceNeverUnmapped } from "./io-space-never-unmapped.ts";
import { ioTimerNeverStopped } from "./io-timer-never-stopped.ts";
import { ioTimerOutsideAddDevice } from "./io-timer-outside-add-device.ts";
import { irpCancelNotChecked } from "./irp-cancel-not-checked.ts";
import { irpCompletedAsPending } from "./irp-completed-as-pending.ts";
import { irpCompletedBeforeLowerFinished } from "./irp-completed-before-lower-finished.ts";
import { irpCompletedUnderSpinLock } from "./irp-completed-under-spin-lock.ts";
import { irpCompletedWithCancelRoutine } from "./irp-completed-with-cancel-routine.ts";
import { irpCompletedWithoutStatus } from "./irp-completed-without-status.ts";
import { irpDoubleCompletion } from "./irp-double-completion.ts";
import { irpForwardedAtRaisedIrql } from "./irp-forwarded-at-raised-irql.ts";
import { irpForwardedToSelf } from "./irp-forwarded-to-self.ts";
import { irpMarkedPendingAfterQueueing } from "./irp-marked-pending-after-queueing.ts";
import { irpNotCompletedOrForwarded } from "./irp-not-completed-or-forwarded.ts";
import { irpStackLocationCopied } from "./irp-stack-location-copied.ts";
import { irpStackLocationNotSet } from "./irp-stack-location-not-set.ts";
import { irpTouchedAfterCompletion } from "./irp-touched-after-completion.ts";
import { irpTouchedAfterQueueing } from "./irp-touched-after-queueing.ts";
import { irqlAnnotationIllegal } from "./irql-annotation-illegal.ts";
import { irqlAnnotationsContradict } from "./irql-annotations-contradict.ts";
import { irqlBeyondOwnLimit } from "./irql-beyond-own-limit.ts";
import { irqlLoweredByRaise } from "./irql-lowered-by-raise.ts";
import { irqlNotRestored } from "./irql-not-restored.ts";
import { irqlRaisedByLower } from "./irql-raised-by-lower.ts";
import { irqlSavedParameterUnused } from "./irql-saved-parameter-unused.ts";
import { irqlTooHigh } from "./irql-too-high.ts";
import { irqlTooLow } from "./irql-too-low.ts";
import { keptIrpDropped } from "./kept-irp-dropped.ts";
import { kernelHandleMissing } from "./kernel-handle-missing.ts";
import { lengthTruncated } from "./length-truncated.ts";
import { listEntryMisused } from "./list-entry-misused.ts";
import { listHeadNotInitialized } from "./list-head-not-initialized.ts";
import { listMayBeEmpty } from "./list-may-be-empty.ts";
import { listNeverEmptied } from "./list-never-emptied.ts";
import { listedEntryFreed } from "./listed-entry-freed.ts";
import { lockOrderInverted } from "./lock-order-inverted.ts";
import { lockReleasedAsAnother } from "./lock-released-as-another.ts";
import { lockUnbalanced } from "./lock-unbalanced.ts";
import { lookasideListNeverDeleted } from "./lookaside-list-never-deleted.ts";
import { lowerStatusNotReturned } from "./lower-status-not-returned.ts";
import { mdlFreedWithLockedPages } from "./mdl-freed-with-locked-pages.ts";
import { mdlLeaked } from "./mdl-leaked.ts";
import { mdlMappingAfterUnlock } from "./mdl-mapping-after-unlock.ts";
import { mdlMemberRead } from "./mdl-member-read.ts";
import { mdlMemberWritten } from "./mdl-member-written.ts";
import { mdlUsedAfterFree } from "./mdl-used-after-free.ts";
import { memberNeverReleased } from "./member-never-released.ts";
import { memberPointerInStaticData } from "./member-pointer-in-static-data.ts";
import { memoryFreedThatIsNotPool } from "./memory-freed-that-is-not-pool.ts";
import { mutexNotInitialized } from "./mutex-not-initialized.ts";
import { nextPacketNotStarted } from "./next-packet-not-started.ts";
import { nextPowerIrpNotStarted } from "./next-power-irp-not-started.ts";
import { notOperatorOnStatus } from "./not-operator-on-status.ts";
import { ntSuccessOnBoolean } from "./nt-success-on-boolean.ts";
import { nullCharacterAsPointer } from "./null-character-as-pointer.ts";
import { nullDacl } from "./null-dacl.ts";
import { nullPointerDereferenced } from "./null-pointer-dereferenced.ts";
import { nullResultNotChecked } from "./null-result-not-checked.ts";
import { objectDereferencedTwice } from "./object-dereferenced-twice.ts";
import { objectReferenceKernelMode } from "./object-reference-kernel-mode.ts";
import { objectReferenceLeaked } from "./object-reference-leaked.ts";
import { objectTouchedAfterLastReference } from "./object-touched-after-last-reference.ts";
import { objectTypeNotChecked } from "./object-type-not-checked.ts";
import { optionalNotChecked } from "./optional-not-checked.ts";
import { outputReadAfterFailure } from "./output-read-after-failure.ts";
import { ownIrpCompleted } from "./own-irp-completed.ts";
import { ownIrpLeaked } from "./own-irp-leaked.ts";
import { ownIrpWithoutCompletionRoutine } from "./own-irp-without-completion-routine.ts";
import { pagedCodeAtRaisedIrql } from "./paged-code-at-raised-irql.ts";
import { pagedCodeMissing } from "./paged-code-missing.ts";
import { pagedCodeNotPaged } from "./paged-code-not-paged.ts";
import { pagedCodeTwice } from "./paged-code-twice.ts";
import { pagedPoolAtRaisedIrql } from "./paged-pool-at-raised-irql.ts";
import { pendingMismatch } from "./pending-mismatch.ts";
import { pendingReturnedNotPropagated } from "./pending-returned-not-propagated.ts";
import { physicalAddressTruncated } from "./physical-address-truncated.ts";
import { pnpDispatchMissing } from "./pnp-dispatch-missing.ts";
import { pnpIrpNotPassedDown } from "./pnp-irp-not-passed-down.ts";
import { pnpQueryRemoveNotSupported } from "./pnp-query-remove-not-supported.ts";
import { pnpRemoveFailed } from "./pnp-remove-failed.ts";
import { pointerTruncated } from "./pointer-truncated.ts";
import { poolAllocationSuperseded } from "./pool-allocation-superseded.ts";
import { poolFreedWithOtherTag } from "./pool-freed-with-other-tag.ts";
import { poolLeaked } from "./pool-leaked.ts";
import { poolMustSucceed } from "./pool-must-succeed.ts";
import { poolReadUnwritten } from "./pool-read-unwritten.ts";
import { poolTagNotIntegral } from "./pool-tag-not-integral.ts";
import { poolUsedAfterFree } from "./pool-used-after-free.ts";
import { poolWithoutTag } from "./pool-without-tag.ts";
import { poolZeroBytes } from "./pool-zero-bytes.ts";
import { powerDispatchMissing } from "./power-dispatch-missing.ts";
import { powerDownAllocates } from "./power-down-allocates.ts";
import { powerIrpFailed } from "./power-irp-failed.ts";
import { powerPageableRoutine } from "./power-pageable-routine.ts";
import { powerRequestStatusMisread } from "./power-request-status-misread.ts";
import { printedStringAtRaisedIrql } from "./printed-string-at-raised-irql.ts";
import { probeOutsideTry } from "./probe-outside-try.ts";
import { processAttachUnbalanced } from "./process-attach-unbalanced.ts";
import { queuedIrpDropped } from "./queued-irp-dropped.ts";
import { queuedIrpStillCancellable } from "./queued-irp-still-cancellable.ts";
import { queuedObjectFreed } from "./queued-object-freed.ts";
import { registrationLeftOnFailure } from "./registration-left-on-failure.ts";
import { registryKeyLeaked } from "./registry-key-leaked.ts";
import { registryNameLeaked } from "./registry-name-leaked.ts";
import { registryPathKept } from "./registry-path-kept.ts";
import { registryStringNotTerminated } from "./registry-string-not-terminated.ts";
import { removeLockLeaked } from "./remove-lock-leaked.ts";
import { removeLockLostForQueuedIrp } from "./remove-lock-lost-for-queued-irp.ts";
import { removeLockLostInCallback } from "./remove-lock-lost-in-callback.ts";
import { removeLockNeverWaitedFor } from "./remove-lock-never-waited-for.ts";
import { removeLockNotHeldWhenForwarding } from "./remove-lock-not-held-when-forwarding.ts";
import { removeLockNotInitialized } from "./remove-lock-not-initialized.ts";
import { removeLockReleasedTwice } from "./remove-lock-released-twice.ts";
import { removeLockTagMismatch } from "./remove-lock-tag-mismatch.ts";
import { removeLockWaitOutsideRemove } from "./remove-lock-wait-outside-remove.ts";
import { removeLockWithoutWait } from "./remove-lock-without-wait.ts";
import { removedEntryDropped } from "./removed-entry-dropped.ts";
import { requestIndexNotLimited } from "./request-index-not-limited.ts";
import { requestLengthNotLimited } from "./request-length-not-limited.ts";
import { requestMdlNotChecked } from "./request-mdl-not-checked.ts";
import { requestNameOpened } from "./request-name-opened.ts";
import { requestPointerCalled } from "./request-pointer-called.ts";
import { requestReachesHardware } from "./request-reaches-hardware.ts";
import { requestSizeOverflows } from "./request-size-overflows.ts";
import { requestStringNotTerminated } from "./request-string-not-terminated.ts";
import { requestedPowerIrpKept } from "./requested-power-irp-kept.ts";
import { resourceNeverDeleted } from "./resource-never-deleted.ts";
import { resourceNotInitialized } from "./resource-not-initialized.ts";
import { resourceWithoutCriticalRegion } from "./resource-without-critical-region.ts";
import { resultNotInspected } from "./result-not-inspected.ts";
import { roleTypeMismatch } from "./role-type-mismatch.ts";
import { roleTypeMissing } from "./role-type-missing.ts";
import type { Rule } from "./rule.ts";
import { rundownProtectionUnbalanced } from "./rundown-protection-unbalanced.ts";
import { semaphoreBeyondLimit } from "./semaphore-beyond-limit.ts";
import { semaphoreNotInitialized } from "./semaphore-not-initialized.ts";
import { sentIrpNotWaitedFor } from "./sent-irp-not-waited-for.ts";
import { setEventWaitInPagedCode } from "./set-event-wait-in-paged-code.ts";
import { signedLengthNotLimited } from "./signed-length-not-limited.ts";
import { sizeOfPointer } from "./size-of-pointer.ts";
import { spinLockDoubleAcquire } from "./spin-lock-double-acquire.ts";
import { spinLockNotInitialized } from "./spin-lock-not-initialized.ts";
import { spinLockOnStack } from "./spin-lock-on-stack.ts";
import { spinLockUnbalanced } from "./spin-lock-unbalanced.ts";
import { spinLockWrongIrql } from "./spin-lock-wrong-irql.ts";
import { stackAddressKept } from "./stack-address-kept.ts";
import { stackEventWaitTimedOut } from "./stack-event-wait-timed-out.ts";
import { stackFrameTooLarge } from "./stack-frame-too-large.ts";
import { stackObjectLeftQueued } from "./stack-object-left-queued.ts";
import { stallTooLong } from "./stall-too-long.ts";
import { startIoCancelRoutineNotCleared } from "./start-io-cancel-routine-not-cleared.ts";
import { startIoNeverNext } from "./start-io-never-next.ts";
import { startIoRecursion } from "./start-io-recursion.ts";
import { statusAsBoolean } from "./status-as-boolean.ts";
import { statusBitTest } from "./status-bit-test.ts";
import { statusOverwritten } from "./status-overwritten.ts";
import { stringCapacityExceedsBlock } from "./string-capacity-exceeds-block.ts";
import { stringFunctionUnsafe } from "./string-function-unsafe.ts";
import { stringWithoutTerminator } from "./string-without-terminator.ts";
import { strsafeInKernel } from "./strsafe-in-kernel.ts";
import { symbolicLinkLeftOnFailure } from "./symbolic-link-left-on-failure.ts";
import { symbolicLinkNeverDeleted } from "./symbolic-link-never-deleted.ts";
import { systemBufferLengthNotChecked } from "./system-buffer-length-not-checked.ts";
import { systemBufferTooShort } from "./system-buffer-too-short.ts";
import { systemControlDispatchMissing } from "./system-control-dispatch-missing.ts";
import { systemControlNotPassedDown } from "./system-control-not-passed-down.ts";
import { systemMemberRead } from "./system-member-read.ts";
import { systemMemberWritten } from "./system-member-written.ts";
import { systemThreadNeverEnds } from "./system-thread-never-ends.ts";
import { systemThreadNeverWaitedFor } from "./system-thread-never-waited-for.ts";
import { targetRelationNotReferenced } from "./target-relation-not-referenced.ts";
import { threadedIrpEventSet } from "./threaded-irp-event-set.ts";
import { threadedIrpFreed } from "./threaded-irp-freed.ts";
import { timerIntervalAbsolute } from "./timer-interval-absolute.ts";
import { timerNeverCancelled } from "./timer-never-cancelled.ts";
import { timerNotInitialized } from "./timer-not-initialized.ts";
import { unguardedAccess } from "./unguarded-access.ts";
import { unicodeBufferAsTerminated } from "./unicode-buffer-as-terminated.ts";
import { unicodeLengthInCharacters } from "./unicode-length-in-characters.ts";
import { unicodeStringLeaked } from "./unicode-string-leaked.ts";
import { uninitialisedOutput } from "./uninitialised-output.ts";
import { unloadMissing } from "./unload-missing.ts";
import { unmappedWithOtherSize } from "./unmapped-with-other-size.ts";
import { unsignedBelowZero } from "./unsigned-below-zero.ts";
import { usedAfterRelease } from "./used-after-release.ts";
import { userBufferNotProbed } from "./user-buffer-not-probed.ts";
import { userMemoryOutsideTry } from "./user-memory-outside-try.ts";
import { userPagesLockedAsKernel } from "./user-pages-locked-as-kernel.ts";
import { variableNotAlwaysWritten } from "./variable-not-always-written.ts";
import { variableReadUnwritten } from "./variable-read-unwritten.ts";
import { waitDoesNotFollow } from "./wait-does-not-follow.ts";
import { waitUserModeOnStack } from "./wait-user-mode-on-stack.ts";
import { workItemLeaked } from "./work-item-leaked.ts";
import { workItemNeverFreed } from "./work-item-never-freed.ts";
import { zeroingRemoved } from "./zeroing-removed.ts";

export const rules: readonly Rule[] = [
  irqlTooHigh,
  irqlTooLow,
  irqlNotRestored,
  pagedCodeAtRaisedIrql,
  pagedCodeMissing,
  pagedCodeNotPaged,
  pagedPoolAtRaisedIrql,
  spinLockUnbalanced,
  spinLockDoubleAcquire,
  spinLockWrongIrql,
  cancelSpinLockUnbalanced,
  lockUnbalanced,
  irpNotCompletedOrForwarded,
  pendingMismatch,
  allocationNotChecked,
  completedStatusMismatch,
  deviceInitializingNotCleared,
  irpCompletedAsPending,
  irpCompletedUnderSpinLock,
  irpCompletedWithCancelRoutine,
  irpCompletedWithoutStatus,
  irpDoubleCompletion,
  irpTouchedAfterCompletion,
  poolLeaked,
  contextNeverFreed,
  poolUsedAfterFree,
  usedAfterRelease,
  defaultPoolTag,
  irpStackLocationNotSet,
  pagedCodeTwice,
  variableNotAlwaysWritten,
  variableReadUnwritten,
  waitUserModeOnStack,
  attachedDeviceReferenceLeaked,
  contiguousMemoryLeaked,
  deviceLeakedOnFailure,
  errorLogEntryLeaked,
  fileObjectLeaked,
  floatingPointStateNotRestored,
  handleLeaked,
  handleUsedAfterClose,
  ioSpaceLeaked,
  mdlLeaked,
  mdlUsedAfterFree,
  objectDereferencedTwice,
  objectReferenceLeaked,
  processAttachUnbalanced,
  registryKeyLeaked,
  symbolicLinkLeftOnFailure,
  unicodeStringLeaked,
  workItemLeaked,
  completionRoutineNeverRuns,
  completionRoutineReleasesIrp,
  foreignIrpFreed,
  irpCompletedBeforeLowerFinished,
  lowerStatusNotReturned,
  mdlFreedWithLockedPages,
  ownIrpCompleted,
  ownIrpLeaked,
  ownIrpWithoutCompletionRoutine,
  pendingReturnedNotPropagated,
  removeLockLeaked,
  removeLockLostInCallback,
  removeLockNeverWaitedFor,
  removeLockNotHeldWhenForwarding,
  removeLockNotInitialized,
  removeLockReleasedTwice,
  removeLockWaitOutsideRemove,
  removeLockWithoutWait,
  sentIrpNotWaitedFor,
  stackEventWaitTimedOut,
  threadedIrpFreed,
  addDeviceNotAttached,
  cancelIrqlNotRestored,
  cancelRoutineDropsIrp,
  cancelRoutineResultIgnored,
  cancelRoutineWrongStatus,
  completionExWrongDevice,
  completionRoutineWithoutEx,
  deviceDeletedAtSurpriseRemoval,
  deviceDeletedBeforeDetach,
  deviceDetachedBeforeForward,
  deviceExtensionAfterDelete,
  irpCancelNotChecked,
  irpForwardedToSelf,
  irpStackLocationCopied,
  pnpIrpNotPassedDown,
  pnpRemoveFailed,
  powerIrpFailed,
  requestedPowerIrpKept,
  startIoCancelRoutineNotCleared,
  startIoNeverNext,
  startIoRecursion,
  callbackNeverUnregistered,
  deviceLeftAttached,
  deviceLeftAfterRemoval,
  deviceNeverDeleted,
  deviceNeverDetached,
  dmaAdapterNeverPut,
  interruptNeverDisconnected,
  ioSpaceNeverUnmapped,
  ioTimerNeverStopped,
  lookasideListNeverDeleted,
  nextPowerIrpNotStarted,
  pnpDispatchMissing,
  powerDispatchMissing,
  resourceNeverDeleted,
  symbolicLinkNeverDeleted,
  systemControlDispatchMissing,
  systemThreadNeverWaitedFor,
  timerNeverCancelled,
  unloadMissing,
  workItemNeverFreed,
  booleanAsStatus,
  ddiObsolete,
  debugBreakLeft,
  deviceFlagsOverwritten,
  executablePool,
  fillArgumentsSwapped,
  formatStructureByValue,
  filterTransactionLeftOpen,
  fileNameNotParsed,
  listMayBeEmpty,
  listNeverEmptied,
  lockOrderInverted,
  lockReleasedAsAnother,
  optionalNotChecked,
  unmappedWithOtherSize,
  stackAddressKept,
  entryFreedInsteadOfRecord,
  listEntryMisused,
  caseFallsThrough,
  dpcsFlushedBeforeTimerCancelled,
  stringCapacityExceedsBlock,
  signedLengthNotLimited,
  rundownProtectionUnbalanced,
  stringWithoutTerminator,
  charactersAsBytes,
  unsignedBelowZero,
  counterReadAgain,
  comparedBytesMisread,
  formatNotConstant,
  formatArgumentSize,
  formatArgumentMismatch,
  formatArgumentLeftOver,
  formatArgumentMissing,
  floatingPointRestoredAtOtherIrql,
  floatingPointUnprotected,
  foreignErrorAsStatus,
  memoryFreedThatIsNotPool,
  freedByOtherRoutine,
  notOperatorOnStatus,
  ntSuccessOnBoolean,
  nullCharacterAsPointer,
  physicalAddressTruncated,
  pointerTruncated,
  poolAllocationSuperseded,
  poolFreedWithOtherTag,
  poolMustSucceed,
  poolTagNotIntegral,
  poolWithoutTag,
  poolZeroBytes,
  resultNotInspected,
  sizeOfPointer,
  stackFrameTooLarge,
  statusAsBoolean,
  statusBitTest,
  statusOverwritten,
  stringFunctionUnsafe,
  deviceSecureOpenMissing,
  dispatcherObjectInPagedPool,
  dpcNotInitialized,
  eventNotInitialized,
  fastMutexNotInitialized,
  ioTimerOutsideAddDevice,
  irqlLoweredByRaise,
  irqlRaisedByLower,
  listHeadNotInitialized,
  mutexNotInitialized,
  nullDacl,
  nullResultNotChecked,
  printedStringAtRaisedIrql,
  probeOutsideTry,
  registryPathKept,
  registryStringNotTerminated,
  resourceNotInitialized,
  resourceWithoutCriticalRegion,
  semaphoreNotInitialized,
  semaphoreBeyondLimit,
  setEventWaitInPagedCode,
  waitDoesNotFollow,
  spinLockNotInitialized,
  spinLockOnStack,
  stackObjectLeftQueued,
  stallTooLong,
  systemBufferLengthNotChecked,
  timerIntervalAbsolute,
  timerNotInitialized,
  unicodeBufferAsTerminated,
  unicodeLengthInCharacters,
  userBufferNotProbed,
  requestLengthNotLimited,
  requestIndexNotLimited,
  requestSizeOverflows,
  requestReachesHardware,
  requestStringNotTerminated,
  boundsCheckOverflows,
  lengthTruncated,
  systemBufferTooShort,
  dispatchTypeMismatch,
  driverEntryRoleMissing,
  enumArgumentMismatch,
  functionClassConflict,
  functionClassDiffersFromType,
  irpForwardedAtRaisedIrql,
  irqlAnnotationIllegal,
  irqlAnnotationsContradict,
  irqlSavedParameterUnused,
  mdlMemberRead,
  mdlMemberWritten,
  objectReferenceKernelMode,
  powerDownAllocates,
  powerPageableRoutine,
  roleTypeMismatch,
  roleTypeMissing,
  strsafeInKernel,
  systemMemberRead,
  systemMemberWritten,
  targetRelationNotReferenced,
  doubleFetch,
  informationBeyondBuffer,
  uninitialisedOutput,
  objectTouchedAfterLastReference,
  objectTypeNotChecked,
  zeroingRemoved,
  annotationMalformed,
  threadedIrpEventSet,
  pnpQueryRemoveNotSupported,
  deviceInitUsedAfterCreate,
  keptIrpDropped,
  kernelHandleMissing,
  dmaOperationNotUndone,
  completionEventNotSet,
  annotationsConflict,
  memberPointerInStaticData,
  irqlBeyondOwnLimit,
  floatingPointAnnotationNotKept,
  irpMarkedPendingAfterQueueing,
  userMemoryOutsideTry,
  userPagesLockedAsKernel,
  mdlMappingAfterUnlock,
  memberNeverReleased,
  deviceInterfaceNeverDisabled,
  cancelRoutineLeavesIrpQueued,
  queuedIrpStillCancellable,
  queuedIrpDropped,
  irpTouchedAfterQueueing,
  outputReadAfterFailure,
  poolReadUnwritten,
  removeLockLostForQueuedIrp,
  nullPointerDereferenced,
  arrayIndexOutOfBounds,
  bufferOverrun,
  danglingPointerKept,
  eventNeverSet,
  attachNotChecked,
  powerRequestStatusMisread,
  requestMdlNotChecked,
  requestNameOpened,
  requestPointerCalled,
  removedEntryDropped,
  listedEntryFreed,
  nextPacketNotStarted,
  currentPacketNotCompleted,
  registrationLeftOnFailure,
  callbackDropsIrp,
  systemThreadNeverEnds,
  unguardedAccess,
  flagAsLock,
  inputLengthNotChecked,
  queuedObjectFreed,
  completionRoutineFinishesIrp,
  removeLockTagMismatch,
  systemControlNotPassedDown,
  fileNameInformationLeaked,
  filterContextLeaked,
  filterObjectLeaked,
  filterMemoryLeaked,
  filterCompletesWithoutStatus,
  filterStatusIgnored,
  filterCompletionContextLost,
  filterBufferOutsideTry,
  filterChangeNotMarked,
  registryNameLeaked,
  filteringPlatformLeaked,
  frameworkInitLeaked,
  frameworkKeyLeaked,
  frameworkObjectLeaked,
  frameworkObjectNeverCreated,
  frameworkParentMissing,
  frameworkRequestCompletedTwice,
  frameworkRequestNotCompleted,
  frameworkRequestStillCancelable,
  frameworkRequestUsedAfterCompletion,
];

export function findRule(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}

/** By id, or by the name another tool gives it: "C28121", "28121", "cpp/drivers/irql-too-high", "PagedCode". */
export function findRuleByName(name: string): Rule[] {
  const wanted = name.toLowerCase();
  const exact = rules.filter((rule) => rule.id === wanted);
  if (exact.length > 0) return exact;
  return rules.filter((rule) =>
    aliasesOf(rule).some((alias) => alias.toLowerCase() === wanted || alias.toLowerCase() === `c${wanted}`),
  );
}
export function aliasesOf(rule: Rule): string[] {
  return [...(rule.names.codeAnalysis ?? []), ...(rule.names.codeql ?? []), ...(rule.names.staticDriverVerifier ?? [])];
}
