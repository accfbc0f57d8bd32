// A driver that can never be unloaded.
import { entries, setsMember } from "../kinds/entry.ts";
import type { Rule } from "../rule.ts";

export const unloadMissing: Rule = {
  id: "unload-missing",
  severity: "information",
  summary: "A Plug and Play driver has no Unload routine.",
  names: {},
  page: `A driver without DriverUnload stays in memory until the machine is restarted, and cannot be updated before. A Plug and Play driver
needs one, if only an empty one.

**Mend it**: set DriverObject->DriverUnload in DriverEntry.

\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Pass;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
//       ^^^^^^^^^^^ unload-missing: DriverUnload
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pass;
    DriverObject->MajorFunction[IRP_MJ_POWER] = Pass;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Pass;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Pass;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pass;
    DriverObject->MajorFunction[IRP_MJ_POWER] = Pass;
    DriverObject->MajorFunction[IRP_MJ_SYSTEM_CONTROL] = Pass;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    for (const { info, range } of entries(world)) {
      if (!setsMember(world, "AddDevice") || setsMember(world, "DriverUnload")) continue;
      report(info, { message: "the driver sets AddDevice but not DriverUnload: it can never be unloaded", range });
    }
  },
};
