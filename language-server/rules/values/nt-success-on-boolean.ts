// NT_SUCCESS of something that is no status.

import type { Expr } from "../../../compiler/ir/ir.ts";
import { aliasOf } from "../../analysis/code.ts";
import { sourceText } from "../../analysis/world.ts";
import { replaceCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const ntSuccessOnBoolean: Rule = {
  id: "nt-success-on-boolean",
  severity: "error",
  summary: "NT_SUCCESS is applied to a truth value or a pointer.",
  names: {},
  fix: replaceCall("Test the value itself", ([value], name) => (name === "NT_SUCCESS" ? value : undefined)),
  page: `NT_SUCCESS asks whether a value is not negative. For a BOOLEAN or a pointer that is always so: the failure branch is never taken.

**Mend it**: test the value itself.

\`\`\`c bad
#include <wdm.h>
VOID Stop(PKTIMER Timer)
{
    if (NT_SUCCESS(KeCancelTimer(Timer))) {
//      ^^^^^^^^^^ nt-success-on-boolean: BOOLEAN
        DbgPrint("cancelled\\n");
    }
}
VOID Close(HANDLE Handle)
{
    if (NT_SUCCESS(!ZwClose(Handle))) {
//      ^^^^^^^^^^ nt-success-on-boolean: a truth value
        DbgPrint("closed\\n");
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Stop(PKTIMER Timer)
{
    if (KeCancelTimer(Timer)) {
        DbgPrint("cancelled\\n");
    }
}
\`\`\`
`,
  body(info, code) {
    return code.binaries.flatMap(({ expr, at }) => {
      if (expr.op !== "ge" && expr.op !== "lt") return [];
      const { left, right } = expr;
      if (right.kind !== "const" || right.value !== 0n || left.kind !== "convert" || aliasOf(left.type) !== "NTSTATUS")
        return [];
      const from = left.operand.type;
      const kind =
        from.kind === "pointer"
          ? "a pointer"
          : aliasOf(from) === "BOOLEAN" || from.kind === "bool"
            ? "a BOOLEAN"
            : isTruth(left.operand)
              ? "a truth value"
              : undefined;
      if (kind === undefined || !/NT_(SUCCESS|ERROR)/.test(sourceText(info.unit, info.fn.declaration, at))) return [];
      return [{ message: `NT_SUCCESS is asked of ${kind}: the answer is always yes`, at }];
    });
  },
};

/** The answer of a comparison or of `!`. */
function isTruth(value: Expr): boolean {
  return value.kind === "binary" && comparisons.has(value.op);
}
const comparisons: ReadonlySet<string> = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);
