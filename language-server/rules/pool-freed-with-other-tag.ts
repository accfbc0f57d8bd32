// A tag that does not match.
import { constantOf } from "../analysis/facts.ts";
import { allocatorNames, allocatorOf } from "../analysis/models.ts";
import type { Rule } from "./rule.ts";

const id = "pool-freed-with-other-tag";

export const poolFreedWithOtherTag: Rule = {
  id,
  severity: "error",
  summary: "Pool is freed with another tag than it was allocated with.",
  names: {},
  page: `If memory is freed with a tag that is not its own the machine stops (BAD_POOL_CALLER).

**Mend it**: use one name for the tag.

\`\`\`c bad
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        ExFreePoolWithTag(block, 'Bock');
//      ^^^^^^^^^^^^^^^^^ pool-freed-with-other-tag: tag
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Once(SIZE_T Size)
{
    PVOID block = ExAllocatePool2(POOL_FLAG_PAGED, Size, 'kcoB');
    if (block != NULL) {
        ExFreePoolWithTag(block, 'kcoB');
    }
}
\`\`\`
`,
  paths: () => ({
    calls: [...allocatorNames, "ExFreePoolWithTag"],
    beforeCall(event) {
      if (event.name !== "ExFreePoolWithTag") return;
      const [block, tag] = event.args;
      const mark = block && event.state.mark("pool-tag", block);
      const value = tag && constantOf(event.state, tag);
      // Zero lets any tag pass.
      if (!mark || value === undefined || value === 0 || mark.value === String(value >>> 0)) return;
      event.run.report(
        id,
        {
          message: "the memory is freed with another tag than it was allocated with",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const index = allocatorOf(event.name ?? "")?.tag;
      const tag = index === undefined ? undefined : event.args[index];
      const value = tag && constantOf(event.state, tag);
      if (value === undefined) return;
      const why = { kind: "site", site: event.site, message: "the memory is allocated here" } as const;
      event.state.setMark("pool-tag", event.result, String(value >>> 0), why);
    },
  }),
};
