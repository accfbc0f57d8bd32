// An IRP completed while its cancel routine is still set.
import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "irp-completed-with-cancel-routine";

export const irpCompletedWithCancelRoutine: Rule = {
  id,
  severity: "error",
  summary: "An IRP is completed while its cancel routine is still set.",
  names: { staticDriverVerifier: ["IrpCancelField", "StartIoCancel"] },
  page: `A cancel routine that is still set can be called on an IRP that is already completed, and so freed. The I/O manager stops the
machine with CANCEL_STATE_IN_COMPLETED_IRP.

**Mend it**: \`IoSetCancelRoutine(Irp, NULL)\` before completing, and leave the IRP to the cancel routine if the result is NULL.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoSetCancelRoutine(Irp, Cancel);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-with-cancel-routine: cancel routine
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_CANCEL Cancel;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoMarkIrpPending(Irp);
    IoSetCancelRoutine(Irp, Cancel);
    if (IoSetCancelRoutine(Irp, NULL) == NULL) {
        return STATUS_PENDING;
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_PENDING;
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("complete"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (found?.irp.cancelRoutine !== "set") return;
      event.run.report(
        id,
        { message: "the IRP is completed here while its cancel routine is still set" },
        event.site.at,
      );
    },
  }),
};
