// A kernel stack that is nearly used up.
import { sizeOf } from "../../../compiler/types/layout.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { Rule } from "../rule.ts";

export const stackFrameTooLarge: Rule = {
  id: "stack-frame-too-large",
  severity: "warning",
  summary: "A function has very large local variables.",
  names: {},
  page: `A kernel stack has 24 KB on a 64-bit system and 12 KB on x86, for all drivers of a stack together. One function that takes 4 KB or more
of it leaves too little for the others; running out stops the machine (double fault).

**Mend it**: allocate large buffers from pool.

\`\`\`c bad
#include <wdm.h>
VOID Collect(PUCHAR To)
//   ^^^^^^^ stack-frame-too-large: 8192 bytes
{
    UCHAR buffer[8192];
    RtlZeroMemory(buffer, sizeof(buffer));
    RtlCopyMemory(To, buffer, 16);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Collect(PUCHAR To)
{
    UCHAR buffer[256];
    RtlZeroMemory(buffer, sizeof(buffer));
    RtlCopyMemory(To, buffer, 16);
}
\`\`\`
`,
  body(info) {
    let bytes = 0;
    for (const local of info.fn.locals) if (local.kind === "variable") bytes += sizeOf(local.type, info.unit.target);
    if (bytes < 4096) return [];
    return [
      {
        message: `the local variables of ${info.fn.symbol.name} take ${bytes} bytes of a kernel stack of 12 to 24 KB`,
        at: nameSite(info).at,
      },
    ];
  },
};
