// A callback that returns at another IRQL than it was entered at.
import { rangeOf } from "../analysis/facts.ts";
import { irqlRangeName } from "../analysis/irql.ts";
import type { State } from "../analysis/state.ts";
import type { Rule } from "./rule.ts";

const id = "irql-not-restored";

export const irqlNotRestored: Rule = {
  id,
  severity: "error",
  summary: "A callback returns at an IRQL other than the one it was entered at.",
  names: {
    codeAnalysis: ["C28166", "C28167"],
    staticDriverVerifier: ["IrqlReturn", "IrqlKeRaiseLower"],
    codeql: ["cpp/drivers/irql-inconsistent-with-required", "cpp/drivers/irql-function-not-annotated"],
  },
  page: `The kernel expects every callback to return at the level at which it was called. After a \`KeRaiseIrql\` without its
\`KeLowerIrql\` the caller runs on at the raised level and fails in a place that has nothing to do with the mistake.

**Mend it**: lower the IRQL to the saved level on every path.

\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    return;
//  ^^^^^^ irql-not-restored: DISPATCH_LEVEL
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    KeLowerIrql(irql);
}
\`\`\`
`,
  paths: () => ({
    exits(event) {
      if (!event.run.root || !event.run.role || event.run.role.lockRoutine || event.run.role.name === "DRIVER_CANCEL")
        return;
      for (const exit of event.exits) {
        // A lock still held explains the level and is told of by its own rule.
        if (exit.state.irql === event.entry.irql || exit.state.locks.some((lock) => !lock.fromEntry)) continue;
        // Of a level that was lost from sight only the bounds that the code itself asks for are known.
        if (exit.state.irql.kind === "atom") continue;
        const now = rangeOf(exit.state, exit.state.irql);
        const then = rangeOf(exit.state, event.entry.irql);
        // A caller may be at the lowest level that the role allows; left above that, it goes on there.
        const above = event.entry.grounds.lower && isRaised(exit.state) && now.lo > then.lo;
        if (!above && now.lo <= then.hi && then.lo <= now.hi) continue;
        event.run.report(
          id,
          {
            message: `${event.run.fn.symbol.name} returns at ${irqlRangeName(now.lo, now.hi)}, but it is entered at ${irqlRangeName(then.lo, then.hi)}`,
            notes: [{ message: "", place: exit.state.irqlWhy }],
          },
          exit.at,
        );
      }
    },
  }),
};

/** By KeRaiseIrql itself: of a lock's level it may not have been seen how it was given back. */
function isRaised({ irql, irqlWhy }: State): boolean {
  return irql.kind === "const" && irqlWhy.kind === "site" && irqlWhy.message.startsWith("KeRaiseIrql");
}
