// A stack location copied by hand.

import type { TokenRange } from "../../../compiler/source/source.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
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
\`\`\`c good
#include <wdm.h>
VOID Prepare(PIRP Irp)
{
    IoCopyCurrentIrpStackLocationToNext(Irp);
}
\`\`\`
`,
  body(info, code) {
    const message =
      "the whole stack location is copied, with the completion routine of the driver above: use IoCopyCurrentIrpStackLocationToNext";
    const copied = code.assigns.filter(
      ({ target, value }) =>
        target.kind === "deref" &&
        value.kind === "load" &&
        value.place.kind === "deref" &&
        recordName(target.type) === "IO_STACK_LOCATION",
    );
    const moved = code.calls.filter(({ name, call }) => {
      if (name !== "memcpy" && name !== "memmove") return false;
      const [to, from, size] = call.args;
      const type = to && bare(to).type;
      if (
        !to ||
        !from ||
        !type ||
        pointee(type) !== "IO_STACK_LOCATION" ||
        pointee(bare(from).type) !== "IO_STACK_LOCATION"
      )
        return false;
      return type.kind === "pointer" && constantIn(size) === sizeOf(type.to, info.unit.target);
    });
    // One that is set afterwards takes the place of the one that was copied.
    const setAfterwards = (at: TokenRange) =>
      code.calls.some((call) => completionSetters.has(call.name ?? "") && call.at.first > at.first);
    return [...copied, ...moved].flatMap(({ at }) => (setAfterwards(at) ? [] : [{ message, at }]));
  },
};
