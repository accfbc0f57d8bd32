// A DPC without KeInitializeDpc.
import { uninitialised } from "./kinds/whole-driver.ts";
import type { Rule } from "./rule.ts";

export const dpcNotInitialized: Rule = uninitialised({
  id: "dpc-not-initialized",
  severity: "error",
  summary: "A DPC is used that nothing in the driver initialises.",
  names: {},
  page: `Queueing it calls whatever its routine happens to be. KeInitializeDpc must be called before the first use, on every path.

**Mend it**: call KeInitializeDpc, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KDPC Object; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Use(PEXT Ext)
{
    KeInsertQueueDpc(&Ext->Object, NULL, NULL);
//  ^^^^^^^^^^^^^^^^ dpc-not-initialized: Object
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
typedef struct _EXT { KDPC Object; } EXT, *PEXT;
KDEFERRED_ROUTINE Tick;
VOID Use(PEXT Ext)
{
    KeInitializeDpc(&Ext->Object, Tick, Ext);
    KeInsertQueueDpc(&Ext->Object, NULL, NULL);
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
  ready: { KeInitializeDpc: 0, KeInitializeThreadedDpc: 0 },
  uses: {
    KeInsertQueueDpc: 0,
    KeRemoveQueueDpc: 0,
    KeSetTargetProcessorDpc: 0,
    KeSetImportanceDpc: 0,
    KeSetTimer: 2,
    KeSetTimerEx: 3,
    KeSetCoalescableTimer: 4,
  },
  thing: "the DPC",
});
