// A request passed down under a spin lock.
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import { irqlRangeName } from "../../analysis/irql.ts";
import { routinesThat } from "../../analysis/models.ts";
import { isForPassive, ownMajorMark } from "../kinds/passive-requests.ts";
import type { Rule } from "../rule.ts";

const id = "irp-forwarded-at-raised-irql";

export const irpForwardedAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "A request that lower drivers expect at PASSIVE_LEVEL is passed down at DISPATCH_LEVEL.",
  names: {
    staticDriverVerifier: [
      "ForwardedAtBadIrql",
      "ForwardedAtBadIrqlAllocate",
      "ForwardedAtBadIrqlFsdAsync",
      "ForwardedAtBadIrqlFsdSync",
    ],
  },
  page: `Only read, write, device control and power requests may be passed down at DISPATCH_LEVEL. Create, close, cleanup, Plug and Play, flush and the
others are handled by pageable code below.

**Mend it**: release the lock before IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    KIRQL irql;
    IoSkipCurrentIrpStackLocation(Irp);
    KeRaiseIrql(DISPATCH_LEVEL, &irql);
    status = IoCallDriver(ext->Lower, Irp);
//           ^^^^^^^^^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeLowerIrql(irql);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
}
\`\`\`
`,
  paths: () => ({
    calls: routinesThat("forward", "make"),
    afterCall(event) {
      const [major] = event.args;
      if (!major || !/^IoBuild(Asyn|Syn)chronousFsdRequest$/.test(event.name ?? "")) return;
      const code = constantOf(event.state, major);
      if (code !== undefined) event.state.setMark(ownMajorMark, event.result, String(code));
    },
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const { run, state } = event;
      const now = rangeOf(state, state.irql);
      if (now.lo < 1 || !Number.isFinite(now.lo)) return;
      const arg = event.args[event.irp.irp];
      if (!arg || !isForPassive(run, state, arg)) return;
      run.report(
        id,
        {
          message: `this kind of request is passed down at PASSIVE_LEVEL only, but here the IRQL is ${irqlRangeName(now.lo, now.hi)}`,
          notes: [{ message: "", place: state.irqlWhy }],
        },
        event.site.at,
      );
    },
  }),
};
