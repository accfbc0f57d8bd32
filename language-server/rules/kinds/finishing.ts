// Where a request is let go by the routine that decides on it, rather than in a helper that completes or passes down what it is handed.
import type { AfterCallEvent, Run } from "../../analysis/events.ts";
import type { Term } from "../../analysis/term.ts";

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
/** The routine was handed the IRP by another of the driver's, whose decision it may be. */
export function wasHanded({ root, params }: Run, irp: Term): boolean {
  return root === undefined && params.includes(irp);
}
