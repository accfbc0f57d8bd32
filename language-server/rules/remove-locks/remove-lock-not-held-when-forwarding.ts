// An IRP that is passed down without the remove lock.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, pointee, recordName } from "../../analysis/code.ts";
import { type AfterCallEvent, onPaths } from "../../analysis/events.ts";
import { Major, Minor, majorOf, minorOf } from "../../analysis/requests.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { Term } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";
import { finishedBy, wasHanded } from "../kinds/finishing.ts";
import { reachedFrom } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-not-held-when-forwarding";

export const removeLockNotHeldWhenForwarding: Rule = {
  id,
  severity: "error",
  summary: "An IRP is passed down after the remove lock was released, or without it.",
  names: {
    staticDriverVerifier: [
      "RemoveLockForward",
      "RemoveLockForward2",
      "RemoveLockForwardDeviceControl",
      "RemoveLockForwardDeviceControl2",
      "RemoveLockForwardDeviceControlInternal",
      "RemoveLockForwardDeviceControlInternal2",
      "RemoveLockForwardRead",
      "RemoveLockForwardRead2",
      "RemoveLockForwardWrite",
      "RemoveLockForwardWrite2",
      "RemoveLockQueryMnRemove",
    ],
  },
  page: `Once the lock is released the device may be removed and the lower device object detached, before or while IoCallDriver runs. A routine that passes requests down and never takes the lock that the others take has the same gap.

**Mend it**: acquire the lock first, and release it after IoCallDriver has returned, or in the completion routine.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return IoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ remove-lock-not-held-when-forwarding: released
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_WRITE) DRIVER_DISPATCH DispatchWrite;
NTSTATUS DispatchWrite(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    IoSkipCurrentIrpStackLocation(Irp);
    return IoCallDriver(ext->Lower, Irp);
//         ^^^^^^^^^^^^ remove-lock-not-held-when-forwarding: without the remove lock
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
\`\`\`
`,
  paths: () => ({
    needs: { afterCall: [onPaths.irp] },
    afterCall(event) {
      const { run, before, site } = event;
      for (const irp of finishedBy(event, "forward")) {
        if (before.irps.get(irp.id)?.made === true) continue;
        const major = majorOf(run, before, irp);
        // The remove request is passed down after the wait for everybody else; a query for it is like any other request.
        if (major === undefined) continue;
        if (major === Major.pnp && minorOf(run, before, irp) !== Minor.queryRemove) continue;
        tellOfNone(event, irp, major);
        for (const { value, why } of before.marksNamed(markName("remove-lock"))) {
          const isMine = why?.kind === "site" && why.site.fn === run.name;
          if (value !== "released" || (wasHanded(run, irp) && !isMine)) continue;
          run.report(
            id,
            {
              message: "the IRP is passed down after the remove lock was released: the device below may be gone",
              notes: [{ message: "the remove lock is released here", place: why }],
            },
            site.at,
          );
        }
      }
    },
  }),
};

/** The routine takes the lock nowhere, and another one that serves programs' requests of the same devices does. */
function tellOfNone({ run, hasBody, argExprs: [target], site }: AfterCallEvent, irp: Term, major: number): void {
  if (!ofPrograms.has(major) || hasBody || run.root?.irp !== irp || !target) return;
  const device = memberOf(target);
  if (device === undefined || !run.ask(isTaken, device) || run.ask(takesLock, run.name)) return;
  const message =
    "the IRP is passed down without the remove lock, which other dispatch routines acquire: the device may be removed before it is back";
  run.report(id, { message, may: true }, site.at);
}
/** Read, write, the two device controls. */
const ofPrograms: ReadonlySet<number> = new Set([Major.read, Major.write, Major.deviceControl, 0x0f]);
/** The structure of which an expression is a member, or its address. */
function memberOf(expr: Expr): string | undefined {
  const value = bare(expr);
  const place = value.kind === "load" || value.kind === "address" ? value.place : undefined;
  return place?.kind === "field" ? recordName(place.base.type) : undefined;
}
/** A dispatch routine that takes the remove lock of such a structure for each request. */
function isTaken(world: World, device: string): boolean {
  return callsTo(world, "IoAcquireRemoveLockEx").some(({ info, call }) => {
    const [lock, tag] = call.args;
    const serves = world.roles.get(info.name)?.majors.some((major) => ofPrograms.has(major)) === true;
    return (
      serves &&
      lock !== undefined &&
      tag !== undefined &&
      memberOf(lock) === device &&
      pointee(bare(tag).type) === "IRP"
    );
  });
}
function takesLock(world: World, name: string): boolean {
  return reachedFrom(world, [name]).has("IoAcquireRemoveLockEx");
}
