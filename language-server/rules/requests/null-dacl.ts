// A NULL DACL.
import { constantOf } from "../../analysis/facts.ts";
import { argumentRule } from "../kinds/argument.ts";
import type { Rule } from "../rule.ts";

export const nullDacl: Rule = argumentRule({
  id: "null-dacl",
  severity: "error",
  summary: "A security descriptor with a NULL access list.",
  names: {},
  page: `A DACL that is present and NULL grants everything to everybody.

**Mend it**: build an access list with the entries that are meant.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS Open(PSECURITY_DESCRIPTOR Descriptor)
{
    return RtlSetDaclSecurityDescriptor(Descriptor, TRUE, NULL, FALSE);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ null-dacl: everybody
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS Open(PSECURITY_DESCRIPTOR Descriptor, PACL Acl)
{
    return RtlSetDaclSecurityDescriptor(Descriptor, TRUE, Acl, FALSE);
}
\`\`\`
`,
  of: { RtlSetDaclSecurityDescriptor: 2 },
  wrong({ value }, event) {
    const present = event.args[1] && constantOf(event.state, event.args[1]);
    return value === 0 && present !== undefined && present !== 0
      ? "a NULL access list grants everything to everybody"
      : undefined;
  },
});
