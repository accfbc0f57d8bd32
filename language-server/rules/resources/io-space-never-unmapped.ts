// A mapping that outlives its device.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const ioSpaceNeverUnmapped: Rule = neverUndone({
  id: "io-space-never-unmapped",
  severity: "warning",
  summary: "A driver maps registers and never unmaps them.",
  names: {},
  page: `Resources may move when a device is stopped and started again. What MmMapIoSpace mapped must be unmapped when the device is stopped or
removed.

**Mend it**: call MmUnmapIoSpace with the same address and length.

\`\`\`c bad
#include <wdm.h>
PVOID Registers;
VOID Start(PHYSICAL_ADDRESS Base)
{
    Registers = MmMapIoSpace(Base, PAGE_SIZE, MmNonCached);
//              ^^^^^^^^^^^^ io-space-never-unmapped: never
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
PVOID Registers;
VOID Start(PHYSICAL_ADDRESS Base)
{
    Registers = MmMapIoSpace(Base, PAGE_SIZE, MmNonCached);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    if (Registers != NULL) {
        MmUnmapIoSpace(Registers, PAGE_SIZE);
    }
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
  does: ["MmMapIoSpace", "MmMapIoSpaceEx"],
  undone: ["MmUnmapIoSpace"],
  message: () => "device memory is mapped here, but the driver never unmaps it with MmUnmapIoSpace",
});
