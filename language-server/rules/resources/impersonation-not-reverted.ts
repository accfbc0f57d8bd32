// A thread that goes on acting as somebody else.

import type { World } from "../../analysis/world.ts";
import { undoBeforeExit } from "../kinds/edits.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const impersonationNotReverted: Rule = leakRule({
  id: "impersonation-not-reverted",
  severity: "error",
  summary: "A path returns while the thread still impersonates a client.",
  names: {},
  fix: undoBeforeExit("Revert first", /SeImpersonateClient(?:Ex)?/, () => "PsRevertToSelf();"),
  page: `After SeImpersonateClientEx the thread has the rights of a client, until PsRevertToSelf. A worker thread that returns so does the next driver's work with
them, and the system stops the machine with IMPERSONATING_WORKER_THREAD; a program's thread goes on with rights that are not its own.

**Mend it**: call PsRevertToSelf on each path that leaves after the impersonation began, best in a __finally.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS OpenAs(PSECURITY_CLIENT_CONTEXT Client, POBJECT_ATTRIBUTES Attributes, PHANDLE File)
{
    IO_STATUS_BLOCK block;
    NTSTATUS status = SeImpersonateClientEx(Client, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwOpenFile(File, GENERIC_READ, Attributes, &block, FILE_SHARE_READ, 0);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ impersonation-not-reverted: not ended
    }
    PsRevertToSelf();
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <ntifs.h>
NTSTATUS OpenAs(PETHREAD Thread, PACCESS_TOKEN Token, POBJECT_ATTRIBUTES Attributes, PHANDLE File)
{
    IO_STATUS_BLOCK block;
    NTSTATUS status;
    if (Token == NULL) {
        return STATUS_NO_TOKEN;
    }
    status = PsImpersonateClient(Thread, Token, TRUE, FALSE, SecurityImpersonation);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwOpenFile(File, GENERIC_READ, Attributes, &block, FILE_SHARE_READ, 0);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ impersonation-not-reverted: not ended
    }
    PsRevertToSelf();
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS OpenAs(PSECURITY_CLIENT_CONTEXT Client, POBJECT_ATTRIBUTES Attributes, PHANDLE File)
{
    IO_STATUS_BLOCK block;
    NTSTATUS status = SeImpersonateClientEx(Client, NULL);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwOpenFile(File, GENERIC_READ, Attributes, &block, FILE_SHARE_READ, 0);
    PsRevertToSelf();
    return status;
}
NTSTATUS Become(PSECURITY_CLIENT_CONTEXT Client)
{
    return SeImpersonateClientEx(Client, NULL);
}
\`\`\`
`,
  kind: "impersonation",
  thing: "the impersonation",
  undo: "ended with PsRevertToSelf",
  // One that never reverts is how others of the driver begin to impersonate.
  only: (run) => run.ask(reverts, run.name),
});
function reverts(world: World, name: string): boolean {
  return reaches(world, name, /^PsRevertToSelf$/) === true;
}
