// A kernel handle that nobody can close any more.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const handleLeaked: Rule = leakRule({
  id: "handle-leaked",
  severity: "error",
  summary: "A path returns without closing a handle it opened.",
  names: { codeAnalysis: ["C28197"] },
  fix: undoBeforeExit(
    "Close the handle first",
    /Zw(?:Create|Open)\w+|PsCreateSystemThread|IoCreateFile(?:Ex)?/,
    ({ args }) => {
      const handle = addressed(args[0]);
      return handle && `ZwClose(${handle});`;
    },
  ),
  page: `A handle stays open until it is closed: the file, section or thread behind it cannot go away, and the process it was made in
(for a kernel handle, the system) collects them until the machine is restarted.

**Mend it**: close the handle with ZwClose on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS ReadFirst(POBJECT_ATTRIBUTES Attributes, PVOID Buffer, ULONG Length)
{
    HANDLE file;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &iosb, FILE_SHARE_READ, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwReadFile(file, NULL, NULL, NULL, &iosb, Buffer, Length, NULL, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ handle-leaked: not closed
    }
    ZwClose(file);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS ReadFirst(POBJECT_ATTRIBUTES Attributes, PVOID Buffer, ULONG Length)
{
    HANDLE file;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status = ZwOpenFile(&file, GENERIC_READ, Attributes, &iosb, FILE_SHARE_READ, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwReadFile(file, NULL, NULL, NULL, &iosb, Buffer, Length, NULL, NULL);
    ZwClose(file);
    return status;
}
\`\`\`
`,
  kind: "handle",
  thing: "the handle",
  undo: "closed with ZwClose",
});
