// A processor that does nothing for long.
import { argumentRule } from "../kinds/argument.ts";
import type { Rule } from "../rule.ts";

export const stallTooLong: Rule = argumentRule({
  id: "stall-too-long",
  severity: "warning",
  summary: "KeStallExecutionProcessor is asked for more than 50 microseconds.",
  names: {},
  page: `While a processor stalls, nothing else runs on it at that level or below. 50 microseconds is the documented limit.

**Mend it**: at PASSIVE_LEVEL use KeDelayExecutionThread, otherwise a timer.

\`\`\`c bad
#include <wdm.h>
VOID Settle(VOID)
{
    KeStallExecutionProcessor(10000);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ stall-too-long: 10000
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Settle(VOID)
{
    KeStallExecutionProcessor(20);
}
\`\`\`
`,
  of: { KeStallExecutionProcessor: 0 },
  wrong: ({ value }) =>
    value !== undefined && value > 50
      ? `the processor is stalled for ${value} microseconds; at most 50 are allowed`
      : undefined,
});
