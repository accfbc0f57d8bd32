// Floating-point state that was saved and is not given back.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const floatingPointStateNotRestored: Rule = leakRule({
  id: "floating-point-state-not-restored",
  severity: "error",
  summary: "A path returns without restoring the floating-point state it saved.",
  names: {
    codeAnalysis: ["C28162", "C28161"],
    codeql: ["cpp/drivers/kmdf/float-safe-exit"],
  },
  fix: undoBeforeExit(
    "Restore the state first",
    /KeSaveFloatingPointState/,
    ({ args }) => `KeRestoreFloatingPointState(${args[0] ?? ""});`,
  ),
  page: `KeSaveFloatingPointState allocates what KeRestoreFloatingPointState frees, and the interrupted program's registers are wrong until
they are restored.

**Mend it**: restore on every path on which the save succeeded.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Scale(double *Value, ULONG By)
{
    KFLOATING_SAVE save;
    NTSTATUS status = KeSaveFloatingPointState(&save);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (By == 0) {
        return STATUS_INVALID_PARAMETER;
//      ^^^^^^ floating-point-state-not-restored: not restored
    }
    *Value = *Value / By;
    KeRestoreFloatingPointState(&save);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Scale(double *Value, ULONG By)
{
    KFLOATING_SAVE save;
    NTSTATUS status;
    if (By == 0) {
        return STATUS_INVALID_PARAMETER;
    }
    status = KeSaveFloatingPointState(&save);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    *Value = *Value / By;
    KeRestoreFloatingPointState(&save);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "floating-point",
  thing: "the floating-point state",
  undo: "restored with KeRestoreFloatingPointState",
});
