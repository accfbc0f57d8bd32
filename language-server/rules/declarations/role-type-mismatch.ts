// A callback in the wrong place.
import type { Expr } from "../../../compiler/ir/ir.ts";
import type { Type } from "../../../compiler/types/type.ts";
import { bare, writtenArguments } from "../../analysis/code.ts";
import { functionClassOf, roleNameOf } from "../../analysis/roles.ts";
import { contractOf } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

export const roleTypeMismatch: Rule = {
  id: "role-type-mismatch",
  severity: "warning",
  summary: "A routine of one role is registered for another.",
  names: {
    codeAnalysis: ["C28127", "C28165", "C28168"],
    codeql: ["cpp/drivers/routine-function-type-not-expected", "cpp/drivers/invalid-function-pointer-annotation"],
  },
  page: `The role a routine is declared with says what it is called with and at which level. Registered for another role it is called with other
parameters, or at another level than it was written for.

**Mend it**: register the routine that was written for the role, or declare this one with the right role type.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    IoSetCompletionRoutine(Irp, Done, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(Lower, Irp);
}
IO_WORKITEM_ROUTINE Later;
VOID Defer(PIO_WORKITEM Item)
{
    IoQueueWorkItemEx(Item, (PIO_WORKITEM_ROUTINE_EX)(PVOID)Later, DelayedWorkQueue, NULL);
//  ^^^^^^^^^^^^^^^^^ role-type-mismatch: IO_WORKITEM_ROUTINE_EX
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_WORKITEM_ROUTINE_EX Later;
VOID Defer(PIO_WORKITEM Item)
{
    IoQueueWorkItemEx(Item, Later, DelayedWorkQueue, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Function_class_(PIO_WORKITEM_ROUTINE_EX)
VOID Later(PVOID IoObject, PVOID Context, PIO_WORKITEM Item);
VOID Defer(PIO_WORKITEM Item)
{
    IoQueueWorkItemEx(Item, Later, DelayedWorkQueue, NULL);
}
\`\`\`
`,
  body(info, code) {
    const wrong = (value: Expr | undefined, into: Type | undefined, at: { first: number; last: number }) => {
      const routine = value && bare(value);
      if (routine?.kind !== "function" || !into) return [];
      const expected = roleNameOf(info.unit, into)?.name;
      const declared = functionClassOf(contractOf(info.unit, routine.symbol));
      if (expected === undefined || declared === undefined || family(expected) === family(declared)) return [];
      // Named after the pointer to it.
      if (declared === `P${expected}`) return [];
      return [{ message: `${routine.symbol.name} is declared as ${declared}, but used as ${expected}`, at }];
    };
    return [
      ...code.calls.flatMap(({ call, at }) =>
        writtenArguments(call).flatMap((arg, index) => wrong(arg, call.type.params[index]?.type, at)),
      ),
      ...code.assigns.flatMap(({ target, value, at }) => wrong(value, target.type, at)),
    ];
  },
};

/** Variants of one role that differ in the level only. */
function family(role: string): string {
  return role.replace(/_(PAGED|RAISED)$/, "");
}
