// An MDL changed behind the memory manager's back.
import { mdlMembers } from "../kinds/fields.ts";
import type { Rule } from "../rule.ts";

export const mdlMemberWritten: Rule = {
  id: "mdl-member-written",
  severity: "warning",
  summary: "A member of an MDL is written.",
  names: { codeAnalysis: ["C28145"], codeql: ["cpp/drivers/opaque-mdl-write"] },
  page: `All members of an MDL but Next belong to the memory manager. Writing them changes which memory is locked, mapped or freed.

**Mend it**: make a new MDL with IoBuildPartialMdl.

\`\`\`c bad
#include <wdm.h>
VOID Shorten(PMDL Mdl, ULONG Length)
{
    Mdl->ByteCount = Length;
//  ^^^^^^^^^^^^^^^^^^^^^^^ mdl-member-written: ByteCount
}
\`\`\`
\`\`\`c good
#include <wdm.h>
VOID Shorten(PMDL Source, PMDL Target, ULONG Length)
{
    IoBuildPartialMdl(Source, Target, MmGetMdlVirtualAddress(Source), Length);
}
\`\`\`
`,
  body(info, code) {
    return mdlMembers(info, code, true).map(({ name, at }) => ({
      message: `${name} of an MDL belongs to the memory manager and must not be written`,
      at,
    }));
  },
};
