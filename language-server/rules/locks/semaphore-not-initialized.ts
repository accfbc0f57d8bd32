// A semaphore without KeInitializeSemaphore.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const semaphoreNotInitialized: Rule = uninitialised({
  id: "semaphore-not-initialized",
  severity: "error",
  summary: "A semaphore is used that nothing in the driver initialises.",
  names: {},
  page: `Its count and its list links are garbage. KeInitializeSemaphore must be called before the first use, on every path.

**Mend it**: call KeInitializeSemaphore, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KSEMAPHORE Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeReleaseSemaphore(&Ext->Object, 0, 1, FALSE);
//  ^^^^^^^^^^^^^^^^^^ semaphore-not-initialized: Object
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
typedef struct _EXT { KSEMAPHORE Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeInitializeSemaphore(&Ext->Object, 0, 10);
    KeReleaseSemaphore(&Ext->Object, 0, 1, FALSE);
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
  ready: { KeInitializeSemaphore: 0 },
  uses: { KeReleaseSemaphore: 0, KeReadStateSemaphore: 0 },
  thing: "the semaphore",
});
