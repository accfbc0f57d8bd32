// A work item that nobody can free any more.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const workItemLeaked: Rule = leakRule({
  id: "work-item-leaked",
  severity: "error",
  summary: "A path returns without queueing or freeing a work item it allocated.",
  names: {},
  fix: undoBeforeExit(
    "Free the work item first",
    /IoAllocateWorkItem/,
    ({ result }) => result && `IoFreeWorkItem(${result});`,
  ),
  page: `A work item holds a reference on its device object. One that is neither queued nor freed keeps the device from being deleted.

**Mend it**: call IoFreeWorkItem on the path shown.

\`\`\`c bad
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
NTSTATUS Defer(PDEVICE_OBJECT Device, BOOLEAN Busy)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    if (item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (Busy) {
        return STATUS_DEVICE_BUSY;
//      ^^^^^^ work-item-leaked: not
    }
    IoQueueWorkItem(item, Later, DelayedWorkQueue, item);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
NTSTATUS Defer(PDEVICE_OBJECT Device, BOOLEAN Busy)
{
    PIO_WORKITEM item;
    if (Busy) {
        return STATUS_DEVICE_BUSY;
    }
    item = IoAllocateWorkItem(Device);
    if (item == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    IoQueueWorkItem(item, Later, DelayedWorkQueue, item);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "work-item",
  thing: "the work item",
  undo: "queued or freed with IoFreeWorkItem",
});
