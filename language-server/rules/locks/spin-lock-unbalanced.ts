// Locks that are taken and not given back on some path, or given back without being held.

import { onPaths } from "../../analysis/events.ts";
import type { LockKind } from "../../analysis/state.ts";
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { reportHeld } from "../kinds/held-at-exit.ts";
import { reportUnheld } from "../kinds/released-unheld.ts";
import type { Rule } from "../rule.ts";

const id = "spin-lock-unbalanced";
const spinLocks: ReadonlySet<LockKind> = new Set(["spin", "queued-spin", "interrupt-spin", "other"]);

export const spinLockUnbalanced: Rule = {
  id,
  severity: "error",
  summary: "A spin lock is still held when a function returns, or is released without being held.",
  names: {
    codeAnalysis: ["C28103", "C28104", "C28107"],
    staticDriverVerifier: ["SpinLock", "SpinlockRelease", "SpinLockDpc", "QueuedSpinLock", "QueuedSpinLockRelease"],
    codeql: [],
  },
  fix: undoBeforeExit("Release the spin lock first", /KeAcquireSpinLock/, ({ args }) => {
    const irql = addressed(args[1]);
    return irql && `KeReleaseSpinLock(${args[0]}, ${irql});`;
  }),
  page: `A spin lock that one path forgets to release stops the machine at the next attempt to take it: the processor spins at
DISPATCH_LEVEL for ever. Most often it is an early \`return\` between acquire and release. Releasing a lock that is not held is
as bad: somebody else's critical section is opened.

**Mend it**: release on every path; one \`goto Exit\` to a common release is the usual form.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; ULONG Limit; } EXT;
NTSTATUS AddOne(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (Ext->Count >= Ext->Limit) {
        return STATUS_INSUFFICIENT_RESOURCES;
//      ^^^^^^ spin-lock-unbalanced: Ext->Lock
    }
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; ULONG Limit; } EXT;
NTSTATUS AddOne(EXT *Ext)
{
    KIRQL irql;
    NTSTATUS status = STATUS_SUCCESS;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    if (Ext->Count >= Ext->Limit) {
        status = STATUS_INSUFFICIENT_RESOURCES;
    } else {
        Ext->Count += 1;
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.lock] },
    afterCall(event) {
      reportUnheld(id, event, spinLocks);
    },
    exits(event) {
      reportHeld(id, world.terms, event, spinLocks);
    },
  }),
};
