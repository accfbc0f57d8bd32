// What the lower driver said, lost.
import { onPaths, type Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { IrpState } from "../../analysis/state.ts";
import type { World } from "../../analysis/world.ts";
import { letsGoOn } from "../kinds/completion.ts";
import { returnWhatWasCalled } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

const id = "lower-status-not-returned";
const pending = 0x103n;

export const lowerStatusNotReturned: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine passes the IRP down and returns another status than the lower driver's.",
  names: { staticDriverVerifier: ["LowerDriverReturn"] },
  fix: returnWhatWasCalled("Return what the lower driver returned", /IoCallDriver|IofCallDriver|PoCallDriver/),
  page: `A dispatch routine that passes an IRP down, and has not marked it pending, must return what IoCallDriver returned: if the lower driver
returned STATUS_PENDING, the caller has to know that the IRP is not finished.

**Mend it**: return the value of IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    IoCallDriver(ext->Lower, Irp);
    return STATUS_SUCCESS;
//  ^^^^^^ lower-status-not-returned: the lower driver
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; ULONG Done; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Completed;
NTSTATUS Completed(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    ((PEXT)Context)->Done++;
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchFlush;
NTSTATUS DispatchFlush(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Completed, ext, TRUE, TRUE, TRUE);
    IoCallDriver(ext->Lower, Irp);
    return STATUS_SUCCESS;
//  ^^^^^^ lower-status-not-returned: DispatchFlush
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state, value } = event;
      const term = run.root?.irp;
      const irp = term && state.irps.get(term.id);
      if (!irp || !value || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      if (irp.lowerStatus === undefined || !isPassedOn(run, irp)) return;
      if (value === irp.lowerStatus || value.kind !== "const") return;
      // Marked pending it must say so, which is another rule's matter.
      const maySayPending = irp.pending === "unknown" || irp.completionRoutine !== undefined;
      if (irp.pending === "yes" || (maySayPending && value.value === pending)) return;
      // A path on which the lower driver's status is known to be that very value.
      const lower = rangeOf(state, irp.lowerStatus);
      if (lower.lo === lower.hi && lower.lo === Number(value.value)) return;
      // A failure found on a path where the lower driver has failed as well.
      if (lower.hi < 0 && value.value < 0n) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns a status of its own here, not what the lower driver returned for the IRP`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        event.at,
      );
    },
  }),
};

/** It comes back no more: there is no completion routine, or one that always lets completion go on. */
function isPassedOn(run: Run, { owner, completionRoutine }: IrpState): boolean {
  if (owner !== "forwarded-with-routine") return owner === "forwarded";
  return completionRoutine?.kind === "function" && run.ask(letsCompletionGoOn, completionRoutine.name);
}
function letsCompletionGoOn(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  return info?.own === true && letsGoOn(info.fn);
}
