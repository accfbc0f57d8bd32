// A framework request that is completed after it has left the driver's hands.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { completions, requestGone, unaskedRequest } from "../../analysis/framework-requests.ts";
import { afterTerminator } from "../../analysis/shape.ts";
import type { Mark } from "../../analysis/state.ts";
import type { Rule } from "../rule.ts";

const id = "framework-request-completed-twice";

export const frameworkRequestCompletedTwice: Rule = {
  id,
  severity: "error",
  summary: "A framework request is completed although it was completed, forwarded or sent already.",
  names: { staticDriverVerifier: ["DoubleCompletion", "DoubleCompletionLocal"] },
  page: `A request that was completed, forwarded to another queue or sent to a target belongs to the framework or to the driver below. To complete it
again stops the machine with WDF_VIOLATION, or completes another request that has got the same handle.

**Mend it**: return after the request was completed or handed over, or complete it in one place.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(Queue);
    if (Length == 0) {
        status = STATUS_INVALID_PARAMETER;
        WdfRequestComplete(Request, status);
    }
    WdfRequestCompleteWithInformation(Request, status, Length);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ framework-request-completed-twice: completed
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFQUEUE Manual; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status = WdfRequestForwardToIoQueue(Request, GetContext(WdfIoQueueGetDevice(Queue))->Manual);
    UNREFERENCED_PARAMETER(Length);
    if (NT_SUCCESS(status)) {
        status = STATUS_PENDING;
    }
    WdfRequestComplete(Request, status);
//  ^^^^^^^^^^^^^^^^^^ framework-request-completed-twice: handed over
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFQUEUE Manual; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL EvtControl;
VOID EvtControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputLength, size_t InputLength, ULONG Code)
{
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    UNREFERENCED_PARAMETER(OutputLength);
    UNREFERENCED_PARAMETER(InputLength);
    if (Code == 1) {
        status = WdfRequestForwardToIoQueue(Request, GetContext(WdfIoQueueGetDevice(Queue))->Manual);
    }
    WdfRequestComplete(Request, status);
//  ^^^^^^^^^^^^^^^^^^ framework-request-completed-twice: nothing has asked
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFQUEUE Manual; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status;
    if (Length == 0) {
        WdfRequestComplete(Request, STATUS_INVALID_PARAMETER);
        return;
    }
    status = WdfRequestForwardToIoQueue(Request, GetContext(WdfIoQueueGetDevice(Queue))->Manual);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
    }
}
\`\`\`
`,
  paths: () => ({
    calls: completions,
    beforeCall(event) {
      const { run, state, site, args } = event;
      const [request] = args;
      const gone = request && requestGone(state, request);
      const unasked = request && !gone ? unaskedRequest(state, request) : undefined;
      if (request && unasked && isNeverAsked(run, unasked)) {
        const how = unasked.value === "sent" ? "been sent" : "been handed over";
        const message = `the request is completed here whether or not it has ${how} before: nothing has asked`;
        run.report(id, { message, notes: [{ message: "", place: unasked.why }], about: request }, site.at);
      }
      if (!gone) return;
      // Of a loop over several it is not told which is which.
      const { why } = gone;
      if (why?.kind === "site" && why.site.fn === site.fn && why.site.at.first === site.at.first) return;
      const before =
        gone.value === "completed"
          ? "has been completed already"
          : gone.value === "sent"
            ? "has been sent to a target already"
            : "has been handed over to another queue already";
      run.report(
        id,
        {
          message: `the request is completed here but ${before}`,
          notes: [{ message: "", place: why }],
          about: request,
        },
        site.at,
      );
    },
  }),
};

/** The function keeps the answer for nobody, or for no condition that comes after it: where ways meet, what was asked is not known. */
function isNeverAsked({ fn, name }: Run, { why }: Mark): boolean {
  const code = codeOf(fn);
  const moved =
    why?.kind === "site" && why.site.fn === name ? code.calls.find(({ at }) => at === why.site.at) : undefined;
  if (!moved) return false;
  const { result } = moved.call;
  if (result === undefined) return true;
  const answers = new Set([result]);
  for (const answer of answers)
    for (const { target, value } of code.assigns)
      if (target.kind === "local" && reads(value, answer)) answers.add(target.local);
  const after = new Set(afterTerminator(moved.block.terminator));
  for (const at of after)
    for (const next of afterTerminator(fn.blocks[at]?.terminator ?? moved.block.terminator)) after.add(next);
  return code.branches.every(
    ({ condition, block }) =>
      (block !== moved.block && !after.has(block.id)) || ![...answers].some((answer) => reads(condition, answer)),
  );
}
function reads(expr: Expr, local: LocalId): boolean {
  const value = bare(expr);
  if (value.kind === "binary") return reads(value.left, local) || reads(value.right, local);
  if (value.kind === "unary") return reads(value.operand, local);
  return value.kind === "load" && value.place.kind === "local" && value.place.local === local;
}
