// A spin lock taken by code that already holds it.
import { onPaths } from "../../analysis/events.ts";
import type { Rule } from "../rule.ts";

const id = "spin-lock-double-acquire";

export const spinLockDoubleAcquire: Rule = {
  id,
  severity: "error",
  summary: "A spin lock is acquired by code that already holds it.",
  names: { staticDriverVerifier: ["SpinLock", "QueuedSpinLock", "CancelSpinLock"] },
  page: `Spin locks are not recursive: the second acquire waits for a holder that is waiting itself. On one processor of many the
machine goes on with a core lost; on the last one it hangs.

**Mend it**: release first, or give the inner code a variant that expects the lock to be held.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
static VOID Bump(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ spin-lock-double-acquire: held already
    Ext->Count += 1;
    KeReleaseSpinLock(&Ext->Lock, irql);
}
VOID BumpTwice(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Bump(Ext);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; ULONG Count; } EXT;
static VOID BumpLocked(EXT *Ext)
{
    Ext->Count += 1;
}
VOID BumpTwice(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    BumpLocked(Ext);
    BumpLocked(Ext);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
`,
  paths: () => ({
    needs: { afterCall: [onPaths.lock] },
    afterCall(event) {
      // To try is to ask, and does not wait.
      if (/Try/.test(event.name ?? "")) return;
      for (const lock of event.locks) {
        if (
          lock.kind !== "acquire" ||
          !lock.heldAlready ||
          lock.lock.kind === "region" ||
          lock.lock.kind === "mutant" ||
          lock.lock.kind === "resource"
        )
          continue;
        event.run.report(
          id,
          {
            message: `${lock.lock.name} is acquired here but is held already: this waits for ever`,
            notes: [{ message: "", place: lock.heldAlready.why }],
          },
          event.site.at,
        );
      }
    },
  }),
};
