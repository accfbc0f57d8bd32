// A handle that is no longer the driver's.

import type { CallEvent } from "../../analysis/events.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import { releasedBefore } from "../../analysis/resources.ts";
import type { Mark } from "../../analysis/state.ts";
import { deleteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "handle-used-after-close";

export const handleUsedAfterClose: Rule = {
  id,
  severity: "error",
  summary: "A handle is closed twice or used after it was closed.",
  names: { staticDriverVerifier: ["ZwRegistryOpen"] },
  fix: deleteStatement("Remove the second ZwClose", /twice/),
  page: `A closed handle value is given to the next object that is opened. Using it reads or closes something of somebody else's; closing
a kernel handle twice stops the machine (INVALID_KERNEL_HANDLE).

**Mend it**: close once, on one common exit, and set the variable to NULL.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Remove(HANDLE Root, POBJECT_ATTRIBUTES Attributes)
{
    HANDLE key;
    NTSTATUS status = ZwOpenKey(&key, DELETE, Attributes);
    UNREFERENCED_PARAMETER(Root);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ZwClose(key);
    return ZwDeleteKey(key);
//         ^^^^^^^^^^^ handle-used-after-close: after it was closed
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Touch(POBJECT_ATTRIBUTES Attributes)
{
    HANDLE key;
    if (!NT_SUCCESS(ZwOpenKey(&key, KEY_WRITE, Attributes))) {
        return;
    }
    ZwClose(key);
    ZwClose(key);
//  ^^^^^^^ handle-used-after-close: twice
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Remove(HANDLE Root, POBJECT_ATTRIBUTES Attributes)
{
    HANDLE key;
    NTSTATUS status = ZwOpenKey(&key, DELETE, Attributes);
    UNREFERENCED_PARAMETER(Root);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = ZwDeleteKey(key);
    ZwClose(key);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { beforeCall: [markName("handle"), markName("key")] },
    beforeCall(event) {
      for (const kind of ["handle", "key"] as const) {
        if (event.state.marksNamed(markName(kind)).length === 0) continue;
        const again = releasedBefore(world.terms, event, kind);
        const used = again ?? (event.hasBody ? undefined : usedIn(event, markName(kind)));
        if (!used) continue;
        const message = again
          ? "the handle is closed twice"
          : `the handle is used by ${event.written} after it was closed`;
        event.run.report(
          id,
          { message, notes: [{ message: "the handle is closed here", place: used.why }] },
          event.site.at,
        );
      }
    },
  }),
};

function usedIn(event: CallEvent, mark: string): Mark | undefined {
  if (event.name === undefined || !/^(Zw|Nt|Ob|Io|Ps|Se|Ex|Fs)/.test(event.name)) return undefined;
  for (const arg of event.args) {
    const found = event.state.mark(mark, arg);
    if (found?.value === "released") return found;
  }
  return undefined;
}
