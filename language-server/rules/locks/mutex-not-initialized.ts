// A mutex without KeInitializeMutex.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const mutexNotInitialized: Rule = uninitialised({
  id: "mutex-not-initialized",
  severity: "error",
  summary: "A mutex is used that nothing in the driver initialises.",
  names: {},
  page: `Its list links and its owner are garbage. KeInitializeMutex must be called before the first use, on every path.

**Mend it**: call KeInitializeMutex, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KMUTEX Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    (VOID)KeReadStateMutex(&Ext->Object);
//        ^^^^^^^^^^^^^^^^ mutex-not-initialized: Object
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
typedef struct _EXT { KMUTEX Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeInitializeMutex(&Ext->Object, 0);
    (VOID)KeReadStateMutex(&Ext->Object);
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
  ready: { KeInitializeMutex: 0 },
  uses: { KeReleaseMutex: 0, KeReadStateMutex: 0 },
  thing: "the mutex",
});
