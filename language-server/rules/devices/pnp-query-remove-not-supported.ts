// A query for removal that is answered as if it were unknown.
import { onPaths } from "../../analysis/events.ts";
import { Major, Minor } from "../../analysis/requests.ts";
import { failedRequest, isFunctionOrFilter } from "../kinds/requests.ts";
import type { Rule } from "../rule.ts";

const id = "pnp-query-remove-not-supported";
const notSupported = 0xc000_00bb;

export const pnpQueryRemoveNotSupported: Rule = {
  id,
  severity: "warning",
  summary: "IRP_MN_QUERY_REMOVE_DEVICE is completed with STATUS_NOT_SUPPORTED.",
  names: { staticDriverVerifier: ["NsRemoveLockQueryMnRemove"] },
  page: `STATUS_NOT_SUPPORTED means that no driver knows the request. A function or filter driver knows this one: it lets the device go, and passes the
request down with STATUS_SUCCESS, or it refuses with a status that says why. The Plug and Play manager takes any failure as a veto.

**Mend it**: set STATUS_SUCCESS and pass the request down; or fail with STATUS_UNSUCCESSFUL or STATUS_DEVICE_BUSY.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
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
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) {
        Irp->IoStatus.Status = STATUS_NOT_SUPPORTED;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
//      ^^^^^^^^^^^^^^^^^ pnp-query-remove-not-supported: STATUS_NOT_SUPPORTED
        return STATUS_NOT_SUPPORTED;
    }
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        NTSTATUS status;
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(ext->Lower, Irp);
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (IoGetCurrentIrpStackLocation(Irp)->MinorFunction == IRP_MN_QUERY_REMOVE_DEVICE) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.irp] },
    afterCall(event) {
      if (
        failedRequest(world, event, Major.pnp, [Minor.queryRemove]) !== notSupported ||
        !event.run.ask(isFunctionOrFilter)
      )
        return;
      event.run.report(
        id,
        { message: "the query for removal is completed with STATUS_NOT_SUPPORTED, as if no driver knew it" },
        event.site.at,
      );
    },
  }),
};
