// More bytes are promised to the program than it has room for.
import type { IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import { codeOf, isFieldOf, localIn } from "../../analysis/code.ts";
import { onPaths, type Run, type StoreEvent } from "../../analysis/events.ts";
import { rangeOf, settled } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { limitsOf } from "../../analysis/untrusted.ts";
import type { World } from "../../analysis/world.ts";
import {
  asked,
  controlCode,
  informationField,
  isInformationOf,
  isMember,
  isOwnCount,
  mentions,
  methodBuffered,
} from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "information-beyond-buffer";

export const informationBeyondBuffer: Rule = {
  id,
  severity: "error",
  summary: "A buffered IOCTL or a read is completed with more bytes than the program's output buffer is known to hold.",
  names: {},
  page: `When a METHOD_BUFFERED request succeeds, the I/O manager copies IoStatus.Information bytes from the system buffer to the program. The system
buffer is only as long as the longer of the two buffers that the program named: a larger number copies whatever lies behind it in the pool, and writes
beyond the program's own buffer.

**Mend it**: compare OutputBufferLength with what is returned, and fail with STATUS_BUFFER_TOO_SMALL.

\`\`\`c bad
#include <wdm.h>
typedef struct _INFO { ULONG Version; ULONG Channels; } INFO, *PINFO;
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PINFO info = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO) {
        if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(ULONG)) {
            status = STATUS_BUFFER_TOO_SMALL;
        } else {
            info->Version = 2;
            info->Channels = 4;
//          ^^^^^^^^^^^^^^ system-buffer-too-short: byte 8
            Irp->IoStatus.Information = sizeof(INFO);
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
//  ^^^^^^^^^^^^^^^^^ information-beyond-buffer: 8 bytes
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _INFO { ULONG Version; ULONG Channels; } INFO, *PINFO;
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
static NTSTATUS Complete(PIRP Irp, NTSTATUS Status, ULONG_PTR Information)
{
    Irp->IoStatus.Status = Status;
    Irp->IoStatus.Information = Information;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return Status;
}
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PINFO info = Irp->AssociatedIrp.SystemBuffer;
    ULONG_PTR information = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    switch (stack->Parameters.DeviceIoControl.IoControlCode) {
    case IOCTL_INFO:
        status = STATUS_BUFFER_TOO_SMALL;
        if (stack->Parameters.DeviceIoControl.InputBufferLength < sizeof(INFO)) break;
        info->Version = 2;
        info->Channels = 4;
        information = sizeof(INFO);
        status = STATUS_SUCCESS;
        break;
    default:
        break;
    }
    return Complete(Irp, status, information);
//         ^^^^^^^^ information-beyond-buffer: 8 bytes
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _INFO { ULONG Version; ULONG Channels; } INFO, *PINFO;
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PINFO info = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO) {
        if (stack->Parameters.DeviceIoControl.OutputBufferLength < sizeof(INFO)) {
            status = STATUS_BUFFER_TOO_SMALL;
        } else {
            info->Version = 2;
            info->Channels = 4;
            Irp->IoStatus.Information = sizeof(INFO);
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => ({
    needs: { afterCall: [onPaths.irp] },
    // What is wrong with a number is known best where it is written: the ways of other requests have not come together with this one.
    store(event) {
      const irp = event.run.root?.irp;
      if (irp && isInformationOf(event.place, irp)) note(event, irp);
    },
    bound(event) {
      const irp = event.run.root?.irp;
      if (irp && event.place.kind === "local" && becomesInformation(world, event.run.fn).has(event.place.local))
        note(event, irp);
    },
    // By IoCompleteRequest itself, or by a routine of the driver's that calls it.
    afterCall({ run, state, before, site, hasBody }) {
      const irp = run.root?.irp;
      if (!irp || state.irps.get(irp.id)?.owner !== "completed" || before.irps.get(irp.id)?.owner !== "owned") return;
      const { terms } = world;
      const major = majorOf(run, before, irp);
      if (major !== Major.deviceControl && major !== Major.read) return;
      const status = statusField(terms, state, irp);
      if (!status || rangeOf(state, status).lo < 0) return;
      // What completes it may have looked at the room first, or set the number itself.
      const known = hasBody ? state : before;
      const mark = known.mark(promised, irp);
      if (mark?.value === "fits") return;
      const written = mark?.with ?? (isCounted(run, before, irp) ? informationField(terms, state, irp) : undefined);
      const message = written && complaint(terms, known, settled(state, terms, written));
      if (message === undefined) return;
      run.report(id, { message, notes: mark ? [{ message: "", place: mark.why }] : [] }, site.at);
    },
  }),
};

/** A number of bytes that the room for them, as far as it was known, did not hold. */
const promised = "promised-bytes";

/** Keeps the number that a way is about to promise, and whether it fits. */
function note({ run, state, site, value }: StoreEvent, irp: Term): void {
  if (!isCounted(run, state, irp)) state.clearMark(promised, irp);
  else {
    const fits = complaint(run.terms, state, value) === undefined;
    const why = { kind: "site", site, message: "it is set here" } as const;
    state.setMark(promised, irp, fits ? "fits" : "too much", why, value);
  }
}
/** The variables of a function that go into IoStatus.Information, by itself or by the routine that completes the IRP for it. */
function becomesInformation(world: World, fn: IrFunction): ReadonlySet<LocalId> {
  const known = informationLocals.get(fn);
  if (known) return known;
  const found = new Set<LocalId>();
  const { assigns, calls } = codeOf(fn);
  for (const { target, value } of assigns) {
    const local = isFieldOf(target, "IO_STATUS_BLOCK", "Information") ? localIn(value) : undefined;
    if (local !== undefined) found.add(local);
  }
  for (const { name, call } of calls) {
    const callee = name === undefined || name === fn.symbol.linkName ? undefined : world.functions.get(name)?.fn;
    if (!callee) continue;
    const promises = codeOf(callee).assigns.flatMap(({ target, value }) =>
      isFieldOf(target, "IO_STATUS_BLOCK", "Information") ? [localIn(value)] : [],
    );
    callee.params.forEach((param, index) => {
      const local = promises.includes(param) ? localIn(call.args[index]) : undefined;
      if (local !== undefined) found.add(local);
    });
  }
  informationLocals.set(fn, found);
  return found;
}
const informationLocals = new WeakMap<IrFunction, ReadonlySet<LocalId>>();
/** A request whose Information says how many bytes the program gets: a buffered control code, or a read whose length was looked at. */
function isCounted(run: Run, state: State, irp: Term): boolean {
  if (isBuffered(run.terms, state)) return true;
  return majorOf(run, state, irp) === Major.read && asked(run.terms, state, /^OutputBufferLength$/).least > 0;
}
function isBuffered(terms: Terms, state: State): boolean {
  const code = controlCode(terms, state);
  return code !== undefined && code % 4 === methodBuffered;
}
/** What is wrong with a number of bytes that the program is given, if anything. */
function complaint(terms: Terms, state: State, information: Term): string | undefined {
  const room = asked(terms, state, /^OutputBufferLength$/);
  if (room.otherwise) return undefined;
  const { lo, hi } = rangeOf(state, information);
  if (lo === hi)
    return lo > room.least
      ? `the program is given ${lo < 2 ** 63 ? `${lo} bytes` : "a length below zero"}, but its output buffer is only known to hold ${room.least === 0 ? "none" : `${room.least}`}: OutputBufferLength must be compared first`
      : undefined;
  if (hi > room.least && isOwnCount(information) && limitsOf(state, terms, information).length === 0)
    return "nothing has compared the number of bytes that the program is given with OutputBufferLength";
  if (isMember(information, /^InputBufferLength$/) && !mentions(information, /^OutputBufferLength$/))
    return "the program is given as many bytes as it sent: its output buffer may be shorter than its input buffer";
  return undefined;
}
