// What nobody else can come to yet: an IRP that a driver was given or made, a block of pool that it allocated, of which only variables know.
import { callersObject } from "./naming.ts";
import { baseOf } from "./pool.ts";
import type { State } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** Who is called with these arguments does not come to it: it is in hand, and lies only in variables to which they do not lead. */
export function isOutOfReach(terms: Terms, state: State, thing: Term, args: readonly Term[]): boolean {
  if (!isInHand(state, thing) || args.some((arg) => baseOf(arg) === thing)) return false;
  const exposed = variablesBehind(terms, state, args);
  return !state.store.some((value, id) => {
    if (baseOf(value) !== thing) return false;
    const place = terms.place(id);
    const root = rootOf(place);
    const isItsOwn = root.kind === "deref" && root.pointer === thing;
    return !isItsOwn && !(place.kind === "local" && !exposed.has(place));
  });
}
/** What lies in variables to which the arguments lead by way of others only: what a closure has captured, say. */
export function behindOthers(terms: Terms, state: State, args: readonly Term[]): Term[] {
  const exposed = variablesBehind(terms, state, args);
  for (const arg of args) exposed.delete(variableAt(terms, arg));
  const found: Term[] = [];
  if (exposed.size > 0)
    state.store.each((value, id) => {
      if (exposed.has(rootOf(terms.place(id)))) found.push(value);
    });
  return found;
}
/** Variables whose addresses are among the arguments, or lie in such variables, or in memory that others may lead to. */
function variablesBehind(terms: Terms, state: State, args: readonly Term[]): Set<PlaceRef | undefined> {
  const found = new Set<PlaceRef | undefined>(args.map((arg) => variableAt(terms, arg)));
  for (let before = 0; found.size > before; ) {
    before = found.size;
    state.store.each((value, id) => {
      const root = rootOf(terms.place(id));
      if (found.has(root) || !isVariable(root)) found.add(variableAt(terms, value));
    });
  }
  return found;
}
/** The variable that a pointer leads into: of this function, or of one that called it. */
function variableAt(terms: Terms, pointer: Term): PlaceRef | undefined {
  const base = baseOf(pointer);
  const root = base.kind === "address" ? rootOf(base.place) : base.kind === "atom" ? terms.deref(base) : undefined;
  return root && isVariable(root) ? root : undefined;
}
/** A variable, of this function or of one that called it. */
export function isVariable(root: PlaceRef): boolean {
  if (root.kind === "deref") return root.pointer.kind === "atom" && callersObject.test(root.pointer.name);
  return root.kind === "local";
}
/** It was put nowhere from where others take it. */
export function isInHand(state: State, thing: Term): boolean {
  const irp = state.irps.get(thing.id);
  if (irp) return irp.owner === "owned" && (irp.made || state.mark("received", thing) !== undefined);
  return state.mark("pool", thing)?.value.startsWith("owned") === true;
}
