// A dispatch routine that lets an IRP drop: neither completed, nor passed on, nor kept for later.

import type { LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import { type ExitEvent, onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { State } from "../../analysis/state.ts";
import type { Terms } from "../../analysis/terms.ts";
import type { World } from "../../analysis/world.ts";
import { keepsIrp } from "../kinds/completion.ts";
import { insertBefore, irpName } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "irp-not-completed-or-forwarded";

export const irpNotCompletedOrForwarded: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine returns without completing the IRP, passing it down, or keeping it.",
  names: {
    staticDriverVerifier: ["IrpProcessingComplete", "CompleteRequest", "WmiComplete", "WmiForward", "PnpIrpCompletion"],
  },
  fix: insertBefore("Complete the IRP", (context, statement) => {
    const irp = irpName(context);
    const status = /^return\s+\(?(-?\w+)\)?\s*;$/.exec(statement.text)?.[1];
    return context.partial || irp === undefined || status === undefined || status === "STATUS_PENDING"
      ? undefined
      : [
          `${irp}->IoStatus.Status = ${status};`,
          `${irp}->IoStatus.Information = 0;`,
          `IoCompleteRequest(${irp}, IO_NO_INCREMENT);`,
        ];
  }),
  page: `Every IRP a dispatch routine receives must, on every path, be completed with \`IoCompleteRequest\`, passed to the next
driver with \`IoCallDriver\`, or put where the driver will find it again (a queue, StartIo, a field) and marked pending.
An IRP that is dropped never finishes: the program that asked hangs and cannot even be killed, and the device cannot be removed.

**Mend it**: set \`Irp->IoStatus\` and call \`IoCompleteRequest\` on the path shown.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->RequestorMode == UserMode) {
        return STATUS_ACCESS_DENIED;
//      ^^^^^^ irp-not-completed-or-forwarded: without completing the IRP
    }
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->RequestorMode == UserMode) {
        status = STATUS_ACCESS_DENIED;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, NULL, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ irp-not-completed-or-forwarded: never completed
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state } = event;
      if (!run.root) noteGuess(event);
      const term = run.root?.irp;
      if (!term || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const irp = state.irps.get(term.id);
      const routine = irp?.owner === "forwarded-with-routine" ? irp.completionRoutine : undefined;
      if (irp && routine?.kind === "function" && run.ask(losesIrp, routine.name)) {
        const message = `${run.fn.symbol.name} returns here with the IRP in the hands of ${routine.name}, which takes it back from the I/O manager and leaves it to nobody: it is never completed`;
        run.report(id, { message, notes: irp.why ? [{ message: "", place: irp.why }] : [] }, event.at);
        return;
      }
      if (irp && routine?.kind === "function" && run.ask(bringsBack, routine.name)) {
        const returned = event.value && rangeOf(state, event.value);
        // STATUS_PENDING out of the lower driver: still on its way.
        if (!returned || (returned.lo === 0x103 && returned.hi === 0x103)) return;
        const message = `${run.fn.symbol.name} returns here without completing the IRP that its completion routine took back from the lower driver`;
        run.report(id, { message, notes: irp.why ? [{ message: "", place: irp.why }] : [] }, event.at);
        return;
      }
      if (irp?.owner !== "owned") return;
      const range = event.value && rangeOf(state, event.value);
      const saysPending = range !== undefined && range.lo === range.hi && range.lo === 0x103;
      // A driver that answers only by cancelling is odd, but may be meant so.
      if (saysPending && irp.cancelRoutine === "set") {
        const message =
          "the IRP is left to its cancel routine alone: it is in no queue, and nothing but its cancellation ever finishes it";
        run.report(id, { message, may: true }, event.at);
        return;
      }
      // A status that a test alone says it of: what is not known is not held against it.
      if (saysPending && (isTestedFor(run.terms, state, 0x103) || state.mark(guessed, term))) return;
      const says = saysPending ? ", although STATUS_PENDING promises that it will be finished later" : "";
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns here without completing the IRP, passing it down or queueing it${says}`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        event.at,
      );
    },
  }),
};

/** The mark on an IRP of which a function answered STATUS_PENDING, though only a test says so of what it answered. */
const guessed = "pending-by-test";
/** What its caller is given is the number, without the value that was tested. */
function noteGuess({ run, state, value }: ExitEvent): void {
  if (value?.kind !== "const" || value.value !== 0x103n || !isTestedFor(run.terms, state, 0x103)) return;
  for (const [irp, { owner }] of state.irps) if (owner === "owned") state.setMark(guessed, run.terms.term(irp), "yes");
}
/** The path has found an unknown value to be this one. */
function isTestedFor(terms: Terms, state: State, value: number): boolean {
  for (const [id, { lo, hi }] of state.facts)
    if (lo === value && hi === value && terms.term(id).kind !== "const") return true;
  return false;
}
/** A completion routine that only signals an event and always keeps the IRP: whoever sent the IRP on must complete it. */
function bringsBack(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  if (!info) return false;
  const { callees, callsIndirectly } = shapeOf(info.fn);
  if (callsIndirectly || !callees.has("KeSetEvent") || [...callees].some((callee) => !harmless.has(callee)))
    return false;
  return keepsIrp(info.fn);
}
const prints = ["DbgPrint", "DbgPrintEx", "RingsideTraceMessage", "RingsideTraceLoggingWrite"];
const harmless = new Set(["KeSetEvent", ...prints]);
/** A completion routine that always keeps the IRP, tells nobody and puts nothing anywhere: not even whoever sent it on learns when it is back. */
function losesIrp(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  if (!info) return false;
  const { fn } = info;
  const { callees, callsIndirectly } = shapeOf(fn);
  if (callsIndirectly || [...callees].some((callee) => !silent.has(callee)) || !keepsIrp(fn)) return false;
  const { assigns, returns } = codeOf(fn);
  return returns.length > 0 && assigns.every(({ target }) => isWithin(target, fn.params[1]));
}
/** It lies in a variable of the function, or in the IRP itself. */
function isWithin(place: Place, irp: LocalId | undefined): boolean {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  if (at.kind !== "deref") return at.kind === "local";
  const pointer = bare(at.pointer);
  return pointer.kind === "load" && pointer.place.kind === "local" && pointer.place.local === irp;
}
const silent = new Set([...prints, "IoMarkIrpPending", "IoReleaseRemoveLockEx", "IoGetCurrentIrpStackLocation"]);
