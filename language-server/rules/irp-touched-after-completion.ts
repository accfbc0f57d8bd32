// Reading or writing an IRP that is no longer the driver's.
import { goneIrp } from "../analysis/irps.ts";
import type { Rule } from "./rule.ts";

const id = "irp-touched-after-completion";

export const irpTouchedAfterCompletion: Rule = {
  id,
  severity: "error",
  summary: "An IRP is read or written after it was completed or passed down.",
  names: { staticDriverVerifier: ["CompleteRequestStatusCheck", "IrpProcessingComplete"] },
  page: `After \`IoCompleteRequest\` the I/O manager may free the IRP before the call even returns; after \`IoCallDriver\` the lower
driver may have completed it. \`return Irp->IoStatus.Status;\` after completion reads freed memory.

**Mend it**: keep what you need in a local variable before the IRP is given away.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Irp->IoStatus.Status;
//         ^^^^^^^^^^^^^ irp-touched-after-completion: read
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    access(event) {
      if (event.state.irps.get(event.pointer.id)?.made) return;
      const gone = goneIrp(event.state, event.pointer);
      if (!gone) return;
      const { owner, why } = gone;
      const since = owner === "completed" ? "completed" : "passed to the lower driver";
      event.run.report(
        id,
        {
          message: `the IRP is ${event.write ? "written" : "read"} here after it was ${since}`,
          notes: why ? [{ message: "", place: why }] : [],
          about: event.pointer,
        },
        event.site.at,
      );
    },
  }),
};
