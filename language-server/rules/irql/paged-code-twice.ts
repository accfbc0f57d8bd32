// PAGED_CODE more than once in a function.
import { codeOf } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { deleteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const pagedCodeTwice: Rule = {
  id: "paged-code-twice",
  severity: "warning",
  summary: "A function says PAGED_CODE() more than once.",
  names: { codeAnalysis: ["C28171"], codeql: ["cpp/drivers/multiple-paged-code"] },
  fix: deleteStatement("Remove the second PAGED_CODE()"),
  page: `One \`PAGED_CODE()\` at the start says all there is to say; a second one is left over from moving code about.

\`\`\`c bad
#include <wdm.h>
ULONG ReadSettings(ULONG Default);
#pragma alloc_text(PAGE, ReadSettings)
ULONG ReadSettings(ULONG Default)
{
    PAGED_CODE();
    Default += 1;
    PAGED_CODE();
//  ^^^^^^^^^^^^ paged-code-twice: ReadSettings
    return Default;
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
      const said = codeOf(info.fn).calls.filter(({ name }) => name === "__ringside_paged_code");
      for (const { at } of said.slice(1)) {
        report(info, {
          message: `${info.fn.symbol.name} says PAGED_CODE() a second time`,
          range: info.unit.range(info.fn.declaration, at),
        });
      }
    }
  },
};
