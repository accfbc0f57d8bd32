// Rules on pool, MDLs, lists and variables: who may touch what, when, and how far.
import type { Rule } from "../rule.ts";
import { allocationNotChecked } from "./allocation-not-checked.ts";
import { allocationRaisesOutsideTry } from "./allocation-raises-outside-try.ts";
import { arrayIndexOutOfBounds } from "./array-index-out-of-bounds.ts";
import { bufferOverrun } from "./buffer-overrun.ts";
import { contextNeverFreed } from "./context-never-freed.ts";
import { contiguousMemoryLeaked } from "./contiguous-memory-leaked.ts";
import { danglingPointerKept } from "./dangling-pointer-kept.ts";
import { defaultPoolTag } from "./default-pool-tag.ts";
import { entryFreedInsteadOfRecord } from "./entry-freed-instead-of-record.ts";
import { executablePool } from "./executable-pool.ts";
import { failedOutputUsed } from "./failed-output-used.ts";
import { freedByOtherRoutine } from "./freed-by-other-routine.ts";
import { genericTableNotInitialized } from "./generic-table-not-initialized.ts";
import { listEntryMisused } from "./list-entry-misused.ts";
import { listHeadNotInitialized } from "./list-head-not-initialized.ts";
import { listMayBeEmpty } from "./list-may-be-empty.ts";
import { listNeverEmptied } from "./list-never-emptied.ts";
import { listedEntryFreed } from "./listed-entry-freed.ts";
import { lookasideEntryTooSmall } from "./lookaside-entry-too-small.ts";
import { lookasideListNotInitialized } from "./lookaside-list-not-initialized.ts";
import { mdlFreedWithLockedPages } from "./mdl-freed-with-locked-pages.ts";
import { mdlLeaked } from "./mdl-leaked.ts";
import { mdlMappingAfterUnlock } from "./mdl-mapping-after-unlock.ts";
import { mdlMemberRead } from "./mdl-member-read.ts";
import { mdlMemberWritten } from "./mdl-member-written.ts";
import { mdlUsedAfterFree } from "./mdl-used-after-free.ts";
import { memberNeverReleased } from "./member-never-released.ts";
import { memberPointerInStaticData } from "./member-pointer-in-static-data.ts";
import { memoryFreedThatIsNotPool } from "./memory-freed-that-is-not-pool.ts";
import { nullFreed } from "./null-freed.ts";
import { nullPointerDereferenced } from "./null-pointer-dereferenced.ts";
import { nullResultNotChecked } from "./null-result-not-checked.ts";
import { optionalNotChecked } from "./optional-not-checked.ts";
import { outputReadAfterFailure } from "./output-read-after-failure.ts";
import { pagesLeaked } from "./pages-leaked.ts";
import { poolAllocationSuperseded } from "./pool-allocation-superseded.ts";
import { poolFreedWithOtherTag } from "./pool-freed-with-other-tag.ts";
import { poolLeaked } from "./pool-leaked.ts";
import { poolMustSucceed } from "./pool-must-succeed.ts";
import { poolReadUnwritten } from "./pool-read-unwritten.ts";
import { poolTagNotIntegral } from "./pool-tag-not-integral.ts";
import { poolUsedAfterFree } from "./pool-used-after-free.ts";
import { poolWithoutTag } from "./pool-without-tag.ts";
import { poolZeroBytes } from "./pool-zero-bytes.ts";
import { queuedObjectFreed } from "./queued-object-freed.ts";
import { stackAddressKept } from "./stack-address-kept.ts";
import { stackFrameTooLarge } from "./stack-frame-too-large.ts";
import { stackObjectLeftQueued } from "./stack-object-left-queued.ts";
import { systemBlockLeaked } from "./system-block-leaked.ts";
import { usedAfterRelease } from "./used-after-release.ts";
import { variableNotAlwaysWritten } from "./variable-not-always-written.ts";
import { variableReadUnwritten } from "./variable-read-unwritten.ts";
import { zeroingRemoved } from "./zeroing-removed.ts";

export const memoryRules: readonly Rule[] = [
  allocationNotChecked,
  poolLeaked,
  contextNeverFreed,
  poolUsedAfterFree,
  usedAfterRelease,
  defaultPoolTag,
  variableNotAlwaysWritten,
  variableReadUnwritten,
  contiguousMemoryLeaked,
  mdlLeaked,
  mdlUsedAfterFree,
  mdlFreedWithLockedPages,
  executablePool,
  listMayBeEmpty,
  listNeverEmptied,
  optionalNotChecked,
  stackAddressKept,
  entryFreedInsteadOfRecord,
  listEntryMisused,
  memoryFreedThatIsNotPool,
  freedByOtherRoutine,
  poolAllocationSuperseded,
  poolFreedWithOtherTag,
  poolMustSucceed,
  poolTagNotIntegral,
  poolWithoutTag,
  poolZeroBytes,
  stackFrameTooLarge,
  listHeadNotInitialized,
  nullResultNotChecked,
  stackObjectLeftQueued,
  mdlMemberRead,
  mdlMemberWritten,
  zeroingRemoved,
  memberPointerInStaticData,
  mdlMappingAfterUnlock,
  memberNeverReleased,
  outputReadAfterFailure,
  poolReadUnwritten,
  nullPointerDereferenced,
  nullFreed,
  arrayIndexOutOfBounds,
  bufferOverrun,
  danglingPointerKept,
  listedEntryFreed,
  queuedObjectFreed,
  genericTableNotInitialized,
  lookasideListNotInitialized,
  lookasideEntryTooSmall,
  allocationRaisesOutsideTry,
  systemBlockLeaked,
  pagesLeaked,
  failedOutputUsed,
];
