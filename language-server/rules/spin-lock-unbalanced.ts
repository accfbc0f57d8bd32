// Locks that are taken and not given back on some path, or given back without being held.

import { takenOnOtherWays } from "../analysis/apart.ts";
import type { LockKind } from "../analysis/state.ts";
import type { PlaceRef, Term } from "../analysis/term.ts";
import { addressed, undoBeforeExit } from "./kinds/edits.ts";
import { reportHeld } from "./kinds/held-at-exit.ts";
import type { Rule } from "./rule.ts";

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
    afterCall(event) {
      for (const lock of event.locks) {
        if (lock.kind !== "release" || lock.released || !lock.sure || !spinLocks.has(lock.lockKind)) continue;
        const earlier = event.before.mark("not-held", lock.key);
        // Known not to be held: everything held at entry is known, or it was released before on this very path.
        if (!event.before.locksKnown && !earlier) continue;
        const other = event.before.locks.find((held) => held.kind === lock.lockKind);
        event.run.report(
          id,
          {
            message: `${lock.name} is released here but is not held`,
            // Of the locks of an array, loops take and release as many as they run rounds.
            may: !earlier && (isOneOfMany(lock.key) || event.before.mark(takenOnOtherWays, lock.key) !== undefined),
            notes: [
              ...(earlier?.why ? [{ message: `${lock.name} was released here already`, place: earlier.why }] : []),
              ...(other ? [{ message: `held at this point is ${other.name}`, place: other.why }] : []),
            ],
          },
          event.site.at,
        );
      }
    },
    exits(event) {
      reportHeld(id, world.terms, event, spinLocks);
    },
  }),
};

/** The lock lies in an element that a variable chooses. */
function isOneOfMany(lock: Term): boolean {
  if (lock.kind === "op" && lock.op === "offset") return lock.args[1]?.kind !== "const";
  if (lock.kind !== "address") return false;
  let at: PlaceRef = lock.place;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "element" && at.index.kind !== "const") return true;
    at = at.base;
  }
  return at.kind === "deref" && isOneOfMany(at.pointer);
}
