// An IRP that waited in a member, taken out of it and then forgotten.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, type Code, type CodeAssign, placeKey, pointee } from "../../analysis/code.ts";
import { irpEffect } from "../../analysis/models.ts";
import type { BodyFinding, Rule } from "../rule.ts";

export const keptIrpDropped: Rule = {
  id: "kept-irp-dropped",
  severity: "warning",
  summary: "The member in which an IRP waits is cleared, and nothing is done with the IRP that was read from it.",
  names: {},
  page: `A driver that keeps an IRP in a member, while it waits for its device or for another request, has to complete it: nobody else knows of it. The routine
reads the IRP into a variable and sets the member to NULL, so that it is not completed twice; if it then returns without having completed the IRP,
passed it on or kept it elsewhere, the IRP is lost.

**Mend it**: complete the IRP before the routine returns, or leave it where it is.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; } EXT, *PEXT;
VOID Finish(PEXT Extension, NTSTATUS Status)
{
    PIRP irp = Extension->Waiting;
    if (irp != NULL) {
        irp->IoStatus.Status = Status;
        irp->IoStatus.Information = 0;
        Extension->Waiting = NULL;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ kept-irp-dropped: Waiting
    }
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { PIRP Waiting; PIRP Others[2]; } EXT, *PEXT;
VOID Finish(PEXT Extension, NTSTATUS Status)
{
    PIRP irp = Extension->Waiting;
    if (irp != NULL) {
        Extension->Waiting = NULL;
        irp->IoStatus.Status = Status;
        irp->IoStatus.Information = 0;
        IoCompleteRequest(irp, IO_NO_INCREMENT);
    }
}
VOID Move(PEXT Extension)
{
    PIRP irp = Extension->Waiting;
    Extension->Waiting = NULL;
    Extension->Others[0] = irp;
}
PIRP Take(PEXT Extension)
{
    PIRP irp = Extension->Waiting;
    Extension->Waiting = NULL;
    return irp;
}
BOOLEAN Forget(PEXT Extension, PIRP Irp)
{
    if (Extension->Waiting != Irp) return FALSE;
    Extension->Waiting = NULL;
    return TRUE;
}
\`\`\`
`,
  body({ fn, name: within }, code) {
    return code.assigns.flatMap((cleared): BodyFinding[] => {
      const { target, value, at } = cleared;
      if (target.kind !== "field" || bare(value).kind !== "const" || pointee(target.type) !== "IRP") return [];
      const key = placeKey(target, within);
      const irp = key === undefined ? undefined : readInto(code, cleared, key, within);
      if (irp === undefined || isUsed(code, irp, key, within)) return [];
      const name = fn.locals[irp]?.name;
      if (name === undefined || fn.locals[irp]?.addressTaken === true) return [];
      return [
        {
          message: `${target.field.name} is cleared here, and nothing completes or keeps ${name}, the IRP that waited in it`,
          at,
        },
      ];
    });
  },
};

/** The variable into which the IRP was read before. */
function readInto({ assigns }: Code, cleared: CodeAssign, key: string, within: string): LocalId | undefined {
  for (const { target, value, at } of assigns) {
    const from = bare(value);
    if (target.kind !== "local" || at.first >= cleared.at.first || from.kind !== "load") continue;
    if (placeKey(from.place, within) !== key) continue;
    // It holds nothing else.
    const others = assigns.filter((one) => one.target.kind === "local" && one.target.local === target.local);
    return others.length === 1 ? target.local : undefined;
  }
  return undefined;
}
/** The variable or the member goes to a routine that does more than look, into memory or another variable, or to the caller. */
function isUsed(code: Code, irp: LocalId, key: string | undefined, within: string): boolean {
  const isIrp = (expr: Expr): boolean => {
    const value = bare(expr);
    if (value.kind === "offset") return isIrp(value.pointer);
    if (value.kind === "address") return rootPointer(value.place).some(isIrp);
    return (
      value.kind === "load" &&
      ((value.place.kind === "local" && value.place.local === irp) || placeKey(value.place, within) === key)
    );
  };
  return (
    code.calls.some(({ name, call }) => (name === undefined || !looks(name)) && call.args.some(isIrp)) ||
    code.intrinsics.some(({ args }) => args.some(isIrp)) ||
    code.returns.some(({ value }) => isIrp(value)) ||
    code.assigns.some(({ target, value }) => isIrp(value) && !(target.kind === "local" && target.local === irp)) ||
    // It says by itself what is to become of it, or was compared with what the caller gave.
    code.branches.some(
      ({ condition }) =>
        condition.kind === "binary" &&
        [condition.left, condition.right].every((side) => bare(side).kind !== "const") &&
        [condition.left, condition.right].some(isIrp),
    )
  );
}
function rootPointer(place: Place): readonly Expr[] {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "deref" ? [at.pointer] : [];
}
function looks(name: string): boolean {
  const effect = irpEffect(name)?.kind;
  return (
    effect === "look" ||
    effect === "markPending" ||
    /^(v?DbgPrint|PoStartNextPowerIrp|IoGetCurrentIrpStackLocation)/.test(name)
  );
}
