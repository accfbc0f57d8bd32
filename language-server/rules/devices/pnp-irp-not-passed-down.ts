// A Plug and Play request that the bus driver never sees.

import { rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { routinesThat } from "../../analysis/models.ts";
import { Major, Minor, majorOf, minorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { isFunctionOrFilter } from "../kinds/requests.ts";
import { leadsThrough } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "pnp-irp-not-passed-down";

export const pnpIrpNotPassedDown: Rule = {
  id,
  severity: "error",
  summary: "A function or filter driver completes a Plug and Play request instead of passing it down.",
  names: { staticDriverVerifier: ["PnpIrpCompletion"] },
  page: `Start, stop, remove and their queries, and every minor code that a function or filter driver does not know, must reach the bus driver.
Completing them on the way leaves the bus driver, and so the device, in another state than the rest of the stack.

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
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_STOP_DEVICE) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ pnp-irp-not-passed-down: passed down
        return STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
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
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    switch (IoGetCurrentIrpStackLocation(Irp)->MinorFunction) {
    case IRP_MN_QUERY_STOP_DEVICE:
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver(ext->Lower, Irp);
    default:
        Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ pnp-irp-not-passed-down: does not know
        return STATUS_NOT_SUPPORTED;
    }
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
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_STOP_DEVICE) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { ULONG IsChild; PDEVICE_OBJECT Lower; PDEVICE_OBJECT Child; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    PEXT ext;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ext = device->DeviceExtension;
    ext->IsChild = FALSE;
    ext->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (ext->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
VOID List(PEXT Extension, PDEVICE_RELATIONS Relations)
{
    ObReferenceObject(Extension->Child);
    Relations->Objects[0] = Extension->Child;
    Relations->Count = 1;
}
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (ext->IsChild && stack->MinorFunction == IRP_MN_START_DEVICE) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    calls: routinesThat("complete", "forwardAndReturn"),
    beforeCall(event) {
      if (event.irp?.kind !== "complete") return;
      const { run, state } = event;
      const irp = event.args[event.irp.irp];
      const owner = irp && state.irps.get(irp.id);
      if (!irp || owner?.owner !== "owned" || owner.lowerStatus !== undefined || majorOf(run, state, irp) !== Major.pnp)
        return;
      const minor = minorOf(run, state, irp);
      if (!run.ask(isFunctionOrFilter)) return;
      if (minor === undefined) {
        if (isUnknownCode(world.terms, state, irp)) run.report(id, { message: unknownCode }, event.site.at);
        return;
      }
      if (!passedDown.has(minor)) return;
      // A query may be refused, and a start that fails before it is passed down ends there.
      const status = statusField(world.terms, state, irp);
      if (!status || rangeOf(state, status).lo < 0) return;
      if (state.mark("sent-by-callee", irp)) return;
      run.report(
        id,
        {
          message:
            "this Plug and Play request is completed here as a success, but it must be passed down to the bus driver",
        },
        event.site.at,
      );
    },
    afterCall(event) {
      // A routine of the driver, or one that waits, may have sent it on and got it back.
      if (event.irp?.kind === "forwardAndReturn") {
        const irp = event.args[event.irp.irp];
        if (irp) event.state.setMark("sent-by-callee", irp, "yes");
      }
    },
  }),
};

const unknownCode =
  "Plug and Play requests with a minor code that the driver does not know are completed here, but they must be passed down to the bus driver";
/**
 * The path is that of a `switch` over the minor code which knows none of them, and completes the request as it came or as one that is not supported. Of a driver
 * with several kinds of devices it has asked for nothing that tells them apart.
 */
function isUnknownCode(terms: Terms, state: State, irp: Term): boolean {
  const status = statusField(terms, state, irp);
  if (status && !(status.kind === "const" && notSupported.has(Number(BigInt.asUintN(32, status.value))))) return false;
  let unknown = false;
  for (let turn = state.turns; turn; turn = turn.before) {
    if (leadsThrough(turn.value, /^DeviceExtension$/)) return false;
    if (leadsThrough(turn.value, /^MinorFunction$/) && turn.choice === undefined) unknown = true;
  }
  return unknown;
}
/** STATUS_NOT_SUPPORTED, STATUS_NOT_IMPLEMENTED, STATUS_INVALID_DEVICE_REQUEST, STATUS_SUCCESS. */
const notSupported = new Set([0xc00000bb, 0xc0000002, 0xc0000010, 0]);

const passedDown = new Set<number>([
  Minor.start,
  Minor.queryRemove,
  Minor.remove,
  Minor.cancelRemove,
  Minor.stop,
  Minor.queryStop,
  Minor.cancelStop,
  Minor.surpriseRemoval,
  Minor.queryCapabilities,
  Minor.filterResourceRequirements,
  Minor.queryDeviceState,
  Minor.deviceUsageNotification,
]);
