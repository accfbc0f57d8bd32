// A device object that goes too early.
import { Major, Minor, serves } from "../../analysis/requests.ts";
import type { Rule } from "../rule.ts";

const id = "device-deleted-at-surprise-removal";

export const deviceDeletedAtSurpriseRemoval: Rule = {
  id,
  severity: "error",
  summary: "A device object is detached or deleted when the device is removed by surprise.",
  names: { staticDriverVerifier: ["PnpSurpriseRemove"] },
  page: `After IRP_MN_SURPRISE_REMOVAL handles may still be open; the remove request follows when they are closed. A device object that is
deleted before that receives requests when it is no longer there.

**Mend it**: detach and delete in the handling of IRP_MN_REMOVE_DEVICE.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    UCHAR minor = stack->MinorFunction;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (minor == IRP_MN_SURPRISE_REMOVAL) {
        IoDetachDevice(ext->Lower);
//      ^^^^^^^^^^^^^^ device-deleted-at-surprise-removal: SURPRISE
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    UCHAR minor = stack->MinorFunction;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (minor == IRP_MN_REMOVE_DEVICE) {
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
    }
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    calls: ["IoDetachDevice", "IoDeleteDevice"],
    beforeCall(event) {
      for (const key of event.state.irps.keys()) {
        if (!serves(event.run, event.state, world.terms.term(key), Major.pnp, Minor.surpriseRemoval)) continue;
        event.run.report(
          id,
          {
            message: `${event.written} is called for IRP_MN_SURPRISE_REMOVAL: the device object is still needed until IRP_MN_REMOVE_DEVICE`,
          },
          event.site.at,
        );
      }
    },
  }),
};
