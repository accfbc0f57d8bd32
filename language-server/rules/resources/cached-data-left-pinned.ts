// Data of the cache that stays mapped or pinned.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const cachedDataLeftPinned: Rule = leakRule({
  id: "cached-data-left-pinned",
  severity: "error",
  summary: "A path returns without unpinning data of the cache that it mapped or pinned.",
  names: {},
  page: `What CcMapData, CcPinRead and CcPreparePinWrite give stays in memory until CcUnpinData: the view of the cache cannot be used for anything else, pinned pages are
not written, and the volume cannot be dismounted.

**Mend it**: call CcUnpinData with the BCB on the path shown, best in a __finally.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS Check(PFILE_OBJECT Stream, PLARGE_INTEGER Offset, ULONG Magic)
{
    PVOID bcb;
    PVOID sector;
    if (!CcMapData(Stream, Offset, 512, MAP_WAIT, &bcb, &sector)) {
        return STATUS_CANT_WAIT;
    }
    if (*(PULONG)sector != Magic) {
        return STATUS_FILE_CORRUPT_ERROR;
//      ^^^^^^ cached-data-left-pinned: not unpinned
    }
    CcUnpinData(bcb);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS Check(PFILE_OBJECT Stream, PLARGE_INTEGER Offset, ULONG Magic)
{
    PVOID bcb;
    PVOID sector;
    NTSTATUS status = STATUS_SUCCESS;
    if (!CcMapData(Stream, Offset, 512, MAP_WAIT, &bcb, &sector)) {
        return STATUS_CANT_WAIT;
    }
    if (*(PULONG)sector != Magic) {
        status = STATUS_FILE_CORRUPT_ERROR;
    }
    CcUnpinData(bcb);
    return status;
}
\`\`\`
`,
  kind: "cached-data",
  thing: "the data of the cache",
  undo: "unpinned with CcUnpinData",
});
