// A WMI request that ends in a driver which has no WMI data.
import { callsTo } from "../../analysis/code.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";
import { isFunctionOrFilter } from "../kinds/requests.ts";
import { isAskedAbout } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "system-control-not-passed-down";

export const systemControlNotPassedDown: Rule = {
  id,
  severity: "error",
  summary:
    "A function or filter driver that provides no WMI data completes IRP_MJ_SYSTEM_CONTROL instead of passing it down.",
  names: { staticDriverVerifier: ["WmiForward"] },
  page: `WMI requests for any driver of a stack come in at its top. A driver that is not the one meant, by the ProviderId of the request, passes it down;
one that completes it takes their WMI data from the drivers below.

**Mend it**: IoSkipCurrentIrpStackLocation and IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ((PEXT)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (((PEXT)device->DeviceExtension)->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH DispatchWmi;
NTSTATUS DispatchWmi(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ system-control-not-passed-down: passed down
    return STATUS_NOT_SUPPORTED;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ((PEXT)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (((PEXT)device->DeviceExtension)->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH DispatchWmi;
NTSTATUS DispatchWmi(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    calls: ["IofCompleteRequest", "IoCompleteRequest"],
    beforeCall({ run, state, args: [irp], site }) {
      const owned = irp && state.irps.get(irp.id);
      // It came here as it is, from no driver below.
      if (!irp || owned?.owner !== "owned" || owned.why || majorOf(run, state, irp) !== Major.systemControl) return;
      if (!run.ask(isFunctionOrFilter) || run.ask(providesWmi)) return;
      // The device may be gone already, as what a routine answered says, or be of another kind than those that are attached.
      const status = statusField(world.terms, state, irp);
      if ((status && status.kind !== "const") || isAskedAbout(world.terms, state, /^DeviceExtension$/)) return;
      const message =
        "this WMI request is completed here, but it must be passed down: the driver has no WMI data of its own";
      run.report(id, { message }, site.at);
    },
  }),
};
function providesWmi(world: World): boolean {
  return callsTo(world, "IoWMIRegistrationControl", "WmiSystemControl").length > 0;
}
