// A pending bit that is lost on the way up.

import type { BlockId, IrFunction } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import { onPaths } from "../../analysis/events.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { letsGoOn } from "../kinds/completion.ts";
import { indentStep, insertFirst, irpName } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "pending-returned-not-propagated";

export const pendingReturnedNotPropagated: Rule = {
  id,
  severity: "error",
  summary: "A completion routine lets completion go on without heeding PendingReturned.",
  names: { staticDriverVerifier: ["MarkIrpPending", "MarkIrpPending2"] },
  fix: (context) => {
    const { unit, message } = context;
    const name = /completion routine (\w+) does not/.exec(message)?.[1];
    const definition = unit.declarations.find(
      ({ node, tokenBase }) =>
        node.kind === "function" && node.declarator.name === name && unit.tokens.source(tokenBase)?.path === unit.path,
    );
    if (name === undefined || !definition) return undefined;
    const routine = { ...context, definition };
    const irp = irpName(routine);
    return irp === undefined
      ? undefined
      : insertFirst(routine, `Mark the IRP pending in ${name}`, [
          `if (${irp}->PendingReturned) {`,
          `${indentStep(context.text)}IoMarkIrpPending(${irp});`,
          "}",
        ]);
  },
  page: `When a dispatch routine returns what IoCallDriver returned, and its completion routine lets the IRP go on upwards, that routine must
mark the IRP pending again if the lower driver had. Otherwise the I/O manager finishes the request in the wrong thread, or never.

**Mend it**: begin the routine with: if Irp->PendingReturned is set, call IoMarkIrpPending.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; LONG Reads; } EXT, *PEXT;
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    UNREFERENCED_PARAMETER(Irp);
    InterlockedIncrement(&((PEXT)Context)->Reads);
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
//  ^^^^^^ pending-returned-not-propagated: ReadDone
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; LONG Reads; } EXT, *PEXT;
IO_COMPLETION_ROUTINE ReadDone;
NTSTATUS ReadDone(PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    if (Irp->PendingReturned) {
        IoMarkIrpPending(Irp);
    }
    InterlockedIncrement(&((PEXT)Context)->Reads);
    return STATUS_CONTINUE_COMPLETION;
}
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoCopyCurrentIrpStackLocationToNext(Irp);
    IoSetCompletionRoutine(Irp, ReadDone, ext, TRUE, TRUE, TRUE);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state } = event;
      const irp = run.root?.irp && state.irps.get(run.root.irp.id);
      if (irp?.owner !== "forwarded-with-routine" || irp.pending !== "no" || !irp.completionRoutine) return;
      if (!event.value || event.value !== irp.lowerStatus || !run.root?.role?.name.startsWith("DRIVER_DISPATCH"))
        return;
      const routine = irp.completionRoutine.kind === "function" ? irp.completionRoutine.name : undefined;
      if (routine === undefined || !run.ask(losesPending, routine)) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns what the lower driver returned, but its completion routine ${nameOf(world, routine)} does not mark the IRP pending when Irp->PendingReturned is set`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        event.at,
      );
    },
  }),
};

function nameOf(world: World, routine: string): string {
  return world.functions.get(routine)?.fn.symbol.name ?? routine;
}
/** The routine lets completion go on and neither reads PendingReturned nor hands the IRP to anybody who might. */
function losesPending(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  if (!info || heedsPending(world, info)) return false;
  const { callees, callsIndirectly } = shapeOf(info.fn);
  if (callsIndirectly || callees.has("IoMarkIrpPending") || callees.has("IofCompleteRequest")) return false;
  for (const { name, call } of codeOf(info.fn).calls) {
    const handsOver = call.args.some((arg) => {
      const value = bare(arg);
      return value.kind === "load" && value.place.kind === "local" && value.place.local === info.fn.params[1];
    });
    if (handsOver && !(name !== undefined && (harmless.test(name) || leavesPending(world, name)))) return false;
  }
  return letsGoOn(info.fn);
}
const harmless = /^(Io(Get|Release)|Po[A-Z]|DbgPrint)/;
/** A routine of the driver's that marks no IRP, and neither do those that it calls. */
function leavesPending(world: World, name: string): boolean {
  const reached = new Set([name]);
  for (const one of reached) {
    const info = world.functions.get(one);
    if (one === "IoMarkIrpPending" || !info) return false;
    const { callees, callsIndirectly } = shapeOf(info.fn);
    if (callsIndirectly) return false;
    for (const callee of callees)
      if (world.functions.get(callee)?.own || callee === "IoMarkIrpPending") reached.add(callee);
  }
  return true;
}
/** PendingReturned is read, and not only for a test after which the same is done either way. */
function heedsPending(world: World, { fn, name }: FunctionInfo): boolean {
  const mentions = world.footprint(name)?.mentions;
  if (!mentions) return true;
  if (!mentions.some((mention) => mention.startsWith("PendingReturned@"))) return false;
  const reads = codeOf(fn).fields.filter(({ place }) => place.field.name === "PendingReturned");
  return (
    reads.length === 0 ||
    reads.some(({ block: { terminator } }) => {
      if (terminator.kind !== "branch") return true;
      return pastNothing(fn, terminator.then) !== pastNothing(fn, terminator.else);
    })
  );
}
/** The first block in which something is done. */
function pastNothing(fn: IrFunction, from: BlockId): BlockId {
  let at = from;
  for (let rounds = 0; rounds < fn.blocks.length; rounds++) {
    const block = fn.blocks[at];
    if (block?.terminator.kind !== "jump" || block.instructions.some(({ kind }) => kind !== "step")) break;
    at = block.terminator.target;
  }
  return at;
}
