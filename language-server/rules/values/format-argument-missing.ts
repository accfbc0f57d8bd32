// A directive of a format without its argument.
import { formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

export const formatArgumentMissing: Rule = {
  id: "format-argument-missing",
  severity: "error",
  summary: "A format asks for more arguments than it is given.",
  names: { codeAnalysis: ["C6063", "C6064"], codeql: ["cpp/wrong-number-format-arguments"] },
  page: `Each directive of a format takes an argument. Where there is none, whatever lies in a register or on the stack is printed; a %s or %wZ
follows it as an address, and the machine stops.

**Mend it**: give an argument for each directive, or take the directive out. A percent sign is written %%.

\`\`\`c bad
#include <ntddk.h>
VOID Tell(PCSTR Name, ULONG Count)
{
    DbgPrint("%s has %u of %u\\n", Name, Count);
//  ^^^^^^^^ format-argument-missing: 3 arguments
}
\`\`\`
\`\`\`c bad
#include <ntddk.h>
#include <ntstrsafe.h>
NTSTATUS Name(PWSTR To, SIZE_T Size)
{
    return RtlStringCbPrintfW(To, Size, L"\\\\Device\\\\Disk%d");
//         ^^^^^^^^^^^^^^^^^^ format-argument-missing: %d
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
VOID Tell(PCSTR Name, ULONG Count, ULONG Most)
{
    DbgPrint("%s has %u of %u, %u%%\\n", Name, Count, Most, Count * 100 / Most);
    DbgPrint("%*.*s|%-8s\\n", 10, 4, Name, Name);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "missing");
  },
};
