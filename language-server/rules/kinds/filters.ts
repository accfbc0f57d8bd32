// What rules about the callbacks of minifilters share.
import type { AfterCallEvent, CallEvent, ExitEvent, Run } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import { type Term, within } from "../../analysis/term.ts";

/** What a preoperation callback returns: FLT_PREOP_CALLBACK_STATUS. */
export const Preop = {
  withCallback: 0,
  noCallback: 1,
  pending: 2,
  disallowFastIo: 3,
  complete: 4,
  synchronize: 5,
} as const;

/** Roles of the callbacks that the filter manager calls for requests. */
export const filterCallbacks = /^P?FLT_(PRE|POST)_OPERATION_CALLBACK$/;

/** The callback data that a preoperation callback was called with; undefined in any other function. */
export function preoperationData({ role, root, params }: Run): Term | undefined {
  return root && role?.name === "FLT_PRE_OPERATION_CALLBACK" ? params[0] : undefined;
}
/** The status that it returns here, if that is one only. */
export function preopStatus({ state, value }: ExitEvent): number | undefined {
  return value && constantOf(state, value);
}

/** The mark on callback data that other code than this path's may have written to. */
const handedOn = "callback-data-handed-on";
/** Routines of the filter manager that only look at the callback data. */
const looks = /^Flt(Get|Is|Set|Clear|Parse|Lock|Decode|Request|Do)/;
export function noteHandedOn({ run, state, name, args }: AfterCallEvent): void {
  const data = preoperationData(run);
  if (data && args.includes(data) && !looks.test(name ?? "")) state.setMark(handedOn, data, "yes");
  noteHandedInside({ run, state, args });
}
/** Before a call, too, which may change what a structure of the caller's holds. */
export function noteHandedInside({ run, state, args }: Pick<CallEvent, "run" | "state" | "args">): void {
  const data = preoperationData(run);
  if (data && args.some((arg) => holds(run, state, arg, data))) state.setMark(handedOn, data, "yes");
}
/** The data stands in a variable, or in a structure, whose address is given. */
function holds(run: Run, state: State, arg: Term, data: Term): boolean {
  if (arg.kind !== "address") return false;
  return [...state.store].some(([id, value]) => value === data && within(run.terms.place(id), arg.place));
}
export function isHandedOn(state: State, data: Term): boolean {
  return state.mark(handedOn, data) !== undefined;
}
