// An IRP that was cancelled before its cancel routine was set.

import { callsTo, constantIn } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { World } from "../../analysis/world.ts";
import { readsOf } from "../kinds/reads.ts";
import type { Rule } from "../rule.ts";

export const irpCancelNotChecked: Rule = {
  id: "irp-cancel-not-checked",
  severity: "warning",
  summary: "A cancel routine is set, but Irp->Cancel is not looked at afterwards.",
  names: { staticDriverVerifier: ["IrpCancelField"] },
  page: `If the IRP is cancelled before IoSetCancelRoutine is called, nobody calls the routine, and the IRP waits for ever. After setting it a
driver must look at Irp->Cancel and, if it is set, take the routine back and complete the IRP itself.

**Mend it**: test Irp->Cancel after IoSetCancelRoutine, or use a cancel-safe queue (IoCsqInsertIrp).

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Waiting; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Keep(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
//  ^^^^^^^^^^^^^^^^^^ irp-cancel-not-checked: Cancel
    InsertTailList(&Ext->Waiting, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Waiting; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Keep(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    IoMarkIrpPending(Irp);
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        Irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return;
    }
    InsertTailList(&Ext->Waiting, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
}
\`\`\`
`,
  project({ world, report }) {
    for (const site of callsTo(world, "IoSetCancelRoutine")) {
      if (constantIn(site.call.args[1]) === 0) continue;
      // Who asks which routine was set before wants to know whether that one runs already.
      if (site.call.result !== undefined && readsOf(site.info.fn).has(site.call.result)) continue;
      // Reading the flag anywhere in the routine or what it calls serves; what its callers do is not looked at.
      const mentions = world.footprint(site.info.name)?.mentions;
      if (!mentions || mentions.some((mention) => mention.startsWith("Cancel@"))) continue;
      // A routine that finishes IRPs itself looks at them in ways of its own.
      if (shapeOf(site.info.fn).callees.has("IofCompleteRequest")) continue;
      if (readByCaller(world, site.info.name)) continue;
      report(site.info, {
        message: "a cancel routine is set here, but nothing afterwards asks whether Irp->Cancel was set already",
        range: site.info.unit.range(site.info.fn.declaration, site.at),
      });
    }
  },
};

function readByCaller(world: World, name: string): boolean {
  return callsTo(world, name).some((site) => {
    const mentions = world.footprint(site.info.name)?.mentions;
    return mentions?.some((mention) => mention.startsWith("Cancel@")) === true;
  });
}
