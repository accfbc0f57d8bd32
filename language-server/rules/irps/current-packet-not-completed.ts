// The next IRP is started, and the one before was never completed.
import { onPaths } from "../../analysis/events.ts";
import { dpcGetsCurrent, packetAt, packetTracking } from "../kinds/start-io.ts";
import type { Rule } from "../rule.ts";

const id = "current-packet-not-completed";

export const currentPacketNotCompleted: Rule = {
  id,
  severity: "warning",
  summary: "StartIo or its DPC starts the next IRP without completing the one it was given.",
  names: { staticDriverVerifier: ["IrpProcessingComplete"] },
  page: `IoStartNextPacket makes the next IRP the device's current one. Nothing leads to the one before any more but the variable of the routine that
was given it: if this does not complete it, nobody does.

**Mend it**: call IoCompleteRequest for the IRP beside IoStartNextPacket.

\`\`\`c bad
#include <wdm.h>
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->Parameters.Write.Length == 0) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        Irp->IoStatus.Information = 0;
        IoStartNextPacket(DeviceObject, FALSE);
        return;
//      ^^^^^^ current-packet-not-completed: not completed
    }
    WRITE_PORT_UCHAR((PUCHAR)DeviceObject->DeviceExtension, 1);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->Parameters.Write.Length == 0) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        Irp->IoStatus.Information = 0;
        IoStartNextPacket(DeviceObject, FALSE);
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return;
    }
    WRITE_PORT_UCHAR((PUCHAR)DeviceObject->DeviceExtension, 1);
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    ...packetTracking,
    exit(event) {
      const { run, state, at } = event;
      const { root } = run;
      if (!root?.irp || (root.role?.name !== "DRIVER_STARTIO" && root.role?.name !== "IO_DPC_ROUTINE")) return;
      const { next, completed, leftToOthers } = packetAt(event);
      if (next !== "started" || completed || leftToOthers) return;
      if (state.irps.get(root.irp.id)?.owner !== "owned") return;
      if (root.role.name === "IO_DPC_ROUTINE" && !run.ask(dpcGetsCurrent)) return;
      run.report(
        id,
        { message: "the next IRP was started, and the one before it, given to this routine, is not completed" },
        at,
      );
    },
  }),
};
