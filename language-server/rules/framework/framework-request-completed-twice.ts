// A framework request that is completed after it has left the driver's hands.
import { completions, requestGone, unaskedRequest } from "../../analysis/framework-requests.ts";
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
      if (request && unasked) {
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
