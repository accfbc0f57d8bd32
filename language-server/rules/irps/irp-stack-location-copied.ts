// A stack location copied by hand.

import type { TokenRange } from "../../../compiler/source/source.ts";
import { findField, sizeOf } from "../../../compiler/types/layout.ts";
import type { Type } from "../../../compiler/types/type.ts";
import type { Target } from "../../../compiler/unit.ts";
import { bare, constantIn, pointee, recordName } from "../../analysis/code.ts";
import { irpName, rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

const completionSetters = new Set(["IoSetCompletionRoutine", "IoSetCompletionRoutineEx"]);

export const irpStackLocationCopied: Rule = {
  id: "irp-stack-location-copied",
  severity: "error",
  summary: "A whole IO_STACK_LOCATION is copied, completion routine and all.",
  names: { codeAnalysis: ["C28114"], codeql: ["cpp/drivers/irp-stack-entry-copy"] },
  fix: (context) => {
    const irp = irpName(context);
    return irp === undefined
      ? undefined
      : rewriteStatement(
          "Use IoCopyCurrentIrpStackLocationToNext",
          /^[^;]*;$/s,
          `IoCopyCurrentIrpStackLocationToNext(${irp});`,
        )(context);
  },
  page: `A plain copy takes the completion routine and context of the driver above along: they will be called twice, once with this driver's
device object.

**Mend it**: use IoCopyCurrentIrpStackLocationToNext, or copy the members that are needed.

\`\`\`c bad
#include <wdm.h>
VOID Prepare(PIRP Irp)
{
    PIO_STACK_LOCATION current = IoGetCurrentIrpStackLocation(Irp);
    PIO_STACK_LOCATION next = IoGetNextIrpStackLocation(Irp);
    *next = *current;
//  ^^^^^^^^^^^^^^^^ irp-stack-location-copied: completion routine
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Prepare(PIRP Irp)
{
    RtlCopyMemory(IoGetNextIrpStackLocation(Irp), IoGetCurrentIrpStackLocation(Irp), 0x24);
//  ^^^^^^^^^^^^^ irp-stack-location-copied: not as far as its completion routine
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Prepare(PIRP Irp)
{
    RtlCopyMemory(IoGetNextIrpStackLocation(Irp), IoGetCurrentIrpStackLocation(Irp),
                  FIELD_OFFSET(IO_STACK_LOCATION, CompletionRoutine));
    IoGetNextIrpStackLocation(Irp)->Control = 0;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Prepare(PIRP Irp)
{
    IoCopyCurrentIrpStackLocationToNext(Irp);
}
\`\`\`
`,
  body(info, code) {
    const copied = code.assigns.filter(
      ({ target, value }) =>
        target.kind === "deref" &&
        value.kind === "load" &&
        value.place.kind === "deref" &&
        recordName(target.type) === "IO_STACK_LOCATION",
    );
    const moved = code.calls.flatMap(({ name, call, at }) => {
      if (name !== "memcpy" && name !== "memmove") return [];
      const [to, from, size] = call.args;
      const type = to && bare(to).type;
      const length = constantIn(size);
      if (!to || !from || type?.kind !== "pointer" || !isLocation(type) || !isLocation(bare(from).type)) return [];
      if (length === undefined || length === lengthToCopy(type.to, info.unit.target)) return [];
      // What lies in a variable or beside others is no IRP's.
      if ([to, from].some((side) => bare(side).kind === "address")) return [];
      return [{ at, message: length === sizeOf(type.to, info.unit.target) ? whole : inPart }];
    });
    // One that is set afterwards takes the place of the one that was copied.
    const setAfterwards = (at: TokenRange) =>
      code.calls.some((call) => completionSetters.has(call.name ?? "") && call.at.first > at.first);
    const all = [...copied.map(({ at }) => ({ at, message: whole })), ...moved];
    return all.filter(({ at, message }) => message !== whole || !setAfterwards(at));
  },
};

const whole =
  "the whole stack location is copied, with the completion routine of the driver above: use IoCopyCurrentIrpStackLocationToNext";
const inPart =
  "a stack location is copied, but not as far as its completion routine: use IoCopyCurrentIrpStackLocationToNext";
function isLocation(type: Type): boolean {
  return pointee(type) === "IO_STACK_LOCATION";
}
/** Up to the completion routine, as IoCopyCurrentIrpStackLocationToNext does. */
function lengthToCopy(type: Type, target: Target): number | undefined {
  return type.kind === "record" ? findField(type.decl, "CompletionRoutine", target)?.offset : undefined;
}
