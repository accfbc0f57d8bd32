// Locks that are taken and not given back on some path, or given back without being held.

import type { Exit, ExitsEvent } from "../analysis/events.ts";
import { rangeOf } from "../analysis/facts.ts";
import type { Lock, State } from "../analysis/state.ts";
import { rootOf, type Term, type Terms } from "../analysis/term.ts";
import { addressed, undoBeforeExit } from "./kinds/edits.ts";
import type { Rule } from "./rule.ts";

const id = "spin-lock-unbalanced";
const spinLocks = new Set(["spin", "queued-spin", "interrupt-spin", "other"]);

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
      reportHeld(world.terms, event);
    },
  }),
};

function reportHeld(terms: Terms, event: ExitsEvent): void {
  for (const exit of event.exits) {
    for (const lock of exit.state.locks) {
      if (lock.fromEntry || lock.counted || !spinLocks.has(lock.kind)) continue;
      const reason = leakReason(terms, event, exit, lock);
      if (!reason) continue;
      event.run.report(
        id,
        {
          message: `${event.run.fn.symbol.name} returns here with ${lock.name} still held${reason.text}`,
          notes: [
            { message: "", place: lock.why },
            ...(reason.other
              ? [{ message: "on this other path it is not held", place: { fn: event.run.name, at: reason.other.at } }]
              : []),
          ],
        },
        exit.at,
      );
    }
  }
}

/** Why a lock held at an exit is no agreement with the caller; undefined if it may be one. */
function leakReason(
  terms: Terms,
  event: ExitsEvent,
  exit: Exit,
  lock: Lock,
): { text: string; other: Exit | undefined } | undefined {
  if (event.run.role?.lockRoutine) return undefined;
  if (event.run.root && event.run.role) return { text: "", other: undefined };
  // The level to go back to was saved in a variable that is gone: nobody can release the lock properly any more.
  if (lock.savedAs && !survives(terms, exit, lock.savedAs)) {
    const other = event.exits.find((candidate) => !holds(candidate.state, lock));
    return { text: "", other };
  }
  // Paths that disagree although the caller cannot tell them apart by the value returned.
  const alike = event.exits.find((candidate) => !holds(candidate.state, lock) && sameValue(exit, candidate));
  return alike && lock.why.kind === "site" && lock.why.site.fn === event.run.name
    ? { text: " on this path", other: alike }
    : undefined;
}
function survives(terms: Terms, exit: Exit, value: Term): boolean {
  if (exit.value === value) return true;
  for (const [id, held] of exit.state.store)
    if (held === value && rootOf(terms.place(id)).kind !== "local") return true;
  return false;
}
function holds(state: State, lock: Lock): boolean {
  return state.locks.some((held) => held.key === lock.key);
}
function sameValue(a: Exit, b: Exit): boolean {
  if (!a.value || !b.value) return true;
  if (a.value === b.value) return true;
  const x = rangeOf(a.state, a.value);
  const y = rangeOf(b.state, b.value);
  return x.lo === x.hi && y.lo === y.hi && x.lo === y.lo;
}
