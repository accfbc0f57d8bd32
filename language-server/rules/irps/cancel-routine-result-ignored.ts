// An IRP whose cancel routine is taken away without a look at whether it runs already.
import { bare, type CodeCall, callsTo, codeOf, constantIn } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { readsOf } from "../kinds/reads.ts";
import type { Rule } from "../rule.ts";

export const cancelRoutineResultIgnored: Rule = {
  id: "cancel-routine-result-ignored",
  severity: "warning",
  summary: "A cancel routine is taken back, and what IoSetCancelRoutine returned is not looked at.",
  names: {},
  page: `IoSetCancelRoutine with NULL returns the routine that was set, or NULL if the IRP is being cancelled: the cancel routine runs then, or
is about to, and completes the IRP. Who goes on with the IRP all the same completes it twice. Only where the cancel spin lock is held can
the routine not have been called yet.

**Mend it**: go on with the IRP only if the result is not NULL; leave it to the cancel routine otherwise.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Keep(PEXT Ext, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    Ext->Waiting = Irp;
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        Ext->Waiting = NULL;
        Irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
}
VOID Finish(PEXT Ext)
{
    KIRQL irql;
    PIRP irp;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    irp = Ext->Waiting;
    Ext->Waiting = NULL;
    if (irp != NULL) {
        IoSetCancelRoutine(irp, NULL);
//      ^^^^^^^^^^^^^^^^^^ cancel-routine-result-ignored: may run
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (irp != NULL) {
        irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; KSPIN_LOCK Lock; } EXT, *PEXT;
DRIVER_CANCEL Cancel;
VOID Keep(PEXT Ext, PIRP Irp)
{
    IoMarkIrpPending(Irp);
    Ext->Waiting = Irp;
    IoSetCancelRoutine(Irp, Cancel);
    if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) {
        Ext->Waiting = NULL;
        Irp->IoStatus.Status = STATUS_CANCELLED;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
    }
}
VOID Finish(PEXT Ext)
{
    KIRQL irql;
    PIRP irp;
    KeAcquireSpinLock(&Ext->Lock, &irql);
    irp = Ext->Waiting;
    Ext->Waiting = NULL;
    if (irp != NULL && IoSetCancelRoutine(irp, NULL) == NULL) {
        irp = NULL;
    }
    KeReleaseSpinLock(&Ext->Lock, irql);
    if (irp != NULL) {
        irp->IoStatus.Status = STATUS_SUCCESS;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
\`\`\`
`,
  project({ world, report }) {
    const sites = callsTo(world, "IoSetCancelRoutine");
    // Where no cancel routine is ever set there is none to run.
    if (sites.every(({ call }) => constantIn(call.args[1]) === 0)) return;
    for (const site of sites) {
      const { info, at } = site;
      if (!info.own || constantIn(site.call.args[1]) !== 0 || !isIgnored(info, site)) continue;
      if (asksForCancel(world, info) || isSettled(world, info.name, new Set())) continue;
      report(info, {
        message: "the cancel routine is taken back here, and nothing asks whether there was one: it may run already",
        range: info.unit.range(info.fn.declaration, at),
      });
    }
  },
};

/** The result goes nowhere, or into a variable that nobody reads. */
function isIgnored({ fn }: FunctionInfo, { call: { result } }: Pick<CodeCall, "call">): boolean {
  const reads = readsOf(fn);
  if (result === undefined || !reads.has(result)) return true;
  const kept = codeOf(fn).assigns.filter(({ value }) => {
    const from = bare(value);
    return from.kind === "load" && from.place.kind === "local" && from.place.local === result;
  });
  return kept.length > 0 && kept.every(({ target }) => target.kind === "local" && !reads.has(target.local));
}
function asksForCancel(world: World, { name }: FunctionInfo): boolean {
  const mentions = world.footprint(name)?.mentions;
  return !mentions || [...mentions].some((member) => member.startsWith("Cancel@"));
}
/** The cancel spin lock may be held, the routine may be the cancel routine's own, or nothing is known of who calls it. */
function isSettled(world: World, name: string, seen: Set<string>): boolean {
  if (seen.has(name)) return false;
  seen.add(name);
  const info = world.functions.get(name);
  const role = world.roles.get(name)?.name ?? "";
  if (!info || shapeOf(info.fn).callees.has("IoAcquireCancelSpinLock") || /CANCEL|STARTIO/.test(role)) return true;
  return callsTo(world, name).some((site) => isSettled(world, site.info.name, seen));
}
