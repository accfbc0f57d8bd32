// An IRP that StartIo works on while it can still be cancelled.
import { callsTo, constantIn } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import type { Rule } from "../rule.ts";

export const startIoCancelRoutineNotCleared: Rule = {
  id: "start-io-cancel-routine-not-cleared",
  severity: "warning",
  summary: "StartIo does not take the cancel routine out of the IRP it is given.",
  names: { staticDriverVerifier: ["StartIoCancel"] },
  page: `A driver that gives IoStartPacket a cancel routine must take it out again in StartIo, under the cancel spin lock, and leave the IRP alone
if it was cancelled. Otherwise the IRP can be completed under the hands of StartIo.

**Mend it**: call IoSetCancelRoutine(Irp, NULL) in StartIo.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
//   ^^^^^^^ start-io-cancel-routine-not-cleared: cancel routine
{
    IoRequestDpc(DeviceObject, Irp, NULL);
}
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, Cancel);
    return STATUS_PENDING;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_CANCEL Cancel;
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    KIRQL irql;
    IoAcquireCancelSpinLock(&irql);
    if (Irp->Cancel) {
        IoReleaseCancelSpinLock(irql);
        return;
    }
    IoSetCancelRoutine(Irp, NULL);
    IoReleaseCancelSpinLock(irql);
    IoRequestDpc(DeviceObject, Irp, NULL);
}
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, Cancel);
    return STATUS_PENDING;
}
\`\`\`
`,
  project({ world, report }) {
    const cancellable = callsTo(world, "IoStartPacket").some((site) => constantIn(site.call.args[3]) !== 0);
    if (!cancellable) return;
    for (const [name, role] of world.roles) {
      const info = world.functions.get(name);
      if (role.name !== "DRIVER_STARTIO" || !info?.own) continue;
      const mentions = world.footprint(name)?.mentions;
      if (!mentions || mentions.some((mention) => mention.startsWith("CancelRoutine@"))) continue;
      report(info, {
        message: `${info.fn.symbol.name} does not take the cancel routine out of the IRP: the IRP may be cancelled while it is being worked on`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
