// Routines that are obsolete or reserved for the system.
import { superseded } from "../kinds/superseded.ts";
import { toReplacement } from "../kinds/superseded-edits.ts";
import type { Rule } from "../rule.ts";

export const ddiObsolete: Rule = {
  id: "ddi-obsolete",
  severity: "warning",
  summary: "A routine is called that has been replaced.",
  names: { staticDriverVerifier: ["ObsoleteDDIs", "ReservedDDIs"] },
  fix: toReplacement,
  page: `The header names for each the routine that took its place.

**Mend it**: call the replacement.

\`\`\`c bad
#include <wdm.h>
BOOLEAN IsServer(VOID)
{
    ULONG major;
    ULONG minor;
    return PsGetVersion(&major, &minor, NULL, NULL);
//         ^^^^^^^^^^^^ ddi-obsolete: RtlGetVersion
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Forget(PVOID Entry)
{
    IoUnregisterPlugPlayNotification(Entry);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ddi-obsolete: IoUnregisterPlugPlayNotificationEx
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Version(PRTL_OSVERSIONINFOW Into)
{
    Into->dwOSVersionInfoSize = sizeof(*Into);
    return RtlGetVersion(Into);
}
\`\`\`
`,
  body(info, code) {
    return superseded(info, code, (name) => !/^(ExAllocatePool|_|str|wcs|v?sw?printf|vswprintf)/.test(name));
  },
};
