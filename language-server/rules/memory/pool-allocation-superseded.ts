// The old allocators, which leave old data in new memory.
import { editCall } from "../kinds/call-edits.ts";
import { superseded } from "../kinds/superseded.ts";
import { toPool2 } from "../kinds/superseded-edits.ts";
import type { Rule } from "../rule.ts";

export const poolAllocationSuperseded: Rule = {
  id: "pool-allocation-superseded",
  severity: "hint",
  summary: "Pool is allocated by a routine that ExAllocatePool2 has replaced.",
  names: { codeAnalysis: ["D0001"], codeql: ["cpp/drivers/wdk-deprecated-api"] },
  fix: editCall("Use ExAllocatePool2", toPool2),
  page: `ExAllocatePoolWithTag and its like return memory with whatever was in it, which has given kernel data away to programs.
ExAllocatePool2 zeroes it unless told otherwise, and takes flags instead of a pool type.

**Mend it**: ExAllocatePool2(POOL_FLAG_NON_PAGED or POOL_FLAG_PAGED, size, tag); before Windows 10 version 2004, ExAllocatePoolZero.

\`\`\`c bad
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePoolWithTag(NonPagedPoolNx, Size, 'ekaM');
//         ^^^^^^^^^^^^^^^^^^^^^ pool-allocation-superseded: ExAllocatePool2
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED, Size, 'ekaM');
}
\`\`\`
`,
  body(info, code) {
    return superseded(info, code, (name) => name.startsWith("ExAllocatePool") && name.includes("Tag"));
  },
};
