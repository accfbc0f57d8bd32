// The final wait for the remove lock in the wrong request.

import { Major, Minor, majorOf, minorOf } from "../../analysis/requests.ts";
import { renameCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-wait-outside-remove";

export const removeLockWaitOutsideRemove: Rule = {
  id,
  severity: "error",
  summary: "IoReleaseRemoveLockAndWait is called for another request than IRP_MN_REMOVE_DEVICE.",
  names: { staticDriverVerifier: ["IoReleaseRemoveLockAndWaitOutsideRemoveDevice", "RemoveLockMnSurpriseRemove"] },
  fix: renameCall("Release without waiting", "IoReleaseRemoveLock"),
  page: `IoReleaseRemoveLockAndWait ends the lock's life: every later IoAcquireRemoveLock fails. Only the remove request, the last a device
gets, may call it.

**Mend it**: call IoReleaseRemoveLock here, and the waiting form in the handling of IRP_MN_REMOVE_DEVICE.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SURPRISE_REMOVAL) {
        IoReleaseRemoveLockAndWait(&ext->Guard, Irp);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ remove-lock-wait-outside-remove: REMOVE_DEVICE
        Irp->IoStatus.Status = STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        IoReleaseRemoveLockAndWait(&ext->Guard, Irp);
        Irp->IoStatus.Status = STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    calls: ["IoReleaseRemoveLockAndWaitEx"],
    beforeCall(event) {
      for (const key of event.state.irps.keys()) {
        const irp = world.terms.term(key);
        const major = majorOf(event.run, event.state, irp);
        const minor = minorOf(event.run, event.state, irp);
        // A lock of another kind of object, such as an open file, has its end elsewhere.
        if (major !== Major.pnp || minor === undefined || minor === Minor.remove) continue;
        event.run.report(
          id,
          { message: `${event.written} ends the remove lock, but this is not the handling of IRP_MN_REMOVE_DEVICE` },
          event.site.at,
        );
      }
    },
  }),
};
