// The level that a cancel routine goes back to.

import type { Term } from "../../analysis/term.ts";
import { setArgument } from "../kinds/call-edits.ts";
import { irpName } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "cancel-irql-not-restored";

export const cancelIrqlNotRestored: Rule = {
  id,
  severity: "error",
  summary: "A cancel routine releases the cancel spin lock to another level than Irp->CancelIrql.",
  names: { codeAnalysis: ["C28144"], codeql: ["cpp/drivers/irql-cancel-routine"] },
  fix: (context) => {
    const irp = irpName(context);
    return irp === undefined ? undefined : setArgument("Release to Irp->CancelIrql", 0, `${irp}->CancelIrql`)(context);
  },
  page: `The I/O manager acquired the cancel spin lock and stored the level before that in Irp->CancelIrql. Releasing the lock with any other
value leaves the canceller at the wrong level.

**Mend it**: call IoReleaseCancelSpinLock(Irp->CancelIrql).

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(PASSIVE_LEVEL);
//  ^^^^^^^^^^^^^^^^^^^^^^^ cancel-irql-not-restored: CancelIrql
    Irp->IoStatus.Status = STATUS_CANCELLED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
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
  paths: () => ({
    needs: { exit: [id] },
    calls: ["IoReleaseCancelSpinLock"],
    beforeCall(event) {
      const { run, state } = event;
      if (
        run.root?.role?.name !== "DRIVER_CANCEL" ||
        !state.locks.some((lock) => lock.kind === "cancel-spin" && lock.fromEntry)
      )
        return;
      const level = event.args[0];
      if (!level || (level.kind !== "const" && level !== state.irql)) return;
      const message = "the cancel spin lock is released to a level of this routine's own here";
      state.setMark(id, level, "released", { kind: "site", site: event.site, message });
    },
    // Who goes on at DISPATCH_LEVEL may lower the level to Irp->CancelIrql later.
    exit({ run, state }) {
      if (isCancelLevel(state.irql)) return;
      for (const { why } of state.marksNamed(id)) {
        if (why?.kind !== "site" || why.site.fn !== run.name) continue;
        run.report(
          id,
          {
            message:
              "the cancel spin lock is released to a level of this routine's own; the level before it was acquired is Irp->CancelIrql",
          },
          why.site.at,
        );
      }
    },
  }),
};

function isCancelLevel(level: Term): boolean {
  return level.kind === "load" && level.place.kind === "field" && level.place.name === "CancelIrql";
}
