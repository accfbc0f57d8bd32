// IRP_MN_SET_POWER that fails.
import { onPaths } from "../../analysis/events.ts";
import { Major, Minor } from "../../analysis/requests.ts";
import { failedRequest } from "../kinds/requests.ts";
import type { Rule } from "../rule.ts";

const id = "power-irp-failed";

export const powerIrpFailed: Rule = {
  id,
  severity: "error",
  summary: "A set-power request is completed with a failure.",
  names: { staticDriverVerifier: ["PowerDownFail", "PowerUpFail"] },
  page: `A driver may refuse IRP_MN_QUERY_POWER, but not IRP_MN_SET_POWER: the system goes on as if it had succeeded, and the device and its
power manager disagree from then on.

**Mend it**: complete with STATUS_SUCCESS, and report a device that does not come back with IoInvalidateDeviceState.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; BOOLEAN Busy; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SET_POWER && ext->Busy) {
        Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ power-irp-failed: SET_POWER
        return STATUS_DEVICE_BUSY;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; BOOLEAN Busy; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_QUERY_POWER && ext->Busy) {
        Irp->IoStatus.Status = STATUS_DEVICE_BUSY;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_DEVICE_BUSY;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.irp] },
    afterCall(event) {
      if (failedRequest(world, event, Major.power, [Minor.setPower]) !== undefined)
        event.run.report(
          id,
          { message: "IRP_MN_SET_POWER is completed with a failure here: it must not fail" },
          event.site.at,
        );
    },
  }),
};
