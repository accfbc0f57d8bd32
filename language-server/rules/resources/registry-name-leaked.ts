// The name of a registry key that a callback asked for and nobody gives back.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const registryNameLeaked: Rule = leakRule({
  id: "registry-name-leaked",
  severity: "error",
  summary: "The name that CmCallbackGetKeyObjectIDEx gave is not released on every way out.",
  names: {},
  page: `CmCallbackGetKeyObjectIDEx allocates the name of a key for its caller. A registry callback runs for every access to the registry, and one
that forgets the name loses some pool each time.

**Mend it**: call CmCallbackReleaseKeyObjectIDEx on every way out.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Look(PLARGE_INTEGER Cookie, PVOID Key, PBOOLEAN IsLong)
{
    PCUNICODE_STRING name;
    NTSTATUS status = CmCallbackGetKeyObjectIDEx(Cookie, Key, NULL, &name, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    *IsLong = FALSE;
    if (name->Length > 256) {
        *IsLong = TRUE;
        return STATUS_SUCCESS;
//      ^^^^^^ registry-name-leaked: CmCallbackReleaseKeyObjectIDEx
    }
    CmCallbackReleaseKeyObjectIDEx(name);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Look(PLARGE_INTEGER Cookie, PVOID Key, PBOOLEAN IsLong)
{
    PCUNICODE_STRING name;
    NTSTATUS status = CmCallbackGetKeyObjectIDEx(Cookie, Key, NULL, &name, 0);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    *IsLong = name->Length > 256;
    CmCallbackReleaseKeyObjectIDEx(name);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "registry-name",
  thing: "the key's name",
  undo: "released with CmCallbackReleaseKeyObjectIDEx",
});
