// A mark on an IRP that somebody else may have finished with.
import { routinesThat } from "../../analysis/models.ts";
import { moveUp } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

const id = "irp-marked-pending-after-queueing";

export const irpMarkedPendingAfterQueueing: Rule = {
  id,
  severity: "error",
  summary: "IoMarkIrpPending is called after the IRP was put where others can take it.",
  names: { staticDriverVerifier: ["MarkingQueuedIrps", "MarkingInterlockedQueuedIrps"] },
  fix: moveUp("Mark it pending before it is queued", (above, { text }) => {
    const irp = /\(\s*(\w+)\s*\)/.exec(text)?.[1];
    return irp !== undefined && new RegExp(`^\\w*(?:Insert|Queue)\\w*\\s*\\([^;]*\\b${irp}\\b`).test(above.text);
  }),
  page: `Once the IRP is in a queue and the queue's lock is free, a DPC or another thread may take it out, complete it, and the I/O manager free it. The mark is
then written into freed memory, and the completion ran without it.

**Mend it**: call IoMarkIrpPending before the IRP is queued, or before the queue's lock is released.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; LIST_ENTRY Queue; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    IoMarkIrpPending(Irp);
//  ^^^^^^^^^^^^^^^^ irp-marked-pending-after-queueing: queue
    return STATUS_PENDING;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; LIST_ENTRY Queue; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    KeAcquireSpinLock(&ext->Lock, &irql);
    IoMarkIrpPending(Irp);
    InsertTailList(&ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    return STATUS_PENDING;
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("markPending"),
    beforeCall(event) {
      if (event.irp?.kind !== "markPending") return;
      const irp = event.args[event.irp.irp];
      const known = irp && event.state.irps.get(irp.id);
      if (known?.owner !== "kept" || known.made || known.why?.kind !== "site") return;
      // With a lock still held nobody can take it out yet; a structure that refers to it is no queue.
      if (event.state.locks.length > 0 || !known.why.message.includes("queued here")) return;
      // Nor where its caller holds one, which those who do nothing to locks are not told.
      const may = !event.run.root && !event.state.locksKnown;
      event.run.report(
        id,
        {
          message: may
            ? "the IRP is marked pending after it was put into a queue: if no lock of the caller's keeps others out, it may be gone by now"
            : "the IRP is marked pending after it was put into a queue: it may be complete and gone by now",
          may,
          notes: [{ message: "", place: known.why }],
        },
        event.site.at,
      );
    },
  }),
};
