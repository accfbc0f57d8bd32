// A wait for an event that the completion routine never sets.
import { isNull } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import { readsOf } from "../kinds/reads.ts";
import { waitedRoutines } from "../kinds/waited-routines.ts";
import type { Rule } from "../rule.ts";

const id = "completion-event-not-set";

export const completionEventNotSet: Rule = {
  id,
  severity: "error",
  summary: "A completion routine does not set the event that its sender waits for.",
  names: {
    staticDriverVerifier: [
      "IoAllocateIrpSignalEventInCompletion2",
      "IoAllocateIrpSignalEventInCompletion3",
      "IoBuildFsdIrpSignalEventInCompletion2",
      "IoBuildFsdIrpSignalEventInCompletion3",
      "IoAllocateIrpSignalEventInCompletion",
      "IoBuildFsdIrpSignalEventInCompletion",
      "SignalEventInCompletion",
      "SignalEventInCompletion2",
      "SignalEventInCompletion3",
    ],
  },
  page: `Whoever sends an IRP with a completion routine and waits when IoCallDriver returned STATUS_PENDING is woken by that routine alone. On a way on which
PendingReturned may be set and the event is not, the thread waits for ever.

**Mend it**: call KeSetEvent on every way through the completion routine, failures too; where PendingReturned is clear it may be left out.

\`\`\`c bad
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (NT_SUCCESS(Irp->IoStatus.Status)) {
        KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
//  ^^^^^^ completion-event-not-set: Done
}
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &done, TRUE, TRUE, TRUE);
    status = IoCallDriver(Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    }
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    NTSTATUS status;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &done, TRUE, TRUE, TRUE);
    status = IoCallDriver(Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    calls: ["KeSetEvent"],
    afterCall(event) {
      const context = event.run.params[2];
      // Within what the routine calls the event goes by the same value.
      if (context && event.args[0] === context) event.state.setMark("event-set", context, "set");
    },
    exits({ run, exits }) {
      const [, irp, context] = run.params;
      if (!run.root || run.role?.name !== completionRole || !irp || !context) return;
      const isSet = ({ state }: { readonly state: State }) => state.mark("event-set", context) !== undefined;
      if (!exits.some(isSet)) return;
      for (const exit of exits) {
        if (isSet(exit) || isNull(exit.state, context) === true || isNotPending(world.terms, exit.state, irp)) continue;
        const message = `${run.fn.symbol.name} returns here without setting the event that it sets on other ways: its sender waits for ever`;
        run.report(id, { message }, exit.at);
      }
    },
  }),
  project({ world, report }) {
    for (const { sender, range, routine } of waitedRoutines(world)) {
      if (usesContext(routine)) continue;
      const message = `${routine.fn.symbol.name} never sets the event that is waited for here: nobody wakes the thread`;
      report(sender, { message, range });
    }
  },
};

const completionRole = "IO_COMPLETION_ROUTINE";

/** The path has found that nobody waits. */
function isNotPending(terms: Terms, state: State, irp: Term): boolean {
  for (const [id, fact] of state.facts) {
    const term = terms.term(id);
    if (term.kind !== "load" || term.place.kind !== "field" || term.place.name !== "PendingReturned") continue;
    const root = rootOf(term.place);
    // It is a BOOLEAN: what is not TRUE is FALSE.
    const isFalse = (fact.lo === 0 && fact.hi === 0) || fact.not === 1;
    if (root.kind === "deref" && root.pointer === irp && isFalse) return true;
  }
  return false;
}
/** Its third parameter goes anywhere at all: more than a test of it. */
function usesContext({ fn }: FunctionInfo): boolean {
  const context = fn.params[2];
  return context === undefined || readsOf(fn, "but tests").has(context);
}
