// A work item that is freed where it was queued.
import type { Rule } from "../rule.ts";

const id = "work-item-freed-while-queued";
/** The mark on a work item that this path has queued. */
const queued = "work-item-queued";

export const workItemFreedWhileQueued: Rule = {
  id,
  severity: "error",
  summary: "A work item is freed while it is queued.",
  names: {},
  page: `IoQueueWorkItem returns at once; the system's thread takes the work item out of its queue some time later, and reads it to find the routine. Freed by
then, it is memory of somebody else's.

**Mend it**: call IoFreeWorkItem in the routine that the work item runs, or after waiting for an event that the routine sets.

\`\`\`c bad
#include <wdm.h>
IO_WORKITEM_ROUTINE Work;
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    if (item != NULL) {
        IoQueueWorkItem(item, Work, DelayedWorkQueue, NULL);
        IoFreeWorkItem(item);
//      ^^^^^^^^^^^^^^ work-item-freed-while-queued: may still be queued
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_WORKITEM_ROUTINE Work;
VOID DeferAndWait(PDEVICE_OBJECT Device, PKEVENT Done)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    if (item != NULL) {
        KeClearEvent(Done);
        IoQueueWorkItem(item, Work, DelayedWorkQueue, Done);
        KeWaitForSingleObject(Done, Executive, KernelMode, FALSE, NULL);
        IoFreeWorkItem(item);
    }
}
VOID Work(PDEVICE_OBJECT Device, PVOID Context)
{
    UNREFERENCED_PARAMETER(Device);
    KeSetEvent(Context, IO_NO_INCREMENT, FALSE);
}
\`\`\`
`,
  paths: () => ({
    calls: (routine) => queuers.has(routine) || routine === "IoFreeWorkItem" || waits.test(routine),
    afterCall({ name = "", args: [item], state, site, written }) {
      if (item && queuers.has(name))
        state.setMark(queued, item, "yes", { kind: "site", site, message: `it is queued here by ${written}` });
      // Whoever waits, waits for the routine.
      else if (waits.test(name)) for (const { term } of [...state.marksNamed(queued)]) state.clearMark(queued, term);
    },
    beforeCall({ name, args: [item], state, run, site }) {
      const mark = name === "IoFreeWorkItem" && item ? state.mark(queued, item) : undefined;
      if (mark?.why?.kind !== "site" || mark.why.site.fn !== run.name) return;
      const message = "the work item is freed here, and may still be queued: its routine frees it, or is waited for";
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, site.at);
    },
  }),
};
const queuers: ReadonlySet<string> = new Set(["IoQueueWorkItem", "IoQueueWorkItemEx"]);
const waits = /^Ke(WaitFor|Delay)|^IoReleaseRemoveLockAndWait/;
