// An IRP that is completed while it is still below.
import { type CallEvent, onPaths } from "../../analysis/events.ts";
import { irpOf } from "../../analysis/irps.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { wasHanded } from "../kinds/finishing.ts";
import { mayBe } from "../kinds/sent-irps.ts";
import type { Rule } from "../rule.ts";

const id = "irp-completed-before-lower-finished";
/** On an IRP that was sent down and may be there yet. */
const withLower = "with lower driver";

export const irpCompletedBeforeLowerFinished: Rule = {
  id,
  severity: "error",
  summary: "An IRP is completed though the lower driver may not have finished it.",
  names: {
    staticDriverVerifier: [
      "PendedCompletedRequest",
      "PendedCompletedRequest2",
      "PendedCompletedRequest3",
      "PendedCompletedRequestEx",
      "StartDeviceWait",
      "StartDeviceWait2",
      "StartDeviceWait3",
      "StartDeviceWait4",
      "CompleteRequest",
    ],
  },
  page: `A completion routine that returns STATUS_MORE_PROCESSING_REQUIRED hands the IRP back to its dispatch routine, but only when the lower
driver is done. If IoCallDriver returned STATUS_PENDING, that is later: the dispatch routine must wait for the routine's signal first.

**Mend it**: wait for the event that the completion routine sets when IoCallDriver returned STATUS_PENDING.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS StartHardware(PEXT Ext);
KEVENT Started;
DRIVER_DISPATCH DispatchStart;
NTSTATUS DispatchStart(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    KeInitializeEvent(&Started, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Signal, &Started, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    if (NT_SUCCESS(status)) {
        status = StartHardware(ext);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-before-lower-finished: may not have finished
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Signal;
NTSTATUS Signal(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS StartHardware(PEXT Ext);
DRIVER_DISPATCH DispatchStart;
NTSTATUS DispatchStart(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KEVENT started;
    NTSTATUS status;
    KeInitializeEvent(&started, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Signal, &started, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    if (status == STATUS_PENDING) {
        KeWaitForSingleObject(&started, Executive, KernelMode, FALSE, NULL);
        status = Irp->IoStatus.Status;
    }
    if (NT_SUCCESS(status)) {
        status = StartHardware(ext);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { beforeCall: [withLower], afterCall: [withLower, onPaths.irp] },
    beforeCall(event) {
      const { state } = event;
      if (
        event.name?.startsWith("KeWaitFor") ||
        event.name?.startsWith("KeDelay") ||
        (event.name === undefined && !event.hasBody)
      ) {
        for (const mark of state.marksNamed(withLower)) state.clearMark(mark.name, mark.term);
        return;
      }
      const arg = event.irp?.kind === "complete" ? event.args[event.irp.irp] : undefined;
      const found = arg && irpOf(state, arg);
      if (found) told(event, state, found.term);
    },
    afterCall(event) {
      if (event.hasBody)
        // One that the routine waited for has no mark any more.
        for (const mark of event.state.marksNamed(withLower))
          if (event.state.irps.get(mark.term.id)?.owner === "completed") told(event, event.before, mark.term);
      if (event.irp?.kind !== "forward") return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(event.state, arg);
      if (!found || found.irp.made || found.irp.owner !== "forwarded-with-routine") return;
      const message = `the IRP is passed to the lower driver here by ${event.written}`;
      event.state.setMark(withLower, found.term, "yes", { kind: "site", site: event.site, message }, event.result);
    },
  }),
};

function told({ run, site, state: now }: CallEvent, state: State, irp: Term): void {
  const mark = state.mark(withLower, irp);
  const isMine = mark?.why?.kind === "site" && mark.why.site.fn === run.name;
  if (!mark || (!isMine && wasHanded(run, irp)) || !mayBe(run.terms, state, mark.with, 0x103)) return;
  // Told once.
  now.clearMark(withLower, irp);
  run.report(
    id,
    {
      message:
        "the IRP is completed here, but the lower driver may not have finished it: IoCallDriver may have returned STATUS_PENDING",
      notes: [{ message: "", place: mark.why }],
    },
    site.at,
  );
}
