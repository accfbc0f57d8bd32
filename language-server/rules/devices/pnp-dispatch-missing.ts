// A driver with AddDevice and no IRP_MJ_PNP routine.
import { missingDispatch } from "../kinds/entry.ts";
import type { Rule } from "../rule.ts";

export const pnpDispatchMissing: Rule = {
  id: "pnp-dispatch-missing",
  severity: "warning",
  summary: "A Plug and Play driver has no dispatch routine for IRP_MJ_PNP.",
  names: {},
  page: `Without a routine for IRP_MJ_PNP the I/O manager fails every Plug and Play request: the device cannot be started, stopped or removed.

**Mend it**: set MajorFunction[IRP_MJ_PNP] in DriverEntry.

\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Pass;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
//       ^^^^^^^^^^^ pnp-dispatch-missing: IRP_MJ_PNP
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->DriverExtension->AddDevice = AddDevice;
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
  project(context) {
    missingDispatch(context, "IRP_MJ_PNP", 0x1b);
  },
};
