// IoFreeIrp or IoReuseIrp on an IRP of another driver.
import { deleteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "foreign-irp-freed";

export const foreignIrpFreed: Rule = {
  id,
  severity: "error",
  summary: "A driver frees or reuses an IRP that it received.",
  names: { staticDriverVerifier: ["IoReuseIrp", "IoReuseIrp2"] },
  fix: deleteStatement("Remove the call"),
  page: `An IRP that comes in through a dispatch routine belongs to the I/O manager or to the driver above. It is completed, never freed and
never initialised again.

**Mend it**: complete the IRP with IoCompleteRequest.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReuseIrp(Irp, STATUS_SUCCESS);
//  ^^^^^^^^^^ foreign-irp-freed: received
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    calls: ["IoFreeIrp", "IoReuseIrp", "IoInitializeIrp"],
    beforeCall(event) {
      const irp = event.args[0];
      if (!irp || !event.state.mark("received", irp)) return;
      event.run.report(
        id,
        {
          message: `${event.written} is called for an IRP that the driver received: it may only be completed or passed on`,
        },
        event.site.at,
      );
    },
  }),
};
