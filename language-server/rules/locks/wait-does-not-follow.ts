// An object is set with Wait TRUE, and no wait follows.

import type { CallEvent } from "../../analysis/events.ts";
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import type { Mark } from "../../analysis/state.ts";
import type { Rule } from "../rule.ts";

const id = "wait-does-not-follow";

export const waitDoesNotFollow: Rule = {
  id,
  severity: "error",
  summary: "KeSetEvent, KeReleaseMutex or KeReleaseSemaphore is called with Wait TRUE, and the next call is no wait.",
  names: {},
  page: `Wait TRUE says that a KeWaitForXxx follows at once: the routine returns with the dispatcher's lock held and the IRQL raised, and the
wait takes over from there. What runs in between runs under that lock; where no wait comes, it is not given back.

**Mend it**: pass FALSE, unless the very next call is the wait.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KEVENT Started; KMUTEX Mutex; ULONG Count; } EXT, *PEXT;
VOID Tell(PEXT Ext)
{
    KeSetEvent(&Ext->Started, IO_NO_INCREMENT, TRUE);
//  ^^^^^^^^^^ wait-does-not-follow: KeClearEvent
    KeClearEvent(&Ext->Started);
}
NTSTATUS Add(PEXT Ext)
{
    KeWaitForSingleObject(&Ext->Mutex, Executive, KernelMode, FALSE, NULL);
    Ext->Count++;
    KeReleaseMutex(&Ext->Mutex, TRUE);
//  ^^^^^^^^^^^^^^ wait-does-not-follow: returns
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KEVENT Started; KEVENT Answered; ULONG Count; } EXT, *PEXT;
NTSTATUS Ask(PEXT Ext)
{
    KeSetEvent(&Ext->Started, IO_NO_INCREMENT, TRUE);
    return KeWaitForSingleObject(&Ext->Answered, Executive, KernelMode, FALSE, NULL);
}
VOID Tell(PEXT Ext)
{
    KeSetEvent(&Ext->Started, IO_NO_INCREMENT, FALSE);
    KeClearEvent(&Ext->Started);
}
\`\`\`
`,
  paths: () => [
    {
      calls: Object.keys(waitOf),
      afterCall({ name = "", args, state, site, run }) {
        const wait = args[waitOf[name] ?? -1];
        const value = wait && constantOf(state, wait);
        // At a raised level no wait can follow, and the call itself is told of.
        if (value !== undefined && value !== 0 && rangeOf(state, state.irql).lo < 2)
          state.setMark(announced, run.terms.zero, name, { kind: "site", site, message: "a wait is announced here" });
      },
    },
    {
      needs: { beforeCall: [announced], exit: [announced] },
      beforeCall(event) {
        const [mark] = event.state.marksNamed(announced);
        // A routine of the driver may begin with the wait; what one prints is left to those who debug.
        if (!mark || event.hasBody || silent.test(event.name ?? "")) return;
        event.state.clearMark(announced, mark.term);
        if (event.name !== undefined && !/^KeWaitFor/.test(event.name)) tell(event, mark, `${event.written} is called`);
      },
      exit({ state, run, site }) {
        const [mark] = state.marksNamed(announced);
        // Whoever called it may wait.
        if (mark && run.root) tell({ run, site }, mark, `${run.fn.symbol.name} returns`);
      },
    },
  ],
};
const announced = "wait-announced";
const waitOf: Readonly<Record<string, number>> = {
  KeSetEvent: 2,
  KePulseEvent: 2,
  KeReleaseMutex: 1,
  KeReleaseMutant: 3,
  KeReleaseSemaphore: 3,
};
const silent = /^_*(Dbg|vDbg|Kd|Ringside|ringside)/;

function tell({ run, site }: Pick<CallEvent, "run" | "site">, mark: Mark, what: string): void {
  const here = mark.why?.kind === "site" && mark.why.site.fn === run.name ? mark.why.site.at : site.at;
  run.report(
    id,
    {
      message: `${mark.value} is called with Wait TRUE, but then ${what}: a wait must be the next thing`,
      about: mark.term,
    },
    here,
  );
}
