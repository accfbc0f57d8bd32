// A view of a section that nobody can unmap any more.
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const viewLeftMapped: Rule = leakRule({
  id: "view-left-mapped",
  severity: "error",
  summary: "A path returns without unmapping a view that it mapped.",
  names: {},
  page: `A view keeps its section, and the file behind it, as long as it is mapped, and takes addresses that nobody else can have: those of the system are few,
and those of the system process are never given back.

**Mend it**: unmap the view with the counterpart of the routine that mapped it on the path shown.

\`\`\`c bad
#include <ntifs.h>
NTSTATUS First(HANDLE Section, PULONG Magic)
{
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = ZwMapViewOfSection(Section, ZwCurrentProcess(), &base, 0, 0, NULL, &size, ViewUnmap, 0, PAGE_READONLY);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (size < sizeof(ULONG)) {
        return STATUS_INVALID_IMAGE_FORMAT;
//      ^^^^^^ view-left-mapped: not unmapped
    }
    *Magic = *(PULONG)base;
    ZwUnmapViewOfSection(ZwCurrentProcess(), base);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <ntifs.h>
NTSTATUS First(PVOID Section, PULONG Magic)
{
    PVOID base = NULL;
    SIZE_T size = 0;
    NTSTATUS status = MmMapViewInSystemSpace(Section, &base, &size);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    if (size < sizeof(ULONG)) {
        status = STATUS_INVALID_IMAGE_FORMAT;
    } else {
        *Magic = *(PULONG)base;
    }
    MmUnmapViewInSystemSpace(base);
    return status;
}
\`\`\`
`,
  kind: "view",
  thing: "the view",
  undo: "unmapped",
});
