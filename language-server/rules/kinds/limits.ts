// Whether anything limits a value that a program chose.
import type { Run } from "../../analysis/events.ts";
import { Major } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, Term } from "../../analysis/term.ts";
import { isLimited, originOf, untrustedIn } from "../../analysis/untrusted.ts";

/** A value from the request inside a term that nothing limits; `lengths`: the length of a buffer is limit enough. */
export function unlimitedIn(run: Run, state: State, term: Term, lengths: boolean): LoadTerm | undefined {
  const values = untrustedIn(term);
  if (values.length === 0 || run.isGeneral || !isFromProgram(run)) return undefined;
  return values.find(
    (value) => !(lengths && originOf(value) === "length") && !isLimited(state, run.terms, value, lengths),
  );
}
/** Not what other drivers send, nor what a lower driver answered. */
export function isFromProgram({ role }: Run): boolean {
  if (role === undefined) return true;
  if (role.name === "IO_COMPLETION_ROUTINE") return false;
  return role.majors.length === 0 || role.majors.some((major) => fromPrograms.has(major));
}
const fromPrograms: ReadonlySet<number> = new Set([0x03, 0x04, 0x0d, Major.deviceControl]);
