// Rules on remove locks.
import type { Rule } from "../rule.ts";
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

export const removeLockRules: readonly Rule[] = [
  removeLockLeaked,
  removeLockLostInCallback,
  removeLockNeverWaitedFor,
  removeLockNotHeldWhenForwarding,
  removeLockNotInitialized,
  removeLockReleasedTwice,
  removeLockWaitOutsideRemove,
  removeLockWithoutWait,
  removeLockLostForQueuedIrp,
  removeLockTagMismatch,
];
