// A check of a request's offset and length that wraps.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, OpTerm, Term } from "../../analysis/term.ts";
import { nameOfUntrusted, originOf, untrustedIn, usesProgramsBuffer } from "../../analysis/untrusted.ts";
import { isFromProgram, isTold, tell, unlimitedIn } from "../kinds/limits.ts";
import { bitsOfExpr } from "../kinds/widths.ts";
import type { Rule } from "../rule.ts";

const id = "bounds-check-overflows";

export const boundsCheckOverflows: Rule = {
  id,
  severity: "warning",
  summary: "A sum or product of numbers from the request is compared with the room there is, and can wrap before that.",
  names: {},
  page: `\`Offset + Length > InputBufferLength\` is meant to refuse what does not fit. Both numbers are the program's: with Offset 0xFFFFFFF0 and Length
0x20 the sum is 0x10, and the request passes. \`Length > OutputBufferLength - sizeof(HEADER)\` lets everything pass where the buffer has not even room
for the header.

**Mend it**: compare each with what is left: \`Offset > InputBufferLength || Length > InputBufferLength - Offset\`; for a product, divide the room by the
size of an element; or do the arithmetic in 64 bits, or with ntintsafe.h.

\`\`\`c bad
#include <wdm.h>
typedef struct _ASK { ULONG Offset; ULONG Length; } ASK, *PASK;
VOID Send(PUCHAR Data, ULONG Length);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= sizeof(ASK)) {
        if (ask->Offset + ask->Length <= length) {
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bounds-check-overflows: Offset
            Send((PUCHAR)ask + ask->Offset, ask->Length);
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
typedef struct _HEADER { ULONG Kind; ULONG Length; } HEADER, *PHEADER;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG room = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.OutputBufferLength;
    PULONG count = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    if (*count > room - sizeof(HEADER)) {
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bounds-check-overflows: OutputBufferLength
        status = STATUS_BUFFER_TOO_SMALL;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
typedef struct _ENTRY { ULONG Kind; ULONG Value; } ENTRY;
typedef struct _LIST { ULONG Count; ENTRY Entries[1]; } LIST, *PLIST;
VOID Apply(ULONG Kind, ULONG Value);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PLIST list = Irp->AssociatedIrp.SystemBuffer;
    ULONG size = sizeof(LIST);
    ULONG i;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= size) {
        size = FIELD_OFFSET(LIST, Entries) + list->Count * sizeof(ENTRY);
        if (length >= size) {
//          ^^^^^^^^^^^^^^ bounds-check-overflows: Count
            for (i = 0; i < list->Count; i++) {
                Apply(list->Entries[i].Kind, list->Entries[i].Value);
            }
            status = STATUS_SUCCESS;
        }
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _HEADER { ULONG Kind; ULONG Length; } HEADER, *PHEADER;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG room = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.OutputBufferLength;
    PULONG count = DeviceObject->DeviceExtension;
    NTSTATUS status = STATUS_SUCCESS;
    if (room < sizeof(HEADER) || *count > room - sizeof(HEADER)) {
        status = STATUS_BUFFER_TOO_SMALL;
    }
    Irp->IoStatus.Status = status;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _ASK { ULONG Offset; ULONG Length; } ASK, *PASK;
VOID Send(PUCHAR Data, ULONG Length);
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    ULONG length = IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength;
    PASK ask = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    UNREFERENCED_PARAMETER(DeviceObject);
    if (length >= sizeof(ASK)) {
        if (ask->Offset <= length && ask->Length <= length - ask->Offset) {
            Send((PUCHAR)ask + ask->Offset, ask->Length);
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
    branch({ run, state, condition, value, site }) {
      if (value.kind !== "op" || !ordering.has(value.op)) return;
      for (const compared of value.args) {
        // A wider sum wraps when a variable of 32 bits gets it.
        const side = compared.kind === "op" && compared.op === "u32" ? compared.args[0] : compared;
        const short = side && belowZero(run, state, condition, side);
        if (short) {
          const message = `the difference wraps where ${nameOfUntrusted(short)} is less than what is taken from it: this check then lets anything pass`;
          tell(run, state, { rule: id, message }, [short], site.at);
          return;
        }
        if (side?.kind !== "op" || (side.op !== "add" && side.op !== "mul")) continue;
        const chosen = wrapping(run, state, side, value.args);
        if (!chosen || !isNarrow(run, condition, side.op) || isAskedApart(run, chosen)) continue;
        const what = side.op === "add" ? "sum" : "product";
        const message = `the ${what} wraps in 32 bits if the program makes ${nameOfUntrusted(chosen)} large: this check then lets it pass`;
        // Told of here; where the value is used next is no news.
        tell(run, state, { rule: id, message }, [chosen], site.at);
        return;
      }
    },
  }),
};
const ordering = new Set(["lt", "le", "gt", "ge"]);

/** An operand that nothing limits; none where the sum is compared with one of its own operands: that asks whether it wrapped. */
function wrapping(run: Run, state: State, sum: OpTerm, sides: readonly Term[]): LoadTerm | undefined {
  if (sum.args.some((arg) => sides.includes(arg))) return undefined;
  // A length is as good as the buffer that was made for it; for METHOD_NEITHER none is.
  const isHeld = !usesProgramsBuffer(state);
  const [value, other] = sum.args.map((arg) => unlimitedIn(run, state, arg, isHeld));
  const chosen = value ?? other;
  return chosen && (!isHeld || originOf(chosen) === "contents") ? chosen : undefined;
}
/** The length of a buffer, less a constant that it may be less than, as far as the path has asked. */
function belowZero(run: Run, state: State, condition: Expr, difference: Term): LoadTerm | undefined {
  const [length, taken] = difference.kind === "op" && difference.op === "sub" ? difference.args : [];
  if (length?.kind !== "load" || originOf(length) !== "length" || taken?.kind !== "const") return undefined;
  if (run.isGeneral || !isFromProgram(run) || isTold(state, length) || usesProgramsBuffer(state)) return undefined;
  if (rangeOf(state, length).lo >= Number(taken.value) || !isUnsigned(condition)) return undefined;
  // Asked for in other words it may be long enough.
  const isAskedOtherwise = state.facts.some((_, fact) => {
    const asked = run.terms.term(fact);
    if (asked === length || !untrustedIn(asked).includes(length)) return false;
    return asked.kind !== "op" || asked.args[1]?.kind !== "const" || asked.args[0] !== length;
  });
  return isAskedOtherwise ? undefined : length;
}
function isUnsigned(condition: Expr): boolean {
  const inner = bare(condition);
  if (inner.kind !== "binary") return false;
  if (!ordering.has(inner.op)) return isUnsigned(inner.left);
  return inner.left.type.kind === "integer" && !inner.left.type.signed;
}
/** The comparison has such an operation in 32 bits, or a variable that got its value from one. */
function isNarrow(run: Run, condition: Expr, op: string): boolean {
  const inner = bare(condition);
  if (inner.kind !== "binary") return false;
  if (!ordering.has(inner.op)) return isNarrow(run, inner.left, op);
  return [inner.left, inner.right].some((side) => {
    const written = bare(side);
    if (written.kind === "binary") return written.op === op && bitsOfExpr(run, side) === 32;
    return written.kind === "load" && written.place.kind === "local" && bitsOfExpr(run, side) === 32;
  });
}
/** The function compares the value by itself too, before or after. */
function isAskedApart({ fn }: Run, { place }: LoadTerm): boolean {
  const name = place.kind === "field" ? place.name : undefined;
  const holders = new Set<number>();
  const isIt = (expr: Expr): boolean => {
    const inner = bare(expr);
    if (inner.kind !== "load") return false;
    if (inner.place.kind === "local") return holders.has(inner.place.local);
    return inner.place.kind === "field" && inner.place.field.name === name;
  };
  const { assigns, binaries } = codeOf(fn);
  for (const { target, value } of assigns) if (target.kind === "local" && isIt(value)) holders.add(target.local);
  // A loop that counts up to it sets it no bound.
  const counters = new Set(assigns.flatMap(({ target, value }) => counterIn(target, value) ?? []));
  const bounds = (one: Expr, other: Expr): boolean => {
    const by = bare(other);
    return isIt(one) && !(by.kind === "load" && by.place.kind === "local" && counters.has(by.place.local));
  };
  return binaries.some(
    ({ expr }) => ordering.has(expr.op) && (bounds(expr.left, expr.right) || bounds(expr.right, expr.left)),
  );
}
/** The variable that a statement counts up. */
function counterIn(target: Place, value: Expr): LocalId | undefined {
  const sum = bare(value);
  const counted = sum.kind === "binary" && sum.op === "add" ? bare(sum.left) : undefined;
  const isSame =
    target.kind === "local" &&
    counted?.kind === "load" &&
    counted.place.kind === "local" &&
    counted.place.local === target.local;
  return isSame ? target.local : undefined;
}
