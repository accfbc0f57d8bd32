// An error log entry that is never written.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const errorLogEntryLeaked: Rule = leakRule({
  id: "error-log-entry-leaked",
  severity: "error",
  summary: "A path returns without writing or freeing an error log entry it allocated.",
  names: {},
  fix: undoBeforeExit(
    "Free the entry first",
    /IoAllocateErrorLogEntry/,
    ({ result }) => result && `IoFreeErrorLogEntry(${result});`,
  ),
  page: `There is room for few entries. One that is allocated must be written with IoWriteErrorLogEntry or freed with IoFreeErrorLogEntry.

**Mend it**: write or free the entry on the path shown.

\`\`\`c bad
#include <wdm.h>
VOID Log(PDEVICE_OBJECT Device, NTSTATUS Code)
{
    PIO_ERROR_LOG_PACKET entry = IoAllocateErrorLogEntry(Device, sizeof(IO_ERROR_LOG_PACKET));
    if (entry == NULL) {
        return;
    }
    if (Code == STATUS_SUCCESS) {
        return;
//      ^^^^^^ error-log-entry-leaked: not
    }
    entry->ErrorCode = Code;
    IoWriteErrorLogEntry(entry);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Log(PDEVICE_OBJECT Device, NTSTATUS Code)
{
    PIO_ERROR_LOG_PACKET entry = IoAllocateErrorLogEntry(Device, sizeof(IO_ERROR_LOG_PACKET));
    if (entry == NULL) {
        return;
    }
    entry->ErrorCode = Code;
    IoWriteErrorLogEntry(entry);
}
\`\`\`
`,
  kind: "error-log",
  thing: "the error log entry",
  undo: "written with IoWriteErrorLogEntry",
});
