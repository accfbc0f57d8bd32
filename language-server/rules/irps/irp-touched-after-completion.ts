// Reading or writing an IRP that is no longer the driver's.
import type { TokenRange } from "../../../compiler/source/source.ts";
import { onPaths, type Run } from "../../analysis/events.ts";
import { foundIrp, goneIrp } from "../../analysis/irps.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { letsGoOn } from "../kinds/completion.ts";
import type { Rule } from "../rule.ts";

const id = "irp-touched-after-completion";

export const irpTouchedAfterCompletion: Rule = {
  id,
  severity: "error",
  summary: "An IRP is read or written after it was completed or passed down.",
  names: { staticDriverVerifier: ["CompleteRequestStatusCheck", "IrpProcessingComplete"] },
  page: `After \`IoCompleteRequest\` the I/O manager may free the IRP before the call even returns; after \`IoCallDriver\` the lower
driver may have completed it. \`return Irp->IoStatus.Status;\` after completion reads freed memory.

**Mend it**: keep what you need in a local variable before the IRP is given away.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Irp->IoStatus.Status;
//         ^^^^^^^^^^^^^ irp-touched-after-completion: read
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; DEVICE_POWER_STATE State; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status;
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    if (stack->Parameters.Power.Type == DevicePowerState) {
//      ^^^^^^^^^^^^^^^^^^^^^^^ irp-touched-after-completion: read
        ext->State = stack->Parameters.Power.State.DeviceState;
    }
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; ULONG Bytes; } EXT, *PEXT;
IO_COMPLETION_ROUTINE Read;
NTSTATUS Read(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    PEXT ext = Context;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    ext->Bytes += (ULONG)Irp->IoStatus.Information;
    return STATUS_CONTINUE_COMPLETION;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, Read, ext, TRUE, TRUE, TRUE);
    status = IoCallDriver(ext->Lower, Irp);
    if (Irp->IoStatus.Information == 0) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irp-touched-after-completion: passed to the lower driver
        ext->Bytes = 0;
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchClose;
NTSTATUS DispatchClose(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { beforeCall: [onPaths.irp, foundIrp], access: [onPaths.irp, foundIrp] },
    calls: ["IoGetCurrentIrpStackLocation", "IoGetNextIrpStackLocation", "IoMarkIrpPending"],
    beforeCall({ run, state, site, name, args: [irp] }) {
      if (irp) touched(run, state, irp, name === "IoMarkIrpPending" ? "marked pending" : "read", site.at);
    },
    access({ run, state, pointer, write, site }) {
      touched(run, state, irpOfStack(pointer) ?? pointer, write ? "written" : "read", site.at);
    },
  }),
};

function touched(run: Run, state: State, irp: Term, how: string, at: TokenRange): void {
  if (state.irps.get(irp.id)?.made) return;
  const gone = goneIrp(state, irp) ?? letGoOn(run, state, irp);
  if (!gone) return;
  const { owner, why } = gone;
  const since = owner === "completed" ? "completed" : "passed to the lower driver";
  const message = `the IRP is ${how} here after it was ${since}`;
  run.report(id, { message, notes: why ? [{ message: "", place: why }] : [], about: irp }, at);
}
/** It was passed down with a completion routine that never takes it back. */
function letGoOn(run: Run, state: State, irp: Term): ReturnType<typeof goneIrp> {
  const known = state.irps.get(irp.id);
  const routine = known?.owner === "forwarded-with-routine" ? known.completionRoutine : undefined;
  if (!known || routine?.kind !== "function" || !run.ask(goesOnAfter, routine.name)) return undefined;
  return { owner: "forwarded", why: known.why };
}
function goesOnAfter(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  return info?.own === true && letsGoOn(info.fn);
}
/** The IRP whose stack location a pointer leads to: its stack locations lie behind it in the same memory. */
function irpOfStack(pointer: Term): Term | undefined {
  const stack = baseOf(pointer);
  if (stack.kind !== "load" || stack.place.kind !== "field" || stack.place.name !== "CurrentStackLocation")
    return undefined;
  const root = rootOf(stack.place);
  return root.kind === "deref" ? root.pointer : undefined;
}
