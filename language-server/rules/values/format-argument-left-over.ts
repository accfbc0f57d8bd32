// An argument that no directive of a format asks for.
import { formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

export const formatArgumentLeftOver: Rule = {
  id: "format-argument-left-over",
  severity: "warning",
  summary: "A format is given more arguments than it asks for.",
  names: { codeAnalysis: ["C6271"], codeql: ["cpp/too-many-format-arguments"] },
  page: `What no directive asks for is not printed: one was forgotten in the format, or the wrong values are printed under the others.

**Mend it**: add the directive, or take the argument out.

\`\`\`c bad
#include <ntddk.h>
VOID Tell(PCSTR Name, NTSTATUS Status)
{
    DbgPrint("%s could not be opened\\n", Name, Status);
//  ^^^^^^^^ format-argument-left-over: is given 2
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
VOID Tell(PCSTR Name, NTSTATUS Status)
{
    DbgPrint("%s could not be opened: %08x\\n", Name, Status);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "leftOver");
  },
};
