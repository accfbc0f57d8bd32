// IoFreeIrp on an IRP from IoBuildDeviceIoControlRequest or IoBuildSynchronousFsdRequest.
import { deleteStatement } from "../kinds/edits.ts";
import { threadedMakers } from "../kinds/sent-irps.ts";
import type { Rule } from "../rule.ts";

const id = "threaded-irp-freed";

export const threadedIrpFreed: Rule = {
  id,
  severity: "error",
  summary: "IoFreeIrp is called for an IRP that the I/O manager frees.",
  names: { staticDriverVerifier: ["IoBuildDeviceControlNoFree", "IoBuildSynchronousFsdRequestNoFree"] },
  fix: deleteStatement("Remove the call"),
  page: `Such an IRP is on its thread's list, and the I/O manager frees it when it is completed. Freeing it as well corrupts that list.

**Mend it**: leave the IRP alone once it is made; it must be sent.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = iosb.Status;
    }
    IoFreeIrp(irp);
//  ^^^^^^^^^ threaded-irp-freed: I/O manager
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Ask(PDEVICE_OBJECT Lower, ULONG Code)
{
    KEVENT event;
    IO_STATUS_BLOCK iosb;
    NTSTATUS status;
    PIRP irp;
    KeInitializeEvent(&event, NotificationEvent, FALSE);
    irp = IoBuildDeviceIoControlRequest(Code, Lower, NULL, 0, NULL, 0, FALSE, &event, &iosb);
    if (irp == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = IoCallDriver(Lower, irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&event, Executive, KernelMode, FALSE, NULL);
        status = iosb.Status;
    }
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: ["IoFreeIrp", "IoReuseIrp", ...threadedMakers],
    beforeCall(event) {
      const irp = event.args[0];
      const maker = irp && event.state.mark("threaded", irp);
      if (!maker || threadedMakers.has(event.name ?? "")) return;
      event.run.report(
        id,
        {
          message: `the IRP is from ${maker.value}: the I/O manager frees it, ${event.written} must not be called`,
          notes: [{ message: "", place: maker.why }],
        },
        event.site.at,
      );
    },
    afterCall(event) {
      if (event.name === undefined || !threadedMakers.has(event.name)) return;
      event.state.setMark("threaded", event.result, event.name, {
        kind: "site",
        site: event.site,
        message: "the IRP is made here",
      });
    },
  }),
};
