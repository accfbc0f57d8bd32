// Rules of the form "argument K of this routine must, or must not, be so".
import type { CallEvent } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { Fact } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

interface Argument extends Pick<Rule, "id" | "severity" | "summary" | "names" | "page" | "fix"> {
  /** Routine to the argument's index. */
  readonly of: Readonly<Record<string, number>>;
  /** What is wrong with it, or nothing. `value` is set where the path knows it to be one number. */
  wrong(argument: { value: number | undefined; range: Fact; term: Term }, event: CallEvent): string | undefined;
  /** Reported as what may happen. */
  readonly may?: boolean;
}
export function argumentRule({ of, wrong, may, ...about }: Argument): Rule {
  return {
    ...about,
    paths: () => ({
      calls: Object.keys(of),
      beforeCall(event) {
        const index = event.name === undefined ? undefined : of[event.name];
        const term = index === undefined ? undefined : event.args[index];
        if (!term) return;
        const range = rangeOf(event.state, term);
        const value = range.lo === range.hi && Number.isFinite(range.lo) ? range.lo : undefined;
        const message = wrong({ value, range, term }, event);
        if (message !== undefined)
          event.run.report(about.id, { message, ...(may === true ? { may } : {}) }, event.site.at);
      },
    }),
  };
}
/** The bit of a mask; masks may lie beyond 32 bits. */
export function hasBit(value: number, mask: number): boolean {
  return Math.floor(value / mask) % 2 === 1;
}
