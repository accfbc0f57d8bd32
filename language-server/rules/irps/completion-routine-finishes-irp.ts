// A completion routine completes its IRP itself and lets the I/O manager go on completing it.
import { onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { Rule } from "../rule.ts";

const id = "completion-routine-finishes-irp";
const moreProcessingRequired = 0xc0000016 | 0;

export const completionRoutineFinishesIrp: Rule = {
  id,
  severity: "error",
  summary: "A completion routine completes its IRP and does not return STATUS_MORE_PROCESSING_REQUIRED.",
  names: { staticDriverVerifier: ["DoubleCompletion"] },
  page: `While a completion routine runs, the I/O manager is completing the IRP, and goes on with it when the routine returns anything but
STATUS_MORE_PROCESSING_REQUIRED. A routine that calls IoCompleteRequest itself and then returns another status has it completed twice: by the
second time it has been freed (bug check 0x44).

**Mend it**: leave the completion to the I/O manager; or, where the routine must finish it itself, return STATUS_MORE_PROCESSING_REQUIRED.

\`\`\`c bad
#include <wdm.h>
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_CONTINUE_COMPLETION;
//  ^^^^^^ completion-routine-finishes-irp: completed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit({ run, state, value, at }) {
      const { root } = run;
      const irp = root?.irp && state.irps.get(root.irp.id);
      if (irp?.owner !== "completed" || !root?.role?.name.startsWith("IO_COMPLETION_ROUTINE")) return;
      const returned = value && rangeOf(state, value);
      if (!returned || (returned.lo <= moreProcessingRequired && moreProcessingRequired <= returned.hi)) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns here without STATUS_MORE_PROCESSING_REQUIRED, so the IRP that it completed is completed again`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        at,
      );
    },
  }),
};
