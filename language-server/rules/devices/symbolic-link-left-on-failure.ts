// A symbolic link left behind by a routine that failed.
import { undoBeforeExit } from "../kinds/edits.ts";
import { leakRule } from "../kinds/resource.ts";
import type { Rule } from "../rule.ts";

export const symbolicLinkLeftOnFailure: Rule = leakRule({
  id: "symbolic-link-left-on-failure",
  severity: "error",
  summary: "DriverEntry or AddDevice fails without deleting the symbolic link it made.",
  names: {},
  fix: undoBeforeExit(
    "Delete the symbolic link first",
    /IoCreateSymbolicLink/,
    ({ args }) => `IoDeleteSymbolicLink(${args[0] ?? ""});`,
  ),
  page: `A symbolic link outlives the driver that made it. The name then leads nowhere, and the next attempt to load the driver fails with
STATUS_OBJECT_NAME_COLLISION.

**Mend it**: call IoDeleteSymbolicLink before returning the failure.

\`\`\`c bad
#include <wdm.h>
NTSTATUS StartAll(VOID);
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    NTSTATUS status;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = StartAll();
    if (!NT_SUCCESS(status)) {
        return status;
//      ^^^^^^ symbolic-link-left-on-failure: not deleted
    }
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
NTSTATUS StartAll(VOID);
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNICODE_STRING link = RTL_CONSTANT_STRING(L"\\\\DosDevices\\\\Thing");
    UNICODE_STRING name = RTL_CONSTANT_STRING(L"\\\\Device\\\\Thing");
    NTSTATUS status;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    status = IoCreateSymbolicLink(&link, &name);
    if (!NT_SUCCESS(status)) {
        return status;
    }
    status = StartAll();
    if (!NT_SUCCESS(status)) {
        IoDeleteSymbolicLink(&link);
        return status;
    }
    return STATUS_SUCCESS;
}
\`\`\`
`,
  kind: "symbolic-link",
  thing: "the symbolic link",
  undo: "deleted with IoDeleteSymbolicLink",
  onFailureOf: ["DRIVER_INITIALIZE", "DRIVER_ADD_DEVICE"],
});
