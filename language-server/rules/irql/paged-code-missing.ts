// A function in a PAGE section that does not check, with PAGED_CODE, that it is called at a level where paging works.
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { addPagedCode } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const pagedCodeMissing: Rule = {
  id: "paged-code-missing",
  severity: "information",
  summary: "A function in a pageable section has no PAGED_CODE().",
  names: { codeAnalysis: ["C28170"], codeql: ["cpp/drivers/no-paged-code"] },
  fix: addPagedCode,
  page: `\`PAGED_CODE()\` stops a checked run at the first call at a level where the code might be paged out, not only on the
rare day when it really is. A function put into a \`PAGE\` section should begin with it.

**Mend it**: add \`PAGED_CODE();\` as the first statement.

\`\`\`c bad
#include <wdm.h>
ULONG ReadSettings(ULONG Default);
#pragma alloc_text(PAGE, ReadSettings)
ULONG ReadSettings(ULONG Default)
//    ^^^^^^^^^^^^ paged-code-missing: PAGED_CODE
{
    return Default + 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG ReadSettings(ULONG Default);
#pragma alloc_text(PAGE, ReadSettings)
ULONG ReadSettings(ULONG Default)
{
    PAGED_CODE();
    return Default + 1;
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      if (!info.own || !world.isPaged(info.name)) continue;
      const shape = shapeOf(info.fn);
      // A test of the level of one's own serves as well.
      if (shape.callees.has("__ringside_paged_code") || shape.callees.has("KeGetCurrentIrql")) continue;
      report(info, {
        message: `${info.fn.symbol.name} is in section ${world.section(info.name)} but has no PAGED_CODE()`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
