// A division by a number that a program chose.
import type { IrFunction } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { rangeOf } from "../../analysis/facts.ts";
import type { State } from "../../analysis/state.ts";
import type { LoadTerm, Term } from "../../analysis/term.ts";
import { isValidated, nameOfUntrusted, untrustedIn } from "../../analysis/untrusted.ts";
import { isGuardedAt } from "../kinds/guarded.ts";
import { isFromProgram, isTold, tell } from "../kinds/limits.ts";
import type { Rule } from "../rule.ts";

const id = "request-divisor-not-checked";

export const requestDivisorNotChecked: Rule = {
  id,
  severity: "error",
  summary: "A number from the request divides, and nothing has asked whether it is 0.",
  names: {},
  page: `A division by 0 raises an exception. In kernel mode nobody handles it: any program that may open the device stops the system with a 0 in its buffer.

**Mend it**: refuse 0 before the division, by itself or with a lower bound.

\`\`\`c bad
#include <wdm.h>
typedef struct _RATE { ULONG Rate; } RATE, *PRATE;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PULONG divider = DeviceObject->DeviceExtension;
    PRATE rate = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength >= sizeof(RATE)) {
        *divider = 115200 / rate->Rate;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ request-divisor-not-checked: Rate
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _RATE { ULONG Rate; } RATE, *PRATE;
_Dispatch_type_(IRP_MJ_DEVICE_CONTROL) DRIVER_DISPATCH DispatchControl;
NTSTATUS DispatchControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PULONG divider = DeviceObject->DeviceExtension;
    PRATE rate = Irp->AssociatedIrp.SystemBuffer;
    NTSTATUS status = STATUS_INVALID_PARAMETER;
    if (IoGetCurrentIrpStackLocation(Irp)->Parameters.DeviceIoControl.InputBufferLength >= sizeof(RATE)
        && rate->Rate != 0) {
        *divider = 115200 / rate->Rate;
        status = STATUS_SUCCESS;
    }
    Irp->IoStatus.Status = status;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return status;
}
\`\`\`
`,
  paths: () => ({
    store({ run, state, value, site }) {
      divided(run, state, value, site.at);
    },
    bound({ run, state, value, site }) {
      divided(run, state, value, site.at);
    },
    branch({ run, state, value, site }) {
      divided(run, state, value, site.at);
    },
    beforeCall({ run, state, args, site }) {
      for (const arg of args) divided(run, state, arg, site.at);
    },
  }),
};

function divided(run: Run, state: State, value: Term, at: TokenRange): void {
  if (value.kind !== "op" || !dividesByValues(run.fn)) return;
  const divisor = divisorIn(value);
  if (!divisor || run.isGeneral || !isFromProgram(run)) return;
  const [chosen] = untrustedIn(divisor);
  if (!chosen || isTold(state, chosen) || isValidated(state, chosen) || isGuardedAt(run, at)) return;
  if (mayNotBeZero(run, state, divisor, chosen)) return;
  const message = `${nameOfUntrusted(chosen)}, which the program chose, divides here, and nothing has asked whether it is 0`;
  tell(run, state, { rule: id, message }, [chosen], at);
}
/** The value from the request, as it is or narrowed, by which something in a term is divided. */
function divisorIn(term: Term): Term | undefined {
  if (term.kind !== "op") return undefined;
  const [, by] = term.args;
  if ((term.op === "div" || term.op === "rem") && by && isAsItIs(by)) return by;
  for (const arg of term.args) {
    const found = divisorIn(arg);
    if (found) return found;
  }
  return undefined;
}
function isAsItIs(term: Term): boolean {
  if (term.kind === "op") return term.args.length === 1 && term.args.every(isAsItIs);
  return untrustedIn(term).length > 0;
}
/** The path has excluded 0, or has asked for the value in words that are not followed here. */
function mayNotBeZero(run: Run, state: State, divisor: Term, chosen: LoadTerm): boolean {
  for (const value of [divisor, chosen]) {
    const { lo, hi, not } = rangeOf(state, value);
    if (lo > 0 || hi < 0 || not === 0) return true;
  }
  return state.facts.some((_, fact) => {
    const asked = run.terms.term(fact);
    return asked !== chosen && asked !== divisor && untrustedIn(asked).includes(chosen);
  });
}

/** The function divides by what is no constant: few do. */
function dividesByValues(fn: IrFunction): boolean {
  let divides = known.get(fn);
  if (divides === undefined) {
    divides = codeOf(fn).binaries.some(
      ({ expr }) => (expr.op === "div" || expr.op === "rem") && bare(expr.right).kind !== "const",
    );
    known.set(fn, divides);
  }
  return divides;
}
const known = new WeakMap<IrFunction, boolean>();
