// A device object that is never taken off its stack.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const deviceNeverDetached: Rule = neverUndone({
  id: "device-never-detached",
  severity: "warning",
  summary: "A driver attaches device objects and never detaches them.",
  names: { staticDriverVerifier: ["PnpRemove"] },
  page: `When a device is removed its function and filter drivers must leave the stack with IoDetachDevice before they delete their device objects.

**Mend it**: call IoDetachDevice in the handling of IRP_MN_REMOVE_DEVICE, after the request was passed down.

\`\`\`c bad
#include <wdm.h>
PDEVICE_OBJECT Lower;
NTSTATUS Hook(PDEVICE_OBJECT Own, PDEVICE_OBJECT Target)
{
    Lower = IoAttachDeviceToDeviceStack(Own, Target);
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ device-never-detached: never
    return Lower == NULL ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
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
PDEVICE_OBJECT Lower;
NTSTATUS Hook(PDEVICE_OBJECT Own, PDEVICE_OBJECT Target)
{
    Lower = IoAttachDeviceToDeviceStack(Own, Target);
    return Lower == NULL ? STATUS_NO_SUCH_DEVICE : STATUS_SUCCESS;
}
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDetachDevice(Lower);
    IoDeleteDevice(DriverObject->DeviceObject);
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
  does: ["IoAttachDeviceToDeviceStack", "IoAttachDeviceToDeviceStackSafe", "IoAttachDevice"],
  undone: ["IoDetachDevice"],
  message: () => "a device object is attached here, but the driver never detaches it with IoDetachDevice",
});
