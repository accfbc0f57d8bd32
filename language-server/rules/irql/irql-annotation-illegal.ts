// An annotation whose level is none.
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const irqlAnnotationIllegal: Rule = {
  id: "irql-annotation-illegal",
  severity: "warning",
  summary: "An IRQL annotation names no IRQL.",
  names: {
    codeAnalysis: ["C28151", "C28153"],
    codeql: ["cpp/drivers/irql-illegal-value", "cpp/drivers/irql-annotation-issue"],
  },
  page: `The argument of an IRQL annotation must be a constant from PASSIVE_LEVEL to HIGH_LEVEL, or for _IRQL_raises_ a parameter. Anything else
is ignored by every tool.

**Mend it**: name the level.

\`\`\`c bad
#include <wdm.h>
_IRQL_requires_max_(77)
VOID Count(PULONG Counter)
//   ^^^^^ irql-annotation-illegal: 77
{
    *Counter += 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_IRQL_requires_max_(DISPATCH_LEVEL)
VOID Count(PULONG Counter)
{
    *Counter += 1;
}
\`\`\`
`,
  body(info) {
    const { clauses } = contractOf(info.unit, info.fn.symbol);
    const parameters = info.fn.type.params.map((param) => param.name);
    const { macros, enumerators, symbols } = info.unit;
    const isKnown = (name: string) =>
      parameters.includes(name) || macros.has(name) || enumerators.has(name) || symbols.has(name);
    return clauses.flatMap((clause) => {
      if (!/^irql(Max|Min|Is|Raises|Always)/.test(clause.kind)) return [];
      const text = clause.text?.trim() ?? "";
      if ((clause.level !== undefined && clause.level <= 31 && clause.level >= 0) || parameters.includes(text))
        return [];
      // An expression over parameters, as in `_IRQL_raises_(Level)` of a macro.
      if (/[A-Za-z_]\w*/.test(text) && !/^\(?-?\d/.test(text) && namesOf(text).every(isKnown)) return [];
      return [
        {
          message: `an IRQL annotation of ${info.fn.symbol.name} names '${text}', which is no IRQL`,
          at: nameSite(info).at,
        },
      ];
    });
  },
};

/** What an expression mentions, members apart. */
function namesOf(text: string): readonly string[] {
  return text.match(/(?<![\w.]|->)[A-Za-z_]\w*/g) ?? [];
}
