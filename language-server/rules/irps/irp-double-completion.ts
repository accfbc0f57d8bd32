// An IRP completed or sent on after it has left the driver's hands.
import { goneIrp, irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "irp-double-completion";

export const irpDoubleCompletion: Rule = {
  id,
  severity: "error",
  summary: "An IRP is completed or passed down a second time.",
  names: { staticDriverVerifier: ["DoubleCompletion", "CompleteRequest", "LowerDriverReturn"] },
  page: `Once an IRP is completed, or passed down without a completion routine that brings it back, it belongs to somebody else and
may be freed at any moment. Completing it again stops the machine with MULTIPLE_IRP_COMPLETE_REQUESTS, or corrupts another
request that lives in the same memory by now.

**Mend it**: let exactly one place on each path complete or forward.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (Irp->RequestorMode == KernelMode) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
//  ^^^^^^^^^^^^^ irp-touched-after-completion: written
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-double-completion: completed
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("complete", "forward"),
    beforeCall(event) {
      const effect = event.irp;
      if (effect?.kind !== "complete" && effect?.kind !== "forward") return;
      const arg = event.args[effect.irp];
      const gone = arg && goneIrp(event.state, irpOf(event.state, arg)?.term ?? arg);
      if (!gone) return;
      const { owner, why } = gone;
      const now = effect.kind === "complete" ? "completed" : "passed down";
      const before =
        owner === "completed" ? "has been completed already" : "has been passed to the lower driver already";
      event.run.report(
        id,
        { message: `the IRP is ${now} here but ${before}`, notes: why ? [{ message: "", place: why }] : [] },
        event.site.at,
      );
    },
  }),
};
