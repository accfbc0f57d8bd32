// A role type and an annotation that disagree.

import { functionClassOf } from "../../analysis/roles.ts";
import { nameSite } from "../../analysis/roots.ts";
import { contractOf } from "../../analysis/world.ts";
import { ownClasses } from "../kinds/annotations.ts";
import type { Rule } from "../rule.ts";

export const functionClassDiffersFromType: Rule = {
  id: "function-class-differs-from-type",
  severity: "warning",
  summary: "A function's class differs from that of the type it is declared with.",
  names: { codeAnalysis: ["C28268"], codeql: ["cpp/drivers/invalid-function-class-typedef"] },
  page: `The type a function is declared with has a function class of its own. An annotation that names another contradicts it.

**Mend it**: remove the annotation, or declare the function with the other role type.

\`\`\`c bad
#include <wdm.h>
_Function_class_(DRIVER_STARTIO) DRIVER_UNLOAD Bye;
VOID Bye(PDRIVER_OBJECT DriverObject)
//   ^^^ function-class-differs-from-type: DRIVER_STARTIO
{
    UNREFERENCED_PARAMETER(DriverObject);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Bye;
VOID Bye(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
\`\`\`
`,
  body(info) {
    const [own] = ownClasses(info);
    const all = contractOf(info.unit, info.fn.symbol).clauses.filter((clause) => clause.kind === "functionClass");
    // The type's comes first.
    const byType = functionClassOf({ clauses: all, params: [] });
    if (own === undefined || byType === undefined || byType === own || ownClasses(info).includes(byType)) return [];
    return [
      {
        message: `${info.fn.symbol.name} has the function class ${own}, but its type has ${byType}`,
        at: nameSite(info).at,
      },
    ];
  },
};
