// An I/O timer that outlives its device.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const ioTimerNeverStopped: Rule = neverUndone({
  id: "io-timer-never-stopped",
  severity: "warning",
  summary: "A driver starts an I/O timer and never stops it.",
  names: {},
  page: `IoStartTimer has the timer routine called once a second until IoStopTimer.

**Mend it**: call IoStopTimer when the device is stopped or removed.

\`\`\`c bad
#include <wdm.h>
VOID Begin(PDEVICE_OBJECT Device)
{
    IoStartTimer(Device);
//  ^^^^^^^^^^^^ io-timer-never-stopped: never
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
VOID Begin(PDEVICE_OBJECT Device)
{
    IoStartTimer(Device);
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoStopTimer(DriverObject->DeviceObject);
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
  does: ["IoStartTimer"],
  undone: ["IoStopTimer"],
  message: () => "an I/O timer is started here, but the driver never stops it with IoStopTimer",
});
