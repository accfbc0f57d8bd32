// A control code that the driver does not know, and completes with success.
import { completionsOfOthers } from "../kinds/default-way.ts";
import type { Rule } from "../rule.ts";

export const unknownRequestSucceeds: Rule = {
  id: "unknown-request-succeeds",
  severity: "warning",
  summary: "A request with a control code that the driver does not know is completed with STATUS_SUCCESS.",
  names: {},
  page: `A program that asks whether a driver can do something sends the control code and looks at the answer. A driver that says STATUS_SUCCESS to every
code that it has never heard of claims to have done what it did not: the program goes on with a buffer that nobody filled, and so does the I/O manager, which
sends codes of its own to every device.

**Mend it**: set STATUS_INVALID_DEVICE_REQUEST in the default case, or begin with it.

\`\`\`c bad
#include <wdm.h>
#define IOCTL_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
VOID Reset(VOID);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_RESET:
        Reset();
        break;
    default:
        break;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ unknown-request-succeeds: none of those
    return status;
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <wdf.h>
#define IOCTL_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
NTSTATUS Reset(WDFQUEUE Queue);
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL OnControl;
VOID OnControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength);
    if (IoControlCode == IOCTL_RESET) {
        status = Reset(Queue);
    }
    WdfRequestComplete(Request, status);
//  ^^^^^^^^^^^^^^^^^^ unknown-request-succeeds: none of those
}
\`\`\`
\`\`\`c good
#include <wdm.h>
#define IOCTL_RESET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_WRITE_ACCESS)
VOID Reset(VOID);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    NTSTATUS status = STATUS_SUCCESS;
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_RESET:
        Reset();
        break;
    default:
        status = STATUS_INVALID_DEVICE_REQUEST;
        break;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  project({ world, report }) {
    for (const info of world.functions.values()) {
      const completions = info.own ? completionsOfOthers(world, info) : undefined;
      const [first] = completions ?? [];
      if (!first || !completions?.every(({ status }) => status === 0)) continue;
      report(info, {
        message:
          "a control code that is none of those asked for is completed with STATUS_SUCCESS here, as if something had been done",
        range: info.unit.range(info.fn.declaration, first.at),
      });
    }
  },
};
