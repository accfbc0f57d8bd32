// A framework request that its callback lets drop.
import { isCallers } from "../analysis/boundary.ts";
import type { ExitEvent } from "../analysis/events.ts";
import { requestParameter, requestsInHand } from "../analysis/framework-requests.ts";
import { baseOf, heldByLocal, heldOutside } from "../analysis/pool.ts";
import type { Mark } from "../analysis/state.ts";
import { insertBefore } from "./kinds/edits.ts";
import type { Rule } from "./rule.ts";

const id = "framework-request-not-completed";

export const frameworkRequestNotCompleted: Rule = {
  id,
  severity: "error",
  summary: "A callback returns without completing its framework request, handing it over or keeping it.",
  names: {
    staticDriverVerifier: [
      "RequestCompleted",
      "RequestCompletedLocal",
      "DeferredRequestCompleted",
      "ReadReqs",
      "WriteReqs",
      "IoctlReqs",
      "InternalIoctlReqs",
      "ReqSendFail",
      "FwdIrpToIoQueueValid",
    ],
  },
  fix: insertBefore("Complete the request", (context, statement) =>
    !context.partial && statement.text === "return;" && /\bWDFREQUEST\s+Request\b/.test(context.text)
      ? ["WdfRequestComplete(Request, STATUS_UNSUCCESSFUL);"]
      : undefined,
  ),
  page: `What a queue presents, or is asked for, belongs to the driver until it completes the request, forwards it, sends it, makes it cancelable, or
keeps the handle to complete it later. One that is let drop never ends: the program hangs, a sequential queue presents no other request, and the
device can be neither stopped nor removed.

**Mend it**: complete the request on the path shown; where forwarding or sending fails, complete it with that failure.

\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PULONG buffer;
    NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, sizeof(ULONG), (PVOID *)&buffer, NULL);
    UNREFERENCED_PARAMETER(Queue);
    if (!NT_SUCCESS(status)) {
        return;
//      ^^^^^^ framework-request-not-completed: without completing the request
    }
    *buffer = 1;
    WdfRequestCompleteWithInformation(Request, status, Length);
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL EvtIoDeviceControl;
VOID EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputLength, size_t InputLength, ULONG Code)
{
    WDFIOTARGET target = WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue));
    WDF_REQUEST_SEND_OPTIONS options;
    UNREFERENCED_PARAMETER(OutputLength);
    UNREFERENCED_PARAMETER(InputLength);
    UNREFERENCED_PARAMETER(Code);
    WdfRequestFormatRequestUsingCurrentType(Request);
    WDF_REQUEST_SEND_OPTIONS_INIT(&options, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET);
    if (!WdfRequestSend(Request, target, &options)) {
        DbgPrint("not sent\\n");
    }
    return;
//  ^^^^^^ framework-request-not-completed: without completing the request
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
VOID Drain(WDFQUEUE Queue)
{
    WDFREQUEST request;
    if (NT_SUCCESS(WdfIoQueueRetrieveNextRequest(Queue, &request))) {
        DbgPrint("one more\\n");
    }
    return;
//  ^^^^^^ framework-request-not-completed: without completing the request
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL EvtIoDeviceControl;
VOID EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputLength, size_t InputLength, ULONG Code)
{
    WDFIOTARGET target = WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue));
    WDF_REQUEST_SEND_OPTIONS options;
    UNREFERENCED_PARAMETER(OutputLength);
    UNREFERENCED_PARAMETER(InputLength);
    UNREFERENCED_PARAMETER(Code);
    WdfRequestFormatRequestUsingCurrentType(Request);
    WDF_REQUEST_SEND_OPTIONS_INIT(&options, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET);
    if (!WdfRequestSend(Request, target, &options)) {
        WdfRequestComplete(Request, WdfRequestGetStatus(Request));
    }
}
\`\`\`
`,
  paths: () => ({
    exit(event) {
      for (const mark of requestsInHand(event.state)) if (isOurs(event, mark)) report(event, mark);
    },
  }),
};

/** The callback was given it, or the function has got it from a queue and leaves it to nobody. */
function isOurs({ run, state, value }: ExitEvent, { term, why }: Mark): boolean {
  const param = requestParameter(run.role?.name ?? "");
  if (run.root && param !== undefined && run.params[param] === term) return true;
  if (why?.kind !== "site" || why.site.fn !== run.name || isCallers(term)) return false;
  if (value && baseOf(value) === term) return false;
  return heldByLocal(state, run.terms, term) && !heldOutside(state, (place) => run.terms.place(place), term);
}
function report({ run, at }: ExitEvent, { value, why }: Mark): void {
  const after =
    value === "sent" ? " after it could not be sent" : value === "moved" ? " after it could not be handed over" : "";
  run.report(
    id,
    {
      message: `${run.fn.symbol.name} returns here without completing the request, handing it over or keeping it${after}`,
      notes: why ? [{ message: "", place: why }] : [],
    },
    at,
  );
}
