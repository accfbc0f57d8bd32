// strcpy and its relatives.

import { superseded } from "../kinds/superseded.ts";
import { toSafeString } from "../kinds/superseded-edits.ts";
import type { Rule } from "../rule.ts";

export const stringFunctionUnsafe: Rule = {
  id: "string-function-unsafe",
  severity: "warning",
  summary: "A C string routine that does not know the size of its buffer.",
  names: {
    codeAnalysis: ["C28719"],
    staticDriverVerifier: ["SafeStrings"],
    codeql: [
      "cpp/drivers/extended-deprecated-apis",
      "cpp/microsoft/public/likely-bugs/memory-management/bad-strncpy-size",
      "cpp/microsoft/public/likely-bugs/memory-management/unsafe-strcat",
      "cpp/microsoft/public/likely-bugs/memory-management/improper-null-termination",
    ],
  },
  fix: toSafeString,
  page: `The routines of the C library that are not told how large the destination is write past its end as soon as the text is longer than was
thought. The counting ones leave it unterminated.

**Mend it**: use the routines of ntstrsafe.h, and check their status.

\`\`\`c bad
#include <ntddk.h>
VOID Name(PCHAR To, PCSTR From)
{
    strcpy(To, From);
//  ^^^^^^ string-function-unsafe: RtlStringCbCopyA
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <ntstrsafe.h>
VOID Greet(PCSTR Name)
{
    CHAR text[32];
    strcpy(text, Name);
//  ^^^^^^ string-function-unsafe: RtlStringCbCopyA
    DbgPrint("%s\\n", text);
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
#include <ntstrsafe.h>
NTSTATUS Name(PCHAR To, SIZE_T Size, PCSTR From)
{
    return RtlStringCbCopyA(To, Size, From);
}
\`\`\`
`,
  body(info, code) {
    return superseded(info, code, (name) => /^_?(v?sn?w?printf|vswprintf|str|wcs|_v?snw?printf)/.test(name));
  },
};
