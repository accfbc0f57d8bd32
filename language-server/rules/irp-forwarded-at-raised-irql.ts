// A request passed down under a spin lock.
import { rangeOf } from "../analysis/facts.ts";
import { irpOf } from "../analysis/irps.ts";
import { irqlRangeName } from "../analysis/irql.ts";
import { majorOf } from "../analysis/requests.ts";
import type { Rule } from "./rule.ts";

const id = "irp-forwarded-at-raised-irql";

export const irpForwardedAtRaisedIrql: Rule = {
  id,
  severity: "error",
  summary: "A request that lower drivers expect at PASSIVE_LEVEL is passed down at DISPATCH_LEVEL.",
  names: { staticDriverVerifier: ["ForwardedAtBadIrql", "ForwardedAtBadIrqlAllocate", "ForwardedAtBadIrqlFsdSync"] },
  page: `Only read, write, device control and power requests may be passed down at DISPATCH_LEVEL. Create, close, cleanup, Plug and Play, flush and the
others are handled by pageable code below.

**Mend it**: release the lock before IoCallDriver.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; KSPIN_LOCK Lock; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_CREATE) DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status;
    KIRQL irql;
    IoSkipCurrentIrpStackLocation(Irp);
    KeAcquireSpinLock(&ext->Lock, &irql);
    status = IoCallDriver(ext->Lower, Irp);
//           ^^^^^^^^^^^^ irp-forwarded-at-raised-irql: PASSIVE_LEVEL
    KeReleaseSpinLock(&ext->Lock, irql);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PDEVICE_OBJECT Lower; KSPIN_LOCK Lock; } EXT, *PEXT;
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
    beforeCall(event) {
      if (event.irp?.kind !== "forward") return;
      const { run, state } = event;
      const now = rangeOf(state, state.irql);
      if (now.lo < 1 || !Number.isFinite(now.lo)) return;
      const arg = event.args[event.irp.irp];
      const found = arg && irpOf(state, arg);
      const major = found && majorOf(run, state, found.term);
      if (major === undefined || raised.has(major)) return;
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

/** Read, write, device control, internal device control and power. */
const raised = new Set([0x03, 0x04, 0x0e, 0x0f, 0x16]);
