// A remove lock that is acquired and never released.
import { owed, tagOf } from "../analysis/resources.ts";
import { shapeOf } from "../analysis/shape.ts";
import type { World } from "../analysis/world.ts";
import type { Rule } from "./rule.ts";

const id = "remove-lock-leaked";

export const removeLockLeaked: Rule = {
  id,
  severity: "error",
  summary: "A dispatch routine returns with a remove lock it acquired, though the IRP is finished.",
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
    exit(event) {
      const { run, state } = event;
      const irp = run.root?.irp && state.irps.get(run.root.irp.id);
      // An IRP that goes on takes its hold on the device with it.
      if (!irp || (irp.owner !== "completed" && irp.owner !== "forwarded")) return;
      if (irp.why?.kind !== "site" || !run.root?.role?.name.startsWith("DRIVER_DISPATCH")) return;
      const isFinishedHere = irp.why.site.fn === run.name || onlyCompletes(world, irp.why.site.fn);
      for (const mark of owed(state, run.terms, "remove-lock")) {
        // Finished by another routine, which may have a reason to keep the lock, but for one that is held for this very IRP.
        if (!isFinishedHere && tagOf(state, mark) !== run.root.irp) continue;
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
