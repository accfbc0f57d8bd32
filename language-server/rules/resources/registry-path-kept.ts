// A string that is freed when DriverEntry returns.
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Rule } from "../rule.ts";

const id = "registry-path-kept";

export const registryPathKept: Rule = {
  id,
  severity: "error",
  summary: "DriverEntry keeps the registry path pointer it was given.",
  names: { codeAnalysis: ["C28131"], codeql: ["cpp/drivers/driver-entry-save-buffer"] },
  page: `The I/O manager frees the RegistryPath string after DriverEntry. A driver that needs it later must copy the string and its buffer.

**Mend it**: allocate a buffer and copy with RtlCopyUnicodeString.

\`\`\`c bad
#include <wdm.h>
PUNICODE_STRING Parameters;
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    Parameters = RegistryPath;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^ registry-path-kept: copy
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
WCHAR Buffer[256];
UNICODE_STRING Parameters = { 0, sizeof(Buffer), Buffer };
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    RtlCopyUnicodeString(&Parameters, RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  paths: () => ({
    store(event) {
      const path = event.run.role?.name === "DRIVER_INITIALIZE" && event.run.root ? event.run.params[1] : undefined;
      if (!path || rootOf(event.place).kind === "local" || !leadsFrom(event.value, path)) return;
      event.run.report(
        id,
        { message: "the registry path is kept here, but it is freed when DriverEntry returns: make a copy" },
        event.site.at,
      );
    },
  }),
};

/** The string's address, the whole string, or its buffer. */
function leadsFrom(value: Term, path: Term): boolean {
  if (value === path) return true;
  if (value.kind !== "load" || (value.place.kind === "field" && value.place.name !== "Buffer")) return false;
  const root = rootOf(value.place);
  return root.kind === "deref" && root.pointer === path;
}
