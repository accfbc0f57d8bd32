// Rules on IRQL, on pageable code and memory, and on the floating-point state.
import type { Rule } from "../rule.ts";
import { dispatcherObjectInPagedPool } from "./dispatcher-object-in-paged-pool.ts";
import { floatingPointAnnotationNotKept } from "./floating-point-annotation-not-kept.ts";
import { floatingPointRestoredAtOtherIrql } from "./floating-point-restored-at-other-irql.ts";
import { floatingPointStateNotRestored } from "./floating-point-state-not-restored.ts";
import { floatingPointUnprotected } from "./floating-point-unprotected.ts";
import { initCodeRunsLater } from "./init-code-runs-later.ts";
import { irpForwardedAtRaisedIrql } from "./irp-forwarded-at-raised-irql.ts";
import { irqlAnnotationIllegal } from "./irql-annotation-illegal.ts";
import { irqlAnnotationsContradict } from "./irql-annotations-contradict.ts";
import { irqlBeyondOwnLimit } from "./irql-beyond-own-limit.ts";
import { irqlLoweredByRaise } from "./irql-lowered-by-raise.ts";
import { irqlNotRestored } from "./irql-not-restored.ts";
import { irqlRaisedByLower } from "./irql-raised-by-lower.ts";
import { irqlSavedParameterUnused } from "./irql-saved-parameter-unused.ts";
import { irqlTooHigh } from "./irql-too-high.ts";
import { irqlTooLow } from "./irql-too-low.ts";
import { pagedCodeAtRaisedIrql } from "./paged-code-at-raised-irql.ts";
import { pagedCodeMissing } from "./paged-code-missing.ts";
import { pagedCodeNotPaged } from "./paged-code-not-paged.ts";
import { pagedCodeTwice } from "./paged-code-twice.ts";
import { pagedPoolAtRaisedIrql } from "./paged-pool-at-raised-irql.ts";
import { powerDownAllocates } from "./power-down-allocates.ts";
import { powerPageableRoutine } from "./power-pageable-routine.ts";
import { printedStringAtRaisedIrql } from "./printed-string-at-raised-irql.ts";
import { setEventWaitInPagedCode } from "./set-event-wait-in-paged-code.ts";
import { stallTooLong } from "./stall-too-long.ts";

export const irqlRules: readonly Rule[] = [
  irqlTooHigh,
  irqlTooLow,
  irqlNotRestored,
  pagedCodeAtRaisedIrql,
  pagedCodeMissing,
  pagedCodeNotPaged,
  pagedPoolAtRaisedIrql,
  pagedCodeTwice,
  initCodeRunsLater,
  floatingPointStateNotRestored,
  floatingPointRestoredAtOtherIrql,
  floatingPointUnprotected,
  dispatcherObjectInPagedPool,
  irqlLoweredByRaise,
  irqlRaisedByLower,
  printedStringAtRaisedIrql,
  setEventWaitInPagedCode,
  stallTooLong,
  irpForwardedAtRaisedIrql,
  irqlAnnotationIllegal,
  irqlAnnotationsContradict,
  irqlSavedParameterUnused,
  powerDownAllocates,
  powerPageableRoutine,
  irqlBeyondOwnLimit,
  floatingPointAnnotationNotKept,
];
