// A mapping of device memory that nobody can take back any more.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const ioSpaceLeaked: Rule = leakRule({
  id: "io-space-leaked",
  severity: "error",
  summary: "A path returns without unmapping registers it mapped.",
  names: {},
  fix: undoBeforeExit(
    "Unmap first",
    /MmMapIoSpace(?:Ex)?/,
    ({ result, args }) => result && `MmUnmapIoSpace(${result}, ${args[1] ?? "0"});`,
  ),
  page: `Every MmMapIoSpace takes a piece of system address space until MmUnmapIoSpace is called with the same address and length.

**Mend it**: call MmUnmapIoSpace on the path shown, or keep the address in the device extension.

\`\`\`c bad
#include <wdm.h>
NTSTATUS Probe(PHYSICAL_ADDRESS Base)
{
    PULONG registers = MmMapIoSpace(Base, PAGE_SIZE, MmNonCached);
    if (registers == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (READ_REGISTER_ULONG(registers) != 0x1234) {
        return STATUS_NO_SUCH_DEVICE;
//      ^^^^^^ io-space-leaked: not unmapped
    }
    MmUnmapIoSpace(registers, PAGE_SIZE);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS Probe(PHYSICAL_ADDRESS Base)
{
    NTSTATUS status = STATUS_SUCCESS;
    PULONG registers = MmMapIoSpace(Base, PAGE_SIZE, MmNonCached);
    if (registers == NULL) {
        return STATUS_INSUFFICIENT_RESOURCES;
    }
    if (READ_REGISTER_ULONG(registers) != 0x1234) {
        status = STATUS_NO_SUCH_DEVICE;
    }
    MmUnmapIoSpace(registers, PAGE_SIZE);
    return status;
}
\`\`\`
`,
  kind: "io-space",
  thing: "the mapping",
  undo: "unmapped with MmUnmapIoSpace",
});
