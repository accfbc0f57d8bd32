// Bits of a status.

import { aliasOf, bare } from "../../analysis/code.ts";
import { rewrite } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const statusBitTest: Rule = {
  id: "status-bit-test",
  severity: "warning",
  summary: "A status is tested with & instead of compared.",
  names: {},
  fix: rewrite("Compare with ==", /^(\w+)\s*&\s*(\w+)/, "$1 == $2"),
  page: `Statuses are no sets of flags: most have bits in common, so status & STATUS_X is true for statuses that have nothing to do with X.

**Mend it**: compare with ==.

\`\`\`c bad
#include <wdm.h>
BOOLEAN TimedOut(NTSTATUS Status)
{
    if (Status & STATUS_TIMEOUT) {
//      ^^^^^^ status-bit-test: STATUS_TIMEOUT
        return TRUE;
    }
    return FALSE;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
BOOLEAN TimedOut(NTSTATUS Status)
{
    if (Status == STATUS_TIMEOUT) {
        return TRUE;
    }
    return FALSE;
}
\`\`\`
`,
  body(_info, code) {
    return code.binaries.flatMap(({ expr, at }) => {
      if (expr.op !== "and" || aliasOf(bare(expr.left).type) !== "NTSTATUS") return [];
      const right = bare(expr.right);
      if (right.kind !== "const" || !right.name?.startsWith("STATUS_")) return [];
      return [
        { message: `a status is compared with ${right.name} by its bits: other statuses have them too; use ==`, at },
      ];
    });
  },
};
