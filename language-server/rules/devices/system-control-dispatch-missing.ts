// A driver with AddDevice and no IRP_MJ_SYSTEM_CONTROL routine.
import { missingDispatch } from "../kinds/entry.ts";
import type { Rule } from "../rule.ts";

export const systemControlDispatchMissing: Rule = {
  id: "system-control-dispatch-missing",
  severity: "warning",
  summary: "A Plug and Play driver has no dispatch routine for IRP_MJ_SYSTEM_CONTROL.",
  names: { staticDriverVerifier: ["WmiForward"] },
  page: `WMI requests for another driver of the stack arrive here too and must be passed down. Without a routine they fail on the way, and the
drivers below lose their WMI data.

**Mend it**: set MajorFunction[IRP_MJ_SYSTEM_CONTROL] in DriverEntry to a routine that passes the request down.

\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Pass;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
//       ^^^^^^^^^^^ system-control-dispatch-missing: IRP_MJ_SYSTEM_CONTROL
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pass;
    DriverObject->MajorFunction[IRP_MJ_POWER] = Pass;
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
    missingDispatch(context, "IRP_MJ_SYSTEM_CONTROL", 0x17);
  },
};
