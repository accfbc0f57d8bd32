// DPCs are waited for before the timer that queues them is cancelled.

import { moveDown } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

export const dpcsFlushedBeforeTimerCancelled: Rule = {
  id: "dpcs-flushed-before-timer-cancelled",
  severity: "warning",
  summary: "KeFlushQueuedDpcs is called before the timer is cancelled, and not after.",
  names: {},
  fix: moveDown("Cancel the timer first", /KeCancelTimer/),
  page: `KeFlushQueuedDpcs waits for the DPCs that have been queued by then. A timer that is still set queues its DPC again a moment later, and that
one runs after the memory, or the driver, is gone.

**Mend it**: KeCancelTimer first, then KeFlushQueuedDpcs.

\`\`\`c bad
#include <ntddk.h>
typedef struct _EXT { KTIMER Timer; } EXT, *PEXT;
VOID Stop(PEXT Ext)
{
    KeFlushQueuedDpcs();
//  ^^^^^^^^^^^^^^^^^ dpcs-flushed-before-timer-cancelled: KeCancelTimer
    KeCancelTimer(&Ext->Timer);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
typedef struct _EXT { KTIMER Timer; } EXT, *PEXT;
VOID Stop(PEXT Ext)
{
    KeCancelTimer(&Ext->Timer);
    KeFlushQueuedDpcs();
}
\`\`\`
`,
  body(_info, code) {
    const flushes = code.calls.filter(({ name }) => name === "KeFlushQueuedDpcs");
    const last = flushes.at(-1);
    if (!last) return [];
    const cancels = code.calls.filter(({ name }) => name === "KeCancelTimer");
    const [first] = cancels;
    if (!first || cancels.some(({ at }) => at.first < last.at.first)) return [];
    // In the same run of statements: what stands in another branch is another case.
    if (first.block.id !== last.block.id) return [];
    return [{ message: "the timer may queue its DPC again after this: KeCancelTimer comes first", at: last.at }];
  },
};
