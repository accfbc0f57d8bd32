// TRUE and FALSE as a status.

import type { Expr } from "../../../compiler/ir/ir.ts";
import type { Type } from "../../../compiler/types/type.ts";
import { aliasOf, bare } from "../../analysis/code.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const booleanAsStatus: Rule = {
  id: "boolean-as-status",
  severity: "error",
  summary: "A truth value is used as an NTSTATUS.",
  names: {
    codeAnalysis: ["C28715", "C28716"],
    codeql: ["cpp/drivers/ntstatus-explicit-cast2", "cpp/drivers/ntstatus-explicit-cast3"],
  },
  fix: rewriteStatement("Use a status", /\b(TRUE|FALSE)(?=\s*\)?\s*;$)/, "STATUS_UNSUCCESSFUL"),
  page: `FALSE is 0, which is STATUS_SUCCESS, and TRUE is 1, a success too: a routine that returns them can never report a failure.

**Mend it**: return STATUS_SUCCESS or a failure status.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Check(ULONG Value)
{
    if (Value > 10) {
        return FALSE;
//      ^^^^^^ boolean-as-status: FALSE
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Check(ULONG Value)
{
    if (Value > 10) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body(info, code) {
    const found = (value: Expr, into: Type, at: { first: number; last: number }) => {
      const what = aliasOf(into) === "NTSTATUS" ? truth(value) : undefined;
      return what === undefined
        ? []
        : [{ message: `${what} is used as a status: both truth values count as success`, at }];
    };
    return [
      ...code.returns.flatMap(({ value, at }) => found(value, info.fn.type.returns, at)),
      ...code.assigns.flatMap(({ target, value, at }) => found(value, target.type, at)),
    ];
  },
};

function truth(value: Expr): string | undefined {
  const inner = bare(value);
  if (inner.kind === "const") return inner.name === "TRUE" || inner.name === "FALSE" ? inner.name : undefined;
  if (aliasOf(inner.type) === "BOOLEAN" && aliasOf(value.type) !== "BOOLEAN") return "a BOOLEAN";
  return undefined;
}
