// An IRP out of a cancel-safe queue that nobody finishes.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const queuedIrpDropped: Rule = leakRule({
  id: "queued-irp-dropped",
  severity: "error",
  summary: "An IRP is taken out of a cancel-safe queue and neither completed, nor passed on, nor kept.",
  names: { staticDriverVerifier: ["IrpProcessingComplete"] },
  page: `Who takes an IRP out of a queue is the only one who knows of it from then on: its cancel routine is gone, and nothing else leads to it. One
that is let drop never finishes, and the program that waits for it cannot even be ended.

**Mend it**: complete the IRP, send it on, or put it back on the path shown.

\`\`\`c bad
#include <wdm.h>
VOID Empty(PIO_CSQ Queue, PVOID File)
{
    PIRP irp;
    for (;;) {
        irp = IoCsqRemoveNextIrp(Queue, File);
        if (irp == NULL) {
            return;
//          ^^^^^^ queued-irp-dropped: not completed
        }
        irp->IoStatus.Status = STATUS_CANCELLED;
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Empty(PIO_CSQ Queue, PVOID File)
{
    PIRP irp;
    for (;;) {
        irp = IoCsqRemoveNextIrp(Queue, File);
        if (irp == NULL) {
            return;
        }
        irp->IoStatus.Status = STATUS_CANCELLED;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
\`\`\`
`,
  kind: "queued-irp",
  thing: "the IRP that was taken out of the queue",
  undo: "completed, passed on or kept",
});
