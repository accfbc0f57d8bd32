// Memory that the system allocated for the driver, and that nobody can free any more.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const systemBlockLeaked: Rule = leakRule({
  id: "system-block-leaked",
  severity: "error",
  summary: "A path returns without freeing what SeQueryInformationToken or IoGetDeviceInterfaces allocated.",
  names: {},
  fix: undoBeforeExit("Free the memory first", /SeQueryInformationToken|IoGetDeviceInterfaces/, ({ args }) => {
    const block = addressed(args.at(-1)?.replace(/^\([\w *]+\)\s*/, ""));
    return block && `ExFreePool(${block});`;
  }),
  page: `SeQueryInformationToken and IoGetDeviceInterfaces allocate pool for what they found. It is the caller's, who frees it with ExFreePool.

**Mend it**: free it with ExFreePool on the path shown.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS IsUser(PACCESS_TOKEN Token, PSID Sid, PBOOLEAN Is)
{
    PTOKEN_USER user;
    NTSTATUS status = SeQueryInformationToken(Token, TokenUser, (PVOID *)&user);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    *Is = RtlEqualSid(user->User.Sid, Sid);
    return STATUS_SUCCESS;
//  ^^^^^^ system-block-leaked: not freed
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS IsUser(PACCESS_TOKEN Token, PSID Sid, PBOOLEAN Is)
{
    PTOKEN_USER user;
    NTSTATUS status = SeQueryInformationToken(Token, TokenUser, (PVOID *)&user);
    if (NT_SUCCESS(status)) {
        *Is = RtlEqualSid(user->User.Sid, Sid);
        ExFreePool(user);
    }
    return status;
}
\`\`\`
`,
  kind: "system-block",
  thing: "the memory that the system allocated for the driver",
  undo: "freed with ExFreePool",
});
