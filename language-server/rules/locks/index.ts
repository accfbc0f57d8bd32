// Rules on locks, events and waits.
import type { Rule } from "../rule.ts";
import { cancelIrqlNotRestored } from "./cancel-irql-not-restored.ts";
import { cancelSpinLockUnbalanced } from "./cancel-spin-lock-unbalanced.ts";
import { counterReadAgain } from "./counter-read-again.ts";
import { eventNeverSet } from "./event-never-set.ts";
import { eventNotInitialized } from "./event-not-initialized.ts";
import { fastMutexNotInitialized } from "./fast-mutex-not-initialized.ts";
import { flagAsLock } from "./flag-as-lock.ts";
import { listChangedUnderSharedLock } from "./list-changed-under-shared-lock.ts";
import { lockOrderInverted } from "./lock-order-inverted.ts";
import { lockReleasedAsAnother } from "./lock-released-as-another.ts";
import { lockUnbalanced } from "./lock-unbalanced.ts";
import { mutexNotInitialized } from "./mutex-not-initialized.ts";
import { resourceNeverDeleted } from "./resource-never-deleted.ts";
import { resourceNotInitialized } from "./resource-not-initialized.ts";
import { resourceWithoutCriticalRegion } from "./resource-without-critical-region.ts";
import { rundownProtectionUnbalanced } from "./rundown-protection-unbalanced.ts";
import { semaphoreBeyondLimit } from "./semaphore-beyond-limit.ts";
import { semaphoreNotInitialized } from "./semaphore-not-initialized.ts";
import { spinLockDoubleAcquire } from "./spin-lock-double-acquire.ts";
import { spinLockNotInitialized } from "./spin-lock-not-initialized.ts";
import { spinLockOnStack } from "./spin-lock-on-stack.ts";
import { spinLockSharedWithInterrupt } from "./spin-lock-shared-with-interrupt.ts";
import { spinLockUnbalanced } from "./spin-lock-unbalanced.ts";
import { spinLockWrongIrql } from "./spin-lock-wrong-irql.ts";
import { unguardedAccess } from "./unguarded-access.ts";
import { waitDoesNotFollow } from "./wait-does-not-follow.ts";
import { waitUserModeOnStack } from "./wait-user-mode-on-stack.ts";

export const lockRules: readonly Rule[] = [
  spinLockUnbalanced,
  spinLockDoubleAcquire,
  spinLockWrongIrql,
  cancelSpinLockUnbalanced,
  lockUnbalanced,
  waitUserModeOnStack,
  cancelIrqlNotRestored,
  resourceNeverDeleted,
  lockOrderInverted,
  lockReleasedAsAnother,
  rundownProtectionUnbalanced,
  counterReadAgain,
  eventNotInitialized,
  fastMutexNotInitialized,
  mutexNotInitialized,
  resourceNotInitialized,
  resourceWithoutCriticalRegion,
  semaphoreNotInitialized,
  semaphoreBeyondLimit,
  waitDoesNotFollow,
  spinLockNotInitialized,
  spinLockOnStack,
  spinLockSharedWithInterrupt,
  eventNeverSet,
  unguardedAccess,
  listChangedUnderSharedLock,
  flagAsLock,
];
