// Completing an IRP, or passing it down, while a spin lock is held.

import { irpEffect } from "../../analysis/models.ts";
import { isForPassive } from "../kinds/passive-requests.ts";
import { calledUnderSpinLock } from "../kinds/under-spin-lock.ts";
import type { Rule } from "../rule.ts";

const id = "irp-completed-under-spin-lock";

export const irpCompletedUnderSpinLock: Rule = {
  id,
  severity: "warning",
  summary: "An IRP is completed or passed down, or the next one started, while a spin lock is held.",
  names: { staticDriverVerifier: ["SpinLockSafe"] },
  page: `\`IoCompleteRequest\` runs the completion routines of all drivers above, and any of them may send the next request straight
back into this driver, which then waits for the lock it holds itself. \`IoCallDriver\` may do the same: the driver below completes some requests before it returns, and
the completion routine, this driver's own first of all, runs with the lock held.

**Mend it**: take the IRP out of the queue under the lock, release the lock, then complete it or pass it down.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PIRP Current; } EXT;
VOID Finish(EXT *Ext)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoCompleteRequest(Ext->Current, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ irp-completed-under-spin-lock: Ext->Lock
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PDEVICE_OBJECT Lower; ULONG Sent; } EXT;
VOID Send(EXT *Ext, PIRP Irp)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    Ext->Sent += 1;
    IoSkipCurrentIrpStackLocation(Irp);
    IoCallDriver(Ext->Lower, Irp);
//  ^^^^^^^^^^^^ irp-completed-under-spin-lock: Ext->Lock
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { KSPIN_LOCK Lock; PIRP Current; } EXT;
VOID Finish(EXT *Ext)
{
    KIRQL irql;
    PIRP irp;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    irp = Ext->Current;
    Ext->Current = NULL;
    KeReleaseSpinLock(&Ext->Lock, irql);
    IoCompleteRequest(irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  paths: () =>
    calledUnderSpinLock({
      rule: id,
      calls: finishesIrp,
      except(event) {
        // Of requests for PASSIVE_LEVEL the level is told of.
        const sent = event.irp?.kind === "forward" ? event.args[event.irp.irp] : undefined;
        return sent !== undefined && isForPassive(event.run, event.state, sent);
      },
    }),
};
const finishesIrp = (routine: string): boolean => {
  const effect = irpEffect(routine)?.kind;
  return effect === "complete" || effect === "forward" || routine === "IoStartNextPacket";
};
