// An allocation that raises an exception where there is no memory, and nothing that catches it.
import { callsTo, constantIn } from "../../analysis/code.ts";
import { isGuarded } from "../kinds/guarded.ts";
import { isReferenced } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const allocationRaisesOutsideTry: Rule = {
  id: "allocation-raises-outside-try",
  severity: "warning",
  summary: "Pool is allocated by a routine that raises an exception where there is none, outside __try.",
  names: {},
  page: `ExAllocatePoolWithQuotaTag raises an exception when the program's quota or the memory is used up, and so does ExAllocatePool2 with
POOL_FLAG_RAISE_ON_FAILURE: they never return NULL. Outside a __try the machine stops, and a
program may bring it about by using up its quota.

**Mend it**: add POOL_QUOTA_FAIL_INSTEAD_OF_RAISE, or leave the flag away, and test for NULL; or allocate inside __try.

\`\`\`c bad
#include <ntddk.h>
PVOID Need(SIZE_T Size)
{
    return ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, Size, 'deeN');
//         ^^^^^^^^^^^^^^^ allocation-raises-outside-try: raises
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
PVOID Need(SIZE_T Size)
{
    PVOID block = NULL;
    __try {
        block = ExAllocatePool2(POOL_FLAG_NON_PAGED | POOL_FLAG_RAISE_ON_FAILURE, Size, 'deeN');
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        DbgPrint("no memory\\n");
    }
    return block;
}
\`\`\`
`,
  project({ world, report }) {
    // A file system raises exceptions of its own accord, and catches them where its requests come in.
    if (isReferenced(world, ["ExRaiseStatus", "FsRtlNormalizeNtstatus"])) return;
    for (const site of callsTo(world, ...quota, "ExAllocatePool2")) {
      const flags = constantIn(site.call.args[0]);
      if (flags === undefined || !raises(site.name ?? "", flags) || isGuarded(world, site.info, site.block)) continue;
      report(site.info, {
        message: `${site.name} raises an exception where there is no memory, and nothing here catches it`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
const quota = ["ExAllocatePoolWithQuotaTag", "ExAllocatePoolWithQuota"];
const failInstead = 8;
const raiseOnFailure = 0x20;
function raises(name: string, flags: number): boolean {
  if (name === "ExAllocatePool2") return (flags & raiseOnFailure) !== 0;
  return (flags & failInstead) === 0;
}
