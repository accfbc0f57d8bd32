// Pool that nobody can be found to own.
import { editCall } from "../kinds/call-edits.ts";
import { superseded } from "../kinds/superseded.ts";
import { toPool2 } from "../kinds/superseded-edits.ts";
import type { Rule } from "../rule.ts";

export const poolWithoutTag: Rule = {
  id: "pool-without-tag",
  severity: "warning",
  summary: "Pool is allocated without a tag.",
  names: { staticDriverVerifier: ["UnSafeAllocatePool"], codeql: ["cpp/drivers/wdk-deprecated-api"] },
  fix: editCall("Use ExAllocatePool2 with a tag", toPool2),
  page: `ExAllocatePool and ExAllocatePoolWithQuota give no tag: memory that leaks cannot be told from that of all other drivers that do the
same. Both have been replaced.

**Mend it**: ExAllocatePool2 with a tag of the driver's own.

\`\`\`c bad
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool(PagedPool, Size);
//         ^^^^^^^^^^^^^^ pool-without-tag: ExAllocatePool2
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, Size, 'ekaM');
}
\`\`\`
`,
  body(info, code) {
    return superseded(info, code, (name) => name.startsWith("ExAllocatePool") && !name.includes("Tag"));
  },
};
