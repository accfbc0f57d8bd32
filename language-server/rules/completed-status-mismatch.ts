// A dispatch routine that tells its caller something else than it put into the IRP.
import { constantOf } from "../analysis/facts.ts";
import { statusField } from "../analysis/irp-fields.ts";
import { irpOf } from "../analysis/irps.ts";
import { routinesThat } from "../analysis/models.ts";
import type { Rule } from "./rule.ts";

const id = "completed-status-mismatch";

export const completedStatusMismatch: Rule = {
  id,
  severity: "warning",
  summary: "A dispatch routine completes an IRP with one status and returns another.",
  names: { staticDriverVerifier: ["CompleteRequestStatusCheck", "LowerDriverReturn"] },
  page: `A routine that completes an IRP must return the status it put into \`Irp->IoStatus.Status\`. Which of the two the caller
sees depends on how it sent the request; if they differ, the same request succeeds for one and fails for the other.

**Mend it**: use one variable for both.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_INVALID_DEVICE_REQUEST;
//  ^^^^^^ completed-status-mismatch: STATUS
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    calls: routinesThat("complete"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found) return;
      const status = statusField(world.terms, event.state, found.term);
      if (status)
        event.state.setMark(
          "completed-with",
          found.term,
          "status",
          { kind: "site", site: event.site, message: "the IRP is completed here" },
          status,
        );
    },
    exit(event) {
      const irp = event.run.root?.irp;
      const mark = irp && event.state.mark("completed-with", irp);
      if (!irp || !mark?.with || !event.value || !event.run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const state = event.state.irps.get(irp.id);
      // A pended request is finished later, with a status of its own.
      if (state?.owner !== "completed" || state.pending !== "no") return;
      const put = constantOf(event.state, mark.with);
      const returned = constantOf(event.state, event.value);
      if (put === undefined || returned === undefined || put === returned || returned === 0x103) return;
      event.run.report(
        id,
        {
          message: `${event.run.fn.symbol.name} returns ${hex(returned)} here, but the IRP was completed with IoStatus.Status ${hex(put)}`,
          notes: [{ message: "", place: mark.why }],
        },
        event.at,
      );
    },
  }),
};
function hex(status: number): string {
  return status === 0 ? "STATUS_SUCCESS" : `status 0x${(status >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}
