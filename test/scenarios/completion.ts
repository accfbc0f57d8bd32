// Pieces of drivers for the rows of guide-1, section D.3: a completion routine, and a driver below that answers later.
import type { Pieces } from "../unit/kernel/driver.ts";

export const completion = (body: string) =>
  `
    static IO_COMPLETION_ROUTINE Done;
    static NTSTATUS Done(PDEVICE_OBJECT device, PIRP irp, PVOID context) {
        UNREFERENCED_PARAMETER(device);
        UNREFERENCED_PARAMETER(context);
        ${body}
    }
  `;

export const copy = "IoCopyCurrentIrpStackLocationToNext(irp); IoSetCompletionRoutine(irp, Done, x, TRUE, TRUE, TRUE);";

/** The lower driver answers later, from a DPC. */
export const later: Pieces = {
  declarations: `
    static KDEFERRED_ROUTINE Later;
    static PIRP kept;
    static VOID Later(PKDPC d, PVOID c, PVOID a, PVOID b) {
        PIRP irp = kept;
        UNREFERENCED_PARAMETER(d);
        UNREFERENCED_PARAMETER(c);
        UNREFERENCED_PARAMETER(a);
        UNREFERENCED_PARAMETER(b);
        DbgPrint("answered\\n");
        Complete(irp, STATUS_SUCCESS, 1);
    }
  `,
  add: "KeInitializeDpc(&extension->Dpc, Later, NULL);",
  read: `
    LARGE_INTEGER due;
    PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
    due.QuadPart = -10000;
    IoMarkIrpPending(irp);
    kept = irp;
    *(PUCHAR)irp->AssociatedIrp.SystemBuffer = 7;
    KeSetTimer(&extension->Timer, due, &extension->Dpc);
    return STATUS_PENDING;
  `,
};
