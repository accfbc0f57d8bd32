// A removal that does not wait for requests that are still running.

import { owed } from "../../analysis/owed.ts";
import { baseOf } from "../../analysis/pool.ts";
import { markName } from "../../analysis/resource-kinds.ts";
import type { State } from "../../analysis/state.ts";
import { isJoined, rootOf, type Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "remove-lock-without-wait";

export const removeLockWithoutWait: Rule = {
  id,
  severity: "error",
  summary: "The remove request releases the remove lock without waiting for the others that hold it.",
  names: { staticDriverVerifier: ["RemoveLockMnRemove", "RemoveLockMnRemove2"] },
  page: `IoReleaseRemoveLock in the handling of IRP_MN_REMOVE_DEVICE does not wait: requests that hold the lock go on while the device object
is deleted under them.

**Mend it**: call IoReleaseRemoveLockAndWait before detaching and deleting the device object.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        IoReleaseRemoveLock(&ext->Guard, Irp);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(ext->Lower, Irp);
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
//      ^^^^^^^^^^^^^^ remove-lock-without-wait: wait
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_PNP) DRIVER_DISPATCH DispatchPnp;
NTSTATUS DispatchPnp(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = IoAcquireRemoveLock(&ext->Guard, Irp);
    if (!NT_SUCCESS(status)) {
        Irp->IoStatus.Status = status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }
    if (stack->MinorFunction == IRP_MN_REMOVE_DEVICE) {
        IoReleaseRemoveLockAndWait(&ext->Guard, Irp);
        Irp->IoStatus.Status = STATUS_SUCCESS;
        IoSkipCurrentIrpStackLocation(Irp);
        status = IoCallDriver(ext->Lower, Irp);
        IoDetachDevice(ext->Lower);
        IoDeleteDevice(DeviceObject);
        return status;
    }
    IoSkipCurrentIrpStackLocation(Irp);
    status = IoCallDriver(ext->Lower, Irp);
    IoReleaseRemoveLock(&ext->Guard, Irp);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Children[4]; PDEVICE_OBJECT Lower; } EXT, *PEXT;
VOID DeleteChildren(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    ULONG i;
    if (!NT_SUCCESS(IoAcquireRemoveLock(&ext->Guard, Irp))) return;
    for (i = 0; i < 4; i++) {
        PDEVICE_OBJECT child = ext->Children[i];
        ext->Children[i] = NULL;
        if (child != NULL) IoDeleteDevice(child);
    }
    IoReleaseRemoveLock(&ext->Guard, Irp);
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
PDEVICE_OBJECT Control;
// The control device is another than the one whose requests hold the lock.
VOID DropControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    if (!NT_SUCCESS(IoAcquireRemoveLock(&ext->Guard, Irp))) return;
    IoDeleteDevice(Control);
    Control = NULL;
    IoReleaseRemoveLock(&ext->Guard, Irp);
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { IO_REMOVE_LOCK Guard; PDEVICE_OBJECT Lower; } EXT, *PEXT;
PDEVICE_OBJECT Only;
VOID DropOnly(PIRP Irp)
{
    PEXT ext = Only->DeviceExtension;
    if (!NT_SUCCESS(IoAcquireRemoveLock(&ext->Guard, Irp))) return;
    IoReleaseRemoveLock(&ext->Guard, Irp);
    IoDeleteDevice(Only);
//  ^^^^^^^^^^^^^^ remove-lock-without-wait: without a wait
}
\`\`\`
`,
  paths: () => ({
    calls: ["IoDeleteDevice"],
    beforeCall(event) {
      const { state, run } = event;
      const held = owed(state, run.terms, "remove-lock");
      const given = state
        .marksNamed(markName("remove-lock"))
        .filter(
          (mark) => mark.value === "released" && mark.why?.kind === "site" && !mark.why.message.includes("AndWait"),
        );
      for (const mark of [...held, ...given]) {
        if (isOfAnother(state, mark.term, event.args[0])) continue;
        run.report(
          id,
          {
            message: "the device object is deleted without a wait for those that hold the remove lock",
            notes: [{ message: "", place: mark.why }],
          },
          event.site.at,
        );
      }
    },
  }),
};

/**
 * The device was made on this path, or is reached through another structure than the one that has the lock, or is one of several that it
 * keeps: a child's, say. One that is kept in a variable of the driver, as a control device is, or whose making was seen, is the lock's only
 * if the lock lies in its extension.
 */
function isOfAnother(state: State, lock: Term, device: Term | undefined): boolean {
  if (!device) return false;
  if (state.mark(markName("device-object"), device)) return true;
  if (isJoined(device) || (device.kind === "load" && device.place.kind === "element")) return true;
  const owner = baseOf(lock);
  const from = device.kind === "load" ? rootOf(device.place) : undefined;
  if (from?.kind === "deref") return owner.kind !== "address" && from.pointer !== owner;
  if (owner.kind !== "load" || (from?.kind !== "global" && device.kind !== "atom")) return false;
  const holder = rootOf(owner.place);
  return holder.kind !== "deref" || holder.pointer !== device;
}
