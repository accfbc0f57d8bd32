// Where a request is let go by the routine that decides on it, rather than in a helper that completes or passes down what it is handed.
import type { AfterCallEvent, Run } from "../../analysis/events.ts";
import { majorFound, majorOf } from "../../analysis/requests.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";

/** IRPs that were this path's before a call and are completed, or with the driver below, after it: by the routine called or by one of its own. */
export function finishedBy({ before, state, run, hasBody, irp }: AfterCallEvent, by: "complete" | "forward"): Term[] {
  const finished: Term[] = [];
  if (!hasBody && irp?.kind !== by) return finished;
  for (const [id, { owner }] of before.irps) {
    const after = owner === "owned" ? state.irps.get(id)?.owner : undefined;
    const isDone = by === "complete" ? after === "completed" : after?.startsWith("forwarded") === true;
    if (isDone) finished.push(run.terms.term(id));
  }
  return finished;
}
/**
 * IRPs of one major function that a call completes: the kernel's routine, or a helper that decides nothing, called by a dispatch routine
 * which knows by its registration alone what it serves.
 */
export function completedOf(world: World, event: AfterCallEvent, major: number): Term[] {
  const { before, run, hasBody, name = "" } = event;
  return finishedBy(event, "complete").filter((irp) => {
    if (majorOf(run, before, irp) !== major) return false;
    return !hasBody || (majorFound(run, before, irp) === undefined && isStraight(world, name));
  });
}
function isStraight(world: World, routine: string): boolean {
  return (
    world.functions.get(routine)?.fn.blocks.every(({ terminator }) => !/branch|switch/.test(terminator.kind)) === true
  );
}
/** The routine was handed the IRP by another of the driver's, whose decision it may be. */
export function wasHanded({ root, params }: Run, irp: Term): boolean {
  return root === undefined && params.includes(irp);
}
