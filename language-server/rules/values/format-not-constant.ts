// A text as its own format.
import { formatSlips } from "../kinds/formats.ts";
import type { Rule } from "../rule.ts";

export const formatNotConstant: Rule = {
  id: "format-not-constant",
  severity: "warning",
  summary: "A text that is not the driver's own is printed as a format.",
  names: { codeql: ["cpp/non-constant-format"] },
  page: `A routine of printf's kind reads its format for directives. A name or a message from elsewhere may hold percent signs: %s and %n then read and
write wherever the stack happens to point.

**Mend it**: print the text with "%s".

\`\`\`c bad
#include <ntddk.h>
typedef struct _EXT { CHAR Name[32]; } EXT, *PEXT;
VOID Tell(PEXT Ext)
{
    DbgPrint(Ext->Name);
//  ^^^^^^^^ format-not-constant: %s
}
\`\`\`
\`\`\`c bad
#include <wdm.h>
VOID Show(PIRP Irp)
{
    DbgPrint(Irp->AssociatedIrp.SystemBuffer);
//  ^^^^^^^^ format-not-constant
}
\`\`\`
\`\`\`c good
#include <ntddk.h>
typedef struct _EXT { CHAR Name[32]; } EXT, *PEXT;
VOID Tell(PEXT Ext)
{
    DbgPrint("%s", Ext->Name);
}
\`\`\`
`,
  body(info, code) {
    return formatSlips(info, code).filter(({ slip }) => slip === "notConstant");
  },
};
