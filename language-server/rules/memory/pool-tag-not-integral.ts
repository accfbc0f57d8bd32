// A tag that is an address.
import { bare } from "../../analysis/code.ts";
import { allocatorOf } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

export const poolTagNotIntegral: Rule = {
  id: "pool-tag-not-integral",
  severity: "error",
  summary: "A pool tag is given as a string or pointer.",
  names: { codeAnalysis: ["C28134"], codeql: ["cpp/drivers/pool-tag-integral"] },
  page: `A tag is an integer written as four characters in single quotes. A string makes it the string's address, different at every start.

**Mend it**: single quotes.

\`\`\`c bad
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, Size, (ULONG)(ULONG_PTR)"Make");
//         ^^^^^^^^^^^^^^^ pool-tag-not-integral: quotes
}
\`\`\`
\`\`\`c good
#include <wdm.h>
PVOID Make(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_PAGED, Size, 'ekaM');
}
\`\`\`
`,
  body(_info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      const tag = allocatorOf(name ?? "")?.tag ?? (name === "ExFreePoolWithTag" ? 1 : undefined);
      const arg = tag === undefined ? undefined : call.args[tag];
      if (!arg || bare(arg).type.kind !== "pointer") return [];
      return [{ message: "the pool tag is an address: four characters in single quotes are meant", at }];
    });
  },
};
