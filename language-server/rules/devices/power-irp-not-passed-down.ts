// A power request that ends in a driver above the one that must see it.
import { rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { Major } from "../../analysis/requests.ts";
import { completedOf } from "../kinds/finishing.ts";
import { isFunctionOrFilter } from "../kinds/requests.ts";
import { isAskedAbout } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "power-irp-not-passed-down";

export const powerIrpNotPassedDown: Rule = {
  id,
  severity: "error",
  summary: "A function or filter driver completes a power request with success instead of passing it down.",
  names: {},
  page: `A device changes its power where its bus driver does it, at the bottom of the stack: every driver above passes the request down, to power up after setting a
completion routine, to power down after it has saved what it must. One that completes it leaves the device as it was, while everybody believes that it
sleeps or wakes.

**Mend it**: IoSkipCurrentIrpStackLocation and IoCallDriver, whatever the minor code.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; DEVICE_POWER_STATE State; } EXT, *PEXT;
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
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ power-irp-not-passed-down: passed down
    return Status;
}
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        ext->State = stack->Parameters.Power.State.DeviceState;
        return Complete(Irp, STATUS_SUCCESS);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; BOOLEAN IsControl; DEVICE_POWER_STATE State; } EXT, *PEXT;
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
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    // There is nobody below a control device.
    if (ext->IsControl) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    }
    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        ext->State = stack->Parameters.Power.State.DeviceState;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    roles: /^DRIVER_DISPATCH/,
    afterCall(event) {
      const { irp: effect, args, run, state, before, site } = event;
      const sent = effect?.kind === "forwardAndReturn" ? args[effect.irp] : undefined;
      if (sent) state.setMark(returned, sent, "yes");
      for (const irp of completedOf(world, event, Major.power)) {
        const known = before.irps.get(irp.id);
        if (
          known?.lowerStatus !== undefined ||
          known?.why ||
          before.mark(returned, irp) ||
          !run.ask(isFunctionOrFilter)
        )
          continue;
        const status = statusField(world.terms, state, irp) ?? statusField(world.terms, before, irp);
        if (status?.kind !== "const" || rangeOf(state, status).lo < 0) continue;
        // A device of another kind than those that are attached is told by its extension.
        if (isAskedAbout(world.terms, state, /^DeviceExtension$/)) continue;
        const message =
          "this power request is completed here as a success, but it must be passed down to the bus driver";
        run.report(id, { message }, site.at);
      }
    },
  }),
};
/** The mark on a request that a driver below has had. */
const returned = "power-returned";
