// An interval with the wrong sign.
import { constantOf } from "../../analysis/facts.ts";
import { within } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "timer-interval-absolute";

export const timerIntervalAbsolute: Rule = {
  id,
  severity: "warning",
  summary: "A positive constant is given as a time, where a negative one says an interval.",
  names: {},
  page: `Negative times are intervals from now, positive ones count from the year 1601. A small positive constant lies in the past: the wait or
timer ends at once.

**Mend it**: negate the number.

\`\`\`c bad
#include <wdm.h>
VOID Pause(VOID)
{
    LARGE_INTEGER interval;
    interval.QuadPart = 10 * 1000 * 1000;
    KeDelayExecutionThread(KernelMode, FALSE, &interval);
//  ^^^^^^^^^^^^^^^^^^^^^^ timer-interval-absolute: 1601
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Pause(VOID)
{
    LARGE_INTEGER interval;
    interval.QuadPart = -10 * 1000 * 1000;
    KeDelayExecutionThread(KernelMode, FALSE, &interval);
}
\`\`\`
`,
  paths: (world) => ({
    calls: Object.keys(times),
    beforeCall(event) {
      const index = event.name === undefined ? undefined : times[event.name];
      const time = index === undefined ? undefined : event.args[index];
      if (time?.kind !== "address") return;
      for (const [key, value] of event.state.store) {
        const place = world.terms.place(key);
        if (place.kind !== "field" || place.name !== "QuadPart" || !within(place, time.place)) continue;
        const constant = constantOf(event.state, value);
        // A date of this century is far beyond.
        if (constant === undefined || constant <= 0 || constant > 1e17) continue;
        event.run.report(
          id,
          { message: "the time is a small positive number, a date in 1601: an interval is negative" },
          event.site.at,
        );
      }
    },
  }),
};

const times: Readonly<Record<string, number>> = {
  KeDelayExecutionThread: 2,
  KeWaitForSingleObject: 4,
};
