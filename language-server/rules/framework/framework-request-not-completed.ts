// A framework request that its callback lets drop.
import type { ExitEvent } from "../../analysis/events.ts";
import {
  completions,
  frameworkRequest,
  requestParameter,
  requestsInHand,
  returnRole,
} from "../../analysis/framework-requests.ts";
import { isCallers } from "../../analysis/naming.ts";
import { baseOf, heldByLocal, heldOutside } from "../../analysis/pool.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { Mark, State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { insertBefore } from "../kinds/edits.ts";
import { reaches } from "../kinds/irp-lists.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

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
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
typedef struct _CONTEXT { WDFSPINLOCK Lock; WDFREQUEST Current; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_REQUEST_CANCEL Cancel;
VOID Cancel(WDFREQUEST Request)
{
    PCONTEXT context = GetContext(WdfIoQueueGetDevice(WdfRequestGetIoQueue(Request)));
    WdfSpinLockAcquire(context->Lock);
    context->Current = NULL;
    WdfSpinLockRelease(context->Lock);
    return;
//  ^^^^^^ framework-request-not-completed: without completing the request
}
VOID Finish(PCONTEXT Context, NTSTATUS Status)
{
    WDFREQUEST request = Context->Current;
    if (request != NULL && WdfRequestUnmarkCancelable(request) != STATUS_CANCELLED) {
        Context->Current = NULL;
        if (NT_SUCCESS(Status)) {
            WdfRequestComplete(request, Status);
        }
    }
    return;
//  ^^^^^^ framework-request-not-completed: without completing the request
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
EVT_WDF_REQUEST_COMPLETION_ROUTINE Sent;
VOID Sent(WDFREQUEST Request, WDFIOTARGET Target, PWDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
{
    UNREFERENCED_PARAMETER(Target);
    UNREFERENCED_PARAMETER(Context);
    if (!NT_SUCCESS(Params->IoStatus.Status)) {
        return;
//      ^^^^^^ framework-request-not-completed: Sent returns here
    }
    WdfRequestCompleteWithInformation(Request, Params->IoStatus.Status, Params->IoStatus.Information);
}
EVT_WDF_IO_QUEUE_IO_READ EvtIoRead;
VOID EvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    UNREFERENCED_PARAMETER(Length);
    WdfRequestFormatRequestUsingCurrentType(Request);
    WdfRequestSetCompletionRoutine(Request, Sent, NULL);
    if (!WdfRequestSend(Request, WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue)), WDF_NO_SEND_OPTIONS)) {
        WdfRequestComplete(Request, WdfRequestGetStatus(Request));
    }
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <wdf.h>
// One that the driver made for itself is kept for the next time.
typedef struct _CONTEXT { WDFREQUEST Own; ULONG Done; } CONTEXT, *PCONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CONTEXT, GetContext)
EVT_WDF_REQUEST_COMPLETION_ROUTINE Sent;
VOID Sent(WDFREQUEST Request, WDFIOTARGET Target, PWDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
{
    PCONTEXT context = Context;
    UNREFERENCED_PARAMETER(Request);
    UNREFERENCED_PARAMETER(Target);
    UNREFERENCED_PARAMETER(Params);
    context->Done += 1;
}
BOOLEAN Begin(WDFDEVICE Device)
{
    PCONTEXT context = GetContext(Device);
    WdfRequestSetCompletionRoutine(context->Own, Sent, context);
    return WdfRequestSend(context->Own, WdfDeviceGetIoTarget(Device), WDF_NO_SEND_OPTIONS);
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
    needs: { exit: [frameworkRequest] },
    exit(event) {
      for (const mark of requestsInHand(event.state)) if (isOurs(event, mark)) report(event, mark);
    },
  }),
};

/** The callback was given it, or the function has got it from a queue and leaves it to nobody. */
function isOurs({ run, state, value }: ExitEvent, mark: Mark): boolean {
  const { term, why } = mark;
  const isReturned = run.role?.name === returnRole;
  const param = isReturned ? 0 : requestParameter(run.role?.name ?? "");
  // Whoever waits for it may complete it.
  if (isReturned && run.ask(wakesOthers, run.name)) return false;
  if (run.root && param !== undefined && run.params[param] === term)
    return mark.value !== "cancelled" || !run.ask(completes, run.name);
  if (why?.kind !== "site" || why.site.fn !== run.name || isCallers(term) || run.params.includes(term)) return false;
  if (value && baseOf(value) === term) return false;
  if (heldOutside(state, (place) => run.terms.place(place), term)) return false;
  return mark.value === "unmarked" ? isCleared(state, term) : heldByLocal(state, run.terms, term);
}
function wakesOthers(world: World, routine: string): boolean {
  return (
    reaches(
      world,
      routine,
      /^(Ke(Set|Pulse)Event|KeReleaseSemaphore|KeInsertQueueDpc|\w*QueueWorkItem\w*|Wdf\w+Enqueue|WdfTimerStart|WdfObjectDelete|WdfRequestReuse)$/,
    ) !== false
  );
}
/** The member that it was read from has been set to NULL since. */
function isCleared(state: State, term: Term): boolean {
  const now = term.kind === "load" ? state.store.get(term.place.id) : undefined;
  return now?.kind === "const" && now.value === 0n;
}
/** Somewhere below a cancel routine a request is completed: on which ways it is this one is not told. */
function completes(world: World, routine: string): boolean {
  for (const name of reachedFrom(world, [routine])) {
    const fn = world.functions.get(name)?.fn;
    if (fn && completions.some((completion) => shapeOf(fn).callees.has(completion))) return true;
  }
  return false;
}
function report({ run, at }: ExitEvent, { value, why }: Mark): void {
  // What the driver does elsewhere may end a cancelled request.
  const may = value === "cancelled";
  const after =
    value === "sent" ? " after it could not be sent" : value === "moved" ? " after it could not be handed over" : "";
  run.report(
    id,
    {
      message: `${run.fn.symbol.name} returns here without completing the request, handing it over or keeping it${after}`,
      notes: why ? [{ message: "", place: why }] : [],
      may,
    },
    at,
  );
}
