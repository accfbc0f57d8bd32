// A device object that is in no stack.
import { callsTo } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const addDeviceNotAttached: Rule = {
  id: "add-device-not-attached",
  severity: "error",
  summary: "AddDevice makes a device object and does not attach it.",
  names: { staticDriverVerifier: ["AddDevice"] },
  page: `A device object that AddDevice makes must be attached to the stack of the physical device object it was given, or no Plug and Play and
no power request reaches it.

**Mend it**: call IoAttachDeviceToDeviceStack after IoCreateDevice.

\`\`\`c bad
#include <wdm.h>
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
//                    ^^^^^^^^^^^^^^ add-device-not-attached: attach
    UNREFERENCED_PARAMETER(Pdo);
    if (NT_SUCCESS(status)) {
        device->Flags &= ~DO_DEVICE_INITIALIZING;
    }
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, sizeof(EXT), NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) return status;
    ((PEXT)device->DeviceExtension)->Lower = IoAttachDeviceToDeviceStack(device, Pdo);
    if (((PEXT)device->DeviceExtension)->Lower == NULL) {
        IoDeleteDevice(device);
        return STATUS_NO_SUCH_DEVICE;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    if (
      callsTo(
        world,
        "IoAttachDeviceToDeviceStack",
        "IoAttachDeviceToDeviceStackSafe",
        "IoAttachDevice",
        "IoAttachDeviceByPointer",
        // Attaches the device that it is given.
        "KsCreateBusEnumObject",
      ).length > 0
    )
      return;
    for (const site of callsTo(world, "IoCreateDevice", "IoCreateDeviceSecure", "WdmlibIoCreateDeviceSecure")) {
      if (world.roles.get(site.info.name)?.name !== "DRIVER_ADD_DEVICE") continue;
      report(site.info, {
        message: "AddDevice makes a device object here, but nothing in the driver attaches it to the device stack",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
