// An executive resource without ExInitializeResourceLite.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const resourceNotInitialized: Rule = uninitialised({
  id: "resource-not-initialized",
  severity: "error",
  summary: "An executive resource is used that nothing in the driver initialises.",
  names: {},
  page: `It is not on the list of all resources, and its fields are garbage. ExInitializeResourceLite must be called before the first use, on every path.

**Mend it**: call ExInitializeResourceLite, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { ERESOURCE Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    ExDeleteResourceLite(&Ext->Object);
//  ^^^^^^^^^^^^^^^^^^^^ resource-not-initialized: Object
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
\`\`\`c good
#include <wdm.h>
typedef struct _EXT { ERESOURCE Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    if (!NT_SUCCESS(ExInitializeResourceLite(&Ext->Object))) {
        return;
    }
    ExDeleteResourceLite(&Ext->Object);
}
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    return STATUS_SUCCESS;
}
\`\`\`
`,
  ready: { ExInitializeResourceLite: 0 },
  uses: { ExAcquireResourceExclusiveLite: 0, ExAcquireResourceSharedLite: 0, ExDeleteResourceLite: 0 },
  thing: "the resource",
});
