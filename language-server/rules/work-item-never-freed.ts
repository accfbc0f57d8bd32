// Work items that are never freed.
import { callsTo } from "../analysis/code.ts";
import { neverUndone } from "./kinds/whole-driver.ts";
import type { Rule } from "./rule.ts";

export const workItemNeverFreed: Rule = neverUndone({
  id: "work-item-never-freed",
  severity: "warning",
  summary: "A driver allocates work items and never frees them.",
  names: {},
  page: `A work item must be freed with IoFreeWorkItem when its routine has run, usually in the routine itself.

**Mend it**: call IoFreeWorkItem in the work item's routine.

\`\`\`c bad
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
//                      ^^^^^^^^^^^^^^^^^^ work-item-never-freed: never
    if (item != NULL) {
        IoQueueWorkItem(item, Later, DelayedWorkQueue, NULL);
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_WORKITEM_ROUTINE Later;
VOID Later(PDEVICE_OBJECT DeviceObject, PVOID Context)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoFreeWorkItem((PIO_WORKITEM)Context);
}
VOID Defer(PDEVICE_OBJECT Device)
{
    PIO_WORKITEM item = IoAllocateWorkItem(Device);
    if (item != NULL) {
        IoQueueWorkItem(item, Later, DelayedWorkQueue, item);
    }
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  does: ["IoAllocateWorkItem"],
  undone: ["IoFreeWorkItem"],
  byUnload: true,
  // A routine of its own may free it when it has run.
  unless: ({ world }) =>
    callsTo(world, "IoFreeWorkItem").some(({ info }) => world.roles.get(info.name)?.name !== "DRIVER_INITIALIZE"),
  message: (_, who) => `a work item is allocated here, but ${who} never frees one with IoFreeWorkItem`,
});
