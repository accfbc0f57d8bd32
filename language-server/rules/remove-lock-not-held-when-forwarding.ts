// An IRP that is passed down without the remove lock.
import { Major, Minor, majorOf, minorOf } from "../analysis/requests.ts";
import { markName } from "../analysis/resource-kinds.ts";
import { finishedBy, wasHanded } from "./kinds/finishing.ts";
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
    afterCall(event) {
      const { run, before, site } = event;
      for (const irp of finishedBy(event, "forward")) {
        if (before.irps.get(irp.id)?.made === true) continue;
        const major = majorOf(run, before, irp);
        // The remove request is passed down after the wait for everybody else; a query for it is like any other request.
        if (major === undefined) continue;
        if (major === Major.pnp && minorOf(run, before, irp) !== Minor.queryRemove) continue;
        for (const { value, why } of before.marksNamed(markName("remove-lock"))) {
          const isMine = why?.kind === "site" && why.site.fn === run.name;
          if (value !== "released" || (wasHanded(run, irp) && !isMine)) continue;
          run.report(
            id,
            {
              message: "the IRP is passed down after the remove lock was released: the device below may be gone",
              notes: [{ message: "the remove lock is released here", place: why }],
            },
            site.at,
          );
        }
      }
    },
  }),
};
