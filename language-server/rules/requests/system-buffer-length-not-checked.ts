// A buffer that may be shorter than the structure in it.
import type { AccessEvent, CallEvent } from "../../analysis/events.ts";
import { constantOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { copyOf } from "../kinds/copies.ts";
import { handedWithOther } from "../kinds/handed-buffers.ts";
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
\`\`\`c bad
#include <wdm.h>
typedef struct _RATE { ULONG Low; ULONG High; } RATE, *PRATE;
typedef struct _EXT { ULONG Low; ULONG High; } EXT, *PEXT;
#define IOCTL_GET_RATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x811, METHOD_BUFFERED, FILE_READ_ACCESS)
static NTSTATUS GetRate(PEXT Ext, PRATE Rate, ULONG Length)
{
    if (Length < sizeof(RATE)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    Rate->Low = Ext->Low;
    Rate->High = Ext->High;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    ULONG_PTR information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_GET_RATE) {
        status = GetRate(DeviceObject->DeviceExtension, Irp->AssociatedIrp.SystemBuffer,
//               ^^^^^^^ system-buffer-length-not-checked: InputBufferLength
                         stack->Parameters.DeviceIoControl.InputBufferLength);
        if (NT_SUCCESS(status)) {
            information = sizeof(RATE);
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ information-beyond-buffer: 8 bytes
    return status;
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
typedef struct _LIMITS { ULONG Low; ULONG High; } LIMITS, *PLIMITS;
#define IOCTL_LIMITS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)
static NTSTATUS SetLimits(PLIMITS Limits, PVOID Buffer, ULONG Length)
{
    PLIMITS given = Buffer;
    UNREFERENCED_PARAMETER(Length);
    if (given->Low > given->High) {
//      ^^^^^^^^^^ system-buffer-length-not-checked: the IOCTL's buffer is read here
        return STATUS_INVALID_PARAMETER;
    }
    *Limits = *given;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_LIMITS) {
        status = SetLimits(DeviceObject->DeviceExtension, Irp->AssociatedIrp.SystemBuffer,
                           stack->Parameters.DeviceIoControl.InputBufferLength);
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
// The routine asks for the length, by whatever name it is given it.
typedef struct _LIMITS { ULONG Low; ULONG High; } LIMITS, *PLIMITS;
#define IOCTL_LIMITS CTL_CODE(FILE_DEVICE_UNKNOWN, 0x802, METHOD_BUFFERED, FILE_WRITE_ACCESS)
static BOOLEAN Holds(ULONG Length, ULONG Needed) { return Length >= Needed; }
static NTSTATUS SetLimits(PLIMITS Limits, PVOID Buffer, ULONG Length)
{
    PLIMITS given = Buffer;
    if (!Holds(Length, sizeof(LIMITS))) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    *Limits = *given;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_LIMITS) {
        status = SetLimits(DeviceObject->DeviceExtension, Irp->AssociatedIrp.SystemBuffer,
                           stack->Parameters.DeviceIoControl.InputBufferLength);
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
      const { state, run, hasBody, args } = event;
      const copy = copyOf(event);
      if (copy && (constantOf(state, copy.count) ?? 0) > 0) {
        if (copy.into) used(world.terms, event, copy.into.pointer, "written");
        if (copy.from) used(world.terms, event, copy.from.pointer, "read");
      }
      const other = handedWithOther(event, "writes");
      if (other && !state.mark(told, other)) {
        const message = `${event.written} writes the request's output, and is given InputBufferLength as its length`;
        run.report(id, { message }, event.site.at);
      }
      if (!hasBody || event.irp || !run.root?.irp) return;
      for (const arg of args) {
        const whose = isSystemBuffer(arg) ? usedUnasked(world.terms, event, arg) : undefined;
        if (whose) state.setMark(unasked, arg, whose);
      }
    },
    afterCall({ state, run, hasBody, args, ...event }) {
      if (!hasBody || event.irp) return;
      const irp = run.root?.irp;
      const mayAsk = args.some((arg) => arg === irp || leadsThrough(arg, /Length$|CurrentStackLocation/));
      if (!mayAsk) return;
      for (const { term } of [...state.marksNamed(unasked)]) state.clearMark(unasked, term);
      if (!irp) return;
      for (const arg of args) if (isSystemBuffer(baseOf(arg))) state.setMark(told, baseOf(arg), "yes");
    },
  }),
};
const told = "buffer-told";
/** The mark on a buffer that a routine is given whose length nobody has asked for so far; its value: whose buffer that is. */
const unasked = "buffer-unasked";

function isSystemBuffer(pointer: Term): boolean {
  return pointer.kind === "load" && pointer.place.kind === "field" && pointer.place.name === "SystemBuffer";
}
function used(terms: Terms, event: AccessEvent | CallEvent, into: Term, how: "written" | "read"): void {
  const pointer = baseOf(into);
  if (!isSystemBuffer(pointer)) return;
  const whose = usedUnasked(terms, event, pointer);
  if (!whose) return;
  event.state.setMark(told, pointer, "yes");
  event.run.report(
    id,
    { message: `the ${whose}'s buffer is ${how} here before anything asked for its length` },
    event.site.at,
  );
}
/** Whose buffer it is, if nothing has asked for its length. A routine of the driver that was given the IRP or the lengths may have. */
function usedUnasked(terms: Terms, { run, state }: AccessEvent | CallEvent, buffer: Term): string | undefined {
  if (state.mark(told, buffer)) return undefined;
  if (!run.root) {
    const whose = run.isGeneral ? undefined : state.mark(unasked, buffer)?.value;
    return isAskedAbout(terms, state, /Length$/) ? undefined : whose;
  }
  const major = run.root.irp && majorOf(run, state, run.root.irp);
  const isControl = major === Major.deviceControl;
  if (!isControl && major !== Major.read && major !== Major.write) return undefined;
  if (isControl && !isAskedAbout(terms, state, /^IoControlCode$/)) return undefined;
  if (isAskedAbout(terms, state, isControl ? /BufferLength$/ : /Length$/)) return undefined;
  return isControl ? "IOCTL" : "request";
}
