// What a call does to the IRPs it is handed, by what is known of routines of its name; and to those handed to code that is not seen.
import type { Way } from "./call-event.ts";
import type { CallEvent } from "./events.ts";
import { narrow } from "./facts.ts";
import { enteredAsLower } from "./irps.ts";
import { type IrpEffect, renewsNextLocation } from "./models.ts";
import type { IrpOwner, IrpState, Site, State, Why } from "./state.ts";
import type { PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { Walk } from "./walk.ts";

/** This code may still have to finish the IRP, or has it back. */
export const isUnfinished = (owner: IrpOwner): boolean => owner === "owned" || owner === "forwarded-with-routine";
/** STATUS_CANT_WAIT, by which a file system tells itself to post a request, and no driver another one. */
const neverFromBelow = { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, not: 0xc00000d8 | 0 };

export function applyIrpEffect(walk: Walk, event: CallEvent, effect: IrpEffect): void {
  const { state } = event;
  switch (effect.kind) {
    case "complete": {
      const term = event.args[effect.irp];
      // In the place of the driver below, it goes back to its maker's completion routine.
      const owner = term && state.mark(enteredAsLower, term) ? "unknown" : "completed";
      setIrp(event, term, { owner }, "the IRP is completed here");
      return;
    }
    case "forward": {
      const term = event.args[effect.irp];
      const irp = term && state.irps.get(term.id);
      const { terms } = walk;
      const by = walk.made("lower", event.site.at);
      if (term) state.havoc(terms, lentWith(terms, state, term), by);
      if (!term || !irp) return;
      const owner = irp.completionRoutine ? "forwarded-with-routine" : "forwarded";
      if (event.scope.result) narrow(state, event.scope.result, neverFromBelow);
      setIrp(
        event,
        term,
        { owner, lowerStatus: event.scope.result },
        `the IRP is passed to the lower driver here by ${event.written}`,
      );
      state.havoc(terms, [terms.deref(term)], by);
      return;
    }
    case "forwardAndReturn":
      setIrp(event, event.args[effect.irp], { owner: "owned" }, `the IRP comes back from the lower driver here`);
      return;
    case "markPending":
      setIrp(event, event.args[effect.irp], { pending: "yes" }, undefined);
      return;
    case "setCompletionRoutine": {
      const routine = event.args[effect.routine];
      const cleared = routine?.kind === "const" && routine.value === 0n;
      setIrp(event, event.args[effect.irp], { completionRoutine: cleared ? undefined : routine }, undefined);
      return;
    }
    case "setCancelRoutine": {
      const routine = event.args[effect.routine];
      const cleared = routine?.kind === "const" && routine.value === 0n;
      setIrp(event, event.args[effect.irp], { cancelRoutine: cleared ? "none" : "set" }, undefined);
      return;
    }
    case "queue": {
      const marked: Partial<IrpState> = effect.marks ? { owner: "kept", pending: "yes" } : { owner: "kept" };
      setIrp(event, event.args[effect.irp], marked, `the IRP is queued here by ${event.written}`);
      return;
    }
    case "keep":
      for (const arg of event.args.slice(effect.from)) {
        const irp = irpOf(state, arg);
        if (irp) setIrp(event, irp.term, { owner: "kept" }, `the IRP is queued here by ${event.written}`);
      }
      return;
    case "make": {
      const result = event.scope.result;
      if (result) {
        state.irps.set(result.id, {
          owner: "owned",
          pending: "no",
          completionRoutine: undefined,
          cancelRoutine: "none",
          lowerStatus: undefined,
          why: why(event.site, `the IRP is made here by ${event.written}`),
          made: true,
        });
      }
      return;
    }
    case "free": {
      const term = event.args[effect.irp];
      if (term) state.irps.delete(term.id);
      return;
    }
    case "look":
      return;
  }
}

/** The next stack location is made anew: the completion routine of an earlier way down is none of this one's. */
export function renewNextLocation(state: State, name: string, irp: Term | undefined): void {
  const known = irp && state.irps.get(irp.id);
  if (irp && known?.completionRoutine && renewsNextLocation(name))
    state.irps.set(irp.id, { ...known, completionRoutine: undefined });
}

/** IRPs handed to code that is not seen. */
export function handOverIrps(event: CallEvent, inside: readonly Term[]): void {
  // What goes through `...` is printed.
  const named = event.type.variadic ? event.args.slice(0, event.type.params.length) : event.args;
  for (const arg of [...named, ...inside]) {
    const irp = irpOf(event.state, arg);
    if (!irp) continue;
    // Who gets at an IRP that is kept may mark it pending before it goes where it is finished.
    if (irp.state.owner === "kept" && irp.state.pending === "no")
      setIrp(event, irp.term, { pending: "unknown" }, undefined);
    if (!isUnfinished(irp.state.owner)) continue;
    setIrp(
      event,
      irp.term,
      { owner: "unknown", pending: "unknown" },
      `the IRP is passed to ${event.name ?? "an unknown routine"} here`,
    );
  }
}
/**
 * A queue that does not take the IRP returns an error, and leaves it to the caller as it was, unless its routine keeps it elsewhere. So does
 * a request for power that cannot be made, with the IRP that its callback was to get.
 */
export function refused(walk: Walk, event: CallEvent): Way[] {
  const { result } = event.scope;
  if (event.irp?.kind === "keep") {
    const given = event.args[event.irp.from];
    if (!given || event.state.irps.get(given.id)?.owner !== "owned") return [];
  }
  const refused = event.state.clone();
  if (!result || !narrow(refused, result, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined })) return [];
  narrow(event.state, result, { lo: 0, hi: Number.POSITIVE_INFINITY, not: undefined });
  const term = event.irp?.kind === "queue" ? event.args[event.irp.irp] : undefined;
  const irp = term && refused.irps.get(term.id);
  if (term && irp && walk.interpreter.world.insertKeepsIrps) refused.irps.set(term.id, { ...irp, owner: "unknown" });
  return [{ state: refused, value: undefined, locks: [] }];
}
/** Taking the cancel routine back may come too late: the result is NULL then, and the IRP is the cancel routine's. */
export function takenByCancel(event: CallEvent, effect: Extract<IrpEffect, { kind: "setCancelRoutine" }>): Way[] {
  const routine = event.args[effect.routine];
  const term = event.args[effect.irp];
  const irp = term && event.state.irps.get(term.id);
  const { result } = event.scope;
  if (!irp || !term || !result || routine?.kind !== "const" || routine.value !== 0n || irp.cancelRoutine === "none")
    return [];
  const taken = event.state.clone();
  taken.irps.set(term.id, {
    ...irp,
    owner: "kept",
    why: why(event.site, "the cancel routine may have the IRP from here on"),
  });
  if (!narrow(taken, result, { lo: 0, hi: 0, not: undefined })) return [];
  narrow(event.state, result, { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY, not: 0 });
  return [{ state: taken, value: undefined, locks: [] }];
}

