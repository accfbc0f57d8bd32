// Mutexes, resources and critical regions that a callback keeps.
import { releases, undoBeforeExit } from "./kinds/edits.ts";
import type { Rule } from "./rule.ts";

const id = "lock-unbalanced";
const kinds = new Set(["mutex", "resource", "region"]);

export const lockUnbalanced: Rule = {
  id,
  severity: "error",
  summary: "A callback returns with a mutex, a resource or a critical region still held.",
  names: {
    staticDriverVerifier: ["CriticalRegions", "GuardedRegions", "ExclusiveResourceAccess"],
  },
  fix: undoBeforeExit(
    "Release it first",
    /ExAcquireFastMutex|KeAcquireGuardedMutex|KeEnterCriticalRegion|KeEnterGuardedRegion|ExAcquireResource(?:Exclusive|Shared)Lite/,
    ({ args, routine }) => {
      const release = releases[routine];
      return release && `${release}(${args[0] ?? ""});`;
    },
  ),
  page: `A fast mutex, resource or critical region that a path forgets to give back blocks the next thread for ever, or leaves the
thread with its APCs off: it can no longer be terminated, and its I/O no longer completes.

**Mend it**: release on every path.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Mutex; ULONG Count; } EXT;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    ExAcquireFastMutex(&ext->Mutex);
    if (Context == NULL) {
        return;
//      ^^^^^^ lock-unbalanced: ext->Mutex
    }
    ext->Count += 1;
    ExReleaseFastMutex(&ext->Mutex);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Mutex; ULONG Count; } EXT;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    ExAcquireFastMutex(&ext->Mutex);
    if (Context != NULL) {
        ext->Count += 1;
    }
    ExReleaseFastMutex(&ext->Mutex);
}
\`\`\`
`,
  paths: () => ({
    exit(event) {
      if (!event.run.root || !event.run.role || event.run.role.lockRoutine) return;
      for (const lock of event.state.locks) {
        if (lock.fromEntry || lock.counted || !kinds.has(lock.kind)) continue;
        event.run.report(
          id,
          {
            message: `${event.run.fn.symbol.name} returns here with ${lock.name} still held`,
            notes: [{ message: "", place: lock.why }],
          },
          event.at,
        );
      }
    },
  }),
};
