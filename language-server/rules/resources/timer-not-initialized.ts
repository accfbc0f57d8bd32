// A timer without KeInitializeTimer.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const timerNotInitialized: Rule = uninitialised({
  id: "timer-not-initialized",
  severity: "error",
  summary: "A timer is used that nothing in the driver initialises.",
  names: {},
  page: `Its list links are garbage, and the timer table with them. KeInitializeTimer must be called before the first use, on every path.

**Mend it**: call KeInitializeTimer, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KTIMER Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeCancelTimer(&Ext->Object);
//  ^^^^^^^^^^^^^ timer-not-initialized: Object
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
typedef struct _EXT { KTIMER Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeInitializeTimer(&Ext->Object);
    KeCancelTimer(&Ext->Object);
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
  ready: { KeInitializeTimer: 0, KeInitializeTimerEx: 0 },
  uses: { KeSetTimer: 0, KeSetTimerEx: 0, KeSetCoalescableTimer: 0, KeCancelTimer: 0 },
  thing: "the timer",
});
