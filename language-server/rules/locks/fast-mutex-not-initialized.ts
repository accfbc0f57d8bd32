// A fast mutex without ExInitializeFastMutex.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const fastMutexNotInitialized: Rule = uninitialised({
  id: "fast-mutex-not-initialized",
  severity: "error",
  summary: "A fast mutex is used that nothing in the driver initialises.",
  names: {},
  page: `Its count is zero, so the first acquire waits for ever. ExInitializeFastMutex must be called before the first use, on every path.

**Mend it**: call ExInitializeFastMutex, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { FAST_MUTEX Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    ExAcquireFastMutex(&Ext->Object);
//  ^^^^^^^^^^^^^^^^^^ fast-mutex-not-initialized: Object
    ExReleaseFastMutex(&Ext->Object);
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
typedef struct _EXT { FAST_MUTEX Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    ExInitializeFastMutex(&Ext->Object);
    ExAcquireFastMutex(&Ext->Object);
    ExReleaseFastMutex(&Ext->Object);
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
  ready: { ExInitializeFastMutex: 0 },
  uses: { ExAcquireFastMutex: 0, ExTryToAcquireFastMutex: 0 },
  thing: "the fast mutex",
});
