// A StartIo routine that calls itself through IoStartNextPacket.
import { callsTo } from "../analysis/code.ts";
import type { Rule } from "./rule.ts";

export const startIoRecursion: Rule = {
  id: "start-io-recursion",
  severity: "warning",
  summary: "StartIo starts the next packet itself.",
  names: { staticDriverVerifier: ["StartIoRecursion"] },
  page: `IoStartNextPacket calls StartIo for the next IRP before it returns. A StartIo that calls it for every request it finishes at once uses
more stack with each queued IRP.

**Mend it**: complete from the DPC, or call IoSetStartIoAttributes with DeferredStartIo TRUE.

\`\`\`c bad
#include <wdm.h>
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    IoStartNextPacket(DeviceObject, FALSE);
//  ^^^^^^^^^^^^^^^^^ start-io-recursion: StartIo
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    Irp->IoStatus.Information = 0;
    IoRequestDpc(DeviceObject, Irp, NULL);
}
\`\`\`
`,
  project({ world, report }) {
    const sites = callsTo(world, "IoStartNextPacket", "IoStartNextPacketByKey");
    if (sites.length === 0 || callsTo(world, "IoSetStartIoAttributes").length > 0) return;
    for (const site of sites) {
      if (world.roles.get(site.info.name)?.name !== "DRIVER_STARTIO") continue;
      report(site.info, {
        message: `${site.info.fn.symbol.name} is the StartIo routine and is called again from here, deeper on the stack for each queued IRP`,
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
