// A device object that outlives its driver.
import { neverUndone } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const deviceNeverDeleted: Rule = neverUndone({
  id: "device-never-deleted",
  severity: "warning",
  summary: "A driver that can be unloaded never deletes a device object.",
  names: { staticDriverVerifier: ["DeleteDevice"] },
  page: `A device object whose driver has been unloaded still has requests sent to it. Every device object must be deleted when the device is
removed, or at the latest in Unload.

**Mend it**: call IoDeleteDevice in the handling of IRP_MN_REMOVE_DEVICE, or in Unload.

\`\`\`c bad
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
//         ^^^^^^^^^^^^^^ device-never-deleted: never
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_UNLOAD Unload;
VOID Unload(PDRIVER_OBJECT DriverObject)
{
    IoDeleteDevice(DriverObject->DeviceObject);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    PDEVICE_OBJECT device;
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    return IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
}
\`\`\`
`,
  does: ["IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure"],
  undone: ["IoDeleteDevice"],
  byUnload: true,
  message: (_, who) => `a device object is made here, but ${who} never deletes it with IoDeleteDevice`,
});
