// An event, timer, DPC or lock in memory that may be paged out.
import { baseOf } from "../../analysis/pool.ts";
import type { Rule } from "../rule.ts";

const id = "dispatcher-object-in-paged-pool";

export const dispatcherObjectInPagedPool: Rule = {
  id,
  severity: "error",
  summary: "A kernel object is initialised in paged pool.",
  names: {},
  page: `The kernel works on dispatcher objects, DPCs and spin locks at DISPATCH_LEVEL, where no page can be read in.

**Mend it**: allocate the structure that holds it from non-paged pool.

\`\`\`c bad
#include <wdm.h>
typedef struct _WAITER { KEVENT Done; ULONG Result; } WAITER, *PWAITER;
PWAITER NewWaiter(VOID)
{
    PWAITER waiter = ExAllocatePool2(POOL_FLAG_PAGED, sizeof(WAITER), 'tiaW');
    if (waiter != NULL) {
        KeInitializeEvent(&waiter->Done, NotificationEvent, FALSE);
//      ^^^^^^^^^^^^^^^^^ dispatcher-object-in-paged-pool: paged pool
    }
    return waiter;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _WAITER { KEVENT Done; ULONG Result; } WAITER, *PWAITER;
PWAITER NewWaiter(VOID)
{
    PWAITER waiter = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(WAITER), 'tiaW');
    if (waiter != NULL) {
        KeInitializeEvent(&waiter->Done, NotificationEvent, FALSE);
    }
    return waiter;
}
\`\`\`
`,
  paths: () => ({
    calls: [
      "KeInitializeEvent",
      "KeInitializeTimer",
      "KeInitializeTimerEx",
      "KeInitializeDpc",
      "KeInitializeThreadedDpc",
      "KeInitializeMutex",
      "KeInitializeSemaphore",
      "KeInitializeSpinLock",
      "ExInitializeFastMutex",
      "ExInitializeResourceLite",
      "IoInitializeRemoveLockEx",
    ],
    beforeCall(event) {
      const object = event.args[0];
      const mark = object && event.state.mark("paged", baseOf(object));
      if (!mark) return;
      event.run.report(
        id,
        {
          message: `${event.written} is called for an object in paged pool`,
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
  }),
};
