// A power callback or work item that is handed an IRP and lets it drop.
import { onPaths, type PathHooks } from "../../analysis/events.ts";
import { isNull } from "../../analysis/facts.ts";
import { irpCallbacks, packetAt, packetTracking } from "../kinds/start-io.ts";
import type { Rule } from "../rule.ts";

const id = "callback-drops-irp";

export const callbackDropsIrp: Rule = {
  id,
  severity: "warning",
  summary: "A power callback or a work item gets an IRP for its context, and neither completes it nor passes it on.",
  names: { staticDriverVerifier: ["IrpProcessingComplete"] },
  page: `An IRP that is handed to PoRequestPowerIrp or to a work item as the context is the callback's from then on: the routine that handed it over has
returned STATUS_PENDING or STATUS_MORE_PROCESSING_REQUIRED. A system power IRP that its callback drops holds up the whole computer: it neither goes to
sleep nor wakes up completely.

**Mend it**: complete the IRP, or pass it down, on the path shown.

\`\`\`c bad
#include <wdm.h>
REQUEST_POWER_COMPLETE DeviceIsUp;
VOID DeviceIsUp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PIRP irp = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);
    irp->IoStatus.Status = IoStatus->Status;
    PoStartNextPowerIrp(irp);
    return;
//  ^^^^^^ callback-drops-irp: its context
}
IO_COMPLETION_ROUTINE SystemPowerDone;
NTSTATUS SystemPowerDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    POWER_STATE state;
    UNREFERENCED_PARAMETER(Context);
    state.DeviceState = PowerDeviceD0;
    PoRequestPowerIrp(DeviceObject, IRP_MN_SET_POWER, state, DeviceIsUp, Irp, NULL);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
REQUEST_POWER_COMPLETE DeviceIsUp;
VOID DeviceIsUp(PDEVICE_OBJECT DeviceObject, UCHAR MinorFunction, POWER_STATE PowerState, PVOID Context, PIO_STATUS_BLOCK IoStatus)
{
    PIRP irp = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(MinorFunction);
    UNREFERENCED_PARAMETER(PowerState);
    irp->IoStatus.Status = IoStatus->Status;
    PoStartNextPowerIrp(irp);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
IO_COMPLETION_ROUTINE SystemPowerDone;
NTSTATUS SystemPowerDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    POWER_STATE state;
    UNREFERENCED_PARAMETER(Context);
    state.DeviceState = PowerDeviceD0;
    PoRequestPowerIrp(DeviceObject, IRP_MN_SET_POWER, state, DeviceIsUp, Irp, NULL);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
\`\`\`
`,
  paths: (): PathHooks => ({
    needs: { exit: [onPaths.irp] },
    ...packetTracking,
    exit(event) {
      const { run, state, at } = event;
      const { root } = run;
      if (!root?.irp || !root.role || !irpCallbacks.has(root.role.name)) return;
      if (state.irps.get(root.irp.id)?.owner !== "owned" || isNull(state, root.irp) === true) return;
      // Who is woken may be who goes on with it.
      if (packetAt(event).leftToOthers) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns here without completing the IRP that is its context, or passing it on`,
        },
        at,
      );
    },
  }),
};
