// An EvtIoStop that leaves the requests as they are.
import { codeOf } from "../../analysis/code.ts";
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const ioStopNotAcknowledged: Rule = {
  id: "io-stop-not-acknowledged",
  severity: "warning",
  summary: "EvtIoStop neither acknowledges the request, nor completes, cancels or requeues it.",
  names: {},
  page: `The framework calls EvtIoStop for each request that the driver has in hand when the device goes to a low-power state or away, and waits until the request is
completed, requeued or acknowledged with WdfRequestStopAcknowledge. A routine that does none of these keeps the machine from sleeping, and the device from
being removed, until the request ends by itself.

**Mend it**: call WdfRequestStopAcknowledge, with FALSE to keep the request or TRUE to have it put back into the queue, or cancel and complete it. A driver whose
requests end by themselves in no time needs no EvtIoStop.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_STOP EvtIoStop;
VOID EvtIoStop(WDFQUEUE Queue, WDFREQUEST Request, ULONG ActionFlags)
//   ^^^^^^^^^ io-stop-not-acknowledged: EvtIoStop
{
    UNREFERENCED_PARAMETER(Queue);
    DbgPrint("%p is to stop: %x\\n", Request, ActionFlags);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_STOP EvtIoStop;
VOID EvtIoStop(WDFQUEUE Queue, WDFREQUEST Request, ULONG ActionFlags)
{
    UNREFERENCED_PARAMETER(Queue);
    if ((ActionFlags & WdfRequestStopActionSuspend) != 0) {
        WdfRequestStopAcknowledge(Request, FALSE);
    } else {
        WdfRequestCancelSentRequest(Request);
    }
}
\`\`\`
`,
  project({ world, report }) {
    for (const [name, role] of world.roles) {
      const info = role.name === "EVT_WDF_IO_QUEUE_IO_STOP" ? world.functions.get(name) : undefined;
      if (!info?.own) continue;
      const reached = [...reachedFrom(world, [name])];
      const others = reached.filter((one) => one !== name && world.functions.get(one)?.own !== false);
      if (others.some((one) => !idle.test(one)) || !isQuiet(info.fn)) continue;
      report(info, {
        message: `${info.fn.symbol.name} does nothing with the request: the framework waits until it is acknowledged, completed or requeued`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
/** What it may call and have done nothing yet. */
const idle = /Print|Trace|Log|^Rtl|Assert|^Wdf\w+Get\w*$|^Wpp|^WPP|PAGED_CODE|KeGetCurrentIrql|DbgBreakPoint/;
/** It calls through no pointer, and keeps nothing. */
function isQuiet(fn: Parameters<typeof codeOf>[0]): boolean {
  return !shapeOf(fn).callsIndirectly && codeOf(fn).assigns.every(({ target }) => target.kind === "local");
}
