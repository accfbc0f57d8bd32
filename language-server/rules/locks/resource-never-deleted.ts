// An ERESOURCE that stays on the system's list.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const resourceNeverDeleted: Rule = neverUndone({
  id: "resource-never-deleted",
  severity: "error",
  summary: "An executive resource is initialised and never deleted.",
  names: {},
  page: `ExInitializeResourceLite links the resource into a list of all resources. If its memory is freed without ExDeleteResourceLite the list
is corrupt.

**Mend it**: call ExDeleteResourceLite before the memory goes.

\`\`\`c bad
#include <wdm.h>
ERESOURCE Guard;
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
    return ExInitializeResourceLite(&Guard);
//         ^^^^^^^^^^^^^^^^^^^^^^^^ resource-never-deleted: never
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ERESOURCE Guard;
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    ExDeleteResourceLite(&Guard);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return ExInitializeResourceLite(&Guard);
}
\`\`\`
`,
  does: ["ExInitializeResourceLite"],
  undone: ["ExDeleteResourceLite"],
  byUnload: true,
  message: (_, who) =>
    `an executive resource is initialised here, but ${who} never deletes it with ExDeleteResourceLite`,
});
