// The must-succeed pool types.

import { argumentRule } from "../kinds/argument.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const poolMustSucceed: Rule = argumentRule({
  id: "pool-must-succeed",
  severity: "error",
  summary: "Pool of a must-succeed type is asked for.",
  names: {},
  fix: setArgument("Use NonPagedPoolNx", 0, "NonPagedPoolNx"),
  page: `Allocations from the must-succeed pool stop the machine when there is no memory; the types are obsolete and refused by the verifier.

**Mend it**: use an ordinary pool type and check the result.

\`\`\`c bad
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePoolUninitialized(NonPagedPoolMustSucceed, Size, 'ekaM');
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ pool-must-succeed: must-succeed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePoolUninitialized(NonPagedPoolNx, Size, 'ekaM');
}
\`\`\`
`,
  of: {
    ExAllocatePool: 0,
    ExAllocatePoolWithTag: 0,
    ExAllocatePoolWithTagPriority: 0,
    ExAllocatePoolZero: 0,
    ExAllocatePoolUninitialized: 0,
  },
  wrong: ({ value }) =>
    value === 2 || value === 6
      ? "the must-succeed pool types are obsolete: they stop the machine when memory runs out"
      : undefined,
});
