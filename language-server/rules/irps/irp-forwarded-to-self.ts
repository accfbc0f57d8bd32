// An IRP sent to the device object that has just received it.
import { routinesThat } from "../../analysis/models.ts";
import type { Rule } from "../rule.ts";

const id = "irp-forwarded-to-self";

export const irpForwardedToSelf: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine sends the IRP to its own device object.",
  names: { staticDriverVerifier: ["PnpSameDeviceObject"] },
  page: `IoCallDriver with the routine's own device object calls the same dispatch routine again, without end, until the kernel stack is used up.

**Mend it**: pass the IRP to the device object that IoAttachDeviceToDeviceStack returned.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(DeviceObject, Irp);
//         ^^^^^^^^^^^^ irp-forwarded-to-self: own device object
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("forward"),
    beforeCall(event) {
      const { run } = event;
      if (event.irp?.kind !== "forward" || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      if (event.args[event.irp.irp] !== run.root.irp || event.args[0] !== run.params[0]) return;
      run.report(
        id,
        { message: "the IRP is sent to the routine's own device object, which calls this routine again" },
        event.site.at,
      );
    },
  }),
};
