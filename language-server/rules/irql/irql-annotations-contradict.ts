// A minimum above the maximum.
import { irqlName } from "../../analysis/irql.ts";
import { boundsOf } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const irqlAnnotationsContradict: Rule = {
  id: "irql-annotations-contradict",
  severity: "error",
  summary: "A function's IRQL annotations leave no level at which it may be called.",
  names: { codeAnalysis: ["C28153"], codeql: ["cpp/drivers/irql-annotation-issue"] },
  page: `If the least level a function requires is above the greatest, no call of it can be right, and tools give up on it.

**Mend it**: correct the annotation that is wrong.

\`\`\`c bad
#include <wdm.h>
_IRQL_requires_min_(DISPATCH_LEVEL)
_IRQL_requires_max_(APC_LEVEL)
VOID Count(PULONG Counter)
//   ^^^^^ irql-annotations-contradict: DISPATCH_LEVEL
{
    *Counter += 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_IRQL_requires_min_(PASSIVE_LEVEL)
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID Count(PULONG Counter)
{
    *Counter += 1;
}
\`\`\`
`,
  body(info) {
    const { lo, hi } = boundsOf(contractOf(info.unit, info.fn.symbol));
    if (lo === undefined || hi === undefined || lo <= hi) return [];
    return [
      {
        message: `${info.fn.symbol.name} requires at least ${irqlName(lo)} and at most ${irqlName(hi)}: no level is both`,
        at: nameSite(info).at,
      },
    ];
  },
};
