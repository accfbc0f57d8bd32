// A filter, a volume or an instance that keeps a reference for ever.
import { addressed, undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const filterObjectLeaked: Rule = leakRule({
  id: "filter-object-leaked",
  severity: "error",
  summary: "A reference to a filter, volume or instance is not given back on every way out.",
  names: {},
  fix: undoBeforeExit("Give the object back first", /FltGet(?:Filter|Volume|VolumeInstance)From\w+/, ({ args }) => {
    const got = addressed(args.at(-1));
    return got && `FltObjectDereference(${got});`;
  }),
  page: `The routines that look a filter, a volume or an instance up return it with a rundown reference. While one is left, the volume cannot be dismounted
and the instance not be torn down: whoever does so waits for ever.

**Mend it**: call FltObjectDereference on every way out.

\`\`\`c bad
#include <fltKernel.h>
NTSTATUS SizeOfSector(PFLT_FILTER Filter, PCUNICODE_STRING Name, PULONG Size)
{
    PFLT_VOLUME volume;
    FLT_VOLUME_PROPERTIES properties;
    ULONG length;
    NTSTATUS status = FltGetVolumeFromName(Filter, Name, &volume);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltGetVolumeProperties(volume, &properties, sizeof(properties), &length);
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ filter-object-leaked: FltObjectDereference
    }
    *Size = properties.SectorSize;
    FltObjectDereference(volume);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <fltKernel.h>
NTSTATUS SizeOfSector(PFLT_FILTER Filter, PCUNICODE_STRING Name, PULONG Size)
{
    PFLT_VOLUME volume;
    FLT_VOLUME_PROPERTIES properties;
    ULONG length;
    NTSTATUS status = FltGetVolumeFromName(Filter, Name, &volume);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = FltGetVolumeProperties(volume, &properties, sizeof(properties), &length);
    if (NT_SUCCESS(status)) {
        *Size = properties.SectorSize;
    }
    FltObjectDereference(volume);
    return status;
}
\`\`\`
`,
  kind: "filter-object",
  thing: "the object of the filter manager",
  undo: "given back with FltObjectDereference",
});
