// A StartIo queue that stops after the first IRP.
import { callsTo } from "../../analysis/code.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const startIoNeverNext: Rule = {
  id: "start-io-never-next",
  severity: "warning",
  summary: "A driver queues IRPs for StartIo but never starts the next one.",
  names: {},
  page: `After IoStartPacket has handed the first IRP to StartIo the device counts as busy until IoStartNextPacket is called. Without it every
later IRP stays in the queue.

**Mend it**: call IoStartNextPacket where the driver completes the IRP that StartIo was given.

\`\`\`c bad
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
//  ^^^^^^^^^^^^^ start-io-never-next: IoStartNextPacket
    return STATUS_PENDING;
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = DispatchRead;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    IoStartPacket(DeviceObject, Irp, NULL, NULL);
    return STATUS_PENDING;
}
IO_DPC_ROUTINE Done;
VOID Done(PKDPC Dpc, PDEVICE_OBJECT DeviceObject, PIRP Irp, PVOID Context)
{
    UNREFERENCED_PARAMETER(Dpc);
    UNREFERENCED_PARAMETER(Context);
    Irp->IoStatus.Status = STATUS_SUCCESS;
    IoStartNextPacket(DeviceObject, FALSE);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_READ] = DispatchRead;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    const sites = callsTo(world, "IoStartPacket");
    if (sites.length === 0 || !isWhole(world)) return;
    if (callsTo(world, "IoStartNextPacket", "IoStartNextPacketByKey").length > 0) return;
    for (const site of sites) {
      report(site.info, {
        message:
          "IRPs are queued here for StartIo, but the driver never calls IoStartNextPacket: only the first is ever started",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
