// Physically contiguous memory that nobody can free any more.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const contiguousMemoryLeaked: Rule = leakRule({
  id: "contiguous-memory-leaked",
  severity: "error",
  summary: "A path returns without freeing contiguous memory it allocated.",
  names: { codeAnalysis: ["C28197"] },
  fix: undoBeforeExit(
    "Free the memory first",
    /MmAllocateContiguous\w+/,
    ({ result }) => result && `MmFreeContiguousMemory(${result});`,
  ),
  page: `Contiguous memory is scarce; what is lost is lost until the machine is restarted.

**Mend it**: call MmFreeContiguousMemory on the path shown.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Try(PHYSICAL_ADDRESS Highest, PHYSICAL_ADDRESS Limit)
{
    PVOID block = MmAllocateContiguousMemory(PAGE_SIZE, Highest);
    if (block == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (MmGetPhysicalAddress(block).QuadPart > Limit.QuadPart) {
        return STATUS_NOT_SUPPORTED;
//      ^^^^^^ contiguous-memory-leaked: not freed
    }
    MmFreeContiguousMemory(block);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Try(PHYSICAL_ADDRESS Highest, PHYSICAL_ADDRESS Limit)
{
    NTSTATUS status = STATUS_SUCCESS;
    PVOID block = MmAllocateContiguousMemory(PAGE_SIZE, Highest);
    if (block == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (MmGetPhysicalAddress(block).QuadPart > Limit.QuadPart) {
        status = STATUS_NOT_SUPPORTED;
    }
    MmFreeContiguousMemory(block);
    return status;
}
\`\`\`
`,
  kind: "contiguous",
  thing: "the contiguous memory",
  undo: "freed with MmFreeContiguousMemory",
});
