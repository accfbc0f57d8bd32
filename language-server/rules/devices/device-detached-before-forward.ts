// A lower device object used after the driver has left the stack.
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "device-detached-before-forward";

export const deviceDetachedBeforeForward: Rule = {
  id,
  severity: "warning",
  summary: "An IRP is passed to a device object after IoDetachDevice.",
  names: {},
  page: `Once IoDetachDevice has been called the lower device object may be deleted at any moment. The remove request is passed down first, and
the device object detached afterwards.

**Mend it**: call IoCallDriver, then IoDetachDevice, then IoDeleteDevice.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS Remove(PDEVICE_OBJECT Device, PEXT Ext, PIRP Irp)
{
    NTSTATUS status;
    IoDetachDevice(Ext->Lower);
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Ext->Lower, Irp);
//           ^^^^^^^^^^^^ device-detached-before-forward: detached
    IoDeleteDevice(Device);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
NTSTATUS Remove(PDEVICE_OBJECT Device, PEXT Ext, PIRP Irp)
{
    NTSTATUS status;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Ext->Lower, Irp);
    IoDetachDevice(Ext->Lower);
    IoDeleteDevice(Device);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: [...routinesThat("forward"), "IoDetachDevice"],
    beforeCall(event) {
      const device = event.args[0];
      if (event.irp?.kind !== "forward" || !device) return;
      const mark = event.state.mark("detached", device);
      if (!mark) return;
      event.run.report(
        id,
        {
          message: "the IRP is passed to a device object that this driver has already detached from",
          notes: [{ message: "", place: mark.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      const device = event.args[0];
      if (event.name !== "IoDetachDevice" || !device) return;
      event.state.setMark("detached", device, "yes", {
        kind: "site",
        site: event.site,
        message: "it is detached here",
      });
    },
  }),
};
