// Floating-point state restored at another level.
import { rangeOf } from "../../analysis/facts.ts";
import type { Rule } from "../rule.ts";

const id = "floating-point-restored-at-other-irql";

export const floatingPointRestoredAtOtherIrql: Rule = {
  id,
  severity: "error",
  summary: "The floating-point state is restored at another IRQL than it was saved at.",
  names: { codeAnalysis: ["C28111"], codeql: ["cpp/drivers/irql-float-state-mismatch"] },
  page: `KeRestoreFloatingPointState must be called at the level at which the state was saved.

**Mend it**: save and restore on the same side of every lock.

\`\`\`c bad
#include <wdm.h>
VOID Scale(PKSPIN_LOCK Lock, double *Value)
{
    KFLOATING_SAVE save;
    KIRQL irql;
    if (!NT_SUCCESS(KeSaveFloatingPointState(&save))) {
        return;
    }
    KeAcquireSpinLock(Lock, &irql);
    *Value = *Value * 2.0;
    KeRestoreFloatingPointState(&save);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ floating-point-restored-at-other-irql: another
    KeReleaseSpinLock(Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Scale(PKSPIN_LOCK Lock, double *Value)
{
    KFLOATING_SAVE save;
    KIRQL irql;
    if (!NT_SUCCESS(KeSaveFloatingPointState(&save))) {
        return;
    }
    KeAcquireSpinLock(Lock, &irql);
    *Value = *Value * 2.0;
    KeReleaseSpinLock(Lock, irql);
    KeRestoreFloatingPointState(&save);
}
\`\`\`
`,
  paths: () => ({
    calls: ["KeSaveFloatingPointState", "KeRestoreFloatingPointState"],
    beforeCall(event) {
      const save = event.args[0];
      const mark = save && event.state.mark("floating-point-level", save);
      if (event.name !== "KeRestoreFloatingPointState" || !mark?.with || mark.with === event.state.irql) return;
      const then = rangeOf(event.state, mark.with);
      const now = rangeOf(event.state, event.state.irql);
      const { grounds } = event.state;
      if (now.lo <= then.hi && now.hi >= then.lo && !(now.lo === now.hi && grounds.upper && then.lo < now.lo)) {
        // Raised from an unknown level to a fixed one on this path: another, unless it was there already.
        if (mark.with.kind !== "atom" || event.state.irql.kind !== "const") return;
      }
      event.run.report(
        id,
        {
          message: "the floating-point state is restored at another IRQL than it was saved at",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const save = event.args[0];
      if (event.name !== "KeSaveFloatingPointState" || !save) return;
      const why = { kind: "site", site: event.site, message: "the state is saved here" } as const;
      event.state.setMark("floating-point-level", save, "saved", why, event.state.irql);
    },
  }),
};
