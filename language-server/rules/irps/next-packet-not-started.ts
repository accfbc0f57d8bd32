// A device whose queue stops: the current IRP is completed, and nobody starts the next one.
import type { ExitEvent } from "../../analysis/events.ts";
import type { Why } from "../../analysis/state.ts";
import { cancelsPackets, dpcGetsCurrent, packetAt, packetTracking, queuesPackets } from "../kinds/start-io.ts";
import type { Rule } from "../rule.ts";

const id = "next-packet-not-started";

export const nextPacketNotStarted: Rule = {
  id,
  severity: "warning",
  summary:
    "The IRP on which StartIo's device works is completed without starting the next one, or cancelled without leaving the queue.",
  names: {},
  page: `While a device works on an IRP that IoStartPacket has started it counts as busy, and what comes meanwhile waits in its queue. Only
IoStartNextPacket takes the next IRP from there. On a path that completes the current IRP and does not call it (a request of no bytes, an error, a
timeout) the device stays busy for ever.

A cancel routine that IoStartPacket was given may find the IRP still waiting: it must take it out of the device queue with
KeRemoveEntryDeviceQueue, or StartIo is given an IRP that is gone.

**Mend it**: call IoStartNextPacket on each path that completes the current IRP, and KeRemoveEntryDeviceQueue for one that waits.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL CancelQueued;
VOID CancelQueued(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    BOOLEAN current = Irp == DeviceObject->CurrentIrp;
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    if (current) {
        IoStartNextPacket(DeviceObject, TRUE);
    }
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return;
//  ^^^^^^ next-packet-not-started: KeRemoveEntryDeviceQueue
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, CancelQueued);
    return STATUS_PENDING;
}
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    IoSetCancelRoutine(Irp, NULL);
    if (stack->Parameters.Write.Length == 0) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return;
//      ^^^^^^ next-packet-not-started: IoStartNextPacket
    }
    WRITE_PORT_UCHAR((PUCHAR)DeviceObject->DeviceExtension, 1);
}
IO_DPC_ROUTINE Done;
VOID Done(PKDPC Dpc, PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoStartNextPacket(DeviceObject, TRUE);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_CANCEL CancelQueued;
VOID CancelQueued(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    if (Irp == DeviceObject->CurrentIrp) {
        IoReleaseCancelSpinLock(Irp->CancelIrql);
        IoStartNextPacket(DeviceObject, TRUE);
    } else {
        KeRemoveEntryDeviceQueue(&DeviceObject->DeviceQueue, &Irp->Tail.Overlay.DeviceQueueEntry);
        IoReleaseCancelSpinLock(Irp->CancelIrql);
    }
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, CancelQueued);
    return STATUS_PENDING;
}
DRIVER_STARTIO StartIo;
VOID StartIo(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    IoSetCancelRoutine(Irp, NULL);
    if (stack->Parameters.Write.Length == 0) {
        Irp->IoStatus.Status = STATUS_SUCCESS;
        Irp->IoStatus.Information = 0;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        IoStartNextPacket(DeviceObject, TRUE);
        return;
    }
    WRITE_PORT_UCHAR((PUCHAR)DeviceObject->DeviceExtension, 1);
}
\`\`\`
`,
  paths: () => ({
    ...packetTracking,
    exit(event) {
      const { run, at } = event;
      const { root } = run;
      if (!root?.role) return;
      const { next, completed, leftToOthers } = packetAt(event);
      if (next !== undefined || leftToOthers || !completed || !run.ask(queuesPackets)) return;
      const report = (message: string, why: Why | undefined) =>
        run.report(id, { message, notes: why ? [{ message: "", place: why }] : [] }, at);
      if (root.role.name === "DRIVER_CANCEL") {
        if (completed.which !== "other" && run.ask(cancelsPackets, run.name))
          report(
            "the cancelled IRP may still wait in the device queue: it is neither taken out with KeRemoveEntryDeviceQueue nor the next one started",
            completed.why,
          );
      } else if (isCurrent(event, completed.which))
        report(
          "the IRP on which the device works is completed, and IoStartNextPacket is not called: its queue stands still",
          completed.why,
        );
    },
  }),
};

/** What was completed is the IRP that StartIo was given. */
function isCurrent({ run }: ExitEvent, which: string): boolean {
  const role = run.root?.role?.name ?? "";
  if (role === "DRIVER_STARTIO") return which !== "other";
  if (role === "IO_DPC_ROUTINE" && which === "given") return run.ask(dpcGetsCurrent);
  return which === "current" && /^(IO_DPC_ROUTINE|IO_TIMER_ROUTINE|KDEFERRED_ROUTINE)$/.test(role);
}
