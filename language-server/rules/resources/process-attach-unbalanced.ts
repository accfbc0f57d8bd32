// A thread that stays in another process's address space.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const processAttachUnbalanced: Rule = leakRule({
  id: "process-attach-unbalanced",
  severity: "error",
  summary: "A path returns while the thread is still attached to another process.",
  names: {},
  fix: undoBeforeExit(
    "Detach first",
    /KeStackAttachProcess/,
    ({ args }) => `KeUnstackDetachProcess(${args[1] ?? ""});`,
  ),
  page: `KeStackAttachProcess lets the thread run in another process's address space until KeUnstackDetachProcess. A thread that returns
attached goes on in the wrong process.

**Mend it**: detach on every path, in a common exit or a __finally.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS Look(PEPROCESS Process, PULONG Address, PULONG Value)
{
    KAPC_STATE apc;
    KeStackAttachProcess(Process, &apc);
    if (Address == NULL) {
        return STATUS_INVALID_PARAMETER;
//      ^^^^^^ process-attach-unbalanced: not ended
    }
    *Value = *Address;
    KeUnstackDetachProcess(&apc);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS Look(PEPROCESS Process, PULONG Address, PULONG Value)
{
    KAPC_STATE apc;
    if (Address == NULL) {
        return STATUS_INVALID_PARAMETER;
    }
    KeStackAttachProcess(Process, &apc);
    *Value = *Address;
    KeUnstackDetachProcess(&apc);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "attached-process",
  thing: "the attachment to the other process",
  undo: "ended with KeUnstackDetachProcess",
});
