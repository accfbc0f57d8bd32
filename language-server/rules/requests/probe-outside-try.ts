// A probe whose exception nobody catches.
import { callsTo } from "../../analysis/code.ts";
import { isGuarded } from "../kinds/guarded.ts";
import type { Rule } from "../rule.ts";

export const probeOutsideTry: Rule = {
  id: "probe-outside-try",
  severity: "error",
  summary: "ProbeForRead, ProbeForWrite or MmProbeAndLockPages outside __try.",
  names: { codeql: ["cpp/microsoft/public/likely-bugs/memory-management/usermodememoryoutsidetry"] },
  page: `These routines raise an exception when the address is not good: that is how they report it. Outside a __try the machine stops.

**Mend it**: put the call, and every use of user memory after it, into __try / __except.

\`\`\`c bad
#include <wdm.h>
ULONG First(PULONG User)
{
    ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
//  ^^^^^^^^^^^^ probe-outside-try: __try
    return 1;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG First(PULONG User)
{
    ULONG value = 0;
    __try {
        ProbeForRead(User, sizeof(ULONG), sizeof(ULONG));
        value = *User;
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        value = 0;
    }
    return value;
}
\`\`\`
`,
  project({ world, report }) {
    for (const site of callsTo(world, "ProbeForRead", "ProbeForWrite", "MmProbeAndLockPages")) {
      if (isGuarded(world, site.info, site.block)) continue;
      report(site.info, {
        message: `${site.name} raises an exception for a bad address, and no __try is around it`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
