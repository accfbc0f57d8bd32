// An IRP that is passed down without the remove lock.
import { irpOf } from "../analysis/irps.ts";
import { routinesThat } from "../analysis/models.ts";
import { Major, Minor, majorOf, minorOf } from "../analysis/requests.ts";
import { markName } from "../analysis/resources.ts";
import type { Rule } from "./rule.ts";

const id = "remove-lock-not-held-when-forwarding";

export const removeLockNotHeldWhenForwarding: Rule = {
  id,
  severity: "error",
  summary: "An IRP is passed down after the remove lock was released.",
  names: {
    staticDriverVerifier: [
      "RemoveLockForward",
      "RemoveLockForward2",
      "RemoveLockForwardDeviceControl",
      "RemoveLockForwardDeviceControl2",
      "RemoveLockForwardDeviceControlInternal",
      "RemoveLockForwardDeviceControlInternal2",
      "RemoveLockForwardRead",
      "RemoveLockForwardRead2",
      "RemoveLockForwardWrite",
      "RemoveLockForwardWrite2",
      "RemoveLockQueryMnRemove",
    ],
  },
  page: `Once the lock is released the device may be removed and the lower device object detached, before or while IoCallDriver runs.

**Mend it**: release the lock after IoCallDriver has returned, or in the completion routine.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return IoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ remove-lock-not-held-when-forwarding: released
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("forward"),
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found || found.irp.made || found.irp.owner !== "owned") return;
      const major = majorOf(event.run, event.state, found.term);
      // The remove request is passed down after the wait for everybody else; a query for it is like any other request.
      if (major === undefined) return;
      if (major === Major.pnp && minorOf(event.run, event.state, found.term) !== Minor.queryRemove) return;
      for (const mark of event.state.marksNamed(markName("remove-lock"))) {
        if (mark.value !== "released") continue;
        event.run.report(
          id,
          {
            message: "the IRP is passed down after the remove lock was released: the device below may be gone",
            notes: [{ message: "the remove lock is released here", place: mark.why }],
          },
          event.site.at,
        );
      }
    },
  }),
};
