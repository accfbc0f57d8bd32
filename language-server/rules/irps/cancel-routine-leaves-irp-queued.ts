// A cancel routine that completes an IRP which still lies in its driver's list.
import { bare, callsTo } from "../../analysis/code.ts";
import { cancelRoutinesSet, irpInsertions, reaches, writesLinks } from "../kinds/irp-lists.ts";
import type { Rule } from "../rule.ts";

export const cancelRoutineLeavesIrpQueued: Rule = {
  id: "cancel-routine-leaves-irp-queued",
  severity: "error",
  summary: "A cancel routine completes an IRP without taking it out of the list it waits in.",
  names: {},
  page: `Whoever queued the IRP left it to the cancel routine as it was: with its entry in the list. If the cancel routine completes it and leaves it
there, the next one to look through the list finds an IRP that is no more.

**Mend it**: call RemoveEntryList for the IRP's entry, under the lock that guards the list, before completing it.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
NTSTATUS Wait(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return STATUS_CANCELLED;
    }
    IoMarkIrpPending(Irp);
    InsertTailList(&Ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_PENDING;
}
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    UNREFERENCED_PARAMETER(DeviceObject);
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ cancel-routine-leaves-irp-queued: Wait
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { LIST_ENTRY Queue; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
NTSTATUS Wait(PEXT Ext, PIRP Irp)
{
    KIRQL irql;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        KeReleaseSpinLock(&Ext->Lock, irql);
        return STATUS_CANCELLED;
    }
    IoMarkIrpPending(Irp);
    InsertTailList(&Ext->Queue, &Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&Ext->Lock, irql);
    return STATUS_PENDING;
}
VOID Cancel(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    KIRQL irql;
    IoReleaseCancelSpinLock(Irp->CancelIrql);
    KeAcquireSpinLock(&ext->Lock, &irql);
    RemoveEntryList(&Irp->Tail.Overlay.ListEntry);
    KeReleaseSpinLock(&ext->Lock, irql);
    Irp->IoStatus.Status = STATUS_CANCELLED;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
}
\`\`\`
`,
  project({ world, report }) {
    const told = new Set<string>();
    const insertions = irpInsertions(world);
    for (const { info: setter, call } of insertions.length === 0 ? [] : cancelRoutinesSet(world)) {
      const routine = call.args[1] && bare(call.args[1]);
      if (routine?.kind !== "function" || !insertions.some(({ info }) => info === setter)) continue;
      const name = routine.symbol.linkName;
      if (told.has(name) || !world.functions.get(name)?.own) continue;
      told.add(name);
      if (reaches(world, name, takesOut) !== false || writesLinks(world, name)) continue;
      const site = callsTo(world, "IofCompleteRequest", "IoCompleteRequest").find(
        ({ info }) => info.name === name || callsTo(world, info.name).some((caller) => caller.info.name === name),
      );
      const here =
        site?.info.name === name ? site : callsTo(world, site?.info.name ?? "").find(({ info }) => info.name === name);
      if (!here) continue;
      report(here.info, {
        message: `the IRP is completed while it still lies in the list into which ${setter.fn.symbol.name} put it: take it out before`,
        range: here.info.unit.range(here.info.fn.declaration, here.at),
      });
    }
  },
};
/** Whatever may take an entry out of a list. */
const takesOut = /Remove(?!Lock)|InitializeListHead|IoCsq|IoStartNextPacket|Unlink|Dequeue/;
