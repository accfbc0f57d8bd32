// What the lower driver said, lost.
import { onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { returnWhatWasCalled } from "../kinds/order-edits.ts";
import type { Rule } from "../rule.ts";

const id = "lower-status-not-returned";
const pending = 0x103n;

export const lowerStatusNotReturned: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine passes the IRP down and returns another status than the lower driver's.",
  names: { staticDriverVerifier: ["LowerDriverReturn"] },
  fix: returnWhatWasCalled("Return what the lower driver returned", /IoCallDriver|IofCallDriver|PoCallDriver/),
  page: `A dispatch routine that passes an IRP down, and has not marked it pending, must return what IoCallDriver returned: if the lower driver
returned STATUS_PENDING, the caller has to know that the IRP is not finished.

**Mend it**: return the value of IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    IoCallDriver(ext->Lower, Irp);
    return STATUS_SUCCESS;
//  ^^^^^^ lower-status-not-returned: the lower driver
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    needs: { exit: [onPaths.irp] },
    exit(event) {
      const { run, state, value } = event;
      const term = run.root?.irp;
      const irp = term && state.irps.get(term.id);
      if (!irp || !value || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      if (irp.owner !== "forwarded" || irp.lowerStatus === undefined) return;
      if (value === irp.lowerStatus || value.kind !== "const") return;
      // Marked pending it must say so, which is another rule's matter.
      if (irp.pending === "yes" || (irp.pending === "unknown" && value.value === pending)) return;
      // A path on which the lower driver's status is known to be that very value.
      const lower = rangeOf(state, irp.lowerStatus);
      if (lower.lo === lower.hi && lower.lo === Number(value.value)) return;
      // A failure found on a path where the lower driver has failed as well.
      if (lower.hi < 0 && value.value < 0n) return;
      run.report(
        id,
        {
          message: `${run.fn.symbol.name} returns a status of its own here, not what the lower driver returned for the IRP`,
          notes: irp.why ? [{ message: "", place: irp.why }] : [],
        },
        event.at,
      );
    },
  }),
};
