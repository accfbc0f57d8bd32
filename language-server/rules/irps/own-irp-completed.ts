// IoCompleteRequest on an IRP of one's own.

import { enteredAsLower, irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import { replaceCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

const id = "own-irp-completed";

export const ownIrpCompleted: Rule = {
  id,
  severity: "error",
  summary: "A driver completes an IRP that it made itself.",
  names: { staticDriverVerifier: ["IoAllocateComplete", "IoBuildFsdComplete"] },
  fix: replaceCall("Free the IRP", ([irp]) => (irp === undefined ? undefined : `IoFreeIrp(${irp})`)),
  page: `An IRP from IoAllocateIrp or the IoBuild routines has no caller above to be completed for. Completing it walks off its stack
locations; an own IRP is freed with IoFreeIrp once it has come back.

**Mend it**: return STATUS_MORE_PROCESSING_REQUIRED from the completion routine and call IoFreeIrp.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower)
{
    PIRP irp = IoAllocateIrp(Lower->StackSize, FALSE);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ own-irp-completed: made itself
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower)
{
    PIRP irp = IoAllocateIrp(Lower->StackSize, FALSE);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoFreeIrp(irp);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("complete"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found?.irp.made || event.state.mark(enteredAsLower, found.term)) return;
      // A completion routine may have stopped an IRP that the I/O manager frees: completing it goes on from there.
      if (found.irp.owner !== "owned" && event.state.mark("threaded", found.term)) return;
      event.run.report(
        id,
        {
          message: "the driver completes an IRP that it made itself: such an IRP is freed, not completed",
          notes: found.irp.why ? [{ message: "", place: found.irp.why }] : [],
        },
        event.site.at,
      );
    },
  }),
};
