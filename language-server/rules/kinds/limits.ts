// Whether anything limits a value that a program chose.
import type { TokenRange } from "../../../compiler/source/source.ts";
import type { Run } from "../../analysis/events.ts";
import { Major } from "../../analysis/requests.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, Term } from "../../analysis/term.ts";
import { isLimited, isValidated, limitsOf, mostOf, originOf, untrustedIn } from "../../analysis/untrusted.ts";
import type { World } from "../../analysis/world.ts";

/** A value from the request inside a term that nothing limits; `lengths`: the length of a buffer is limit enough. */
export function unlimitedIn(run: Run, state: State, term: Term, lengths: boolean): LoadTerm | undefined {
  const values = untrustedIn(term);
  if (values.length === 0 || run.isGeneral || !isFromProgram(run)) return undefined;
  // A mask, a remainder or a narrow type limits whatever is in it.
  if (mostOf(state, term) < 2 ** 31) return undefined;
  return values.find(
    (value) =>
      !isTold(state, value) &&
      !isValidated(state, value) &&
      !(lengths && originOf(value) === "length") &&
      !isLimited(state, run.terms, value, lengths),
  );
}
/** One finding a value and path is enough: what comes after rests on it. */
export function tell(
  run: Run,
  state: State,
  finding: { readonly rule: string; readonly message: string; readonly may?: boolean },
  about: readonly Term[],
  at: TokenRange,
): void {
  for (const value of about) state.setMark(told, value, "yes");
  run.report(finding.rule, { message: finding.message, may: finding.may === true }, at);
}
const told = "request-told";
export function isTold(state: State, value: Term): boolean {
  return state.marks.size > 0 && state.mark(told, value) !== undefined;
}
/** The most that a value from the request can be; infinite if it is none, or if something else than constants may limit it further. */
export function mostAllowed(run: Run, state: State, term: Term): number {
  const chosen = untrustedIn(term);
  if (chosen.length === 0 || run.isGeneral || !isFromProgram(run) || chosen.some((value) => isTold(state, value)))
    return Number.POSITIVE_INFINITY;
  const isPlain = chosen.every((value) =>
    limitsOf(state, run.terms, value).every(
      ({ below, above }) => above.kind === "const" && (below === value || below === term),
    ),
  );
  return isPlain ? mostOf(state, term) : Number.POSITIVE_INFINITY;
}
/** A dispatch routine calls it, or what calls it, or no thread does. */
function servesAtOnce(world: World, name: string): boolean {
  const { fromDispatch, fromThreads } = calledIn(world);
  return fromDispatch.has(name) || !fromThreads.has(name);
}
interface Called {
  readonly fromDispatch: ReadonlySet<string>;
  readonly fromThreads: ReadonlySet<string>;
}
/** It is asked of every routine without a role, and the answers are all in these two. */
const known = new WeakMap<World, Called>();
function calledIn(world: World): Called {
  const found = known.get(world);
  if (found) return found;
  const made = { fromDispatch: calledFrom(world, /DISPATCH/), fromThreads: calledFrom(world, /^KSTART_ROUTINE$/) };
  known.set(world, made);
  return made;
}
/** Routines with such a role, and what they call. */
function calledFrom(world: World, wanted: RegExp): ReadonlySet<string> {
  const called = new Set([...world.roles].flatMap(([routine, role]) => (wanted.test(role.name) ? [routine] : [])));
  for (const at of called) {
    const fn = world.functions.get(at)?.fn;
    for (const callee of fn ? shapeOf(fn).callees : []) called.add(callee);
  }
  return called;
}
/** Not what other drivers send, nor what a lower driver answered. */
export function isFromProgram(run: Run): boolean {
  const { role } = run;
  // What only a thread comes to has been looked at by who queued the request, or may have been.
  if (role === undefined) return run.ask(servesAtOnce, run.name);
  if (role.name === "IO_COMPLETION_ROUTINE" || role.name === "EVT_WDF_IO_QUEUE_IO_INTERNAL_DEVICE_CONTROL")
    return false;
  return role.majors.length === 0 || role.majors.some((major) => fromPrograms.has(major));
}
const fromPrograms: ReadonlySet<number> = new Set([0x03, 0x04, 0x0d, Major.deviceControl]);
