// Power requests that stop after the first.
import { callsTo } from "../analysis/code.ts";
import { isReferenced, isWhole } from "./kinds/whole-driver.ts";
import type { Rule } from "./rule.ts";

export const nextPowerIrpNotStarted: Rule = {
  id: "next-power-irp-not-started",
  severity: "warning",
  summary: "A driver uses PoCallDriver and never PoStartNextPowerIrp.",
  names: {},
  page: `On systems before Windows Vista, where PoCallDriver is needed, the power manager holds back the next power request until
PoStartNextPowerIrp was called for the current one.

**Mend it**: call PoStartNextPowerIrp before passing the request down; or, on newer systems, use IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ next-power-irp-not-started: PoStartNextPowerIrp
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_POWER] = DispatchPower;
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PoStartNextPowerIrp(Irp);
    IoSkipCurrentIrpStackLocation(Irp);
    return PoCallDriver(ext->Lower, Irp);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->MajorFunction[IRP_MJ_POWER] = DispatchPower;
    return STATUS_SUCCESS;
}
\`\`\`
`,
  project({ world, report }) {
    const sites = callsTo(world, "PoCallDriver");
    if (sites.length === 0 || !isWhole(world) || isReferenced(world, ["PoStartNextPowerIrp"])) return;
    for (const site of sites) {
      report(site.info, {
        message:
          "PoCallDriver is used, but the driver never calls PoStartNextPowerIrp: where the one is needed the other is too",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};
