// Pages that an MDL describes, and that nobody can free any more.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const pagesLeaked: Rule = leakRule({
  id: "pages-leaked",
  severity: "error",
  summary: "A path returns without freeing the pages that it allocated for an MDL.",
  names: {},
  page: `MmAllocatePagesForMdl gives physical pages and an MDL that describes them, and it may give fewer than were asked for. The pages go with MmFreePagesFromMdl,
the MDL itself with ExFreePool: whoever forgets the MDL loses all of them until the machine is restarted.

**Mend it**: call MmFreePagesFromMdl and then ExFreePool with the MDL on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Reserve(SIZE_T Bytes, PMDL *Pages)
{
    PHYSICAL_ADDRESS low, high, skip;
    PMDL mdl;
    low.QuadPart = 0;
    high.QuadPart = -1;
    skip.QuadPart = 0;
    mdl = MmAllocatePagesForMdlEx(low, high, skip, Bytes, MmCached, 0);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (MmGetMdlByteCount(mdl) < Bytes) {
        return STATUS_INSUFFICIENT_RESOURCES;
//      ^^^^^^ pages-leaked: not freed
    }
    *Pages = mdl;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Reserve(SIZE_T Bytes, PMDL *Pages)
{
    PHYSICAL_ADDRESS low, high, skip;
    PMDL mdl;
    low.QuadPart = 0;
    high.QuadPart = -1;
    skip.QuadPart = 0;
    mdl = MmAllocatePagesForMdlEx(low, high, skip, Bytes, MmCached, 0);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (MmGetMdlByteCount(mdl) < Bytes) {
        MmFreePagesFromMdl(mdl);
        ExFreePool(mdl);
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    *Pages = mdl;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "pages",
  thing: "the memory that the MDL describes",
  undo: "freed with MmFreePagesFromMdl",
});
