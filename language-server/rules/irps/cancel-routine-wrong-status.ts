// A cancelled IRP that does not say so.

import { rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { callIn } from "../kinds/call-edits.ts";
import { finishedBy } from "../kinds/finishing.ts";
import { putBefore, siblingsAt } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

const id = "cancel-routine-wrong-status";

export const cancelRoutineWrongStatus: Rule = {
  id,
  severity: "error",
  summary: "A cancel routine completes the IRP with another status than STATUS_CANCELLED.",
  names: {},
  fix: (context) => {
    const { all = [], own = 0 } = siblingsAt(context) ?? {};
    const irp = callIn(context.text, context.start)?.args[0]?.text;
    const it = all[own];
    if (!it || irp === undefined || !/^\w+$/.test(irp)) return undefined;
    const title = "Complete it with STATUS_CANCELLED";
    const set = new RegExp(`^${irp}\\s*->\\s*IoStatus\\s*\\.\\s*Status\\s*=\\s*`);
    const above = all.slice(0, own).findLast(({ text }) => set.test(text));
    if (!above) return { title, edits: [putBefore(context.text, it, `${irp}->IoStatus.Status = STATUS_CANCELLED;`)] };
    const start = above.start + (set.exec(above.text)?.[0].length ?? 0);
    return { title, edits: [{ start, end: above.end - 1, text: "STATUS_CANCELLED" }] };
  },
  page: `The one who cancelled a request is told that it was cancelled by STATUS_CANCELLED alone; with any other status the I/O manager and
the program believe that the request ran.

**Mend it**: set Irp->IoStatus.Status to STATUS_CANCELLED and Information to 0.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_UNSUCCESSFUL;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ cancel-routine-wrong-status: STATUS_CANCELLED
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
static VOID Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Finish(Irp, STATUS_UNSUCCESSFUL);
//  ^^^^^^ cancel-routine-wrong-status: STATUS_CANCELLED
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  paths: (world) => ({
    roles: /^DRIVER_CANCEL$/,
    // Completed by a helper of its own, too.
    afterCall(event) {
      const { run, state, site } = event;
      const irp = run.root?.role?.name === "DRIVER_CANCEL" ? run.root.irp : undefined;
      if (!irp || !finishedBy(event, "complete").includes(irp)) return;
      const status = statusField(world.terms, state, irp) ?? statusField(world.terms, event.before, irp);
      const range = status && rangeOf(state, status);
      const cancelled = -0x3ffffee0;
      if (!range || (range.lo <= cancelled && range.hi >= cancelled)) return;
      run.report(id, { message: "the cancelled IRP is completed with another status than STATUS_CANCELLED" }, site.at);
    },
  }),
};
