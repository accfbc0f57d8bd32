// An MDL looked into.
import { mdlMembers } from "../kinds/fields.ts";
import type { Rule } from "../rule.ts";

export const mdlMemberRead: Rule = {
  id: "mdl-member-read",
  severity: "warning",
  summary: "A member of an MDL is read directly.",
  names: { codeAnalysis: ["D0002"], codeql: ["cpp/drivers/opaque-mdl-use"] },
  page: `The members of an MDL are the memory manager's and may change. There is a macro for everything a driver needs to know of one.

**Mend it**: MmGetMdlByteCount, MmGetMdlByteOffset, MmGetMdlVirtualAddress, MmGetSystemAddressForMdlSafe.

\`\`\`c bad
#include <wdm.h>
ULONG LengthOf(PMDL Mdl)
{
    return Mdl->ByteCount;
//  ^^^^^^ mdl-member-read: ByteCount
}
\`\`\`
\`\`\`c good
#include <wdm.h>
ULONG LengthOf(PMDL Mdl)
{
    return MmGetMdlByteCount(Mdl);
}
\`\`\`
`,
  body(info, code) {
    return mdlMembers(info, code, false).map(({ name, at }) => ({
      message: `${name} of an MDL is read directly: use the MmGetMdl macros`,
      at,
    }));
  },
};
