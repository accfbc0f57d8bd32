// A cancel routine that leaves its IRP unfinished.
import { shapeOf } from "../../analysis/shape.ts";
import type { Rule } from "../rule.ts";

const id = "cancel-routine-drops-irp";

export const cancelRoutineDropsIrp: Rule = {
  id,
  severity: "error",
  summary: "A cancel routine, or that of a cancel-safe queue, returns without completing the IRP.",
  names: {},
  page: `The cancel routine, and the routine that a cancel-safe queue calls for a cancelled IRP, is the last that is told of the IRP: it must complete it, or be sure that somebody else will.

**Mend it**: set STATUS_CANCELLED and call IoCompleteRequest after releasing the cancel spin lock.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    }
//  ^ cancel-routine-drops-irp: without completing
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
    exits({ run, exits }) {
      const { root } = run;
      const [first] = exits;
      if (!root?.role || !cancelling.has(root.role.name) || !root.irp || !first) return;
      const { irp } = root;
      // One path that finishes it shows that on the others somebody else does.
      if (exits.some((exit) => exit.state.irps.get(irp.id)?.owner !== "owned")) return;
      // A routine of the driver may finish it, or tell somebody to.
      const { callees, callsIndirectly } = shapeOf(run.fn);
      if (
        callsIndirectly ||
        [...callees].some(
          (callee) =>
            world.functions.get(callee)?.own ||
            /^KeSetEvent|^IoCancelIrp|^Ndis\w*Cancel|^(?!KeRemove).*Queue/.test(callee),
        )
      )
        return;
      run.report(
        id,
        { message: `${run.fn.symbol.name} returns without completing the IRP that it cancels, or keeping it` },
        first.at,
      );
    },
  }),
};

/** Roles of routines that are the last to be told of an IRP: of a cancel-safe queue's, too. */
const cancelling = new Set(["DRIVER_CANCEL", "IO_CSQ_COMPLETE_CANCELED_IRP"]);
