// An I/O timer set up late.
import { callsTo } from "../../analysis/code.ts";
import type { Rule } from "../rule.ts";

export const ioTimerOutsideAddDevice: Rule = {
  id: "io-timer-outside-add-device",
  severity: "warning",
  summary: "IoInitializeTimer is called outside AddDevice.",
  names: { codeAnalysis: ["C28133"], codeql: ["cpp/drivers/io-initialize-timer-call"] },
  page: `IoInitializeTimer may be called once for a device object; AddDevice, where the device object is made, is the only place that is reached
only once.

**Mend it**: call IoInitializeTimer in AddDevice, and IoStartTimer when the device starts.

\`\`\`c bad
#include <wdm.h>
IO_TIMER_ROUTINE Tick;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = IoInitializeTimer(DeviceObject, Tick, NULL);
//                    ^^^^^^^^^^^^^^^^^ io-timer-outside-add-device: AddDevice
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
IO_TIMER_ROUTINE Tick;
DRIVER_ADD_DEVICE AddDevice;
NTSTATUS AddDevice(PDRIVER_OBJECT DriverObject, PDEVICE_OBJECT Pdo)
{
    PDEVICE_OBJECT device;
    NTSTATUS status = IoCreateDevice(DriverObject, 0, NULL, FILE_DEVICE_UNKNOWN, FILE_DEVICE_SECURE_OPEN, FALSE, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = IoInitializeTimer(device, Tick, NULL);
    if (!NT_SUCCESS(status) || IoAttachDeviceToDeviceStack(device, Pdo) == NULL) {
        IoDeleteDevice(device);
        return STATUS_UNSUCCESSFUL;
    }
    device->Flags &= ~DO_DEVICE_INITIALIZING;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    for (const site of callsTo(world, "IoInitializeTimer")) {
      // A helper may be called from AddDevice; DriverEntry makes device objects too.
      const role = world.roles.get(site.info.name)?.name;
      if (role === undefined || role === "DRIVER_ADD_DEVICE" || role === "DRIVER_INITIALIZE") continue;
      report(site.info, {
        message: "IoInitializeTimer is called outside AddDevice: a device object's timer may be set up only once",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
