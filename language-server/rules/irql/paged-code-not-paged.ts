// PAGED_CODE in a function that is not in a pageable section.

import { shapeOf } from "../../analysis/shape.ts";
import { isPagedSection } from "../../analysis/world.ts";
import { placeInPage } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const pagedCodeNotPaged: Rule = {
  id: "paged-code-not-paged",
  severity: "information",
  summary: "PAGED_CODE() is used in a function that is not in a pageable section.",
  names: { codeAnalysis: ["C28172"], codeql: ["cpp/drivers/no-paged-code"] },
  fix: placeInPage,
  page: `\`PAGED_CODE()\` says that the function is pageable, but no \`alloc_text\` or \`code_seg\` puts it into a \`PAGE\` section:
it takes up locked memory for nothing, or the assertion is wrong.

**Mend it**: add \`#pragma alloc_text(PAGE, Name)\` before the definition, or take \`PAGED_CODE()\` out.

\`\`\`c bad
#include <wdm.h>
ULONG ReadSettings(ULONG Default)
{
    PAGED_CODE();
//  ^^^^^^^^^^^^ paged-code-not-paged: ReadSettings
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
      if (!info.own || !shapeOf(info.fn).callees.has("__ringside_paged_code")) continue;
      const section = world.section(info.name);
      // Code discarded after initialisation runs at PASSIVE_LEVEL too; the assertion is right there.
      if (isPagedSection(section) || /^\.?INIT/i.test(section)) continue;
      for (const block of info.fn.blocks) {
        for (const instruction of block.instructions) {
          if (instruction.kind !== "call" || instruction.callee.kind !== "direct") continue;
          if (instruction.callee.symbol.linkName !== "__ringside_paged_code") continue;
          report(info, {
            message: `${info.fn.symbol.name} says PAGED_CODE() but is in ${section === "" ? "the default, non-pageable section" : `section ${section}`}`,
            range: info.unit.range(info.fn.declaration, instruction.at),
          });
        }
      }
    }
  },
};
