// A string's end written into the pointer instead of through it.

import { sourceText } from "../../analysis/world.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const nullCharacterAsPointer: Rule = {
  id: "null-character-as-pointer",
  severity: "warning",
  summary: "A pointer is assigned '\\0'.",
  names: { codeAnalysis: ["C28730"], codeql: ["cpp/drivers/null-character-pointer-assignment"] },
  fix: rewriteStatement("Write through the pointer", /^/, "*"),
  page: `text = '\\\\0' makes the pointer NULL; *text = '\\\\0' ends the string it leads to.

**Mend it**: write through the pointer, or assign NULL.

\`\`\`c bad
#include <wdm.h>
VOID Cut(PCHAR Text, ULONG Length)
{
    Text += Length;
    Text = '\\0';
//  ^^^^^^^^^^^ null-character-as-pointer: through
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Cut(PCHAR Text, ULONG Length)
{
    Text += Length;
    *Text = '\\0';
}
\`\`\`
`,
  body(info, code) {
    return code.assigns.flatMap(({ target, at }) => {
      if (target.type.kind !== "pointer" || !/=\s*L?'\\0'\s*$/.test(sourceText(info.unit, info.fn.declaration, at)))
        return [];
      return [{ message: "the pointer is set to NULL; the end of the string is written through it, with *", at }];
    });
  },
};
