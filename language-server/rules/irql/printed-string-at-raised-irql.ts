// Unicode in the debugger's output.
import { rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import type { Rule } from "../rule.ts";

const id = "printed-string-at-raised-irql";

export const printedStringAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "A wide string is printed at raised IRQL.",
  names: {},
  page: `DbgPrint converts wide strings with tables that lie in pageable memory: %ws, %S, %wZ and %lc may be used at PASSIVE_LEVEL only.

**Mend it**: print the string before raising the IRQL, or print something else.

\`\`\`c bad
#include <wdm.h>
VOID Show(PKSPIN_LOCK Lock, PUNICODE_STRING Name)
{
    KIRQL irql;
    KeAcquireSpinLock(Lock, &irql);
    DbgPrint("%wZ\\n", Name);
//  ^^^^^^^^ printed-string-at-raised-irql: %wZ
    KeReleaseSpinLock(Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Show(PKSPIN_LOCK Lock, PUNICODE_STRING Name)
{
    KIRQL irql;
    DbgPrint("%wZ\\n", Name);
    KeAcquireSpinLock(Lock, &irql);
    KeReleaseSpinLock(Lock, irql);
}
\`\`\`
`,
  paths: () => ({
    calls: ["DbgPrint", "DbgPrintEx"],
    beforeCall(event) {
      const now = rangeOf(event.state, event.state.irql);
      if (now.lo < 1 || !Number.isFinite(now.lo)) return;
      const format = event.argText(event.name === "DbgPrint" ? 0 : 2);
      const wide = /%[-+ #0-9.*]*(w[sZc]|l[sc]|S|C)/.exec(format ?? "")?.[0];
      if (wide === undefined) return;
      event.run.report(
        id,
        {
          message: `${wide} is printed at PASSIVE_LEVEL only, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
          notes: [{ message: "", place: event.state.irqlWhy }],
        },
        event.site.at,
      );
    },
  }),
};
