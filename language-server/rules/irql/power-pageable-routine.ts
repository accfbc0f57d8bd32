// Power requests that arrive at DISPATCH_LEVEL.
import { codeOf } from "../../analysis/code.ts";
import { type CallEvent, onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { Major, Minor, serves } from "../../analysis/requests.ts";
import type { World } from "../../analysis/world.ts";
import { isWhole } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "power-pageable-routine";

export const powerPageableRoutine: Rule = {
  id,
  severity: "warning",
  summary: "A PASSIVE_LEVEL routine in the handling of a power request, though the device is not DO_POWER_PAGABLE.",
  names: { staticDriverVerifier: ["PowerIrpDDIs", "PagedCodeAtPowerTrans"] },
  page: `The power manager sends IRP_MN_SET_POWER at PASSIVE_LEVEL only to devices with DO_POWER_PAGABLE. To others it may come at DISPATCH_LEVEL,
where routines that need PASSIVE_LEVEL, and pageable code, may not be used.

**Mend it**: set DO_POWER_PAGABLE in AddDevice, as the device object below has it, or leave the work to a work item.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; HANDLE File; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        ZwClose(ext->File);
//      ^^^^^^^ power-pageable-routine: DO_POWER_PAGABLE
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
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
typedef struct _EXT { PDEVICE_OBJECT Lower; HANDLE File; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
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
  paths: (world) => ({
    needs: { beforeCall: [onPaths.irp] },
    beforeCall(event) {
      if (!needsLow(event) || event.state.irql.kind === "const") return;
      // A test of the level on the path shows that the routine knows where it is.
      if (rangeOf(event.state, event.state.irql).hi < 2) return;
      for (const key of event.state.irps.keys()) {
        if (!serves(event.run, event.state, world.terms.term(key), Major.power, Minor.setPower)) continue;
        if (!event.run.ask(isWhole) || event.run.ask(touchesFlags)) return;
        event.run.report(
          id,
          {
            message: `${event.written} needs ${event.requirement.max === 0 ? "PASSIVE_LEVEL" : "APC_LEVEL or below"}, but without DO_POWER_PAGABLE this request may come at DISPATCH_LEVEL`,
            may: true,
          },
          event.site.at,
        );
      }
    },
  }),
};

/** Passive routines, and PAGED_CODE. */
function needsLow({ requirement: { max }, hasBody, name }: CallEvent): boolean {
  return !hasBody && (max === 0 || (max === 1 && name === "__ringside_paged_code"));
}
/** Anything beyond clearing DO_DEVICE_INITIALIZING may have set DO_POWER_PAGABLE, or copied it from below. */
function touchesFlags(world: World): boolean {
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    for (const { target, value } of codeOf(info.fn).assigns) {
      if (target.kind !== "field" || target.field.name !== "Flags") continue;
      if (!(value.kind === "binary" && value.op === "and")) return true;
    }
  }
  return false;
}
