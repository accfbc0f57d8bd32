// A framework request that is completed while its cancel routine may complete it as well.
import { cancelableRequest, completions } from "../../analysis/framework-requests.ts";
import type { Rule } from "../rule.ts";

const id = "framework-request-still-cancelable";

export const frameworkRequestStillCancelable: Rule = {
  id,
  severity: "error",
  summary: "A framework request is completed, sent or forwarded while it is cancelable.",
  names: {
    staticDriverVerifier: ["ReqNotCanceledLocal", "ReqMarkCancelableSend", "ReqIsCancOnCancReq", "CompleteCanceledReq"],
  },
  page: `From WdfRequestMarkCancelable on, the request's cancel routine may run at any moment, and it completes the request. Who completes it without
having asked WdfRequestUnmarkCancelable whether that has begun completes it a second time, now and then.

**Mend it**: call WdfRequestUnmarkCancelable first, and leave the request alone if it returns STATUS_CANCELLED.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_REQUEST_CANCEL Cancel;
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    UNREFERENCED_PARAMETER(Queue);
    WdfRequestMarkCancelable(Request, Cancel);
    if (Length == 0) {
        WdfRequestComplete(Request, STATUS_SUCCESS);
//      ^^^^^^^^^^^^^^^^^^ framework-request-still-cancelable: cancelable
    }
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_REQUEST_CANCEL Cancel;
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    NTSTATUS status = WdfRequestMarkCancelableEx(Request, Cancel);
    UNREFERENCED_PARAMETER(Queue);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
        return;
    }
    if (Length == 0 && WdfRequestUnmarkCancelable(Request) != STATUS_CANCELLED) {
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
\`\`\`
`,
  paths: () => ({
    calls: [...completions, "WdfRequestSend", "WdfRequestForwardToIoQueue", "WdfRequestRequeue"],
    beforeCall(event) {
      const { run, state, site, args, written } = event;
      const mark = args[0] && cancelableRequest(state, args[0]);
      // Between two functions it may have been taken back in ways that are not followed.
      if (mark?.why?.kind !== "site" || mark.why.site.fn !== site.fn) return;
      run.report(
        id,
        {
          message: `${written} is given a request that is cancelable: its cancel routine may be completing it`,
          notes: [{ message: "", place: mark.why }],
          about: mark.term,
        },
        site.at,
      );
    },
  }),
};
