// System objects changed directly.
import type { Place } from "../../../compiler/ir/ir.ts";
import { recordName } from "../../analysis/code.ts";
import { systemMembers } from "../kinds/fields.ts";
import type { Rule } from "../rule.ts";

export const systemMemberWritten: Rule = {
  id: "system-member-written",
  severity: "error",
  summary: "A member of a system object is written that only the system may write.",
  names: {
    codeAnalysis: ["C28128", "C28176"],
    codeql: ["cpp/drivers/illegal-field-access", "cpp/drivers/illegal-field-write"],
  },
  page: `Some members of DRIVER_OBJECT, DEVICE_OBJECT and IRP are the I/O manager's; others are set by a routine that does more than store a value
(IoSetCancelRoutine exchanges atomically).

**Mend it**: use the routine that the message names, or leave the member alone.

\`\`\`c bad
#include <wdm.h>
DRIVER_CANCEL Cancel;
VOID Keep(PIRP Irp)
{
    Irp->CancelRoutine = Cancel;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ system-member-written: IoSetCancelRoutine
}
\`\`\`
\`\`\`c good
#include <wdm.h>
DRIVER_CANCEL Cancel;
BOOLEAN Keep(PIRP Irp)
{
    IoSetCancelRoutine(Irp, Cancel);
    return Irp->Cancel;
}
\`\`\`
`,
  body(_info, code) {
    return code.fields.flatMap(({ place, at, write }) => {
      const name = place.field.name ?? "";
      const use = write ? systemMembers[recordName(place.base.type)]?.[name] : undefined;
      if (use === undefined || isOwn(place)) return [];
      return [
        {
          message:
            use === "" ? `${name} is written by the system only` : `${name} must not be written directly: use ${use}`,
          at,
        },
      ];
    });
  },
};

/** In a variable of the function: a structure that only looks like the system's. */
function isOwn(place: Place): boolean {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local";
}
