// Memory that can be executed.

import { argumentRule, hasBit } from "../kinds/argument.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const executablePool: Rule = argumentRule({
  id: "executable-pool",
  severity: "warning",
  summary: "Executable non-paged pool is asked for.",
  names: { codeAnalysis: ["C30030", "C30031"] },
  fix: setArgument("Ask for memory that is not executable", 0, (flags) =>
    flags.replace("POOL_FLAG_NON_PAGED_EXECUTE", "POOL_FLAG_NON_PAGED"),
  ),
  page: `Data that can be executed is what attackers look for, and memory integrity (HVCI) refuses such allocations.

**Mend it**: use POOL_FLAG_NON_PAGED or NonPagedPoolNx.

\`\`\`c bad
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED_EXECUTE, Size, 'ekaM');
//         ^^^^^^^^^^^^^^^ executable-pool: executable
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
  of: { ExAllocatePool2: 0, ExAllocatePool3: 0 },
  wrong: ({ value }) =>
    value !== undefined && hasBit(value, 0x80) ? "the memory is asked for as executable" : undefined,
});
