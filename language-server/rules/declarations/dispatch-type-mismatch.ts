// A dispatch routine in the wrong slot.
import { bare } from "../../analysis/code.ts";
import { declaredMajors } from "../../analysis/roles.ts";
import type { Rule } from "../rule.ts";

export const dispatchTypeMismatch: Rule = {
  id: "dispatch-type-mismatch",
  severity: "warning",
  summary: "A dispatch routine is registered for another major function than it is declared for.",
  names: {
    codeAnalysis: ["D0003", "C28168"],
    codeql: ["cpp/drivers/wrong-dispatch-table-assignment", "cpp/windows/wdk/inconsistent-dispatch-annotation"],
  },
  page: `_Dispatch_type_ says which requests a routine was written for. In another slot of MajorFunction it gets requests it does not expect.

**Mend it**: register the right routine, or add the _Dispatch_type_.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
VOID Register(PDRIVER_OBJECT DriverObject)
{
    DriverObject->MajorFunction[IRP_MJ_WRITE] = DispatchRead;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dispatch-type-mismatch: DispatchRead
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) _Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchReadWrite;
VOID Register(PDRIVER_OBJECT DriverObject)
{
    DriverObject->MajorFunction[IRP_MJ_READ] = DispatchReadWrite;
    DriverObject->MajorFunction[IRP_MJ_WRITE] = DispatchReadWrite;
}
\`\`\`
`,
  body(_info, code) {
    return code.assigns.flatMap(({ target, value, at }) => {
      if (target.kind !== "element" || target.base.kind !== "field" || target.base.field.name !== "MajorFunction")
        return [];
      const routine = bare(value);
      if (target.index.kind !== "const" || routine.kind !== "function") return [];
      const declared = declaredMajors(routine.symbol);
      // The default entry for everything that is not served.
      if (declared.length === 0 || declared.some((major) => major < 0) || declared.includes(Number(target.index.value)))
        return [];
      return [{ message: `${routine.symbol.name} is not declared with _Dispatch_type_ for this major function`, at }];
    });
  },
};
