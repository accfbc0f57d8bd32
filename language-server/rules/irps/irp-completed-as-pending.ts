// An IRP completed with STATUS_PENDING in it.
import { constantOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "irp-completed-as-pending";

export const irpCompletedAsPending: Rule = {
  id,
  severity: "error",
  summary: "An IRP is completed with STATUS_PENDING in its status block.",
  names: { staticDriverVerifier: ["PendedCompletedRequest"] },
  page: `STATUS_PENDING says that a request is not finished; an IRP completed with it contradicts itself. Driver Verifier stops the
machine over it (0xC9).

**Mend it**: complete with the final status; return STATUS_PENDING only for requests that are kept.

\`\`\`c bad
#include <wdm.h>
VOID Finish(PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_PENDING;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-as-pending: STATUS_PENDING
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Finish(PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  paths: (world) => ({
    calls: routinesThat("complete"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      if (!arg) return;
      const status = statusField(world.terms, event.state, irpOf(event.state, arg)?.term ?? arg);
      if (!status || constantOf(event.state, status) !== 0x103) return;
      event.run.report(
        id,
        { message: "the IRP is completed here with STATUS_PENDING as its final status" },
        event.site.at,
      );
    },
  }),
};
