// An index or an offset that a program chose, and nothing limited.
import type { Expr, IrFunction } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { IndexEvent, Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, Term } from "../../analysis/term.ts";
import { isRequestMemory, limitsOf, nameOfUntrusted, originOf, untrustedIn } from "../../analysis/untrusted.ts";
import { isFromProgram, isTold, mostAllowed, tell, unlimitedIn } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "request-index-not-limited";

export const requestIndexNotLimited: Rule = {
  id,
  severity: "error",
  summary:
    "An array or a buffer is indexed by a value from the request, or up to one, that nothing compared with its length.",
  names: {},
  page: `What stands in a request's buffer can be any number. Used as an index, an offset, or the number of times that a loop goes round, it leads
beyond the array: the program reads or writes kernel memory. A signed value can also be negative; a check for the upper end alone lets it pass.

**Mend it**: compare the value with the number of elements, an offset into the buffer with InputBufferLength, before it is used, and keep it in an
unsigned variable.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
typedef struct _EXT { ULONG Values[16]; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        ext->Values[ask->Channel] = ask->Value;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ request-index-not-limited: 16
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
typedef struct _LIMITS { ULONG Count; ULONG Values[8]; } LIMITS, *PLIMITS;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PLIMITS limits = DeviceObject->DeviceExtension;
    PLIMITS given = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    ULONG i;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(LIMITS) && given->Count <= sizeof(given->Values)) {
        for (i = 0; i < given->Count; i++) {
            limits->Values[i] = given->Values[i];
//                              ^^^^^^^^^^^^^^^^ request-index-not-limited: as much as 31
        }
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _LIMITS { ULONG Count; ULONG Values[8]; } LIMITS, *PLIMITS;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PLIMITS limits = DeviceObject->DeviceExtension;
    PLIMITS given = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    ULONG i;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(LIMITS) && given->Count <= ARRAYSIZE(given->Values)) {
        for (i = 0; i < given->Count; i++) {
            limits->Values[i] = given->Values[i];
        }
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Channel; ULONG Value; } ASK, *PASK;
typedef struct _EXT { ULONG Values[16]; } EXT, *PEXT;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PEXT ext = DeviceObject->DeviceExtension;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Channel < RTL_NUMBER_OF(ext->Values)) {
        ext->Values[ask->Channel] = ask->Value;
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
typedef struct _ASK { ULONG Count; ULONG Values[1]; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    ULONG sum = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK)) {
        for (ULONG i = 0; i < ask->Count; i++)
            sum += ask->Values[i];
//                 ^^^^^^^^^^^^^^ request-index-not-limited: Count
        status = sum == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Count; ULONG Values[1]; } ASK, *PASK;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    ULONG sum = 0;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= sizeof(ASK) && ask->Count <= (length - FIELD_OFFSET(ASK, Values)) / sizeof(ULONG)) {
        for (ULONG i = 0; i < ask->Count; i++)
            sum += ask->Values[i];
        status = sum == 0 ? STATUS_SUCCESS : STATUS_INVALID_PARAMETER;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { LONG Channel; } ASK, *PASK;
static ULONG levels[8];
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Channel < 8) {
        levels[ask->Channel] += 1;
//      ^^^^^^^^^^^^^^^^^^^^ request-index-not-limited: negative
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
typedef struct _ASK { LONG Channel; } ASK, *PASK;
static ULONG levels[8];
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PIO_STACK_LOCATION stack = IoGetCurrentIrpStackLocation(Irp);
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (stack->Parameters.DeviceIoControl.InputBufferLength >= sizeof(ASK) && ask->Channel >= 0 && ask->Channel < 8) {
        levels[ask->Channel] += 1;
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
    index(event) {
      const { run, state, base, index, element, site } = event;
      const length = element.base.type.kind === "array" ? (element.base.type.length ?? 0) : 0;
      let fault: Fault | undefined;
      if (length > 1) fault = beyondArray(run, state, index, length) ?? below(event);
      else if (isRequestMemory(world.terms.address(base))) fault = beyondBuffer(run, state, index);
      if (fault) tell(run, state, { rule: id, message: fault.message }, untrustedIn(fault.value), site.at);
    },
    access({ run, state, pointer, site }) {
      const [, index, scale] = pointer.kind === "op" && pointer.op === "offset" ? pointer.args : [];
      if (!index || index.kind === "const") return;
      const base = baseOf(pointer);
      const size = state.mark("pool-size", base)?.with;
      let fault: Fault | undefined;
      if (isRequestMemory(base)) fault = beyondBuffer(run, state, index);
      else if (size?.kind === "const" && scale?.kind === "const")
        fault = beyondArray(run, state, index, Math.floor(Number(size.value / scale.value)));
      if (fault) tell(run, state, { rule: id, message: fault.message }, untrustedIn(fault.value), site.at);
    },
  }),
};

interface Fault {
  readonly message: string;
  /** What the program chose. */
  readonly value: Term;
}
function beyondArray(run: Run, state: State, index: Term, length: number): Fault | undefined {
  if (rangeOf(state, index).hi < length) return undefined;
  const value = chosenFreely(run, state, index, false);
  if (value)
    return {
      message: `there are ${length} elements, and nothing has compared ${nameOfUntrusted(value)}, which the program chose, with that`,
      value,
    };
  // Of a loop's counter: what the program makes its end.
  const [end, ...others] = untrustedIn(index).length > 0 ? [] : endsOf(run, state, index);
  if (others.length > 0) return undefined;
  const most = end ? mostAllowed(run, state, end) - 1 : mostAllowed(run, state, index);
  if (!Number.isFinite(most) || most < length) return undefined;
  return {
    message: `there are ${length} elements, and the index that the program chose may be as much as ${most}`,
    value: end ?? index,
  };
}
function endsOf(run: Run, state: State, counter: Term): readonly Term[] {
  return limitsOf(state, run.terms, counter).flatMap(({ below, above }) => (below === counter ? [above] : []));
}
/** An offset into the request's own buffer; how long that is limits it. */
function beyondBuffer(run: Run, state: State, index: Term): Fault | undefined {
  const value = chosenFreely(run, state, index, true);
  return (
    value && {
      message: `${nameOfUntrusted(value)} comes from the request itself, and nothing has compared it with the length of the buffer`,
      value,
    }
  );
}
/** The value inside an index, or the one up to which a loop counts it, that nothing limits. */
function chosenFreely(run: Run, state: State, index: Term, lengths: boolean): LoadTerm | undefined {
  const inside = unlimitedIn(run, state, index, lengths);
  if (inside) return inside;
  if (untrustedIn(index).length > 0 || Number.isFinite(rangeOf(state, index).hi)) return undefined;
  const free = limitsOf(state, run.terms, index).map(({ above }) => unlimitedIn(run, state, above, lengths));
  const [first] = free;
  return free.every((value) => value !== undefined) ? first : undefined;
}

/** A signed value that has been compared, as a signed one, with the upper end only. */
function below({ run, state, index, element }: IndexEvent): Fault | undefined {
  const written = bare(element.index);
  if (
    originOf(index) !== "contents" ||
    isTold(state, index) ||
    run.isGeneral ||
    !isFromProgram(run) ||
    rangeOf(state, index).lo >= 0
  )
    return undefined;
  if (written.type.kind !== "integer" || !written.type.signed || !comparedSigned(run.fn, written)) return undefined;
  return {
    message: "the index that the program chose may be negative: only its upper end has been compared",
    value: index,
  };
}
function comparedSigned(fn: IrFunction, value: Expr): boolean {
  const isValue = (side: Expr) => {
    const inner = bare(side);
    if (inner.kind !== "load" || value.kind !== "load" || inner.place.kind !== value.place.kind) return false;
    if (inner.place.kind === "local" && value.place.kind === "local") return inner.place.local === value.place.local;
    return (
      inner.place.kind === "field" && value.place.kind === "field" && inner.place.field.name === value.place.field.name
    );
  };
  const sides = codeOf(fn).binaries.flatMap(({ expr }) =>
    ["lt", "le", "gt", "ge"].includes(expr.op) ? [expr.left, expr.right].filter(isValue) : [],
  );
  return sides.length > 0 && sides.every(({ type }) => type.kind === "integer" && type.signed);
}
