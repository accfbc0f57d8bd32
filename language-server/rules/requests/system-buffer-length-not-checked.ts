// A buffer that may be shorter than the structure in it.
import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Term, Terms } from "../../analysis/term.ts";
import { copyOf } from "../kinds/copies.ts";
import { isAskedAbout, leadsThrough } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "system-buffer-length-not-checked";

export const systemBufferLengthNotChecked: Rule = {
  id,
  severity: "error",
  summary: "The buffer of an IOCTL, a read or a write is used before its length was looked at.",
  names: {},
  page: `The program says how long its buffers are; the I/O manager allocates the larger of the two, or none at all (SystemBuffer is NULL when both
are 0). Using the buffer without a check reads or writes beyond it. For reads and writes it has as many bytes as Parameters.Read.Length or
Parameters.Write.Length says, and is NULL for none.

**Mend it**: compare InputBufferLength, or OutputBufferLength for what is written, with the size of the structure first; of reads and writes, Length.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
#define IOCTL_ASK CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
VOID Program(ULONG Channel, ULONG Value);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_ASK) {
        Program(ask->Channel, ask->Value);
//              ^^^^^^^^^^^^ system-buffer-length-not-checked: length
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
_Dispatch_type_(IRP_MJ_READ) DRIVER_DISPATCH DispatchRead;
NTSTATUS DispatchRead(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PULONG value = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    *value = 1;
//  ^^^^^^ system-buffer-length-not-checked: length
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = sizeof(ULONG);
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
#define IOCTL_ASK CTL_CODE(FILE_DEVICE_UNKNOWN, 0x800, METHOD_BUFFERED, FILE_WRITE_ACCESS)
VOID Program(ULONG Channel, ULONG Value);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_ASK) {
        if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(ASK)) {
            status = STATUS_BUFFER_TOO_SMALL;
        } else {
            Program(ask->Channel, ask->Value);
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
#define IOCTL_STATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _STATE { ULONG Values[8]; } STATE, *PSTATE;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PSTATE state = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.IoControlCode == IOCTL_STATE) {
        RtlCopyMemory(state, Irp->AssociatedIrp.SystemBuffer, sizeof(STATE));
//      ^^^^^^^^^^^^^ system-buffer-length-not-checked: the IOCTL's buffer is read here
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    access(event) {
      used(world.terms, event, event.pointer, event.write ? "written" : "read");
    },
    beforeCall(event) {
      const copy = copyOf(event);
      if (copy && (constantOf(event.state, copy.count) ?? 0) > 0) {
        if (copy.into) used(world.terms, event, copy.into.pointer, "written");
        if (copy.from) used(world.terms, event, copy.from.pointer, "read");
      }
      const irp = event.run.root?.irp;
      if (
        !event.hasBody ||
        event.irp ||
        !irp ||
        !event.args.some((arg) => arg === irp || leadsThrough(arg, /Length$|CurrentStackLocation/))
      )
        return;
      for (const arg of event.args) {
        const base = baseOf(arg);
        if (base.kind === "load" && base.place.kind === "field" && base.place.name === "SystemBuffer")
          event.state.setMark("buffer-told", base, "yes");
      }
    },
  }),
};

function used(terms: Terms, { run, state, site }: AccessEvent | CallEvent, into: Term, how: "written" | "read"): void {
  const pointer = baseOf(into);
  if (pointer.kind !== "load" || pointer.place.kind !== "field" || pointer.place.name !== "SystemBuffer") return;
  const major = run.root?.irp && majorOf(run, state, run.root.irp);
  if (major === undefined || state.mark("buffer-told", pointer)) return;
  const isControl = major === Major.deviceControl;
  if (!isControl && major !== Major.read && major !== Major.write) return;
  // A routine of the driver that was given the IRP or the lengths may have checked them.
  if (isControl && !isAskedAbout(terms, state, /^IoControlCode$/)) return;
  if (isAskedAbout(terms, state, isControl ? /BufferLength$/ : /Length$/)) return;
  state.setMark("buffer-told", pointer, "yes");
  const whose = isControl ? "IOCTL" : "request";
  run.report(id, { message: `the ${whose}'s buffer is ${how} here before anything asked for its length` }, site.at);
}
