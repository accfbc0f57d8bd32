// A remove lock that is acquired and never released.
import { type ExitsEvent, onPaths } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { owed } from "../../analysis/owed.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import { tagOf } from "../../analysis/resources.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-leaked";

export const removeLockLeaked: Rule = {
  id,
  severity: "error",
  summary: "A routine returns with a remove lock it acquired, though the IRP is finished or the routine fails.",
  names: {
    staticDriverVerifier: [
      "RemoveLock",
      "RemoveLockRelease2",
      "RemoveLockReleaseCleanup",
      "RemoveLockReleaseClose",
      "RemoveLockReleaseCreate",
      "RemoveLockReleaseDeviceControl",
      "RemoveLockReleaseInternalDeviceControl",
      "RemoveLockReleasePnp",
      "RemoveLockReleasePower",
      "RemoveLockReleaseRead",
      "RemoveLockReleaseShutdown",
      "RemoveLockReleaseSystemControl",
      "RemoveLockReleaseWrite",
    ],
  },
  page: `IoReleaseRemoveLockAndWait, called when the device is removed, waits until every IoAcquireRemoveLock has been matched by a release.
One that is forgotten makes the removal hang for ever.

**Mend it**: release the lock on every path on which it was acquired, or in the completion routine.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; ULONG Open; } EXT, *PEXT;
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        ext->Open += 1;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
//  ^^^^^^ remove-lock-leaked: not released
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK RemoveLock; PDEVICE_OBJECT Lower; BOOLEAN Started; } EXT, *PEXT;
NTSTATUS SendDown(PEXT Ext, PIRP Irp)
{
    NTSTATUS status = IoAcquireRemoveLock(&Ext->RemoveLock, Irp);
    if (!NT_SUCCESS(status)) return status;
    if (!Ext->Started) {
        return STATUS_DEVICE_NOT_READY;
//      ^^^^^^ remove-lock-leaked: fails
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(Ext->Lower, Irp);
    IoReleaseRemoveLock(&Ext->RemoveLock, Irp);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; ULONG Open; } EXT, *PEXT;
DRIVER_DISPATCH DispatchCreate;
NTSTATUS DispatchCreate(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (NT_SUCCESS(status)) {
        ext->Open += 1;
        IoReleaseRemoveLock(&ext->Guard, Irp);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { exit: [onPaths.irp] },
    exits(event) {
      reportHelpers(world, event);
    },
    exit(event) {
      const { run, state } = event;
      const irp = run.root?.irp && state.irps.get(run.root.irp.id);
      // An IRP that goes on takes its hold on the device with it.
      if (!irp || (irp.owner !== "completed" && irp.owner !== "forwarded")) return;
      if (irp.why?.kind !== "site" || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const isFinishedHere = irp.why.site.fn === run.name || run.ask(onlyCompletes, irp.why.site.fn);
      for (const mark of owed(state, run.terms, "remove-lock")) {
        // Finished by another routine, which may have a reason to keep the lock, but for one that is held for this very IRP.
        const tag = tagOf(state, mark);
        if (!isFinishedHere && tag !== run.root.irp) continue;
        // Held for a block of the driver's, which outlives the IRP: whoever serves that gives the hold back.
        if (tag !== undefined && tag !== run.root.irp && state.mark("pool", tag) !== undefined) continue;
        run.report(
          id,
          {
            message: `${run.fn.symbol.name} returns here with the remove lock not released, though the IRP is ${irp.owner === "completed" ? "completed" : "passed down"}`,
            notes: [{ message: "", place: mark.why }],
          },
          event.at,
        );
      }
    },
  }),
};

/** A helper that sets the status and completes, and knows of no lock. */
function onlyCompletes(world: World, name: string): boolean {
  const info = world.functions.get(name);
  return info !== undefined && [...shapeOf(info.fn).callees].every((callee) => completers.test(callee));
}
const completers =
  /^(Iof?CompleteRequest|v?DbgPrint(Ex)?|IoMarkIrpPending|IoGetCurrentIrpStackLocation|memset|memcpy)$/;

/** A routine without a role that acquires, releases on one way and fails on another: what failed must not have to be released as well. */
function reportHelpers(world: World, { run, exits }: ExitsEvent): void {
  if (run.root && run.role) return;
  const isReleased = (term: Term) =>
    exits.some(({ state }) => state.mark(markName("remove-lock"), term)?.value === "released");
  for (const { state, value, at } of exits) {
    if (!value || rangeOf(state, value).hi >= 0) continue;
    for (const mark of owed(state, world.terms, "remove-lock")) {
      if (mark.why?.kind !== "site" || mark.why.site.fn !== run.name || !isReleased(mark.term)) continue;
      const message = `${run.fn.symbol.name} fails here with the remove lock not released, which it releases on other ways`;
      run.report(id, { message, notes: [{ message: "", place: mark.why }] }, at);
    }
  }
}
