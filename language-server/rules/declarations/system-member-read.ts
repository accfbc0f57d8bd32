// The inside of system objects.
import { recordName } from "../../analysis/code.ts";
import { hiddenMembers } from "../kinds/fields.ts";
import type { Rule } from "../rule.ts";

export const systemMemberRead: Rule = {
  id: "system-member-read",
  severity: "warning",
  summary: "A member of a system object is read that drivers must not look at.",
  names: { codeAnalysis: ["C28175"], codeql: ["cpp/drivers/illegal-field-access-2"] },
  page: `These members are not for drivers: what they mean, and which lock guards them, differs between versions of Windows.

**Mend it**: use the documented routine.

\`\`\`c bad
#include <wdm.h>
BOOLEAN IsUsed(PDEVICE_OBJECT Device)
{
    return Device->ReferenceCount != 0;
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ system-member-read: ReferenceCount
}
\`\`\`
\`\`\`c good
#include <wdm.h>
BOOLEAN IsUsed(PLONG OpenHandles)
{
    return *OpenHandles != 0;
}
\`\`\`
`,
  body(_info, code) {
    return code.fields.flatMap(({ place, at, write }) => {
      const name = place.field.name ?? "";
      if (write || !hiddenMembers[recordName(place.base.type)]?.has(name)) return [];
      return [{ message: `${name} of a ${recordName(place.base.type)} is not for drivers to read`, at }];
    });
  },
};
