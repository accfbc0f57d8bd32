// A completion routine lets an IRP go that its sender waits for and goes on with.
import type { FunctionInfo } from "../../analysis/world.ts";
import { waitedRoutines } from "../kinds/waited-routines.ts";
import type { Rule } from "../rule.ts";

const id = "completion-routine-releases-irp";
const moreProcessingRequired = 0xc0000016n;

export const completionRoutineReleasesIrp: Rule = {
  id,
  severity: "error",
  summary: "A completion routine does not keep an IRP that its sender waits for.",
  names: {},
  page: `A function that passes an IRP down and waits for it has the IRP back only if its completion routine returned
STATUS_MORE_PROCESSING_REQUIRED. With any other status the I/O manager goes on completing the IRP: it may be freed while the
function still reads \`Irp->IoStatus\`, and is completed a second time when the function completes it.

**Mend it**: return STATUS_MORE_PROCESSING_REQUIRED from the completion routine.

\`\`\`c bad
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_SUCCESS;
}
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &done, TRUE, TRUE, TRUE);
//  ^^^^^^^^^^^^^^^^^^^^^^ completion-routine-releases-irp: Done
    if (IoCallDriver(Lower, Irp) == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
    }
    return Irp->IoStatus.Status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_COMPLETION_ROUTINE Done;
NTSTATUS Done(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    KeSetEvent((PKEVENT)Context, IO_NO_INCREMENT, FALSE);
    return STATUS_MORE_PROCESSING_REQUIRED;
}
NTSTATUS Send(PDEVICE_OBJECT Lower, PIRP Irp)
{
    KEVENT done;
    KeInitializeEvent(&done, NotificationEvent, FALSE);
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Done, &done, TRUE, TRUE, TRUE);
    if (IoCallDriver(Lower, Irp) == STATUS_PENDING) {
        KeWaitForSingleObject(&done, Executive, KernelMode, FALSE, NULL);
    }
    return Irp->IoStatus.Status;
}
\`\`\`
`,
  project({ world, report }) {
    for (const { sender, range, routine, waits, threaded } of waitedRoutines(world)) {
      if (!waits || threaded || mayKeep(routine)) continue;
      const message = `${routine.fn.symbol.name} lets the IRP go that is waited for here: it must return STATUS_MORE_PROCESSING_REQUIRED`;
      report(sender, { message, range });
    }
  },
};

/** Anything but other constants may be what it returns. */
function mayKeep({ fn }: FunctionInfo): boolean {
  const values = fn.blocks.flatMap(({ terminator }) => (terminator.kind === "return" ? [terminator.value] : []));
  return values.some((value) => value?.kind !== "const" || BigInt.asUintN(32, value.value) === moreProcessingRequired);
}
