// A dispatch routine completes its request and has not said how it ended.

import { onPaths, type Run } from "../../analysis/events.ts";
import { irpOfStatus } from "../../analysis/irp-fields.ts";
import { irpOf } from "../../analysis/irps.ts";
import { irpEffect } from "../../analysis/models.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import { callIn } from "../kinds/call-edits.ts";
import { insertBefore } from "../kinds/edits.ts";
import type { FixContext, Rule } from "../rule.ts";

const id = "irp-completed-without-status";

export const irpCompletedWithoutStatus: Rule = {
  id,
  severity: "warning",
  summary: "A dispatch routine completes an IRP without setting Irp->IoStatus.Status.",
  names: {},
  fix: insertBefore("Set the status first", (context, { text, end }) => {
    const [irp] = callIn(context.text, context.start)?.args ?? [];
    if (!irp || !/^Io?f?CompleteRequest\b/.test(text)) return undefined;
    const returned = /^\s*return\s+(\w+)\s*;/.exec(context.text.slice(end))?.[1];
    const status = returned ?? (isCancelling(context) ? "STATUS_CANCELLED" : undefined);
    return status === undefined || status === "STATUS_PENDING"
      ? undefined
      : [`${irp.text}->IoStatus.Status = ${status};`];
  }),
  page: `The I/O manager hands the sender of a request what stands in \`Irp->IoStatus\` when it is completed. If nothing was written
there, that is what the IRP was made with: STATUS_SUCCESS in most, so that a request which nothing has carried out, or which was refused, counts as
done. (Requests of Plug and Play, power and WMI come with an answer of their own, which a driver leaves as it is where it does not handle them.)

**Mend it**: set \`Irp->IoStatus.Status\`, and \`Irp->IoStatus.Information\`, before \`IoCompleteRequest\`.

\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-without-status: IoStatus.Status
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH DispatchCleanup;
static NTSTATUS Finish(PIRP Irp, ULONG_PTR Information)
{
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
NTSTATUS DispatchCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    return Finish(Irp, 0);
//  ^^^^^^ irp-completed-without-status: IoStatus.Status
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
IO_CSQ_COMPLETE_CANCELED_IRP CompleteCanceledIrp;
VOID CompleteCanceledIrp(PIO_CSQ Csq, PIRP Irp)
{
    UNREFERENCED_PARAMETER(Csq);
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-without-status: IoStatus.Status
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CLEANUP) DRIVER_DISPATCH DispatchCleanup;
static NTSTATUS Finish(PIRP Irp, ULONG_PTR Information)
{
    NTSTATUS status = Irp->IoStatus.Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
NTSTATUS DispatchCleanup(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    RtlZeroMemory(&Irp->IoStatus, sizeof(Irp->IoStatus));
    return Finish(Irp, 0);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = Irp->IoStatus.Status;
    UNREFERENCED_PARAMETER(DeviceObject);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => [
    {
      calls: (routine) => irpEffect(routine)?.kind === "complete",
      beforeCall(event) {
        const { run, state, site, irp: effect } = event;
        const arg = effect?.kind === "complete" ? event.args[effect.irp] : undefined;
        const irp = arg && irpOf(state, arg)?.term;
        if (!irp || state.mark(written, irp)) return;
        // What a caller has written is not known everywhere.
        if (run.isGeneral) return;
        if (run.root === undefined) state.setMark(completed, irp, "yes", { kind: "site", site, message: where });
        else if (irp === run.root.irp && isToBeAnswered(event, irp))
          run.report(id, { message: `${where}, ${lack}` }, site.at);
      },
    },
    {
      needs: { afterCall: [onPaths.irp], exit: [completed] },
      afterCall({ state, args, hasBody, name, pointer }) {
        // Through a pointer other routines may be called than those that are known.
        if (
          (hasBody && pointer === undefined) ||
          state.irps.size === 0 ||
          (name !== undefined && leavesStatus.test(name))
        )
          return;
        for (const arg of args) noteWritten(state, pointerBehind(arg));
      },
      intrinsic({ state, args }) {
        for (const arg of args) noteWritten(state, pointerBehind(arg));
      },
      store({ state, place }) {
        const irp = irpOfStatus(place);
        if (irp) setWritten(state, irp);
      },
      exit(event) {
        const { run, state, at } = event;
        const irp = run.root?.irp;
        const mark = irp && state.mark(completed, irp);
        if (!irp || !mark || !isToBeAnswered(event, irp)) return;
        const message = `${run.fn.symbol.name} has completed the IRP, ${lack}`;
        run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
      },
    },
  ],
};

/** The mark on an IRP whose status was written, or may have been by code that is not seen. */
const written = "irp-status-written";
/** The mark on an IRP that a callee completed, and nobody had written its status. */
const completed = "irp-completed-unanswered";
const where = "the IRP is completed here";
const lack = "but nothing was written to its IoStatus.Status";

/** An address inside an IRP leads to it, too. */
function pointerBehind(arg: Term): Term {
  const root = arg.kind === "address" ? rootOf(arg.place) : undefined;
  return root?.kind === "deref" ? root.pointer : arg;
}
function noteWritten(state: State, irp: Term): void {
  if (state.irps.has(irp.id)) setWritten(state, irp);
}
/** Only of what may be the request that a routine was given: not of what it finds by an entry in its queue. */
function setWritten(state: State, irp: Term): void {
  if (irp.kind !== "op") state.setMark(written, irp, "yes");
}

const cancelling: ReadonlySet<string> = new Set(["DRIVER_CANCEL", "IO_CSQ_COMPLETE_CANCELED_IRP"]);
/** Requests of Plug and Play, power and WMI come with an answer of their own. */
function isToBeAnswered({ run, state }: { readonly run: Run; readonly state: State }, irp: Term): boolean {
  // One that is cancelled was made pending with no answer yet.
  if (cancelling.has(run.root?.role?.name ?? "")) return true;
  const major = majorOf(run, state, irp);
  const majors = major === undefined ? (run.root?.role?.majors ?? []) : [major];
  return (
    majors.length > 0 &&
    !majors.some((code) => code === Major.pnp || code === Major.power || code === Major.systemControl)
  );
}
/** The function is declared as one that cancels. */
function isCancelling({ definition, text }: FixContext): boolean {
  const node = definition?.node;
  const name = node?.kind === "function" ? node.declarator.name : undefined;
  return name !== undefined && new RegExp(`\\b(?:${[...cancelling].join("|")})\\s+${name}\\s*;`).test(text);
}
/** Routines that take an IRP, or are called for every request, and write nothing to its status. */
const leavesStatus =
  /^(IoGetCurrentIrpStackLocation|IoGetNextIrpStackLocation|IoMarkIrpPending|IoSetCancelRoutine|Io(Acquire|Release)(RemoveLock|CancelSpinLock)\w*|IoGetRequestorProcess\w*|IoIs\w+|IoGetRequestorSessionId|(v?Dbg|Kd)Print\w*|Ke\w+|Ex\w+)$/;
