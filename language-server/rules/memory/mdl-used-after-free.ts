// A memory descriptor list that is no longer the driver's.
import { deleteStatement } from "../kinds/edits.ts";
import { reuseRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const mdlUsedAfterFree: Rule = reuseRule({
  id: "mdl-used-after-free",
  severity: "error",
  summary: "An MDL is freed twice or used after it was freed.",
  names: {},
  fix: deleteStatement("Remove the second IoFreeMdl", /twice/),
  page: `IoFreeMdl gives the list back to the system, which hands it to the next caller of IoAllocateMdl.

**Mend it**: unlock and unmap first, free last, and once.

\`\`\`c bad
#include <wdm.h>
VOID Unlock(PVOID Buffer, ULONG Length)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return;
    }
    MmBuildMdlForNonPagedPool(mdl);
    IoFreeMdl(mdl);
    IoFreeMdl(mdl);
//  ^^^^^^^^^ mdl-used-after-free: twice
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Unlock(PVOID Buffer, ULONG Length)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return;
    }
    MmBuildMdlForNonPagedPool(mdl);
    IoFreeMdl(mdl);
}
\`\`\`
`,
  kind: "mdl",
  thing: "the MDL",
  done: "freed",
  uses: true,
});
