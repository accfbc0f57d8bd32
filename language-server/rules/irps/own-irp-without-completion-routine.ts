// An own IRP that nobody takes back.
import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "own-irp-without-completion-routine";

export const ownIrpWithoutCompletionRoutine: Rule = {
  id,
  severity: "error",
  summary: "An IRP the driver allocated is sent without a completion routine.",
  names: { staticDriverVerifier: ["IoAllocateForward", "IoBuildFsdForward"] },
  page: `The I/O manager does not know what to do with an IRP from IoAllocateIrp or IoBuildAsynchronousFsdRequest when the lower driver has
completed it. The driver that made it must take it back in a completion routine that frees it.

**Mend it**: set a completion routine that frees the IRP and returns STATUS_MORE_PROCESSING_REQUIRED.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Flush(PDEVICE_OBJECT Lower)
{
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    return IoCallDriver(Lower, irp);
//         ^^^^^^^^^^^^ own-irp-without-completion-routine: completion routine
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE FreeIt;
NTSTATUS FreeIt(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    IoFreeIrp(Irp);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Flush(PDEVICE_OBJECT Lower)
{
    PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_FLUSH_BUFFERS, Lower, NULL, 0, NULL, NULL);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoSetCompletionRoutine(irp, FreeIt, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(Lower, irp);
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("forward", "make"),
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found?.irp.made || found.irp.owner !== "owned" || found.irp.completionRoutine !== undefined) return;
      const maker = event.state.mark("irp-maker", found.term);
      if (!maker) return;
      event.run.report(
        id,
        {
          message: `an IRP from ${maker.value} is sent without a completion routine: nobody takes it back`,
          notes: [{ message: "", place: maker.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      if (
        event.name !== "IoAllocateIrp" &&
        event.name !== "IoAllocateIrpEx" &&
        event.name !== "IoBuildAsynchronousFsdRequest"
      )
        return;
      event.state.setMark("irp-maker", event.result, event.name, {
        kind: "site",
        site: event.site,
        message: "the IRP is made here",
      });
    },
  }),
};
