// The bones of a driver for tests: a device extension, a helper that completes, a dispatch routine around a body.

export const driverHead = `
#include <ntifs.h>
typedef struct _EXT { PDEVICE_OBJECT Self; PDEVICE_OBJECT Lower; PDEVICE_OBJECT Pdo; KSPIN_LOCK Lock; LIST_ENTRY Queue; FAST_MUTEX Mutex; ERESOURCE Resource; IO_REMOVE_LOCK Guard; KEVENT Event; PIRP Held; ULONG Count; BOOLEAN Started; } EXT, *PEXT;
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
`;

/** A dispatch routine F for a major function; its variables are `ext`, `stack` and `status`. */
export function dispatch(major: string, body: string): string {
  return `
_Dispatch_type_(IRP_MJ_${major}) DRIVER_DISPATCH F;
NTSTATUS F(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PEXT ext = DeviceObject->DeviceExtension;
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(stack);
${body}}
`;
}
