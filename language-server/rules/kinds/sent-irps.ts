// IRPs that a function sends with an event, or a structure, of its own stack: while such an IRP is under way the function must
// not return. Marks "under way" on the event say so; "timed out" that a wait for it may have ended early.
import type { AfterCallEvent, PathHooks } from "../../analysis/events.ts";
import { rangeOf, truthOf } from "../../analysis/facts.ts";
import { irpEffect, renewsNextLocation } from "../../analysis/models.ts";
import type { Mark, State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";

/** The mark on the event, or whatever else on the stack, that the end of a sent IRP is to be waited for with. */
export const underWay = "under way";

/** Makers of IRPs that the I/O manager completes by setting an event: the event's argument. */
const eventOf: Readonly<Record<string, number>> = { IoBuildDeviceIoControlRequest: 7, IoBuildSynchronousFsdRequest: 5 };
export const threadedMakers = new Set(Object.keys(eventOf));
const waits: ReadonlySet<string> = new Set(["KeWaitForSingleObject", "KeWaitForMultipleObjects"]);
const pending = 0x103;
const timeout = 0x102;

export const sentIrpTracking: PathHooks = {
  calls: (routine) =>
    threadedMakers.has(routine) ||
    renewsNextLocation(routine) ||
    waits.has(routine) ||
    ["setCompletionRoutine", "forward"].includes(irpEffect(routine)?.kind ?? ""),
  afterCall(event) {
    const { state, name } = event;
    if (name === undefined) return;
    if (Object.hasOwn(eventOf, name)) {
      const waited = event.args[eventOf[name] ?? 0];
      if (waited && onStack(waited)) state.setMark("sent-with", event.result, "event", undefined, waited);
    } else if (event.irp?.kind === "setCompletionRoutine") {
      const irp = event.args[event.irp.irp];
      const context = event.args[event.irp.routine + 1];
      if (irp && context && onStack(context)) state.setMark("sent-with", irp, "context", undefined, context);
    } else if (event.irp?.kind === "forward") {
      const irp = event.args[event.irp.irp];
      const mark = irp && state.mark("sent-with", irp);
      // What another routine set up is that routine's to wait for.
      if (!mark?.with || !onStack(mark.with)) return;
      const message = `the IRP is sent here by ${event.written}`;
      state.setMark(underWay, mark.with, "sent", { kind: "site", site: event.site, message }, event.result);
    } else if (renewsNextLocation(name)) {
      const [irp] = event.args;
      if (irp && state.mark("sent-with", irp)?.value === "context") state.clearMark("sent-with", irp);
    } else if (waits.has(name)) waited(event);
  },
};
function waited({ state, args: [object, , , , limit], result, run }: AfterCallEvent): void {
  const bounded = limit !== undefined && !(limit.kind === "const" && limit.value === 0n);
  for (const mark of state.marksNamed(underWay)) {
    const isOver = mark.value === "sent" && !mayBe(run.terms, state, mark.with, pending);
    // A wait for anything else may be how the driver learns that the IRP is done.
    if (bounded && object === mark.term && !isOver) state.setMark(mark.name, mark.term, "timed out", mark.why, result);
    else state.clearMark(mark.name, mark.term);
  }
}
/** In a variable of the function that is walked. */
export function onStack(value: Term): boolean {
  return value.kind === "address" && rootOf(value.place).kind === "local";
}

/** IRPs that may still be under way, by what is known of IoCallDriver's status. */
export function stillUnderWay(terms: Terms, state: State): Mark[] {
  return state.marksNamed(underWay).filter((mark) => mark.value === "sent" && mayBe(terms, state, mark.with, pending));
}
export function maybeTimedOut(terms: Terms, state: State): Mark[] {
  return state
    .marksNamed(underWay)
    .filter((mark) => mark.value === "timed out" && mayBe(terms, state, mark.with, timeout));
}
/** Nothing on the path says that the value is another. */
export function mayBe(terms: Terms, state: State, term: Term | undefined, value: number): boolean {
  // A value of an earlier round of a loop: what was known of it is lost.
  if (!term || (term.kind === "atom" && term.name.startsWith("old:"))) return false;
  const range = rangeOf(state, term);
  if (range.lo > value || range.hi < value || range.not === value) return false;
  // A range keeps but one value that is excluded; the comparisons that were made are kept themselves.
  const constant = terms.number(value);
  const equal = terms.op("eq", [term, constant]);
  const differs = terms.op("ne", [term, constant]);
  return !(equal && truthOf(state, equal) === false) && !(differs && truthOf(state, differs) === true);
}
