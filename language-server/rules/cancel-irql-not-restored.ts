// The level that a cancel routine goes back to.
import { irpName, setArgument } from "./kinds/edits.ts";
import type { Rule } from "./rule.ts";

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
      run.report(
        id,
        {
          message:
            "the cancel spin lock is released to a level of this routine's own; the level before it was acquired is Irp->CancelIrql",
        },
        event.site.at,
      );
    },
  }),
};
