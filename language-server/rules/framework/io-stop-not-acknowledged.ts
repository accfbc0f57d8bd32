// An EvtIoStop that leaves the requests as they are.
import { codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { frameworkRequest, stopping, stopRole } from "../../analysis/framework-requests.ts";
import { nameSite } from "../../analysis/roots.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "io-stop-not-acknowledged";

export const ioStopNotAcknowledged: Rule = {
  id,
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
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_STOP EvtIoStop;
VOID EvtIoStop(WDFQUEUE Queue, WDFREQUEST Request, ULONG ActionFlags)
{
    UNREFERENCED_PARAMETER(Queue);
    if ((ActionFlags & WdfRequestStopActionSuspend) != 0) {
        WdfRequestStopAcknowledge(Request, FALSE);
        return;
    }
    return;
//  ^^^^^^ io-stop-not-acknowledged: is purged
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
  paths: () => ({
    needs: { exit: [frameworkRequest] },
    exit({ run, state, at }) {
      const [, request, flags] = run.params;
      if (!run.root || run.role?.name !== stopRole || !request || !flags) return;
      if (state.mark(frameworkRequest, request)?.value !== stopping || !run.ask(doesSomething, run.name)) return;
      const asked = (bit: number) => isSet(run, state, flags, bit);
      const isLeft = asked(suspend) === false ? asked(purge) !== false : asked(suspend) || asked(purge);
      if (!isLeft) return;
      const message = `${run.fn.symbol.name} does nothing with the request on this path, where the queue ${asked(suspend) ? "is suspended" : "is purged"}: the framework waits until it is acknowledged, completed or requeued`;
      run.report(id, { message, partial: true }, at);
    },
  }),
  project({ world, report }) {
    for (const [name, role] of world.roles) {
      const info = role.name === stopRole ? world.functions.get(name) : undefined;
      if (!info?.own || doesSomething(world, name)) continue;
      report(info, {
        message: `${info.fn.symbol.name} does nothing with the request: the framework waits until it is acknowledged, completed or requeued`,
        range: info.unit.range(info.fn.declaration, nameSite(info).at),
      });
    }
  },
};
/** WdfRequestStopActionSuspend, WdfRequestStopActionPurge: one of them is set. */
const suspend = 1;
const purge = 2;
function isSet(run: Run, state: State, flags: Term, bit: number): boolean | undefined {
  for (const [id, { lo, hi, not }] of state.facts) {
    const term = run.terms.term(id);
    if (term.kind !== "op" || term.op !== "and" || term.args[0] !== flags) continue;
    if (term.args[1]?.kind !== "const" || term.args[1].value !== BigInt(bit)) continue;
    if (lo === 0 && hi === 0) return false;
    if (lo > 0 || not === 0) return true;
  }
  return undefined;
}
function doesSomething(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  if (!info) return true;
  const reached = [...reachedFrom(world, [routine])];
  const others = reached.filter((one) => one !== routine && world.functions.get(one)?.own !== false);
  return others.some((one) => !idle.test(one)) || !isQuiet(info.fn);
}
/** What it may call and have done nothing yet. */
const idle = /Print|Trace|Log|^Rtl|Assert|^Wdf\w+Get\w*$|^Wpp|^WPP|PAGED_CODE|KeGetCurrentIrql|DbgBreakPoint/;
/** It calls through no pointer, and keeps nothing. */
function isQuiet(fn: Parameters<typeof codeOf>[0]): boolean {
  return !shapeOf(fn).callsIndirectly && codeOf(fn).assigns.every(({ target }) => target.kind === "local");
}
