// A request goes on to a callback with its hold on the remove lock, and the callback never gives that back.
import type { PathHooks, Run } from "../analysis/events.ts";
import { owed, tagOf } from "../analysis/resources.ts";
import type { Mark, State } from "../analysis/state.ts";
import type { Term } from "../analysis/term.ts";
import { mayRelease, nameOf } from "./kinds/remove-lock-holds.ts";
import type { Rule } from "./rule.ts";

const id = "remove-lock-lost-in-callback";

export const removeLockLostInCallback: Rule = {
  id,
  severity: "error",
  summary: "A routine returns with a remove lock that the callback it leaves the request to never releases.",
  names: { staticDriverVerifier: ["RemoveLock"] },
  page: `A request that is queued or passed down keeps its hold on the device until it is finished, so the release belongs where it is finished: in the completion
routine, the cancel routine, the work item. One that forgets it makes the removal of the device hang for ever.

**Mend it**: release the lock in the callback, with the tag with which it was acquired.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Completed;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Context);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Completed, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ remove-lock-lost-in-callback: Completed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Completed;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Completed, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world): PathHooks => ({
    afterCall(event) {
      const { state, irp: effect, args } = event;
      if (effect?.kind === "setCancelRoutine") {
        const irp = args[effect.irp];
        const routine = args[effect.routine];
        if (!irp) return;
        if (routine?.kind === "function") state.setMark(cancelledBy, irp, "cancel", undefined, routine);
        else state.clearMark(cancelledBy, irp);
        return;
      }
      if (event.hasBody || effect?.kind === "setCompletionRoutine" || state.marks.size === 0) return;
      const callback = args.find((arg) => arg.kind === "function");
      if (!callback) return;
      for (const lock of owed(state, event.run.terms, "remove-lock")) {
        const tag = tagOf(state, lock);
        if (tag && args.includes(tag)) state.setMark(handedTo, lock.term, "callback", undefined, callback);
      }
    },
    exit({ run, state, at }) {
      for (const lock of owed(state, run.terms, "remove-lock")) {
        const taker = run.root ? takerOf(state, lock) : ownTaker(run, state, lock);
        const info = taker?.kind === "function" ? world.functions.get(taker.name) : undefined;
        if (!info || run.ask(mayRelease, info.name)) continue;
        const name = info.fn.symbol.name;
        run.report(
          id,
          {
            message: `${run.fn.symbol.name} leaves the request and its hold on the remove lock to ${name}, which never releases it`,
            notes: [
              { message: `${name} is here`, place: nameOf(info) },
              { message: "", place: lock.why },
            ],
          },
          at,
        );
      }
    },
  }),
};

/** The routine that cancels an IRP. */
const cancelledBy = "cancelled-by";
/** The callback that was handed what a remove lock is held for. */
const handedTo = "hold-handed-to";

/** The callback that what the lock is held for goes on to. */
function takerOf(state: State, lock: Mark): Term | undefined {
  const tag = tagOf(state, lock);
  const irp = tag && state.irps.get(tag.id);
  if (irp?.owner === "forwarded-with-routine") return irp.completionRoutine;
  if (tag && irp?.owner === "kept" && irp.cancelRoutine === "set") return state.mark(cancelledBy, tag)?.with;
  return state.mark(handedTo, lock.term)?.with;
}
/** Of a routine that others call: only for what it took the lock itself and has let go; an IRP is its callers', too. */
function ownTaker(run: Run, state: State, lock: Mark): Term | undefined {
  if (lock.why?.kind !== "site" || lock.why.site.fn !== run.name) return undefined;
  return state.mark(handedTo, lock.term)?.with;
}
