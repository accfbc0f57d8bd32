// A raised level that is left on in pageable code.

import { callsTo, constantIn } from "../../analysis/code.ts";
import { setArgument } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const setEventWaitInPagedCode: Rule = {
  id: "set-event-wait-in-paged-code",
  severity: "error",
  summary: "KeSetEvent with Wait TRUE in pageable code.",
  names: { codeAnalysis: ["D0004"], codeql: ["cpp/drivers/ke-set-event-pageable"] },
  fix: setArgument("Pass FALSE for Wait", -1, "FALSE"),
  page: `With Wait TRUE KeSetEvent returns at DISPATCH_LEVEL, and the wait that follows lowers it. Between the two the code must not be paged out.

**Mend it**: pass FALSE, or move the function out of the PAGE section.

\`\`\`c bad
#include <wdm.h>
VOID Handshake(PKEVENT Mine, PKEVENT Theirs);
#pragma alloc_text(PAGE, Handshake)
VOID Handshake(PKEVENT Mine, PKEVENT Theirs)
{
    PAGED_CODE();
    KeSetEvent(Mine, IO_NO_INCREMENT, TRUE);
//  ^^^^^^^^^^ set-event-wait-in-paged-code: pageable
    KeWaitForSingleObject(Theirs, Executive, KernelMode, FALSE, NULL);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Handshake(PKEVENT Mine, PKEVENT Theirs);
#pragma alloc_text(PAGE, Handshake)
VOID Handshake(PKEVENT Mine, PKEVENT Theirs)
{
    PAGED_CODE();
    KeSetEvent(Mine, IO_NO_INCREMENT, FALSE);
    KeWaitForSingleObject(Theirs, Executive, KernelMode, FALSE, NULL);
}
\`\`\`
`,
  project({ world, report }) {
    for (const site of callsTo(world, "KeSetEvent", "KeReleaseMutex", "KeReleaseSemaphore")) {
      const wait = constantIn(site.call.args[site.call.args.length - 1]);
      if (wait === undefined || wait === 0 || !world.isPaged(site.info.name)) continue;
      report(site.info, {
        message: `${site.name} with Wait TRUE returns at DISPATCH_LEVEL, but ${site.info.fn.symbol.name} is pageable`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
