// Rules about things that must be given back: one that reports what a path leaves unreturned, one that reports what it
// returns twice or uses afterwards. The routines that make and release each kind stand in `analysis/resources.ts`.
import type { Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { isCallers } from "../../analysis/naming.ts";
import { owed } from "../../analysis/owed.ts";
import { baseOf, heldByLocal, heldOutside } from "../../analysis/pool.ts";
import { markName, type ResourceName } from "../../analysis/resource-kinds.ts";
import { releasedBefore } from "../../analysis/resources.ts";
import type { Mark } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

interface About extends Pick<Rule, "id" | "severity" | "summary" | "names" | "page" | "fix"> {
  readonly kind: ResourceName;
  /** As the message names it, e.g. "the handle". */
  readonly thing: string;
}
interface Leak extends About {
  /** What should be done, e.g. "closed with ZwClose". */
  readonly undo: string;
  /** Reported only where the routine fails: on success the thing is meant to stay. Roles in which that holds. */
  readonly onFailureOf?: readonly string[];
  /** Only things of which this holds. */
  readonly only?: (run: Run, mark: Mark) => boolean;
}

export function leakRule({ kind, thing, undo, onFailureOf, only, ...about }: Leak): Rule {
  return {
    ...about,
    paths: () => ({
      needs: { exit: [markName(kind)] },
      exit(event) {
        const { run, state } = event;
        if (onFailureOf) {
          if (!run.root || !onFailureOf.includes(run.role?.name ?? "")) return;
          if (!event.value || rangeOf(state, event.value).hi >= 0) return;
        }
        for (const mark of owed(state, run.terms, kind)) {
          if (!onFailureOf) {
            if (mark.why?.kind !== "site" || mark.why.site.fn !== run.name || isCallers(mark.term)) continue;
            if (event.value && baseOf(event.value) === mark.term) continue;
            if (heldOutside(state, (place) => run.terms.place(place), mark.term)) continue;
            // A state saved into memory of the caller's is for the caller to bring back.
            if (savedStates.has(kind) && isOfTheCaller(mark.term)) continue;
            // What a routine put into a variable whose address went on is followed only as long as the variable holds it.
            const named = mark.term.kind === "atom" && mark.term.name.startsWith("out:");
            if (named && mark.value === "owned" && !heldByLocal(state, run.terms, mark.term)) continue;
            if (only && !only(run, mark)) continue;
          }
          run.report(
            about.id,
            { message: `${thing} is not ${undo} on this path`, notes: [{ message: "", place: mark.why }] },
            event.at,
          );
        }
      },
    }),
  };
}

const savedStates: ReadonlySet<ResourceName> = new Set(["floating-point", "attached-process", "security-context"]);
function isOfTheCaller(term: Term): boolean {
  return term.kind !== "const" && (term.kind !== "address" || rootOf(term.place).kind !== "local");
}

interface Reuse extends About {
  /** E.g. "closed". */
  readonly done: string;
  /** Whether any routine that is handed the thing afterwards uses it. */
  readonly uses: boolean;
}
export function reuseRule({ kind, thing, done, uses, ...about }: Reuse): Rule {
  return {
    ...about,
    paths: (world) => ({
      needs: { beforeCall: [markName(kind)], access: [markName(kind)] },
      beforeCall(event) {
        const again = releasedBefore(world.terms, event, kind);
        const report = (message: string, { term, why }: Mark) =>
          event.run.report(
            about.id,
            { message, notes: [{ message: `${thing} is ${done} here`, place: why }], about: term },
            event.site.at,
          );
        if (again) {
          report(`${thing} is ${done} twice`, again);
          return;
        }
        if (!uses || event.hasBody || event.name === undefined || silent.test(event.name)) return;
        event.args.forEach((arg, index) => {
          const mark = event.state.mark(markName(kind), arg);
          if (mark?.value === "released" && event.type.params[index])
            report(`${thing} is used by ${event.written} after it was ${done}`, mark);
        });
      },
      ...(uses
        ? {
            access(event) {
              const root = rootOf(event.place);
              const mark = root.kind === "deref" ? event.state.mark(markName(kind), root.pointer) : undefined;
              if (mark?.value !== "released") return;
              event.run.report(
                about.id,
                {
                  message: `${thing} is touched after it was ${done}`,
                  may: true,
                  notes: [{ message: "", place: mark.why }],
                  about: mark.term,
                },
                event.site.at,
              );
            },
          }
        : {}),
    }),
  };
}
/** Printing a value is no use of what it stands for. */
const silent = /^(Dbg|Kd|RtlZero|mem|ZwClose|NtClose)/;
