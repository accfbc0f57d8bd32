// A timer that the system allocated and that nobody can delete any more.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const timerObjectLeaked: Rule = leakRule({
  id: "timer-object-leaked",
  severity: "error",
  summary: "A path returns without deleting a timer of ExAllocateTimer.",
  names: {},
  page: `A timer of ExAllocateTimer is the system's memory until ExDeleteTimer. One that is lost while it is set calls the driver's routine even after the driver has gone.

**Mend it**: delete the timer with ExDeleteTimer on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Ready(PVOID Context);
NTSTATUS Begin(PEXT_CALLBACK Tick, PVOID Context, PEX_TIMER *Made)
{
    NTSTATUS status;
    PEX_TIMER timer = ExAllocateTimer(Tick, Context, EX_TIMER_HIGH_RESOLUTION);
    if (timer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = Ready(Context);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ timer-object-leaked: not deleted
    }
    *Made = timer;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Ready(PVOID Context);
NTSTATUS Begin(PEXT_CALLBACK Tick, PVOID Context, PEX_TIMER *Made)
{
    NTSTATUS status;
    PEX_TIMER timer = ExAllocateTimer(Tick, Context, EX_TIMER_HIGH_RESOLUTION);
    if (timer == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    status = Ready(Context);
    if (!NT_SUCCESS(status)) {
        ExDeleteTimer(timer, TRUE, FALSE, NULL);
        return status;
    }
    *Made = timer;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "timer-object",
  thing: "the timer",
  undo: "deleted with ExDeleteTimer",
});
