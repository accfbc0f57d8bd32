// What a program chooses when it sends a request: the lengths of its buffers, all that the buffers hold, and every address in them.
// A value's origin is read off its term: it is a load from the stack location's parameters, or through the request's buffer. What
// limits it is read off the facts of the path: comparisons with constants as ranges, all others as they were asked.
// Left out: registry values, buffers mapped from MDLs, and values that went through memory of the driver's own.
import type { PathHooks } from "./events.ts";
import { comparisonSides, constantOf, rangeOf } from "./facts.ts";
import { baseOf } from "./pool.ts";
import type { Fact, State } from "./state.ts";
import { type FieldRef, type LoadTerm, type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { Footprint } from "./world.ts";

export type Origin =
  /** How long the program says that a buffer is; the I/O manager holds it true for buffered and direct I/O. */
  | "length"
  /** Read from a buffer: anything. */
  | "contents";

const origins = new WeakMap<LoadTerm, Origin | "own">();
const leaves = new WeakMap<Term, readonly LoadTerm[]>();
const none: readonly LoadTerm[] = [];
const lengths = new Set(["InputBufferLength", "OutputBufferLength", "Length"]);
const requests = new Set(["DeviceIoControl", "FileSystemControl", "Read", "Write"]);

export function originOf(term: Term): Origin | undefined {
  if (term.kind !== "load") return undefined;
  let origin = origins.get(term);
  if (origin === undefined) {
    origin = findOrigin(term.place) ?? "own";
    origins.set(term, origin);
  }
  return origin === "own" ? undefined : origin;
}
function findOrigin(place: PlaceRef): Origin | undefined {
  if (place.kind === "field" && isLength(place)) return "length";
  // The I/O manager compares the length of a new name or label with that of its buffer before it sends the request.
  if (place.kind === "field" && (place.name === "FileNameLength" || place.name === "VolumeLabelLength"))
    return undefined;
  const root = rootOf(place);
  return root.kind === "deref" && isRequestMemory(root.pointer) ? "contents" : undefined;
}
function isLength(place: FieldRef): boolean {
  const { name, base } = place;
  if (!lengths.has(name) || base.kind !== "field" || !requests.has(base.name) || !isMemberOf(base, "Parameters"))
    return false;
  const root = rootOf(place);
  return root.kind === "deref" && isEntered(root.pointer);
}
/** The IRP that the code was entered with, or its stack location: what waits in queues has been looked at before it went there. */
function isEntered(pointer: Term): boolean {
  if (pointer.kind === "atom") return entered.test(pointer.name);
  if (pointer.kind !== "load" || pointer.place.kind !== "field" || pointer.place.name !== "CurrentStackLocation")
    return false;
  const root = rootOf(pointer.place);
  return root.kind === "deref" && isEntered(root.pointer);
}
const entered = /^(object:)?(param|in):|^object:(variable:)?\d+$/;
function isMemberOf({ base }: FieldRef, outer: string): boolean {
  return base.kind === "field" && base.name === outer;
}

/** What the pointer leads to is a buffer of the request, or lies where a buffer says. */
export function isRequestMemory(pointer: Term): boolean {
  const base = baseOf(pointer);
  if (base.kind === "atom") return base.name.startsWith(inputOf);
  return base.kind === "load" && (isBuffer(base) || originOf(base) === "contents");
}
/** How the address is named that the framework gives of a request's input. */
export const inputOf = "request-input";
/** The buffers of a message to a minifilter's port, which lie where the program has them. */
export const messageInput = `${inputOf}:message`;
export const messageOutput = "message-output";
/** The value is the address of a whole buffer, as the IRP has it. */
export function isBuffer({ place }: LoadTerm): boolean {
  if (place.kind !== "field") return false;
  const { name } = place;
  const root = rootOf(place);
  if (name !== "Type3InputBuffer" && name !== "UserBuffer" && !isSystemBuffer(place)) return false;
  return root.kind === "deref" && isEntered(root.pointer);
}
export function isSystemBuffer(place: PlaceRef): boolean {
  return place.kind === "field" && place.name === "SystemBuffer" && isMemberOf(place, "AssociatedIrp");
}

/** Routines of the kernel that look through a whole buffer, and where they are given it. */
const validators: ReadonlyMap<string, number> = new Map([
  ["FsRtlValidateReparsePointBuffer", 1],
  ["IoCheckEaBufferValidity", 0],
  ["RtlValidRelativeSecurityDescriptor", 0],
  ["SeValidSecurityDescriptor", 1],
]);
/** Routines that write as many bytes as their last argument says over what lies where their first points. */
const writers = new Set(["memset", "memcpy", "memmove", "RtlZeroMemory", "RtlFillMemory", "RtlSecureZeroMemory"]);
const validated = "request-validated";
const rewritten = "rewritten";
/** A program may take the memory away while the driver reads or writes it. */
export function isProgramMemory(state: State, pointer: Term): boolean {
  const base = baseOf(pointer);
  if (state.marks.size > 0 && state.mark(probed, base) !== undefined) return true;
  if (base.kind === "atom") return base.name === messageInput || base.name === messageOutput;
  return base.kind === "load" && isBuffer(base) && !isSystemBuffer(base.place);
}
/** The mark on an address that was probed: a program's. */
const probed = "probed";
/** The marks on what the driver has looked at: whatever code has run since. */
export const lookedAt: readonly string[] = [probed, validated];
/** The path has probed a whole buffer of the program's: none was made that is as long as the request says. */
export function usesProgramsBuffer(state: State): boolean {
  return state
    .marksNamed(probed)
    .some(({ term }) => term.kind === "load" && isBuffer(term) && !isSystemBuffer(term.place));
}
/** Marks the addresses that were probed. */
export const probeTracking: PathHooks = {
  calls: ["ProbeForRead", "ProbeForWrite"],
  afterCall({ args: [address], state }) {
    if (address) state.setMark(probed, baseOf(address), "yes");
  },
};
/** Marks the buffers that a routine of the kernel has looked through, and those that the driver has written from end to end. */
export const requestValidation: PathHooks = {
  calls: [...validators.keys(), ...writers],
  afterCall({ name = "", args, state }) {
    const buffer = args[validators.get(name) ?? -1];
    if (buffer) state.setMark(validated, baseOf(buffer), "yes");
    const [into, length] = [args[0], args.at(-1)];
    const isWhole = writers.has(name) && length !== undefined && constantOf(state, length) === undefined;
    if (isWhole && into?.kind === "load" && isBuffer(into)) state.setMark(validated, into, rewritten);
  },
};
export function isValidated(state: State, { place }: LoadTerm): boolean {
  const root = rootOf(place);
  return root.kind === "deref" && validationOf(state, baseOf(root.pointer)) !== undefined;
}
/** Whether a whole buffer has been looked through or written, by code that knows its length. */
function validationOf(state: State, buffer: Term): string | undefined {
  if (state.marks.size === 0) return undefined;
  const request = buffer.kind === "load" ? rootOf(buffer.place) : undefined;
  const mark =
    state.mark(validated, buffer) ?? (request?.kind === "deref" ? state.mark(validated, request.pointer) : undefined);
  return mark?.value;
}
/** Other code than this has made sure of the buffer's length: by looking through it, or, for who reads it, by writing it. */
export function isMeasured(state: State, buffer: Term, write: boolean): boolean {
  const how = validationOf(state, buffer);
  return how !== undefined && !(write && how === rewritten);
}
/** A function that is not followed had the request, and may have looked through its buffer or put its answer there. */
export function noteHandedOn(
  state: State,
  request: Term,
  { mentions, writes }: Pick<Footprint, "mentions" | "writes">,
): void {
  const reaches = mentions.some((member) => /^(SystemBuffer|UserBuffer|Type3InputBuffer)\b/.test(member));
  if (reaches && !writes.isEmpty) state.setMark(validated, request, "yes");
}
/** Code that is not seen had these values: it may have looked through the buffers that they lead into. */
export function noteUnseen(state: State, args: readonly Term[]): void {
  for (const arg of args) if (isRequestMemory(arg)) state.setMark(validated, baseOf(arg), "yes");
}
/** UserMode of KPROCESSOR_MODE. */
const userMode = 1;
/** The path has found that a request came from the kernel: what it holds is no program's. */
export function isFromKernel(state: State, terms: Terms): boolean {
  const saysMode = (term: Term) => term === terms.previousMode || isRequestorMode(term);
  const isKernel = ({ lo, hi, not }: Fact) => (lo === 0 && hi === 0) || not === userMode;
  return state.facts.some((fact, id) => isKernel(fact) && saysMode(terms.term(id)));
}
export function isRequestorMode(term: Term): boolean {
  return term.kind === "load" && term.place.kind === "field" && term.place.name === "RequestorMode";
}
/** The values inside a term that a program chose. */
export function untrustedIn(term: Term): readonly LoadTerm[] {
  if (term.kind !== "load" && term.kind !== "op") return none;
  const known = leaves.get(term);
  if (known) return known;
  const found = term.kind === "op" ? [...new Set(term.args.flatMap(untrustedIn))] : originOf(term) ? [term] : none;
  leaves.set(term, found);
  return found;
}
/** The lengths of a read and of a write are one member by two names. */
export function isSameValue(a: LoadTerm, b: LoadTerm): boolean {
  return a === b || (originOf(a) === "length" && nameOfUntrusted(a) === "Length" && nameOfUntrusted(b) === "Length");
}
/** How such a value is called in a message: its member. */
export function nameOfUntrusted(term: LoadTerm): string {
  const { place } = term;
  return place.kind === "field" && place.name !== "" ? place.name : "a value from the request";
}

/** The most that a value can be on a path, as far as constants tell; infinite if they do not. */
export function mostOf(state: State, term: Term): number {
  const { hi } = rangeOf(state, term);
  if (term.kind !== "op") return hi;
  const [left, right] = term.args;
  if (!left) return hi;
  const narrow = /^u(8|16|32)$/.exec(term.op);
  if (narrow) return Math.min(hi, mostOf(state, left));
  if (Number.isFinite(hi) || !right) return hi;
  const constant = right.kind === "const" ? Number(right.value) : undefined;
  switch (term.op) {
    case "add":
      return mostOf(state, left) + mostOf(state, right);
    case "mul":
      return mostOf(state, left) * mostOf(state, right);
    case "sub":
      return constant === undefined ? hi : mostOf(state, left) - constant;
    case "div":
      return constant === undefined || constant <= 0 ? hi : Math.floor(mostOf(state, left) / constant);
    case "rem":
      return constant === undefined || constant <= 0 ? hi : constant - 1;
    case "shl":
      return constant === undefined ? hi : mostOf(state, left) * 2 ** constant;
    case "shr":
      return constant === undefined ? hi : Math.floor(mostOf(state, left) / 2 ** constant);
    default:
      return hi;
  }
}

/**
 * Whether the path has compared the value so that something limits it from above. What a program chose limits only if it is
 * limited itself; with `lengths`, the length of a buffer is limit enough: for what lies in that buffer.
 */
export function isLimited(state: State, terms: Terms, value: LoadTerm, lengths: boolean, asking?: Set<Term>): boolean {
  if (Number.isFinite(rangeOf(state, value).hi)) return true;
  const seen = asking ?? new Set<Term>();
  if (seen.has(value)) return false;
  seen.add(value);
  return limitsOf(state, terms, value).some(({ above }) =>
    untrustedIn(above).every(
      (other) => (lengths && originOf(other) === "length") || isLimited(state, terms, other, lengths, seen),
    ),
  );
}
/** What the path has found the value, or an expression with it, to lie below. */
export function limitsOf(state: State, terms: Terms, value: Term): { readonly below: Term; readonly above: Term }[] {
  const holds = (term: Term) => term === value || untrustedIn(term).some((inside) => inside === value);
  const found: { below: Term; above: Term }[] = [];
  for (const [id, fact] of state.facts) {
    const asked = terms.term(id);
    if (asked.kind !== "op") continue;
    const sides = comparisonSides(asked, fact);
    if (!sides && Number.isFinite(fact.hi) && holds(asked)) found.push({ below: asked, above: terms.number(fact.hi) });
    for (const side of sides ?? []) if (holds(side.below)) found.push(side);
  }
  return found;
}
