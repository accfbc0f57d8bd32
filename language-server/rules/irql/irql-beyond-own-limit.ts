// A function that leaves the levels it is annotated to stay within.
import type { IrFunction } from "../../../compiler/ir/ir.ts";
import type { AfterCallEvent } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { irqlName, irqlRangeName } from "../../analysis/irql.ts";
import { contractOf } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "irql-beyond-own-limit";

interface Limits {
  readonly max: number;
  readonly min: number;
}

export const irqlBeyondOwnLimit: Rule = {
  id,
  severity: "error",
  summary: "A function raises or lowers the IRQL beyond the limit it is annotated with itself.",
  names: {
    codeAnalysis: ["C28124", "C28150"],
    codeql: ["cpp/drivers/irql-set-too-high", "cpp/drivers/irql-set-too-low"],
  },
  page: `_IRQL_always_function_max_ and _IRQL_always_function_min_ promise for the whole body: whoever calls the function may rely on it that the
level never leaves these bounds in between, not even for a moment.

**Mend it**: do what needs the other level elsewhere, or correct the annotation.

\`\`\`c bad
#include <wdm.h>
_IRQL_always_function_max_(APC_LEVEL)
VOID Count(PULONG Counter)
{
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ irql-beyond-own-limit: APC_LEVEL
    *Counter += 1;
    KeLowerIrql(irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
_IRQL_always_function_max_(DISPATCH_LEVEL)
VOID Count(PULONG Counter)
{
    KIRQL irql;
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    *Counter += 1;
    KeLowerIrql(irql);
}
\`\`\`
`,
  paths() {
    const known = new WeakMap<IrFunction, Limits | undefined>();
    const limitsOf = ({ fn, unit }: AfterCallEvent["run"]): Limits | undefined => {
      if (known.has(fn)) return known.get(fn);
      const levels = (kind: "irqlAlwaysMax" | "irqlAlwaysMin"): number[] =>
        contractOf(unit, fn.symbol).clauses.flatMap(({ kind: its, level, when }) =>
          its === kind && level !== undefined && when === undefined ? [level] : [],
        );
      const [most, least] = [levels("irqlAlwaysMax"), levels("irqlAlwaysMin")];
      const limits =
        most.length + least.length === 0
          ? undefined
          : { max: Math.min(...most, Number.POSITIVE_INFINITY), min: Math.max(...least, 0) };
      known.set(fn, limits);
      return limits;
    };
    return {
      afterCall(event) {
        const { run, before, state, site } = event;
        const limits = state.irql === before.irql ? undefined : limitsOf(run);
        if (limits === undefined) return;
        const now = rangeOf(state, state.irql);
        const then = rangeOf(before, before.irql);
        const { name } = run.fn.symbol;
        const level = irqlRangeName(now.lo, now.hi);
        if (now.lo > limits.max && then.lo <= limits.max)
          run.report(
            id,
            {
              message: `${event.written} raises the IRQL to ${level}, but ${name} is annotated never to be above ${irqlName(limits.max)}`,
            },
            site.at,
          );
        else if (now.hi < limits.min && then.hi >= limits.min)
          run.report(
            id,
            {
              message: `${event.written} lowers the IRQL to ${level}, but ${name} is annotated never to be below ${irqlName(limits.min)}`,
            },
            site.at,
          );
      },
    };
  },
};
