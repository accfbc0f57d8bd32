// A remove lock released twice on one path.
import { deleteStatement } from "../kinds/edits.ts";
import { reuseRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const removeLockReleasedTwice: Rule = reuseRule({
  id: "remove-lock-released-twice",
  severity: "error",
  summary: "A remove lock is released more often than it was acquired.",
  names: { staticDriverVerifier: ["RemoveLock", "RemoveLockRelease2"] },
  fix: deleteStatement("Remove the second release", /twice/),
  page: `The second release lets the device be removed while another request still uses it; a checked build stops at once.

**Mend it**: release once for each acquire that succeeded.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; } EXT, *PEXT;
VOID Poll(PEXT Ext, BOOLEAN Quick)
{
    if (!NT_SUCCESS(IoAcquireRemoveLock(&Ext->Guard, Ext))) {
        return;
    }
    if (Quick) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
    }
    IoReleaseRemoveLock(&Ext->Guard, Ext);
//  ^^^^^^^^^^^^^^^^^^^ remove-lock-released-twice: twice
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; } EXT, *PEXT;
VOID Poll(PEXT Ext, BOOLEAN Quick)
{
    if (!NT_SUCCESS(IoAcquireRemoveLock(&Ext->Guard, Ext))) {
        return;
    }
    if (Quick) {
        IoReleaseRemoveLock(&Ext->Guard, Ext);
        return;
    }
    IoReleaseRemoveLock(&Ext->Guard, Ext);
}
\`\`\`
`,
  kind: "remove-lock",
  thing: "the remove lock",
  done: "released",
  uses: false,
});
