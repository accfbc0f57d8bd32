// A memory descriptor list that nobody can free any more.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const mdlLeaked: Rule = leakRule({
  id: "mdl-leaked",
  severity: "error",
  summary: "A path returns without freeing an MDL it allocated.",
  names: { codeAnalysis: ["C28197"] },
  fix: undoBeforeExit("Free the MDL first", /IoAllocateMdl/, ({ result }) => result && `IoFreeMdl(${result});`),
  page: `An MDL from IoAllocateMdl that is not linked to an IRP belongs to the caller until IoFreeMdl.

**Mend it**: call IoFreeMdl on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Describe(PVOID Buffer, ULONG Length, PPFN_NUMBER First)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    MmBuildMdlForNonPagedPool(mdl);
    *First = MmGetMdlPfnArray(mdl)[0];
    return STATUS_SUCCESS;
//  ^^^^^^ mdl-leaked: not freed
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Describe(PVOID Buffer, ULONG Length, PPFN_NUMBER First)
{
    PMDL mdl = IoAllocateMdl(Buffer, Length, FALSE, FALSE, NULL);
    if (mdl == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    MmBuildMdlForNonPagedPool(mdl);
    *First = MmGetMdlPfnArray(mdl)[0];
    IoFreeMdl(mdl);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "mdl",
  thing: "the MDL",
  undo: "freed with IoFreeMdl",
});
