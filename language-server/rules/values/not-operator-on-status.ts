// !STATUS_SUCCESS.

import { aliasOf } from "../../analysis/code.ts";
import { type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const notOperatorOnStatus: Rule = {
  id: "not-operator-on-status",
  severity: "error",
  summary: "The opposite of a status is used as a status.",
  names: { codeAnalysis: ["C28650"], codeql: ["cpp/drivers/improper-not-operator-on-zero"] },
  fix: rewriteStatement("Use STATUS_UNSUCCESSFUL", /!\s*\w+(?=\s*\)?\s*;$)/, "STATUS_UNSUCCESSFUL"),
  page: `!STATUS_SUCCESS is 1, and 1 is a success. There is no operator that turns a success into a failure.

**Mend it**: return a failure status.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Check(PVOID Data)
{
    if (Data == NULL) {
        return !STATUS_SUCCESS;
//      ^^^^^^ not-operator-on-status: 1
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Check(PVOID Data)
{
    if (Data == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  body(info, code) {
    const message = "the ! of a status is 0 or 1, and both count as success";
    const negates = (at: { first: number; last: number }) =>
      /(return|=)\s*\(?\s*!\s*\w+\s*\)?\s*;?$/.test(sourceText(info.unit, info.fn.declaration, at));
    const returned = statuses.has(aliasOf(info.fn.type.returns))
      ? code.returns.filter(({ at }) => isNegation(info, at))
      : [];
    const assigned = code.assigns.filter(({ target, at }) => statuses.has(aliasOf(target.type)) && negates(at));
    return [...returned, ...assigned].map(({ at }) => ({ message, at }));
  },
};

const statuses: ReadonlySet<string | undefined> = new Set(["NTSTATUS", "HRESULT"]);
/** `return !x;`: the statement's range may end at the keyword, so the text after it is read. */
function isNegation(info: FunctionInfo, at: { first: number; last: number }): boolean {
  return /^return\s*\(?\s*!\s*\w+\s*\)?\s*(;|$)/.test(
    sourceText(info.unit, info.fn.declaration, { first: at.first, last: at.first + 6 }),
  );
}
