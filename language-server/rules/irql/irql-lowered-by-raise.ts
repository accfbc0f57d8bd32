// KeRaiseIrql to a lower level.
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import type { Rule } from "../rule.ts";

const id = "irql-lowered-by-raise";

export const irqlLoweredByRaise: Rule = {
  id,
  severity: "error",
  summary: "A raise routine is called with a level below the current one.",
  names: {
    codeAnalysis: ["C28141"],
    staticDriverVerifier: ["IrqlKeRaiseLower"],
    codeql: ["cpp/drivers/irql-lowered-improperly"],
  },
  page: `KeRaiseIrql with a level below the current one stops the machine (IRQL_NOT_GREATER_OR_EQUAL).

**Mend it**: lower with KeLowerIrql, to the level that was saved.

\`\`\`c bad
#include <wdm.h>
KDEFERRED_ROUTINE Dpc;
VOID Dpc(PKDPC Object, PVOID Context, PVOID A, PVOID B)
{
    KIRQL old;
    UNREFERENCED_PARAMETER(Object);
    UNREFERENCED_PARAMETER(Context);
    UNREFERENCED_PARAMETER(A);
    UNREFERENCED_PARAMETER(B);
    KeRaiseIrql(APC_LEVEL, &old);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-lowered-by-raise: below
    KeLowerIrql(old);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Raised(PULONG Counter)
{
    KIRQL old;
    KeRaiseIrql(DISPATCH_LEVEL, &old);
    *Counter += 1;
    KeLowerIrql(old);
}
\`\`\`
`,
  paths: () => ({
    calls: ["KfRaiseIrql", "KeRaiseIrqlToDpcLevel"],
    beforeCall(event) {
      const arg = event.args[0];
      const wanted = event.name === "KeRaiseIrqlToDpcLevel" ? 2 : arg && constantOf(event.state, arg);
      const now = rangeOf(event.state, event.state.irql);
      if (wanted === undefined || now.lo <= wanted || !Number.isFinite(now.lo)) return;
      event.run.report(
        id,
        {
          message: `${event.written} is called with a level below the current one: here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
          notes: [{ message: "", place: event.state.irqlWhy }],
        },
        event.site.at,
      );
    },
  }),
};
