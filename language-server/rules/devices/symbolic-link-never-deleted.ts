// A name that outlives its driver.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const symbolicLinkNeverDeleted: Rule = neverUndone({
  id: "symbolic-link-never-deleted",
  severity: "warning",
  summary: "A driver that can be unloaded never deletes the symbolic link it makes.",
  names: {},
  page: `The link stays when the driver goes, leads nowhere, and makes the next load fail with STATUS_OBJECT_NAME_COLLISION.

**Mend it**: call IoDeleteSymbolicLink in Unload, or when the device is removed.

\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateSymbolicLink(&link, &name);
//         ^^^^^^^^^^^^^^^^^^^^ symbolic-link-never-deleted: never
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNREFERENCED_PARAMETER(DriverObject);
    IoDeleteSymbolicLink(&link);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateSymbolicLink(&link, &name);
}
\`\`\`
`,
  does: ["IoCreateSymbolicLink", "IoCreateUnprotectedSymbolicLink"],
  undone: ["IoDeleteSymbolicLink"],
  byUnload: true,
  message: (_, who) => `a symbolic link is made here, but ${who} never deletes it with IoDeleteSymbolicLink`,
});
