// IoMarkIrpPending and STATUS_PENDING belong together.

import { type ExitEvent, onPaths, type Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { IrpState } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { letsGoOn } from "../kinds/completion.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const id = "pending-mismatch";
const pending = 0x103;

export const pendingMismatch: Rule = {
  id,
  severity: "error",
  summary: "IoMarkIrpPending without returning STATUS_PENDING, or STATUS_PENDING without IoMarkIrpPending.",
  names: {
    codeAnalysis: ["C28143"],
    staticDriverVerifier: [
      "MarkIrpPending",
      "MarkIrpPending2",
      "MarkingQueuedIrps",
      "MarkingInterlockedQueuedIrps",
      "MarkPower",
      "MarkPowerDown",
      "MarkDevicePower",
      "MarkQueryRelations",
      "MarkStartDevice",
      "PendedCompletedRequest",
      "PendedCompletedRequest2",
      "PendedCompletedRequest3",
      "PendedCompletedRequestEx",
      "LowerDriverReturn",
    ],
    codeql: ["cpp/drivers/pending-status-error"],
  },
  fix: (context) =>
    // A call in the result is still to be made, and other ways that come to the return mean what they give.
    /something other than STATUS_PENDING/.test(context.message) && !context.partial
      ? rewriteStatement("Return STATUS_PENDING", /^return\b[\s(]*\w+[\s)]*;/, "return STATUS_PENDING;")(context)
      : undefined,
  page: `A dispatch routine that keeps an IRP calls \`IoMarkIrpPending\` before anyone else can get at the IRP and then returns
STATUS_PENDING, and only then. If it marks and returns something else, the I/O manager finishes the IRP twice; if it returns
STATUS_PENDING unmarked, the caller waits for a completion that is never delivered.

**Mend it**: return STATUS_PENDING on the path that marks; complete the IRP with the status, and return the same, on the others.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_SUCCESS;
//  ^^^^^^ pending-mismatch: STATUS_PENDING
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_PENDING;
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state } = event;
      const term = run.root?.irp;
      if (!term || !event.value || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const irp = state.irps.get(term.id);
      if (!irp) return;
      if (irp.pending === "yes") checkMarked(event, irp);
      else if (irp.pending === "no") checkUnmarked(event, irp);
    },
  }),
};

function checkMarked(event: ExitEvent, irp: IrpState): void {
  if (!event.value || irp.owner === "owned") return;
  const name = event.run.fn.symbol.name;
  const notes = irp.why ? [{ message: "", place: irp.why }] : [];
  const range = rangeOf(event.state, event.value);
  if (range.lo > pending || range.hi < pending || range.not === pending) {
    event.run.report(
      id,
      {
        message: `${name} returns something other than STATUS_PENDING here, although it has marked the IRP pending`,
        notes,
      },
      event.at,
    );
  } else if (event.value === irp.lowerStatus) {
    event.run.report(
      id,
      {
        message: `${name} has marked the IRP pending but returns what the lower driver returned: it must return STATUS_PENDING, or not mark the IRP`,
        notes,
        may: true,
      },
      event.at,
    );
  }
}
function checkUnmarked(event: ExitEvent, irp: IrpState): void {
  if (!event.value) return;
  const name = event.run.fn.symbol.name;
  const notes = irp.why ? [{ message: "", place: irp.why }] : [];
  const range = rangeOf(event.state, event.value);
  if (range.lo !== pending || range.hi !== pending) {
    if (irp.owner === "kept") reportKept(event, irp);
    return;
  }
  // A value compared with STATUS_PENDING may well be what the lower driver said.
  if (irp.lowerStatus !== undefined && irp.owner !== "completed" && isLower(event, irp)) return;
  if (irp.owner === "owned" || irp.owner === "unknown") return;
  if (irp.owner === "forwarded-with-routine" && mayBeMarked(event.run, irp.completionRoutine)) return;
  event.run.report(
    id,
    { message: `${name} returns STATUS_PENDING here, but the IRP was not marked with IoMarkIrpPending`, notes },
    event.at,
  );
}
function mayBeMarked(run: Run, routine: Term | undefined): boolean {
  return routine?.kind !== "function" || run.ask(mayMark, routine.name);
}
/** The completion routine, or one that it calls, may mark the IRP; or it takes the IRP back, to be completed by others. */
function mayMark(world: World, routine: string): boolean {
  const known = world.functions.get(routine);
  if (!known || !letsGoOn(known.fn)) return true;
  const reached = new Set([routine]);
  for (const name of reached) {
    const info = world.functions.get(name);
    if (name === "IoMarkIrpPending" || (info && shapeOf(info.fn).callsIndirectly)) return true;
    for (const callee of info ? shapeOf(info.fn).callees : []) reached.add(callee);
  }
  return false;
}
/** Kept for later, and yet not pending: whoever finishes it will find the request gone. */
function reportKept(event: ExitEvent, irp: IrpState): void {
  const range = event.value && rangeOf(event.state, event.value);
  if (!range || (range.lo <= pending && range.hi >= pending && range.not !== pending)) return;
  if (irp.why?.kind !== "site" || !irp.why.message.includes("queued")) return;
  event.run.report(
    id,
    {
      message: `${event.run.fn.symbol.name} has queued the IRP but returns something other than STATUS_PENDING here`,
      notes: [{ message: "", place: irp.why }],
    },
    event.at,
  );
}
function isLower(event: ExitEvent, irp: IrpState): boolean {
  const lower = irp.lowerStatus;
  if (!lower) return false;
  const range = rangeOf(event.state, lower);
  return event.value === lower || (range.lo === pending && range.hi === pending);
}
