// A spin lock released to another level than the one it was taken at.
import { onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import type { Rule } from "../rule.ts";

const id = "spin-lock-wrong-irql";

export const spinLockWrongIrql: Rule = {
  id,
  severity: "error",
  summary: "A spin lock is released to an IRQL other than the one saved when it was acquired.",
  names: {
    codeAnalysis: ["C28156", "C28157"],
    staticDriverVerifier: ["IrqlKeReleaseSpinLock", "IrqlKeRaiseLower2"],
    codeql: ["cpp/drivers/irql-not-used"],
  },
  page: `\`KeReleaseSpinLock\` must be given the level that \`KeAcquireSpinLock\` stored for the same lock. With another variable, or a
constant, the code goes on at a level it was not called at: too low, and it is pre-empted where its caller forbade that; too
high, and it stays at DISPATCH_LEVEL for good.

**Mend it**: one variable for each acquire, and the same one at its release.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    EXT *ext = Context;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeAcquireSpinLock(&ext->Lock, &irql);
    ext->Count += 1;
    KeReleaseSpinLock(&ext->Lock, PASSIVE_LEVEL);
//  ^^^^^^^^^^^^^^^^^ spin-lock-wrong-irql: PASSIVE_LEVEL
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Move(PKSPIN_LOCK From, PKSPIN_LOCK To)
{
    KIRQL outer, inner;
    KeAcquireSpinLock(From, &outer);
    KeAcquireSpinLock(To, &inner);
    KeReleaseSpinLock(To, outer);
//  ^^^^^^^^^^^^^^^^^ spin-lock-wrong-irql: still held
    KeReleaseSpinLock(From, inner);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
KDEFERRED_ROUTINE Tick;
VOID Tick(PKDPC Dpc, PVOID Context, PVOID A, PVOID B)
{
    EXT *ext = Context;
    KIRQL irql;
    UNREFERENCED_PARAMETER(Dpc); UNREFERENCED_PARAMETER(A); UNREFERENCED_PARAMETER(B);
    KeAcquireSpinLock(&ext->Lock, &irql);
    ext->Count += 1;
    KeReleaseSpinLock(&ext->Lock, irql);
}
\`\`\`
`,
  paths: () => ({
    needs: { afterCall: [onPaths.lock] },
    afterCall(event) {
      for (const lock of event.locks) {
        if (lock.kind !== "release" || !lock.released?.before || !lock.restored) continue;
        const restored = event.before.savedLevel(lock.restored) ?? lock.restored;
        if (restored === lock.released.before) continue;
        // Back to where it was before another lock was taken, which is held yet.
        const outer = event.state.locks.find(
          (held) => held.before === restored && held.kind === "spin" && rangeOf(event.before, restored).lo < 2,
        );
        if (outer && event.state.locks.length === 1) {
          const message = `${lock.name} is released to the level at which ${outer.name} was acquired, which is still held`;
          event.run.report(id, { message, notes: [{ message: "", place: outer.why }] }, event.site.at);
          continue;
        }
        // Locks released out of order hand their levels over; only a level that cannot be right is reported.
        if (event.state.locks.some((held) => held.before !== undefined)) continue;
        const now = rangeOf(event.before, restored);
        const saved = rangeOf(event.before, lock.released.before);
        const isFixed = restored.kind === "const" && lock.released.savedAs !== undefined && saved.lo < saved.hi;
        if (!isFixed && now.lo <= saved.hi && saved.lo <= now.hi) continue;
        event.run.report(
          id,
          {
            message: `${lock.name} is released to ${irqlRangeName(now.lo, now.hi)}, but it was acquired at ${irqlRangeName(saved.lo, saved.hi)}`,
            may: isFixed,
            notes: [{ message: "", place: lock.released.why }],
          },
          event.site.at,
        );
      }
    },
  }),
};
