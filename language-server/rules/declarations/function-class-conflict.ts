// Two roles on one function.
import { nameSite } from "../../analysis/roots.ts";
import { classesOfType, ownClasses } from "../kinds/annotations.ts";
import type { Rule } from "../rule.ts";

export const functionClassConflict: Rule = {
  id: "function-class-conflict",
  severity: "warning",
  summary: "A function has two function classes.",
  names: { codeAnalysis: ["C28177"], codeql: ["cpp/drivers/multiple-function-class-annotations"] },
  page: `A function has one role. Two _Function_class_ annotations contradict each other, and which one counts is chance.

**Mend it**: remove the one that is wrong.

\`\`\`c bad
#include <wdm.h>
_Function_class_(DRIVER_UNLOAD) _Function_class_(DRIVER_INITIALIZE)
VOID Bye(PDRIVER_OBJECT DriverObject)
//   ^^^ function-class-conflict: DRIVER_UNLOAD
{
    UNREFERENCED_PARAMETER(DriverObject);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_Function_class_(FETCH) _Function_class_(STORE)
typedef VOID TRANSFER(PVOID Context);
TRANSFER Fetch;
VOID Fetch(PVOID Context)
//   ^^^^^ function-class-conflict: FETCH and STORE
{
    UNREFERENCED_PARAMETER(Context);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Function_class_(DRIVER_UNLOAD)
VOID Bye(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
\`\`\`
`,
  body(info) {
    const { name } = info.fn.symbol;
    const { at } = nameSite(info);
    const [own, byType] = [ownClasses(info), classesOfType(info)];
    if (own.length > 1)
      return [{ message: `${name} has the function classes ${own.join(" and ")}: it can have one`, at }];
    if (byType.length < 2) return [];
    return [{ message: `the type of ${name} has the function classes ${byType.join(" and ")}: it can have one`, at }];
  },
};
