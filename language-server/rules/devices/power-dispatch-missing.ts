// A driver with AddDevice and no IRP_MJ_POWER routine.
import { missingDispatch } from "../kinds/entry.ts";
import type { Rule } from "../rule.ts";

export const powerDispatchMissing: Rule = {
  id: "power-dispatch-missing",
  severity: "warning",
  summary: "A Plug and Play driver has no dispatch routine for IRP_MJ_POWER.",
  names: {},
  page: `A driver in a device stack must pass power requests down. Without a routine for IRP_MJ_POWER they fail here, and with them every
change of the system's power state.

**Mend it**: set MajorFunction[IRP_MJ_POWER] in DriverEntry to a routine that passes the request down.

\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
DRIVER_DISPATCH Pass;
DRIVER_UNLOAD Unload;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
//       ^^^^^^^^^^^ power-dispatch-missing: IRP_MJ_POWER
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->DriverExtension->AddDevice = AddDevice;
    DriverObject->MajorFunction[IRP_MJ_PNP] = Pass;
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
    ULONG index;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->DriverExtension->AddDevice = AddDevice;
    for (index = 0; index <= IRP_MJ_MAXIMUM_FUNCTION; index++) {
        DriverObject->MajorFunction[index] = Pass;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project(context) {
    missingDispatch(context, "IRP_MJ_POWER", 0x16);
  },
};
