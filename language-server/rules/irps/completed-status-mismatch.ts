// A dispatch routine that tells its caller something else than it put into the IRP.

import type { CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "completed-status-mismatch";

export const completedStatusMismatch: Rule = {
  id,
  severity: "warning",
  summary: "A dispatch routine completes an IRP with one status and returns another.",
  names: { staticDriverVerifier: ["CompleteRequestStatusCheck", "LowerDriverReturn"] },
  page: `A routine that completes an IRP must return the status it put into \`Irp->IoStatus.Status\`. Which of the two the caller
sees depends on how it sent the request; if they differ, the same request succeeds for one and fails for the other. A request in which nobody put
a status holds STATUS_SUCCESS.

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
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { BOOLEAN Started; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    Irp->IoStatus.Information = 0;
    if (!ext->Started) {
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ irp-completed-without-status: IoStatus.Status
        return STATUS_DEVICE_NOT_READY;
//      ^^^^^^ completed-status-mismatch: STATUS_SUCCESS
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
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
    needs: { exit: ["completed-with"] },
    calls: routinesThat("complete"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found) return;
      const status = statusField(world.terms, event.state, found.term) ?? unsetStatus(event, found.term);
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
/** What the I/O manager put there, if nothing else was: success, but for the kinds of request that come with an answer of their own. */
function unsetStatus({ run, state }: CallEvent, irp: Term): Term | undefined {
  const { root } = run;
  const majors = root?.irp === irp ? (root.role?.majors ?? []) : [];
  const major = majorOf(run, state, irp);
  const asked = major === undefined ? majors : [major];
  return asked.length > 0 && !asked.some((code) => answered.has(code)) ? run.terms.zero : undefined;
}
const answered: ReadonlySet<number> = new Set([Major.pnp, Major.power, Major.systemControl]);
function hex(status: number): string {
  return status === 0 ? "STATUS_SUCCESS" : `status 0x${(status >>> 0).toString(16).toUpperCase().padStart(8, "0")}`;
}
