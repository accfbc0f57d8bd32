// A wait in user mode on an object that lies on the kernel stack.

import { constantOf } from "../../analysis/facts.ts";
import { rootOf } from "../../analysis/term.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

const id = "wait-user-mode-on-stack";

export const waitUserModeOnStack: Rule = {
  id,
  severity: "error",
  summary: "KeWaitForSingleObject waits in UserMode on an object in a local variable.",
  names: { codeAnalysis: ["C28135"], codeql: ["cpp/drivers/kewaitlocal-requires-kernel-mode"] },
  fix: setArgument("Wait in KernelMode", 2, "KernelMode"),
  page: `While a thread waits in UserMode its kernel stack may be written to disk, and the event that lies on it too: whoever sets
the event then touches memory that is not there.

**Mend it**: wait in KernelMode, or keep the object in non-paged pool.

\`\`\`c bad
#include <wdm.h>
VOID Pause(VOID)
{
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeWaitForSingleObject(&event, UserRequest, UserMode, FALSE, NULL);
//  ^^^^^^^^^^^^^^^^^^^^^ wait-user-mode-on-stack: event
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Pause(VOID)
{
    KEVENT event;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
}
\`\`\`
`,
  paths: () => ({
    calls: ["KeWaitForSingleObject", "KeWaitForMutexObject"],
    beforeCall(event) {
      const [object, , mode] = event.args;
      if (
        object?.kind !== "address" ||
        rootOf(object.place).kind !== "local" ||
        !mode ||
        constantOf(event.state, mode) !== 1
      )
        return;
      event.run.report(
        id,
        {
          message: `the wait on ${event.argText(0)?.replace(/^&\s*/, "") ?? "a local object"}, which lies on the stack, is in UserMode: the stack may be paged out meanwhile`,
        },
        event.site.at,
      );
    },
  }),
};
