// The bones of a driver that serves device control requests, for tests.

/** The body of a device control routine around `body`; its variables are `stack`, `status` and `locals`. */
export const control = (body: string, locals = "") => `
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ${locals}
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
${body}
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
`;
/** What requests and answers look like, and the routine that serves them. */
export const head = `
#include <ntddk.h>
typedef struct _ASK { ULONG Length; ULONG Kind; UCHAR Data[56]; } ASK, *PASK;
typedef struct _INFO { ULONG Version; UCHAR Kind; UCHAR Spare[3]; ULONG64 Serial; } INFO, *PINFO;
#define IOCTL_NEITHER CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_NEITHER, FILE_ANY_ACCESS)
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
`;
export const dispatch = "NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)\n{";
