// An allocation in the handling of IRP_MN_SET_POWER.
import { allocatorOf } from "../../analysis/models.ts";
import { Major, Minor, serves } from "../../analysis/requests.ts";
import type { Rule } from "../rule.ts";

const id = "power-down-allocates";

export const powerDownAllocates: Rule = {
  id,
  severity: "warning",
  summary: "Memory is allocated while the device is powered.",
  names: { staticDriverVerifier: ["PowerDownAllocate"] },
  page: `While the system goes to sleep the paging device may be off already: an allocation can fail or wait for ever. What is needed must be
allocated beforehand.

**Mend it**: allocate when the device starts.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PVOID State; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SET_POWER) {
        ext->State = ExAllocatePool2(POOL_FLAG_NON_PAGED, 512, 'tatS');
//                   ^^^^^^^^^^^^^^^ power-down-allocates: SET_POWER
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; PVOID State; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_POWER) DRIVER_DISPATCH DispatchPower;
NTSTATUS DispatchPower(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    if (stack->MinorFunction == IRP_MN_SET_POWER && ext->State != NULL) {
        RtlZeroMemory(ext->State, 512);
    }
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: (world) => ({
    calls: (routine) => allocatorOf(routine) !== undefined || /^MmAllocate/.test(routine),
    beforeCall(event) {
      for (const key of event.state.irps.keys()) {
        if (!serves(event.run, event.state, world.terms.term(key), Major.power, Minor.setPower)) continue;
        event.run.report(
          id,
          { message: "memory is allocated in the handling of IRP_MN_SET_POWER: the paging device may be off" },
          event.site.at,
        );
      }
    },
  }),
};
