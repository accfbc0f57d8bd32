// A removal that is refused.
import { onPaths } from "../../analysis/events.ts";
import { Major, Minor } from "../../analysis/requests.ts";
import { failedRequest } from "../kinds/requests.ts";
import type { Rule } from "../rule.ts";

const id = "pnp-remove-failed";

export const pnpRemoveFailed: Rule = {
  id,
  severity: "error",
  summary: "A remove or surprise-removal request is completed with a failure.",
  names: {
    staticDriverVerifier: ["PnpRemove", "PnpSurpriseRemove", "NsRemoveLockMnRemove", "NsRemoveLockMnSurpriseRemove"],
  },
  page: `IRP_MN_REMOVE_DEVICE and IRP_MN_SURPRISE_REMOVAL tell what has happened; they cannot be refused. The same holds for cancel-remove,
cancel-stop and stop.

**Mend it**: set STATUS_SUCCESS and pass the request down.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; LONG Open; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_SURPRISE_REMOVAL:
        status = Irp->IoStatus.Status = STATUS_UNSUCCESSFUL;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ pnp-remove-failed: must not fail
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; LONG Open; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_SURPRISE_REMOVAL:
        ext->Open = 0;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        break;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.irp] },
    afterCall(event) {
      const minors = [Minor.remove, Minor.surpriseRemoval, Minor.cancelRemove, Minor.cancelStop, Minor.stop];
      if (failedRequest(world, event, Major.pnp, minors) !== undefined)
        event.run.report(
          id,
          { message: "this Plug and Play request is completed with a failure here: a removal or stop must not fail" },
          event.site.at,
        );
    },
  }),
};
