// Mutexes, resources and critical regions that a callback keeps, or a routine that gives them back on its other ways; or given back unheld.
import { onPaths } from "../../analysis/events.ts";
import type { LockKind } from "../../analysis/state.ts";
import { releases, undoBeforeExit } from "../kinds/edits.ts";
import { reportHeld } from "../kinds/held-at-exit.ts";
import { reportUnheld } from "../kinds/released-unheld.ts";
import type { Rule } from "../rule.ts";

const id = "lock-unbalanced";
/** Resources are acquired on conditions of all sorts, more than once, and given back in the name of others. */
const thisThreads: ReadonlySet<LockKind> = new Set(["mutex", "mutant", "push", "wait", "region"]);
const kinds: ReadonlySet<LockKind> = new Set(["mutex", "mutant", "push", "wait", "resource", "region"]);

export const lockUnbalanced: Rule = {
  id,
  severity: "error",
  summary:
    "A mutex, a push lock, a resource or a critical region is still held when a function returns, or is given back without being held.",
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
thread with its APCs off: it can no longer be terminated, and its I/O no longer completes. What is given back twice, or without
having been taken, stops the machine or lets another thread in.

**Mend it**: release on every path, once.

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
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Mutex; PVOID Buffer; } EXT;
NTSTATUS Free(EXT *Ext)
{
    NTSTATUS status = STATUS_SUCCESS;
    ExAcquireFastMutex(&Ext->Mutex);
    if (Ext->Buffer == NULL) {
        ExReleaseFastMutex(&Ext->Mutex);
        status = STATUS_NOT_FOUND;
    }
    ExReleaseFastMutex(&Ext->Mutex);
//  ^^^^^^^^^^^^^^^^^^ lock-unbalanced: not held
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KMUTEX Mutex; ULONG Count; } EXT;
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    LARGE_INTEGER soon;
    NTSTATUS status;
    soon.QuadPart = -10000000;
    status = KeWaitForSingleObject(&ext->Mutex, Executive, KernelMode, FALSE, &soon);
    if (!NT_SUCCESS(status)) {
        return;
    }
    if (Context != NULL) {
        ext->Count += 1;
    }
    KeReleaseMutex(&ext->Mutex, FALSE);
//  ^^^^^^^^^^^^^^ lock-unbalanced: not held
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KMUTEX Mutex; ULONG Count; } EXT;
static VOID Take(EXT *Ext)
{
    KeWaitForMutexObject(&Ext->Mutex, Executive, KernelMode, FALSE, NULL);
}
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    Take(ext);
    if (Context == NULL) {
        return;
//      ^^^^^^ lock-unbalanced: Mutex
    }
    ext->Count += 1;
    KeReleaseMutex(&ext->Mutex, FALSE);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KMUTEX Mutex; ULONG Count; } EXT;
static VOID Count(EXT *Ext)
{
    KeWaitForSingleObject(&Ext->Mutex, Executive, KernelMode, FALSE, NULL);
    Ext->Count += 1;
    KeReleaseMutex(&Ext->Mutex, FALSE);
}
IO_WORKITEM_ROUTINE Work;
VOID Work(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    EXT *ext = DeviceObject->DeviceExtension;
    LARGE_INTEGER soon;
    UNREFERENCED_PARAMETER(Context);
    soon.QuadPart = -10000000;
    if (KeWaitForSingleObject(&ext->Mutex, Executive, KernelMode, FALSE, &soon) == STATUS_TIMEOUT) {
        return;
    }
    Count(ext);
    KeReleaseMutex(&ext->Mutex, FALSE);
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
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Mutex; PVOID Buffer; } EXT;
NTSTATUS TakeIfThere(EXT *Ext)
{
    ExAcquireFastMutex(&Ext->Mutex);
    if (Ext->Buffer == NULL) {
        ExReleaseFastMutex(&Ext->Mutex);
        return STATUS_NOT_FOUND;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.lock] },
    afterCall(event) {
      reportUnheld(id, event, thisThreads);
    },
    exits(event) {
      reportHeld(id, world.terms, event, kinds);
    },
  }),
};
