// All flags of a device object set at once.

import { bare, isFieldOf } from "../../analysis/code.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const deviceFlagsOverwritten: Rule = {
  id: "device-flags-overwritten",
  severity: "error",
  summary: "The flags of a device object are assigned as a whole.",
  names: { codeAnalysis: ["C28129"], codeql: ["cpp/drivers/operand-assignment"] },
  fix: rewriteStatement("Set the flags with |=", /([^=!<>|&])=(?!=)/, "$1|="),
  page: `The I/O manager keeps flags of its own in DeviceObject->Flags. A plain assignment clears them.

**Mend it**: set bits with |= and clear them with &= ~.

\`\`\`c bad
#include <wdm.h>
VOID Buffered(PDEVICE_OBJECT Device)
{
    Device->Flags = DO_BUFFERED_IO;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device-flags-overwritten: |=
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Buffered(PDEVICE_OBJECT Device)
{
    Device->Flags |= DO_BUFFERED_IO;
}
\`\`\`
`,
  body(_info, code) {
    return code.assigns.flatMap(({ target, value, at }) => {
      if (!isFieldOf(target, "DEVICE_OBJECT", "Flags") || bare(value).kind !== "const") return [];
      return [
        {
          message: "the device object's flags are overwritten as a whole: use |= to set and &= to clear single ones",
          at,
        },
      ];
    });
  },
};
