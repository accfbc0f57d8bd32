// The buffer of a request is used beyond what the path made sure of.
import { sizeOf } from "../../../compiler/types/layout.ts";
import type { CallEvent, Run } from "../../analysis/events.ts";
import { constantOf, isComparison, rangeOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { isBuffer, isMeasured, isSystemBuffer, untrustedIn } from "../../analysis/untrusted.ts";
import { endOf, isStepped, offsetIn } from "../kinds/buffer-offsets.ts";
import { type Copy, copiers, copyOf, type Side } from "../kinds/copies.ts";
import { isFromProgram, isTold, tell } from "../kinds/limits.ts";
import { asked, isComparedBefore, isMember, isOwnCount, mentions } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "system-buffer-too-short";

export const systemBufferTooShort: Rule = {
  id,
  severity: "error",
  summary: "The system buffer is used beyond the length that the request was checked for.",
  names: {},
  page: `The system buffer is as long as the longer of the two lengths in the request. A check against the size of another structure, or of a part of
the one that is used, lets requests through whose buffer ends before the member that is read or written: what lies behind it in the pool is read
or overwritten.

**Mend it**: compare InputBufferLength with the size of the structure that is read, OutputBufferLength with that of what is written.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; ULONG Flags; } ASK, *PASK;
VOID Program(ULONG Channel, ULONG Value, ULONG Flags);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= 2 * sizeof(ULONG)) {
        Program(ask->Channel, ask->Value, ask->Flags);
//                                        ^^^^^^^^^^ system-buffer-too-short: byte 12
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; ULONG Flags; } ASK, *PASK;
VOID Program(ULONG Channel, ULONG Value, ULONG Flags);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        Program(ask->Channel, ask->Value, ask->Flags);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { CHAR Name[32]; ULONG NameLength; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.OutputBufferLength > 0) {
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, ext->Name, ext->NameLength);
//      ^^^^^^^^^^^^^ system-buffer-too-short: OutputBufferLength
        Irp->IoStatus.Information = ext->NameLength;
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <ntifs.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_QUERY_INFORMATION) DRIVER_DISPATCH DispatchQuery;
NTSTATUS DispatchQuery(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.QueryFile.FileInformationClass == FileNameInformation) {
        PFILE_NAME_INFORMATION info = Irp->AssociatedIrp.SystemBuffer;
        info->FileNameLength = ext->Name.Length;
        RtlCopyMemory(info->FileName, ext->Name.Buffer, ext->Name.Length);
//      ^^^^^^^^^^^^^ system-buffer-too-short: the request's Length
        Irp->IoStatus.Information = FIELD_OFFSET(FILE_NAME_INFORMATION, FileName) + ext->Name.Length;
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { CHAR Name[32]; ULONG NameLength; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_BUFFER_TOO_SMALL;
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.OutputBufferLength >= ext->NameLength) {
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, ext->Name, ext->NameLength);
        Irp->IoStatus.Information = ext->NameLength;
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
typedef struct _EXT { UNICODE_STRING Name; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_QUERY_INFORMATION) DRIVER_DISPATCH DispatchQuery;
NTSTATUS DispatchQuery(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.QueryFile.FileInformationClass == FileNameInformation) {
        PFILE_NAME_INFORMATION info = Irp->AssociatedIrp.SystemBuffer;
        ULONG room = stack->Parameters.QueryFile.Length - FIELD_OFFSET(FILE_NAME_INFORMATION, FileName);
        info->FileNameLength = ext->Name.Length;
        status = room < ext->Name.Length ? STATUS_BUFFER_OVERFLOW : STATUS_SUCCESS;
        if (room > ext->Name.Length) {
            room = ext->Name.Length;
        }
        RtlCopyMemory(info->FileName, ext->Name.Buffer, room);
        Irp->IoStatus.Information = FIELD_OFFSET(FILE_NAME_INFORMATION, FileName) + room;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    calls: copiers,
    index({ run, base, index, element, site }) {
      if (offsetInBuffer(run.terms.address(base)) === undefined) return;
      const message = beyondInput(run, index, sizeOf(element.type, run.unit.target), 0);
      if (message) run.report(id, { message }, site.at);
    },
    access({ run, state, pointer, whole, site, write }) {
      const [array, index, scale] = pointer.kind === "op" && pointer.op === "offset" ? pointer.args : [];
      if (array && index && scale?.kind === "const" && offsetInBuffer(array) !== undefined) {
        const message = beyondInput(run, index, Number(scale.value), 0);
        if (message) run.report(id, { message }, site.at);
      }
      const start = offsetInBuffer(pointer);
      const end = start === undefined || isStepped(run, whole) ? undefined : endOf(run, whole);
      if (start === undefined || end === undefined) return;
      const buffer = baseOf(pointer);
      const isKnown = isTold(state, buffer) || isMeasured(state, buffer, write);
      const room = isKnown ? undefined : roomKnown(run, state, buffer);
      if (room === undefined || start + end <= room) return;
      const verb = write ? "written" : "read";
      const message = `byte ${start + end} of the buffer is ${verb} here, but ${promise(room)}`;
      tell(run, state, { rule: id, message }, [buffer], site.at);
    },
    beforeCall(event) {
      const copy = copyOf(event);
      if (!copy) return;
      for (const side of [copy.into, copy.from]) {
        if (!side) continue;
        const start = offsetInBuffer(side.pointer);
        if (start === undefined) continue;
        const message = beyondInput(event.run, copy.count, copy.unit, start) ?? overrun(event, copy, start, side);
        if (message) event.run.report(id, { message }, event.site.at);
        // How many bytes the driver has of its own, it may know to be few.
        else if (side === copy.into && isUnasked(event, copy.count))
          event.run.report(id, { message: unasked(event.run), may: true }, event.site.at);
      }
    },
  }),
};

function promise(room: number): string {
  return room === 0 ? "nothing says how long it is" : `the checks before only make sure of ${room}`;
}
function overrun({ run, state }: CallEvent, copy: Copy, start: number, side: Side): string | undefined {
  const { count, unit } = copy;
  const bytes = constantOf(state, count);
  if (bytes === undefined) return undefined;
  const room = roomKnown(run, state, baseOf(side.pointer));
  const end = start + bytes * unit;
  return room !== undefined && bytes > 0 && end > room
    ? `the copy ends at byte ${end} of the buffer, but ${promise(room)}`
    : undefined;
}
function unasked(run: Run): string {
  const length = isQuery(run) ? "the request's Length" : "OutputBufferLength";
  return `nothing has compared how many bytes are written here with ${length}`;
}
/** What the program chose itself has rules of its own. */
function isUnasked({ run, state }: CallEvent, count: Term): boolean {
  const output = asked(run.terms, state, /^OutputBufferLength$/);
  if (run.isGeneral || !(isFromProgram(run) || isQuery(run)) || output.otherwise || !(run.root || output.least > 0))
    return false;
  if (constantOf(state, count) !== undefined || !isOwnCount(count) || mentions(count, /^OutputBufferLength$/))
    return false;
  return rangeOf(state, count).hi > output.least && !isComparedWithOther(run.terms, state, count);
}
/** Information of a file or volume is asked for: of names behind the structure the I/O manager knows nothing. */
function isQuery({ role }: Run): boolean {
  return role?.majors.some((major) => major === Major.queryInformation || major === Major.queryVolume) === true;
}
/** A condition on the way weighs the value, alone or in a sum, against what is no constant. */
function isComparedWithOther(terms: Terms, state: State, value: Term): boolean {
  for (const id of state.facts.keys()) {
    const asked = terms.term(id);
    if (asked.kind !== "op" || !isComparison(asked) || asked.args.some(({ kind }) => kind === "const")) continue;
    if (contains(asked, value)) return true;
  }
  return false;
}
function contains(term: Term, value: Term): boolean {
  return term === value || (term.kind === "op" && term.args.some((arg) => contains(arg, value)));
}
/** As many bytes as the input has, but not from its beginning, or more of them: whatever its length, they end behind it. */
function beyondInput(run: Run, count: Term, unit: number, start: number): string | undefined {
  const shape = isFromProgram(run) ? inInputLengths(count) : undefined;
  if (!shape || (shape.times * unit <= 1 && shape.plus * unit + start <= 0)) return undefined;
  const more =
    shape.times * unit > 1
      ? `${shape.times * unit} times as many bytes as`
      : `${shape.plus * unit + start} bytes more than`;
  return `${more} InputBufferLength says are used of the buffer here`;
}
/** The value as a multiple of InputBufferLength and a constant. */
function inInputLengths(count: Term): { readonly times: number; readonly plus: number } | undefined {
  if (isMember(count, /^InputBufferLength$/)) return { times: 1, plus: 0 };
  if (count.kind !== "op") return undefined;
  const [left, right] = count.args;
  const shape = left && inInputLengths(left);
  if (!shape || right?.kind !== "const") return undefined;
  const by = Number(right.value);
  switch (count.op) {
    case "add":
      return { times: shape.times, plus: shape.plus + by };
    case "sub":
      return { times: shape.times, plus: shape.plus - by };
    case "mul":
      return { times: shape.times * by, plus: shape.plus * by };
    default:
      return undefined;
  }
}

/** Where in the system buffer a pointer leads; undefined if it does not, or nowhere in particular. */
function offsetInBuffer(pointer: Term): number | undefined {
  return offsetIn(pointer, (start) => start.kind === "load" && isSystemBuffer(start.place) && isBuffer(start));
}
/** The bytes that the path has made sure of; undefined if it has not asked for them, or in words that are not understood. */
function roomKnown(run: Run, state: State, buffer: Term): number | undefined {
  if (run.isGeneral || !isFromProgram(run) || buffer.kind !== "load") return undefined;
  const irp = rootOf(buffer.place);
  let room = 0;
  let isAsked = false;
  for (const [id, fact] of state.facts) {
    const term = run.terms.term(id);
    // What a routine of the driver's answered was asked for more than that: it may be the length that it looked up.
    if (term.kind === "atom") room = Math.max(room, fact.lo);
    if (isMember(term, bufferLengths)) {
      if (isComparedBefore(term)) return undefined;
      // A path for a request without a buffer that uses one after all is one that nobody takes.
      if (fact.hi === 0) return undefined;
      isAsked = true;
      // Lengths have no sign: what is not 0 is 1 at least.
      const least = fact.not === 0 ? Math.max(1, fact.lo) : fact.lo;
      if (irp.kind === "deref" && leadsFrom(term, irp.pointer)) room = Math.max(room, least);
      continue;
    }
    if (!untrustedIn(term).some((value) => isMember(value, bufferLengths))) continue;
    const isPlain = isComparison(term) && term.kind === "op" && term.args[1]?.kind === "const" && fact.lo === fact.hi;
    if (!isPlain || term.args[0]?.kind !== "load") return undefined;
  }
  return isAsked ? room : undefined;
}
const bufferLengths = /^(Input|Output)BufferLength$/;
/** It is a member of that IRP's own stack location. */
function leadsFrom(length: Term, irp: Term): boolean {
  if (length.kind !== "load") return false;
  const root = rootOf(length.place);
  return (
    root.kind === "deref" && (root.pointer === irp || root.pointer.kind === "atom" || leadsFrom(root.pointer, irp))
  );
}
