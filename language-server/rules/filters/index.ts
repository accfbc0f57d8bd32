// Rules for minifilters, for drivers of NDIS and for callouts of the filtering platform.
import type { Rule } from "../rule.ts";
import { clientPortNeverClosed } from "./client-port-never-closed.ts";
import { fileNameInformationLeaked } from "./file-name-information-leaked.ts";
import { fileNameNotParsed } from "./file-name-not-parsed.ts";
import { filterBufferOutsideTry } from "./filter-buffer-outside-try.ts";
import { filterChangeNotMarked } from "./filter-change-not-marked.ts";
import { filterCompletesWithoutStatus } from "./filter-completes-without-status.ts";
import { filterCompletionContextLeaked } from "./filter-completion-context-leaked.ts";
import { filterCompletionContextLost } from "./filter-completion-context-lost.ts";
import { filterContextLeaked } from "./filter-context-leaked.ts";
import { filterMemoryLeaked } from "./filter-memory-leaked.ts";
import { filterNeverStarted } from "./filter-never-started.ts";
import { filterObjectLeaked } from "./filter-object-leaked.ts";
import { filterPostoperationMissing } from "./filter-postoperation-missing.ts";
import { filterRequestNeverResumed } from "./filter-request-never-resumed.ts";
import { filterStatusIgnored } from "./filter-status-ignored.ts";
import { filterTransactionLeftOpen } from "./filter-transaction-left-open.ts";
import { filteringPlatformLeaked } from "./filtering-platform-leaked.ts";
import { messageLengthNotChecked } from "./message-length-not-checked.ts";
import { messageTimeoutAsSuccess } from "./message-timeout-as-success.ts";
import { netBufferListDropped } from "./net-buffer-list-dropped.ts";
import { netBufferListPassedUnderSpinLock } from "./net-buffer-list-passed-under-spin-lock.ts";
import { oidBufferLengthNotChecked } from "./oid-buffer-length-not-checked.ts";
import { oidPendingMismatch } from "./oid-pending-mismatch.ts";
import { portClosedAfterFilter } from "./port-closed-after-filter.ts";

export const filterRules: readonly Rule[] = [
  filterTransactionLeftOpen,
  fileNameNotParsed,
  fileNameInformationLeaked,
  filterContextLeaked,
  filterObjectLeaked,
  filterMemoryLeaked,
  filterCompletesWithoutStatus,
  filterStatusIgnored,
  filterCompletionContextLost,
  filterBufferOutsideTry,
  filterChangeNotMarked,
  filteringPlatformLeaked,
  filterPostoperationMissing,
  filterRequestNeverResumed,
  messageLengthNotChecked,
  netBufferListDropped,
  netBufferListPassedUnderSpinLock,
  oidBufferLengthNotChecked,
  oidPendingMismatch,
  clientPortNeverClosed,
  filterCompletionContextLeaked,
  filterNeverStarted,
  portClosedAfterFilter,
  messageTimeoutAsSuccess,
];
