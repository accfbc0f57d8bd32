// What a request says of its buffers, as far as a path knows: the control code, and how long the program's output buffer is.
import { stringLength } from "../../analysis/models.ts";
import type { State } from "../../analysis/state.ts";
import type { FieldRef, PlaceRef, Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { untrustedIn } from "../../analysis/untrusted.ts";

/** `METHOD_BUFFERED` and its like: the two lowest bits of a control code. */
export const methodBuffered = 0;

/** The control code that the path has found the request to carry. */
export function controlCode(terms: Terms, state: State): number | undefined {
  return state.facts.find((fact, id) => fact.lo === fact.hi && isMember(terms.term(id), /^IoControlCode$/))?.lo;
}
/** What is known of a member of the stack location: the least it can be, and whether anything was asked of it in other words. */
export function asked(
  terms: Terms,
  state: State,
  member: RegExp,
): { readonly least: number; readonly otherwise: boolean } {
  let least = 0;
  let otherwise = false;
  state.facts.each((fact, id) => {
    const term = terms.term(id);
    if (isMember(term, member)) least = Math.max(least, fact.lo);
    // A comparison of the member with a constant has told of the member itself.
    else if (mentions(term, member) && !isPlain(term, member)) otherwise = true;
  });
  return { least, otherwise };
}
function isPlain(term: Term, member: RegExp): boolean {
  const [left, right] = term.kind === "op" ? term.args : [];
  return left !== undefined && isMember(left, member) && right?.kind === "const";
}
/** The value of `Irp->IoStatus.Information`; undefined if nothing was written to it. */
export function informationField(terms: Terms, state: State, irp: Term): Term | undefined {
  return state.store.find((_, id) => isInformationOf(terms.place(id), irp));
}
export function isInformationOf(place: PlaceRef, irp: Term): boolean {
  if (place.kind !== "field" || place.name !== "Information") return false;
  const { base } = place;
  return base.kind === "field" && base.name === "IoStatus" && base.base.kind === "deref" && base.base.pointer === irp;
}
/** A number that the driver has of its own: what another routine gave may have been worked out from the lengths. */
export function isOwnCount(count: Term): boolean {
  if (count.kind === "op") return count.args.every((arg) => arg.kind === "const" || isOwnCount(arg));
  if (count.kind === "atom") return count.name.startsWith(stringLength);
  // What a pointer to a number leads to (`*Length`) is often what is left of a length.
  return count.kind === "load" && count.place.kind !== "deref" && untrustedIn(count).length === 0;
}
export function isMember(term: Term, member: RegExp): boolean {
  if (term.kind !== "load" || term.place.kind !== "field") return false;
  return member.test(term.place.name) || (isFirstLength(term.place) && member.test("OutputBufferLength"));
}
/** The lengths that begin the parameters of requests (`Parameters.QueryFile.Length`) lie where that of an IOCTL's output does. */
export function isFirstLength({ name, offset, base }: FieldRef): boolean {
  return (
    name === "Length" &&
    offset === 0 &&
    base.kind === "field" &&
    base.base.kind === "field" &&
    base.base.name === "Parameters"
  );
}
/** For information of files and volumes the I/O manager has compared the length with the size of the structure. */
export function isComparedBefore(term: Term): boolean {
  return (
    term.kind === "load" &&
    term.place.kind === "field" &&
    isFirstLength(term.place) &&
    term.place.base.kind === "field" &&
    comparedBefore.has(term.place.base.name)
  );
}
const comparedBefore: ReadonlySet<string> = new Set(["QueryFile", "SetFile", "QueryVolume", "SetVolume"]);
export function mentions(term: Term, member: RegExp): boolean {
  return isMember(term, member) || (term.kind === "op" && term.args.some((arg) => mentions(arg, member)));
}
/** Some condition on the path was about the member, or about what is reached through it. */
export function isAskedAbout(terms: Terms, state: State, member: RegExp): boolean {
  return state.facts.some((_, id) => leadsThrough(terms.term(id), member));
}
/** The member is in the value, or among the pointers on the way to it. */
export function leadsThrough(term: Term, member: RegExp): boolean {
  if (term.kind !== "load") return term.kind === "op" && term.args.some((arg) => leadsThrough(arg, member));
  if (isMember(term, member)) return true;
  let { place } = term;
  while (place.kind === "field" || place.kind === "element") place = place.base;
  return place.kind === "deref" && leadsThrough(place.pointer, member);
}
