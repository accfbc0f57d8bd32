// A WMI request that ends in a driver which has no WMI data.
import { callsTo } from "../../analysis/code.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { Major } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";
import { completedOf } from "../kinds/finishing.ts";
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
\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Physical)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, 0, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    ((PEXT)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, Physical);
    if (((PEXT)device->DeviceExtension)->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
static NTSTATUS Finish(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
_Dispatch_type_(IRP_MJ_SYSTEM_CONTROL) DRIVER_DISPATCH DispatchWmi;
NTSTATUS DispatchWmi(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return Finish(Irp, STATUS_SUCCESS);
//         ^^^^^^ system-control-not-passed-down: WMI
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
    roles: /^DRIVER_DISPATCH/,
    afterCall(event) {
      const { run, state, before, site } = event;
      for (const irp of completedOf(world, event, Major.systemControl)) {
        // It came here as it is, from no driver below.
        if (before.irps.get(irp.id)?.why || !run.ask(isFunctionOrFilter) || run.ask(providesWmi)) continue;
        // The device may be gone already, as what a routine answered says, or be of another kind than those that are attached.
        const status = statusField(world.terms, state, irp) ?? statusField(world.terms, before, irp);
        if ((status && status.kind !== "const") || isAskedAbout(world.terms, state, /^DeviceExtension$/)) continue;
        const message =
          "this WMI request is completed here, but it must be passed down: the driver has no WMI data of its own";
        run.report(id, { message }, site.at);
      }
    },
  }),
};
function providesWmi(world: World): boolean {
  return callsTo(world, "IoWMIRegistrationControl", "WmiSystemControl").length > 0;
}
