// A completion routine for an IRP that goes nowhere.
import { rangeOf } from "../../analysis/facts.ts";
import { irpOf } from "../../analysis/irps.ts";
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "completion-routine-never-runs";

export const completionRoutineNeverRuns: Rule = {
  id,
  severity: "error",
  summary: "An IRP with a completion routine is completed instead of passed down.",
  names: { staticDriverVerifier: ["CompletionRoutineRegistered"] },
  page: `IoSetCompletionRoutine writes into the next driver's stack location. If the IRP is completed here, that location is never reached and
the routine never runs; a path that relies on it hangs or leaks.

**Mend it**: pass the IRP down with IoCallDriver, or do not set the routine on this path.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; BOOLEAN Started; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, ext, TRUE, TRUE, TRUE);
    if (!ext->Started) {
        Irp->IoStatus.Status = STATUS_DEVICE_NOT_READY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ completion-routine-never-runs: never
        return STATUS_DEVICE_NOT_READY;
    }
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; BOOLEAN Started; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Done;
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (!ext->Started) {
        Irp->IoStatus.Status = STATUS_DEVICE_NOT_READY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_DEVICE_NOT_READY;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: [...routinesThat("complete"), "IoSetCompletionRoutineEx"],
    afterCall(event) {
      const irp = event.args[1];
      if (event.name === "IoSetCompletionRoutineEx" && irp)
        event.state.setMark("completion-ex-status", irp, "set", undefined, event.result);
    },
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found || found.irp.made || found.irp.owner !== "owned" || found.irp.completionRoutine === undefined) return;
      // Sent and waited for by a routine that gave it back: the completion routine has run.
      if (found.irp.lowerStatus !== undefined) return;
      const set = event.state.mark("completion-ex-status", found.term);
      if (set?.with && rangeOf(event.state, set.with).hi < 0) return;
      event.run.report(
        id,
        { message: "the IRP is completed here, so the completion routine that was set for it never runs" },
        event.site.at,
      );
    },
  }),
};
