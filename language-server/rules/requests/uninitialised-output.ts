// Kernel memory that a program gets to see.

import { layoutOf, sizeOf } from "../../../compiler/types/layout.ts";
import { type Field, Qual, type Type } from "../../../compiler/types/type.ts";
import { codeOf, objectOf } from "../../analysis/code.ts";
import { type CallEvent, onPaths, type Run } from "../../analysis/events.ts";
import { constantOf, rangeOf } from "../../analysis/facts.ts";
import { statusField } from "../../analysis/irp-fields.ts";
import { memberPlace } from "../../analysis/overlay.ts";
import { baseOf } from "../../analysis/pool.ts";
import { Major, majorOf } from "../../analysis/requests.ts";
import type { State } from "../../analysis/state.ts";
import { type PlaceRef, type Term, within } from "../../analysis/term.ts";
import { asked, controlCode, informationField, isMember, methodBuffered } from "../kinds/transfers.ts";
import type { Rule } from "../rule.ts";

const id = "uninitialised-output";
const copiers = ["memcpy", "memmove", "RtlCopyMemory", "RtlMoveMemory"];
const mappers = ["MmGetSystemAddressForMdlSafe", "MmMapLockedPagesSpecifyCache"];

export const uninitialisedOutput: Rule = {
  id,
  severity: "warning",
  summary: "A structure goes to a program with members that were never written.",
  names: {},
  page: `What is not written still holds what was there before: pieces of the kernel's stack or pool, with addresses and other programs' data. A program
that asks often enough reads the kernel's memory so. The part of a system buffer beyond the program's input is not cleared either.

**Mend it**: clear the structure with RtlZeroMemory (or \`= {0}\`) before setting its members, padding included.

\`\`\`c bad
#include <wdm.h>
typedef struct _INFO { ULONG Version; ULONG Flags; ULONG64 Serial; } INFO, *PINFO;
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    INFO info;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO &&
        stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(INFO)) {
        info.Version = 2;
        info.Serial = 77;
        RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer, &info, sizeof(info));
//      ^^^^^^^^^^^^^ uninitialised-output: Flags
        Irp->IoStatus.Information = sizeof(info);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <fltKernel.h>
typedef struct _ANSWER { ULONG Version; ULONG Flags; } ANSWER, *PANSWER;
FLT_MESSAGE_NOTIFY OnMessage;
NTSTATUS FLTAPI OnMessage(PVOID Cookie, PVOID Input, ULONG InputLength, PVOID Output, ULONG OutputLength, PULONG Returned)
{
    ANSWER answer;
    UNREFERENCED_PARAMETER(Cookie);
    UNREFERENCED_PARAMETER(Input);
    UNREFERENCED_PARAMETER(InputLength);
    *Returned = 0;
    if (Output == NULL || OutputLength < sizeof(ANSWER)) {
        return STATUS_BUFFER_TOO_SMALL;
    }
    answer.Version = 2;
    __try {
        RtlCopyMemory(Output, &answer, sizeof(answer));
//      ^^^^^^^^^^^^^ uninitialised-output: Flags
    } __except (EXCEPTION_EXECUTE_HANDLER) {
        return GetExceptionCode();
    }
    *Returned = sizeof(answer);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _INFO { ULONG Version; ULONG Flags; ULONG64 Serial; } INFO, *PINFO;
#define IOCTL_INFO CTL_CODE(FILE_DEVICE_UNKNOWN, 0x801, METHOD_BUFFERED, FILE_READ_ACCESS)
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    NTSTATUS status = STATUS_INVALID_DEVICE_REQUEST;
    PINFO info = Irp->AssociatedIrp.SystemBuffer;
    UNREFERENCED_PARAMETER(DeviceObject);
    Irp->IoStatus.Information = 0;
    if (stack->Parameters.DeviceIoControl.IoControlCode == IOCTL_INFO &&
        stack->Parameters.DeviceIoControl.OutputBufferLength >= sizeof(INFO)) {
        RtlZeroMemory(info, sizeof(INFO));
        info->Version = 2;
        info->Serial = 77;
        Irp->IoStatus.Information = sizeof(INFO);
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: (world) => [
    { calls: copiers, beforeCall: copied },
    {
      calls: mappers,
      afterCall: ({ state, result }) => state.setMark("user-mapped", result, "yes"),
    },
    {
      needs: { afterCall: [onPaths.irp] },
      afterCall(event) {
        const { run, state, before } = event;
        const irp = run.root?.irp;
        if (!irp || state.irps.get(irp.id)?.owner !== "completed" || before.irps.get(irp.id)?.owner !== "owned") return;
        if (majorOf(run, before, irp) !== Major.deviceControl) return;
        const code = controlCode(world.terms, before);
        const status = statusField(world.terms, state, irp);
        const information = informationField(world.terms, state, irp);
        if (code === undefined || code % 4 !== methodBuffered || !status || rangeOf(state, status).lo < 0) return;
        const size = information && constantOf(state, information);
        // A structure that came in goes out again: its members are the program's own.
        const input = asked(world.terms, before, /^InputBufferLength$/);
        if (size === undefined || size <= 0 || input.least > 0 || input.otherwise) return;
        const missing = unwrittenOutput(run, state, size);
        if (missing.length > 0) report(event, missing);
      },
    },
  ],
};

function report(event: CallEvent, missing: readonly string[]): void {
  const names =
    missing.length > 3 ? `${missing.slice(0, 3).join(", ")} and ${missing.length - 3} others` : missing.join(", ");
  event.run.report(
    id,
    { message: `the program is given a structure in which ${names} was never written: it holds old kernel memory` },
    event.site.at,
  );
}

/** A structure of this function's own is copied to where a program reads it. */
function copied(event: CallEvent): void {
  const { run, state, args } = event;
  const [to, from, count] = args;
  const size = count && constantOf(state, count);
  if (!to || from?.kind !== "address" || from.place.kind !== "local" || size === undefined) return;
  const target = baseOf(to);
  const goesOut =
    isMember(target, /^(SystemBuffer|UserBuffer)$/) ||
    target === run.terms.message.output ||
    state.mark("user-mapped", target) !== undefined;
  const type = run.fn.locals[from.place.local]?.type;
  if (!goesOut || type?.kind !== "record") return;
  const missing = unwritten(run, state, from.place, type, size);
  if (missing.length > 0) report(event, missing);
}

/** Members of the one structure of that size that the function writes through a pointer to the system buffer. */
function unwrittenOutput(run: Run, state: State, size: number): string[] {
  const buffer = bufferOf(run, state);
  if (!buffer) return [];
  const code = codeOf(run.fn);
  const types = new Map<unknown, Type>();
  for (const { place, write } of code.fields) {
    const { base } = place;
    if (!write || base.kind !== "deref" || base.type.kind !== "record" || !base.type.decl.fields) continue;
    if (sizeOf(base.type, run.unit.target) === size) types.set(base.type.decl, base.type);
  }
  const [only] = types.values();
  if (!only || types.size > 1) return [];
  // Whoever is handed the structure may have filled it.
  const handedOut = code.calls.some(({ call }) =>
    call.args.some((arg) => {
      const type = arg.kind === "convert" ? arg.operand.type : arg.type;
      const isSuch = type.kind === "pointer" && type.to.kind === "record" && types.has(type.to.decl);
      return isSuch || objectOf(arg)?.kind === "deref" || (arg.kind === "load" && isBufferField(arg.place));
    }),
  );
  return handedOut ? [] : unwritten(run, state, run.terms.deref(buffer), only, size);
}
function isBufferField(place: {
  readonly kind: string;
  readonly field?: { readonly name: string | undefined };
}): boolean {
  return place.kind === "field" && place.field?.name === "SystemBuffer";
}
/** The system buffer, if the path has written through it. */
function bufferOf(run: Run, state: State): Term | undefined {
  for (const id of state.store.keys()) {
    let place = run.terms.place(id);
    while (place.kind === "field" || place.kind === "element") place = place.base;
    if (place.kind === "deref" && isMember(place.pointer, /^SystemBuffer$/)) return place.pointer;
  }
  return undefined;
}

/** Members in the first `size` bytes that nothing was written to, nor to anything around or inside them. */
function unwritten(run: Run, state: State, place: PlaceRef, type: Type, size: number): string[] {
  if (type.kind !== "record" || !type.decl.fields || type.decl.tag === "union" || state.store.has(place.id)) return [];
  if ((type.quals & Qual.volatile) !== 0) return [];
  const written = [...state.store.keys()].map((id) => run.terms.place(id));
  const isWritten = (member: PlaceRef) => written.some((one) => within(one, member));
  const missing: Field[] = [];
  for (const { field, offset } of layoutOf(type.decl, run.unit.target).fields) {
    // Bit-fields share their bytes; unnamed members have others inside.
    if (field.name === undefined || field.bits !== undefined || offset >= size) continue;
    if (!isWritten(memberPlace(run.terms, place, type, field, offset, run.unit.target))) missing.push(field);
  }
  return missing.flatMap(({ name }) => name ?? []);
}