function setIrp(
  event: CallEvent,
  term: Term | undefined,
  change: Partial<IrpState>,
  message: string | undefined,
): void {
  const irp = term && event.state.irps.get(term.id);
  if (!term || !irp) return;
  event.state.irps.set(term.id, {
    ...irp,
    ...change,
    why: message === undefined ? irp.why : why(event.site, message),
  });
}
/** The IRP that a value is, or points into (`&Irp->Tail.Overlay.ListEntry`). */
function irpOf(state: State, value: Term): { term: Term; state: IrpState } | undefined {
  const direct = state.irps.get(value.id);
  if (direct) return { term: value, state: direct };
  if (value.kind !== "address") return undefined;
  let place = value.place;
  while (place.kind === "field" || place.kind === "element") place = place.base;
  if (place.kind !== "deref") return undefined;
  const irp = state.irps.get(place.pointer.id);
  return irp && { term: place.pointer, state: irp };
}
function why(site: Site, message: string): Why {
  return { kind: "site", site, message };
}
/** What the driver below reaches through a request's stack location. */
function lentWith(terms: Terms, state: State, irp: Term): PlaceRef[] {
  const lent: PlaceRef[] = [];
  state.store.each((value, id) => {
    const place = terms.place(id);
    if (place.kind !== "field" || !lentMembers.test(place.name) || value.kind === "const") return;
    if (place.leaves.some((leaf) => irp.leaves.includes(leaf))) lent.push(terms.deref(value));
  });
  return lent;
}
const lentMembers = /^(Srb|Argument[1-4]|SystemBuffer|UserBuffer|Type3InputBuffer)$/;
