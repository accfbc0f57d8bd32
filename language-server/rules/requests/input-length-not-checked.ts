// A buffered control request is read, and only the length of its output was asked for.
import { Qual } from "../../../compiler/types/type.ts";
import { pointee } from "../../analysis/code.ts";
import type { CallEvent, Run } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { Site, State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { handedWithOther } from "../kinds/handed-buffers.ts";
import { asked, controlCode, mentions, methodBuffered } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "input-length-not-checked";
/** The mark on a system buffer of which nothing more is to be said on this path. */
const told = "input-length-told";

export const inputLengthNotChecked: Rule = {
  id,
  severity: "warning",
  summary: "The input of a buffered control request is read after only OutputBufferLength was compared.",
  names: {},
  page: `The system buffer of a METHOD_BUFFERED request is as long as the longer of the two lengths, and the I/O manager fills only the first
InputBufferLength bytes of it. What is read behind them is whatever lay in the pool: the driver works with values that nobody has sent.

**Mend it**: compare InputBufferLength with the size of what is read, and OutputBufferLength with the size of what is written.

\`\`\`c bad
#include <wdm.h>
#define IOCTL_SET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _LIMITS { ULONG Least; ULONG Most; } LIMITS, *PLIMITS;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG level = DeviceObject->DeviceExtension;
    PLIMITS limits = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_SET) {
        status = STATUS_BUFFER_TOO_SMALL;
        if (stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(LIMITS)) {
            *level = limits->Most;
//                   ^^^^^^^^^^^^ input-length-not-checked: InputBufferLength
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _RATE { ULONG Low; ULONG High; } RATE, *PRATE;
typedef struct _EXT { ULONG Low; ULONG High; } EXT, *PEXT;
#define IOCTL_SET_RATE CTL_CODE(FILE_DEVICE_UNKNOWN, 0x810, METHOD_BUFFERED, FILE_WRITE_ACCESS)
static NTSTATUS SetRate(PEXT Ext, PRATE Rate, ULONG Length)
{
    if (Length < sizeof(RATE)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    Ext->Low = Rate->Low;
    Ext->High = Rate->High;
    return STATUS_SUCCESS;
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_SET_RATE) {
        status = SetRate(DeviceObject->DeviceExtension, Irp->AssociatedIrp.SystemBuffer,
//               ^^^^^^^ input-length-not-checked: OutputBufferLength
                         stack->Parameters.DeviceIoControl.OutputBufferLength);
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
#define IOCTL_SET CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_ANY_ACCESS)
typedef struct _LIMITS { ULONG Least; ULONG Most; } LIMITS, *PLIMITS;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH Control;
NTSTATUS Control(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PULONG level = DeviceObject->DeviceExtension;
    PLIMITS limits = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_SET) {
        status = STATUS_BUFFER_TOO_SMALL;
        if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(LIMITS)) {
            *level = limits->Most;
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    access({ run, state, pointer, write, site }) {
      const buffer = systemBufferIn(pointer);
      // What it has written itself it may read.
      if (buffer && write) state.setMark(told, buffer, "written");
      else if (buffer) readFrom(run, state, buffer, site);
    },
    beforeCall(event) {
      const { run, state, args, type, hasBody, site } = event;
      const other = handedWithOther(event, "reads");
      if (other && !state.mark(told, other)) {
        const message = `${event.written} reads the request's input, and is given OutputBufferLength as its length`;
        run.report(id, { message }, site.at);
      }
      for (const [index, arg] of args.entries()) {
        const buffer = systemBufferIn(arg);
        const given = type.params[index]?.type;
        if (!buffer) continue;
        // A routine that is handed the buffer may fill it, or have checked it; one that takes it as constant reads it.
        if (!hasBody || asksItself(type)) state.setMark(told, buffer, "handed");
        else if (given?.kind === "pointer" && given.to.kind === "record" && (given.to.quals & Qual.const) !== 0)
          readFrom(run, state, buffer, site);
      }
    },
  }),
};

/** With the request it can ask for the length itself. */
function asksItself(type: CallEvent["type"]): boolean {
  return type.params.some((param) => /^(IRP|IO_STACK_LOCATION)$/.test(pointee(param.type)));
}
function readFrom(run: Run, state: State, buffer: Term, site: Site): void {
  if (state.mark(told, buffer)) return;
  const irp = run.root?.irp;
  if (run.isGeneral || !irp || majorOf(run, state, irp) !== Major.deviceControl) return;
  const code = controlCode(run.terms, state);
  if (code === undefined || (code & 3) !== methodBuffered) return;
  const { least, otherwise } = asked(run.terms, state, /^OutputBufferLength$/);
  if (least === 0 || otherwise || isAskedFor(run.terms, state)) return;
  state.setMark(told, buffer, "told");
  const message =
    "the request's input is read here, and nothing has asked for InputBufferLength: only OutputBufferLength was compared";
  run.report(id, { message }, site.at);
}

function systemBufferIn(pointer: Term): Term | undefined {
  const base = baseOf(pointer);
  return base.kind === "load" && base.place.kind === "field" && base.place.name === "SystemBuffer" ? base : undefined;
}
/** Some condition was about the length of the input. */
function isAskedFor(terms: Terms, state: State): boolean {
  return state.facts.some((_, id) => mentions(terms.term(id), /^InputBufferLength$/));
}
