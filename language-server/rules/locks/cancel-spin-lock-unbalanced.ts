// The system's cancel spin lock kept by a callback.
import { releaseCancelSpinLock } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "cancel-spin-lock-unbalanced";

export const cancelSpinLockUnbalanced: Rule = {
  id,
  severity: "error",
  summary: "A callback returns with the system's cancel spin lock held.",
  names: {
    codeAnalysis: ["C28144"],
    staticDriverVerifier: ["CancelSpinLock", "CancelSpinlockRelease"],
    codeql: ["cpp/drivers/irql-cancel-routine"],
  },
  fix: releaseCancelSpinLock,
  page: `There is one cancel spin lock for the whole system. A cancel routine is entered with it held and must release it, with
\`IoReleaseCancelSpinLock(Irp->CancelIrql)\`, before it completes the IRP; other code must release it on every path.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return;
//  ^^^^^^ cancel-spin-lock-unbalanced: Cancel
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
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  paths: () => ({
    exit(event) {
      if (!event.run.root || !event.run.role || event.run.role.lockRoutine) return;
      const lock = event.state.locks.find((held) => held.kind === "cancel-spin");
      if (!lock) return;
      const message = lock.fromEntry
        ? `${event.run.fn.symbol.name} is entered with the cancel spin lock held and returns here without releasing it`
        : `${event.run.fn.symbol.name} returns here with the cancel spin lock held`;
      event.run.report(id, { message, notes: [{ message: "", place: lock.why }] }, event.at);
    },
  }),
};
