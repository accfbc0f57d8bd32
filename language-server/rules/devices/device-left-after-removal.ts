// A device that its removal detaches and leaves behind.
import { Major, Minor, serves } from "../../analysis/requests.ts";
import { deviceDetached, deviceGone } from "../kinds/devices.ts";
import type { Rule } from "../rule.ts";

const id = "device-left-after-removal";

export const deviceLeftAfterRemoval: Rule = {
  id,
  severity: "error",
  summary: "IRP_MN_REMOVE_DEVICE detaches the driver's device but does not delete it.",
  names: { staticDriverVerifier: ["DeleteDevice"] },
  page: `Each IRP_MN_REMOVE_DEVICE ends one device: what AddDevice made for it has to go. A device object that stays keeps the driver loaded, and each time the
hardware is plugged in again there is one more.

**Mend it**: call IoDeleteDevice after IoDetachDevice.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    BOOLEAN isRemoved = IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_REMOVE_DEVICE;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (isRemoved) {
        IoDetachDevice(ext->Lower);
    }
    return status;
//  ^^^^^^ device-left-after-removal: not deleted
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    BOOLEAN isRemoved = IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_REMOVE_DEVICE;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (isRemoved) {
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
    }
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: [deviceDetached] },
    exit({ run, state, at }) {
      const irp = run.root?.irp;
      if (!irp || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const mark = state.mark(deviceDetached, run.terms.zero);
      if (!mark || state.marksNamed(deviceGone).length > 0 || !serves(run, state, irp, Major.pnp, Minor.remove)) return;
      // Deleted on a condition of the driver's own, or by what this calls through a pointer.
      if (world.footprint(run.name)?.gives.has("device-object") !== false) return;
      const message = `${run.fn.symbol.name} detaches the device when it is removed, but it is not deleted: IoDeleteDevice is missing`;
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
    },
  }),
};
