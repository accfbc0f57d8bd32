// Pool memory under one of the tags that everybody who gave none shares.
import { constantOf } from "../../analysis/facts.ts";
import { allocatorNames, allocatorOf } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "default-pool-tag";
/** 'mdW ' and 'Kdd ' as the two bytes orders spell them. */
const defaults = new Set([0x206d6457, 0x206b6444, 0x2057646d, 0x57646d20, 0x2044646b]);

export const defaultPoolTag: Rule = {
  id,
  severity: "warning",
  summary: "A pool allocation uses one of the default tags.",
  names: {
    codeAnalysis: ["C28147"],
    codeql: ["cpp/drivers/default-pool-tag", "cpp/drivers/default-pool-tag-extended"],
  },
  page: `A tag of its own lets a driver's memory be told from everybody else's, in the debugger, in the verifier and in a crash dump.
The default tags \`' mdW'\` and \`' kdD'\` say nothing.

\`\`\`c bad
#include <wdm.h>
PVOID Make(VOID)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, ' mdW');
//         ^^^^^^^^^^^^^^^ default-pool-tag: tag
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(VOID)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, 'tseT');
}
\`\`\`
`,
  paths: () => ({
    calls: allocatorNames,
    beforeCall(event) {
      const allocator = event.name === undefined ? undefined : allocatorOf(event.name);
      const tag = allocator?.tag === undefined ? undefined : event.args[allocator.tag];
      const value = tag && constantOf(event.state, tag);
      if (value === undefined || !defaults.has(value >>> 0)) return;
      event.run.report(
        id,
        { message: `${event.written} is given a default pool tag: choose one of your own` },
        event.site.at,
      );
    },
  }),
};
