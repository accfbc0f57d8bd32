// The buffer of a counted string that nobody can free any more.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const unicodeStringLeaked: Rule = leakRule({
  id: "unicode-string-leaked",
  severity: "error",
  summary: "A string whose buffer a routine allocated is not freed.",
  names: { codeAnalysis: ["D0006"], codeql: ["cpp/drivers/unicode-string-not-freed"] },
  fix: undoBeforeExit(
    "Free the string first",
    /RtlStringFromGUID|RtlCreateUnicodeString|RtlAnsiStringToUnicodeString|IoRegisterDeviceInterface/,
    ({ args, routine }) => {
      const string = addressed(/^Rtl(?:Create|Ansi)/.test(routine) ? args[0] : args.at(-1));
      return string && `RtlFreeUnicodeString(&${string});`;
    },
  ),
  page: `RtlAnsiStringToUnicodeString (when it allocates), RtlCreateUnicodeString, RtlStringFromGUID and IoRegisterDeviceInterface
allocate the string's buffer. It must be given back with RtlFreeUnicodeString.

**Mend it**: call RtlFreeUnicodeString on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS PrintGuid(REFGUID Guid)
{
    UNICODE_STRING text;
    NTSTATUS status = RtlStringFromGUID(Guid, &text);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DbgPrint("%wZ\\n", &text);
    return STATUS_SUCCESS;
//  ^^^^^^ unicode-string-leaked: not freed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS PrintGuid(REFGUID Guid)
{
    UNICODE_STRING text;
    NTSTATUS status = RtlStringFromGUID(Guid, &text);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    DbgPrint("%wZ\\n", &text);
    RtlFreeUnicodeString(&text);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "string",
  thing: "the string's buffer",
  undo: "freed with RtlFreeUnicodeString",
});
