// KeLowerIrql to a higher level.
import { rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import type { Rule } from "../rule.ts";

const id = "irql-raised-by-lower";

export const irqlRaisedByLower: Rule = {
  id,
  severity: "error",
  summary: "KeLowerIrql is called with a level above the current one.",
  names: { staticDriverVerifier: ["IrqlKeRaiseLower2"] },
  page: `KeLowerIrql goes back to the level that KeRaiseIrql stored. A level above the current one stops the machine (IRQL_NOT_LESS_OR_EQUAL).

**Mend it**: raise with KeRaiseIrql first, and lower to what it stored.

\`\`\`c bad
#include <wdm.h>
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    UNREFERENCED_PARAMETER(Context);
    KeLowerIrql(DISPATCH_LEVEL);
//  ^^^^^^^^^^^ irql-raised-by-lower: above
    }
//  ^ irql-not-restored
\`\`\`
\`\`\`c good
#include <wdm.h>
KSTART_ROUTINE Worker;
VOID Worker(PVOID Context)
{
    KIRQL old;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    *(PULONG)Context = 1;
    KeLowerIrql(old);
}
\`\`\`
`,
  paths: () => ({
    calls: ["KeLowerIrql"],
    beforeCall(event) {
      const level = event.args[0];
      if (!level) return;
      const wanted = rangeOf(event.state, level);
      const now = rangeOf(event.state, event.state.irql);
      const { upper } = event.state.grounds;
      if (!Number.isFinite(wanted.lo) || wanted.lo <= now.hi || (now.lo !== now.hi && !upper)) return;
      event.run.report(
        id,
        {
          message: `KeLowerIrql is called with a level above the current one: here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
        },
        event.site.at,
      );
    },
  }),
};
