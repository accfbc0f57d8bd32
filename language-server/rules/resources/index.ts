// Rules on handles, references, mappings, work items, timers, DPCs and threads: what is got must be given back.
import type { Rule } from "../rule.ts";
import { cachedDataLeftPinned } from "./cached-data-left-pinned.ts";
import { dmaAdapterNeverPut } from "./dma-adapter-never-put.ts";
import { dmaOperationNotUndone } from "./dma-operation-not-undone.ts";
import { dpcNotInitialized } from "./dpc-not-initialized.ts";
import { dpcsFlushedBeforeTimerCancelled } from "./dpcs-flushed-before-timer-cancelled.ts";
import { errorLogEntryLeaked } from "./error-log-entry-leaked.ts";
import { fileObjectLeaked } from "./file-object-leaked.ts";
import { handleLeaked } from "./handle-leaked.ts";
import { handleUsedAfterClose } from "./handle-used-after-close.ts";
import { impersonationNotReverted } from "./impersonation-not-reverted.ts";
import { interruptNeverDisconnected } from "./interrupt-never-disconnected.ts";
import { ioSpaceLeaked } from "./io-space-leaked.ts";
import { ioSpaceNeverUnmapped } from "./io-space-never-unmapped.ts";
import { kernelHandleMissing } from "./kernel-handle-missing.ts";
import { lookasideListNeverDeleted } from "./lookaside-list-never-deleted.ts";
import { networkObjectLeaked } from "./network-object-leaked.ts";
import { objectDereferencedTwice } from "./object-dereferenced-twice.ts";
import { objectReferenceKernelMode } from "./object-reference-kernel-mode.ts";
import { objectReferenceLeaked } from "./object-reference-leaked.ts";
import { objectTouchedAfterLastReference } from "./object-touched-after-last-reference.ts";
import { objectTypeNotChecked } from "./object-type-not-checked.ts";
import { processAttachUnbalanced } from "./process-attach-unbalanced.ts";
import { registryKeyLeaked } from "./registry-key-leaked.ts";
import { registryNameLeaked } from "./registry-name-leaked.ts";
import { registryPathKept } from "./registry-path-kept.ts";
import { registryValueNotChecked } from "./registry-value-not-checked.ts";
import { securityContextLeaked } from "./security-context-leaked.ts";
import { synchronizeMissing } from "./synchronize-missing.ts";
import { systemThreadNeverEnds } from "./system-thread-never-ends.ts";
import { systemThreadNeverWaitedFor } from "./system-thread-never-waited-for.ts";
import { timerIntervalAbsolute } from "./timer-interval-absolute.ts";
import { timerNeverCancelled } from "./timer-never-cancelled.ts";
import { timerNotInitialized } from "./timer-not-initialized.ts";
import { timerObjectLeaked } from "./timer-object-leaked.ts";
import { unicodeStringLeaked } from "./unicode-string-leaked.ts";
import { unmappedWithOtherSize } from "./unmapped-with-other-size.ts";
import { viewLeftMapped } from "./view-left-mapped.ts";
import { workItemFreedWhileQueued } from "./work-item-freed-while-queued.ts";
import { workItemLeaked } from "./work-item-leaked.ts";
import { workItemNeverFreed } from "./work-item-never-freed.ts";

export const resourceRules: readonly Rule[] = [
  errorLogEntryLeaked,
  fileObjectLeaked,
  handleLeaked,
  handleUsedAfterClose,
  ioSpaceLeaked,
  networkObjectLeaked,
  objectDereferencedTwice,
  objectReferenceLeaked,
  processAttachUnbalanced,
  registryKeyLeaked,
  unicodeStringLeaked,
  workItemLeaked,
  dmaAdapterNeverPut,
  interruptNeverDisconnected,
  ioSpaceNeverUnmapped,
  lookasideListNeverDeleted,
  systemThreadNeverWaitedFor,
  timerNeverCancelled,
  workItemNeverFreed,
  unmappedWithOtherSize,
  dpcsFlushedBeforeTimerCancelled,
  dpcNotInitialized,
  registryPathKept,
  timerIntervalAbsolute,
  timerNotInitialized,
  objectReferenceKernelMode,
  objectTouchedAfterLastReference,
  objectTypeNotChecked,
  kernelHandleMissing,
  dmaOperationNotUndone,
  systemThreadNeverEnds,
  registryNameLeaked,
  registryValueNotChecked,
  synchronizeMissing,
  workItemFreedWhileQueued,
  viewLeftMapped,
  securityContextLeaked,
  cachedDataLeftPinned,
  timerObjectLeaked,
  impersonationNotReverted,
];
