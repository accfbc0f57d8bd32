// Bytes and characters of a counted string.

import { bare, isFieldOf } from "../../analysis/code.ts";
import { rewriteStatement } from "../kinds/edits.ts";
import type { Rule } from "../rule.ts";

export const unicodeLengthInCharacters: Rule = {
  id: "unicode-length-in-characters",
  severity: "error",
  summary: "The length of a counted string is set in characters.",
  names: {},
  fix: rewriteStatement("Multiply by sizeof(WCHAR)", /(wcsn?len\s*\([^()]*\))/, "($1 * sizeof(WCHAR))"),
  page: `Length and MaximumLength count bytes; wcslen counts characters. A string with a length in characters is cut in half.

**Mend it**: multiply by sizeof(WCHAR), or use RtlInitUnicodeString.

\`\`\`c bad
#include <ntddk.h>
VOID Wrap(PUNICODE_STRING String, PWSTR Text)
{
    String->Buffer = Text;
    String->Length = (USHORT)wcslen(Text);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unicode-length-in-characters: sizeof(WCHAR)
    String->MaximumLength = String->Length;
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
VOID Wrap(PUNICODE_STRING String, PWSTR Text)
{
    String->Buffer = Text;
    String->Length = (USHORT)(wcslen(Text) * sizeof(WCHAR));
    String->MaximumLength = String->Length;
}
\`\`\`
`,
  body(_info, code) {
    const counts = new Set<number>();
    for (const { name, call } of code.calls)
      if ((name === "wcslen" || name === "wcsnlen") && call.result !== undefined) counts.add(call.result);
    return code.assigns.flatMap(({ target, value, at }) => {
      if (!isFieldOf(target, "UNICODE_STRING", "Length") && !isFieldOf(target, "UNICODE_STRING", "MaximumLength"))
        return [];
      const inner = bare(value);
      if (inner.kind !== "load" || inner.place.kind !== "local" || !counts.has(inner.place.local)) return [];
      return [{ message: "the length is set in characters, but counts bytes: multiply by sizeof(WCHAR)", at }];
    });
  },
};
