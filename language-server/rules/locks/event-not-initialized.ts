// An event without KeInitializeEvent.
import { uninitialised } from "../kinds/whole-driver.ts";
import type { Rule } from "../rule.ts";

export const eventNotInitialized: Rule = uninitialised({
  id: "event-not-initialized",
  severity: "error",
  summary: "An event is used that nothing in the driver initialises.",
  names: {},
  page: `Setting or waiting for it works on list links that are garbage. KeInitializeEvent must be called before the first use, on every path.

**Mend it**: call KeInitializeEvent, in AddDevice or DriverEntry.

\`\`\`c bad
#include <wdm.h>
typedef struct _EXT { KEVENT Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeSetEvent(&Ext->Object, IO_NO_INCREMENT, FALSE);
//  ^^^^^^^^^^ event-not-initialized: Object
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
typedef struct _EXT { KEVENT Object; } EXT, *PEXT;
VOID Use(PEXT Ext)
{
    KeInitializeEvent(&Ext->Object, NotificationEvent, FALSE);
    KeSetEvent(&Ext->Object, IO_NO_INCREMENT, FALSE);
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
  ready: { KeInitializeEvent: 0 },
  uses: { KeSetEvent: 0, KeClearEvent: 0, KeResetEvent: 0, KeReadStateEvent: 0, KeWaitForSingleObject: 0 },
  record: "KEVENT",
  thing: "the event",
});
