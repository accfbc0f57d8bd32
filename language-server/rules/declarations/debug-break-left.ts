// A breakpoint compiled into the driver.

import { shapeOf } from "../../analysis/shape.ts";
import { renameCall } from "../kinds/call-edits.ts";
import type { Rule } from "../rule.ts";

export const debugBreakLeft: Rule = {
  id: "debug-break-left",
  severity: "information",
  summary: "A break into the debugger in a free build.",
  names: { staticDriverVerifier: ["DebugBreakUsage"] },
  fix: renameCall("Use KdBreakPoint", "KdBreakPoint"),
  page: `Without a kernel debugger a breakpoint instruction stops the machine (KMODE_EXCEPTION_NOT_HANDLED).

**Mend it**: use an assertion, or KdBreakPoint, which is nothing in a free build.

\`\`\`c bad
#include <wdm.h>
VOID Trap(ULONG Value)
{
    if (Value == 0) {
        DbgBreakPoint();
//      ^^^^^^^^^^^^^ debug-break-left: debugger
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Trap(ULONG Value)
{
    if (Value == 0) {
        KdBreakPoint();
    }
}
\`\`\`
`,
  body(info, code) {
    const message = "this stops the machine if no kernel debugger is attached";
    // Asked first whether a debugger is there.
    if ([...shapeOf(info.fn).mentions].some((mention) => /DebuggerEnabled|DebuggerNotPresent/.test(mention))) return [];
    if (shapeOf(info.fn).callees.has("KdRefreshDebuggerNotPresent")) return [];
    const breaks = [
      ...code.intrinsics.filter(({ name }) => name === "__debugbreak"),
      ...code.calls.filter(({ name }) => /^(DbgBreakPoint(WithStatus)?|__debugbreak)$/.test(name ?? "")),
    ];
    // The Kd macros and assertions are nothing in a free build.
    return breaks
      .filter(
        ({ at }) => !info.unit.expansion(info.fn.declaration, at.first).some(({ macro }) => macro !== "DbgBreakPoint"),
      )
      .map(({ at }) => ({ message, at }));
  },
};
