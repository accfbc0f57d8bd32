// The value and the length of memset in the wrong order.

import { constantIn } from "../../analysis/code.ts";
import { editCall, replaced } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const fillArgumentsSwapped: Rule = {
  id: "fill-arguments-swapped",
  severity: "error",
  summary: "Memory is filled with a length of zero.",
  names: {},
  fix: editCall(
    "Exchange the value and the length",
    ({ args: [, value, length] }) => value && length && [replaced(value, length.text), replaced(length, value.text)],
  ),
  page: `memset takes the value before the length, RtlFillMemory after it. With a constant length of 0 nothing is filled.

**Mend it**: exchange the two arguments.

\`\`\`c bad
#include <wdm.h>
VOID Clear(PUCHAR Buffer)
{
    memset(Buffer, 64, 0);
//  ^^^^^^ fill-arguments-swapped: 0
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Clear(PUCHAR Buffer)
{
    memset(Buffer, 0, 64);
}
\`\`\`
`,
  body(_info, code) {
    return code.calls.flatMap(({ name, call, at }) => {
      const value = constantIn(call.args[1]);
      if (name !== "memset" || constantIn(call.args[2]) !== 0 || value === 0) return [];
      return [{ message: "the length is 0, so nothing is filled: the value and the length are exchanged", at }];
    });
  },
};
