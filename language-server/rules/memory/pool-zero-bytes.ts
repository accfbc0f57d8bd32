// An allocation of no size.
import { bare } from "../../analysis/code.ts";
import { argumentRule } from "../kinds/argument.ts";
import type { Rule } from "../rule.ts";

export const poolZeroBytes: Rule = argumentRule({
  id: "pool-zero-bytes",
  severity: "warning",
  summary: "Pool of zero bytes is asked for.",
  names: {},
  page: `An allocation of zero bytes succeeds and gives a pointer that nothing may be read from. The verifier reports it.

**Mend it**: check the size, or give the right one.

\`\`\`c bad
#include <wdm.h>
PVOID Make(VOID)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, 0, 'ekaM');
//         ^^^^^^^^^^^^^^^ pool-zero-bytes: 0 bytes
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(VOID)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, sizeof(ULONG), 'ekaM');
}
\`\`\`
`,
  of: {
    ExAllocatePool: 1,
    ExAllocatePoolWithTag: 1,
    ExAllocatePoolZero: 1,
    ExAllocatePoolUninitialized: 1,
    ExAllocatePool2: 1,
    ExAllocatePool3: 1,
  },
  wrong({ value }, event) {
    const written = event.argExprs[1];
    return value === 0 && written && bare(written).kind === "const" ? "0 bytes of pool are asked for" : undefined;
  },
});
