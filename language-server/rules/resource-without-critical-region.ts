// A resource whose owner can be suspended.
import { rangeOf } from "../analysis/facts.ts";
import type { Rule } from "./rule.ts";

const id = "resource-without-critical-region";

export const resourceWithoutCriticalRegion: Rule = {
  id,
  severity: "warning",
  summary: "An executive resource is acquired with normal kernel APCs enabled.",
  names: { staticDriverVerifier: ["WithinCriticalRegion", "ExclusiveResourceAccess"] },
  page: `A thread that owns a resource and is suspended keeps everybody else waiting. Normal kernel APCs must be off before
ExAcquireResource*Lite is called.

**Mend it**: KeEnterCriticalRegion before, KeLeaveCriticalRegion after the release.

\`\`\`c bad
#include <wdm.h>
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    PERESOURCE resource = Context;
    ExAcquireResourceExclusiveLite(resource, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ resource-without-critical-region: critical region
    ExReleaseResourceLite(resource);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    PERESOURCE resource = Context;
    KeEnterCriticalRegion();
    ExAcquireResourceExclusiveLite(resource, TRUE);
    ExReleaseResourceLite(resource);
    KeLeaveCriticalRegion();
}
\`\`\`
`,
  paths: () => ({
    calls: ["ExAcquireResourceExclusiveLite", "ExAcquireResourceSharedLite", "ExAcquireSharedStarveExclusive"],
    beforeCall(event) {
      const { state } = event;
      if (!state.locksKnown || rangeOf(state, state.irql).hi >= 1) return;
      // A fast mutex and a guarded region turn APCs off as well.
      if (state.locks.some((lock) => lock.kind === "region" || lock.kind === "mutex")) return;
      event.run.report(
        id,
        {
          message: `${event.written} is called outside a critical region: the thread may be suspended while it owns the resource`,
        },
        event.site.at,
      );
    },
  }),
};
