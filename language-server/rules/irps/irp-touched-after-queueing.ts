// An IRP that is used after a cancel-safe queue got it.
import { irpHolding } from "../../analysis/irps.ts";
import { rootOf } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "irp-touched-after-queueing";
/** The mark on an IRP that a queue took whose lock is free again. */
const queued = "in-free-queue";

export const irpTouchedAfterQueueing: Rule = {
  id,
  severity: "error",
  summary: "An IRP is read or written after it was put into a cancel-safe queue or given to IoStartPacket.",
  names: {},
  page: `When IoCsqInsertIrp or IoStartPacket returns, the queue's lock is free: another thread, the cancel routine or StartIo may have taken the IRP out
and completed it. Its memory may be another request's by then.

**Mend it**: write what the IRP must hold before it is queued, and keep what is needed afterwards in variables.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCsqInsertIrp(&ext->Queue, Irp, NULL);
    Irp->IoStatus.Information = 0;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ irp-touched-after-queueing: queue
    return STATUS_PENDING;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_CSQ Queue; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    Irp->IoStatus.Information = 0;
    IoCsqInsertIrp(&ext->Queue, Irp, NULL);
    return STATUS_PENDING;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { access: [queued] },
    calls: ["IoCsqInsertIrp", "IoCsqInsertIrpEx", "IoStartPacket", "IoCsqRemoveIrp", "IoCsqRemoveNextIrp"],
    afterCall({ name = "", args: [, irp], state, site, written }) {
      if (name.startsWith("IoCsqRemove"))
        for (const mark of state.marksNamed(queued)) state.clearMark(queued, mark.term);
      // A queue that refuses an IRP leaves it to the caller.
      else if (irp && state.irps.get(irp.id)?.owner === "kept")
        state.setMark(queued, irp, "yes", { kind: "site", site, message: `the IRP is queued here by ${written}` });
    },
    access({ run, state, place, write, site }) {
      if (rootOf(place).kind !== "deref") return;
      const found = irpHolding(state, place);
      const mark = found && state.mark(queued, found.term);
      // Of IoMarkIrpPending and its like another rule speaks.
      if (!mark || found.irp.owner !== "kept" || world.functions.get(run.name)?.own !== true) return;
      state.clearMark(queued, mark.term);
      const message = `the IRP is ${write ? "written" : "read"} here after it was put into a queue: it may be complete and gone by now`;
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
    },
  }),
};
